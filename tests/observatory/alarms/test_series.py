"""Series and looking back: unknown is never 0, and nothing sees what comes later."""

from datetime import date

import numpy as np
import pytest

from fairway.errors import BadTable
from fairway.observatory.alarms import Counts, counts
from fairway.observatory.alarms.windows import ago, back, deviation, mean, median, quantile


def test_an_unknown_month_is_not_a_zero():
    series = counts("x", date(2024, 1, 1), "M", [5, None, 0])
    assert np.isnan(series.known[1]) and series.known[2] == 0


@pytest.mark.parametrize(
    ("frequency", "at", "label", "why"),
    [
        ("M", 0, "2023-11", "the first month"),
        ("M", 2, "2024-01", "over the end of a year"),
        ("W", 5, "2023-12-06", "five weeks on"),
        ("D", 61, "2024-01-01", "days"),
    ],
)
def test_periods_have_names_and_find_themselves_again(frequency, at, label, why):
    series = counts("x", date(2023, 11, 1), frequency, [1] * 70)
    assert series.label(at) == label, why
    assert series.index(series.first_day(at)) == at


def test_a_day_inside_a_week_lies_in_that_week():
    series = counts("x", date(2024, 1, 1), "W", [1, 2, 3])
    assert [series.index(date(2024, 1, day)) for day in (1, 7, 8)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("start", "frequency", "values", "words"),
    [
        (date(2024, 1, 2), "M", [1], "months start on 2024-01-02"),
        (date(2024, 1, 1), "M", [1, -1], "-1 in 2024-02"),
        (date(2024, 1, 1), "Y", [1], "frequency 'Y'"),
    ],
)
def test_what_cannot_be_a_series_is_refused(start, frequency, values, words):
    with pytest.raises(BadTable, match=words):
        counts("x", start, frequency, values)


def test_marks_and_counts_have_one_shape():
    with pytest.raises(BadTable, match="one mark a period"):
        Counts(
            name="x",
            key="x",
            start=date(2024, 1, 1),
            frequency="M",
            values=np.zeros(3, dtype=np.int64),
            unknown=np.zeros(2, dtype=bool),
        )


def test_windows_end_before_the_period():
    x = np.arange(10.0)
    assert back(x, 3)[5].tolist() == [2, 3, 4]
    assert back(x, 3, 2)[7].tolist() == [2, 3, 4]
    assert back(x, 2, -1)[5].tolist() == [4, 5]
    assert ago(x, 4)[9] == 5 and np.isnan(ago(x, 4)[3])


def test_three_quarters_of_a_window_must_be_known():
    x = np.array([1.0, np.nan, 3.0, 5.0, np.nan, 0.0])
    assert mean(back(x, 4))[4] == 3.0  # 1, 3, 5 of four
    assert np.isnan(mean(back(x, 4))[5])  # 3, 5 of four


@pytest.mark.parametrize("seed", range(3))
def test_window_figures_are_those_of_numpy(seed):
    x = np.random.default_rng(seed).poisson(50, size=40).astype(float)
    at = 30
    window = x[at - 12 : at]
    assert mean(back(x, 12))[at] == pytest.approx(window.mean())
    assert median(back(x, 12))[at] == pytest.approx(np.median(window))
    assert quantile(back(x, 12), 0.9)[at] == pytest.approx(np.quantile(window, 0.9))
    assert deviation(back(x, 12))[at] == pytest.approx(window.std(ddof=1))
