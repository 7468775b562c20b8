"""The explaining form: the plain reference. Slow, obvious, total; every other form must agree with it.

It works on real dates, fractions and words, reads the tree node by node, and asks `law/periods.py` for every date."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.errors import BadFact, OutsideCalendar, UnknownState
from fairway.law import periods
from fairway.law.calendars import Calendar
from fairway.law.language.book import DOES_NOT_APPLY, NOT_IN_FORCE, VALUE, Book, LinkedBranch, LinkedRule
from fairway.law.language.encode import NONE_CODE
from fairway.law.language.tree import (
    All,
    AnyOf,
    Arith,
    Call,
    Compare,
    Const,
    DatedParam,
    Expr,
    In,
    Not,
    Param,
    Ref,
    children,
    refs,
)
from fairway.law.language.types import NONE, UNKNOWN, Bool

OPEN = "cannot be said yet"
EITHER_WAY = "the same either way"
DEFEATED = "a safeguard bars it"
HELD = "held back: a safeguard is unknown"


@dataclass(slots=True)
class Step:
    """What one rule gave and why.

    branch     index of the branch that fired, None if it is open or none did
    outcome    VALUE, DOES_NOT_APPLY, NOT_IN_FORCE, OPEN, EITHER_WAY, DEFEATED or HELD
    outside    the calendar's refusal, where a day outside it was needed"""

    rule: LinkedRule
    value: Any
    branch: int | None
    outcome: str
    used: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    safeguards: dict[str, Any] = field(default_factory=dict)
    outside: str | None = None


class Explainer:
    """Evaluates rules for one case, each at most once."""

    def __init__(self, book: Book, facts: Mapping[str, Any], calendar: Calendar) -> None:
        self.book = book
        self.facts = facts
        self.calendar = calendar
        self.steps: dict[str, Step] = {}
        self._outside: str | None = None

    def all(self) -> dict[str, Step]:
        """Every rule of the book."""
        return {name: self.step(name) for name in self.book.rules}

    def step(self, name: str) -> Step:
        """One rule, with what it rests on."""
        done = self.steps.get(name)
        if done is None:
            before, self._outside = self._outside, None
            done = self.steps[name] = self._step(self.book.rules[name])
            done.outside, self._outside = self._outside, before
        return done

    def _step(self, rule: LinkedRule) -> Step:
        step = self._decide(rule)
        undecided = step.value is UNKNOWN
        for name in rule.safeguards:
            step.safeguards[name] = self.step(name).value
        if rule.safeguards and step.value is not NONE:
            barred = kleene_or([self._as_truth(v) for v in step.safeguards.values()])
            value = kleene_and([step.value, kleene_not(barred)])
            if value is not step.value:
                step.value, step.outcome = value, DEFEATED if value is False else HELD
        step.missing = self._missing(rule, undecided) if step.value is UNKNOWN else []
        return step

    def _decide(self, rule: LinkedRule) -> Step:
        """The first branch that holds; where a condition is unknown, all ways that are still open."""
        values: list[Any] = []
        fired: int | None = None
        read: dict[str, Any] = {}
        for i, branch in enumerate(rule.branches):
            holds = self._holds(branch, read)
            if holds is False:
                continue
            values.append(self.value(branch.value))
            self._note(branch.value, read)
            fired = i
            if holds is True:
                break
        else:
            values.append(NONE)
            fired = None if len(values) == 1 else fired
        if len(values) == 1:
            outcome = rule.branches[fired].outcome if fired is not None else NOT_IN_FORCE
            if values[0] is UNKNOWN:
                outcome = OPEN
            return Step(rule, values[0], fired, outcome, read)
        if all(v is not UNKNOWN and same(v, values[0]) for v in values):
            return Step(rule, values[0], None, EITHER_WAY, read)
        return Step(rule, UNKNOWN, None, OPEN, read)

    def _holds(self, branch: LinkedBranch, read: dict[str, Any]) -> Any:
        self._note(branch.guard, read)
        guard = self.value(branch.guard)
        if guard is False or branch.when is None:
            return guard
        self._note(branch.when, read)
        return kleene_and([guard, self.value(branch.when)])

    def _note(self, node: Expr, read: dict[str, Any]) -> None:
        for ref in refs(node):
            if ref.name not in read:
                read[ref.name] = self.value(ref)

    # values

    def _held(self, number: Any) -> Any:
        """A number; one below all 64-bit numbers is refused: no quantity of the law is one, and the coded forms cannot hold it."""
        if isinstance(number, int) and number <= NONE_CODE:
            self._outside = f"{number} is no number that the law could mean: check the facts that it is made of."
            return UNKNOWN
        return number

    def value(self, node: Expr) -> Any:
        """The value of a node: a plain Python value, UNKNOWN or NONE."""
        match node:
            case Const(value):
                return value
            case Ref(name, kind, is_rule):
                if not is_rule:
                    return self.facts.get(name, UNKNOWN)
                step = self.step(name)
                if step.outside:
                    self._outside = step.outside
                return self._as_truth(step.value) if kind is Bool else step.value
            case Param(slot):
                return self.book.slots[slot].value
            case DatedParam():
                return self._dated(node)
            case Not(of):
                return kleene_not(self._as_truth(self.value(of)))
            case All(of):
                return kleene_and([self._as_truth(self.value(p)) for p in of])
            case AnyOf(of):
                return kleene_or([self._as_truth(self.value(p)) for p in of])
            case Compare(op, left, right):
                return compare(op, self.value(left), self.value(right))
            case In():
                return self._member(node)
            case Arith(op, left, right):
                return self._held(arithmetic(op, self.value(left), self.value(right)))
            case Call():
                return self._call(node)
            case _:
                raise TypeError(f"{node!r} is not resolved")

    @staticmethod
    def _as_truth(value: Any) -> Any:
        return False if value is NONE else value

    def _dated(self, node: DatedParam) -> Any:
        day = self.value(node.anchor)
        if day is UNKNOWN:
            return UNKNOWN
        held: Any = NONE
        if day is NONE:
            return self._as_truth(held) if node.type is Bool else held
        for since, step in node.steps:
            if since <= day:
                held = self.value(step)
        return self._as_truth(held) if node.type is Bool else held

    def _member(self, node: In) -> Any:
        if node.right is None:
            left = self.value(node.left)
            return left if left is UNKNOWN else (False if left is NONE else left in node.options)
        right = self.value(node.right)
        if right is UNKNOWN or right is NONE:
            return UNKNOWN if right is UNKNOWN else False
        assert isinstance(node.left, Const)
        return node.left.value in right

    def _call(self, node: Call) -> Any:
        if node.word == "first_of":
            for arg in node.args:
                value = self.value(arg)
                if value is not NONE:
                    return value
            return NONE
        args = [self.value(a) for a in node.args]
        if node.word == "happened":
            return args[0] if args[0] is UNKNOWN else args[0] is not NONE
        if node.word in ("latest", "earliest", "least", "most"):
            if any(a is UNKNOWN for a in args):
                return UNKNOWN
            there = [a for a in args if a is not NONE]
            if not there:
                return NONE
            return max(there) if node.word in ("latest", "most") else min(there)
        if any(a is NONE for a in args):
            return NONE
        if any(a is UNKNOWN for a in args):
            return UNKNOWN
        return self._period(node, args)

    def _period(self, node: Call, args: list[Any]) -> Any:
        if node.word in ("round_up", "round_down"):
            exact = Fraction(args[0])
            return self._held(math.ceil(exact) if node.word == "round_up" else math.floor(exact))
        try:
            match node.word:
                case "days":
                    return periods.days(args[0], args[1])
                case "weeks":
                    return periods.weeks(args[0], args[1])
                case "months":
                    return periods.months(args[0], args[1])
                case "years":
                    return periods.years(args[0], args[1])
                case "hours":
                    return periods.hours(args[0], args[1])
                case "working_days":
                    return periods.working_days(args[0], args[1], self.calendar, args[2])
                case _:
                    return self._last_day(node, args)
        except (OutsideCalendar, UnknownState, BadFact) as refusal:
            self._outside = str(refusal)
            return UNKNOWN

    def _last_day(self, node: Call, args: list[Any]) -> date:
        end, state = args
        assert node.law is not None
        inner = node.args[0]
        if isinstance(inner, Call) and inner.word in ("days", "weeks", "months", "years"):
            start, length = self.value(inner.args[0]), self.value(inner.args[1])
            if length < 0:
                return end  # type: ignore[no-any-return]  # a period counted backwards does not roll
            return periods.last_day(start, end, node.law, self.calendar, state)
        return periods.roll(end, self.calendar, state) if node.law.rolls else end

    # what is missing

    def _missing(self, rule: LinkedRule, undecided: bool) -> list[str]:
        """The facts that the open ways of a rule still wait for, in reading order, the rule itself before its exceptions.

        undecided   False: the rule itself is known and only its safeguards hold it back"""
        by_layer: dict[int, dict[str, None]] = {}
        for branch in rule.branches if undecided else ():
            holds = self._holds(branch, {})
            if holds is False:
                continue
            found = by_layer.setdefault(branch.layer, {})
            if holds is UNKNOWN:
                self._wants(branch.guard, found)
                if branch.when is not None and self.value(branch.guard) is not False:
                    self._wants(branch.when, found)
            self._wants(branch.value, found)
            if holds is True:
                break
        together: dict[str, None] = {}
        for layer in sorted(
            by_layer, reverse=True
        ):  # the rule before its exceptions: the ordinary questions come first
            together.update(by_layer[layer])
        for name in rule.safeguards:
            if self.step(name).value is UNKNOWN:
                together.update(dict.fromkeys(self.step(name).missing))
        return list(together)

    def _wants(self, node: Expr, found: dict[str, None]) -> None:
        value = self.value(node)
        if value is not UNKNOWN:
            return
        match node:
            case Ref(name, _, is_rule):
                if is_rule:
                    found.update(dict.fromkeys(self.step(name).missing))
                else:
                    found[name] = None
            case Call("first_of", args):
                for arg in args:
                    self._wants(arg, found)
                    if self.value(arg) is not NONE and self.value(arg) is not UNKNOWN:
                        break
            case _:
                for child in children(node):
                    self._wants(child, found)


def kleene_not(a: Any) -> Any:
    """Unknown stays unknown."""
    return UNKNOWN if a is UNKNOWN else not a


def kleene_and(parts: list[Any]) -> Any:
    """A known NO settles the answer. An UNKNOWN never becomes a NO."""
    if any(p is False for p in parts):
        return False
    return UNKNOWN if any(p is UNKNOWN for p in parts) else True


def kleene_or(parts: list[Any]) -> Any:
    """A known YES settles the answer."""
    if any(p is True for p in parts):
        return True
    return UNKNOWN if any(p is UNKNOWN for p in parts) else False


def compare(op: str, a: Any, b: Any) -> Any:
    """A comparison with none is NO, with unknown unknown (none first)."""
    if a is NONE or b is NONE:
        return False
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    match op:
        case "==":
            return bool(a == b)
        case "!=":
            return bool(a != b)
        case "<":
            return bool(a < b)
        case "<=":
            return bool(a <= b)
        case ">":
            return bool(a > b)
        case _:
            return bool(a >= b)


def arithmetic(op: str, a: Any, b: Any) -> Any:
    """Exact: whole numbers and fractions only. Dividing by nothing gives none."""
    if a is NONE or b is NONE:
        return NONE
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    match op:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
        case _:
            return NONE if b == 0 else Fraction(a) / Fraction(b)


def same(a: Any, b: Any) -> bool:
    """Whether two known values are one."""
    return (a is b) if (a is NONE or b is NONE) else bool(a == b)


__all__ = [
    "DEFEATED",
    "DOES_NOT_APPLY",
    "EITHER_WAY",
    "HELD",
    "NOT_IN_FORCE",
    "OPEN",
    "VALUE",
    "Explainer",
    "Step",
]
