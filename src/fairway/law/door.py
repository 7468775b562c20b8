"""The door: facts are checked once, here, and nobody checks again.

What comes in: Python values or what a case file can hold (text, numbers, true/false, lists). What leaves: dates, instants,
fractions, options, sets, UNKNOWN never (a fact that is unknown is left out), NONE for what is known not to exist."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import lru_cache, partial
from typing import Any, NoReturn

from fairway.errors import BadFact
from fairway.law.language.book import Book
from fairway.law.language.declare import Fact, Who
from fairway.law.language.types import NONE, UNKNOWN, Kind, Type

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
LARGEST = 2**53
NEVER = date(9999, 12, 31)


def read_facts(
    book: Book, raw: Mapping[str, Any], national: Mapping[str, Mapping[str, Any]] | None = None
) -> dict[str, Any]:
    """Checked facts. Raises BadFact with the name, what was seen, what was expected and the mend.

    national   State -> national parameters; those of the acting State fill in what the facts leave open"""
    facts: dict[str, Any] = {}
    readers = _readers(book)
    for name, value in raw.items():
        reader = readers.get(name)
        if reader is None:
            raise BadFact(_no_such_fact(book, str(name)))
        known = reader(value)
        if known is not UNKNOWN:
            facts[name] = known
    if national:
        for name, value in national_facts(book, facts.get("acting_state"), national).items():
            facts.setdefault(name, value)
    check_order(book, facts)
    return facts


def national_facts(book: Book, state: Any, national: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The national parameters of a State, each within the interval that EU law allows. All States' are checked."""
    found: dict[str, Any] = {}
    for each, values in national.items():
        for name, value in values.items():
            declared = book.facts.get(name)
            if declared is None or declared.who is not Who.NATIONAL_LAW:
                names = [f.name for f in book.facts.values() if f.who is Who.NATIONAL_LAW]
                raise BadFact(f"national parameters of {each}: {_near(name, names, 'national parameter')}")
            known = read_value(declared, value)
            if each == state and known is not UNKNOWN:
                found[name] = known
    return found


def check_order(book: Book, facts: Mapping[str, Any]) -> None:
    """Raises BadFact where two dates contradict each other (lodged before made)."""
    ordered = _ordered(book)
    for name in facts.keys() & ordered.keys():
        value = facts[name]
        for other in ordered[name]:
            earlier = facts.get(other)
            if (
                isinstance(earlier, date)
                and isinstance(value, date)
                and type(earlier) is type(value)
                and value < earlier
            ):
                raise BadFact(
                    f"{name} ({value}) is before {other} ({earlier}), and it cannot be. Correct one of the two, or leave "
                    "the doubtful one out: it is then unknown."
                )


@lru_cache(maxsize=8)
def _readers(book: Book) -> Mapping[str, Callable[[Any], Any]]:
    """For each fact `read_value`, with a short way for values that are already as they are wanted."""
    return {name: _reader(fact) for name, fact in book.facts.items()}


def _reader(fact: Fact) -> Callable[[Any], Any]:
    kind, bounded = fact.type.kind, fact.minimum is not None or fact.maximum is not None
    if kind is Kind.DATE:
        return lambda value: value if type(value) is date and EARLIEST <= value <= LATEST else (
            NONE if value == "none" else read_value(fact, value))  # fmt: skip
    if kind is Kind.WHOLE and not bounded:
        return lambda value: value if type(value) is int and -LARGEST <= value <= LARGEST else read_value(fact, value)
    if kind is Kind.FRACTION and not bounded:
        return lambda value: (
            value if type(value) is Fraction and -LARGEST <= value.numerator <= LARGEST and value.denominator <= LARGEST
            else read_value(fact, value)
        )  # fmt: skip
    if kind is Kind.BOOL:
        return lambda value: value if value is True or value is False else read_value(fact, value)
    if kind is Kind.CHOICE:
        words = {option: option for option in fact.type.options} | {"none": NONE}
        return lambda value: words[value] if type(value) is str and value in words else read_value(fact, value)
    return partial(read_value, fact)


@lru_cache(maxsize=8)
def _ordered(book: Book) -> dict[str, tuple[str, ...]]:
    """The facts that cannot be earlier than others, with those."""
    return {f.name: f.after for f in book.facts.values() if f.after}


def read_value(fact: Fact, value: Any) -> Any:
    """One checked value; None (JSON null) is unknown, "none" is none where the type allows it."""
    if value is None or value is UNKNOWN:
        return UNKNOWN
    if value is NONE or value == "none" or (fact.type.kind is Kind.DATE and value in (NEVER, NEVER.isoformat())):
        if fact.type.may_be_none:
            return NONE
        _refuse(fact, value, "give a value; 'none' is for dates, choices and States")
    read: Any = _READERS[fact.type.kind](fact, value)
    if fact.minimum is not None and read < fact.minimum:
        _out_of_bounds(fact, read)
    if fact.maximum is not None and read > fact.maximum:
        _out_of_bounds(fact, read)
    return read


def _bool(fact: Fact, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    _refuse(fact, value, "write true or false (leave it out while it is unknown)")


def _date(fact: Fact, value: Any) -> date:
    if isinstance(value, datetime):
        _refuse(fact, value, "write the calendar day of the authority, such as 2026-07-13, without a time")
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            _refuse(fact, value, "write a date that exists as year-month-day, such as 2026-07-13")
    if not isinstance(value, date):
        _refuse(fact, value, "write a date as year-month-day, such as 2026-07-13")
    if not EARLIEST <= value <= LATEST:
        _refuse(fact, value, f"dates lie between {EARLIEST} and {LATEST}")
    return value


def _instant(fact: Fact, value: Any) -> datetime:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            _refuse(fact, value, "write an instant such as 2026-07-13T10:00Z or 2026-07-13T10:00+02:00")
    if not isinstance(value, datetime) or value.tzinfo is None:
        _refuse(fact, value, "write an instant with its time zone, such as 2026-07-13T10:00Z")
    try:
        instant: datetime = value.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        _refuse(fact, value, "write an instant of our time")
    if not EARLIEST <= instant.date() <= LATEST:
        _refuse(fact, value, f"instants lie between {EARLIEST} and {LATEST}")
    return instant


def _whole(fact: Fact, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        _refuse(fact, value, "write a whole number without quotation marks")
    if abs(value) > LARGEST:
        _refuse(fact, value, "that number is too large to be meant")
    return value


def _fraction(fact: Fact, value: Any) -> Fraction:
    if isinstance(value, bool | float) or not isinstance(value, int | str | Fraction):
        _refuse(
            fact,
            value,
            'write an exact fraction as text, such as "1/5" or "0.2" (a decimal number in a file is not exact)',
        )
    try:
        exact = Fraction(value)
    except (ValueError, ZeroDivisionError):
        _refuse(fact, value, 'write an exact fraction as text, such as "1/5" or "0.2"')
    if max(abs(exact.numerator), exact.denominator) > LARGEST:
        _refuse(fact, value, "that fraction is too fine to be meant")
    return exact


def _choice(fact: Fact, value: Any) -> str:
    if isinstance(value, str) and value in fact.type.options:
        return value
    near = difflib.get_close_matches(str(value), fact.type.options, n=1)
    if near:
        _refuse(fact, value, f"did you mean '{near[0]}'?")
    if len(fact.type.options) > 40:
        _refuse(fact, value, f"it is one of {len(fact.type.options)} two-letter codes, such as {fact.type.options[0]}")
    _refuse(fact, value, f"it is one of: {', '.join(fact.type.options)}")


def _choices(fact: Fact, value: Any) -> frozenset[str]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        _refuse(fact, value, "write a list of options, such as [] or ['" + fact.type.options[0] + "']")
    return frozenset(_choice(fact, item) for item in value)


_READERS = {
    Kind.BOOL: _bool,
    Kind.DATE: _date,
    Kind.INSTANT: _instant,
    Kind.WHOLE: _whole,
    Kind.FRACTION: _fraction,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
}


def show(value: Any, kind: Type | None = None) -> str:
    """A value as a case file writes it."""
    if value is UNKNOWN or value is NONE:
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return (
            value.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
            if value.second == 0
            else value.astimezone(UTC).isoformat()
        )
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "(empty)"
    return str(value)


def _refuse(fact: Fact, value: Any, mend: str) -> NoReturn:
    seen = repr(value)
    seen = seen if len(seen) <= 60 else seen[:57] + "..."
    raise BadFact(f"{fact.name}: seen {seen}, expected {_a(fact.type)}: {mend}.")


def _a(kind: Type) -> str:
    word = kind.word or kind.kind.value
    return ("an " if word[0] in "aeiou" else "a ") + word


def _out_of_bounds(fact: Fact, value: Any) -> NoReturn:
    low = "" if fact.minimum is None else f"at least {fact.minimum}"
    high = "" if fact.maximum is None else f"at most {fact.maximum}"
    raise BadFact(
        f"{fact.name}: {value} is outside what the law allows, {' and '.join(filter(None, (low, high)))} ({fact.cite})."
    )


def _no_such_fact(book: Book, name: str) -> str:
    if name in book.rules:
        reads = [ref.name for ref in book.rules[name].reads if not ref.is_rule and ref.name != "asked_on"]
        shown = ", ".join(reads[:6]) + (" ..." if len(reads) > 6 else "")
        return f"'{name}' is a finding of the law, not a fact: it follows from {shown}. Give those instead."
    return _near(name, list(book.facts), "fact") + " `fairway law facts` lists them all."


def _near(name: str, names: Iterable[str], what: str) -> str:
    shown = name if len(name) <= 60 else name[:57] + "..."
    near = difflib.get_close_matches(shown, list(names), n=1)
    return f"there is no {what} '{shown}'." + (f" Did you mean '{near[0]}'?" if near else "")
