"""An operator's own daily counts: a CSV with date, section, perhaps nationality, and count, from a file or a stream.

A day without a row is unknown, never 0. The latest days are often incomplete: with a stated delay they are set aside until they
are as good as complete, and shown as an estimate; without one they are taken as they stand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TextIO

import numpy as np

from fairway.errors import BadTable
from fairway.observatory.alarms.series import Counts

REQUIRED = ("date", "section", "count")
KNOWN = (*REQUIRED, "nationality")
ENOUGH = Fraction(95, 100)
MOST = 1_000_000  # people on one section on one day: more is a slip of the keyboard
LONGEST_DAYS = 40_000
_NATIONALITY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Delay:
    """How much of a day is reported after so many days: shares[0] on the day itself, shares[1] a day later ... ; then all.

    Raises BadTable unless the shares lie above 0, at most 1, and never fall.
    """

    shares: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        pairs = zip((Fraction(0), *self.shares), self.shares, strict=False)
        if any(not 0 < share <= 1 for share in self.shares) or any(after < before for before, after in pairs):
            raise BadTable(
                "delay: the reported share of a day lies above 0, is at most 1 and never falls with its age."
            )

    def share(self, age_days: int) -> Fraction:
        """Reported share of a day that is so many days old."""
        return self.shares[age_days] if 0 <= age_days < len(self.shares) else Fraction(1)


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A day still incomplete: what was reported, and what that makes at the stated share. Not used by any rule."""

    key: str
    on: date
    reported: int
    share: Fraction

    @property
    def expected(self) -> Fraction:
        """People once the day is complete."""
        return self.reported / self.share


@dataclass(frozen=True, kw_only=True)
class Daily:
    """What was read: one series for each section, and for each nationality of it; and the days set aside."""

    series: tuple[Counts, ...]
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    on: date
    section: str
    nationality: str | None
    people: int | None


def read_daily(
    source: Path | TextIO, known_on: date, delay: Delay | None = None, lists_only_arrivals: bool = False
) -> Daily:
    """Read daily counts as they were known on a day.

    known_on  the day of the report. Later dates must be blank or 0 (some publishers print 0 for days to come) and stay unknown
    delay     the reported share by age, or None if every day is complete when it is printed
    lists_only_arrivals  the table leaves out nationalities of which nobody came: on a day on which a section has a row, its
              other nationalities are 0. Otherwise such a cell is unknown, and so is the sum of that day
    A section with nationalities gets a series for each, and their sum on days on which all of them are known.
    Raises BadTable naming row and column.
    """
    if isinstance(source, Path):
        try:
            with source.open(encoding="utf-8-sig", newline="") as file:
                rows = list(_rows(file, source.name))
        except UnicodeDecodeError:
            raise BadTable(f"{source.name}: not UTF-8 text. Save the table as CSV in UTF-8.") from None
        except OSError as refused:
            raise BadTable(f"{source.name}: cannot be read ({refused.strerror}). Name a CSV file.") from None
        name = source.name
    else:
        name = "standard input"
        rows = list(_rows(source, name))
    cells = _cells(rows, name, known_on)
    if lists_only_arrivals:
        _fill_with_none_came(cells)
    return _daily(cells, known_on, delay)


def _rows(file: TextIO, name: str) -> Iterator[_Row]:
    reader = csv.reader(file, strict=True)
    try:
        heading = [cell.strip().lstrip("\ufeff").lower() for cell in next(reader, [])]
        _check_heading(heading, name)
        for number, cells in enumerate(reader, start=2):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(heading):
                raise BadTable(f"{name}, row {number}: {len(cells)} cells, but the heading has {len(heading)}.")
            yield _row(dict(zip(heading, (cell.strip() for cell in cells), strict=True)), number, name)
    except csv.Error as broken:
        raise BadTable(f"{name}, row {reader.line_num}: not a CSV row ({broken}). Check the quotation marks.") from None


def _check_heading(heading: list[str], name: str) -> None:
    for column in REQUIRED:
        if column not in heading:
            raise BadTable(
                f"{name}: no column '{column}' in the heading. Expected: date, section, [nationality,] count."
            )
    for column in heading:
        if column not in KNOWN:
            raise BadTable(f"{name}: column '{column}' is not known. Expected: date, section, [nationality,] count.")
        if heading.count(column) > 1:
            raise BadTable(f"{name}: column '{column}' is there twice. Keep one.")


def _row(cells: dict[str, str], number: int, name: str) -> _Row:
    def bad(column: str, expected: str) -> BadTable:
        return BadTable(f"{name}, row {number}, column {column}: '{cells[column][:40]}'. Expected {expected}.")

    try:
        on = date.fromisoformat(cells["date"])
    except ValueError:
        raise bad("date", "a day as 2024-09-30") from None
    if not cells["section"]:
        raise bad("section", "the name of a border section")
    nationality = cells.get("nationality")
    if nationality is not None and not _NATIONALITY.fullmatch(nationality):
        raise bad("nationality", "three capital letters (ISO 3166), or UNK where not known")
    people: int | None = None
    if cells["count"]:
        if not (cells["count"].isascii() and cells["count"].isdigit()) or int(cells["count"][:12]) > MOST:
            raise bad("count", f"a whole number from 0 to {MOST:,}, or nothing where not known")
        people = int(cells["count"])
    return _Row(number, on, cells["section"], nationality, people)


Cells = dict[tuple[str, str | None], dict[date, int | None]]


def _cells(rows: list[_Row], name: str, known_on: date) -> Cells:
    """Counts by section and nationality. A day to come must be blank or 0, and is left out."""
    if not rows:
        raise BadTable(f"{name}: no rows below the heading. Give at least one day.")
    found: Cells = {}
    for row in rows:
        if row.on > known_on:
            if row.people:
                raise BadTable(
                    f"{name}, row {row.number}, column date: {row.on} lies after {known_on}, when this was known."
                )
            continue
        days = found.setdefault((row.section, row.nationality), {})
        if row.on in days:
            raise BadTable(
                f"{name}, row {row.number}, column date: {row.on} is there twice for '{row.section}'. Keep one."
            )
        days[row.on] = row.people
    return found


def _daily(cells: Cells, known_on: date, delay: Delay | None) -> Daily:
    estimates: list[Estimate] = []
    series: list[Counts] = []
    for section in sorted({section for section, _ in cells}):
        parts = {nationality: days for (name, nationality), days in cells.items() if name == section}
        first = min(min(days) for days in parts.values())
        last = max(max(days) for days in parts.values())
        if (last - first).days > LONGEST_DAYS:
            raise BadTable(f"section '{section}': from {first} to {last}. Check the years of the dates.")
        if None not in parts:
            parts = {None: _sum(list(parts.values())), **parts}
        for nationality, days in sorted(parts.items(), key=lambda part: part[0] or ""):
            key = section if nationality is None else f"{section}|{nationality}"
            complete, waiting = _set_aside(key, days, known_on, delay)
            series.append(_series(key, complete, first, last))
            estimates.extend(waiting)
    return Daily(series=tuple(series), estimates=tuple(estimates))


def _fill_with_none_came(cells: Cells) -> None:
    """0 for every nationality of a section on each day on which another one of it has a row."""
    for section in {section for section, _ in cells}:
        parts = [days for (name, _), days in cells.items() if name == section]
        for on in {on for days in parts for on in days}:
            for days in parts:
                days.setdefault(on, 0)


def _sum(parts: list[dict[date, int | None]]) -> dict[date, int | None]:
    """The sum of all nationalities; None on a day on which one of them is not known."""
    total: dict[date, int | None] = {}
    for on in {on for days in parts for on in days}:
        known = [people for days in parts if (people := days.get(on)) is not None]
        total[on] = sum(known) if len(known) == len(parts) else None
    return total


def _set_aside(
    key: str, days: dict[date, int | None], known_on: date, delay: Delay | None
) -> tuple[dict[date, int | None], list[Estimate]]:
    if delay is None:
        return days, []
    waiting = [
        Estimate(key=key, on=on, reported=people, share=delay.share((known_on - on).days))
        for on, people in sorted(days.items())
        if people is not None and delay.share((known_on - on).days) < ENOUGH
    ]
    aside = {estimate.on for estimate in waiting}
    return {on: None if on in aside else people for on, people in days.items()}, waiting


def _series(key: str, days: dict[date, int | None], first: date, last: date) -> Counts:
    every = [days.get(first + timedelta(days=n)) for n in range((last - first).days + 1)]
    return Counts(
        name=key.replace("|", ", "),
        key=key,
        start=first,
        frequency="D",
        values=np.array([0 if people is None else people for people in every], dtype=np.int64),
        unknown=np.array([people is None for people in every], dtype=np.bool_),
    )
