"""How outcomes say numbers: thousands apart, shares in per cent with as many places as it takes to tell them from a line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from fairway.observatory.charts.numbers import decimal
from fairway.reference.countries import name

SMALL = 50
"""Below this many a change or a share says little: a design choice of ours, as in the digest of the law, and no law."""
SMALL_WORDS = f"Fewer than {SMALL}: small numbers swing widely. This caution is ours, not the law's: the rule is applied all the same."
_MOST_PLACES = 6


def count(value: Fraction | int | None) -> str:
    """A count, or a rounded amount.

    >>> count(None), count(12)
    ('not known', '12')
    """
    return "not known" if value is None else decimal(Fraction(value), 0)


def share(value: Fraction | None, line: Fraction | None = None) -> str:
    """A share in per cent, with one place; more if it would otherwise look like the line that it is set against.

    >>> share(Fraction(20004, 100000), Fraction(1, 5)), share(Fraction(1, 5), Fraction(1, 5))
    ('20.004\\xa0%', '20\\xa0%')
    """
    if value is None:
        return "not known"
    return f"{_places(value * 100, None if line is None else line * 100)}\u00a0%"


def change(value: Fraction | None, line: Fraction | None = None) -> str:
    """A change in per cent with its sign.

    >>> change(Fraction(31, 100)), change(Fraction(0))
    ('+31\\xa0%', '0\\xa0%')
    """
    text = share(value, line)
    return f"+{text}" if value is not None and value > 0 else text


def shown(value: Fraction | int) -> str:
    """A value of the law: a share below one in per cent, everything else as a number."""
    if isinstance(value, Fraction) and value.denominator != 1:
        return share(value, None) if abs(value) < 1 else decimal(value, 2)
    return count(value)


def _places(value: Fraction, line: Fraction | None) -> str:
    if value.denominator == 1:
        return decimal(value, 0)
    places = 1
    while places < _MOST_PLACES and line is not None and _rounded(value, places) == line:
        places += 1
    return decimal(value, places)


def _rounded(value: Fraction, places: int) -> Fraction:
    return Fraction(round(value * 10**places), 10**places)


def names(codes: tuple[str, ...] | list[str]) -> str:
    """Countries by name; a long list is counted after the first eight."""
    said = [name(code) for code in codes[:8]]
    return ", ".join(said) + (f" and {len(codes) - 8} more" if len(codes) > 8 else "")


def day(value: date) -> str:
    """A day in figures."""
    return value.isoformat()
