"""People: recorded, corrected, and joined or parted by two officers. Nothing joins two records by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from fairway.api import bodies
from fairway.api.access import instant, officer_of
from fairway.api.answers import PersonFile, Receipt, Timeline
from fairway.api.cases import Limit, ReasonHeader, ReasonQuery, timeline
from fairway.api.faults import READ, WRITTEN, NotThere
from fairway.api.finding import person_read, person_to_change, why, written
from fairway.casework import commands
from fairway.casework.models import Event, PersonRow, StreamKind
from fairway.casework.permissions import May, require
from fairway.errors import AlreadyRecorded

router = Router(tags=["people"])


@router.post("", response={201: Receipt, **WRITTEN}, operation_id="record_person")
def record(request: HttpRequest, body: bodies.NewPerson) -> Status[Receipt]:
    """Record a person for the first time."""
    officer, at = officer_of(request), instant()
    require(officer, May.REGISTER)
    if PersonRow.objects.filter(pk=body.id).exclude(authority=officer.authority).exists():
        raise AlreadyRecorded("this id is taken: make a new one.")
    details = body.details.given()
    return Status(
        201,
        written(
            by=officer,
            stream=body.id,
            event_id=body.event_id,
            kind="person_recorded",
            said={"details": details},
            write=partial(
                commands.record_person,
                authority=officer.authority,
                person=body.id,
                details=details,
                at=at,
                event_id=body.event_id,
            ),
        ),
    )


@router.get("/{person}", response={200: PersonFile, **READ}, operation_id="read_person")
def read(request: HttpRequest, person: UUID, x_read_reason: ReasonHeader = "", reason: ReasonQuery = "") -> PersonFile:
    """A person as recorded. The read is logged with its reason."""
    return PersonFile.of(person_read(officer_of(request), person, reason=why(x_read_reason, reason), at=instant()))


@router.get("/{person}/events", response={200: Timeline, **READ}, operation_id="events_of_person")
def events(
    request: HttpRequest,
    person: UUID,
    after: Annotated[int, Query(ge=0, le=bodies.LARGEST)] = 0,
    limit: Limit = 50,
    x_read_reason: ReasonHeader = "",
    reason: ReasonQuery = "",
) -> Timeline:
    """What happened to the record of a person, proposals to join it among it."""
    officer = officer_of(request)
    found = person_read(officer, person, reason=why(x_read_reason, reason), at=instant())
    return timeline(officer, found.pk, StreamKind.PERSON, after, limit)


@router.post("/{person}/correct", response={201: Receipt, **WRITTEN}, operation_id="correct_person")
def correct(request: HttpRequest, person: UUID, body: bodies.CorrectedPerson) -> Status[Receipt]:
    """Correct what is recorded of a person, and say why."""
    said: dict[str, Any] = {"details": body.details.given(), "reason": body.reason}
    return _changed(request, person, body, "person_corrected", said, partial(commands.correct_person, **said))


# ------------------------------------------------------------------------------------------------------------- merges


@router.post("/{person}/merges", response={201: Receipt, **WRITTEN}, operation_id="propose_merge")
def propose(request: HttpRequest, person: UUID, body: bodies.NewMerge) -> Status[Receipt]:
    """Propose that two records are of one person."""
    into = person_to_change(officer_of(request), body.into, at=instant())
    said = {"into": str(body.into), "because": body.because}
    run = partial(commands.propose_merge, into=into, because=body.because)
    return _changed(request, person, body, "merge_proposed", said, run)


@router.post("/{person}/merges/{proposal}/confirm", response={201: Receipt, **WRITTEN}, operation_id="confirm_merge")
def confirm(request: HttpRequest, person: UUID, proposal: UUID, body: bodies.Command) -> Status[Receipt]:
    """Confirm a proposal that another officer made."""
    run = partial(commands.confirm_merge, proposal=_proposal(request, person, proposal))
    return _changed(request, person, body, "merge_confirmed", {"proposal": str(proposal)}, run)


@router.post("/{person}/merges/{proposal}/refuse", response={201: Receipt, **WRITTEN}, operation_id="refuse_merge")
def refuse(request: HttpRequest, person: UUID, proposal: UUID, body: bodies.Because) -> Status[Receipt]:
    """Refuse a proposal that another officer made, and say why."""
    said = {"proposal": str(proposal), "reason": body.reason}
    run = partial(commands.refuse_merge, proposal=_proposal(request, person, proposal), reason=body.reason)
    return _changed(request, person, body, "merge_refused", said, run)


@router.post("/{person}/part", response={201: Receipt, **WRITTEN}, operation_id="undo_merge")
def part(request: HttpRequest, person: UUID, body: bodies.Because) -> Status[Receipt]:
    """Part two records: each is exactly what it was."""
    run = partial(commands.undo_merge, reason=body.reason)
    return _changed(request, person, body, "merge_undone", {"reason": body.reason}, run)


def _changed(
    request: HttpRequest,
    person: UUID,
    body: bodies.Command,
    kind: str,
    said: Mapping[str, Any],
    run: Callable[..., Event],
) -> Status[Receipt]:
    """Run a command on a person whom the officer may see; or receipt again what it recorded."""
    officer, at = officer_of(request), instant()
    found = person_to_change(officer, person, at=at)
    write = partial(run, person=found, at=at, event_id=body.event_id, expected_version=body.expected_version)
    return Status(201, written(by=officer, stream=person, event_id=body.event_id, kind=kind, said=said, write=write))


def _proposal(request: HttpRequest, person: UUID, proposal: UUID) -> Event:
    about = person_to_change(officer_of(request), person, at=instant())
    chosen = Event.objects.filter(authority=about.authority, stream=about.pk, pk=proposal, kind="merge_proposed")
    found = chosen.first()
    if found is None:
        raise NotThere("there is no such proposal about this record.")
    return found
