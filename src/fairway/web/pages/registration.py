"""Registering an application: one form, made for the keyboard, that loses nothing and shows who may be known already."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from fairway.casework.commands import Registration
from fairway.casework.commands import register as run
from fairway.casework.permissions import May, require, visible_people
from fairway.casework.record import Actor
from fairway.casework.searching import Known, known_already
from fairway.errors import CaseError, LawError
from fairway.web.forms import RegistrationForm


def register(request: Any) -> HttpResponse:
    """The form; the case that it made; or the form again with everything that was typed.

    Where somebody of this name or day of birth may be known, the first sending shows the records and the second one registers."""
    require(request.officer, May.REGISTER)
    if request.method != "POST":
        form = RegistrationForm(
            initial={"id": uuid4(), "fact_made_on": request.today, "fact_registered_on": request.today}
        )
        return render(request, "desk/register.html", {"form": form})
    form = RegistrationForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/register.html", {"form": form}, status=400)
    given = form.cleaned_data
    if not given["compared"]:
        known = _known(request, given["family_name"], given["given_names"], given["born_on"])
        if known.here or known.elsewhere:
            again = request.POST.copy()
            again["compared"] = "on"
            return render(request, "desk/register.html", {"form": RegistrationForm(again), "known": known, "ask": True})
    try:
        case = run(
            authority=request.officer.authority,
            registration=_registration(request, form),
            by=Actor.of(request.officer),
            at=request.at,
        )
    except (CaseError, LawError) as refusal:
        form.add_error(None, str(refusal))
        return render(request, "desk/register.html", {"form": form}, status=400)
    request.session["reasons"] = {**request.session.get("reasons", {}), str(case.pk): "registered it"}
    messages.success(request, _("Registered as %(number)s.") % {"number": case.number})
    return redirect("case", case=case.pk)


def _registration(request: Any, form: RegistrationForm) -> Registration:
    """What was typed. Raises CaseError for an existing record that the officer may not read."""
    existing = form.cleaned_data["existing"]
    if existing:
        try:
            found = visible_people(request.officer).filter(pk=UUID(existing), merged_into=None, erased_on=None).exists()
        except ValueError:
            found = False
        if not found:
            raise CaseError("there is no such person among those that you may read: register a new one.")
    return Registration(
        id=form.cleaned_data["id"], office=request.officer.office.code, details={} if existing else form.details(),
        existing=UUID(existing) if existing else None, facts=form.facts(),
    )  # fmt: skip


def hints(request: Any) -> HttpResponse:
    """Who may be known already, while the name is typed. The same is shown on sending, without any script."""
    require(request.officer, May.REGISTER)
    try:
        born_on = date.fromisoformat(request.GET.get("born_on", ""))
    except ValueError:
        born_on = None
    family_name, given_names = (
        " ".join(request.GET.get(name, "").split())[:200] for name in ("family_name", "given_names")
    )
    enough = family_name and (given_names or born_on)
    known = _known(request, family_name, given_names, born_on) if enough else Known([], 0)
    return render(request, "desk/known.html", {"known": known})


def _known(request: Any, family_name: str, given_names: str, born_on: date | None) -> Known:
    return known_already(
        request.officer, family_name=family_name, given_names=given_names, born_on=born_on, at=request.at
    )


urlpatterns = [path("register/", register, name="register"), path("register/known/", hints, name="known")]
