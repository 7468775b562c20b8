"""Frontex: the monthly detections of irregular border-crossing, by route, border type and nationality.

One workbook, replaced every month, with months as columns from 2009 on; the same table circulates as text with semicolons.
Detections are not persons. There is no total in the file: it is checked against its own Dictionary of routes, and against the
last release that the store holds (`fairway.observatory.sources.update`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet, plain
from fairway.observatory.sources.decode import csv_sheet, is_workbook, sheet_of, text_of, unpacked, workbook
from fairway.observatory.sources.links import linked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country
from fairway.observatory.spans import Frequency, Period

NAME = "frontex"
TITLE = "Frontex: detections of irregular border-crossing, monthly"
HOMEPAGE = "https://www.frontex.europa.eu/what-we-do/monitoring-and-risk-analysis/migratory-map/"
LICENCE = "Frontex, reuse with acknowledgement"
BASE = "https://www.frontex.europa.eu"
TOKEN = ""
DETECTIONS = "frontex:detections"

ROUTES = {
    "western african": "Western African",
    "western mediterranean": "Western Mediterranean",
    "central mediterranean": "Central Mediterranean",
    "eastern mediterranean": "Eastern Mediterranean",
    "western balkan": "Western Balkans",
    "western balkans": "Western Balkans",
    "circular from albania to greece": "Circular Albania-Greece",
    "circular albania-greece": "Circular Albania-Greece",
    "eastern borders": "Eastern Borders",
    "eastern land borders": "Eastern Borders",
    "eastern land border": "Eastern Borders",
    "black sea": "Black Sea",
    "other": "Other",
}
_WANTED = {
    "route": ("Route", "Routes"),
    "border": ("Border type or inland", "BorderType", "Border type", "Border"),
    "nationality": ("Nationality", "NationalityLong", "Nationality (third countries)", "Citizenship"),
}
_MONTHS = {"janfebmaraprmayjunjulaugsepoctnovdec"[3 * n : 3 * n + 3]: n + 1 for n in range(12)}
_SHEETS = ("Detections_of_IBC", "Monthly_detections_of_IBC", "Detections of IBC")


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The page that links the workbook: it holds all months, so there is nothing to narrow down."""
    path = HOMEPAGE.removeprefix(BASE)
    return [Request(name="frontex-migratory-map.html", url=base + path)]


def collect(request: Request, ask: Ask) -> list[File]:
    """The workbook that the page links."""
    return linked(request, ask, r"detections[_ -]of[_ -]IBC.*\.xlsx$")


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """The detections of a workbook or of its text form, all routes and months. Raises BadTable."""
    data = unpacked(data, name)
    stated, expected = _day_in_name(name), frozenset(ROUTES.values())
    if is_workbook(data):
        book = workbook(data, name)
        rows = sheet_of(book, name, *_SHEETS)
        sheet = Sheet(name, rows[0] if rows else [], rows[1:])
        stated = _day_in_notes(book.get("Notes", [])) or stated
        expected = _dictionary(book.get("Dictionary"), name) or expected
    else:
        text = text_of(data, name)
        first = text.partition("\n")[0]
        sheet = csv_sheet(text, name, ";" if first.count(";") > first.count(",") else ",")
    return [_parsed(sheet, known_at=known_at, stated=stated, expected=expected)]


def _parsed(sheet: Sheet, *, known_at: date, stated: date | None, expected: frozenset[str]) -> Parsed:
    at = sheet.columns(_WANTED)
    months = _month_columns(sheet, set(at.values()))
    cells = Cells(measure(DETECTIONS))
    seen: dict[tuple[str, str, str], int] = {}
    keys: set[tuple[str, str, str]] = set()
    lines = 0
    for number, row in sheet.numbered():
        route, border, who = (sheet.text(number, row, at[word]) for word in ("route", "border", "nationality"))
        before = seen.setdefault((route, border, who), number)
        if before != number:
            raise BadTable(
                f"{sheet.name}, row {number}: {route}, {border}, {who} stands there already in row {before}."
            )
        key = (
            _route(route, sheet.place(number, at["route"])),
            _border(border, sheet.place(number, at["border"])),
            country(plain_name(who), sheet.place(number, at["nationality"]), "frontex", "name"),
        )
        keys.add(key)
        for month, column in months.items():
            value = sheet.count(number, row, column)
            if value is None:
                raise BadTable(f"{sheet.place(number, column)}: is empty. Frontex writes 0 where nothing was detected.")
            if value:
                cells.add(key, month, value)
        lines += 1
    lost = sorted(expected - {route for route, _, _ in keys})
    if lost:
        raise BadTable(f"{sheet.name}: has no row of the route {lost[0]}: it is cut off. Take a fresh copy.")
    return cells.parsed(
        name=sheet.name,
        known_at=known_at,
        stated=stated,
        whole=True,
        periods=months,
        control=f"{lines} rows by {len(months)} months without a gap, all {len(expected)} routes; the file has no total",
    )


def plain_name(nationality: str) -> str:
    """A nationality without the marks that point to the workbook's notes ("Palestine^", "Kosovo*")."""
    return nationality.rstrip("*^ ")


def _route(word: str, place: str) -> str:
    key = " ".join(re.sub(r"\broutes?\b", " ", plain(word)).split())
    if key not in ROUTES:
        raise BadTable(
            f"{place}: '{word[:60]}' is no route that Fairway knows: {', '.join(dict.fromkeys(ROUTES.values()))}."
        )
    return ROUTES[key]


def _border(word: str, place: str) -> str:
    if plain(word) not in ("land", "sea"):
        raise BadTable(f"{place}: '{word[:60]}' is neither Land nor Sea.")
    return plain(word)


def _month_columns(sheet: Sheet, others: set[int]) -> dict[date, int]:
    """First day of each month -> its column. Months must follow each other without a gap. Raises BadTable."""
    found: dict[date, int] = {}
    for column, heading in enumerate(sheet.heading):
        if column in others or not str(heading).strip():
            continue
        month = _month(heading)
        if month is None:
            raise BadTable(f"{sheet.name}: the column '{str(heading)[:40]}' is no month (they are written JAN2009).")
        if month in found:
            raise BadTable(f"{sheet.name}: the month '{str(heading)[:40]}' stands there twice.")
        found[month] = column
    if not found:
        raise BadTable(f"{sheet.name}: has no column for a month.")
    asked = Period(min(found), Frequency.MONTH).to(Period(max(found), Frequency.MONTH))
    gap = next((period.label for period in asked if period.first not in found), None)
    if gap:
        raise BadTable(f"{sheet.name}: the month {gap} is missing between the others.")
    return dict(sorted(found.items()))


def _month(heading: Any) -> date | None:
    if isinstance(heading, datetime | date):
        return date(heading.year, heading.month, 1)
    text = plain(heading)
    written = re.fullmatch(r"([a-z]{3})[a-z]*[\s_-]?(\d{4})", text)
    if written and written[1] in _MONTHS:
        return date(int(written[2]), _MONTHS[written[1]], 1)
    numbers = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    return date(int(numbers[1]), int(numbers[2]), 1) if numbers else None


def _day_in_notes(notes: Sequence[Sequence[Any]]) -> date | None:
    """The vintage that the workbook states: "Source: FRAN data as of 04FEB22"."""
    for row in notes:
        found = re.search(
            r"as of\s+(\d{1,2})\s*([A-Za-z]{3})[A-Za-z]*\s*(\d{2,4})", " ".join(str(cell) for cell in row)
        )
        if found and found[2].casefold() in _MONTHS:
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            try:
                return date(year, _MONTHS[found[2].casefold()], int(found[1]))
            except ValueError:
                return None
    return None


def _day_in_name(name: str) -> date | None:
    """The vintage that a file's name states: ..._20220204.csv, ..._2025_06_03.xlsx."""
    found = re.search(r"(20\d{2})[_-]?(\d{2})[_-]?(\d{2})(?!\d)", name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _dictionary(rows: Sequence[Sequence[Any]] | None, name: str) -> frozenset[str]:
    """The routes that the workbook's own Dictionary defines; none where there is no such sheet. Raises BadTable."""
    column = next((at for at, heading in enumerate(rows[0]) if plain(heading) == "route"), None) if rows else None
    if not rows or column is None:
        return frozenset()
    place = f"{name}, sheet 'Dictionary', column 'Route'"
    return frozenset(_route(str(row[column]), place) for row in rows[1:] if str(row[column]).strip())
