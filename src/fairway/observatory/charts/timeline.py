"""The time axis: every period has its place, also those nobody reported, and months and years are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fairway.observatory.charts.numbers import BadPage
from fairway.observatory.spans import Frequency, Period

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONGEST = 20_000
"""Periods on one axis: 54 years of days. What is longer is a mistake in a date."""


def in_words(period: Period) -> str:
    """The period as a reader says it.

    >>> in_words(Period.read("2024-09")), in_words(Period.read("2024-Q3")), in_words(Period.read("2024-09-15"))
    ('September 2024', '2024, third quarter', '15 September 2024')
    """
    first = period.first
    match period.frequency:
        case Frequency.DAY:
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        case Frequency.WEEK:
            year, week, _ = first.isocalendar()
            return f"{year}, week {week}"
        case Frequency.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Frequency.QUARTER:
            return f"{first.year}, {('first', 'second', 'third', 'fourth')[first.month // 3]} quarter"
        case Frequency.YEAR:
            return str(first.year)


@dataclass(frozen=True, slots=True)
class Timeline:
    """All periods from the first to the last, evenly spaced from pixel `start` to pixel `end`."""

    periods: tuple[Period, ...]
    start: float
    end: float

    def x(self, period: Period) -> float:
        """The pixel of a period."""
        if len(self.periods) < 2:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * self.place(period) / (len(self.periods) - 1)

    def place(self, period: Period) -> int:
        """How many periods after the first."""
        return place_of(period) - place_of(self.periods[0])

    def ticks(self, room: float = 46) -> list[tuple[Period, str]]:
        """Periods that get a label, and the label: years where the axis is long, months or days where it is short."""
        if not self.periods:
            return []
        most = max(1, int((self.end - self.start) // room))
        years = self.periods[-1].first.year - self.periods[0].first.year + 1
        if len(self.periods) <= most and self.periods[0].frequency is not Frequency.DAY:
            return [(period, _short(period, first=n == 0)) for n, period in enumerate(self.periods)]
        if years > 3 or self.periods[0].frequency is Frequency.YEAR:
            return self._by_year(most)
        return self._by_month(most)

    def _by_year(self, most: int) -> list[tuple[Period, str]]:
        first, last = self.periods[0].first.year, self.periods[-1].first.year
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 500, 10_000) if (last - first) // n + 1 <= most)
        chosen: dict[int, Period] = {}
        for period in self.periods:
            chosen.setdefault(period.first.year, period)
        opens_year = self.periods[0].first.month == 1
        return [
            (period, str(year)) for year, period in chosen.items() if year % step == 0 and (opens_year or year != first)
        ]

    def _by_month(self, most: int) -> list[tuple[Period, str]]:
        chosen: dict[tuple[int, int], Period] = {}
        for period in self.periods:
            chosen.setdefault((period.first.year, period.first.month), period)
        if len(self.periods) <= 100 and self.periods[0].frequency is Frequency.DAY:
            every = next((n for n in (1, 2, 5, 7, 14) if -(-len(self.periods) // n) <= most), 28)
            return [(p, f"{p.first.day} {MONTHS[p.first.month - 1][:3]}") for p in self.periods[::every]]
        step = next((n for n in (1, 2, 3, 6) if -(-len(chosen) // n) <= most), 12)
        kept = [period for (_, month), period in chosen.items() if (month - 1) % step == 0]
        if len(kept) > 1 and self.x(kept[1]) - self.x(kept[0]) < 30:  # the axis begins at the end of a month
            kept = kept[1:]
        return [(p, _month(p, first=n == 0)) for n, p in enumerate(kept)]


def timeline(periods: Iterable[Period], start: float, end: float) -> Timeline:
    """The axis that holds all these periods. Raises BadPage if they are not of one frequency, or too many."""
    given = set(periods)
    if len({period.frequency for period in given}) > 1:
        raise BadPage("Months and years do not share one axis: give all points of a chart the same frequency.")
    if not given:
        return Timeline((), start, end)
    first, last = min(given), max(given)
    if place_of(last) - place_of(first) >= LONGEST:
        raise BadPage(
            f"From {first} to {last} are more than {LONGEST} periods: a date is wrong, or use a longer period."
        )
    return Timeline(tuple(first.to(last)), start, end)


def place_of(period: Period) -> int:
    """The period's number in an endless row of its kind."""
    first = period.first
    match period.frequency:
        case Frequency.DAY:
            return first.toordinal()
        case Frequency.WEEK:
            return first.toordinal() // 7
        case Frequency.MONTH:
            return first.year * 12 + first.month - 1
        case Frequency.QUARTER:
            return first.year * 4 + (first.month - 1) // 3
        case Frequency.YEAR:
            return first.year


def _short(period: Period, *, first: bool) -> str:
    match period.frequency:
        case Frequency.MONTH:
            return _month(period, first=first)
        case Frequency.QUARTER:
            quarter = (period.first.month + 2) // 3
            return f"Q{quarter}\n{period.first.year}" if first or quarter == 1 else f"Q{quarter}"
        case _:
            return period.label


def _month(period: Period, *, first: bool) -> str:
    name = MONTHS[period.first.month - 1][:3]
    return f"{name}\n{period.first.year}" if first or period.first.month == 1 else name
