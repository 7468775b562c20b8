"""Cases: read with a reason, and changed by the commands that the pages call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router, Status

from fairway.api import bodies
from fairway.api.access import instant, officer_of
from fairway.api.answers import CaseFile, CaseLine, CaseList, ClockLine, ClockList, EventLine, Receipt, Timeline
from fairway.api.faults import DECIDED, LISTED, READ, WRITTEN
from fairway.api.finding import case_read, case_to_change, known_office, listed, person_to_change, why, written
from fairway.casework import commands
from fairway.casework.models import ClockRow, Event, Officer, StreamKind
from fairway.casework.permissions import May, require, visible
from fairway.casework.record import Actor
from fairway.errors import AlreadyRecorded, CaseError

router = Router(tags=["cases"])

ReasonHeader = Annotated[str, Header(alias="X-Read-Reason", description="Why this is read; percent-encoded UTF-8.")]
ReasonQuery = Annotated[str, Query(description="Why this is read, where no header can be sent.")]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("", response={200: CaseList, **LISTED}, operation_id="list_cases")
def list_cases(
    request: HttpRequest,
    after: bodies.Line = "",
    limit: Limit = 50,
    stage: bodies.Line = "",
    office: bodies.Line = "",
    mine: bool = False,
    open_only: bool = False,
) -> CaseList:
    """The cases that you may read, by number."""
    officer = officer_of(request)
    require(officer, May.READ)
    cases = visible(officer).select_related("office").order_by("number").filter(number__gt=after)
    cases = cases.filter(stage=stage) if stage else cases
    cases = cases.filter(office__code=office) if office else cases
    cases = cases.filter(owner=officer) if mine else cases
    cases = cases.filter(closed_on__isnull=True) if open_only else cases
    listed(officer, "list", at=instant())
    rows = list(cases[: limit + 1])
    lines = [CaseLine(**CaseLine.columns(row)) for row in rows[:limit]]
    return CaseList(cases=lines, after=lines[-1].number if len(rows) > limit else None)


@router.post("", response={201: Receipt, **WRITTEN}, operation_id="register")
def register(request: HttpRequest, body: bodies.NewCase) -> Status[Receipt]:
    """Register an application: person, case, and first facts, all of it or nothing. The same body again registers once."""
    officer, at = officer_of(request), instant()
    require(officer, May.REGISTER)
    if (body.existing is None) == (body.details is None):
        raise CaseError("give either the details of the person or, in 'existing', a person who is recorded already.")
    known_office(officer.authority, body.office)
    if body.existing is not None:
        person_to_change(officer, body.existing, at=at)
    registration = commands.Registration(
        id=body.id, office=body.office, existing=body.existing, facts=body.facts,
        details=body.details.given() if body.details else {},
    )  # fmt: skip
    case = commands.register(authority=officer.authority, registration=registration, by=Actor.of(officer), at=at)
    opened = Event.objects.filter(authority=officer.authority, stream=case.pk, by=f"officer:{officer.pk}").order_by(
        "sequence"
    )
    last = [event for event in opened if event.kind in ("case_opened", "person_linked", "step_taken")][:4]
    if not last:  # somebody else's registration has this id: nothing of it is told
        raise AlreadyRecorded("a registration of this id was sent before: make a new id.")
    return Status(201, Receipt.of(last[-1]))


@router.get("/{case}", response={200: CaseFile, **READ}, operation_id="read_case")
def read(request: HttpRequest, case: UUID, x_read_reason: ReasonHeader = "", reason: ReasonQuery = "") -> CaseFile:
    """A case as it stands. The read is logged with its reason."""
    return CaseFile.of(case_read(officer_of(request), case, reason=why(x_read_reason, reason), at=instant()))


@router.get("/{case}/clocks", response={200: ClockList, **READ}, operation_id="clocks_of_case")
def clocks(request: HttpRequest, case: UUID, x_read_reason: ReasonHeader = "", reason: ReasonQuery = "") -> ClockList:
    """The clocks that run or ran, as last worked out."""
    found = case_read(officer_of(request), case, reason=why(x_read_reason, reason), at=instant())
    rows = ClockRow.objects.filter(case=found).order_by("due_on", "due_at", "rule")
    return ClockList(worked_out_on=found.clocks_on, clocks=[ClockLine.of(row) for row in rows])


@router.get("/{case}/events", response={200: Timeline, **READ}, operation_id="events_of_case")
def events(
    request: HttpRequest,
    case: UUID,
    after: Annotated[int, Query(ge=0, le=bodies.LARGEST)] = 0,
    limit: Limit = 50,
    x_read_reason: ReasonHeader = "",
    reason: ReasonQuery = "",
) -> Timeline:
    """What happened, in its order, with the hashes of the chain."""
    officer = officer_of(request)
    found = case_read(officer, case, reason=why(x_read_reason, reason), at=instant())
    return timeline(officer, found.pk, StreamKind.CASE, after, limit)


def timeline(officer: Officer, stream: UUID, kind: StreamKind, after: int, limit: int) -> Timeline:
    """A page of the events of a stream that was read before."""
    chosen = Event.objects.filter(authority=officer.authority, stream=stream, stream_kind=kind, sequence__gt=after)
    rows = list(chosen.order_by("sequence")[: limit + 1])
    lines = [EventLine.of(row) for row in rows[:limit]]
    return Timeline(events=lines, after=lines[-1].sequence if len(rows) > limit else None)


# ------------------------------------------------------------------------------------------------------------ changes


@router.post("/{case}/facts", response={201: Receipt, **WRITTEN}, operation_id="record_fact")
def record_fact(request: HttpRequest, case: UUID, body: bodies.NewFact) -> Status[Receipt]:
    """Record a fact of the law language."""
    said = {"fact": body.fact, "value": body.value, "evidence": body.evidence}
    return _changed(request, case, body, "fact_recorded", said, commands.record_fact)


@router.post("/{case}/facts/{fact}/correct", response={201: Receipt, **WRITTEN}, operation_id="correct_fact")
def correct_fact(request: HttpRequest, case: UUID, fact: bodies.Name, body: bodies.CorrectedFact) -> Status[Receipt]:
    """Correct a fact. Findings and clocks are worked out again; what they were before is kept."""
    said = {"fact": fact, "value": body.value, "reason": body.reason, "evidence": body.evidence}
    return _changed(request, case, body, "fact_corrected", said, commands.correct_fact)


@router.post("/{case}/facts/{fact}/withdraw", response={201: Receipt, **WRITTEN}, operation_id="withdraw_fact")
def withdraw_fact(request: HttpRequest, case: UUID, fact: bodies.Name, body: bodies.Because) -> Status[Receipt]:
    """Make a fact unknown again."""
    return _changed(
        request, case, body, "fact_withdrawn", {"fact": fact, "reason": body.reason}, commands.withdraw_fact
    )


@router.post("/{case}/steps", response={201: Receipt, **WRITTEN}, operation_id="take_step")
def take_step(request: HttpRequest, case: UUID, body: bodies.NewStep) -> Status[Receipt]:
    """Take a step of the way of a case. One that comes late is recorded all the same."""
    said = {"step": body.step, "facts": body.facts, "note": body.note}
    return _changed(request, case, body, "step_taken", said, commands.take_step)


@router.post("/{case}/decisions", response={201: Receipt, **DECIDED}, operation_id="decide")
def decide(request: HttpRequest, case: UUID, body: bodies.NewDecision) -> Status[Receipt]:
    """Record what you decided. 423 while a safeguard bars an applied rule or is not settled: nobody decides past one."""
    said = {
        "decision": body.decision, "outcome": body.outcome, "reasons": body.reasons, "rules": body.rules, "facts": body.facts,
        "departs_from": body.departs_from or "", "departure_reason": body.departure_reason, "language": body.language or "",
    }  # fmt: skip
    return _changed(request, case, body, "decision_taken", said, commands.decide)


@router.post("/{case}/assignment", response={201: Receipt, **WRITTEN}, operation_id="assign")
def assign(request: HttpRequest, case: UUID, body: bodies.Assignment) -> Status[Receipt]:
    """Give a case to an office, and to an officer of it."""
    authority = officer_of(request).authority
    office = known_office(authority, body.office)
    owners = Officer.objects.filter(authority=authority, active=True, office__code=office)
    if body.owner is not None and not owners.filter(pk=body.owner).exists():
        raise CaseError("there is no such active officer in that office.")
    said = {"office": office, "owner": str(body.owner or ""), "reason": body.reason}
    return _changed(request, case, body, "case_assigned", said, commands.assign)


@router.post("/{case}/close", response={201: Receipt, **WRITTEN}, operation_id="close_case")
def close(request: HttpRequest, case: UUID, body: bodies.Because) -> Status[Receipt]:
    """Close a case on the authority's legal day."""
    return _changed(request, case, body, "case_closed", {"reason": body.reason}, commands.close)


def _changed(
    request: HttpRequest,
    case: UUID,
    body: bodies.Command,
    kind: str,
    said: Mapping[str, Any],
    command: Callable[..., Event],
) -> Status[Receipt]:
    """Run a command on a case that the officer may see, with what was said; or receipt it again."""
    officer, at = officer_of(request), instant()
    found = case_to_change(officer, case, at=at)
    run = partial(command, case=found, **said, at=at, event_id=body.event_id, expected_version=body.expected_version)
    return Status(201, written(by=officer, stream=case, event_id=body.event_id, kind=kind, said=said, write=run))
