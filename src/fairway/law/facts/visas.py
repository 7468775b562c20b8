"""Facts on visas: a third country's figures, what States and the Commission have done about it, and visa applications.

The figures are counts of people of one nationality in a window, never a mark on a person. A count that nobody has is left out."""

from fairway.law.language import Bool, Choice, ChoiceSet, Country, Date, Fraction, Sensitivity, State, Who, Whole, fact

OPEN = Sensitivity.PUBLIC
FIGURES = Who.OBSERVATORY

# The country and the window of comparison
fact("third_country", Country, "Which third country is looked at?", who=FIGURES, sensitivity=OPEN)
fact(
    "listed_visa_exempt_then", Bool,
    "Did the country stand on the list of Annex II on the day asked (needed before 30 December 2025 only)?",
    who=FIGURES, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_window_months", Whole, "How many months long is the period whose figures are compared?",
    who=FIGURES, sensitivity=OPEN, minimum=1, cite="VISALIST Art. 8b(1)",
)  # fmt: skip
fact(
    "visa_comparison", Choice("same_period_year_before", "last_two_months_before_exemption"),
    "With which period is it compared?", who=FIGURES, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_commission_own_analysis", Bool,
    "Is the question asked for the Commission's own analysis (and not for the notice of a Member State)?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_other_increase_threshold_reasoned", Bool,
    "Has the Commission concluded, with reasons, that another threshold of increase applies in this case?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_other_increase_threshold", Fraction, "Which threshold of increase has the Commission concluded on instead?",
    who=Who.COMMISSION, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(2)",
)  # fmt: skip
fact(
    "visa_other_recognition_rate_reasoned", Bool,
    "Has the Commission concluded, with reasons, that another recognition rate counts as low in this case?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_other_recognition_rate", Fraction, "Below which recognition rate has the Commission concluded it is low here?",
    who=Who.COMMISSION, sensitivity=OPEN, minimum=0, maximum=1, cite="VISALIST Art. 8a(3)",
)  # fmt: skip
fact(
    "visa_rise_from_zero_substantial", Bool,
    "The figure compared with is zero, so that no percentage exists: does the Commission find the increase substantial?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip

# Figures of the grounds a to d
fact(
    "refused_or_staying_now", Whole,
    "How many nationals were refused entry, or found staying without a right to, in the period?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(1)(a)",
)  # fmt: skip
fact(
    "refused_or_staying_reference", Whole,
    "How many nationals were refused entry, or found staying without a right to, in the period compared with?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(1)(a)",
)  # fmt: skip
fact(
    "asylum_applications_now", Whole, "How many asylum applications did nationals lodge in the period?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(1)(b)",
)  # fmt: skip
fact(
    "asylum_applications_reference", Whole,
    "How many asylum applications did nationals lodge in the period compared with?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(1)(b)",
)  # fmt: skip
fact(
    "visa_recognition_rate", Fraction, "What share of decisions on asylum applications of nationals granted protection?",
    who=FIGURES, sensitivity=OPEN, minimum=0, maximum=1, cite="VISALIST Art. 8a(3)",
)  # fmt: skip
fact(
    "visa_recognition_low_in_commission_view", Bool,
    "Does the Commission treat a recognition rate within the range of the old recital (3 to 4 %) as low?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "readmission_requests_now", Whole,
    "How many readmission requests were made to the country in the period (its nationals; transit where an agreement covers it)?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(4)",
)  # fmt: skip
fact(
    "readmission_refusals_now", Whole, "How many of the readmission requests of the period were refused?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(4)",
)  # fmt: skip
fact(
    "readmission_requests_reference", Whole,
    "How many readmission requests were made to the country in the period compared with?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(4)",
)  # fmt: skip
fact(
    "readmission_refusals_reference", Whole,
    "How many of the readmission requests of the period compared with were refused?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(4)",
)  # fmt: skip
fact(
    "readmission_failures",
    ChoiceSet(
        "requests_refused_or_not_handled_in_time", "identification_not_assisted", "persistent_practical_obstacles",
        "travel_documents_not_issued_in_time", "european_travel_document_not_accepted",
        "readmission_agreement_ended_or_suspended",
    ),
    "Which other failures to cooperate on readmission are there?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "readmission_cooperation_fell_otherwise", Bool,
    "Has cooperation on readmission fallen in another way, shown by adequate data (law before 30 December 2025)?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "serious_offences_now", Whole, "How many serious offences linked to nationals were recorded in the period?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(1)(d)(i)",
)  # fmt: skip
fact(
    "serious_offences_reference", Whole,
    "How many serious offences linked to nationals were recorded in the period compared with?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8a(1)(d)(i)",
)  # fmt: skip
fact(
    "serious_offences_data_from_authorities", Bool,
    "Do the figures on serious offences rest on objective, concrete data of the competent authorities?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "hybrid_threat_found", Bool,
    "Do hybrid threats linked to the country make a significant risk or imminent threat to order or security?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "document_security_defects_found", Bool,
    "Do systemic defects of its law or practice on document security make such a risk or threat?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "public_order_risk_otherwise", Bool,
    "Is there a significant risk or imminent threat to public order or internal security for another reason?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip

# Grounds e to i
fact(
    "investor_citizenship_scheme_operated", Bool, "Does the country operate an investor citizenship scheme?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "investor_payment_predetermined", Bool,
    "Is citizenship given in exchange for payments or investments fixed in advance?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "genuine_link_required", Bool, "Does the scheme require a genuine link with the country?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_policy_not_aligned", Bool, "Does the country's visa policy differ from that of the Union?",
    who=FIGURES, sensitivity=OPEN,
)  # fmt: skip
fact(
    "irregular_entry_of_others_could_rise", Bool,
    "Could that, notably because the country is near, lead to a substantial increase of nationals of other third countries "
    "who enter the Union irregularly after stay or transit there?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_liberalisation_dialogue_concluded", Bool,
    "Was the country listed as exempt after a visa liberalisation dialogue that succeeded?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_benchmark_no_longer_met", Bool, "Does the country no longer meet a requirement on which the exemption was given?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_benchmark_kind", Choice("external_relations_or_fundamental_rights", "other"),
    "What does that requirement concern?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "external_relations_breaches",
    ChoiceSet(
        "un_charter_principles", "fundamental_freedoms_or_human_rights", "international_law",
        "international_court_rulings", "hostile_acts",
    ),
    "By which of the acts of point h has the country made the Union's relations with it worse?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_agreement_ground_met", Bool,
    "Is a ground of suspension met that the Union's visa waiver agreement with the country names?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_waiver_agreement", Bool, "Does the Union have a short-stay visa waiver agreement with the country?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_agreement_has_own_provisions", Bool,
    "Does that agreement have provisions of its own on the grounds or the procedure of a suspension?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_exemption_in_force_on", Date, "On what day did the act that exempts the country's nationals enter into force?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "previous_visa_monitoring_report_on", Date, "On what day did the Commission last report on the country?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_exemption_in_force_on",),
)  # fmt: skip
fact(
    "next_visa_monitoring_report_on", Date, "On what day did the Commission report on the country after that?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("previous_visa_monitoring_report_on",),
)  # fmt: skip
fact(
    "visa_threshold_evaluation_presented_on", Date,
    "On what day did the Commission present its evaluation of the threshold of 30 %?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip

# Notices of Member States, examination, duty to suspend
fact(
    "visa_ground", Choice("a", "b", "c", "d_i", "d_ii", "d_iii", "e", "f", "g", "h", "i"),
    "On which point of Article 8a(1) does the notice or the suspension rest?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_notice_items",
    ChoiceSet("grounds", "data_and_statistics", "own_prior_steps", "categories_proposed", "reasons_for_categories"),
    "What does the Member State's notice contain?", who=Who.OTHER_STATE, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_notice_data_and_steps_relevant", Bool,
    "Are figures, and steps that the State took itself, relevant to the ground notified?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_notice_received_on", Date, "On what day did the Commission receive the notice?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_notice_passed_on_on", Date, "On what day did the Commission tell the European Parliament and the Council of it?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_notice_received_on",),
)  # fmt: skip
fact(
    "visa_examination_result_told_on", Date,
    "On what day did the Commission tell the European Parliament and the Council of the result of its examination?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_notice_received_on",),
)  # fmt: skip
fact(
    "visa_examination_items",
    ChoiceSet(
        "grounds", "number_of_states", "effect_on_the_union", "agency_reports_where_needed", "state_indications",
        "public_order_with_the_state", "necessity_and_proportionality",
    ),
    "What has the Commission's examination taken into account?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_assessment", Choice("necessary", "not_necessary"),
    "What has the Commission decided after its examination or analysis (none: nothing yet)?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "states_notifying_visa_ground", Whole,
    "How many Member States have notified circumstances of points a to f or i for the country?",
    who=Who.COMMISSION, sensitivity=OPEN, minimum=0, cite="VISALIST Art. 8e(1)(b)",
)  # fmt: skip
fact(
    "visa_suspension_start", Choice("notice_with_window", "own_analysis_told", "majority_notice", "notice_without_window"),
    "What started the Commission's limit: a notice under 8b(1), its own analysis, the majority's notice, or one under 8b(2)?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_started_on", Date, "On what day was that notice received, or that analysis told?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_draft_presented_on", Date,
    "On what day did the Commission put the draft implementing act before the committee?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_suspension_started_on",),
)  # fmt: skip
fact(
    "visa_suspension_weighed",
    ChoiceSet("alternatives_with_the_country", "political_context", "economic_issues", "external_relations", "civil_society"),
    "What has the Commission sought or weighed before deciding?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_urgent_information_concrete", Bool,
    "Does the Commission have concrete and reliable information that a ground exists?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_urgency_reasoned", Bool, "Does the Commission give reasons why the matter is urgent and quick action needed?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip

# The suspension itself
fact(
    "visa_suspension_scope", Choice("certain_categories", "all_nationals"),
    "To whom does the act of the Commission apply?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_urgent", Bool, "Was the act adopted under the urgent procedure of Article 8e(5)?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_effect_on", Date, "From which day does the implementing act suspend the exemption?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_end_in_act_on", Date,
    "Which day does the implementing act itself name as the end of the suspension (none: it names none)?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_suspension_effect_on",),
)  # fmt: skip
fact(
    "visa_circumstances_persist", Bool, "Do the circumstances that led to the suspension persist?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_circumstances_remedied", Bool, "Have the circumstances that led to the suspension been remedied?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_suspension_lifted_on", Date, "From which day was the suspension lifted early?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_suspension_effect_on",),
)  # fmt: skip
fact(
    "visa_delegated_act_adopted_on", Date, "On what day did the Commission adopt the delegated act of the second phase?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_suspension_effect_on",),
)  # fmt: skip
fact(
    "visa_delegated_act_notified_on", Date,
    "On what day was the delegated act notified to the European Parliament and the Council?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_delegated_act_adopted_on",),
)  # fmt: skip
fact(
    "visa_delegated_act_objected", Bool, "Has the European Parliament or the Council objected to the delegated act in time?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_objection_waived_by_both", Bool,
    "Have both the European Parliament and the Council said before the end that they will not object?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_second_phase_effect_on", Date, "From which day does the delegated act suspend the exemption?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_suspension_effect_on",),
)  # fmt: skip
fact(
    "visa_second_phase_report_on", Date,
    "On what day did the Commission report on the second phase to the European Parliament and the Council?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_second_phase_effect_on",),
)  # fmt: skip
fact(
    "move_to_annex_one_proposed", Bool,
    "Does the report come with a legislative proposal to move the country to Annex I?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "move_to_annex_one_in_force_on", Date, "On what day did the move of the country to Annex I enter into force?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_further_suspension_indicated", Bool,
    "Does the report indicate that the suspension for official passports has to go on?", who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_extension_adopted_on", Date, "On what day was the delegated act adopted that extends the second phase?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_second_phase_effect_on",),
)  # fmt: skip
fact(
    "official_passports_suspended", Bool,
    "Does the suspension cover holders of diplomatic, service or official, or special passports?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "bilateral_official_exemption_applied", Bool,
    "Does the State apply a bilateral agreement that exempts holders of such passports of the country?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_exception_adopted_on", Date, "On what day did the State adopt a new exception under Article 6?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_exception_notified_on", Date, "On what day did the State tell the others and the Commission of the exception?",
    sensitivity=OPEN, after=("visa_exception_adopted_on",),
)  # fmt: skip

# Reciprocity: a third country asks visas of some Member State's nationals
fact(
    "visa_required_by_third_country_on", Date,
    "From which day does the third country require visas of a Member State's nationals?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "reciprocity_notified_on", Date, "On what day did the Member State notify this in writing?",
    sensitivity=OPEN, after=("visa_required_by_third_country_on",),
)  # fmt: skip
fact(
    "reciprocity_published_on", Date, "On what day was the notice published in the Official Journal?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_required_by_third_country_on",),
)  # fmt: skip
fact(
    "third_country_visa_lifted_on", Date, "On what day did the third country lift its visa requirement?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_required_by_third_country_on",),
)  # fmt: skip
fact(
    "reciprocity_lifting_published_on", Date, "On what day was the lifting published in the Official Journal?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("third_country_visa_lifted_on",),
)  # fmt: skip
fact(
    "reciprocity_step_taken_on", Date,
    "On what day did the Commission adopt the implementing act, or put its report before the committee?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("reciprocity_published_on",),
)  # fmt: skip

# Article 25a of the Visa Code: cooperation on readmission
fact(
    "return_decisions_issued", Whole, "How many return decisions were issued to people from the country in the period?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VCODE Art. 25a(2)(a)",
)  # fmt: skip
fact(
    "forced_returns_effected", Whole, "How many of the people with such decisions were in fact returned by force?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VCODE Art. 25a(2)(b)",
)  # fmt: skip
fact(
    "readmission_requests_submitted", Whole, "How many readmission requests did the Member State make to the country?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VCODE Art. 25a(2)(c)",
)  # fmt: skip
fact(
    "readmission_requests_accepted", Whole, "How many of the Member State's readmission requests did the country accept?",
    who=FIGURES, sensitivity=OPEN, minimum=0, cite="VCODE Art. 25a(2)(c)",
)  # fmt: skip
fact(
    "practical_cooperation",
    ChoiceSet(
        "identification_and_timely_documents", "european_return_document_or_laissez_passer_accepted",
        "persons_legally_to_be_returned_accepted", "return_flights_and_operations_accepted",
    ),
    "At which stages of the return procedure does the country cooperate in practice?", who=Who.COMMISSION,
    evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "previous_readmission_assessment_on", Date, "On what day did the Commission last assess cooperation on readmission?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "next_readmission_assessment_on", Date, "On what day did the Commission assess it after that?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("previous_readmission_assessment_on",),
)  # fmt: skip
fact(
    "readmission_problem_notified_on", Date,
    "On what day did a Member State notify substantial and persistent practical problems with readmission?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "readmission_problem_passed_on_on", Date,
    "On what day did the Commission tell the European Parliament and the Council of that notice?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("readmission_problem_notified_on",),
)  # fmt: skip
fact(
    "readmission_problem_examined_on", Date, "On what day was the examination of that notice finished?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("readmission_problem_notified_on",),
)  # fmt: skip
fact(
    "readmission_cooperation_finding", Choice("sufficient", "not_sufficient_action_needed"),
    "What has the Commission found on the country's cooperation, its steps and the overall relations considered "
    "(none: nothing yet)?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "states_notifying_readmission_problem", Whole,
    "How many Member States have notified such problems with the country within the last twelve months?",
    who=Who.COMMISSION, sensitivity=OPEN, minimum=0, cite="VCODE Art. 25a(5)",
)  # fmt: skip
fact(
    "first_grade_decision_in_force", Bool, "Is a Council decision under Article 25a(5)(a) in force for the country?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact(
    "first_grade_assessed_ineffective", Bool,
    "Has the Commission, after an assessment, found the measures of the first grade ineffective?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "cooperation_improved_substantially_and_durably", Bool,
    "Has cooperation on readmission improved substantially and durably?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_measure_in_force_on", Date, "On what day did the Council's decision under Article 25a enter into force?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact(
    "visa_measure_report_on", Date,
    "On what day did the Commission report on the progress of cooperation after that decision?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("visa_measure_in_force_on",),
)  # fmt: skip
fact(
    "visa_measures_in_force",
    ChoiceSet(
        "document_waivers_suspended", "official_fee_waiver_suspended", "decision_limit_suspended",
        "multiple_entry_suspended", "fee_135", "fee_180", "fee_60", "decision_in_10_days", "longer_multiple_entry",
    ),
    "Which measures under Article 25a are in force for applicants of this nationality or category?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip

# A visa application
fact("visa_application_admissible_on", Date, "On what day was the admissible visa application lodged?")
fact("visa_decision_taken_on", Date, "On what day was the decision on the visa application taken?",
     after=("visa_application_admissible_on",))  # fmt: skip
fact("visa_decision_extended", Bool, "Was the limit extended in this case, notably because more examination is needed?",
     evaluative=True)  # fmt: skip
fact("family_member_of_mobile_union_citizen", Bool,
     "Is the applicant a family member of a Union citizen who uses free movement?")  # fmt: skip
fact("visa_lodged_in_own_country", Bool, "Does the applicant apply in the territory of the country of nationality?")
fact("visa_applicant_age_years", Whole, "How old is the visa applicant, in completed years?", minimum=0,
     cite="VCODE Art. 16(1)-(2)")  # fmt: skip
fact(
    "visa_fee_waived_category",
    Bool,
    "Does the applicant belong to a category that pays no fee (school and study, research, young people of non-profit bodies)?",
)
fact("visa_consultation_asked_on", Date, "On what day were the central authorities of another State consulted?")
fact("visa_consultation_answered_on", Date, "On what day did they give their final answer?",
     after=("visa_consultation_asked_on",))  # fmt: skip
fact("consulted_state", State, "Which Member State's central authorities are consulted?")
fact("consulted_state_objects", Bool, "Do the consulted authorities object to the visa?", who=Who.OTHER_STATE)
fact("visa_trip_begins_on", Date, "On what day does the intended journey begin?")
fact("seafarer_on_duty", Bool, "Is the applicant a seafarer performing duties?")
fact("visa_entry_conditions_met", Bool,
     "Does the applicant meet the entry conditions of the Schengen Borders Code, Article 6(1)(a) and (c) to (e)?",
     evaluative=True)  # fmt: skip
fact("visas_used_lawfully_in_two_years", Whole, "How many visas has the applicant had and lawfully used in the last two years?",
     minimum=0, cite="VCODE Art. 24(2)(a)")  # fmt: skip
fact("one_year_visa_used_lawfully_in_two_years", Bool,
     "Has the applicant had and lawfully used a one-year multiple-entry visa in the last two years?")  # fmt: skip
fact("two_year_visa_used_lawfully_in_three_years", Bool,
     "Has the applicant had and lawfully used a two-year multiple-entry visa in the last three years?")  # fmt: skip
