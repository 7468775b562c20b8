"""An indicator on own cases as it may be shown: wherever a count under it is kept back, so is the number.

The counts under a number are looked at as a table by row and period with its totals, over all periods that there are, so that the
same cells are hidden whatever part of the table is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import Indicator, Result, Value, evaluate
from fairway.observatory.indicators.formula import (
    Change,
    Complete,
    Counted,
    FirstPublished,
    Formula,
    Lagged,
    MonthToDate,
    Share,
    TopShare,
    Window,
    YearToDate,
)
from fairway.observatory.observations import Flag, Key, Table
from fairway.observatory.own.counts import CONTEXT, COUNTS
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.suppress import THRESHOLD, Zeros, suppress, suppress_list
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import Where

Place = tuple[Key, Period]


def why_not(indicator: Indicator) -> str:
    """Why an indicator cannot be counted from case rows; empty if it can."""
    lacking = [name for name in indicator.measures if name not in COUNTS and name not in CONTEXT]
    if lacking:
        return f"{indicator.name} rests on {lacking[0]}, which case rows do not hold."
    if all(name in CONTEXT for name in indicator.measures):
        return f"{indicator.name} does not rest on cases."
    for node in _nodes(indicator.formula):
        if isinstance(node, FirstPublished):
            return f"{indicator.name} compares publications, and cases are not published."
        over = node.over if isinstance(node, Share) else ()
        if isinstance(node, TopShare) or "country" in over:
            return f"{indicator.name} is a share among States, and own cases are those of one authority."
    return ""


def evaluate_safely(
    indicator: Indicator,
    own: OwnFigures,
    *,
    by: Sequence[str] = (),
    where: Where | None = None,
    first: Period | None = None,
    last: Period | None = None,
    threshold: int = THRESHOLD,
    zeros: Zeros = Zeros.SHOWN,
    published_beside: Collection[str] = (),
) -> Result:
    """An indicator on own cases, without any number that rests on a count kept back: such a one is None with the flag SMALL.

    by   one dimension that has several values (a table of more has totals in more directions than can be protected), or two if
         only one period is asked for
    published_beside   measures whose counts by the same rows and periods a reader has as well: what is left of them when a part of
                       them is taken away must not be small either
    Raises NoSuchFigure if the indicator cannot be counted from cases, or is asked by too many dimensions."""
    reason = why_not(indicator)
    if reason:
        raise NoSuchFigure(reason)
    chosen = dict(where or {})
    if "country" in indicator.dimensions:
        chosen.setdefault("country", own.rows.countries)
    result = evaluate(indicator, own, by=by, where=chosen, first=first, last=last)
    known = frozenset({*indicator.measures, *published_beside})
    hidden = _Hidden(own, result.by, chosen, known, first == last and first is not None, threshold, zeros)
    return replace(result, cells=dict(_shown(result, hidden, threshold)))


def _shown(result: Result, hidden: _Hidden, threshold: int) -> Iterator[tuple[Place, Value]]:
    because = f"it rests on a count of fewer than {threshold}, or on one from which such a count could be worked out"
    for (key, period), value in result.cells.items():
        rests_on = under(result.indicator.formula, period)
        if any(hidden.holds(leaf, key, one) for leaf, one in rests_on):
            value = Value(None, value.flags | {Flag.SMALL}, value.releases, value.missing, because)
        yield (key, period), value


def under(node: Formula, period: Period) -> Iterator[tuple[Counted, Period]]:
    """The counts that a node's value of a period rests on: each leaf with each of its periods."""
    match node:
        case Counted():
            # A stock of a year, such as inhabitants, stands beside a figure of a month.
            yield node, period
            return
        case Change():
            periods = [period, period.year_before if node.back == "year" else period.back(1)]
        case Lagged():
            periods = [period.back(node.n)]
        case Window():
            periods = list(period.back(node.n - 1).to(period))
        case YearToDate():
            periods = list(
                Period.holding(Period.holding(period.first, Frequency.YEAR).first, period.frequency).to(period)
            )
        case MonthToDate():
            periods = list(
                Period.holding(Period.holding(period.first, Frequency.MONTH).first, period.frequency).to(period)
            )
        case Complete():
            periods = [period]  # its leaves have shorter periods: `_Hidden.holds` looks at all of them
        case _:
            periods = [period]
    for part in node.parts:
        for one in periods:
            yield from under(part, one)


class _Hidden:
    """Which counts of which measures are kept back, by row and period. Each table is looked at once."""

    def __init__(
        self, own: OwnFigures, by: tuple[str, ...], where: Where, known: Collection[str], one_period: bool,
        threshold: int, zeros: Zeros,
    ) -> None:  # fmt: skip
        self.own, self.by, self.where, self.known, self.one_period = own, by, where, known, one_period
        self.threshold, self.zeros = threshold, zeros
        self._tables: dict[tuple[str, str], set[Place]] = {}

    def holds(self, leaf: Counted, key: Key, period: Period) -> bool:
        """Whether the count of a leaf in a row and period is hidden, or any count in that period if its own are shorter."""
        if leaf.measure in CONTEXT:
            return False
        frequency = self.own.measure(leaf.measure).frequency
        shorter = Period.holding(period.first, frequency).to(Period.holding(period.last, frequency))
        return any((key, one) in self._hidden(leaf) for one in shorter)

    def _hidden(self, leaf: Counted) -> set[Place]:
        name = leaf.measure, repr(sorted(leaf.chosen.items()))
        if name not in self._tables:
            table = self._table(leaf.measure, leaf)
            self._tables[name] = self._kept_back(table)
            part_of = COUNTS[leaf.measure].part_of
            if part_of in self.known:
                whole = self._table(part_of, leaf)
                rest = {place: (whole.value(*place) or 0) - (cell.value or 0) for place, cell in table.cells.items()}
                self._tables[name] |= self._places(rest, whole.measure.stock)
        return self._tables[name]

    def _table(self, measure: str, leaf: Counted) -> Table:
        dimensions = self.own.measure(measure).dimensions
        where = {d: v for d, v in self.where.items() if d in dimensions}
        for dimension, values in leaf.chosen.items():
            mine = where.get(dimension)
            both = [mine] if isinstance(mine, str) else mine
            where[dimension] = values if both is None else tuple(value for value in values if value in both)
        return self.own.table(measure, by=self.by, where=where)

    def _kept_back(self, table: Table) -> set[Place]:
        counts = {place: cell.value for place, cell in table.cells.items() if cell.value is not None}
        return self._places(counts, table.measure.stock)

    def _places(self, counts: Mapping[Place, int], stock: bool) -> set[Place]:
        varying = [i for i in range(len(self.by)) if len({key[i] for key, _ in counts}) > 1]
        periods = {period for _, period in counts}
        if len(varying) > 2 or (len(varying) == 2 and not (self.one_period or len(periods) == 1)):
            names = " and ".join(self.by[i] for i in varying)
            raise NoSuchFigure(
                f"small counts by {names} and period cannot be protected: ask for one period or one dimension."
            )
        if len(varying) == 2 or stock:
            # Sums over time mean nothing for a stock, and are not looked at for one period alone.
            return {place for period in sorted(periods) for place in self._of_one_period(counts, period, varying)}
        shown = suppress(counts, threshold=self.threshold, zeros=self.zeros)
        return {place for place, n in shown.cells.items() if n is None}

    def _of_one_period(self, counts: Mapping[Place, int], period: Period, varying: Sequence[int]) -> Iterator[Place]:
        mine = {key: n for (key, one), n in counts.items() if one == period}
        if len(varying) == 2:
            a, b = varying
            keys = {(key[a], key[b]): key for key in mine}
            shown = suppress(
                {place: mine[key] for place, key in keys.items()}, threshold=self.threshold, zeros=self.zeros
            )
            yield from ((keys[place], period) for place, n in shown.cells.items() if n is None and place in keys)
        else:
            listed = suppress_list(mine, threshold=self.threshold, zeros=self.zeros)
            yield from ((key, period) for key, n in listed.cells.items() if n is None)


def _nodes(node: Formula) -> Iterator[Formula]:
    yield node
    for part in node.parts:
        yield from _nodes(part)
