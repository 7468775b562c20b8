"""Numbers as they are shown: exact, grouped, rounded half away from zero, never a nought for the unknown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.observatory.charts.numbers import MINUS, THIN, BadPage, Form, decimal, form_of
from fairway.observatory.charts.scale import nice_step, scale_of
from fairway.observatory.observations import Unit

ANY = st.one_of(
    st.integers(), st.fractions(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**60), 10**60)
)


@pytest.mark.parametrize(("form", "value", "shown", "why"), [
    (Form.COUNT, 0, "0", "nought is a number"),
    (Form.COUNT, None, "not known", "the unknown is not nought"),
    (Form.COUNT, 1234, "1 234", "four digits are grouped, so that columns line up"),
    (Form.COUNT, 0.5, "1", "half away from zero"),
    (Form.COUNT, Fraction(-1, 3), "0", "no minus before a nought"),
    (Form.PERCENT, Fraction(1, 3), "33.3 %", "a share"),
    (Form.CHANGE, Fraction(567, 1000), "+56.7 %", "a rise has its sign"),
    (Form.CHANGE, Fraction(1, 10**6), "0.0 %", "no sign where nothing is left to show"),
    (Form.CHANGE, Fraction(-785, 1000), "−78.5 %", "a true minus"),
    (Form.EUROS, 100_000_000_000, "€ 1 000 000 000", "cents are shown in euros"),
    (Form.DECIMAL, Fraction(149, 100), "1.5", "one place"),
])  # fmt: skip
def test_shown(form, value, shown, why):
    assert form.show(value).replace(THIN, " ").replace("\xa0", " ") == shown, why


@given(st.fractions(), st.integers(0, 6))
def test_rounding_agrees_with_decimal_arithmetic(value, places):
    wide = Context(prec=2000)
    whole = wide.divide(Decimal(value.numerator), Decimal(value.denominator))
    expected = whole.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=wide)
    text = decimal(value, places).replace(THIN, "").replace(MINUS, "-")
    assert Decimal(text) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(BadPage, match="not a number that can be shown"):
        Form.COUNT.show(value)


def test_every_unit_of_the_observatory_has_a_form():
    assert {unit: form_of(unit) for unit in Unit}[Unit.SHARE] is Form.PERCENT
    assert form_of(Unit.EURO_CENTS) is Form.EUROS
    assert form_of(Unit.DETECTIONS) is Form.COUNT


@given(st.lists(st.one_of(st.none(), ANY), max_size=8), st.booleans())
def test_a_scale_holds_all_values_on_round_ticks(values, zero):
    scale = scale_of(values, 300, 20, zero=zero)
    assert 2 <= len(scale.ticks) <= 12
    mantissa = scale.step
    while mantissa >= 10:
        mantissa /= 10
    while mantissa < 1:
        mantissa *= 10
    assert mantissa in (1, 2, 5)
    assert all(tick % scale.step == 0 for tick in scale.ticks)
    for value in values:
        if value is not None:
            assert 20 - 1e-6 <= scale.at(value) <= 300 + 1e-6


@given(st.integers(-50, 50), st.integers(1, 9))
def test_the_smallest_round_step_is_taken(power, digit):
    raw = Fraction(10) ** power * digit
    step = nice_step(raw)
    assert raw <= step <= raw * Fraction(5, 2)
