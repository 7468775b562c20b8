"""A series of counts: people or detections in equal periods, where a period that nobody reported is unknown and never 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from fairway.errors import BadTable

Frequency = Literal["M", "W", "D"]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PERIODS_A_YEAR: dict[Frequency, int] = {"M": 12, "W": 52, "D": 365}
_DAYS: dict[Frequency, int] = {"W": 7, "D": 1}


@dataclass(frozen=True, eq=False, kw_only=True)
class Counts:
    """Counts in equal periods without a gap.

    name       what a reader sees: "Eastern Borders Route, IRQ"
    key        what a machine sees: unique among the series of one run
    start      first day of the first period; for months the first of the month
    frequency  "M" months, "W" weeks that begin on the weekday of start, "D" days
    values     (periods,) int64, people or detections; what stands in an unknown period means nothing
    unknown    (periods,) bool, True where the count was not reported or is not yet complete
    Raises BadTable for shapes that differ, a negative count, or months that do not start on the first.
    """

    name: str
    key: str
    start: date
    frequency: Frequency
    values: NDArray[np.int64]
    unknown: Flags

    def __post_init__(self) -> None:
        if self.values.ndim != 1 or self.values.shape != self.unknown.shape:
            raise BadTable(
                f"{self.key}: {self.values.shape} counts but {self.unknown.shape} marks. Give one mark a period."
            )
        if self.frequency not in PERIODS_A_YEAR:
            raise BadTable(f"{self.key}: frequency '{self.frequency}'. It is M, W or D.")
        if self.frequency == "M" and self.start.day != 1:
            raise BadTable(f"{self.key}: months start on {self.start}. Give the first day of the month.")
        if bool(((self.values < 0) & ~self.unknown).any()):
            at = int(np.flatnonzero((self.values < 0) & ~self.unknown)[0])
            raise BadTable(f"{self.key}: {self.values[at]} in {self.label(at)}. A count is 0 or more; mark it unknown.")

    def __len__(self) -> int:
        return len(self.values)

    @property
    def known(self) -> Floats:
        """(periods,) the counts as numbers, nan where unknown."""
        return np.where(self.unknown, np.nan, self.values.astype(np.float64))

    def first_day(self, at: int) -> date:
        """First day of a period, counted from 0; periods after the end are allowed."""
        if self.frequency == "M":
            months = self.start.year * 12 + self.start.month - 1 + at
            return date(months // 12, months % 12 + 1, 1)
        return self.start + timedelta(days=_DAYS[self.frequency] * at)

    def label(self, at: int) -> str:
        """How a period is written: 2024-09 for a month, its first day for a week or a day."""
        day = self.first_day(at)
        return f"{day:%Y-%m}" if self.frequency == "M" else day.isoformat()

    def index(self, day: date) -> int:
        """The period that a day lies in; negative before the start, at least len(self) after the end."""
        if self.frequency == "M":
            return (day.year - self.start.year) * 12 + day.month - self.start.month
        return (day - self.start).days // _DAYS[self.frequency]

    def until(self, periods: int) -> Counts:
        """The series as it was when only its first periods had been reported."""
        return self._with(self.values[:periods], self.unknown[:periods])

    def replacing(self, at: int, value: int) -> Counts:
        """The same series with one period known to have another count."""
        values, unknown = self.values.copy(), self.unknown.copy()
        values[at], unknown[at] = value, False
        return self._with(values, unknown)

    def _with(self, values: NDArray[np.int64], unknown: Flags) -> Counts:
        return Counts(
            name=self.name, key=self.key, start=self.start, frequency=self.frequency, values=values, unknown=unknown
        )


def counts(
    name: str, start: date, frequency: Frequency, values: Sequence[int | None], key: str | None = None
) -> Counts:
    """A series from plain numbers, None where unknown.

    >>> counts("Eastern Borders Route", date(2024, 1, 1), "M", [412, None, 380]).known.tolist()
    [412.0, nan, 380.0]
    """
    return Counts(
        name=name,
        key=name if key is None else key,
        start=start,
        frequency=frequency,
        values=np.array([0 if v is None else v for v in values], dtype=np.int64),
        unknown=np.array([v is None for v in values], dtype=np.bool_),
    )
