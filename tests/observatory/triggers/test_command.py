"""`fairway trigger`: what it prints, its JSON, its exit codes and how it refuses."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("duckdb")

from fairway import cli
from fairway.observatory.triggers import NEVER, TRIGGERS


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit code, output and error."""
    monkeypatch.setitem(cli.fairway.lazy, "trigger", "fairway.cli.trigger:trigger")
    monkeypatch.setenv("FAIRWAY_DATA", "off")

    def run(*words):
        code = cli._run(["trigger", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_without_a_name_it_lists_all_with_what_is_to_be_assessed(ask):
    code, out, _ = ask("--as-of", "2026-11-22")
    assert code == 0
    assert all(name in out for name in TRIGGERS)
    assert "To be assessed on 2026-11-22: 31" in out


def test_all_of_a_trigger_the_open_ones_first(ask):
    code, out, _ = ask("recognition_threshold", "--as-of", "2026-11-22")
    assert code == 0
    assert "To be assessed: 31" in out
    assert "Others, the largest first: 30" in out
    assert out.index("Türkiye") < out.index("Others")


def test_one_country_with_figures_vintage_marks_and_what_is_missing(ask):
    code, out, _ = ask("visa_suspension", "Colombia", "--on", "2024-06-30")
    flat = " ".join(out.split())
    assert code == 0  # grounds a and b can be said
    assert "before Regulation (EU) 2025/2441" in flat
    assert "known on 2026-06-25" in flat
    assert "unverified: read in a secondary source" in flat
    assert "Missing: two-month figures by nationality" in flat
    assert " ".join(NEVER.split()) in flat


def test_the_regime_follows_the_day(ask):
    before, after = (ask("visa_suspension", "COL", "--on", day)[1] for day in ("2025-12-29", "2025-12-30"))
    assert "where the line is over 50" in " ".join(before.split())
    assert "where the line is over 30" in " ".join(after.split())


def test_lines_are_at_most_a_hundred_columns(ask):
    for words in (["visa_suspension"], ["migratory_pressure", "Italy"], ["fair_shares", "DE"], ["--help"], []):
        assert max(map(len, ask(*words)[1].splitlines())) <= 100, words


def test_json_is_exact_and_whole(ask):
    code, out, _ = ask("visa_suspension", "SRB", "--as-of", "2026-11-22", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["on"], found["as_of"], found["trigger"]["name"]) == ("2026-11-22", "2026-11-22", "visa_suspension")
    b = next(one for one in found["outcomes"] if "ground b" in one["title"])
    facts = {one["fact"]: one for one in b["facts"] if one["fact"]}
    assert facts["asylum_applications_now"]["value"] == 7066
    assert facts["asylum_applications_now"]["vintage"] == "2026-06-25"
    assert "/" in facts["visa_recognition_rate"]["value"]
    assert b["numbers"][0] == {
        "name": "visa_substantial_increase", "value": "3/10", "citation": "VISALIST Art. 8a(2)", "evidence": "T", "verified": True,
    }  # fmt: skip
    assert b["assess_by"] == "the European Commission"


def test_what_cannot_be_said_of_a_country_that_was_named_is_exit_1(ask):
    assert ask("migratory_pressure", "Italy")[0] == 1
    assert ask("migratory_pressure")[0] == 0


def test_only_what_is_open(ask):
    assert "Others" not in ask("visa_suspension", "--open", "--as-of", "2026-11-22")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["visa_suspensio"], "there is no trigger 'visa_suspensio'. Near it: visa_suspension."),
        (["visa_suspension", "Narnia"], "'Narnia' is no country known here."),
        (["fair_shares", "--state", "DE"], "fair_shares is not asked for the figures of one State"),
        (["fair_shares", "Georgia"], "fair_shares is about Member States"),
        (["visa_suspension", "--state", "Georgia"], "Georgia was no Member State"),
        (["--state", "DE"], "--state and --open belong to a trigger: name one."),
        (["visa_suspension", "--on", "2026-02-30"], "is not a day that exists"),
        (["visa_suspension", "UNK"], "has no code in the list 'iso2'"),
    ],
)
def test_a_wrong_question_is_exit_2_in_one_sentence(ask, words, said):
    code, out, err = ask(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
