"""Periods that figures are published for: a day, a week, a month, a quarter, a year. Calendar arithmetic, no law.

A legal period is another thing (`fairway.law.periods`): it has a last day that may move. A statistical period never moves."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from fairway.errors import NoSuchFigure


class Frequency(Enum):
    """How often a figure is published, with the code that Eurostat and SDMX use."""

    DAY = "D"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "A"

    @property
    def per_year(self) -> int:
        """Periods in a year: 365, 52, 12, 4 or 1."""
        return {"D": 365, "W": 52, "M": 12, "Q": 4, "A": 1}[self.value]


_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}
_FORMS = (
    (Frequency.YEAR, re.compile(r"(\d{4})")),
    (Frequency.QUARTER, re.compile(r"(\d{4})-?Q([1-4])")),
    (Frequency.WEEK, re.compile(r"(\d{4})-?W(\d{2})")),
    (Frequency.MONTH, re.compile(r"(\d{4})-?M?(\d{2})")),
    (Frequency.DAY, re.compile(r"(\d{4})-(\d{2})-(\d{2})")),
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period: its first day and its frequency. Ordered by first day.

    >>> Period.read("2024-09").label, Period.read("2024-Q3").last
    ('2024-09', datetime.date(2024, 9, 30))
    >>> Period.read("2024-01").back(1).label, Period.read("2024-01").year_before.label
    ('2023-12', '2023-01')
    """

    first: date
    frequency: Frequency

    def __hash__(self) -> int:
        # Periods are keys by the hundred thousand; a member of an Enum is hashed in Python, a day in C.
        return hash(self.first)

    @classmethod
    def read(cls, text: str) -> Period:
        """2024, 2024-Q3, 2024-09, 2024-W36 or 2024-09-15. Raises NoSuchFigure."""
        for frequency, form in _FORMS:
            found = form.fullmatch(text.strip())
            if found:
                try:
                    return cls(_first(frequency, [int(part) for part in found.groups()]), frequency)
                except ValueError:
                    break
        raise NoSuchFigure(f"'{text}' is no period: write 2024, 2024-Q3, 2024-09, 2024-W36 or 2024-09-15.")

    @classmethod
    def holding(cls, day: date, frequency: Frequency) -> Period:
        """The period that a day lies in."""
        match frequency:
            case Frequency.DAY:
                return cls(day, frequency)
            case Frequency.WEEK:
                return cls(day - timedelta(days=day.weekday()), frequency)
            case _:
                step = _MONTHS[frequency]
                return cls(date(day.year, (day.month - 1) // step * step + 1, 1), frequency)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.back(-1).first - timedelta(days=1)

    @property
    def label(self) -> str:
        """The period as it is written: 2024-09, 2024-Q3 and so on."""
        match self.frequency:
            case Frequency.DAY:
                return self.first.isoformat()
            case Frequency.WEEK:
                year, week, _ = self.first.isocalendar()
                return f"{year}-W{week:02}"
            case Frequency.MONTH:
                return f"{self.first:%Y-%m}"
            case Frequency.QUARTER:
                return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
            case Frequency.YEAR:
                return str(self.first.year)

    def back(self, n: int) -> Period:
        """The period n before this one; a negative n goes forward."""
        match self.frequency:
            case Frequency.DAY:
                return Period(self.first - timedelta(days=n), self.frequency)
            case Frequency.WEEK:
                return Period(self.first - timedelta(weeks=n), self.frequency)
            case _:
                months = self.first.year * 12 + self.first.month - 1 - n * _MONTHS[self.frequency]
                return Period(date(months // 12, months % 12 + 1, 1), self.frequency)

    @property
    def year_before(self) -> Period:
        """The same period of the year before; a day keeps its date (29 February becomes the 28th), a week its number of weeks."""
        if self.frequency is Frequency.DAY:
            year = self.first.year - 1
            day = min(self.first.day, calendar.monthrange(year, self.first.month)[1])
            return Period(self.first.replace(year=year, day=day), self.frequency)
        return self.back(self.frequency.per_year)

    def to(self, last: Period) -> Iterator[Period]:
        """This period and those after it, to `last`."""
        step = _MONTHS.get(self.frequency)
        if step is None:
            days = 7 if self.frequency is Frequency.WEEK else 1
            for ordinal in range(self.first.toordinal(), last.first.toordinal() + 1, days):
                yield Period(date.fromordinal(ordinal), self.frequency)
            return
        start, end = (day.year * 12 + day.month - 1 for day in (self.first, last.first))
        for months in range(start, end + 1, step):
            yield Period(date(months // 12, months % 12 + 1, 1), self.frequency)

    def __str__(self) -> str:
        return self.label


def _first(frequency: Frequency, parts: list[int]) -> date:
    match frequency:
        case Frequency.YEAR:
            return date(parts[0], 1, 1)
        case Frequency.QUARTER:
            return date(parts[0], 3 * parts[1] - 2, 1)
        case Frequency.WEEK:
            return date.fromisocalendar(parts[0], parts[1], 1)
        case Frequency.MONTH:
            return date(parts[0], parts[1], 1)
        case Frequency.DAY:
            return date(*parts)
