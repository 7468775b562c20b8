"""The packaged catalogue on the packaged figures: every indicator gives numbers, and the known ones are right."""

from __future__ import annotations

import csv
import re
from datetime import date
from fractions import Fraction as F
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import INDICATORS, POINTS, evaluate, indicator, page
from fairway.observatory.indicators.shown import form, written
from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Flag
from fairway.observatory.spans import Period
from fairway.observatory.store import Store

ROOT = Path(__file__).resolve().parents[3]
KEY = ROOT.parent / "shared" / "data" / "indicators" / "eu27_population_gdp_2023_key.csv"
AGREED = {
    "detections",
    "detections_change_year_to_date",
    "detections_by_sea_change_year_to_date",
    "landings",
    "first_time_applicants",
    "recognition_rate_first_instance",
    "return_rate_third_countries",
    "return_rate_all_destinations",
    "return_rate_quarterly",
    "returns_to_third_countries",
    "orders_to_leave",
    "temporary_protection_beneficiaries",
    "visa_refusal_rate",
    "visas_applied_for",
    "missing_migrants_deaths",
    "internal_border_controls_days",
    "dublin_outgoing_requests",
    "dublin_transfer_rate",
    "displaced_by_origin",
    "refugees_hosted",
}


@pytest.fixture(scope="module")
def store():
    """The figures as they were known at the end of June 2025; the vintage of June 2025 is the letter's check."""
    return Store.packaged().as_of(date(2025, 6, 30))


@pytest.fixture(scope="module")
def now():
    return Store.packaged()


def one(store, name, period, *, by=(), key=(), **where):
    span = Period.read(period)
    return evaluate(indicator(name), store, by=by, where=where, first=span, last=span).value(key, span)


# -------------------------------------------------------------------------------------------- the whole catalogue


def test_there_are_enough_and_the_agreed_names_are_there():
    assert len(INDICATORS) >= 45
    assert set(INDICATORS) >= AGREED
    assert {point for one in INDICATORS.values() for point in one.points} == set(POINTS) == set(range(1, 11))


def test_there_are_several_return_rates_and_never_one():
    rates = [name for name in INDICATORS if name.startswith("return_rate")]
    assert len(rates) >= 4
    assert "return_rate" not in INDICATORS


def test_every_measure_that_a_formula_names_is_there():
    assert {name for one in INDICATORS.values() for name in one.measures} <= set(MEASURES)


def test_no_indicator_has_a_good_side_of_its_own():
    assert [name for name, one in INDICATORS.items() if one.good is not None] == []


@pytest.mark.parametrize("name", INDICATORS)
def test_an_indicator_gives_a_known_value_whole_and_by_each_dimension(now, name):
    # what is first published is asked of every vintage: a year of them is enough here
    first = Period.read("2024") if name == "landings_revision" else None
    whole = evaluate(INDICATORS[name], now, first=first).latest()
    assert whole is not None, "no known value"
    period, value = whole
    assert value.releases, "a known value has a source"
    for dimension in INDICATORS[name].dimensions:
        since = Period.read(str(period.first.year - 1))  # of the latest quarter only the Union's total may be there
        parts = evaluate(INDICATORS[name], now, by=(dimension,), first=since, last=period)
        assert any(v.number is not None for v in parts.cells.values()), dimension


@pytest.mark.parametrize(
    "name", [name for name, one in INDICATORS.items() if one.unit.value in ("persons", "detections")]
)
def test_counts_by_a_dimension_add_up_to_the_whole(now, name):
    what = INDICATORS[name]
    period, whole = evaluate(what, now).latest()
    for dimension in what.dimensions:
        if what.all_of and dimension == "country":
            continue  # the whole is a published aggregate, which is not quite the sum of its parts
        if name == "displaced_by_origin":
            continue  # a sum of two tables: where one has no row, that origin is unknown and the whole is not
        parts = evaluate(what, now, by=(dimension,), first=period, last=period)
        known = [value.number for value in parts.cells.values() if value.number is not None]
        assert sum(known) == whole.number, dimension


def test_a_name_that_there_is_not_is_refused_with_near_ones():
    with pytest.raises(NoSuchFigure, match=r"there is no indicator 'visa_refusal_rat'\. Near it: visa_refusal_rate"):
        indicator("visa_refusal_rat")


# -------------------------------------------------------------------------------------------- known figures


@pytest.mark.parametrize(
    ("route", "old", "new", "shown"),
    [
        ("Central Mediterranean", 134_081, 49_794, "−62.9"),
        ("Western Balkans", 79_609, 17_089, "−78.5"),
        ("Eastern Mediterranean", 39_896, 47_579, "+19.3"),
        ("Western African", 15_274, 30_849, "+102.0"),
        ("Eastern Borders", 4_488, 13_562, "+202.2"),
    ],
)
def test_january_to_september_2024_against_2023_by_route(store, route, old, new, shown):
    value = one(store, "detections_change_year_to_date", "2024-09", route=route)
    assert value.number == F(new, old) - 1
    assert written(value.number, form(indicator("detections_change_year_to_date"))) == f"{shown}\u00a0%"
    assert value.releases == {"frontex:detections@2025-06-03"}


def test_spain_by_sea_and_with_land_and_all_routes(store):
    spain = ("Western Mediterranean", "Western African")
    assert one(store, "detections_by_sea_change_year_to_date", "2024-09", route=spain).number == F(40_206, 25_962) - 1
    with_land = one(store, "detections_change_year_to_date", "2024-09", route=spain).number
    assert round(with_land * 100, 1) == F("56.7")
    assert round(one(store, "detections_change_year_to_date", "2024-09").number * 100, 1) == F("-40.3")


def test_the_return_rate_over_all_destinations_of_2016(store):
    value = one(store, "return_rate_all_destinations", "2016")
    assert value.number == F(247_165, 493_785)
    assert written(value.number, form(indicator("return_rate_all_destinations"))) == "50.1\u00a0%"


def test_the_rate_over_third_countries_is_another_and_names_who_is_left_out(store):
    value = one(store, "return_rate_third_countries", "2016")
    assert value.number < one(store, "return_rate_all_destinations", "2016").number
    assert value.missing
    assert Flag.MISSING in value.flags


def test_a_visa_refusal_rate_divides_by_issued_and_refused(store):
    refused = store.table("dghome:uniform_visas_refused", where={"consulate": "SEN"}, first=Period.read("2023")).cells
    issued = store.table("dghome:uniform_visas_issued", where={"consulate": "SEN"}, first=Period.read("2023")).cells
    place = ((), Period.read("2023"))
    expected = F(refused[place].value, refused[place].value + issued[place].value)
    assert one(store, "visa_refusal_rate", "2023", consulate="SEN").number == expected


def test_temporary_protection_names_germany_before_it_reported(store):
    total = one(store, "temporary_protection_beneficiaries", "2022-07")
    assert "DEU" in total.missing
    assert total.number > 0
    germany = one(store, "temporary_protection_beneficiaries", "2022-07", by=("country",), key=("DEU",))
    assert (germany.number, germany.because) == (None, "no figure for Germany before August 2022")
    rise = one(store, "temporary_protection_change_year", "2023-07")
    assert "DEU" in rise.missing, "Germany has no figure to compare with"
    assert abs(rise.number) < F(1, 2)


def test_a_register_clean_up_is_flagged_in_the_change(store):
    assert Flag.BREAK in one(store, "temporary_protection_change_month", "2022-10", country="POL").flags
    assert Flag.BREAK not in one(store, "temporary_protection_change_month", "2022-11", country="POL").flags


def test_days_after_the_last_bulletin_are_unknown(store):
    value = one(store, "landings_month_to_date", "2024-09-20")
    assert value.number is None
    assert "16 September 2024" in value.because
    assert one(store, "landings_monthly", "2024-09").number is None


def test_with_an_earlier_day_the_earlier_vintage_answers(now):
    old = one(now.as_of(date(2022, 3, 1)), "detections", "2021-12")
    new = one(now, "detections", "2021-12")
    assert old.releases == {"frontex:detections@2022-02-04"}
    assert old.number != new.number


@pytest.mark.skipif(not KEY.exists(), reason="the open data that the key was taken from is not here")
def test_the_plain_key_is_the_mean_of_the_two_shares(now):
    rows = list(csv.DictReader(KEY.open()))
    found = evaluate(indicator("population_gdp_key"), now, by=("country",), first=Period.read("2023"))
    assert len(rows) == len(found.keys) == 27
    for row in rows:
        key = found.value((row["iso3"],), Period.read("2023")).number
        assert abs(key - F(row["key_50_50"])) < F(2, 10**6), row["iso3"]
    assert sum(value.number for value in found.cells.values()) == 1


# -------------------------------------------------------------------------------------------- the page


def test_the_page_is_what_the_declarations_say():
    assert (ROOT / "docs" / "observatory" / "indicators.md").read_text(encoding="utf-8") == page.current()


def test_every_see_also_of_the_declarations_names_an_indicator():
    text = " ".join(p for one in INDICATORS.values() for p in one.pitfalls)
    named = re.findall(r"see ([a-z]+(?:_[a-z]+)+)", text)
    assert named
    assert set(named) <= set(INDICATORS)
