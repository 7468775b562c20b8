"""What Member States owe Eurostat, and by when: Regulation (EC) No 862/2007."""

from tests.law.boundaries import case

LEFT = {
    "subject_to_order_to_leave": True, "left_following_order": True, "transferred_between_states_under_dublin": False,
}  # fmt: skip


def period(ends, state="DE"):
    """The facts of one delivery."""
    return {"reference_period_ends_on": ends, "acting_state": state}


CASES = [
    case("return_statistics_due", period("2026-09-30"), "2026-11-30", "the third quarter of 2026"),
    case("return_statistics_due", period("2026-03-31"), "2026-06-01", "31 May is a Sunday"),
    case("return_statistics_due", period("2020-12-31"), "none", "the first quarter is that of January to March 2021"),
    case("counted_as_ordered_to_leave", LEFT, True, "subject to a decision that imposes departure"),
    case("counted_as_ordered_to_leave", LEFT | {"subject_to_order_to_leave": False}, False, "found, but not ordered"),
    case("counted_as_ordered_to_leave", LEFT | {"transferred_between_states_under_dublin": True}, False, "7(3)"),
    case("counted_as_returned", LEFT, True, "left following the decision"),
    case("counted_as_returned", LEFT | {"left_following_order": False}, False, "still here, or not known to have left"),
    case("counted_as_returned", LEFT | {"transferred_between_states_under_dublin": True}, False, "a Dublin transfer"),
    case("refusal_and_irregular_stay_statistics_due", period("2025-12-31"), "2026-03-31", "the year 2025"),
    case("refusal_and_irregular_stay_statistics_due", period("2023-12-31"), "2024-04-02", "Sunday 31 March is Easter"),
    case("asylum_application_statistics_due", period("2026-10-31"), "2026-12-31", "October 2026"),
    case("asylum_application_statistics_due", period("2026-02-28"), "2026-04-28", "counted from the last day"),
    case("reception_statistics_due", period("2025-12-31"), "2026-06-30", "the year 2025"),
    case("reception_statistics_due", period("2023-12-31"), "2024-07-01", "30 June is a Sunday"),
    case("first_instance_statistics_due", period("2026-06-30"), "2026-08-31", "30 August is a Sunday"),
    case("first_instance_statistics_due", period("2026-09-30"), "2026-11-30", "the third quarter of 2026"),
    case("final_decision_statistics_due", period("2025-12-31"), "2026-03-31", "the year 2025"),
    case("final_decision_statistics_due", period("2026-12-31"), "2027-03-31", "the year 2026"),
    case("dublin_statistics_due", period("2025-12-31"), "2026-03-31", "the year 2025"),
    case("dublin_statistics_due", period("2026-12-31", "IT"), "2027-03-31", "the year 2026"),
    case("statistics_revision_not_told", {"statistics_revised_on": "2026-10-05", "statistics_revision_told_on": "none"}, True,
         "immediately"),
    case("statistics_revision_not_told", {"statistics_revised_on": "2026-10-05", "statistics_revision_told_on": "2026-10-05"},
         False, "told"),
    case("statistics_revision_not_told", {"statistics_revised_on": "none", "statistics_revision_told_on": "none"}, False,
         "nothing was revised"),
]  # fmt: skip
