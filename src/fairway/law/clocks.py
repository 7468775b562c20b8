"""Clocks: an anchor, a length, a rule for the last day, and what follows when it runs out.

A clock is a dated rule that a `@clock` declares; this module says how it stands on a day. Nothing here asks what time it is,
opens a file or knows a case. Nothing adverse to a person happens by expiry alone: a clock states, a person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.declare import Clock as Limit
from fairway.law.language.declare import Definition
from fairway.law.language.source import Citation, Evidence, Expiry
from fairway.law.language.tree import Call, DatedParam, Expr, Param, Ref, walk
from fairway.law.language.types import NONE, UNKNOWN

Due = date | datetime


class Status(Enum):
    """How a clock stands on the day of the question."""

    OPEN = "cannot be said yet"
    NOT_RUNNING = "does not run"
    RUNNING = "running"
    MET = "met"
    MET_LATE = "done late"
    MISSED = "missed"
    MISSED_UNLESS_DONE = "missed, unless it was done: not yet known"
    SUSPENDED = "expired, consequence suspended"


@dataclass(frozen=True, slots=True)
class Correction:
    """An earlier value of a clock, kept when an anchor was corrected."""

    due: Any
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClockState:
    """One clock in one case on one day.

    due          the last day (or instant); UNKNOWN or NONE
    started_by   the events that it was counted from, with their dates
    length       the length in words, with the numbers in force ("5 days", "2 months")
    days_left    whole days from the day of the question to the last day; negative when past; None if there is no date
    earlier      values that it had before an anchor was corrected, oldest first"""

    name: str
    citation: Citation
    doc: str
    due: Any
    status: Status
    on_expiry: Expiry
    missed: str
    done: str | None
    done_on: Any
    started_by: tuple[tuple[str, Any], ...]
    length: str
    days_left: int | None
    evidence: Evidence
    unsettled: str | None
    missing: tuple[str, ...]
    earlier: tuple[Correction, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether there is a limit at all, known or not."""
        return self.status is not Status.NOT_RUNNING

    def after_correction(self, before: ClockState, changed: tuple[str, ...]) -> ClockState:
        """This clock with the value it had before some facts were corrected."""
        if before.due is self.due or before.due == self.due:
            return replace(self, earlier=before.earlier)
        return replace(self, earlier=(*before.earlier, Correction(before.due, changed)))


def clock_of(rule: LinkedRule, layer: Definition | None) -> Limit | None:
    """The limit that a rule's governing text declares (an exception inherits that of the rule)."""
    if layer is not None and layer.clock is not None:
        return layer.clock
    return rule.base.clock


def status(due: Any, done_on: Any, on: date, suspended: bool) -> Status:
    """How a limit stands. Unknown whether it was done is not 'not done'.

    >>> status(date(2026, 7, 13), NONE, date(2026, 7, 13), False)
    <Status.RUNNING: 'running'>
    >>> status(date(2026, 7, 13), UNKNOWN, date(2026, 7, 14), False)
    <Status.MISSED_UNLESS_DONE: 'missed, unless it was done: not yet known'>
    """
    if due is UNKNOWN:
        return Status.OPEN
    if due is NONE:
        return Status.NOT_RUNNING
    last = _day(due)
    if isinstance(done_on, date):
        in_time = done_on <= due if type(done_on) is type(due) else _day(done_on) <= last
        return Status.MET if in_time else Status.MET_LATE
    if on <= last:
        return Status.RUNNING
    if suspended:
        return Status.SUSPENDED
    return Status.MISSED if done_on is NONE else Status.MISSED_UNLESS_DONE


def state_of(
    rule: LinkedRule,
    book: Book,
    due: Any,
    branch: int | None,
    on: date,
    value_of: Callable[[str], Any],
    missing: tuple[str, ...],
) -> ClockState:
    """A clock as it stands.

    due      the rule's value
    branch   the branch that gave it (None: open, or the same either way)
    value_of the value of a fact or rule by name, UNKNOWN or NONE included"""
    layer = rule.layers[rule.branches[branch].layer].definition if branch is not None else rule.base
    limit = clock_of(rule, layer)
    assert limit is not None
    done_on = UNKNOWN if limit.done is None else value_of(limit.done)
    if limit.done is not None and isinstance(done_on, bool):
        # a yes/no fact shows that it was done, not when: done counts as in time, not done as none
        done_on = due if done_on else NONE
    suspended = any(value_of(name) is not False and value_of(name) is not NONE for name in limit.suspended_by)
    expression = rule.branches[branch].value if branch is not None else None
    return ClockState(
        name=rule.name,
        citation=layer.citation,
        doc=layer.doc,
        due=due,
        status=status(due, done_on, on, suspended),
        on_expiry=limit.on_expiry,
        missed=limit.missed,
        done=limit.done,
        done_on=done_on,
        started_by=_starts(expression, value_of),
        length=length_of(expression, book, value_of),
        days_left=None if due is UNKNOWN or due is NONE else (_day(due) - on).days,
        evidence=rule.evidence,
        unsettled=layer.unsettled or rule.base.unsettled,
        missing=missing,
    )


def chain(states: Mapping[str, ClockState]) -> list[ClockState]:
    """The clocks of a case in order: those with a date by their date, then those still open. Not running: left out."""
    dated = [s for s in states.values() if s.due is not UNKNOWN and s.due is not NONE]
    dated.sort(key=lambda s: (_day(s.due), s.name))
    return dated + [s for s in states.values() if s.due is UNKNOWN]


def length_of(expression: Expr | None, book: Book, value_of: Callable[[str], Any]) -> str:
    """The length of a period in words: the numbers in force and their unit."""
    if expression is None:
        return ""
    words = []
    for node in walk(expression):
        if isinstance(node, Call) and node.word in ("days", "weeks", "months", "years", "working_days", "hours"):
            n = _number(node.args[1], book, value_of)
            unit = node.word.replace("_", " ")
            words.append(f"{n} {unit[:-1] if n == 1 else unit}")
    return " + ".join(reversed(words))


def _number(node: Expr, book: Book, value_of: Callable[[str], Any]) -> Any:
    match node:
        case Param(slot):
            return book.slots[slot].value
        case Ref(name):
            return value_of(name)
        case DatedParam(name):
            return name
        case _:
            return "?"


def _starts(expression: Expr | None, value_of: Callable[[str], Any]) -> tuple[tuple[str, Any], ...]:
    if expression is None:
        return ()
    found: dict[str, Any] = {}
    for node in walk(expression):
        if isinstance(node, Call) and node.word in ("days", "weeks", "months", "years", "working_days", "hours"):
            for part in walk(node.args[0]):
                if isinstance(part, Ref):
                    found[part.name] = value_of(part.name)
    return tuple(found.items())


def _day(due: Due) -> date:
    return due.date() if isinstance(due, datetime) else due
