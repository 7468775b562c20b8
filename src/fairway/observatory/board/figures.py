"""A line of the board: the latest figure that is whole, what came after it and is not, and what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from fairway.errors import NoSuchFigure
from fairway.observatory.board.lines import LineSpec
from fairway.observatory.indicators import INDICATORS, evaluate
from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.grids import Figures
from fairway.observatory.indicators.values import Value
from fairway.observatory.spans import Period

Series = tuple[tuple[Period, Value], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with its figures.

    latest    the last period whose figure is known and lacks no reporter; where there is none, the last known; None: nothing is known
    partial   a later period of which some reporters are missing
    before    what the change is against
    change    latest against before: relative for counts, in units of the share itself for shares; None where either is unknown
    baseline  the period of the letter, if it is another
    series    all periods, for a chart
    because   why there is no figure"""

    spec: LineSpec
    indicator: Indicator
    latest: tuple[Period, Value] | None
    partial: tuple[Period, Value] | None
    before: tuple[Period, Value] | None
    change: Fraction | None
    baseline: tuple[Period, Value] | None
    series: Series
    because: str = ""

    @property
    def releases(self) -> frozenset[str]:
        """The releases that the figures shown rest on."""
        shown = [found[1].releases for found in (self.latest, self.partial, self.before, self.baseline) if found]
        return frozenset().union(*shown)


def line(spec: LineSpec, figures: Figures, cache: dict[object, Series]) -> Line:
    """Compute a line. What was not known on the day gives a line without a figure that says so."""
    indicator = INDICATORS[spec.indicator]
    try:
        series = _series(indicator, spec.where, figures, cache)
    except NoSuchFigure as unknown:
        return Line(
            spec=spec, indicator=indicator, latest=None, partial=None, before=None, change=None, baseline=None, series=(),
            because=str(unknown),
        )  # fmt: skip
    known = [found for found in series if found[1].number is not None]
    whole = [found for found in known if not found[1].missing]
    latest = (whole or known)[-1] if known else None
    partial = known[-1] if whole and known[-1] != latest else None
    before = _before(spec, latest, dict(series))
    return Line(
        spec=spec,
        indicator=indicator,
        latest=latest,
        partial=partial,
        before=before,
        change=_change(indicator, latest, before),
        baseline=_baseline(spec, latest, dict(series)),
        series=series,
        because="" if latest else (series[-1][1].because if series else "no release speaks of it"),
    )


def _series(
    indicator: Indicator, where: Mapping[str, tuple[str, ...]], figures: Figures, cache: dict[object, Series]
) -> Series:
    key = (indicator.name, tuple(sorted(where.items())))
    if key not in cache:
        cache[key] = tuple(evaluate(indicator, figures, where=where).series())
    return cache[key]


def _before(
    spec: LineSpec, latest: tuple[Period, Value] | None, series: Mapping[Period, Value]
) -> tuple[Period, Value] | None:
    if latest is None or spec.against is None:
        return None
    period = latest[0].year_before if spec.against == "year" else latest[0].back(1)
    found = series.get(period)
    return (period, found) if found is not None and found.number is not None else None


def _baseline(
    spec: LineSpec, latest: tuple[Period, Value] | None, series: Mapping[Period, Value]
) -> tuple[Period, Value] | None:
    if spec.baseline is None:
        return None
    period = Period.read(spec.baseline)
    found = series.get(period)
    return (period, found) if found is not None and latest is not None and period != latest[0] else None


def _change(
    indicator: Indicator, latest: tuple[Period, Value] | None, before: tuple[Period, Value] | None
) -> Fraction | None:
    """Counts by how much of the earlier one, shares by how many of their own points. Figures that lack reporters are not compared."""
    if latest is None or before is None or latest[1].missing or before[1].missing:
        return None
    now, then = latest[1].number, before[1].number
    if now is None or then is None:
        return None
    if is_share(indicator):
        return now - then
    return now / then - 1 if then else None


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator is shown in per cent."""
    return indicator.unit.value == "share" and not indicator.counted
