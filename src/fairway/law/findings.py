"""Findings: what the law says of one case, and why. A finding is never a decision; only a person makes one.

A finding is a light view on its answer: its reasons are read off the tree when somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from fairway.law.door import show
from fairway.law.language.book import NOT_IN_FORCE, VALUE, LinkedBranch, LinkedRule
from fairway.law.language.codegen import DEFEATED_BRANCH, EITHER_BRANCH, HELD_BRANCH
from fairway.law.language.declare import Definition
from fairway.law.language.explain import DEFEATED, EITHER_WAY, HELD, OPEN
from fairway.law.language.source import Citation, Evidence
from fairway.law.language.types import NONE, UNKNOWN

if TYPE_CHECKING:
    from fairway.law.asking import Answer

_SPECIAL = {EITHER_BRANCH: EITHER_WAY, DEFEATED_BRANCH: DEFEATED, HELD_BRANCH: HELD}


@dataclass(frozen=True)
class Finding:
    """What one rule says of one case. UNKNOWN: "cannot be said yet"; NONE: "does not apply"."""

    answer: Answer
    rule: LinkedRule
    place: int

    @cached_property
    def value(self) -> Any:
        """A Python value, UNKNOWN or NONE."""
        return self.answer.value_at(self.place)

    @property
    def code(self) -> int:
        """The branch that fired, or a negative code (see `outcome`)."""
        return self.answer.branches[self.place]

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule.name

    @property
    def outcome(self) -> str:
        """In words: a value, does not apply, not in force, open, the same either way, barred, held back."""
        if self.code in (DEFEATED_BRANCH, HELD_BRANCH):
            return _SPECIAL[self.code]
        if self.value is UNKNOWN:
            return OPEN
        if self.code >= 0:
            return self.rule.branches[self.code].outcome
        return _SPECIAL.get(self.code, NOT_IN_FORCE)

    @property
    def branch(self) -> LinkedBranch | None:
        """The branch that fired; None where none did, or where it cannot be said which."""
        return self.rule.branches[self.code] if self.code >= 0 else None

    @cached_property
    def text(self) -> Definition:
        """The text that governs: the exception or later text whose branch fired, otherwise the rule's own."""
        if self.code >= 0:
            return self.rule.layers[self.rule.branches[self.code].layer].definition
        for i, layer in enumerate(self.rule.layers):
            if self.answer.layer_active(self.rule, i) is not False and layer.definition.label is None:
                return layer.definition
        return self.rule.base

    @property
    def citation(self) -> Citation:
        """The provision of the governing text."""
        return self.text.citation

    @property
    def note(self) -> str:
        """The note of the branch that fired."""
        return self.branch.note if self.branch else ""

    @property
    def evidence(self) -> Evidence:
        """The weakest evidence of the governing text and of the numbers that it reads."""
        marks = [self.text.evidence, *(slot.evidence for slot in self.answer.book.slots_of(self.name))]
        return max(marks, key=lambda mark: "TSM".index(mark.value))

    @property
    def unverified(self) -> bool:
        """Whether the wording behind it was not read in the act itself."""
        return not self.evidence.verified

    @property
    def unsettled(self) -> str | None:
        """The question that the text leaves open, if it does."""
        return self.text.unsettled or self.rule.base.unsettled

    @cached_property
    def used(self) -> dict[str, Any]:
        """What was read on the way to the value: facts and rules with their values, in reading order."""
        names = self.answer.names_read(self.rule, self.code)
        return {name: self.answer.value_of(name) for name in names}

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The facts that the open ways of the rule wait for, in reading order."""
        return self.answer.missing_at(self.place)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The facts among `missing` that can still change this answer."""
        from fairway.law.needs import can_still_matter

        return tuple(f for f in self.missing if can_still_matter(self.answer, self.name, f, self.missing))

    @cached_property
    def safeguards(self) -> dict[str, Any]:
        """Every safeguard of the rule with its value: always evaluated, always shown."""
        return {name: self.answer.value_of(name) for name in self.rule.safeguards}

    @cached_property
    def outside(self) -> str | None:
        """The calendar's refusal, where a day outside it was needed."""
        return self.answer.step(self.name).outside if self.value is UNKNOWN else None

    def __str__(self) -> str:
        if self.value is UNKNOWN:
            if self.outside and not self.needs:
                return f"cannot be said: {self.outside}"
            return f"cannot be said yet: needs {', '.join(self.needs or self.missing)}"
        if self.value is NONE:
            return self.outcome if self.outcome != VALUE else "does not apply"
        return show(self.value, self.rule.type)

    def as_dict(self) -> dict[str, Any]:
        """This finding in the trace schema (docs/law/trace.md)."""
        branch = self.branch
        return {
            "rule": self.name,
            "id": self.text.id,
            "kind": self.rule.type.kind.value,
            "force": self.text.force.value,
            "binds": self.text.binds.value,
            "value": None if self.value is UNKNOWN else plain(self.value),
            "outcome": self.outcome,
            "text": self.text.doc,
            "citation": self.citation.as_dict(),
            "evidence": self.evidence.value,
            "unverified": self.unverified,
            "unsettled": self.unsettled,
            "branch": None if branch is None else {"index": self.code, "note": branch.note, "line": branch.line,
                                                   "file": self.text.body.path, "label": self.text.label},
            "used": {name: plain(value) for name, value in self.used.items()},
            "missing": list(self.missing),
            "needs": list(self.needs),
            "safeguards": {name: plain(value) for name, value in self.safeguards.items()},
            "outside_calendar": self.outside,
        }  # fmt: skip


class Explanation(NamedTuple):
    """One finding in full, light enough to be made for the whole law at once.

    used, missing   names, in reading order; `answer.value_of(name)` has the values"""

    rule: str
    value: Any
    citation: Citation
    note: str
    used: tuple[str, ...]
    missing: tuple[str, ...]


def plain(value: Any) -> Any:
    """A value as JSON holds it; unknown is null, none is "none", a fraction is text."""
    if value is UNKNOWN:
        return None
    if value is NONE:
        return "none"
    if isinstance(value, bool | int):
        return value
    if isinstance(value, frozenset):
        return sorted(value)
    return show(value)
