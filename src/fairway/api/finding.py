"""Finding what a request is about: only ever among what the officer may see, and with a trace of every read and refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from fairway.api.answers import Receipt
from fairway.api.faults import NotThere
from fairway.casework.models import AuditEntry, Authority, CaseRow, Deed, Event, Office, Officer, PersonRow
from fairway.casework.permissions import May, require, visible, visible_people
from fairway.casework.reading import read_case, read_person
from fairway.casework.record import Actor
from fairway.casework.vault import opened
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted

READS = 300
"""How long a reason for reading may be."""


def why(header: str, query: str) -> str:
    """The reason of a read: from the header (percent-encoded where it has other than ASCII letters) or from the query."""
    said = unquote(header) or query
    return "".join(letter if letter.isprintable() else " " for letter in said)[:READS]


def case_read(officer: Officer, case: UUID, *, reason: str, at: datetime) -> CaseRow:
    """A case to be shown; the read is logged. Raises NotThere, NotPermitted for a role that reads no case, CaseError."""
    require(officer, May.READ)
    try:
        return read_case(officer, case, reason=reason, at=at)
    except NotPermitted as refusal:
        raise NotThere(str(refusal)) from None


def case_to_change(officer: Officer, case: UUID, *, at: datetime) -> CaseRow:
    """A case to record something in; nothing of it is shown. An attempt on another's case is logged."""
    found = visible(officer).select_related("authority").filter(pk=case).first()
    return found or case_read(officer, case, reason="tried to record something", at=at)


def person_read(officer: Officer, person: UUID, *, reason: str, at: datetime) -> PersonRow:
    """The same for a person."""
    require(officer, May.READ)
    try:
        return read_person(officer, person, reason=reason, at=at)
    except NotPermitted as refusal:
        raise NotThere(str(refusal)) from None


def person_to_change(officer: Officer, person: UUID, *, at: datetime) -> PersonRow:
    """The same for a person."""
    found = visible_people(officer).select_related("authority").filter(pk=person).first()
    return found or person_read(officer, person, reason="tried to record something", at=at)


def listed(officer: Officer, what: str, *, at: datetime, reason: str = "list") -> None:
    """Log that a list was read."""
    AuditEntry.objects.create(
        authority=officer.authority,
        officer=officer,
        by=f"officer:{officer.pk}",
        deed=Deed.READ,
        what=what,
        reason=reason,
        at=at,
    )


def known_office(authority: Authority, code: str) -> str:
    """The code of an office that there is. Raises CaseError."""
    if not Office.objects.filter(authority=authority, code=code).exists():
        raise CaseError(f"there is no office '{code}' in this authority.")
    return code


def written(
    *, by: Officer, stream: UUID, event_id: UUID, kind: str, said: Mapping[str, Any], write: Callable[..., Event]
) -> Receipt:
    """Run a command once: what was recorded under this id by this officer, with these words, is receipted again.

    A retry may come when the case has moved on, a merge is confirmed or midnight has passed; a command would then refuse it or
    take it for something new, so the id is looked at first. Raises AlreadyRecorded if it was used for something else."""
    there = Event.objects.filter(pk=event_id).first()
    if there is None:
        return Receipt.of(write(by=Actor.of(by)))
    recorded = {**there.payload, "details": opened(there)} if "details" in there.payload else there.payload
    same = (there.authority_id, there.stream, there.kind, there.by) == (
        by.authority_id,
        stream,
        kind,
        f"officer:{by.pk}",
    )
    if not same or any(_worded(recorded.get(key)) != _worded(value) for key, value in said.items()):
        raise AlreadyRecorded("an event of this id was recorded and says something else: make a new id.")
    return Receipt.of(there)


def _worded(value: Any) -> Any:
    """A value as it is compared: without the spaces that a command takes out, and nothing where nothing was said."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value or None if isinstance(value, list | dict) else value
