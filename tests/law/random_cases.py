"""Random cases for any book, plausible and adversarial, as columns of codes and as facts: for the agreement of the forms.

Dates lie in clusters around the limits of the law, numbers and fractions exactly at them, one value in seven is unknown and one
in ten does not exist. Every draw is keyed by (seed, fact), so that a new fact moves no other."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairway.law.language.book import Book
from fairway.law.language.columns import DTYPES, codes_of, to_scalar
from fairway.law.language.encode import EPOCH, FIRST_DAY, LAST_DAY, decode
from fairway.law.language.loops import width
from fairway.law.language.types import UNKNOWN, Kind, Type

Given = dict[str, tuple[NDArray[Any], ...]]
TURNS = [
    date(y, m, d).toordinal() - EPOCH
    for y, m, d in ((2026, 6, 12), (2026, 7, 1), (2014, 1, 1), (2015, 7, 21), (2024, 6, 11))
]
STEPS = (0, 1, -1, 2, 3, 5, 7, 14, 15, 21, 28, 30, 31, 60, 61, 84, 90, 91, 120, 182, 183, 365, 366, 548, 730, 1096)


def random_columns(
    book: Book, facts: Iterable[str], n: int, seed: int, wild_rows: float = 0.01, largest: int = 10**10
) -> Given:
    """Codes of n cases for some facts of a book.

    wild_rows   the share of rows that the door would refuse: days of any year from 1 to 9999, numbers whose products have
                more than 64 bits
    largest     the largest whole number of the other rows"""
    # One day a row, around which the row's dates lie: unrelated dates would hardly ever come near a limit.
    rng = np.random.default_rng(seed)
    centre = rng.integers(_day(2012), _day(2042), n)
    near = rng.random(n) < 0.6
    centre[near] = rng.choice(TURNS, near.sum()) + rng.integers(-200, 200, near.sum())
    wild = rng.random(n) < wild_rows
    wholes = sorted({int(s.value) for s in book.slots if s.type.kind is Kind.WHOLE} | {0, 1})
    shares = sorted(
        {Fraction(s.value) for s in book.slots if s.type.kind is Kind.FRACTION} | {Fraction(0), Fraction(1)}
    )
    made = {}
    for fact in facts:
        own = np.random.default_rng([seed, zlib.crc32(fact.encode())])
        made[fact] = _column(own, book.facts[fact].type, n, centre, wild, wholes, shares, largest)
    return made


def cases(book: Book, columns: Given, at: slice | NDArray[Any] = slice(None)) -> list[dict[str, Any]]:
    """The same cases as facts by name; what is unknown is left out."""
    names = list(columns)
    decoded = [[decode(c, book.facts[f].type) for c in to_scalar(columns[f], book.facts[f].type, at)] for f in names]
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not UNKNOWN}
        for row in zip(*decoded, strict=True)
    ]  # fmt: skip


def _day(year: int) -> int:
    return date(year, 1, 1).toordinal() - EPOCH


def _column(
    rng: np.random.Generator,
    kind: Type,
    n: int,
    centre: NDArray[Any],
    wild: NDArray[Any],
    wholes: list[int],
    shares: list[Fraction],
    largest: int,
) -> tuple[NDArray[Any], ...]:
    if kind.kind is Kind.FRACTION:
        return _fractions(rng, n, wild, shares)
    match kind.kind:
        case Kind.BOOL:
            values = rng.choice([0, 2], n)
        case Kind.CHOICE:
            values = rng.integers(0, len(kind.options), n)
        case Kind.CHOICES:
            values = rng.integers(0, 1 << len(kind.options), n) & rng.integers(0, 1 << len(kind.options), n)
        case Kind.DATE:
            values = _days(rng, n, centre, wild)
        case Kind.INSTANT:
            values = _days(rng, n, centre, wild) * 86400 + rng.choice([0, 1, 43200, 86399], n)
        case _:
            values = _wholes(rng, n, wild, wholes, largest)
    unknown, _, none = codes_of(kind)
    column = values.astype(DTYPES[width(kind)])
    fate = rng.random(n)
    column[fate < 0.15] = unknown
    if kind.may_be_none:
        column[(fate >= 0.15) & (fate < 0.25)] = none
    return (column,)


def _days(rng: np.random.Generator, n: int, centre: NDArray[Any], wild: NDArray[Any]) -> NDArray[Any]:
    near = centre + rng.choice(STEPS, n) * rng.choice([1, 1, 1, -1], n) + rng.choice([0, 0, 0, 1, -1], n)
    days = np.where(rng.random(n) < 0.85, near, rng.integers(_day(2010), _day(2045), n))
    far = wild & (rng.random(n) < 0.3)
    days[far] = rng.integers(FIRST_DAY, LAST_DAY, far.sum())  # without the last one: in tables it stands for none
    edge = wild & (rng.random(n) < 0.1)
    days[edge] = rng.choice([FIRST_DAY, LAST_DAY - 1, FIRST_DAY + 40, LAST_DAY - 40], edge.sum())
    return days


def _wholes(rng: np.random.Generator, n: int, wild: NDArray[Any], wholes: list[int], largest: int) -> NDArray[Any]:
    limits = rng.choice(np.array(wholes, np.int64), n) + rng.choice([0, 0, 1, -1], n)
    draw = rng.random(n)
    values = np.where(draw < 0.4, limits, rng.integers(0, 40, n))
    values = np.where(draw > 0.75, rng.integers(0, 3000, n), values)
    values = np.where(draw > 0.95, rng.integers(0, largest // 10, n), values)
    values = np.where(draw > 0.98, rng.integers(-min(largest, 10**6), largest, n), values)
    return np.where(wild & (draw > 0.8), rng.integers(-(2**63) + 3, 2**63 - 1, n), values)


def _fractions(
    rng: np.random.Generator, n: int, wild: NDArray[Any], shares: list[Fraction]
) -> tuple[NDArray[Any], ...]:
    tops = np.array([s.numerator for s in shares], np.int64)
    bottoms = np.array([s.denominator for s in shares], np.int64)
    at = rng.integers(0, len(shares), n)
    top, bottom = tops[at], bottoms[at]
    draw = rng.random(n)
    free = draw > 0.5
    top[free], bottom[free] = rng.integers(0, 200, free.sum()), rng.integers(1, 200, free.sum())
    large = draw > 0.98
    top[large], bottom[large] = rng.integers(-(10**6), 10**8, large.sum()), rng.integers(1, 10**5, large.sum())
    huge = wild & (draw > 0.8)
    top[huge], bottom[huge] = rng.integers(-(2**62), 2**62, huge.sum()), rng.integers(1, 2**62, huge.sum())
    common = np.gcd(top, bottom)
    top, bottom = top // common, bottom // common
    fate = rng.random(n) < 0.15
    top[fate], bottom[fate] = 0, 0
    return top, bottom


def all_known(book: Book, columns: Given, seed: int) -> Given:
    """The same cases with every unknown value replaced by one of another case: limits then take their short way."""
    rng = np.random.default_rng(seed)
    known = {}
    for fact, parts in columns.items():
        kind = book.facts[fact].type
        open_ = parts[1] == 0 if kind.kind is Kind.FRACTION else parts[0] == codes_of(kind)[0]
        others = np.nonzero(~open_)[0]
        at = np.arange(len(open_))
        if len(others):
            at[open_] = rng.choice(others, open_.sum())
        known[fact] = tuple(part[at] for part in parts)
    return known
