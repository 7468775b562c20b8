"""The page of worked cases names every case, with its rules and evidence, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from fairway.law.cases import read_worked_case

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "law" / "worked-cases.md").read_text(encoding="utf-8")
ROWS = {found[1]: found[0] for found in re.finditer(r"^\| `([\w-]+)` \|.*$", PAGE, re.MULTILINE)}
CASES = {
    file.stem: read_worked_case(file.read_bytes(), file.name) for file in (ROOT / "examples" / "cases").glob("*.toml")
}


def test_the_page_has_a_row_for_every_case():
    assert sorted(ROWS) == sorted(CASES)


def test_each_row_names_the_rules_and_the_evidence_of_its_case():
    wrong = [
        name
        for name, case in CASES.items()
        if not ROWS[name].endswith(f"| {case.source.evidence.value} |")
        or set(re.findall(r"`(\w+)`", ROWS[name].split("|")[5])) != {e.rule for e in case.expect}
    ]
    assert wrong == []


def test_a_contrast_under_the_pact_is_marked_as_computed():
    """What asks the law of 2026 of a case decided before is no court's answer, and says so."""
    decided = [case for case in CASES.values() if case.case.on.year < 2026]
    unmarked = [
        (case.title, contrast.expect.rule)
        for case in decided
        for contrast in case.contrast
        if contrast.on is not None
        and (contrast.on.year, contrast.on.month) >= (2026, 6)
        and "computed" not in contrast.expect.why
    ]
    assert unmarked == []
