"""A destroyed key is gone from the files of the database, not only from its tables."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.casework.conftest import ROOT

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4
import django
django.setup()
from django.conf import settings
from django.db import connection, transaction
from fairway.casework import vault
from fairway.casework.models import Authority, PersonKey

with connection.schema_editor() as editor:
    for model in (Authority, PersonKey):
        editor.create_model(model)
house = Authority.objects.create(code="de-test", name="Test", state="DE")
people = [uuid4() for _ in range(200)]
with transaction.atomic():
    for person in people:
        vault.sealed(house, person, uuid4(), {"family_name": "Example"})
keys = [bytes(kept.key) for kept in PersonKey.objects.all()]
folder = Path(settings.DATA)

def found():
    held = b"".join(file.read_bytes() for file in folder.iterdir() if file.name.startswith("fairway.sqlite3"))
    return sum(key in held for key in keys)

before = found()
with transaction.atomic():
    inside = vault.sweep()
    for person in people[:100]:
        vault.destroy(person, house, date(2036, 7, 20))
print(before, inside, vault.sweep(), found())
"""


@pytest.mark.skipif("FAIRWAY_TEST_DATABASE_URL" in os.environ, reason="reads the files of an embedded database")
def test_a_destroyed_key_is_in_no_file_of_the_database(tmp_path):
    given = {
        **os.environ,
        "FAIRWAY_HOME": str(tmp_path),
        "FAIRWAY_SECRET_KEY": "x",
        "DJANGO_SETTINGS_MODULE": "fairway.web.settings",
    }
    given.pop("FAIRWAY_DATABASE_URL", None)
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, cwd=ROOT, env=given
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert run.stdout.split() == ["200", "False", "True", "100"], (
        "all keys, none swept inside a transaction, half of them left"
    )


@pytest.mark.usefixtures("_databases")
def test_a_sweep_says_whether_it_could_be_done():
    from django.db import transaction

    from fairway.casework import vault

    assert vault.sweep()
    with transaction.atomic():
        assert not vault.sweep()
