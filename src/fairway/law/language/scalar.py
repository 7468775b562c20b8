"""One compiled Python function for a single case: all rules of a book, values and branches, on codes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from fairway.law.calendars import STATES, Calendar, Row
from fairway.law.language import arith
from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.codegen import Emitter, assign, branch_name, fact_name, missing_name, name, rule_name
from fairway.law.language.encode import encode, unknown_of
from fairway.law.language.types import Kind

Codes = tuple[tuple[Any, ...], tuple[int, ...], tuple[int, ...], tuple[tuple[int, ...] | None, ...]]


CONTEXT = ("asked_on", "acting_state")
"""Known in almost every case; what rests on nothing else is the same for all cases of a day and a State."""


class ScalarCalendar:
    """A calendar as the scalar words read it: rows by the code of a State, made when first needed."""

    __slots__ = ("_calendar", "_rows", "first_day", "n_days")

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._rows: list[Row | None] = [None] * len(STATES)
        self.first_day = calendar.first_day
        self.n_days = calendar.n_days

    def rows(self, code: int) -> Row | None:
        """The row of a State, None if the calendar does not name it."""
        row = self._rows[code]
        if row is None and STATES[code] in self._calendar.days_off:
            row = self._rows[code] = self._calendar.row(STATES[code])
        return row


@dataclass
class Blank:
    """A case of which only the context is known: its codes, and room for what a caller makes of them."""

    context: Mapping[str, Any]
    codes: Codes
    made: list[Any] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Scalar:
    """The compiled function of a book.

    facts, rules   the order of its inputs and outputs
    run            (fact codes, bits of unknown and of known facts, P, Q, calendar, blanks) -> (values, branches, waits, texts), tuples in the order of
                   `rules`; waits: the facts that an unknown rule waits for, one bit each in the order of `facts`;
                   texts: for a rule with several texts whether each governs, 0, 1 or 2"""

    book: Book
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    run: Callable[..., Codes]
    blank: tuple[Any, ...]
    numbers: tuple[tuple[Any, ...], tuple[Any, ...]]
    places: Mapping[str, int]
    masks: tuple[int, ...]
    _blanks: dict[Any, Blank] = field(default_factory=dict, repr=False)

    def evaluate(self, facts: Mapping[str, Any], calendar: ScalarCalendar) -> Codes:
        """Values, branches, waits and texts for facts given as Python values (missing: unknown)."""
        blank = self.untouched(facts, calendar)
        inputs, unknown, known = self._inputs(facts)
        return self.run(inputs, unknown, known, *self.numbers, calendar, *blank.codes[:3])

    def untouched(self, facts: Mapping[str, Any], calendar: ScalarCalendar) -> Blank:
        """What the rules give of which nothing is known but the day and the State: most of the law, in most cases.

        Kept for the last few days and States asked about. Exact: a rule none of whose other facts are known reads only these."""
        key = (*(facts.get(name) for name in CONTEXT), calendar)
        found = self._blanks.get(key)
        if found is None:
            context = {name: facts[name] for name in CONTEXT if name in facts}
            inputs, unknown, _ = self._inputs(context)
            found = Blank(context, self.run(inputs, unknown, 1 << len(self.facts), *self.numbers, calendar, (), (), ()))
            if len(self._blanks) >= 64:
                self._blanks.clear()
            self._blanks[key] = found
        return found

    def touched(self, facts: Mapping[str, Any]) -> int:
        """The known facts that can touch a rule, one bit each; to be compared with `masks`."""
        return self._inputs(facts)[2]

    def _inputs(self, facts: Mapping[str, Any]) -> tuple[list[Any], int, int]:
        inputs = list(self.blank)
        known = 0
        for fact, value in facts.items():
            i = self.places.get(fact)
            if i is not None:
                inputs[i] = encode(value, self.book.facts[fact].type)
                known |= 1 << i
        unknown = ((1 << len(self.facts)) - 1) & ~known
        for fact in CONTEXT:
            if fact in self.places:
                known &= ~(1 << self.places[fact])
        return inputs, unknown, known


def parameter_vector(book: Book) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The numbers of the law as two vectors: values or numerators, and denominators (1 where there is none)."""
    tops: list[int] = []
    bottoms: list[int] = []
    for slot in book.slots:
        if slot.type.kind is Kind.FRACTION:
            exact = Fraction(slot.value)
            tops.append(exact.numerator)
            bottoms.append(exact.denominator)
        else:
            tops.append(encode(slot.value, slot.type))
            bottoms.append(1)
    return tuple(tops), tuple(bottoms)


def scalar(book: Book, rules: list[str] | None = None) -> Scalar:
    """Compile a book (or the rules named, with all they rest on) into one Python function."""
    wanted = tuple(book.closure(rules)) if rules is not None else tuple(book.rules)
    read = {ref.name for r in wanted for ref in book.rules[r].reads if not ref.is_rule}
    facts = tuple(f for f in book.facts if f in read)
    places = {fact: i for i, fact in enumerate(facts)}
    masks = _masks(book, wanted, places)
    emitter = Emitter(book, places, masks)
    body: list[ast.stmt] = [
        assign(fact_name(fact), ast.Subscript(name("F"), ast.Constant(i), ast.Load())) for i, fact in enumerate(facts)
    ]
    for rule in wanted:
        body += emitter.rule(book.rules[rule])
    values = ast.Tuple([name(rule_name(r)) for r in wanted], ast.Load())
    branches = ast.Tuple([name(branch_name(r)) for r in wanted], ast.Load())
    waits = ast.Tuple([name(missing_name(r)) for r in wanted], ast.Load())
    texts = ast.Tuple([_texts(emitter, book.rules[r]) for r in wanted], ast.Load())
    body.append(ast.Return(ast.Tuple([values, branches, waits, texts], ast.Load())))
    arguments = ast.arguments([], [ast.arg(a) for a in ("F", "U", "K", "P", "Q", "cal", "R", "B", "M")], None, [], [], None, [])
    function = ast.FunctionDef("evaluate", arguments, body, [], None, None)
    module = ast.fix_missing_locations(ast.Module([function], []))
    scope: dict[str, Any] = {k: v for k, v in vars(arith).items() if not k.startswith("__")}
    exec(compile(module, f"<law {book.version}>", "exec"), scope)
    blank = tuple(unknown_of(book.facts[f].type) for f in facts)
    return Scalar(book, facts, wanted, scope["evaluate"], blank, parameter_vector(book), places, tuple(masks.values()))


def _masks(book: Book, rules: tuple[str, ...], places: Mapping[str, int]) -> dict[str, int]:
    """For each rule the facts it rests on, one bit each, without the context; and the bit by which all are evaluated."""
    always = 1 << len(places)
    context = sum(1 << places[name] for name in CONTEXT if name in places)
    masks: dict[str, int] = {}
    for name_ in rules:
        mask = always
        for ref in book.rules[name_].reads:
            mask |= masks[ref.name] if ref.is_rule else 1 << places[ref.name]
        for guard in book.rules[name_].safeguards:
            mask |= masks[guard]
        masks[name_] = mask & ~context
    return masks


def _texts(emitter: Emitter, rule: LinkedRule) -> ast.expr:
    """Which texts of a rule may govern, as a pair of guards or more (a rule with one text: nothing to say)."""
    if len(rule.layers) < 2:
        return ast.Constant(None)
    return ast.Tuple([name(emitter.guards[layer.guard]) for layer in rule.layers], ast.Load())


__all__ = ["Scalar", "ScalarCalendar", "parameter_vector", "scalar"]
