"""The linked law: every name resolved, every type checked, every rule in an order in which it can be evaluated.

A `Book` is immutable. It is what all four forms are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from fairway.law.language.declare import Definition, Fact, Parameter
from fairway.law.language.source import Evidence
from fairway.law.language.tree import Call, Const, DatedParam, Expr, In, Param, Ref, children, refs, walk
from fairway.law.language.types import Type

VALUE, DOES_NOT_APPLY, NOT_IN_FORCE = "value", "does not apply", "not in force"


@dataclass(frozen=True, slots=True)
class Layer:
    """One text of a rule (an exception, a later text, or the rule itself) and the condition under which it governs.

    guard: anchor on or after applies_from, and before applies_to where there is one; None: not to be asked."""

    definition: Definition
    guard: Expr


@dataclass(frozen=True, slots=True)
class LinkedBranch:
    """One way through a rule. Evaluated in order: the first whose guard and condition hold gives the value."""

    layer: int
    guard: Expr
    when: Expr | None
    value: Expr
    note: str
    line: int
    outcome: str = VALUE


@dataclass(frozen=True, eq=False)
class LinkedRule:
    """A rule ready to evaluate: its layers in order of precedence, its branches, and what defeats it."""

    name: str
    type: Type
    base: Definition
    layers: tuple[Layer, ...]
    branches: tuple[LinkedBranch, ...]
    safeguards: tuple[str, ...]

    @cached_property
    def reads(self) -> tuple[Ref, ...]:
        """Facts and rules read directly, in reading order, the rule itself before its exceptions."""
        seen: dict[str, Ref] = {}
        for branch in sorted(self.branches, key=lambda b: -b.layer):
            for part in (branch.guard, branch.when, branch.value):
                if part is not None:
                    for ref in refs(part):
                        seen.setdefault(ref.name, ref)
        return tuple(seen.values())

    @cached_property
    def evidence(self) -> Evidence:
        """The weakest evidence among the texts of the rule."""
        marks = [layer.definition.evidence for layer in self.layers] or [self.base.evidence]
        return max(marks, key=lambda mark: "TSM".index(mark.value))

    @property
    def is_safeguard(self) -> bool:
        """Whether it is a defeater."""
        return bool(self.base.defeats)


@dataclass(frozen=True, slots=True)
class Slot:
    """One number of the law as it stands: its place in the parameter vector, value, reference and evidence."""

    index: int
    name: str
    type: Type
    value: Any
    cite: str
    evidence: Evidence
    since: date | None
    implicit: bool


@dataclass(frozen=True, eq=False)
class Book:
    """The law as known on a date.

    rules     in an order in which each reads only earlier ones
    slots     the parameter vector; `amended` gives a book with other values
    known     the date of knowledge (None: all that is packaged)"""

    facts: Mapping[str, Fact]
    rules: Mapping[str, LinkedRule]
    parameters: Mapping[str, Parameter]
    definitions: Mapping[str, Definition]
    slots: tuple[Slot, ...]
    known: date | None
    amendments: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits that change whenever the law in this book changes."""
        digest = hashlib.sha256()
        for name, rule in sorted(self.rules.items()):
            digest.update(f"{name}:{rule.type.kind.name}:{rule.safeguards}\n".encode())
            for branch in rule.branches:
                digest.update(f"{branch.layer}|{branch.outcome}|{branch.note}|".encode())
                for part in (branch.guard, branch.when, branch.value):
                    digest.update(_canonical(part).encode())
        for slot in self.slots:
            digest.update(f"{slot.name}={slot.value}\n".encode())
        return digest.hexdigest()[:12]

    @cached_property
    def used_facts(self) -> tuple[str, ...]:
        """The facts that at least one rule reads, in order of declaration."""
        read = {ref.name for rule in self.rules.values() for ref in rule.reads if not ref.is_rule}
        for rule in self.rules.values():
            for layer in rule.layers:
                if layer.definition.clock and layer.definition.clock.done:
                    read.add(layer.definition.clock.done)
        return tuple(name for name in self.facts if name in read)

    def readers(self, fact: str) -> list[str]:
        """The rules that read a fact directly."""
        return [rule.name for rule in self.rules.values() if any(r.name == fact for r in rule.reads)]

    def closure(self, names: tuple[str, ...] | list[str]) -> list[str]:
        """The rules named and all rules that they rest on, in the order of evaluation."""
        wanted: set[str] = set()
        todo = list(names)
        while todo:
            name = todo.pop()
            if name in wanted or name not in self.rules:
                continue
            wanted.add(name)
            rule = self.rules[name]
            todo += [ref.name for ref in rule.reads if ref.is_rule]
            todo += rule.safeguards
        return [name for name in self.rules if name in wanted]

    def rolls(self, name: str) -> bool:
        """Whether a rule itself looks into the calendar."""
        rule = self.rules[name]
        parts = [p for b in rule.branches for p in (b.guard, b.when, b.value) if p is not None]
        return any(isinstance(n, Call) and n.word in ("last_day", "working_days") for p in parts for n in walk(p))

    def slots_of(self, name: str) -> list[Slot]:
        """The numbers that a rule reads itself."""
        rule = self.rules[name]
        found: dict[int, Slot] = {}
        for branch in rule.branches:
            for part in (branch.guard, branch.when, branch.value):
                for node in walk(part) if part is not None else ():
                    if isinstance(node, Param):
                        found[node.slot] = self.slots[node.slot]
                    elif isinstance(node, DatedParam):
                        for _, step in node.steps:
                            found[step.slot] = self.slots[step.slot]
        return [found[k] for k in sorted(found)]


def _canonical(node: Any) -> str:
    """A tree as text, without lines and types: what changes it changes the law."""
    match node:
        case None:
            return "-"
        case Ref(name):
            return name
        case Param(_, name):
            return f"${name}"
        case Const(value):
            return f"'{value}'"
        case In(left, options, right):
            return f"In({_canonical(left)},{options},{_canonical(right)})"
        case DatedParam(name, _, anchor, steps):
            return f"${name}({_canonical(anchor)},{[str(since) for since, _ in steps]})"
    label = getattr(node, "op", None) or getattr(node, "word", None) or type(node).__name__
    law = getattr(node, "law", None)
    return f"{label}{law.name if law else ''}({','.join(_canonical(child) for child in children(node))})"
