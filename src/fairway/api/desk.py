"""The officer's own desk: who one is, one's tasks, one's tokens; and for oversight the audit of one case or person."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from fairway.api import bodies, tokens
from fairway.api.access import BySession, instant, officer_of
from fairway.api.answers import AuditLine, AuditList, Me, TaskLine, TaskList, TokenLine, TokenMade
from fairway.api.cases import Limit, ReasonHeader, ReasonQuery
from fairway.api.faults import LISTED, READ, WRITTEN, NotThere
from fairway.api.finding import listed, why
from fairway.casework.models import AuditEntry, Role
from fairway.casework.permissions import May, require, visible_tasks
from fairway.casework.reading import SHORTEST_REASON
from fairway.casework.record import legal_day
from fairway.errors import CaseError, NotPermitted

router = Router(tags=["desk"])
Offset = Annotated[int, Query(ge=0, le=100_000)]


@router.get("/me", response={200: Me, **LISTED}, operation_id="me")
def me(request: HttpRequest) -> Me:
    """Who you are here, and which legal day it is."""
    officer = officer_of(request)
    return Me(
        id=officer.pk, name=officer.name, authority=officer.authority_id, office=officer.office.code, roles=officer.roles,
        legal_day=legal_day(instant(), officer.authority),
    )  # fmt: skip


@router.get("/tasks", response={200: TaskList, **LISTED}, operation_id="list_tasks")
def list_tasks(
    request: HttpRequest, mine: bool = False, late: bool = False, offset: Offset = 0, limit: Limit = 50
) -> TaskList:
    """What is to do in the cases that you may read: by deadline, then vulnerability, in no other order."""
    officer = officer_of(request)
    require(officer, May.READ)
    tasks = visible_tasks(officer).select_related("case", "office")
    tasks = tasks.filter(owner=officer) if mine else tasks
    tasks = tasks.filter(late=True) if late else tasks
    listed(officer, "tasks", at=instant())
    rows = list(tasks[offset : offset + limit + 1])
    return TaskList(tasks=[TaskLine.of(row) for row in rows[:limit]], more=len(rows) > limit)


@router.get("/audit/{stream}", response={200: AuditList, **READ}, operation_id="audit")
def audit(
    request: HttpRequest,
    stream: UUID,
    offset: Offset = 0,
    limit: Limit = 50,
    x_read_reason: ReasonHeader = "",
    reason: ReasonQuery = "",
) -> AuditList:
    """Who did and read what on one case, person or export. There is no audit of an officer: it would rank staff.

    An auditor is told who; a monitor what, when and why. Reading it is logged as well."""
    officer, at, said = officer_of(request), instant(), why(x_read_reason, reason)
    require(officer, May.AUDIT)
    if len(" ".join(said.split())) < SHORTEST_REASON:
        raise CaseError("say why you read this: a read without a reason is not allowed.")
    entries = AuditEntry.objects.filter(authority=officer.authority, stream=stream).order_by("-at", "-pk")
    rows = list(entries[offset : offset + limit + 1])
    listed(officer, "audit", at=at, reason=said)
    named = officer.has(Role.AUDITOR)
    lines = [
        AuditLine(by=row.by if named else None, deed=row.deed, what=row.what, reason=row.reason, at=row.at)
        for row in rows[:limit]
    ]
    return AuditList(stream=stream, entries=lines, more=len(rows) > limit)


# ------------------------------------------------------------------------------------------------------------- tokens


@router.get("/tokens", response={200: list[TokenLine], **LISTED}, operation_id="list_tokens")
def list_tokens(request: HttpRequest) -> list[TokenLine]:
    """Your tokens, without their secrets."""
    return [TokenLine.from_orm(row) for row in tokens.tokens_of(officer_of(request))]


@router.post("/tokens", auth=BySession(), response={201: TokenMade, **WRITTEN}, operation_id="make_token")
def make_token(request: HttpRequest, body: bodies.NewToken) -> Status[TokenMade]:
    """Make a token. Only for somebody who has signed in: a token makes no token."""
    made, secret = tokens.make_token(
        token=body.id, label=body.label, days=body.days, by=officer_of(request), at=instant()
    )
    return Status(201, TokenMade(**TokenLine.from_orm(made).model_dump(), secret=secret))


@router.post("/tokens/{token}/revoke", response={200: TokenLine, **READ}, operation_id="revoke_token")
def revoke_token(request: HttpRequest, token: UUID) -> TokenLine:
    """End a token of yours at once."""
    try:
        return TokenLine.from_orm(tokens.revoke_token(token=token, by=officer_of(request), at=instant()))
    except NotPermitted as refusal:
        raise NotThere(str(refusal)) from None
