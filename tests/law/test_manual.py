"""The generated pages: complete, the same every time, and checked."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fairway.law.language.declare import Dated
from fairway.law.pack import packaged_book

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "law"
LISTS = ("digest-identifiers.txt", "own-identifiers.txt", "not-coded")


@pytest.fixture(scope="module")
def build_docs():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return importlib.import_module("build_docs")
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="module")
def pages(build_docs) -> dict[str, str]:
    return build_docs.pages(packaged_book())


def catalogue(pages: dict[str, str]) -> str:
    """All act pages in one."""
    return "\n".join(text for path, text in pages.items() if path.startswith("catalogue/"))


# --------------------------------------------------------------------------------------------------- contents


def test_every_definition_has_its_entry_once(pages):
    entries = re.findall(r"^### (\w+) \{ #\1 \}$", catalogue(pages), re.MULTILINE)
    assert sorted(entries) == sorted(packaged_book().definitions)


def test_every_entry_says_its_provision_evidence_words_and_source(pages):
    entries = re.split(r"^### ", catalogue(pages), flags=re.MULTILINE)[1:]
    wanted = ("- **Provision** [", "- **Governs** where ", "- **In words**", "- Source: `src/fairway/law/")
    assert [entry.split()[0] for entry in entries if not all(part in entry for part in wanted)] == []


def test_every_clock_says_what_follows_if_it_is_missed(pages):
    text = catalogue(pages)
    book = packaged_book()
    assert text.count("- **If missed** ") == sum(d.clock is not None for d in book.definitions.values())


def test_every_fact_and_every_number_has_its_place(pages):
    book = packaged_book()
    assert sorted(re.findall(r"\{: #(\w+) \}$", pages["facts.md"], re.MULTILINE)) == sorted(book.facts)
    named = set(re.findall(r"^`([\w.]+)`", pages["parameters.md"], re.MULTILINE))
    named |= set(re.findall(r"\[`([\w.]+)`\]", pages["parameters.md"]))
    assert [slot.name for slot in book.slots if slot.name.partition("@")[0] not in named] == []


def test_an_unverified_text_or_number_stands_out(pages):
    book = packaged_book()
    doubtful = [d for d in book.definitions.values() if not d.evidence.verified]
    assert doubtful, "the amendments of 2026 were not read in the act"
    for d in doubtful:
        entry = catalogue(pages).partition(f"### {d.name} {{")[2].partition("\n### ")[0]
        assert f"**{d.evidence.sentence}**" in entry
    dated = [value for p in book.parameters.values() for value in p.values if isinstance(value, Dated)]
    marked = sum(not value.evidence.verified for value in dated) + sum(
        slot.implicit and not slot.evidence.verified for slot in book.slots
    )
    assert pages["parameters.md"].count("**unverified:") == marked


def test_every_unsettled_place_is_on_one_page(pages):
    book = packaged_book()
    absent = [d.name for d in book.definitions.values() if d.unsettled and f"`{d.name}`" not in pages["unsettled.md"]]
    assert absent == []


def test_no_link_leads_nowhere(pages):
    """Between generated pages; `mkdocs build --strict` looks at all."""
    anchors = {
        path: set(re.findall(r"\{:? #([\w-]+) \}", text)) | set(re.findall(r'<a id="([\w-]+)">', text))
        for path, text in pages.items()
    }
    broken = []
    for path, text in pages.items():
        for target, part in re.findall(r"\]\(([\w./-]*\.md)?#([\w-]+)\)", text):
            page = os.path.normpath(Path(path).parent / target) if target else path
            if part not in anchors.get(page, ()):
                broken.append(f"{path}: {target}#{part}")
    assert broken == []


# ------------------------------------------------------------------------------------------------------ tool


def test_the_pages_do_not_depend_on_the_run(pages):
    code = (
        "import hashlib, sys; sys.path.insert(0, 'tools'); import build_docs;"
        "from fairway.law.pack import packaged_book;"
        "print(hashlib.sha256(repr(build_docs.pages(packaged_book())).encode()).hexdigest())"
    )
    env = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == hashlib.sha256(repr(pages).encode()).hexdigest()


@pytest.fixture
def copy(tmp_path) -> Path:
    """A folder with our lists and no page yet."""
    law = tmp_path / "law"
    (law / "not-coded").mkdir(parents=True)
    for name in LISTS[:2]:
        (law / name).write_bytes((DOCS / name).read_bytes())
    for file in (DOCS / "not-coded").glob("*.txt"):
        (law / "not-coded" / file.name).write_bytes(file.read_bytes())
    return law


def test_the_check_names_what_is_not_current_and_writes_nothing(build_docs, copy, capsys):
    assert build_docs.main([], copy) == 0
    assert build_docs.main(["--check"], copy) == 0
    (copy / "facts.md").write_text("out of date")
    (copy / "unsettled.md").unlink()
    (copy / "catalogue" / "gone.md").write_text("an act without rules")
    capsys.readouterr()
    assert build_docs.main(["--check"], copy) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "docs/law/catalogue/gone.md is not current.\n"
        "docs/law/facts.md is not current.\n"
        "docs/law/unsettled.md is not current.\n"
        "Run: python tools/build_docs.py\n"
    )
    assert (copy / "facts.md").read_text() == "out of date"
    assert not (copy / "unsettled.md").exists()


def test_building_mends_what_the_check_found_and_leaves_the_rest(build_docs, copy, capsys):
    build_docs.main([], copy)
    (copy / "catalogue" / "gone.md").write_text("an act without rules")
    (copy / "facts.md").write_text("out of date")
    (copy / "periods.md").write_text("written by hand")
    capsys.readouterr()
    assert build_docs.main([], copy) == 0
    assert capsys.readouterr().out == "removed docs/law/catalogue/gone.md\nwrote docs/law/facts.md\n"
    assert (copy / "periods.md").read_text() == "written by hand"
    assert build_docs.main(["--check"], copy) == 0


def test_the_manual_builds_without_a_warning(build_docs, tmp_path):
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
