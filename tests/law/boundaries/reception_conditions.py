"""School, work, material conditions: Directive (EU) 2024/1346, Articles 16 to 23."""

from tests.law.boundaries import case

APPLICANT = {"made_on": "2026-07-06", "final_decision_on": "none", "withdrawn_on": "none"}
PUPIL = {"made_on": "2026-07-06", "minor": True, "acting_state": "DE", "school_resumes_on": "none"}
ORDINARY = {
    "examined_in_accelerated_procedure": False, "ground_irrelevant_issues": False, "ground_inconsistent": False,
    "ground_misled": False, "ground_delay_removal": False, "ground_safe_country_of_origin": False, "ground_security": False,
}  # fmt: skip
WORKER = ORDINARY | {
    "made_on": "2026-07-06", "registered_on": "2026-07-13", "decision_taken_on": "none", "applicant_at_fault_for_delay": False,
    "acting_state": "DE",
}  # fmt: skip
ACCELERATED = ORDINARY | {"examined_in_accelerated_procedure": True, "ground_misled": True}
IN_APPEAL = {
    "lodged_on": "2026-07-16", "decision_withdraws_protection": False, "decision_outcome": "inadmissible",
    "inadmissibility_ground": "protected_in_other_member_state",
    "accelerated_circumstance_at_decision": False, "decision_notified_on": "2026-09-04", "appeal_limit_days": 5,
    "appeal_limit_is_one_month": False, "appeal_limit_long_days": 14, "acting_state": "DE", "unaccompanied_minor": False,
    "held_in_border_procedure": False, "subsequent_application": False, "removal_would_breach_non_refoulement": False,
    "appeal_lodged_on": "2026-09-07", "appeal_decided_on": "none", "stay_requested_on": "none", "court_answer_on_stay": "none",
    "stay_request_limit_days": 5, "national_law_lifts_protection_of_delaying_appeals": False,
    "appeal_only_to_delay_imminent_removal": False,
}  # fmt: skip
WORKING = ACCELERATED | {"labour_market_access_granted_on": "2026-08-03", "appeal_lodged_on": "none"}
HERE = {"transfer_decision_notified_on": "none", "present_where_required": True}
ELSEWHERE = {
    "transfer_decision_notified_on": "2026-10-05", "present_where_required": False,
    "transfer_decision_says_conditions_withdrawn": True, "separate_withdrawal_decision": False,
}  # fmt: skip
POOR = {
    "means_test_in_national_law": True, "sufficient_means_for_adequate_standard": False, "residence_restricted_to_place": False,
}  # fmt: skip
GUARANTEED = {"health_care_assured": True, "charter_standard_assured": True}
OTHER = GUARANTEED | {
    "needs_assessment_requires_other_conditions": False, "housing_capacity_exhausted": True,
    "other_conditions_justified_and_shortest": True,
}  # fmt: skip
BREACH = GUARANTEED | {
    "reception_breaches": ["house_rules_or_violence"], "integration_absence_outside_control": False,
    "present_where_required": True, "reduction_justified_and_proportionate": True,
    "reception_decision_individual_and_reasoned": True,
}  # fmt: skip
MEASURES = ("daily_allowance_cut_may", "other_conditions_reduced_may", "other_conditions_withdrawn_may")


def without(facts, name):
    """The facts with one of them unknown."""
    return {k: v for k, v in facts.items() if k != name}


CASES = [
    case("is_applicant_for_protection", APPLICANT, True, "made, no final decision"),
    case("is_applicant_for_protection", APPLICANT | {"final_decision_on": "2026-12-01"}, False, "finally decided"),
    # 16
    case("school_access_due", PUPIL | {"lodged_on": "2026-07-14"}, "2026-09-14", "two months, a Monday"),
    case(
        "school_access_due", PUPIL | {"lodged_on": "2026-08-03"}, "2026-10-05", "3 October is a Saturday and a holiday"
    ),
    case(
        "school_access_due",
        PUPIL | {"lodged_on": "2026-07-14", "school_resumes_on": "2026-09-15"},
        "2026-09-15",
        "the two months end in the holidays: school begins the day after",
    ),
    case("school_access_due", PUPIL | {"lodged_on": "2026-07-14", "minor": False}, "none", "an adult"),
    case(
        "schooling_outside_ordinary_system_until",
        {"made_on": "2026-07-06", "schooling_outside_ordinary_system_since_on": "2026-09-14"},
        "2026-10-14",
        "one month",
    ),
    case(
        "schooling_outside_ordinary_system_until",
        {"made_on": "2026-07-06", "schooling_outside_ordinary_system_since_on": "2027-01-31"},
        "2027-02-28",
        "no 31 February; a Sunday, and a maximum does not roll",
    ),
    case(
        "education_right",
        {"minor": True, "in_secondary_education": False, "removal_carried_out_on": "none"},
        True,
        "a minor",
    ),
    case(
        "education_right",
        {"minor": False, "in_secondary_education": True, "removal_carried_out_on": "none"},
        True,
        "eighteen, in secondary school",
    ),
    case(
        "education_right",
        {"minor": True, "in_secondary_education": False, "removal_carried_out_on": "2026-12-01"},
        False,
        "removed",
    ),
    # 17
    case("accelerated_on_grounds_that_exclude_work", ACCELERATED, True, "ground c"),
    case(
        "accelerated_on_grounds_that_exclude_work",
        ORDINARY | {"examined_in_accelerated_procedure": True},
        False,
        "accelerated on ground j alone",
    ),
    case("accelerated_on_grounds_that_exclude_work", ORDINARY | {"ground_misled": True}, False, "not accelerated"),
    case("labour_market_access_due", WORKER, "2027-01-13", "six months from registration"),
    case(
        "labour_market_access_due",
        WORKER | {"registered_on": "2026-07-16"},
        "2027-01-18",
        "16 January 2027 is a Saturday",
    ),
    case("labour_market_access_due", WORKER | {"decision_taken_on": "2027-01-13"}, "none", "decided on the last day"),
    case("labour_market_access_due", WORKER | {"decision_taken_on": "2027-01-14"}, "2027-01-13", "decided a day later"),
    case("labour_market_access_due", WORKER | {"applicant_at_fault_for_delay": True}, "none", "the applicant's delay"),
    case("labour_market_access_due", WORKER | ACCELERATED, "none", "accelerated on ground c", id="RCD-17-work"),
    case(
        "labour_market_access_due",
        WORKER | {"examined_in_accelerated_procedure": True},
        "2027-01-13",
        "accelerated on ground j: access all the same",
        id="RCD-17-work",
    ),
    case("labour_market_access_withdrawn", WORKING, True, "accelerated on ground c, no appeal"),
    case(
        "labour_market_access_withdrawn",
        WORKING | {"labour_market_access_granted_on": "none"},
        False,
        "nothing to withdraw",
    ),
    case(
        "labour_market_access_withdrawn",
        WORKING | IN_APPEAL,
        False,
        "an appeal with a right to remain",
        id="RCD-17-work",
        on="2026-09-15",
    ),
    case(
        "labour_market_access_withdrawn",
        without(WORKING, "appeal_lodged_on"),
        "unknown",
        "appeal not known: held back",
        id="RCD-17-work",
    ),
    case("work_kept_during_appeal", WORKING | IN_APPEAL, True, "17(9)", on="2026-09-15"),
    case("work_kept_during_appeal", WORKING, False, "no appeal"),
    # 18, 19, 21
    case("language_courses_right", APPLICANT | HERE, True, "whether or not working"),
    case("language_courses_right", APPLICANT | ELSEWHERE, False, "21 names Article 18"),
    case(
        "course_costs_may_be_charged",
        APPLICANT | HERE | {"sufficient_means_for_adequate_standard": True},
        True,
        "with means",
    ),
    case(
        "course_costs_may_be_charged",
        APPLICANT | HERE | {"sufficient_means_for_adequate_standard": False},
        False,
        "without",
    ),
    case("material_reception_conditions", APPLICANT | HERE | POOR, True, "from the making on"),
    case(
        "material_reception_conditions",
        APPLICANT | HERE | POOR | {"final_decision_on": "2026-12-01"},
        False,
        "no applicant any more",
    ),
    case(
        "material_reception_conditions",
        APPLICANT | HERE | POOR | {"sufficient_means_for_adequate_standard": True},
        False,
        "a means test, and means",
        id="RCD-19",
    ),
    case(
        "material_reception_conditions",
        APPLICANT | HERE | POOR | {"sufficient_means_for_adequate_standard": True, "means_test_in_national_law": False},
        True,
        "means, but no means test",
        id="RCD-19",
    ),
    case(
        "material_reception_conditions",
        APPLICANT | ELSEWHERE | POOR,
        False,
        "after the transfer decision, elsewhere",
        id="RCD-21",
    ),
    case(
        "material_reception_conditions",
        APPLICANT | ELSEWHERE | POOR | {"present_where_required": True},
        True,
        "present where required",
        id="RCD-21",
    ),
    case(
        "contribution_to_costs_may",
        {"sufficient_means_for_adequate_standard": True, "contribution_proportionate_and_dignified": True},
        True,
        "19(4), (6)",
    ),
    case(
        "contribution_to_costs_may",
        {"sufficient_means_for_adequate_standard": True, "contribution_proportionate_and_dignified": False},
        False,
        "19(6)",
    ),
    case(
        "adequate_standard_missing",
        APPLICANT | HERE | POOR | {"health_care_assured": True, "charter_standard_assured": False},
        True,
        "19(2)",
    ),
    case("adequate_standard_missing", APPLICANT | HERE | POOR | GUARANTEED, False, "adequate"),
    case("other_material_conditions_may", OTHER, True, "capacity exhausted"),
    case(
        "other_material_conditions_may", OTHER | {"housing_capacity_exhausted": False}, False, "neither case of 20(10)"
    ),
    case(
        "other_material_conditions_may",
        OTHER | {"health_care_assured": False},
        False,
        "health care stays",
        id="RCD-20.10",
    ),
    case(
        "other_material_conditions_may",
        without(OTHER, "charter_standard_assured"),
        "unknown",
        "held back",
        id="RCD-20.10",
    ),
    case(
        "other_conditions_not_reported",
        OTHER | {"commission_and_agency_told_of_other_conditions": False},
        True,
        "not told",
    ),
    case(
        "other_conditions_not_reported", OTHER | {"commission_and_agency_told_of_other_conditions": True}, False, "told"
    ),
    case("reception_conditions_end_with_transfer_decision", ELSEWHERE, True, "notified, elsewhere, and said so"),
    case("reception_conditions_end_with_transfer_decision", HERE, False, "no transfer decision"),
    case(
        "reception_conditions_end_with_transfer_decision",
        ELSEWHERE | {"transfer_decision_says_conditions_withdrawn": False},
        False,
        "no decision says so: a defect",
        id="RCD-21-decision",
    ),
    case(
        "reception_conditions_end_with_transfer_decision",
        ELSEWHERE | {"transfer_decision_says_conditions_withdrawn": False, "separate_withdrawal_decision": True},
        True,
        "a separate decision",
        id="RCD-21-decision",
    ),
    case(
        "reception_conditions_end_with_transfer_decision",
        without(ELSEWHERE, "transfer_decision_says_conditions_withdrawn"),
        "unknown",
        "nobody has looked: held back",
        id="RCD-21-decision",
    ),
    case(
        "transfer_decision_silent_on_reception",
        ELSEWHERE | {"transfer_decision_says_conditions_withdrawn": False},
        True,
        "silent",
    ),
    case("transfer_decision_silent_on_reception", ELSEWHERE, False, "it says so"),
    case("health_care_right", APPLICANT, True, "wherever the applicant must be"),
    case("health_care_right", APPLICANT | {"withdrawn_on": "2026-08-03"}, False, "no applicant any more"),
    case("health_care_as_nationals", APPLICANT | {"minor": True}, True, "22(2)"),
    case("health_care_as_nationals", APPLICANT | {"minor": False}, False, "an adult: 22(1)"),
    # 23
    case("reduction_ground_given", {"reception_breaches": ["subsequent_application"]}, True, "(c)"),
    case(
        "reduction_ground_given",
        {"reception_breaches": ["skipped_integration"], "integration_absence_outside_control": True},
        False,
        "(f), outside control",
    ),
    case(
        "reduction_ground_given",
        {"reception_breaches": [], "integration_absence_outside_control": False},
        False,
        "no ground",
    ),
    case(
        "daily_allowance_cut_may",
        BREACH | {"reception_breaches": ["subsequent_application"]},
        True,
        "(c): the daily allowance",
    ),
    case(
        "daily_allowance_cut_may",
        BREACH | {"present_where_required": False},
        False,
        "23(1): required to be present there",
    ),
    case(
        "other_conditions_reduced_may",
        BREACH | {"reception_breaches": ["subsequent_application"]},
        True,
        "(c): reduced",
    ),
    case(
        "other_conditions_reduced_may",
        BREACH | {"reduction_justified_and_proportionate": False},
        False,
        "disproportionate",
    ),
    case("other_conditions_withdrawn_may", BREACH, True, "(e) alone"),
    case(
        "other_conditions_withdrawn_may",
        BREACH | {"reception_breaches": ["subsequent_application"]},
        False,
        "(c): no withdrawal of shelter",
    ),
    *[
        case(m, BREACH | {"reception_decision_individual_and_reasoned": False}, False, "no decision yet", id="RCD-23")
        for m in MEASURES
    ],
    *[case(m, BREACH | {"health_care_assured": False}, False, "health care stays", id="RCD-23") for m in MEASURES],
    *[case(m, without(BREACH, "charter_standard_assured"), "unknown", "held back", id="RCD-23") for m in MEASURES],
    case("no_individual_reception_decision", {"reception_decision_individual_and_reasoned": False}, True, "23(5)"),
    case("no_individual_reception_decision", {"reception_decision_individual_and_reasoned": True}, False, "decided"),
    case("health_care_or_charter_standard_missing", GUARANTEED | {"charter_standard_assured": False}, True, "23(4)"),
    case("health_care_or_charter_standard_missing", GUARANTEED, False, "both assured"),
    case(
        "reinstatement_considered_must",
        {
            "reception_breaches": ["no_cooperation"],
            "breach_circumstances_ended": True,
            "reinstatement_decided_on": "none",
        },
        True,
        "(b) ended",
    ),
    case(
        "reinstatement_considered_must",
        {"reception_breaches": ["hid_means"], "breach_circumstances_ended": True, "reinstatement_decided_on": "none"},
        False,
        "23(3) names (a), (b) and (f) only",
    ),
    # 9(1), second subparagraph
    case(
        "material_reception_conditions",
        APPLICANT | HERE | POOR | {"residence_restricted_to_place": True, "lives_at_assigned_place": False},
        False,
        "does not live at the assigned place",
        id="RCD-9-place",
    ),
    case(
        "material_reception_conditions",
        APPLICANT | HERE | POOR | {"residence_restricted_to_place": True, "lives_at_assigned_place": True},
        True,
        "lives there",
        id="RCD-9-place",
    ),
]
