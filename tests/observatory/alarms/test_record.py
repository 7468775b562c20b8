"""The published record: its page says what it says, and it is what the rules do on the real table today."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from fairway.errors import BadTable
from fairway.observatory.alarms import CONFIRMED, RULES, Detections, measured_series, newcomers, read_cells
from fairway.observatory.alarms.published import document
from fairway.observatory.alarms.tuning import RATES, SINCE, scored
from tests.observatory.alarms import page

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "observatory" / "alarms.md"
TABLE = ROOT.parent / "shared" / "data" / "border_crossings" / "frontex_ibc_monthly_2009-01_2024-09.csv"


@pytest.fixture(scope="module")
def detections():
    if not TABLE.exists():
        pytest.skip("the monthly table of detections is not beside this checkout")
    return Detections(read_cells(TABLE))


def test_the_page_shows_every_published_row():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = page.month_rows(document()) + page.day_rows(document()) + page.event_rows(document())
    assert [row for row in rows if row not in lines] == []


def test_the_examples_of_the_page_run(capsys):
    names = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(block, names)
    said = capsys.readouterr().out
    assert "Some border section: 1,450 in 2024-09" in said and "150.0" in said


def test_the_bars_hold_on_the_record():
    rows = {(e["rule"], e["rate"]): e for e in document()["monthly"]["rules"]}
    for rate, bar in (("1/4", 86), ("1/10", 70)):
        entry = rows["confirmed-rise", rate]
        assert 100 * entry["hits1"] >= bar * entry["surges"]
        assert Fraction(entry["false_openings"]) <= Fraction(rate) * Fraction(entry["series_years"])
    assert {rule for rule, _ in rows} == {rule.name for rule in RULES.values() if "M" in rule.frequencies}


def test_the_record_is_what_the_rules_do_today(detections):
    series = measured_series(detections)
    assert [counts.key for counts in series] == document()["monthly"]["series"]
    for rule in (CONFIRMED, RULES["farrington"], RULES["cusum"]):
        given = scored(rule, series)
        for entry in (e for e in document()["monthly"]["rules"] if e["rule"] == rule.name):
            found = given.measured(entry["threshold"], SINCE)
            assert {name: entry[name] for name in found.__dataclass_fields__} == {
                name: getattr(found, name) for name in found.__dataclass_fields__
            }
    assert {Fraction(e["rate"]) for e in document()["monthly"]["rules"]} == set(RATES)


def test_forty_eight_series_and_sums_that_agree_with_the_table(detections):
    series = measured_series(detections)
    assert len({counts.key for counts in series}) == 48
    total = sum(cell.detections for cell in read_cells(TABLE))
    assert int(series[0].values.sum()) == total
    assert sum(int(detections.series(*name).values.sum()) for name in detections.borders()) == total


def test_iraqi_nationals_in_june_2021_have_no_history_at_the_eastern_borders(detections):
    found = newcomers(detections.series("Eastern Borders Route", "Land", "IRQ"))
    assert [n.counts.label(n.at) for n in found] == ["2021-06"]
    assert (found[0].value, found[0].highest_before) == (352, 41)


HEAD = "month,route,border_type,nationality_iso3,detections\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("month,route\n", "no column border_type, nationality_iso3, detections"),
        (HEAD + "2024-13,R,Sea,SYR,1\n", "row 2, column month: '2024-13'"),
        (HEAD + "2024-12,R,Sea,SYR,1\n2024-12,R,Sea,SYR,many\n", "row 3, column detections: 'many'"),
        (HEAD + "2024-12,R,Sea,SYR,-3\n", "row 2, column detections: -3"),
        (HEAD + "2024-12,R,Sea,SYR\n", "row 2, column detections: 'None'"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path, text, words):
    path = tmp_path / "t.csv"
    path.write_text(text)
    with pytest.raises(BadTable, match=words):
        read_cells(path)


def test_a_table_without_rows_is_refused_and_silence_between_months_is_none(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(HEAD)
    with pytest.raises(BadTable, match="has no rows"):
        Detections(read_cells(path))
    path.write_text(HEAD + "2024-01,R,Sea,SYR,4\n2024-03,R,Land,SYR,2\n")
    made = Detections(read_cells(path))
    assert made.series().values.tolist() == [4, 0, 2] and made.start == date(2024, 1, 1)
    assert made.series("R", "Sea").values.tolist() == [4, 0, 0]
    assert made.series("R", None, "SYR").values.tolist() == [4, 0, 2]
