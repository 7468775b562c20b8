"""Formulas over time: running sums, windows, complete years, lags, and breaks that lie between two periods compared.

A sum over several periods is unknown as soon as one of them is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from fairway.observatory.indicators.grids import Grid, Line, when
from fairway.observatory.indicators.values import Value
from fairway.observatory.observations import Flag
from fairway.observatory.spans import Frequency, Period


def new_year(day: date | None) -> date | None:
    """1 January of the day's year."""
    return start(day, Frequency.YEAR)


def start(day: date | None, frequency: Frequency) -> date | None:
    """The first day of the period that the day lies in."""
    return Period.holding(day, frequency).first if day else None


def end(day: date | None, frequency: Frequency) -> date | None:
    """The last day of the period that the day lies in."""
    return Period.holding(day, frequency).last if day else None


def earlier(day: date | None, frequency: Frequency, n: int) -> date | None:
    """The first day of the period n before the one that the day lies in."""
    return Period.holding(day, frequency).back(n).first if day else None


class Adding:
    """A sum that grows period by period. Once a period is unknown the sum is, and says which."""

    def __init__(self) -> None:
        self.number = Fraction(0)
        self.flags: frozenset[Flag] = frozenset()
        self.releases: frozenset[str] = frozenset()
        self.missing: frozenset[str] = frozenset()
        self.because = ""

    def add(self, period: Period, value: Value | None) -> None:
        """One more period."""
        if value is None or value.number is None:
            said = value.because if value else ""
            self.because = self.because or said or f"no figure {when(period)}"
        if value is None:
            return
        self.number += value.number or 0
        self.flags |= value.flags
        self.releases |= value.releases
        self.missing = self.missing.union(value.missing)

    @property
    def value(self) -> Value:
        """The sum so far."""
        number = None if self.because else self.number
        return Value(number, self.flags, self.releases, tuple(sorted(self.missing)), self.because)


def running(below: Grid, since: Frequency) -> Grid:
    """Sums from the start of the year or month to each period."""
    return {key: _running(line, since) for key, line in below.items()}


def _running(line: Line, since: Frequency) -> Line:
    sums: Line = {}
    adding = Adding()
    next_one: Period | None = None
    for period in sorted(line):
        begin = Period.holding(Period.holding(period.first, since).first, period.frequency)
        if next_one is None or begin >= next_one:
            adding, next_one = Adding(), begin
        while next_one < period:  # periods that no table speaks of
            adding.add(next_one, None)
            next_one = next_one.back(-1)
        adding.add(period, line[period])
        sums[period] = adding.value
        next_one = period.back(-1)
    return sums


def window(below: Grid, n: int) -> Grid:
    """Sums over the n periods that end with each period."""
    grid: Grid = {}
    for key, line in below.items():
        grid[key] = {}
        for period in line:
            adding = Adding()
            for one in period.back(n - 1).to(period):
                adding.add(one, line.get(one))
            grid[key][period] = adding.value
    return grid


def complete(below: Grid, frequency: Frequency, shorter: Frequency) -> Grid:
    """Sums over longer periods, unknown where one of the shorter ones is."""
    grid: Grid = {}
    for key, line in below.items():
        grid[key] = {}
        for longer in sorted({Period.holding(period.first, frequency) for period in line}):
            adding = Adding()
            for one in Period.holding(longer.first, shorter).to(Period.holding(longer.last, shorter)):
                adding.add(one, line.get(one))
            grid[key][longer] = adding.value
    return grid


def lagged(below: Grid, n: int) -> Grid:
    """The same values n periods later."""
    return {key: {period.back(-n): value for period, value in line.items()} for key, line in below.items()}


def mark_breaks(changes: Grid, below: Grid, back: Callable[[Period], Period]) -> None:
    """Flag each change with a break in the series between the two periods it compares, in place."""
    for key, line in changes.items():
        broken = sorted(period for period, value in below.get(key, {}).items() if Flag.BREAK in value.flags)
        for period, value in line.items():
            # What breaks at the older period itself lies behind both numbers.
            kept = value.flags - {Flag.BREAK}
            if any(back(period) < one <= period for one in broken):
                kept |= {Flag.BREAK}
            if kept != value.flags:
                line[period] = Value(value.number, kept, value.releases, value.missing, value.because)
