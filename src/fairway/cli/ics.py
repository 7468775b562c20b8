"""The time limits of a case as a calendar file (RFC 5545): one whole-day entry for each last day.

Twenty lines of the standard are needed here, and a library for it would be a new dependency of the core."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from fairway.law.clocks import ClockState

FOLD_AT = 75
"""Octets in a line, its end not counted; a longer line goes on behind a space."""


def calendar_file(states: Iterable[ClockState], on: date) -> bytes:
    """A calendar of the dated limits. It holds no fact of the case: last days, articles and what follows if missed."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fairway//law clocks//EN", "CALSCALE:GREGORIAN"]
    for state in states:
        if isinstance(state.due, date):
            lines += _event(state, on)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(state: ClockState, on: date) -> list[str]:
    last = state.due.date() if isinstance(state.due, datetime) else state.due
    # the same limit on the same day is the same entry: reading a file in twice makes no second one
    uid = hashlib.sha256(f"{state.name} {last}".encode()).hexdigest()[:32]
    exact = f" By {state.due:%H:%M} UTC." if isinstance(state.due, datetime) else ""
    text = f"{state.citation}.{exact} If missed: {state.missed} ({state.name}, {state.status.value} on {on})"
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@fairway",
        f"DTSTAMP:{on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(' '.join(state.doc.split()))}",
        f"DESCRIPTION:{_escaped(text)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """One line with its end, cut between letters where it is too long."""
    parts, room = [b""], FOLD_AT
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = FOLD_AT - 1
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
