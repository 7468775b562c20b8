"""An authority's own cases as figures: the same measures, dimensions and periods as published ones, counted from case rows.

A period has a figure once it is over on the day asked for, and from the first day that the register speaks of. What a State's
register has no column for is unknown, never nil; inside its span nil is nil."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from fairway.errors import NoSuchFigure
from fairway.law.periods import months
from fairway.observatory.indicators.grids import Figures
from fairway.observatory.observations import Absent, Cell, Flag, Key, Measure, Table
from fairway.observatory.own.cases import CaseRows
from fairway.observatory.own.counts import CONTEXT, COUNTS, Count, Event, published
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import Where

_INDEX = {
    Frequency.MONTH: "year({0}) * 12 + month({0}) - 1",
    Frequency.QUARTER: "year({0}) * 4 + quarter({0}) - 1",
    Frequency.YEAR: "year({0})",
}
_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}


class OwnFigures:
    """Figures counted from case rows, as `Store` gives published ones: an indicator runs on both.

    rows     the cases, checked
    day      what happened after this day is not counted. A register that was corrected later shows the corrected past
    beside   published figures for what cases cannot tell, such as inhabitants"""

    def __init__(self, rows: CaseRows, day: date, *, beside: Figures | None = None) -> None:
        self.rows, self.day, self._beside = rows, day, beside

    @property
    def release(self) -> str:
        """What the figures are called where published ones name their release."""
        return f"own:cases@{self.day.isoformat()}"

    def measure(self, name: str) -> Measure:
        """The measure as it is counted here: never rounded, with citizenship, sex and border section wherever rows have them.

        Raises NoSuchFigure."""
        if name in CONTEXT and self._beside is not None:
            return self._beside.measure(name)
        what = published(name)
        if what is None or name not in COUNTS:
            near = difflib.get_close_matches(name, COUNTS, n=3, cutoff=0.5)
            hint = f" Near it: {', '.join(near)}." if near else ""
            raise NoSuchFigure(f"'{name}' cannot be counted from case rows.{hint}")
        return _as_counted(what, self.rows.countries)

    def table(
        self,
        measure: str,
        *,
        by: Sequence[str] = (),
        where: Where | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Table:
        """Cells by some dimensions and by period, the rest added up. Raises NoSuchFigure."""
        if measure in CONTEXT and self._beside is not None:
            return self._beside.table(measure, by=by, where=where, first=first, last=last)
        what, count = self.measure(measure), COUNTS[measure]
        chosen = {d: (v,) if isinstance(v, str) else tuple(sorted(v)) for d, v in (where or {}).items()}
        for dimension in [*by, *chosen]:
            if dimension not in what.dimensions:
                raise NoSuchFigure(f"{measure} has no dimension '{dimension}'. It has: {', '.join(what.dimensions)}.")
        events = [event for event in count.events if _fits(event, chosen)]
        asked = self._asked(measure, chosen)
        starts = self._starts(events, asked, what.frequency)
        span = _span(starts.values(), self._complete(count, what.frequency), first, last)
        if not span:
            return Table(what, tuple(by))
        counted = self._counted(count, events, by, chosen, starts, span, what.frequency)
        keys = {*counted, *self._kinds(count, events, by, chosen)}
        if list(by) == ["country"]:
            keys |= {(country,) for country in asked}
        return Table(what, tuple(by), self._cells(by, counted, keys, asked, starts, span))

    def _kinds(
        self, count: Count, events: Sequence[Event], by: Sequence[str], chosen: Mapping[str, Collection[str]]
    ) -> set[Key]:
        """The rows of a table: whatever some case is of has one, counted or nil."""
        place = {dimension: i for i, dimension in enumerate(count.dims)}
        held = [(place[d], set(values)) for d, values in chosen.items() if d in place]
        kinds: Collection[tuple[str, ...]] = self.rows.kinds
        if held:
            kinds = [kind for kind in kinds if all(kind[i] in values for i, values in held)]
        at = [place.get(dimension, 0) for dimension in by]
        there = {tuple(kind[i] for i in at) for kind in kinds}
        keys: set[Key] = set() if by else {()}
        for event in events:
            fixed = [event.fixed.get(dimension) for dimension in by]
            keys |= {tuple(f or k for f, k in zip(fixed, key, strict=True)) for key in there} if any(fixed) else there
        return keys

    def _asked(self, measure: str, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """The States that are asked for."""
        asked = chosen.get("country", self.rows.countries)
        unions = [name for name in asked if name.startswith("EU2")]
        if unions:
            mine = ", ".join(self.rows.countries[:5])
            raise NoSuchFigure(f"{measure}: own cases are those of {mine}, not of {unions[0]}: ask by country.")
        return asked

    def _starts(self, events: Sequence[Event], asked: Iterable[str], frequency: Frequency) -> dict[str, Period]:
        """The first period of each State of which the register speaks; a State that it does not speak of is not there."""
        starts = {}
        for country in asked:
            begun = [self.rows.begun.get((country, event.on)) for event in events]
            if begun and all(begun):
                starts[country] = max(Period.holding(day, frequency) for day in begun if day)
                if self.rows.since is not None:
                    starts[country] = _whole_from(self.rows.since, frequency)
        return starts

    def _complete(self, count: Count, frequency: Frequency) -> Period:
        """The last period that is over on the day, with all that it waits for."""
        period = Period.holding(self.day, frequency)
        while months(period.last, count.lag_months) > self.day:
            period = period.back(1)
        return period

    def _counted(
        self, count: Count, events: Sequence[Event], by: Sequence[str], chosen: Mapping[str, tuple[str, ...]],
        starts: Mapping[str, Period], span: Sequence[Period], frequency: Frequency,
    ) -> dict[Key, dict[int, int]]:  # fmt: skip
        """Rows by key and by the number of the period. Stocks: persons in it at its end."""
        counted: dict[Key, dict[int, int]] = {}
        for event in events:
            conditions = [event.when, *_confined(count, event, chosen), _since(starts, stock=bool(count.until))]
            for *key, index, n in self.rows.ask(_sql(count, event, by, conditions, span, frequency)):
                line = counted.setdefault(tuple(key), {})
                line[index] = line.get(index, 0) + int(n)
        if count.until:
            return {key: _added_up(line, span, frequency) for key, line in counted.items()}
        return counted

    def _cells(
        self, by: Sequence[str], counted: Mapping[Key, Mapping[int, int]], keys: Collection[Key], asked: Sequence[str],
        starts: Mapping[str, Period], span: Sequence[Period],
    ) -> dict[tuple[Key, Period], Cell]:  # fmt: skip
        place = list(by).index("country") if "country" in by else None
        releases, by_country = frozenset({self.release}), place is not None
        cells: dict[tuple[Key, Period], Cell] = {}
        for period in span:
            missing = tuple(sorted(c for c in asked if c not in starts or starts[c] > period))
            shown = () if by_country else missing
            flags = frozenset({Flag.MISSING}) if shown else frozenset()
            unknown = Cell(None, frozenset({Flag.MISSING}), releases, shown)
            index, made = _number(period), dict[int, Cell]()  # most cells of a period are one of a few small numbers
            for key in keys:
                if len(missing) == len(asked) or (place is not None and key[place] in missing):
                    cells[key, period] = unknown
                    continue
                n = counted[key].get(index, 0) if key in counted else 0
                cell = made.get(n)
                if cell is None:
                    cell = made[n] = Cell(n, flags, releases, shown)
                cells[key, period] = cell
        return cells


@cache
def _as_counted(what: Measure, countries: tuple[str, ...]) -> Measure:
    count = COUNTS[what.id]
    dimensions = tuple(dict.fromkeys([*what.dimensions, *count.dims]))
    return replace(
        what, dimensions=dimensions, publisher="own cases", table="case rows", url="", licence="the authority's own",
        rounding=1, absent=Absent.UNKNOWN, reporters=frozenset(countries), pitfalls=(f"Counted here: {count.words}.", *count.differs),
    )  # fmt: skip


def _fits(event: Event, chosen: Mapping[str, Collection[str]]) -> bool:
    return all(value in chosen[dimension] for dimension, value in event.fixed.items() if dimension in chosen)


def _whole_from(since: date, frequency: Frequency) -> Period:
    period = Period.holding(since, frequency)
    return period if period.first == since else period.back(-1)


def _span(starts: Iterable[Period], complete: Period, first: Period | None, last: Period | None) -> tuple[Period, ...]:
    begin = min(starts, default=None)
    if begin is None:
        return ()
    low = max(begin, first) if first else begin
    high = min(complete, last) if last else complete
    return tuple(low.to(high))


def _confined(count: Count, event: Event, chosen: Mapping[str, Sequence[str]]) -> Iterable[str]:
    for dimension, values in chosen.items():
        if dimension not in event.fixed:
            listed = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
            yield f"{count.dims[dimension]} IN ({listed})"


def _since(starts: Mapping[str, Period], *, stock: bool) -> str:
    """Rows of a State from its first period on. A stock needs those before it as well: they may still be there."""
    by_state = " ".join(f"WHEN '{country}' THEN DATE '{period.first}'" for country, period in sorted(starts.items()))
    if stock:
        return f"country IN ({', '.join(repr(country) for country in sorted(starts))})"
    firsts = {period.first for period in starts.values()}
    if len(firsts) == 1:
        return f"{{on}} >= DATE '{firsts.pop()}'"
    return f"{{on}} >= CASE country::VARCHAR {by_state} END"


def _sql(
    count: Count, event: Event, by: Sequence[str], conditions: Sequence[str], span: Sequence[Period], frequency: Frequency
) -> str:  # fmt: skip
    dims = [f"'{event.fixed[d]}'" if d in event.fixed else count.dims[d] for d in by]
    keys = "".join(f"{sql} AS k{i}, " for i, sql in enumerate(dims))
    held = " AND ".join(f"({condition})" for condition in conditions).replace("{on}", event.on)
    low, high = f"DATE '{span[0].first}'", f"DATE '{span[-1].last}'"
    if not count.until:
        return (
            f"SELECT {keys}{_INDEX[frequency].format(event.on)} AS p, count(*) FROM cases"
            f" WHERE {event.on} BETWEEN {low} AND {high} AND {held} GROUP BY ALL"
        )
    # Who came before the first period asked for is counted in it. An end before the beginning is an end on that day.
    come = f"greatest({event.on}, {low})"
    gone = f"greatest({count.until}, {come})"
    return (
        f"SELECT {keys}p, sum(n) FROM (SELECT *, {_INDEX[frequency].format(come)} AS p, 1 AS n FROM cases"
        f" WHERE {event.on} <= {high} AND {held}"
        f" UNION ALL SELECT *, {_INDEX[frequency].format(gone)} AS p, -1 AS n FROM cases"
        f" WHERE {count.until} IS NOT NULL AND {event.on} <= {high} AND {gone} <= {high} AND {held}) GROUP BY ALL"
    )


def _number(period: Period) -> int:
    """The number of a period, as `_INDEX` gives it."""
    return (period.first.year * 12 + period.first.month - 1) // _MONTHS[period.frequency]


def _added_up(line: Mapping[int, int], span: Sequence[Period], frequency: Frequency) -> dict[int, int]:
    there, found = 0, {}
    for period in span:
        index = _number(period)
        there += line.get(index, 0)
        found[index] = there
    return found


__all__ = ["OwnFigures"]
