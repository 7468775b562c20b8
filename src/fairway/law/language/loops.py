"""From trees to columns: each rule becomes one loop over a block of rows, for the column kernel.

A loop without branches over short integers is what the compiler can turn into vector instructions, so a rule computes all
its branches for every row and picks. The loops read and write the rows of a few flat arrays (see `Layout`). Like `codegen`,
this builds a syntax tree and never joins strings."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

from fairway.law.language.book import Book, LinkedBranch, LinkedRule
from fairway.law.language.check import type_of
from fairway.law.language.codegen import assign, call, constant, name
from fairway.law.language.encode import EPOCH, encode
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
    refs,
)
from fairway.law.language.types import NONE, UNKNOWN, Bool, Kind, Type, Whole

CHUNK = 1 << 15  # cases in one row of a flat array: a constant, so that the compiler sees that two rows never overlap
BLOCK = 1 << 11  # rows that a kernel takes through all its rules at a time: their values stay in the nearest caches
STRIDE = (
    CHUNK + BLOCK + 64
)  # from row to row: at a power of two all rows would fall into the same few places of a cache
FEW = 6  # options up to which membership is a chain of comparisons and not a look into a table
_COMPARE = {
    "==": ("eq", False),
    "!=": ("ne", False),
    "<": ("lt", False),
    "<=": ("le", False),
    ">": ("lt", True),
    ">=": ("le", True),
}
_ARITH = {"+": "add", "-": "sub", "*": "mul", "/": "div"}
_PAIRS = {"latest": "higher", "most": "higher", "earliest": "lower", "least": "lower", "first_of": "first"}
_TRUTH = {-1: "NO_SUCH", 0: "NO", 1: "MAYBE", 2: "YES"}
_CALENDAR = {"roll": ("ROLL", "FIRST", "DAYS"), "last_day": ("ROLL", "FIRST", "DAYS")}
_FULL_CALENDAR = ("ROLL", "COUNT", "NTH", "FIRST", "DAYS")


def width(kind: Type) -> int:
    """The bits of one value of a type (a fraction takes two rows of 64)."""
    match kind.kind:
        case Kind.BOOL:
            return 8
        case Kind.CHOICE:
            return 8 if len(kind.options) <= 120 else 16
        case Kind.DATE:
            return 32
        case _:
            return 64


@dataclass(frozen=True)
class Layout:
    """Which row of which flat array holds a fact (F8 to F64), a rule or a shared guard (R8 to R64).

    places   name -> (width, row); a fraction has its denominator in the next row
    rows     array name -> number of rows"""

    facts: Mapping[str, tuple[int, int]]
    rules: Mapping[str, tuple[int, int]]
    guards: Mapping[Expr, int]
    rows: Mapping[str, int]


def layout(book: Book) -> Layout:
    """The places of all facts and rules of a book: they depend on the texts, not on the numbers."""
    rows = dict.fromkeys([f"{side}{bits}" for side in "FR" for bits in (8, 16, 32, 64)], 0)

    def place(side: str, kind: Type) -> tuple[int, int]:
        bits = width(kind)
        row = rows[f"{side}{bits}"]
        rows[f"{side}{bits}"] += 2 if kind.kind is Kind.FRACTION else 1
        return bits, row

    facts = {f: place("F", book.facts[f].type) for f in book.facts}
    rules = {r: place("R", rule.type) for r, rule in book.rules.items()}
    guards: dict[Expr, int] = {}
    for rule in book.rules.values():
        for branch in rule.branches:
            if branch.guard not in guards:
                guards[branch.guard] = place("R", Bool)[1]
    return Layout(facts, rules, guards, rows)


def sentinel(which: str, kind: Type) -> ast.expr:
    """UNKNOWN, OUTSIDE or NONE in the width of a type."""
    if kind.kind is Kind.BOOL:
        return name({"UNKNOWN": "MAYBE", "NONE": "NO_SUCH"}[which])
    return name(f"{which}_PAIR" if kind.kind is Kind.FRACTION else f"{which}{width(kind)}")


def literal(value: Any, kind: Type) -> ast.expr:
    """A value of a type in its width."""
    if value is NONE or value is UNKNOWN:
        return sentinel("NONE" if value is NONE else "UNKNOWN", kind)
    made = encode(value, kind)
    if kind.kind is Kind.BOOL:
        return name(_TRUTH[made])
    if isinstance(made, tuple):
        return ast.Tuple([call("i64", constant(part)) for part in made], ast.Load())
    return call(f"i{width(kind)}", constant(made))


def _one_last_day(rule: LinkedRule) -> bool:
    """Whether all branches of a limit are a last day after a period, of one State and one article on periods."""
    values = [b.value for b in rule.branches if not (isinstance(b.value, Const) and b.value.value is NONE)]
    first = values[0] if values else None
    if rule.safeguards or len(values) < 2 or not isinstance(first, Call):
        return False
    return all(
        isinstance(v, Call) and v.word == "last_day" and v.law is first.law and v.args[1] == first.args[1]
        and v.law is not None and v.law.rolls and not v.law.two_working_days
        and isinstance(v.args[0], Call) and v.args[0].word in PERIODS and isinstance(v.args[0].args[1], Param)
        for v in values
    )  # fmt: skip


def _period(value: Expr) -> tuple[Call, Param]:
    """The period of such a last day and the slot of its length."""
    assert isinstance(value, Call) and isinstance(value.args[0], Call)
    slot = value.args[0].args[1]
    assert isinstance(slot, Param)
    return value.args[0], slot


@dataclass
class LoopEmitter:
    """Emits the loops of rules. `lists` collects the lists that are kept as tables (one byte an option)."""

    book: Book
    layout: Layout
    lists: dict[tuple[int, ...], int] = field(default_factory=dict)
    list_size: int = 0
    _lines: list[ast.stmt] = field(default_factory=list)
    _loaded: dict[str, ast.expr] = field(default_factory=dict)
    _marks: list[ast.expr] = field(default_factory=list)
    _days: list[str] = field(default_factory=list)
    _temps: int = 0

    def guard(self, guard: Expr) -> ast.stmt:
        """The loop that leaves a guard in its row."""
        self._begin(refs(guard))
        made = self.expr(guard)
        return self._loop([*self._lines, self._store("R8", self.layout.guards[guard], made)])

    def rule(self, rule: LinkedRule) -> list[ast.stmt]:
        """The loop that leaves a rule's value in its row; for some limits two, of which a block takes one."""
        general = self._general(rule)
        return [general] if not _one_last_day(rule) else self._settled(rule, general)

    def _settled(self, rule: LinkedRule, general: ast.stmt) -> list[ast.stmt]:
        """Where no condition of a block is unknown, a limit picks its start and length first, and then counts and rolls
        once instead of once a branch: that was half of the time of eighteen rules."""
        self._enter(rule)
        conditions = [self._holds(branch) for branch in rule.branches]
        asked = [call("i64", ast.Compare(holds, [ast.Eq()], [name("MAYBE")])) for holds in conditions]
        some = reduce(lambda a, b: ast.BinOp(a, ast.BitOr(), b), asked)
        look = self._loop([*self._lines, assign("open_", ast.BinOp(name("open_"), ast.BitOr(), some))])
        self._enter(rule)
        zero = call("i64", ast.Constant(0))
        self._lines += [assign("s", name("NONE32")), assign("m", zero), assign("d", zero)]
        for branch in reversed(rule.branches):
            holds = name(self._temp(ast.Compare(self._holds(branch), [ast.Eq()], [name("YES")])))
            for target, new in zip("smd", self._counted(branch.value), strict=True):
                self._lines.append(assign(target, ast.IfExp(holds, new, name(target))))
        units = {_period(b.value)[0].word for b in rule.branches if isinstance(b.value, Call)}
        last = next(b.value for b in rule.branches if isinstance(b.value, Call))
        end: ast.expr = name("s")
        if units & {"months", "years"}:
            end = self._plus_months(end, name("m"))
        if units & {"days", "weeks"}:
            end = name(self._temp(call("plus_days", end, name("d"))))
        self._lines.append(assign("v", call("roll", end, self.expr(last.args[1]), *map(name, _CALENDAR["roll"]))))
        bits, row = self.layout.rules[rule.name]
        once = self._loop([*self._lines, *self._outputs(rule, bits, row), *self._row_marks(rule)])
        slots = [_period(b.value)[1] for b in rule.branches if isinstance(b.value, Call)]
        backwards = [ast.Compare(self._slot(slot.slot, slot.type), [ast.Lt()], [ast.Constant(0)]) for slot in slots]
        return [
            assign("open_", call("i64", ast.Constant(0))),
            look,
            ast.If(ast.BoolOp(ast.Or(), [name("open_"), *backwards]), [general], [once]),
        ]

    def _counted(self, value: Expr) -> tuple[ast.expr, ast.expr, ast.expr]:
        """The start of a branch's period, its months and its days."""
        zero = call("i64", ast.Constant(0))
        if not isinstance(value, Call):
            return name("NONE32"), zero, zero
        period, slot = _period(value)
        n: ast.expr = self._slot(slot.slot, slot.type)
        if period.word in ("years", "weeks"):
            n = ast.BinOp(n, ast.Mult(), ast.Constant(12 if period.word == "years" else 7))
        start = self.expr(period.args[0])
        return (start, n, zero) if period.word in ("months", "years") else (start, zero, n)

    def _enter(self, rule: LinkedRule) -> None:
        self._begin(rule.reads)
        for guard in dict.fromkeys(b.guard for b in rule.branches):
            self._lines.append(assign(self._guard_name(guard), self._at("R8", self.layout.guards[guard])))

    def _holds(self, branch: LinkedBranch) -> ast.expr:
        holds: ast.expr = name(self._guard_name(branch.guard))
        return holds if branch.when is None else call("both", holds, self.expr(branch.when))

    def _general(self, rule: LinkedRule) -> ast.stmt:
        bits, row = self.layout.rules[rule.name]
        self._enter(rule)
        self._lines.append(assign("v", sentinel("NONE", rule.type)))
        for branch in reversed(rule.branches):
            holds = self._holds(branch)
            new = self.typed(branch.value, rule.type)
            if rule.type.kind is Kind.FRACTION:
                self._lines.append(assign("v", call("fpick", holds, new, name("v"))))
            else:
                self._lines.append(assign("v", call("pick", holds, new, name("v"), sentinel("UNKNOWN", rule.type))))
        if rule.safeguards:
            bars = self._chain(
                "either", [self._truth(self._at("R8", self.layout.rules[s][1])) for s in rule.safeguards]
            )
            self._lines.append(assign("v", call("defeat", name("v"), bars)))
        return self._loop([*self._lines, *self._outputs(rule, bits, row), *self._row_marks(rule)])

    # the frame of a loop

    def _begin(self, reads: Iterable[Ref]) -> None:
        self._lines, self._loaded, self._marks, self._days = [], {}, [], []
        for ref in reads:
            bits, row = (self.layout.rules if ref.is_rule else self.layout.facts)[ref.name]
            array = f"{'R' if ref.is_rule else 'F'}{bits}"
            if ref.type.kind is Kind.FRACTION:
                self._loaded[ref.name] = ast.Tuple([self._at(array, row), self._at(array, row + 1)], ast.Load())
                continue
            local = f"{'r' if ref.is_rule else 'f'}_{ref.name}"
            loaded = self._at(array, row)
            truth = ref.is_rule and ref.type.kind is Kind.BOOL
            self._lines.append(assign(local, self._truth(loaded) if truth else loaded))
            self._loaded[ref.name] = name(local)

    def _loop(self, body: list[ast.stmt]) -> ast.stmt:
        return ast.For(ast.Name("j", ast.Store()), call("range", name("low"), name("high")), body, [])

    def _at(self, array: str, row: int) -> ast.expr:
        return ast.Subscript(name(array), self._index(row), ast.Load())

    @staticmethod
    def _index(row: int) -> ast.expr:
        return ast.BinOp(call("u64", ast.Constant(row * STRIDE)), ast.Add(), name("j")) if row else name("j")

    def _store(self, array: str, row: int, value: ast.expr) -> ast.stmt:
        return ast.Assign([ast.Subscript(name(array), self._index(row), ast.Store())], value)

    def _outputs(self, rule: LinkedRule, bits: int, row: int) -> list[ast.stmt]:
        if rule.type.kind is not Kind.FRACTION:
            return [self._store(f"R{bits}", row, name("v"))]
        return [self._store("R64", row + i, ast.Subscript(name("v"), ast.Constant(i), ast.Load())) for i in (0, 1)]

    def _row_marks(self, rule: LinkedRule) -> list[ast.stmt]:
        """Rows to be computed again (a number too large), or whose answer needs a day outside the calendar."""
        marks = list(self._marks)
        if self.book.rolls(rule.name):
            if rule.type.kind is Kind.DATE:
                marks.append(call("mark", name("v"), name("OUTSIDE32"), name("BEYOND_CALENDAR")))
            elif rule.type.kind is Kind.BOOL:
                marks += [call("mark_open", name("v"), name(day)) for day in self._days]
        if not marks:
            return []
        flags = reduce(lambda a, b: ast.BinOp(a, ast.BitOr(), b), marks)
        old = ast.Subscript(name("X8"), name("j"), ast.Load())
        return [ast.Assign([ast.Subscript(name("X8"), name("j"), ast.Store())], ast.BinOp(old, ast.BitOr(), flags))]

    def _guard_name(self, guard: Expr) -> str:
        return f"g_{self.layout.guards[guard]}"

    def _temp(self, value: ast.expr) -> str:
        self._temps += 1
        self._lines.append(assign(f"t_{self._temps}", value))
        return f"t_{self._temps}"

    @staticmethod
    def _truth(value: ast.expr) -> ast.expr:
        return call("truth", value)

    @staticmethod
    def _chain(word: str, parts: list[ast.expr]) -> ast.expr:
        return reduce(lambda a, b: call(word, a, b), parts)

    # expressions

    def typed(self, node: Expr, kind: Type) -> ast.expr:
        """An expression as a value of a type: whole numbers become fractions where those are wanted."""
        if isinstance(node, Const):
            return literal(node.value, kind)
        made = self.expr(node)
        if kind.kind is not Kind.FRACTION:
            return made
        if type_of(node).kind is Kind.WHOLE:
            return call("fraction", made)
        return made if isinstance(node, Ref | Param | DatedParam) else call("reduced", made)

    def expr(self, node: Expr) -> ast.expr:
        """The code of an expression."""
        match node:
            case Const(value, kind):
                return literal(value, type_of(node) if kind is None else kind)
            case Ref(identifier):
                return self._loaded[identifier]
            case Param(slot, _, kind):
                return self._slot(slot, kind)
            case DatedParam():
                return self._dated(node)
            case Not(of):
                return call("negate", self.expr(of))
            case All(of):
                return self._chain("both", [self.expr(p) for p in of])
            case AnyOf(of):
                return self._chain("either", [self.expr(p) for p in of])
            case Compare(op, left, right):
                return self._compare(op, left, right)
            case In():
                return self._member(node)
            case Arith():
                return self._arith(node)
            case Call():
                return self._call(node)
            case _:
                raise TypeError(f"{node!r} is not resolved")

    def _slot(self, slot: int, kind: Type) -> ast.expr:
        at = ast.Subscript(name("P"), call("u64", ast.Constant(slot)), ast.Load())
        if kind.kind is Kind.FRACTION:
            return ast.Tuple([at, ast.Subscript(name("Q"), call("u64", ast.Constant(slot)), ast.Load())], ast.Load())
        return call("i8", at) if kind.kind is Kind.BOOL else at

    def _dated(self, node: DatedParam) -> ast.expr:
        anchor = self.expr(node.anchor)
        pairs = node.type.kind is Kind.FRACTION
        made = name("NO") if node.type.kind is Kind.BOOL else sentinel("NONE", node.type)
        for since, step in node.steps:
            day = name("FIRST_DAY") if since == date.min else call("i32", constant(since.toordinal() - EPOCH))
            made = call("fsince" if pairs else "since", anchor, day, self._slot(step.slot, step.type), made)
        if pairs:
            return call("fanchored", anchor, made)
        return call("anchored", anchor, made, sentinel("UNKNOWN", node.type))

    def _number(self, node: Expr, fractions: bool) -> ast.expr:
        if fractions and isinstance(node, Const) and isinstance(node.value, int | Fraction):
            exact = Fraction(node.value)
            return ast.Tuple([call("i64", constant(n)) for n in (exact.numerator, exact.denominator)], ast.Load())
        made = self.expr(node)
        return call("fraction", made) if fractions and type_of(node).kind is Kind.WHOLE else made

    def _compare(self, op: str, left: Expr, right: Expr) -> ast.expr:
        word, swapped = _COMPARE[op]
        fractions = Kind.FRACTION in (type_of(left).kind, type_of(right).kind)
        a, b = self._number(left, fractions), self._number(right, fractions)
        sides = (b, a) if swapped else (a, b)
        return call(f"f{word}", *sides) if fractions else call(word, *sides, sentinel("NONE", type_of(left)))

    def _member(self, node: In) -> ast.expr:
        if node.right is not None:
            assert isinstance(node.left, Const)
            place = type_of(node.right).options.index(node.left.value)
            return call("has", self.expr(node.right), call("i64", ast.Constant(place)))
        kind = type_of(node.left)
        left = self.expr(node.left)
        places = tuple(sorted({kind.options.index(option) for option in node.options}))
        if len(places) <= FEW:
            alike = [call("eq", left, call(f"i{width(kind)}", ast.Constant(p)), sentinel("NONE", kind)) for p in places]
            return self._chain("either", alike)
        start = self.lists.get(places)
        if start is None:
            start = self.lists[places] = self.list_size
            self.list_size += len(kind.options)
        return call("listed", left, name("LISTS"), ast.Constant(start), sentinel("NONE", kind))

    def _arith(self, node: Arith) -> ast.expr:
        fractions = type_of(node).kind is Kind.FRACTION
        word = ("f" if fractions else "") + _ARITH[node.op]
        made = self._temp(call(word, self._number(node.left, fractions), self._number(node.right, fractions)))
        if fractions:
            self._marks.append(call("fmark", name(made)))
        else:
            self._marks.append(call("mark", name(made), name("OUTSIDE64"), name("TOO_LARGE")))
        return name(made)

    def _call(self, node: Call) -> ast.expr:
        word, args = node.word, node.args
        kind = type_of(node)
        fractions = kind.kind is Kind.FRACTION
        if word in _PAIRS:
            parts = [self.typed(arg, kind) for arg in args]
            extra = [] if fractions else [sentinel("NONE", kind)]
            chosen = ("f" if fractions else "") + _PAIRS[word]
            return reduce(lambda rest, part: call(chosen, part, rest, *extra), reversed(parts))
        if word == "happened":
            of = type_of(args[0])
            made = self.expr(args[0])
            return call("fhappened", made) if of.kind is Kind.FRACTION else call("happened", made, sentinel("NONE", of))
        if word in ("round_up", "round_down"):
            whole = type_of(args[0]).kind is Kind.WHOLE
            part = args[0]
            if isinstance(part, Arith) and part.op == "/" and type_of(part.left) is type_of(part.right) is Whole:
                rounded = "quotient_up" if word == "round_up" else "quotient_down"
                quotient = name(self._temp(call(rounded, self.expr(part.left), self.expr(part.right))))
                self._marks.append(call("mark", quotient, name("OUTSIDE64"), name("TOO_LARGE")))
                return quotient
            made = self.expr(args[0])
            return made if whole else call("fup" if word == "round_up" else "fdown", made)
        if word == "last_day":
            return self._last_day(node)
        start, n = self.expr(args[0]), self.typed_length(args[1])
        match word:
            case "days" | "weeks" | "hours":
                return name(self._temp(call(f"plus_{word}", start, n)))
            case "months" | "years":
                length = call("mul", n, call("i64", ast.Constant(12))) if word == "years" else n
                return self._plus_months(start, length)
            case _:
                return self._day(call("plus_working_days", start, n, self.expr(args[2]), *map(name, _FULL_CALENDAR)))

    def _plus_months(self, start: ast.expr, length: ast.expr) -> ast.expr:
        """Months later; a row beyond the years that the word knows is marked to be computed again."""
        day = name(self._temp(call("plus_months", start, length)))
        self._marks.append(call("mark", day, name("BEYOND_MONTHS"), name("TOO_LARGE")))
        return day

    def typed_length(self, node: Expr) -> ast.expr:
        """The length of a period: a whole number."""
        return self.expr(node)

    def _day(self, value: ast.expr) -> ast.expr:
        day = self._temp(value)
        self._days.append(day)
        return name(day)

    def _last_day(self, node: Call) -> ast.expr:
        assert node.law is not None
        inner, of_state = node.args
        end, state = self.expr(inner), self.expr(of_state)
        if not (isinstance(inner, Call) and inner.word in ("days", "weeks", "months", "years")):
            return self._day(call("roll", end, state, *map(name, _CALENDAR["roll"]))) if node.law.rolls else end
        start = self.expr(inner.args[0])
        if node.law.two_working_days:
            return self._day(call("last_day_of_two", start, end, state, *map(name, _FULL_CALENDAR)))
        return self._day(call("last_day", start, end, state, *map(name, _CALENDAR["last_day"])))
