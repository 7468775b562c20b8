"""The fixtures of casework, a client that speaks JSON as an officer, and the address of the interface."""

from __future__ import annotations

import json

import pytest

from tests.casework.conftest import _databases, at, authority, db, officer, register, registrar  # noqa: F401


@pytest.fixture(autouse=True)
def _mounted(monkeypatch, at):  # noqa: F811
    """The interface mounted alone, at the instant of the tests."""
    from django.test import override_settings

    from fairway.api import access, cases, desk, law, leaving, people

    for module in (access, cases, desk, law, leaving, people):
        monkeypatch.setattr(module, "instant", lambda: at)
    with override_settings(ROOT_URLCONF="tests.api.urls", ALLOWED_HOSTS=["*"]):
        yield


class Program:
    """A program that acts as an officer with a token; nobody's has no token."""

    def __init__(self, who, instant):
        from uuid import uuid4

        from django.test import Client

        from fairway.api import tokens

        self.client = Client()
        self.headers = {}
        if who is not None:
            _, secret = tokens.make_token(token=uuid4(), label="tests", days=1, by=who, at=instant)
            self.headers = {"Authorization": f"Bearer {secret}"}

    def get(self, path, reason="to test it", **query):
        return self.client.get(f"/api{path}", query, headers={**self.headers, "X-Read-Reason": reason})

    def post(self, path, body=None, **more):
        given = {} if body is None and not more else {**(body or {}), **more}
        return self.client.post(
            f"/api{path}", json.dumps(given, default=str), content_type="application/json", headers=self.headers
        )


@pytest.fixture
def program(at):  # noqa: F811
    return lambda who=None: Program(who, at)
