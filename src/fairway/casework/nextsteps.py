"""What the law offers next in a case on a day: steps with their reasons, clocks that wait for a fact, rules that hold.

Everything here is a proposal. A step is named because a clock runs for it, because a finding asks for it or allows it, or because the
step before it was taken; whoever takes another one is not stopped, and says why. Nothing is done by expiry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from fairway.casework.facts import Known, answer
from fairway.casework.models import CaseRow
from fairway.casework.steps import DECISIONS, STEPS, Step
from fairway.law.asking import Answer
from fairway.law.clocks import ClockState, Status
from fairway.law.findings import Finding
from fairway.law.language.book import Book
from fairway.law.language.explain import DEFEATED, HELD
from fairway.law.language.source import Force
from fairway.law.language.types import NONE, UNKNOWN, Kind
from fairway.law.pack import packaged_book
from fairway.law.questions import in_asking_order

RUNS = (Status.RUNNING, Status.MISSED, Status.MISSED_UNLESS_DONE, Status.SUSPENDED)
MOST_MISSING = 6
"""How many of the facts that something waits for are named: those that a person would ask first."""
_SAID = (Force.MUST, Force.MAY, Force.BAR, Force.RIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason in the law: a clock or a finding.

    rule      its name, to open the whole explanation
    says      what the provision says, in a sentence
    force     "must", "may", "clock", "barred", "held back" or "open"
    used      what the finding was read from: fact or rule -> value as text
    due       last day, for a clock; missed: what follows if it runs out"""

    rule: str
    citation: str
    says: str
    force: str
    used: Mapping[str, str]
    due: date | None = None
    missed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that the law offers.

    decision   whether it is recorded as a decision, with reasons and the rules applied (`commands.decide`)
    force      "must": a clock runs or a finding asks for it; "may": allowed, or next in order; "barred": a safeguard stands against it
    due        the earliest last day among its reasons; late: that day is past
    asks       facts that are given when it is taken; missing: facts that would settle what is still open about it
    roles      who may take it"""

    name: str
    title: str
    decision: bool
    force: str
    due: date | None
    late: bool
    why: tuple[Why, ...]
    asks: tuple[str, ...]
    missing: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A clock that has begun to matter and whose last day cannot be said yet, with the facts that it waits for."""

    rule: str
    citation: str
    says: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a case page shows beside the record. Nothing in it is a decision.

    steps     those with a last day first, by that day; then what must be done, then what may
    waiting   clocks without a last day yet
    holds     rules that hold now (must, must not, may, has a right to) and rest on what is recorded in this case"""

    on: date
    steps: tuple[NextStep, ...]
    waiting: tuple[Waiting, ...]
    holds: tuple[Why, ...]


def next_steps(case: CaseRow, on: date, *, public: Known | None = None) -> Outlook:
    """What the law offers next in a case on a legal day. Raises BadFact if its facts contradict each other."""
    said = answer(case, on, public=public)
    clocks = {state.name: state for state in said.clocks}
    every = {**STEPS, **DECISIONS}
    steps = [] if case.closed_on else [made for name in every if (made := _offer(every[name], said, clocks, on))]
    order = {name: place for place, name in enumerate(every)}
    steps.sort(key=lambda step: (step.due or date.max, _FORCES[step.force], order[step.name]))
    return Outlook(on=on, steps=tuple(steps), waiting=tuple(_waiting(case, said)), holds=tuple(_holding(case, said)))


def departures(case: CaseRow, step: str, on: date, *, public: Known | None = None) -> tuple[Why, ...]:
    """Findings that a step would not follow: rules that bar it or hold it back on that day. Taking it all the same asks for a reason."""
    what = STEPS.get(step) or DECISIONS[step]
    return tuple(
        why for why in _findings(what, answer(case, on, public=public)) if why.force in ("barred", "held back")
    )


# ------------------------------------------------------------------------------------------------------------ steps

_FORCES = {"must": 0, "may": 1, "barred": 2}


def _offer(step: Step, said: Answer, clocks: Mapping[str, ClockState], on: date) -> NextStep | None:
    running = [
        clocks[name]
        for name in step.answers
        if name in clocks and clocks[name].status in RUNS and isinstance(clocks[name].due, date)
    ]
    running.sort(key=lambda state: (_day(state.due), state.name))
    if not running and _taken(step, said):
        return None
    found = list(_findings(step, said))
    in_order = bool(step.after) and all(_known(said, fact) for fact in step.after)
    if not (running or in_order or any(why.force != "open" for why in found)):
        return None
    why = [_of_clock(state, said[state.name]) for state in running] + found
    due = _day(running[0].due) if running else None
    return NextStep(
        name=step.name, title=step.title, decision=step.name in DECISIONS, force=_force(running, found), due=due,
        late=due is not None and due < on, why=tuple(why), asks=step.asks, missing=_wanted(step, said), roles=step.roles,
    )  # fmt: skip


def _taken(step: Step, said: Answer) -> bool:
    """Taken: everything that it asks for is recorded, and none of it as "not yet". A clock that still runs offers it again."""
    return all(_known(said, fact) for fact in step.asks)


def _known(said: Answer, fact: str) -> bool:
    value = said.value_of(fact)
    if value is UNKNOWN or value is NONE:
        return False
    return value is True or fact not in _OFFERS


_OFFERS = frozenset({"interview_offered"})
"""Yes/no facts of which "no" means that the step is still to be taken."""


def _force(running: list[ClockState], found: list[Why]) -> str:
    forces = {why.force for why in found}
    if running or "must" in forces:
        return "must"
    return "barred" if forces & {"barred", "held back"} and "may" not in forces else "may"


def _findings(step: Step, said: Answer) -> Iterator[Why]:
    for name in step.offered_by:
        finding = said[name]
        if finding.outcome in (DEFEATED, HELD):
            yield _of_finding(finding, "barred" if finding.outcome == DEFEATED else "held back")
        elif finding.value is True:
            yield _of_finding(finding, "may" if finding.text.force is Force.MAY else "must")
        elif finding.value is UNKNOWN and _known(said, finding.rule.base.anchor):
            yield _of_finding(finding, "open")


def _wanted(step: Step, said: Answer) -> tuple[str, ...]:
    """Facts that would settle the step's open findings: asked in the order in which a person would."""
    found: dict[str, None] = {}
    for name in step.offered_by:
        finding = said[name]
        if finding.value is UNKNOWN and _known(said, finding.rule.base.anchor):
            found.update(dict.fromkeys(in_asking_order(finding)[:MOST_MISSING]))
    return tuple(found)


def _of_clock(state: ClockState, finding: Finding) -> Why:
    used = {
        name: _show(value) for name, value in finding.used.items() if value is not UNKNOWN and name != "acting_state"
    }
    return Why(
        rule=state.name, citation=state.citation.brief, says=state.doc, force="clock", used=used, due=_day(state.due), missed=state.missed
    )  # fmt: skip


def _of_finding(finding: Finding, force: str) -> Why:
    used = {name: _show(value) for name, value in finding.used.items() if value is not UNKNOWN}
    says = f"{finding.text.doc} {finding.note}".strip()
    return Why(rule=finding.name, citation=finding.citation.brief, says=says, force=force, used=used)


# ----------------------------------------------------------------------------------------- waiting clocks, rules that hold


def _waiting(case: CaseRow, said: Answer) -> Iterator[Waiting]:
    """Clocks whose own event is recorded in this case, and that still wait for something."""
    for state in said.clocks:
        if state.status is not Status.OPEN:
            continue
        finding = said[state.name]
        if _recorded(case, finding.rule.base.anchor) and not _all_public(said.book, finding.missing):
            yield Waiting(
                rule=state.name, citation=state.citation.brief, says=state.doc, missing=tuple(in_asking_order(finding)[:MOST_MISSING])
            )  # fmt: skip


def _holding(case: CaseRow, said: Answer) -> Iterator[Why]:
    """Yes/no rules that hold and rest on something that was recorded in this case."""
    recorded = {name for name in case.facts if _recorded(case, name)}
    for name, rests_on in _yes_no_rules(said.book):
        if recorded & rests_on and said.value_of(name) is True:
            finding = said[name]
            yield _of_finding(finding, finding.text.force.value)


def _recorded(case: CaseRow, fact: str) -> bool:
    there = case.facts.get(fact)
    return bool(there) and not there.get("withdrawn") and there["value"] != "none"


@lru_cache(maxsize=4)
def _yes_no_rules(book: Book) -> tuple[tuple[str, frozenset[str]], ...]:
    """Rules of the case that say what must, may or must not be, each with the facts that it rests on."""
    return tuple(
        (name, _rests_on(book, name))
        for name, rule in book.rules.items()
        if rule.type.kind is Kind.BOOL and rule.base.clock is None and rule.base.force in _SAID
    )


@lru_cache(maxsize=4096)
def _rests_on(book: Book, rule: str) -> frozenset[str]:
    found: set[str] = set()
    for ref in book.rules[rule].reads:
        found |= _rests_on(book, ref.name) if ref.is_rule else {ref.name}
    for name in book.rules[rule].safeguards:
        found |= _rests_on(book, name)
    return frozenset(found)


def _all_public(book: Book, facts: tuple[str, ...]) -> bool:
    return all(book.facts[fact].sensitivity.value == "public" for fact in facts)


# ------------------------------------------------------------------------------------------------------------ words


def question(fact: str) -> str:
    """The question behind a fact, as a person is asked it."""
    return packaged_book().facts[fact].question


def _day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def _show(value: Any) -> str:
    if value is UNKNOWN:
        return "not known"
    if value is NONE:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(item) for item in value))
    return value.isoformat() if isinstance(value, date) else str(value)
