"""Facts of the asylum border procedure: the place, the reasons to leave it, and the State's capacity."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, Who, Whole, fact

# Who comes into the border procedure (Articles 43 to 45)
fact(
    "border_conditions_met_before_relocation",
    Bool,
    "Were the conditions of the border procedure met in the Member State from which the applicant was relocated?",
    who=Who.OTHER_STATE,
)
fact(
    "danger_to_the_acting_state_or_expelled_by_it",
    Bool,
    "Are there reasonable grounds to consider the applicant a danger to the national security or public order of "
    "the acting State itself, or was the applicant enforceably expelled under its law for serious reasons of that "
    "kind?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact("age_assessment_begun", Bool, "Has the age assessment been begun?")
fact(
    "better_prospects_of_return",
    Bool,
    "Does the applicant come from a country whose nationals or former residents, as a group, have better prospects "
    "of being returned after a negative decision?",
    evaluative=True,
)
fact(
    "danger_on_serious_grounds",
    Bool,
    "Is the applicant considered, on serious grounds, a danger to national security or public order?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "border_limit_extended_after_relocation",
    Bool,
    "Has the Member State of relocation extended the border procedure to 16 weeks?",
)
fact(
    "border_procedure_ended_on",
    Date,
    "On what day did the border procedure end, with all its stages?",
    after=("registered_on",),
)
fact(
    "held_in_border_procedure",
    Bool,
    "Is the border procedure being applied to the applicant?",
    who=Who.DETERMINING_AUTHORITY,
)

# Reasons not to begin it, or to stop it (Article 53)
fact(
    "border_grounds_not_applicable",
    Bool,
    "Does the determining authority consider that the grounds for rejecting the application as inadmissible or for "
    "accelerating its examination do not, or no longer, apply?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "procedural_support_lacking_at_border_place",
    Bool,
    "Is the applicant in need of special procedural guarantees that cannot be supported at the place of the border "
    "procedure?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
    sensitivity=Sensitivity.SPECIAL,
    cite="APR Art. 53(2)(c)",
)
fact(
    "medical_reasons_against_border_procedure",
    Bool,
    "Are there medical reasons, of body or mind, for not applying the border procedure?",
    evaluative=True,
    who=Who.MEDICAL,
    sensitivity=Sensitivity.SPECIAL,
    cite="APR Art. 53(2)(d)",
)
fact(
    "detention_guarantees_not_met",
    Bool,
    "Are the guarantees and conditions of Articles 10 to 13 of the Reception Conditions Directive not, or no "
    "longer, met?",
    evaluative=True,
)
fact(
    "border_procedure_impossible_without_detention",
    Bool,
    "Is it impossible to apply the border procedure to this applicant without detention?",
    evaluative=True,
)

# Entry at the end (Article 43(3))
fact(
    "return_or_refusal_decision_issued",
    Bool,
    "Has a return decision or a refusal of entry been issued against the applicant?",
)

# The place (Article 54)
fact(
    "move_purpose",
    Choice("determining_authority", "first_instance_court", "medical_care", "other"),
    "For what purpose is the applicant moved from the place of the border procedure?",
)
fact(
    "child_best_interests_assessed_for_border_place",
    Bool,
    "Has the best interest of the child been assessed before the family was placed?",
)
fact(
    "family_facility_adequate",
    Bool,
    "Is the facility adequate to the needs of a family with minors (Chapter IV of the Reception Conditions Directive)?",
    evaluative=True,
)
fact(
    "border_place_changed_on",
    Date,
    "On what day did the places of the border procedure change?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "border_place_change_notified_on",
    Date,
    "On what day was the Commission told of the change of places?",
    sensitivity=Sensitivity.PUBLIC,
    after=("border_place_changed_on",),
)
fact(
    "family_suspension_recommended",
    Bool,
    "Has the Commission recommended that the acting State suspend the border procedure for families with minors?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "family_place_shortcomings_indicated",
    Bool,
    "Does the monitoring of the Asylum Agency give the Commission grounds to think that the requirements for "
    "families with minors are not met?",
    evaluative=True,
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
)

# Family at the border (Article 45(3))
fact(
    "border_family_relation",
    Choice("spouse", "partner", "child", "parent", "responsible_adult", "sibling", "other"),
    "What is the relative to the applicant?",
)
fact(
    "family_existed_before_entry",
    Bool,
    "Did the family exist before the applicant entered the territory of the Member States?",
)
fact(
    "relative_present_as_applicant",
    Bool,
    "Is the relative present in the same Member State in connection with the application?",
)
fact(
    "stable_partners_treated_as_spouses",
    Bool,
    "Is the relationship stable, and does the State treat unmarried couples like married ones?",
)
fact("relative_minor", Bool, "Is the relative under 18?")
fact(
    "relative_unmarried",
    Bool,
    "Is the relative unmarried (a marriage that could not be concluded under the State's law, for age or "
    "otherwise, does not count)?",
)
fact(
    "applicant_unmarried",
    Bool,
    "Is the applicant unmarried (a marriage that could not be concluded under the State's law, for age or "
    "otherwise, does not count)?",
)

# Capacity of the acting State (Articles 46 to 50): counts of people, never rates
fact(
    "irregular_crossings_in_three_years",
    Whole,
    "How many irregular crossings of the external border did the State have in the three years counted (Frontex)?",
    who=Who.OBSERVATORY,
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 47(4)",
)
fact(
    "search_and_rescue_arrivals_in_three_years",
    Whole,
    "How many people arrived in the State after search and rescue in the three years counted and are not among the "
    "crossings?",
    who=Who.OBSERVATORY,
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 47(4)",
)
fact(
    "refusals_of_entry_in_three_years",
    Whole,
    "How many refusals of entry at its external borders did the State have in the three years counted (Eurostat)?",
    who=Who.OBSERVATORY,
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 47(4)",
)
fact(
    "union_crossings_arrivals_and_refusals_in_three_years",
    Whole,
    "What is the sum of crossings, arrivals after search and rescue and refusals of entry in the whole Union in "
    "these three years?",
    who=Who.OBSERVATORY,
    sensitivity=Sensitivity.PUBLIC,
    minimum=1,
    cite="APR Art. 47(4)",
)
fact(
    "adequate_capacity_in_implementing_act",
    Whole,
    "What number does the Commission's implementing act set as adequate capacity of the acting State?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 47(1)",
)
fact(
    "capacity_act_adopted_on",
    Date,
    "On what day did the Commission adopt its second or a later implementing act on adequate capacity?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "adequate_capacity_ready_on",
    Date,
    "On what day did the State have the capacity set by that act?",
    sensitivity=Sensitivity.PUBLIC,
    after=("capacity_act_adopted_on",),
)
fact(
    "border_procedure_applicants_now",
    Whole,
    "How many applicants are in the State's asylum border procedure now?",
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 48(1)",
)
fact(
    "return_border_procedure_persons_now",
    Whole,
    "How many people are in the State's return border procedure, or its national equivalent, now?",
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 48(1)",
)
fact(
    "border_applications_examined_this_year",
    Whole,
    "How many applications has the State examined in the border procedure since 1 January?",
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    cite="APR Art. 50",
)
fact(
    "capacity_reached_notified_this_year_on",
    Date,
    "On what day of the calendar year asked about did the State notify that its adequate capacity is reached "
    "(none: not this year)?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "capacity_notice_content",
    ChoiceSet("numbers", "measure", "reasons"),
    "What does the notice state: the numbers of people in both procedures, the measure, detailed reasons?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "other_states_told_of_capacity_notice",
    Bool,
    "Have the other Member States been told of the notice?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "previous_capacity_report_on",
    Date,
    "On what day was the last monthly report sent (none: no report yet)?",
    sensitivity=Sensitivity.PUBLIC,
)
fact("capacity_report_sent_on", Date, "On what day was the next monthly report sent?", sensitivity=Sensitivity.PUBLIC)
fact(
    "capacity_report_content",
    ChoiceSet("applicants", "weekly_flows", "staff", "administrative_duration", "court_duration"),
    "What does the monthly report contain?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "yearly_maximum_notified_this_year_on",
    Date,
    "On what day of the calendar year asked about did the State notify that it has examined the yearly maximum "
    "(none: not this year)?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "yearly_maximum_authorised_this_year_on",
    Date,
    "On what day of the calendar year asked about did the Commission authorise the State not to apply the border "
    "procedure on grounds c and j (none: it did not)?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
    after=("yearly_maximum_notified_this_year_on",),
)
