"""The person's code: it opens once, ends, and opens one case only."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from fairway.casework import access, commands
from fairway.casework.models import AdvicePlace, AuditEntry, CasePerson, Event, PersonAccess
from fairway.casework.own_case import own_case, own_letter
from fairway.casework.plain_words import FOLLOWS, LIMITS, OTHER_PURPOSE, PURPOSES, RIGHTS, STAGES, STATUSES
from fairway.casework.reading import read_case
from fairway.casework.record import Actor, verify
from fairway.casework.steps import STAGES as ALL_STAGES
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted
from fairway.law.clocks import Status
from fairway.law.language.source import Expiry
from fairway.law.pack import packaged_book

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def give(registrar, at):
    """Gives a code: give(case)."""

    def make(case, *, when=at, by=registrar, event_id=None, **kwargs):
        case.refresh_from_db()
        person = kwargs.pop("person", None) or CasePerson.objects.get(case=case, part="applicant").person_id
        return access.issue_code(
            case=case, person=person, by=Actor.of(by), at=when, event_id=event_id or uuid4(), expected_version=case.version, **kwargs
        )  # fmt: skip

    return make


def test_a_code_opens_its_case_once(register, give, at):
    case = register()
    code = give(case).code
    opened = access.open_with(code.lower().replace("-", " "), at=at)
    assert own_case(opened, at=at).case.pk == case.pk
    with pytest.raises(NotPermitted, match="this code opens nothing"):
        access.open_with(code, at=at)


def test_the_code_is_kept_nowhere(register, give, authority):
    issued = give(register())
    letters = issued.code.replace("-", "")
    kept = [str(row) for model in (PersonAccess, Event, AuditEntry) for row in model.objects.values()]
    assert not any(letters in row or letters[access.SELECTOR :] in row for row in kept)
    assert Event.objects.filter(kind="access_granted").count() == 1 and not list(verify(authority))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda row, at: {"expires_at": at}, "a code ends with its last instant"),
        (lambda row, at: {"withdrawn_at": at}, "it was withdrawn"),
        (lambda row, at: {"attempts": 5}, "five wrong tries were made"),
        (lambda row, at: {"used_at": at, "opened_until": at + access.VISIT}, "it was used"),
        (lambda row, at: {"code_hash": "0" * 64}, "it is another code"),
    ],
)
def test_every_refusal_reads_the_same(register, give, at, change, why):
    issued = give(register())
    PersonAccess.objects.filter(pk=issued.access).update(**change(None, at))
    with pytest.raises(NotPermitted) as refused:
        access.open_with(issued.code, at=at)
    with pytest.raises(NotPermitted) as unknown:
        access.open_with("2222-2222-2222-2222", at=at)
    assert str(refused.value) == str(unknown.value), why


def test_five_wrong_tries_end_a_code_and_each_is_logged(register, give, at):
    issued = give(register())
    wrong = issued.code[:-1] + ("A" if issued.code[-1] != "A" else "B")
    for _ in range(5):
        with pytest.raises(NotPermitted):
            access.open_with(wrong, at=at)
    with pytest.raises(NotPermitted):
        access.open_with(issued.code, at=at)
    assert AuditEntry.objects.filter(deed="refused", what="own case").count() == 6
    assert PersonAccess.objects.get().attempts == 5


def test_a_new_code_ends_the_one_before(register, give, at):
    case = register()
    first, second = give(case), give(case)
    with pytest.raises(NotPermitted):
        access.open_with(first.code, at=at)
    assert access.open_with(second.code, at=at).pk == second.access


def test_a_visit_ends_by_time_by_leaving_and_by_withdrawal(register, give, registrar, at):
    case = register()
    opened = access.open_with(give(case).code, at=at)
    assert access.visit(opened.pk, at=at + access.VISIT - timedelta(seconds=1)).pk == opened.pk
    with pytest.raises(NotPermitted, match="this visit has ended"):
        access.visit(opened.pk, at=at + access.VISIT)
    with pytest.raises(NotPermitted):
        own_case(opened, at=at + access.VISIT)
    access.close(opened.pk, at=at)
    with pytest.raises(NotPermitted):
        access.visit(opened.pk, at=at)
    again = access.open_with(give(case).code, at=at)
    case.refresh_from_db()
    access.withdraw(
        case=case,
        access=again,
        reason="paper lost",
        by=Actor.of(registrar),
        at=at,
        event_id=uuid4(),
        expected_version=case.version,
    )
    with pytest.raises(NotPermitted):
        access.visit(again.pk, at=at)


def test_who_has_no_part_any_more_sees_nothing(register, give, at):
    case = register()
    opened = access.open_with(give(case).code, at=at)
    CasePerson.objects.filter(case=case).delete()
    with pytest.raises(NotPermitted):
        access.visit(opened.pk, at=at)


def test_only_an_officer_who_records_in_the_case_gives_a_code(register, give, officer, at):
    case = register()
    for other in (officer("caseworker", office="south"), officer("auditor"), officer("supervisor")):
        with pytest.raises(NotPermitted):
            give(case, by=other)
    with pytest.raises(NotPermitted, match="handed over by an officer"):
        access.issue_code(
            case=case, person=uuid4(), by=Actor.system("job"), at=at, event_id=uuid4(), expected_version=case.version
        )
    with pytest.raises(CaseError, match="link the person first"):
        give(case, person=uuid4())
    with pytest.raises(CaseError, match="14 days at most"):
        give(case, valid_for=timedelta(days=15))


def test_a_request_that_is_sent_twice_makes_one_code(register, give):
    case, id = register(), uuid4()
    give(case, event_id=id)
    with pytest.raises(AlreadyRecorded, match="shown once only"):
        give(case, event_id=id)
    assert PersonAccess.objects.count() == 1


def test_reading_is_logged_and_shown_by_purpose_without_a_name(register, give, officer, at):
    case = register()
    reader = officer("caseworker", name="Nosy Officer")
    read_case(reader, case.pk, reason="casework: interview tomorrow", at=at)
    read_case(reader, case.pk, reason="Casework", at=at)
    read_case(reader, case.pk, reason="because of a neighbour", at=at)
    opened = access.open_with(give(case).code, at=at)
    own_case(opened, at=at)
    page = own_case(opened, at=at)
    assert page.reads == ((PURPOSES["casework"], 2), (OTHER_PURPOSE, 1)) and page.own_reads == 2
    assert "neighbour" not in str(page.reads) and "Nosy" not in str(page.reads)
    mine = AuditEntry.objects.filter(what="own case", deed="read")
    assert {entry.by for entry in mine} == {f"person:{opened.person}"}


def test_limits_say_who_must_do_what_by_when_and_what_follows(register, give, at):
    page = own_case(access.open_with(give(register()).code, at=at), at=at)
    appointment = next(limit for limit in page.limits if limit.citation == "APR Art. 28(3) and (5)")
    assert (str(appointment.due_on), appointment.who, appointment.status) == (
        "2026-07-29",
        "The authority",
        "Still to come",
    )
    assert appointment.follows == "If the day passes, it must still be done."
    assert page.stage == STAGES["registered"]
    states = {citation: word for _, word, _, citation in page.rights}
    assert states["APR Art. 16(1)"] == "open", "unknown is not no"


def test_a_decision_is_shown_once_it_was_notified(register, give, officer, at):
    case = register()
    decider = officer("decision_maker", "caseworker")
    taken = commands.decide(
        case=case, decision="asylum", outcome="Refused", reasons="Because of this.", rules=["registration_due"], by=Actor.of(decider),
        at=at, event_id=uuid4(), expected_version=case.version, language="de",
    )  # fmt: skip
    opened = access.open_with(give(case).code, at=at)
    assert own_case(opened, at=at).decisions == ()
    case.refresh_from_db()
    commands.take_step(
        case=case, step="notification", facts={"decision_notified_on": "2026-07-20"}, by=Actor.of(decider), at=at, event_id=uuid4(),
        expected_version=case.version,
    )  # fmt: skip
    (decision,) = own_case(opened, at=at).decisions
    assert (decision.outcome, decision.reasons, decision.language) == ("Refused", "Because of this.", "de")
    assert decision.rules[0][0] == "APR Art. 27(1)" and str(decision.notified_on) == "2026-07-20"
    assert taken.on == decision.taken_on


def test_of_two_decisions_a_step_without_a_name_shows_none(register, give, officer, at):
    case = register()
    decider = officer("decision_maker", "caseworker")
    for outcome in ("Refused", "Return"):
        commands.decide(
            case=case, decision=outcome, outcome=outcome, reasons="So.", rules=[], by=Actor.of(decider), at=at, event_id=uuid4(),
            expected_version=case.version,
        )  # fmt: skip
        case.refresh_from_db()
    commands.take_step(
        case=case, step="notification", facts={"decision_notified_on": "2026-07-20"}, by=Actor.of(decider), at=at, event_id=uuid4(),
        expected_version=case.version,
    )  # fmt: skip
    assert own_case(access.open_with(give(case).code, at=at), at=at).decisions == ()


def test_advice_is_the_authoritys_own_list(register, give, authority, at):
    for place, name in enumerate(("Second", "First")):
        AdvicePlace.objects.create(
            authority=authority, name=name, contact="by telephone", free_of_charge=True, place_in_list=-place + 1
        )
    page = own_case(access.open_with(give(register()).code, at=at), at=at)
    assert [place.name for place in page.advice] == ["First", "Second"]


def test_a_letter_that_is_not_there_is_not_there(register, give, at):
    opened = access.open_with(give(register()).code, at=at)
    assert own_letter(opened, uuid4(), at=at) is None


def test_plain_words_name_what_the_law_and_the_record_have():
    book = packaged_book()
    assert [rule for rule in LIMITS if rule not in book.rules or book.rules[rule].base.clock is None] == []
    assert [rule for rule in RIGHTS if rule not in book.rules] == []
    assert sorted(FOLLOWS) == sorted(expiry.name for expiry in Expiry)
    assert sorted(STAGES) == sorted(ALL_STAGES)
    assert set(STATUSES) == {status.name for status in Status} - {"OPEN", "NOT_RUNNING"}
