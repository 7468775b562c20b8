"""Group commit: everybody is answered after the commit, with his own answer or his own error; and what it writes is what the events say."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from uuid import uuid4

import pytest

from fairway.casework import clocks, commands, record
from fairway.casework.commands import Registration, registering
from fairway.casework.models import CasePerson, CaseRow, ClockRow, Event, PersonRow, TaskRow
from fairway.casework.record import Actor, legal_day
from fairway.casework.together import MOST, Together
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted


def test_those_who_wait_are_written_together_and_each_gets_an_own_answer():
    groups = []

    def write(group):
        groups.append(list(group))
        time.sleep(0.005)
        if "spoils all" in group:
            raise RuntimeError("nothing was written")
        return [ValueError(each) if each == "bad" else f"done {each}" for each in group]

    together, answers = Together(write), {}

    def ask(name):
        try:
            answers[name] = together(name)
        except Exception as fault:
            answers[name] = repr(fault)

    names = [*(f"n{i}" for i in range(MOST * 2)), "bad", "spoils all"]
    threads = [threading.Thread(target=ask, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == {name: f"done {name}" for name in names} | {
        "bad": "ValueError('bad')", "spoils all": "RuntimeError('nothing was written')",
    }  # fmt: skip
    assert 1 < max(len(group) for group in groups) <= MOST


def test_an_interrupted_leader_leaves_nobody_waiting():
    def write(group):
        raise KeyboardInterrupt

    together = Together(write)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            together(1)


def rows():
    models = ((CaseRow, "pk"), (PersonRow, "pk"), (CasePerson, "case"), (ClockRow, "rule"), (TaskRow, "key"))
    return [
        sorted(
            ({k: str(v) for k, v in row.items() if k != "id" or model in (CaseRow, PersonRow)} for row in model.objects.values()),
            key=str,
        )
        for model, _ in models
    ]  # fmt: skip


def ready(authority, by, at, **changes):
    given = {
        "id": uuid4(), "office": "north", "details": {"family_name": "Example", "born_on": "1995-03-02"},
        "facts": {"made_on": "2026-07-06", "registered_on": "2026-07-08", "arrival_kind": "inland"},
    }  # fmt: skip
    return registering._checked(authority, Registration(**{**given, **changes}), by, at)


@pytest.mark.usefixtures("db")
def test_many_in_one_commit_are_what_their_events_say_one_by_one(authority, registrar, at):
    by = Actor.of(registrar)
    group = [ready(authority, by, at) for _ in range(7)]
    group += [
        ready(
            authority,
            Actor.system("import"),
            at,
            office="south",
            facts={"made_on": "2026-07-07", "unaccompanied_minor": True},
        )
    ]
    cases = registering._write(group)
    assert [case.number for case in cases] == [f"DE-2026-00000{n}" for n in range(1, 9)]
    assert {case.pk: case.version for case in CaseRow.objects.all()} == {case.pk: case.version for case in cases}
    later = at + timedelta(days=1)
    commands.correct_fact(
        case=cases[0], fact="made_on", value="2026-07-02", reason="the stamp", evidence="", by=by, at=later, event_id=uuid4(),
        expected_version=4,
    )  # fmt: skip
    before = rows()
    assert any(clock["earlier"] != "[]" for clock in before[3])
    clocks.rebuild(authority, legal_day(at, authority))
    for case in CaseRow.objects.filter(pk=cases[0].pk):
        clocks.work_out(case, legal_day(later, authority))
    assert rows() == before
    assert list(record.verify(authority)) == []


@pytest.mark.usefixtures("db")
def test_in_one_commit_each_has_its_own_answer(authority, registrar, at):
    by = Actor.of(registrar)
    first = ready(authority, by, at)
    other = ready(
        authority, by, at, id=first.registration.id, facts={"made_on": "2026-07-01", "registered_on": "2026-07-08"}
    )
    stranger = ready(authority, by, at, existing=uuid4())
    made, again, fault, missing = registering._write([first, first, other, stranger])
    assert made is again
    assert isinstance(fault, AlreadyRecorded) and isinstance(missing, CaseError)
    assert (CaseRow.objects.count(), Event.objects.count()) == (1, 5)


@pytest.mark.usefixtures("db")
def test_nobody_registers_into_an_office_that_is_not_his(register, officer, authority, at):
    with pytest.raises(NotPermitted):
        register(by=Actor.of(officer("registrar", office="south")))
    assert not Event.objects.exists()
