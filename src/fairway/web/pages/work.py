"""The work of the day: my tasks, search, and the addresses of the case and registration pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from fairway.casework.permissions import May, require, visible_tasks
from fairway.casework.searching import find_cases
from fairway.web.forms import SearchForm
from fairway.web.pages import case, registration

ON_A_PAGE = 50
WEEK = timedelta(days=7)
LISTS = ("mine", "office", "nobody")


def first(request: Any) -> HttpResponse:
    """The first page is the one that an officer's roles open."""
    from fairway.web.context import house  # the menu knows which those are

    pages = house(request)["menu"]
    return redirect(pages[0][0]) if pages else render(request, "desk/nothing.html")


def tasks(request: Any) -> HttpResponse:
    """What is to be done, by deadline and then by vulnerability. There is no other order, and nothing can be hidden from it."""
    require(request.officer, May.READ)
    of = request.GET.get("of")
    of = of if of in LISTS else "mine"
    today = request.today
    queues = {
        "mine": Q(owner=request.officer), "office": Q(office=request.officer.office), "nobody": Q(owner=None),
    }  # fmt: skip
    every = visible_tasks(request.officer)
    counts = every.order_by().aggregate(**{name: Count("pk", filter=queue) for name, queue in queues.items()})
    chosen = every.filter(queues[of]).select_related("case", "owner")
    due = chosen.order_by().aggregate(
        late=Count("pk", filter=Q(due_on__lt=today)),
        today=Count("pk", filter=Q(due_on=today)),
        week=Count("pk", filter=Q(due_on__gt=today, due_on__lte=today + WEEK)),
    )
    pages = Paginator(chosen, ON_A_PAGE)
    pages.count = counts[of]  # counted above
    page = pages.get_page(request.GET.get("page"))
    return render(request, "desk/tasks.html", {"of": of, "counts": counts, "due": due, "page": page, "today": today})


def search(request: Any) -> HttpResponse:
    """Find a case. A search is sent by POST, so that a name stands in no address and no log of a server."""
    require(request.officer, May.READ)
    form = SearchForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = find_cases(request.officer, at=request.at, **form.cleaned_data)
    return render(request, "desk/search.html", {"form": form, "found": found})


urlpatterns = [
    path("", first, name="first"),
    path("tasks/", tasks, name="tasks"),
    path("search/", search, name="search"),
    *case.urlpatterns,
    *registration.urlpatterns,
]
