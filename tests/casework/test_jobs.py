"""Jobs: promised with what they follow from, done once, tried again, kept when they fail; and the rounds of the worker."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from fairway.casework import clocks, facts, jobs, seal
from fairway.casework.models import CaseRow, ClockRow, Job, PublicFact, TaskRow, TreeHead
from fairway.errors import CaseError

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def done(monkeypatch):
    """A kind of job that notes its payload, and fails while `done.fault` says so."""

    class Done(list):
        fault = None

    noted = Done()

    def run(authority, payload, at):
        Job.objects.filter(kind="other").update(failure="touched")
        if noted.fault:
            raise noted.fault
        noted.append(payload)

    monkeypatch.setitem(jobs._DO, "note", run)
    return noted


def test_a_job_is_done_once_and_when_it_is_due(authority, at, done):
    id = uuid4()
    for _ in range(2):
        jobs.promise(authority, "note", {"n": 1}, at=at, due_at=at + timedelta(minutes=5), id=id)
    assert jobs.work(at) == 0
    later = at + timedelta(minutes=5)
    assert (jobs.work(later), jobs.work(later), done) == (1, 0, [{"n": 1}])


def test_a_promise_goes_with_its_transaction(authority, at, done):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.promise(authority, "note", at=at)
        raise ZeroDivisionError
    assert jobs.work(at) == 0
    with pytest.raises(CaseError, match="nobody does jobs of the kind 'nothing'"):
        jobs.promise(authority, "nothing", at=at)


def test_a_failing_job_waits_longer_each_time_and_is_kept_in_the_end(authority, at, done):
    job = jobs.promise(authority, "note", {"n": 2}, at=at)
    other = Job.objects.create(id=uuid4(), authority=authority, kind="other", made_at=at, due_at=at + timedelta(days=9))
    done.fault = RuntimeError("the printer is on fire")
    when = at
    for wait in (*jobs.WAITS, jobs.WAITS[-1]):
        assert jobs.work(when) == 0
        job.refresh_from_db()
        assert (job.due_at, job.failure) == (when + wait, "RuntimeError: the printer is on fire")
        when += wait
    assert jobs.work(when + timedelta(days=1)) == 0 and list(jobs.failed()) == [job]
    other.refresh_from_db()
    assert other.failure == "", "what a failed job had written is not kept"
    done.fault = None
    jobs.try_again(job, at=when)
    assert jobs.work(when) == 1 and done == [{"n": 2}] and not jobs.failed().exists()


def test_a_job_whose_worker_was_killed_is_taken_again_and_not_for_ever(authority, at, done):
    job = jobs.promise(authority, "note", at=at)
    when = at
    for _ in range(jobs.MOST_ATTEMPTS):
        assert jobs._take(when).pk == job.pk
        assert jobs._take(when) is None, "another worker leaves it alone"
        when += jobs.TAKEN_FOR + timedelta(seconds=1)
    assert jobs._take(when) is None
    assert jobs.failed().get().failure == "not finished: the worker ended"


def test_one_bad_job_holds_up_no_other(authority, at, done):
    jobs.promise(authority, "note", {"n": 1}, at=at)
    Job.objects.create(id=uuid4(), authority=authority, kind="gone", made_at=at, due_at=at - timedelta(days=1))
    assert jobs.work(at) == 1 and done == [{"n": 1}]


def test_on_a_new_day_the_clocks_of_all_open_cases_are_worked_out(register, authority, at):
    cases = [register() for _ in range(5)]
    CaseRow.objects.filter(pk=cases[0].pk).update(closed_on="2026-07-20")
    worker = jobs.Worker(now=lambda: at + timedelta(days=60))
    worker.round()
    assert CaseRow.objects.filter(clocks_on="2026-09-18").count() == 4
    late = TaskRow.objects.filter(case=cases[1], late=True).count()
    assert late > TaskRow.objects.filter(case=cases[0], late=True).count() > 0
    assert clocks.work_out_all(authority, cases[1].opened_on + timedelta(days=60)) == 0, "nothing is behind any more"


def test_the_worker_seals_every_minute(register, authority, at):
    now = [at]
    worker = jobs.Worker(now=lambda: now[0])
    for seconds in (0, 30, 61):
        register()
        now[0] = at + timedelta(seconds=seconds)
        worker.round()
    assert list(TreeHead.objects.values_list("size", flat=True)) == [5, 15]
    assert list(seal.verify(authority)) == []


def test_a_public_fact_moves_the_clocks_of_the_same_day(register, authority, at):
    case = register({"made_on": "2026-07-06", "registered_on": "2026-07-08"})
    before = {row.rule: row.due_on for row in ClockRow.objects.filter(case=case)}
    PublicFact.objects.create(
        authority=authority,
        name="disproportionate_number",
        value=True,
        since="2026-01-01",
        source="notice",
        entered_at=at,
    )
    jobs.promise(authority, "clocks", at=at)
    assert jobs.work(at) == 1
    assert {row.rule: row.due_on for row in ClockRow.objects.filter(case=case)} != before


def test_the_compiled_clocks_are_those_of_the_whole_law(register, at):
    for given in (
        {},
        {"unaccompanied_minor": True, "date_of_birth": "2012-01-01"},
        {"arrival_kind": "irregular_crossing"},
        {"made_on": "2026-07-07", "registered_on": "2026-07-20"},
    ):
        try:
            case = register(given)
        except Exception as fault:
            raise AssertionError(given) from fault
        for days in (0, 3, 40, 400):
            on = at.date() + timedelta(days=days)
            whole = [state for state in facts.answer(case, on).clocks if state.status in clocks.SHOWN]
            ours = clocks.states(facts.known_facts(case, on), on)
            shown = [(s.name, s.due, s.status, s.on_expiry, s.citation, s.done_on) for s in whole]
            assert [(s.name, s.due, s.status, s.on_expiry, s.citation, s.done_on) for s in ours] == shown
