"""A person asks what is recorded: everything, in plain words, within the month, given by a second officer."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from fairway.casework import commands, retention, subject
from fairway.casework.models import AuditEntry, Event, PersonRow
from fairway.casework.reading import read_case
from fairway.casework.record import Actor
from fairway.errors import CaseError, NotPermitted

pytestmark = pytest.mark.usefixtures("db")


def noon(day):
    return datetime.fromisoformat(f"{day}T10:00:00+00:00").astimezone(UTC)


@pytest.fixture
def asked(register, registrar):
    """A person who asked: asked("2027-01-31") gives the case, the person and the request."""

    def make(received="2027-01-31", **details):
        case = register(**details)
        person = case.people.get().person
        request = subject.ask_for_access(
            person=person, received_on=date.fromisoformat(received), by=Actor.of(registrar), at=noon(received), event_id=uuid4(),
            expected_version=person.version,
        )  # fmt: skip
        person.refresh_from_db()
        return case, person, request

    return make


@pytest.mark.parametrize(("received", "extended", "due", "why"), [
    ("2027-01-31", False, "2027-03-01", "no 31 February; the 28th is a Sunday"),
    ("2027-01-31", True, "2027-04-30", "one month and two, counted at once from the request"),
    ("2026-11-30", False, "2026-12-30", "an ordinary month"),
    ("2026-08-03", False, "2026-09-03", "the day of the request is not counted"),
])  # fmt: skip
def test_the_month_of_an_answer(authority, received, extended, due, why):
    assert subject.due_on(date.fromisoformat(received), authority, extended=extended) == date.fromisoformat(due), why


@pytest.mark.parametrize(("day", "timely"), [("2027-03-01", True), ("2027-03-02", False)])
def test_more_time_is_taken_within_the_first_month_or_not_at_all(asked, officer, authority, day, timely):
    _, person, request = asked()
    given = {
        "person": person, "request": request, "reason": "many files", "by": Actor.of(officer("supervisor")), "at": noon(day),
        "event_id": uuid4(), "expected_version": person.version,
    }  # fmt: skip
    if timely:
        subject.extend(**given)
        (waiting,) = subject.open_requests(authority, date(2027, 4, 30))
        assert (waiting["due_on"], waiting["extended"], waiting["late"]) == (date(2027, 4, 30), True, False)
    else:
        with pytest.raises(
            CaseError, match=r"the month ended on 2027-03-01: more time is taken within it \(GDPR Art. 12\(3\)\)"
        ):
            subject.extend(**given)


def test_a_late_answer_is_marked_and_given_all_the_same(asked, officer, authority):
    _, person, request = asked()
    (waiting,) = subject.open_requests(authority, date(2027, 3, 2))
    assert waiting["late"] and waiting["due_on"] == date(2027, 3, 1)
    subject.give(
        person=person, request=request, by=Actor.of(officer("supervisor")), at=noon("2027-03-02"), event_id=uuid4(),
        expected_version=person.version,
    )  # fmt: skip
    assert subject.open_requests(authority, date(2027, 3, 3)) == []
    entry = AuditEntry.objects.get(deed="export")
    assert (entry.stream, entry.reason) == (person.pk, "GDPR Art. 15")


def test_a_second_officer_gives_the_answer(asked, officer, registrar, authority, at):
    both = officer("supervisor", "caseworker")
    case, person, _ = asked()
    request = subject.ask_for_access(
        person=person,
        received_on=date(2026, 7, 1),
        by=Actor.of(both),
        at=at,
        event_id=uuid4(),
        expected_version=person.version,
    )
    given = {
        "person": person,
        "request": request,
        "at": at,
        "event_id": uuid4(),
        "expected_version": person.version + 1,
    }
    with pytest.raises(NotPermitted, match="a second officer gives the answer"):
        subject.give(by=Actor.of(both), **given)
    with pytest.raises(NotPermitted):
        subject.give(by=Actor.of(registrar), **given)
    with pytest.raises(NotPermitted, match="a job asks about nobody"):
        subject.give(by=Actor.system("nightly"), **given)
    assert subject.give(by=Actor.of(officer("supervisor", name="other")), **given)["files"][0]["case"] == case.number


def test_a_person_asks_alone_and_about_no_other(register, at):
    one, two = (register().people.get().person for _ in range(2))
    given = {"received_on": date(2026, 7, 20), "at": at, "expected_version": 1}
    assert subject.ask_for_access(person=one, by=Actor.person(one.pk), event_id=uuid4(), **given).kind == "access_asked"
    with pytest.raises(NotPermitted, match="about himself or herself"):
        subject.ask_for_access(person=two, by=Actor.person(one.pk), event_id=uuid4(), **given)


def test_everything_that_is_recorded_is_given(register, registrar, officer, at):
    case = register(family_name="Quisquilia", place_of_birth="Aleppo")
    reader = officer("caseworker", name="Nosy Reader")
    read_case(reader, case.pk, reason="interview tomorrow", at=at)
    commands.correct_fact(
        case=case, fact="made_on", value="2026-07-07", reason="the stamp says the 7th", evidence="stamp", by=Actor.of(registrar), at=at,
        event_id=uuid4(), expected_version=4,
    )  # fmt: skip
    person = case.people.get().person
    held = subject.everything(person, at)
    assert held["records"][0]["details"]["place_of_birth"] == "Aleppo"
    assert held["parts"] == [{"case": case.number, "part": "applicant"}]
    (file,) = held["files"]
    case.refresh_from_db()
    assert {fact["fact"] for fact in file["facts"]} == set(case.facts)
    assert len(file["timeline"]) == Event.objects.filter(stream=case.pk).count()
    assert len(file["clocks"]) == case.clocks.count() > 0
    assert [(read["office"], read["reason"]) for read in held["read_by"]] == [("North", "interview tomorrow")]
    assert all(fact["asked_by"] for fact in file["facts"] if fact["fact"] in ("made_on", "registered_on")), (
        "each fact names its articles"
    )
    assert json.loads(subject.as_json(held))["authority"] == "Test authority"
    words = subject.in_words(held)
    for said in ("family name: Quisquilia", "place of birth: Aleppo", "North, because: interview tomorrow", "the stamp says the 7th",
                 "complain to the data protection authority", f"Case {case.number}"):  # fmt: skip
        assert said in words, said
    assert "Nosy Reader" not in words + subject.as_json(held), (
        "the officer is not named: the day, office and reason are"
    )
    assert str(reader.pk) not in subject.as_json(held)


def test_what_is_about_others_is_withheld_and_said_to_be(register, registrar, at):
    case, other = register(), register(family_name="Someone", given_names="Else")
    stranger = other.people.get().person
    commands.link_person(
        case=case,
        person=stranger.pk,
        part="guardian",
        by=Actor.of(registrar),
        at=at,
        event_id=uuid4(),
        expected_version=case.version,
    )
    held = subject.everything(case.people.get(part="applicant").person, at)
    assert str(stranger.pk) not in subject.as_json(held) and "Someone" not in subject.as_json(held)
    assert "person linked: person" in held["withheld"]
    assert "Not given, because it is about other people" in subject.in_words(held)
    theirs = subject.everything(PersonRow.objects.get(pk=stranger.pk), at)
    assert [file["case"] for file in theirs["files"]] == [other.number], (
        "a guardian reads the own file, not the child's"
    )
    assert {"case": case.number, "part": "guardian"} in theirs["parts"]


def test_family_place_and_documents_are_part_of_it(register, registrar, officer, authority, at, tmp_path):
    import io

    from fairway.casework import documents
    from fairway.casework.commands.documents import add_document
    from fairway.casework.models import GroupRow, Membership, Placement, ReceptionPlace

    case = register()
    person = case.people.get().person
    family = GroupRow.objects.create(
        id=uuid4(), authority=authority, version=1, kind="family", formed_on=date(2026, 7, 10)
    )
    Membership.objects.create(
        authority=authority,
        group=family,
        person=person,
        part="head",
        evidence="her sister says so",
        since=date(2026, 7, 10),
    )
    house = ReceptionPlace.objects.create(
        id=uuid4(), authority=authority, version=1, name="House of the Lake", kind="centre", region="North", capacities=[],
        features=[], opened_on=date(2026, 1, 1),
    )  # fmt: skip
    Placement.objects.create(
        authority=authority,
        case=case,
        person=person,
        place=house,
        event=uuid4(),
        needs=["ground_floor"],
        placed_on=date(2026, 7, 12),
    )
    add_document(
        case=case, document=uuid4(), title="Birth certificate", content=io.BytesIO(b"born in Aleppo\n"), by=Actor.of(registrar), at=at,
        event_id=uuid4(), expected_version=case.version, place=documents.Store(tmp_path),
    )  # fmt: skip
    held = subject.everything(person, at)
    assert held["families"] == [{"kind": "family", "part": "head", "since": "2026-07-10", "until": ""}]
    assert [(one["place"], one["needs"]) for one in held["places"]] == [("House of the Lake", ["ground_floor"])]
    words = subject.in_words(held)
    assert "You were given a place in House of the Lake from 2026-07-12." in words
    assert "title: Birth certificate" in words and "her sister" not in words
    assert "2026-07-20 document added: title" in held["to_check"], "a second officer looks at it first"


def test_free_sentences_are_listed_for_a_person_to_check(register, registrar, at):
    case = register()
    commands.correct_fact(
        case=case, fact="made_on", value="2026-07-07", reason="her brother said so", evidence="", by=Actor.of(registrar), at=at,
        event_id=uuid4(), expected_version=4,
    )  # fmt: skip
    held = subject.everything(case.people.get().person, at)
    assert "2026-07-20 fact corrected: reason" in held["to_check"]
    assert "to check" not in subject.in_words(held)


def test_joined_records_are_told_together_from_either_side(register, officer, at):
    one, two = (register(place_of_birth=place).people.get().person for place in ("Aleppo", "Halab"))
    first, second = officer("caseworker", name="first"), officer("supervisor", name="second")
    given = {"person": one, "at": at}
    proposal = commands.propose_merge(
        into=two, because="same prints", by=Actor.of(first), event_id=uuid4(), expected_version=1, **given
    )
    commands.confirm_merge(proposal=proposal, by=Actor.of(second), event_id=uuid4(), expected_version=2, **given)
    for record in (one, two):
        held = subject.everything(PersonRow.objects.get(pk=record.pk), at)
        assert {row["details"]["place_of_birth"] for row in held["records"]} == {"Aleppo", "Halab"}
        assert len(held["files"]) == 2


def test_after_the_erasure_there_is_nothing_left_to_tell(register, registrar, authority, at):
    case = register(family_name="Quisquilia")
    commands.close(case=case, reason="withdrawn", by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=4)
    person = case.people.get().person
    retention.run(authority, noon("2036-07-20"))
    person.refresh_from_db()
    held = subject.everything(person, noon("2036-07-21"))
    assert "Quisquilia" not in subject.as_json(held) and held["records"][0]["details"] == {}
