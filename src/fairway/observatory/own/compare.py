"""One indicator twice: as published and on own cases, with the difference and what can explain it.

An explanation is a possibility with its size where it has one, never a verdict: which it is, the authority must look up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import Indicator, Result, Value, evaluate
from fairway.observatory.indicators.formula import Counted, Formula, Level, Several, Total
from fairway.observatory.indicators.grids import called
from fairway.observatory.observations import Flag, Key
from fairway.observatory.own.counts import COUNTS
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.safe import evaluate_safely, why_not
from fairway.observatory.own.suppress import THRESHOLD
from fairway.observatory.spans import Period
from fairway.observatory.store import Store

SETTLED_DAYS = 365
"""First releases are revised for about a year: a vintage younger than that, counted from the end of the period, says so."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One number twice. own is None with the flag SMALL where it is kept back, and then so is the difference.

    difference   own less published, exact; None if one of the two is unknown
    relative     difference through published; None where that is nil or unknown
    reasons      what can explain it, one sentence each"""

    key: Key
    period: Period
    published: Value
    own: Value
    difference: Fraction | None
    relative: Fraction | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """An indicator on both, by some dimensions and by period."""

    indicator: Indicator
    by: tuple[str, ...]
    day: date
    threshold: int
    rows: tuple[Difference, ...]


def compare(
    indicator: Indicator,
    published: Store,
    own: OwnFigures,
    *,
    by: Sequence[str] = (),
    where: Mapping[str, str | Collection[str]] | None = None,
    first: Period | None = None,
    last: Period | None = None,
    threshold: int = THRESHOLD,
) -> Comparison:
    """Published figures beside own ones, for the States whose cases they are and the periods that own cases speak of.

    Raises NoSuchFigure if the indicator has no dimension `country`, or cannot be counted from cases."""
    reason = why_not(indicator)
    if not reason and "country" not in indicator.dimensions:
        reason = f"{indicator.name} is not published by country."
    if reason:
        raise NoSuchFigure(reason)
    chosen = {"country": own.rows.countries, **(where or {})}
    ours = evaluate_safely(indicator, own, by=by, where=chosen, first=first, last=last, threshold=threshold)
    theirs = evaluate(indicator, published, by=by, where=chosen, first=first, last=last)
    spoken = {period for _, period in ours.cells}
    places = sorted(
        {*ours.cells, *(place for place in theirs.cells if place[1] in spoken)}, key=lambda p: (p[0], p[1].first)
    )
    rows = [
        _difference(indicator, published, own, ours.by, place, theirs.cells.get(place, Value(None)), _own(ours, place))
        for place in places
    ]
    return Comparison(indicator, ours.by, own.day, threshold, tuple(rows))


def _own(ours: Result, place: tuple[Key, Period]) -> Value:
    """The own number of a place. A row that no case falls into is nil wherever its State's register speaks of the period."""
    found = ours.cells.get(place)
    if found is not None:
        return found
    key, period = place
    at = ours.by.index("country") if "country" in ours.by else None
    beside = [v for (k, p), v in ours.cells.items() if p == period and (at is None or k[at] == key[at])]
    speaks = any(value.number is not None or Flag.SMALL in value.flags for value in beside)
    if speaks and _plain_count(ours.indicator.formula):
        return Value(Fraction(0), releases=beside[0].releases)
    return Value(None, because="no case falls into this row")


def _difference(
    indicator: Indicator, store: Store, own: OwnFigures, by: Sequence[str], place: tuple[Key, Period], published: Value, ours: Value
) -> Difference:  # fmt: skip
    difference = relative = None
    if published.number is not None and ours.number is not None:
        difference = ours.number - published.number
        relative = difference / published.number if published.number else None
    reasons = tuple(dict.fromkeys(_reasons(indicator, store, own, by, place, published, ours, difference)))
    return Difference(*place, published, ours, difference, relative, reasons)


def _reasons(
    indicator: Indicator, store: Store, own: OwnFigures, by: Sequence[str], place: tuple[Key, Period],
    published: Value, ours: Value, difference: Fraction | None,
) -> Iterator[str]:  # fmt: skip
    key, period = place
    if published.number is None:
        of = f" for {called(by, key)}" if key else ""
        yield f"Not published: {published.because or f'there is no figure{of} in {period.label}'}."
    if Flag.SMALL in ours.flags:
        yield f"Kept back: {ours.because}."
    elif ours.number is None and ours.because:
        yield f"Not counted: {ours.because}."
    if difference is None or difference == 0:
        return
    yield from _rounding(indicator, store, difference)
    yield from _vintage(store, own.day, period, published)
    for flag, words in _SAID.items():
        if flag in published.flags:
            yield words
    if published.missing or ours.missing:
        names = ", ".join(called(("country",), (code,)) for code in sorted({*published.missing, *ours.missing}))
        yield f"Not the same States: {names} is missing from one of the two."
    for name in indicator.measures:
        yield from (f"Definition: {words}" for words in (COUNTS[name].differs if name in COUNTS else ()))


_SAID = {
    Flag.PROVISIONAL: "The published figure is provisional.",
    Flag.ESTIMATED: "The published figure is estimated.",
    Flag.BREAK: "The published series has a break here.",
    Flag.RESIDUAL: "The published figure is what remains of a total, not the State's own report.",
    Flag.DOUBTFUL: "One of the two rests on few cases, or is doubtful to its publisher.",
}


def _rounding(indicator: Indicator, store: Store, difference: Fraction) -> Iterator[str]:
    rounded = {store.measure(name).rounding for name in indicator.measures if name in COUNTS} - {1}
    if not rounded:
        return
    step = max(rounded)
    if _plain_count(indicator.formula) and abs(difference) * 2 <= step:
        yield f"Rounding to {step} is enough to explain it, if one published cell is behind the figure."
    elif _plain_count(indicator.formula):
        yield f"Rounding to {step} explains up to {step // 2} for each published cell behind the figure."
    else:
        yield f"Rounding to {step}: the published figure is worked out from rounded counts."


def _plain_count(formula: Formula) -> bool:
    if isinstance(formula, Several):
        return all(_plain_count(part) for part in formula.parts)
    return isinstance(formula, Counted) and isinstance(formula, Total | Level)


def _vintage(store: Store, day: date, period: Period, published: Value) -> Iterator[str]:
    releases = [one for one in store.releases() if one.id in published.releases]
    if not releases:
        return
    known = max(one.known_at for one in releases)
    apart = (day - known).days
    if apart:
        later = "later" if apart > 0 else "earlier"
        yield f"Vintage: published figures as of {known}, own cases as of {day}, {abs(apart):,} days {later}."
    young = (known - period.last).days
    if young < SETTLED_DAYS:
        yield f"Published {young} days after the period: what was entered or corrected since is not in it."
