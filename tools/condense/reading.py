"""Small readings that every publisher's module needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from math import isfinite
from typing import TypeVar

from fairway.errors import BadTable

K = TypeVar("K")


def whole(text: str, place: str) -> int:
    """A count as published: 1234, 1234.0, or 26591.999999999996 as a spreadsheet writes it. Raises BadTable naming the place."""
    try:
        value = float(text)
    except ValueError:
        raise BadTable(f"{place}: '{text}' is not a number.") from None
    if not isfinite(value) or abs(value - round(value)) > 1e-6 or value < 0:
        raise BadTable(f"{place}: {text} is not a whole number from 0 up.")
    return round(value)


def year(text: str) -> date:
    """The first day of a year."""
    return date(int(text), 1, 1)


def month(text: str) -> date:
    """The first day of a month written 2024-09."""
    return date(int(text[:4]), int(text[5:7]), 1)


def quarter(text: str) -> date:
    """The first day of a quarter written 2024-Q3."""
    return date(int(text[:4]), 3 * int(text[-1]) - 2, 1)


def added(cells: Iterable[tuple[K, int]]) -> dict[K, int]:
    """Cells with the same key added up."""
    sums: dict[K, int] = defaultdict(int)
    for key, value in cells:
        sums[key] += value
    return dict(sums)
