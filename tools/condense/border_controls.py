"""Notified controls at internal borders: one list from four, its gaps named, and the days per month that follow from it."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tools.condense.drafts import Draft, Row, agree
from tools.condense.inputs import Inputs

from fairway.reference.border_controls import Notification, control_days
from fairway.reference.countries import iso3, schengen

CODED = "border_controls/notified_internal_border_controls_2006_2020.csv"
FULL = "border_controls/notified_internal_border_controls_2006_2021_full_text.csv"
PRESS = "border_controls/notified_2022_2023_press.csv"
LATER = "border_controls/notified_internal_border_controls_2024_2025_partial.csv"

SOURCES = {
    "list-2021": "Commission's list of notifications as of February 2021, in Fabian Gülzau's data (FabianFox/Schengen, MIT)",
    "list-2021-may": "Commission's list as of May 2021, beginning only",
    "coded-2020": "Commission's list as of spring 2020, coded by Deutsche Welle (dw-data/border-controls)",
    "press": "press reports of 2022 and 2023",
    "page-2024": "copies of the Commission's page, spring and summer of 2024",
    "page-2025": "copies of the Commission's page and an overview, winter of 2024-25",
}
GAPS = [
    {"first": "2020-04-01", "last": "2020-06-30", "known": "a part",
     "words": "Five notifications (178, 191, 203, 210, 216) are missing from the copy of the list."},
    {"first": "2021-02-01", "last": "2021-05-31", "known": "a part",
     "words": "Notifications 261 to 294 are missing; known are earlier ones that run on, and 295 to 305."},
    {"first": "2021-06-01", "last": "2024-01-31", "known": "nothing", "words": "Not collected, but for eight press reports."},
    {"first": "2024-02-01", "last": "2025-06-30", "known": "a part",
     "words": "Eighteen notifications from copies of the page: a lower bound."},
]  # fmt: skip
CLASSES = {
    "political_conference": "political conference", "sports_event": "sports event", "other_event": "other event",
    "demonstration": "demonstration", "terrorism": "terrorism", "migration": "migration",
}  # fmt: skip
WORDS = {
    "health": r"corona|covid",
    "terrorism": r"terror",
    "migration": r"secondary movements|influx|migra|external borders|recommendation of the council",
    "political conference": r"summit|conference|meeting|political",
    "sports event": r"championship|euro 2016|olympic",
    "demonstration": r"demonstration",
}


def notifications(inputs: Inputs) -> list[Notification]:
    """All that is known, by first day."""
    coded = {(iso3(r["state"], "iso2"), r["start"]): r for r in inputs.rows(CODED)}
    found = [_full(r, coded) for r in inputs.rows(FULL)]
    have = {(one.state, one.first) for one in found}
    for (state, start), r in coded.items():
        if (state, date.fromisoformat(start)) not in have:
            found.append(
                Notification(
                    state=state,
                    first=date.fromisoformat(start),
                    last=date.fromisoformat(r["end"]),
                    number=int(r["nb"]),
                    reasons=(CLASSES[r["reason"]],),
                    source="coded-2020",
                )
            )
    found += [_press(r) for r in inputs.rows(PRESS)]
    found += [_later(r) for r in inputs.rows(LATER)]
    _check(inputs, found)
    return sorted(found, key=lambda one: (one.month or f"{one.first}", one.state, one.number or 0, f"{one.last}"))


def _full(r: dict[str, str], coded: dict[tuple[str, str], dict[str, str]]) -> Notification:
    state = iso3(r["state"], "iso3")
    known = coded.get((state, r["start"]))
    reasons = _reasons(r["reason_scope"])
    if known and known["end"] == r["end"]:
        # The class that the coders gave wins; the pandemic was added to some notices after they had coded them.
        reasons = (CLASSES[known["reason"]], *(kind for kind in reasons if kind == "health"))
    return Notification(
        state=state, first=date.fromisoformat(r["start"]), last=date.fromisoformat(r["end"]), number=int(r["nb"]),
        borders=tuple(dict.fromkeys(iso3(code, "iso3") for code in r["land_borders"].split())), reasons=reasons,
        source="list-2021-may" if int(r["nb"]) >= 295 else "list-2021",
    )  # fmt: skip


def _reasons(text: str) -> tuple[str, ...]:
    return tuple(kind for kind, words in WORDS.items() if re.search(words, text, re.IGNORECASE)) or ("other event",)


def _neighbours(text: str, state: str) -> tuple[str, ...]:
    codes = (iso3(code, "iso2") for code in re.findall(r"\b[A-Z]{2}\b", text))
    return tuple(dict.fromkeys(code for code in codes if code != state))


def _press(r: dict[str, str]) -> Notification:
    state = iso3(r["state"], "iso2")
    whole_day = len(r["start"]) == 10
    return Notification(
        state=state, first=date.fromisoformat(r["start"]) if whole_day else None,
        month="" if whole_day else r["start"], last=date.fromisoformat(r["end"]) if r["end"] else None,
        borders=_neighbours(r["borders"], state), source="press",
    )  # fmt: skip


def _later(r: dict[str, str]) -> Notification:
    state = iso3(r["state"], "iso2")
    early = "spring 2024" in r["seen_on"] or "summer 2024" in r["seen_on"] or "June 2024" in r["seen_on"]
    return Notification(
        state=state, first=date.fromisoformat(r["start"]), last=date.fromisoformat(r["end"]),
        borders=_neighbours(r["borders"], state), source="page-2024" if early else "page-2025",
    )  # fmt: skip


def _check(inputs: Inputs, found: list[Notification]) -> None:
    for name in (CODED, FULL):
        for r in inputs.rows(name):
            length = (date.fromisoformat(r["end"]) - date.fromisoformat(r["start"])).days + 1
            agree(f"{name}, number {r['nb']}: days", length, int(r["days"]))
    numbers = {one.number for one in found if one.number and one.number <= 260}
    agree("numbers up to 260 that are missing", len(set(range(1, 261)) - numbers), 5)
    agree("notifications for the pandemic", sum(1 for one in found if "health" in one.reasons), 138)


def text(inputs: Inputs) -> str:
    """The file, one notification a line."""
    lines = ",\n".join("  " + json.dumps(_entry(one), ensure_ascii=False) for one in notifications(inputs))
    head = {
        "schema": "fairway.border-controls/1",
        "about": "Notified controls at internal borders. Reasons are classes of our own; the notices' texts are not kept.",
        "licence": "facts of public notices; European Commission, reuse with the source named (Decision 2011/833/EU)",
        "sources": SOURCES,
        "gaps": GAPS,
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opening},\n "notifications": [\n{lines}\n ]\n}}\n'


def _entry(one: Notification) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "number": one.number,
        "state": one.state,
        "first": one.first,
        "last": one.last,
        "month": one.month,
    }
    entry |= {"borders": list(one.borders), "reasons": list(one.reasons), "source": one.source}
    return {key: str(value) if isinstance(value, date) else value for key, value in entry.items() if value}


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases of the days per month."""
    everything = notifications(inputs)
    until_2021 = [one for one in everything if one.source in ("list-2021", "list-2021-may", "coded-2020")]
    in_2024 = [one for one in everything if one.source == "page-2024"]
    later = [one for one in everything if one.source in ("page-2024", "page-2025")]
    france = control_days(everything, "FRA", date(2019, 1, 1), date(2020, 12, 31))
    agree("days of France in 2019 and 2020", france, 731)
    control = "days of each notification as counted in the source; France 2019 and 2020: all 731 days"
    unknown = [
        (state, start, None, "m")
        for start, _ in _months(date(2021, 6, 1), date(2024, 1, 31))
        for state in sorted(schengen(start))
    ]
    return [
        Draft(
            measure="commission:control_days", known_at=date(2021, 5, 31), made_from=(FULL, CODED), control=control,
            rows=list(_covered(until_2021)), source="Commission, list of notifications, to May 2021",
            note="Derived here. From February 2021 a lower bound, and April to June 2020 for five missing numbers. "
            "The list has nothing of France from 16 July to 31 October 2017.",
        ),
        Draft(
            measure="commission:control_days", known_at=date(2024, 9, 22), made_from=(LATER,), control=control,
            rows=list(_partial(in_2024, date(2024, 2, 1), date(2024, 12, 31))),
            source="Commission, page on temporary border controls, copies of spring and summer 2024",
            note="Derived here, a lower bound: only notifications seen in copies. Days to come are as notified.",
        ),
        Draft(
            measure="commission:control_days", known_at=date(2025, 1, 31), made_from=(LATER,), control=control,
            rows=[*unknown, *_partial(later, date(2024, 2, 1), date(2025, 6, 30))],
            source="Commission, page on temporary border controls, copies to winter 2024-25",
            note="Derived here, a lower bound; June 2021 to January 2024 was not collected. Days to come are as notified.",
        ),
    ]  # fmt: skip


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    start = first
    while start <= last:
        yield start, start.replace(day=monthrange(start.year, start.month)[1])
        start = date(start.year + start.month // 12, start.month % 12 + 1, 1)


def _covered(notified: list[Notification]) -> Iterator[Row]:
    for start, end in _months(date(2006, 10, 1), date(2021, 1, 31)):
        doubtful = "d" if date(2020, 4, 1) <= start <= date(2020, 6, 1) else ""
        states = schengen(start) | {one.state for one in notified if one.first and one.first <= end}
        for state in sorted(states):
            yield state, start, control_days(notified, state, start, end), doubtful
    yield from _partial(notified, date(2021, 2, 1), date(2021, 5, 31))


def _partial(notified: Iterable[Notification], first: date, last: date) -> Iterator[Row]:
    known = list(notified)
    for start, end in _months(first, last):
        for state in sorted({one.state for one in known}):
            days = control_days(known, state, start, end)
            if days:
                yield state, start, days, "d"
