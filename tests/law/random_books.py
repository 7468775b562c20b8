"""Random rule books over a few facts: any tree that the language can write, with guards, exceptions and safeguards.

They are built as trees, without source: what is tested is what the four forms make of a tree."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from fairway.law.calendars import STATES
from fairway.law.language.book import Book, LinkedBranch, LinkedRule, Slot
from fairway.law.language.source import Evidence
from fairway.law.language.tree import All, AnyOf, Arith, Call, Compare, Const, DatedParam, Expr, In, Not, Param, Ref
from fairway.law.language.types import NONE, Bool, Choice, ChoiceSet, Date, Instant, Kind, State, Type, Whole
from fairway.law.language.types import Fraction as Share
from fairway.law.periods import PeriodLaw
from tests.toy_law import TOY_BOOK

COLOUR = Choice("red", "green", "blue", "white", "black", "grey", "brown", "pink")
NEEDS = ChoiceSet("rest", "doctor", "school")
TYPES: dict[str, Type] = {
    "truth": Bool,
    "day": Date,
    "at": Instant,
    "whole": Whole,
    "share": Share,
    "colour": COLOUR,
    "state": State,
}
FACTS: dict[str, Type] = {f"{name}_{i}": kind for name, kind in TYPES.items() for i in range(2)} | {"needs": NEEDS}
OPERATORS = ("==", "!=", "<", "<=", ">", ">=")
PERIODS = ("days", "weeks", "months", "years")
LAWS = (PeriodLaw.APR_73, PeriodLaw.REG_1182_71)


@dataclass
class Writer:
    """Writes rules one after another, each resting on the facts and on the rules before it."""

    luck: Random
    rules: dict[str, LinkedRule] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)

    def book(self, size: int) -> Book:
        for i in range(size):
            self._rule(f"rule_{i}", self.luck.choice(list(TYPES.values())))
        some = next(iter(TOY_BOOK.facts.values()))
        facts = {
            name: replace(some, name=name, type=kind, after=(), minimum=None, maximum=None)
            for name, kind in FACTS.items()
        }
        return Book(facts, dict(self.rules), {}, {}, tuple(self.slots), None)

    def _rule(self, name: str, kind: Type) -> None:
        base = self.luck.choice(list(TOY_BOOK.rules.values())).base
        guards = [self._guard() for _ in range(self.luck.randint(1, 2))]
        branches = []
        limit = self._limit if kind is Date and self.luck.random() < 0.5 else None
        state, law = self._ref(State), self.luck.choice(LAWS)
        for i in range(self.luck.randint(1, 5)):
            guard = guards[min(i, len(guards) - 1)] if self.luck.random() < 0.7 else guards[0]
            when = self.truth(2) if self.luck.random() < 0.8 else None
            value = limit(state, law) if limit else self.value(kind, 2)
            if kind is not Bool and self.luck.random() < 0.15:
                value = Const(NONE, kind)
            branches.append(LinkedBranch(0, guard, when, value, "", i))
        truths = [r.name for r in self.rules.values() if r.type is Bool]
        defeated = kind is Bool and truths and self.luck.random() < 0.4
        safeguards = tuple(self.luck.sample(truths, min(len(truths), self.luck.randint(1, 2)))) if defeated else ()
        self.rules[name] = LinkedRule(name, kind, base, (), tuple(branches), safeguards)

    def _limit(self, state: Expr, law: PeriodLaw) -> Expr:
        """A limit as laws have them: one article on periods and one State in all branches."""
        lengths = (-5, 0, 1, 2, 3, 5, 15, 30) if self.luck.random() < 0.2 else (1, 2, 3, 5, 15, 30)
        period = Call(self.luck.choice(PERIODS), (self._ref(Date), self._slot(Whole, self.luck.choice(lengths))))
        return Call("last_day", (period, state), 0, law)

    def _guard(self) -> Expr:
        anchor = self._ref(Date)
        guard: Expr = Compare(">=", anchor, Const(date(2026, 6, 12), Date))
        return guard if self.luck.random() < 0.6 else All((guard, Compare("<", anchor, Const(date(2027, 7, 1), Date))))

    # expressions

    def truth(self, depth: int) -> Expr:
        if depth == 0 or self.luck.random() < 0.2:
            return self._ref(Bool) if self.luck.random() < 0.9 else Const(self.luck.random() < 0.5, Bool)
        match self.luck.randrange(8):
            case 0:
                return Not(self.truth(depth - 1))
            case 1:
                return All(tuple(self.truth(depth - 1) for _ in range(self.luck.randint(2, 3))))
            case 2:
                return AnyOf(tuple(self.truth(depth - 1) for _ in range(self.luck.randint(2, 3))))
            case 3:
                return In(self._ref(COLOUR), tuple(self.luck.sample(COLOUR.options, self.luck.randint(1, 8))))
            case 4:
                return In(Const(self.luck.choice(NEEDS.options), None), (), Ref("needs", NEEDS, False))
            case 5:
                return Call(
                    "happened", (self.value(self._kind(Date, Instant, Whole, Share, COLOUR, State), depth - 1),)
                )
            case _:
                return self._compare(depth - 1)

    def _compare(self, depth: int) -> Expr:
        kind = self._kind(Date, Date, Whole, Share, COLOUR, State, Instant)
        if kind.kind is Kind.CHOICE:
            right = Const(self.luck.choice(kind.options), kind) if self.luck.random() < 0.7 else self._ref(kind)
            return Compare(self.luck.choice(("==", "!=")), self._ref(kind), right)
        other = self._kind(Whole, Share) if kind in (Whole, Share) else kind
        return Compare(self.luck.choice(OPERATORS), self.value(kind, depth), self.value(other, depth))

    def value(self, kind: Type, depth: int) -> Expr:
        if kind is Bool:
            return self.truth(depth)
        if depth == 0 or self.luck.random() < 0.25:
            return self._leaf(kind)
        if self.luck.random() < 0.25:
            words = {Kind.WHOLE: ("least", "most"), Kind.FRACTION: ("least", "most"), Kind.CHOICE: ()}.get(
                kind.kind, ("latest", "earliest")
            )
            return Call(
                self.luck.choice((*words, "first_of")),
                tuple(self.value(kind, depth - 1) for _ in range(self.luck.randint(2, 3))),
            )
        match kind.kind:
            case Kind.DATE:
                return self._day(depth)
            case Kind.INSTANT:
                return Call("hours", (self.value(Instant, depth - 1), self._length(depth - 1)))
            case Kind.WHOLE:
                if self.luck.random() < 0.3:
                    return Call(self.luck.choice(("round_up", "round_down")), (self.value(Share, depth - 1),))
                return Arith(self.luck.choice("+-*"), self.value(Whole, depth - 1), self.value(Whole, depth - 1))
            case Kind.FRACTION:
                left, right = self.value(self._kind(Whole, Share), depth - 1), self.value(Share, depth - 1)
                return Arith(self.luck.choice("+-*/"), left, right)
            case _:
                return self._leaf(kind)

    def _day(self, depth: int) -> Expr:
        start = self.value(Date, depth - 1)
        draw = self.luck.random()
        if draw < 0.2:
            return Call("working_days", (start, self._length(depth - 1), self._ref(State)))
        period = Call(self.luck.choice(PERIODS), (start, self._length(depth - 1)))
        if draw < 0.5:
            return period
        return Call("last_day", (period if draw < 0.9 else start, self._ref(State)), 0, self.luck.choice(LAWS))

    def _length(self, depth: int) -> Expr:
        draw = self.luck.random()
        if draw < 0.5:
            return self._slot(Whole, self.luck.choice((-30, -1, 0, 1, 2, 3, 5, 15, 30, 10**6)))
        return self._ref(Whole) if draw < 0.8 else self.value(Whole, max(depth, 0))

    def _leaf(self, kind: Type) -> Expr:
        draw = self.luck.random()
        if draw < 0.7:
            return self._ref(kind)
        match kind.kind:
            case Kind.WHOLE if draw < 0.8:
                return Const(self.luck.randint(-3, 40), Whole)
            case Kind.WHOLE:
                return self._number(Whole, [self.luck.randint(0, 40) for _ in range(2)])
            case Kind.FRACTION if draw < 0.8:
                return Const(Fraction(self.luck.randint(-3, 9), self.luck.randint(1, 9)), Share)
            case Kind.FRACTION:
                return self._number(
                    Share, [Fraction(self.luck.randint(0, 9), self.luck.randint(1, 9)) for _ in range(2)]
                )
            case Kind.CHOICE:
                return Const(self.luck.choice(kind.options if kind is not State else STATES), kind)
            case _:
                return self._ref(kind)

    def _number(self, kind: Type, values: list[Any]) -> Expr:
        if self.luck.random() < 0.5:
            return self._slot(kind, values[0])
        days = (date.min, date(2026, 7, 1)) if self.luck.random() < 0.5 else (date(2026, 7, 1), date(2027, 1, 1))
        steps = tuple((day, self._slot(kind, value)) for day, value in zip(days, values, strict=True))
        return DatedParam("dated", kind, self._ref(Date), steps)

    def _slot(self, kind: Type, value: Any) -> Param:
        self.slots.append(
            Slot(len(self.slots), f"number_{len(self.slots)}", kind, value, "", Evidence.TEXT, None, False)
        )
        return Param(len(self.slots) - 1, self.slots[-1].name, kind)

    def _ref(self, kind: Type) -> Ref:
        names = [name for name, each in FACTS.items() if each == kind]
        rules = [name for name, rule in self.rules.items() if rule.type == kind]
        if rules and self.luck.random() < 0.4:
            return Ref(self.luck.choice(rules), kind, True)
        return Ref(self.luck.choice(names), kind, False)

    def _kind(self, *kinds: Type) -> Type:
        return self.luck.choice(kinds)
