"""Exports: a purpose, a second person, and a file made by the same query as the pages.

An officer asks and names the purpose and the columns; another officer approves or refuses. The file is made when it is fetched, from
`permissions.visible` of the officer who asked, so that it never shows what a page would not, and no copy lies about. Each row carries
the id of the export; each fetch is in the audit. Only the columns below may leave: nothing of a person's identity or facts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from fairway.casework.models import AuditEntry, ClockRow, Deed, Export, Officer
from fairway.casework.permissions import May, may, require, visible, visible_tasks
from fairway.casework.record import writing
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted

FIELDS: Mapping[str, Mapping[str, str]] = {
    "cases": {
        "number": "number", "kind": "kind", "stage": "stage", "office": "office__code", "opened_on": "opened_on",
        "closed_on": "closed_on", "next_due": "next_due",
    },
    "tasks": {"number": "case__number", "task": "key", "due_on": "due_on", "late": "late", "office": "office__code"},
    "clocks": {
        "number": "case__number", "rule": "rule", "citation": "citation", "due_on": "due_on", "due_at": "due_at", "status": "status",
        "on_expiry": "on_expiry",
    },
}  # fmt: skip
"""What may leave: column -> where it is read. A person's name, birth date, nationality, needs and facts are not among it."""

FILTERS: Mapping[str, tuple[str, ...]] = {
    "cases": ("kind", "stage", "office"),
    "tasks": ("task", "office"),
    "clocks": ("rule", "status"),
}
KEPT_OPEN = timedelta(days=7)
"""How long an approved export can be fetched."""
SHORTEST_PURPOSE = 10
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as it is handed over: its text, its media type, its name, how many rows it has."""

    text: str
    media: str
    name: str
    rows: int


def request_export(
    *,
    export: UUID,
    what: str,
    fields: Sequence[str],
    filters: Mapping[str, str],
    purpose: str,
    by: Officer,
    at: datetime,
) -> Export:
    """Ask for an export. The same request again is the same export.

    Raises NotPermitted, CaseError for columns that may not leave or no purpose, AlreadyRecorded if the id is of another request."""
    require(by, May.EXPORT)
    words = " ".join(purpose.split())
    _checked(what, fields, filters, words)
    made = Export(
        id=export, authority=by.authority, what=what, fields=list(fields), filters=dict(filters), purpose=words, requested_by=by,
        requested_at=at,
    )  # fmt: skip
    with writing():
        there = Export.objects.filter(pk=export).first()
        if there is not None:
            return _same(there, made)
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:  # the same id, at the same moment
            raise AlreadyRecorded("an export of this id was asked for at the same moment: send it again.") from None
        _log(made, by, "export_requested", words, at, Deed.WRITE)
    return made


def approve_export(*, export: UUID, by: Officer, at: datetime) -> Export:
    """Approve an export that another officer asked for. Approving twice changes nothing, and does not make it last longer."""
    with writing():
        found = _to_answer(export, by)
        if found.approved is True and found.answered_by_id == by.pk:
            return found
        _unanswered(found)
        found.approved, found.answered_by, found.answered_at, found.expires_at = True, by, at, at + KEPT_OPEN
        found.save()
        _log(found, by, "export_approved", found.purpose, at, Deed.WRITE)
    return found


def refuse_export(*, export: UUID, reason: str, by: Officer, at: datetime) -> Export:
    """Refuse an export that another officer asked for, and say why."""
    words = " ".join(reason.split())
    if not words:
        raise CaseError("say why: a refusal is recorded with its reason.")
    with writing():
        found = _to_answer(export, by)
        if found.approved is False and found.answered_by_id == by.pk and found.refusal == words[:300]:
            return found
        _unanswered(found)
        found.approved, found.answered_by, found.answered_at, found.refusal = False, by, at, words[:300]
        found.save()
        _log(found, by, "export_refused", words, at, Deed.WRITE)
    return found


def visible_exports(officer: Officer) -> QuerySet[Export]:
    """The exports that an officer may know of: those of the authority, for whoever may ask for one or watches over them."""
    exports = Export.objects.filter(authority=officer.authority).order_by("-requested_at", "pk")
    return exports if may(officer, May.EXPORT) or may(officer, May.AUDIT) else exports.none()


def fetch_export(*, export: UUID, form: str, by: Officer, at: datetime) -> File:
    """Make the file of an approved export: "csv" or "json". Only for the officer who asked, and only until it expires."""
    require(by, May.EXPORT)
    if form not in _WRITERS:
        raise CaseError(f"there is no form '{form}'. There are: {', '.join(_WRITERS)}.")
    with writing():
        found = _known(export, by)
        if found.requested_by_id != by.pk:
            raise NotPermitted("only the officer who asked for an export fetches it.")
        if not found.approved or found.expires_at is None:
            raise NotPermitted("this export is not approved: a second officer approves it first.")
        if at >= found.expires_at:
            raise NotPermitted("this export has expired: ask for a new one.")
        rows = _rows(found, by)
        found.fetched += 1
        found.save(update_fields=["fetched"])
        _log(found, by, "export_fetched", f"{len(rows)} rows: {found.purpose}", at, Deed.EXPORT)
    text, media = _WRITERS[form](found, rows, at)
    return File(text=text, media=media, name=f"export-{found.pk}.{form}", rows=len(rows))


def _known(export: UUID, by: Officer) -> Export:
    found = visible_exports(by).filter(pk=export).select_related("requested_by", "answered_by").first()
    if found is None:
        raise NotPermitted("there is no such export among those that you may know of.")
    return found


def _to_answer(export: UUID, by: Officer) -> Export:
    require(by, May.EXPORT)
    found = _known(export, by)
    if found.requested_by_id == by.pk:
        raise NotPermitted("a second officer approves or refuses: nobody answers his or her own request.")
    return found


def _unanswered(export: Export) -> None:
    if export.approved is not None:
        raise AlreadyRecorded("this export was answered already: ask for a new one.")


def _checked(what: str, fields: Sequence[str], filters: Mapping[str, str], purpose: str) -> None:
    columns = FIELDS.get(what)
    if columns is None:
        raise CaseError(f"there is no export of '{what}'. There are: {', '.join(FIELDS)}.")
    strange = [name for name in fields if name not in columns]
    if strange or not fields or len(set(fields)) != len(fields):
        raise CaseError(
            f"name each column that the purpose needs once, among: {', '.join(columns)}. Nothing else leaves."
        )
    if any(name not in FILTERS[what] for name in filters):
        raise CaseError(f"an export of {what} is narrowed by: {', '.join(FILTERS[what])}.")
    if not SHORTEST_PURPOSE <= len(purpose) <= 300:
        raise CaseError("say in a sentence what the export is for: the officer who approves it judges by that.")


def _same(there: Export, asked: Export) -> Export:
    same = ("authority_id", "what", "fields", "filters", "purpose", "requested_by_id")
    if any(getattr(there, name) != getattr(asked, name) for name in same):
        raise AlreadyRecorded("an export of this id was asked for and says something else: make a new id.")
    return there


def _rows(export: Export, by: Officer) -> list[dict[str, Any]]:
    cases = visible(by)
    sources: dict[str, QuerySet[Any]] = {
        "cases": cases.order_by("number"),
        "tasks": visible_tasks(by),
        "clocks": ClockRow.objects.filter(case__in=cases).order_by("case__number", "rule"),
    }
    columns = FIELDS[export.what]
    narrowed = {columns[name]: value for name, value in export.filters.items()}
    chosen = sources[export.what].filter(**narrowed).values_list(*(columns[name] for name in export.fields))
    return [{"export": str(export.pk), **dict(zip(export.fields, row, strict=True))} for row in chosen]


def _as_csv(export: Export, rows: list[dict[str, Any]], at: datetime) -> tuple[str, str]:
    del at
    out = io.StringIO()
    writer = csv.DictWriter(out, ["export", *export.fields], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue(), "text/csv"


def _cell(value: Any) -> str:
    text = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _as_json(export: Export, rows: list[dict[str, Any]], at: datetime) -> tuple[str, str]:
    mark = {
        "export": str(export.pk), "purpose": export.purpose, "requested_by": str(export.requested_by_id),
        "approved_by": str(export.answered_by_id), "made_at": at.isoformat(),
        "expires_at": export.expires_at.isoformat() if export.expires_at else None,
    }  # fmt: skip
    plain = [{k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()} for row in rows]
    return json.dumps({**mark, "rows": plain}, ensure_ascii=False), "application/json"


_WRITERS: Mapping[str, Callable[[Export, list[dict[str, Any]], datetime], tuple[str, str]]] = {
    "csv": _as_csv,
    "json": _as_json,
}


def _log(export: Export, by: Officer, what: str, reason: str, at: datetime, deed: Deed) -> None:
    AuditEntry.objects.create(
        authority=export.authority, officer=by, by=f"officer:{by.pk}", deed=deed, stream=export.pk, what=what, reason=reason[:300], at=at,
    )  # fmt: skip
