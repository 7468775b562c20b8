"""Every refusal in one form, and one place that says which status it has.

400  the question cannot be read, or asks for what there is not       404  not there, or not among what the officer may see
401  nobody has signed in                                            409  the case has moved on, or the id is taken
403  signed in, but may not                                          422  the law's door refuses a fact or a day
423  a safeguard bars or holds back the decision                     503  the database is busy: send the same again

Whether a case is not there or not to be seen is never told: both are 404."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from fairway.errors import AlreadyRecorded, CaseError, FairwayError, LawError, NotPermitted, SafeguardOpen, StaleCase

_LOG = logging.getLogger("fairway.api")


class NotThere(NotPermitted):
    """There is no such thing among those that the officer may see."""


class Fault(Schema):
    """Why nothing was done.

    error    a word for programs; it stays the same
    message  a sentence for people: what was seen, what was expected, the next step
    where    the places of a body or query that cannot be read, such as "body.facts.made_on" """

    error: str
    message: str
    where: list[str] = Field(default_factory=list)


# The first that fits: a narrow kind stands before the wide one.
STATUS: Mapping[type[FairwayError], tuple[int, str]] = {
    NotThere: (404, "not_there"),
    NotPermitted: (403, "not_permitted"),
    StaleCase: (409, "stale"),
    AlreadyRecorded: (409, "already_recorded"),
    SafeguardOpen: (423, "safeguard_open"),
    CaseError: (400, "refused"),
    LawError: (422, "refused_by_law"),
}
_WORDS = {400: "bad_input", 401: "not_signed_in", 403: "not_permitted", 404: "not_there"}


def _declared(*codes: int) -> dict[int, Any]:
    return dict.fromkeys(codes, Fault)


LISTED = _declared(400, 401, 403, 503)
READ = _declared(400, 401, 403, 404, 503)
ASKED = _declared(400, 401, 403, 404, 422, 503)
WRITTEN = _declared(400, 401, 403, 404, 409, 422, 503)
DECIDED = _declared(400, 401, 403, 404, 409, 422, 423, 503)
"""What an operation may answer beside what it is for; declared in the OpenAPI document."""


def answer_faults(api: NinjaAPI) -> None:
    """Teach an interface to answer every refusal in this form. A fault of ours is none of these and stays a 500."""

    def say(
        request: HttpRequest, status: int, error: str, message: str, where: list[str] | None = None
    ) -> HttpResponse:
        body = {"error": error, "message": message, "where": where or []}
        return api.create_response(request, body, status=status)

    @api.exception_handler(FairwayError)
    def _refused(request: HttpRequest, fault: FairwayError) -> HttpResponse:
        for kind, (status, word) in STATUS.items():
            if isinstance(fault, kind):
                return say(request, status, word, str(fault))
        raise fault

    @api.exception_handler(ValidationError)
    def _unread(request: HttpRequest, fault: ValidationError) -> HttpResponse:
        return say(request, 400, "bad_input", "this cannot be read: see the places named.", _places(fault.errors))

    def _spoiled(request: HttpRequest, fault: Any) -> HttpResponse:
        del fault
        return say(request, 400, "bad_input", "this cannot be read: it is too large, or not JSON.")

    for kind in (BadRequest, MultiPartParserError, SuspiciousOperation):
        api.add_exception_handler(kind, _spoiled)

    @api.exception_handler(AuthenticationError)
    def _unknown(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
        del fault
        return say(request, 401, "not_signed_in", "sign in, or send a token as 'Authorization: Bearer ...'.")

    @api.exception_handler(HttpError)
    def _other(request: HttpRequest, fault: HttpError) -> HttpResponse:
        return say(request, fault.status_code, _WORDS.get(fault.status_code, "refused"), fault.message)

    @api.exception_handler(Http404)
    def _no_page(request: HttpRequest, fault: Http404) -> HttpResponse:
        del fault
        return say(request, 404, "not_there", "there is nothing at this address.")

    @api.exception_handler(OperationalError)
    def _busy(request: HttpRequest, fault: OperationalError) -> HttpResponse:
        _LOG.error(
            "the database refused", exc_info=fault
        )  # a full disk looks the same to the sender, and not to the operator
        return say(request, 503, "busy", "the database is busy: send the same again, with the same ids.")


def _places(errors: list[dict[str, Any]]) -> list[str]:
    """Where, and what is wrong there. What was sent is not repeated: it may tell of a person."""
    return [f"{'.'.join(_plain(str(part)) for part in error['loc'])}: {_plain(error['msg'])}" for error in errors[:20]]


def _plain(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()[:200]
