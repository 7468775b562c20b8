"""Figures on asylum, refusals of entry and returns: what Member States deliver to Eurostat and by when (Articles 4, 5, 7, 9).

The anchor is the last day of the reference period. These limits say when a figure can be missed at all: before them an empty table
is not yet late, and after them a missing reporter can be named."""

from datetime import date
from typing import Any

from fairway.law.language import Expiry, Force, PeriodLaw, act, clock, happened, last_day, months, rule
from fairway.law.pact.acts import ELI

STAT = act("STAT", "Regulation (EC) No 862/2007", eli=f"{ELI}/reg/2007/862/2021-07-01", title="Migration statistics",
           applies_from=date(2021, 1, 1), anchor="reference_period_ends_on", periods=PeriodLaw.REG_1182_71,
           known_from=date(2020, 6, 22))  # fmt: skip
OWED: dict[str, Any] = {
    "done": "statistics_sent_on",
    "on_expiry": Expiry.CONTINUE,
    "missed": "The figures are still owed. A total without this State is not the Union's: it has to name who is missing.",
    "unsettled": "Whether the months run from the last day of the period, or from the day after: from the last day here.",
}


@clock(STAT, "7(2)", id="STAT-1", **OWED)
def return_statistics_due(reference_period_ends_on):
    """Orders to leave and returns, for a quarter: within two months of its end."""
    return last_day(months(reference_period_ends_on, 2))


@rule(STAT, "7(1)(a), 7(3)", id="STAT-1", anchor="asked_on")
def counted_as_ordered_to_leave(subject_to_order_to_leave, transferred_between_states_under_dublin):
    """Who counts as ordered to leave: found illegally present and subject to a decision that imposes departure; no Dublin transfers."""
    return subject_to_order_to_leave and not transferred_between_states_under_dublin


@rule(STAT, "7(1)(b), 7(3)", id="STAT-1", anchor="asked_on")
def counted_as_returned(subject_to_order_to_leave, left_following_order, transferred_between_states_under_dublin):
    """Who counts as returned: in fact left following such a decision; no Dublin transfers."""
    return subject_to_order_to_leave and left_following_order and not transferred_between_states_under_dublin


@clock(STAT, "5(2)", id="STAT-2", **OWED)
def refusal_and_irregular_stay_statistics_due(reference_period_ends_on):
    """Refusals at the external border and people found illegally present, for a year: within three months of its end."""
    return last_day(months(reference_period_ends_on, 3))


@clock(STAT, "4(1), second subparagraph", id="STAT-3", **OWED)
def asylum_application_statistics_due(reference_period_ends_on):
    """Applications, first-time, pending, withdrawn, accelerated and subsequent, for a month: within two months of its end."""
    return last_day(months(reference_period_ends_on, 2))


@clock(STAT, "4(1), third subparagraph", id="STAT-3", **OWED)
def reception_statistics_due(reference_period_ends_on):
    """Applicants with material reception conditions, for a year: within six months of its end."""
    return last_day(months(reference_period_ends_on, 6))


@clock(STAT, "4(2), second subparagraph", id="STAT-3", **OWED)
def first_instance_statistics_due(reference_period_ends_on):
    """First-instance decisions, for a quarter: within two months of its end."""
    return last_day(months(reference_period_ends_on, 2))


@clock(STAT, "4(3), third subparagraph", id="STAT-3", **OWED)
def final_decision_statistics_due(reference_period_ends_on):
    """Final decisions, unaccompanied minors and resettlement, for a year: within three months of its end."""
    return last_day(months(reference_period_ends_on, 3))


@clock(STAT, "4(4)", id="STAT-3", **OWED)
def dublin_statistics_due(reference_period_ends_on):
    """Requests, decisions and transfers under the Dublin rules, for a year: within three months of its end."""
    return last_day(months(reference_period_ends_on, 3))


@rule(STAT, "9(4)", id="STAT-4", force=Force.MUST, anchor="asked_on")
def statistics_revision_not_told(statistics_revised_on, statistics_revision_told_on):
    """A State tells Eurostat immediately of revisions, corrections and changes of method or source."""
    return happened(statistics_revised_on) and not happened(statistics_revision_told_on)
