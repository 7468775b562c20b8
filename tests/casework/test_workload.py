"""The work of offices: open cases, late tasks, and the clocks that end in each of the next weeks. Never a figure of an officer."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairway.casework.models import TaskRow
from fairway.casework.workload import OfficeLoad, Workload, week_begins, workload

pytestmark = pytest.mark.usefixtures("db")
ON = date(2026, 7, 22)  # a Wednesday


@pytest.mark.parametrize(("on", "begins", "why"), [
    ("2026-07-22", ["2026-07-22", "2026-07-27", "2026-08-03"], "Wednesday: the rest of its week, then Mondays"),
    ("2026-07-20", ["2026-07-20", "2026-07-27", "2026-08-03"], "Monday: a whole week"),
    ("2026-07-26", ["2026-07-26", "2026-07-27", "2026-08-03"], "Sunday: its week ends today"),
])  # fmt: skip
def test_weeks_begin_on_mondays(on, begins, why):
    assert [day.isoformat() for day in week_begins(date.fromisoformat(on), 3)] == begins, why


@pytest.fixture
def tasks(register):
    case = register()
    TaskRow.objects.all().delete()

    def make(*days):
        for n, day in enumerate(days):
            TaskRow.objects.create(
                authority=case.authority, case=case, key=f"clock_{n}", due_on=day, office=case.office, late=date.fromisoformat(day) < ON
            )  # fmt: skip
        return case

    return make


def test_each_task_is_in_exactly_one_place(tasks, registrar):
    tasks("2026-07-21", "2026-07-22", "2026-07-26", "2026-07-27", "2026-09-13", "2026-09-14")
    load = next(office for office in workload(registrar, ON).offices if office.code == "north")
    assert (load.late, load.weeks, load.later) == (1, (2, 1, 0, 0, 0, 0, 0, 1), 1), (
        "the eighth week ends on Sunday 13 September"
    )
    assert load.late + sum(load.weeks) + load.later == TaskRow.objects.count()


def test_the_clocks_behind_the_weeks_are_named(tasks, registrar):
    tasks("2026-07-21", "2026-07-23")
    assert workload(registrar, ON).rules == {"clock_1": (1, 0, 0, 0, 0, 0, 0, 0)}


def test_open_cases_of_an_office_and_those_that_nobody_has(register, registrar):
    register()
    register({"unaccompanied_minor": True})
    load = workload(registrar, ON).offices[0]
    assert (load.name, load.open_cases, load.unowned, load.vulnerable) == ("North", 2, 2, 1)


def test_offices_show_what_the_viewer_may_read(register, officer):
    register()
    south = workload(officer("caseworker", office="south"), ON)
    assert sum(office.open_cases for office in south.offices) == 0
    assert sum(office.open_cases for office in workload(officer("supervisor", office="south"), ON).offices) == 1


def test_no_figure_is_of_an_officer():
    said = " ".join(field.name for shown in (OfficeLoad, Workload) for field in fields(shown))
    assert "owner" not in said and "officer" not in said and "staff" not in said


def test_the_number_of_queries_does_not_grow_with_the_cases(register, registrar):
    register()
    with CaptureQueriesContext(
        connection,
    ) as few:
        workload(registrar, ON)
    for _ in range(3):
        register()
    with CaptureQueriesContext(connection) as more:
        workload(registrar, ON)
    assert len(few) == len(more) == 3
