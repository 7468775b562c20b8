"""Pages that look over many cases: loose ends, reception, the work of offices, merges to answer, oversight, officers; and the roles
of a demonstration. None of them shows a figure of an officer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fairway.casework import commands, demo, oversight, reception
from fairway.casework import loose_ends as ends
from fairway.casework.commands.officers import add_officer, change_officer
from fairway.casework.facts import public_facts
from fairway.casework.models import Event, Officer, Role
from fairway.casework.permissions import May, may, require, visible_people
from fairway.casework.reading import read_person
from fairway.casework.record import Actor
from fairway.casework.workload import workload as work_of_offices
from fairway.web.forms import day_field

ON_A_PAGE = 25
PERIOD_DAYS = 90

# ------------------------------------------------------------------------------------------------------------ loose ends


def loose_ends(request: Any) -> HttpResponse:
    """Every kind of loose end with its number of cases; the cases of one kind, each with what the law says of it."""
    require(request.officer, May.READ)
    kind = request.GET.get("kind", "")
    chosen = ends.LOOSE_ENDS.get(kind)
    if kind and chosen is None:
        raise Http404
    counted = ends.count(request.officer, request.today, slow=bool(chosen and chosen.slow))
    page, rows = None, []
    if chosen is not None:
        cases = ends.cases_with(kind, request.officer, request.today).select_related("authority", "office", "owner")
        page = Paginator(cases, ON_A_PAGE).get_page(request.GET.get("page"))
        public = public_facts(request.officer.authority, request.today)
        rows = [(case, ends.finding(chosen, case, request.today, public)) for case in page]
    proposals = len(ends.open_proposals(request.officer)) if may(request.officer, May.MERGE) else 0
    return render(
        request, "oversight/loose_ends.html", {"counted": counted, "chosen": chosen, "page": page, "rows": rows, "proposals": proposals}
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------ reception, offices


def reception_list(request: Any) -> HttpResponse:
    """Places by region with their room, and what is to be looked at again."""
    require(request.officer, May.READ)
    authority = request.officer.authority
    rows = reception.occupancy(authority, request.today)
    shown = {
        "rows": rows, "capacity": sum(row.capacity for row in rows), "taken": sum(row.taken for row in rows),
        "free": sum(row.free for row in rows), "closed": reception.at_closed_places(authority, request.today).count(),
        "misfits": reception.misfits(authority, request.today).count(), "today": request.today,
    }  # fmt: skip
    return render(request, "oversight/reception.html", shown)


def workload(request: Any) -> HttpResponse:
    """Offices, their open work, and how many clocks end in each of the next weeks."""
    require(request.officer, May.ASSIGN)
    return render(request, "oversight/workload.html", {"work": work_of_offices(request.officer, request.today)})


# ------------------------------------------------------------------------------------------------------------ merges


def merges(request: Any) -> HttpResponse:
    """Proposals that wait for a second officer. What is shown of the two people is a read, and logged as one."""
    require(request.officer, May.MERGE)
    waiting = []
    for proposal, one, other in ends.open_proposals(request.officer)[:ON_A_PAGE]:
        for person in (one, other):
            read_person(request.officer, person.pk, reason="answer to a merge proposal", at=request.at)
        own = proposal.by == f"officer:{request.officer.pk}"
        waiting.append({"proposal": proposal, "one": one, "other": other, "own": own, "event_id": uuid4()})
    return render(request, "oversight/merges.html", {"waiting": waiting})


@require_POST
def answer_merge(request: Any, proposal: UUID) -> HttpResponse:
    """Confirm or refuse a proposal. The command refuses whoever made it."""
    require(request.officer, May.MERGE)
    about = get_object_or_404(Event, pk=proposal, authority=request.officer.authority, kind="merge_proposed")
    person = get_object_or_404(visible_people(request.officer), pk=about.stream)
    get_object_or_404(visible_people(request.officer), pk=about.payload["into"])
    given: dict[str, Any] = {
        "person": person, "proposal": about, "by": Actor.of(request.officer), "at": request.at, **_sent(request),
    }  # fmt: skip
    if request.POST.get("answer") == "confirm":
        commands.confirm_merge(**given)
        messages.success(request, _("The two records are joined. This can be undone exactly."))
    else:
        commands.refuse_merge(reason=request.POST.get("reason", ""), **given)
        messages.success(request, _("The two records stay apart."))
    return redirect("merges")


def _sent(request: Any) -> dict[str, Any]:
    try:
        return {"event_id": UUID(request.POST["event_id"]), "expected_version": int(request.POST["version"])}
    except (KeyError, ValueError):
        raise Http404 from None


# ------------------------------------------------------------------------------------------------------------ oversight


class PeriodForm(forms.Form):
    """A period, both days with it."""

    since = day_field(gettext_lazy("From"), required=True)
    until = day_field(gettext_lazy("To"), required=True)


def figures(request: Any) -> HttpResponse:
    """Reads, departures, breaches, detention days and exports of a period: for monitors and auditors."""
    require(request.officer, May.AUDIT)
    asked = {"since": request.today - timedelta(days=PERIOD_DAYS), "until": request.today}
    form = PeriodForm(request.GET if "since" in request.GET else None, initial=asked)
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
    since, until = asked["since"], asked["until"]
    found = oversight.figures(request.officer, since=since, until=until, at=request.at)
    return render(request, "oversight/figures.html", {"form": form, "figures": found})


# ------------------------------------------------------------------------------------------------------------ officers


class OfficerForm(forms.Form):
    """What an officer may do, and where."""

    office = forms.ChoiceField(label=gettext_lazy("Office"))
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), choices=[(role.value, role.value.replace("_", " ")) for role in Role],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *given: Any, authority: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["office"].choices = authority.offices.order_by("name").values_list("code", "name")


class NewOfficerForm(OfficerForm):
    """An officer and an account."""

    username = forms.CharField(label=gettext_lazy("User name"), max_length=150)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    password = forms.CharField(
        label=gettext_lazy("First password"), required=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("12 characters or more. Empty: only the authority's own login service opens the account."),
    )  # fmt: skip
    field_order = ("username", "name", "office", "roles", "password")


class ChangeOfficerForm(OfficerForm):
    """A change, with its reason."""

    active = forms.BooleanField(label=gettext_lazy("Active"), required=False)
    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=200)


def officers(request: Any) -> HttpResponse:
    """Officers by name, and a form for a new one."""
    require(request.officer, May.ADMINISTER)
    authority = request.officer.authority
    form = NewOfficerForm(request.POST or None, authority=authority)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        add_officer(
            authority=authority, office=given["office"], username=given["username"], name=given["name"], roles=given["roles"],
            password=given["password"] or None, by=Actor.of(request.officer), at=request.at,
        )  # fmt: skip
        messages.success(request, _("The officer was added. A second factor is set up at the first login."))
        return redirect("officers")
    there = (
        Officer.objects.filter(authority=authority).select_related("user", "office").order_by("-active", "name", "pk")
    )
    return render(request, "oversight/officers.html", {"officers": there, "form": form})


def one_officer(request: Any, officer: UUID) -> HttpResponse:
    """Change what an officer may do."""
    require(request.officer, May.ADMINISTER)
    authority = request.officer.authority
    found = get_object_or_404(
        Officer.objects.select_related("office", "user", "authority"), pk=officer, authority=authority
    )
    now = {"office": found.office.code, "roles": found.roles, "active": found.active}
    form = ChangeOfficerForm(request.POST or None, authority=authority, initial=now)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        change_officer(officer=found, by=Actor.of(request.officer), at=request.at, **given)
        messages.success(request, _("The change was recorded."))
        return redirect("officers")
    return render(request, "oversight/officer.html", {"found": found, "form": form})


# ------------------------------------------------------------------------------------------------------ a demonstration


@login_not_required
def demo_roles(request: Any) -> HttpResponse:
    """Take a role with one click: only where the site was started as a demonstration, and only those of synthetic people."""
    if not settings.DEMO:
        raise Http404
    there = demo.demo_officers()
    if request.method == "POST":
        chosen = next((officer for officer in there if str(officer.pk) == request.POST.get("officer")), None)
        if chosen is None:
            raise Http404
        login(request, chosen.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("/")
    return render(request, "oversight/demo.html", {"roles": there})


urlpatterns = [
    path("loose-ends/", loose_ends, name="loose_ends"),
    path("reception/", reception_list, name="reception"),
    path("workload/", workload, name="workload"),
    path("merges/", merges, name="merges"),
    path("merges/<uuid:proposal>/", answer_merge, name="answer_merge"),
    path("oversight/", figures, name="oversight"),
    path("officers/", officers, name="officers"),
    path("officers/<uuid:officer>/", one_officer, name="one_officer"),
    path("demo/", demo_roles, name="demo_roles"),
]
