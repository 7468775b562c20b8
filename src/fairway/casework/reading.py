"""Reading a case: with a reason, and never without a trace. The entry is written before anything is shown."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from fairway.casework.models import AuditEntry, CaseRow, Deed, Officer, PersonRow
from fairway.casework.permissions import visible, visible_people
from fairway.errors import CaseError, NotPermitted

SHORTEST_REASON = 3


def read_case(officer: Officer, case: UUID, *, reason: str, at: datetime) -> CaseRow:
    """A case that an officer may read. The read is logged with its reason, and so is a refusal.

    Raises CaseError without a reason, NotPermitted for a case that the officer may not read or that is not there."""
    _log(
        officer, case, "case", reason, at, found := visible(officer).filter(pk=case).select_related("authority").first()
    )
    if found is None:
        raise NotPermitted("there is no such case among those that you may read.")
    return found


def read_person(officer: Officer, person: UUID, *, reason: str, at: datetime) -> PersonRow:
    """The same for a person."""
    _log(officer, person, "person", reason, at, found := visible_people(officer).filter(pk=person).first())
    if found is None:
        raise NotPermitted("there is no such person among those that you may read.")
    return found


def _log(officer: Officer, stream: UUID, what: str, reason: str, at: datetime, found: object) -> None:
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise CaseError("say why you read this: a read without a reason is not allowed.")
    AuditEntry.objects.create(
        authority=officer.authority, officer=officer, by=f"officer:{officer.pk}", stream=stream, what=what, reason=reason[:300], at=at,
        deed=Deed.READ if found is not None else Deed.REFUSED,
    )  # fmt: skip
