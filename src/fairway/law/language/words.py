"""The closed vocabulary of rule bodies, as importable names.

Rules are parsed, not run: these functions exist so that a rule module is valid Python, that editors show their help, and
that a slip (calling one outside a rule) says so."""

from __future__ import annotations

from typing import Any, NoReturn

from fairway.errors import RuleRefused


def _only_in_rules(word: str) -> NoReturn:
    raise RuleRefused(
        f"'{word}' is a word of the law language: it stands in the body of a rule and is not called from Python"
    )


def days(start: Any, n: Any) -> Any:
    """n days after start (before, if n is negative)."""
    _only_in_rules("days")


def weeks(start: Any, n: Any) -> Any:
    """n weeks after start."""
    _only_in_rules("weeks")


def months(start: Any, n: Any) -> Any:
    """n months after start; the last day of the month where that day does not exist."""
    _only_in_rules("months")


def years(start: Any, n: Any) -> Any:
    """n years after start; 28 February for 29 February in a common year."""
    _only_in_rules("years")


def working_days(start: Any, n: Any, state: Any = None) -> Any:
    """The n-th working day after start in the State (acting_state unless named)."""
    _only_in_rules("working_days")


def hours(start: Any, n: Any) -> Any:
    """n clock hours after an instant."""
    _only_in_rules("hours")


def last_day(period: Any, state: Any = None) -> Any:
    """The last day of a period under the act's own article on periods, in the State (acting_state unless named)."""
    _only_in_rules("last_day")


def latest(*dates: Any) -> Any:
    """The latest of the dates that exist."""
    _only_in_rules("latest")


def earliest(*dates: Any) -> Any:
    """The earliest of the dates that exist."""
    _only_in_rules("earliest")


def first_of(*values: Any) -> Any:
    """The first value that exists: the ordered list."""
    _only_in_rules("first_of")


def happened(event: Any) -> Any:
    """Whether there is such a date, State or choice."""
    _only_in_rules("happened")


def ratio(numerator: int, denominator: int) -> Any:
    """An exact fraction; also usable when declaring parameters."""
    from fractions import Fraction

    return Fraction(numerator, denominator)


def least(*numbers: Any) -> Any:
    """The smallest number."""
    _only_in_rules("least")


def most(*numbers: Any) -> Any:
    """The greatest number."""
    _only_in_rules("most")


def round_up(number: Any) -> Any:
    """The next whole number not below a fraction."""
    _only_in_rules("round_up")


def round_down(number: Any) -> Any:
    """The next whole number not above a fraction."""
    _only_in_rules("round_down")


none: Any = None
