"""The chart of a result: a line, a few lines, or small multiples where there are too many to tell apart."""

from __future__ import annotations

from fairway.observatory.charts import Break, Chart, LineChart, Multiples, Point, Series
from fairway.observatory.charts.timeline import in_words
from fairway.observatory.indicators.grids import called, place
from fairway.observatory.indicators.shown import form, sources
from fairway.observatory.indicators.values import Result
from fairway.observatory.observations import Flag, Key
from fairway.observatory.spans import Period
from fairway.observatory.store import Store

LINES, PANELS, MISSING_NOTES = 5, 24, 6
"""So many rows are told apart as lines of one chart, so many shown as panels, the largest by their latest value; so many notes
say who is missing."""


def picture(result: Result, store: Store, *, confined_to: str = "") -> Chart:
    """The chart, with its sources as notes. Rows that are left out are counted in a note."""
    keys = largest(result)
    indicator = result.indicator
    title = f"{indicator.title}{': ' + confined_to if confined_to else ''}"
    shown = keys[:PANELS] if len(keys) > LINES else keys
    left_out = (f"The {len(shown)} largest of {len(keys)} rows.",) if len(shown) < len(keys) else ()
    notes = (*left_out, *_who_is_missing(result), *(source.line for source in sources(result, store)))
    lines = tuple(_series(result, key) for key in shown)
    if len(keys) > LINES:
        return Multiples(
            title=title, panels=lines, unit=indicator.unit_words, form=form(indicator), notes=notes, columns=3
        )
    return LineChart(
        title=title, series=lines, unit=indicator.unit_words, form=form(indicator), notes=notes, breaks=_breaks(result)
    )


def largest(result: Result) -> list[Key]:
    """The rows by their latest known value, the largest first; then the doubtful ones, then those of which nothing is known."""

    def rank(key: Key) -> tuple[int, object, Key]:
        latest = result.latest(key)
        if latest is None:
            return 2, 0, key
        value = latest[1]
        return int(Flag.DOUBTFUL in value.flags), -(value.number or 0), key

    return sorted(result.keys, key=rank)


def _series(result: Result, key: Key) -> Series:
    name = called(result.by, key) or result.indicator.title
    points = tuple(Point(period, value.number, value.flags) for period, value in result.series(key))
    return Series(name=name, points=points)


def _who_is_missing(result: Result) -> tuple[str, ...]:
    """A line that falls because a State does not report is no fall: the States, with the periods they are missing in."""
    absent: dict[str, set[Period]] = {}
    for _, period, value in result.rows():
        for name in value.missing:
            absent.setdefault(name, set()).add(period)
    together: dict[str, list[str]] = {}
    for name, periods in sorted(absent.items()):
        together.setdefault(_stretches(periods), []).append(place(name))
    notes = [f"Without {', '.join(names)}: {when}." for when, names in together.items()]
    return (*notes[:MISSING_NOTES], *(("And others: see the table.",) if len(notes) > MISSING_NOTES else ()))


def _stretches(periods: set[Period]) -> str:
    """Periods in words, neighbours joined: "March 2022 to July 2022, May 2024"."""
    runs: list[list[Period]] = []
    for period in sorted(periods, key=lambda one: one.first):
        if runs and runs[-1][-1].back(-1) == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    return ", ".join(in_words(run[0]) + (f" to {in_words(run[-1])}" if len(run) > 1 else "") for run in runs)


def _breaks(result: Result) -> tuple[Break, ...]:
    """Breaks of a single row; of several the flags in the table tell which row breaks."""
    if len(result.keys) != 1:
        return ()
    broken = [period for period, value in result.series(result.keys[0]) if Flag.BREAK in value.flags]
    return tuple(Break(period, "what is counted changed: before and after do not compare") for period in broken[:8])
