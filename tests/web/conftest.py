"""The fixtures of casework, and a browser for an officer. The pages' clock stands at the instant of the tests."""

from __future__ import annotations

import pytest

pytest.importorskip("django")

from tests.casework.conftest import (  # noqa: F401  fixtures are found by their names here
    _databases,
    at,
    authority,
    db,
    officer,
    register,
    registrar,
)


@pytest.fixture(autouse=True)
def _clock(monkeypatch, at):  # noqa: F811
    from fairway.web import middleware

    monkeypatch.setattr(middleware, "instant", lambda: at)


@pytest.fixture
def browser(db):  # noqa: F811
    """browser(officer): a client that is logged in as that officer; with case=..., it has said why it reads that one."""
    from django.test import Client
    from django.urls import reverse

    def make(who=None, *, case=None):
        client = Client(SERVER_NAME="127.0.0.1")
        if who is not None:
            client.force_login(who.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        if case is not None:
            client.post(
                reverse("reason", kwargs={"case": case.pk}), {"reason": "casework", "words": "interview tomorrow"}
            )
        return client

    return make


@pytest.fixture
def settings():
    """Django's settings, put back after the test."""
    from django.test import override_settings

    class Settings:
        def __init__(self) -> None:
            self.__dict__["_overrides"] = []

        def __setattr__(self, name: str, value: object) -> None:
            override = override_settings(**{name: value})
            override.enable()
            self._overrides.append(override)

    made = Settings()
    yield made
    for override in reversed(made._overrides):
        override.disable()
