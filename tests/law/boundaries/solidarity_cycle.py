"""The annual cycle of solidarity: Regulation (EU) 2024/1351, Articles 9 to 13 and 57 to 60."""

from tests.law.boundaries import case

Y2026 = {"solidarity_year_begins_on": "2026-01-01"}
Y2024 = {"solidarity_year_begins_on": "2024-01-01"}
PLEDGES_2026 = {"pledge_year_begins_on": "2026-01-01"}
WHOLE_DUTY = {
    "is_beneficiary_state": False,
    "full_deduction_granted": False,
    "systemic_shortcomings_of_beneficiary": False,
}
FOUND = {
    "pressure_decision_finds_pressure": True,
    "commission_considers_pool_closed": False,
    "council_refusal_adopted_on": "none",
    "pressure_decision_transmitted_on": "2026-07-06",
    "acting_state": "BE",
}
NOTICE = [
    "reasons_with_updated_indicators",
    "type_and_level_of_measures",
    "stabilising_effect",
    "remedy_for_vulnerabilities",
]


def named_day(rule, day, why):
    """The day in the year, in 2026, and none before the articles applied."""
    return [
        case(rule, Y2026, f"2026-{day}", why),
        case(rule, Y2024, "none", "the year 2024 began before 11 June 2024: the first report is that of 2025 (9(6))"),
    ]


CASES = [
    *named_day("solidarity_information_due", "06-01", "1 June, a named day"),
    *named_day("first_preparedness_meeting_due", "07-15", "the first half of July ends on the 15th"),
    *named_day("solidarity_update_due", "09-01", "1 September"),
    *named_day("second_preparedness_meeting_due", "09-30", "30 September"),
    *named_day("annual_report_due", "10-15", "15 October"),
    *named_day("determination_decision_due", "10-15", "15 October"),
    *named_day("pool_proposal_due", "10-15", "15 October"),
    case("annual_report_due", {"solidarity_year_begins_on": "2027-01-01"}, "2027-10-15", "a Friday"),
    case(
        "annual_report_due",
        {"solidarity_year_begins_on": "2028-01-01"},
        "2028-10-15",
        "a Sunday: a named day does not roll",
    ),
    *named_day("pool_act_due", "12-31", "before the end of the year: 31 December is in time"),
    # 12(6): secrecy until the Council's act
    case(
        "pool_proposal_not_public",
        {"pool_proposal_adopted_on": "2025-11-11", "pool_act_adopted_on": "none"},
        True,
        "proposed, and no act yet",
        on="2025-12-01",
    ),
    case(
        "pool_proposal_not_public",
        {"pool_proposal_adopted_on": "2025-11-11", "pool_act_adopted_on": "2025-12-19"},
        False,
        "the act of 19 December 2025 ended it",
        on="2026-01-02",
    ),
    # 2(24), 2(25), 11: findings, no numbers
    case(
        "migratory_pressure",
        {"arrivals_disproportionate_even_if_prepared": True, "immediate_action_needed": True},
        True,
        "both parts found",
    ),
    case(
        "migratory_pressure",
        {"arrivals_disproportionate_even_if_prepared": True, "immediate_action_needed": False},
        False,
        "no immediate action needed",
    ),
    case(
        "migratory_pressure",
        {"arrivals_disproportionate_even_if_prepared": True},
        "unknown",
        "the Commission has not said whether action is needed at once",
    ),
    case(
        "pressure_from_rescue_arrivals",
        {"many_rescue_arrivals_in_12_months": True, "rescue_arrivals_disproportionate": True},
        True,
        "both conditions of 11(3)",
    ),
    case(
        "pressure_from_rescue_arrivals",
        {"many_rescue_arrivals_in_12_months": True, "rescue_arrivals_disproportionate": False},
        False,
        "many, but bearable for a well-prepared system",
    ),
    case("risk_of_migratory_pressure", {"pressure_expected_next_year": True}, True, "found for the coming year"),
    case("risk_of_migratory_pressure", {"pressure_expected_next_year": False}, False, "not found"),
    case(
        "significant_migratory_situation",
        {
            "arrivals_disproportionate_even_if_prepared": False,
            "immediate_action_needed": False,
            "cumulative_arrivals_reach_capacity_limits": True,
        },
        True,
        "years of arrivals, no pressure",
    ),
    case(
        "significant_migratory_situation",
        {
            "arrivals_disproportionate_even_if_prepared": True,
            "immediate_action_needed": True,
            "cumulative_arrivals_reach_capacity_limits": True,
        },
        False,
        "pressure is another situation",
    ),
    # 13(2)
    case(
        "high_level_forum_due",
        {
            "annual_report_adopted_on": "2025-11-11",
            "determination_adopted_on": "2025-11-11",
            "pool_proposal_adopted_on": "2025-11-11",
            "acting_state": "BE",
        },
        "2025-11-26",
        "15 days, a Wednesday (the Forum met on 18 November)",
    ),
    case(
        "high_level_forum_due",
        {
            "annual_report_adopted_on": "2025-11-05",
            "determination_adopted_on": "2025-11-07",
            "pool_proposal_adopted_on": "2025-11-06",
            "acting_state": "BE",
        },
        "2025-11-24",
        "from the last of the three; 22 November is a Saturday",
    ),
    # 58
    case(
        "pool_access_of_identified_state",
        {
            "identified_under_pressure": True,
            "pool_act_adopted_on": "2026-12-15",
            "pool_information_received_on": "2027-01-08",
        },
        True,
        "named, act adopted, information received",
    ),
    case(
        "pool_access_of_identified_state",
        {
            "identified_under_pressure": True,
            "pool_act_adopted_on": "2026-12-15",
            "pool_information_received_on": "none",
        },
        False,
        "has not said that it will use the pool",
    ),
    case(
        "technical_forum_due",
        {"identified_under_pressure": True, "pool_information_received_on": "2026-07-06", "acting_state": "BE"},
        "2026-07-16",
        "10 days",
    ),
    case(
        "technical_forum_due",
        {"identified_under_pressure": True, "pool_information_received_on": "2026-07-08", "acting_state": "BE"},
        "2026-07-20",
        "the tenth day is Saturday 18 July",
    ),
    case(
        "technical_forum_due",
        {"identified_under_pressure": False, "pool_information_received_on": "2026-07-06", "acting_state": "BE"},
        "none",
        "not named in the decision: Article 59",
    ),
    # 59
    case("pool_notification_complete", {"pool_notification_items": NOTICE}, True, "all four points"),
    case(
        "pool_notification_complete", {"pool_notification_items": NOTICE[:3]}, False, "no remedies for vulnerabilities"
    ),
    case("council_refusal_of_pool_until", FOUND, "2026-07-20", "two weeks from the sending"),
    case(
        "council_refusal_of_pool_until",
        FOUND | {"pressure_decision_transmitted_on": "2026-07-07"},
        "2026-07-22",
        "21 July is Belgium's national day",
    ),
    case(
        "council_refusal_of_pool_until",
        FOUND | {"pressure_decision_finds_pressure": False},
        "none",
        "nothing to close",
    ),
    case("pool_access_of_notifying_state", FOUND, True, "found under pressure, nobody objects"),
    case(
        "pool_access_of_notifying_state",
        FOUND | {"council_refusal_adopted_on": "2026-07-20"},
        False,
        "refused on the last day",
    ),
    case(
        "pool_access_of_notifying_state",
        FOUND | {"council_refusal_adopted_on": "2026-07-21"},
        True,
        "refused a day too late",
    ),
    case(
        "pool_access_of_notifying_state",
        FOUND | {"commission_considers_pool_closed": True},
        False,
        "the Commission objects",
    ),
    case("technical_forum_for_notifying_state_due", FOUND, "2026-07-20", "two weeks"),
    case(
        "technical_forum_for_notifying_state_due",
        FOUND | {"pressure_decision_transmitted_on": "2026-07-04"},
        "2026-07-20",
        "two weeks end on Saturday 18 July",
    ),
    case(
        "technical_forum_for_notifying_state_due",
        FOUND | {"commission_considers_pool_closed": True},
        "none",
        "no access",
    ),
    case(
        "forum_on_insufficient_pool_due",
        {"council_finds_pool_insufficient": True, "pressure_decision_adopted_on": "2026-07-06", "acting_state": "BE"},
        "2026-07-13",
        "a week from the Commission's decision",
    ),
    case(
        "forum_on_insufficient_pool_due",
        {"council_finds_pool_insufficient": True, "pressure_decision_adopted_on": "2026-07-04", "acting_state": "BE"},
        "2026-07-13",
        "the week ends on Saturday 11 July",
    ),
    case(
        "forum_on_insufficient_pool_due",
        {"council_finds_pool_insufficient": False, "pressure_decision_adopted_on": "2026-07-06", "acting_state": "BE"},
        "none",
        "the pool suffices",
    ),
    case(
        "new_pool_notification_may",
        {"pressure_decision_adopted_on": "2026-07-06", "pressure_decision_finds_pressure": False},
        True,
        "rejected: may try again",
    ),
    case(
        "new_pool_notification_may",
        {"pressure_decision_adopted_on": "2026-07-06", "pressure_decision_finds_pressure": True},
        False,
        "granted",
    ),
    # 60
    case(
        "pledges_implementation_due",
        PLEDGES_2026 | WHOLE_DUTY | {"solidarity_measure": "relocation_of_applicant"},
        "2026-12-31",
        "before the year ends",
    ),
    case(
        "pledges_implementation_due",
        PLEDGES_2026 | WHOLE_DUTY | {"solidarity_measure": "financial_contribution"},
        "none",
        "financial contributions are excepted",
    ),
    case(
        "pledges_implementation_due",
        PLEDGES_2026 | WHOLE_DUTY | {"solidarity_measure": "relocation_of_applicant", "full_deduction_granted": True},
        "none",
        "a full deduction",
    ),
    case("implemented_levels_confirmation_due", PLEDGES_2026, "2027-01-31", "in January of the next year"),
    case(
        "implemented_levels_confirmation_due",
        {"pledge_year_begins_on": "2025-01-01"},
        "none",
        "Article 60 applies since 1 July 2026: the first year it governs is 2026",
    ),
]
