"""How exact numbers of the letter are written for a reader: the only place where a fraction becomes decimals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from fairway.observatory.letter.entries import Figure
from fairway.observatory.letter.words import MONTHS, FigureUnit


def shown(value: Fraction, unit: FigureUnit) -> str:
    """A value in its unit, rounded half to even where it is not whole.

    >>> shown(Fraction(49794, 134081) - 1, FigureUnit.CHANGE)
    '−62.9 %'
    >>> shown(Fraction(100_000_000_000), FigureUnit.EURO_CENTS), shown(Fraction(24314), FigureUnit.MONTH)
    ('EUR 1,000,000,000', 'March 2026')
    """
    match unit:
        case FigureUnit.CHANGE:
            return f"{_decimals(value * 100, 1, sign=True)} %"
        case FigureUnit.SHARE:
            return f"{_decimals(value * 100, 1)} %"
        case FigureUnit.EURO_CENTS:
            return f"EUR {_decimals(value / 100, 0 if value % 100 == 0 else 2)}"
        case FigureUnit.MONTH:
            year, month = divmod(int(value), 12)
            return f"{MONTHS[month]} {year}"
        case FigureUnit.MONTHS:
            return f"{_decimals(value, 0)} months"
        case FigureUnit.PERSONS | FigureUnit.POINTS:
            return _decimals(value, 0)


def shown_range(figure: Figure) -> str:
    """The range that bears out a figure, in words."""
    low, high = figure.low, figure.high
    if low is not None and low == high:
        return f"exactly {shown(low, figure.unit)}"
    parts = []
    if low is not None:
        parts.append(f"{'from' if figure.low_in else 'more than'} {shown(low, figure.unit)}")
    if high is not None:
        parts.append(f"{'up to' if figure.high_in else 'below'} {shown(high, figure.unit)}")
    return ", ".join(parts)


def _decimals(value: Fraction, places: int, *, sign: bool = False) -> str:
    whole = round(value * 10**places)  # of a fraction: half to even, exact
    number = Decimal(whole).scaleb(-places)
    text = f"{number:+,}" if sign and whole else f"{number:,}"
    return text.replace("-", "−")
