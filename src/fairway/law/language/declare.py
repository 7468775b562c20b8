"""Declaring the law: facts, parameters, and the decorators that read a function into a tree.

Declarations go to the current registry: the packaged law, or a fresh one inside `fresh_registry()` (tests, what-ifs)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction as ExactFraction
from typing import Any, TypeVar

from fairway.errors import ConflictingRules, RuleRefused
from fairway.law.language.parse import parse_rule, short_path
from fairway.law.language.source import Act, Binds, Citation, Evidence, Expiry, Force
from fairway.law.language.tree import Body
from fairway.law.language.types import Kind, Type

F = TypeVar("F", bound=Callable[..., Any])


class Who(Enum):
    """Who may answer a question."""

    CASEWORKER = "caseworker"
    DETERMINING_AUTHORITY = "determining authority"
    SCREENING_AUTHORITY = "screening authority"
    MEDICAL = "medical staff"
    COURT = "court"
    APPLICANT = "applicant"
    OTHER_STATE = "other Member State"
    COMMISSION = "Commission"
    COUNCIL = "Council"
    OBSERVATORY = "observatory"
    NATIONAL_LAW = "national law"


class Sensitivity(Enum):
    """How closely a fact is guarded."""

    PUBLIC = "public"
    CASE = "case file"
    SPECIAL = "special category"


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact: what may be asked about a case, in plain words."""

    name: str
    type: Type
    question: str
    who: Who
    evaluative: bool
    sensitivity: Sensitivity
    after: tuple[str, ...]
    minimum: ExactFraction | int | None
    maximum: ExactFraction | int | None
    cite: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a parameter, with the day from which it applies, its reference and evidence."""

    value: Any
    cite: str
    since: date = date.min
    evidence: Evidence = Evidence.TEXT
    known_from: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or switch of the law with its dated values, oldest first."""

    name: str
    type: Type
    values: tuple[Dated, ...]
    unit: str
    note: str
    listed: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """What makes a date a limit: who shows it was met, and what follows if it was not."""

    on_expiry: Expiry
    missed: str
    done: str | None
    suspended_by: tuple[str, ...]


class Role(Enum):
    """What a function is to the rule whose name it bears or names."""

    BASE = "rule"
    EXCEPTION = "exception"
    REPLACEMENT = "later text"
    SAFEGUARD = "safeguard"


@dataclass(frozen=True, slots=True)
class Definition:
    """One function of the law as written, before linking."""

    name: str
    role: Role
    citation: Citation
    id: str
    also: tuple[str, ...]
    body: Body
    doc: str
    evidence: Evidence
    binds: Binds
    force: Force
    anchor: str
    applies_from: date
    applies_to: date | None
    known_from: date | None
    clock: Clock | None
    target: str | None
    label: str | None
    over: tuple[str, ...]
    defeats: tuple[str, ...]
    unsettled: str | None
    coercive: bool
    no_safeguard: str | None
    module: str

    @property
    def ids(self) -> tuple[str, ...]:
        """All identifiers of the digest that this function codes."""
        return (self.id, *self.also)

    @property
    def where(self) -> str:
        """File and line, for messages."""
        return f"{self.body.path}:{self.body.line}"


@dataclass
class Registry:
    """Everything declared, by name, in the order of declaration."""

    facts: dict[str, Fact] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)

    def add(self, kind: str, name: str, thing: Fact | Parameter | Definition) -> None:
        """Put a declaration in its place; a name has one meaning in the whole law."""
        for where, shelf in (("fact", self.facts), ("parameter", self.parameters), ("rule", self.definitions)):
            if name in shelf:
                old = shelf[name]
                raise ConflictingRules(
                    f"'{name}' is declared twice: as {where} in {old.where} and as {kind} in {thing.where}. A name means one "
                    "thing in the whole law: rename one, or make the later text `replaces=` the earlier."
                )
        {"fact": self.facts, "parameter": self.parameters, "rule": self.definitions}[kind][name] = thing  # type: ignore[index]


PACKAGED = Registry()
_current: ContextVar[Registry] = ContextVar("registry", default=PACKAGED)


@contextmanager
def fresh_registry(*, base: Registry | None = None) -> Iterator[Registry]:
    """Declarations inside the block go to a registry of their own (a copy of `base`, or an empty one)."""
    registry = Registry()
    if base is not None:
        registry = Registry(dict(base.facts), dict(base.parameters), dict(base.definitions))
    token = _current.set(registry)
    try:
        yield registry
    finally:
        _current.reset(token)


def fact(
    name: str,
    type: Type,
    question: str,
    *,
    who: Who = Who.CASEWORKER,
    evaluative: bool = False,
    sensitivity: Sensitivity = Sensitivity.CASE,
    after: Sequence[str] = (),
    minimum: ExactFraction | int | None = None,
    maximum: ExactFraction | int | None = None,
    cite: str | None = None,
) -> Fact:
    """Declare a fact. Raises ConflictingRules for a second one of that name, RuleRefused for an incomplete one."""
    if not question.endswith("?"):
        raise RuleRefused(f"fact '{name}': the question must be one ('...?'), seen: {question!r}")
    if sensitivity is Sensitivity.SPECIAL and not cite:
        raise RuleRefused(f"fact '{name}' is of a special category: name the article that needs it (cite=)")
    if (minimum is not None or maximum is not None) and not cite:
        raise RuleRefused(f"fact '{name}' has bounds: name the article that sets them (cite=)")
    declared = Fact(name, type, question, who, evaluative, sensitivity, tuple(after), minimum, maximum, cite, _caller())
    _current.get().add("fact", name, declared)
    return declared


def _caller() -> str:
    """File and line of the declaration, for messages that name both places."""
    frame = sys._getframe(2)
    return f"{short_path(frame.f_code.co_filename)}:{frame.f_lineno}"


def parameter(name: str, type: Type, values: Sequence[Dated], *, unit: str = "", note: str = "") -> Parameter:
    """Declare a dated parameter (a number, a fraction or a switch)."""
    if type.kind not in (Kind.WHOLE, Kind.FRACTION, Kind.BOOL):
        raise RuleRefused(f"parameter '{name}': only whole numbers, fractions and switches, not {type}")
    declared = Parameter(name, type, tuple(sorted(values, key=lambda v: v.since)), unit, note, where=_caller())
    _current.get().add("parameter", name, declared)
    return declared


def list_parameter(name: str, type: Type, values: Sequence[Dated], *, note: str = "") -> Parameter:
    """Declare a dated list of choices, for use behind `in`."""
    for dated in values:
        for option in dated.value:
            if option not in type.options:
                raise RuleRefused(f"list parameter '{name}': {option!r} is not a {type}")
    declared = Parameter(
        name, type, tuple(sorted(values, key=lambda v: v.since)), "", note, listed=True, where=_caller()
    )
    _current.get().add("parameter", name, declared)
    return declared


def _declare(
    fn: Callable[..., Any],
    role: Role,
    source: Act,
    provision: str,
    *,
    id: str,
    also: Sequence[str] = (),
    evidence: Evidence | None = None,
    binds: Binds = Binds.STATE,
    force: Force | None = None,
    literal: str | None = None,
    anchor: str | None = None,
    applies_from: date | None = None,
    applies_to: date | None = None,
    known_from: date | None = None,
    clock: Clock | None = None,
    target: str | None = None,
    label: str | None = None,
    over: Sequence[str] = (),
    defeats: Sequence[str] = (),
    unsettled: str | None = None,
    coercive: bool = False,
    no_safeguard: str | None = None,
) -> None:
    body = parse_rule(fn)
    doc = (fn.__doc__ or "").strip()
    where = f"{body.path}:{body.line}"
    if not doc:
        raise RuleRefused(f"{where}: '{fn.__name__}' has no docstring. Say in one sentence what the provision says.")
    _current.get().add(
        "rule",
        fn.__name__,
        Definition(
            name=fn.__name__,
            role=role,
            citation=Citation(source, provision, literal),
            id=id,
            also=tuple(also),
            body=body,
            doc=doc,
            evidence=evidence or source.evidence,
            binds=binds,
            force=force or Force.STATUS,
            anchor=anchor or source.anchor,
            applies_from=applies_from or source.applies_from,
            applies_to=applies_to or source.applies_to,
            known_from=known_from or source.known_from,
            clock=clock,
            target=target,
            label=label,
            over=tuple(over),
            defeats=tuple(defeats),
            unsettled=unsettled,
            coercive=coercive,
            no_safeguard=no_safeguard,
            module=fn.__module__,
        ),
    )


def rule(source: Act, provision: str, *, id: str, replaces: str | None = None, **details: Any) -> Callable[[F], F]:
    """A finding of the law. Details: see docs/law/language.md, "The five decorators"."""

    def declare(fn: F) -> F:
        role = Role.REPLACEMENT if replaces else Role.BASE
        _declare(fn, role, source, provision, id=id, target=replaces, **details)
        return fn

    return declare


def clock(
    source: Act,
    provision: str,
    *,
    id: str,
    on_expiry: Expiry,
    missed: str,
    done: str | None = None,
    suspended_by: Sequence[str] = (),
    replaces: str | None = None,
    **details: Any,
) -> Callable[[F], F]:
    """A limit: a rule whose value is the last day (or instant), with what follows when it runs out."""
    limit = Clock(on_expiry, missed, done, tuple(suspended_by))

    def declare(fn: F) -> F:
        role = Role.REPLACEMENT if replaces else Role.BASE
        force = details.pop("force", Force.MUST)
        _declare(fn, role, source, provision, id=id, target=replaces, clock=limit, force=force, **details)
        return fn

    return declare


def exception(to: str, source: Act, provision: str, *, id: str, label: str, **details: Any) -> Callable[[F], F]:
    """A labelled exception: where its body returns, that value replaces the value of the rule `to`."""

    def declare(fn: F) -> F:
        _declare(fn, Role.EXCEPTION, source, provision, id=id, target=to, label=label, **details)
        return fn

    return declare


def safeguard(source: Act, provision: str, *, id: str, defeats: Sequence[str], **details: Any) -> Callable[[F], F]:
    """A defeater: while it is YES, the rules that it defeats are NO; while it is unknown they cannot be YES."""

    def declare(fn: F) -> F:
        force = details.pop("force", Force.BAR)
        _declare(fn, Role.SAFEGUARD, source, provision, id=id, defeats=tuple(defeats), force=force, **details)
        return fn

    return declare
