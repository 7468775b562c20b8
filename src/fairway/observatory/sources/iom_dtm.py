"""IOM Displacement Tracking Matrix, API v3: internally displaced persons of a country, as counted in each round of an operation.

Asked through IOM's own client `dtmapi`, which knows the addresses, the names of the parameters and the envelope of an answer; the
asking itself is Fairway's, so that the same pace, cache and messages hold. An operator needs a subscription key of their own.
An answer has a line for each origin and reason: the lines of one round are added up."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import count
from fairway.observatory.sources.decode import json_of, require, unpacked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country

NAME = "iom_dtm"
TITLE = "IOM Displacement Tracking Matrix: internally displaced persons"
HOMEPAGE = "https://dtm.iom.int/data-and-analysis/dtm-api"
LICENCE = "IOM DTM terms: with the source named, not for commercial use"
BASE = "https://dtmapi.iom.int"
TOKEN = "FAIRWAY_IOM_DTM_KEY"
DISPLACED = "iom:displaced"
# Where displacement leads towards the Union's borders (the letter's regions of origin and transit).
OPERATED = (
    "AFG",
    "BFA",
    "CMR",
    "ETH",
    "HTI",
    "IRQ",
    "LBN",
    "LBY",
    "MLI",
    "MOZ",
    "NER",
    "NGA",
    "SDN",
    "SOM",
    "SSD",
    "TCD",
    "UKR",
    "YEM",
)

_LINE = (
    "operation",
    "admin0Pcode",
    "reportingDate",
    "roundNumber",
    "displacementReason",
    "idpOriginAdmin1Pcode",
    "assessmentType",
)


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """One question for each country, put together by dtmapi. Raises Refused where it is not installed."""
    require("dtmapi", "asking IOM's Displacement Tracking Matrix")
    from dtmapi import DTMApi  # type: ignore[import-untyped]  # published without type information

    asked: list[tuple[str, dict[str, Any], dict[str, str]]] = []

    class Questions(DTMApi):  # type: ignore[misc]  # as above
        """The client with its questions written down and not sent."""

        def _fetch_data(self, api_url: str, params: dict[str, Any] | None = None, *_: Any, **__: Any) -> None:
            asked.append((api_url, params or {}, self._headers()))

    client = Questions(subscription_key=token or "none")
    found = []
    for code in OPERATED:
        dates = {"FromReportingDate": since.isoformat(), "ToReportingDate": today.isoformat()} if since else {}
        client.get_idp_admin0_data(Admin0Pcode=code, **dates)
        url, params, headers = asked.pop()
        keys = {name: value for name, value in headers.items() if name.casefold().endswith("key")}
        found.append(
            Request(
                name=f"dtm-{code.lower()}.json",
                url=base + urlsplit(url).path,
                params={name: str(value) for name, value in params.items() if value is not None},
                secret_headers=keys,
            )
        )
    return found


def collect(request: Request, ask: Ask) -> list[File]:
    """The answer; none for a country in which there is no operation."""
    body = ask(request)
    answer = json_of(body, request.name)
    return [(request.name, body)] if not isinstance(answer, dict) or answer.get("result") else []


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Displaced persons by country, operation and day of the round. Raises BadTable."""
    answer = json_of(unpacked(data, name), name)
    if not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
        raise BadTable(f"{name}: is no answer of the DTM API: it has no list 'result'.")
    if not answer.get("isSuccess", True):
        raise BadTable(
            f"{name}: the DTM API says: {'; '.join(map(str, answer.get('errorMessages') or ['no reason']))[:200]}."
        )
    cells = Cells(measure(DISPLACED))
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(answer["result"], 1):
        place = f"{name}, line {number}"
        if not isinstance(line, dict):
            raise BadTable(f"{place}: is no line of a table.")
        lost = [word for word in (*_LINE[:4], "numPresentIdpInd") if word not in line]
        if lost:
            raise BadTable(f"{place}: there is no column '{lost[0]}'. There are: {', '.join(line)}.")
        words = tuple(str(line.get(word)) for word in _LINE)
        before = seen.setdefault(words, number)
        if before != number:
            raise BadTable(f"{place}: the same round, origin and reason stand there already in line {before}.")
        value = count(line["numPresentIdpInd"], f"{place}, column 'numPresentIdpInd'")
        key = (
            country(str(line["admin0Pcode"]), f"{place}, column 'admin0Pcode'", "iso3", "iso2"),
            str(line["operation"]).strip(),
        )
        cells.add(key, _day(str(line["reportingDate"]), f"{place}, column 'reportingDate'"), value)
    control = f"{len(seen)} lines, each round, origin and reason once; the answer has no total"
    return [cells.parsed(name=name, known_at=known_at, whole=False, control=control)]


def _day(written: str, place: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise BadTable(f"{place}: is '{written[:40]}', and a day must stand there.") from None
