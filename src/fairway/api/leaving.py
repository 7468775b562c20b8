"""Exports over the interface: asked for by one officer, answered by another, fetched by the first until they expire."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from fairway.api import bodies
from fairway.api.access import instant, officer_of
from fairway.api.answers import ExportLine
from fairway.api.cases import Limit
from fairway.api.desk import Offset
from fairway.api.faults import LISTED, READ, WRITTEN, NotThere
from fairway.casework import exports
from fairway.casework.models import Officer

router = Router(tags=["exports"])

_FILE = {
    "responses": {
        200: {
            "description": "The file. Every row carries the id of the export.",
            "content": {"text/csv": {"schema": {"type": "string"}}, "application/json": {"schema": {"type": "object"}}},
        }
    }
}


@router.get("", response={200: list[ExportLine], **LISTED}, operation_id="list_exports")
def list_exports(request: HttpRequest, offset: Offset = 0, limit: Limit = 50) -> list[ExportLine]:
    """The exports of your authority, the newest first, each with its purpose and who answered for it."""
    rows = exports.visible_exports(officer_of(request))[offset : offset + limit]
    return [ExportLine.from_orm(row) for row in rows]


@router.post("", response={201: ExportLine, **WRITTEN}, operation_id="request_export")
def request_export(request: HttpRequest, body: bodies.NewExport) -> Status[ExportLine]:
    """Ask for an export. A second officer judges by the purpose; only a few columns may leave at all."""
    made = exports.request_export(
        export=body.id, what=body.what, fields=body.fields, filters=body.filters, purpose=body.purpose, by=officer_of(request),
        at=instant(),
    )  # fmt: skip
    return Status(201, ExportLine.from_orm(made))


@router.post("/{export}/approve", response={200: ExportLine, **WRITTEN}, operation_id="approve_export")
def approve(request: HttpRequest, export: UUID) -> ExportLine:
    """Approve what another officer asked for. It can then be fetched for a week."""
    officer = _knows(request, export)
    return ExportLine.from_orm(exports.approve_export(export=export, by=officer, at=instant()))


@router.post("/{export}/refuse", response={200: ExportLine, **WRITTEN}, operation_id="refuse_export")
def refuse(request: HttpRequest, export: UUID, body: bodies.Why) -> ExportLine:
    """Refuse what another officer asked for, and say why."""
    officer = _knows(request, export)
    return ExportLine.from_orm(exports.refuse_export(export=export, reason=body.reason, by=officer, at=instant()))


@router.get("/{export}/file", response=READ, operation_id="fetch_export", openapi_extra=_FILE)
def fetch(request: HttpRequest, export: UUID, form: bodies.Code = "csv") -> HttpResponse:
    """The file of an approved export, made now by the query of the pages: csv or json. Each fetch is logged."""
    made = exports.fetch_export(export=export, form=form, by=_knows(request, export), at=instant())
    answer = HttpResponse(made.text.encode(), content_type=f"{made.media}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    answer["Cache-Control"] = "no-store"
    answer["X-Export-Id"] = str(export)
    return answer


def _knows(request: HttpRequest, export: UUID) -> Officer:
    officer = officer_of(request)
    if not exports.visible_exports(officer).filter(pk=export).exists():
        raise NotThere("there is no such export among those that you may know of.")
    return officer
