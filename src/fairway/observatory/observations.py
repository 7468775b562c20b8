"""What an observation is: a measure, dimensions, a period, a value, when it was known, and what is to be said of it.

A *measure* is one thing that one publisher counts ("detections of irregular border-crossing, by route, border type and
nationality"). A *release* is one publication of it: what was known on a day. Figures are revised, so a value without its
release is half a figure. An indicator (`fairway.observatory.indicators`) is a formula over measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from fairway.observatory.spans import Frequency, Period


class Flag(Enum):
    """What is to be said of a value. The letter is what the files hold."""

    PROVISIONAL = "p"
    BREAK = "b"
    ESTIMATED = "e"
    MISSING = "m"
    NOT_YET = "n"
    ROUNDED = "r"
    SMALL = "s"
    RESIDUAL = "x"
    DOUBTFUL = "d"

    @property
    def words(self) -> str:
        """The flag as a reader meets it."""
        return _FLAG_WORDS[self]


_FLAG_WORDS = {
    Flag.PROVISIONAL: "provisional",
    Flag.BREAK: "break in the series",
    Flag.ESTIMATED: "estimated",
    Flag.MISSING: "not reported",
    Flag.NOT_YET: "not yet published",
    Flag.ROUNDED: "rounded",
    Flag.SMALL: "small count, disguised by the publisher",
    Flag.RESIDUAL: "what remains of a published total",
    Flag.DOUBTFUL: "doubtful",
}


def read_flags(letters: str | None) -> frozenset[Flag]:
    """Letters as flags, in any order. Raises ValueError for a letter that means nothing."""
    return frozenset(Flag(letter) for letter in letters or "")


class Unit(Enum):
    """What a number counts. A share is exact (a fraction) until it is shown."""

    PERSONS = "persons"
    DETECTIONS = "detections"
    APPLICATIONS = "applications"
    DECISIONS = "decisions"
    REQUESTS = "requests"
    TRANSFERS = "transfers"
    VISAS = "visas"
    DAYS = "days"
    NOTIFICATIONS = "notifications"
    BOATS = "boats"
    PLACES = "places"
    EURO_CENTS = "euro cents"
    USD = "US dollars"
    SHARE = "share"
    PER_MILLION = "per million inhabitants"
    MONTHS = "months"
    NUMBER = "number"


class Absent(Enum):
    """What it means that a publisher's table has no row for a cell."""

    ZERO = "nothing was counted"
    UNKNOWN = "nothing or not reported: the table leaves out both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that one publisher counts.

    id           "frontex:detections": publisher and measure
    dimensions   the columns that a cell is named by, in their order; country codes are ISO 3166 alpha-3
    stock        a state at the end of the period, which is never added up over periods
    reporters    the countries that should report (dimension `country`), to name who is missing from a total
    rounding     what values are rounded to by the publisher (5 for Eurostat), 1 if not
    pitfalls     what a reader gets wrong, one sentence each"""

    id: str
    title: str
    unit: Unit
    frequency: Frequency
    dimensions: tuple[str, ...]
    publisher: str
    table: str
    url: str
    licence: str
    stock: bool = False
    absent: Absent = Absent.UNKNOWN
    reporters: frozenset[str] = frozenset()
    rounding: int = 1
    pitfalls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One publication of a measure: what was known on a day.

    first, last   the first days of the first and last period that it speaks of
    whole         it replaces all that earlier releases of the same scope say of these periods; otherwise cell by cell
    scope         the part of the measure that it speaks of ("" is all of it), such as one country
    total         the sum of its values, checked at every import and every reading of a packaged file
    control       what the total was checked against, in words ("the publisher's own total row: 909 655")
    made_from     sha256 of the publisher's file"""

    id: str
    measure: str
    known_at: date
    first: date
    last: date
    whole: bool
    rows: int
    total: int
    source: str
    file: str
    scope: str = ""
    url: str = ""
    control: str = ""
    made_from: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is read from the store: exact, or unknown, with everything that must be said beside it.

    missing   the reporters that the value should hold and does not"""

    value: int | None
    flags: frozenset[Flag] = frozenset()
    releases: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()


Key = tuple[str, ...]
"""The values of the dimensions that a table was asked by."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of one measure by some of its dimensions and by period. Periods of every row are of the measure's frequency."""

    measure: Measure
    by: tuple[str, ...]
    cells: dict[tuple[Key, Period], Cell] = field(default_factory=dict)

    @property
    def keys(self) -> list[Key]:
        """The rows, sorted."""
        return sorted({key for key, _ in self.cells})

    @property
    def periods(self) -> list[Period]:
        """The periods, sorted."""
        return sorted({period for _, period in self.cells})

    def value(self, key: Key, period: Period) -> int | None:
        """The value of a cell; None where it is unknown. A cell that is not there is nil if the publisher leaves nil out."""
        cell = self.cells.get((key, period))
        if cell is None:
            return 0 if self.measure.absent is Absent.ZERO else None
        return cell.value
