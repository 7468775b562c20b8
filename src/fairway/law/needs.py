"""What is still needed: of the facts that a rule waits for, those that can still change its answer.

The tree alone waits for too much: in "x or not x" it waits for x. A fact that is read in one place only cannot cancel
itself out, so it matters. Of the others each yes/no or short choice fact is tried: with the ways in which the other such facts
can come out, does it ever make a difference? Dates and numbers always count as able to."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from fairway.law.language.explain import Explainer
from fairway.law.language.tree import Ref, walk
from fairway.law.language.types import NONE, UNKNOWN, Kind

if TYPE_CHECKING:
    from fairway.law.asking import Answer
    from fairway.law.language.book import Book

CAP = 128
"""How many ways are tried. A fact that made no difference in these, with more ways left, still counts as needed."""


def can_still_matter(answer: Answer, rule: str, fact: str, waiting: tuple[str, ...]) -> bool:
    """Whether some completion of the unknown facts exists in which this fact changes the rule's value.

    waiting   the facts that the rule waits for. Sound: never says False of a fact that matters."""
    mine = _ways(answer, fact)
    if not mine or _places(answer.book, rule).get(fact, 0) < 2:
        return True
    others = [(f, w) for f in waiting if f != fact and (w := _ways(answer, f))]
    total = prod(len(w) for _, w in others)
    if total > CAP:
        return True
    for completion in product(*(w for _, w in others)):
        facts = dict(answer.facts)
        facts.update(zip((f for f, _ in others), completion, strict=True))
        seen: list[Any] = []
        for value in mine:
            facts[fact] = value
            result = Explainer(answer.book, facts, answer.calendar).step(rule).value
            if result is UNKNOWN or any(result is not s and result != s for s in seen):
                return True
            seen.append(result)
    return False


@lru_cache(maxsize=4096)
def _places(book: Book, rule: str) -> dict[str, int]:
    """How often each fact is read on the ways to a rule's value; a rule that is read twice counts twice."""
    linked = book.rules[rule]
    counted: dict[str, int] = {}
    read = [
        part for branch in linked.branches for part in (branch.guard, branch.when, branch.value) if part is not None
    ]
    for node in (node for part in dict.fromkeys(read) for node in walk(part)):
        if isinstance(node, Ref):
            below = _places(book, node.name) if node.is_rule else {node.name: 1}
            for name, times in below.items():
                counted[name] = min(2, counted.get(name, 0) + times)
    for guard in linked.safeguards:
        for name, times in _places(book, guard).items():
            counted[name] = min(2, counted.get(name, 0) + times)
    return counted


def _ways(answer: Answer, fact: str) -> list[Any]:
    """All values of a yes/no or short choice fact; empty for what has too many to try."""
    declared = answer.book.facts[fact]
    if declared.type.kind is Kind.BOOL:
        return [True, False]
    if declared.type.kind is not Kind.CHOICE:
        return []
    options = declared.type.options
    if len(options) <= 12:
        return [*options, NONE]
    return []  # States and countries: any of them may matter (days off, comparisons)
