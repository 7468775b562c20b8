"""`fairway indicator`: what it prints, what it writes, and how it refuses."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

pytest.importorskip("duckdb")

import duckdb

from fairway import cli
from fairway.observatory.indicators import INDICATORS


@pytest.fixture
def ask(monkeypatch, capsys):
    """Runs the command; gives exit code, output and error."""
    monkeypatch.setitem(cli.fairway.lazy, "indicator", "fairway.cli.indicator:indicator")
    monkeypatch.setenv("FAIRWAY_DATA", "off")

    def run(*words):
        code = cli._run(["indicator", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_without_a_name_it_lists_all_by_point(ask):
    code, out, _ = ask()
    assert code == 0
    assert all(name in out for name in INDICATORS)
    assert "Point 10: Schengen" in out


def test_one_figure_with_its_source_and_vintage(ask):
    code, out, _ = ask(
        "detections_change_year_to_date",
        "--where",
        "route=western balkans",
        "--first",
        "2024-09",
        "--as-of",
        "2025-06-30",
    )
    assert code == 0
    assert "2024-09  −78.5 %" in plain(out)
    assert "Frontex, Monthly detections of irregular border-crossings: as known on 3 June 2025." in out
    assert "Formula: [detections of irregular border-crossing, added up since 1 January]" in " ".join(out.split())


def test_rows_by_a_dimension_thousands_apart_the_largest_first(ask):
    _, out, _ = ask("detections", "--by", "route", "--first", "2024-08", "--last", "2024-09", "--as-of", "2025-06-30")
    lines = [line for line in plain(out).splitlines() if line]
    assert lines[2].split() == ["2024-08", "2024-09"]
    assert lines[3].split("  ")[0] == "Eastern Mediterranean"
    assert lines[3].endswith("7 478    8 732")


@pytest.mark.parametrize("written", ["GRC", "GR", "EL", "Greece", "greece"])
def test_a_country_in_any_way_it_is_written(ask, written):
    _, out, _ = ask("arrivals", "--where", f"country={written}", "--first", "2023-12", "--format", "json")
    assert [row["value"] for row in json.loads(out)["values"]] == ["5520"]


def test_who_is_missing_is_named(ask):
    _, out, _ = ask(
        "temporary_protection_beneficiaries", "--first", "2024-07", "--last", "2024-07", "--as-of", "2025-06-30"
    )
    assert "without Spain" in out
    assert "b break in the series" in out or "break in the series" in out


def test_what_cannot_be_said_is_answered_with_why_and_exit_1(ask):
    code, out, _ = ask("landings", "--first", "2024-09-20", "--as-of", "2025-06-30")
    assert code == 1
    assert "–" in out
    assert "no figure" in out


def test_about_says_formula_citation_pitfalls_and_sources(ask):
    code, out, _ = ask("return_rate_all_destinations", "--about")
    flat = " ".join(out.split())
    assert code == 0
    for part in (
        "Formula [persons returned",
        "Reg. (EC) 862/2007 Art. 7",
        "Not a cohort",
        "as known on 30 June 2018",
        "EU28",
    ):
        assert part in flat


def test_json_gives_exact_fractions_flags_releases_and_missing(ask):
    _, out, _ = ask("return_rate_all_destinations", "--first", "2016", "--last", "2016", "--format", "json")
    told = json.loads(out)
    (row,) = told["values"]
    assert (row["numerator"], row["denominator"]) == ("49433", "98757"), "247 165 / 493 785 in lowest terms"
    assert row["value"] == "0.500552"
    assert row["flags"] == ["rounded"]
    assert len(row["releases"]) == 2
    assert [source["measure"] for source in told["sources"]] == [
        "eurostat:returned_totals", "eurostat:orders_to_leave_totals",
    ]  # fmt: skip


def test_csv_on_standard_output_is_csv_alone(ask):
    code, out, err = ask("visa_refusal_rate", "--by", "consulate", "--first", "2023", "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "")
    assert len(rows) > 150
    senegal = next(row for row in rows if row["consulate"] == "SEN")
    assert senegal["period"] == "2023"
    assert float(senegal["value"]) == pytest.approx(int(senegal["numerator"]) / int(senegal["denominator"]), abs=1e-6)


def test_parquet_and_svg_files(ask, tmp_path):
    table, chart = tmp_path / "it's.parquet", tmp_path / "chart.svg"
    code, out, err = ask("detections", "--by", "route", "--parquet", str(table), "--svg", str(chart))
    assert (code, out) == (0, "")
    assert str(table) in err
    found = duckdb.execute("SELECT sum(value) FROM read_parquet(?) WHERE period = '2024-09'", [str(table)]).fetchone()
    assert found == (27797.0,)
    assert ElementTree.fromstring(chart.read_text()).tag.endswith("svg")
    assert "as known on" in chart.read_text() or "publications" in chart.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("detectoins",), "there is no indicator 'detectoins'. Near it: detections"),
        (
            ("detections", "--by", "country"),
            "detections has no dimension 'country'. It has: route, border_type, citizenship.",
        ),
        (("detections", "--where", "route"), "--where route: write DIM=VALUE, such as country=GRC."),
        (("detections", "--where", "route=Atlantis"), "detections has no route 'Atlantis'. Near it:"),
        (("arrivals", "--where", "country=Grece"), "'Grece' is no country known here. Near it: Greece (GRC)."),
        (("arrivals", "--first", "2024-13"), "'2024-13' is no period"),
        (("detections", "--as-of", "2012-01-01"), "nothing was known of frontex:detections on 2012-01-01"),
    ],
)
def test_a_wrong_question_is_answered_in_one_sentence(ask, words, said):
    code, out, err = ask(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_folder_that_is_not_there_is_refused(ask, tmp_path):
    code, _, err = ask("detections", "--csv", str(tmp_path / "no" / "x.csv"))
    assert code == 3
    assert "its folder does not exist" in err


@pytest.mark.parametrize(
    "name", ["temporary_protection_beneficiaries", "visa_refusal_rate", "refugees_hosted", "landings"]
)
def test_nothing_runs_past_a_hundred_columns(ask, name):
    by = [word for dimension in INDICATORS[name].dimensions for word in ("--by", dimension)]
    for words in ((name,), (name, *by, "--last", "2023"), (name, "--about"), ()):
        _, out, _ = ask(*words)
        assert max(map(len, out.splitlines())) <= 100, words


def test_a_chart_names_who_is_missing_and_marks_breaks(ask):
    _, out, _ = ask("temporary_protection_beneficiaries", "--as-of", "2025-06-30", "--svg", "-")
    text = " ".join("".join(ElementTree.fromstring(out).itertext()).split())
    assert "Without Germany: March 2022 to July 2022." in text
    assert "before and after do not compare" in text


def test_a_rate_that_rests_on_few_never_leads_the_list(ask):
    _, out, _ = ask("recognition_rate_first_instance", "--by", "origin", "--first", "2024", "--last", "2024")
    rows = [line for line in plain(out).splitlines() if line.endswith("%") or "% d" in line or "% s" in line]
    assert len(rows) == 30
    assert not any(row.split("%")[-1].strip().startswith("d") for row in rows)
