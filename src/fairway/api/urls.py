"""The interface put together. Mount it as `path("api/", include("fairway.api.urls"))`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from fairway.api import cases, desk, law, leaving, people
from fairway.api.access import BySession, ByToken
from fairway.api.faults import answer_faults

# No page of documentation is served: the one that comes with the library fetches its scripts from elsewhere.
api = NinjaAPI(
    title="Fairway casework",
    version="1",
    description="A national authority's cases, by the same commands and permissions as the pages.",
    urls_namespace="fairway-api",
    auth=[ByToken(), BySession()],
    docs_url=None,
    openapi_url="/openapi.json",
)
answer_faults(api)
api.add_router("", desk.router)
api.add_router("", law.router)
api.add_router("/cases", cases.router)
api.add_router("/people", people.router)
api.add_router("/exports", leaving.router)


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    """An address that there is not, answered in the form of every other refusal."""
    del request
    body = {"error": "not_there", "message": "there is nothing at this address.", "where": []}
    return JsonResponse(body, status=404)


urlpatterns = [path("", api.urls), re_path(r"^.*$", nothing_here)]
