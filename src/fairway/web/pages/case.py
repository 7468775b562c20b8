"""The case page, and the forms on it: a fact, a step, a decision, a document."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from fairway.casework import commands
from fairway.casework.commands.cases import guarded
from fairway.casework.commands.documents import add_document as add
from fairway.casework.documents import ENDINGS, documents_of, read_document
from fairway.casework.models import CasePerson, CaseRow, ClockRow, Event
from fairway.casework.nextsteps import next_steps
from fairway.casework.permissions import May, may
from fairway.casework.record import Actor
from fairway.casework.steps import DECISIONS, STEPS
from fairway.errors import CaseError
from fairway.law.pack import packaged_book
from fairway.web import forms, refusals
from fairway.web.pages.opening import REASONS, say_reason, send, timeline, with_case

SEARCHED_FACTS = 40
OTHER = "other"


@with_case
def show(request: Any, case: CaseRow) -> HttpResponse:
    """Everything about a case on one page: alert, clocks, next steps, facts, timeline, documents, messages."""
    outlook = next_steps(case, request.today)
    clocks = list(ClockRow.objects.filter(case=case).order_by("due_on", "rule"))
    events = list(Event.objects.filter(authority=case.authority, stream=case.pk).order_by("sequence"))
    lines = timeline(events)
    running = [clock for clock in clocks if clock.status in ("RUNNING", "MISSED", "MISSED_UNLESS_DONE", "SUSPENDED")]
    return render(
        request,
        "desk/case.html",
        {
            "case": case,
            "people": CasePerson.objects.filter(case=case).select_related("person").order_by("part", "pk"),
            "late": [clock for clock in running if clock.due_on and clock.due_on < request.today],
            "clocks": running,
            "past": [clock for clock in clocks if clock not in running],
            "outlook": outlook,
            "held_back": [step for step in outlook.steps if step.force == "barred"],
            "facts": sorted(case.facts.items()),
            "timeline": lines[::-1],
            "documents": documents_of(case),
            "messages_sent": [line for line in lines if line["event"].kind in ("message_added", "note_added")],
            "code_id": uuid4(),
            "may_record": may(request.officer, May.RECORD),
            "may_decide": may(request.officer, May.DECIDE),
        },
    )


# ------------------------------------------------------------------------------------------------------------ facts


@with_case
def choose_fact(request: Any, case: CaseRow) -> HttpResponse:
    """Find the fact to record by the words of its question; those that something waits for come first."""
    words = request.GET.get("q", "").lower().split()
    known = packaged_book().facts
    wanted = {fact: None for step in next_steps(case, request.today).steps for fact in (*step.asks, *step.missing)}
    if words:
        wanted = {
            fact.name: None
            for fact in known.values()
            if all(word in f"{fact.name} {fact.question}".lower() for word in words)
        }
    found = [known[name] for name in wanted if name in known and known[name].sensitivity.value != "public"]
    return render(
        request, "desk/facts.html", {"case": case, "found": found[:SEARCHED_FACTS], "more": len(found) > SEARCHED_FACTS, "q": " ".join(words)}
    )  # fmt: skip


@with_case
def fact(request: Any, case: CaseRow, name: str) -> HttpResponse:
    """Record a fact, or correct it with a reason; what it was before stays."""
    if name not in packaged_book().facts:
        return refusals.not_found(request)
    there = case.facts.get(name)
    standing = there if there and not there.get("withdrawn") else None
    shown = {
        "name": name,
        "there": there,
        "standing": standing,
        "withdrawal": forms.NoteForm.fresh(case.version, auto_id="withdraw_%s"),
    }
    if request.method != "POST":
        initial = {"value": forms.form_value(standing["value"])} if standing and standing["value"] != "none" else {}
        form = forms.FactForm.fresh(case.version, fact=name, correcting=there is not None, initial=initial)
        return render(request, "desk/fact.html", {**shown, "case": case, "form": form})
    form = forms.FactForm(request.POST, fact=name, correcting=there is not None)

    def run() -> object:
        given = {
            "fact": name,
            "value": form.said(),
            "evidence": form.cleaned_data["evidence"],
            **_command(request, case, form),
        }
        if there is None:
            return commands.record_fact(**given)
        return commands.correct_fact(reason=form.cleaned_data["reason"], **given)

    return send(request, case, form, run, "desk/fact.html", shown)


@with_case
def withdraw(request: Any, case: CaseRow, name: str) -> HttpResponse:
    """Make a recorded fact unknown again."""
    form = forms.NoteForm(request.POST or None)
    there = case.facts.get(name)
    if request.method != "POST" or there is None:
        return redirect("fact", case=case.pk, name=name)
    shown = {"name": name, "there": there, "standing": None, "only_withdraw": True}

    def run() -> object:
        return commands.withdraw_fact(fact=name, reason=form.cleaned_data["reason"], **_command(request, case, form))

    return send(request, case, form, run, "desk/fact.html", shown)


# ------------------------------------------------------------------------------------------------------------ steps, decisions


@with_case
def step(request: Any, case: CaseRow, name: str) -> HttpResponse:
    """Take a step. One that the law does not offer now can be taken all the same, and one that comes late is recorded."""
    what = STEPS.get(name)
    if what is None:
        return refusals.not_found(request)
    offered = next((each for each in next_steps(case, request.today).steps if each.name == name), None)
    fields = {"asks": what.asks, "may": what.may}
    shown = {"step": what, "offered": offered}
    if request.method != "POST":
        initial = {
            f"fact_{fact}": forms.form_value(case.facts[fact]["value"])
            for fact in (*what.asks, *what.may)
            if fact in case.facts and not case.facts[fact].get("withdrawn")
        }
        form = forms.StepForm.fresh(case.version, initial=initial, **fields)
        return render(request, "desk/step.html", {**shown, "case": case, "form": form})
    form = forms.StepForm(request.POST, **fields)

    def run() -> object:
        note = form.cleaned_data["note"]
        return commands.take_step(step=name, facts=form.said(), note=note, **_command(request, case, form))

    return send(request, case, form, run, "desk/step.html", shown)


@with_case
def decide(request: Any, case: CaseRow, name: str) -> HttpResponse:
    """Decide with reasons. The findings stand beside; to depart from one asks why."""
    if name not in DECISIONS and name != OTHER:
        return refusals.not_found(request)
    if not may(request.officer, May.DECIDE):
        return refusals.refused(request, _("Only a decision-maker decides: hand the case over."), 403)
    outlook = next_steps(case, request.today)
    offered = [why for step in outlook.steps if step.name == name for why in step.why if why.force != "clock"]
    findings = {why.rule: why for why in [*offered, *outlook.holds]}
    fields: dict[str, Any] = {
        "decision": name,
        "findings": [(why.rule, f"{why.citation}: {why.says}") for why in findings.values()],
    }
    title = DECISIONS[name].title if name in DECISIONS else _("Another decision")
    shown = {"findings": list(findings.values()), "title": title, "name": name}
    if request.method != "POST":
        form = forms.DecisionForm.fresh(case.version, **fields)
        return render(request, "desk/decide.html", {**shown, "case": case, "form": form})
    form = forms.DecisionForm(request.POST, **fields)

    def run() -> object:
        given = form.cleaned_data
        words: dict[str, Any] = {
            key: given.get(key, "") for key in ("outcome", "reasons", "departs_from", "departure_reason")
        }
        words["rules"] = sorted({*given.get("rules", ()), *guarded(name)})
        return commands.decide(decision=name, facts=form.said(), **words, **_command(request, case, form))

    return send(request, case, form, run, "desk/decide.html", shown)


# ------------------------------------------------------------------------------------------------------------ documents


@with_case
def add_document(request: Any, case: CaseRow) -> HttpResponse:
    """Add a file to a case."""
    if request.method != "POST":
        form = forms.DocumentForm.fresh(case.version, initial={"document": uuid4()})
        return render(request, "desk/document.html", {"case": case, "form": form})
    form = forms.DocumentForm(request.POST, request.FILES)

    def run() -> object:
        given = form.cleaned_data
        words = {key: given[key] for key in ("document", "title", "content", "language")}
        return add(**words, **_command(request, case, form))

    return send(request, case, form, run, "desk/document.html", {})


@with_case
def document(request: Any, case: CaseRow, document: UUID) -> HttpResponse:
    """The bytes of a document, to be kept as a file: nothing of it runs in the page."""
    row, content = read_document(
        request.officer, document, reason=request.session[REASONS][str(case.pk)], at=request.at
    )
    answer = HttpResponse(content, content_type=row.media)
    answer.headers["Content-Disposition"] = content_disposition_header(
        True, f"{row.title}.{ENDINGS.get(row.media, 'bin')}"
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _command(request: Any, case: CaseRow, form: Any) -> dict[str, Any]:
    """What every command takes: who, when, its id and the version that was read."""
    given = form.cleaned_data
    if given["version"] > case.version:
        raise CaseError("this form says a version that the case has not reached: reload it.")
    return {
        "case": case, "by": Actor.of(request.officer), "at": request.at, "event_id": given["event_id"], "expected_version": given["version"]
    }  # fmt: skip


def _reason(request: Any, case: UUID) -> HttpResponse:
    return say_reason(request, case)


urlpatterns = [
    path("cases/<uuid:case>/", show, name="case"),
    path("cases/<uuid:case>/reason/", _reason, name="reason"),
    path("cases/<uuid:case>/facts/", choose_fact, name="facts"),
    path("cases/<uuid:case>/facts/<slug:name>/", fact, name="fact"),
    path("cases/<uuid:case>/facts/<slug:name>/withdraw/", withdraw, name="withdraw"),
    path("cases/<uuid:case>/steps/<slug:name>/", step, name="step"),
    path("cases/<uuid:case>/decide/<slug:name>/", decide, name="decide"),
    path("cases/<uuid:case>/documents/", add_document, name="add_document"),
    path("cases/<uuid:case>/documents/<uuid:document>/", document, name="document"),
]
