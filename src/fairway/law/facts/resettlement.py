"""Facts of resettlement and humanitarian admission."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, Who, Whole, fact

OPEN = Sensitivity.PUBLIC

fact(
    "state_takes_part_in_union_plan", Bool,
    "Does the Member State, of its own will, take part in the Union plan with places?", sensitivity=OPEN,
)  # fmt: skip
fact("person_within_union_plan", Bool, "Does the person fall within the Union plan (region, group, kind of admission)?")
fact(
    "admission_kind", Choice("resettlement", "humanitarian_admission"),
    "Is it resettlement or humanitarian admission?",
)  # fmt: skip
fact(
    "emergency_admission", Bool, "Is it an emergency admission (urgent protection needs or immediate medical needs)?",
    evaluative=True,
)  # fmt: skip
fact("region_of_union_plan", Bool, "Is the person in a region or third country named in the Union plan?")
fact("consent_to_admission", Bool, "Has the person consented to admission and not withdrawn the consent?")
fact(
    "eligibility_conditions_met", Bool,
    "Does the person meet the conditions of Article 5 (need of protection or family, and one of the groups)?",
    evaluative=True,
)  # fmt: skip
fact(
    "union_plan_begins_on", Date, "On which day does the two-year period of the Union plan begin?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "union_plan_adopted_on", Date, "On what day did the Council adopt the Union plan?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "union_plan_places", Whole, "How many people are to be admitted under the Union plan?", who=Who.COUNCIL,
    sensitivity=OPEN, minimum=1, cite="RES Art. 8(3)(a)",
)  # fmt: skip
fact(
    "union_plan_resettlement_places", Whole, "How many of them are to be resettled?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact("admission_registered_on", Date, "On what day was the person registered for the admission procedure?")
fact("admission_complex", Bool, "Does the case involve complex issues of fact or law?", evaluative=True)
fact(
    "admission_concluded_on", Date, "On what day was the conclusion on admission reached?",
    after=("admission_registered_on",),
)  # fmt: skip
fact("entered_after_admission_on", Date, "On what day did the person enter the territory of the State?")
fact(
    "admission_outcome",
    Choice(
        "status_granted", "refused_for_earlier_refusal", "refused_otherwise", "discontinued_consent_withdrawn",
        "discontinued_otherwise",
    ),
    "How did the admission procedure end (refused_for_earlier_refusal: under Article 6(1)(f))?",
)  # fmt: skip
fact("admission_discontinued_on", Date, "On what day was the admission procedure discontinued?")
fact("admission_data_erased_on", Date, "On what day were the person's data erased by the State?")
fact(
    "eu_citizenship_known_on", Date,
    "On what day did the State learn that the person has acquired a Member State's citizenship (none: not)?",
)  # fmt: skip
fact(
    "admission_bars",
    ChoiceSet(
        "rights_of_nationals_in_residence", "crime_against_peace_war_humanity", "serious_crime",
        "acts_against_un_purposes", "danger_to_community_order_security_health", "alert_for_refusal_of_entry",
        "already_has_status",
    ),
    "Which mandatory grounds of Article 6(1)(a) to (e) are established?", evaluative=True,
    sensitivity=Sensitivity.SPECIAL, cite="RES Art. 6(1)",
)  # fmt: skip
fact(
    "optional_admission_bars",
    ChoiceSet("crime_with_maximum_of_a_year_or_more", "refuses_orientation", "no_adequate_support_for_vulnerability"),
    "Which optional grounds of Article 6(2)(b) to (d) are established?", evaluative=True,
)  # fmt: skip
fact(
    "consent_refused_or_withdrawn_on", Date,
    "On what day did the person, told of the consequences, not give or withdraw consent to a particular State "
    "(none: never)?",
)  # fmt: skip
fact(
    "refused_for_danger_or_alert_on", Date,
    "On what day did a Member State refuse admission under Article 6(1)(c) or (d) (none: never)?",
)  # fmt: skip
fact(
    "grounds_applied_without_discrimination", Bool,
    "Are the grounds applied without any discrimination (Article 6(3))?", evaluative=True,
)  # fmt: skip
