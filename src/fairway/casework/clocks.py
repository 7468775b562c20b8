"""Clocks and tasks of a case as rows: worked out again whenever a fact changes, and once on each legal day.

Nothing is done by expiry: a row says what the law attaches to it, and a person acts. Late work is marked, never barred. Only the rules
on which clocks rest are evaluated here, compiled once; `fairway.casework.facts.answer` gives every finding with its reasons."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from fairway.casework import projections
from fairway.casework.facts import Known, known_facts, public_facts
from fairway.casework.models import Authority, CaseRow, ClockRow, Event, TaskRow
from fairway.casework.record import insert, writing
from fairway.errors import BadFact
from fairway.law.calendars import Calendar
from fairway.law.clocks import ClockState, Status, chain, state_of
from fairway.law.door import read_facts
from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.encode import decode
from fairway.law.language.scalar import Scalar, ScalarCalendar, scalar
from fairway.law.language.types import UNKNOWN
from fairway.law.pack import packaged_book

SHOWN = (Status.RUNNING, Status.MISSED, Status.MISSED_UNLESS_DONE, Status.MET, Status.MET_LATE, Status.SUSPENDED)
TO_DO = (Status.RUNNING, Status.MISSED, Status.MISSED_UNLESS_DONE)
BEARS_FACTS = frozenset(
    {
        "fact_recorded", "fact_corrected", "fact_withdrawn", "step_taken", "decision_taken", "decision_notified", "appeal_lodged",
        "appeal_decided", "case_closed", "case_reopened",
    }
)  # fmt: skip
_LOG = logging.getLogger(__name__)
AT_ONCE = 200
"""Cases of one transaction of the daily job: who registers meanwhile waits for one of these at most."""


@dataclass(frozen=True, eq=False)
class _Compiled:
    """The clocks of a book, and one function for them and all that they rest on: a quarter of the whole law."""

    run: Scalar
    clocks: tuple[LinkedRule, ...]
    places: Mapping[str, int]


@lru_cache(maxsize=4)
def _compiled(book: Book) -> _Compiled:
    clocks = tuple(rule for rule in book.rules.values() if rule.base.clock is not None)
    limits = [layer.definition.clock for rule in clocks for layer in rule.layers if layer.definition.clock is not None]
    read = {name for limit in limits for name in (*limit.suspended_by, limit.done) if name in book.rules}
    run = scalar(book, [*(rule.name for rule in clocks), *(name for name in read if name is not None)])
    return _Compiled(run, clocks, {name: i for i, name in enumerate(run.rules)})


@lru_cache(maxsize=4)
def _days_off(calendar: Calendar) -> ScalarCalendar:
    return ScalarCalendar(calendar)


def states(known: Known, on: date) -> list[ClockState]:
    """The clocks that run or ran, the earliest first: those of `answer(...).clocks` that have a last day.

    Raises BadFact if the facts contradict each other."""
    book = packaged_book()
    compiled = _compiled(book)
    facts = dict(read_facts(book, known, None))
    facts.setdefault("asked_on", on)
    values, branches, _, _ = compiled.run.evaluate(facts, _days_off(Calendar.packaged()))

    def value_of(name: str) -> Any:
        place = compiled.places.get(name)
        return facts.get(name, UNKNOWN) if place is None else decode(values[place], book.rules[name].type)

    found = {}
    for rule in compiled.clocks:
        due = value_of(rule.name)
        if isinstance(due, date):
            branch = branches[compiled.places[rule.name]]
            found[rule.name] = state_of(rule, book, due, branch if branch >= 0 else None, on, value_of, ())
    return [state for state in chain(found) if state.status in SHOWN]


def work_out(case: CaseRow, on: date, public: Known | None = None) -> list[ClockState]:
    """Bring the clock and task rows of a case to a legal day. Returns the clocks that run or ran, the earliest first."""
    found = states(known_facts(case, on, public), on)
    _keep([(case, found)], on)
    return found


def work_out_all(authority: Authority, on: date, *, at_once: int = AT_ONCE, again: bool = False) -> int:
    """Bring every open case of an authority to a legal day, some hundred in a transaction. Returns how many were behind.

    again   those of this day too: a public fact was entered
    A case whose facts contradict each other keeps its rows: one bad file holds up no other."""
    behind = CaseRow.objects.filter(authority=authority, closed_on=None)
    if not again:
        behind = behind.filter(Q(clocks_on=None) | ~Q(clocks_on=on))
    done = 0
    last: UUID | None = None
    while True:
        waiting = behind.filter(pk__gt=last) if last else behind
        with writing():
            public = public_facts(authority, on)
            mine = waiting.select_related("authority").order_by("pk")
            # Elsewhere than on SQLite, where one writes at a time, the rows are held until they are written.
            cases = list(
                (mine.select_for_update(of=("self",)) if connection.vendor == "postgresql" else mine)[:at_once]
            )
            _keep(_readable(cases, on, public), on)
        done += len(cases)
        if len(cases) < at_once:
            return done
        last = cases[-1].pk


def _readable(cases: Iterable[CaseRow], on: date, public: Known) -> Iterator[tuple[CaseRow, list[ClockState]]]:
    for case in cases:
        try:
            yield case, states(known_facts(case, on, public), on)
        except BadFact as fault:
            _LOG.warning("the clocks of case %s could not be worked out: %s", case.pk, type(fault).__name__)


def rows_of(
    case: CaseRow, found: Sequence[ClockState], on: date, before: Mapping[str, ClockRow]
) -> tuple[list[ClockRow], list[TaskRow]]:
    """Clock and task rows of a case as they should be on a day; the case is given its next day."""
    to_do = [] if case.closed_on else [state for state in found if state.status in TO_DO]
    case.next_due = min((_day(state.due) for state in to_do), default=None)
    case.clocks_on = on
    return [_row(case, state, before.get(state.name)) for state in found], [_task(case, state, on) for state in to_do]


def _keep(cases: Iterable[tuple[CaseRow, Sequence[ClockState]]], on: date) -> None:
    """Write what differs from the rows that are there, and nothing else: on most days that is little."""
    cases = list(cases)
    pks = [case.pk for case, _ in cases]
    clocks: dict[UUID, dict[str, ClockRow]] = {pk: {} for pk in pks}
    tasks: dict[UUID, dict[str, TaskRow]] = {pk: {} for pk in pks}
    for clock in ClockRow.objects.filter(case__in=pks):
        clocks[clock.case_id][clock.rule] = clock
    for task in TaskRow.objects.filter(case__in=pks):
        tasks[task.case_id][task.key] = task
    new_clocks: list[ClockRow] = []
    new_tasks: list[TaskRow] = []
    stale: list[Any] = []
    stale_tasks: list[Any] = []
    for case, found in cases:
        clock_rows, task_rows = rows_of(case, found, on, clocks[case.pk])
        _differ(clock_rows, clocks[case.pk], "rule", new_clocks, stale)
        _differ(task_rows, tasks[case.pk], "key", new_tasks, stale_tasks)
    with writing():
        if stale:
            ClockRow.objects.filter(pk__in=stale).delete()
        if stale_tasks:
            TaskRow.objects.filter(pk__in=stale_tasks).delete()
        insert(new_clocks)
        insert(new_tasks)
        CaseRow.objects.bulk_update([case for case, _ in cases], ["next_due", "clocks_on"], batch_size=AT_ONCE)


def _differ(rows: Sequence[Any], there: Mapping[str, Any], key: str, new: list[Any], stale: list[Any]) -> None:
    left = dict(there)
    for row in rows:
        old = left.pop(getattr(row, key), None)
        if old is None or _plain(old) != _plain(row):
            new.append(row)
            stale += [old.pk] if old is not None else []
    stale += [old.pk for old in left.values()]


def _plain(row: Any) -> list[Any]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key]


def _day(due: date | datetime) -> date:
    return due.date() if isinstance(due, datetime) else due


def _row(case: CaseRow, state: ClockState, before: ClockRow | None) -> ClockRow:
    due: Any = state.due
    exact = due if isinstance(due, datetime) else None
    day = None if exact else due
    earlier = list(before.earlier) if before else []
    if before is not None and (before.due_on, before.due_at) != (day, exact):
        last = before.due_at or before.due_on
        earlier.append(last.isoformat() if last else None)
    return ClockRow(
        authority_id=case.authority_id, case_id=case.pk, rule=state.name, citation=state.citation.brief, due_on=day, due_at=exact,
        status=state.status.name, on_expiry=state.on_expiry.name, done_fact=state.done or "", earlier=earlier,
    )  # fmt: skip


def _task(case: CaseRow, state: ClockState, on: date) -> TaskRow:
    day = _day(state.due)
    return TaskRow(
        authority_id=case.authority_id, case_id=case.pk, key=state.name, due_on=day, vulnerable=case.vulnerable,
        owner_id=case.owner_id, office_id=case.office_id, late=day < on,
    )  # fmt: skip


def rebuild(authority: Authority, on: date, stream: UUID | None = None) -> int:
    """Make all rows again from the events, clocks with their earlier days too, and bring them to a legal day.

    Clocks are worked out after each event that bears facts, as they were then, on the legal day of the event. A making and the
    registration that came with it count as one, as `register` records them. Returns how many events were applied."""
    public = lru_cache(maxsize=64)(lambda day: public_facts(authority, day))

    def after(event: Event, following: Event | None) -> None:
        if event.kind not in BEARS_FACTS or _with_next(event, following):
            return
        case = CaseRow.objects.select_related("authority").get(pk=event.stream)
        work_out(case, event.on, public(event.on))

    with writing():
        done = projections.rebuild(authority, stream, after)
        cases = CaseRow.objects.filter(authority=authority, closed_on=None).select_related("authority")
        for case in cases.filter(pk=stream) if stream else cases.exclude(clocks_on=on):
            work_out(case, on, public(on))
    return done


def _with_next(event: Event, following: Event | None) -> bool:
    steps = ("making", "registration")
    return (
        following is not None
        and (event.payload.get("step"), following.payload.get("step")) == steps
        and (event.at, event.by) == (following.at, following.by)
    )
