"""Numbers on own cases as they may be shown: what rests on a small count is not."""

from datetime import date
from fractions import Fraction

import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import Indicator, evaluate, indicator
from fairway.observatory.indicators.formula import Annual, Change, Lagged, Minus, Ratio, Sum, Total, Window, YearToDate
from fairway.observatory.observations import Flag, Unit
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.safe import evaluate_safely, under, why_not
from fairway.observatory.spans import Frequency, Period
from tests.observatory.own.registers import register

YEAR = Period.read("2023")


def orders(citizenship, ordered, returned, day="2023-05-05", **more):
    order = {"citizenship": citizenship, "ordered_to_leave_on": day, **more}
    gone = order | {"departed_on": day, "departed_to": "third_country"}
    return [gone] * returned + [order] * (ordered - returned)


def own(*rows, day=date(2024, 1, 31)):
    return OwnFigures(register(*rows), day)


def known(result, period=YEAR):
    return {key[0]: value.number for (key, p), value in result.cells.items() if p == period}


def test_a_rate_on_a_small_count_is_kept_back_with_another_so_that_it_cannot_be_worked_out():
    cases = own(*orders("SYR", 100, 3), *orders("AFG", 100, 20), *orders("PAK", 100, 30), *orders("IRQ", 100, 0))
    found = evaluate_safely(indicator("return_rate_by_citizenship"), cases, by=("citizenship",))
    assert known(found) == {"SYR": None, "AFG": None, "PAK": Fraction(3, 10), "IRQ": 0}
    value = found.value(("SYR",), YEAR)
    assert Flag.SMALL in value.flags and value.because.startswith("it rests on a count of fewer than 5")


def test_the_same_cells_are_hidden_whatever_part_is_asked_for():
    rows = [
        *orders("SYR", 50, 3),
        *orders("AFG", 50, 20),
        *orders("SYR", 50, 30, "2022-05-05"),
        *orders("AFG", 50, 25, "2022-05-05"),
    ]
    cases, one = own(*rows), indicator("returns_to_third_countries")
    whole = evaluate_safely(one, cases, by=("citizenship",))
    part = evaluate_safely(one, cases, by=("citizenship",), first=YEAR, last=YEAR)
    assert part.cells == {place: value for place, value in whole.cells.items() if place[1] == YEAR}
    hidden = {(key[0], period.label) for (key, period), value in whole.cells.items() if value.number is None}
    assert hidden == {("SYR", "2023"), ("AFG", "2023"), ("SYR", "2022"), ("AFG", "2022")}


def test_a_part_of_a_whole_that_is_known_as_well_may_not_leave_a_small_rest():
    gone_elsewhere = {
        "citizenship": "SYR",
        "ordered_to_leave_on": "2023-05-05",
        "departed_on": "2023-06-01",
        "departed_to": "unknown",
    }
    cases = own(*orders("SYR", 60, 40), *[gone_elsewhere] * 2)
    third, share = indicator("returns_to_third_countries"), indicator("returns_share_to_third_countries")
    assert evaluate_safely(third, cases).value((), YEAR).number == 40
    assert evaluate_safely(third, cases, published_beside=["eurostat:returned_annual"]).value((), YEAR).number is None
    assert evaluate(share, cases, where={"country": "GRC"}).value((), YEAR).number is not None
    elsewhere = indicator("returns_to_all_destinations")
    assert evaluate_safely(elsewhere, cases).value((), YEAR).number == 42


def test_a_stock_is_looked_at_month_by_month():
    rows = [{"protected_from": "2023-01-05", "citizenship": "UKR"}] * 40 + [
        {"protected_from": "2023-02-05", "citizenship": "RUS"}
    ] * 3
    found = evaluate_safely(indicator("temporary_protection_beneficiaries"), own(*rows))
    assert found.value((), Period.read("2023-01")).number == 40
    ukrainians = evaluate_safely(
        indicator("temporary_protection_ukrainians"), own(*rows), published_beside=["eurostat:temporary_protection"]
    )
    assert ukrainians.value((), Period.read("2023-01")).number == 40
    assert ukrainians.value((), Period.read("2023-02")).number is None, "43 less 40 is 3"


def test_tables_in_three_directions_are_refused_and_in_one_period_shown():
    rows = [
        *orders("SYR", 60, 30, sex="male"),
        *orders("AFG", 60, 30, sex="female"),
        *orders("SYR", 9, 6, "2022-01-01", sex="female"),
    ]
    one, cases = OWN_BY_SEX, own(*rows)
    with pytest.raises(NoSuchFigure, match="small counts by citizenship and sex and period cannot be protected"):
        evaluate_safely(one, cases, by=("citizenship", "sex"))
    found = evaluate_safely(one, cases, by=("citizenship", "sex"), first=YEAR, last=YEAR)
    assert found.value(("SYR", "male"), YEAR).number == 30


OWN_BY_SEX = Indicator(
    name="returns_by_sex", title="Returns by sex", points=(3,), definition="For this test.", unit=Unit.PERSONS,
    formula=Total("eurostat:returned_third_country_annual"), dimensions=("country", "citizenship", "sex"),
    frequency=Frequency.YEAR, citation="none", pitfalls=("none",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("detections", "detections rests on frontex:detections, which case rows do not hold."),
        ("asylum_applicants_share_of_country", "is a share among States"),
        ("asylum_applicants_top_five_share", "is a share among States"),
        ("population_gdp_key", "case rows do not hold"),
    ],
)
def test_what_cannot_be_counted_from_cases_says_why(name, why):
    assert why in why_not(indicator(name))
    with pytest.raises(NoSuchFigure, match=why):
        evaluate_safely(indicator(name), own(*orders("SYR", 60, 30)))


M, D = Total("eurostat:asylum_applicants"), Total("eurostat:returned_annual")
MARCH = Period.read("2024-03")


@pytest.mark.parametrize(
    ("formula", "period", "rests_on"),
    [
        (M, MARCH, {"2024-03"}),
        (YearToDate(M), MARCH, {"2024-01", "2024-02", "2024-03"}),
        (Window(M, 2), MARCH, {"2024-02", "2024-03"}),
        (Lagged(M, 2), MARCH, {"2024-01"}),
        (Change(M), MARCH, {"2023-03", "2024-03"}),
        (Change(YearToDate(M), "period"), MARCH, {"2024-01", "2024-02", "2024-03"}),
        (Ratio(M, Lagged(M, 1)), MARCH, {"2024-02", "2024-03"}),
        (Sum((M, Minus(M, Lagged(M, 1)))), MARCH, {"2024-02", "2024-03"}),
        (Annual(M), Period.read("2024"), {"2024"}),
    ],
)
def test_every_period_under_a_number_is_looked_at(formula, period, rests_on):
    assert {one.label for _, one in under(formula, period)} == rests_on


def test_a_year_of_months_is_hidden_where_a_month_is():
    rows = [{"lodged_on": f"2022-{m:02}-05"} for m in range(1, 13) for _ in range(9 if m != 4 else 2)]
    yearly = Indicator(
        name="x", title="X", points=(1,), definition="For this test.", unit=Unit.PERSONS, formula=Annual(M),
        dimensions=("country",), frequency=Frequency.YEAR, citation="none", pitfalls=("none",),
    )  # fmt: skip
    assert evaluate(yearly, own(*rows)).value((), Period.read("2022")).number == 11 * 9 + 2
    assert evaluate_safely(yearly, own(*rows)).value((), Period.read("2022")).number is None
