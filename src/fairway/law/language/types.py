"""Types of the law: what a fact or a rule can be, and the two values that are not values.

UNKNOWN: nobody has said yet. NONE: there is no such thing. Neither is ever False."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from fairway.law.calendars import STATES
from fairway.law.language.countries import COUNTRIES


class Kind(Enum):
    """The machine shapes behind the types."""

    BOOL = "yes/no"
    DATE = "date"
    INSTANT = "instant"
    WHOLE = "whole number"
    FRACTION = "exact fraction"
    CHOICE = "choice"
    CHOICES = "set of choices"


@dataclass(frozen=True, slots=True)
class Type:
    """A kind, its options where it has them, and the word used for it in messages."""

    kind: Kind
    options: tuple[str, ...] = ()
    word: str = ""

    def __str__(self) -> str:
        if self.word:
            return self.word
        if self.options:
            return f"{self.kind.value} of {', '.join(self.options)}"
        return self.kind.value

    @property
    def may_be_none(self) -> bool:
        """Whether a fact of this type can be known not to exist."""
        return self.kind in (Kind.DATE, Kind.INSTANT, Kind.CHOICE)


Bool: Final = Type(Kind.BOOL)
Date: Final = Type(Kind.DATE)
Instant: Final = Type(Kind.INSTANT)
Whole: Final = Type(Kind.WHOLE)
Fraction: Final = Type(Kind.FRACTION)
State: Final = Type(Kind.CHOICE, STATES, "State")
Country: Final = Type(Kind.CHOICE, COUNTRIES, "country")


def Choice(*options: str) -> Type:  # noqa: N802  reads as a type where facts are declared
    """One of a closed list of words.

    >>> str(Choice("land", "sea"))
    'choice of land, sea'
    """
    return Type(Kind.CHOICE, _distinct(options))


def ChoiceSet(*options: str) -> Type:  # noqa: N802
    """Any of a closed list of at most 60 words (kept as bits in one 64-bit integer)."""
    if len(options) > 60:
        raise ValueError(f"a set fact has {len(options)} options; at most 60 fit")
    return Type(Kind.CHOICES, _distinct(options))


def _distinct(options: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(options)) != len(options) or not options:
        raise ValueError(f"options must be distinct and at least one: {options}")
    if "none" in options:
        raise ValueError('"none" is the language\'s own word for what does not exist; choose another option name')
    return options


class _Mark:
    """A single named value, equal only to itself."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __bool__(self) -> bool:
        raise TypeError(f"{self.name} is neither true nor false")

    def __copy__(self) -> _Mark:
        return self

    def __deepcopy__(self, memo: object) -> _Mark:
        return self

    def __reduce__(self) -> str:
        return self.name.upper()


UNKNOWN: Final = _Mark("unknown")
NONE: Final = _Mark("none")
