"""Suspension of the visa exemption: notices, the duty to suspend, the phases; reciprocity. Regulation (EU) 2018/1806, Articles 7 to 12."""

from tests.law.boundaries import case
from tests.law.boundaries.visa_suspension import rows

NEW = "2026-11-22"
EXAMINED = [
    "grounds", "number_of_states", "effect_on_the_union", "agency_reports_where_needed", "state_indications",
    "public_order_with_the_state", "necessity_and_proportionality",
]  # fmt: skip
WEIGHED = [
    "alternatives_with_the_country",
    "political_context",
    "economic_issues",
    "external_relations",
    "civil_society",
]
NOTICE = {
    "visa_suspension_start": "notice_with_window", "visa_suspension_assessment": "none",
    "visa_suspension_started_on": "2026-03-31", "acting_state": "BE",
}  # fmt: skip
FIRST = {"visa_suspension_effect_on": "2026-03-06", "visa_suspension_end_in_act_on": "none"}
OFFICIAL = {"official_passports_suspended": True, "visa_ground": "h", "visa_benchmark_kind": "none"}
BOTH = FIRST | {"visa_suspension_lifted_on": "none", "visa_second_phase_effect_on": "2027-03-06"}
RUN = BOTH | {
    "visa_extension_adopted_on": "none", "move_to_annex_one_proposed": False, "official_passports_suspended": False,
    "visa_ground": "a", "visa_benchmark_kind": "none", "visa_further_suspension_indicated": False,
    "move_to_annex_one_in_force_on": "none",
}  # fmt: skip
EXTENDED = RUN | {"visa_extension_adopted_on": "2029-02-01", "move_to_annex_one_proposed": True}
PUBLISHED = {"reciprocity_published_on": "2026-03-02", "third_country_visa_lifted_on": "none"}

CASES = [
    # 8b
    *rows(
        "visa_notice_admissible", {"visa_commission_own_analysis": False, "visa_window_months": 2},
        ({"visa_ground": "a"}, NEW, True, "over two months"),
        ({"visa_ground": "d_i", "visa_window_months": 13}, NEW, False, "over thirteen months"),
        ({"visa_ground": "d_ii", "visa_window_months": 13}, NEW, True, "no window"),
        ({"visa_ground": "i"}, NEW, True, "in the agreement"),
        ({"visa_ground": "g"}, NEW, False, "the Commission's alone"),
        ({"visa_ground": "h"}, NEW, False, "the Commission's alone"),
    ),
    *rows(
        "visa_notice_complete", {"visa_notice_data_and_steps_relevant": True},
        ({"visa_notice_items": ["grounds", "data_and_statistics", "own_prior_steps"]}, NEW, True, "all that is relevant"),
        ({"visa_notice_items": ["grounds", "data_and_statistics"]}, NEW, False, "own steps not described"),
        ({"visa_notice_items": ["data_and_statistics", "own_prior_steps"]}, NEW, False, "no ground"),
        ({"visa_notice_items": ["grounds"], "visa_notice_data_and_steps_relevant": False}, NEW, True, "not relevant"),
        ({"visa_notice_items": ["grounds", "categories_proposed"], "visa_notice_data_and_steps_relevant": False}, NEW, False,
         "categories without reasons"),
    ),
    *rows(
        "visa_notice_not_passed_on", {"visa_notice_received_on": "2026-03-31"},
        ({"visa_notice_passed_on_on": "none"}, NEW, True, "immediately"),
        ({"visa_notice_passed_on_on": "2026-03-31"}, NEW, False, "told"),
    ),
    *rows(
        "visa_notice_examination_owed", {"visa_notice_received_on": "2026-03-31"},
        ({"visa_examination_result_told_on": "none"}, NEW, True, "without delay"),
        ({"visa_examination_result_told_on": "2026-04-20"}, NEW, False, "told"),
    ),
    *rows(
        "visa_examination_complete", {},
        ({"visa_examination_items": EXAMINED}, NEW, True, "all points"),
        ({"visa_examination_items": EXAMINED[:-1]}, NEW, False, "8b(6): necessity and proportionality"),
    ),
    # 8e(1) to (5)
    *rows(
        "simple_majority_notified_visa_ground", {},
        ({"states_notifying_visa_ground": 13}, NEW, False, "13 of 27"),
        ({"states_notifying_visa_ground": 14}, NEW, True, "14 of 27"),
    ),
    *rows(
        "visa_suspension_must", {"states_notifying_visa_ground": 13},
        ({"visa_suspension_assessment": "none"}, NEW, False, "13 of 27, nothing decided"),
        ({"visa_suspension_assessment": "none", "states_notifying_visa_ground": 14}, NEW, True, "14 of 27"),
        ({"visa_suspension_assessment": "necessary"}, NEW, True, "decided"),
        ({"visa_suspension_assessment": "not_necessary"}, NEW, False, "decided against"),
        ({"states_notifying_visa_ground": None}, NEW, "unknown", "neither is known"),
    ),
    *rows(
        "visa_suspension_draft_due", NOTICE,
        ({}, NEW, "2026-04-30", "one month: no 31 April"),
        ({"visa_suspension_start": "majority_notice"}, NEW, "2026-04-30", "one month"),
        ({"visa_suspension_start": "own_analysis_told"}, NEW, "2026-04-30", "one month"),
        ({"visa_suspension_start": "notice_without_window"}, NEW, "2026-06-01", "two months: 31 May is a Sunday"),
        ({"visa_suspension_assessment": "not_necessary"}, NEW, "none", "no act is owed"),
        ({"visa_suspension_assessment": "not_necessary", "visa_suspension_start": "majority_notice"}, NEW, "2026-04-30",
         "the majority binds"),
    ),
    *rows(
        "visa_suspension_weighed_in_full", {},
        ({"visa_suspension_weighed": WEIGHED}, NEW, True, "all weighed"),
        ({"visa_suspension_weighed": WEIGHED[:-1]}, NEW, False, "civil society left out"),
    ),
    *rows(
        "urgent_visa_suspension_must", {"visa_urgent_information_concrete": True},
        ({"visa_urgency_reasoned": True}, NEW, True, "reasoned"),
        ({"visa_urgency_reasoned": False}, NEW, False, "no reasons why it is urgent"),
    ),
    # first phase
    *rows(
        "visa_suspension_scope_too_wide", {"visa_suspension_scope": "all_nationals"},
        ({"visa_suspension_urgent": False}, NEW, True, "categories are the rule"),
        ({"visa_suspension_urgent": True}, NEW, False, "8e(5): all or some"),
    ),
    *rows(
        "visa_first_phase_until", FIRST,
        ({}, NEW, "2027-03-05", "twelve months"),
        ({"visa_suspension_end_in_act_on": "2027-03-06"}, NEW, "2027-03-06", "the act's own date"),
        ({"visa_suspension_effect_on": "2025-12-29"}, NEW, "2026-09-28", "the old law: nine months"),
        ({"visa_suspension_effect_on": "2025-12-30"}, NEW, "2026-12-29", "the new law: twelve"),
        id="VS-8",
    ),
    *rows(
        "visa_first_phase_until_2018", {},
        ({"visa_suspension_effect_on": "2022-05-04"}, NEW, "2023-02-03", "nine months"),
        ({"visa_suspension_effect_on": "2018-12-17"}, NEW, "none", "before the regulation"),
    ),
    *rows(
        "visa_second_phase_until_2018", {},
        ({"visa_second_phase_effect_on": "2023-02-04"}, NEW, "2024-08-03", "eighteen months"),
        ({"visa_second_phase_effect_on": "2018-12-17"}, NEW, "none", "before the regulation"),
    ),
    case("visa_first_phase_until", FIRST, "2027-03-05", "urgent or not, twelve months", id="VS-8c"),
    *rows(
        "visa_suspension_lifting_must", RUN,
        ({"visa_circumstances_remedied": True}, NEW, True, "remedied while it runs"),
        ({"visa_circumstances_remedied": False}, NEW, False, "not remedied"),
        ({"visa_circumstances_remedied": True}, "2029-03-06", False, "it is over"),
    ),
    # officials' passports
    *rows(
        "official_passport_case", OFFICIAL,
        ({}, NEW, True, "point h"),
        ({"visa_ground": "a"}, NEW, False, "point a"),
        ({"visa_ground": "g", "visa_benchmark_kind": "other"}, NEW, False, "point g, another requirement"),
        ({"visa_ground": "g", "visa_benchmark_kind": "external_relations_or_fundamental_rights"}, NEW, True, "point g, rights"),
        ({"official_passports_suspended": False}, NEW, False, "other passports"),
    ),
    *rows(
        "new_official_passport_exception_barred", RUN | OFFICIAL,
        ({}, NEW, True, "point h: no new exception"),
        ({"visa_ground": "a"}, NEW, False, "point a: allowed, to be notified"),
    ),
    *rows(
        "bilateral_official_exemption_disapplied_must", RUN | OFFICIAL,
        ({"bilateral_official_exemption_applied": True}, NEW, True, "still applied"),
        ({"bilateral_official_exemption_applied": False}, NEW, False, "not applied"),
    ),
    *rows(
        "visa_exception_notice_due", {"acting_state": "IT"},
        ({"visa_exception_adopted_on": "2026-07-09"}, NEW, "2026-07-16", "five working days over a weekend"),
        ({"visa_exception_adopted_on": "2026-12-23"}, NEW, "2026-12-31", "over Christmas"),
    ),
    # second phase
    *rows(
        "visa_delegated_act_due", FIRST | {"visa_circumstances_persist": True},
        ({"visa_suspension_end_in_act_on": "2027-03-06"}, NEW, "2027-01-06", "two months before the act's own end"),
        ({}, NEW, "2027-01-05", "two months before the twelve months end"),
        ({"visa_circumstances_persist": False}, NEW, "none", "nothing to go on"),
    ),
    *rows(
        "visa_objection_until", {"acting_state": "BE"},
        ({"visa_delegated_act_notified_on": "2027-01-05"}, NEW, "2027-03-05", "two months"),
        ({"visa_delegated_act_notified_on": "2027-01-06"}, NEW, "2027-03-08", "6 March is a Saturday"),
    ),
    *rows(
        "visa_delegated_act_may_enter_into_force",
        {"visa_delegated_act_notified_on": "2027-01-05", "acting_state": "BE", "visa_delegated_act_objected": False,
         "visa_objection_waived_by_both": False},
        ({}, "2027-03-05", False, "the last day to object"),
        ({}, "2027-03-06", True, "the day after"),
        ({"visa_objection_waived_by_both": True}, "2027-02-01", True, "both said that they will not"),
        ({"visa_delegated_act_objected": True}, "2027-03-06", False, "objected"),
    ),
    *rows(
        "visa_second_phase_scope_too_narrow",
        {"visa_suspension_scope": "certain_categories", "visa_ground": "a", "visa_benchmark_kind": "none"},
        ({}, NEW, True, "on point a all nationals"),
        ({"visa_suspension_scope": "all_nationals"}, NEW, False, "all nationals"),
        ({"visa_ground": "h"}, NEW, False, "8f(2): point h"),
        ({"visa_ground": "g", "visa_benchmark_kind": "external_relations_or_fundamental_rights"}, NEW, False, "8f(2): point g"),
        ({"visa_ground": "g", "visa_benchmark_kind": "other"}, NEW, True, "point g, another requirement"),
    ),
    *rows(
        "visa_second_phase_until", {},
        ({"visa_second_phase_effect_on": "2027-03-06"}, NEW, "2029-03-05", "twenty-four months"),
        ({"visa_second_phase_effect_on": "2025-12-29"}, NEW, "2027-06-28", "the old law: eighteen months"),
        id="VS-9",
    ),
    # third phase
    *rows(
        "visa_second_phase_report_due", {},
        ({"visa_second_phase_effect_on": "2027-03-06"}, NEW, "2029-03-05", "before the end"),
        ({"visa_second_phase_effect_on": "2028-02-29"}, NEW, "2030-02-27", "no 29 February: the day before the 28th"),
    ),
    *rows(
        "visa_extension_possible", OFFICIAL | {"visa_further_suspension_indicated": False},
        ({"move_to_annex_one_proposed": True}, NEW, True, "with a proposal"),
        ({"move_to_annex_one_proposed": False}, NEW, False, "no proposal, nothing indicated"),
        ({"move_to_annex_one_proposed": False, "visa_further_suspension_indicated": True}, NEW, True, "officials' passports"),
        ({"move_to_annex_one_proposed": False, "visa_further_suspension_indicated": True, "visa_ground": "a"}, NEW, False, "point a"),
    ),
    *rows(
        "visa_extension_until_at_most", EXTENDED,
        ({}, NEW, "2031-03-05", "60 months after 6 March 2026"),
        ({"move_to_annex_one_in_force_on": "2030-01-01"}, NEW, "2030-01-01", "until the move is in force"),
        ({"move_to_annex_one_proposed": False}, NEW, "none", "no extension"),
    ),
    *rows(
        "visa_exemption_suspended", RUN,
        ({}, "2026-03-05", False, "the day before"),
        ({}, "2026-03-06", True, "the first day"),
        ({}, "2027-03-05", True, "the last day of the first phase"),
        ({}, "2027-03-06", True, "the second phase"),
        ({"visa_second_phase_effect_on": "none"}, "2027-03-06", False, "no second phase: exempt again"),
        ({}, "2029-03-05", True, "month 36"),
        ({}, "2029-03-06", False, "month 36 is over, nothing proposed: exempt again"),
        ({"visa_suspension_lifted_on": "2026-10-01"}, "2026-10-01", False, "lifted early"),
    ),
    *rows(
        "visa_exemption_suspended", EXTENDED,
        ({}, "2029-03-06", True, "extended, with a proposal"),
        ({}, "2031-03-05", True, "month 60"),
        ({}, "2031-03-06", False, "then the new law is needed"),
    ),
    # 7: reciprocity
    *rows(
        "reciprocity_notice_due", {"acting_state": "BE"},
        ({"visa_required_by_third_country_on": "2026-03-02"}, NEW, "2026-04-01", "thirty days"),
        ({"visa_required_by_third_country_on": "2026-03-05"}, NEW, "2026-04-07", "Saturday 4 April, then Easter Monday"),
    ),
    *rows(
        "reciprocity_suspension_may_be_asked", PUBLISHED,
        ({}, "2026-05-31", False, "the ninetieth day"),
        ({}, "2026-06-01", True, "the day after"),
        ({"third_country_visa_lifted_on": "2026-05-20"}, "2026-06-01", False, "lifted"),
    ),
    *rows(
        "reciprocity_step_due", PUBLISHED | {"acting_state": "BE"},
        ({}, NEW, "2026-09-02", "six months"),
        ({"reciprocity_published_on": "2026-03-05"}, NEW, "2026-09-07", "5 September is a Saturday"),
    ),
    *rows(
        "reciprocity_delegated_act_must", PUBLISHED,
        ({}, "2028-03-02", False, "the last day of the twenty-four months"),
        ({}, "2028-03-03", True, "the day after"),
        ({"third_country_visa_lifted_on": "2027-05-20"}, "2028-03-03", False, "lifted"),
    ),
    *rows(
        "reciprocity_measures_end_on", {},
        ({"reciprocity_lifting_published_on": "2026-05-25"}, NEW, "2026-06-01", "seven days"),
        ({"reciprocity_lifting_published_on": "2026-05-24"}, NEW, "2026-05-31", "a Sunday: an end, not a limit"),
    ),
]  # fmt: skip
