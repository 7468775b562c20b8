"""The whole interface under generated requests: nothing breaks, and no answer is one that the document does not declare."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fairway.casework.models import CaseRow, Event, Role
from fairway.law.pack import packaged_book

schemathesis = pytest.importorskip("schemathesis")
from schemathesis import GenerationMode  # noqa: E402  only where the package is there
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance, response_schema_conformance,
]  # fmt: skip
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


def operation_ids():
    from fairway.api.urls import api

    paths = api.get_openapi_schema(path_prefix="/api/")["paths"]
    return [what["operationId"] for methods in paths.values() for what in methods.values()]


@pytest.fixture(autouse=True)
def _one_connection():
    """As Django's own test client does: the server closes a connection that is in a transaction, and the tests are in one."""
    from django.core import signals
    from django.db import close_old_connections

    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield
    for signal in both:
        signal.connect(close_old_connections)


@pytest.fixture
def everything(register, officer, program, db):
    """An officer with every role, a token, a case, two people, a proposal and an export: enough for every operation to succeed."""
    from fairway.casework import commands, exports
    from fairway.casework.record import Actor

    chief, second = officer(*Role, name="chief"), officer(*Role, name="second")
    case, other = register(), register(family_name="Exampel")
    person, into = case.people.get().person, other.people.get().person
    at = Event.objects.first().at
    proposal = commands.propose_merge(
        person=person, into=into, because="same name", by=Actor.of(second), at=at, event_id=uuid4(), expected_version=1
    )
    given = {"what": "cases", "fields": ["number"], "filters": {}, "purpose": "the yearly report", "at": at}
    waiting, ready = (exports.request_export(export=uuid4(), by=one, **given) for one in (second, chief))
    exports.approve_export(export=ready.pk, by=second, at=at)
    caller = program(chief)
    token = chief.tokens.get().pk
    return {
        "headers": {**caller.headers, "X-Read-Reason": "to%20test%20it"}, "session": (chief, caller.client),
        # What makes a body whole where it has the key: then it is recorded, unless something else in it is not as it should be.
        "whole": {"office": "north", "owner": None, "existing": None, "details": {"family_name": "Example"}, "step": "making",
                  "facts": {"made_on": "2026-07-06"}, "fact": "lodged_on", "value": "2026-07-10", "into": str(into.pk),
                  "what": "cases", "fields": ["number"], "filters": {}, "purpose": "the yearly report", "rules": []},
        "ids": {"case": case.pk, "person": person.pk, "proposal": proposal.pk, "export": (waiting.pk, ready.pk), "token": token,
                "stream": case.pk, "rule": "registration_due", "fact": "made_on"},
    }  # fmt: skip


def load():
    from django.core.handlers.wsgi import WSGIHandler

    return schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())


def sent(case, everything, data):
    """Half of the requests are brought to where they can succeed: ids that there are, the version as it is, facts of the law."""
    case.headers = {**(case.headers or {}), **everything["headers"]}
    if not data.draw(st.booleans(), label="aimed"):
        return
    for name in case.path_parameters or {}:
        there = everything["ids"][name]
        case.path_parameters[name] = str(data.draw(st.sampled_from(there)) if isinstance(there, tuple) else there)
    if isinstance(case.body, dict):
        if "expected_version" in case.body:
            case.body |= {"expected_version": 2 if "/people/" in case.path else 4, "event_id": str(uuid4())}
        names = st.sampled_from(sorted(packaged_book().facts))
        if "fact" in case.body:
            case.body["fact"] = data.draw(names, label="fact")
        if isinstance(case.body.get("facts"), dict):
            case.body["facts"] = {data.draw(names, label="name"): value for value in case.body["facts"].values()}
        if data.draw(st.booleans(), label="whole"):
            case.body |= {key: value for key, value in everything["whole"].items() if key in case.body}


def fuzz(operation_id, mode, everything, examples):
    from django.db import transaction

    operation = load().find_operation_by_id(operation_id)
    answered = []

    @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
    @settings(
        max_examples=examples,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        database=None,
        derandomize=True,
    )
    def run(case, data):
        sent(case, everything, data)
        with transaction.atomic():  # each request meets the same case
            answer = case.call()
            transaction.set_rollback(True)
        answered.append(answer.status_code)
        case.validate_response(answer, checks=CHECKS)

    try:
        run()
    except Exception as fault:
        if "NoPositiveCase" not in type(fault).__name__ and "Unsatisfiable" not in type(fault).__name__:
            raise
    return answered


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("operation_id", operation_ids())
def test_no_request_breaks_an_operation_or_has_an_undeclared_answer(everything, operation_id, mode):
    fuzz(operation_id, mode, everything, examples=8)


@pytest.mark.soak
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("operation_id", operation_ids())
def test_no_request_breaks_an_operation_in_the_long_run(everything, operation_id, mode):
    fuzz(operation_id, mode, everything, examples=400)


PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]))
    | st.dates().map(str)
)
ANYTHING = st.recursive(
    PLAIN, lambda some: st.lists(some, max_size=4) | st.dictionaries(st.text(max_size=8), some, max_size=4)
)


@given(value=ANYTHING, fact=st.sampled_from(sorted(packaged_book().facts)))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_fact_takes_any_value_or_says_why_not(everything, value, fact):
    from django.db import transaction

    client, case = everything["session"][1], everything["ids"]["case"]
    body = {"event_id": str(uuid4()), "expected_version": 4, "fact": fact, "value": value}
    with transaction.atomic():
        answer = client.post(
            f"/api/cases/{case}/facts", json.dumps(body), "application/json", headers=everything["headers"]
        )
        version = CaseRow.objects.get(pk=case).version
        transaction.set_rollback(True)
    assert answer.status_code in (201, 400, 422), answer.content
    assert version == (5 if answer.status_code == 201 else 4), "refused is not half recorded"


@pytest.mark.parametrize("body", [
    b"", b"{", b"null", b"[]", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b'{"event_id": 1e999}', b"NaN",
    b'{"expected_version": ' + b"9" * 5000 + b"}", b'{"fact": "\\ud800"}', b'{"fact": "\\u0000"}', b"x" * 3_000_000,
], ids=lambda body: repr(body[:12]))  # fmt: skip
def test_a_body_that_is_none_is_refused_in_words(everything, body):
    client, case = everything["session"][1], everything["ids"]["case"]
    for path in (f"/api/cases/{case}/facts", "/api/cases", "/api/people", "/api/exports"):
        answer = client.post(path, body, "application/json", headers=everything["headers"])
        assert (answer.status_code, answer.json()["error"]) == (400, "bad_input"), path
