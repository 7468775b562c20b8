"""The packaged table of public holidays: what it says, who says so, and its fingerprint.

One line of the table is a State, a year and that year's days off as MMDD. A State's days become dates when they
are first asked for: all 31 at once would cost a command more than the rest of the loading.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from fairway.errors import BadCalendar

YearLines = Mapping[str, str]
"""One State's days off: {"2026": "0101 0106 ...", ...}, years ascending, days ascending."""

_TABLE = Path(__file__).with_name("data") / "calendars.json"


class DaysOff(Mapping[str, frozenset[date]]):
    """State code -> days off, each State turned into dates when first asked for."""

    def __init__(self, lines: Mapping[str, YearLines]) -> None:
        self._lines = lines
        self._dates: dict[str, frozenset[date]] = {}

    def __getitem__(self, state: str) -> frozenset[date]:
        if state not in self._dates:
            self._dates[state] = frozenset(
                date(int(year), int(mmdd[:2]), int(mmdd[2:]))
                for year, days in self._lines[state].items()
                for mmdd in days.split()
            )
        return self._dates[state]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@dataclass(frozen=True, kw_only=True)
class CalendarData:
    """Public holidays of the States from `first` to `last`, both included.

    status   State -> who stands behind its days, and what is doubted about them
    sha256   of the days alone (see `fingerprint`): the same days give the same sha256, whatever the table is called
    """

    version: str
    source: str
    licence: str
    sha256: str
    first: date
    last: date
    status: Mapping[str, str] = field(repr=False)
    days_off: Mapping[str, frozenset[date]] = field(repr=False)


def year_lines(days: Iterable[date]) -> dict[str, str]:
    """Days off as the table writes them: sorted, without repeats, one entry a year.

    >>> year_lines([date(2027, 1, 1), date(2026, 12, 25), date(2026, 1, 1), date(2026, 1, 1)])
    {'2026': '0101 1225', '2027': '0101'}
    """
    lines: dict[str, list[str]] = {}
    for day in sorted(set(days)):
        lines.setdefault(str(day.year), []).append(f"{day.month:02}{day.day:02}")
    return {year: " ".join(mmdd) for year, mmdd in lines.items()}


def fingerprint(first: date, last: date, lines: Mapping[str, YearLines]) -> str:
    """The sha256 of what a calendar says: its range, its States and their days off, in a fixed order.

    >>> days = {"IT": {"2026": "0101 0106"}, "DE": {"2026": "0101"}}
    >>> fingerprint(date(2026, 1, 1), date(2026, 12, 31), days)[:12]
    '563462f5b63a'
    """
    parts = [f"{first} {last}"]
    for state in sorted(lines):
        parts.append(state)
        parts.extend(f"{year} {days}" for year, days in lines[state].items())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def packaged() -> CalendarData:
    """The table that comes with Fairway. Raises BadCalendar if its days are not those of its sha256."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    first, last = date.fromisoformat(table["first"]), date.fromisoformat(table["last"])
    lines = {state: entry["days_off"] for state, entry in table["states"].items()}
    found = fingerprint(first, last, lines)
    if found != table["sha256"]:
        raise BadCalendar(
            f"calendars.json says sha256 {table['sha256'][:12]}..., but its days give {found[:12]}...: "
            "install Fairway again, or rebuild the table with tools/build_calendars.py."
        )
    return CalendarData(
        version=table["version"],
        source=table["source"],
        licence=table["licence"],
        sha256=found,
        first=first,
        last=last,
        status={state: entry["status"] for state, entry in table["states"].items()},
        days_off=DaysOff(lines),
    )
