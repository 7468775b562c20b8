"""Asking the law about one case: facts in, findings, clocks and missing facts out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from fairway.errors import BadFact
from fairway.law import clocks as clock_states
from fairway.law.calendars import Calendar
from fairway.law.door import read_facts
from fairway.law.findings import Explanation, Finding, plain
from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.codegen import DEFEATED_BRANCH, EITHER_BRANCH, HELD_BRANCH, NOT_IN_FORCE_BRANCH
from fairway.law.language.encode import decode, decoder
from fairway.law.language.explain import DEFEATED, EITHER_WAY, HELD, Explainer, Step
from fairway.law.language.scalar import Blank, Scalar, ScalarCalendar, scalar
from fairway.law.language.tree import Ref, refs
from fairway.law.language.types import NONE, UNKNOWN
from fairway.law.pack import packaged_book

TRACE_SCHEMA = "fairway.law.trace/1"
COMPILE_AFTER = 3
"""Compiling a book takes about as long as explaining some cases in full: the first questions go to the reference."""
KEPT = 64
"""How many sets of missing facts a rule keeps ready."""


@dataclass(frozen=True)
class Answer:
    """What the law says of one case.

    facts      as checked at the door (asked_on included)
    on         the day of the question; the date of knowledge is that of the book
    codes      for each rule of the book in order its value, coded (None: explained by the reference, not compiled)
    branches   likewise the branch that fired, or a negative code
    waits      likewise the facts that it waits for, one bit each
    texts      likewise, for rules with several texts, whether each governs
    touched    which facts can touch a rule, and what holds of the rules that none touches"""

    book: Book
    facts: Mapping[str, Any]
    on: date
    calendar: Calendar
    codes: Sequence[Any] | None
    branches: Sequence[int]
    waits: Sequence[int] | None
    texts: Sequence[tuple[int, ...] | None] | None
    asked: tuple[str, ...] | None = None
    previous: Answer | None = None
    touched: tuple[int, Blank] | None = None

    # reading

    def __getitem__(self, rule: str) -> Finding:
        """The finding of a rule by its name. Raises BadFact with the nearest name."""
        if rule not in self.book.rules:
            import difflib

            near = difflib.get_close_matches(rule, list(self.book.rules), n=1)
            raise BadFact(f"there is no rule '{rule}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        return self._finding(rule)

    def _finding(self, rule: str) -> Finding:
        return Finding(self, self.book.rules[rule], _shape(self.book).place[rule])

    def __iter__(self) -> Iterator[Finding]:
        return (self._finding(name) for name in (self.asked or self.book.rules))

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """Every finding that was asked for, by rule name."""
        return {name: self._finding(name) for name in (self.asked or self.book.rules)}

    @cached_property
    def clocks(self) -> list[clock_states.ClockState]:
        """The clocks of the case in order: dated ones by their last day, then those still open."""
        states = {}
        for name in self.asked or self.book.rules:
            rule = self.book.rules[name]
            if rule.base.clock is None:
                continue
            finding = self._finding(name)
            branch = finding.code if finding.code >= 0 else None
            state = clock_states.state_of(
                rule, self.book, finding.value, branch, self.on, self.value_of, finding.missing
            )
            if self.previous is not None:
                before = {s.name: s for s in self.previous._all_clocks}.get(name)
                if before is not None:
                    state = state.after_correction(before, self._changed)
            states[name] = state
        self.__dict__["_states"] = states
        return clock_states.chain(states)

    @property
    def _all_clocks(self) -> list[clock_states.ClockState]:
        _ = self.clocks
        return list(self.__dict__["_states"].values())

    def clock(self, name: str) -> clock_states.ClockState:
        """One clock, running or not. Raises BadFact if no rule of that name is a clock."""
        for state in self._all_clocks:
            if state.name == name:
                return state
        raise BadFact(f"there is no clock '{name}'. `fairway law list --kind clock` lists them all.")

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Every fact that some open finding waits for: first what most of them wait for."""
        counted: dict[str, int] = {}
        for finding in self:
            for fact in finding.missing:
                counted[fact] = counted.get(fact, 0) + 1
        return tuple(sorted(counted, key=lambda f: -counted[f]))

    def value_of(self, name: str) -> Any:
        """The value of a fact or a rule; UNKNOWN for a fact that nobody gave."""
        place = _shape(self.book).place.get(name)
        return self.facts.get(name, UNKNOWN) if place is None else self.value_at(place)

    def value_at(self, place: int) -> Any:
        """The value of the rule at a place of the book."""
        rule = _shape(self.book).rules[place]
        return self.step(rule.name).value if self.codes is None else decode(self.codes[place], rule.type)

    def missing_at(self, place: int) -> tuple[str, ...]:
        """The facts that the rule at a place waits for, in reading order."""
        rule = _shape(self.book).rules[place]
        if self.waits is None:
            step = self.step(rule.name)
            return tuple(step.missing)
        return _names_of_bits(self.book, rule.name, self.waits[place]) if self.waits[place] else ()

    def explained(self) -> list[Explanation]:
        """Every finding in full: value, citation, note of the branch, what was read, what is missing."""
        shape = _shape(self.book)
        if self.codes is None or self.waits is None or self.texts is None or self.touched is None:
            return [self._explanation(shape.place[name]) for name in self.asked or self.book.rules]
        known, blank = self.touched
        if not blank.made:
            bare = Answer(self.book, blank.context, self.on, self.calendar, *blank.codes)
            blank.made = [bare._explanation(place) for place in range(len(shape.rules))]
        found = list(blank.made)
        codes, branches, waits, all_texts = self.codes, self.branches, self.waits, self.texts
        for place, (mask, name, value_of, reasons, awaited) in enumerate(shape.kept):
            if not known & mask:
                continue
            texts = all_texts[place]
            key = branches[place] if texts is None else (branches[place], texts)
            why = reasons.get(key)
            if why is None:
                why = reasons[key] = self._explanation(place)[2:5]
            bits = waits[place]
            missing = awaited.get(bits)
            if missing is None:
                missing = _names_of_bits(self.book, name, bits)
                if len(awaited) < KEPT:
                    awaited[bits] = missing
            found[place] = _new(Explanation, (name, value_of(codes[place]), *why, missing))
        return found

    def _explanation(self, place: int) -> Explanation:
        finding = Finding(self, _shape(self.book).rules[place], place)
        names = self.names_read(finding.rule, finding.code)
        return Explanation(finding.name, finding.value, finding.citation, finding.note, names, self.missing_at(place))

    # reasons

    def layer_active(self, rule: LinkedRule, layer: int) -> Any:
        """Whether one text of a rule governs this case: True, False or UNKNOWN."""
        definition = rule.layers[layer].definition
        day = self.value_of(definition.anchor)
        if day is UNKNOWN:
            return UNKNOWN
        if day is NONE or day < definition.applies_from:
            return False
        return definition.applies_to is None or day < definition.applies_to

    def names_read(self, rule: LinkedRule, code: int) -> tuple[str, ...]:
        """The facts and rules read on the way to a branch, without those of texts that do not govern."""
        active = tuple(self.layer_active(rule, i) is not False for i in range(len(rule.layers)))
        return _names_read(rule, code, active)

    def step(self, rule: str) -> Step:
        """The reference's account of one rule."""
        return self._explainer.step(rule)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.book, self.facts, self.calendar)

    # going on

    def corrected(self, facts: Mapping[str, Any]) -> Answer:
        """The same question with some facts corrected or added (None: withdrawn). Clocks keep their earlier values."""
        merged = {**self.facts, **facts}
        merged.pop("asked_on", None)
        return ask(merged, on=self.on, book=self.book, calendar=self.calendar, rules=self.asked, previous=self)

    @property
    def _changed(self) -> tuple[str, ...]:
        assert self.previous is not None
        names = {**self.previous.facts, **self.facts}
        return tuple(n for n in names if self.previous.facts.get(n) != self.facts.get(n))

    def as_dict(self) -> dict[str, Any]:
        """The whole answer in the trace schema (docs/law/trace.md)."""
        return {
            "schema": TRACE_SCHEMA,
            "on": self.on.isoformat(),
            "known": self.book.known.isoformat() if self.book.known else None,
            "law_version": self.book.version,
            "amended": {k: plain(v) for k, v in self.book.amendments.items()},
            "calendar": {"name": self.calendar.name, "version": self.calendar.version, "sha256": self.calendar.sha256},
            "facts": {name: plain(value) for name, value in self.facts.items()},
            "findings": [finding.as_dict() for finding in self],
            "clocks": [clock_as_dict(state) for state in self.clocks],
            "missing": list(self.missing),
        }

    def to_json(self, indent: int | None = 2) -> str:
        """`as_dict` as JSON text."""
        return json.dumps(self.as_dict(), indent=indent, ensure_ascii=False)


def ask(
    facts: Mapping[str, Any],
    *,
    on: date | str,
    known: date | str | None = None,
    rules: Sequence[str] | None = None,
    calendar: Calendar | None = None,
    national: Mapping[str, Mapping[str, Any]] | None = None,
    amend: Mapping[str, Any] | None = None,
    book: Book | None = None,
    previous: Answer | None = None,
) -> Answer:
    """What the law says of one case on a day.

    facts      name -> value (a date or "2026-07-06", True, 3, "1/5", "DE", "none"); what is left out is unknown
    on         the day of the question; known: leave out law published after that day
    rules      the rules wanted (all they rest on is evaluated too); None: the whole law
    calendar   days off; None: the packaged table
    national   State -> national parameters, checked against the intervals that EU law allows
    amend      numbers of the law to replace (what-if)
    Raises BadFact and OutsideCalendar; a fact that is missing is no error.

    >>> answer = ask({"made_on": "2026-07-06", "acting_state": "DE"}, on="2026-07-06", rules=["registration_due"])
    >>> answer.on
    datetime.date(2026, 7, 6)
    """
    day = _as_date("on", on)
    if book is None:
        book = packaged_book(None if known is None else _as_date("known", known), _frozen(amend))
    for rule in rules or ():
        if rule not in book.rules:
            import difflib

            near = difflib.get_close_matches(rule, list(book.rules), n=1)
            raise BadFact(f"there is no rule '{rule}'." + (f" Did you mean '{near[0]}'?" if near else ""))
    checked = read_facts(book, facts, national)
    if "asked_on" in book.facts:
        checked.setdefault("asked_on", day)
    days_off = calendar or Calendar.packaged()
    asked = tuple(rules) if rules is not None else None
    _asked[book] = _asked.get(book, 0) + 1
    if asked is None and _asked[book] > COMPILE_AFTER:
        compiled = _compiled(book)
        coded, known_bits, blank = compiled.evaluated(checked, _scalar_calendar(days_off))
        return Answer(book, checked, day, days_off, *coded, asked, previous, (known_bits, blank))
    explainer = Explainer(book, checked, days_off)
    wanted = book.rules if asked is None else set(book.closure(list(asked)))
    found = [code_of(explainer.step(name)) if name in wanted else EITHER_BRANCH for name in book.rules]
    answer = Answer(book, checked, day, days_off, None, found, None, None, asked, previous)
    answer.__dict__["_explainer"] = explainer
    return answer


_asked: WeakKeyDictionary[Book, int] = WeakKeyDictionary()


def code_of(step: Step) -> int:
    """The branch code of a step of the reference, as the compiled forms give it."""
    if step.outcome == DEFEATED:
        return DEFEATED_BRANCH
    if step.outcome == HELD:
        return HELD_BRANCH
    if step.branch is not None:
        return step.branch
    return EITHER_BRANCH if step.outcome == EITHER_WAY or step.value is UNKNOWN else NOT_IN_FORCE_BRANCH


@dataclass(frozen=True, eq=False)
class _Shape:
    """A book's rules by place and their places by name; and, per place, what `explained` has already put together.

    decoder   code -> value
    reasons   branch, and which texts govern where there are several -> citation, note, names read
    awaited   bits -> names of the facts waited for, at most KEPT of them"""

    book: Book

    rules: tuple[LinkedRule, ...]
    place: Mapping[str, int]

    @cached_property
    def kept(self) -> tuple[tuple[int, str, Callable[[Any], Any], dict[Any, Any], dict[int, tuple[str, ...]]], ...]:
        """Per rule: its mask, its name, its decoder, its reasons, and the names it has waited for."""
        masks = _compiled(self.book).masks
        return tuple(
            (mask, rule.name, decoder(rule.type), {}, {0: ()}) for rule, mask in zip(self.rules, masks, strict=True)
        )


_new = tuple.__new__  # what Explanation._make calls, without the call


@lru_cache(maxsize=8)
def _shape(book: Book) -> _Shape:
    return _Shape(book, tuple(book.rules.values()), {name: i for i, name in enumerate(book.rules)})


@lru_cache(maxsize=8)
def _compiled(book: Book) -> Scalar:
    return scalar(book)


@lru_cache(maxsize=8)
def _scalar_calendar(calendar: Calendar) -> ScalarCalendar:
    return ScalarCalendar(calendar)


@lru_cache(maxsize=65536)
def _names_of_bits(book: Book, rule: str, bits: int) -> tuple[str, ...]:
    return tuple(fact for fact in _reading_order(book, rule) if bits >> _bit(book, fact) & 1)


@lru_cache(maxsize=8192)
def _bit(book: Book, fact: str) -> int:
    return _compiled(book).places[fact]


@lru_cache(maxsize=4096)
def _reading_order(book: Book, rule: str) -> tuple[str, ...]:
    """The facts that a rule rests on, directly or through others, in the order in which they are read."""
    found: dict[str, None] = {}
    for ref in book.rules[rule].reads:
        found.update(dict.fromkeys(_reading_order(book, ref.name)) if ref.is_rule else {ref.name: None})
    for name in book.rules[rule].safeguards:
        found.update(dict.fromkeys(_reading_order(book, name)))
    return tuple(found)


@lru_cache(maxsize=65536)
def _names_read(rule: LinkedRule, code: int, active: tuple[bool, ...]) -> tuple[str, ...]:
    found: dict[str, Ref] = {}
    for i, branch in enumerate(rule.branches):
        found.update((r.name, r) for r in refs(branch.guard) if r.name not in found)
        if not active[branch.layer]:
            continue
        parts = [branch.when] if branch.when is not None else []
        if code == i or code < 0:
            parts.append(branch.value)
        for part in parts:
            found.update((r.name, r) for r in refs(part) if r.name not in found)
        if code == i:
            break
    return tuple(found)


def clock_as_dict(state: clock_states.ClockState) -> dict[str, Any]:
    """A clock in the trace schema."""
    return {
        "rule": state.name,
        "citation": state.citation.as_dict(),
        "text": state.doc,
        "due": plain(state.due),
        "status": state.status.value,
        "days_left": state.days_left,
        "length": state.length,
        "started_by": {name: plain(value) for name, value in state.started_by},
        "done": state.done,
        "done_on": plain(state.done_on),
        "on_expiry": state.on_expiry.name,
        "missed": state.missed,
        "evidence": state.evidence.value,
        "unsettled": state.unsettled,
        "missing": list(state.missing),
        "earlier": [{"due": plain(c.due), "because": list(c.because)} for c in state.earlier],
    }


def _as_date(name: str, value: date | str) -> date:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise BadFact(f"{name}: {value!r} is not a date; write it as year-month-day, such as 2026-07-13.") from None


def _frozen(amend: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return dict(amend) if amend else None
