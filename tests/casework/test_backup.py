"""Backup, wipe, restore, verify: all hashes equal; and every way in which it must refuse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("django")

PREPARE = """
import sys
sys.path.insert(0, {tests!r})
import django; django.setup()
import killing
killing.prepare()
from uuid import uuid4
from fairway.casework import seal
from fairway.casework.commands import Registration, register
from fairway.casework.models import Authority, Officer
from fairway.casework.record import Actor
authority, officer = Authority.objects.get(), Officer.objects.get()
for n in range(20):
    facts = {{"made_on": "2026-07-06", "registered_on": "2026-07-08", "arrival_kind": "inland"}}
    made = Registration(id=uuid4(), office="north", facts=facts, details={{"family_name": f"Example {{n}}"}})
    register(authority=authority, registration=made, by=Actor.of(officer), at=killing.AT)
    if n % 5 == 0:
        seal.seal(authority, killing.AT)
"""
COMMANDS = """
import sys
from fairway.cli import fairway, store
for name in ("backup", "restore", "verify", "rebuild"):
    fairway.add_command(getattr(store, name))
fairway.lazy = {**fairway.lazy, **{n: f"fairway.cli.store:{n}" for n in ("backup", "restore", "verify", "rebuild")}}
from fairway.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def run(tmp_path):
    """Runs a program, or a command of ours, in a home of its own."""

    def call(*arguments, home="one", program=COMMANDS):
        (tmp_path / home).mkdir(exist_ok=True)
        given = os.environ | {
            "FAIRWAY_HOME": str(tmp_path / home),
            "FAIRWAY_DATABASE_URL": f"sqlite:///{tmp_path}/{home}/fairway.sqlite3",
            "FAIRWAY_SECRET_KEY": "for tests only, never used to serve anything",
        }
        given.setdefault("DJANGO_SETTINGS_MODULE", "fairway.web.settings")
        command = [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)]
        return subprocess.run(command, env=given, capture_output=True, text=True, timeout=120)

    return call


@pytest.fixture
def saved(run, tmp_path):
    """A backup of twenty cases and a document."""
    program = PREPARE.format(tests=str(Path(__file__).parent))
    done = run(program=program)
    assert done.returncode == 0, done.stderr[-2000:]
    (tmp_path / "one" / "documents" / "ab").mkdir(parents=True)
    (tmp_path / "one" / "documents" / "ab" / "abcd").write_bytes(b"a document")
    done = run("backup", tmp_path / "saved")
    assert done.returncode == 0, done.stderr
    return tmp_path / "saved"


def test_backup_wipe_restore_verify_all_hashes_equal(run, saved, tmp_path):
    assert "1 documents" in (said := run("restore", saved, home="two")).stdout, said.stderr
    assert said.stdout.rstrip().endswith("all hashes are equal.")
    answer = json.loads(run("verify", "--against", saved, "--format", "json", home="two").stdout)
    assert answer == {"events": 100, "sealings": 4, "wrong": []}
    assert (tmp_path / "two" / "documents" / "ab" / "abcd").read_bytes() == b"a document"
    done = run("rebuild", home="two")
    assert done.stdout == "Made again from 100 events.\n", done.stderr
    assert run("verify", home="two").returncode == 0


def test_a_backup_is_brought_into_an_empty_place_only(run, saved):
    done = run("restore", saved)
    assert (done.returncode, done.stdout) == (3, "") and "the database is not empty" in done.stderr
    done = run("backup", saved)
    assert done.returncode == 3 and "is there already" in done.stderr
    done = run("restore", saved.parent / "nothing", home="three")
    assert done.returncode == 3 and "is no backup" in done.stderr


def test_a_damaged_backup_is_refused(run, saved):
    copy = saved / "database.sqlite3"
    content = bytearray(copy.read_bytes())
    content[-100] ^= 1
    copy.write_bytes(content)
    done = run("restore", saved, home="two")
    assert done.returncode == 3 and "database.sqlite3 is not as it was written" in done.stderr


def test_what_was_changed_behind_the_record_is_said(run, saved):
    tamper = (
        "import django; django.setup()\nfrom fairway.casework import seal\nfrom fairway.casework.models import Event\n"
        "seal.unprotect()\nEvent.objects.filter(sealed_in=7).update(by='somebody')"
    )
    assert run(program=tamper).returncode == 0
    done = run("verify", "--against", saved)
    assert done.returncode == 1
    assert "it was changed after it was recorded" in done.stdout
    assert "the trigger casework_event_no_update is missing" in done.stdout
    assert "table casework_event: 100 rows here, 100 rows there, and not the same." in done.stdout
