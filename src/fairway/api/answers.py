"""What is answered: rows as they stand, events as they were recorded, findings in the trace schema of the law."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema

from fairway.casework.events import KINDS
from fairway.casework.models import CaseRow, ClockRow, Event, PersonRow, TaskRow
from fairway.casework.vault import opened


class Receipt(Schema):
    """What was recorded: send `version` as `expected_version` with the next change."""

    event: UUID
    stream: UUID
    version: int
    kind: str
    at: datetime
    on: date
    hash: str

    @classmethod
    def of(cls, event: Event) -> Receipt:
        """The receipt of an event."""
        return cls(
            event=event.pk,
            stream=event.stream,
            version=event.sequence,
            kind=event.kind,
            at=event.at,
            on=event.on,
            hash=event.hash,
        )


class CaseLine(Schema):
    """A case in a list."""

    id: UUID
    number: str
    kind: str
    version: int
    stage: str
    opened_on: date
    closed_on: date | None
    office: str | None
    owner: UUID | None
    vulnerable: bool
    next_due: date | None

    @classmethod
    def columns(cls, case: CaseRow) -> dict[str, Any]:
        """The columns of a case; its office must be read with it."""
        names = ("id", "number", "kind", "version", "stage", "opened_on", "closed_on", "vulnerable", "next_due")
        return {name: getattr(case, name) for name in names} | {
            "office": case.office.code if case.office else None,
            "owner": case.owner_id,
        }


class Part(Schema):
    """A person of a case."""

    person: UUID
    part: str


class CaseFile(CaseLine):
    """A case with its facts, each with who recorded it, when, on what evidence and what it was before."""

    facts: dict[str, Any]
    people: list[Part]
    clocks_on: date | None

    @classmethod
    def of(cls, case: CaseRow) -> CaseFile:
        """A case as it stands."""
        people = [Part(person=link.person_id, part=link.part) for link in case.people.order_by("part", "pk")]
        return cls(**cls.columns(case), facts=case.facts, people=people, clocks_on=case.clocks_on)


class CaseList(Schema):
    """Cases by number. after: send it to go on; null at the end."""

    cases: list[CaseLine]
    after: str | None


class ClockLine(Schema):
    """A clock as it stood on the day it was worked out."""

    rule: str
    citation: str
    due_on: date | None
    due_at: datetime | None
    status: str
    on_expiry: str
    done_fact: str
    earlier: list[str | None]

    @classmethod
    def of(cls, clock: ClockRow) -> ClockLine:
        """A clock row."""
        return cls(**{name: getattr(clock, name) for name in cls.model_fields})


class ClockList(Schema):
    """The clocks of a case. worked_out_on: the legal day for which they hold."""

    worked_out_on: date | None
    clocks: list[ClockLine]


class TaskLine(Schema):
    """Something to do in a case."""

    case: UUID
    number: str
    task: str
    due_on: date | None
    vulnerable: bool
    late: bool
    owner: UUID | None
    office: str | None

    @classmethod
    def of(cls, task: TaskRow) -> TaskLine:
        """A task row; its case and office must be read with it."""
        return cls(
            case=task.case_id, number=task.case.number, task=task.key, due_on=task.due_on, vulnerable=task.vulnerable, late=task.late,
            owner=task.owner_id, office=task.office.code if task.office else None,
        )  # fmt: skip


class TaskList(Schema):
    """Tasks by deadline, then vulnerability. There is no other order."""

    tasks: list[TaskLine]
    more: bool


class EventLine(Schema):
    """An event as it was recorded, with the hashes that chain it to the one before.

    details  what the payload holds sealed about a person, readable; empty once it was erased"""

    id: UUID
    sequence: int
    kind: str
    says: str
    payload: dict[str, Any]
    details: dict[str, Any]
    by: str
    at: datetime
    on: date
    previous: str
    hash: str
    sealed_in: int | None

    @classmethod
    def of(cls, event: Event) -> EventLine:
        """An event and its sentence of the timeline."""
        row = {name: getattr(event, name) for name in cls.model_fields if name not in ("says", "details")}
        says = KINDS[event.kind].says if event.kind in KINDS else event.kind
        return cls(**row, says=says, details=opened(event))


class Timeline(Schema):
    """Events in their order. after: send it to go on; null at the end."""

    events: list[EventLine]
    after: int | None


class FindingLine(Schema):
    """What one rule says of a case."""

    rule: str
    citation: str
    outcome: str
    value: Any
    note: str
    missing: list[str]


class FindingList(Schema):
    """The findings that say something, and the facts that the others wait for: first what most wait for."""

    on: date
    law_version: str
    findings: list[FindingLine]
    missing: list[str]


class Trace(Schema):
    """One finding in full, in the trace schema of the law."""

    trace: dict[str, Any]


class PersonFile(Schema):
    """A person as recorded."""

    id: UUID
    version: int
    details: dict[str, Any]
    merged_into: UUID | None
    erased_on: date | None

    @classmethod
    def of(cls, person: PersonRow) -> PersonFile:
        """A person's row."""
        return cls(
            id=person.pk,
            version=person.version,
            details=person.details,
            merged_into=person.merged_into_id,
            erased_on=person.erased_on,
        )


class AuditLine(Schema):
    """A deed on a case or person. by: who did it; null unless an auditor asks."""

    by: str | None
    deed: str
    what: str
    reason: str
    at: datetime


class AuditList(Schema):
    """Deeds on one stream, the newest first."""

    stream: UUID
    entries: list[AuditLine]
    more: bool


class ExportLine(Schema):
    """An export and how it stands."""

    id: UUID
    what: str
    fields: list[str]
    filters: dict[str, str]
    purpose: str
    requested_by_id: UUID
    requested_at: datetime
    answered_by_id: UUID | None
    answered_at: datetime | None
    approved: bool | None
    refusal: str
    expires_at: datetime | None
    fetched: int


class TokenLine(Schema):
    """A token, without its secret."""

    id: UUID
    label: str
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class TokenMade(TokenLine):
    """A new token with its secret, which is shown this once."""

    secret: str


class StepLine(Schema):
    """A step of the way of a case."""

    name: str
    title: str
    asks: list[str]
    may: list[str]
    answers: list[str]
    roles: list[str]


class Me(Schema):
    """The officer who asks."""

    id: UUID
    name: str
    authority: str
    office: str
    roles: list[str]
    legal_day: date
