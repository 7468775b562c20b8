"""A database for the tests of casework: an embedded one, or PostgreSQL where FAIRWAY_TEST_DATABASE_URL names it."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

pytest.importorskip("django")

os.environ.setdefault("FAIRWAY_SECRET_KEY", "for tests only, never used to serve anything")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairway.web.settings")
if os.environ.get("FAIRWAY_TEST_DATABASE_URL"):
    os.environ["FAIRWAY_DATABASE_URL"] = os.environ["FAIRWAY_TEST_DATABASE_URL"]
else:
    os.environ["FAIRWAY_HOME"] = tempfile.mkdtemp(prefix="fairway-tests-")

import django

django.setup()

from django.test.utils import setup_databases, teardown_databases  # noqa: E402  Django is set up first


@pytest.fixture(scope="session")
def _databases():
    config = setup_databases(verbosity=0, interactive=False)
    yield
    teardown_databases(config, verbosity=0)


@pytest.fixture
def db(_databases):
    """Everything in one transaction that is rolled back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def at():
    """An instant of the tests: Monday 20 July 2026, noon in Brussels."""
    return datetime(2026, 7, 20, 10, tzinfo=UTC)


@pytest.fixture
def authority(db):
    from fairway.casework.models import Authority, Office, PublicFact

    made = Authority.objects.create(code="de-test", name="Test authority", state="DE", zone="Europe/Berlin")
    Office.objects.create(authority=made, code="north", name="North")
    Office.objects.create(authority=made, code="south", name="South")
    public = {"crisis_situation": "none", "crisis_early_start_notified_on": "none", "disproportionate_number": False}
    for fact, value in public.items():
        PublicFact.objects.create(
            authority=made,
            name=fact,
            value=value,
            since="2026-01-01",
            source="no act of the Council",
            entered_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    return made


@pytest.fixture
def officer(authority):
    """Makes officers: officer("caseworker", office="north")."""
    from django.contrib.auth import get_user_model

    from fairway.casework.models import Officer

    def make(*roles, office="north", name=None):
        word = name or "-".join(roles)
        user = get_user_model().objects.create(username=f"{word}-{uuid4().hex[:8]}")
        return Officer.objects.create(
            authority=authority, office=authority.offices.get(code=office), user=user, name=word, roles=list(roles)
        )

    return make


@pytest.fixture
def registrar(officer):
    return officer("registrar", "caseworker")


@pytest.fixture
def register(authority, registrar, at):
    """Registers an application: register(born_on=..., facts={...})."""
    from fairway.casework.commands import Registration
    from fairway.casework.commands import register as run
    from fairway.casework.record import Actor

    def make(facts=None, *, id=None, by=None, when=None, **details):
        given = {
            "made_on": "2026-07-06", "registered_on": "2026-07-08", "arrival_kind": "inland", "made_to_registering_authority": True,
            **(facts or {}),
        }  # fmt: skip
        registration = Registration(
            id=id or uuid4(), office="north", facts=given,
            details={"family_name": "Example", "given_names": "Person", "born_on": "1995-03-02", "nationality": "SY", **details},
        )  # fmt: skip
        return run(authority=authority, registration=registration, by=by or Actor.of(registrar), at=when or at)

    return make


ROOT = Path(__file__).parents[2]
