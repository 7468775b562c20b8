"""Tokens: a program acts as one officer, with no more than that officer's permissions, until a day that is set from the start."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.db.models import QuerySet

from fairway.casework.models import ApiToken, AuditEntry, Deed, Officer
from fairway.casework.record import writing
from fairway.errors import AlreadyRecorded, NotPermitted

LONGEST_DAYS = 365
PREFIX = "fairway_"
"""So that a token that was left somewhere is recognised for what it is."""


def make_token(*, token: UUID, label: str, days: int, by: Officer, at: datetime) -> tuple[ApiToken, str]:
    """A new token of an officer, and its secret, which is shown this once and kept nowhere. Raises AlreadyRecorded."""
    secret = PREFIX + secrets.token_urlsafe(32)
    with writing():
        if ApiToken.objects.filter(pk=token).exists():
            raise AlreadyRecorded("a token of this id was made already, and its secret is not kept: make a new one.")
        made = ApiToken.objects.create(
            id=token, officer=by, label=label, hash=_hash(secret), made_at=at, expires_at=at + timedelta(days=days)
        )
        _log(made, by, "token_made", at)
    return made, secret


def revoke_token(*, token: UUID, by: Officer, at: datetime) -> ApiToken:
    """End a token of one's own at once. Ending it again changes nothing."""
    with writing():
        found = tokens_of(by).filter(pk=token).first()
        if found is None:
            raise NotPermitted("there is no such token among yours.")
        if found.revoked_at is None:
            found.revoked_at = at
            found.save(update_fields=["revoked_at"])
            _log(found, by, "token_revoked", at)
    return cast(ApiToken, found)


def tokens_of(officer: Officer) -> QuerySet[ApiToken]:
    """An officer's own tokens, the newest first."""
    return ApiToken.objects.filter(officer=officer).order_by("-made_at", "pk")


def officer_of(secret: str, *, at: datetime) -> Officer | None:
    """Whose token this is; None for one that is unknown, ended or expired, or whose officer is no longer active."""
    found = (
        ApiToken.objects.select_related("officer__authority", "officer__office")
        .filter(
            hash=_hash(secret),
            revoked_at__isnull=True,
            expires_at__gt=at,
            officer__active=True,
            officer__user__is_active=True,
        )
        .first()
    )
    return None if found is None else cast(Officer, found.officer)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "backslashreplace")).hexdigest()


def _log(token: ApiToken, by: Officer, what: str, at: datetime) -> None:
    AuditEntry.objects.create(
        authority=by.authority,
        officer=by,
        by=f"officer:{by.pk}",
        deed=Deed.WRITE,
        stream=token.pk,
        what=what,
        reason="",
        at=at,
    )
