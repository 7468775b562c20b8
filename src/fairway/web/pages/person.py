"""The person's own pages: a code opens one visit to one case, in the person's language. No officer's login is needed or used here.

What a session holds is the id of the visit, never that of a case: whatever address is asked for, the case is the visit's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.timezone import now as instant
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from fairway.casework import access
from fairway.casework.letter_paper import code_sheet_pdf, letter_pdf
from fairway.casework.models import PersonAccess, PersonRow
from fairway.casework.own_case import OwnCase, OwnDecision, own_case, own_letter
from fairway.casework.plain_words import NOT_APPROVED, day_format
from fairway.casework.reading import read_case
from fairway.casework.record import Actor
from fairway.errors import CaseError, NotPermitted
from fairway.web import languages

VISIT, LANGUAGE = "own_visit", "own_language"
WRONG_TRIES, TRIES_WITHIN = 20, 600  # from one address, in seconds; the count on each code is the real bar

View = Callable[..., HttpResponse]


def _in_language(view: View) -> View:
    """Run a view in the person's language, and keep its answer out of every cache and every referrer."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = _language(request)
        with translation.override(language):
            answer = view(request, *args, **kwargs)
        answer["Content-Language"] = language
        answer["Referrer-Policy"] = "same-origin"  # no less: the check of forms needs it on our own pages
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return never_cache(login_not_required(run))


def _language(request: HttpRequest) -> str:
    """Chosen here, kept for the session; otherwise what the browser asks for, if the page is complete in it; otherwise English."""
    offered = [code for code, _, _ in languages.offered()]
    chosen = request.GET.get("language", "")
    if chosen in offered:
        request.session[LANGUAGE] = chosen
        return chosen
    kept = request.session.get(LANGUAGE) or translation.get_language_from_request(request)
    return kept if kept in offered else languages.SOURCE


def _show(request: HttpRequest, template: str, found: dict[str, Any], status: int = 200) -> HttpResponse:
    code = translation.get_language() or languages.SOURCE
    around = {
        "language": code,
        "languages": languages.offered(),
        "not_approved": "" if languages.catalogue(code).approved_by else translation.gettext(NOT_APPROVED),
    }
    return render(request, f"person/{template}.html", around | found, status=status)


def _visit(request: HttpRequest, at: datetime) -> PersonAccess | None:
    held = request.session.get(VISIT)
    if not held:
        return None
    try:
        return access.visit(UUID(held), at=at)
    except NotPermitted:
        request.session.pop(VISIT, None)
        return None


@_in_language
def door(request: HttpRequest) -> HttpResponse:
    """Where the code is typed."""
    if request.method != "POST":
        return _show(request, "door", {"refused": "", "ended": "ended" in request.GET})
    if _too_many(request):
        return _show(request, "door", {"refused": "many", "ended": False}, status=429)
    try:
        opened = access.open_with(request.POST.get("code", "")[:60], at=instant())
    except NotPermitted:
        _count(request)
        return _show(request, "door", {"refused": "code", "ended": False}, status=403)
    language = _first_language(request, opened)
    request.session.flush()  # an officer's login in this browser ends here: nobody is two people at once
    request.session[VISIT], request.session[LANGUAGE] = str(opened.pk), language
    request.session.set_expiry(int(access.VISIT.total_seconds()))
    return redirect("person-case")


def _first_language(request: HttpRequest, opened: PersonAccess) -> str:
    """The language chosen at the door, else the one recorded for the person, if there is a page in it."""
    recorded = PersonRow.objects.filter(pk=opened.person).values_list("language", flat=True).first() or ""
    spoken = [code for code, _, _ in languages.offered()]
    if request.session.get(LANGUAGE) or recorded not in spoken:
        return _language(request)
    return recorded


@_in_language
@require_GET
def case(request: HttpRequest) -> HttpResponse:
    """The person's case."""
    at = instant()
    visit = _visit(request, at)
    if visit is None:
        return redirect(reverse("person-door") + "?ended")
    found = own_case(visit, at=at)
    with timezone.override(found.case.authority.clock):  # hours are those of the clock on the authority's wall
        return _show(request, "case", {"own": found, "spoken": _spoken(found.person.language), **_in_words(found)})


def _in_words(own: OwnCase) -> dict[str, Any]:
    """The sentences of the page in the language that is active. A limit without plain words keeps the English of its rule."""
    say = translation.gettext
    limits = [
        {
            "what": limit.what if limit.english else say(limit.what), "english": limit.english, "who": say(limit.who) if limit.who else "",
            "due_on": limit.due_on, "due_at": limit.due_at, "status": say(limit.status), "follows": say(limit.follows),
            "citation": limit.citation, "to_come": limit.to_come, "done": limit.done,
        }
        for limit in own.limits
    ]  # fmt: skip
    first = translation.get_language() or languages.SOURCE
    return {
        "stage": say(own.stage),
        "day_format": day_format(),
        "to_come": [limit for limit in limits if limit["to_come"]],
        "over": [limit for limit in limits if not limit["to_come"]],
        "rights": [
            {"words": say(words), "state": state, "said": say(said), "citation": article}
            for words, state, said, article in own.rights
        ],
        "decisions": [_decision(decision) for decision in own.decisions],
        "letters": [
            {"id": one.id, "on": one.on, "shown": one.title.get(first) or one.title[one.languages[0]]}
            for one in own.letters
        ],
        "reads": [{"purpose": say(purpose), "count": count} for purpose, count in own.reads],
    }


def _decision(one: OwnDecision) -> dict[str, Any]:
    """A decision with the direction in which its reasons are written."""
    known = one.language in dict(languages.LANGUAGES)
    return {
        "outcome": one.outcome, "reasons": one.reasons, "notified_on": one.notified_on, "rules": one.rules,
        "language": one.language if known else "", "direction": languages.direction(one.language) if known else "",
    }  # fmt: skip


def _spoken(code: str) -> str:
    """Own name of the person's language where there is no page in it yet."""
    known = dict(languages.LANGUAGES)
    return languages.own_name(code) if code in known and not languages.catalogue(code).complete else ""


@_in_language
@require_GET
def letter(request: HttpRequest, letter: UUID) -> HttpResponse:
    """A final letter of the visit's own case, as a file. Any other is not there."""
    at = instant()
    visit = _visit(request, at)
    if visit is None:
        return redirect(reverse("person-door") + "?ended")
    found = own_letter(visit, letter, at=at)
    if found is None:
        raise Http404
    return _pdf(letter_pdf(*found), f"{found[0].number}.pdf")


@_in_language
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit."""
    visit = _visit(request, instant())
    if visit is not None:
        access.close(visit.pk, at=instant())
    request.session.flush()
    return redirect("person-door")


@never_cache
@require_POST
def issue(request: HttpRequest, case: UUID, person: UUID) -> HttpResponse:
    """For an officer: a new code for a person of a case, as a sheet to print. It is shown this once."""
    at = instant()
    officer = getattr(request, "officer", None) or getattr(request.user, "officer", None)
    if officer is None or not officer.active:
        raise NotPermitted("an officer's login is needed here.")
    try:
        event_id, version = UUID(request.POST.get("event_id", "")), int(request.POST.get("version", ""))
    except ValueError:
        raise CaseError("the form lacks its id or version: reload the case and send it again.") from None
    found = read_case(officer, case, reason="request: code for the person's own page", at=at)
    issued = access.issue_code(
        case=found, person=person, by=Actor.of(officer), at=at, event_id=event_id, expected_version=version
    )
    offered = [code for code, _, _ in languages.offered()]
    recorded = PersonRow.objects.filter(pk=person).values_list("language", flat=True).first() or ""
    wanted = [
        code for code in (request.POST.get("language", "") or recorded, found.authority.language) if code in offered
    ]
    spoken = list(dict.fromkeys(wanted)) or [languages.SOURCE]
    sheet = code_sheet_pdf(
        found, issued, spoken, request.build_absolute_uri(reverse("person-door")), at,
        unapproved=[code for code in spoken if not languages.catalogue(code).approved_by],
    )  # fmt: skip
    return _pdf(sheet, "code.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _key(request: HttpRequest) -> str:
    return f"own-door:{request.META.get('REMOTE_ADDR', '')}"


def _too_many(request: HttpRequest) -> bool:
    return int(cache.get(_key(request), 0)) >= WRONG_TRIES


def _count(request: HttpRequest) -> None:
    cache.add(_key(request), 0, TRIES_WITHIN)
    cache.incr(_key(request))


urlpatterns = [
    path("own/", door, name="person-door"),
    path("own/case/", case, name="person-case"),
    path("own/letter/<uuid:letter>/", letter, name="person-letter"),
    path("own/leave/", leave, name="person-leave"),
    path("own/code/<uuid:case>/<uuid:person>/", issue, name="person-issue"),
]
