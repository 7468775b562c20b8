"""Visa Code: cooperation on readmission (Article 25a), and the limits, fee and validity that it changes."""

from tests.law.boundaries import case
from tests.law.boundaries.visa_suspension import rows

NEW = "2026-11-22"
STAGES = [
    "identification_and_timely_documents", "european_return_document_or_laissez_passer_accepted",
    "persons_legally_to_be_returned_accepted", "return_flights_and_operations_accepted",
]  # fmt: skip
APPLIED = {
    "visa_application_admissible_on": "2026-11-02", "acting_state": "DE", "visa_decision_extended": False,
    "visa_measures_in_force": [], "family_member_of_mobile_union_citizen": False, "visa_lodged_in_own_country": True,
}  # fmt: skip
FEE = {
    "visa_applicant_age_years": 30, "visa_fee_waived_category": False, "visa_measures_in_force": [],
    "family_member_of_mobile_union_citizen": False, "visa_lodged_in_own_country": True,
}  # fmt: skip
ASKED = {
    "visa_consultation_asked_on": "2026-11-02",
    "consulted_state": "FR",
    "visa_consultation_answered_on": "none",
}
LADDER = {
    "visa_entry_conditions_met": True, "visa_measures_in_force": [], "family_member_of_mobile_union_citizen": False,
    "two_year_visa_used_lawfully_in_three_years": False, "one_year_visa_used_lawfully_in_two_years": False,
    "visas_used_lawfully_in_two_years": 3,
}  # fmt: skip
SLOW, QUICK = ["decision_limit_suspended"], ["decision_in_10_days"]

CASES = [
    # 25a(2)
    *rows(
        "forced_return_share", {"forced_returns_effected": 40},
        ({"return_decisions_issued": 1000}, NEW, "1/25", "4 %"),
        ({"return_decisions_issued": 0, "forced_returns_effected": 0}, NEW, "none", "no decision: no share, and not zero"),
    ),
    *rows(
        "readmission_acceptance_share", {"readmission_requests_accepted": 0},
        ({"readmission_requests_submitted": 10}, NEW, "0", "ten requests, none accepted"),
        ({"readmission_requests_submitted": 0}, NEW, "none", "no request: no share, and not zero"),
    ),
    *rows(
        "practical_cooperation_at_every_stage", {},
        ({"practical_cooperation": STAGES}, NEW, True, "all four"),
        ({"practical_cooperation": STAGES[:-1]}, NEW, False, "no flights"),
    ),
    *rows(
        "readmission_assessment_due", {},
        ({"previous_readmission_assessment_on": "2025-07-17"}, NEW, "2026-07-17", "once a year"),
        ({"previous_readmission_assessment_on": "2024-02-29"}, NEW, "2025-02-28", "no 29 February"),
    ),
    # 25a(3)-(5)
    *rows(
        "readmission_notice_not_passed_on", {"readmission_problem_notified_on": "2026-03-02"},
        ({"readmission_problem_passed_on_on": "none"}, NEW, True, "immediately"),
        ({"readmission_problem_passed_on_on": "2026-03-02"}, NEW, False, "told"),
    ),
    *rows(
        "readmission_notice_examination_due", {"acting_state": "BE"},
        ({"readmission_problem_notified_on": "2027-01-31"}, NEW, "2027-03-01", "no 31 February: the 28th, a Sunday, rolls on"),
        ({"readmission_problem_notified_on": "2026-03-02"}, NEW, "2026-04-02", "one month"),
    ),
    *rows(
        "readmission_notice_counts", {},
        ({"readmission_problem_notified_on": "2025-11-22"}, NEW, False, "twelve months ago to the day"),
        ({"readmission_problem_notified_on": "2025-11-23"}, NEW, True, "within twelve months"),
        ({"readmission_problem_notified_on": "2026-11-22"}, NEW, True, "today"),
        ({"readmission_problem_notified_on": "2025-10-22"}, NEW, False, "thirteen months ago"),
    ),
    *rows(
        "simple_majority_notified_readmission_problem", {},
        ({"states_notifying_readmission_problem": 13}, NEW, False, "13 of 27"),
        ({"states_notifying_readmission_problem": 14}, NEW, True, "14 of 27"),
    ),
    *rows(
        "visa_measures_proposal_must", {"readmission_cooperation_finding": "none", "states_notifying_readmission_problem": 13},
        ({}, NEW, False, "13 of 27, no finding"),
        ({"states_notifying_readmission_problem": 14}, NEW, True, "14 of 27"),
        ({"readmission_cooperation_finding": "not_sufficient_action_needed"}, NEW, True, "the Commission's own finding"),
        ({"readmission_cooperation_finding": "sufficient"}, NEW, False, "cooperates sufficiently"),
    ),
    *rows(
        "first_grade_measure_in_force", {},
        ({"visa_measures_in_force": SLOW}, NEW, True, "23(1) suspended"),
        ({"visa_measures_in_force": ["fee_60"]}, NEW, False, "a measure in favour"),
    ),
    *rows(
        "second_grade_fee_may", {"first_grade_decision_in_force": True},
        ({"first_grade_assessed_ineffective": True}, NEW, True, "found ineffective"),
        ({"first_grade_assessed_ineffective": False}, NEW, False, "not found so"),
        ({"first_grade_assessed_ineffective": True, "first_grade_decision_in_force": False}, NEW, False, "no first grade"),
    ),
    *rows(
        "visa_measures_repeal_may_be_proposed", {"visa_measure_in_force_on": "2026-03-15"},
        ({"cooperation_improved_substantially_and_durably": True}, NEW, True, "25a(6)"),
        ({"cooperation_improved_substantially_and_durably": False}, NEW, False, "not yet"),
    ),
    *rows(
        "visa_measure_report_due", {"acting_state": "BE"},
        ({"visa_measure_in_force_on": "2026-03-15"}, NEW, "2026-09-15", "six months"),
        ({"visa_measure_in_force_on": "2026-03-12"}, NEW, "2026-09-14", "12 September is a Saturday"),
    ),
    # 25a(8)
    *rows(
        "favourable_visa_measures_may_be_proposed", {},
        ({"readmission_cooperation_finding": "sufficient"}, NEW, True, "25a(8)"),
        ({"readmission_cooperation_finding": "not_sufficient_action_needed"}, NEW, False, "the other way"),
    ),
    *rows(
        "favourable_visa_measures_until", {},
        ({"visa_measure_in_force_on": "2026-11-02"}, NEW, "2027-11-01", "one year at most"),
        ({"visa_measure_in_force_on": "2028-02-29"}, NEW, "2029-02-27", "no 29 February"),
    ),
    *rows(
        "restrictive_visa_measures_reach_applicant", {},
        ({"family_member_of_mobile_union_citizen": False}, NEW, True, "as any national"),
        ({"family_member_of_mobile_union_citizen": True}, NEW, False, "free movement"),
        id="V25-4",
    ),
    *rows(
        "favourable_visa_measures_reach_applicant", {},
        ({"visa_lodged_in_own_country": True}, NEW, True, "lodged there"),
        ({"visa_lodged_in_own_country": False}, NEW, False, "lodged elsewhere"),
        id="V25-7",
    ),
    # 23
    *rows(
        "visa_decision_due", APPLIED,
        ({}, NEW, "2026-11-17", "fifteen calendar days"),
        ({"visa_application_admissible_on": "2026-11-06"}, NEW, "2026-11-23", "the 21st is a Saturday"),
        id="VCODE-23",
    ),
    case("visa_decision_due", APPLIED | {"visa_decision_extended": True}, "2026-12-17", "23(2): 45 days", id="VCODE-23"),
    *rows(
        "visa_decision_due", APPLIED,
        ({"visa_measures_in_force": SLOW}, NEW, "2026-12-17", "the fifteen days are suspended"),
        ({"visa_measures_in_force": SLOW, "family_member_of_mobile_union_citizen": True}, NEW, "2026-11-17", "not reached"),
        id="V25-4",
    ),
    *rows(
        "visa_decision_due", APPLIED,
        ({"visa_measures_in_force": QUICK}, NEW, "2026-11-12", "ten days"),
        ({"visa_measures_in_force": QUICK, "visa_lodged_in_own_country": False}, NEW, "2026-11-17", "lodged elsewhere"),
        ({"visa_measures_in_force": QUICK, "visa_decision_extended": True}, NEW, "2026-12-17", "extended in this case"),
        id="V25-7",
    ),
    *rows(
        "visa_decision_due_with_limit_suspended", {"acting_state": "DE"},
        ({"visa_application_admissible_on": "2026-11-02"}, NEW, "2026-12-17", "45 days"),
        ({"visa_application_admissible_on": "2026-11-04"}, NEW, "2026-12-21", "the 19th is a Saturday"),
    ),
    # 22
    *rows(
        "visa_consultation_reply_due", ASKED,
        ({}, NEW, "2026-11-09", "seven calendar days"),
        ({"visa_consultation_asked_on": "2026-11-04"}, NEW, "2026-11-12", "11 November is a day off in France"),
    ),
    *rows(
        "consulted_state_does_not_object", ASKED,
        ({}, "2026-11-09", False, "the last day"),
        ({}, "2026-11-10", True, "silence"),
        ({"visa_consultation_answered_on": "2026-11-09", "consulted_state_objects": True}, "2026-11-10", False, "objected in time"),
        ({"visa_consultation_answered_on": "2026-11-10", "consulted_state_objects": True}, "2026-11-10", True, "a day late"),
    ),
    # 9
    *rows(
        "visa_lodging_from", {"visa_trip_begins_on": "2026-08-31"},
        ({"seafarer_on_duty": False}, NEW, "2026-02-28", "six months"),
        ({"seafarer_on_duty": True}, NEW, "2025-11-30", "nine months"),
    ),
    *rows(
        "visa_lodging_until_as_a_rule", {},
        ({"visa_trip_begins_on": "2026-11-17"}, NEW, "2026-11-02", "fifteen days"),
        ({"visa_trip_begins_on": "2026-11-16"}, NEW, "2026-11-01", "counted backwards: a Sunday stays"),
    ),
    # 16
    *rows(
        "visa_fee_euro", FEE,
        ({}, NEW, 90, "ordinary"),
        ({"visa_applicant_age_years": 5}, NEW, 0, "under six"),
        ({"visa_applicant_age_years": 6}, NEW, 45, "six"),
        ({"visa_applicant_age_years": 11}, NEW, 45, "eleven"),
        ({"visa_applicant_age_years": 12}, NEW, 90, "twelve"),
        ({"visa_fee_waived_category": True}, NEW, 0, "16(4)(b)-(d)"),
        ({}, "2024-06-27", "none", "the version read is that of 28 June 2024"),
        id="VCODE-16",
    ),
    *rows(
        "visa_fee_euro", FEE | {"visa_measures_in_force": ["fee_135"]},
        ({"visa_applicant_age_years": 11}, NEW, 45, "never under twelve"),
        ({"visa_applicant_age_years": 12}, NEW, 135, "twelve"),
        ({"visa_measures_in_force": ["fee_180"]}, NEW, 180, "gradually"),
        ({"family_member_of_mobile_union_citizen": True}, NEW, 90, "not reached"),
        id="V25-5",
    ),
    *rows(
        "visa_fee_euro", FEE | {"visa_measures_in_force": ["fee_60"]},
        ({}, NEW, 60, "25a(8)(a)"),
        ({"visa_lodged_in_own_country": False}, NEW, 90, "lodged elsewhere"),
        id="V25-7",
    ),
    # 24
    *rows(
        "multiple_entry_validity_years", LADDER,
        ({}, NEW, 1, "three visas in two years"),
        ({"visas_used_lawfully_in_two_years": 2}, NEW, "none", "two visas"),
        ({"one_year_visa_used_lawfully_in_two_years": True}, NEW, 2, "a one-year visa"),
        ({"two_year_visa_used_lawfully_in_three_years": True}, NEW, 5, "a two-year visa"),
        ({"visa_entry_conditions_met": False}, NEW, "none", "entry conditions"),
        id="VCODE-24",
    ),
    case("multiple_entry_validity_years", LADDER | {"visa_measures_in_force": ["multiple_entry_suspended"]}, "none",
         "the norm is suspended", id="V25-4"),
]  # fmt: skip
