"""Calendars: which days are working days in which State, and nothing that the table does not say.

A working day is a day that is not a Saturday, not a Sunday and not a public holiday of the State (Regulation
1182/71 Art. 2(2)). A date outside the table, or a State that it does not name, is refused: a day off is never guessed.

The questions here and the tables for the engines read the same rows, one State's at a time, made when first needed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import accumulate, compress

from fairway.errors import BadCalendar, OutsideCalendar, UnknownState
from fairway.reference import calendars as reference

# fmt: off
STATES = (
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)
# fmt: on
"""The 27 Member States, and CH, IS, LI and NO, sorted. A State's code index is its place here."""

BEYOND = 255
"""In `roll`: the next working day is not in the table, or the calendar does not name the State."""

_EPOCH = date(1970, 1, 1).toordinal()
_SATURDAY = 5
# 90 weekdays off in each of two years, and their weekends, are 254 days: an offset fits in one byte below BEYOND.
_MOST_DAYS_OFF = 90


@dataclass(frozen=True, slots=True)
class Row:
    """One State's days as tables, all of the calendar's length. See `Calendar.roll`, `count` and `nth`."""

    roll: bytes
    count: array[int]
    nth: array[int]


@dataclass(frozen=True, eq=False)
class Calendar:
    """The working days of some States from `first` to `last`. Immutable; `sha256` is that of its days.

    >>> calendar = Calendar.packaged()
    >>> calendar.next_working_day(date(2026, 12, 25), "DE")      # Friday; the 26th is a holiday and a Saturday
    datetime.date(2026, 12, 28)
    >>> calendar.next_working_day(date(2026, 12, 25), "BG")      # Monday 28 December replaces the Saturday
    datetime.date(2026, 12, 29)
    >>> calendar.is_working_day(date(2026, 7, 14), "IT"), calendar.is_working_day(date(2026, 7, 14), "FR")
    (True, False)
    """

    name: str
    version: str
    sha256: str
    first: date
    last: date
    days_off: Mapping[str, frozenset[date]] = field(repr=False)
    _rows: dict[str, Row] = field(default_factory=dict, init=False, repr=False)

    @staticmethod
    @cache
    def packaged() -> Calendar:
        """The calendar that comes with Fairway: seeded from a library, not confirmed by the authorities."""
        data = reference.packaged()
        return Calendar("packaged", data.version, data.sha256, data.first, data.last, data.days_off)

    @staticmethod
    def from_days_off(
        name: str,
        days_off: Mapping[str, Iterable[date]],
        first: date | None = None,
        last: date | None = None,
        version: str | None = None,
    ) -> Calendar:
        """A calendar of one's own: an authority's, or an input file's.

        days_off   State -> its public holidays; weekends may be listed, they are days off anyway
        first, last   the days that the calendar answers for; without them, the whole years of the dates given,
                      and then each State must have a day off in each of those years
        version    without one, the first 12 signs of the sha256
        Raises UnknownState, BadCalendar.

        >>> own = Calendar.from_days_off("Polizei Bayern", {"DE": [date(2026, 1, 1), date(2026, 1, 6)]})
        >>> own.states, own.last, own.is_working_day(date(2026, 1, 6), "DE")
        (('DE',), datetime.date(2026, 12, 31), False)
        """
        dates = {state: _checked_days(name, state, days) for state, days in days_off.items()}
        first, last = _checked_range(name, dates, first, last)
        lines = {state: reference.year_lines(days) for state, days in dates.items()}
        sha256 = reference.fingerprint(first, last, lines)
        return Calendar(name, version or sha256[:12], sha256, first, last, dates)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The States that this calendar names, in the order of STATES."""
        return tuple(state for state in STATES if state in self.days_off)

    def is_working_day(self, day: date, state: str) -> bool:
        """Not a Saturday, not a Sunday, not a public holiday of the State."""
        row, index = self._find(day, state)
        return row.roll[index] == 0

    def next_working_day(self, day: date, state: str) -> date:
        """The day itself if it is a working day, otherwise the first one after it."""
        row, index = self._find(day, state)
        offset = row.roll[index]
        if offset == BEYOND:
            raise OutsideCalendar(self._outside(f"The next working day after {day}", state))
        return date.fromordinal(day.toordinal() + offset)

    def working_days(self, day: date, n: int, state: str) -> date:
        """The n-th working day after the day (n > 0) or before it (n < 0). The day itself is not counted.

        No working days away (n = 0) is the day itself, working or not.

        >>> calendar = Calendar.packaged()
        >>> calendar.working_days(date(2026, 12, 24), 2, "DE")      # Thursday: 28 and 29 December
        datetime.date(2026, 12, 29)
        >>> calendar.working_days(date(2026, 12, 28), -1, "DE")
        datetime.date(2026, 12, 24)
        """
        row, index = self._find(day, state)
        if n == 0:
            return day
        reached = row.count[index]
        k = reached + n - 1 if n > 0 else reached + n - (row.roll[index] == 0)
        if not 0 <= k < row.count[-1]:
            side = "after" if n > 0 else "before"
            raise OutsideCalendar(self._outside(f"Working day {abs(n)} {side} {day}", state))
        return date.fromordinal(row.nth[k] + _EPOCH)

    @cached_property
    def first_day(self) -> int:
        """The first day of the table, in days since 1970-01-01."""
        return self.first.toordinal() - _EPOCH

    @cached_property
    def n_days(self) -> int:
        """How many days the table has: the length of each row."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def row(self, state: str) -> Row:
        """One State's tables, made when first asked for (about a millisecond). Raises UnknownState."""
        found = self._rows.get(state)
        if found is None:
            if state not in self.days_off:
                raise UnknownState(self._unknown(state))
            found = self._rows[state] = _row(self.first, self.n_days, self.days_off[state])
        return found

    @cached_property
    def roll(self) -> bytes:
        """(States, days): days from this day to the next working day; 0 on a working day, else up to 254, or BEYOND."""
        absent = bytes([BEYOND]) * self.n_days
        return b"".join(self.row(state).roll if state in self.days_off else absent for state in STATES)

    @cached_property
    def count(self) -> array[int]:
        """(States, days): working days from the table's first day to this day, included; -1 for an absent State."""
        return self._stacked([self.row(state).count if state in self.days_off else None for state in STATES])

    @cached_property
    def nth(self) -> array[int]:
        """(States, days): at k, the working day number k + 1 in days since 1970-01-01; -1 beyond the last one."""
        return self._stacked([self.row(state).nth if state in self.days_off else None for state in STATES])

    def _stacked(self, rows: list[array[int] | None]) -> array[int]:
        absent = array("i", [-1]) * self.n_days
        table = array("i")
        for row in rows:
            table.extend(absent if row is None else row)
        return table

    def _find(self, day: date, state: str) -> tuple[Row, int]:
        row = self._rows.get(state) or self.row(state)
        index = day.toordinal() - _EPOCH - self.first_day
        if not 0 <= index < self.n_days:
            raise OutsideCalendar(self._outside(f"{day}", state))
        return row, index

    def _outside(self, what: str, state: str) -> str:
        return (
            f"{what} lies outside the calendar '{self.name}' {self.version} for {state}, which covers "
            f"{self.first} to {self.last}: load a calendar that covers it, or check the date."
        )

    def _unknown(self, state: str) -> str:
        return (
            f"The calendar '{self.name}' {self.version} does not name the State '{state}'; it names "
            f"{', '.join(self.states)}.{_hint(state)} Use one of these, or load a calendar that names it."
        )


def _row(first: date, n_days: int, days_off: frozenset[date]) -> Row:
    start = first.toordinal()
    monday_first = bytes([1, 1, 1, 1, 1, 0, 0]) * (n_days // 7 + 2)
    working = bytearray(monday_first[first.weekday() : first.weekday() + n_days])
    for day in days_off:
        working[day.toordinal() - start] = 0
    roll = bytearray(n_days)
    offset = BEYOND
    for index in range(n_days - 1, -1, -1):
        if working[index]:
            offset = 0
        elif offset != BEYOND:
            offset += 1
        roll[index] = offset
    epoch_day = start - _EPOCH
    nth = array("i", compress(range(epoch_day, epoch_day + n_days), working))
    nth.extend(array("i", [-1]) * (n_days - len(nth)))
    return Row(bytes(roll), array("i", accumulate(working)), nth)


def _hint(state: str) -> str:
    return " Greece is 'GR' here." if state == "EL" else ""


def _checked_days(name: str, state: str, days: Iterable[date]) -> frozenset[date]:
    if state not in STATES:
        raise UnknownState(
            f"The calendar '{name}' names '{state}', which is not a State here.{_hint(state)} "
            f"Use one of {', '.join(STATES)}."
        )
    found = frozenset(days)
    for day in found:
        if type(day) is not date:  # a datetime is a date to isinstance, and another day to another zone
            raise BadCalendar(
                f"The calendar '{name}' gives {day!r} as a day off of {state}: give a date without a time."
            )
    weekdays_off: dict[int, int] = {}
    for day in found:
        weekdays_off[day.year] = weekdays_off.get(day.year, 0) + (day.weekday() < _SATURDAY)
    for year, number in sorted(weekdays_off.items()):
        if number > _MOST_DAYS_OFF:
            raise BadCalendar(
                f"The calendar '{name}' gives {state} {number} weekdays off in {year}, more than {_MOST_DAYS_OFF}: "
                "list the public holidays, not the working days."
            )
    return found


def _checked_range(
    name: str, dates: Mapping[str, frozenset[date]], first: date | None, last: date | None
) -> tuple[date, date]:
    if not dates:
        raise BadCalendar(f"The calendar '{name}' names no State: name at least one.")
    given = [day for days in dates.values() for day in days]
    if not given and (first is None or last is None):
        raise BadCalendar(f"The calendar '{name}' has no days off and no range: give first and last.")
    from_year = first.year if first else min(given).year
    to_year = last.year if last else max(given).year
    if first is None or last is None:
        _require_every_year(name, dates, range(from_year, to_year + 1))
    first, last = first or date(from_year, 1, 1), last or date(to_year, 12, 31)
    if first > last:
        raise BadCalendar(f"The calendar '{name}' ends on {last}, before it starts on {first}: exchange the two.")
    for state, days in dates.items():
        outside = sorted(day for day in days if not first <= day <= last)
        if outside:
            raise BadCalendar(
                f"The calendar '{name}' gives {state} a day off on {outside[0]}, outside its range {first} to {last}: "
                "widen the range, or leave the day out."
            )
    return first, last


def _require_every_year(name: str, dates: Mapping[str, frozenset[date]], years: range) -> None:
    """A State without a day off in a year is a gap in the list, not a year without holidays."""
    for state, days in dates.items():
        missing = sorted(set(years) - {day.year for day in days})
        if missing:
            raise BadCalendar(
                f"The calendar '{name}' gives {state} no day off in {missing[0]}: complete the list, "
                "or say with first and last which days the calendar answers for."
            )
