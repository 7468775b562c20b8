"""What is still needed: of the facts that a rule waits for, those that can still change its answer.

The tree alone waits for too much: in "x or not x" it waits for x. So each yes/no or choice fact is tried: with all ways
in which the other such facts can come out, does it ever make a difference? Dates and numbers always count as able to."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Any

from fairway.law.language.explain import Explainer
from fairway.law.language.types import NONE, UNKNOWN, Kind

if TYPE_CHECKING:
    from fairway.law.ask import Answer

CAP = 512
"""How many ways are tried. A fact that made no difference in these, with more ways left, still counts as needed."""


def can_still_matter(answer: Answer, rule: str, fact: str, waiting: tuple[str, ...]) -> bool:
    """Whether some completion of the unknown facts exists in which this fact changes the rule's value.

    waiting   the facts that the rule waits for. Sound: never says False of a fact that matters."""
    mine = _ways(answer, rule, fact)
    if not mine:
        return True
    others = [(f, w) for f in waiting if f != fact and (w := _ways(answer, rule, f))]
    ways = product(*(w for _, w in others))
    tried = 0
    for completion in islice(ways, CAP):
        tried += 1
        facts = dict(answer.facts)
        facts.update(zip((f for f, _ in others), completion, strict=True))
        seen: list[Any] = []
        for value in mine:
            facts[fact] = value
            result = Explainer(answer.book, facts, answer.calendar).step(rule).value
            if result is UNKNOWN or any(result is not s and result != s for s in seen):
                return True
            seen.append(result)
    total = 1
    for _, w in others:
        total *= len(w)
    return tried < total


def _ways(answer: Answer, rule: str, fact: str) -> list[Any]:
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
