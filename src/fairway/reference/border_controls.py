"""Notified controls at internal borders: who notified, for which days, at which borders, for what kind of reason.

The list is what could be collected, and says where it has gaps. A notification is an announcement: a control can be lifted early
or never be held."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("data") / "border_controls.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One notification.

    number   in the Commission's list as it stood in February 2021; None where the copy has no number
    first    first day; None where only the month is known (`month`, "2023-10")
    last     last day, included; None where it is not known
    borders  the neighbours (ISO alpha-3) whose land border it names; empty if it names none or all that was seen is cut off
    reasons  kinds of reason: migration, terrorism, health, political conference, sports event, demonstration, other event
    source   a key of `Table.sources`"""

    state: str
    first: date | None
    last: date | None
    source: str
    number: int | None = None
    month: str = ""
    borders: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Months of which the list knows little or nothing. `known` is "nothing" or "a part"."""

    first: date
    last: date
    known: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """The list with its sources and its gaps."""

    notifications: tuple[Notification, ...]
    sources: dict[str, str]
    gaps: tuple[Gap, ...]


@cache
def packaged() -> Table:
    """The list that comes with Fairway, by first day."""
    found = json.loads(_TABLE.read_text(encoding="utf-8"))
    return Table(
        tuple(_notification(entry) for entry in found["notifications"]),
        found["sources"],
        tuple(
            Gap(date.fromisoformat(g["first"]), date.fromisoformat(g["last"]), g["known"], g["words"])
            for g in found["gaps"]
        ),
    )


def _notification(entry: dict[str, str | int | list[str]]) -> Notification:
    def day(key: str) -> date | None:
        return date.fromisoformat(str(entry[key])) if key in entry else None

    borders, reasons = entry.get("borders", []), entry.get("reasons", [])
    number = entry.get("number")
    return Notification(
        state=str(entry["state"]),
        first=day("first"),
        last=day("last"),
        source=str(entry["source"]),
        number=int(number) if isinstance(number, int) else None,
        month=str(entry.get("month", "")),
        borders=tuple(borders) if isinstance(borders, list) else (),
        reasons=tuple(reasons) if isinstance(reasons, list) else (),
    )


def control_days(notified: Iterable[Notification], state: str, first: date, last: date) -> int:
    """Days from `first` to `last`, both included, that lie within at least one notified period of a State.

    A day under two notifications counts once; one whose first or last day is not known counts for nothing.

    >>> control_days(packaged().notifications, "FRA", date(2019, 1, 1), date(2019, 12, 31))
    365
    >>> control_days(packaged().notifications, "PRT", date(2019, 1, 1), date(2019, 12, 31))
    0
    """
    days: set[date] = set()
    for one in notified:
        if one.state == state and one.first and one.last:
            start, end = max(first, one.first), min(last, one.last)
            days.update(start + timedelta(days=n) for n in range((end - start).days + 1))
    return len(days)
