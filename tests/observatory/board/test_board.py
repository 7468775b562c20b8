"""The board on the packaged figures: the letter's claims, figures with their sources, and what was known on a day."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("numpy")

from fairway.observatory.board import build
from fairway.observatory.board.figures import line
from fairway.observatory.board.lines import LINES, UNION, LineSpec
from fairway.observatory.board.records import as_record
from fairway.observatory.board.report import report
from fairway.observatory.indicators import INDICATORS
from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Absent, Measure, Release, Unit
from fairway.observatory.paper.document import Table, Value, parts, walk
from fairway.observatory.paper.text import text
from fairway.observatory.spans import Frequency
from fairway.observatory.store import Store

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def board():
    return build(Store.packaged(), TODAY)


@pytest.fixture(scope="module")
def early():
    return build(Store.packaged(), date(2024, 10, 14))


def checked(board, entry):
    return next(check for point in board.points for one, check in point.checks if one.id == entry)


@pytest.mark.parametrize(("entry", "verdict", "now"), [
    ("2.3-claim-central-mediterranean", "reproduced", Fraction(49_794, 134_081) - 1),
    ("2.10-claim-western-balkans", "reproduced", Fraction(17_089, 79_609) - 1),
    ("2.7-claim-spain-sea", "revised since", Fraction(40_206, 25_962) - 1),
])  # fmt: skip
def test_the_letters_figures_are_computed_again(board, entry, verdict, now):
    assert (checked(board, entry).verdict.value, checked(board, entry).now.value) == (verdict, now)


def test_a_figure_that_open_data_do_not_give_says_why(board):
    greece = checked(board, "2.13-claim-greece-land-and-sea")
    assert greece.now is None and greece.verdict.value == "not reproducible from open data"
    assert greece.published == Fraction(41_024, 30_972) - 1, "published elsewhere, beside and not instead"
    assert greece.claim.why_not


def test_all_ten_points_have_figures_and_every_figure_is_known_today(board):
    assert [point.point.point for point in board.points] == [*range(11), "money"]
    lines = [one for point in board.points for one in point.lines]
    assert [one.spec.label for one in lines if one.latest is None] == []
    assert all(one.releases for one in lines)


def test_lines_name_indicators_and_dimensions_that_there_are():
    for specs in LINES.values():
        for spec in specs:
            assert set(spec.where) <= set(INDICATORS[spec.indicator].dimensions), spec.label
    assert len(UNION) == 27


def test_on_an_earlier_day_only_what_was_known_is_shown(early):
    lines = [one for point in early.points for one in point.lines]
    unknown = [one for one in lines if one.latest is None]
    assert unknown and all(one.because for one in unknown)
    known_at = [early.releases[name].known_at for one in lines for name in one.releases]
    assert max(known_at) <= date(2024, 10, 14)
    detections = next(one for one in lines if one.spec.label == "Detections of a month, all routes")
    assert detections.latest[0].label == "2021-12", "the workbook of February 2022 is the last that was known"


def test_a_later_period_that_lacks_reporters_is_said_and_not_compared(board):
    protected = board.point(9).lines[0]
    assert protected.latest[0].label == "2024-06" and not protected.latest[1].missing
    assert protected.partial[0].label == "2024-08" and protected.partial[1].missing
    notes = next(block.notes for block in report(board, MEASURES).sections[10].blocks if isinstance(block, Table))
    assert any("2024-08 has" in note and "so far, without" in note for note in notes)


def test_every_number_of_the_figure_tables_opens_its_source(board):
    whole = report(board, MEASURES)
    anchors = {source.anchor for _, section in walk(whole.sections) for block in section.blocks
               if type(block).__name__ == "Sources" for source in block.items}  # fmt: skip
    figures = [block for _, section in walk(whole.sections) for block in section.blocks
               if isinstance(block, Table) and block.title == "Figures"]  # fmt: skip
    values = [cell for table in figures for cell in parts(table) if isinstance(cell, Value)]
    assert len(values) > 100
    assert {value.anchor for value in values} <= anchors
    sources = [source for _, section in walk(whole.sections) for block in section.blocks
               if type(block).__name__ == "Sources" for source in block.items]  # fmt: skip
    assert [source.title for source in sources if not (source.vintage and source.formula and source.licence)] == []


def test_the_terminal_board_fits_a_hundred_columns(board):
    shown = text(report(board, MEASURES, pictures=False), width=100)
    assert max(map(len, shown.splitlines())) <= 100
    for words in ("1. Bring the Pact to life sooner", "−62.9", "Source: ", "NOT SERVED YET"):
        assert words in shown


def test_the_record_is_json_and_exact(board):
    record = json.loads(json.dumps(as_record(board)))
    spain = next(c for p in record["points"] for c in p["checks"] if c["entry"] == "2.7-claim-spain-sea")
    assert spain["now"] == {"value": "0.548648", "exact": str(Fraction(40_206, 25_962) - 1)}
    named = {name for p in record["points"] for f in p["figures"] if f["latest"] for name in f["latest"]["releases"]}
    assert named <= set(record["releases"])


STOCK = Measure(
    id="eurostat:temporary_protection", title="Protected", unit=Unit.PERSONS, frequency=Frequency.MONTH, dimensions=("country",),
    publisher="Test", table="t", url="", licence="none", stock=True, reporters=frozenset({"DEU", "FRA"}), absent=Absent.UNKNOWN,
)  # fmt: skip


@pytest.mark.parametrize(("rows", "latest", "change", "why"), [
    ([("DEU", 1, 10), ("FRA", 1, 10), ("DEU", 2, 15), ("FRA", 2, 15)], ("2024-02", 30), Fraction(1, 2), "two whole months"),
    ([("DEU", 1, 10), ("FRA", 1, 10), ("DEU", 2, 15)], ("2024-01", 20), None, "the later month lacks France"),
    ([("DEU", 1, 0), ("FRA", 1, 0), ("DEU", 2, 5), ("FRA", 2, 5)], ("2024-02", 10), None, "nothing can be so many per cent of nil"),
    ([("DEU", 1, 10), ("DEU", 2, 15)], ("2024-02", 15), None, "no month is whole: the last one, marked"),
])  # fmt: skip
def test_the_latest_whole_period_is_shown(tmp_path, rows, latest, change, why):
    store = Store([tmp_path / "none", tmp_path / "own"], {STOCK.id: STOCK})
    given = [(country, date(2024, month, 1), value, "") for country, month, value in rows]
    store.add(
        Release(
            id=f"{STOCK.id}@2024-03-01", measure=STOCK.id, known_at=date(2024, 3, 1), first=date(2024, 1, 1), last=date(2024, 2, 1),
            whole=True, rows=len(given), total=sum(value for *_, value, _ in given), source="test", file="",
        ),
        given,
    )  # fmt: skip
    spec = LineSpec(indicator="temporary_protection_beneficiaries", label="Protected", against="period")
    found = line(spec, store, {})
    assert (found.latest[0].label, found.latest[1].number) == latest, why
    assert found.change == change, why
