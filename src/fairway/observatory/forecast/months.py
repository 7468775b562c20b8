"""Months as whole numbers, so that a horizon is an addition."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fairway.errors import NoSuchFigure

_FORM = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def month_number(text: str) -> int:
    """Months since January of the year 0. Raises NoSuchFigure for anything that is not YYYY-MM.

    >>> month_number("2024-09") - month_number("2009-01")
    188
    """
    found = _FORM.fullmatch(text)
    if not found:
        raise NoSuchFigure(f"'{text}' is no month: write it as 2024-09.")
    return int(found[1]) * 12 + int(found[2]) - 1


def month_text(number: int) -> str:
    """The inverse.

    >>> month_text(month_number("2023-12") + 1)
    '2024-01'
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def month_end(number: int) -> date:
    """Last day of the month.

    >>> month_end(month_number("2024-02"))
    datetime.date(2024, 2, 29)
    """
    after = number + 1
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def months(first: str, last: str, step: int = 1) -> tuple[str, ...]:
    """From first to last, both included where the step meets them.

    >>> months("2023-12", "2024-06", 3)
    ('2023-12', '2024-03', '2024-06')
    """
    return tuple(month_text(number) for number in range(month_number(first), month_number(last) + 1, step))
