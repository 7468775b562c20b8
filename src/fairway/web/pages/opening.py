"""Opening a case: with a reason, asked once a session for each case; sending a form: with what it conflicts with, shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from fairway.casework.events import KINDS
from fairway.casework.models import CaseRow, Event, Officer
from fairway.casework.reading import read_case
from fairway.casework.steps import DECISIONS, STEPS
from fairway.errors import CaseError, LawError, SafeguardOpen, StaleCase
from fairway.web.forms import ReasonForm

View = Callable[..., HttpResponse]
REASONS = "reasons"


def with_case(view: View) -> View:
    """Gives the view the case that its address names, read with the reason of this session; asks for the reason where there is none."""

    @wraps(view)
    def opened(request: Any, case: UUID, **more: Any) -> HttpResponse:
        reason = request.session.get(REASONS, {}).get(str(case))
        if reason is None:
            if request.method == "POST":  # the session ended meanwhile: what was typed lies in the browser
                return redirect("case", case=case)
            form = ReasonForm()
            return render(request, "desk/reason.html", {"form": form, "id": case, "next": request.get_full_path()})
        found = read_case(request.officer, case, reason=reason, at=request.at)
        return view(request, found, **more)

    return opened


def say_reason(request: Any, case: UUID) -> HttpResponse:
    """Remember for this session why a case is read, and go on to it."""
    form = ReasonForm(request.POST or None)
    onward = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts=None):
        onward = reverse("case", kwargs={"case": case})
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" else 200
        return render(request, "desk/reason.html", {"form": form, "id": case, "next": onward}, status=status)
    request.session[REASONS] = {**request.session.get(REASONS, {}), str(case): form.said()}
    return redirect(onward)


def send(
    request: HttpRequest, case: CaseRow, form: Any, run: Callable[[], object], page: str, shown: Any
) -> HttpResponse:
    """Run a command with what a form says. Back to the case where it was recorded; the conflict where somebody was faster;
    the form with the refusal and all that was typed otherwise."""
    status = 400
    if form.is_valid():
        try:
            run()
        except StaleCase:
            return _conflict(request, case, form)
        except (CaseError, LawError) as refusal:
            status = 422 if isinstance(refusal, SafeguardOpen) else 400
            form.add_error(None, str(refusal))
        else:
            return redirect("case", case=case.pk)
    return render(request, page, {**shown, "case": case, "form": form}, status=status)


def _conflict(request: HttpRequest, case: CaseRow, form: Any) -> HttpResponse:
    """Both sides: what was recorded since, and what was sent. Nothing is overwritten and nothing typed is lost."""
    seen = form.cleaned_data["version"]
    since = list(Event.objects.filter(authority=case.authority, stream=case.pk, sequence__gt=seen).order_by("sequence"))
    mine = [
        (form.fields[name].label, value)
        for name, value in form.cleaned_data.items()
        if not form.fields[name].widget.is_hidden and value not in (None, "", [], False)
    ]
    again = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("version", "csrfmiddlewaretoken")
        for value in values
    ]
    latest = since[-1].sequence if since else case.version
    given = {"case": case, "since": timeline(since), "mine": mine, "again": again, "version": latest}
    return render(request, "desk/conflict.html", given, status=409)


def timeline(events: list[Event]) -> list[dict[str, Any]]:
    """Events as a person reads them: sentence, details, who, when."""
    ids = {event.by.removeprefix("officer:") for event in events if event.by.startswith("officer:")}
    names = (
        {str(officer.pk): officer.name for officer in Officer.objects.filter(pk__in=ids).only("pk", "name")}
        if ids
        else {}
    )
    return [
        {
            "event": event, "says": _says(event),
            "who": _who(event.by, names), "details": list(_details(event)),
        }
        for event in events
    ]  # fmt: skip


def _says(event: Event) -> str:
    """The step or the kind of decision by its name; for other events the sentence of their kind."""
    named = {"step_taken": STEPS, "decision_taken": DECISIONS}.get(event.kind, {})
    step = named.get(event.payload.get("step") or event.payload.get("decision") or "")
    if step is not None:
        return f"{step.title}."
    return KINDS[event.kind].says if event.kind in KINDS else event.kind.replace("_", " ")


def _who(by: str, names: dict[str, str]) -> str:
    kind, _, rest = by.partition(":")
    if kind == "officer":
        return names.get(rest, "")
    return "the person" if kind == "person" else f"Fairway ({rest})"


_HIDDEN = frozenset({"case", "owner", "step", "document", "kind", "replaces", "person", "sha256", "number", "proposal"})


def _details(event: Event) -> Any:
    """Name and value of what an event says; the facts of a step one by one."""
    payload = event.payload
    if event.kind in ("fact_recorded", "fact_corrected"):
        yield payload["fact"], payload["value"]
        payload = {name: value for name, value in payload.items() if name not in ("fact", "value")}
    for name, value in payload.items():
        if name == "facts" and isinstance(value, dict):
            yield from value.items()
        elif name not in _HIDDEN and value not in ("", [], None) and not isinstance(value, dict):
            yield name, value
