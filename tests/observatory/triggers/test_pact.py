"""Triggers of point 1: the 20 % by nationality, fair shares, adequate capacity, the panel of Article 9 and the annual cycle."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from fairway.errors import NoSuchFigure
from fairway.law.language.source import Evidence
from fairway.observatory.triggers import evaluate, open_triggers
from fairway.observatory.triggers.fair_shares import KEY, REACHES, UNITS
from fairway.reference.countries import EU27
from tests.observatory.triggers.made import Made, decisions

ON = date(2026, 11, 22)


def one(name, figures, country, on=ON):
    return evaluate(name, figures, on, country=country)[0]


# ------------------------------------------------------------------------------------------------- recognition of 20 %


@pytest.mark.parametrize(
    ("granted", "rejected", "opens", "answer"),
    [
        (200, 800, True, "within on the figure alone"),
        (201, 800, False, "no: the rate is above the line"),
    ],
)
def test_twenty_per_cent_is_within_and_a_little_more_is_not(granted, rejected, opens, answer):
    outcome = one("recognition_threshold", Made(decisions("GEO", granted, rejected)), "GEO")
    assert outcome.open is opens
    assert outcome.answer.startswith(answer)


def test_the_two_exceptions_are_never_taken_as_no():
    outcome = one("recognition_threshold", Made(decisions("GEO", 10, 990)), "GEO")
    assert outcome.findings[0].needs == ("significant_change_in_country", "category_not_represented_by_rate")
    assert outcome.findings[0].value is None
    assert "the determining authority" in outcome.assess_by


@pytest.mark.parametrize(("on", "opens"), [(date(2026, 6, 11), False), (date(2026, 6, 12), True)])
def test_the_line_applies_from_12_june_2026(on, opens):
    outcome = one("recognition_threshold", Made(decisions("GEO", 10, 990)), "GEO", on)
    assert outcome.open is opens
    if not opens:
        assert outcome.answer == "not in force on that day"


def test_few_decisions_are_shown_when_asked_for_by_name_only_and_with_a_caution():
    figures = Made({k: [*v, *decisions("SRB", 10, 989)[k]] for k, v in decisions("GEO", 10, 30).items()})
    assert evaluate("recognition_threshold", figures, ON) == []
    assert "small numbers" in one("recognition_threshold", figures, "GEO").warnings[0]
    assert one("recognition_threshold", figures, "SRB").warnings == ()


def test_a_group_of_the_table_is_no_nationality():
    assert "not a nationality" in one("recognition_threshold", Made(decisions("UNK", 10, 1990)), "UNK").warnings[0]


def test_no_decision_is_no_rate():
    outcome = one("recognition_threshold", Made(decisions("GEO", 0, 0)), "GEO")
    assert outcome.facts[0].value is None
    assert not outcome.open


# --------------------------------------------------------------------------------------------------------- fair shares

PEOPLE = {state: 1_000_000 for state in EU27}
MONEY = {state: 10_000 for state in EU27}


def sized(people=PEOPLE, money=MONEY):
    return Made({
        "eurostat:population": [(state, "2024", value) for state, value in people.items()],
        "worldbank:gdp_usd": [(state, "2023", value) for state, value in money.items()],
    })  # fmt: skip


def finding(outcome, rule):
    return next(one for one in outcome.findings if one.rule == rule)


def test_equal_states_have_equal_exact_shares_without_denmark():
    outcome = one("fair_shares", sized(), "FRA")
    assert finding(outcome, KEY).value == F(1, 26)
    assert finding(outcome, UNITS).value == 808  # 21,000 / 26 = 807.7, rounded up
    assert len(evaluate("fair_shares", sized(), ON)) == 26


def test_half_is_population_and_half_is_gdp():
    outcome = one("fair_shares", sized(PEOPLE | {"FRA": 3_000_000}, MONEY | {"FRA": 7_000_0}), "FRA")
    assert finding(outcome, KEY).value == F(1, 2) * F(3, 28) + F(1, 2) * F(7, 32)


def test_a_state_without_a_figure_makes_every_share_unknown():
    outcome = one("fair_shares", sized(PEOPLE | {"LUX": None}), "FRA")
    assert finding(outcome, KEY).needs == ("all_states_population",)


def test_nothing_pledged_reaches_no_share_and_a_deduction_spares():
    opened = [o.subject for o in evaluate("fair_shares", sized(), ON) if o.open]
    assert opened == ["HUN", "SVK"]
    assert finding(one("fair_shares", sized(), "POL"), REACHES).value is False  # adjusted to 0: shown, not open
    assert not one("fair_shares", sized(), "POL").open


def test_a_pledge_is_never_judged_by_a_stand_in():
    outcome = one("fair_shares", sized(), "DEU")
    assert not finding(outcome, REACHES).known
    assert "cannot be said from a stand-in" in outcome.answer
    assert any("stands in" in given.note for given in outcome.facts)


def test_the_pool_is_that_of_2026():
    for on in (date(2025, 12, 18), date(2027, 1, 1)):
        assert not finding(one("fair_shares", sized(), "HUN", on), UNITS).known


def test_denmark_is_not_bound():
    assert one("fair_shares", sized(), "DNK").answer == "not bound by this part of the Regulation"


def test_a_country_that_is_no_member_state_is_refused():
    with pytest.raises(NoSuchFigure, match="Georgia was none on 2026-11-22"):
        evaluate("fair_shares", sized(), ON, country="GEO")


# --------------------------------------------------------------------------------------------------- adequate capacity


@pytest.mark.parametrize(("state", "places", "most"), [("ITA", 8016, 16032), ("HUN", 7716, 15432), ("DEU", 374, 748)])
def test_published_numbers_and_the_yearly_maximum(state, places, most):
    outcome = one("adequate_capacity", Made({}), state)
    values = {found.rule: found.value for found in outcome.findings}
    assert values == {"adequate_capacity_reached": None, "adequate_capacity": places, "yearly_maximum": most}
    assert outcome.evidence is Evidence.SECONDARY
    assert {number.name: number.value for number in outcome.numbers}["union_adequate_capacity"] == 30_000


def test_the_factor_rises_on_13_june_2027():
    values = [
        {f.rule: f.value for f in one("adequate_capacity", Made({}), "ITA", on).findings}["yearly_maximum"]
        for on in (date(2027, 6, 12), date(2027, 6, 13))
    ]
    assert values == [16_032, 24_048]


def test_a_number_that_was_not_seen_is_unknown_and_who_is_in_the_procedure_too():
    outcome = one("adequate_capacity", Made({}), "FRA")
    assert set(outcome.findings[0].needs) == {
        "border_procedure_applicants_now", "return_border_procedure_persons_now", "adequate_capacity_in_implementing_act",
    }  # fmt: skip
    assert not outcome.open


# ------------------------------------------------------------------------------------------ the panel, the annual cycle


def test_pressure_is_never_computed():
    figures = Made({"eurostat:asylum_applicants_annual": [("DEU", "SYR", "T", "2023", 900_000)]})
    outcome = one("migratory_pressure", figures, "DEU")
    assert [found.known for found in outcome.findings] == [False] * 4
    assert outcome.findings[0].needs == ("arrivals_disproportionate_even_if_prepared", "immediate_action_needed")
    assert not outcome.open
    assert "No threshold" in outcome.arithmetic
    assert any(given.value == 900_000 for given in outcome.facts)
    assert any(line.startswith("v reception capacity") for line in outcome.missing)


def test_the_commissions_decision_is_shown_from_its_day_on():
    before, after = (
        one("migratory_pressure", Made({}), "GRC", day) for day in (date(2025, 11, 10), date(2025, 11, 11))
    )
    assert "names it" not in before.answer
    assert after.answer.endswith("The Commission's decision of 2025-11-11 names it: under migratory pressure")


@pytest.mark.parametrize(
    ("on", "opens", "said"),
    [
        (date(2026, 3, 1), False, "no day of the cycle"),
        (date(2026, 5, 1), True, "information of States and agencies by 2026-06-01: running"),
        (date(2026, 10, 15), True, "the Commission's report by 2026-10-15: running"),
        (date(2026, 10, 16), True, "the Commission's report by 2026-10-15: missed, unless it was done: not yet known"),
        (date(2025, 11, 12), True, "the Council's act on the pool by 2025-12-31: running"),
    ],
)
def test_the_days_of_the_cycle(on, opens, said):
    outcome = next(o for o in evaluate("migratory_pressure", Made({}), on) if o.subject == "EU27")
    assert outcome.open is opens
    assert said in outcome.answer


def test_what_was_done_late_is_not_open_any_more():
    outcome = next(o for o in evaluate("migratory_pressure", Made({}), date(2025, 12, 20)) if o.subject == "EU27")
    assert "2025-10-15 the Commission's report (done late)" in outcome.arithmetic
    assert "2025-12-31 the Council's act on the pool (met)" in outcome.arithmetic
    assert "report by" not in outcome.answer


def test_without_figures_only_duties_are_open():
    found = open_triggers(Made({}), ON)
    assert {point: [o.title for o in outcomes] for point, outcomes in found.items()} == {
        1: ["The annual cycle of solidarity, 2026"],
        4: ["Visa measures in force: the Commission's report", "Visa suspension in force: the next act"],
    }
