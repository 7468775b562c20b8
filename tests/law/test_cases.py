"""The worked cases: each comes out as published. And what a worked case must say about itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fairway.errors import BadFact, BadFile
from fairway.law.cases import WorkedCase, read_worked_case
from fairway.law.language.source import Evidence
from tests.toy_law import TOY_BOOK as BOOK

FOLDER = Path(__file__).parent.parent.parent / "examples" / "cases"
FILES = sorted(FOLDER.glob("*.toml"))


def read(file: Path) -> WorkedCase:
    return read_worked_case(file.read_bytes(), file.name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_worked_case_comes_out_as_published(file):
    wrong = [
        f"{o.expected.rule}: {o.finding} instead of {o.expected.value}: {o.expected.why}"
        for o in read(file).run()
        if not o.agrees
    ]
    assert wrong == []


def test_no_two_cases_bear_one_title():
    titles = [read(file).title for file in FILES]
    assert sorted(set(titles)) == sorted(titles)


def test_every_case_names_its_source():
    assert [file.name for file in FILES if "http" not in read(file).source.source and not read(file).source.ecli] == []


# ---------------------------------------------------------------------------------------------------- the format

GOOD = """
title = "Five days"
question = "By when?"
published_answer = "13 July."
law = "APR Art. 27(1)"
on = 2026-07-06

[citation]
court = "Court of Justice"
number = "C-1/26"
date = 2026-07-01
source = "http://example.invalid/"
evidence = "S"

[facts]
made_on = 2026-07-06
mass_arrivals = false
acting_state = "DE"

[[expect]]
rule = "registration_due"
value = 2026-07-13
why = "the fifth day is a Saturday"

[[contrast]]
facts = { mass_arrivals = true }
rule = "registration_due"
value = 2026-07-21
why = "fifteen days"

[[contrast]]
facts = { made_on = "none" }
rule = "registration_due"
value = "none"
why = "nothing runs"

[[contrast]]
facts = { acting_state = "FR", made_on = 2026-07-03 }
on = 2026-07-07
rule = "responsible_state"
value = "unknown"
why = "nobody said whether it was registered"
"""


def test_expectations_and_contrasts_are_run():
    case = read_worked_case(GOOD.encode(), "x.toml")
    assert (case.source.evidence, str(case.source)) == (Evidence.SECONDARY, "Court of Justice, C-1/26")
    outcomes = case.run(BOOK)
    assert [str(o.finding) for o in outcomes] == [
        "2026-07-13",
        "2026-07-21",
        "not in force",
        "cannot be said yet: needs registered_on",
    ]
    assert all(o.agrees for o in outcomes)


def test_a_case_that_disagrees_is_told_apart():
    case = read_worked_case(GOOD.replace("value = 2026-07-13", "value = 2026-07-14").encode(), "x.toml")
    assert [o.agrees for o in case.run(BOOK)] == [False, True, True, True]


def test_a_value_that_the_rule_cannot_give_is_refused():
    case = read_worked_case(GOOD.replace("value = 2026-07-13", "value = true").encode(), "x.toml")
    with pytest.raises(BadFact, match="registration_due: seen True, expected a date"):
        _ = case.run(BOOK)[0].agrees


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('title = "Five days"', "", "x.toml: title: a worked case says this in words; write it as text."),
        ('title = "Five days"', "title = 5", "x.toml, line 2: title: a worked case says this in words; write it as text."),
        ("on = 2026-07-06\n", "", "x.toml: a worked case names its day: write on = 2026-07-20."),
        ('evidence = "S"', 'evidence = "X"', 'x.toml, line 13: citation.evidence: write "T" (read in the judgment), "S" (read about it) '
         'or "M" (from memory).'),
        ('number = "C-1/26"', 'nr = "C-1/26"', "x.toml, line 10: citation.nr: there is no such key here; there are court, number, name, "
         "date, ecli, source, evidence."),
        ('why = "fifteen days"', "", "x.toml, line 25: contrast.1.why: a worked case says this in words; write it as text."),
        ("facts = { mass_arrivals = true }", "facts = {}", "x.toml, line 25: contrast.1: changes nothing; write facts = { ... } or on = a day."),
        ("on = 2026-07-07\n", "on = 7\n", "x.toml, line 39: contrast.3.on: write a day as year-month-day."),
    ],
)  # fmt: skip
def test_a_worked_case_that_says_too_little_is_refused(old, new, sentence):
    assert old in GOOD
    with pytest.raises(BadFile) as caught:
        read_worked_case(GOOD.replace(old, new, 1).encode(), "x.toml")
    assert str(caught.value) == sentence


def test_the_format_is_a_case_file():
    """A worked case can be asked like any case file."""
    for file in FILES:
        assert set(tomllib.loads(file.read_text())) >= {"facts", "on", "expect", "citation"}
