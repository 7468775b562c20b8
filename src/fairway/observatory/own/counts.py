"""How each published measure is counted from case rows: a rule in words and its SQL, side by side. Data; `figures` runs it.

The ids are those of the published measures, so that one indicator reads both. Where our rule and the publisher's differ, the
difference is written here, and a comparison shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Measure, Unit
from fairway.observatory.own.cases import KIND_SQL
from fairway.observatory.spans import Frequency

HORIZONS = (3, 6, 12, 24)
"""Months after an order became final at which departures are counted."""

_OWN_DIMS = KIND_SQL
_UNHCR_DIMS = {"origin" if name == "citizenship" else name: sql for name, sql in KIND_SQL.items()}


@dataclass(frozen=True, slots=True)
class Event:
    """Rows that are counted in the period of a date.

    on      the date column
    when    SQL that must be true of the row
    fixed   dimensions that have one value for all these rows"""

    on: str
    when: str = "true"
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How one measure is counted.

    words        the rule, in words
    events       what is counted; several are added up
    until        stocks only: SQL for the first day on which the row no longer counts
    dims         dimension -> SQL
    lag_months   a period is complete only so many months after its last day
    part_of      the measure whose rows these are some of, so that the rest of it can be worked out
    differs      where the rule and the publisher's differ, one sentence each"""

    measure: str
    words: str
    events: tuple[Event, ...]
    until: str = ""
    dims: Mapping[str, str] = field(default_factory=lambda: _OWN_DIMS)
    lag_months: int = 0
    part_of: str = ""
    differs: tuple[str, ...] = ()


# ------------------------------------------------------------------------------------------------- borders and asylum

_ONCE_A_YEAR = "The yearly table counts a person once a year; here every procedure counts."
_REFUSALS = ("The published table counts every refusal; here a refusal without a row of its own is not seen.",)
_APPLICANTS = (
    "Counted on the day of lodging: an application that was registered and never lodged is not counted here.",
    "Published on persons; here every procedure counts, also the second one of a person in the period.",
)
_DECISIONS = ("UNHCR rounds and disguises small counts, and reports some States' cases in place of persons.",)
_DUBLIN = ("Published with follow-up and repeated requests as States report them; here one request for each row.",)


def _refused(name: str) -> Count:
    return Count(
        measure=f"eurostat:{name}", words="rows by the day on which entry was refused", differs=_REFUSALS,
        events=(Event("refused_entry_on"),),
    )  # fmt: skip


def _found(name: str) -> Count:
    return Count(
        measure=f"eurostat:{name}", words="rows by the day on which the person was found", differs=(_ONCE_A_YEAR,),
        events=(Event("found_on"),),
    )  # fmt: skip


def _lodged(name: str) -> Count:
    return Count(
        measure=f"eurostat:{name}", words="rows by the day on which the application was lodged", differs=_APPLICANTS,
        events=(Event("lodged_on"),),
    )  # fmt: skip


def _applications() -> Count:
    all_of_them = {"level": "FI", "procedure": "G", "counted": "P"}
    return Count(
        measure="unhcr:applications", dims=_UNHCR_DIMS, differs=_APPLICANTS[:1],
        words="rows by the day of lodging: kind N a first application, R a later one, NR where that is not known",
        events=(
            Event("lodged_on", "first_time", all_of_them | {"kind": "N"}),
            Event("lodged_on", "NOT first_time", all_of_them | {"kind": "R"}),
            Event("lodged_on", "first_time IS NULL", all_of_them | {"kind": "NR"}),
        ),
    )  # fmt: skip


def _decisions(outcome: str) -> Count:
    return Count(
        measure=f"unhcr:decisions_{outcome}", dims=_UNHCR_DIMS, differs=_DECISIONS,
        words=f"rows with the outcome '{outcome}' by the day of the decision: level FI first instance, AR appeal to an authority, "
        "JR appeal to a court",
        events=(
            Event("decided_on", f"outcome = '{outcome}'", {"level": "FI", "counted": "P"}),
            Event("appeal_decided_on", f"appeal_outcome = '{outcome}' AND appeal_before = 'authority'", {"level": "AR", "counted": "P"}),
            Event("appeal_decided_on", f"appeal_outcome = '{outcome}' AND appeal_before = 'court'", {"level": "JR", "counted": "P"}),
        ),
    )  # fmt: skip


def _dublin(direction: str, what: str, on: str, words: str) -> Count:
    return Count(
        measure=f"eurostat:dublin_{direction}_{what}", words=f"rows of {direction} requests by the day of {words}",
        events=(Event(on, f"dublin_direction = '{direction}'"),), differs=_DUBLIN,
    )  # fmt: skip


# ------------------------------------------------------------------------------------- temporary protection, returns


def _protected(name: str, when: str, words: str, part_of: str = "") -> Count:
    return Count(
        measure=f"eurostat:{name}", words=f"{words} whose protection began and has not ended by the last day of the month",
        events=(Event("protected_from", when),), part_of=part_of, until="least(protected_to + 1, died_on)",
        differs=("Registers keep persons who left without saying so: both figures are upper bounds, by different clean-ups.",),
    )  # fmt: skip


def _ordered(name: str, *differs: str) -> Count:
    return Count(
        measure=f"eurostat:{name}", words="rows by the day of the order to leave", events=(Event("ordered_to_leave_on"),),
        differs=(*differs, "Orders to go to another Member State are left out by some States and kept by others."),
    )  # fmt: skip


def _returned(name: str, when: str, words: str, *differs: str, part_of: str = "") -> Count:
    return Count(
        measure=f"eurostat:{name}", words=f"rows by the day of confirmed departure{words}", events=(Event("departed_on", when),),
        part_of=part_of,
        differs=(*differs, "A departure counts here once the register confirms it, which may be long after it happened."),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------- cohorts

COMPETING = "least(permitted_on, died_on, order_withdrawn_on)"
"""The first of what makes a departure no longer due. DuckDB's `least` passes over nulls."""
SUSPENDED = "CASE WHEN order_suspended_on >= order_final_on THEN order_suspended_on END"
"""A suspension before the order became final ended with it."""


def horizon(months: int) -> str:
    """SQL for the day of the same number so many months after the order became final; without one, that month's last day."""
    return f"(order_final_on + INTERVAL {int(months)} MONTH)::DATE"


def departed_by(day: str) -> str:
    """SQL: departure was confirmed by that day, and nothing ended the duty or suspended the order before it."""
    return (
        f"(departed_on <= {day} AND departed_on <= coalesce({COMPETING}, departed_on)"
        f" AND departed_on <= coalesce({SUSPENDED}, departed_on))"
    )


def lost_before(day: str) -> str:
    """SQL: the order was suspended before that day and before anything else happened, so that its outcome was not to be seen."""
    first = f"least(departed_on, {COMPETING})"
    return f"coalesce({SUSPENDED} < {day} AND {SUSPENDED} < coalesce({first}, DATE '9999-12-31'), false)"


def _cohort(months: int) -> tuple[Count, Count]:
    day = horizon(months)
    whole = f"orders final in the month whose next {months} months were observed: not suspended before anything else happened"
    return (
        Count(
            measure=f"own:cohort_observed_{months}_months", words=whole, lag_months=months,
            events=(Event("order_final_on", f"NOT {lost_before(day)}"),),
        ),
        Count(
            measure=f"own:cohort_departed_{months}_months", lag_months=months, part_of=f"own:cohort_observed_{months}_months",
            words=f"of the {whole}, those with confirmed departure within {months} months, before any permit, death or withdrawal",
            events=(Event("order_final_on", departed_by(day)),),
        ),
    )  # fmt: skip


_COUNTS = (
    _refused("refused_entry"), _refused("refused_entry_by_citizenship"),
    _found("illegally_present"), _found("illegally_present_totals"),
    _lodged("asylum_applicants"), _lodged("asylum_applicants_annual"), _applications(),
    *(_decisions(outcome) for outcome in ("recognised", "complementary", "rejected", "closed")),
    *(_dublin(direction, what, on, words)
      for direction in ("outgoing", "incoming")
      for what, on, words in (
          ("requests", "dublin_requested_on", "the request"),
          ("decisions", "dublin_answered_on", "the answer"),
          ("transfers", "transferred_on", "the transfer"))),
    _protected("temporary_protection", "true", "rows"),
    _protected("temporary_protection_ukrainians", "citizenship = 'UKR'", "rows of Ukrainians", "eurostat:temporary_protection"),
    _ordered("orders_to_leave_annual", _ONCE_A_YEAR), _ordered("orders_to_leave_totals", _ONCE_A_YEAR),
    _ordered("orders_to_leave_published"),
    _returned("returned_annual", "true", "", _ONCE_A_YEAR), _returned("returned_totals", "true", "", _ONCE_A_YEAR),
    _returned("returned_published", "true", ""),
    *(_returned(f"returned_third_country_{how}", "departed_to = 'third_country'", " to a third country",
                "A departure to a place not known is not counted as one to a third country.", part_of=f"eurostat:returned_{how}")
      for how in ("annual", "published")),
    *(count for months in HORIZONS for count in _cohort(months)),
)  # fmt: skip

COUNTS: Mapping[str, Count] = MappingProxyType({count.measure: count for count in _COUNTS})
"""Every measure that can be counted from case rows."""


def _cohort_measure(count: Count) -> Measure:
    months = count.lag_months
    kind = "Orders to leave observed" if "observed" in count.measure else "Departures"
    return Measure(
        id=count.measure, title=f"{kind} within {months} months of a final order", unit=Unit.PERSONS, frequency=Frequency.MONTH,
        dimensions=tuple(_OWN_DIMS), publisher="own cases", table="case rows", url="", licence="the authority's own",
        pitfalls=("By the month in which the order became final, not the month of departure.",),
    )  # fmt: skip


OWN_MEASURES: Mapping[str, Measure] = MappingProxyType(
    {count.measure: _cohort_measure(count) for count in _COUNTS if count.measure.startswith("own:")}
)
"""Measures that nobody publishes: only an authority's own cases have them."""

CONTEXT = frozenset({"eurostat:population", "worldbank:population"})
"""Published measures that own figures may be set against, such as inhabitants."""


def published(name: str) -> Measure | None:
    """The measure of that id, published or our own; None if there is none."""
    return OWN_MEASURES.get(name) or MEASURES.get(name)
