"""Commands on people. Two records are joined by two officers and parted exactly; nothing joins them by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from fairway.casework.models import Authority, Event, PersonRow, StreamKind
from fairway.casework.permissions import May, require
from fairway.casework.record import Actor, append, recorded, writing
from fairway.casework.vault import sealed
from fairway.errors import CaseError, NotPermitted

DETAILS = frozenset(
    {
        "family_name", "given_names", "born_on", "birth_date_known", "nationality", "language", "sex", "place_of_birth", "contact",
        "address", "needs", "support", "guardian", "representative", "interpreter", "photo_document",
    }
)  # fmt: skip
"""What is kept about a person. Each has its purpose and its time in `fairway.casework.purposes`."""


def record_person(
    *, authority: Authority, person: UUID, details: Mapping[str, Any], by: Actor, at: datetime, event_id: UUID
) -> Event:
    """Record a person for the first time."""
    if by.officer is not None:
        require(by.officer, May.REGISTER)
    plain = _details(details)
    with writing():
        return append(
            authority=authority, stream=person, stream_kind=StreamKind.PERSON, kind="person_recorded",
            payload={"details": sealed(authority, person, event_id, plain)}, by=by, at=at, event_id=event_id, expected_version=0,
        )  # fmt: skip


def correct_person(
    *,
    person: PersonRow,
    details: Mapping[str, Any],
    reason: str,
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Correct what is recorded of a person, and say why."""
    _not_erased(person)
    plain, why = _details(details), _said(reason)
    with writing():
        kept = sealed(person.authority, person.pk, event_id, plain)
        return _append(person, "person_corrected", {"details": kept, "reason": why}, by, at, event_id, expected_version)


def propose_merge(
    *, person: PersonRow, into: PersonRow, because: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Propose that two records are of one person. A second officer confirms or refuses."""
    _not_erased(person, into)
    if person.pk == into.pk or person.merged_into_id or into.merged_into_id:
        raise CaseError("these two cannot be joined: one of them is joined already, or they are the same record.")
    return _append(
        person, "merge_proposed", {"into": str(into.pk), "because": _said(because)}, by, at, event_id, expected_version
    )


def confirm_merge(
    *, person: PersonRow, proposal: Event, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Confirm a proposal that another officer made. Both records stay as they are; one now points to the other."""
    if before := recorded(event_id, person.authority, person.pk, "merge_confirmed"):
        return before
    _second_officer(person, proposal, by)
    payload = {"into": proposal.payload["into"], "proposal": str(proposal.pk)}
    return _append(person, "merge_confirmed", payload, by, at, event_id, expected_version)


def refuse_merge(
    *, person: PersonRow, proposal: Event, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Refuse a proposal that another officer made."""
    if before := recorded(event_id, person.authority, person.pk, "merge_refused"):
        return before
    _second_officer(person, proposal, by)
    payload = {"into": proposal.payload["into"], "proposal": str(proposal.pk), "reason": _said(reason)}
    return _append(person, "merge_refused", payload, by, at, event_id, expected_version)


def undo_merge(
    *, person: PersonRow, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Part two records: each is exactly what it was, with what was recorded on it meanwhile."""
    if before := recorded(event_id, person.authority, person.pk, "merge_undone"):
        return before
    if person.merged_into_id is None:
        raise CaseError("this record is not joined to another.")
    confirmed = (
        Event.objects.filter(authority=person.authority, stream=person.pk, kind="merge_confirmed")
        .order_by("-sequence")
        .first()
    )
    payload = {
        "into": str(person.merged_into_id),
        "confirmation": str(confirmed.pk) if confirmed else "",
        "reason": _said(reason),
    }
    return _append(person, "merge_undone", payload, by, at, event_id, expected_version)


def _append(
    person: PersonRow,
    kind: str,
    payload: Mapping[str, Any],
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    if by.officer is not None:
        require(by.officer, May.MERGE if kind.startswith("merge") else May.RECORD)
    return append(
        authority=person.authority, stream=person.pk, stream_kind=StreamKind.PERSON, kind=kind, payload=payload, by=by, at=at,
        event_id=event_id, expected_version=expected_version,
    )  # fmt: skip


def _second_officer(person: PersonRow, proposal: Event, by: Actor) -> None:
    if proposal.stream != person.pk or proposal.kind != "merge_proposed":
        raise CaseError("this is not a proposal about this record.")
    if by.officer is None or proposal.by == by.name:
        raise NotPermitted("a second officer confirms or refuses: nobody answers his or her own proposal.")
    answered = Event.objects.filter(
        stream=person.pk, kind__in=("merge_confirmed", "merge_refused"), payload__proposal=str(proposal.pk)
    )
    if answered.exists():
        raise CaseError("this proposal was answered already.")


def _not_erased(*people: PersonRow) -> None:
    if any(person.erased_on for person in people):
        raise CaseError("what identified this person was erased at the end of its time.")


def _details(details: Mapping[str, Any]) -> dict[str, Any]:
    strange = sorted(set(details) - DETAILS)
    if strange:
        raise CaseError(f"nothing is kept about a person under {', '.join(strange)}: there is no purpose for it.")
    return dict(details)


def _said(reason: str) -> str:
    words = " ".join(reason.split())
    if not words:
        raise CaseError("say why: this is recorded with its reason.")
    return words
