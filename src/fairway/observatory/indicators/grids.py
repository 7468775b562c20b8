"""Grids: rows of values by period, as formulas work on them, and how a measure's table becomes one.

A table has holes. Where its publisher leaves out nil, a hole in a period that a release speaks of is 0; everywhere else it is
unknown, and says since when or until when there are figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Protocol

from fairway.errors import NoSuchFigure
from fairway.observatory.charts.timeline import in_words
from fairway.observatory.indicators.formula import Counted
from fairway.observatory.indicators.values import Value
from fairway.observatory.observations import Absent, Cell, Flag, Key, Measure, Table
from fairway.observatory.spans import Frequency, Period
from fairway.reference import countries

Line = dict[Period, Value]
Grid = dict[Key, Line]
PLACES = ("country", "citizenship", "origin", "consulate")
"""Dimensions whose values are countries."""

ROWS_EXPLAINED = 300


class Figures(Protocol):
    """Where measures come from: published figures, or an authority's own cases counted in the same way."""

    def measure(self, name: str) -> Measure:
        """One measure. Raises NoSuchFigure."""

    def table(
        self,
        measure: str,
        *,
        by: Sequence[str] = (),
        where: Mapping[str, str | Collection[str]] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Table:
        """Cells by some dimensions and by period, the rest added up. Raises NoSuchFigure."""


@dataclass(frozen=True)
class Question:
    """What a node is asked: by which dimensions, confined to what, over which days (None: as far as figures go)."""

    by: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: date | None = None
    last: date | None = None

    def within(self, dimensions: Collection[str]) -> Question:
        """The same about these dimensions only."""
        by = tuple(dimension for dimension in self.by if dimension in dimensions)
        return replace(self, by=by, where=tuple(pair for pair in self.where if pair[0] in dimensions))

    def since(self, first: date | None) -> Question:
        """The same from another day on."""
        return replace(self, first=first)

    def project(self, key: Key, dimensions: Collection[str]) -> Key:
        """A row's key by these dimensions only."""
        return tuple(value for dimension, value in zip(self.by, key, strict=True) if dimension in dimensions)


def read(figures: Figures, node: Counted, asked: Question) -> Grid:
    """A measure's grid. Raises NoSuchFigure where what is asked and what the formula is confined to have nothing in common."""
    what = figures.measure(node.measure)
    where = confined(node, asked)
    bounds = _bounds(asked, what.frequency)
    table = figures.table(node.measure, by=asked.by, where=where, first=bounds[0], last=bounds[1])
    table = Table(what, table.by, {place: _of_its_day(what, place[1], cell) for place, cell in table.cells.items()})
    if what.absent is Absent.ZERO:
        # The table of everything tells which periods a release speaks of: even a quiet month has a row somewhere.
        spoken = figures.table(node.measure, first=bounds[0], last=bounds[1])
        return _with_nil(table, {period: cell.releases for (_, period), cell in spoken.cells.items()})
    keys = {*table.keys, *_silent(what, asked, where)} if asked.by else {()}
    span = _span(table, bounds)
    if all((key, period) in table.cells for key in keys for period in span):
        return _with_unknown(table, keys, span, table)
    # A hole says since when or until when there are figures, which only the table of all periods tells. Nobody reads the holes
    # of thousands of rows one by one: there the periods asked for must do.
    ever = table
    if any(bounds) and len(keys) <= ROWS_EXPLAINED:
        ever = figures.table(node.measure, by=asked.by, where=where)
    return _with_unknown(table, keys, span, ever)


def expected(what: Measure, country: str, period: Period) -> bool:
    """Whether a country should be in a measure's table of a period: nobody is missing before joining or after leaving.

    >>> from fairway.observatory.measures import MEASURES
    >>> [expected(MEASURES["eurostat:refused_entry"], "GBR", Period.read(year)) for year in ("2019", "2020")]
    [True, False]
    """
    if what.publisher != "Eurostat":
        return not what.reporters or country in what.reporters
    return country in countries.eu(period.last) | countries.EFTA


def _of_its_day(what: Measure, period: Period, cell: Cell) -> Cell:
    missing = tuple(name for name in cell.missing if expected(what, name, period))
    if missing == cell.missing:
        return cell
    flags = cell.flags if missing else cell.flags - {Flag.MISSING}
    return replace(cell, missing=missing, flags=flags)


def confined(node: Counted, asked: Question) -> dict[str, tuple[str, ...]]:
    """What the formula is confined to, together with what is asked. Raises NoSuchFigure if that leaves nothing."""
    where = node.chosen
    for dimension, values in asked.where:
        mine = where.get(dimension)
        both = values if mine is None else tuple(value for value in values if value in mine)
        if not both:
            raise NoSuchFigure(
                f"{dimension} {', '.join(values)} is not part of this figure, which is of {', '.join(mine or ())} only."
            )
        where[dimension] = both
    return where


def _bounds(asked: Question, frequency: Frequency) -> tuple[Period | None, Period | None]:
    first = Period.holding(asked.first, frequency) if asked.first else None
    return first, Period.holding(asked.last, frequency) if asked.last else None


def _silent(what: Measure, asked: Question, where: Mapping[str, tuple[str, ...]]) -> set[Key]:
    """Reporters that never appear still have a row, which says that they are unknown."""
    if asked.by != ("country",):
        return set()
    chosen = where.get("country")
    return {(name,) for name in what.reporters if chosen is None or name in chosen}


def _with_nil(table: Table, spoken: Mapping[Period, frozenset[str]]) -> Grid:
    keys: Iterable[Key] = table.keys if table.by else [()]
    grid: Grid = {}
    for key in keys:
        line: Line = {}
        for period, releases in spoken.items():
            cell = table.cells.get((key, period))
            line[period] = Value(Fraction(0), releases=releases) if cell is None else _value(cell, "")
        grid[key] = line
    return grid


def _span(table: Table, bounds: tuple[Period | None, Period | None]) -> list[Period]:
    """All periods from the first to the last that the table speaks of; those asked for if it speaks of none."""
    periods = table.periods or [bound for bound in bounds if bound is not None]
    return list(periods[0].to(periods[-1])) if periods else []


def _with_unknown(table: Table, keys: Iterable[Key], span: Sequence[Period], ever: Table) -> Grid:
    known: dict[Key, list[Period]] = {}
    for (key, period), cell in ever.cells.items():
        if cell.value is not None:
            known.setdefault(key, []).append(period)
    grid: Grid = {}
    for key in keys:
        ends = (min(known[key]), max(known[key])) if key in known else None
        line: Line = {}
        for period in span:
            cell = table.cells.get((key, period)) or Cell(None)
            because = _because(called(table.by, key), period, ends, cell.flags) if cell.value is None else ""
            line[period] = _value(cell, because)
        grid[key] = line
    return grid


def _value(cell: Cell, because: str) -> Value:
    number = None if cell.value is None else Fraction(cell.value)
    return Value(number, cell.flags, cell.releases, cell.missing, because)


def _because(whose: str, period: Period, ends: tuple[Period, Period] | None, flags: frozenset[Flag]) -> str:
    of = f"no figure for {whose}" if whose else "no figure"
    if Flag.NOT_YET in flags:
        return f"{of} yet {when(period)}"
    if ends is None:
        return of
    if period < ends[0]:
        return f"{of} before {in_words(ends[0])}"
    return f"{of} after {in_words(ends[1])}" if period > ends[1] else f"{of} {when(period)}"


def when(period: Period) -> str:
    """The period with its preposition: in September 2024, on 15 September 2024."""
    return f"{'on' if period.frequency is Frequency.DAY else 'in'} {in_words(period)}"


def called(by: Sequence[str], key: Key) -> str:
    """A row's key as a reader says it: countries by name.

    >>> called(("route", "citizenship"), ("Western Balkans", "SYR"))
    'Western Balkans, Syria'
    """
    return ", ".join(place(value) if dimension in PLACES else value for dimension, value in zip(by, key, strict=True))


def place(code: str) -> str:
    """A country's name; an aggregate such as EU27 keeps its own."""
    try:
        return countries.name(code)
    except NoSuchFigure:
        return code
