"""Like with like: the countries that two compared numbers rest on are the same, and those left out are named.

Returns of twenty States through orders of twenty-seven is no rate; protected people with Germany over last year's without it is
no rise. Who reports is told by each number's totals by country, so that a State without a single row of one nationality still
counts as reporting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from fairway.observatory.indicators.formula import Formula, leaves
from fairway.observatory.indicators.grids import Figures, Grid, Question, expected
from fairway.observatory.indicators.shape import Shape
from fairway.observatory.indicators.values import Value
from fairway.observatory.observations import Flag, Key
from fairway.observatory.spans import Period

COUNTRY = "country"
Partner = Callable[[Period], Period] | None
"""The period of the second number that a period of the first is compared with; None is the same one."""
Pair = tuple[Key, Period, Value, Value]
ABSENT = Value(None, because="there is no figure for this period")


class Grids(Protocol):
    """What works out a node."""

    figures: Figures

    def grid(self, node: Formula, asked: Question) -> Grid:
        """The values of a node."""

    def shape(self, node: Formula) -> Shape:
        """The shape of a node."""


def both(
    grids: Grids, a: Formula, b: Formula, asked: Question, partner: Partner = None, *, per_head: bool = False
) -> Iterator[Pair]:
    """Each row and period with the two numbers to compare.

    per_head   the second is a population: who lives where nobody was counted is not missing"""
    one, other = grids.shape(a), grids.shape(b)
    asked_b = _second(asked, other, partner)
    pairable = one.additive and other.additive and COUNTRY in one.dimensions & other.dimensions
    if pairable and COUNTRY not in asked.by:
        yield from _by_country(grids, a, b, asked, asked_b, partner, per_head)
        return
    first, second = grids.grid(a, asked), grids.grid(b, asked_b)
    same = asked.by == asked_b.by and partner is None
    for key in dict.fromkeys([*first, *second] if same else first):
        line, against = first.get(key, {}), second.get(asked.project(key, asked_b.by), {})
        for period in sorted({*line, *against} if same else line):
            yield key, period, line.get(period, ABSENT), against.get(_to(partner, period), ABSENT)


def _second(asked: Question, other: Shape, partner: Partner) -> Question:
    """The question for the second number: what it can be asked by, and since its own first period."""
    narrow = asked.within(other.dimensions)
    if partner is None or asked.first is None:
        return narrow
    return replace(narrow, first=min(asked.first, Period.holding(asked.first, other.frequency).first))


def _to(partner: Partner, period: Period) -> Period:
    return partner(period) if partner else period


def _by_country(
    grids: Grids, a: Formula, b: Formula, asked: Question, asked_b: Question, partner: Partner, per_head: bool
) -> Iterator[Pair]:
    first, second = _rows(grids, a, asked), _rows(grids, b, asked_b)
    reports_a, reports_b = _reporting(grids, a, asked), _reporting(grids, b, asked_b)
    sides = (a,) if per_head else (a, b)
    for key, by_country in first.items():
        against = second.get(asked.project(key, asked_b.by), {})
        for period in sorted({period for line in by_country.values() for period in line}):
            there = _to(partner, period)
            mine, theirs = reports_a.get(period, frozenset()), reports_b.get(there, frozenset())
            common = mine & theirs
            should = {name for side in sides for name in _expected(grids, side, asked, period)}
            one_sided = mine if per_head else mine | theirs
            missing = tuple(sorted((one_sided | should) - common))
            yield key, period, _sum(by_country, period, common, missing), _sum(against, there, common, missing)


def _rows(grids: Grids, node: Formula, asked: Question) -> dict[Key, Grid]:
    """A node's grid by country inside each row."""
    rows: dict[Key, Grid] = {}
    for (*key, country), line in grids.grid(node, replace(asked, by=(*asked.by, COUNTRY))).items():
        rows.setdefault(tuple(key), {})[(country,)] = line
    return rows


def _reporting(grids: Grids, node: Formula, asked: Question) -> dict[Period, frozenset[str]]:
    """The countries whose total of the node is known, by period."""
    totals = grids.grid(node, replace(asked, by=(COUNTRY,), where=_of_country(asked)))
    found: dict[Period, set[str]] = {}
    for (country,), line in totals.items():
        for period, value in line.items():
            if value.number is not None:
                found.setdefault(period, set()).add(country)
    return {period: frozenset(names) for period, names in found.items()}


def _of_country(asked: Question) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(pair for pair in asked.where if pair[0] == COUNTRY)


def _expected(grids: Grids, node: Formula, asked: Question, period: Period) -> Iterator[str]:
    """The countries that should report in a period, of those asked for."""
    chosen = dict(_of_country(asked)).get(COUNTRY)
    for leaf in leaves(node):
        mine, what = leaf.chosen.get(COUNTRY), grids.figures.measure(leaf.measure)
        for name in what.reporters:
            if (chosen is None or name in chosen) and (mine is None or name in mine) and expected(what, name, period):
                yield name


def _sum(by_country: Grid, period: Period, common: frozenset[str], missing: tuple[str, ...]) -> Value:
    known = [
        value
        for country in common
        if (value := by_country.get((country,), {}).get(period)) is not None and value.number is not None
    ]
    if not known:
        reason = "no country reports both numbers" if not common else "no figure from the countries that report"
        return Value(None, frozenset({Flag.MISSING}), missing=missing, because=reason)
    number = sum((value.number for value in known if value.number is not None), Fraction(0))
    flags = frozenset[Flag]().union(*(value.flags for value in known))
    releases = frozenset[str]().union(*(value.releases for value in known))
    return Value(number, flags | {Flag.MISSING} if missing else flags, releases, missing)
