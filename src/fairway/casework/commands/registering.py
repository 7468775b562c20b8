"""Registering an application: person, case, the link between them and the first facts, in one transaction or not at all.

All ids come from the client, so that a form that was sent twice over a bad line registers once. Registrations that arrive together are
committed together (`fairway.casework.together`): each is answered after its commit, with all of its clocks and tasks. What is written
here in a few statements is what the events alone give again, one by one: a test rebuilds and compares."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.db import IntegrityError, connection

from fairway.casework import clocks, events, projections
from fairway.casework.commands.cases import step_payload
from fairway.casework.commands.people import DETAILS
from fairway.casework.facts import Known, known_facts, public_facts
from fairway.casework.models import (
    Authority,
    CasePerson,
    CaseRow,
    ClockRow,
    Event,
    Office,
    PersonKey,
    PersonRow,
    StreamKind,
    TaskRow,
)
from fairway.casework.permissions import May, require, visible
from fairway.casework.record import Actor, audit_entry, insert, legal_day, make_event, writing
from fairway.casework.steps import STEPS
from fairway.casework.together import Together
from fairway.casework.vault import KEY_BITS, SEALED, bound_to
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted
from fairway.law.clocks import ClockState


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What a registrar enters.

    id       the client's; everything else that needs an id derives it from this one
    person   details of the person; existing: the record of somebody who is known already
    facts    facts of the law language: made_on and registered_on at least"""

    id: UUID
    office: str
    details: Mapping[str, Any] = field(default_factory=dict)
    existing: UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


Plan = tuple[str, UUID, StreamKind, str, Mapping[str, Any]]
"""Name of the event's id, stream, its kind, kind of event, payload."""


@dataclass(kw_only=True)
class _Ready:
    """A registration of which everything was checked that can be without its turn; the rest is filled in then.

    public   the public facts that `found` was worked out with"""

    registration: Registration
    authority: Authority
    by: Actor
    at: datetime
    on: date
    case: UUID
    person: UUID
    making: Mapping[str, Any]
    steps: list[Plan]
    facts: Mapping[str, Any]
    public: Known
    found: Sequence[ClockState]


@dataclass
class _Rows:
    """What one commit writes, table by table."""

    events: list[Event] = field(default_factory=list)
    keys: list[PersonKey] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    cases: list[CaseRow] = field(default_factory=list)
    links: list[CasePerson] = field(default_factory=list)
    clocks: list[ClockRow] = field(default_factory=list)
    tasks: list[TaskRow] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)


def register(*, authority: Authority, registration: Registration, by: Actor, at: datetime) -> CaseRow:
    """Register an application. The same registration again gives the same case.

    Raises CaseError, BadFact for what cannot be recorded; then nothing was."""
    ready = _checked(authority, registration, by, at)
    if connection.in_atomic_block:  # somebody's transaction decides when this is committed
        (answer,) = _write([ready])
        if isinstance(answer, Exception):
            raise answer
        return answer
    return _together(ready)


def next_number(authority: Authority, at: datetime) -> str:
    """The next number for people: State, year, a count. Called inside the writing transaction."""
    start = f"{authority.state}-{legal_day(at, authority).year}-"
    last = _asked(
        "SELECT MAX(number) FROM {case} WHERE authority_id = %s AND number >= %s AND number < %s",
        authority.pk,
        start,
        start + "9" * 9,
    )
    number = last[0][0]
    return f"{start}{int(number.removeprefix(start)) + 1 if number else 1:06}"


def _asked(question: str, *given: Any) -> list[tuple[Any, ...]]:
    """Rows of a question in plain SQL: these few come with every commit, and putting them together cost more than asking them."""
    with connection.cursor() as cursor:
        cursor.execute(question.format(case=CaseRow._meta.db_table, office=Office._meta.db_table), given)
        return cursor.fetchall()


# ------------------------------------------------------------------------------------------------- before one's turn


def _checked(authority: Authority, registration: Registration, by: Actor, at: datetime) -> _Ready:
    """Everything that needs no turn: roles, facts, and what the law says of them."""
    if by.officer is not None:
        require(by.officer, May.REGISTER)
        require(by.officer, May.RECORD)
    strange = sorted(set(registration.details) - DETAILS)
    if strange:
        raise CaseError(f"nothing is kept about a person under {', '.join(strange)}: there is no purpose for it.")
    if not _asked("SELECT 1 FROM {office} WHERE authority_id = %s AND code = %s", authority.pk, registration.office):
        raise CaseError(f"there is no office '{registration.office[:30]}' in this authority.")
    case = uuid5(registration.id, "case")
    person = registration.existing or uuid5(registration.id, "person")
    later = {*STEPS["registration"].asks, *STEPS["registration"].may} - {*STEPS["making"].asks, *STEPS["making"].may}
    making = {name: value for name, value in registration.facts.items() if name not in later}
    registering = {name: value for name, value in registration.facts.items() if name in later}
    steps: list[Plan] = [("link", case, StreamKind.CASE, "person_linked", {"person": str(person), "part": "applicant"})]
    steps.append(("making", case, StreamKind.CASE, "step_taken", step_payload("making", making, by)))
    if registering:
        steps.append(
            ("registration", case, StreamKind.CASE, "step_taken", step_payload("registration", registering, by))
        )
    facts = {name: value for plan in steps for name, value in (plan[4].get("facts") or {}).items()}
    on = legal_day(at, authority)
    public = public_facts(authority, on)
    return _Ready(
        registration=registration, authority=authority, by=by, at=at, on=on, case=case, person=person,
        making=steps[-2 if registering else -1][4]["facts"], steps=steps, facts=facts, public=public,
        found=_clocks(authority, on, facts, public),
    )  # fmt: skip


def _clocks(authority: Authority, on: date, facts: Mapping[str, Any], public: Known) -> list[ClockState]:
    case = CaseRow(authority=authority, facts={name: {"value": value} for name, value in facts.items()})
    return clocks.states(known_facts(case, on, public), on)


# ------------------------------------------------------------------------------------------------------- in one's turn


def _write(group: Sequence[_Ready]) -> list[CaseRow | Exception]:
    """Record registrations in one transaction. An answer for each, or the error that it alone caused."""
    with writing():
        there = _there([ready.case for ready in group])
        recorded = _recorded(there)
        given: list[CaseRow | Exception] = []
        rows = _Rows()
        house = _House(group)
        for ready in group:
            if ready.case in there:
                given.append(_again(there[ready.case], recorded.get(ready.case), ready))
                continue
            answer = _add(rows, ready, house)
            if isinstance(answer, CaseRow):
                there[ready.case] = answer
                recorded[ready.case] = ready.making
            given.append(answer)
        insert(rows.events)
        insert([audit_entry(event, by) for event, by in zip(rows.events, rows.actors, strict=True)])
        for table in (rows.keys, rows.people, rows.cases, rows.links, rows.clocks, rows.tasks):
            insert(table)
        _require_visible(rows.cases, group)
    return given


def _there(cases: Sequence[UUID]) -> dict[UUID, CaseRow]:
    key = CaseRow._meta.pk
    ids = [key.get_db_prep_value(case, connection) for case in cases]
    if not _asked(f"SELECT 1 FROM {{case}} WHERE id IN ({', '.join(['%s'] * len(ids))}) LIMIT 1", *ids):
        return {}
    return {row.pk: row for row in CaseRow.objects.filter(pk__in=cases).select_related("authority")}


class _House:
    """What the registrations of one commit need to know of their authorities, each read once and inside the transaction."""

    def __init__(self, group: Sequence[_Ready]) -> None:
        codes = {ready.authority.pk for ready in group}
        if connection.vendor == "postgresql":
            with (
                connection.cursor() as cursor
            ):  # numbers follow each other: writers of one authority take turns until they commit
                for code in sorted(codes):
                    cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"casework number {code}"])
        self._offices = {
            (code, office): pk
            for code in codes
            for office, pk in _asked("SELECT code, id FROM {office} WHERE authority_id = %s", code)
        }
        self._public: dict[tuple[str, date], Known] = {}
        self._numbers: dict[tuple[str, int], str] = {}
        known = [ready.person for ready in group if ready.registration.existing is not None]
        found = PersonRow.objects.filter(pk__in=known).values_list("authority", "pk") if known else ()
        self._people = set(found)

    def office(self, ready: _Ready) -> int | None:
        return self._offices.get((ready.authority.pk, ready.registration.office))

    def knows(self, ready: _Ready) -> bool:
        return ready.registration.existing is None or (ready.authority.pk, ready.person) in self._people

    def public(self, ready: _Ready) -> Known:
        key = (ready.authority.pk, ready.on)
        if key not in self._public:
            self._public[key] = public_facts(ready.authority, ready.on)
        return self._public[key]

    def number(self, ready: _Ready) -> str:
        key = (ready.authority.pk, ready.on.year)
        last = self._numbers.get(key)
        if last is None:
            self._numbers[key] = next_number(ready.authority, ready.at)
        else:
            start, _, count = last.rpartition("-")
            self._numbers[key] = f"{start}-{int(count) + 1:06}"
        return self._numbers[key]


def _add(rows: _Rows, ready: _Ready, house: _House) -> CaseRow | Exception:
    """Add the events and rows of one registration to those that are written."""
    if not house.knows(ready):
        return CaseError("there is no such person to link the case to: leave it out to record a new one.")
    payload = {"number": house.number(ready), "kind": "asylum", "office": ready.registration.office}
    opened: Plan = ("open", ready.case, StreamKind.CASE, "case_opened", payload)
    made: dict[UUID, Event] = {}
    case: CaseRow | None = None
    if ready.registration.existing is None:
        _add_person(rows, ready)
    for name, stream, stream_kind, kind, given in (opened, *ready.steps):
        event = make_event(
            ready.authority, stream, stream_kind, kind, events.checked(kind, stream_kind, given), ready.by, ready.at,
            uuid5(ready.registration.id, name), made.get(stream),
        )  # fmt: skip
        made[stream] = event
        rows.events.append(event)
        rows.actors.append(ready.by)
        if kind == "case_opened":
            case = projections.new_case(event, house.office(ready))
        elif kind == "person_linked":
            rows.links.append(
                CasePerson(authority_id=ready.authority.pk, case_id=stream, person_id=ready.person, part="applicant")
            )
        elif case is not None:
            projections.step_taken(event, case)
        if case is not None:
            case.version = event.sequence
    assert case is not None
    public = house.public(ready)
    found = ready.found if public == ready.public else _clocks(ready.authority, ready.on, ready.facts, public)
    clock_rows, task_rows = clocks.rows_of(case, found, ready.on, {})
    rows.cases.append(case)
    rows.clocks += clock_rows
    rows.tasks += task_rows
    case.authority = ready.authority
    case._state.adding, case._state.db = False, connection.alias
    return case


def _add_person(rows: _Rows, ready: _Ready) -> None:
    """The person's key, first event and row: what `record_person` writes, without a statement for each."""
    key = AESSIV.generate_key(KEY_BITS)
    event_id = uuid5(ready.registration.id, "person-event")
    details = json.loads(events.canonical(dict(ready.registration.details)))
    sealed = AESSIV(key).encrypt(
        events.canonical(details).encode(), bound_to(ready.authority.pk, ready.person, event_id)
    )
    payload = {"details": {SEALED: b64encode(sealed).decode("ascii")}}
    plain = events.checked("person_recorded", StreamKind.PERSON, payload)
    event = make_event(
        ready.authority, ready.person, StreamKind.PERSON, "person_recorded", plain, ready.by, ready.at, event_id, None
    )
    rows.keys.append(PersonKey(person=ready.person, authority_id=ready.authority.pk, key=key))
    rows.events.append(event)
    rows.actors.append(ready.by)
    rows.people.append(projections.new_person(event, details))


def _recorded(cases: Iterable[UUID]) -> dict[UUID, Any]:
    """The facts with which cases were made."""
    cases = list(cases)
    if not cases:
        return {}
    made = Event.objects.filter(stream__in=cases, kind="step_taken", payload__step="making").order_by("-sequence")
    return {event.stream: event.payload.get("facts") for event in made}


def _again(row: CaseRow, recorded: Any, ready: _Ready) -> CaseRow | Exception:
    if recorded is not None and recorded != dict(ready.making):
        return AlreadyRecorded(
            "this registration was sent before with other facts: make a new one, or correct the case."
        )
    return row


def _require_visible(cases: Sequence[CaseRow], group: Sequence[_Ready]) -> None:
    """Nobody registers into a file that he or she may not read afterwards. Raises NotPermitted: then nothing was written."""
    by = {ready.case: ready.by.officer for ready in group}
    for case in cases:
        officer = by[case.pk]
        if officer is None:
            continue
        # Of a case just opened, without owner, the answer hangs on these alone: it is asked once, not with every registration.
        key = (officer.pk, officer.office_id, officer.active, tuple(officer.roles), case.authority_id, case.office_id)
        if key in _SEEN:
            continue
        if not visible(officer).filter(pk=case.pk).exists():
            raise NotPermitted("there is no such case among those that you may read.")
        if len(_SEEN) >= 10_000:
            _SEEN.clear()
        _SEEN.add(key)


_SEEN: set[tuple[Any, ...]] = set()


def _write_or_again(group: Sequence[_Ready]) -> list[CaseRow | Exception]:
    """Another process may have recorded the same registration between our look and our writing: then it is there at the second look."""
    try:
        return _write(group)
    except IntegrityError:
        if len(group) > 1:
            raise
        return _write(group)


_together: Together[_Ready, CaseRow] = Together(_write_or_again)
