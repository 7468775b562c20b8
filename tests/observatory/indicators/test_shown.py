"""Numbers as text: exact until shown, half to even, the unknown never a nought."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.observatory.charts.numbers import Form
from fairway.observatory.indicators.shown import plain, written


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (F(1234567), Form.COUNT, "1 234 567"),
        (F(1, 2), Form.COUNT, "0"),
        (F(3, 2), Form.COUNT, "2"),
        (F(5, 2), Form.COUNT, "2"),
        (F(1, 3), Form.PERCENT, "33.3 %"),
        (F(1, 3), Form.CHANGE, "+33.3 %"),
        (F(-1, 3), Form.CHANGE, "−33.3 %"),
        (F(-1, 100_000), Form.CHANGE, "0.0 %"),
        (F(0), Form.CHANGE, "0.0 %"),
        (F(12_345_678), Form.EUROS, "€ 123 457"),
        (F(1, 8), Form.DECIMAL, "0.1"),
        (None, Form.PERCENT, "–"),
    ],
)
def test_a_number_as_a_reader_sees_it(number, form, text):
    assert written(number, form).replace("\u202f", " ").replace("\u00a0", " ") == text


@given(st.fractions(max_denominator=10**9))
def test_the_plain_number_is_the_number_to_six_places(number):
    text = plain(number)
    assert abs(F(text) - number) <= F(1, 2 * 10**6)
    assert text != "-0"
    assert not text.endswith(".")


def test_the_plain_unknown_is_nothing():
    assert plain(None) is None
