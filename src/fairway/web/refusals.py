"""Pages that say no: what was refused, and what to do now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """A refusal in the words of the error. It names no person and no case."""
    return render(request, "refused.html", {"why": why}, status=status)


def no_officer(request: HttpRequest) -> HttpResponse:
    """For somebody who is logged in and acts for no authority."""
    return refused(
        request, _("Your account belongs to no active officer. Ask an administrator of your authority."), 403
    )


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form without its token: sent from elsewhere, or after a new login."""
    del reason
    why = _(
        "This form was made for another session. Go back, reload the page and send it again: what you typed is kept."
    )
    return refused(request, why, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For an address that leads nowhere."""
    del exception
    return refused(request, _("There is no such page."), 404)


def failed(request: HttpRequest) -> HttpResponse:
    """For a fault of ours. Nothing is told but that."""
    return render(request, "failed.html", status=500)
