"""Build the packaged table of public holidays from the Python library `holidays`.

    python tools/build_calendars.py            write src/fairway/reference/data/calendars.json
    python tools/build_calendars.py --check    write nothing, exit 1 if the file differs

The library is a seed, not an authority. Every State is marked so until its own authority confirms the days.
The same library gives the same bytes: raise TABLE_VERSION whenever a day changes.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays

from fairway.law.calendars import STATES
from fairway.reference.calendars import fingerprint, year_lines

TABLE_VERSION = "2026.11"
HOLIDAYS_VERSION = "0.109"
FIRST, LAST = date(2013, 1, 1), date(2040, 12, 31)
TABLE = Path(__file__).parents[1] / "src/fairway/reference/data/calendars.json"

SEEDED = "seeded, not confirmed by the authority"
# Measured for the weekdays of 2027: `holidays` 0.109 against `workalendar` 17.0.0.
DISPUTED = frozenset({"BG", "CY", "DK", "GR", "HU", "IE", "IT", "NL", "PL", "RO", "SE", "SK"})
# Governments that swap working days and days off by decree, a year at a time. The library has those of 2026.
SWAPPED_BY_DECREE = frozenset({"HU", "LV"})


def days_off(state: str) -> list[date]:
    """Nation-wide public holidays of one State, weekends and replacement days included."""
    years = range(FIRST.year, LAST.year + 1)
    found = holidays.country_holidays(state, years=years, categories=holidays.PUBLIC, observed=True)
    return sorted(day for day in found if FIRST <= day <= LAST)


def status(state: str) -> str:
    """What stands behind a State's days, and what is doubted about them."""
    parts = [SEEDED]
    if state in DISPUTED:
        parts.append("workalendar 17.0.0 differs on weekdays of 2027")
    if state in SWAPPED_BY_DECREE:
        parts.append("days swapped by yearly decree are missing after 2026")
    return "; ".join(parts)


def table() -> str:
    """The whole file, ready to write."""
    lines = {state: year_lines(days_off(state)) for state in STATES}
    content = {
        "schema": "fairway.calendars/1",
        "about": "Nation-wide public holidays, without regional ones. Each year lists its days off as MMDD.",
        "version": TABLE_VERSION,
        "source": f"holidays {HOLIDAYS_VERSION} (Python library), category public, replacement days included",
        "licence": "MIT (the library; the days themselves are law)",
        "first": FIRST.isoformat(),
        "last": LAST.isoformat(),
        "sha256_of": "first, last, States and days, as fairway.reference.calendars.fingerprint orders them",
        "sha256": fingerprint(FIRST, LAST, lines),
        "states": {state: {"status": status(state), "days_off": lines[state]} for state in STATES},
    }
    return json.dumps(content, indent=1, ensure_ascii=True) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write or check the table. Returns 0, 1 if the check found a difference, 2 for the wrong library."""
    parser = argparse.ArgumentParser(description="Build the packaged table of public holidays.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the file differs")
    check = parser.parse_args(arguments).check
    installed = version("holidays")
    if installed != HOLIDAYS_VERSION:
        print(
            f"The table is pinned to holidays {HOLIDAYS_VERSION}, found {installed}: install the pinned one, "
            "or raise HOLIDAYS_VERSION and TABLE_VERSION together.",
            file=sys.stderr,
        )
        return 2
    text = table()
    if check:
        same = TABLE.exists() and TABLE.read_bytes() == text.encode()
        print(f"{TABLE.name}: {'as built' if same else 'differs from what the library gives'}")
        return 0 if same else 1
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_bytes(text.encode())
    print(f"{TABLE.name}: {len(STATES)} States, {FIRST} to {LAST}, {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
