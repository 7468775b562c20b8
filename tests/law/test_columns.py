"""`ask_many`: what goes in, what comes out, what is refused, and that nothing is ever half done."""

from __future__ import annotations

import importlib
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from fairway.errors import BadFact, BadFile, OutsideCalendar
from fairway.law.asking import ask
from fairway.law.calendars import Calendar
from fairway.law.language import NONE
from fairway.law.language.link import link
from tests.toy_law import TOY_BOOK, toy_registry

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow")
pytest.importorskip("numba")
pq = importlib.import_module("pyarrow.parquet")
many = importlib.import_module("fairway.law.many")
kernels = importlib.import_module("fairway.law.language.kernels")

ON = date(2026, 9, 1)
MONDAY, WEDNESDAY = date(2026, 7, 6), date(2026, 7, 8)


def asked(columns, rules=("registration_due",), **options):
    return many.ask_many(columns, on=ON, rules=list(rules), book=TOY_BOOK, **options)


def column(columns, rule="registration_due", **options):
    return asked(columns, [rule], **options).to_arrow().column(rule).to_pylist()


CASES = {
    "made_on": [MONDAY, WEDNESDAY, None],
    "mass_arrivals": [False, True, False],
    "acting_state": ["DE", "DE", "IT"],
}


def test_a_row_is_answered_like_a_case():
    rules = list(TOY_BOOK.rules)
    table = asked(CASES, rules).to_arrow().to_pylist()
    for i, row in enumerate(table):
        case = {name: values[i] for name, values in CASES.items() if values[i] is not None}
        for rule in rules:
            value = ask(case, on=ON, book=TOY_BOOK)[rule].value
            gone = row.get(f"{rule}__none", row[rule] in (date(9999, 12, 31), "none"))
            assert gone == (value is NONE), rule
            if row[rule] is not None and not gone:
                assert row[rule] == value, rule


def test_null_is_unknown_in_and_out():
    assert column(CASES) == [date(2026, 7, 13), date(2026, 7, 23), None]


def test_what_does_not_exist_is_said_and_is_not_unknown():
    days = {"registered_on": [date(9999, 12, 31), None], "made_on": [MONDAY] * 2, "acting_state": ["DE", "DE"]}
    assert column(days, "responsible_state") == ["none", None]
    old = {"made_on": [date(2020, 1, 6), None], "acting_state": ["DE", "DE"]}
    assert column(old) == [date(9999, 12, 31), None], "a law that is not in force gives no day"
    table = asked(old | {"danger": [True, True]}, ["border_procedure_must"]).to_arrow()
    assert table.column("border_procedure_must").to_pylist() == [None, None]
    assert table.column("border_procedure_must__none").to_pylist() == [True, False]


def frames():
    table = pa.table(CASES)
    yield "arrow", table
    yield "record batch", table.to_batches()[0]
    yield "lists", CASES
    yield "numpy", {"made_on": np.array(["2026-07-06", "2026-07-08", "NaT"], "M8[D]"),
                    "mass_arrivals": np.array([False, True, False]),
                    "acting_state": np.array(["DE", "DE", "IT"])}  # fmt: skip
    polars = pytest.importorskip("polars")
    yield "polars", polars.from_arrow(table)
    pandas = pytest.importorskip("pandas")
    yield "pandas", table.to_pandas()
    yield "pandas, nanoseconds", pandas.DataFrame(CASES | {"made_on": pandas.to_datetime(CASES["made_on"])})


@pytest.mark.parametrize("kind", ["arrow", "record batch", "lists", "numpy", "polars", "pandas", "pandas, nanoseconds"])
def test_whatever_holds_the_columns(kind):
    assert column(dict(frames())[kind]) == [date(2026, 7, 13), date(2026, 7, 23), None]


def test_answers_come_as_whatever_is_wanted():
    answers = asked(CASES, ["registration_due", "rate_is_low"])
    assert answers.to_polars()["registration_due"].to_list() == [date(2026, 7, 13), date(2026, 7, 23), None]
    assert answers.to_pandas()["registration_due"].isna().tolist() == [False, False, True]
    assert answers.to_numpy()["registration_due"].mask.tolist() == [False, False, True]
    assert (answers.book_version, answers.calendar.name, answers.rows) == (TOY_BOOK.version, "packaged", 3)


@pytest.mark.parametrize(
    "rates",
    [
        ["1/5", "0.21", None],
        [Fraction(1, 5), Fraction(21, 100), None],
        pa.array([Decimal("0.20"), Decimal("0.21"), None]),
    ],
    ids=["text", "fractions", "decimals"],
)
def test_fractions_are_exact_at_the_limit(rates):
    given = {"recognition_rate": rates, "made_on": [MONDAY] * 3}
    assert column(given, "rate_is_low") == [True, False, None]


def test_a_fraction_is_a_pair_of_columns():
    given = {
        "recognition_rate": np.array([200_000, 200_001, 1]),
        "recognition_rate__den": pa.array([10**6, 10**6, None]),
    }
    assert column(given | {"made_on": [MONDAY] * 3}, "rate_is_low") == [True, False, None]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"made_onn": [MONDAY]}, "column 'made_onn': there is no fact 'made_onn'. Did you mean 'made_on'?"),
        ({"made_on": [1.5]}, "column 'made_on' has the type double, the fact is a date: give calendar days (type date32)"),
        ({"recognition_rate": [0.2]}, "such numbers are not exact: give whole numbers, text such as 1/5, decimals, or a pair"),
        ({"appeal_days": [7.0]}, "give whole numbers (type int64); in pandas the dtype 'Int64' keeps empty cells"),
        ({"acting_state": ["DE", "XX"]}, "row 2: acting_state: seen 'XX', expected a State"),
        ({"made_on": ["2026-07-06", "2026-02-30"]}, "row 2: made_on: seen '2026-02-30', expected a date"),
        ({"made_on": [MONDAY, date(1650, 1, 1)]}, "row 2: made_on: seen datetime.date(1650, 1, 1), expected a date: dates lie"),
        ({"made_on": [datetime(2026, 7, 6, 9)]}, "column 'made_on', row 1: a date with a time of day."),
        ({"made_on": [datetime(2026, 7, 6, tzinfo=UTC)]}, "a calendar day has no time zone"),
        ({"made_on": [MONDAY], "registered_on": [date(2026, 7, 5)]}, "row 1: registered_on is before made_on, and it cannot be."),
        ({"made_on": [MONDAY], "minor": [True, False]}, "column 'made_on' has 1 rows and column 'minor' has 2"),
        ({"recognition_rate": ["7/5"]}, "row 1: recognition_rate: 7/5 is outside what the law allows"),
        ({"recognition_rate": [1, 2], "recognition_rate__den": [4, 0]}, "row 2: recognition_rate: the denominator is 0."),
        ({"appeal_days": [7, 90]}, "row 2: appeal_days: 90 is outside what the law allows, at least 5 and at most 10"),
        ({"needs": [["rest"], ["sleep"]]}, "row 2: needs: seen 'sleep', expected"),
        ({"registration_due": [MONDAY]}, "column 'registration_due': 'registration_due' is a finding of the law, not a fact"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_what_cannot_be_is_refused_with_place_and_mend(columns, sentence):
    with pytest.raises(BadFact) as refusal:
        asked(columns)
    assert sentence in str(refusal.value)


def test_marked_rows_give_no_answer_and_say_why():
    given = {"made_on": [MONDAY, MONDAY, date(2150, 1, 1), MONDAY], "registered_on": [None, date(2026, 7, 1), None, None],
             "mass_arrivals": [False] * 4, "acting_state": ["DE", "DE", "DE", "XX"]}  # fmt: skip
    answers = asked(given, on_error="mark")
    assert answers.to_arrow().column("registration_due").to_pylist() == [date(2026, 7, 13), None, None, None]
    assert [error.row for error in answers.errors] == [1, 2, 3]
    whys = [error.why.split(":")[0] for error in answers.errors]
    assert whys[0].startswith("registered_on is before made_on")
    assert whys[1].startswith("an answer needs a day outside the calendar 'packaged'")
    assert whys[2] == "acting_state"


def test_a_day_outside_the_calendar_is_refused():
    with pytest.raises(OutsideCalendar, match="row 1: an answer needs a day outside the calendar 'packaged'"):
        asked({"made_on": [date(2150, 1, 1)], "acting_state": ["DE"]})


def test_an_authority_brings_its_own_calendar():
    own = Calendar.from_days_off("own", {"DE": [date(2026, 7, 13), date(2026, 1, 1)]})
    answers = asked(CASES | {"acting_state": ["DE"] * 3}, calendar=own)
    assert answers.to_arrow().column("registration_due").to_pylist()[0] == date(2026, 7, 14)
    assert answers.calendar is own


def test_an_amended_law_needs_no_new_kernel():
    before = kernels.kernels(TOY_BOOK)
    amended = link(toy_registry(), amend={"registration_due.days": 3})
    after = kernels.kernels(amended)
    assert [group.digest for group in before.groups] == [group.digest for group in after.groups]
    given = {name: values[:1] for name, values in CASES.items()}
    answers = many.ask_many(given, on=ON, rules=["registration_due"], book=amended)
    assert answers.to_arrow().column("registration_due").to_pylist() == [date(2026, 7, 9)]


def test_national_law_fills_what_the_rows_leave_open():
    given = {"decided_on": [MONDAY] * 3, "acting_state": ["DE", "IT", "DE"], "appeal_days": [None, None, 5]}
    days = column(given, "appeal_due", national={"DE": {"appeal_days": 7}, "IT": {"appeal_days": 10}})
    assert days == [date(2026, 7, 13), date(2026, 7, 16), date(2026, 7, 13)]


def many_rows(n):
    luck = np.random.default_rng(7)
    return {"case": np.arange(n), "made_on": np.datetime64(MONDAY) + luck.integers(0, 900, n),
            "mass_arrivals": luck.random(n) < 0.3, "acting_state": np.array(["DE", "FR", "IT"])[luck.integers(0, 3, n)]}  # fmt: skip


def test_threads_and_pieces_change_nothing():
    rows = many_rows(3 * many.CHUNK + 5)
    one, two = (asked(rows, keep=["case"], threads=threads).to_arrow().combine_chunks() for threads in (1, 2))
    assert one.equals(two)
    assert one.column("case").to_pylist() == rows["case"].tolist()
    seen = []
    asked(rows, keep=["case"], progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(rows["case"]), len(rows["case"]))


def test_from_parquet_to_parquet(tmp_path):
    rows = many_rows(many.CHUNK + 100)
    pq.write_table(pa.table(rows), tmp_path / "in.parquet")
    answers = asked(tmp_path / "in.parquet", keep=["case"], to=tmp_path / "out.parquet")
    assert answers.path == tmp_path / "out.parquet"
    assert pq.read_table(tmp_path / "out.parquet").equals(asked(rows, keep=["case"]).to_arrow().combine_chunks())
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["in.parquet", "out.parquet"]


def test_nothing_is_left_half_written(tmp_path):
    rows = many_rows(many.CHUNK + 100)
    rows["acting_state"][-1] = "XX"
    pq.write_table(pa.table(rows), tmp_path / "in.parquet")
    with pytest.raises(BadFact, match=rf"in.parquet, row {many.CHUNK + 100}: acting_state"):
        asked(tmp_path / "in.parquet", keep=["case"], to=tmp_path / "out.parquet")
    assert [file.name for file in tmp_path.iterdir()] == ["in.parquet"]


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more", b"\xff\xfe"], ids=["empty", "cut", "other"])
def test_what_is_no_parquet_is_refused(tmp_path, content):
    (tmp_path / "in.parquet").write_bytes(content)
    with pytest.raises(BadFile, match=r"cannot be read as Parquet"):
        asked(tmp_path / "in.parquet")


def test_no_rows_give_no_answers(tmp_path):
    empty = pa.table({"made_on": pa.array([], pa.date32())})
    assert asked(empty).to_arrow().column_names == ["registration_due"]
    asked(empty, to=tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def test_rules_are_named_or_taken_by_act():
    assert asked(CASES, ["APR"]).rules == tuple(
        name for name, rule in TOY_BOOK.rules.items() if rule.base.citation.act.short == "APR"
    )
    with pytest.raises(BadFact, match=r"there is no rule or act 'registration_dew'. Did you mean 'registration_due'\?"):
        asked(CASES, ["registration_dew"])


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FAIRWAY_CACHE", str(tmp_path / "file" / "cache"))
    group = kernels.kernels(TOY_BOOK).groups[0]
    assert not group.is_kept
    assert callable(group.run)


def test_a_kernel_is_kept_and_found_again(tmp_path, monkeypatch):
    monkeypatch.setenv("FAIRWAY_CACHE", str(tmp_path))
    group = kernels.kernels(TOY_BOOK).groups[0]
    assert not group.is_kept
    _ = group.run
    assert group.is_kept
    again = kernels.kernels(TOY_BOOK).groups[0]
    assert sum(again.run.stats.cache_hits.values()) == 1
