"""UNHCR: refugee statistics by origin and country of asylum, from its API or its download page.

Traps of the API: a nil is the text "0" while other counts are numbers; a start year counts for nothing without an end year; a
missing country is "-" and stands for all together. The download page writes a blank line first. Counts from 1 to 4 are shown as 5."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet, count, plain
from fairway.observatory.sources.decode import csv_rows, json_of, text_of, unpacked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country

NAME = "unhcr"
TITLE = "UNHCR: refugees, asylum applications and decisions, solutions"
HOMEPAGE = "https://www.unhcr.org/refugee-statistics/"
LICENCE = "CC BY 4.0, UNHCR Refugee Data Finder"
BASE = "https://api.unhcr.org/population/v1"
TOKEN = ""
FIRST_YEAR = 2000
PAGE = 10_000
ALL_TOGETHER = "-"
_NO_COUNTRY = {"XXA": "STA", "XXX": "UNK"}
"""ISO's user codes as UNHCR uses them: stateless, and not known."""

_HEADINGS = {
    "year": ("Year", "year"),
    "coo": ("Country of origin (ISO)", "Country of Origin ISO", "coo_iso"),
    "coa": ("Country of asylum (ISO)", "Country of Asylum ISO", "coa_iso"),
}
_NAMES = {
    "coo_name": ("Country of origin", "Country of Origin"),
    "coa_name": ("Country of asylum", "Country of Asylum"),
}
_COUNTS = {
    "refugees": ("Refugees under UNHCR's mandate", "Refugees", "refugees"),
    "asylum_seekers": ("Asylum-seekers", "Asylum Seekers", "asylum_seekers"),
    "idps": ("IDPs of concern to UNHCR", "IDPs", "idps"),
    "returned_refugees": ("Returned refugees", "Returned Refugees", "returned_refugees"),
    "oip": ("Other people in need of international protection", "OIP", "oip"),
    "resettlement": ("Resettled refugees", "Resettlement arrivals", "resettlement"),
    "naturalisation": ("Naturalised refugees", "Naturalisation", "naturalisation"),
    "applied": ("Applications", "applied"),
    "dec_recognized": ("Recognized decisions", "dec_recognized"),
    "dec_other": ("Complementary protection", "dec_other"),
    "dec_rejected": ("Rejected decisions", "dec_rejected"),
    "dec_closed": ("Otherwise closed", "dec_closed"),
    "dec_total": ("Total decisions", "dec_total"),
}
_WORDS = {
    "dec_level": ("Stage of procedure", "Decision level", "dec_level"),
    "dec_pc": ("Cases / Persons", "dec_pc"),
    "app_pc": ("Cases / Persons (applications)", "app_pc"),
    "app_type": ("Application type", "app_type"),
    "procedure_type": ("Authority", "Procedure type", "procedure_type"),
}
_POPULATION = {
    "refugees": "unhcr:refugees",
    "asylum_seekers": "unhcr:asylum_seekers",
    "idps": "unhcr:idps",
    "oip": "unhcr:others_in_need",
}
_SOLUTIONS = {
    "returned_refugees": "unhcr:returned_refugees",
    "resettlement": "unhcr:resettlement",
    "naturalisation": "unhcr:naturalisation",
}
_DECISIONS = {
    "dec_recognized": "unhcr:decisions_recognised",
    "dec_other": "unhcr:decisions_complementary",
    "dec_rejected": "unhcr:decisions_rejected",
    "dec_closed": "unhcr:decisions_closed",
}
_BY_ORIGIN = {name: f"unhcr:{name}_by_origin" for name in ("refugees", "asylum_seekers", "idps", "returned_refugees")}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an answer: where it stands, and its fields by UNHCR's own names."""

    place: str
    fields: Mapping[str, Any]

    def count(self, name: str) -> int | None:
        """A count; None where it is left out. Raises BadTable."""
        return count(self.fields.get(name), f"{self.place}, column '{name}'")

    def word(self, name: str) -> str:
        """A code that must be there. Raises BadTable."""
        said = str(self.fields.get(name) or "").strip()
        if not said:
            raise BadTable(f"{self.place}, column '{name}': is empty or missing, and a code must stand there.")
        return said

    def place_of(self, side: str) -> str:
        """The country of origin ("coo") or asylum ("coa") as ISO code, or ALL_TOGETHER. Raises BadTable."""
        iso = str(self.fields.get(f"{side}_iso") or "").strip()
        code = iso if iso and iso != ALL_TOGETHER else str(self.fields.get(side) or "").strip()
        name = str(self.fields.get(f"{side}_name") or "").strip()
        if code and code != ALL_TOGETHER:
            scheme = "iso3" if code == iso else "unhcr"
            return _NO_COUNTRY.get(code) or country(code, f"{self.place}, column '{side}'", scheme, "unhcr")
        if name.casefold() == "unknown":
            return "UNK"
        if ALL_TOGETHER in (code, name) and name in ("", ALL_TOGETHER):
            return ALL_TOGETHER
        raise BadTable(f"{self.place}, column '{side}': has no code of a country{f' ({name[:40]})' if name else ''}.")

    @property
    def day(self) -> date:
        """The first day of its year. Raises BadTable."""
        year = count(self.fields.get("year"), f"{self.place}, column 'year'")
        if year is None or not 1950 <= year <= 2100:
            raise BadTable(f"{self.place}, column 'year': is '{self.fields.get('year')}', and a year must stand there.")
        return date(year, 1, 1)


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """Four tables, from the year of `since` to this one, every origin by every country of asylum."""
    years = {"yearFrom": str(since.year if since else FIRST_YEAR), "yearTo": str(today.year)}
    params = {"limit": str(PAGE), **years, "coo_all": "true", "coa_all": "true"}
    tables = ("population", "solutions", "asylum-applications", "asylum-decisions")
    return [Request(name=f"unhcr-{table}.json", url=f"{base}/{table}/", params=params) for table in tables]


def collect(request: Request, ask: Ask) -> list[File]:
    """All pages of an answer as one. Raises BadTable where a page is missing or they speak of different numbers of pages."""
    items: list[Any] = []
    page, pages = 1, 1
    while page <= pages:
        asked = Request(
            name=f"{request.name} (page {page})", url=request.url, params={**request.params, "page": str(page)}
        )
        answer = json_of(ask(asked), asked.name)
        if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
            raise BadTable(f"{asked.name}: has no list of items: it is not an answer of the statistics.")
        said = count(answer.get("maxPages", 1), f"{asked.name}, 'maxPages'") or 1
        if page > 1 and said != pages:
            raise BadTable(
                f"{asked.name}: there are {said} pages, and the first page said {pages}: the data changed. Ask again."
            )
        pages = said
        items += answer["items"]
        page += 1
    whole = {"asked": dict(request.params), "items": items}
    return [(request.name, json.dumps(whole, sort_keys=True).encode())]


def items(data: bytes, name: str) -> list[Item]:
    """The lines of an answer of the API or of a file of the download page. Raises BadTable."""
    data = unpacked(data, name)
    if data.lstrip()[:1] in (b"{", b"["):
        answer = json_of(data, name)
        listed = answer.get("items") if isinstance(answer, dict) else None
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise BadTable(f"{name}: has no list of items: it is not an answer of the statistics.")
        return [Item(f"{name}, item {number}", one) for number, one in enumerate(listed, 1)]
    return list(_lines(text_of(data, name), name))


def _lines(text: str, name: str) -> Iterator[Item]:
    rows = csv_rows(text, name, closed=True)
    top = next((n for n, row in enumerate(rows) if row and plain(row[0]) == "year"), None)
    if top is None:
        raise BadTable(f"{name}: there is no line of headings that begins with 'Year'.")
    sheet = Sheet(name, rows[top], rows[top + 1 :], first=top + 2)
    at = sheet.columns(_HEADINGS, optional=_NAMES | _COUNTS | _WORDS)
    if not set(at) & set(_COUNTS):
        raise BadTable(f"{name}: has no column of counts that UNHCR publishes, such as 'Refugees'.")
    for number, row in sheet.numbered():
        fields = {word: row[column] for word, column in at.items()}
        yield Item(f"{name}, row {number}", {**fields, "coo_iso": fields["coo"], "coa_iso": fields["coa"]})


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Stocks, solutions, applications or decisions, by what the file has. Raises BadTable."""
    listed = items(data, name)
    if not listed:
        raise BadTable(f"{name}: has no line.")
    have = set().union(*(one.fields for one in listed))
    stated, whole = _extracted(name), _whole(data, name)
    if "dec_recognized" in have:
        found = _decisions(listed, name)
        control = _sums(listed)
    elif "applied" in have:
        found = [_applications(listed, name)]
        control = "no total in the file"
    else:
        found = _stocks(listed, have, name)
        control = f"{len(listed)} lines, each origin and country once a year; the file has no total"
    done = [cells for cells in found if len(cells)]
    if not done:
        raise BadTable(f"{name}: has no column of counts that is read here.")
    years = {one.day for one in listed}
    return [
        cells.parsed(name=name, known_at=known_at, stated=stated, whole=whole, periods=years, control=control)
        for cells in done
    ]


def _whole(data: bytes, name: str) -> bool:
    """An answer that was put together from all its pages, asked for every country, says all there is of its years."""
    data = unpacked(data, name)
    answer = json_of(data, name) if data.lstrip()[:1] == b"{" else {}
    asked = answer.get("asked") or {}
    return bool(asked.get("coo_all") and asked.get("coa_all"))


def _stocks(listed: list[Item], have: set[str], name: str) -> list[Cells]:
    """One measure for each column of counts; without countries of asylum, the measures by origin."""
    sides = {(one.place_of("coo") == ALL_TOGETHER, one.place_of("coa") == ALL_TOGETHER) for one in listed}
    if len(sides) > 1 or (True, True) in sides or (True, False) in sides:
        raise BadTable(
            f"{name}: has lines for all countries of origin together: ask for each (coo_all=true, and coa_all=true)."
            if any(coo for coo, _ in sides)
            else f"{name}: has lines of one country of asylum and lines of all together: it would count persons twice."
        )
    together = (False, True) in sides
    names = _BY_ORIGIN if together else {**_POPULATION, **_SOLUTIONS}
    solutions = bool({"resettlement", "naturalisation"} & have)
    wanted = {n: m for n, m in names.items() if n in have and (together or (n in _SOLUTIONS) == solutions)}
    found = {field: Cells(measure(name)) for field, name in wanted.items()}
    for one in listed:
        key = (one.place_of("coo"),) if together else (one.place_of("coo"), one.place_of("coa"))
        for field, cells in found.items():
            value = one.count(field)
            if value is not None:
                cells.put(key, one.day, value, "s" if value == 5 else "", f"{one.place}, column '{field}'")
    return list(found.values())


def _decisions(listed: list[Item], name: str) -> list[Cells]:
    found = {field: Cells(measure(which)) for field, which in _DECISIONS.items()}
    _once(listed, ("procedure_type", "dec_level", "dec_pc"))
    for one in listed:
        # dimensions: country, origin, level, counted; lines of UNHCR and of the State for one cell are added up
        key = (*_both(one), one.word("dec_level"), one.word("dec_pc"))
        for field, cells in found.items():
            value = one.count(field)
            cells.add(key, one.day, value, "s" if value == 5 else "")
    return list(found.values())


def _applications(listed: list[Item], name: str) -> Cells:
    cells = Cells(measure("unhcr:applications"))
    _once(listed, ("procedure_type", "app_type", "dec_level", "app_pc"))
    for one in listed:
        words = {
            "level": one.word("dec_level"),
            "procedure": one.word("procedure_type"),
            "kind": one.word("app_type"),
            "counted": one.word("app_pc"),
        }
        key = (*_both(one), *(words[dimension] for dimension in cells.measure.dimensions[2:]))
        value = one.count("applied")
        cells.put(key, one.day, value, "s" if value == 5 else "", f"{one.place}, column 'applied'")
    return cells


def _both(one: Item) -> tuple[str, str]:
    """(country of asylum, origin). Raises BadTable where one of them stands for all together."""
    places = one.place_of("coa"), one.place_of("coo")
    if ALL_TOGETHER in places:
        raise BadTable(f"{one.place}: stands for all countries together: ask for each (coo_all=true and coa_all=true).")
    return places


def _once(listed: list[Item], words: tuple[str, ...]) -> None:
    seen: dict[tuple[Any, ...], str] = {}
    for one in listed:
        key = (*_both(one), one.day, *(one.word(word) for word in words))
        before = seen.setdefault(key, one.place)
        if before != one.place:
            raise BadTable(f"{one.place}: the same line stands at {before.rpartition(', ')[2]} already.")


def _sums(listed: list[Item]) -> str:
    """Each line's decisions against its own total. Disguised counts make a few lines differ. Raises BadTable."""
    off = compared = 0
    for one in listed:
        total = one.count("dec_total")
        if total is None:
            continue
        parts = [one.count(field) or 0 for field in _DECISIONS]
        compared += 1
        off += sum(parts) != total
    if compared and off * 50 > compared:
        raise BadTable(
            f"{listed[0].place.partition(',')[0]}: {off} of {compared} lines do not add up to their own total."
        )
    return f"{compared - off} of {compared} lines add up to their own total" if compared else "no total in the file"


def _extracted(name: str) -> date | None:
    """The day in a file's name (..._2022-02-08.csv): the download page writes it into another file."""
    for part in name.replace(".", "_").split("_"):
        try:
            return date.fromisoformat(part)
        except ValueError:
            continue
    return None
