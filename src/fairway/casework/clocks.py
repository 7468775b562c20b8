"""Clocks and tasks of a case as rows: worked out again whenever a fact changes, and once on each legal day.

Nothing is done by expiry: a row says what the law attaches to it, and a person acts. Late work is marked, never barred."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from fairway.casework.facts import Known, answer
from fairway.casework.models import CaseRow, ClockRow, TaskRow
from fairway.law.clocks import ClockState, Status

SHOWN = (Status.RUNNING, Status.MISSED, Status.MISSED_UNLESS_DONE, Status.MET, Status.MET_LATE, Status.SUSPENDED)
TO_DO = (Status.RUNNING, Status.MISSED, Status.MISSED_UNLESS_DONE)


def work_out(case: CaseRow, on: date, public: Known | None = None) -> list[ClockState]:
    """Bring the clock and task rows of a case to a legal day. Returns the clocks that run or ran, the earliest first."""
    states = [
        state for state in answer(case, on, public=public).clocks if state.status in SHOWN and state.due is not None
    ]
    states = [state for state in states if isinstance(state.due, date)]
    before = {row.rule: row for row in ClockRow.objects.filter(case=case)}
    rows = [_row(case, state, before.get(state.name)) for state in states]
    ClockRow.objects.filter(case=case).delete()
    ClockRow.objects.bulk_create(rows)
    open_states = [] if case.closed_on else [state for state in states if state.status in TO_DO]
    TaskRow.objects.filter(case=case).delete()
    TaskRow.objects.bulk_create([_task(case, state, on) for state in open_states])
    case.next_due = min((_day(state.due) for state in open_states), default=None)
    case.clocks_on = on
    case.save(update_fields=["next_due", "clocks_on"])
    return states


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
        authority=case.authority, case=case, rule=state.name, citation=state.citation.brief, due_on=day, due_at=exact,
        status=state.status.name, on_expiry=state.on_expiry.name, done_fact=state.done or "", earlier=earlier,
    )  # fmt: skip


def _task(case: CaseRow, state: ClockState, on: date) -> TaskRow:
    day = _day(state.due)
    return TaskRow(
        authority=case.authority, case=case, key=state.name, due_on=day, vulnerable=case.vulnerable, owner=case.owner,
        office=case.office, late=day < on,
    )  # fmt: skip
