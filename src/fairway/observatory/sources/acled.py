"""ACLED: political violence and protest, events and reported deaths, as months by country and kind.

Only with an operator's own access token, and only for that operator: nothing of it is packaged or passed on. The table that
ACLED's site exports has the same columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import count
from fairway.observatory.sources.decode import csv_sheet, json_of, text_of, unpacked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country, known

NAME = "acled"
TITLE = "ACLED: political violence and protest"
HOMEPAGE = "https://acleddata.com"
LICENCE = "ACLED terms of use; with a token of your own, never passed on by Fairway"
BASE = "https://acleddata.com/api"
TOKEN = "FAIRWAY_ACLED_TOKEN"
PAGE = 5000
MOST_PAGES = 400
YEARS = 2
"""How far back is asked where no day is given: the whole archive is millions of events."""

_FIELDS = ("event_id_cnty", "event_date", "country", "iso", "event_type", "fatalities")


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """Events from `since` (two years back where none is given) to today."""
    first = since or date(today.year - YEARS, 1, 1)
    params = {
        "_format": "json",
        "event_date": f"{first.isoformat()}|{today.isoformat()}",
        "event_date_where": "BETWEEN",
        "fields": "|".join(_FIELDS),
        "limit": str(PAGE),
    }
    headers = {"Authorization": f"Bearer {token}"}
    return [Request(name="acled-events.json", url=f"{base}/acled/read", params=params, secret_headers=headers)]


def collect(request: Request, ask: Ask) -> list[File]:
    """All pages as one: a page that is not full is the last. Raises BadTable."""
    events: list[Any] = []
    for page in range(1, MOST_PAGES + 1):
        asked = Request(
            name=f"{request.name} (page {page})",
            url=request.url,
            params={**request.params, "page": str(page)},
            secret_headers=request.secret_headers,
        )
        found = _listed(json_of(ask(asked), asked.name), asked.name)
        events += found
        if len(found) < PAGE:
            return [(request.name, json.dumps({"status": 200, "data": events}, sort_keys=True).encode())]
    raise BadTable(f"{request.name}: more than {MOST_PAGES * PAGE:,} events: ask for fewer with --since.")


def _listed(answer: Any, name: str) -> list[Any]:
    listed = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        said = str(answer.get("message") or answer.get("error") or "")[:200] if isinstance(answer, dict) else ""
        raise BadTable(f"{name}: is no list of events. {said}".strip())
    return listed


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Events and deaths by country, kind and month. Raises BadTable."""
    data = unpacked(data, name)
    events, deaths = Cells(measure("acled:events")), Cells(measure("acled:fatalities"))
    seen: dict[str, str] = {}
    for place, line in _lines(data, name):
        lost = [word for word in _FIELDS if word != "iso" and word not in line]
        if lost:
            raise BadTable(f"{place}: there is no column '{lost[0]}'. There are: {', '.join(list(line)[:12])}.")
        before = seen.setdefault(str(line["event_id_cnty"]), place)
        if before != place:
            raise BadTable(
                f"{place}: the event {line['event_id_cnty']} stands there already ({before.rpartition(', ')[2]})."
            )
        kind = str(line["event_type"]).strip()
        if not kind:
            raise BadTable(f"{place}, column 'event_type': is empty, and a kind must stand there.")
        key = (_country(line, place), kind)
        month = _month(str(line["event_date"]), f"{place}, column 'event_date'")
        events.add(key, month, 1)
        deaths.add(key, month, count(line["fatalities"], f"{place}, column 'fatalities'"))
    control = f"{len(seen)} events, each once"
    # cell by cell: the first and the last month of what was asked may be parts of months
    return [cells.parsed(name=name, known_at=known_at, whole=False, control=control) for cells in (events, deaths)]


def _lines(data: bytes, name: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if data.lstrip()[:1] == b"{":
        listed = _listed(json_of(data, name), name)
        return [(f"{name}, event {number}", one) for number, one in enumerate(listed, 1)]
    sheet = csv_sheet(text_of(data, name), name)
    at = sheet.columns({word: (word,) for word in _FIELDS if word != "iso"}, optional={"iso": ("iso",)})
    return [
        (f"{name}, row {number}", {word: row[column] for word, column in at.items()})
        for number, row in sheet.numbered()
    ]


def _country(line: Mapping[str, Any], place: str) -> str:
    """By its ISO number where there is one; ACLED's names are its own."""
    number = str(line.get("iso") or "").strip()
    code = known(number.zfill(3), "m49") if number.isdigit() else None
    return code or country(str(line["country"]), f"{place}, column 'country'", "name")


def _month(written: str, place: str) -> date:
    for form in ("%Y-%m-%d", "%d %B %Y", "%d-%b-%y"):
        try:
            return datetime.strptime(written.strip(), form).date().replace(day=1)  # noqa: DTZ007  a calendar day
        except ValueError:
            continue
    raise BadTable(f"{place}: is '{written[:40]}', and a day must stand there.")
