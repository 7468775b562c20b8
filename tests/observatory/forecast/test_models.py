"""Point forecasts: plain ones by hand, learned ones by what they must not see, all of them blind to the future."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast import MODELS, NotEnoughHistory, Series, panel
from fairway.observatory.forecast.features import EARLIEST, describe, fading_mean, seasonal, trailing_mean
from fairway.observatory.forecast.models import BLENDS, points
from tests.observatory.forecast.made_up import DAY, changed_after, walks

CUT = "2019-06"
SEEN = walks(series=8, months=140)
AT = SEEN.column(CUT)


@pytest.fixture(scope="module")
def described():
    return describe(SEEN)


@pytest.fixture(scope="module")
def all_points(described):
    return points(described, MODELS, [AT - 5, AT])


def steady(values):
    return describe(panel([Series.of("all", (), "2015-01", values)], source="made up", known_at=DAY))


@pytest.mark.parametrize("model", ["naive", "seasonal-naive", "theta", "ets", "reverting"])
def test_what_never_moves_is_forecast_to_stay(model):
    still = points(steady([99] * 60), [model], [59])[model]
    assert np.abs(still[59]).max() < 1e-9


@pytest.mark.parametrize("model", ["theta", "ets", "reverting"])
def test_a_season_that_always_came_is_forecast_to_come(model):
    counts = np.expm1(6 + 1.5 * np.sin(2 * np.pi * np.arange(120) / 12)).round().astype(int)
    described = steady(counts.tolist())
    made = points(described, [model, "naive"], [110])
    came = described.outcomes[110][:, :9]
    missed = np.abs(made[model][110][:, :9] - came).mean()
    assert missed < 0.4 * np.abs(made["naive"][110][:, :9] - came).mean()


def test_the_seasonal_naive_forecast_is_the_count_of_a_year_before():
    counts = list(range(10, 70))
    made = points(steady(counts), ["seasonal-naive"], [50])["seasonal-naive"][50, 0]
    assert np.exp(made + np.log1p(counts[50])).round().tolist() == [
        counts[50 - 12 + ahead] + 1 for ahead in range(1, 13)
    ]


def test_theta_gives_half_the_slope_of_the_straight_line():
    logs = 2 + 0.05 * np.arange(72)
    described = steady([1] * 72)
    described = replace(described, logs=logs[None])
    made = points(described, ["theta"], [71])["theta"][71, 0]
    slope = np.diff(made)[:-1]
    assert slope.mean() == pytest.approx(0.025, abs=0.01)


def test_a_blend_is_the_weighted_mean_of_its_parts(all_points):
    for name, weights in BLENDS.items():
        mean = sum(all_points[part][AT] * weight for part, weight in weights.items()) / sum(weights.values())
        assert np.allclose(all_points[name][AT], mean), name


def test_an_unknown_model_is_refused_with_those_there_are(described):
    with pytest.raises(NoSuchFigure, match=r"no forecast model 'prophet'\. There are: naive, seasonal-naive"):
        points(described, ["prophet"], [AT])


def test_no_model_and_no_feature_sees_a_month_after_the_origin(all_points):
    other = describe(changed_after(SEEN, CUT))
    again = points(other, MODELS, [AT - 5, AT])
    for model in MODELS:
        assert np.array_equal(all_points[model][AT], again[model][AT]), model
        assert np.array_equal(all_points[model][AT - 5], again[model][AT - 5]), model
    assert np.array_equal(describe(SEEN).features[EARLIEST : AT + 1], other.features[EARLIEST : AT + 1])
    assert not np.array_equal(describe(SEEN).features[AT + 1], other.features[AT + 1]), "the change was a change"


def test_the_learned_models_are_the_same_twice_and_better_than_naive_where_there_is_a_season(described, all_points):
    again = points(described, ["lightgbm", "lightgbm-recursive"], [AT])
    came = described.outcomes[AT]
    for model in again:
        assert np.array_equal(again[model][AT], all_points[model][AT]), model
        assert np.abs(all_points[model][AT] - came).mean() < np.abs(came).mean(), model


def test_too_short_a_history_is_refused(described):
    with pytest.raises(NotEnoughHistory, match="before the June it is learned in"):
        points(described, ["lightgbm"], [45])


def test_an_unknown_month_is_never_an_outcome():
    described = steady([5] * 40 + [None] + [5] * 9)
    assert np.isnan(described.outcomes[39, 0, 0])
    assert np.isnan(described.outcomes[30, 0, 9])
    assert described.outcomes[39, 0, 1] == 0
    assert np.isnan(described.outcomes[45, 0, 8]), "nor is a month that has not come"


def test_a_trailing_mean_and_a_fading_one():
    values = np.array([[0.0, 0.0, 8.0, 0.0]])
    assert trailing_mean(values, 2).tolist() == [[0, 0, 4, 4]]
    assert fading_mean(values, 1.0).tolist() == [[0, 0, 4, 2]]


def test_a_season_is_shrunk_towards_none():
    logs = np.zeros((1, 36))
    logs[0, 11::12] = 1.0
    found = seasonal(logs, 35)
    assert found.sum() == pytest.approx(0)
    assert found.argmax() == 11
    assert 0.5 < found[0, 11] < 1
