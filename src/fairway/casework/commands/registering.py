"""Registering an application: person, case, the link between them and the first facts, in one transaction or not at all.

All ids come from the client, so that a form that was sent twice over a bad line registers once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from fairway.casework import clocks
from fairway.casework.commands.cases import link_person, open_case, take_step
from fairway.casework.commands.people import record_person
from fairway.casework.models import Authority, CaseRow, Event
from fairway.casework.record import Actor, legal_day, writing
from fairway.errors import AlreadyRecorded


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


def register(*, authority: Authority, registration: Registration, by: Actor, at: datetime) -> CaseRow:
    """Register an application. The same registration again gives the same case.

    Raises CaseError, BadFact for what cannot be recorded; then nothing was."""
    ids = {
        name: uuid5(registration.id, name)
        for name in ("person", "person-event", "case", "open", "link", "making", "registration")
    }
    person = registration.existing or ids["person"]
    making = {
        name: value
        for name, value in registration.facts.items()
        if name not in ("registered_on", "first_registration_state")
    }
    registering = {name: value for name, value in registration.facts.items() if name not in making}
    with writing():
        there = CaseRow.objects.filter(pk=ids["case"]).first()
        if there is not None:
            _same(registration, ids["making"], making)
            return there
        if registration.existing is None:
            record_person(
                authority=authority,
                person=person,
                details=registration.details,
                by=by,
                at=at,
                event_id=ids["person-event"],
            )
        open_case(
            authority=authority, case=ids["case"], number=next_number(authority, at), kind="asylum", office=registration.office, by=by,
            at=at, event_id=ids["open"],
        )  # fmt: skip
        case = CaseRow.objects.select_related("authority").get(pk=ids["case"])
        link_person(case=case, person=person, part="applicant", by=by, at=at, event_id=ids["link"], expected_version=1)
        take_step(case=case, step="making", facts=making, by=by, at=at, event_id=ids["making"], expected_version=2)
        if registering:
            case.refresh_from_db()
            take_step(
                case=case,
                step="registration",
                facts=registering,
                by=by,
                at=at,
                event_id=ids["registration"],
                expected_version=3,
            )
        case = CaseRow.objects.select_related("authority").get(pk=ids["case"])
        clocks.work_out(case, legal_day(at, authority))
    return case


def next_number(authority: Authority, at: datetime) -> str:
    """The next number for people: State, year, a count. Called inside the writing transaction."""
    start = f"{authority.state}-{legal_day(at, authority).year}-"
    last = (
        CaseRow.objects.filter(authority=authority, number__startswith=start)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{start}{int(last.removeprefix(start)) + 1 if last else 1:06}"


def _same(registration: Registration, event: UUID, making: Mapping[str, Any]) -> None:
    recorded = Event.objects.filter(pk=event).values_list("payload", flat=True).first()
    if recorded is not None and recorded.get("facts") != dict(making):
        raise AlreadyRecorded(
            "this registration was sent before with other facts: make a new one, or correct the case."
        )
