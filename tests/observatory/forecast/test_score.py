"""Scores against cases worked by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast import Level, Series, better, panel, ratio, score
from fairway.observatory.forecast.intervals import LEVELS
from fairway.observatory.forecast.score import interval_score, quantile_loss, yearly_change
from tests.observatory.forecast.made_up import DAY, said

SEVEN = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


def outcome(*last, months=70, first="2018-12"):
    """One series for each value: 40 a month, 10 more in odd years, and the value given in the last month (2024-09)."""
    counts = [40 + 10 * ((11 + at) // 12 % 2) for at in range(months - 1)]
    series = [Series.of(f"s{row}", ("R", f"b{row}"), first, [*counts, value]) for row, value in enumerate(last)]
    return panel(series, source="made up", known_at=DAY)


def test_the_interval_score_by_hand():
    quantiles = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    # outcome 5.5: half of |5.5 - 3|, and alpha / 2 of width plus what lies above: 0.25 (2 + 4 x 1.5),
    # 0.1 (4 + 10 x 0.5), 0.025 (6 + 0); all over 3.5
    by_hand = (0.5 * 2.5 + 0.25 * (2 + 4 * 1.5) + 0.1 * (4 + 10 * 0.5) + 0.025 * 6) / 3.5
    assert float(interval_score(quantiles, SEVEN, np.array(5.5))) == pytest.approx(by_hand)


def test_an_outcome_in_the_middle_costs_only_the_widths():
    quantiles = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    by_hand = (0.25 * 2 + 0.1 * 4 + 0.025 * 6) / 3.5
    assert float(interval_score(quantiles, SEVEN, np.array(3.0))) == pytest.approx(by_hand)


def test_a_quantile_loss_weighs_the_side_that_matters():
    assert quantile_loss(np.array([10.0]), [0.9], np.array(20.0)).tolist() == pytest.approx([9.0])
    assert quantile_loss(np.array([10.0]), [0.9], np.array(0.0)).tolist() == pytest.approx([1.0])


def test_the_yearly_change_by_hand_and_unknown_where_there_is_none():
    counts = np.array([[10.0] * 12 + [16.0] * 12, [5.0] * 24])
    known = np.ones(counts.shape, dtype=bool)
    assert yearly_change(counts, known, 23)[0] == 6
    assert np.isnan(yearly_change(counts, known, 23)[1]), "what never changed is no unit"
    known[0, 12:18] = False
    counts[0, 12:18] = 0
    assert yearly_change(counts, known, 23)[0] == 6, "an unknown month is left out, not a fall to nothing"


def test_mase_and_coverage_of_one_outcome():
    panel = outcome(60, 5_000)
    # the seasonal step between even and odd years is 10, so 10 is the unit
    row = (10, 20, 30, 45, 50, 55, 58, 61, 70)
    found = score([said((row, row), origin="2024-08")], panel)
    assert found.mase[0, :, 0].tolist() == pytest.approx([1.5, 495.5])
    assert found.log_error[0, 0, 0] == pytest.approx(np.log(61 / 46))
    assert found.coverage(95) == Fraction(1, 2), "60 lies under 61, 5,000 does not"
    assert found.coverage(80) == Fraction(0)
    assert found.upper[0, 0, 0] == pytest.approx(
        np.mean([0.9 * np.log(61 / 56), 0.95 * np.log(61 / 59), 0.01 * np.log(71 / 61)])
    )


def test_an_outcome_not_known_is_not_scored():
    panel = outcome(60, None)
    row = (10, 20, 30, 45, 50, 55, 58, 61, 70)
    found = score([said((row, row), origin="2024-08"), said((row, row), origin="2024-09")], panel)
    assert found.known.ravel().tolist() == [True, False, False, False]
    assert found.coverage(95) == Fraction(1, 1)
    assert found.coverage(95, found.rows(Level.PAIR)) is None
    assert np.isnan(found.by_series()[1])


def test_the_ratio_is_a_geometric_mean_over_series():
    panel = outcome(60, 60)
    narrow, wide = np.array([45.0] * 9), np.array([30.0] * 9)
    ours, theirs = (
        score([said((narrow, wide), origin="2024-08")], panel),
        score([said((wide, narrow), origin="2024-08")], panel),
    )
    assert ratio(ours, theirs) == pytest.approx(1.0), "twice as good on one and half as good on the other"
    alone = ratio(ours, theirs, rows=np.array([True, False]))
    assert alone == pytest.approx(np.log(61 / 46) / np.log(61 / 31))
    assert better(ours, theirs) == Fraction(1, 2)


def test_what_cannot_be_compared_is_refused():
    panel = outcome(60)
    one, other = said(origin="2024-08"), said(origin="2024-08", model="ets")
    with pytest.raises(NoSuchFigure, match="one model and one treatment"):
        score([one, other], panel)
    with pytest.raises(NoSuchFigure, match="no outcome for 's1'"):
        score([said(((1.0,) * 9,) * 2, origin="2024-08")], panel)
    with pytest.raises(NoSuchFigure, match="not scored on the same origins"):
        ratio(score([one], panel), score([said(origin="2024-07")], panel))
    with pytest.raises(NoSuchFigure, match=r"No quantile at 0\.025 was forecast; there are 0\.5"):
        score([said(((1.0,),), origin="2024-08", levels=(0.5,))], panel)


def test_the_levels_are_those_of_the_intervals():
    assert set(SEVEN) < set(LEVELS)
