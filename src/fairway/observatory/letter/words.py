"""The closed words of the letter's tables: kinds, standings, marks of evidence, units, and dates as exact as they are known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WHEN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Kind(Enum):
    """What a statement of the letter is."""

    CLAIM = "claim"
    ACTION = "action"
    PRINCIPLE = "principle"


class Mark(Enum):
    """How well a fact is known, as in the digests of the law."""

    READ = "T"
    SECONDARY = "S"
    MEMORY = "M"

    @property
    def words(self) -> str:
        """The mark as a reader meets it."""
        return _MARK_WORDS[self]


_MARK_WORDS = {
    Mark.READ: "read in the act",
    Mark.SECONDARY: "read in a secondary source",
    Mark.MEMORY: "from memory, to be checked",
}


class Standing(Enum):
    """What has become of an action, a commitment or a milestone."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not met"
    OPEN = "open"
    UNKNOWN = "unknown"


class FigureUnit(Enum):
    """What the number of a statement counts. `MONTH` is a month of the calendar, counted from year 0."""

    CHANGE = "change"
    SHARE = "share"
    PERSONS = "persons"
    EURO_CENTS = "euro cents"
    MONTHS = "months"
    POINTS = "points"
    MONTH = "month"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as exact as the source gives it. A day that nobody gave is never made up. Ordered by its first day.

    >>> When.read("2024-12").first, When.read("2024-12").last, When.read("2024-12").label
    (datetime.date(2024, 12, 1), datetime.date(2024, 12, 31), 'December 2024')
    >>> When.read("2024-09-29").precision, When.read("2016").label
    ('day', '2016')
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def read(cls, text: str) -> When:
        """2024, 2024-12 or 2024-12-31. Raises ValueError for anything else and for days that are not in the calendar."""
        found = _WHEN.fullmatch(text)
        if found is None:
            raise ValueError(f"'{text}' is no date: write 2024, 2024-12 or 2024-12-31")
        if "00" in found.groups():
            raise ValueError(f"'{text}' is no date: there is no month or day 00")
        year, month, day = (int(part or 0) for part in found.groups())
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def precision(self) -> str:
        """ "day", "month" or "year"."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """12 June 2026, June 2026 or 2026."""
        month = f"{MONTHS[self.month - 1]} " if self.month else ""
        day = f"{self.day} " if self.day else ""
        return f"{day}{month}{self.year}"

    @property
    def month_number(self) -> int | None:
        """Months since year 0, to compare and subtract; None where only the year is known."""
        return self.year * 12 + self.month - 1 if self.month else None

    def __str__(self) -> str:
        return self.label
