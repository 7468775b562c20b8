"""The forms in which Eurostat publishes one and the same table, read into one: dimensions, time, value, flags.

SDMX-CSV 1.0 and 2.0 (codes, labels, or both), JSON-stat 2.0, TSV, SDMX-ML, and the CSV of the data browser that was replaced in 2023.
The workbook of the present data browser is in `eurostat_workbook`. Nothing here knows what a table is about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from fairway.errors import BadTable
from fairway.observatory.sources.columns import Sheet
from fairway.observatory.sources.decode import csv_rows, csv_sheet, json_of, require, text_of

TABLE = re.compile(r"ESTAT:([A-Za-z0-9_]+)")
_DIMENSION = re.compile(r"[a-z][a-z0-9_]*")
_OLD = {"time": ("TIME",), "value": ("Value",), "flags": ("Flag and Footnotes",)}
_SHAPE = re.compile(r"([a-z0-9_]+(?:,[a-z0-9_]+)*)\\TIME_PERIOD", re.IGNORECASE)


class Observation(NamedTuple):
    """One figure: the values of the dimensions, the time, the value as written, the letters of the flags, its row."""

    key: tuple[str, ...]
    time: str
    value: Any
    flags: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """A published table as it was read.

    table     Eurostat's code in small letters, "" where the file does not say
    updated   the day on which Eurostat says that it last changed the table"""

    name: str
    table: str
    dimensions: tuple[str, ...]
    observations: list[Observation]
    updated: date | None = None

    def place(self, observation: Observation) -> str:
        """Where a figure stands, for a message."""
        return f"{self.name}, row {observation.row}, column 'OBS_VALUE'"


def sdmx_csv(text: str, name: str) -> Dump:
    """SDMX-CSV, version 1.0 (DATAFLOW) or 2.0 (STRUCTURE_ID), with codes, labels or both. Raises BadTable."""
    sheet = csv_sheet(text, name, closed=True)
    version_2 = any(str(heading).strip() == "STRUCTURE_ID" for heading in sheet.heading)
    wanted = {"flow": ("STRUCTURE_ID" if version_2 else "DATAFLOW",), "time": ("TIME_PERIOD",), "value": ("OBS_VALUE",)}
    optional = {"flags": ("OBS_FLAG",), "secret": ("CONF_STATUS",), "updated": ("LAST UPDATE",)}
    at = sheet.columns(wanted, optional=optional)
    dims = {h: n for n, h in enumerate(map(str, sheet.heading)) if _DIMENSION.fullmatch(h)}
    # what repeats in every row is judged once, at the first row that says it
    flows: dict[str, int] = {}
    days: dict[str, int] = {}
    found = []
    columns = list(dims.values())
    for number, row in sheet.numbered():
        flows.setdefault(row[at["flow"]], number)
        if "updated" in at and row[at["updated"]]:
            days.setdefault(row[at["updated"]], number)
        letters = (row[at["flags"]] if "flags" in at else "") + (row[at["secret"]] if "secret" in at else "")
        value = row[at["value"]].strip()
        key = tuple([row[column] for column in columns])
        found.append(Observation(key, row[at["time"]], value or None, letters.casefold(), number))
    tables = {_table(flow, sheet.place(number, at["flow"])) for flow, number in flows.items()}
    updated = [last_updated(day, sheet.place(number, at["updated"])) for day, number in days.items()]
    if len(tables) != 1:
        raise BadTable(
            f"{name}: speaks of {len(tables)} tables, and there must be one: {', '.join(sorted(tables)) or 'none'}."
        )
    return Dump(
        name=name,
        table=tables.pop(),
        dimensions=tuple(dims),
        observations=found,
        updated=max(updated, default=None),
    )


def _table(flow: str, place: str) -> str:
    found = TABLE.match(flow)
    if found is None:
        raise BadTable(f"{place}: is '{flow[:40]}', and a table of ESTAT must stand there.")
    return found[1].casefold()


def old_csv(text: str, name: str) -> Dump:
    """The CSV of the old data browser: labels, thousands with commas, ":" for what is missing. Raises BadTable."""
    sheet = csv_sheet(text, name, closed=True)
    at = sheet.columns(_OLD)
    dims = {str(h).casefold(): n for n, h in enumerate(sheet.heading) if n not in at.values()}
    found = []
    for number, row in sheet.numbered():
        value = row[at["value"]].strip()
        key = tuple(row[column] for column in dims.values())
        found.append(Observation(key, row[at["time"]], None if value in ("", ":") else value, row[at["flags"]], number))
    return Dump(name=name, table="", dimensions=tuple(dims), observations=found)


def tsv(text: str, name: str) -> Dump:
    """TSV: `freq,unit,geo\\TIME_PERIOD`, then a column for each period; cells are "75225 p", ": " or ": c". Raises BadTable."""
    rows = csv_rows(text, name, "\t", closed=True)
    shape = _SHAPE.fullmatch(rows[0][0].strip()) if rows and rows[0] else None
    if shape is None:
        raise BadTable(f"{name}, row 1, column 1: must name the dimensions, as in 'freq,unit,geo\\TIME_PERIOD'.")
    dims = tuple(shape[1].casefold().split(","))
    times = [heading.strip() for heading in rows[0][1:]]
    found = []
    for number, row in Sheet(name, rows[0], rows[1:]).numbered():
        key = tuple(word.strip() for word in row[0].split(","))
        if len(key) != len(dims):
            raise BadTable(f"{name}, row {number}, column 1: has {len(key)} values for {len(dims)} dimensions.")
        for time, cell in zip(times, row[1:], strict=True):
            value, _, letters = cell.strip().partition(" ")
            if value:
                found.append(Observation(key, time, None if value == ":" else value, letters.strip(), number))
    return Dump(name=name, table="", dimensions=dims, observations=found)


def json_stat(data: bytes, name: str) -> Dump:
    """JSON-stat 2.0: one cube in row-major order, values and flags dense or sparse. Raises BadTable."""
    cube = json_of(data, name)
    try:
        ids, sizes = [str(word) for word in cube["id"]], [int(size) for size in cube["size"]]
        codes = [_codes(cube["dimension"][word]["category"]["index"]) for word in ids]
        time = ids.index("time")
        values, status = _sparse(cube["value"]), _sparse(cube.get("status") or {})
        extension = cube.get("extension") or {}
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise BadTable(f"{name}: is not a cube of JSON-stat 2.0 ({fault}): take a fresh copy.") from None
    if len(ids) != len(sizes) or [len(words) for words in codes] != sizes:
        raise BadTable(f"{name}: its dimensions have {[len(words) for words in codes]} values, and it says {sizes}.")
    found = []
    for at in sorted(values.keys() | status.keys()):
        if not 0 <= at < math.prod(sizes):
            raise BadTable(f"{name}, value {at}: the cube has {math.prod(sizes)} cells only: it is cut off or damaged.")
        key = _unravel(at, sizes, codes)
        found.append(
            Observation(
                tuple(word for n, word in enumerate(key) if n != time),
                key[time],
                values.get(at),
                str(status.get(at, "")),
                at,
            )
        )
    return Dump(
        name=name,
        table=str(extension.get("id", "")).casefold(),
        dimensions=tuple(word.casefold() for word in ids if word != "time"),
        observations=found,
        updated=_iso_day(cube.get("updated")),
    )


def _codes(index: Any) -> list[str]:
    """The codes of a dimension in their order: a list of them, or code -> position."""
    if isinstance(index, list):
        return [str(code) for code in index]
    placed = sorted((int(at), str(code)) for code, at in index.items())
    if [at for at, _ in placed] != list(range(len(placed))):
        raise ValueError("positions of a dimension have gaps")
    return [code for _, code in placed]


def _sparse(cells: Any) -> dict[int, Any]:
    pairs: Iterable[tuple[Any, Any]] = enumerate(cells) if isinstance(cells, list) else cells.items()
    return {int(at): cell for at, cell in pairs if cell is not None}


def _unravel(at: int, sizes: Sequence[int], codes: Sequence[Sequence[str]]) -> list[str]:
    key = []
    for size, words in zip(reversed(sizes), reversed(codes), strict=True):
        at, here = divmod(at, size)
        key.append(words[here])
    return key[::-1]


def sdmx_ml(data: bytes, name: str) -> Dump:
    """SDMX-ML, generic or structure-specific, versions 2.1 and 3.0, read by sdmx1. Raises BadTable, Refused."""
    require("sdmx", "reading SDMX-ML")
    import io
    import logging

    import sdmx

    if b"<!DOCTYPE" in data[:4096]:
        raise BadTable(f"{name}: has a document type declaration, which SDMX-ML does not use: it is not read.")
    # without the table's structure definition sdmx1 infers the dimensions, and says so in the log each time
    logging.getLogger("sdmx").setLevel(logging.ERROR)
    try:
        message = sdmx.read_sdmx(io.BytesIO(data))
    except Exception as fault:  # whatever lxml or sdmx1 make of a damaged file
        raise BadTable(
            f"{name}: is no SDMX-ML that can be read ({type(fault).__name__}): cut off or damaged."
        ) from None
    sets = getattr(message, "data", None) or []
    if len(sets) != 1:
        raise BadTable(f"{name}: holds {len(sets)} data sets, and there must be one.")
    found: list[Observation] = []
    dims: tuple[str, ...] = ()
    for number, obs in enumerate(sets[0].obs, 1):
        words = {str(n).casefold(): str(v.value) for n, v in obs.key.values.items()}
        time = words.pop("time_period", "")
        dims = dims or tuple(words)
        if tuple(words) != dims or not time:
            raise BadTable(f"{name}, observation {number}: has other dimensions than the first, or no time.")
        letters = "".join(str(v.value) for n, v in obs.attached_attribute.items() if n in ("OBS_FLAG", "OBS_STATUS"))
        value = None if obs.value is None or str(obs.value) in ("", "NaN", ":") else str(obs.value)
        found.append(Observation(tuple(words.values()), time, value, letters, number))
    structure = sets[0].structured_by or getattr(message, "dataflow", None)
    table = str(getattr(structure, "id", "") or "").casefold().removeprefix("dsd_")
    prepared = getattr(message.header, "extracted", None) or message.header.prepared
    day = prepared.date() if isinstance(prepared, datetime) else None
    return Dump(name=name, table=table, dimensions=dims, observations=found, updated=day)


def form_of(data: bytes, name: str) -> Dump:
    """A table of text in whichever of these forms it is. Raises BadTable."""
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:2048]
    if start.startswith(b"{"):
        return json_stat(data, name)
    if start.startswith(b"<"):
        return sdmx_ml(data, name)
    first = start.split(b"\n", 1)[0].replace(b'"', b"")
    if b"\\TIME_PERIOD" in first:
        return tsv(text_of(data, name), name)
    if b"OBS_VALUE" in first or b"DATAFLOW" in first or b"STRUCTURE_ID" in first:
        return sdmx_csv(text_of(data, name), name)
    if b"TIME" in first and b"Flag and Footnotes" in first:
        return old_csv(text_of(data, name, also="cp1252"), name)
    raise BadTable(
        f"{name}: is in none of the forms that Eurostat publishes (SDMX-CSV, JSON-stat, TSV, SDMX-ML, workbook). "
        f"It begins: '{first[:60].decode('utf-8', 'replace')}'."
    )


def last_updated(written: str, place: str) -> date:
    """The day of "11/06/26 23:00:00" or "14/12/2021 11:00". Raises BadTable."""
    for form in ("%d/%m/%y", "%d/%m/%Y"):
        try:
            return datetime.strptime(written.split()[0], form).date()  # noqa: DTZ007  Eurostat names no zone
        except (ValueError, IndexError):
            continue
    raise BadTable(f"{place}: is '{written[:40]}', and a day must stand there, such as 11/06/26 23:00:00.")


def _iso_day(written: Any) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None
