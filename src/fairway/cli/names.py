"""What a person types to name a rule: its name, an identifier of the digest, or something near either."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from fairway.errors import BadFact
from fairway.law.language.book import Book
from fairway.law.language.declare import Definition
from fairway.law.language.source import Act
from fairway.law.pact import acts


def rules_named(book: Book, word: str) -> list[str]:
    """The rules of a name or identifier (an identifier may be shared). Raises BadFact with the nearest."""
    if word in book.rules:
        return [word]
    if word in book.definitions:  # an exception or a later text: the rule that it belongs to
        return [book.definitions[word].target or word]
    found = [d.target or d.name for d in book.definitions.values() if word.lower() in (i.lower() for i in d.ids)]
    if found:
        return [name for name in dict.fromkeys(found) if name in book.rules]
    ids = dict.fromkeys(i for d in book.definitions.values() for i in d.ids)
    raise BadFact(
        f"there is no rule '{word[:60]}'.{nearest(word, [*book.rules, *ids])} `fairway law list` lists them all."
    )


def all_named(book: Book, words: Sequence[str]) -> list[str]:
    """The rules of several names, each once."""
    return list(dict.fromkeys(name for word in words for name in rules_named(book, word)))


def nearest(word: str, names: Iterable[str]) -> str:
    """A suggestion, or nothing."""
    by_lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word.lower()[:60], list(by_lower), n=1)
    return f" Did you mean '{by_lower[near[0]]}'?" if near else ""


def kind_of(definition: Definition) -> str:
    """clock, safeguard, exception, later text or finding."""
    if definition.clock is not None:
        return "clock"
    return {"rule": "finding"}.get(definition.role.value, definition.role.value)


_ACTS = [act.short for act in vars(acts).values() if isinstance(act, Act)]


def in_order(definition: Definition) -> tuple[int, list[tuple[int, str]]]:
    """A sort key: the acts as the Pact lists them, then the provision in its natural order."""
    short = definition.citation.act.short
    place = _ACTS.index(short) if short in _ACTS else len(_ACTS)
    return place, _natural(definition.citation.provision)


def _natural(text: str) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    digits = ""
    for sign in text + " ":
        if sign.isdigit():
            digits += sign
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((0, sign))
    return parts


def as_written(kind: str, name: str) -> str:
    """A name as one asks with it: in a terminal nothing else shows where a name begins and ends."""
    return name.partition("@")[0]
