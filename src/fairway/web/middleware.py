"""What holds for every request: what a browser may do with an answer, who is logged in, and which officer that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from fairway.casework.models import Officer
from fairway.casework.record import legal_day
from fairway.errors import AlreadyRecorded, CaseError, LawError, NotPermitted, SafeguardOpen, StaleCase
from fairway.web import refusals

Next = Callable[[HttpRequest], HttpResponse]

# Own files only: no inline script or style, no plug-in, no other host. Pictures may be data: the code for a second factor is one.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_OWN_DOOR = ("/api/",)  # answers 401 itself, in its own form
_NO_OFFICER_YET = ("/account/", "/second-factor/", "/i18n/")


def instant() -> datetime:
    """What time it is. Pages ask here and nowhere else, so that a test can stop the clock."""
    return timezone.now()


class SafeAnswers:
    """Puts the content policy on every answer, and keeps pages out of every cache."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        answer = self.get_response(request)
        answer.headers.setdefault("Content-Security-Policy", POLICY)
        answer.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer


class LoggedIn(LoginRequiredMiddleware):
    """Every page wants a login unless its view says `login_not_required`."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> Any:
        """Nothing, or the way to the login page."""
        if request.path.startswith(_OWN_DOOR):
            return None
        return super().process_view(request, view, args, kwargs)


class OnlyOfficers:
    """Gives a view its `request.officer`, `request.at` and the legal day `request.today`, or refuses.

    What a command refuses becomes a page that says so."""

    STATUS: ClassVar[dict[type[Exception], int]] = {
        NotPermitted: 403, StaleCase: 409, AlreadyRecorded: 409, SafeguardOpen: 422, CaseError: 400, LawError: 400,
    }  # fmt: skip

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of what follows."""
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Nothing where an active officer asks, otherwise a refusal or the way to the second factor."""
        del args, kwargs
        if request.path.startswith(_OWN_DOOR + _NO_OFFICER_YET) or not getattr(view, "login_required", True):
            return None
        if _wants_second_factor(request):
            return redirect("mfa_activate_totp")
        request.officer = (
            Officer.objects.select_related("authority", "office").filter(user_id=request.user.pk, active=True).first()
        )
        if request.officer is None:
            return refusals.no_officer(request)
        request.at = instant()
        request.today = legal_day(request.at, request.officer.authority)
        return None

    def process_exception(self, request: Any, fault: Exception) -> HttpResponse | None:
        """A page for what Fairway refuses; anything else goes on."""
        if request.path.startswith(_OWN_DOOR):
            return None
        for kind, status in self.STATUS.items():
            if isinstance(fault, kind):
                return refusals.refused(request, str(fault), status)
        return None


def _wants_second_factor(request: Any) -> bool:
    """A session opened with a password alone. Where the authority's login service opened it, the service has asked."""
    used = {record.get("method") for record in request.session.get("account_authentication_methods", [])}
    if "password" not in used or "mfa" in used:
        return False
    from allauth.mfa.utils import is_mfa_enabled  # an app's models: not before the apps are ready

    return not is_mfa_enabled(request.user)
