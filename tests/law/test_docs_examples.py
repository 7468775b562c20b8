"""The examples of the manual run. Runnable is a ```python block with a prompt (`>>>`); the others show a shape.

Each page runs in an interpreter of its own, from top to bottom, as a reader would type it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fairway import law

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "law").glob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)

RUN = """
import doctest, sys
text = sys.stdin.read()
test = doctest.DocTestParser().get_doctest(text, {}, sys.argv[1], sys.argv[1], 0)
runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
sys.exit(runner.run(test).failed)
"""


def runnable(page: Path) -> str:
    """The runnable blocks of a page, each on its own lines so that a failure names the page's line."""
    text = page.read_text(encoding="utf-8")
    kept = [""] * (text.count("\n") + 1)
    for block in BLOCK.finditer(text):
        if ">>> " in block[1]:
            start = text.count("\n", 0, block.start(1))
            kept[start : start + block[1].count("\n")] = block[1].splitlines()
    return "\n".join(kept) + "\n"


EXAMPLES = [page for page in PAGES if page.is_file() and ">>> " in runnable(page)]


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run(page):
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", RUN, page.name]
    said = subprocess.run(command, input=runnable(page), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_there_are_examples():
    assert {"how-to-read.md", "python.md"} <= {page.name for page in EXAMPLES}


def test_law_offers_exactly_what_it_documents():
    manual = (ROOT / "docs" / "law" / "python.md").read_text(encoding="utf-8")
    used = set(re.findall(r"\blaw\.([A-Za-z_]+)", manual)) - {"language"}
    assert sorted(used) == sorted(law.__all__)
    assert sorted(dir(law)) == sorted(law.__all__)


def test_a_public_name_does_not_depend_on_what_was_loaded_before():
    """`fairway.law.asking` as a module must not take the place of the function `law.ask`."""
    code = "from fairway import law; law.Answer; assert not isinstance(law.ask, type(law)), law.ask"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
