"""Facts of reception: information, movement, detention, school, work, material conditions, needs, remedies."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, Who, fact

NATIONAL = Who.NATIONAL_LAW

# Information
fact(
    "reception_information_given_on", Date, "On what day was the standard information on reception conditions given?",
    after=("made_on",),
)  # fmt: skip
fact(
    "reception_information_tied_to_registration", Bool,
    "Does national law tie the information on reception to the time limit for registration?", who=NATIONAL,
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "reception_information_in_writing_and_understood", Bool,
    "Was the information given in writing, in plain words and in a language the applicant understands?",
)  # fmt: skip
fact(
    "rare_language", Bool,
    "Is the only language that the applicant understands so rare that no written version is at hand in time?",
)  # fmt: skip
fact(
    "oral_information_confirmed_as_understood", Bool,
    "Has the applicant confirmed having understood the oral or visual information?", who=Who.APPLICANT,
)  # fmt: skip
fact(
    "child_informed_with_representative", Bool,
    "Was the unaccompanied minor informed in a child-friendly way in the presence of the representative or "
    "provisional person?",
)  # fmt: skip

# Area and place
fact(
    "area_purpose", Choice("swift_processing", "geographical_distribution", "other"),
    "For what purpose is the applicant assigned to a geographical area?",
)  # fmt: skip
fact(
    "area_conditions_in_national_law", Bool,
    "Are the conditions of area assignment laid down in national law and reported?", who=NATIONAL,
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "area_large_enough", Bool,
    "Is the area large enough, with the necessary public infrastructure and respect for private life?",
    evaluative=True,
)  # fmt: skip
fact(
    "rights_usable_in_area", Bool,
    "Can the applicant effectively use the rights and procedural guarantees in the area?", evaluative=True,
)  # fmt: skip
fact(
    "leave_reason",
    Choice("urgent_serious_family_reasons", "medical_care_not_available", "appointment_with_authority", "other"),
    "Why does the applicant wish to leave the area or place for a time?",
)  # fmt: skip
fact("leave_reason_justified", Bool, "Is that reason duly justified?", evaluative=True)
fact(
    "place_restriction_necessary", Bool, "Is it necessary that the applicant lives only in a specific place?",
    evaluative=True,
)  # fmt: skip
fact("public_order_reasons", Bool, "Do reasons of public order require it?", evaluative=True)
fact(
    "place_restriction_proportionate", Bool,
    "Is the decision proportionate and does it take account of the individual situation, special reception needs "
    "included?",
    evaluative=True,
)  # fmt: skip
fact(
    "place_restriction_written_with_reasons", Bool,
    "Is there a written decision with reasons in fact and law, and was the applicant told of remedies and "
    "consequences in a language understood?",
)  # fmt: skip
fact(
    "place_restriction_in_force_since_on", Date,
    "Since what day has the restriction to a place, or the reporting duty, been applied?",
)  # fmt: skip
fact(
    "place_restriction_review_in_national_law", Choice("of_its_own_motion", "on_request"),
    "Does national law have such decisions reviewed by a court of its own motion, or on the applicant's request?",
    who=NATIONAL, sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "leave_refusal_reasoned", Bool,
    "Was the refusal of temporary leave decided individually, impartially and with reasons?",
)  # fmt: skip

fact(
    "residence_restricted_to_place",
    Bool,
    "Is the applicant under a decision allowing residence only in a specific place?",
)
fact("lives_at_assigned_place", Bool, "Does the applicant actually live at that place?")

# Detention
fact(
    "reception_detention_ground",
    Choice(
        "identity", "elements_of_application", "breach_of_residence_order", "border_entry",
        "return_and_delaying_application", "security_or_public_order", "transfer",
    ),
    "On which ground of Article 10(4) (a to g, in this order) is the applicant detained?",
)  # fmt: skip
fact(
    "elements_not_obtainable_without_detention", Bool,
    "Can the elements of the application not be obtained without detention?", evaluative=True,
)  # fmt: skip
fact("residence_order_breached", Bool, "Has the applicant breached an individual residence order under Article 9(1)?")
fact(
    "in_border_procedure_to_decide_on_entry", Bool,
    "Is a border procedure under way in which the right to enter is decided?",
)  # fmt: skip
fact("held_in_return_procedure", Bool, "Is the applicant detained in a return procedure under Directive 2008/115?")
fact(
    "application_only_to_delay_return", Bool,
    "Is it shown on objective criteria, such as an earlier opportunity to apply, that the application was made only "
    "to delay or frustrate the return?",
    evaluative=True,
)  # fmt: skip
fact(
    "security_or_public_order_requires_detention", Bool, "Do national security or public order require detention?",
    evaluative=True,
)  # fmt: skip
fact(
    "transfer_detention_conditions_met", Bool, "Are the conditions of AMMR Article 44 for detention met?",
    evaluative=True,
)  # fmt: skip
fact(
    "detention_ground_in_national_law", Bool, "Is the ground laid down in national law?", who=NATIONAL,
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "detention_necessary_in_individual_case", Bool, "Is detention necessary on an individual assessment of the case?",
    evaluative=True,
)  # fmt: skip
fact(
    "detention_for_status_nationality_or_punishment", Bool,
    "Does the detention rest only on being an applicant or on nationality, or is it punitive?", evaluative=True,
)  # fmt: skip
fact(
    "detention_order_written_with_reasons", Bool,
    "Is there a written order with reasons in fact and law that says why less coercive measures do not suffice?",
)  # fmt: skip
fact(
    "detention_lasts_only_by_authority_delay", Bool,
    "Does the detention go on only because of administrative delay that is not the applicant's?",
)  # fmt: skip
fact(
    "health_at_serious_risk_in_detention", Bool,
    "Would detention put the physical or mental health of an applicant with special reception needs at serious risk?",
    evaluative=True, who=Who.MEDICAL, sensitivity=Sensitivity.SPECIAL, cite="RCD Art. 13(1)",
)  # fmt: skip
fact("detention_ordered_by", Choice("court", "administration"), "Who ordered the detention?")
fact(
    "detention_review_kind", Choice("of_its_own_motion", "on_request"),
    "Is the court's review held of its own motion or on request?",
)  # fmt: skip
fact("detention_review_requested_on", Date, "On what day were the review proceedings started?", after=("detained_on",))
fact(
    "detention_review_exceptional", Bool, "Is the situation exceptional, so that the review may take 21 days?",
    evaluative=True,
)  # fmt: skip
fact(
    "detention_reviewed_on", Date, "On what day did the court conclude its review of the detention?", who=Who.COURT,
    after=("detained_on",),
)  # fmt: skip
fact(
    "detainee_information_given", Bool,
    "Was the applicant at once told in writing, in a language understood, of the reasons, the remedies and free "
    "legal help?",
)  # fmt: skip
fact(
    "free_legal_help_for_review_given", Bool,
    "Has the applicant free legal assistance and representation for the review?",
)  # fmt: skip
fact(
    "new_circumstances_on_detention", Bool,
    "Are there new circumstances or information, or a prolonged detention, that put its lawfulness in question?",
    evaluative=True,
)  # fmt: skip
fact(
    "last_detention_review_timely", Bool,
    "Was the last review held within a reasonable (for a minor alone: regular) interval?", evaluative=True,
    who=Who.COURT,
)  # fmt: skip
fact(
    "child_detention_exceptional_last_resort", Bool,
    "Are the circumstances exceptional, detention the last resort and less coercive alternatives of no effect?",
    evaluative=True,
)  # fmt: skip
fact(
    "child_detention_in_best_interests", Bool,
    "Is detention assessed to be in the best interests of the child (Article 26)?", evaluative=True,
)  # fmt: skip
fact("parent_or_carer_detained", Bool, "Is the accompanied minor's parent or primary carer detained?")
fact("detention_protects_child", Bool, "Does detention protect the unaccompanied minor?", evaluative=True)
fact(
    "child_held_in_prison_or_police_facility", Bool,
    "Is the minor held in a prison or another facility used for law enforcement?",
)  # fmt: skip

# School, work, courses
fact("school_access_granted_on", Date, "On what day was the minor given access to school?", after=("lodged_on",))
fact(
    "school_resumes_on", Date,
    "On what day does school begin again, if the two months end in school holidays (none: they do not)?",
)  # fmt: skip
fact(
    "schooling_outside_ordinary_system_since_on", Date,
    "Since what day is the minor taught outside the ordinary school system (none: not)?",
)  # fmt: skip
fact("ordinary_school_access_on", Date, "On what day did the minor enter the ordinary school system?")
fact(
    "removal_carried_out_on", Date,
    "On what day was the removal of the minor or the parents actually carried out (none: not)?",
)  # fmt: skip
fact("in_secondary_education", Bool, "Is the person in secondary education begun as a minor?")
fact(
    "labour_market_access_granted_on", Date, "On what day was access to the labour market effectively given?",
    after=("made_on",),
)  # fmt: skip

# Material conditions
fact(
    "sufficient_means_for_adequate_standard", Bool,
    "Has the applicant sufficient means for an adequate standard of living?", evaluative=True,
)  # fmt: skip
fact(
    "means_test_in_national_law", Bool,
    "Does national law make material reception conditions depend on a lack of means?", who=NATIONAL,
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "contribution_proportionate_and_dignified", Bool,
    "Is the contribution or refund proportionate, and does it respect the applicant's circumstances and dignity?",
    evaluative=True,
)  # fmt: skip
fact("needs_assessment_requires_other_conditions", Bool, "Is an assessment of special reception needs still required?")
fact(
    "housing_capacity_exhausted", Bool,
    "Is the housing normally available temporarily exhausted, or unavailable through disproportionate numbers or a "
    "disaster?",
    evaluative=True,
)  # fmt: skip
fact(
    "other_conditions_justified_and_shortest", Bool,
    "Is the departure duly justified and for a reasonable period that is as short as possible?", evaluative=True,
)  # fmt: skip
fact("health_care_assured", Bool, "Is health care under Article 22 assured?")
fact(
    "charter_standard_assured", Bool,
    "Is a standard of living in line with Union law, the Charter and international obligations assured?",
    evaluative=True,
)  # fmt: skip
fact(
    "commission_and_agency_told_of_other_conditions", Bool,
    "Were the Commission and the Asylum Agency told of the different conditions (and of the plan that was "
    "activated)?",
)  # fmt: skip
fact(
    "transfer_decision_says_conditions_withdrawn", Bool,
    "Does the transfer decision say that reception conditions are withdrawn?",
)  # fmt: skip
fact("separate_withdrawal_decision", Bool, "Is there a separate decision that withdraws the reception conditions?")
fact(
    "reception_breaches",
    ChoiceSet(
        "left_area_or_place_or_absconded", "no_cooperation", "subsequent_application", "hid_means",
        "house_rules_or_violence", "skipped_integration",
    ),
    "Which of the situations of Article 23(2)(a) to (f) is established?", evaluative=True,
)  # fmt: skip
fact(
    "integration_absence_outside_control", Bool,
    "Was the absence from integration measures outside the applicant's control?", evaluative=True,
)  # fmt: skip
fact("reduction_justified_and_proportionate", Bool, "Is the measure duly justified and proportionate?", evaluative=True)
fact(
    "reception_decision_individual_and_reasoned", Bool,
    "Has a decision been taken individually, objectively and impartially, with reasons and regard to the particular "
    "situation?",
)  # fmt: skip
fact("breach_circumstances_ended", Bool, "Have the circumstances on which the reduction or withdrawal rests ended?")
fact("reinstatement_decided_on", Date, "On what day was it decided whether to reinstate the conditions?")

# Special reception needs, children
fact(
    "reception_needs_assessed_on", Date, "On what day was the assessment of special reception needs completed?",
    after=("made_on",),
)  # fmt: skip
fact("assessment_merged_with_procedural_one", Bool, "Is that assessment merged with the one of APR Article 20?")
fact("needs_appeared_later", Bool, "Have special reception needs appeared at a later stage?")
fact("later_needs_addressed", Bool, "Have the needs that appeared later been assessed and addressed?")
fact(
    "condition_may_affect_reception_needs", Bool,
    "Is there reason to believe that the physical or mental condition affects the reception needs?", evaluative=True,
    sensitivity=Sensitivity.SPECIAL, cite="RCD Art. 25(2)(c)",
)  # fmt: skip
fact(
    "referral_consent", Bool, "Has the applicant consented to being referred to a doctor or psychologist?",
    who=Who.APPLICANT,
)  # fmt: skip
fact(
    "special_needs_categories",
    ChoiceSet(
        "minor", "unaccompanied_minor", "disability", "elderly", "pregnant", "lgbti", "single_parent",
        "trafficking_victim", "serious_illness", "mental_disorder", "torture_rape_or_violence",
    ),
    "To which of the groups of Article 24 does the applicant belong?", sensitivity=Sensitivity.SPECIAL,
    cite="RCD Art. 24",
)  # fmt: skip
fact(
    "adult_centre_in_best_interests", Bool, "Is a place in a centre for adults in the best interests of the minor?",
    evaluative=True,
)  # fmt: skip

# Contingency, remedies
fact(
    "contingency_plan_sent_on", Date,
    "On what day was the contingency plan for reception sent to the Asylum Agency (none: not yet)?",
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "contingency_plan_last_reviewed_on", Date, "On what day was the contingency plan drawn up or last reviewed?",
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "contingency_plan_reviewed_again_on", Date, "On what day was the contingency plan reviewed after that?",
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact("contingency_plan_activated", Bool, "Is the contingency plan activated?", sensitivity=Sensitivity.PUBLIC)
fact(
    "told_of_contingency_activation", Bool, "Were the Commission and the Asylum Agency told of the activation?",
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "reception_decision_kind",
    Choice("grant_reduction_or_withdrawal", "refusal_to_leave_area", "residence_or_reporting", "area_assignment"),
    "What kind of decision on reception is it?",
)  # fmt: skip
fact("reception_decision_concerns_individual", Bool, "Does the decision affect the applicant individually?")
fact("remedy_stage", Choice("administrative", "court"), "Before whom is the appeal or review?")
fact("aid_sufficient_resources", Bool, "Has the applicant the resources to pay for legal assistance?", evaluative=True)
fact(
    "aid_no_tangible_prospects", Bool, "Is the appeal or review considered to have no tangible prospects of success?",
    evaluative=True,
)  # fmt: skip
fact(
    "aid_refused_for_prospects_by_non_court", Bool,
    "Did an authority other than a court refuse free aid for lack of prospects?",
)  # fmt: skip
