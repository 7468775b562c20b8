"""Article 25a: indicators that open figures have, those that only the questionnaire has, and no threshold at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from fairway.observatory.triggers import evaluate
from tests.observatory.triggers.made import Made

ON = date(2026, 11, 22)


def figures(ordered=1000, returned=40, year="2016"):
    rows = {
        "eurostat:orders_to_leave_annual": [("DEU", "GMB", year, ordered)],
        "eurostat:returned_third_country_annual": [("DEU", "GMB", year, returned)],
        "dghome:uniform_visas_issued": [("DEU", "SEN", "2023", 75)],
        "dghome:uniform_visas_refused": [("DEU", "SEN", "2023", 25)],
    }
    return Made(rows)


def indicators(country="GMB", on=ON, given=None, **more):
    found = evaluate("readmission_cooperation", given or figures(), on, country=country, **more)
    return next(one for one in found if one.title.startswith("Cooperation"))


def test_orders_are_the_first_indicator_and_all_returns_are_never_forced_returns():
    outcome = indicators()
    facts = {one.words: one for one in outcome.facts}
    assert facts["persons ordered to leave (25a(2)(a))"].name == "return_decisions_issued"
    assert facts["persons ordered to leave (25a(2)(a))"].value == 1000
    rate = facts["returned to a third country / ordered to leave, same year"]
    assert (rate.value, rate.name) == (F(40, 1000), "")
    assert "not the share of Article 25a(2)(b)" in rate.note
    forced = next(one for one in outcome.findings if one.rule == "forced_return_share")
    assert forced.needs == ("forced_returns_effected",)


def test_no_order_makes_no_share():
    forced = next(
        one for one in indicators(given=figures(ordered=0, returned=0)).findings if one.rule == "forced_return_share"
    )
    assert forced.value is None
    assert forced.answer == "no such figure: nothing to divide by"


def test_what_only_the_questionnaire_has_is_named():
    outcome = indicators()
    said = " ".join(outcome.missing)
    assert "readmission requests made and accepted, by Member State (25a(2)(c))" in said
    assert "practical cooperation at each stage (25a(2)(d))" in said
    assert outcome.answer.startswith("cannot be said: needs readmission cooperation finding")
    assert not outcome.open


@pytest.mark.parametrize("returned", [0, 1, 1000])
def test_no_rate_opens_anything(returned):
    assert not indicators(given=figures(returned=returned)).open


def test_visas_are_by_place_of_consulate():
    refused = next(one for one in indicators("SEN").facts if one.words.startswith("short-stay visas refused"))
    assert (refused.value, refused.period) == (F(1, 4), "2023")
    assert refused.note == "by place of the consulate, not by nationality"
    assert (
        next(one for one in indicators("GMB").facts if one.words.startswith("short-stay visas refused")).value is None
    )


def test_one_states_figures():
    assert indicators(state="FRA").facts[0].value is None
    assert indicators(state="DEU").facts[0].value == 1000


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2024, 11, 6), "running"),
        (date(2024, 11, 7), "missed, unless it was done: not yet known"),
    ],
)
def test_the_report_on_ethiopia_is_due_after_six_months(on, status):
    found = [one for one in evaluate("readmission_cooperation", Made({}), on, country="ETH") if one.open]
    assert [one.answer for one in found] == [f"due by 2024-11-06: {status}"]
    assert found[0].evidence.value == "S"


def test_a_decision_whose_day_in_force_is_not_known_gives_no_day():
    found = [
        one for one in evaluate("readmission_cooperation", Made({}), ON, country="GMB") if "Visa measures" in one.title
    ]
    assert found[0].findings[0].needs == ("visa_measure_in_force_on",)
    assert not found[0].open


def test_nothing_before_a_decision():
    assert all(
        "Visa measures" not in one.title
        for one in evaluate("readmission_cooperation", Made({}), date(2024, 4, 28), country="ETH")
    )
