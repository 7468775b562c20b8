"""Who gets in, in what form a refusal comes, and that every operation declares it."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from fairway.casework.models import ApiToken, AuditEntry

pytestmark = pytest.mark.usefixtures("db")


def schema():
    from fairway.api.urls import api

    return api.get_openapi_schema(path_prefix="/api/")


def operations():
    return [(path, method, what) for path, methods in schema()["paths"].items() for method, what in methods.items()]


def test_nobody_gets_in_without_a_name(program, authority):
    nobody = program()
    for path, method, what in operations():
        address = path.removeprefix("/api").replace("{", "").replace("}", "")
        answer = nobody.get(address) if method == "get" else nobody.post(address)
        assert (answer.status_code, answer.json()["error"]) == (401, "not_signed_in"), what["operationId"]


def test_every_operation_declares_its_refusals():
    for _, method, what in operations():
        codes = {str(code) for code in what["responses"]}
        assert {"400", "401", "403", "503"} <= codes, what["operationId"]
        assert method == "get" or codes & {"404", "409"}, what["operationId"]
        for code, answer in what["responses"].items():
            if int(code) >= 400:
                assert answer["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Fault"}


def test_every_change_of_a_stream_takes_an_id_and_a_version():
    parts = schema()["components"]["schemas"]
    for path, method, what in operations():
        streamed = method == "post" and path.split("/")[2] in ("cases", "people") and path.count("/") > 2
        if streamed:
            name = what["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
            assert {"event_id", "expected_version"} <= set(parts[name]["required"]), path


def test_the_document_of_the_interface_asks_for_nothing_from_outside(program, authority):
    answer = program().client.get("/api/openapi.json")
    assert answer.status_code == 200 and b"http" not in answer.content.replace(b'"http"', b"")
    assert program().client.get("/api/docs").status_code == 404


def test_an_address_that_there_is_not(program, authority):
    answer = program().client.get("/api/unknown/address")
    assert (answer.status_code, answer.json()["error"]) == (404, "not_there")


def test_a_session_needs_the_csrf_token_for_a_change(registrar):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(registrar.user)
    assert client.get("/api/me").status_code == 200
    body = json.dumps({"id": str(uuid4()), "label": "nightly list", "days": 30})
    refused = client.post("/api/tokens", body, content_type="application/json")
    assert (refused.status_code, refused.json()["error"]) == (403, "not_permitted")
    client.cookies["csrftoken"] = "a" * 32
    made = client.post("/api/tokens", body, content_type="application/json", headers={"X-CSRFToken": "a" * 32})
    assert made.status_code == 201


def test_a_token_is_shown_once_and_kept_as_a_hash(registrar, program):
    from django.test import Client

    client = Client()
    client.force_login(registrar.user)
    id = str(uuid4())
    body = json.dumps({"id": id, "label": "nightly list", "days": 30})
    secret = client.post("/api/tokens", body, content_type="application/json").json()["secret"]
    assert secret not in json.dumps(list(ApiToken.objects.values()), default=str)
    assert secret not in client.get("/api/tokens").content.decode()
    again = client.post("/api/tokens", body, content_type="application/json")
    assert (again.status_code, again.json()["error"]) == (409, "already_recorded")
    headers = {"Authorization": f"Bearer {secret}"}
    assert Client().get("/api/me", headers=headers).json()["id"] == str(registrar.pk)
    makes = Client().post(
        "/api/tokens", json.dumps({"id": str(uuid4()), "label": "x", "days": 1}), "application/json", headers=headers
    )
    assert makes.status_code == 401, "a token makes no token"
    assert client.post(f"/api/tokens/{id}/revoke").status_code == 200
    assert Client().get("/api/me", headers=headers).status_code == 401
    assert set(AuditEntry.objects.filter(stream=id).values_list("what", flat=True)) == {"token_made", "token_revoked"}


@pytest.mark.parametrize("ends", ["time", "officer", "user"])
def test_a_token_ends_with_its_time_and_with_its_officer(registrar, at, ends):
    from fairway.api import tokens

    _, secret = tokens.make_token(token=uuid4(), label="x", days=1, by=registrar, at=at)
    assert tokens.officer_of(secret, at=at) == registrar
    registrar.active = ends != "officer"
    registrar.save()
    registrar.user.is_active = ends != "user"
    registrar.user.save()
    assert tokens.officer_of(secret, at=at + timedelta(days=1) if ends == "time" else at) is None


def test_nobody_ends_anothers_token(registrar, program, officer):
    token = ApiToken.objects.filter(officer=registrar)
    program(registrar)
    assert program(officer("supervisor")).post(f"/tokens/{token.get().pk}/revoke").status_code == 404


def test_a_user_who_is_no_officer_gets_in_nowhere(authority):
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.create(username="guest"))
    assert client.get("/api/cases").status_code == 401


def test_a_busy_database_asks_for_the_same_again(program, registrar, monkeypatch):
    from django.db import OperationalError

    from fairway.api import desk

    def locked(officer):
        raise OperationalError("database is locked")

    monkeypatch.setattr(desk, "visible_tasks", locked)
    answer = program(registrar).get("/tasks")
    assert (answer.status_code, answer.json()["error"]) == (503, "busy")


def test_a_refusal_does_not_repeat_what_was_sent(program, registrar):
    body = {"id": str(uuid4()), "event_id": "Secretname", "details": {"born_on": "Secretname", "Secret": 1}}
    answer = program(registrar).post("/people", body)
    assert answer.status_code == 400 and b"Secretname" not in answer.content


def test_the_page_names_every_operation_refusal_and_column_and_no_other():
    import re
    from pathlib import Path

    from fairway.api.faults import STATUS
    from fairway.casework import exports

    page = (Path(__file__).parents[2] / "docs" / "casework" / "api.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(GET|POST) (/api/[^`]*)`", page, re.MULTILINE)
    assert sorted(named) == sorted((method.upper(), path) for path, method, _ in operations())
    refusals = set(re.findall(r"^\| (\d{3}) \| `(\w+)`", page, re.MULTILINE))
    assert {(str(status), word) for status, word in STATUS.values()} <= refusals
    for what, columns in exports.FIELDS.items():
        assert f"| `{what}` | {', '.join(columns)} | {', '.join(exports.FILTERS[what])} |" in page
