"""Every identifier of the digest is coded or listed with a reason, and the code uses no identifier that nobody knows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tools.law_pages.coverage import ACTS, Coverage, read_coverage
from tools.law_pages.digest import external_identifiers_in, identifiers_in, read_list, read_reasons

from fairway.law.pack import packaged_book

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "law"
DIGEST = ROOT.parent / "shared" / "law" / "pact.md"
EXTERNAL = DIGEST.with_name("external.md")
LISTED = read_list(DOCS / "digest-identifiers.txt")


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return read_coverage(packaged_book(), DOCS)


def test_no_identifier_is_neither_coded_nor_excused(coverage):
    assert coverage.missing == []


def test_at_least_180_are_coded(coverage):
    assert len(coverage.coded) >= 180


def test_the_code_bears_no_identifier_that_nobody_knows(coverage):
    assert coverage.strangers == {}, "correct the id, or add it to docs/law/own-identifiers.txt with the reason"


def test_no_reason_is_left_over_or_given_twice(coverage):
    assert coverage.stale == []
    assert coverage.doubled == []
    assert [identifier for identifier in coverage.own if identifier in coverage.known] == []


def test_the_list_names_each_identifier_once_and_under_an_act():
    assert [identifier for identifier, n in Counter(entry.id for entry in LISTED).items() if n > 1] == []
    assert {entry.act for entry in LISTED} == set(ACTS)


@pytest.mark.skipif(
    not (DIGEST.is_file() and EXTERNAL.is_file()),
    reason="the digests are working papers beside the checkout, and are not here",
)
def test_the_list_is_what_the_digests_contain():
    pact, external = (file.read_text(encoding="utf-8") for file in (DIGEST, EXTERNAL))
    assert sorted(entry.id for entry in LISTED) == sorted([*identifiers_in(pact), *external_identifiers_in(external)])


# ------------------------------------------------------------------------------------------- reading the lists


@pytest.mark.parametrize(
    ("row", "found", "why"),
    [
        ("| SCR-8.3-7d | 8(3) | x |", ["SCR-8.3-7d"], "one"),
        ("| 8a | AMM-33.1-irregular | 33(1) |", ["AMM-33.1-irregular"], "the hierarchy has its order first"),
        ("| AMM-9.4 / 11.4 / 12.6 | | COM |", ["AMM-9.4", "AMM-11.4", "AMM-12.6"], "three provisions in a cell"),
        ("| APR-73, RBP-11, AMM-75 | x |", ["APR-73", "RBP-11", "AMM-75"], "three acts in a cell"),
        ("| RD-12/13 | 12, 13 |", ["RD-12/13"], "one identifier for two articles"),
        ("| ID | Art. | Rule |", [], "the head of a table"),
        ("| T1 AMM-9.4 late | x |", [], "a sentence that mentions one"),
    ],
)
def test_identifiers_in_a_row(row, found, why):
    assert identifiers_in(f"## 5. Some act\n{row}\n") == found, why


def test_identifiers_outside_the_acts_are_not_read():
    assert identifiers_in("## 13. Since then\n| AMM-9.4 | x |\n## 15. Tests\n| APR-73 | x |\n") == []


def test_identifiers_of_the_law_beside_the_pact_may_bear_a_title():
    digest = "### 2.6 Rates\n| STAT-1 returns | 7 |\n## 3. Visas\n### 3.2 Suspension\n| VS-8b | x |\n| VS-8b | y |\n| RR-A | z |\n"
    assert external_identifiers_in(digest + "## 4. Smuggling\n| VS-99 | x |\n") == ["STAT-1", "VS-8b"]


def test_grounds_and_categories_have_identifiers_of_their_own():
    assert identifiers_in("### 3.4 Grounds\n| a | only irrelevant | yes |\n") == ["APR-42.1a"]
    rows = "| irregular crossing | 22 | a | b | c | d |\n| refused | 18(2)(b),(c) | | 72 h | 3 years | |\n"
    assert identifiers_in(f"## 8. Eurodac\n{rows}") == ["EUD-22", "EUD-18.2b"]


def test_a_broken_line_of_the_list_is_named(tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("# comment\nAPR-1\t1\n")
    with pytest.raises(ValueError) as refusal:
        read_list(file)
    assert str(refusal.value) == (
        "list.txt:2: expected identifier, article and title with tabs between, seen 'APR-1\\t1'"
    )


@pytest.mark.parametrize("line", ["APR-1", "APR-1\t ", "APR-2\tdone\nAPR-2\tagain"])
def test_a_broken_reason_is_named(tmp_path, line):
    file = tmp_path / "reasons.txt"
    file.write_text(line)
    with pytest.raises(ValueError, match=r"^reasons\.txt:\d: expected an identifier, a tab and a reason, once each"):
        read_reasons(file)


def test_a_family_covers_an_act_without_a_table_and_a_name_only_itself():
    held = Coverage(
        LISTED, {}, {"DUB3-*": "no table", "RD-3.6": "a judgment"}, {"DUB3-7": ["x"], "RD-3.6": ["y"], "RD-3": ["z"]}
    )
    assert held.strangers == {"RD-3": ["z"]}
    assert held.covered("DUB3-*") == ["DUB3-7"]
    assert held.stale == []
