"""The workbook of Eurostat's data browser: one sheet for each cut of the table, values and flags in columns side by side.

Above the figures stand the dimensions with one value; the sheet "Structure" lists every value that was chosen, which is what the
figures are counted against: a sheet that lost a row is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.decode import workbook
from fairway.observatory.sources.eurostat_forms import Dump, Observation, last_updated

_NAMES = {
    "time frequency": "freq",
    "unit of measure": "unit",
    "sex": "sex",
    "age class": "age",
    "geopolitical entity (reporting)": "geo",
    "geopolitical entity (partner)": "partner",
    "country of citizenship": "citizen",
    "country of destination": "c_dest",
    "type of applicant": "applicant",
    "applicant type": "applicant",
    "asylum applicant": "asyl_app",
    "reason": "reason",
}
"""What the data browser calls a dimension -> its code."""
_MOVING = re.compile(r"([A-Z][A-Z0-9_]*) \((Labels|Codes)\)")


def read_workbook(data: bytes, name: str) -> Dump:
    """All sheets with figures as one table. Raises BadTable, Refused."""
    book = workbook(data, name)
    sheets = {title: rows for title, rows in book.items() if re.fullmatch(r"(Sheet|Data) ?\d*", title.strip())}
    if not sheets:
        raise BadTable(f"{name}: there is no sheet 'Sheet 1'. There are: {', '.join(book) or 'none'}.")
    parts = [_sheet(rows, f"{name}, sheet '{title}'") for title, rows in sheets.items()]
    first = parts[0]
    found = []
    for part in parts:
        if set(part.dimensions) != set(first.dimensions) or part.table != first.table:
            raise BadTable(f"{part.name}: has other dimensions than the first sheet.")
        order = [part.dimensions.index(word) for word in first.dimensions]
        found += [one._replace(key=tuple(one.key[at] for at in order)) for one in part.observations]
    whole = Dump(name=name, table=first.table, dimensions=first.dimensions, observations=found, updated=first.updated)
    _against_structure(whole, book.get("Structure", []))
    return whole


def _sheet(rows: Sequence[Sequence[Any]], name: str) -> Dump:
    top = next((n for n, row in enumerate(rows) if row and str(row[0]).strip() == "TIME"), None)
    if top is None or top + 1 >= len(rows):
        raise BadTable(f"{name}: there is no row of periods (it begins with 'TIME').")
    said = {
        str(row[0]).strip().rstrip(":").strip().casefold(): _first(row) for row in rows[:top] if str(row[0]).strip()
    }
    fixed = {_NAMES[label]: word for label, word in said.items() if label in _NAMES}
    moving = [_MOVING.fullmatch(str(cell).strip()) for cell in rows[top + 1]]
    width = next((n for n, one in enumerate(moving) if one is None), len(moving))
    if not width:
        raise BadTable(f"{name}, row {top + 2}: names no dimension (as in 'CITIZEN (Labels)').")
    dims = tuple(one[1].casefold() for one in moving[:width] if one)
    times = _times(rows[top], width, f"{name}, row {top + 1}")
    found = []
    for number, row in enumerate(rows[top + 2 :], top + 3):
        if not any(str(cell).strip() for cell in row):
            break  # below stands what the signs mean
        key = tuple(str(cell).strip() for cell in row[:width]) + tuple(fixed.values())
        for column, time in times.items():
            letters = str(row[column + 1]).strip() if column + 1 < len(row) and column + 1 not in times else ""
            value = row[column]
            missing = isinstance(value, str) and value.strip() in ("", ":")
            found.append(Observation(key, time, None if missing else value, letters, number))
    updated = said.get("last updated", "")
    table = re.search(r"\[([A-Z0-9_]+?)(?:__custom_\d+)?\]", said.get("dataset", ""))
    return Dump(
        name=name,
        table=table[1].casefold() if table else "",
        dimensions=dims + tuple(fixed),
        observations=found,
        updated=_last_updated(updated, name),
    )


def _last_updated(written: str, name: str) -> date | None:
    return last_updated(written, f"{name}, 'Last updated'") if written else None


def _first(row: Sequence[Any]) -> str:
    return next((str(cell).strip() for cell in row[1:] if str(cell).strip()), "")


def _times(row: Sequence[Any], width: int, place: str) -> dict[int, str]:
    times = {n: str(cell).strip().removesuffix(".0") for n, cell in enumerate(row) if n >= width and str(cell).strip()}
    if len(set(times.values())) != len(times) or not times:
        raise BadTable(f"{place}: has no period, or one of them twice.")
    return times


def _against_structure(dump: Dump, structure: Sequence[Sequence[Any]]) -> None:
    """Every value that the sheet "Structure" lists must have figures. Raises BadTable."""
    listed: dict[str, set[str]] = {}
    for row in structure:
        cells = [str(cell).strip() for cell in row]
        if len(cells) >= 3 and cells[1] and cells[2]:
            word = "time" if cells[1] == "Time" else _NAMES.get(cells[1].casefold(), "")
            listed.setdefault(word, set()).add(cells[2])
    seen = {word: {one.key[at] for one in dump.observations} for at, word in enumerate(dump.dimensions)}
    seen["time"] = {one.time for one in dump.observations}
    for word, values in listed.items():
        lost = sorted(values - seen[word]) if word in seen else []
        if lost:
            raise BadTable(
                f"{dump.name}: the sheet 'Structure' lists {lost[0]} ({word}), and no sheet has figures of it: "
                "a part is missing. Take a fresh copy."
            )
