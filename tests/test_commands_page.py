"""The outputs in docs/law/commands.md and docs/law/cases.md are what the command says now.

`python -m tests.test_commands_page` writes them anew."""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from fairway.cli import _run

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "docs" / "law" / "commands.md", ROOT / "docs" / "law" / "cases.md"]
BLOCK = re.compile(r"```console\n(\$ .*?)```", re.DOTALL)


def current(page: str) -> str:
    """The page with each output as the command gives it now."""
    return BLOCK.sub(lambda block: f"```console\n{_output(block[1])}```", page)


def _output(block: str) -> str:
    """The commands of one block, each followed by what it says. A block whose command has no output in the page stays."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if len(commands) == len(block.splitlines()):
        return block
    return "\n".join(f"{command}\n{_said(command.removeprefix('$ '))}" for command in commands)


def _said(command: str) -> str:
    """Standard output and error together, as a person sees them. `printf '...' | fairway ...` types the lines."""
    words = shlex.split(command.split(" #")[0])
    typed = ""
    if words[0] == "printf":
        typed = words[1].replace("\\n", "\n")
        words = words[3:]
    assert words[0] == "fairway", command
    said = io.StringIO()
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(typed.encode()))
    here, kept = Path.cwd(), os.environ.get("FAIRWAY_CACHE")
    os.environ["FAIRWAY_CACHE"] = "off"
    os.chdir(ROOT)
    try:
        with redirect_stdout(said), redirect_stderr(said):
            code = _run(words[1:])
    finally:
        sys.stdin = stdin
        os.chdir(here)
        os.environ.pop("FAIRWAY_CACHE") if kept is None else os.environ.update(FAIRWAY_CACHE=kept)
    text = re.sub(r"\bLaw [0-9a-f]{12}\b", "Law <version>", said.getvalue()).strip("\n")
    return f"{text}\n[exit {code}]\n" if code else f"{text}\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_manual_shows_what_the_command_says(page):
    assert page.read_text() == current(page.read_text()), "`python -m tests.test_commands_page` writes the outputs anew"


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(current(page.read_text()))
