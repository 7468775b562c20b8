"""The Humanitarian Data Exchange: tables with HXL tags, found through the exchange's own listing of a data set.

The tags of the second line say what a column is, whatever it is called (#country+code+origin, #date+year, #affected+refugees).
Which measures a table feeds follows from its tags alone; attributes may stand in any order (HXL 1.1, section 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.observations import Measure
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet
from fairway.observatory.sources.decode import csv_rows, json_of, text_of, unpacked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country
from fairway.observatory.spans import Frequency, Period

NAME = "hdx"
TITLE = "Humanitarian Data Exchange: displacement tables with HXL tags"
HOMEPAGE = "https://data.humdata.org"
LICENCE = "as each data set says; the exchange's own listing names it"
BASE = "https://data.humdata.org"
TOKEN = ""
DATASETS = ("global-iom-dtm-from-api",)

Tag = frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure that a table with these tags feeds.

    places   dimension -> its tag; fixed: dimension -> its one value; never: tags of columns that must be empty (a part of a
    country beside the whole country)"""

    measure: str
    value: str
    day: str
    places: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    never: tuple[str, ...] = ()


READINGS = (
    Reading(
        "iom:displaced",
        "#affected+idps",
        "#date+reported",
        {"country": "#country+code", "operation": "#operation+name"},
        never=("#adm1+code", "#adm2+code"),
    ),
    *(
        Reading(
            f"unhcr:{name}",
            tag,
            "#date+year",
            {"origin": "#country+code+origin", "country": "#country+code+asylum"},
        )
        for name, tag in (
            ("refugees", "#affected+refugees"),
            ("asylum_seekers", "#affected+asylum"),
            ("idps", "#affected+idps"),
        )
    ),
    *(
        Reading(
            "idmc:new_displacements",
            f"#affected+idps+ind+newdisp+{cause}",
            "#date+year",
            {"country": "#country+code"},
            {"cause": cause},
        )
        for cause in ("conflict", "disaster")
    ),
)


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The listing of each data set."""
    url = f"{base}/api/3/action/package_show"
    return [Request(name=f"hdx-{dataset}.json", url=url, params={"id": dataset}) for dataset in DATASETS]


def collect(request: Request, ask: Ask) -> list[File]:
    """The first table of text that the listing names. Raises BadTable."""
    listing = json_of(ask(request), request.name)
    resources = (listing.get("result") or {}).get("resources") if isinstance(listing, dict) else None
    if not listing.get("success") or not isinstance(resources, list):
        raise BadTable(f"{request.name}: is no listing of a data set.")
    for resource in resources:
        if str(resource.get("format", "")).upper() == "CSV" and resource.get("url"):
            name = str(resource.get("name") or "table").replace("/", "-")
            name = name if name.lower().endswith(".csv") else f"{name}.csv"
            return [(name, ask(Request(name=name, url=str(resource["url"]))))]
    raise BadTable(f"{request.name}: the data set has no table of text (CSV).")


def tag(written: str) -> Tag:
    """A tag as its parts.

    >>> tag("#affected +idps+ ind") == tag("#affected+ind+idps")
    True
    """
    return frozenset(part.strip() for part in re.split(r"[+\s]+", written.strip().casefold()) if part.strip())


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """The measures that a table's tags fit. Raises BadTable."""
    sheet, tags = _tagged(text_of(unpacked(data, name), name), name)
    fitting = [one for one in READINGS if all(tag(word) in tags for word in (one.value, one.day, *one.places.values()))]
    if not fitting:
        seen = ", ".join("+".join(sorted(one)) for one in list(tags)[:8])
        raise BadTable(f"{name}: no measure fits its tags: {seen}.")
    found: dict[str, Cells] = {}
    for reading in fitting:
        _fill(found.setdefault(reading.measure, Cells(measure(reading.measure))), sheet, tags, reading)
    lines = sum(1 for _ in sheet.numbered())
    control = f"{lines} lines, each cell once; the file has no total"
    done = [cells for cells in found.values() if len(cells)]
    if not done:
        raise BadTable(f"{name}: has no line of a whole country.")
    return [cells.parsed(name=name, known_at=known_at, whole=False, control=control) for cells in done]


def _tagged(text: str, name: str) -> tuple[Sheet, dict[Tag, int]]:
    """The table under its line of tags, which is among the first 25 (HXL 1.1). Raises BadTable."""
    rows = csv_rows(text, name)
    for at, row in enumerate(rows[:25]):
        filled = [cell for cell in row if cell.strip()]
        if filled and all(cell.strip().startswith("#") for cell in filled):
            tags: dict[Tag, int] = {}
            for column, cell in enumerate(row):
                if cell.strip() and tags.setdefault(tag(cell), column) != column:
                    raise BadTable(f"{name}, row {at + 1}: the tag '{cell.strip()[:60]}' stands there twice.")
            return Sheet(name, row, rows[at + 1 :], first=at + 2), tags
    raise BadTable(f"{name}: has no line of HXL tags (#country+code and so on) among its first 25.")


def _fill(cells: Cells, sheet: Sheet, tags: Mapping[Tag, int], reading: Reading) -> None:
    never = [tags[tag(word)] for word in reading.never if tag(word) in tags]
    value_at, day_at = tags[tag(reading.value)], tags[tag(reading.day)]
    for number, row in sheet.numbered():
        if any(str(row[at]).strip() for at in never):
            continue
        value = sheet.count(number, row, value_at)
        if value is None:
            continue
        key = [_word(sheet, number, row, tags, reading, dimension) for dimension in cells.measure.dimensions]
        cells.put(
            key, _day(row[day_at], cells.measure, sheet.place(number, day_at)), value, "", sheet.place(number, value_at)
        )


def _word(
    sheet: Sheet, number: int, row: Sequence[str], tags: Mapping[Tag, int], reading: Reading, dimension: str
) -> str:
    if dimension in reading.fixed:
        return reading.fixed[dimension]
    at = tags[tag(reading.places[dimension])]
    word = sheet.text(number, row, at)
    return word if dimension == "operation" else country(word, sheet.place(number, at), "iso3", "unhcr", "name")


def _day(written: str, what: Measure, place: str) -> date:
    try:
        if what.frequency is Frequency.DAY:
            return date.fromisoformat(written.strip()[:10])
        return Period.read(written.strip()).first
    except (ValueError, NoSuchFigure):
        raise BadTable(f"{place}: is '{written[:40]}', and a day or year must stand there.") from None
