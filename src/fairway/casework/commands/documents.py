"""Commands on documents. The bytes are in the store before the event names them, so that no event names what is not there."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings

from fairway.casework.commands.cases import _append as append_to_case
from fairway.casework.commands.cases import _officer_may as officer_may
from fairway.casework.commands.cases import _said as said
from fairway.casework.documents import FOUND, LARGEST_BYTES, Scan, Store, configured_scan, store, verdict_of
from fairway.casework.models import CaseRow, DocumentRow, Event
from fairway.casework.permissions import May
from fairway.casework.record import Actor
from fairway.errors import AlreadyRecorded, CaseError, StaleCase


def add_document(
    *, case: CaseRow, document: UUID, title: str, content: BinaryIO, by: Actor, at: datetime, event_id: UUID, expected_version: int,
    language: str = "", note: str = "", place: Store | None = None, scan: Scan | None = None,
) -> Event:  # fmt: skip
    """Take a file into the store and record that it belongs to a case. What it is, its content says.

    document   the client's id; place, scan: for another store or scan than the settings name
    Raises CaseError for a file that is not kept (kind, size, virus) and for a bad title, Refused where the disk or the scan fails."""
    officer_may(by, May.RECORD, case)
    title = " ".join(title.split())
    if not title or len(title) > 200:
        raise CaseError("give the document a title of 1 to 200 letters.")
    if len(note) > 300 or len(language) > 10:
        raise CaseError("a note has 300 letters at most, and a language is a code such as 'ar'.")
    there = Event.objects.filter(pk=event_id).first()
    if there is not None:
        return _same(there, case, document, content)
    if DocumentRow.objects.filter(pk=document).exists():
        raise AlreadyRecorded("a document of this id is there already: make a new id.")
    if CaseRow.objects.filter(pk=case.pk, version=expected_version).first() is None:  # before a large file is written
        raise StaleCase(
            f"this was read at version {expected_version}, which is not its version now: reload and send it again."
        )
    kept = (place or store()).keep(
        content,
        at=at,
        scan=scan or configured_scan(),
        largest=int(getattr(settings, "DOCUMENT_LARGEST", LARGEST_BYTES)),
    )
    payload: dict[str, Any] = {
        "document": str(document), "title": title, "media": kept.media, "sha256": kept.sha256, "size": kept.size
    }  # fmt: skip
    payload |= {key: value for key, value in (("language", language), ("note", note), ("scan", kept.scan)) if value}
    return append_to_case(case, "document_added", payload, by, at, event_id, expected_version, May.RECORD)


def _same(there: Event, case: CaseRow, document: UUID, content: BinaryIO) -> Event:
    """The event as it was recorded, if the same bytes were sent again."""
    fingerprint = hashlib.sha256()
    while chunk := content.read(1 << 16):
        fingerprint.update(chunk)
    recorded = (there.stream, there.kind, there.payload.get("document"), there.payload.get("sha256"))
    if recorded != (case.pk, "document_added", str(document), fingerprint.hexdigest()):
        raise AlreadyRecorded("an event of this id was recorded and says something else: make a new id.")
    return there


def scan_document(
    *, case: CaseRow, document: DocumentRow, by: Actor, at: datetime, event_id: UUID, expected_version: int,
    place: Store | None = None, scan: Scan | None = None,
) -> Event:  # fmt: skip
    """Scan a document that came in without a scan, and record what the scan said. After a find it stays and is
    not opened any more."""
    _of(case, document)
    chosen = scan or configured_scan()
    if chosen is None:
        raise CaseError("no virus scan is set up: name one in the setting DOCUMENT_SCAN.")
    kept = place or store()
    kept.read(document.sha256)
    verdict = verdict_of(kept.path(document.sha256), chosen)
    words = f"clean: {verdict.by}" if verdict.clean else f"{FOUND}{verdict.by}"
    return append_to_case(
        case, "document_scanned", {"document": str(document.pk), "scan": words[:120]}, by, at, event_id, expected_version, May.RECORD
    )  # fmt: skip


def withdraw_document(
    *, case: CaseRow, document: DocumentRow, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Say that a document was added by mistake. It is no longer listed; its bytes go at the end of their time."""
    _of(case, document)
    payload = {"document": str(document.pk), "reason": said(reason)}
    return append_to_case(case, "document_withdrawn", payload, by, at, event_id, expected_version, May.RECORD)


def erase_document(
    *,
    case: CaseRow,
    document: DocumentRow,
    because: str,
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Record that a document's time is over. Its bytes go with the next `documents.sweep`, unless another document has the same."""
    _of(case, document)
    payload = {"document": str(document.pk), "because": said(because)}
    return append_to_case(case, "document_erased", payload, by, at, event_id, expected_version, May.RECORD)


def _of(case: CaseRow, document: DocumentRow) -> None:
    if document.case_id != case.pk:
        raise CaseError("this document is of another case.")
