"""Resolving names and checking types: from the tree as written to the tree that every form is made from.

A message names the rule, file and line, what was seen, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction as ExactFraction
from typing import Any, NoReturn

from fairway.errors import RuleRefused
from fairway.law.language.declare import Dated, Definition, Fact, Parameter
from fairway.law.language.parse import PERIODS
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
    Name,
    Not,
    Param,
    Ref,
)
from fairway.law.language.types import NONE, Bool, Date, Fraction, Instant, Kind, State, Type, Whole

NUMBERS = (Kind.WHOLE, Kind.FRACTION)
TIMES = (Kind.DATE, Kind.INSTANT)


@dataclass
class Scope:
    """What names mean while one definition is linked."""

    definition: Definition
    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    rule_types: Mapping[str, Type]
    anchor: Expr | None
    slot: Any  # callable: (name, type, Dated or value) -> Param


class Resolver:
    """Resolves the expressions of one definition."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.counted: dict[str, int] = {}

    def refuse(self, line: int, mend: str) -> NoReturn:
        d = self.scope.definition
        raise RuleRefused(f"{d.body.path}:{line or d.body.line}: in rule '{d.name}': {mend}")

    # names

    def name(self, name: str, line: int) -> Expr:
        scope = self.scope
        if name in scope.facts:
            return Ref(name, scope.facts[name].type, False)
        if name in scope.rule_types:
            return Ref(name, scope.rule_types[name], True)
        if name in scope.parameters:
            return self.parameter(scope.parameters[name], line)
        known = [*scope.facts, *scope.rule_types, *scope.parameters]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else " Declare it with fact(...) or write the rule."
        self.refuse(line, f"'{name}' is neither a fact, a rule nor a parameter.{hint}")

    def parameter(self, declared: Parameter, line: int) -> Expr:
        if declared.listed:
            self.refuse(line, f"the list '{declared.name}' stands only behind `in`.")
        values = declared.values
        steps = tuple((v.since, self.scope.slot(declared.name, declared.type, v, len(values) > 1)) for v in values)
        if len(steps) == 1:
            return steps[0][1]  # type: ignore[no-any-return]
        if not steps or self.scope.anchor is None:
            self.refuse(line, f"the parameter '{declared.name}' has no value that was known then.")
        return DatedParam(declared.name, declared.type, self.scope.anchor, steps)

    # expressions

    def expr(self, node: Expr, want: Type | None = None) -> Expr:
        """The resolved node; `want` is the type that the place asks for, where it says so."""
        match node:
            case Name(name, line):
                return self.name(name, line)
            case Const(value, None) if isinstance(value, str):
                if want is None or want.kind is not Kind.CHOICE:
                    self.refuse(0, f'"{value}" stands where no choice is asked for.')
                if value not in want.options:
                    near = difflib.get_close_matches(value, want.options, n=1)
                    hint = f" Did you mean '{near[0]}'?" if near else ""
                    self.refuse(0, f'"{value}" is not among the options of {want}.{hint}')
                return Const(value, want)
            case Const(value, None) if value is NONE:
                return Const(NONE, want)
            case Not(of):
                return Not(self.truth(of))
            case All(of):
                return All(tuple(self.truth(p) for p in of))
            case AnyOf(of):
                return AnyOf(tuple(self.truth(p) for p in of))
            case Compare():
                return self.compare(node)
            case In():
                return self.membership(node)
            case Arith():
                return self.arith(node)
            case Call():
                return self.call(node, want)
            case _:
                return node

    def truth(self, node: Expr) -> Expr:
        done = self.expr(node)
        if type_of(done).kind is not Kind.BOOL:
            self.refuse(
                getattr(node, "line", 0),
                f"a condition must be yes/no, seen {type_of(done)}. Compare it, or ask happened(...).",
            )
        return done

    def compare(self, node: Compare) -> Expr:
        left, right = node.left, node.right
        if isinstance(left, Const) and left.type is None:
            right_done = self.expr(right)
            left_done = self.expr(left, type_of(right_done))
        else:
            left_done = self.expr(left)
            right_done = self.expr(right, type_of(left_done))
        for side in (left_done, right_done):
            if isinstance(side, Const) and side.value is NONE:
                self.refuse(node.line, "nothing compares with none: ask happened(x), or not happened(x).")
        a, b = type_of(left_done), type_of(right_done)
        both_numbers = a.kind in NUMBERS and b.kind in NUMBERS
        if not both_numbers and (a.kind is not b.kind or (a.kind is Kind.CHOICE and a.options != b.options)):
            self.refuse(node.line, f"cannot compare {a} with {b}.")
        if a.kind is Kind.BOOL:
            self.refuse(
                node.line, "write `x`, `not x`, or (x and y) or (not x and not y) instead of comparing yes/no values."
            )
        if a.kind is Kind.CHOICES or (a.kind is Kind.CHOICE and node.op not in ("==", "!=")):
            self.refuse(node.line, f"{a} has no order: use ==, != or in.")
        return Compare(node.op, left_done, right_done, node.line)

    def membership(self, node: In) -> Expr:
        if node.right is None:
            left = self.expr(node.left)
            kind = type_of(left)
            if kind.kind is not Kind.CHOICE:
                self.refuse(node.line, f"`in (...)` asks about a choice, seen {kind}.")
            for option in node.options:
                self.expr(Const(option), kind)
            return In(left, node.options, None, node.line)
        if isinstance(node.right, Name) and node.right.name in self.scope.parameters:
            return self.in_list(node, self.scope.parameters[node.right.name])
        right = self.expr(node.right)
        if type_of(right).kind is not Kind.CHOICES:
            self.refuse(
                node.line,
                f"behind `in` stands a list of options, a set fact or a list parameter, seen {type_of(right)}.",
            )
        if not (isinstance(node.left, Const) and isinstance(node.left.value, str)):
            self.refuse(node.line, 'write `"option" in set_fact` with a literal option.')
        option = node.left.value
        if option not in type_of(right).options:
            self.refuse(node.line, f'"{option}" is not among the options of {type_of(right)}.')
        return In(Const(option, None), (), right, node.line)

    def in_list(self, node: In, declared: Parameter) -> Expr:
        if not declared.listed:
            self.refuse(node.line, f"'{declared.name}' is one value, not a list: compare with ==.")
        left = self.expr(node.left)
        if type_of(left).options != declared.type.options:
            self.refuse(node.line, f"{type_of(left)} is not in a list of {declared.type}.")
        steps = declared.values
        if len(steps) == 1 and steps[0].since == date.min:
            return In(left, tuple(steps[0].value), None, node.line, declared.name)
        if self.scope.anchor is None:
            self.refuse(node.line, f"the list '{declared.name}' is dated and the rule has no anchor.")
        parts: list[Expr] = []
        for i, step in enumerate(steps):
            window: list[Expr] = [Compare(">=", self.scope.anchor, Const(step.since, Date))]
            if i + 1 < len(steps):
                window.append(Compare("<", self.scope.anchor, Const(steps[i + 1].since, Date)))
            parts.append(All((*window, In(left, tuple(step.value), None, node.line, declared.name))))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def arith(self, node: Arith) -> Expr:
        left, right = self.expr(node.left), self.expr(node.right)
        for side in (left, right):
            if type_of(side).kind not in NUMBERS:
                self.refuse(
                    node.line,
                    f"'{node.op}' takes numbers, seen {type_of(side)}. For dates write days(d, n) and the like.",
                )
        return Arith(node.op, left, right, node.line)

    def call(self, node: Call, want: Type | None) -> Expr:
        word, line = node.word, node.line
        if word in (*PERIODS, "working_days", "hours"):
            return self.period(node)
        if word == "last_day":
            return self.last_day(node)
        if word == "ratio":
            numbers = [a.value for a in node.args if isinstance(a, Const) and isinstance(a.value, int)]
            if len(numbers) != 2 or numbers[1] == 0:
                self.refuse(line, "ratio takes two whole-number literals, the second not 0.")
            return Const(ExactFraction(*numbers), Fraction)
        if word in ("round_up", "round_down"):
            inner = self.expr(node.args[0])
            if type_of(inner).kind not in NUMBERS:
                self.refuse(line, f"'{word}' takes a number, seen {type_of(inner)}.")
            return Call(word, (inner,), line)
        if word == "happened":
            inner = self.expr(node.args[0])
            if type_of(inner).kind in (Kind.BOOL, Kind.CHOICES):
                self.refuse(line, f"happened(...) asks about a date, State, choice or number, seen {type_of(inner)}.")
            return Call(word, (inner,), line)
        args = [self.expr(a, want) for a in node.args]
        kinds = [type_of(a) for a in args if not (isinstance(a, Const) and a.value is NONE)]
        wanted = {"latest": TIMES, "earliest": TIMES, "least": NUMBERS, "most": NUMBERS}.get(word)
        for kind in kinds:
            if wanted is None:
                good = (
                    kind.kind not in (Kind.BOOL, Kind.CHOICES)
                    and kind.kind is kinds[0].kind
                    and kind.options == kinds[0].options
                )
            else:
                good = kind.kind in wanted and (wanted is NUMBERS or kind.kind is kinds[0].kind)
            if not good:
                self.refuse(line, f"'{word}' cannot take {kind} here; all its arguments must be of one kind.")
        return Call(word, tuple(args), line)

    def period(self, node: Call) -> Call:
        start = self.expr(node.args[0])
        wanted = Kind.INSTANT if node.word == "hours" else Kind.DATE
        if type_of(start).kind is not wanted:
            self.refuse(node.line, f"'{node.word}' starts from a {wanted.value}, seen {type_of(start)}.")
        n = node.args[1]
        if isinstance(n, Const) and isinstance(n.value, int) and not isinstance(n.value, bool):
            times = self.counted[node.word] = self.counted.get(node.word, 0) + 1
            name = f"{self.scope.definition.name}.{node.word}" + (f"_{times}" if times > 1 else "")
            value = Dated(n.value, self.scope.definition.citation.brief, evidence=self.scope.definition.evidence)
            length: Expr = self.scope.slot(name, Whole, value, False)
        else:
            length = self.expr(n)
        if type_of(length).kind is not Kind.WHOLE:
            self.refuse(node.line, f"the length of '{node.word}' is a whole number, seen {type_of(length)}.")
        if node.word == "working_days":
            return Call(node.word, (start, length, self.state(node, 2)), node.line)
        return Call(node.word, (start, length), node.line)

    def last_day(self, node: Call) -> Expr:
        law = self.scope.definition.citation.act.periods
        inner = self.expr(node.args[0])
        if type_of(inner).kind is not Kind.DATE:
            self.refuse(node.line, f"last_day takes a period of days, weeks, months or years, seen {type_of(inner)}.")
        if not (law.rolls or law.two_working_days):
            return inner
        return Call("last_day", (inner, self.state(node, 1)), node.line, law)

    def state(self, node: Call, at: int) -> Expr:
        state = self.expr(node.args[at], State) if len(node.args) > at else self.name("acting_state", node.line)
        if type_of(state) != State:
            self.refuse(node.line, f"the days off are those of a State, seen {type_of(state)}.")
        return state


def type_of(node: Expr) -> Type:
    """The type of a resolved node."""
    match node:
        case Const(_, kind):
            return kind if kind is not None else Date
        case Ref(_, kind, _) | Param(_, _, kind) | DatedParam(_, kind, _, _):
            return kind
        case Not() | All() | AnyOf() | Compare() | In():
            return Bool
        case Arith(op, left, right):
            fractions = op == "/" or Kind.FRACTION in (type_of(left).kind, type_of(right).kind)
            return Fraction if fractions else Whole
        case Call(word, args):
            if word == "hours":
                return Instant
            if word in ("round_up", "round_down"):
                return Whole
            if word == "happened":
                return Bool
            if word in ("least", "most"):
                return Fraction if any(type_of(a).kind is Kind.FRACTION for a in args) else Whole
            if word in ("latest", "earliest", "first_of"):
                return next((type_of(a) for a in args if not (isinstance(a, Const) and a.value is NONE)), Date)
            return Date
        case _:
            raise TypeError(f"{node!r} is not resolved")
