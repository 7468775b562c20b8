"""Intervals: they keep their word on made-up worlds, rest on known outcomes only, and say on how many."""

from __future__ import annotations

import numpy as np
import pytest

from fairway.observatory.forecast import Calibration, NotCalibrated, Treatment, rolling, run, score
from fairway.observatory.forecast.features import HORIZONS, describe
from fairway.observatory.forecast.intervals import LEVELS, Calibrator, line
from fairway.observatory.forecast.models import points
from fairway.observatory.forecast.months import months
from fairway.observatory.forecast.quantiles import Settled, weighted_quantiles
from tests.observatory.forecast.made_up import DAY, changed_after, walks

SETTINGS = Calibration(since="2012-12", least=100)


def test_weighted_quantiles_by_hand():
    values, weights = np.array([10.0, 20.0, 30.0]), np.array([1.0, 1.0, 2.0])
    # middles of the weights: 0.125, 0.375, 0.75
    assert weighted_quantiles(values, weights, [0.125, 0.25, 0.75, 0.5625, 0.01]).tolist() == [10, 15, 30, 25, 10]


def test_a_line_finds_its_slope():
    rows = np.random.default_rng(1).normal(size=(5_000, 2))
    values = 3 + rows @ np.array([2.0, -1.0])
    assert line(rows, values, np.array([[1.0, 0.0], [0.0, 1.0]])).round(1).tolist() == [5.0, 2.0]


def test_a_rank_is_the_inverse_of_a_quantile():
    settled = Settled.of(np.array([[2.0]]), np.linspace(-1, 1, 2_001), np.ones(2_001))
    for level in (0.1, 0.5, 0.9):
        assert settled.rank(2 * settled.at(np.array([level]))[None])[0, 0] == pytest.approx(level, abs=0.001)
    assert np.isnan(settled.rank(np.array([[np.nan]]))[0, 0])


@pytest.mark.parametrize("treatment", Treatment)
def test_only_outcomes_known_at_the_origin_calibrate(treatment):
    panel = walks(series=10, months=126)
    origin = "2018-03"
    at = panel.column(origin)
    found = []
    for one in (panel, changed_after(panel, origin)):
        described = describe(one)
        point = points(described, ["ets"], range(one.column("2012-12"), one.months))["ets"]
        found.append(Calibrator(described, point, treatment, SETTINGS).at(at))
    assert np.array_equal(found[0].quantiles, found[1].quantiles)
    assert found[0].residuals == found[1].residuals
    if treatment is Treatment.TRACKED:
        origins = at - panel.column("2012-12")
        assert found[0].residuals == tuple((origins - ahead) * 10 for ahead in range(HORIZONS)), "origin + ahead <= now"


def test_an_interval_without_enough_residuals_is_refused_with_their_number():
    with pytest.raises(
        NotCalibrated, match=r"Only 10 forecasts 12 months ahead have met their outcome; an interval needs 400"
    ):
        run(walks(series=10, months=62), "2013-12", made_on=DAY, model="ets", settings=Calibration(since="2012-12"))


def test_the_coverage_promised_is_kept_where_volatility_wanders():
    random = np.random.default_rng(11)
    lively = np.exp(np.cumsum(random.normal(0, 0.08, (30, 170)), axis=1) - 1.3)
    panel = walks(series=30, months=170, seed=5, spread=lively)
    made = rolling(panel, months("2016-01", "2022-01", 2), made_on=DAY, models=["ets"], settings=SETTINGS)
    found = score(made, panel)
    for interval, room in ((50, 5), (80, 4), (95, 2.5)):
        assert 100 * float(found.coverage(interval)) == pytest.approx(interval, abs=room)


def test_after_a_calm_has_set_in_the_tracked_intervals_follow_and_the_plain_ones_do_not():
    spread = np.where(np.arange(170) < 84, 0.6, 0.15) * np.ones((20, 1))
    panel = walks(series=20, months=170, seed=6, spread=spread)
    made = rolling(
        panel, months("2017-01", "2019-01", 2), made_on=DAY, models=["naive"],
        treatments=[Treatment.PLAIN, Treatment.TRACKED], settings=SETTINGS,
    )  # fmt: skip
    plain, tracked = (
        float(score([one for one in made if one.treatment == name], panel).coverage(80))
        for name in ("plain", "tracked")
    )
    assert abs(tracked - 0.8) < 0.5 * abs(plain - 0.8)
    assert abs(tracked - 0.8) < 0.1


def test_quantiles_ascend_and_are_never_below_nothing():
    made = run(walks(series=10, months=126, spread=0.9), "2018-03", made_on=DAY, model="theta", settings=SETTINGS)
    assert (np.diff(made.quantiles, axis=-1) >= 0).all()
    assert made.quantiles.min() >= 0
    assert made.levels == LEVELS
