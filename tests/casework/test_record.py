"""The record: append-only, chained, idempotent, and never overwritten without being seen."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fairway.casework import commands, projections, record
from fairway.casework.models import AuditEntry, CaseRow, ClockRow, Event, PersonRow, TaskRow
from fairway.casework.reading import read_case
from fairway.casework.record import Actor
from fairway.casework.seal import unprotected
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted, SafeguardOpen, StaleCase

pytestmark = pytest.mark.usefixtures("db")


def rows():
    """Every projected row in plain form, to compare before and after."""
    return [
        [
            {k: str(v) for k, v in row.items() if k != "id" or model in (CaseRow, PersonRow)}
            for row in model.objects.order_by(*order).values()
        ]
        for model, order in (
            (CaseRow, ("id",)),
            (PersonRow, ("id",)),
            (ClockRow, ("case", "rule")),
            (TaskRow, ("case", "key")),
        )
    ]


def test_a_registration_gives_a_case_with_clocks_and_tasks(register):
    case = register()
    assert (case.number, case.stage, case.version) == ("DE-2026-000001", "registered", 4)
    clock = ClockRow.objects.get(case=case, rule="registration_due")
    assert (str(clock.due_on), clock.status) == ("2026-07-13", "MET")
    due = list(TaskRow.objects.filter(case=case).order_by("due_on").values_list("key", "late"))
    assert ("applicant_information_due", True) in due, "late work is marked, never barred"
    assert case.people.get().part == "applicant"


def test_the_same_registration_again_registers_once(register):
    id = uuid4()
    assert register(id=id).pk == register(id=id).pk
    assert CaseRow.objects.count() == 1 and Event.objects.count() == 5
    with pytest.raises(AlreadyRecorded, match="with other facts"):
        register({"made_on": "2026-07-05"}, id=id)


def test_numbers_follow_each_other(register):
    assert [register().number for _ in range(3)] == [f"DE-2026-00000{n}" for n in (1, 2, 3)]


def test_a_writer_who_has_not_seen_the_last_event_is_refused(register, registrar, at):
    case = register()
    given = {
        "case": case,
        "fact": "lodged_on",
        "value": "2026-07-20",
        "evidence": "form",
        "by": Actor.of(registrar),
        "at": at,
    }
    commands.record_fact(**given, event_id=uuid4(), expected_version=4)
    with pytest.raises(StaleCase, match="read at version 4 and is at 5 now"):
        commands.record_fact(**{**given, "fact": "stateless", "value": False}, event_id=uuid4(), expected_version=4)


def test_a_command_that_is_sent_twice_is_recorded_once(register, registrar, at):
    case, id = register(), uuid4()
    for _ in range(2):
        made = commands.record_fact(
            case=case,
            fact="lodged_on",
            value="2026-07-20",
            evidence="form",
            by=Actor.of(registrar),
            at=at,
            event_id=id,
            expected_version=4,
        )
    assert made.sequence == 5 and Event.objects.filter(stream=case.pk).count() == 5


def test_a_corrected_fact_moves_its_clock_and_the_earlier_day_is_kept(register, registrar, at):
    case = register({"registered_on": "2026-07-10"})
    commands.correct_fact(
        case=case, fact="made_on", value="2026-07-09", reason="the stamp says the 9th", evidence="stamp", by=Actor.of(registrar), at=at,
        event_id=uuid4(), expected_version=4,
    )  # fmt: skip
    clock = ClockRow.objects.get(case=case, rule="registration_due")
    assert (str(clock.due_on), clock.earlier) == ("2026-07-14", ["2026-07-13"])
    case.refresh_from_db()
    assert case.facts["made_on"]["earlier"][0]["value"] == "2026-07-06"


def test_a_fact_is_corrected_openly_or_not_at_all(register, registrar, at):
    case = register()
    given = {"case": case, "by": Actor.of(registrar), "at": at, "expected_version": 4}
    with pytest.raises(CaseError, match="made_on is recorded already: correct it, and say why"):
        commands.record_fact(fact="made_on", value="2026-07-01", evidence="", event_id=uuid4(), **given)
    with pytest.raises(CaseError, match="say why"):
        commands.correct_fact(fact="made_on", value="2026-07-01", reason=" ", evidence="", event_id=uuid4(), **given)
    with pytest.raises(CaseError, match="the law knows no fact 'favourite_colour'"):
        commands.record_fact(fact="favourite_colour", value="red", evidence="", event_id=uuid4(), **given)


def test_the_chain_shows_every_change_to_what_was_recorded(register, authority):
    case = register()
    assert list(record.verify(authority)) == []
    third = Event.objects.get(stream=case.pk, sequence=3)
    with unprotected():  # the database itself refuses a change
        Event.objects.filter(pk=third.pk).update(payload={**third.payload, "facts": {"made_on": "2020-01-01"}})
    assert list(record.verify(authority)) == [f"stream {case.pk}, event 3: it was changed after it was recorded."]


def test_an_event_is_never_removed_or_saved_again(register):
    case = register()
    event = Event.objects.filter(stream=case.pk).first()
    with pytest.raises(CaseError, match="never removed"):
        event.delete()
    with pytest.raises(Exception, match=r"UNIQUE|unique|duplicate"):
        event.save()


def test_the_rows_can_be_made_again_from_the_events_alone(register, registrar, authority, at):
    case = register()
    register(family_name="Other")
    commands.correct_fact(
        case=case, fact="made_on", value="2026-07-07", reason="the stamp", evidence="", by=Actor.of(registrar), at=at, event_id=uuid4(),
        expected_version=4,
    )  # fmt: skip
    before = rows()
    from fairway.casework import clocks
    from fairway.casework.record import legal_day

    projections.rebuild(authority)
    for row in CaseRow.objects.all():
        clocks.work_out(row, legal_day(at, authority))
    after = rows()
    for clock in [*before[2], *after[2]]:
        clock.pop("earlier")  # what a clock was before is history of the rows; the events keep it as corrections
    assert after == before


def test_a_read_needs_a_reason_and_leaves_a_trace(register, officer, at):
    case, reader = register(), officer("caseworker")
    with pytest.raises(CaseError, match="say why you read this"):
        read_case(reader, case.pk, reason="  ", at=at)
    assert read_case(reader, case.pk, reason="interview tomorrow", at=at).pk == case.pk
    entry = AuditEntry.objects.filter(stream=case.pk, deed="read").get()
    assert (entry.officer, entry.reason) == (reader, "interview tomorrow")


def test_a_case_of_another_office_is_not_there_and_the_attempt_is_logged(register, officer, at):
    case, stranger = register(), officer("caseworker", office="south")
    with pytest.raises(NotPermitted, match="no such case"):
        read_case(stranger, case.pk, reason="curious", at=at)
    assert AuditEntry.objects.filter(stream=case.pk, deed="refused").count() == 1


def test_only_a_decision_maker_decides(register, registrar, officer, at):
    case = register()
    given = {
        "case": case, "decision": "asylum", "outcome": "refugee_status", "reasons": "credible account", "rules": [], "at": at,
        "event_id": uuid4(), "expected_version": 4,
    }  # fmt: skip
    with pytest.raises(NotPermitted):
        commands.decide(by=Actor.of(registrar), **given)
    with pytest.raises(NotPermitted, match="only a person decides"):
        commands.decide(by=Actor.system("nightly"), **given)
    assert commands.decide(by=Actor.of(officer("decision_maker")), **given).kind == "decision_taken"
    case.refresh_from_db()
    assert case.stage == "decided"


@pytest.mark.parametrize(("breach", "decided", "why"), [
    (None, False, "nobody has said whether return would be a breach: the step is held back"),
    (True, False, "return would be a breach: barred"),
    (False, True, "settled: it would not"),
])  # fmt: skip
def test_nobody_decides_past_a_safeguard(register, registrar, officer, at, breach, decided, why):
    case = register()
    facts = {
        "lodged_on": "2026-07-10", "decision_outcome": "unfounded", "stay_right_on_other_ground": False,
        "earlier_return_decision_on": "none", "removal_would_breach_non_refoulement": breach,
    }  # fmt: skip
    version = 4
    for fact, value in facts.items():
        if value is not None:
            commands.record_fact(
                case=case,
                fact=fact,
                value=value,
                evidence="file",
                by=Actor.of(registrar),
                at=at,
                event_id=uuid4(),
                expected_version=version,
            )
            version += 1
            case.refresh_from_db()
    given = {
        "case": case, "decision": "return", "outcome": "return_decision", "reasons": "no right to stay", "at": at, "event_id": uuid4(),
        "rules": ["return_decision_with_rejection_must"], "by": Actor.of(officer("decision_maker")), "expected_version": version,
    }  # fmt: skip
    if decided:
        assert commands.decide(**given).kind == "decision_taken", why
        return
    with pytest.raises(SafeguardOpen):
        commands.decide(**given)
    assert Event.objects.filter(stream=case.pk).count() == version, why


def test_a_merge_takes_two_officers_and_is_undone_exactly(register, officer, at):
    one, two = register(), register(family_name="Exampel")
    person, into = one.people.get().person, two.people.get().person
    first, second = officer("caseworker", name="first"), officer("supervisor", name="second")
    before = (
        PersonRow.objects.filter(pk__in=[person.pk, into.pk])
        .order_by("pk")
        .values_list("details", "name_key", "born_on")
    )
    before = list(before)
    proposal = commands.propose_merge(
        person=person,
        into=into,
        because="same fingerprints",
        by=Actor.of(first),
        at=at,
        event_id=uuid4(),
        expected_version=1,
    )
    with pytest.raises(NotPermitted, match="second officer"):
        commands.confirm_merge(
            person=person, proposal=proposal, by=Actor.of(first), at=at, event_id=uuid4(), expected_version=2
        )
    commands.confirm_merge(
        person=person, proposal=proposal, by=Actor.of(second), at=at, event_id=uuid4(), expected_version=2
    )
    person.refresh_from_db()
    assert person.merged_into_id == into.pk
    commands.undo_merge(
        person=person, reason="two brothers", by=Actor.of(second), at=at, event_id=uuid4(), expected_version=3
    )
    person.refresh_from_db()
    assert person.merged_into_id is None
    assert (
        list(
            PersonRow.objects.filter(pk__in=[person.pk, into.pk])
            .order_by("pk")
            .values_list("details", "name_key", "born_on")
        )
        == before
    )


def test_tasks_are_ordered_by_deadline_and_vulnerability_alone(register, registrar):
    from fairway.casework.permissions import visible_tasks

    register()
    register({"unaccompanied_minor": True, "date_of_birth": "2012-01-01"}, born_on="2012-01-01")
    tasks = [(task.due_on, not task.vulnerable) for task in visible_tasks(registrar)]
    assert tasks == sorted(tasks) and any(not calm for _, calm in tasks)


def test_a_command_that_looks_at_the_state_first_may_be_sent_twice_too(register, registrar, at):
    case, id = register({"registered_on": "2026-07-10"}), uuid4()
    given = {
        "case": case, "fact": "made_on", "value": "2026-07-09", "reason": "the stamp", "evidence": "", "by": Actor.of(registrar), "at": at,
        "event_id": id, "expected_version": 4,
    }  # fmt: skip
    first = commands.correct_fact(**given)
    case.refresh_from_db()
    assert commands.correct_fact(**given) == first and Event.objects.filter(stream=case.pk).count() == 5
    with pytest.raises(AlreadyRecorded):
        commands.close(case=case, reason="x", by=Actor.of(registrar), at=at, event_id=id, expected_version=5)


def test_the_safeguards_behind_a_decision_are_asked_even_if_no_rule_is_named(register, registrar, officer, at):
    case = register()
    version = 4
    facts = {
        "lodged_on": "2026-07-10",
        "decision_outcome": "unfounded",
        "stay_right_on_other_ground": False,
        "earlier_return_decision_on": "none",
    }
    for fact, value in facts.items():
        commands.record_fact(
            case=case,
            fact=fact,
            value=value,
            evidence="",
            by=Actor.of(registrar),
            at=at,
            event_id=uuid4(),
            expected_version=version,
        )
        version += 1
        case.refresh_from_db()
    with pytest.raises(SafeguardOpen):
        commands.decide(
            case=case, decision="return", outcome="return_decision", reasons="x", rules=[], by=Actor.of(officer("decision_maker")), at=at,
            event_id=uuid4(), expected_version=version,
        )  # fmt: skip


def test_an_office_that_there_is_not_takes_no_case(register, officer, at):
    case = register()
    with pytest.raises(CaseError, match="there is no office 'nowhere'"):
        commands.assign(
            case=case, office="nowhere", owner="", reason="", by=Actor.of(officer("supervisor")), at=at, event_id=uuid4(),
            expected_version=4,
        )  # fmt: skip


def test_the_id_of_another_authoritys_person_is_refused(register, authority, officer, at):
    from fairway.casework.models import Authority

    person = register().people.get().person
    other = Authority.objects.create(code="fr-test", name="Other", state="FR", zone="Europe/Paris")
    with pytest.raises(CaseError):
        commands.record_person(
            authority=other,
            person=person.pk,
            details={"family_name": "X"},
            by=Actor.system("test"),
            at=at,
            event_id=uuid4(),
        )


def test_a_step_that_departs_from_a_finding_says_why(register, registrar, at):
    case = register()
    given = {
        "case": case, "step": "lodging", "facts": {"lodged_on": "2026-07-20"}, "by": Actor.of(registrar), "at": at, "event_id": uuid4(),
        "expected_version": 4, "departs_from": "some_finding",
    }  # fmt: skip
    with pytest.raises(CaseError, match="say why"):
        commands.take_step(**given)
    assert commands.take_step(**given, reason="the person was in hospital").payload["departs_from"] == "some_finding"
