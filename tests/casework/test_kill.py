"""Killed without warning while it registers: nothing acknowledged is lost, nothing is half there, every chain and tree holds.

SIGKILL does not test a loss of power: that rests on the disk keeping what fsync promised (WAL and FULL)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("django")


@pytest.mark.parametrize("rounds", [12, pytest.param(100, marks=pytest.mark.soak)])
def test_nothing_acknowledged_is_lost_and_nothing_is_half_written(tmp_path, rounds):
    given = os.environ | {
        "FAIRWAY_HOME": str(tmp_path),
        "FAIRWAY_DATABASE_URL": f"sqlite:///{tmp_path}/killed.sqlite3",
        "FAIRWAY_SECRET_KEY": "for tests only, never used to serve anything",
    }
    given.setdefault("DJANGO_SETTINGS_MODULE", "fairway.web.settings")
    script = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(script), str(rounds), "7"],
        env=given,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert said["wrong"] == []
    assert said["rounds"] == rounds and said["acknowledged"] >= 2 * rounds
