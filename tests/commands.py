"""Running the command in tests: what it said, and its exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from fairway import cli
from fairway.law import pack
from fairway.law.language.link import link
from tests.toy_law import TOY_BOOK, toy_registry

CASE = {
    "on": "2026-07-14",
    "facts": {
        "acting_state": "DE",
        "made_on": "2026-07-06",
        "mass_arrivals": False,
        "arrival": "by_sea",
        "danger": True,
        "minor": False,
        "recognition_rate": "1/5",
        "decided_on": "2026-07-10",
    },
}


@pytest.fixture(name="toy")
def toy_law(monkeypatch):
    """The toy law in the place of the packaged one."""
    monkeypatch.setattr(pack, "packaged_registry", toy_registry)
    monkeypatch.setattr(pack, "_linked", lambda known: TOY_BOOK if known is None else link(toy_registry(), known))


class Said:
    """What a command said, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def told(self):
        return json.loads(self.out)


@pytest.fixture(name="run")
def runner(capsys, monkeypatch, tmp_path):
    """Run `fairway ...` in this process, in an empty folder that holds case.json."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAIRWAY_CACHE", "off")
    (tmp_path / "case.json").write_text(json.dumps(CASE))

    def run(*args: str, stdin: bytes | str = b"") -> Said:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capsys.readouterr()
        code = cli._run(list(args))
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run


def really(*args: str, **how) -> subprocess.CompletedProcess:
    """Run the real command in a process of its own."""
    return python("from fairway.cli import main; main()", *args, **how)


def python(code: str, *args: str, env: dict[str, str] | None = None, **how) -> subprocess.CompletedProcess:
    """Run Python with the modules that this process finds, wherever it is run from."""
    env = os.environ | {"FAIRWAY_CACHE": "off", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))} | (env or {})
    return subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=False, env=env, **how
    )


def one_sentence(said: Said) -> str:
    """The refusal: one line on standard error, nothing on standard output, no traceback."""
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err.strip()
