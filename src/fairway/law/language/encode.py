"""Values as machine integers, for the compiled forms: dates as days since 1970, options as their index, sets as bits.

Three codes at the far end of 64 bits stand for what is not a value; yes/no values are -1 none, 0 no, 1 unknown, 2 yes, so that
Kleene's and, or, not are min, max and 2 - x. A fraction is a pair in lowest terms, with denominator 0 for the three codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any, Final

from fairway.law.language.types import NONE, UNKNOWN, Kind, Type

UNKNOWN_CODE: Final = -(2**63)
OUTSIDE_CODE: Final = -(2**63) + 1
NONE_CODE: Final = -(2**63) + 2
NO, MAYBE, YES, NO_SUCH = 0, 1, 2, -1
EPOCH: Final = date(1970, 1, 1).toordinal()
EPOCH_INSTANT: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY: Final = date(1, 1, 1).toordinal() - EPOCH
LAST_DAY: Final = date(9999, 12, 31).toordinal() - EPOCH

Code = Any  # an int, or a pair of ints for a fraction: mypy cannot tell them apart by the type that is data here


def encode(value: Any, kind: Type) -> Code:
    """A Python value (or UNKNOWN, NONE) as its code.

    >>> from fairway.law.language.types import Date
    >>> encode(date(1970, 1, 3), Date)
    2
    """
    if kind.kind is Kind.BOOL:
        return MAYBE if value is UNKNOWN else NO_SUCH if value is NONE else YES if value else NO
    if kind.kind is Kind.FRACTION:
        if value is UNKNOWN or value is NONE:
            return (0 if value is UNKNOWN else 2, 0)
        exact = value if type(value) is Fraction else Fraction(value)
        return (exact.numerator, exact.denominator)
    if value is UNKNOWN:
        return UNKNOWN_CODE
    if value is NONE:
        return NONE_CODE
    if kind.kind is Kind.DATE:
        return value.toordinal() - EPOCH
    if kind.kind is Kind.INSTANT:
        return (value - EPOCH_INSTANT) // timedelta(seconds=1)
    if kind.kind is Kind.CHOICE:
        return kind.options.index(value)
    if kind.kind is Kind.CHOICES:
        return sum(1 << kind.options.index(option) for option in value)
    return int(value)


def encoder(kind: Type) -> Callable[[Any], Code]:
    """`encode` for one type, for values that passed the door."""
    if kind.kind is Kind.BOOL:
        return {False: NO, True: YES, UNKNOWN: MAYBE, NONE: NO_SUCH}.__getitem__
    if kind.kind is Kind.CHOICE:
        places: dict[Any, Code] = {option: i for i, option in enumerate(kind.options)}
        return {**places, NONE: NONE_CODE, UNKNOWN: UNKNOWN_CODE}.__getitem__
    if kind.kind is Kind.DATE:
        return lambda day: day.toordinal() - EPOCH if type(day) is date else encode(day, kind)
    if kind.kind is Kind.WHOLE:
        return lambda number: number if type(number) is int else encode(number, kind)
    return lambda value: encode(value, kind)


def decoder(kind: Type) -> Callable[[Code], Any]:
    """`decode` for one type."""
    if kind.kind is Kind.BOOL:
        return (False, UNKNOWN, True, NONE).__getitem__
    if kind.kind is Kind.DATE:
        from_ordinal = date.fromordinal
        return lambda code: from_ordinal(code + EPOCH) if code > NONE_CODE else decode(code, kind)
    if kind.kind is Kind.CHOICE:
        options = kind.options
        return lambda code: options[code] if code >= 0 else decode(code, kind)
    if kind.kind is Kind.WHOLE:
        return lambda code: code if code > NONE_CODE else decode(code, kind)
    return lambda code: decode(code, kind)


def decode(code: Code, kind: Type) -> Any:
    """The Python value of a code. What lies outside the calendar is unknown."""
    if kind.kind is Kind.BOOL:
        return (NONE, False, UNKNOWN, True)[code + 1]
    if kind.kind is Kind.FRACTION:
        numerator, denominator = code
        if denominator == 0:
            return NONE if numerator == 2 else UNKNOWN
        return Fraction(numerator, denominator)
    if code <= OUTSIDE_CODE:
        return UNKNOWN
    if code == NONE_CODE:
        return NONE
    if kind.kind is Kind.DATE:
        return date.fromordinal(code + EPOCH)
    if kind.kind is Kind.INSTANT:
        return EPOCH_INSTANT + timedelta(seconds=code)
    if kind.kind is Kind.CHOICE:
        return kind.options[code]
    if kind.kind is Kind.CHOICES:
        return frozenset(option for i, option in enumerate(kind.options) if code >> i & 1)
    return code


def none_of(kind: Type) -> Code:
    """The code of none."""
    return encode(NONE, kind)


def unknown_of(kind: Type) -> Code:
    """The code of unknown."""
    return encode(UNKNOWN, kind)
