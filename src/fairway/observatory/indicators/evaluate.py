"""From a formula and figures to values: exact fractions, unknown kept unknown, like compared with like.

Where two numbers are compared (a ratio, a change, a difference) and the countries that report are not the same in both, only
those that report in both are compared, and the others are named as missing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import grids, overtime
from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import (
    Change,
    Complete,
    Counted,
    FirstPublished,
    Formula,
    Lagged,
    Mean,
    Minus,
    MonthToDate,
    PerMillion,
    Ratio,
    Share,
    Sum,
    TopShare,
    Window,
    YearToDate,
    leaves,
)
from fairway.observatory.indicators.grids import Figures, Grid, Line, Question
from fairway.observatory.indicators.pairs import Pair, Partner, both
from fairway.observatory.indicators.shape import Shape, shape
from fairway.observatory.indicators.values import Result, Value
from fairway.observatory.indicators.vintages import first_published
from fairway.observatory.observations import Flag
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import Where


def evaluate(
    indicator: Indicator,
    figures: Figures,
    *,
    by: Sequence[str] = (),
    where: Where | None = None,
    first: Period | None = None,
    last: Period | None = None,
) -> Result:
    """An indicator's values by some of its dimensions and by period.

    where         dimension -> value or values, which are added up; country codes are ISO 3166 alpha-3. Where no country is asked
                  for, an indicator with `all_of` answers for that aggregate
    first, last   of any frequency: 2024 is from January to December of 2024
    Raises NoSuchFigure for a dimension or value that there is not, and BadFormula if these figures do not fit the formula."""
    indicator.checked(figures.measure)
    for dimension in [*by, *(where or {})]:
        if dimension not in indicator.dimensions:
            has = ", ".join(indicator.dimensions) or "none"
            raise NoSuchFigure(f"{indicator.name} has no dimension '{dimension}'. It has: {has}.")
    chosen = {d: (v,) if isinstance(v, str) else tuple(sorted(v)) for d, v in (where or {}).items()}
    if indicator.all_of and "country" not in [*by, *chosen]:
        chosen["country"] = (indicator.all_of,)
    chosen = _as_published(indicator, figures, chosen)
    asked = Question(
        tuple(dict.fromkeys(by)),
        tuple(sorted(chosen.items())),
        first.first if first else None,
        last.last if last else None,
    )
    grid = Evaluator(figures).grid(indicator.formula, asked)
    cells = {
        (key, period): value
        for key, line in grid.items()
        for period, value in line.items()
        if (asked.first is None or period.last >= asked.first) and (asked.last is None or period.first <= asked.last)
    }
    return Result(indicator, asked.by, cells)


def _as_published(
    indicator: Indicator, figures: Figures, chosen: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Values as their publisher spells them, in whatever case they were asked. A slip would otherwise be answered with nil."""
    found = dict(chosen)
    for dimension, values in chosen.items():
        if dimension in grids.PLACES:
            continue  # a country that nobody counted is a true nil or unknown; its code is checked where it is written
        there: dict[str, str] = {}
        for name in indicator.measures:
            if dimension in figures.measure(name).dimensions:
                there |= {key[0].casefold(): key[0] for key in figures.table(name, by=(dimension,)).keys}
        for value in values:
            if value.casefold() not in there:
                near = difflib.get_close_matches(value, there.values(), n=3, cutoff=0.4) or sorted(there.values())[:12]
                raise NoSuchFigure(f"{indicator.name} has no {dimension} '{value[:60]}'. Near it: {', '.join(near)}.")
        found[dimension] = tuple(there[value.casefold()] for value in values)
    return found


class Evaluator:
    """Grids of formulas over some figures; each node is worked out once for each question."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self._grids: dict[tuple[int, Question], tuple[Formula, Grid]] = {}
        self._shapes: dict[int, tuple[Formula, Shape]] = {}

    def shape(self, node: Formula) -> Shape:
        """The shape of a node over these figures."""
        if id(node) not in self._shapes:
            self._shapes[id(node)] = (
                node,
                shape(node, self.figures.measure),
            )  # the node is kept, so its id stays its own
        return self._shapes[id(node)][1]

    def grid(self, node: Formula, asked: Question) -> Grid:
        """The values of a node. They may reach beyond what was asked, never fall short of it."""
        place = id(node), asked
        if place not in self._grids:
            self._grids[place] = (node, self._grid(node, asked))
        return self._grids[place][1]

    def _grid(self, node: Formula, asked: Question) -> Grid:
        match node:
            case FirstPublished():
                return first_published(self.figures, node, asked)
            case Counted():
                return grids.read(self.figures, node, asked)
            case Sum() | Mean():
                return self._terms(node, asked)
            case Ratio():
                return self._ratio(node, asked)
            case Minus():
                return self._compared(node.whole, node.less, asked, subtract)
            case Change():
                return self._change(node, asked)
            case PerMillion():
                return self._per_head(node, asked)
            case Share():
                return self._share(node, asked)
            case TopShare():
                return self._top_share(node, asked)
            case _:
                return self._over_time(node, asked)

    def _over_time(self, node: Formula, asked: Question) -> Grid:
        match node:
            case YearToDate():
                below = self.grid(node.of, asked.since(overtime.new_year(asked.first)))
                return overtime.running(below, Frequency.YEAR)
            case MonthToDate():
                below = self.grid(node.of, asked.since(overtime.start(asked.first, Frequency.MONTH)))
                return overtime.running(below, Frequency.MONTH)
            case Window():
                early = overtime.earlier(asked.first, self.shape(node.of).frequency, node.n - 1)
                return overtime.window(self.grid(node.of, asked.since(early)), node.n)
            case Complete():
                early, late = overtime.start(asked.first, node.frequency), overtime.end(asked.last, node.frequency)
                below = self.grid(node.of, Question(asked.by, asked.where, early, late))
                return overtime.complete(below, node.frequency, self.shape(node.of).frequency)
            case Lagged():
                early = overtime.earlier(asked.first, self.shape(node.of).frequency, node.n)
                return overtime.lagged(self.grid(node.of, asked.since(early)), node.n)
        raise TypeError(f"{type(node).__name__} is no node of a formula.")

    def _terms(self, node: Sum | Mean, asked: Question) -> Grid:
        below = [self.grid(term, asked.within(self.shape(term).dimensions)) for term in node.terms]
        share = Fraction(1, len(below)) if isinstance(node, Mean) else Fraction(1)
        grid: Grid = {}
        for key in dict.fromkeys(key for one in below for key in one):
            lines = [one.get(key, {}) for one in below]
            periods = sorted({period for line in lines for period in line})
            grid[key] = {p: times(total([line.get(p, NO_FIGURE) for line in lines]), share) for p in periods}
        return grid

    def _ratio(self, node: Ratio, asked: Question) -> Grid:
        def ratio(top: Value, bottom: Value) -> Value:
            return times(divide(top, bottom, node.least), Fraction(node.each))

        return self._compared(node.top, node.bottom, asked, ratio)

    def _compared(
        self, a: Formula, b: Formula, asked: Question, combine: Callable[[Value, Value], Value], partner: Partner = None
    ) -> Grid:
        return _combined(both(self, a, b, asked, partner), combine)

    def _change(self, node: Change, asked: Question) -> Grid:
        back = _year_back if node.back == "year" else _one_back
        frequency = self.shape(node.of).frequency
        early = None
        if asked.first is not None:
            early = back(Period.holding(asked.first, frequency)).first
        wide = asked.since(early)
        grid = self._compared(node.of, node.of, wide, growth, back)
        below = self.grid(node.of, wide)
        if frequency in (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR):
            overtime.mark_breaks(grid, below, back)
        # The oldest periods are there to be compared with: before them is nothing to compare them with.
        oldest = min((period for line in below.values() for period in line), default=None)
        return {key: {p: v for p, v in line.items() if oldest and back(p) >= oldest} for key, line in grid.items()}

    def _per_head(self, node: PerMillion, asked: Question) -> Grid:
        def per(one: Value, heads: Value) -> Value:
            return times(divide(one, heads), Fraction(node.each))

        return _combined(both(self, node.of, node.population, asked, _its_year, per_head=True), per)

    def _share(self, node: Share, asked: Question) -> Grid:
        kept = self.shape(node.of).dimensions - set(node.over)
        top, bottom = self.grid(node.of, asked), self.grid(node.of, asked.within(kept))
        grid: Grid = {}
        for key, line in top.items():
            whole = bottom.get(asked.project(key, kept), {})
            grid[key] = {period: divide(value, whole.get(period, NO_FIGURE)) for period, value in line.items()}
        return grid

    def _top_share(self, node: TopShare, asked: Question) -> Grid:
        below = self.grid(node.of, Question((*asked.by, node.over), asked.where, asked.first, asked.last))
        whats = [self.figures.measure(leaf.measure) for leaf in leaves(node)]
        lines: dict[tuple[str, ...], dict[Period, list[Value]]] = {}
        absent: dict[tuple[tuple[str, ...], Period], list[str]] = {}
        for (*key, name), line in below.items():
            for period, value in line.items():
                lines.setdefault(tuple(key), {}).setdefault(period, []).append(value)
                if (
                    value.number is None
                    and node.over == "country"
                    and any(grids.expected(w, name, period) for w in whats)
                ):
                    absent.setdefault((tuple(key), period), []).append(name)
        grid: Grid = {}
        for row, by_period in lines.items():
            grid[row] = {}
            for period, values in by_period.items():
                missing = tuple(sorted(absent.get((row, period), ())))
                grid[row][period] = _largest(values, node.n, missing)
        return grid


def _combined(pairs: Iterable[Pair], combine: Callable[[Value, Value], Value]) -> Grid:
    grid: Grid = {}
    for key, period, one, other in pairs:
        grid.setdefault(key, {})[period] = combine(one, other)
    return grid


NO_FIGURE = Value(None, because="there is no figure for this period")


def _largest(values: Sequence[Value], n: int, missing: tuple[str, ...]) -> Value:
    known = sorted((v for v in values if v.number is not None), key=lambda v: v.number or 0, reverse=True)
    if not known:
        return values[0]
    share = divide(total(known[:n]), total(known))
    flags = share.flags | ({Flag.MISSING} if missing else frozenset())
    return Value(share.number, flags, share.releases, tuple(sorted({*share.missing, *missing})), share.because)


def merged(values: Sequence[Value], number: Fraction | None, because: str = "") -> Value:
    """A number worked out from others, with all that is said of them."""
    flags = frozenset[Flag]().union(*(v.flags for v in values))
    releases = frozenset[str]().union(*(v.releases for v in values))
    missing = tuple(sorted({name for v in values for name in v.missing}))
    reason = because or next((v.because for v in values if v.because), "")
    return Value(number, flags, releases, missing, reason)


def total(values: Sequence[Value]) -> Value:
    """The sum; unknown if one is."""
    numbers = [v.number for v in values if v.number is not None]
    return merged(values, sum(numbers, Fraction(0)) if len(numbers) == len(values) else None)


def times(value: Value, factor: Fraction) -> Value:
    """A value times a number."""
    if value.number is None or factor == 1:
        return value
    return Value(value.number * factor, value.flags, value.releases, value.missing, value.because)


def divide(top: Value, bottom: Value, least: int = 0) -> Value:
    """A ratio; unknown where the lower number is nil or unknown, doubtful where it is below `least`."""
    if top.number is None or bottom.number is None:
        return merged([top, bottom], None)
    if bottom.number == 0:
        return merged([top, bottom], None, "the number to divide by is 0")
    ratio = merged([top, bottom], top.number / bottom.number)
    if bottom.number < least:
        because = f"it rests on {round(bottom.number):,}, fewer than {least}"
        return Value(ratio.number, ratio.flags | {Flag.DOUBTFUL}, ratio.releases, ratio.missing, because)
    return ratio


def subtract(whole: Value, less: Value) -> Value:
    """A difference; unknown if one of the two is."""
    if whole.number is None or less.number is None:
        return merged([whole, less], None)
    return merged([whole, less], whole.number - less.number)


def growth(new: Value, old: Value) -> Value:
    """New / old − 1; unknown where the old number is nil or unknown."""
    if new.number is not None and old.number == 0:
        return merged([new, old], None, "the number to compare with is 0")
    ratio = divide(new, old)
    return ratio if ratio.number is None else merged([ratio], ratio.number - 1)


def _year_back(period: Period) -> Period:
    return period.year_before


def _one_back(period: Period) -> Period:
    return period.back(1)


def _its_year(period: Period) -> Period:
    return Period(date(period.first.year, 1, 1), Frequency.YEAR)


__all__ = ["Evaluator", "Figures", "Line", "divide", "evaluate", "growth", "leaves", "merged", "subtract", "total"]
