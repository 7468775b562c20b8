"""One compiled Python function for a single case: all rules of a book, values and branches, on codes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from fairway.law.calendars import STATES, Calendar, Row
from fairway.law.language import arith
from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.codegen import Emitter, assign, branch_name, fact_name, missing_name, name, rule_name
from fairway.law.language.encode import encode, encoder, unknown_of
from fairway.law.language.types import Kind

Codes = tuple[tuple[Any, ...], tuple[int, ...], tuple[int, ...], tuple[tuple[int, ...] | None, ...]]


CONTEXT = ("asked_on", "acting_state")
"""Known in almost every case; what rests on nothing else is the same for all cases of a day and a State."""


class ScalarCalendar:
    """A calendar as the scalar words read it: rows by the code of a State, made when first needed."""

    __slots__ = ("_calendar", "_rows", "first_day", "n_days", "offsets")

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._rows: list[Row | None] = [None] * len(STATES)
        self.offsets: list[bytes | None] = [None] * len(STATES)  # `roll` of the rows made so far
        self.first_day = calendar.first_day
        self.n_days = calendar.n_days

    def rows(self, code: int) -> Row | None:
        """The row of a State, None if the calendar does not name it."""
        row = self._rows[code]
        if row is None and STATES[code] in self._calendar.days_off:
            row = self._rows[code] = self._calendar.row(STATES[code])
            self.offsets[code] = row.roll
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
    run            (fact codes, bits of unknown and of known facts, P, Q, calendar, blanks) ->
                   (values, branches, waits, texts), tuples in the order of `rules`. waits: the facts that an
                   unknown rule waits for, one bit each in the order of `facts`. texts: for a rule with several
                   texts whether each governs, 0, 1 or 2"""

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
        return self.evaluated(facts, calendar)[0]

    def evaluated(self, facts: Mapping[str, Any], calendar: ScalarCalendar) -> tuple[Codes, int, Blank]:
        """As `evaluate`, with the known facts that can touch a rule (bits, to be compared with `masks`) and the blank case."""
        blank = self.untouched(facts, calendar)
        inputs, given = self._inputs(facts)
        known = given & ~self.context
        return self.run(inputs, self.every & ~given, known, *self.numbers, calendar, *blank.codes[:3]), known, blank

    def untouched(self, facts: Mapping[str, Any], calendar: ScalarCalendar) -> Blank:
        """What the rules give of which nothing is known but the day and the State: most of the law, in most cases.

        Kept for the last few days and States asked about. Exact: a rule none of whose other facts are known reads only these."""
        key = (facts.get(CONTEXT[0]), facts.get(CONTEXT[1]), calendar)
        found = self._blanks.get(key)
        if found is None:
            context = {name: facts[name] for name in CONTEXT if name in facts}
            inputs, given = self._inputs(context)
            every = 1 << len(self.facts)
            codes = self.run(inputs, self.every & ~given, every, *self.numbers, calendar, (), (), ())
            found = Blank(context, codes)
            if len(self._blanks) >= 64:
                self._blanks.clear()
            self._blanks[key] = found
        return found

    @cached_property
    def every(self) -> int:
        """The bits of all facts."""
        return (1 << len(self.facts)) - 1

    @cached_property
    def context(self) -> int:
        """The bits of the context."""
        return sum(1 << self.places[name] for name in CONTEXT if name in self.places)

    @cached_property
    def _coders(self) -> dict[str, tuple[int, int, Callable[[Any], Any]]]:
        """Fact -> its place, its bit, and what makes its code."""
        return {fact: (i, 1 << i, encoder(self.book.facts[fact].type)) for i, fact in enumerate(self.facts)}

    def _inputs(self, facts: Mapping[str, Any]) -> tuple[list[Any], int]:
        inputs, given, coders = list(self.blank), 0, self._coders
        for fact, value in facts.items():
            coder = coders.get(fact)
            if coder is not None:
                place, bit, code = coder
                inputs[place] = code(value)
                given |= bit
        return inputs, given


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
    arguments = ast.arguments(
        [], [ast.arg(a) for a in ("F", "U", "K", "P", "Q", "cal", "R", "B", "M")], None, [], [], None, []
    )
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
