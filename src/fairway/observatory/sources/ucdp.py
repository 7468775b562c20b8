"""UCDP Georeferenced Event Dataset: deaths in organised violence, as months by country and kind of violence.

Asked with an operator's own token, page by page; the file of the download page has the same columns. An event that lasted is
counted in the month in which it ended. The best estimate is taken, never the low or high one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import count
from fairway.observatory.sources.decode import csv_sheet, json_of, text_of, unpacked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country, known
from fairway.observatory.spans import Frequency, Period

NAME = "ucdp"
TITLE = "Uppsala Conflict Data Program: deaths in organised violence"
HOMEPAGE = "https://ucdp.uu.se/downloads/"
LICENCE = "CC BY 4.0, UCDP; with a token of your own, never passed on by Fairway"
BASE = "https://ucdpapi.pcr.uu.se/api"
TOKEN = "FAIRWAY_UCDP_TOKEN"
DEATHS = "ucdp:conflict_deaths"
PAGE = 1000
PUBLISHED_IN = 7
"""The month by which the yearly edition, which covers the year before, is out."""

VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}
_FIELDS = ("id", "country", "date_end", "type_of_violence", "best")
_FORMER = {"DR Congo": "COD", "Bosnia-Herzegovina": "BIH", "Ivory Coast": "CIV", "Kingdom of eSwatini": "SWZ"}


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The newest yearly edition, from `since` on."""
    edition = today.year % 100 - (today.month < PUBLISHED_IN)
    params = {"pagesize": str(PAGE)} | ({"StartDate": since.isoformat()} if since else {})
    url = f"{base}/gedevents/{edition}.1"
    return [Request(name="ucdp-ged.json", url=url, params=params, secret_headers={"x-ucdp-access-token": token})]


def collect(request: Request, ask: Ask) -> list[File]:
    """All pages as one. Raises BadTable where the number of events is not what the first page said."""
    events: list[Any] = []
    page, pages, total = 0, 1, 0
    while page < pages:
        asked = Request(
            name=f"{request.name} (page {page + 1})",
            url=request.url,
            params={**request.params, "page": str(page)},
            secret_headers=request.secret_headers,
        )
        answer = json_of(ask(asked), asked.name)
        if not isinstance(answer, dict) or not isinstance(answer.get("Result"), list):
            raise BadTable(f"{asked.name}: has no list 'Result': it is no answer of UCDP.")
        if page == 0:
            pages, total = int(answer.get("TotalPages") or 1), int(answer.get("TotalCount") or 0)
        events += answer["Result"]
        page += 1
    if total and len(events) != total:
        raise BadTable(
            f"{request.name}: {len(events)} events came, and UCDP said {total}: the data changed. Ask again."
        )
    return [(request.name, json.dumps({"TotalCount": len(events), "Result": events}, sort_keys=True).encode())]


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Deaths by country, kind of violence and month. Raises BadTable."""
    data = unpacked(data, name)
    cells = Cells(measure(DEATHS))
    seen: dict[str, str] = {}
    months: set[date] = set()
    for place, line in _lines(data, name):
        lost = [word for word in _FIELDS if word not in line]
        if lost:
            raise BadTable(f"{place}: there is no column '{lost[0]}'. There are: {', '.join(list(line)[:12])}.")
        before = seen.setdefault(str(line["id"]), place)
        if before != place:
            raise BadTable(f"{place}: the event {line['id']} stands there already ({before.rpartition(', ')[2]}).")
        month = _month(str(line["date_end"]), f"{place}, column 'date_end'")
        kind = VIOLENCE.get(str(line["type_of_violence"]))
        if kind is None:
            raise BadTable(
                f"{place}, column 'type_of_violence': is '{line['type_of_violence']}', and 1, 2 or 3 must stand there."
            )
        deaths = count(line["best"], f"{place}, column 'best'")
        if deaths is None:
            raise BadTable(f"{place}, column 'best': is empty, and an estimate must stand there.")
        cells.add((_country(str(line["country"]), f"{place}, column 'country'"), kind), month, deaths)
        months.add(month)
    if not months:
        raise BadTable(f"{name}: lists no event.")
    span = Period(min(months), Frequency.MONTH).to(Period(max(months), Frequency.MONTH))
    control = f"{len(seen)} events, each once"
    return [
        cells.parsed(name=name, known_at=known_at, whole=True, periods=[one.first for one in span], control=control)
    ]


def _lines(data: bytes, name: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if data.lstrip()[:1] == b"{":
        answer = json_of(data, name)
        listed = answer.get("Result")
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise BadTable(f"{name}: has no list 'Result': it is no answer of UCDP.")
        if answer.get("TotalCount") not in (None, len(listed)):
            raise BadTable(
                f"{name}: has {len(listed)} events, and says that there are {answer['TotalCount']}: pages are missing."
            )
        return [(f"{name}, event {number}", one) for number, one in enumerate(listed, 1)]
    sheet = csv_sheet(text_of(data, name), name)
    at = sheet.columns({word: (word,) for word in _FIELDS})
    return [
        (f"{name}, row {number}", {word: row[column] for word, column in at.items()})
        for number, row in sheet.numbered()
    ]


def _month(written: str, place: str) -> date:
    try:
        return date.fromisoformat(written[:10]).replace(day=1)
    except ValueError:
        raise BadTable(f"{place}: is '{written[:40]}', and a day must stand there.") from None


def _country(word: str, place: str) -> str:
    """UCDP writes a former name in brackets: "Russia (Soviet Union)", "Myanmar (Burma)"."""
    now = re.sub(r"\s*\([^)]*\)\s*$", "", word).strip()
    return _FORMER.get(now) or known(word, "name") or country(now, place, "name")
