"""The next question: of the facts that can still change a finding, the one that a person would ask first.

First the event that decides which law governs, then what the rule's own text reads, then what that rests on, and last what only
its exceptions and later texts ask (a crisis that the Council would have to declare)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fairway.law.asking import Answer
from fairway.law.findings import Finding
from fairway.law.language.book import Book
from fairway.law.language.declare import Definition
from fairway.law.language.types import UNKNOWN
from fairway.law.needs import can_still_matter


def next_question(answer: Answer, asked: Collection[str] = ()) -> str | None:
    """The fact to ask for next, so that the open findings of an answer can be said; None where nothing more would help.

    asked   facts already asked for, whose answer nobody knows"""
    for finding in answer:
        if finding.value is UNKNOWN:
            for fact in in_asking_order(finding):
                if fact not in asked and can_still_matter(answer, finding.name, fact, finding.missing):
                    return fact
    return None


def in_asking_order(finding: Finding) -> list[str]:
    """The facts that a finding waits for, in the order in which a person would ask."""
    rank = {name: i for i, name in enumerate(_as_read(finding.answer.book, finding.rule.base))}
    return sorted(finding.missing, key=lambda fact: rank.get(fact, len(rank)))


def _as_read(book: Book, base: Definition) -> list[str]:
    """Facts of the base text: the anchor, what it reads itself, then what the rules that it reads rest on, breadth first."""
    found: dict[str, None] = {}
    todo: list[Definition] = [base]
    seen: set[str] = set()
    while todo:
        text = todo.pop(0)
        seen.add(text.name)
        for name in _names(text):
            if name in book.facts:
                found[name] = None
            elif name in book.rules and name not in seen:
                todo.append(book.rules[name].base)
    return list(found)


def _names(text: Definition) -> Iterator[str]:
    yield text.anchor
    yield from text.body.params
