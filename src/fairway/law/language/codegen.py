"""From trees to code: each rule becomes a block of statements on codes (see `encode`, `arith`).

Code is built as a syntax tree, never by joining strings: an operator-precedence fault in generated text once made every date
wrong. The same blocks serve the scalar function and the column kernel."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.law.language.book import Book, LinkedBranch, LinkedRule
from fairway.law.language.check import type_of
from fairway.law.language.encode import EPOCH, MAYBE, NONE_CODE, UNKNOWN_CODE, encode, none_of, unknown_of
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
    Not,
    Param,
    Ref,
    children,
)
from fairway.law.language.types import Bool, Kind, Type

NOT_IN_FORCE_BRANCH, EITHER_BRANCH, DEFEATED_BRANCH, HELD_BRANCH = -1, -2, -3, -4
_COMPARE = {
    "==": ("eq", False),
    "!=": ("ne", False),
    "<": ("lt", False),
    "<=": ("le", False),
    ">": ("lt", True),
    ">=": ("le", True),
}
_OPERATORS = {"==": ast.Eq(), "!=": ast.NotEq(), "<": ast.Lt(), "<=": ast.LtE(), ">": ast.Gt(), ">=": ast.GtE()}
_ARITH = {"+": "add", "-": "sub", "*": "mul", "/": "div"}


def name(identifier: str) -> ast.expr:
    """A name that is read."""
    return ast.Name(identifier, ast.Load())


def constant(value: Any) -> ast.expr:
    """A literal, pairs included."""
    if isinstance(value, tuple):
        return ast.Tuple([constant(v) for v in value], ast.Load())
    if isinstance(value, int) and value < 0:
        return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value > -(2**62) else name({
            UNKNOWN_CODE: "UNKNOWN", UNKNOWN_CODE + 1: "OUTSIDE", NONE_CODE: "NONE"}[value])  # fmt: skip
    return ast.Constant(value)


def call(function: str, *args: ast.expr) -> ast.expr:
    """A call of a word of `arith`."""
    return ast.Call(name(function), list(args), [])


def assign(target: str, value: ast.expr) -> ast.stmt:
    """target = value"""
    return ast.Assign([ast.Name(target, ast.Store())], value)


def _simple(node: ast.expr) -> bool:
    """Whether reading it twice costs nothing."""
    return isinstance(node, ast.Name | ast.Constant)


@dataclass(frozen=True)
class Waiting:
    """Bits of facts that are waited for: those of `mask` that are among the unknown facts U, and those of some expressions."""

    mask: int
    more: list[ast.expr]

    def __bool__(self) -> bool:
        return bool(self.mask or self.more)

    def and_(self, other: Waiting) -> Waiting:
        """Both."""
        return Waiting(self.mask | other.mask, self.more + other.more)

    def made(self) -> ast.expr:
        """The code that gives the bits."""
        parts = list(self.more)
        if self.mask:
            parts.append(ast.BinOp(name("U"), ast.BitAnd(), ast.Constant(self.mask)))
        made = parts[0]
        for part in parts[1:]:
            made = ast.BinOp(made, ast.BitOr(), part)
        return made


def _or_into(target: str, bits: ast.expr) -> ast.stmt:
    return assign(target, ast.BinOp(name(target), ast.BitOr(), bits))


def _flat_period(node: Expr) -> tuple[Expr, ...]:
    """The arguments of a period inside last_day, so that its none is seen through."""
    return node.args if isinstance(node, Call) and node.word in PERIODS else (node,)


def test(left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
    """A plain comparison of codes."""
    return ast.Compare(left, [op], [right])


def fact_name(fact: str) -> str:
    """The local variable of a fact."""
    return f"f_{fact}"


def rule_name(rule: str) -> str:
    """The local variable of a rule's value."""
    return f"r_{rule}"


def missing_name(rule: str) -> str:
    """The local variable of the facts that a rule waits for, one bit each."""
    return f"m_{rule}"


def branch_name(rule: str) -> str:
    """The local variable of the branch that fired."""
    return f"b_{rule}"


@dataclass
class Emitter:
    """Emits the blocks of a book's rules in order, remembering the guards that are already computed.

    bits   fact -> its bit. With it, each rule also leaves in m_<name> which facts it waits for; the unknown facts come in
           as U, the known ones as K. A rule none of whose facts are in K keeps its blank value (lists R, B, M)
    masks  rule -> bits of the facts that it rests on, directly or not"""

    book: Book
    bits: Mapping[str, int] | None = None
    masks: Mapping[str, int] = field(default_factory=dict)
    guards: dict[Expr, str] = field(default_factory=dict)

    def rule(self, rule: LinkedRule) -> list[ast.stmt]:
        """The statements that leave a rule's value in r_<name> and its branch in b_<name>."""
        value, branch = rule_name(rule.name), branch_name(rule.name)
        statements: list[ast.stmt] = []
        guards = {b.guard: self._guard(b.guard, statements) for b in rule.branches}
        outside, statements = statements, []
        statements += [assign(value, constant(none_of(rule.type))), assign(branch, constant(NOT_IN_FORCE_BRANCH))]
        if self.bits is not None:
            statements.append(assign(missing_name(rule.name), ast.Constant(0)))
        tail: list[ast.stmt] = []
        if rule.branches:
            tail = [
                ast.If(
                    test(name(branch), ast.NotEq(), constant(NOT_IN_FORCE_BRANCH)),
                    self._merge(rule.type, value, branch, constant(none_of(rule.type))),
                    [],
                )
            ]
        for i in range(len(rule.branches) - 1, -1, -1):
            tail = self._branch(rule, i, guards[rule.branches[i].guard], tail)
        block = statements + tail + self._safeguards(rule, value, branch) + self._only_while_unknown(rule)
        if self.bits is not None and not rule.safeguards and rule.branches:
            block = self._certain_first(rule, guards, block)
        return outside + (block if self.bits is None else [self._unless_untouched(rule.name, block)])

    def _certain_first(self, rule: LinkedRule, guards: Mapping[Expr, str], block: list[ast.stmt]) -> list[ast.stmt]:
        """The short way where every fact that a rule rests on is known; `block` where one is not, or a day has no answer."""
        assert self.bits is not None
        context = sum(1 << self.bits[fact] for fact in ("asked_on", "acting_state") if fact in self.bits)
        everything = (1 << len(self.bits)) - 1
        doubt = ast.BinOp(name("U"), ast.BitAnd(), ast.Constant((self.masks[rule.name] | context) & everything))
        value, branch, missing = rule_name(rule.name), branch_name(rule.name), missing_name(rule.name)
        chain: list[ast.stmt] = [
            assign(value, constant(none_of(rule.type))), assign(branch, constant(NOT_IN_FORCE_BRANCH)),
            assign(missing, ast.Constant(0)),
        ]  # fmt: skip
        for i in range(len(rule.branches) - 1, -1, -1):
            linked = rule.branches[i]
            taken = [
                assign(value, self.typed(linked.value, rule.type)),
                assign(branch, constant(i)),
                assign(missing, ast.Constant(0)),
            ]
            test_ = name(guards[linked.guard])
            if linked.when is not None:
                when = self.expr(linked.when)
                test_ = ast.IfExp(test(test_, ast.Eq(), ast.Constant(2)), when, self._least([test_, when]))
                test_ = ast.IfExp(name(guards[linked.guard]), test_, ast.Constant(0))
            chain = [
                assign("c", test_),
                ast.If(test(name("c"), ast.Eq(), ast.Constant(2)), taken,
                       [ast.If(name("c"), [assign("z", ast.Constant(1))], chain)]),
            ]  # fmt: skip
        return [assign("z", doubt), ast.If(ast.UnaryOp(ast.Not(), name("z")), chain, []), ast.If(name("z"), block, [])]

    def _unless_untouched(self, rule: str, block: list[ast.stmt]) -> ast.stmt:
        place = ast.Constant(list(self.masks).index(rule))
        touched = ast.BinOp(name("K"), ast.BitAnd(), ast.Constant(self.masks[rule]))
        pairs = ((rule_name(rule), "R"), (branch_name(rule), "B"), (missing_name(rule), "M"))
        blank = [assign(target, ast.Subscript(name(source), place, ast.Load())) for target, source in pairs]
        return ast.If(touched, block, blank)

    def _branch(self, rule: LinkedRule, i: int, guard: str, rest: list[ast.stmt]) -> list[ast.stmt]:
        linked = rule.branches[i]
        value, branch = rule_name(rule.name), branch_name(rule.name)
        statements = [assign("c", name(guard))]
        if linked.when is not None:
            when = self.expr(linked.when)
            either = ast.IfExp(test(name("c"), ast.Eq(), ast.Constant(2)), when, self._least([name("c"), when]))
            # a text that does not govern is not looked into: most of the law does not govern most cases
            statements.append(ast.If(name("c"), [assign("c", either)], []))
        taken: list[ast.stmt] = [assign(value, self.typed(linked.value, rule.type)), assign(branch, constant(i))]
        if i > 0:
            first = test(name(branch), ast.Eq(), constant(NOT_IN_FORCE_BRANCH))
            merged = self._merge(rule.type, value, branch, self.typed(linked.value, rule.type))
            taken = [ast.If(first, taken, merged)]
        return [
            *statements,
            ast.If(name("c"), taken + self._waits_of_branch(rule, linked), []),
            ast.If(test(name("c"), ast.NotEq(), constant(2)), rest, []),
        ]

    # what a rule waits for

    def _waits_of_branch(self, rule: LinkedRule, linked: LinkedBranch) -> list[ast.stmt]:
        if self.bits is None:
            return []
        target = missing_name(rule.name)
        statements: list[ast.stmt] = []
        conditions = self._waiting(linked.guard)
        if linked.when is not None:
            conditions = conditions.and_(self._waiting(linked.when, live=True))
        if conditions:
            unknown = test(name("c"), ast.Eq(), ast.Constant(1))
            statements.append(ast.If(unknown, [_or_into(target, conditions.made())], []))
        value = self._waiting(linked.value)
        if value:
            statements.append(_or_into(target, value.made()))
        return statements

    def _only_while_unknown(self, rule: LinkedRule) -> list[ast.stmt]:
        """A rule that is known waits for nothing; one that is held back waits for what its safeguards wait for."""
        if self.bits is None:
            return []
        target, value = missing_name(rule.name), name(rule_name(rule.name))
        if rule.type is Bool:
            known = test(value, ast.NotEq(), ast.Constant(1))
        elif rule.type.kind is Kind.FRACTION:
            known = ast.BoolOp(ast.Or(), [ast.Subscript(value, ast.Constant(1), ast.Load()),
                                          test(ast.Subscript(value, ast.Constant(0), ast.Load()), ast.Eq(), ast.Constant(2))])  # fmt: skip
        else:
            known = test(value, ast.GtE(), constant(NONE_CODE))
        guards: list[ast.stmt] = []
        if rule.safeguards:
            guards = [_or_into(target, Waiting(0, [name(missing_name(s)) for s in rule.safeguards]).made())]
        return [ast.If(known, [assign(target, ast.Constant(0))], guards)]

    def _waiting(self, node: Expr, live: bool = False) -> Waiting:
        """What a node waits for. live: it is not NO, so that an `and` is unknown or waits for nothing anyway."""
        assert self.bits is not None
        match node:
            case Ref(identifier, _, is_rule):
                return (
                    Waiting(0, [name(missing_name(identifier))]) if is_rule else Waiting(1 << self.bits[identifier], [])
                )
            case All(of) | AnyOf(of):
                parts = self._together(of)
                if (live and isinstance(node, All)) or not parts:
                    return parts
                settled = test(self.expr(node), ast.Eq(), ast.Constant(0 if isinstance(node, All) else 2))
                return Waiting(0, [ast.IfExp(settled, ast.Constant(0), parts.made())])
            case Call("first_of", args):
                return self._waiting_in_order(args)
            case Compare() | Arith() | Call():
                flat = children(node)
                if isinstance(node, Call) and node.word == "last_day":
                    flat = (*_flat_period(node.args[0]), *node.args[1:])
                parts = self._together(flat)
                skips = isinstance(node, Call) and node.word in ("latest", "earliest", "least", "most", "happened")
                if skips or sum(bool(self._waiting(part)) for part in flat) < 2:
                    return parts
                none = self._any_none(flat)
                return parts if none is None else Waiting(0, [ast.IfExp(none, ast.Constant(0), parts.made())])
            case _:
                return self._together(children(node))

    def _together(self, parts: tuple[Expr, ...]) -> Waiting:
        made = Waiting(0, [])
        for part in parts:
            made = made.and_(self._waiting(part))
        return made

    def _waiting_in_order(self, args: tuple[Expr, ...]) -> Waiting:
        made = self._waiting(args[-1])
        for arg in reversed(args[:-1]):
            if made:
                value = self.expr(arg)
                there = (
                    ast.Subscript(value, ast.Constant(1), ast.Load())
                    if type_of(arg).kind is Kind.FRACTION
                    else test(value, ast.Gt(), constant(NONE_CODE))
                )
                made = Waiting(0, [ast.IfExp(there, ast.Constant(0), made.made())])
            made = self._waiting(arg).and_(made)
        return made

    def _any_none(self, parts: tuple[Expr, ...]) -> ast.expr | None:
        tests: list[ast.expr] = []
        for part in parts:
            if isinstance(part, Const | Param) or type_of(part).kind is Kind.BOOL:
                continue
            value = self.expr(part)
            if type_of(part).kind is Kind.FRACTION:
                tests.append(test(value, ast.Eq(), constant((2, 0))))
            elif not (isinstance(part, Ref) and not part.is_rule and not part.type.may_be_none):
                tests.append(test(value, ast.Eq(), constant(NONE_CODE)))
        if not tests:
            return None
        return tests[0] if len(tests) == 1 else ast.BoolOp(ast.Or(), tests)

    # merging, safeguards, guards

    def _merge(self, kind: Type, value: str, branch: str, other: ast.expr) -> list[ast.stmt]:
        """What is still possible: one value if all agree, otherwise unknown."""
        differ = test(name(value), ast.NotEq(), other)
        return [
            ast.If(differ, [assign(value, constant(unknown_of(kind)))], []),
            assign(branch, constant(EITHER_BRANCH)),
        ]

    def _safeguards(self, rule: LinkedRule, value: str, branch: str) -> list[ast.stmt]:
        if not rule.safeguards:
            return []
        bars = self._most([ast.Constant(0), *[name(rule_name(s)) for s in rule.safeguards]])
        barred = [assign(value, ast.Constant(0)), assign(branch, constant(DEFEATED_BRANCH))]
        held = [assign(value, ast.Constant(MAYBE)), assign(branch, constant(HELD_BRANCH))]
        if self.bits is not None:  # the rule itself is known: it waits for its safeguards alone
            held.append(assign(missing_name(rule.name), ast.Constant(0)))
        return [
            assign("c", bars),
            ast.If(
                ast.BoolOp(ast.And(), [name("c"), test(name(value), ast.Gt(), ast.Constant(0))]),
                [
                    ast.If(
                        test(name("c"), ast.Eq(), ast.Constant(2)),
                        barred,
                        [ast.If(test(name(value), ast.Eq(), ast.Constant(2)), held, [])],
                    )
                ],
                [],
            ),
        ]

    def _guard(self, guard: Expr, statements: list[ast.stmt]) -> str:
        if guard not in self.guards:
            self.guards[guard] = f"g_{len(self.guards)}"
            statements.append(assign(self.guards[guard], self.expr(guard)))
        return self.guards[guard]

    # expressions

    def typed(self, node: Expr, kind: Type) -> ast.expr:
        """An expression as a value of a type: whole numbers become fractions where those are wanted."""
        if isinstance(node, Const):
            return constant(encode(node.value, kind))
        made = self.expr(node)
        if kind.kind is Kind.FRACTION and type_of(node).kind is Kind.WHOLE:
            return call("fraction", made)
        return made

    def expr(self, node: Expr) -> ast.expr:
        """The code of an expression."""
        match node:
            case Const(value, kind):
                return constant(encode(value, kind) if kind is not None else NONE_CODE)
            case Ref(identifier, kind, is_rule):
                if not is_rule:
                    return name(fact_name(identifier))
                local = name(rule_name(identifier))
                return self._most([local, ast.Constant(0)]) if kind is Bool else local
            case Param(slot, _, kind):
                return self._slot(slot, kind)
            case DatedParam():
                return self._dated(node)
            case Not(of):
                return ast.BinOp(ast.Constant(2), ast.Sub(), self.expr(of))
            case All(of):
                return self._least([self.expr(p) for p in of])
            case AnyOf(of):
                return self._most([self.expr(p) for p in of])
            case Compare(op, left, right):
                return self._compare(op, left, right)
            case In():
                return self._member(node)
            case Arith(op, left, right):
                fractions = type_of(node).kind is Kind.FRACTION
                word = ("f" if fractions else "") + _ARITH[op]
                return call(word, self._number(left, fractions), self._number(right, fractions))
            case Call():
                return self._call(node)
            case _:
                raise TypeError(f"{node!r} is not resolved")

    def _slot(self, slot: int, kind: Type) -> ast.expr:
        at = ast.Subscript(name("P"), ast.Constant(slot), ast.Load())
        if kind.kind is Kind.FRACTION:
            return ast.Tuple([at, ast.Subscript(name("Q"), ast.Constant(slot), ast.Load())], ast.Load())
        return at

    def _dated(self, node: DatedParam) -> ast.expr:
        anchor = self.expr(node.anchor)
        made = constant(0 if node.type is Bool else none_of(node.type))
        for since, step in node.steps:
            always = test(anchor, ast.Gt(), name("NONE"))
            inside = always if since == date.min else test(anchor, ast.GtE(), constant(since.toordinal() - EPOCH))
            made = ast.IfExp(inside, self._slot(step.slot, step.type), made)
        unknown = constant(unknown_of(node.type))
        return ast.IfExp(test(anchor, ast.Lt(), name("NONE")), unknown, made)

    def _number(self, node: Expr, fractions: bool) -> ast.expr:
        if fractions and isinstance(node, Const) and isinstance(node.value, int | Fraction):
            exact = Fraction(node.value)
            return constant((exact.numerator, exact.denominator))
        made = self.expr(node)
        return call("fraction", made) if fractions and type_of(node).kind is Kind.WHOLE else made

    def _compare(self, op: str, left: Expr, right: Expr) -> ast.expr:
        word, swapped = _COMPARE[op]
        fractions = Kind.FRACTION in (type_of(left).kind, type_of(right).kind)
        a, b = self._number(left, fractions), self._number(right, fractions)
        plain = call(("f" if fractions else "") + word, *((b, a) if swapped else (a, b)))
        if fractions or not (self.bits is not None and _simple(a) and _simple(b)):
            return plain
        known: list[ast.expr] = [
            test(side, ast.Gt(), constant(NONE_CODE)) for side in (a, b) if not isinstance(side, ast.Constant)
        ]
        if not known:  # two literals
            return plain
        both = known[0] if len(known) == 1 else ast.BoolOp(ast.And(), known)
        holds = ast.IfExp(test(a, _OPERATORS[op], b), ast.Constant(2), ast.Constant(0))
        return ast.IfExp(both, holds, plain)

    # A call of a built-in costs three times a comparison of two locals, and yes/no facts are most of what is compared.

    def _least(self, parts: list[ast.expr]) -> ast.expr:
        return self._extreme("min", ast.LtE(), parts)

    def _most(self, parts: list[ast.expr]) -> ast.expr:
        return self._extreme("max", ast.GtE(), parts)

    def _extreme(self, word: str, op: ast.cmpop, parts: list[ast.expr]) -> ast.expr:
        if len(parts) == 1:
            return parts[0]
        if len(parts) == 2 and self.bits is not None and _simple(parts[0]) and _simple(parts[1]):
            return ast.IfExp(test(parts[0], op, parts[1]), parts[0], parts[1])
        return call(word, *parts)

    def _member(self, node: In) -> ast.expr:
        if node.right is not None:
            assert isinstance(node.left, Const)
            return call("has", self.expr(node.right), ast.Constant(type_of(node.right).options.index(node.left.value)))
        kind = type_of(node.left)
        left = self.expr(node.left)
        places = [kind.options.index(option) for option in node.options]
        if not places or max(places) <= 60:
            return call("member", left, ast.Constant(sum(1 << p for p in set(places))))
        found = [call("eq", left, ast.Constant(p)) for p in places]
        return call("max", *found) if len(found) > 1 else found[0]

    def _call(self, node: Call) -> ast.expr:
        word, args = node.word, node.args
        fractions = type_of(node).kind is Kind.FRACTION
        pairs = {"latest": "higher", "most": "higher", "earliest": "lower", "least": "lower", "first_of": "first"}
        if word in pairs:
            kind = type_of(node)
            made = self.typed(args[-1], kind)
            for arg in reversed(args[:-1]):
                made = call(("f" if fractions else "") + pairs[word], self.typed(arg, kind), made)
            return made
        if word == "happened" and type_of(args[0]).kind is not Kind.FRACTION and _simple(made := self.expr(args[0])):
            there = test(made, ast.Gt(), constant(NONE_CODE))
            open_ = ast.IfExp(test(made, ast.Eq(), constant(NONE_CODE)), ast.Constant(0), ast.Constant(1))
            return ast.IfExp(there, ast.Constant(2), open_)
        if word == "happened":
            return call("fhappened" if type_of(args[0]).kind is Kind.FRACTION else "happened", self.expr(args[0]))
        if word in ("round_up", "round_down"):
            of = args[0]
            if type_of(of).kind is Kind.WHOLE:
                return self.expr(of)
            if isinstance(of, Arith) and of.op == "/" and type_of(of.left).kind is type_of(of.right).kind is Kind.WHOLE:
                return call(
                    "quotient_up" if word == "round_up" else "quotient_down", self.expr(of.left), self.expr(of.right)
                )
            return call("fup" if word == "round_up" else "fdown", self.expr(args[0]))
        if word == "last_day":
            return self._last_day(node)
        start, n = self.expr(args[0]), self.expr(args[1])
        match word:
            case "days":
                return call("plus_days", start, n)
            case "weeks":
                return call("plus_days", start, call("mul", n, ast.Constant(7)))
            case "hours":
                return call("plus_hours", start, n)
            case "months":
                return call("plus_months", start, n)
            case "years":
                return call("plus_months", start, call("mul", n, ast.Constant(12)))
            case _:
                return call("plus_working_days", start, n, self.expr(args[2]), name("cal"))

    def _last_day(self, node: Call) -> ast.expr:
        assert node.law is not None
        inner, state = node.args
        end = self.expr(inner)
        if isinstance(inner, Call) and inner.word in ("days", "weeks", "months", "years"):
            two = ast.Constant(1 if node.law.two_working_days else 0)
            return call("last_day", self.expr(inner.args[0]), end, self.expr(state), two, name("cal"))
        return call("roll", end, self.expr(state), name("cal")) if node.law.rolls else end
