"""Who asks: an officer with a session (then a CSRF token goes with every change), or a program with an officer's token."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from fairway.api import tokens
from fairway.casework.models import Officer


def instant() -> datetime:
    """The one place where this face reads the clock; everything below is told the time."""
    return datetime.now(UTC)


class ByToken(HttpBearer):
    """`Authorization: Bearer ...`"""

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        """The officer for whom the program acts."""
        del request
        return tokens.officer_of(token, at=instant())


class BySession(APIKeyCookie):
    """The session of the site. Whoever has none is told to sign in; only then is the CSRF token looked at."""

    param_name: str = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Officer | None:
        """The officer who has signed in."""
        if not request.user.is_authenticated:
            return None
        return cast("Officer | None", super().__call__(request))

    def authenticate(self, request: HttpRequest, key: str | None) -> Officer | None:
        """The officer of the user of the session."""
        del key
        found = Officer.objects.select_related("authority", "office").filter(user=request.user, active=True).first()
        return cast("Officer | None", found)


def officer_of(request: HttpRequest) -> Officer:
    """The officer who was recognised by one of the two above."""
    return cast(Officer, request.auth)
