"""Facts that several acts use: the States, the person, the arrival, the events of an application."""

from fairway.law.language import Bool, Choice, Country, Date, Fraction, Sensitivity, State, Who, fact

# The question itself
fact("asked_on", Date, "On which day is the question asked?")
fact("acting_state", State, "Which Member State's authority is to act (its days off count)?")
fact("requesting_state", State, "Which Member State asks another to take charge, take back or inform?")
fact("requested_state", State, "Which Member State is asked?")

# The person
fact("date_of_birth", Date, "When was the person born?")
fact("minor", Bool, "Is the person under 18?")
fact("unaccompanied_minor", Bool, "Is the person a minor without an adult responsible for them by law or practice?")
fact("family_with_minor", Bool, "Is the person a minor or a family member travelling with a minor?")
fact("stateless", Bool, "Is the person stateless?")
fact("nationality", Country, "What is the person's nationality (XX: none)?")
fact("special_procedural_needs_unsupported", Bool,
     "Does the person need special procedural guarantees that cannot be provided in this procedure?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY, sensitivity=Sensitivity.SPECIAL, cite="APR Art. 21(2)")  # fmt: skip
fact("special_reception_needs_unmet", Bool,
     "Does the person have special reception needs that cannot be met at the place?",
     evaluative=True, sensitivity=Sensitivity.SPECIAL, cite="APR Art. 53(2)(b)")  # fmt: skip

# The arrival
fact("arrival_kind", Choice("irregular_crossing", "search_and_rescue", "border_crossing_point", "transit_zone",
                            "relocated", "inland"),
     "How did the person come before the authorities?")  # fmt: skip
fact("apprehended_on", Date, "On what day was the person apprehended?")
fact("disembarked_on", Date, "On what day was the person disembarked after search and rescue?")
fact(
    "presented_on", Date, "On what day did the person present themselves at the border crossing point or transit zone?"
)
fact(
    "entry_conditions_met",
    Bool,
    "Does the person fulfil the entry conditions of Article 6 of the Schengen Borders Code?",
)
fact("authorised_to_enter", Bool, "Has the person been authorised to enter?")
fact("crossed_on", Date, "On what day did the person cross the external border irregularly?", after=("date_of_birth",))
fact("first_registration_state", State, "Which Member State first registered the application?")

# The application
fact("made_on", Date, "On what day did the person express the wish for international protection?",
     after=("date_of_birth",))  # fmt: skip
fact("screening_ended_on", Date, "On what day did the screening end?",
     after=("apprehended_on", "disembarked_on", "presented_on"))  # fmt: skip
fact("registered_on", Date, "On what day was the application registered?", after=("made_on",))
fact("lodged_on", Date, "On what day was the application lodged?", after=("made_on", "registered_on"))
fact("subsequent_application", Bool, "Is it a subsequent application (after a final decision on an earlier one)?")
fact("decision_notified_on", Date, "On what day was the decision on the application notified?", after=("lodged_on",))
fact("final_decision_on", Date, "On what day did the decision on the application become final?",
     after=("decision_notified_on",))  # fmt: skip
fact("appeal_lodged_on", Date, "On what day was the appeal lodged?", after=("decision_notified_on",))
fact("disproportionate_number", Bool,
     "Do a disproportionate number of people ask for protection within the same period, so that the normal limit cannot be kept?",
     evaluative=True)  # fmt: skip
fact("withdrawn_on", Date, "On what day was the application withdrawn, expressly or by declaration of implicit withdrawal?",
     after=("made_on",))  # fmt: skip
fact("applicant_at_fault_for_delay", Bool, "Is the delay solely due to the applicant not fulfilling their obligations?",
     evaluative=True)  # fmt: skip

# Grounds of Article 42(1) of the Asylum Procedure Regulation, point by point
fact("ground_irrelevant_issues", Bool, "Has the applicant raised only issues that do not matter for protection (point a)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_inconsistent", Bool,
     "Are the applicant's statements clearly inconsistent, false, obviously improbable or against verified country information (point b)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_misled", Bool,
     "Has the applicant, after a full chance to show good cause, intentionally misled the authorities on identity or nationality, "
     "or destroyed papers in bad faith (point c)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_delay_removal", Bool, "Was the application made only to delay or frustrate a removal (point d)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_safe_country_of_origin", Bool,
     "Can a third country be considered a safe country of origin for this applicant (point e)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_security", Bool,
     "Are there reasonable grounds to consider the applicant a danger to national security or public order, or was the applicant "
     "enforceably expelled for such reasons (point f)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_subsequent_admissible", Bool, "Is it a subsequent application that is not inadmissible (point g)?",
     who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_irregular_late", Bool,
     "Did the applicant enter or stay irregularly and, without good reason, not present themselves or apply as soon as possible (point h)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("ground_lawful_entry_late", Bool,
     "Did the applicant enter lawfully and, without good reason, not apply as soon as possible (point i; needs arising on the spot excepted)?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("recognition_rate", Fraction,
     "What share of Union-wide decisions on applicants of this nationality granted protection, on the latest yearly Eurostat average?",
     who=Who.OBSERVATORY, sensitivity=Sensitivity.PUBLIC, minimum=0, maximum=1, cite="APR Art. 42(1)(j)")  # fmt: skip
fact("significant_change_in_country", Bool,
     "Has there been a significant change in the country concerned since the figures were published?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("category_not_represented_by_rate", Bool,
     "Does the applicant belong to a category of persons for whom the recognition rate is not representative?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip

# Detention
fact("detained", Bool, "Is the person detained?")
fact("detained_on", Date, "On what day did the detention begin?")
fact(
    "risk_of_absconding",
    Bool,
    "Does a named official find, on the individual facts, a risk of absconding?",
    evaluative=True,
)
fact("removal_would_breach_non_refoulement", Bool,
     "Would removal expose the person to refoulement or to treatment contrary to Article 4 of the Charter?", evaluative=True)  # fmt: skip

# Crisis and force majeure: what the Council act says
fact("crisis_situation", Choice("mass_arrivals", "instrumentalisation", "force_majeure"),
     "Which situation of crisis or force majeure has the Council recognised for the acting State (none: no such act)?",
     who=Who.COUNCIL, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("crisis_applies_from", Date, "From which day does the Council's implementing act authorise derogations?",
     who=Who.COUNCIL, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("crisis_applies_until", Date, "Until which day does the Council's implementing act authorise derogations?",
     who=Who.COUNCIL, sensitivity=Sensitivity.PUBLIC, after=("crisis_applies_from",))  # fmt: skip
