"""A rule in plain words, read off the tree that every form is made from: for the catalogue, and for a prompt.

The words say what the tree says, no more and no less: a reader who knows the article can check them line by line.
Names stay recognisable (`screening_ended_on` reads "screening ended on"), so that a word can be looked up."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction as ExactFraction
from itertools import groupby
from typing import Any

from fairway.law.language.book import DOES_NOT_APPLY, Book, Layer, LinkedRule
from fairway.law.language.declare import Definition, Role
from fairway.law.language.tree import All, AnyOf, Arith, Call, Compare, Const, DatedParam, Expr, In, Not, Param, Ref
from fairway.law.language.types import NONE, Bool, Kind

Mention = Callable[[str, str], str]
"""How a name is written: (kind, name) -> text. Kinds: fact, rule, number, list."""

_DATES = {
    "==": "is", "!=": "is not", "<": "is before", "<=": "is on or before", ">": "is after", ">=": "is on or after"
}  # fmt: skip
_NUMBERS = {
    "==": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least"
}  # fmt: skip
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "/"}
_CHOSEN = {
    "latest": "the latest of", "earliest": "the earliest of", "least": "the smallest of", "most": "the greatest of"
}  # fmt: skip
_ROUNDED = {"round_up": "rounded up", "round_down": "rounded down"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a rule in words.

    definition   the text that it belongs to (the rule, an exception, a later text)
    text         "If ...: ..."; note: what the author wrote beside it; line: where it stands"""

    definition: Definition
    text: str
    note: str
    line: int


def rule_in_words(rule: LinkedRule, book: Book) -> list[str]:
    """A rule in plain words, one line for each way through it, then when it is in force and what bars it.

    >>> from fairway.law import packaged_book
    >>> for line in rule_in_words(packaged_book().rules["crisis_decision_due"], packaged_book()):
    ...     print(line)
    The last day of 2 weeks after crisis requested on.
    In force where asked on is on or after 1 July 2026.
    """
    lines = []
    for way in ways(rule, book):
        note = f" ({way.note})" if way.note else ""
        lines.append(f"{_origin(way.definition, rule)}{way.text}{note}")
    lines.append(f"In force where {in_force(rule, book)}.")
    for name in rule.safeguards:
        lines.append(f"Barred while {plain_name('rule', name)}; held back while that is unknown.")
    return lines


def ways(rule: LinkedRule, book: Book, mention: Mention | None = None) -> list[Way]:
    """The ways through a rule in the order in which they are tried; the first that holds gives the value."""
    words = _Words(book, mention or plain_name)
    found: list[Way] = []
    for place, layer in enumerate(rule.layers):
        mine = [branch for branch in rule.branches if branch.layer == place]
        for i, branch in enumerate(mine):
            value = "it does not apply" if branch.outcome == DOES_NOT_APPLY else words.value(branch.value)
            if branch.when is not None:
                condition = words.say(branch.when)
                text = f"{'Otherwise, if' if i else 'If'} {condition}: {value}."
            else:
                text = f"Otherwise: {value}." if i else _capital(f"{value}.")
            found.append(Way(layer.definition, text, branch.note, branch.line))
    return found


def in_force(rule: LinkedRule, book: Book, mention: Mention | None = None) -> str:
    """The condition on dates under which the rule's own text governs: "lodged on is on or after 12 June 2026"."""
    words = _Words(book, mention or plain_name)
    base: Layer | None = rule.layers[-1] if rule.layers else None
    return words.say(base.guard) if base else "it was not yet known"


def layer_in_force(rule: LinkedRule, book: Book, definition: Definition, mention: Mention | None = None) -> str:
    """The same for one text of the rule; empty where that text is not in the book (not yet known)."""
    words = _Words(book, mention or plain_name)
    return next((words.say(layer.guard) for layer in rule.layers if layer.definition is definition), "")


def plain_name(kind: str, name: str) -> str:
    """A name in words.

    >>> plain_name("fact", "screening_ended_on")
    'screening ended on'
    """
    return name.partition("@")[0].replace("_", " ")


def day_in_words(day: date) -> str:
    """A date as a person writes it.

    >>> day_in_words(date(2026, 6, 12))
    '12 June 2026'
    """
    return f"{day.day} {month_name[day.month]} {day.year}"


def value_in_words(value: Any) -> str:
    """A literal or a number of the law in words.

    >>> value_in_words(ExactFraction(1, 5)), value_in_words(True), value_in_words("search_and_rescue")
    ('1/5 (20 %)', 'yes', '‘search and rescue’')
    """
    if value is NONE:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, ExactFraction):
        percent = value * 100
        return f"{value} ({percent} %)" if percent.denominator == 1 and value.denominator != 1 else str(value)
    if isinstance(value, str):
        return value if value.isupper() else f"‘{value.replace('_', ' ')}’"
    return str(value)


class _Words:
    """Expressions in words, with names written as `mention` says."""

    def __init__(self, book: Book, mention: Mention) -> None:
        self.book = book
        self.mention = mention

    def value(self, node: Expr) -> str:
        """What a branch gives."""
        if isinstance(node, Const):
            return "none: it does not apply" if node.value is NONE else value_in_words(node.value)
        if _is_truth(node):
            return f"yes if {self.say(node)}, otherwise no"
        return self.say(node)

    def say(self, node: Expr) -> str:
        """An expression; conditions read as conditions."""
        match node:
            case Const(value):
                return value_in_words(value)
            case Ref(name, _, is_rule):
                return self.mention("rule" if is_rule else "fact", name)
            case Param(slot):
                return self.number(slot)
            case DatedParam():
                return self.dated(node)
            case Not(of):
                return self.negated(of)
            case All(of):
                return " and ".join(self.gathered(of))
            case AnyOf(of):
                return " or ".join(self.inside(part) for part in of)
            case Compare():
                return self.compared(node)
            case In():
                return self.member(node, "is")
            case Arith(op, left, right):
                return f"{self.inside(left)} {_SIGNS[op]} {self.inside(right)}"
            case Call():
                return self.called(node)
            case _:
                raise TypeError(f"{node!r} is not resolved")

    def gathered(self, parts: Sequence[Expr]) -> list[str]:
        """The parts of an "and"; several options asked of one set are asked together."""
        said: list[str] = []
        for right, run in groupby(parts, key=_set_asked):
            nodes = list(run)
            if right is None or len(nodes) == 1:
                said += [self.inside(node) for node in nodes]
            else:
                options = [value_in_words(_option(node)) for node in nodes]
                said.append(f"{self.say(right)} contains {', '.join(options[:-1])} as well as {options[-1]}")
        return said

    def inside(self, node: Expr) -> str:
        """A part of a larger expression, in brackets where it would otherwise be misread."""
        text = self.say(node)
        return f"({text})" if isinstance(node, All | AnyOf | Arith) else text

    def number(self, slot: int) -> str:
        held = self.book.slots[slot]
        value = value_in_words(held.value)
        return value if held.implicit else f"{self.mention('number', held.name)} ({value})"

    def dated(self, node: DatedParam) -> str:
        values = []
        for since, step in node.steps:
            start = "" if since == date.min else f" from {day_in_words(since)}"
            values.append(value_in_words(self.book.slots[step.slot].value) + start)
        return f"{self.mention('number', node.name)} ({'; '.join(values)})"

    def negated(self, of: Expr) -> str:
        match of:
            case Call("happened", (what,)):
                return f"there is no {self.event(what)}"
            case In():
                return self.member(of, "is not")
            case Ref() | Param() | DatedParam():
                return f"not {self.say(of)}"
            case _:
                return f"not ({self.say(of)})"

    def compared(self, node: Compare) -> str:
        kind = getattr(node.left, "type", None) or getattr(node.right, "type", None)
        timed = kind is not None and kind.kind in (Kind.DATE, Kind.INSTANT)
        words = _DATES if timed or _is_period(node.left) or _is_period(node.right) else _NUMBERS
        return f"{self.inside(node.left)} {words[node.op]} {self.inside(node.right)}"

    def member(self, node: In, verb: str) -> str:
        if node.right is not None:
            holds = "contains" if verb == "is" else "does not contain"
            return f"{self.say(node.right)} {holds} {value_in_words(_option(node))}"
        if node.listed:
            return f"{self.say(node.left)} {verb} in the list {self.mention('list', node.listed)}"
        options = [value_in_words(option) for option in node.options]
        if len(options) == 1:
            return f"{self.say(node.left)} {verb} {options[0]}"
        return f"{self.say(node.left)} {verb} one of {', '.join(options)}"

    def called(self, node: Call) -> str:
        word, args = node.word, node.args
        if word in ("days", "weeks", "months", "years", "working_days", "hours"):
            return self.period(node)
        if word == "last_day":
            return f"the last day of {self.say(args[0])}{self.whose_days_off(args[1:])}"
        if word == "happened":
            return f"there is {_a(self.event(args[0]))}"
        if word in _ROUNDED:
            return f"{self.inside(args[0])}, {_ROUNDED[word]}"
        if word == "first_of":
            return "the first that there is of: " + "; ".join(self.say(a) for a in args)
        return f"{_CHOSEN[word]} {_listed([self.say(a) for a in args])}"

    def event(self, node: Expr) -> str:
        """What there may be or not be: 'date "lodged on"'."""
        if not isinstance(node, Ref):
            return self.say(node)
        word = {Kind.DATE: "date", Kind.INSTANT: "time", Kind.CHOICE: node.type.word or "answer"}.get(
            node.type.kind, "number"
        )
        return f"{word} “{self.say(node)}”"

    def period(self, node: Call) -> str:
        unit = node.word.replace("_", " ")
        start, length = node.args[:2]
        count = self.book.slots[length.slot] if isinstance(length, Param) else None
        if count is not None and count.implicit and isinstance(count.value, int):
            size = abs(count.value)
            words = f"{size} {unit[:-1] if size == 1 else unit} {'before' if count.value < 0 else 'after'}"
        else:
            words = f"{self.inside(length)} {unit} after"
        return f"{words} {self.say(start)}{self.whose_days_off(node.args[2:])}"

    def whose_days_off(self, args: Sequence[Expr]) -> str:
        if not args or (isinstance(args[0], Ref) and args[0].name == "acting_state"):
            return ""
        return f" (days off of {self.say(args[0])})"


def _set_asked(node: Expr) -> Expr | None:
    return node.right if isinstance(node, In) else None


def _option(node: Expr) -> Any:
    assert isinstance(node, In) and isinstance(node.left, Const)
    return node.left.value


def _is_truth(node: Expr) -> bool:
    if isinstance(node, Not | All | AnyOf | Compare | In):
        return True
    if isinstance(node, Call):
        return node.word == "happened"
    return isinstance(node, Ref | Param | DatedParam) and node.type is Bool


def _is_period(node: Expr) -> bool:
    return isinstance(node, Call) and node.word in (
        "days", "weeks", "months", "years", "working_days", "hours", "last_day", "latest", "earliest"
    )  # fmt: skip


def _origin(definition: Definition, rule: LinkedRule) -> str:
    if definition is rule.base:
        return ""
    if definition.role is Role.EXCEPTION:
        return f"Exception, {definition.label} ({definition.citation.brief}): "
    return f"Later text ({definition.citation}): "


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _a(words: str) -> str:
    first = words.lstrip("[(‘").lower()
    return words if not first[:1].isalpha() else f"{'an' if first[0] in 'aeiou' else 'a'} {words}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
