"""IOM Missing Migrants Project: people who died or went missing, one line for each incident, as months on the routes to Europe.

A lower bound: only what somebody reported. The headings have changed with almost every edition; a line is checked against its own
total of dead and missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet, plain
from fairway.observatory.sources.decode import csv_sheet, is_workbook, text_of, unpacked, workbook
from fairway.observatory.sources.links import linked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country
from fairway.observatory.spans import Frequency, Period

NAME = "missing_migrants"
TITLE = "IOM Missing Migrants Project: dead and missing on the routes to Europe"
HOMEPAGE = "https://missingmigrants.iom.int/downloads"
LICENCE = "CC BY 4.0, IOM Missing Migrants Project"
BASE = "https://missingmigrants.iom.int"
TOKEN = ""
DEATHS = "iom:deaths_at_sea"

ROUTES = {
    "central mediterranean": "Central Mediterranean",
    "eastern mediterranean": "Eastern Mediterranean",
    "western mediterranean": "Western Mediterranean",
    "western africa / atlantic to the canary islands": "Western African",
    "western africa/atlantic to the canary islands": "Western African",
    "western african atlantic": "Western African",
    "atlantic to the canary islands": "Western African",
}
"""The sea routes to the Union; incidents on others (deserts, other continents) are left out."""
_WANTED = {
    "id": ("Incident ID", "Main ID", "Web ID"),
    "when": ("Incident Date", "Date of Incident", "Reported Date", "Website Date"),
    "route": ("Migration Route", "Migration route"),
    "where": ("Country of Incident", "Country of incident"),
    "total": ("Total Number of Dead and Missing", "Total Dead and Missing", "Total Number of Dead and Missing Persons"),
}
_PARTS = {
    "dead": ("Number of Dead", "Number Dead", "No. dead"),
    "missing": ("Minimum Estimated Number of Missing", "Minimum Estimated Number of Missing Persons", "No. missing"),
    "main": ("Main ID",),
}


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The page that links the file of all incidents."""
    return [Request(name="missing-migrants-downloads.html", url=base + HOMEPAGE.removeprefix(BASE))]


def collect(request: Request, ask: Ask) -> list[File]:
    """The file of all incidents."""
    return linked(request, ask, r"Missing_?Migrants.*Global.*\.(csv|xlsx)$")


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Dead and missing by route, country of the incident and month. Raises BadTable."""
    data = unpacked(data, name)
    sheet = _sheet(data, name)
    at = _columns(sheet)
    cells = Cells(measure(DEATHS))
    seen: dict[str, int] = {}
    months: set[date] = set()
    lines = 0
    for number, row in sheet.numbered():
        incident = sheet.text(number, row, at["id"])
        before = seen.setdefault(incident, number)
        if before != number:
            raise BadTable(
                f"{sheet.place(number, at['id'])}: the incident {incident} stands there already in row {before}."
            )
        day = _day(row[at["when"]], sheet.place(number, at["when"]))
        months.add(day.replace(day=1))
        total = _total(sheet, at, number, row)
        route = ROUTES.get(" ".join(re.sub(r"\broutes?\b", " ", plain(row[at["route"]])).split()))
        lines += 1
        if route is None or total is None:
            continue
        where = str(row[at["where"]] or "").strip()
        place = sheet.place(number, at["where"])
        cells.add((route, country(where, place, "name", "iso3") if where else "UNK"), day.replace(day=1), total)
    if not months:
        raise BadTable(f"{name}: lists no incident.")
    span = Period(min(months), Frequency.MONTH).to(Period(max(months), Frequency.MONTH))
    return [
        cells.parsed(
            name=name,
            known_at=known_at,
            whole=True,
            periods=[period.first for period in span],
            control=f"{lines} incidents, each once; dead and missing add up to the total of each",
        )
    ]


def _sheet(data: bytes, name: str) -> Sheet:
    if not is_workbook(data):
        return csv_sheet(text_of(data, name), name)
    rows = next(iter(workbook(data, name).values()), [])
    return Sheet(name, rows[0] if rows else [], rows[1:])


def _columns(sheet: Sheet) -> dict[str, int]:
    """As `Sheet.columns`, with the incident's own number before that of the event it is part of."""
    headings = {plain(heading) for heading in sheet.heading}
    number = next((word for word in _WANTED["id"] if plain(word) in headings), _WANTED["id"][0])
    when = next((word for word in _WANTED["when"] if plain(word) in headings), _WANTED["when"][0])
    parts = {word: known for word, known in _PARTS.items() if word != "main" or number != "Main ID"}
    return sheet.columns({**_WANTED, "id": (number,), "when": (when,)}, optional=parts)


def _total(sheet: Sheet, at: dict[str, int], number: int, row: Sequence[Any]) -> int | None:
    """Dead and missing of an incident, which must be the sum of the two. Raises BadTable."""
    total = sheet.count(number, row, at["total"])
    if total is not None and "dead" in at and "missing" in at:
        dead, missing = (sheet.count(number, row, at[word]) or 0 for word in ("dead", "missing"))
        if dead + missing != total:
            raise BadTable(
                f"{sheet.place(number, at['total'])}: is {total}, and {dead} dead and {missing} missing are not that."
            )
    return total


def _day(written: Any, place: str) -> date:
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    text = str(written).strip()
    for form in ("%Y-%m-%d", "%a, %m/%d/%Y - %H:%M", "%m/%d/%Y", "%B %d, %Y", "%d %B %Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a calendar day, no instant
        except ValueError:
            continue
    raise BadTable(f"{place}: is '{text[:40]}', and a day must stand there.")
