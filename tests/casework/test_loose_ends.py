"""Loose ends: what should have followed and has not, found among the cases that an officer may read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from fairway.casework import clocks, commands
from fairway.casework.documents import Store
from fairway.casework.loose_ends import LOOSE_ENDS, _document_lost, cases_with, count, finding, open_proposals
from fairway.casework.models import CaseRow, ClockRow, DocumentRow
from fairway.casework.record import Actor
from fairway.errors import CaseError
from fairway.law.pack import packaged_book

pytestmark = pytest.mark.usefixtures("db")
ON = date(2026, 7, 20)
REJECTED = {
    "lodged_on": "2026-07-10", "decision_taken_on": "2026-07-18", "decision_notified_on": "2026-07-19", "decision_outcome": "unfounded",
    "stay_right_on_other_ground": False, "earlier_return_decision_on": "none", "removal_would_breach_non_refoulement": False,
}  # fmt: skip


@pytest.fixture
def record(registrar, at):
    def run(case, **facts):
        for fact, value in facts.items():
            case.refresh_from_db()
            commands.record_fact(
                case=case, fact=fact, value=value, evidence="file", by=Actor.of(registrar), at=at, event_id=uuid4(),
                expected_version=case.version,
            )  # fmt: skip
        return CaseRow.objects.select_related("authority").get(pk=case.pk)

    return run


def numbers(name, officer, on=ON):
    return [case.number for case in cases_with(name, officer, on)]


def test_every_kind_names_its_article_where_there_is_one():
    book = packaged_book()
    assert [end.name for end in LOOSE_ENDS.values() if end.rule and end.rule not in book.rules] == []
    assert LOOSE_ENDS["no_return_decision"].citation == "APR Art. 37, third and fourth sentences"
    assert all(end.asks.endswith((".", "?")) for end in LOOSE_ENDS.values())


@pytest.mark.parametrize(("facts", "loose", "why"), [
    ({}, True, "rejected, no return decision"),
    ({"linked_return_decision_on": "none"}, True, "recorded as: not yet"),
    ({"stay_right_on_other_ground": None, "earlier_return_decision_on": None}, True, "what is not known settles nothing"),
    ({"linked_return_decision_on": "2026-07-19"}, False, "issued"),
    ({"decision_outcome": "refugee_status"}, False, "protected"),
    ({"stay_right_on_other_ground": True}, False, "may stay on another ground"),
    ({"earlier_return_decision_on": "2026-01-05"}, False, "one was issued before the application"),
])  # fmt: skip
def test_a_rejection_without_its_return_decision(register, record, registrar, facts, loose, why):
    case = record(register(), **{name: value for name, value in {**REJECTED, **facts}.items() if value is not None})
    assert numbers("no_return_decision", registrar) == ([case.number] if loose else []), why


def test_what_the_law_says_of_it_is_shown_with_its_article(register, record):
    end = LOOSE_ENDS["no_return_decision"]
    said = finding(end, record(register(), **REJECTED, linked_return_decision_on="none"), ON)
    assert said.startswith("APR Art. 37, third and fourth sentences: The application is rejected") and said.endswith(
        " yes."
    )
    open_yet = {name: value for name, value in REJECTED.items() if name != "removal_would_breach_non_refoulement"}
    waits = finding(end, record(register(), **open_yet), ON)
    assert "cannot be said yet: needs" in waits and "removal_would_breach_non_refoulement" in waits
    assert finding(LOOSE_ENDS["nobody"], register(), ON) == ""


def test_an_application_that_was_made_and_never_registered(authority, registrar, at):
    registration = commands.Registration(
        id=uuid4(), office="north", details={"family_name": "Example"}, facts={"made_on": "2026-07-06", "arrival_kind": "inland"}
    )  # fmt: skip
    case = commands.register(authority=authority, registration=registration, by=Actor.of(registrar), at=at)
    assert numbers("not_registered", registrar, date(2026, 7, 21)) == [case.number]
    assert numbers("not_registered", registrar, ON) == [], "opened today: its day is not over"


def test_a_decision_that_nobody_was_told_of(register, record, registrar):
    told, untold = record(register(), **REJECTED), register()
    record(untold, decision_taken_on="2026-07-18")
    assert numbers("not_notified", registrar) == [untold.number] != [told.number]


def test_a_transfer_whose_time_ran_out(register, registrar):
    late, running = register(), register()
    for case, due in ((late, "2026-07-19"), (running, "2026-07-20")):
        ClockRow.objects.create(
            authority=case.authority, case=case, rule="transfer_due", citation="AMMR Art. 46(1)", due_on=due, status="RUNNING",
            on_expiry="SHIFT_RESPONSIBILITY",
        )  # fmt: skip
    assert numbers("transfer_expired", registrar) == [late.number], "the last day is still in time"


def test_a_case_that_nobody_has_and_one_that_somebody_has(register, registrar, officer, at):
    case, taken = register(), register()
    commands.assign(
        case=taken, office="north", owner=str(registrar.pk), reason="new", by=Actor.of(officer("supervisor")), at=at, event_id=uuid4(),
        expected_version=taken.version,
    )  # fmt: skip
    assert numbers("nobody", registrar) == [case.number]


def test_a_case_in_which_nothing_was_recorded_for_sixty_days(register, registrar):
    case = register(when=datetime(2026, 7, 20, 10, tzinfo=UTC))
    assert numbers("quiet", registrar, date(2026, 9, 18)) == [], "the sixtieth day"
    assert numbers("quiet", registrar, date(2026, 9, 19)) == [case.number]


def test_a_document_whose_file_is_gone(register, registrar, tmp_path):
    case, at = register(), ON
    for withdrawn in (None, at):
        DocumentRow.objects.create(
            id=uuid4(), authority=case.authority, case=case, title="Passport", media="application/pdf", sha256="0" * 64, size=1,
            added_by="system:test", added_on=at, withdrawn_on=withdrawn,
        )  # fmt: skip
    assert [found.pk for found in _document_lost(CaseRow.objects.all(), at, Store(tmp_path))] == [case.pk]
    there = tmp_path / "00" / "00" / ("0" * 64)
    there.parent.mkdir(parents=True)
    there.write_bytes(b"x")
    assert not _document_lost(CaseRow.objects.all(), at, Store(tmp_path)).exists()


def test_a_closed_case_has_no_loose_end(register, registrar, at):
    case = register()
    commands.close(
        case=case, reason="left", by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
    )
    assert all(counted.cases == 0 for counted in count(registrar, date(2027, 1, 1)) if counted.cases is not None)


def test_only_cases_that_the_officer_may_read_are_counted(register, officer, registrar):
    register()
    by_name = {counted.end.name: counted.cases for counted in count(officer("caseworker", office="south"), ON)}
    assert by_name["nobody"] == 0 and by_name["document_lost"] is None, "a slow one is counted only when asked for"
    assert {c.end.name: c.cases for c in count(registrar, ON)}["nobody"] == 1
    assert not any(counted.cases for counted in count(officer("auditor"), ON))


def test_merge_proposals_wait_until_a_second_officer_answers(register, officer, registrar, at):
    one, two = register(), register(family_name="Exampel")
    person, into = one.people.get().person, two.people.get().person
    first, second = officer("caseworker", name="first"), officer("supervisor", name="second")
    proposal = commands.propose_merge(
        person=person, into=into, because="same day of birth", by=Actor.of(first), at=at, event_id=uuid4(), expected_version=1
    )  # fmt: skip
    assert [(event.pk, a.pk, b.pk) for event, a, b in open_proposals(registrar)] == [(proposal.pk, person.pk, into.pk)]
    assert open_proposals(officer("caseworker", office="south")) == [], "nobody sees people whom he or she may not read"
    person.refresh_from_db()
    commands.refuse_merge(
        person=person, proposal=proposal, reason="two brothers", by=Actor.of(second), at=at, event_id=uuid4(), expected_version=2
    )  # fmt: skip
    assert open_proposals(registrar) == []


def test_an_unknown_kind_is_named(registrar):
    with pytest.raises(CaseError, match=r"there is no loose end 'sloth'\. There are: detained, "):
        cases_with("sloth", registrar, ON)


def test_the_daily_clocks_move_no_loose_end_backwards(register, registrar, authority):
    case = register()
    clocks.work_out_all(authority, date(2026, 8, 20))
    assert numbers("nobody", registrar, date(2026, 8, 20)) == [case.number]
