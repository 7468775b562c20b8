"""How a number is shown: exact until the last moment, thousands apart, the unknown never a zero."""

from __future__ import annotations

import math
from enum import Enum
from fractions import Fraction

from fairway.errors import FigureError
from fairway.observatory.observations import Unit

Number = int | float | Fraction
"""A value on a chart. Counts are ints and shares fractions; a float is what a forecast gives."""

THIN = "\u202f"
MINUS = "−"
NOT_KNOWN = "not known"


class BadPage(FigureError):
    """A chart or a page is asked to show what cannot be shown so. Correct what is given to it."""


class Form(Enum):
    """The ways in which a number is written."""

    COUNT = "whole things, thousands apart"
    PERCENT = "a share in per cent, one place"
    CHANGE = "a change in per cent, one place, always with its sign"
    DECIMAL = "one place"
    EUROS = "cents, shown in whole euros"

    def show(self, value: Number | None) -> str:
        """The number in words and figures.

        >>> Form.COUNT.show(1234567), Form.CHANGE.show(Fraction(-629, 1000)), Form.PERCENT.show(None)
        ('1\\u202f234\\u202f567', '−62.9\\xa0%', 'not known')
        """
        if value is None:
            return NOT_KNOWN
        return self._write(exact(value), 0 if self in (Form.COUNT, Form.EUROS) else 1)

    def tick(self, value: Number, step: Fraction) -> str:
        """The number beside a grid line: with as many places as the step between two lines needs."""
        if self in (Form.COUNT, Form.EUROS) and step >= 10**6:
            return self.brief(value)
        per = step * 100 if self in (Form.PERCENT, Form.CHANGE) else step / 100 if self is Form.EUROS else step
        places = next((n for n in range(9) if (per * 10**n).denominator == 1), 9)
        return self._write(exact(value), places)

    def brief(self, value: Number | None) -> str:
        """The number where there is little room: the same, but millions and more in words.

        >>> Form.COUNT.brief(41024), Form.COUNT.brief(4_300_000), Form.COUNT.brief(10**40)
        ('41\\u202f024', '4.3\xa0million', '1.0\xa0×\xa010^40')
        """
        if value is None or self in (Form.PERCENT, Form.CHANGE):
            return self.show(value)
        whole = exact(value) / (100 if self is Form.EUROS else 1)
        unit = "€\u00a0" if self is Form.EUROS else ""
        if abs(whole) < 10**6:
            return self.show(value)
        power = len(str(int(abs(whole)))) - 1
        for least, words in ((12, ""), (9, "billion"), (6, "million")):
            if power >= least:
                return unit + (
                    f"{decimal(whole / 10**least, 1).removesuffix('.0')}\u00a0{words}"
                    if words
                    else f"{decimal(whole / Fraction(10**power), 1)}\u00a0×\u00a010^{power}"
                )
        return self.show(value)

    def _write(self, value: Fraction, places: int) -> str:
        match self:
            case Form.PERCENT:
                return decimal(value * 100, places) + "\u00a0%"
            case Form.CHANGE:
                text = decimal(value * 100, places)
                return ("+" if value > 0 and text.strip("0.") else "") + text + "\u00a0%"
            case Form.EUROS:
                return "€\u00a0" + decimal(value / 100, places)
            case _:
                return decimal(value, places)


def form_of(unit: Unit) -> Form:
    """How numbers of a unit are written."""
    match unit:
        case Unit.SHARE:
            return Form.PERCENT
        case Unit.EURO_CENTS:
            return Form.EUROS
        case Unit.PER_MILLION | Unit.MONTHS | Unit.NUMBER:
            return Form.DECIMAL
        case _:
            return Form.COUNT


def exact(value: Number) -> Fraction:
    """The number without rounding. Raises BadPage for what is no number (not a number, infinite, a truth value)."""
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        raise BadPage(f"{value} is not a number that can be shown: give the number, or None for what is not known.")
    return Fraction(value)


def decimal(value: Fraction, places: int) -> str:
    """A number with so many places, half away from zero, thousands apart by a thin space that does not break.

    >>> decimal(Fraction(5, 2), 0), decimal(Fraction(-1, 3), 2), decimal(Fraction(12345), 0)
    ('3', '−0.33', '12\\u202f345')
    """
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(places + 1, "0")
    before, after = (digits[:-places], digits[-places:]) if places else (digits, "")
    text = grouped(before) + ("." + after if after else "")
    return MINUS + text if value < 0 and whole else text


def grouped(digits: str) -> str:
    """Digits in threes. Four digits are grouped too: a column of figures lines up."""
    head = len(digits) % 3
    parts = ([digits[:head]] if head else []) + [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return THIN.join(parts)
