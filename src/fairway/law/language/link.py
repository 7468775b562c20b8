"""Linking: from everything declared to one checked, ordered `Book`.

Exceptions and later texts become branches before those of the rule; safeguards are attached to what they defeat; numbers
become slots of the parameter vector. Every fault names both places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction as ExactFraction
from itertools import pairwise
from typing import Any

from fairway.errors import BadFact, ConflictingRules, RuleRefused
from fairway.law.language.book import DOES_NOT_APPLY, Book, Layer, LinkedBranch, LinkedRule, Slot
from fairway.law.language.check import NUMBERS, Resolver, Scope, type_of
from fairway.law.language.declare import Dated, Definition, Parameter, Registry, Role
from fairway.law.language.tree import All, Compare, Const, Expr, Param
from fairway.law.language.types import NONE, Bool, Date, Kind, Type


def link(registry: Registry, known: date | None = None, amend: Mapping[str, Any] | None = None) -> Book:
    """The law as known on a date (None: all of it), with some numbers replaced where `amend` says so.

    Raises RuleRefused and ConflictingRules with file, line and mend; BadFact for an amendment of an unknown number."""
    linker = _Linker(registry, known)
    rules = linker.rules()
    slots = _amended(linker.slots, amend or {})
    return Book(
        dict(registry.facts),
        rules,
        dict(registry.parameters),
        dict(registry.definitions),
        slots,
        known,
        dict(amend or {}),
    )


class _Linker:
    def __init__(self, registry: Registry, known: date | None) -> None:
        self.registry = registry
        self.known = known
        self.slots: list[Slot] = []
        self.slot_of: dict[tuple[str, date | None], Param] = {}
        self.parameters = {name: self._as_known(parameter) for name, parameter in registry.parameters.items()}
        self.groups = self._groups()
        self.defeaters = self._defeaters()
        self.types: dict[str, Type] = {}

    def _as_known(self, parameter: Parameter) -> Parameter:
        """A parameter with the values that were known on the day asked about. Where none was, its oldest value stands: the
        texts that read it were then not known either, and only their form is checked."""
        if self.known is None or all(v.known_from is None for v in parameter.values):
            return parameter
        known = tuple(v for v in parameter.values if v.known_from is None or v.known_from <= self.known)
        return replace(parameter, values=known or parameter.values[:1])

    # who belongs to whom

    def _groups(self) -> dict[str, list[Definition]]:
        """For each rule name its texts, in order of precedence: exceptions, later texts (newest first), the rule."""
        definitions = self.registry.definitions
        groups: dict[str, list[Definition]] = {
            d.name: [d] for d in definitions.values() if d.role in (Role.BASE, Role.SAFEGUARD)
        }
        for d in definitions.values():
            if d.role in (Role.EXCEPTION, Role.REPLACEMENT):
                if d.target not in groups:
                    raise RuleRefused(
                        f"{d.where}: '{d.name}' is an {d.role.value} of '{d.target}', which is not a rule. Name a rule."
                    )
                groups[d.target].append(d)
        return {name: self._ordered(name, texts) for name, texts in groups.items()}

    def _ordered(self, name: str, texts: list[Definition]) -> list[Definition]:
        base = [t for t in texts if t.role in (Role.BASE, Role.SAFEGUARD)]
        later = sorted((t for t in texts if t.role is Role.REPLACEMENT), key=lambda t: t.applies_from, reverse=True)
        for one, two in pairwise(later):
            if one.applies_from == two.applies_from:
                raise ConflictingRules(
                    f"two texts replace '{name}' from the same day: {one.where} and {two.where}. Date one of them."
                )
        exceptions = [t for t in texts if t.role is Role.EXCEPTION]
        labels = {t.label: t for t in exceptions}
        if len(labels) != len(exceptions):
            raise ConflictingRules(
                f"two exceptions to '{name}' bear one label: {', '.join(t.where for t in exceptions)}."
            )
        for i, one in enumerate(exceptions):
            for two in exceptions[i + 1 :]:
                if not (_goes_before(one, two, labels) or _goes_before(two, one, labels)):
                    raise ConflictingRules(
                        f"two exceptions to '{name}' and nothing says which goes first: '{one.label}' ({one.where}) and "
                        f"'{two.label}' ({two.where}). Add over=(...) to the one that goes first."
                    )
        first = sorted(  # not .sort(): a list is empty while it sorts itself, and the key reads it
            exceptions,
            key=lambda t: sum(_goes_before(t, other, labels) for other in exceptions if other is not t),
            reverse=True,
        )
        return [*first, *later, *base]

    def _defeaters(self) -> dict[str, list[str]]:
        defeaters: dict[str, list[str]] = {}
        for d in self.registry.definitions.values():
            for name in d.defeats:
                if name not in self.groups:
                    raise RuleRefused(
                        f"{d.where}: the safeguard '{d.name}' defeats '{name}', which is not a rule. Name a rule."
                    )
                defeaters.setdefault(name, []).append(d.name)
        return defeaters

    def _order(self) -> list[str]:
        """Rule names so that each comes after what it reads. Raises ConflictingRules naming a circle."""
        order: list[str] = []
        state: dict[str, int] = {}

        def visit(name: str, path: tuple[str, ...]) -> None:
            if state.get(name) == 2:
                return
            if state.get(name) == 1:
                circle = " -> ".join((*path[path.index(name) :], name))
                raise ConflictingRules(f"these rules rest on each other in a circle: {circle}. Break it with a fact.")
            state[name] = 1
            for other in self._reads(name):
                visit(other, (*path, name))
            state[name] = 2
            order.append(name)

        for name in self.groups:
            visit(name, ())
        return order

    def _reads(self, name: str) -> list[str]:
        found = []
        for text in self.groups[name]:
            found += [p for p in (*text.body.params, text.anchor) if p in self.groups]
        return found + self.defeaters.get(name, [])

    # building

    def rules(self) -> dict[str, LinkedRule]:
        built: dict[str, LinkedRule] = {}
        for name in self._order():
            built[name] = self._rule(name)
            self.types[name] = built[name].type
        return built

    def _rule(self, name: str) -> LinkedRule:
        texts = self.groups[name]
        base = texts[-1]
        layers: list[Layer] = []
        branches: list[LinkedBranch] = []
        kind: Type | None = None
        for text in reversed(texts):  # the rule first: it gives the type
            layer, found, kind = self._text(text, kind)
            if kind is not Bool and not any(_is_value(b.value) for b in found) and text is base:
                raise RuleRefused(f"{text.where}: rule '{name}' gives nothing but none. Return a value somewhere.")
            if self._is_known(text):
                layers.insert(0, layer)
                branches[:0] = found
        assert kind is not None
        order = {id(layer.definition): i for i, layer in enumerate(layers)}
        numbered = tuple(replace(b, layer=order[id(texts[b.layer])]) for b in branches)
        safeguards = tuple(s for s in self.defeaters.get(name, ()) if self._is_known(self.registry.definitions[s]))
        if self.defeaters.get(name) and kind is not Bool:
            raise RuleRefused(
                f"{base.where}: '{name}' is defeated by {self.defeaters[name]} and gives {kind}; only yes/no rules are defeated."
            )
        return LinkedRule(name, kind, base, tuple(layers), numbered, safeguards)

    def _is_known(self, text: Definition) -> bool:
        return self.known is None or text.known_from is None or text.known_from <= self.known

    def _text(self, text: Definition, kind: Type | None) -> tuple[Layer, list[LinkedBranch], Type]:
        index = self.groups[text.target or text.name].index(text)
        scope = Scope(text, self.registry.facts, self.parameters, self.types, None, self._slot)
        resolver = Resolver(scope)
        anchor = resolver.name(text.anchor, text.body.line)
        if type_of(anchor).kind is not Kind.DATE:
            resolver.refuse(text.body.line, f"the anchor '{text.anchor}' is a {type_of(anchor)}, not a date.")
        scope.anchor = anchor
        guard: Expr = Compare(">=", anchor, Const(text.applies_from, Date))
        if text.applies_to:
            guard = All((guard, Compare("<", anchor, Const(text.applies_to, Date))))
        written = text.body.branches
        kind = kind or self._type_of_returns(resolver, text)
        found = []
        for branch in written:
            when = resolver.truth(branch.when) if branch.when is not None else None
            value = resolver.expr(branch.value, kind)
            self._fits(resolver, branch.line, value, kind)
            found.append(LinkedBranch(index, guard, when, value, branch.note, branch.line))
        if text.role is not Role.EXCEPTION and text.body.falls_through:
            if kind is Bool:
                resolver.refuse(text.body.line, "a yes/no rule returns on every path. Add the last return.")
            found.append(LinkedBranch(index, guard, None, Const(NONE, kind), "", text.body.line, DOES_NOT_APPLY))
        return Layer(text, guard), found, kind

    def _type_of_returns(self, resolver: Resolver, text: Definition) -> Type:
        strings: list[str] = []
        whole: Type | None = None
        for branch in text.body.branches:
            if isinstance(branch.value, Const) and isinstance(branch.value.value, str):
                strings.append(branch.value.value)
                continue
            if isinstance(branch.value, Const) and branch.value.value is NONE:
                continue
            # a resolver of its own, whose numbers go nowhere: the real one gives them their slots in the order of reading
            trial = Resolver(replace(resolver.scope, slot=lambda name, kind, dated, several: Param(-1, name, kind)))
            seen = type_of(trial.expr(branch.value))
            if whole is None or (whole.kind is Kind.WHOLE and seen.kind is Kind.FRACTION):
                whole = seen
        if whole is not None:
            return whole
        if not strings:
            resolver.refuse(text.body.line, "the rule returns nothing but none. Return a value somewhere.")
        return Type(Kind.CHOICE, tuple(dict.fromkeys(strings)))

    def _fits(self, resolver: Resolver, line: int, value: Expr, kind: Type) -> None:
        seen = type_of(value)
        if isinstance(value, Const) and value.value is NONE:
            if kind is Bool:
                resolver.refuse(line, "a yes/no rule is never none: return True or False, or make it depend on a fact.")
            return
        if seen.kind in NUMBERS and kind.kind is Kind.FRACTION:
            return
        if seen.kind is not kind.kind or (kind.kind is Kind.CHOICE and seen.options != kind.options):
            resolver.refuse(line, f"this branch gives {seen}, the rule {kind}.")

    def _slot(self, name: str, kind: Type, dated: Dated, several: bool) -> Param:
        key = (name, dated.since if several else None)
        if key not in self.slot_of:
            label = f"{name}@{dated.since}" if several else name
            param = Param(len(self.slots), label, kind)
            since = None if dated.since == date.min else dated.since
            value = ExactFraction(dated.value) if kind.kind is Kind.FRACTION else dated.value
            implicit = name not in self.registry.parameters
            self.slots.append(Slot(param.slot, label, kind, value, dated.cite, dated.evidence, since, implicit))
            self.slot_of[key] = param
        elif name not in self.registry.parameters:
            raise ConflictingRules(
                f"two numbers of the law would be called '{name}': {dated.cite}. Rename one of the rules."
            )
        return self.slot_of[key]


def _is_value(node: Expr) -> bool:
    return not (isinstance(node, Const) and node.value is NONE)


def _goes_before(one: Definition, two: Definition, labels: Mapping[str | None, Definition]) -> bool:
    """Whether `one` goes before `two`, directly or through others."""
    todo, seen = [one], set()
    while todo:
        at = todo.pop()
        for label in at.over:
            if label not in labels:
                raise RuleRefused(
                    f"{at.where}: over={label!r} names no exception to '{at.target}'. There are: {', '.join(map(str, labels))}."
                )
            if labels[label] is two:
                return True
            if label not in seen:
                seen.add(label)
                todo.append(labels[label])
    return False


def _amended(slots: list[Slot], amend: Mapping[str, Any]) -> tuple[Slot, ...]:
    names = {slot.name for slot in slots}
    for name in amend:
        if name not in names:
            import difflib

            near = difflib.get_close_matches(name, names, n=1)
            raise BadFact(f"no number of the law is called '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""))
    return tuple(replace(slot, value=_fit(slot, amend[slot.name])) if slot.name in amend else slot for slot in slots)


def _fit(slot: Slot, value: Any) -> Any:
    try:
        if slot.type.kind is Kind.BOOL:
            if isinstance(value, bool):
                return value
            return {"true": True, "false": False, "yes": True, "no": False}[str(value).lower()]
        return ExactFraction(str(value)) if slot.type.kind is Kind.FRACTION else int(str(value))
    except (ValueError, KeyError, ZeroDivisionError):
        raise BadFact(
            f"'{slot.name}' is a {slot.type}, {value!r} is not. It is {slot.value} now ({slot.cite})."
        ) from None
