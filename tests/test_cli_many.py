"""`fairway law batch` and `amend`: what the commands add to `ask_many` (files whole or not at all, counts, ways, refusals)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.commands import one_sentence, runner, toy_law  # noqa: F401  two of these are fixtures

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

NEVER = date(9999, 12, 31)
ROWS = {
    "made_on": [date(2026, 7, 6), date(2026, 7, 7), None, date(2026, 7, 10)],
    "mass_arrivals": [False, False, False, True],
    "acting_state": ["DE", "DE", "DE", "DE"],
    "recognition_rate": ["1/5", "1/4", "1/4", None],
    "arrival": ["by_sea"] * 4,
    "danger": [False] * 4,
    "minor": [False] * 4,
}


@pytest.fixture(autouse=True)
def engine(toy, tmp_path):
    """The toy law; register.parquet in the working folder."""
    pq.write_table(pa.table(ROWS), tmp_path / "register.parquet")


def test_batch(run, tmp_path):
    said = run("law", "batch", "register.parquet", "out.parquet", "--rule", "registration_due", "--on", "2026-07-20")
    assert (said.code, said.out) == (0, "4 rows, 1 rule: out.parquet\n")
    assert pq.read_table(tmp_path / "out.parquet").column_names == ["registration_due"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.json", "out.parquet", "register.parquet"]


def test_batch_in_json(run):
    told = run("law", "batch", "register.parquet", "out.parquet", "--rule", "APR-45.1-must", "--format", "json").told
    assert (told["rows"], told["rules"], told["out"]) == (4, ["border_procedure_must"], "out.parquet")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("no.parquet", "out.parquet"), "fairway: no.parquet: there is no such file."),
        ((".", "out.parquet"), "fairway: .: is a folder: name a Parquet file in it."),
        (("case.json", "out.parquet"), "fairway: case.json: is not a Parquet file: write one with a column for each fact."),
        (("register.parquet", "./register.parquet"), "fairway: ./register.parquet: is the file that is read: name another one for the answers."),
        (("register.parquet", "out.parquet", "--threads", "0"), "fairway: Invalid value for '--threads': 0 is not in the range "
         "1<=x<=1024. See `fairway law batch --help`."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_batch_refuses(run, args, sentence):
    said = run("law", "batch", *args)
    assert (said.code, one_sentence(said)) == (2, sentence)


def test_batch_into_no_folder_is_refused_by_the_machine(run):
    said = run("law", "batch", "register.parquet", "no/out.parquet")
    assert (said.code, one_sentence(said)) == (
        3,
        "fairway: no/out.parquet: its folder does not exist: make it, or name another one.",
    )


def with_column(tmp_path, **columns):
    pq.write_table(pa.table(ROWS | columns), tmp_path / "register.parquet")


def test_a_row_that_cannot_be_is_refused_with_file_and_row(run, tmp_path):
    with_column(tmp_path, registered_on=[None, date(2026, 7, 1), None, None])
    said = run("law", "batch", "register.parquet", "out.parquet", "--on", "2026-07-20")
    assert said.code == 2
    assert one_sentence(said) == (
        "fairway: register.parquet, row 2: registered_on is before made_on, and it cannot be. Correct one of the two, or leave "
        "the doubtful one empty: it is then unknown."
    )
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.json", "register.parquet"]


def test_marked_rows_are_counted_and_exit_1(run, tmp_path):
    with_column(tmp_path, registered_on=[None, date(2026, 7, 1), None, None])
    said = run("law", "batch", "register.parquet", "out.parquet", "--rule", "registration_due", "--mark-errors")
    assert said.code == 1
    assert said.err.startswith("1 row is marked, first row 2: registered_on is before made_on")
    assert said.out == "4 rows, 1 rule: out.parquet\n"


def test_columns_that_are_no_facts_can_be_kept(run, tmp_path):
    with_column(tmp_path, number=["a", "b", "c", "d"])
    said = run("law", "batch", "register.parquet", "out.parquet", "--rule", "registration_due", "--keep", "number")
    assert said.code == 0
    assert pq.read_table(tmp_path / "out.parquet").column_names == ["number", "registration_due"]


def test_without_the_extra_one_sentence_says_what_to_install(run, monkeypatch):
    from fairway.cli import many

    monkeypatch.setattr(many, "find_spec", lambda name: None)
    said = run("law", "batch", "register.parquet", "out.parquet")
    assert said.code == 3
    assert one_sentence(said) == (
        "fairway: many rows need the extra 'batch', and numpy is not installed: pip install 'fairway[batch]'."
    )


AMENDED = """What would change, of 4 cases asked on 2026-07-20
  registration_due.days: 5 → 3 (APR Art. 27(1))

APR Art. 27(1): Last day to register an application.
  2 outcomes change, 50.0 %  (registration_due)
    2  earlier
    row 1: 2026-07-13 → 2026-07-09
    row 2: 2026-07-13 → 2026-07-10

1 rule would give other outcomes.
"""


def test_amend(run):
    said = run("law", "amend", "registration_due.days=3", "register.parquet", "--on", "2026-07-20")
    assert (said.code, said.out) == (0, AMENDED)


def test_amend_reaches_the_rules_that_rest_on_the_number(run):
    told = run("law", "amend", "low_rate=1/4", "register.parquet", "--format", "json").told
    assert told["amended"] == {"low_rate": {"from": "1/5", "to": "1/4"}}
    assert told["rules_asked"] == ["rate_is_low", "border_procedure_must"]
    assert [(c["rule"], c["changed"], c["ways"]) for c in told["changes"]] == [
        ("rate_is_low", 1, {"no to yes": 1}),
        ("border_procedure_must", 1, {"no to yes": 1}),
    ]


def test_amend_that_changes_nothing(run):
    said = run("law", "amend", "low_rate=1/5", "register.parquet")
    assert said.out.endswith("No outcome would change. 2 rules that rest on it would say the same.\n")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("register.parquet",), "fairway: Give the numbers to change and then the file, as in: registration_due.days=3 register.parquet. "
         "See `fairway law amend --help`."),
        (("low_rate=1/4",), "fairway: Give the numbers to change and then the file, as in: registration_due.days=3 register.parquet. "
         "See `fairway law amend --help`."),
        (("low_rate", "register.parquet"), "fairway: 'low_rate' is not PARAM=VALUE; write such as registration_due.days=3. "
         "See `fairway law amend --help`."),
        (("low_rte=1/4", "register.parquet"), "fairway: no number of the law is called 'low_rte'. Did you mean 'low_rate'?"),
        (("low_rate=abc", "register.parquet"), "fairway: 'low_rate' is a exact fraction, 'abc' is not. It is 1/5 now (APR Art. 42(1)(j))."),
        (("low_rate=1", "low_rate=2", "register.parquet"), "fairway: 'low_rate' is given twice: keep one of the two. "
         "See `fairway law amend --help`."),
        (("low_rate=1/4", "no.parquet"), "fairway: no.parquet: there is no such file."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_amend_refuses(run, args, sentence):
    said = run("law", "amend", *args)
    assert (said.code, one_sentence(said)) == (2, sentence)


def test_changes_are_json(run):
    json.loads(run("law", "amend", "registration_due.days=40", "register.parquet", "--format", "json").out)
