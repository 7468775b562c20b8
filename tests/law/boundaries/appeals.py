"""Appeals: limits, right to remain, requests to the court. `known="2026-01-01"` answers from the text of 2024."""

from tests.law.boundaries import case

OLD_TEXT = "2026-01-01"
SEPTEMBER = "2026-09-08"
DECIDED = {
    "lodged_on": "2026-07-16",
    "decision_withdraws_protection": False,
    "decision_outcome": "unfounded",
    "accelerated_circumstance_at_decision": False,
    "decision_notified_on": "2026-09-04",
    "appeal_limit_days": 5,
    "appeal_limit_is_one_month": False,
    "appeal_limit_long_days": 14,
    "acting_state": "DE",
    "unaccompanied_minor": False,
    "held_in_border_procedure": False,
    "examined_in_accelerated_procedure": False,
    "subsequent_application": False,
    "removal_would_breach_non_refoulement": False,
    "appeal_lodged_on": "none",
    "appeal_decided_on": "none",
    "stay_requested_on": "none",
    "court_answer_on_stay": "none",
    "stay_request_limit_days": 5,
    "national_law_lifts_protection_of_delaying_appeals": False,
    "appeal_only_to_delay_imminent_removal": False,
}
ACCELERATED = {
    **DECIDED,
    "accelerated_circumstance_at_decision": True,
    "examined_in_accelerated_procedure": True,
}
INADMISSIBLE = {**DECIDED, "decision_outcome": "inadmissible"}
THIRD_COUNTRY = {**INADMISSIBLE, "inadmissibility_ground": "safe_third_country"}
ELSEWHERE = {**INADMISSIBLE, "inadmissibility_ground": "protected_in_other_member_state"}
WITHDRAWN = {
    **DECIDED,
    "lodged_on": "2016-03-01",
    "decision_withdraws_protection": True,
    "withdrawal_review_started_on": "2026-07-01",
    "status_withdrawal_appeal_excluded": False,
    "withdrawal_ground": "QR 14(1)(a)",
}
BORDER_MINOR = {**ACCELERATED, "held_in_border_procedure": True, "unaccompanied_minor": True}
JOINT = {**DECIDED, "return_decision_in_same_act": True}
SEPARATE = {
    **DECIDED,
    "return_decision_in_same_act": False,
    "return_decision_notified_on": "2026-09-10",
    "separate_return_appeal_limit_days": 10,
}
ASKED = {**ACCELERATED, "stay_requested_on": "2026-09-08"}


def without(facts, *names):
    """The facts with some of them not said."""
    return {k: v for k, v in facts.items() if k not in names}


CASES = [
    case("appeal_law_anchor_on", DECIDED, "2026-07-16", "an application: the lodging"),
    case("appeal_law_anchor_on", WITHDRAWN, "2026-07-01", "a status: the start of the review"),
    # 67
    case("right_to_appeal", DECIDED, True, "67(1)(b)"),
    case("right_to_appeal", {**DECIDED, "decision_outcome": "explicitly_withdrawn"}, False, "40(3): final"),
    case("right_to_appeal", {**DECIDED, "decision_outcome": "subsidiary_protection"}, True, "67(2)"),
    case("right_to_appeal", {**DECIDED, "decision_outcome": "refugee_status"}, False, "nothing refused"),
    case("right_to_appeal", WITHDRAWN, True, "67(1)(d)"),
    case(
        "right_to_appeal", {**WITHDRAWN, "status_withdrawal_appeal_excluded": True}, False, "67(1), second subparagraph"
    ),
    case("short_appeal_limit_applies", ACCELERATED, True, "a circumstance of Article 42 held"),
    case("short_appeal_limit_applies", DECIDED, False, "none held"),
    case("short_appeal_limit_applies", INADMISSIBLE, True, "inadmissible"),
    case(
        "short_appeal_limit_applies",
        {**DECIDED, "decision_outcome": "implicitly_withdrawn"},
        True,
        "implicitly withdrawn",
    ),
    case("short_appeal_limit_applies", WITHDRAWN, False, "withdrawal of status: all other cases"),
    case("appeal_due", ACCELERATED, "2026-09-09", "five days from Friday 4 September"),
    case("appeal_due", {**ACCELERATED, "appeal_limit_days": 10}, "2026-09-14", "ten days"),
    case(
        "appeal_due",
        {**ACCELERATED, "decision_notified_on": "2026-09-07"},
        "2026-09-14",
        "the fifth day is Saturday 12 September: Monday",
    ),
    case("appeal_due", DECIDED, "2026-09-18", "two weeks, a Friday"),
    case("appeal_due", {**DECIDED, "appeal_limit_is_one_month": True}, "2026-10-05", "4 October is a Sunday: Monday"),
    case("appeal_due", {**DECIDED, "decision_outcome": "explicitly_withdrawn"}, "none", "no appeal"),
    case("appeal_due", {**DECIDED, "decision_outcome": "subsidiary_protection"}, "2026-09-18", "67(2): the long limit"),
    case("appeal_due", WITHDRAWN, "2026-09-18", "withdrawal of status"),
    case("appeal_due", {**WITHDRAWN, "withdrawal_review_started_on": "2026-06-11"}, "none", "79(3): Directive 2013/32"),
    case("appeal_due", {**DECIDED, "lodged_on": "2026-06-11"}, "none", "79(3): lodged before, Directive 2013/32"),
    case("long_appeal_limit_permitted", DECIDED, True, "14 days"),
    case(
        "long_appeal_limit_permitted",
        {**DECIDED, "appeal_limit_long_days": 30},
        True,
        "30 days from 4 September are 4 October: one month",
    ),
    case(
        "long_appeal_limit_permitted",
        {**DECIDED, "appeal_limit_long_days": 31},
        False,
        "31 days from 4 September are longer than one month",
    ),
    case("return_decision_appealed_jointly", JOINT, True, "same act"),
    case("return_decision_appealed_jointly", SEPARATE, False, "separate act"),
    case("return_decision_appeal_due", JOINT, "2026-09-18", "with the decision"),
    case("return_decision_appeal_due", SEPARATE, "2026-09-21", "ten days end on Sunday 20 September: Monday"),
    case(
        "return_decision_appeal_due",
        {**SEPARATE, "separate_return_appeal_limit_days": 7},
        "2026-09-17",
        "seven days, a Thursday",
    ),
    case(
        "separate_return_appeal_limit_permitted",
        {**SEPARATE, "accelerated_circumstance_at_decision": True},
        True,
        "ten days beside a short limit",
    ),
    case(
        "separate_return_appeal_limit_permitted",
        {**SEPARATE, "accelerated_circumstance_at_decision": True, "separate_return_appeal_limit_days": 11},
        False,
        "eleven days are longer than 67(7)(a) allows",
    ),
    case(
        "separate_return_appeal_limit_permitted",
        {**SEPARATE, "separate_return_appeal_limit_days": 31},
        False,
        "31 days from 10 September are longer than a month",
    ),
    case(
        "first_instance_review_defect",
        {**DECIDED, "second_or_higher_level_of_appeal": False, "first_instance_review_complete": False},
        True,
        "67(3)",
    ),
    case(
        "first_instance_review_defect",
        {**DECIDED, "second_or_higher_level_of_appeal": True, "first_instance_review_complete": False},
        False,
        "67(3) binds at least the first instance",
    ),
    # 68(3)
    case(
        "inadmissibility_ends_automatic_right",
        THIRD_COUNTRY,
        False,
        "text of 2024: 38(1)(b) is not named",
        known=OLD_TEXT,
    ),
    case(
        "inadmissibility_ends_automatic_right",
        {**INADMISSIBLE, "inadmissibility_ground": "first_country_of_asylum"},
        True,
        "text of 2024: 38(1)(a)",
        known=OLD_TEXT,
    ),
    case("inadmissibility_ends_automatic_right", THIRD_COUNTRY, True, "2026/463: 38(1)(b)", id="APR-68.3-nostay"),
    case(
        "inadmissibility_ends_automatic_right", ELSEWHERE, False, "38(1)(c): under neither text", id="APR-68.3-nostay"
    ),
    case(
        "inadmissibility_ends_automatic_right",
        {**THIRD_COUNTRY, "held_in_border_procedure": True, "unaccompanied_minor": True},
        False,
        "unaccompanied minor in the border procedure",
    ),
    case("no_automatic_right_to_remain", ACCELERATED, True, "68(3)(a)(i)"),
    case("no_automatic_right_to_remain", DECIDED, False, "ordinary procedure"),
    case("no_automatic_right_to_remain", {**DECIDED, "held_in_border_procedure": True}, True, "68(3)(a)(ii)"),
    case("no_automatic_right_to_remain", BORDER_MINOR, False, "68(3)(a)(ii): not for unaccompanied minors"),
    case("no_automatic_right_to_remain", {**DECIDED, "decision_outcome": "implicitly_withdrawn"}, True, "68(3)(c)"),
    case("no_automatic_right_to_remain", {**DECIDED, "subsequent_application": True}, True, "68(3)(d)"),
    case("no_automatic_right_to_remain", WITHDRAWN, False, "68(3)(e): cessation is not named"),
    case("no_automatic_right_to_remain", {**WITHDRAWN, "withdrawal_ground": "QR 14(1)(d)"}, True, "68(3)(e): danger"),
    case(
        "no_automatic_right_to_remain",
        {**WITHDRAWN, "withdrawal_ground": "QR 19(1)(c)"},
        False,
        "68(3)(e): 19(1)(b) only",
    ),
    case(
        "no_automatic_right_to_remain",
        {**ACCELERATED, "removal_would_breach_non_refoulement": True},
        False,
        "non-refoulement",
        id="APR-68.3-nostay",
    ),
    case(
        "no_automatic_right_to_remain",
        without(ACCELERATED, "removal_would_breach_non_refoulement"),
        "unknown",
        "non-refoulement not yet examined: held back",
        id="APR-68.3-nostay",
    ),
    # 68(1), (2)
    case("right_to_remain_pending_appeal", DECIDED, True, "last day of the appeal limit", on="2026-09-18"),
    case("right_to_remain_pending_appeal", DECIDED, False, "the limit has passed without an appeal", on="2026-09-19"),
    case(
        "right_to_remain_pending_appeal",
        {**DECIDED, "appeal_lodged_on": "2026-09-18"},
        True,
        "appealed in time, outcome pending",
        on="2027-01-15",
    ),
    case(
        "right_to_remain_pending_appeal",
        {**DECIDED, "appeal_lodged_on": "2026-09-21"},
        False,
        "appealed late",
        on="2026-09-22",
    ),
    case(
        "right_to_remain_pending_appeal",
        {**DECIDED, "appeal_lodged_on": "2026-09-18", "appeal_decided_on": "2027-01-14"},
        False,
        "the outcome has been given",
        on="2027-01-15",
    ),
    case("right_to_remain_pending_appeal", ACCELERATED, False, "68(3)", on=SEPTEMBER),
    case(
        "right_to_remain_pending_appeal",
        THIRD_COUNTRY,
        True,
        "text of 2024: suspensive for 38(1)(b)",
        on=SEPTEMBER,
        known=OLD_TEXT,
    ),
    case("right_to_remain_pending_appeal", THIRD_COUNTRY, False, "2026/463: no automatic stay", on=SEPTEMBER),
    case("right_to_remain_pending_appeal", ELSEWHERE, True, "38(1)(c)", on=SEPTEMBER),
    case("return_decision_suspended", DECIDED, True, "68(1), (2)", on=SEPTEMBER),
    case("return_decision_suspended", ACCELERATED, False, "no right and no permission", on=SEPTEMBER),
    case("return_decision_suspended", {**ASKED, "court_answer_on_stay": "allowed"}, True, "allowed", on="2026-09-20"),
    # 68(4), (5)
    case("court_may_allow_to_remain", {**ASKED, "court_may_act_of_its_own_motion": False}, True, "on request"),
    case("court_may_allow_to_remain", {**ACCELERATED, "court_may_act_of_its_own_motion": False}, False, "not asked"),
    case(
        "court_may_allow_to_remain", {**ACCELERATED, "court_may_act_of_its_own_motion": True}, True, "of its own motion"
    ),
    case("stay_request_due", ACCELERATED, "2026-09-09", "five days"),
    case(
        "stay_request_due",
        {**ACCELERATED, "decision_notified_on": "2026-09-07"},
        "2026-09-14",
        "the fifth day is a Saturday: Monday",
    ),
    case("stay_request_due", DECIDED, "none", "there is a right to remain"),
    case("stay_request_missed", ACCELERATED, True, "the day after", on="2026-09-10"),
    case("stay_request_missed", ACCELERATED, False, "the last day", on="2026-09-09"),
    case("stay_request_missed", ASKED, False, "asked in time", on="2026-10-01"),
    case(
        "stay_request_missed", {**ACCELERATED, "stay_requested_on": "2026-09-10"}, True, "asked late", on="2026-10-01"
    ),
    case(
        "stay_request_guarantees_defect",
        {
            **ACCELERATED,
            "told_of_rights_to_ask_for_stay": True,
            "appeal_assistance_requested": True,
            "free_legal_aid_given_for_stay": False,
            "hearing_on_stay_held": False,
        },
        True,
        "68(5)(c): legal aid asked for and not given",
    ),
    case(
        "stay_request_guarantees_defect",
        {
            **ACCELERATED,
            "told_of_rights_to_ask_for_stay": True,
            "appeal_assistance_requested": True,
            "free_legal_aid_given_for_stay": True,
            "hearing_on_stay_held": True,
            "interpretation_provided": True,
        },
        False,
        "all given",
    ),
    case("removal_possible_pending_appeal", ACCELERATED, False, "68(5)(d)(i): the time to ask runs", on="2026-09-09"),
    case("removal_possible_pending_appeal", ACCELERATED, True, "not asked in time", on="2026-09-10"),
    case("removal_possible_pending_appeal", ASKED, False, "68(5)(d)(ii): the court has not answered", on="2026-10-01"),
    case(
        "removal_possible_pending_appeal",
        {**ASKED, "court_answer_on_stay": "refused"},
        True,
        "the court refused",
        on="2026-10-01",
    ),
    case(
        "removal_possible_pending_appeal",
        {**ASKED, "court_answer_on_stay": "allowed"},
        False,
        "the court allowed",
        on="2026-10-01",
    ),
    case("removal_possible_pending_appeal", DECIDED, False, "right to remain", on="2026-09-10"),
    case(
        "removal_possible_pending_appeal",
        {**THIRD_COUNTRY, "stay_requested_on": "2026-09-08"},
        False,
        "2026/463: 38(1)(b), barred until the court answers",
        on="2026-10-01",
    ),
    case(
        "removal_possible_pending_appeal",
        {**ACCELERATED, "removal_would_breach_non_refoulement": True},
        False,
        "non-refoulement",
        id="APR-68.3-nostay",
        on="2026-09-10",
    ),
    case(
        "removal_possible_pending_appeal",
        without(ASKED, "court_answer_on_stay"),
        "unknown",
        "nobody has said whether the court answered: held back",
        on="2026-10-01",
    ),
    case("request_holds_removal_back", ASKED, True, "asked in time", on="2026-10-01"),
    case("request_holds_removal_back", ACCELERATED, False, "not asked", on="2026-10-01"),
    # 68(6), (7)
    case(
        "no_protection_during_stay_request",
        {
            **ASKED,
            "subsequent_application": True,
            "national_law_lifts_protection_of_delaying_appeals": True,
            "appeal_only_to_delay_imminent_removal": True,
        },
        True,
        "68(6)",
    ),
    case(
        "no_protection_during_stay_request",
        {
            **ASKED,
            "national_law_lifts_protection_of_delaying_appeals": True,
            "appeal_only_to_delay_imminent_removal": True,
        },
        False,
        "not a subsequent application",
    ),
    case(
        "no_protection_during_stay_request",
        {
            **ASKED,
            "subsequent_application": True,
            "national_law_lifts_protection_of_delaying_appeals": True,
            "appeal_only_to_delay_imminent_removal": True,
            "removal_would_breach_non_refoulement": True,
        },
        False,
        "non-refoulement",
        id="APR-68.6-subs",
    ),
    case(
        "removal_possible_pending_appeal",
        {
            **ASKED,
            "subsequent_application": True,
            "national_law_lifts_protection_of_delaying_appeals": True,
            "appeal_only_to_delay_imminent_removal": True,
        },
        True,
        "68(6): the request does not hold the removal back",
        id="APR-68.6-subs",
        on="2026-09-09",
    ),
    case(
        "right_to_remain_pending_second_appeal",
        {**DECIDED, "second_level_appeal_lodged_on": "2027-02-01", "second_level_court_allows_to_remain": False},
        False,
        "68(7)",
    ),
    case(
        "right_to_remain_pending_second_appeal",
        {**DECIDED, "second_level_appeal_lodged_on": "2027-02-01", "second_level_court_allows_to_remain": True},
        True,
        "allowed, non-refoulement invoked",
    ),
]
