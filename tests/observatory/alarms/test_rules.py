"""Every rule: no look at the future, silence where the past is unknown, a figure that grows with the last count; and limits."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms import CONFIRMED, RULES, SEASONAL, alarms, counts, rule
from fairway.observatory.alarms.farrington import farrington
from fairway.observatory.alarms.rules import week_sums

MONTHLY = [r for r in RULES.values() if "M" in r.frequencies]
NAMES = [r.name for r in MONTHLY]


def wandering(seed, length, low=5.0, high=8.0):
    luck = np.random.default_rng(seed)
    level = np.clip(np.cumsum(luck.normal(0, 0.4, length)) + luck.uniform(low, high), 0, 10)
    return luck.poisson(np.exp(level)).tolist()


def monthly(values):
    return counts("x", date(2010, 1, 1), "M", values)


@pytest.mark.parametrize("one", MONTHLY, ids=NAMES)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), cut=st.integers(40, 69), unknown=st.integers(0, 69))
def test_what_comes_later_changes_nothing(one, seed, cut, unknown):
    values = wandering(seed, 70)
    values[unknown] = None
    whole = one.score(monthly(values))[:cut]
    other = one.score(monthly(values[:cut] + [10**6, None] * ((70 - cut) // 2)))[:cut]
    np.testing.assert_allclose(whole, other, rtol=1e-9, equal_nan=True)
    np.testing.assert_allclose(whole, one.score(monthly(values[:cut])), rtol=1e-9, equal_nan=True)


@pytest.mark.parametrize("one", MONTHLY, ids=NAMES)
def test_a_figure_never_falls_as_its_last_count_grows(one):
    past = wandering(4, 60)
    figures = [one.score(monthly([*past, last]))[-1] for last in (160, 300, 700, 2000, 9000, 60000)]
    spoken = [figure for figure in figures if np.isfinite(figure)]
    assert figures[-len(spoken) :] == spoken, "a rule that speaks of a count speaks of every larger one"
    assert len(spoken) >= 4 and spoken == sorted(spoken) and spoken[-1] > spoken[0]


@pytest.mark.parametrize("one", MONTHLY, ids=NAMES)
def test_a_flat_series_raises_nothing_and_a_tenfold_rise_is_seen(one):
    flat = one.score(monthly([400] * 60))
    risen = one.score(monthly([400] * 60 + [4000, 4000]))
    assert risen[-2:].max() > np.nanmax(flat) + 0.5


@pytest.mark.parametrize("one", MONTHLY, ids=NAMES)
def test_a_rule_is_silent_without_enough_past_or_enough_people(one):
    assert np.isnan(one.score(monthly([500] * 6))).all()
    assert np.isnan(one.score(monthly([20] * 60))).all()
    assert np.isnan(one.score(monthly([None] * 59 + [500]))).all()
    assert np.isnan(one.score(monthly([500] * 59 + [None]))[-1])


@pytest.mark.parametrize(
    ("last", "before", "speaks", "why"),
    [
        (150, 90, True, "150 people, 120 on average"),
        (149, 200, False, "under 150 in the month"),
        (150, 89, False, "under 120 on average of the two months"),
        (150, None, False, "the month before is unknown, so nothing can be confirmed"),
    ],
)
def test_the_confirmed_rise_needs_people(last, before, speaks, why):
    score = CONFIRMED.score(monthly([60] * 30 + [before, last]))
    assert bool(np.isfinite(score[-1])) is speaks, why


def test_the_confirmed_rise_by_hand():
    score = CONFIRMED.score(monthly([70] * 30 + [270, 570]))[-1]
    level = ((300**0.5 + 600**0.5) / 2) ** 2
    assert score == pytest.approx(level / 100 * (100 / 100) ** 0.4 * np.exp(-0.1 * (200 / 570) ** 0.5))


def test_a_foreseen_season_weighs_more_than_one_that_the_calendar_ends():
    quiet, busy = [200] * 12, [200] * 12
    busy[3:6] = [600] * 3  # the three months a year before those that come
    coming = CONFIRMED.score(monthly([*[250] * 12, *busy, 600, 700]))[-1]
    base = CONFIRMED.score(monthly([*[250] * 12, *quiet, 600, 700]))[-1]
    assert coming != base  # the base rises too; the season is what differs at an equal base
    ending = list(busy)
    ending[3:6], ending[8:11] = [200] * 3, [600] * 3
    assert coming > CONFIRMED.score(monthly([*[250] * 12, *ending, 600, 700]))[-1]


def test_ratio_by_hand():
    score = RULES["ratio"].score(monthly([100] * 12 + [400]))[-1]
    assert score == pytest.approx(450 / 150)


def test_ears_c2_leaves_the_build_up_out_and_c1_does_not():
    series = monthly([300, 310, 290, 305, 295, 300, 310, 290, 900, 1000, 1100])
    assert RULES["ears-c2"].score(series)[-1] > 3 * RULES["ears-c1"].score(series)[-1]


def test_cusum_adds_up_small_rises():
    past = [300, 330, 280, 310, 290, 320, 300, 310, 295, 305, 315, 300] * 2
    score = RULES["cusum"].score(monthly([*past, 420, 430, 440]))
    assert score[-1] > score[-2] > score[-3] > 0


def test_farrington_weighs_a_past_surge_down(monkeypatch):
    calm = [200.0 + 20 * (i % 5) for i in range(36)]
    surge = list(calm)
    surge[14] = 4000.0
    with_surge = farrington(np.array([*surge, 900.0]), 12)[-1]
    assert farrington(np.array([*calm, 900.0]), 12)[-1] > with_surge > 1
    monkeypatch.setattr("fairway.observatory.alarms.farrington.STANDS_OUT", 1e9)
    unweighted = farrington(np.array([*surge, 900.0]), 12)[-1]
    assert unweighted < 0.8 * with_surge, "the surge's own spread hides the next one"


def test_farrington_expects_what_the_poisson_regression_of_equal_months_expects():
    score = farrington(np.array([100.0] * 36 + [100.0]), 12)[-1]
    assert score == pytest.approx(0, abs=0.05)


def test_days_are_judged_by_seven_day_sums():
    assert week_sums(np.array([1.0] * 6 + [4.0, 1.0])).tolist()[6:] == [10.0, 10.0]
    assert np.isnan(week_sums(np.array([1.0] * 6 + [np.nan]))[6])
    assert week_sums(np.zeros(0)).shape == (0,)


def season(years, seed=0):
    luck = np.random.default_rng(seed)
    day = np.arange(365 * years)
    return luck.poisson(60 + 300 * np.maximum(np.sin(2 * np.pi * (day - 90) / 365), 0)).tolist()


def daily(values):
    return counts("coast", date(2020, 1, 1), "D", values)


def test_the_opening_of_the_season_is_no_alarm_but_the_same_rise_in_winter_is():
    score = SEASONAL.score(daily(season(4)))
    assert np.nanmax(score[800:]) < 1.6
    winter = season(4)
    winter[1100:1110] = [360 + 200] * 10
    assert SEASONAL.score(daily(winter))[1100:1110].max() > 2.2
    without_season = RULES["ratio"].score(daily(season(4)))
    assert np.isfinite(without_season[800:]).any()


@pytest.mark.parametrize("name", ["above-season", "ratio", "ears-c2"])
def test_days_to_come_change_nothing(name):
    values = season(3)
    whole = RULES[name].score(daily(values))[:1000]
    np.testing.assert_allclose(whole, RULES[name].score(daily(values[:1000])), equal_nan=True)


def test_weeks_and_days_agree_on_the_same_counts():
    values = season(3)[:1092]
    weeks = counts("coast", date(2020, 1, 1), "W", np.array(values).reshape(-1, 7).sum(axis=1).tolist())
    np.testing.assert_allclose(SEASONAL.score(weeks), SEASONAL.score(daily(values))[6::7], equal_nan=True)


def test_a_rule_refuses_periods_that_it_was_not_measured_on():
    with pytest.raises(NoSuchFigure, match="rule 'confirmed-rise' is not measured for periods 'D'"):
        CONFIRMED.score(daily([1] * 30))
    with pytest.raises(NoSuchFigure, match=r"no alarm rule 'cusm'\. There are: above-season, confirmed-rise, cusum"):
        rule("cusm")


def test_silence_is_no_alarm_at_any_threshold():
    assert alarms(np.array([np.nan, 1.0, 2.0]), 1.0).tolist() == [False, True, True]
    assert alarms(np.array([np.nan]), -100.0).tolist() == [False]
