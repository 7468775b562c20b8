"""What a person may ask: everything that is recorded about him or her, within one month, in plain words (GDPR Arts 12(3) and 15).

Request, extension and answer are events of the person's stream. An answer that comes late is given and marked late. A second officer
gives it, after looking through what only a person can judge: free sentences may speak of somebody else (Art. 15(4)); what is about other
people by its nature is withheld and named as withheld. Who read the file is told by day, office and reason: an officer is named only
where an auditor finds that it is needed (memory of CJEU C-579/21)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fairway.casework import purposes, vault
from fairway.casework.events import KINDS
from fairway.casework.models import (
    AuditEntry,
    Authority,
    CasePerson,
    CaseRow,
    Deed,
    Event,
    Membership,
    Officer,
    PersonRow,
    Placement,
    StreamKind,
)
from fairway.casework.permissions import May, require, visible_people
from fairway.casework.purposes import Sensitivity
from fairway.casework.record import Actor, append, legal_day, writing
from fairway.casework.retention import case_until, records_of
from fairway.errors import CaseError, NotPermitted
from fairway.law.calendars import Calendar
from fairway.law.pack import packaged_book
from fairway.law.periods import PeriodLaw, last_day, months

CITATION = "GDPR Art. 12(3)"
FIRST_MONTHS, WITH_EXTENSION = 1, 3
OWN_PARTS = frozenset({"applicant", "child"})
"""In these parts a person reads the whole file; in others (guardian, interpreter) only his or her own record and the link."""


def due_on(received_on: date, authority: Authority, *, extended: bool = False) -> date:
    """The last day to answer a request that was received on a day: one month, or three with a timely extension."""
    counted = months(received_on, WITH_EXTENSION if extended else FIRST_MONTHS)
    return last_day(received_on, counted, PeriodLaw.REG_1182_71, Calendar.packaged(), authority.state)


def ask_for_access(
    *, person: PersonRow, received_on: date, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Record that a person asked what is recorded about him or her."""
    _may(by, May.RECORD, person)
    if received_on > legal_day(at, person.authority):
        raise CaseError("received_on lies in the future: give the day on which the request came in.")
    return _append(person, "access_asked", {"received_on": received_on.isoformat()}, by, at, event_id, expected_version)


def extend(
    *, person: PersonRow, request: Event, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Take two more months, and tell the person why. Raises CaseError after the first month: then it is too late to extend."""
    _may(by, May.ASSIGN, person)
    asked = _request(person, request)
    words = " ".join(reason.split())
    if not words:
        raise CaseError("say why more time is needed: the person is told (GDPR Art. 12(3)).")
    until = due_on(asked, person.authority)
    if legal_day(at, person.authority) > until:
        raise CaseError(
            f"the month ended on {until.isoformat()}: more time is taken within it ({CITATION}). Answer now; it is late."
        )
    return _append(
        person, "access_extended", {"request": str(request.pk), "reason": words}, by, at, event_id, expected_version
    )


def give(
    *, person: PersonRow, request: Event, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> dict[str, Any]:
    """Give the person what is recorded, as `everything`. A second officer gives it; that it was given is logged as an export."""
    _may(by, May.ASSIGN, person)
    if by.officer is None or request.by == by.name:
        raise NotPermitted("a second officer gives the answer: not the one who recorded the request.")
    _request(person, request)
    with writing():
        _append(person, "access_given", {"request": str(request.pk)}, by, at, event_id, expected_version)
        AuditEntry.objects.create(
            authority=person.authority, officer=by.officer, by=by.name, deed=Deed.EXPORT, stream=person.pk, what="subject access",
            reason="GDPR Art. 15", at=at,
        )  # fmt: skip
        return everything(PersonRow.objects.select_related("authority").get(pk=person.pk), at)


def open_requests(authority: Authority, on: date) -> list[dict[str, Any]]:
    """Requests that wait for an answer, the earliest first: person, received_on, due_on, extended, late."""
    told = Event.objects.filter(authority=authority, stream_kind=StreamKind.PERSON)
    given = set(told.filter(kind="access_given").values_list("payload__request", flat=True))
    longer = set(told.filter(kind="access_extended").values_list("payload__request", flat=True))
    found = []
    for asked in told.filter(kind="access_asked").select_related("authority"):
        if str(asked.pk) in given:
            continue
        extended = str(asked.pk) in longer
        received = date.fromisoformat(asked.payload["received_on"])
        until = due_on(received, authority, extended=extended)
        found.append(
            {"person": asked.stream, "request": asked.pk, "received_on": received, "due_on": until, "extended": extended, "late": on > until}
        )  # fmt: skip
    return sorted(found, key=lambda entry: (entry["due_on"], str(entry["request"])))


# -------------------------------------------------------------------------------------------------------- contents


def everything(person: PersonRow, at: datetime) -> dict[str, Any]:
    """What is recorded about a person, in plain values: the records, the files, who read them, until when it is kept, and what is withheld."""
    on = legal_day(at, person.authority)
    records = PersonRow.objects.filter(pk__in=records_of(person)).select_related("authority").order_by("pk")
    links = (
        CasePerson.objects.filter(person__in=records).select_related("case__authority").order_by("case__number", "part")
    )
    own = {link.case_id: link.case for link in links if link.part in OWN_PARTS}
    withheld: set[str] = set()
    to_check: list[str] = []
    return {
        "made_on": on.isoformat(),
        "authority": person.authority.name,
        "records": [{"details": row.details, "timeline": list(_timeline(row.pk, withheld, to_check))} for row in records],
        "parts": [{"case": link.case.number, "part": link.part} for link in links],
        "families": [
            {"kind": one.group.kind, "part": one.part, "since": str(one.since), "until": str(one.until or "")}
            for one in Membership.objects.filter(person__in=records).select_related("group").order_by("since", "pk")
        ],
        "places": [
            {"place": one.place.name, "from": str(one.placed_on), "to": str(one.left_on or ""), "needs": one.needs, "misfit": one.misfit}
            for one in Placement.objects.filter(person__in=records).select_related("place").order_by("placed_on", "pk")
        ],
        "files": [_file(case, on, withheld, to_check) for case in own.values()],
        "read_by": list(_reads([*(row.pk for row in records), *own])),
        "what_for": _what_for(),
        "rights": [
            "You may ask that what is wrong is corrected (GDPR Art. 16).",
            "You may ask that what is no longer needed is erased, or used no further (GDPR Arts 17 and 18).",
            "You may object (GDPR Art. 21), and complain to the data protection authority (GDPR Art. 77).",
            "No decision about you was made by a machine alone: each names the rules and was taken by a person (GDPR Art. 22).",
        ],
        "withheld": sorted(withheld),
        "to_check": to_check,
    }  # fmt: skip


def in_words(held: dict[str, Any]) -> str:
    """The same as text that a person reads from top to bottom. What officers still have to check is not part of it."""
    lines = [f"What {held['authority']} has recorded about you, on {held['made_on']}", ""]
    for row in held["records"]:
        lines += ["About you", *(f"  {_word(name)}: {_plain(value)}" for name, value in sorted(row["details"].items()))]
        lines += _told(row["timeline"])
    for link in held["parts"]:
        lines.append(f"You are recorded in case {link['case']} as {_word(link['part'])}.")
    for one in held["families"]:
        lines.append(f"You are recorded in a {_word(one['kind'])} as {_word(one['part'])}, since {one['since']}.")
    for one in held["places"]:
        lines.append(
            f"You were given a place in {one['place']} from {one['from']}" + (f" to {one['to']}." if one["to"] else ".")
        )
    for file in held["files"]:
        lines += ["", f"Case {file['case']}, opened on {file['opened_on']}: {_word(file['stage'])}"]
        lines += [f"  {fact['question']} {_plain(fact['value'])} (recorded on {fact['on']})" for fact in file["facts"]]
        lines += [f"  {clock['article']}: until {clock['due']} ({_word(clock['status'])})" for clock in file["clocks"]]
        lines += _told(file["timeline"])
        lines.append(f"  Kept until: {file['kept_until']}")
    lines += [
        "",
        "Who read it",
        *(f"  {read['on']}: {read['office']}, because: {read['reason']}" for read in held["read_by"]),
    ]
    lines += ["", "What it is for", *(f"  {use['purpose']} ({use['basis']})" for use in held["what_for"])]
    lines += ["", "Your rights", *(f"  {right}" for right in held["rights"])]
    if held["withheld"]:
        lines += ["", "Not given, because it is about other people: " + ", ".join(held["withheld"])]
    return "\n".join(lines) + "\n"


def as_json(held: dict[str, Any]) -> str:
    """The same for a program (GDPR Art. 20 asks for a form that a machine can read)."""
    return json.dumps(held, ensure_ascii=False, indent=2, sort_keys=True, default=str)


def _file(case: CaseRow, on: date, withheld: set[str], to_check: list[str]) -> dict[str, Any]:
    book = packaged_book().facts
    until, because = case_until(case, on)
    return {
        "case": case.number, "opened_on": case.opened_on.isoformat(), "stage": case.stage,
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "facts": [
            {"fact": name, "question": book[name].question if name in book else name, "value": entry["value"], "on": entry["on"],
             "asked_by": list(purposes.articles_that_ask(name)) if name in book else []}
            for name, entry in sorted(case.facts.items()) if not entry.get("withdrawn")
        ],
        "clocks": [
            {"article": row.citation, "due": str(row.due_at or row.due_on), "status": row.status}
            for row in case.clocks.order_by("due_on", "rule")
        ],
        "timeline": list(_timeline(case.pk, withheld, to_check)),
        "kept_until": f"{until.isoformat()} ({because})" if until else "ten years from the final decision, which is not there yet",
    }  # fmt: skip


def _timeline(stream: UUID, withheld: set[str], to_check: list[str]) -> Iterator[dict[str, Any]]:
    for event in Event.objects.filter(stream=stream).order_by("sequence"):
        shown: dict[str, Any] = {}
        for key, value in sorted(event.payload.items()):
            use = purposes.of(event.kind, key)
            if use.sensitivity is Sensitivity.OTHERS:
                withheld.add(f"{_word(event.kind)}: {_word(key)}")
            elif key == "details":
                shown[key] = vault.opened(event)
            elif use.sensitivity is not Sensitivity.STAFF:
                shown[key] = value
                if use.sensitivity is Sensitivity.TEXT and value:
                    to_check.append(f"{event.on.isoformat()} {_word(event.kind)}: {_word(key)}")
        said = KINDS[event.kind].says
        yield {"on": event.on.isoformat(), "what": said, "holds": shown}


def _reads(streams: list[UUID]) -> Iterator[dict[str, str]]:
    chosen = AuditEntry.objects.filter(stream__in=streams, deed__in=(Deed.READ, Deed.EXPORT)).order_by("at", "pk")
    for entry in chosen.select_related("officer__office", "authority"):
        office = (
            entry.officer.office.name
            if entry.officer
            else "you"
            if entry.by.startswith(("person:", "code:"))
            else "a job"
        )
        day = entry.at.astimezone(entry.authority.clock).date().isoformat()
        yield {"on": day, "office": office, "what": entry.what, "reason": entry.reason}


def _what_for() -> list[dict[str, str]]:
    return [
        {"purpose": use.purpose, "basis": use.basis, "kept": use.keep}
        for use in purposes.uses().values()
        if use.sensitivity not in (Sensitivity.NONE, Sensitivity.STAFF)
    ]


def _told(timeline: list[dict[str, Any]]) -> list[str]:
    return [
        f"  {entry['on']}: {entry['what']}"
        + "".join(f"\n      {_word(key)}: {_plain(value)}" for key, value in entry["holds"].items() if key != "details")
        for entry in timeline
    ]


def _word(name: str) -> str:
    return name.replace("_", " ").lower()


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{_word(str(key))}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return str(value)


# --------------------------------------------------------------------------------------------------------- helpers


def _request(person: PersonRow, request: Event) -> date:
    """The day on which a request came in. Raises CaseError if it is none of this person's, or was answered."""
    if request.kind != "access_asked" or request.stream not in records_of(person):
        raise CaseError("this is not a request of this person.")
    answered = Event.objects.filter(stream=request.stream, kind="access_given", payload__request=str(request.pk))
    if answered.exists():
        raise CaseError("this request was answered already.")
    return date.fromisoformat(request.payload["received_on"])


def _may(by: Actor, what: May, person: PersonRow) -> None:
    if by.officer is not None:
        officer: Officer = by.officer
        require(officer, what)
        if not visible_people(officer).filter(pk=person.pk).exists():
            raise NotPermitted("there is no such person among those that you may read.")
    elif by.name != f"person:{person.pk}":
        raise NotPermitted("a person asks about himself or herself; a job asks about nobody.")


def _append(
    person: PersonRow,
    kind: str,
    payload: dict[str, Any],
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    return append(
        authority=person.authority, stream=person.pk, stream_kind=StreamKind.PERSON, kind=kind, payload=payload, by=by, at=at,
        event_id=event_id, expected_version=expected_version,
    )  # fmt: skip
