"""The packaged figures: every release says where it comes from, adds up, and holds none of the traps of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairway.observatory.measures import BORDER_TYPES, MEASURES, ROUTES
from fairway.observatory.observations import Flag, read_flags
from fairway.observatory.releases import read_list
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import PLACES, Store
from fairway.reference import figures
from fairway.reference.countries import countries, is_aggregate

duckdb = pytest.importorskip("duckdb")

RELEASES = read_list(figures.FOLDER)
OF_MEASURE = {m: [r for r in RELEASES if r.measure == m] for m in dict.fromkeys(r.measure for r in RELEASES)}
LETTER = date(2024, 10, 14)


@pytest.fixture(scope="module")
def con() -> Any:
    with duckdb.connect() as connection:
        yield connection


def ask(con: Any, measure: str, select: str, where: str = "true") -> list[tuple[Any, ...]]:
    """Rows of a measure's file."""
    path = figures.table(OF_MEASURE[measure][0].file)
    return list(con.execute(f"SELECT {select} FROM read_parquet('{path}') WHERE {where}").fetchall())


def test_every_measure_of_the_catalogue_has_figures_and_every_release_a_measure():
    assert set(OF_MEASURE) == set(MEASURES)


def test_every_file_is_named_by_a_release_and_is_there():
    there = {file.name for file in (figures.FOLDER / "observations").iterdir()}
    assert there == {release.file for release in RELEASES}


def test_all_tables_together_are_small():
    size = sum(file.stat().st_size for file in figures.FOLDER.rglob("*") if file.is_file())
    assert size < 4_500_000


@pytest.mark.parametrize("measure", list(OF_MEASURE))
def test_rows_and_sums_are_those_of_the_releases(con, measure):
    found = ask(
        con,
        measure,
        "release, count(*), coalesce(sum(value), 0)::BIGINT, min(period), max(period)",
        "true GROUP BY release",
    )
    releases = {r.id: r for r in OF_MEASURE[measure]}
    assert {row[0] for row in found} == set(releases)
    for name, rows, total, first, last in found:
        release = releases[name]
        assert (rows, total) == (release.rows, release.total), name
        assert release.first <= first <= last <= release.last, name


@pytest.mark.parametrize("measure", list(OF_MEASURE))
def test_columns_periods_places_and_flags_are_those_of_the_measure(con, measure):
    what = MEASURES[measure]
    columns = [
        row[0]
        for row in con.execute(f"DESCRIBE SELECT * FROM '{figures.table(OF_MEASURE[measure][0].file)}'").fetchall()
    ]
    assert columns == ["release", *what.dimensions, "period", "value", "flags"]
    for (start,) in ask(con, measure, "DISTINCT period"):
        assert Period.holding(start, what.frequency).first == start
    for (letters,) in ask(con, measure, "DISTINCT flags"):
        read_flags(letters)
    for place in set(PLACES) & set(what.dimensions):
        codes = {row[0] for row in ask(con, measure, f"DISTINCT {place}")}
        assert codes <= set(countries()), place
        if place != "country":
            assert [code for code in codes if is_aggregate(code)] == [], place
    keys = ", ".join(["release", *what.dimensions, "period"])
    assert ask(con, measure, "count(*)", f"true GROUP BY {keys} HAVING count(*) > 1") == []
    assert ask(con, measure, "min(value)")[0][0] >= 0


@pytest.mark.parametrize("measure", list(OF_MEASURE))
def test_an_unknown_value_says_why_and_a_reporter_is_one_that_can_report(con, measure):
    for (letters,) in ask(con, measure, "DISTINCT flags", "value IS NULL"):
        assert read_flags(letters) & {Flag.MISSING, Flag.NOT_YET}
    assert ask(con, measure, "count(*)", "value IS NOT NULL AND flags LIKE '%n%'") == [(0,)]
    assert MEASURES[measure].reporters <= set(countries())
    assert not any(is_aggregate(code) for code in MEASURES[measure].reporters)


def test_every_release_has_source_vintage_control_and_fingerprint():
    for release in RELEASES:
        assert release.id == f"{release.measure}@{release.known_at}"
        assert release.source and release.control and release.url.startswith("https://"), release.id
        assert re.fullmatch("[0-9a-f]{64}", release.made_from), release.id
        assert MEASURES[release.measure].licence and MEASURES[release.measure].publisher
        assert MEASURES[release.measure].pitfalls or release.measure == "unhcr:naturalisation", release.id
    assert len({release.id for release in RELEASES}) == len(RELEASES)


def test_nothing_is_known_before_it_happened(con):
    # Notified days lie ahead by nature; all else is counted after the period has begun.
    for measure, releases in OF_MEASURE.items():
        for release in releases if measure != "commission:control_days" else ():
            newest = ask(con, measure, "max(period)", f"release = '{release.id}' AND value IS NOT NULL")[0][0]
            assert newest <= release.known_at, release.id


def test_what_may_not_be_passed_on_is_not_here():
    text = "\n".join(f"{m.id} {m.publisher} {m.licence}" for m in MEASURES.values() if m.id in OF_MEASURE).lower()
    assert not re.search(r"idmc|acled|ucdp|fragile|sanction|euro?geographics|non-commercial", text)


# ---------------------------------------------------------------------------------------------------------- traps


def test_a_placeholder_of_italy_is_never_nil(con):
    after = ask(con, "italy:landings", "count(*), count(value)", "period > substr(release, 16)::DATE")
    assert after == [(905, 0)]
    assert ask(con, "italy:landings", "count(*)", "value = 0 AND period > substr(release, 16)::DATE") == [(0,)]
    assert ask(con, "italy:landings", "DISTINCT flags", "value IS NULL") == [("n",)]


def test_the_last_value_of_each_italian_day_adds_up_to_the_source_s_own_series():
    table = Store.packaged().table("italy:landings")
    assert sum(cell.value or 0 for cell in table.cells.values()) == 405_868
    assert table.cells[(), Period.read("2024-09-16")].value is None


@pytest.mark.parametrize(("month", "missing"), [
    ("2022-07", ("DEU",)), ("2022-08", ()), ("2024-05", ("ESP",)), ("2024-06", ()), ("2024-07", ("ESP",)),
    ("2024-08", ("CYP", "CZE", "ESP", "FRA", "HRV", "LUX", "ROU", "SVN")),
])  # fmt: skip
def test_a_missing_reporter_is_absent_and_named(month, missing):
    store = Store.packaged()
    period = Period.read(month)
    cell = store.table("eurostat:temporary_protection", first=period, last=period).cells[(), period]
    assert cell.missing == missing
    assert (Flag.MISSING in cell.flags) == bool(missing)


def test_german_temporary_protection_before_august_2022_is_not_there(con):
    first = ask(con, "eurostat:temporary_protection", "min(period)", "country = 'DEU'")
    assert first == [(date(2022, 8, 1),)]
    assert ask(con, "eurostat:temporary_protection", "count(*)", "country = 'DEU' AND value = 0") == [(0,)]


@pytest.mark.parametrize(("country", "month", "fall"), [
    ("POL", "2022-10", 353_940), ("CZE", "2023-03", 122_590), ("BGR", "2024-02", 126_560), ("DEU", "2024-07", 237_045),
])  # fmt: skip
@pytest.mark.parametrize("measure", ["eurostat:temporary_protection", "eurostat:temporary_protection_ukrainians"])
def test_a_register_clean_up_is_marked_as_a_break(measure, country, month, fall):
    period = Period.read(month)
    table = Store.packaged().table(
        measure, by=("country",), where={"country": country}, first=period.back(1), last=period
    )
    now, before = table.cells[(country,), period], table.cells[(country,), period.back(1)]
    assert Flag.BREAK in now.flags and Flag.BREAK not in before.flags
    if measure == "eurostat:temporary_protection":
        assert before.value is not None and now.value is not None
        assert before.value - now.value == fall


def test_cyprus_is_what_remains_of_a_total():
    period = Period.read("2023-06")
    table = Store.packaged().table("eurostat:temporary_protection", by=("country",), first=period, last=period)
    assert [key for (key, _), cell in table.cells.items() if Flag.RESIDUAL in cell.flags] == [("CYP",)]


def totals_of_the_union() -> Iterator[tuple[str, str, int]]:
    yield "eurostat:orders_to_leave_totals", "2015", 533_395
    yield "eurostat:returned_totals", "2015", 227_975
    yield "eurostat:orders_to_leave_totals", "2016", 493_785
    yield "eurostat:returned_totals", "2016", 247_165


@pytest.mark.parametrize(("measure", "year", "total"), list(totals_of_the_union()))
def test_the_union_is_as_published_and_is_never_added_to_its_states(measure, year, total):
    period = Period.read(year)
    store = Store.packaged()
    union = store.table(measure, where={"country": "EU28"}, first=period, last=period).cells[(), period]
    states = store.table(measure, first=period, last=period).cells[(), period]
    assert union.value == total
    # With Norway and Switzerland, which are in the table and not in the Union.
    assert states.value is not None and total < states.value < total * 106 // 100


@pytest.mark.parametrize(("route", "year", "total"), [
    ("Central Mediterranean", 2023, 134_081), ("Central Mediterranean", 2024, 49_794),
    ("Western Balkans", 2023, 79_609), ("Western Balkans", 2024, 17_089),
    ("Eastern Mediterranean", 2023, 39_896), ("Eastern Mediterranean", 2024, 47_579),
    ("Western African", 2023, 15_274), ("Western African", 2024, 30_849),
    ("Eastern Borders", 2023, 4_488), ("Eastern Borders", 2024, 13_562),
])  # fmt: skip
def test_the_nine_months_of_the_letter_are_as_others_computed_them(route, year, total):
    table = Store.packaged().table(
        "frontex:detections", where={"route": route}, first=Period.read(f"{year}-01"), last=Period.read(f"{year}-09")
    )
    assert sum(cell.value or 0 for cell in table.cells.values()) == total


def test_two_vintages_of_the_same_month_differ_and_both_are_kept():
    store = Store.packaged()
    of_2022 = store.as_of(date(2022, 2, 4)).table("frontex:detections")
    now = store.table("frontex:detections", last=Period.read("2021-12"))
    sums = [sum(cell.value or 0 for cell in table.cells.values()) for table in (of_2022, now)]
    assert sums == [3_965_684, 3_969_086]


def test_routes_and_border_types_are_those_of_the_list(con):
    assert {row[0] for row in ask(con, "frontex:detections", "DISTINCT route")} == set(ROUTES.values())
    assert {row[0] for row in ask(con, "frontex:detections", "DISTINCT border_type")} == set(BORDER_TYPES)
    assert {row[0] for row in ask(con, "iom:deaths_at_sea", "DISTINCT route")} <= set(ROUTES.values())


def test_asylum_applicants_are_all_applicants_as_unhcr_shows(con):
    germany = ask(
        con, "eurostat:asylum_applicants_annual", "sum(value)::BIGINT", "country = 'DEU' AND year(period) = 2016"
    )
    where = "country = 'DEU' AND year(period) = 2016 AND kind = '{}'"
    new = ask(con, "unhcr:applications", "sum(value)::BIGINT", where.format("N"))[0][0]
    repeat = ask(con, "unhcr:applications", "sum(value)::BIGINT", where.format("R"))[0][0]
    assert germany == [(745_155,)]
    assert (new, repeat) == (722_373, 23_137)


def test_a_split_that_was_not_reported_is_unknown(con):
    where = "country = 'DEU' AND year(period) = 2021"
    assert {row[0] for row in ask(con, "eurostat:illegally_present_by_reason", "value", where)} == {None}
    assert ask(con, "eurostat:illegally_present_by_place", "count(value)", where) == [(5,)]


def test_a_count_that_unhcr_disguises_is_marked(con):
    for measure in (m for m in OF_MEASURE if m.startswith("unhcr:")):
        assert ask(con, measure, "count(*)", "value = 5 AND coalesce(flags, '') NOT LIKE '%s%'") == [(0,)]
        assert ask(con, measure, "count(*)", "value <> 5 AND flags LIKE '%s%'") == [(0,)]


def test_the_gap_of_border_controls_is_unknown_and_the_years_before_are_not():
    store = Store.packaged()
    gap = store.table("commission:control_days", first=Period.read("2021-06"), last=Period.read("2024-01"))
    assert {cell.value for cell in gap.cells.values()} == {None}
    before = store.table(
        "commission:control_days", by=("country",), first=Period.read("2019-05"), last=Period.read("2019-05")
    )
    assert before.value(("PRT",), Period.read("2019-05")) == 0
    assert before.value(("FRA",), Period.read("2019-05")) == 31


def test_what_was_known_on_the_day_of_the_letter():
    known = {release.measure for release in Store.packaged().as_of(LETTER).releases()}
    assert "frontex:detections_announced" not in known, "it came a day later"
    assert {
        "frontex:detections",
        "italy:landings",
        "dghome:uniform_visas_applied",
        "eurostat:returned_published",
    } <= known


def test_a_daily_series_has_every_day(con):
    for measure, first, last in (
        ("uk:small_boat_arrivals", date(2018, 1, 1), date(2025, 8, 21)),
        ("italy:landings", date(2019, 9, 1), date(2024, 9, 30)),
    ):
        assert MEASURES[measure].frequency is Frequency.DAY
        days = {row[0] for row in ask(con, measure, "DISTINCT period")}
        assert len(days) == (last - first).days + 1 and min(days) == first and max(days) == last


def test_the_page_of_the_manual_is_current():
    pytest.importorskip("tools.condense.page")
    from tools.condense.page import page

    path = Path(__file__).parents[2] / "docs/observatory/data.md"
    assert path.read_text(encoding="utf-8") == page(), "make it again: .venv/bin/python -m tools.condense FOLDER"
