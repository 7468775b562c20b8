"""The work of offices, and how much of it ends in each of the next weeks. Offices and clocks only: no figure is of an officer.

What is counted are the open tasks that the law's clocks make. It is no forecast of arrivals: cases that come later are not in it, and a
fact that is recorded tomorrow moves its clocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from fairway.casework.models import CaseRow, Office, Officer, TaskRow
from fairway.casework.permissions import visible

WEEKS = 8
NO_OFFICE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLoad:
    """One office on a day.

    code        "" for cases that no office has
    open_cases  not closed; unowned: those among them that nobody has
    vulnerable  those among them that go before others of the same day
    late        tasks whose last day is past
    weeks       tasks that end in each week, the first one being the rest of this week from the day on
    later       tasks that end after these weeks"""

    code: str
    name: str
    open_cases: int
    unowned: int
    vulnerable: int
    late: int
    weeks: tuple[int, ...]
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """All offices whose cases an officer may read.

    begins    the first day of each week: the day itself, then Mondays
    offices   in the order of their names, then the cases without an office
    rules     clock -> tasks that end in each of the weeks, the most frequent first"""

    on: date
    begins: tuple[date, ...]
    offices: tuple[OfficeLoad, ...]
    rules: Mapping[str, tuple[int, ...]]


def workload(officer: Officer, on: date, *, weeks: int = WEEKS) -> Workload:
    """The work of each office and the clocks that end in the next weeks. Four queries, whatever the number of cases."""
    cases = visible(officer)
    begins = week_begins(on, weeks)
    offices = {office.pk: office for office in Office.objects.filter(authority=officer.authority)}
    counted = _cases(cases)
    tasks = TaskRow.objects.filter(case__in=cases).order_by()
    by_office: dict[Any, list[int]] = {}
    by_rule: dict[str, list[int]] = {}
    for office, rule, due, number in tasks.values_list("office", "key", "due_on").annotate(number=Count("pk")):
        week = _week(due, begins)
        _add(by_office.setdefault(office, [0] * (weeks + 2)), week, number)
        if 0 <= week < weeks:
            _add(by_rule.setdefault(rule, [0] * weeks), week, number)
    named = sorted(offices, key=lambda pk: offices[pk].name)
    order = [*named, None] if None in counted or None in by_office else named
    loads = (_load(offices.get(pk), counted.get(pk, (0, 0, 0)), by_office.get(pk, [0] * (weeks + 2))) for pk in order)
    often = sorted(by_rule.items(), key=lambda item: (-sum(item[1]), item[0]))
    return Workload(on=on, begins=begins, offices=tuple(loads), rules={rule: tuple(numbers) for rule, numbers in often})


def week_begins(on: date, weeks: int = WEEKS) -> tuple[date, ...]:
    """The first day of each week: the day itself, then the Mondays after it.

    >>> [day.isoformat() for day in week_begins(date(2026, 11, 22), 3)]   # a Sunday: the week ends today
    ['2026-11-22', '2026-11-23', '2026-11-30']
    """
    monday = on + timedelta(days=7 - on.weekday())
    return (on, *(monday + timedelta(weeks=n) for n in range(weeks - 1)))


def _cases(cases: Any) -> dict[Any, tuple[int, int, int]]:
    counts = CaseRow.objects.filter(pk__in=cases.values("pk"), closed_on=None).order_by().values_list("office").annotate(
        every=Count("pk"), unowned=Count("pk", filter=Q(owner=None)), vulnerable=Count("pk", filter=Q(vulnerable=True))
    )  # fmt: skip
    return {office: (every, unowned, vulnerable) for office, every, unowned, vulnerable in counts}


def _week(due: date, begins: tuple[date, ...]) -> int:
    """Which of the weeks a day is in: 0 the first, len(begins) later than all, -1 before the first: late."""
    if due >= begins[-1] + timedelta(days=7 if len(begins) > 1 else 7 - begins[0].weekday()):
        return len(begins)
    return sum(1 for first in begins if first <= due) - 1


def _add(numbers: list[int], week: int, number: int) -> None:
    """Late work is counted in the last place: -1."""
    numbers[week] += number


def _load(office: Office | None, counted: tuple[int, int, int], numbers: list[int]) -> OfficeLoad:
    every, unowned, vulnerable = counted
    return OfficeLoad(
        code=office.code if office else NO_OFFICE, name=office.name if office else NO_OFFICE, open_cases=every, unowned=unowned,
        vulnerable=vulnerable, late=numbers[-1], weeks=tuple(numbers[:-2]), later=numbers[-2],
    )  # fmt: skip
