"""Statistical periods: read, written, and stepped through, at the edges of years and months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.errors import NoSuchFigure
from fairway.observatory.spans import Frequency, Period


@pytest.mark.parametrize(("text", "first", "last", "before", "why"), [
    ("2024", date(2024, 1, 1), date(2024, 12, 31), "2023", "a year"),
    ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31), "2023-Q1", "a quarter with 29 February"),
    ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "2023-12", "the last month"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2023-02", "a leap month"),
    ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "2020-W01", "a year of 53 weeks: 52 weeks before"),
    ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "2023-02-28", "no such day the year before"),
])  # fmt: skip
def test_a_period_is_read_and_knows_its_ends(text, first, last, before, why):
    period = Period.read(text)
    assert (period.first, period.last, period.label, period.year_before.label) == (first, last, text, before), why


@pytest.mark.parametrize("text", ["", "2024-13", "2024-00", "2024-Q5", "2023-W53", "2023-02-29", "24-01", "2024-1"])
def test_what_is_no_period_is_refused_with_the_forms_that_are(text):
    with pytest.raises(NoSuchFigure, match="is no period: write 2024, 2024-Q3"):
        Period.read(text)


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)), frequency=st.sampled_from(Frequency), n=st.integers(-60, 60))
def test_going_back_and_forth_comes_home(day, frequency, n):
    period = Period.holding(day, frequency)
    assert period.first <= day <= period.last
    assert period.back(n).back(-n) == period
    assert Period.read(period.label) == period
    assert period.back(1).last < period.first


def test_a_range_holds_both_ends():
    assert [p.label for p in Period.read("2023-11").to(Period.read("2024-02"))] == [
        "2023-11",
        "2023-12",
        "2024-01",
        "2024-02",
    ]
