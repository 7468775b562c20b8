"""Reading figures for triggers: each table once, the last whole year before a day, and two years of the same States only."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import INDICATORS, Indicator, evaluate
from fairway.observatory.indicators.grids import Figures
from fairway.observatory.indicators.values import Result, Value
from fairway.observatory.observations import Cell, Flag, Table
from fairway.observatory.spans import Period
from fairway.observatory.triggers.outcome import Given
from fairway.reference import countries

_DECISIONS = ("recognised", "complementary", "rejected")
STALE_YEARS = 2
"""Figures whose period ended longer ago open nothing on a board: a choice of ours, since yearly tables come up to a year late."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A count of one year and of the year before, over the States that report in both.

    now, before   None: no State that reports in both years has a row"""

    now: int | None
    before: int | None
    flags: frozenset[Flag] = frozenset()
    releases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pairs:
    """A measure by nationality in two years.

    only_one   the States that report in one of the two years and are left out of both"""

    year: Period
    by: Mapping[str, Pair]
    only_one: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions on the merits at first instance: how many gave protection, of how many. The numbers of `recognition_rate_first_instance`."""

    granted: int
    decided: int
    flags: frozenset[Flag] = frozenset()
    releases: frozenset[str] = frozenset()

    @property
    def rate(self) -> Fraction | None:
        """The recognition rate; None without a decision."""
        return Fraction(self.granted, self.decided) if self.decided else None


@dataclass
class Reader:
    """Figures as triggers ask for them. Nothing known of a measure is None, never an empty table."""

    figures: Figures
    _tables: dict[object, Table | None] = field(default_factory=dict)
    _results: dict[object, Result | None] = field(default_factory=dict)

    def table(
        self,
        measure: str,
        by: Sequence[str] = (),
        where: Mapping[str, Collection[str] | str] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Table | None:
        """Cells of a measure; None where nothing was known of it."""
        key = (measure, tuple(by), _frozen(where), first, last)
        if key not in self._tables:
            try:
                self._tables[key] = self.figures.table(measure, by=by, where=where, first=first, last=last)
            except NoSuchFigure:
                self._tables[key] = None
        return self._tables[key]

    def indicator(
        self,
        one: Indicator | str,
        by: Sequence[str] = (),
        where: Mapping[str, Collection[str] | str] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Result | None:
        """An indicator; None where nothing was known of its measures."""
        indicator = INDICATORS[one] if isinstance(one, str) else one
        key = (indicator.name, indicator.frequency, tuple(by), _frozen(where), first, last)
        if key not in self._results:
            try:
                self._results[key] = evaluate(indicator, self.figures, by=by, where=where, first=first, last=last)
            except NoSuchFigure:
                self._results[key] = None
        return self._results[key]

    def last_period(self, measure: str, on: date) -> Period | None:
        """The last period with a figure that was over before a day."""
        table = self.table(measure)
        known = [] if table is None else [p for (_, p), cell in table.cells.items() if cell.value is not None]
        return max((period for period in known if period.last < on), default=None)

    def decisions(self, year: Period) -> dict[str, Decided]:
        """Decisions of a year by nationality: first instance, persons, the Member States of that year.

        Three tables added up by origin: the indicator compares State by State, which takes ten times as long and gives the same."""
        where = {"level": "FI", "counted": "P", "country": tuple(sorted(countries.eu(year.last)))}
        parts = [self.table(f"unhcr:decisions_{one}", ("origin",), where, year, year) for one in _DECISIONS]
        found: dict[str, list[Cell]] = {}
        for table in parts:
            for (key, _), cell in (table.cells if table else {}).items():
                found.setdefault(key[0], []).append(cell)
        granted = [_values(table) for table in parts[:2]]
        return {
            origin: Decided(
                sum(one.get(origin, 0) for one in granted),
                sum(cell.value or 0 for cell in cells),
                frozenset().union(*(cell.flags for cell in cells)),
                frozenset().union(*(cell.releases for cell in cells)),
            )
            for origin, cells in found.items()
            if len([cell for cell in cells if cell.value is not None]) == len(_DECISIONS)
        }

    def pairs(
        self,
        measure: str,
        nationality: str,
        year: Period,
        where: Mapping[str, Collection[str] | str] | None = None,
        tell_apart: Sequence[str] = (),
        states: Collection[str] | None = None,
    ) -> Pairs:
        """A yearly measure by nationality, of a year and of the year before.

        nationality   the dimension that holds it
        tell_apart    dimensions that a State must report alike in both years, such as the kind of application
        states        None: the Member States of both years
        A nationality without a row where its State reports others is nil there; without a row anywhere it is unknown."""
        before = year.year_before
        members = states if states is not None else countries.eu(year.last) & countries.eu(before.last)
        table = self.table(
            measure,
            (nationality, "country", *tell_apart),
            {**(where or {}), "country": tuple(sorted(members))},
            before,
            year,
        )
        if table is None:
            return Pairs(year, {})
        known = {place: cell for place, cell in table.cells.items() if cell.value is not None}
        reporting = [{key[1:] for key, period in known if period == one} for one in (before, year)]
        both = reporting[0] & reporting[1]
        left = {key[0] for key in reporting[0] ^ reporting[1]}
        lines: dict[str, dict[Period, list[Cell]]] = {}
        for (key, period), cell in known.items():
            if key[1:] in both:
                lines.setdefault(key[0], {}).setdefault(period, []).append(cell)
        return Pairs(year, {name: _pair(line, before, year) for name, line in lines.items()}, tuple(sorted(left)))


def _values(table: Table | None) -> dict[str, int]:
    return {key[0]: cell.value for (key, _), cell in (table.cells if table else {}).items() if cell.value is not None}


def _pair(line: Mapping[Period, Sequence[Cell]], before: Period, year: Period) -> Pair:
    cells = [cell for period in (before, year) for cell in line.get(period, ())]
    return Pair(
        _sum(line.get(year, ())),
        _sum(line.get(before, ())),
        frozenset().union(*(cell.flags for cell in cells)),
        frozenset().union(*(cell.releases for cell in cells)),
    )


def _sum(cells: Sequence[Cell]) -> int | None:
    return sum(cell.value or 0 for cell in cells) if cells else None


def _frozen(where: Mapping[str, Collection[str] | str] | None) -> object:
    return tuple(sorted((d, (v,) if isinstance(v, str) else tuple(sorted(v))) for d, v in (where or {}).items()))


def from_value(
    name: str,
    words: str,
    value: Value | None,
    period: Period | None,
    unit: str = "",
    note: str = "",
    *,
    as_count: bool = True,
) -> Given:
    """An indicator's value as a given figure. A count stays whole, a share an exact fraction."""
    number: Fraction | int | None = None if value is None else value.number
    if as_count and isinstance(number, Fraction) and number.denominator == 1:
        number = int(number)
    return Given(
        name=name, words=words, value=number, unit=unit, period=period.label if period else "",
        releases=tuple(sorted(value.releases)) if value else (), flags=flag_words(value.flags) if value else (),
        without=value.missing if value else (), note=note or (value.because if value and value.number is None else ""),
    )  # fmt: skip


def from_pair(
    name: str, words: str, pair: Pair | None, period: Period, *, before: bool, unit: str, only_one: tuple[str, ...]
) -> Given:
    """One side of a pair as a given figure."""
    value = None if pair is None else pair.before if before else pair.now
    return Given(
        name=name, words=words, value=value, unit=unit, period=(period.year_before if before else period).label,
        releases=tuple(sorted(pair.releases)) if pair else (), flags=flag_words(pair.flags) if pair else (), without=only_one,
    )  # fmt: skip


def from_decided(fact: str, decided: Decided | None, year: Period | None, note: str) -> tuple[Given, Given]:
    """A recognition rate and the decisions that it is made of."""
    flags, releases = (flag_words(decided.flags), tuple(sorted(decided.releases))) if decided else ((), ())
    label = year.label if year else ""
    return (
        Given(name=fact, words="recognition rate at first instance", value=decided.rate if decided else None, unit="share of decisions",
              period=label, releases=releases, flags=flags, note=note),
        Given(name="", words="decisions on the merits at first instance", value=decided.decided if decided else None, unit="decisions",
              period=label, releases=releases, flags=flags),
    )  # fmt: skip


def flag_words(flags: Collection[Flag]) -> tuple[str, ...]:
    """Flags in words, in the order of their letters."""
    return tuple(flag.words for flag in sorted(flags, key=lambda flag: flag.value))


def stale(period: Period, on: date) -> bool:
    """Whether a period ended too long ago to open anything.

    >>> stale(Period.read("2024"), date(2026, 12, 31)), stale(Period.read("2024"), date(2027, 1, 1))
    (False, True)
    """
    return (on.year - STALE_YEARS, on.month, on.day) > (period.last.year, period.last.month, period.last.day)


def old_figures(period: Period, on: date) -> tuple[str, ...]:
    """The caution that goes with old figures."""
    if not stale(period, on):
        return ()
    return (f"The figures end on {period.last.isoformat()} and say nothing of the time since: they open nothing here.",)


__all__ = [
    "Decided",
    "Pair",
    "Pairs",
    "Reader",
    "flag_words",
    "from_decided",
    "from_pair",
    "from_value",
    "old_figures",
    "stale",
]
