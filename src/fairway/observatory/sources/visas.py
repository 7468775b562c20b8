"""The Commission's visa statistics: what each consulate was asked for, issued and refused in a year.

A workbook a year. Its headings carry footnote marks that change; its sheet of consulates ends with the total worldwide, against
which every column is added up. National visas of States outside Schengen stand on another sheet and are not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet, count
from fairway.observatory.sources.decode import csv_sheet, is_workbook, sheet_of, text_of, unpacked, workbook
from fairway.observatory.sources.links import linked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country

NAME = "visas"
TITLE = "European Commission: visa statistics for consulates"
HOMEPAGE = "https://home-affairs.ec.europa.eu/policies/schengen/visa-policy_en"
LICENCE = "European Commission, reuse with the source named (Decision 2011/833/EU, CC BY 4.0)"
BASE = "https://home-affairs.ec.europa.eu"
TOKEN = ""
MOST_YEARS = 15

_PLACES: dict[str, tuple[str, ...]] = {
    "state": ("Schengen State",),
    "where": ("Country where consulate is located",),
    "city": ("Consulate",),
}
_COUNTS: dict[str, tuple[str, ...]] = {
    "transit_visas_applied": ("Airport transit visas (ATVs) applied for",),
    "transit_visas_issued": ("ATVs issued (including multiple)",),
    "transit_visas_refused": ("ATVs not issued",),
    "uniform_visas_applied": ("Uniform visas applied for", "C visas applied for"),
    "uniform_visas_issued": (
        "Total uniform visas issued (including MEV)",
        "Total uniform visas issued (including MEVs)",
    ),
    "multiple_entry_visas_issued": ("Multiple entry uniform visas (MEVs) issued",),
    "limited_visas_issued": ("Total LTVs issued", "LTVs issued"),
    "uniform_visas_refused": ("Uniform visas not issued",),
}


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The page that links a workbook for each year."""
    return [Request(name="visa-policy.html", url=base + HOMEPAGE.removeprefix(BASE))]


def collect(request: Request, ask: Ask) -> list[File]:
    """The workbooks that the page links, the newest first as it lists them."""
    return linked(request, ask, r"consulates?[^/]*\.xlsx$", most=MOST_YEARS)


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Eight measures, by Schengen State and country of the consulate. Raises BadTable."""
    data = unpacked(data, name)
    if is_workbook(data):
        rows = sheet_of(workbook(data, name), name, "Data for consulates", "Complete data", "Data for consulates ")
        sheet = Sheet(name, rows[0] if rows else [], rows[1:])
    else:
        sheet = csv_sheet(text_of(data, name), name)
    at = sheet.columns(_PLACES | _COUNTS, optional={"year": ("year",)})
    lines, totals = _split(sheet, at)
    year = _year(sheet, at, lines, totals, name)
    cells = {word: Cells(measure(f"dghome:{word}")) for word in _COUNTS}
    seen: dict[tuple[str, ...], int] = {}
    for number, row in lines:
        words = tuple(sheet.text(number, row, at[word]) for word in _PLACES)
        before = seen.setdefault(words, number)
        if before != number:
            raise BadTable(f"{name}, row {number}: {', '.join(words)} stands there already in row {before}.")
        key = (
            country(words[0], sheet.place(number, at["state"]), "name", "dghome"),
            country(words[1], sheet.place(number, at["where"]), "dghome", "name"),
        )
        for word, mine in cells.items():
            value = sheet.count(number, row, at[word])
            if value is not None:
                mine.add(key, date(year, 1, 1), value)
    control = _against_total(sheet, at, totals, cells)
    return [
        mine.parsed(name=name, known_at=known_at, whole=True, periods=[date(year, 1, 1)], control=control)
        for mine in cells.values()
        if len(mine)
    ]


_FOOTNOTE = re.compile(r"\s*(\d\)|\*)")
Numbered = list[tuple[int, Sequence[Any]]]


def _split(sheet: Sheet, at: dict[str, int]) -> tuple[Numbered, Numbered]:
    """The rows of consulates, and those of totals, which name no State. Stray cells without any word are neither."""
    lines: Numbered = []
    totals: Numbered = []
    for number, row in sheet.numbered():
        if _FOOTNOTE.match(str(row[at["state"]])) and not str(row[at["where"]]).strip():
            continue
        if str(row[at["state"]]).strip():
            lines.append((number, row))
        elif str(row[at["city"]]).strip():
            totals.append((number, row))
    return lines, totals


def _years(words: Iterator[str]) -> set[int]:
    return {int(found[0]) for word in words if (found := re.search(r"(?<!\d)20\d{2}(?!\d)", word))}


def _year(sheet: Sheet, at: dict[str, int], lines: Numbered, totals: Numbered, name: str) -> int:
    """The year, on which the total row, a column `year` and the file's name must agree. Raises BadTable."""
    said = _years(str(row[at["city"]]) for _, row in totals)
    said |= _years(str(row[at["year"]]) for _, row in lines) if "year" in at else set()
    said |= _years(iter([name]))
    if len(said) != 1:
        raise BadTable(
            f"{name}: speaks of {', '.join(map(str, sorted(said))) or 'no year'}, and it must be of one year."
        )
    return said.pop()


def _against_total(sheet: Sheet, at: dict[str, int], totals: Numbered, cells: dict[str, Cells]) -> str:
    for number, row in totals:
        if str(row[at["city"]]).strip().casefold().startswith("total worldwide"):
            for word, mine in cells.items():
                said = count(row[at[word]], sheet.place(number, at[word]))
                if said is not None and said != mine.total:
                    raise BadTable(
                        f"{sheet.place(number, at[word])}: the total worldwide is {said:,}, and the rows add up to {mine.total:,}."
                    )
            return f"all {len(cells)} columns add up to the row '{str(row[at['city']]).strip()}'"
    return "the file has no row of the total worldwide"
