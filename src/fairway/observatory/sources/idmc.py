"""IDMC: new internal displacements of a year, by conflict and by disaster.

The figures may not be passed on for commercial use, so that none are packaged: an operator asks with a key of their own, or gives
the workbook of the Global Internal Displacement Database. Its exact columns are taken before the rounded ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet, plain
from fairway.observatory.sources.decode import csv_sheet, is_workbook, json_of, sheet_of, text_of, unpacked, workbook
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country

NAME = "idmc"
TITLE = "IDMC: new internal displacements by conflict and disaster"
HOMEPAGE = "https://www.internal-displacement.org/database/displacement-data/"
LICENCE = "IDMC terms: not for commercial use"
BASE = "https://helix-tools-api.idmcdb.org/external-api"
TOKEN = "FAIRWAY_IDMC_KEY"
NEW = "idmc:new_displacements"

_EXACT = {
    "conflict": (
        "Conflict Internal Displacements (Raw)",
        "conflict_new_displacement",
        "conflict_new_displacements_raw",
    ),
    "disaster": (
        "Disaster Internal Displacements (Raw)",
        "disaster_new_displacement",
        "disaster_new_displacements_raw",
    ),
}
_ROUNDED = {
    "conflict": ("Conflict Internal Displacements", "conflict_new_displacement_rounded", "conflict_new_displacements"),
    "disaster": ("Disaster Internal Displacements", "disaster_new_displacement_rounded", "disaster_new_displacements"),
}
_WANTED = {"iso3": ("ISO3", "iso3"), "year": ("Year", "year")}


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The workbook of all countries and years, or from the year of `since` on."""
    params = {"release_environment": "RELEASE", "end_year": str(today.year)}
    params |= {"start_year": str(since.year)} if since else {}
    url = f"{base}/gidd/displacements/displacement-export/"
    return [Request(name="idmc-displacement.xlsx", url=url, params=params, secret_params={"client_id": token})]


def collect(request: Request, ask: Ask) -> list[File]:
    """The workbook itself."""
    return [(request.name, ask(request))]


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """New displacements by country, cause and year. Raises BadTable."""
    data = unpacked(data, name)
    sheet = _sheet(data, name)
    headings = {plain(heading) for heading in sheet.heading}
    exact = any(plain(word) in headings for words in _EXACT.values() for word in words)
    causes = {
        cause: words for cause, words in (_EXACT if exact else _ROUNDED).items() if {*map(plain, words)} & headings
    }
    if not causes:
        raise BadTable(f"{name}: there is no column 'Conflict Internal Displacements'.")
    at = sheet.columns({**_WANTED, **causes})
    cells = Cells(measure(NEW))
    lines = 0
    for number, row in sheet.numbered():
        year = sheet.count(number, row, at["year"])
        if year is None or not 1990 <= year <= 2100:
            raise BadTable(f"{sheet.place(number, at['year'])}: is '{row[at['year']]}', and a year must stand there.")
        where = country(sheet.text(number, row, at["iso3"]), sheet.place(number, at["iso3"]), "iso3", "name")
        for cause in causes:
            value = sheet.count(number, row, at[cause])
            if value is not None:
                cells.put((where, cause), date(year, 1, 1), value, "" if exact else "r", sheet.place(number, at[cause]))
        lines += 1
    control = f"{lines} lines, each country once a year; the file has no total"
    return [cells.parsed(name=name, known_at=known_at, whole=False, control=control)]


def _sheet(data: bytes, name: str) -> Sheet:
    if is_workbook(data):
        rows = sheet_of(workbook(data, name), name, "1_Displacement_data", "Displacement_data", "1_Conflict_data")
        return Sheet(name, rows[0] if rows else [], rows[1:])
    if data.lstrip()[:1] in (b"{", b"["):
        answer = json_of(data, name)
        listed = answer.get("results") if isinstance(answer, dict) else answer
        if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
            raise BadTable(f"{name}: has no list of countries and years.")
        words = list(listed[0])
        return Sheet(name, words, list(_in_order(listed, words, name)), first=1)
    sheet = csv_sheet(text_of(data, name), name)
    if sheet.rows and str(sheet.rows[0][0]).startswith("#"):  # the line of HXL tags
        return Sheet(name, sheet.heading, sheet.rows[1:], first=sheet.first + 1)
    return sheet


def _in_order(listed: list[Mapping[str, Any]], words: list[str], name: str) -> Iterator[list[Any]]:
    for number, one in enumerate(listed, 1):
        if set(one) != set(words):
            raise BadTable(f"{name}, row {number}: has other fields than the first.")
        yield [one[word] for word in words]
