"""`fairway alarm`, `fairway forecast` and `fairway data revisions --svg`, as a person at the keyboard meets them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.commands import one_sentence, runner  # noqa: F401  the fixture "run"

pytest.importorskip("duckdb")
pytest.importorskip("numpy")


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("FAIRWAY_DATA", str(tmp_path / "own"))


def daily(last_week):
    """Two years of ten people a day, then a week."""
    start = date(2024, 1, 1)
    counts = [10] * 730 + last_week
    rows = [f"{start + timedelta(days=n)},North section,{count}" for n, count in enumerate(counts)]
    return "date,section,count\n" + "\n".join(rows) + "\n"


def test_alarms_on_the_packaged_figures_say_their_rates_and_end_with_1(run):
    said = run("alarm", "--series", "Eastern Borders", "--since", "2021-04-01")
    assert said.code == 1
    assert "false alarms in" in said.out and "never that a person was made use of" in " ".join(said.out.split())


@pytest.mark.parametrize(("week", "ends", "why"), [
    ([10] * 7, 0, "a week like all others"),
    ([4000] * 7, 1, "four hundred times the usual week"),
])  # fmt: skip
def test_an_authoritys_own_days_from_standard_input(run, week, ends, why):
    said = run(
        "alarm", "--daily", "-", "--known-on", "2026-01-10", "--rate", "0.50", "--format", "json", stdin=daily(week)
    )
    assert said.code == ends, (why, said.out)
    assert len(said.told["alarms"]) == ends


def test_a_day_that_is_still_coming_in_is_set_aside(run):
    text = daily([10] * 7)
    said = run(
        "alarm", "--daily", "-", "--known-on", "2026-01-06", "--delay", "0.5,0.9", "--format", "json", stdin=text
    )
    waiting = said.told["incomplete"]
    assert [one["day"] for one in waiting] == ["2026-01-05", "2026-01-06"]
    assert waiting[1]["expected"] == "20"


def test_a_bad_row_is_named(run):
    said = run("alarm", "--daily", "-", stdin="date,section,count\n2026-01-01,A,x\n")
    assert said.code == 2 and "row 2, column count" in one_sentence(said)


def test_a_rate_that_was_not_measured_names_those_that_were(run):
    said = run("alarm", "--rate", "2", "--series", "All routes")
    assert said.code == 2 and "Published:" in one_sentence(said)


def test_options_of_a_daily_table_need_one(run):
    said = run("alarm", "--delay", "0.5")
    assert said.code == 2 and "belong to --daily" in said.err


def test_the_kept_forecast_is_shown_with_what_it_rests_on(run):
    said = run("forecast", "show", "--format", "json")
    shown = said.told
    assert "past misses a horizon" in shown["note"] and "not in real time" in shown["note"]
    first = shown["series"]["All routes"][0]["quantiles"]
    assert first["0.025"] < first["0.1"] < first["0.5"] < first["0.9"] < first["0.975"]


def test_kept_forecasts_are_scored_against_what_came(run):
    rows = {row["model"]: row for row in run("forecast", "score", "--format", "json").told["scores"]}
    assert float(rows["blend"]["ratio"]) < 0.85 and float(rows["naive"]["ratio"]) == 1.0
    assert 77 <= float(rows["blend"]["80"].split()[0]) <= 83


def test_a_forecast_is_made_kept_and_never_replaced(run, tmp_path):
    made = run("forecast", "run", "--model", "blend-classical", "--origin", "2024-06")
    assert made.code == 0, made.err
    (file,) = (tmp_path / "own" / "forecasts").iterdir()
    before = file.read_bytes()
    assert run("forecast", "run", "--model", "blend-classical", "--origin", "2024-06").code == 0
    assert file.read_bytes() == before
    shown = run("forecast", "show", "--model", "blend-classical", "--format", "json").told
    assert shown["origin"] == "2024-06"


def test_without_a_folder_of_ones_own_nothing_can_be_kept(run, monkeypatch):
    monkeypatch.setenv("FAIRWAY_DATA", "off")
    said = run("forecast", "run")
    assert said.code == 3 and "FAIRWAY_DATA" in one_sentence(said)


def test_a_fan_and_a_chart_of_revisions_are_written_whole(run, tmp_path):
    fan, revised = tmp_path / "fan.svg", tmp_path / "revised.svg"
    assert run("forecast", "show", "--origin", "2023-03", "--svg", str(fan)).code == 0
    words = ("frontex:detections", "--where", "route=Eastern Mediterranean", "--first", "2021-01", "--last", "2021-12")
    assert run("data", "revisions", *words, "--svg", str(revised)).code == 0
    assert fan.read_text().startswith("<svg") and "12 of 12 periods were revised" in revised.read_text()


def test_a_series_that_there_is_not_names_some_that_there_are(run):
    said = run("forecast", "show", "--series", "Atlantis")
    assert said.code == 2 and "There are: All routes" in said.err
