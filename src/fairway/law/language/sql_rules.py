"""From trees to SQL expressions: the columns of one query, level by level. `sql` makes the query from them.

NULL is unknown. What does not exist has a value of its own inside the query (`NOTHING`); outside, see docs/law/batch.md.
Text is made by functions that put every expression in brackets, never by joining pieces by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any

from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.check import type_of
from fairway.law.language.encode import NONE_CODE
from fairway.law.language.sql_text import (
    FALSE,
    NULL,
    SQL,
    all_of,
    any_of,
    call,
    case,
    cast,
    column,
    infix,
    is_null,
    literal,
    negate,
)
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
)
from fairway.law.language.types import NONE, Kind, Type

DENOMINATOR, DOES_NOT_EXIST = "__den", "__none"
NO_NUMBER, ZERO = literal(-(2**63), "HUGEINT"), literal(0, "HUGEINT")
NOTHING: dict[Kind, SQL] = {
    Kind.BOOL: literal(-1, "TINYINT"),
    Kind.DATE: literal("9999-12-31", "DATE"),
    Kind.INSTANT: literal("9999-12-31 00:00:00", "TIMESTAMP"),
    Kind.WHOLE: NO_NUMBER,
    Kind.CHOICE: literal("none"),
    Kind.CHOICES: call("list_value", literal("none")),
}
FIRST_DAY, LAST_DAY = literal("0001-01-01", "DATE"), literal("9999-12-31", "DATE")
FAR_DAYS, FAR_MONTHS, FAR_HOURS = 4_000_000, 120_000, 90_000_000
_COMPARE = {"==": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


@dataclass(frozen=True)
class Pair:
    """A fraction: numerator and denominator in lowest terms. NULL: unknown; denominator 0: none."""

    top: SQL
    bottom: SQL


Value = SQL | Pair


@dataclass
class Query:
    """The steps of a query as they are made: columns by level, each resting only on lower levels."""

    book: Book
    levels: list[dict[str, SQL]] = field(default_factory=lambda: [{}])
    facts: dict[str, Value] = field(default_factory=dict)
    rules: dict[str, Value] = field(default_factory=dict)
    _guards: dict[Expr, SQL] = field(default_factory=dict)
    _known: dict[str, SQL] = field(default_factory=dict)
    _temps: int = 0

    def define(self, name: str, value: SQL) -> SQL:
        """A column for an expression, one level above what it rests on."""
        level = value.level + 1
        while len(self.levels) <= level:
            self.levels.append({})
        self.levels[level][name] = value
        return column(name, level)

    def aside(self, value: SQL) -> SQL:
        """An expression that is needed several times, as a column; the same one only once."""
        if value.simple:
            return value
        if value.text not in self._known:
            self._temps += 1
            self._known[value.text] = self.define(f"t{self._temps}", value)
        return self._known[value.text]

    # rules

    def add(self, rule: LinkedRule) -> None:
        """The columns of one rule."""
        conditions = [self._condition(b.guard, b.when) for b in rule.branches]
        values = [self.typed(b.value, rule.type) for b in rule.branches]
        made = self._decide(conditions, values, rule.type)
        if isinstance(made, Pair):
            top, bottom = self.define(rule.name, made.top), self.define(rule.name + DENOMINATOR, made.bottom)
            self.rules[rule.name] = Pair(top, bottom)
            return
        if rule.safeguards:
            bars = any_of([infix(self._sql(self.rules[s]), ">", literal(0)) for s in rule.safeguards])
            undefeated = self.aside(made)
            made = case(
                [(infix(undefeated, "<=", literal(0)), undefeated), (bars, literal(0)), (negate(bars), undefeated)],
                NULL,
            )
        self.rules[rule.name] = self.define(rule.name, cast(made, "TINYINT") if rule.type.kind is Kind.BOOL else made)

    def _condition(self, guard: Expr, when: Expr | None) -> SQL:
        if guard not in self._guards:
            self._guards[guard] = self.define(f"g{len(self._guards) + 1}", self.truth(guard))
        return self._guards[guard] if when is None else all_of([self._guards[guard], self.truth(when)])

    def _decide(self, conditions: list[SQL], values: list[Value], kind: Type) -> Value:
        """The first branch that holds, unless a branch before it is open and would give something else."""
        nothing = self.nothing(kind)
        if isinstance(nothing, Pair):
            pairs = [v for v in values if isinstance(v, Pair)]
            top = self.aside(case([(c, v.top) for c, v in zip(conditions, pairs, strict=True)], nothing.top))
            bottom = self.aside(case([(c, v.bottom) for c, v in zip(conditions, pairs, strict=True)], nothing.bottom))
            alike = [all_of([infix(v.top, "=", top), infix(v.bottom, "=", bottom)]) for v in pairs]
            return Pair(self._settled(conditions, alike, top), self._settled(conditions, alike, bottom))
        singles = [self._sql(v) for v in values]
        found = self.aside(case(list(zip(conditions, singles, strict=True)), nothing))
        return self._settled(conditions, [infix(v, "=", found) for v in singles], found)

    @staticmethod
    def _settled(conditions: list[SQL], alike: list[SQL], found: SQL) -> SQL:
        arms: list[tuple[SQL, SQL]] = []
        for condition, same in zip(conditions, alike, strict=True):
            arms.append((all_of([is_null(condition), negate(call("coalesce", same, FALSE))]), NULL))
            arms.append((condition, found))
        return case(arms, found)

    # values

    @staticmethod
    def nothing(kind: Type) -> Value:
        """What stands for none."""
        if kind.kind is Kind.FRACTION:
            return Pair(ZERO, ZERO)
        return NOTHING[kind.kind]

    def typed(self, node: Expr, kind: Type) -> Value:
        """The value of a branch in the type of its rule; a yes/no is 1 or 0 there, since -1 stands for none."""
        if isinstance(node, Const) and node.value is NONE:
            return self.nothing(kind)
        if kind.kind is Kind.BOOL:
            return cast(self.truth(node), "TINYINT")
        if kind.kind is Kind.FRACTION:
            return self.fraction(node)
        return self._constant(node, kind) if isinstance(node, Const) else self.value(node)

    @staticmethod
    def _sql(value: Value) -> SQL:
        assert isinstance(value, SQL)
        return value

    @staticmethod
    def _constant(node: Const, kind: Type) -> SQL:
        if kind.kind is Kind.DATE:
            return literal(node.value.isoformat(), "DATE")
        return literal(node.value, "HUGEINT" if kind.kind is Kind.WHOLE else None)

    def truth(self, node: Expr) -> SQL:
        """A condition: TRUE, FALSE or NULL."""
        match node:
            case Const(value):
                return literal(bool(value))
            case Ref(name, _, is_rule):
                if not is_rule:
                    return self._sql(self.facts[name])
                return infix(self._sql(self.rules[name]), ">", literal(0))
            case Param(slot):
                return literal(bool(self.book.slots[slot].value))
            case DatedParam():
                return self._sql(self._dated(node))
            case Not(of):
                return negate(self.truth(of))
            case All(of):
                return all_of([self.truth(p) for p in of])
            case AnyOf(of):
                return any_of([self.truth(p) for p in of])
            case Compare(op, left, right):
                return self._compare(op, left, right)
            case In():
                return self._member(node)
            case Call("happened", args):
                return self._happened(args[0])
            case _:
                raise TypeError(f"{node!r} is no condition")

    def value(self, node: Expr) -> SQL:
        """A value that is neither a condition nor a fraction."""
        match node:
            case Const(value, kind):
                if value is NONE:
                    return self._sql(self.nothing(type_of(node)))
                assert kind is not None
                return self._constant(node, kind)
            case Ref(name, _, is_rule):
                return self._sql((self.rules if is_rule else self.facts)[name])
            case Param(slot):
                return literal(int(self.book.slots[slot].value), "HUGEINT")
            case DatedParam():
                return self._sql(self._dated(node))
            case Arith():
                return self._whole_arith(node)
            case Call():
                return self._call(node)
            case _:
                raise TypeError(f"{node!r} is no value")

    def fraction(self, node: Expr) -> Pair:
        """A number as a fraction."""
        if type_of(node).kind is Kind.WHOLE:
            whole = self.aside(self.value(node))
            none = self._is_none(whole, node)
            top = whole if none is FALSE else case([(none, ZERO)], whole)
            return Pair(top, case([(is_null(whole), NULL), (none, literal(0))], literal(1)))
        match node:
            case Const(value) if value is not NONE:
                return self._exact(value)
            case Const():
                made = self.nothing(type_of(node))
            case Ref(name, _, is_rule):
                made = (self.rules if is_rule else self.facts)[name]
            case Param(slot):
                return self._exact(self.book.slots[slot].value)
            case DatedParam():
                made = self._dated(node)
            case Arith():
                made = self._fraction_arith(node)
            case Call():
                made = self._chosen_fraction(node)
            case _:
                raise TypeError(f"{node!r} is no fraction")
        assert isinstance(made, Pair)
        return made

    @staticmethod
    def _exact(value: Any) -> Pair:
        exact = Fraction(value)
        return Pair(literal(exact.numerator, "HUGEINT"), literal(exact.denominator, "HUGEINT"))

    def _dated(self, node: DatedParam) -> Value:
        anchor = self.value(node.anchor)
        if node.type.kind is Kind.FRACTION:
            tops = self._steps(node, anchor, lambda v: self._exact(v).top, ZERO)
            return Pair(tops, self._steps(node, anchor, lambda v: self._exact(v).bottom, ZERO))
        if node.type.kind is Kind.BOOL:
            return self._steps(node, anchor, lambda v: literal(bool(v)), FALSE)
        return self._steps(node, anchor, lambda v: literal(int(v), "HUGEINT"), NO_NUMBER)

    def _steps(self, node: DatedParam, anchor: SQL, made: Any, nothing: SQL) -> SQL:
        arms = [(is_null(anchor), NULL), (infix(anchor, "=", NOTHING[Kind.DATE]), nothing)]
        for since, step in reversed(node.steps):
            day = literal(max(since, date(1, 1, 1)).isoformat(), "DATE")
            arms.append((infix(anchor, ">=", day), made(self.book.slots[step.slot].value)))
        return case(arms, nothing)

    def _is_none(self, value: SQL, node: Expr) -> SQL:
        """Whether a value does not exist; FALSE (and no code) where it always does."""
        if not _may_be_none(node):
            return FALSE
        kind = type_of(node).kind
        if kind is Kind.CHOICES:
            return call("list_contains", value, literal("none"))
        return infix(value, "=", NOTHING[kind])

    def _compare(self, op: str, left: Expr, right: Expr) -> SQL:
        sign = _COMPARE[op]
        if Kind.FRACTION in (type_of(left).kind, type_of(right).kind):
            a, b = self.fraction(left), self.fraction(right)
            gone = any_of([infix(x.bottom, "=", literal(0)) for x in (a, b)])
            crossed = infix(self._times(a.top, b.bottom), sign, self._times(b.top, a.bottom))
            return case([(gone, FALSE)], crossed)
        a_value, b_value = self.value(left), self.value(right)
        gone = any_of([self._is_none(a_value, left), self._is_none(b_value, right)])
        compared = infix(a_value, sign, b_value)
        return compared if gone is FALSE else case([(gone, FALSE)], compared)

    def _member(self, node: In) -> SQL:
        if node.right is not None:
            assert isinstance(node.left, Const)
            return call("list_contains", self.value(node.right), literal(node.left.value))
        options = [literal(option) for option in node.options]
        return call("list_contains", call("list_value", *options), self.value(node.left)) if options else FALSE

    def _happened(self, node: Expr) -> SQL:
        if type_of(node).kind is Kind.FRACTION:
            return infix(self.fraction(node).bottom, "<>", literal(0))
        return infix(self.value(node), "<>", NOTHING[type_of(node).kind])

    @staticmethod
    def _times(a: SQL, b: SQL) -> SQL:
        return call("try", infix(a, "*", b))

    def _whole_arith(self, node: Arith) -> SQL:
        a, b = self.value(node.left), self.value(node.right)
        gone = any_of([self._is_none(a, node.left), self._is_none(b, node.right)])
        return case([(gone, NO_NUMBER)], self._held(call("try", infix(a, node.op, b))))

    def _held(self, number: SQL) -> SQL:
        """A number that is not taken for a code: what is below all of them is unknown, as in the reference."""
        number = self.aside(number)
        return case([(infix(number, ">", literal(NONE_CODE, "HUGEINT")), number)], NULL)

    def _fraction_arith(self, node: Arith) -> Pair:
        a, b = (self._pair_aside(self.fraction(n)) for n in (node.left, node.right))
        gone = [infix(a.bottom, "=", ZERO), infix(b.bottom, "=", ZERO)]
        if node.op == "/":
            gone.append(all_of([infix(b.top, "=", ZERO), negate(is_null(a.bottom))]))
            b = Pair(b.bottom, b.top)
        bottom = self._times(a.bottom, b.bottom)
        if node.op in "*/":
            top = self._times(a.top, b.top)
        else:
            top = call("try", infix(self._times(a.top, b.bottom), node.op, self._times(b.top, a.bottom)))
        return self.lowest(top, bottom, any_of(gone))

    def lowest(self, top: SQL, bottom: SQL, gone: SQL) -> Pair:
        """A fraction in lowest terms with a positive denominator; none where it is gone."""
        raw_top = self.aside(case([(gone, ZERO), (is_null(bottom), NULL)], top))
        raw_bottom = self.aside(case([(gone, ZERO), (is_null(top), NULL)], bottom))
        common = call("gcd", raw_top, raw_bottom)
        divisor = self.aside(case([(infix(raw_bottom, "<", ZERO), infix(ZERO, "-", common))], common))
        parts = [
            self.aside(case([(infix(raw_bottom, "=", ZERO), ZERO)], infix(p, "//", divisor)))
            for p in (raw_top, raw_bottom)
        ]
        return Pair(parts[0], parts[1])

    def _pair_aside(self, pair: Pair) -> Pair:
        return Pair(self.aside(pair.top), self.aside(pair.bottom))

    def _chosen_fraction(self, node: Call) -> Pair:
        """latest and the like on fractions: pair by pair, from the last."""
        pairs = [self._pair_aside(self.fraction(a) if not _is_nothing(a) else Pair(ZERO, ZERO)) for a in node.args]

        def chosen(rest: Pair, one: Pair) -> Pair:
            one_gone, rest_gone = infix(one.bottom, "=", ZERO), infix(rest.bottom, "=", ZERO)
            if node.word == "first_of":
                parts = [case([(one_gone, r)], o) for o, r in ((one.top, rest.top), (one.bottom, rest.bottom))]
            else:
                sign = ">=" if node.word in ("most", "latest") else "<="
                better = infix(self._times(one.top, rest.bottom), sign, self._times(rest.top, one.bottom))
                is_open = any_of([is_null(one.bottom), is_null(rest.bottom)])
                parts = [
                    case([(is_open, NULL), (one_gone, r), (rest_gone, o), (better, o), (negate(better), r)], NULL)
                    for o, r in ((one.top, rest.top), (one.bottom, rest.bottom))
                ]
            return self._pair_aside(Pair(parts[0], parts[1]))

        return reduce(chosen, reversed(pairs))

    def _call(self, node: Call) -> SQL:
        word, args = node.word, node.args
        if word in ("latest", "earliest", "least", "most", "first_of"):
            return self._chosen(node)
        if word in ("round_up", "round_down"):
            return self._rounded(node)
        if word == "last_day":
            return self._last_day(node)
        start, n = self.aside(self.value(args[0])), self.aside(self.value(args[1]))
        gone = any_of([self._is_none(start, args[0]), self._is_none(n, args[1])])
        match word:
            case "hours":
                return self._plus_hours(start, n, gone)
            case "working_days":
                state = self.aside(self.value(args[2]))
                return self._working_days(start, n, state, any_of([gone, self._is_none(state, args[2])]))
            case "weeks":
                n = self.aside(self._times(n, literal(7)))
            case "years":
                n = self.aside(self._times(n, literal(12)))
        far = FAR_DAYS if word in ("days", "weeks") else FAR_MONTHS
        whole = cast(n, "INTEGER")
        moved = infix(start, "+", whole if word in ("days", "weeks") else call("to_months", whole))
        near = self._between(n, literal(-far, "HUGEINT"), literal(far, "HUGEINT"))
        day = self.aside(case([(gone, NOTHING[Kind.DATE]), (near, cast(moved, "DATE"))], NULL))
        return self.aside(case([(self._between(day, FIRST_DAY, LAST_DAY), day)], NULL))

    @staticmethod
    def _between(value: SQL, low: SQL, high: SQL) -> SQL:
        return all_of([infix(value, ">=", low), infix(value, "<=", high)])

    def _plus_hours(self, start: SQL, n: SQL, gone: SQL) -> SQL:
        near = self._between(n, literal(-FAR_HOURS, "HUGEINT"), literal(FAR_HOURS, "HUGEINT"))
        moved = infix(start, "+", call("to_hours", cast(n, "INTEGER")))
        at = self.aside(case([(gone, NOTHING[Kind.INSTANT]), (near, moved)], NULL))
        low, high = literal("0001-01-01 00:00:00", "TIMESTAMP"), literal("9999-12-31 23:59:59", "TIMESTAMP")
        return self.aside(case([(self._between(at, low, high), at)], NULL))

    def _chosen(self, node: Call) -> SQL:
        kind = type_of(node)
        nothing = NOTHING[kind.kind]
        parts = [nothing if _is_nothing(a) else self.aside(self.value(a)) for a in node.args]
        if node.word == "first_of":
            return self.aside(reduce(lambda rest, one: case([(infix(one, "=", nothing), rest)], one), reversed(parts)))
        word = "greatest" if node.word in ("latest", "most") else "least"
        there = call("coalesce", call(word, *(call("nullif", p, nothing) for p in parts)), nothing)
        return self.aside(case([(any_of([is_null(p) for p in parts]), NULL)], there))

    def _rounded(self, node: Call) -> SQL:
        (inner,) = node.args
        if type_of(inner).kind is Kind.WHOLE:
            return self.value(inner)
        pair = self._pair_aside(self.fraction(inner))
        top = infix(ZERO, "-", pair.top) if node.word == "round_up" else pair.top
        rest = infix(infix(infix(top, "%", pair.bottom), "+", pair.bottom), "%", pair.bottom)
        floor = infix(infix(top, "-", rest), "//", pair.bottom)
        made = infix(ZERO, "-", floor) if node.word == "round_up" else floor
        return self.aside(case([(infix(pair.bottom, "=", ZERO), NO_NUMBER)], self._held(call("try", made))))

    # days off

    def _row(self, state: SQL) -> SQL:
        """Where the days of a State begin in the lists of the calendar."""
        number = infix(call("list_position", _calendar("states"), state), "-", literal(1))
        return self.aside(infix(number, "*", _calendar("day_count")))

    def _place(self, day: SQL, state: SQL) -> SQL:
        """The place of a day and a State in the lists; NULL outside the calendar (a place below 1 would count from the end)."""
        place = infix(infix(self._row(state), "+", infix(day, "-", _calendar("first_day"))), "+", literal(1))
        return case([(self._between(day, _calendar("first_day"), _calendar("last_day")), place)], NULL)

    @staticmethod
    def _look(which: str, place: SQL) -> SQL:
        return call("list_extract", _calendar(which), place)

    def _working_days(self, start: SQL, n: SQL, state: SQL, gone: SQL) -> SQL:
        place = self.aside(self._place(start, state))
        row = self._row(state)
        reached = self._look("working_days_until", place)
        today = case([(infix(self._look("next_working_day", place), "=", start), literal(1))], literal(0))
        near = case([(self._between(n, literal(-FAR_DAYS), literal(FAR_DAYS)), cast(n, "BIGINT"))], NULL)
        counted = infix(reached, "+", near)
        k = self.aside(case([(infix(n, ">", literal(0)), infix(counted, "-", literal(1)))], infix(counted, "-", today)))
        total = self._look("working_days_until", infix(row, "+", _calendar("day_count")))
        within = all_of([infix(k, ">=", literal(0)), infix(k, "<", total)])
        found = case([(within, self._look("working_day_number", infix(infix(row, "+", k), "+", literal(1))))], NULL)
        stays = all_of([infix(n, "=", literal(0)), negate(is_null(reached))])
        return self.aside(case([(gone, NOTHING[Kind.DATE]), (stays, start)], found))

    def _roll(self, end: SQL, state: SQL, gone: SQL) -> SQL:
        return case([(gone, NOTHING[Kind.DATE])], self._look("next_working_day", self._place(end, state)))

    def _last_day(self, node: Call) -> SQL:
        assert node.law is not None
        inner, of_state = node.args
        end, state = self.aside(self.value(inner)), self.aside(self.value(of_state))
        gone = any_of([self._is_none(end, inner), self._is_none(state, of_state)])
        if not (isinstance(inner, Call) and inner.word in ("days", "weeks", "months", "years")):
            return self.aside(self._roll(end, state, gone)) if node.law.rolls else end
        start = self.aside(self.value(inner.args[0]))
        backwards = all_of([infix(end, "<", start), negate(is_null(state))])
        if not node.law.two_working_days:
            return self.aside(case([(gone, NOTHING[Kind.DATE]), (backwards, end)], self._roll(end, state, FALSE)))
        second = self._working_days(start, literal(2, "HUGEINT"), state, gone)
        long = infix(infix(end, "-", start), ">=", literal(2))
        at_least = self.aside(case([(long, case([(is_null(second), NULL)], call("greatest", second, end)))], end))
        return self.aside(case([(gone, NOTHING[Kind.DATE]), (backwards, end)], self._roll(at_least, state, FALSE)))


def _calendar(which: str) -> SQL:
    return column(f"calendar_{which}")


def _is_nothing(node: Expr) -> bool:
    return isinstance(node, Const) and node.value is NONE


def _may_be_none(node: Expr) -> bool:
    match node:
        case Const(value):
            return value is NONE
        case Param():
            return False
        case Ref(_, kind, is_rule):
            return is_rule or kind.may_be_none
        case Arith(op, left, right):
            return op == "/" or _may_be_none(left) or _may_be_none(right)
        case _:
            return True
