"""Erasure: due by the law's clock, unreadable the day after, and the chain still holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4, uuid5

import pytest

from fairway.casework import commands, projections, record, retention, subject, vault
from fairway.casework.models import AuditEntry, CaseRow, ClockRow, Event, PersonKey, PersonRow, TaskRow
from fairway.casework.record import Actor
from fairway.errors import AlreadyRecorded, CaseError

pytestmark = pytest.mark.usefixtures("db")


def noon(day):
    return datetime.fromisoformat(f"{day}T10:00:00+00:00").astimezone(UTC)


@pytest.fixture
def closed(register, registrar, at):
    """A registered case that became final and was closed on 20 July 2026: closed(final="2026-07-20")."""

    def make(final="2026-07-20", close=True, **details):
        case = register(**details)
        by = Actor.of(registrar)
        facts = {"lodged_on": "2026-07-10", **({"final_decision_on": final} if final else {})}
        for fact, value in facts.items():
            commands.record_fact(
                case=case, fact=fact, value=value, evidence="file", by=by, at=at, event_id=uuid4(), expected_version=case.version
            )  # fmt: skip
            case.refresh_from_db()
        if close:
            commands.close(case=case, reason="final", by=by, at=at, event_id=uuid4(), expected_version=case.version)
            case.refresh_from_db()
        return case

    return make


@pytest.mark.parametrize(("final", "until", "why"), [
    ("2026-07-20", "2036-07-20", "ten years from the final decision, a Sunday all the same: a time of storage does not roll"),
    ("2028-02-29", "2038-02-28", "no 29 February in 2038"),
    (None, "2036-07-20", "nobody recorded a final decision: our default, ten years from the closing"),
])  # fmt: skip
def test_until_when_a_file_is_kept(closed, final, until, why):
    case = closed(final)
    assert retention.case_until(case, date(2040, 1, 1))[0] == date.fromisoformat(until), why


def test_a_citizen_of_a_member_state_is_erased_at_once(closed, registrar, authority, at):
    case = closed(close=False)
    commands.record_fact(
        case=case, fact="union_citizenship_known_on", value="2026-07-20", evidence="passport", by=Actor.of(registrar), at=at,
        event_id=uuid4(), expected_version=case.version,
    )  # fmt: skip
    case.refresh_from_db()
    assert list(retention.due(authority, date(2026, 7, 21))) == [], "an open case is not erased by a job"
    (said,) = retention.overdue(authority, date(2026, 7, 21))
    assert said == f"{case.number}: to be deleted since 2026-07-20 (APR Art. 72(1)), and still open."
    commands.close(
        case=case, reason="citizen", by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
    )
    assert [entry.case for entry in retention.due(authority, date(2026, 7, 20)) if entry.case] == [case.pk]


def test_nothing_is_due_a_day_before_and_all_is_unreadable_the_day_after(closed, authority):
    case = closed()
    person = case.people.get().person
    early = retention.run(authority, noon("2036-07-19"))
    assert (early.cases, early.people) == (0, 0)
    assert PersonRow.objects.get(pk=person.pk).family_name == "Example"

    done = retention.run(authority, noon("2036-07-20"))
    assert (done.cases, done.people, done.held, done.in_the_clear, done.overdue) == (1, 1, 0, 0, [])
    row = PersonRow.objects.get(pk=person.pk)
    assert (row.family_name, row.name_key, row.born_on, row.details, row.erased_on) == (
        "",
        "",
        None,
        {},
        date(2036, 7, 20),
    )
    gone = CaseRow.objects.get(pk=case.pk)
    assert {name: fact["value"] for name, fact in gone.facts.items()} == {"application_data_deleted_on": "2036-07-20"}
    assert not ClockRow.objects.filter(case=case).exists() and not TaskRow.objects.filter(case=case).exists()
    assert list(record.verify(authority)) == [], "the chain holds over what nobody can read any more"
    again = retention.run(authority, noon("2036-07-21"))
    assert (again.cases, again.people) == (0, 0)


def test_no_event_holds_a_name_in_the_clear_and_no_key_opens_it_after_the_erasure(closed, authority):
    person = closed(family_name="Quisquilia", given_names="Rara").people.get().person
    told = Event.objects.get(stream=person.pk, kind="person_recorded")
    assert vault.opened(told)["family_name"] == "Quisquilia"
    everything = " ".join(str(payload) for payload in Event.objects.values_list("payload", flat=True))
    assert "Quisquilia" not in everything and "Rara" not in everything
    retention.run(authority, noon("2036-07-20"))
    assert vault.opened(told) == {}
    kept = PersonKey.objects.get(person=person.pk)
    assert (kept.key, kept.destroyed_on) == (None, date(2036, 7, 20))


def test_the_rows_made_again_are_as_empty_as_the_erasure_left_them(closed, authority):
    closed()
    retention.run(authority, noon("2036-07-20"))
    before = [list(model.objects.order_by("pk").values()) for model in (CaseRow, PersonRow)]
    projections.rebuild(authority)
    after = [list(model.objects.order_by("pk").values()) for model in (CaseRow, PersonRow)]
    for rows in (*before, *after):
        for row in rows:
            row.pop("clocks_on", None)  # when clocks were last worked out is no event
    assert after == before


def test_an_erased_person_gets_no_second_key(closed, authority, registrar, at):
    person = closed().people.get().person
    retention.run(authority, noon("2036-07-20"))
    person.refresh_from_db()
    with pytest.raises(CaseError, match="was erased at the end of its time"):
        vault.sealed(authority, person.pk, uuid4(), {"family_name": "Again"})
    with pytest.raises(CaseError, match="was erased at the end of its time"):
        commands.correct_person(
            person=person, details={"family_name": "Again"}, reason="typing", by=Actor.of(registrar), at=at, event_id=uuid4(),
            expected_version=person.version,
        )  # fmt: skip


def test_what_is_sent_twice_is_sealed_alike_and_recorded_once(authority, registrar, at):
    id, given = uuid4(), {"by": Actor.of(registrar), "at": at}
    for _ in range(2):
        made = commands.record_person(
            authority=authority, person=id, details={"family_name": "Twice"}, event_id=uuid5(id, "event"), **given
        )
    person = PersonRow.objects.get(pk=id)
    for _ in range(2):
        commands.correct_person(
            person=person,
            details={"family_name": "Thrice"},
            reason="typing",
            event_id=uuid5(id, "again"),
            expected_version=1,
            **given,
        )
    assert Event.objects.filter(stream=id).count() == 2
    with pytest.raises(AlreadyRecorded):
        commands.record_person(
            authority=authority, person=id, details={"family_name": "Other"}, event_id=made.pk, **given
        )


def test_sealed_details_open_in_their_own_place_only(register):
    one, two = (register().people.get().person for _ in range(2))
    first, second = (Event.objects.get(stream=person.pk, kind="person_recorded") for person in (one, two))
    second.payload = first.payload
    with pytest.raises(CaseError, match="was not recorded in this place"):
        vault.opened(second)


def test_a_missing_key_is_a_fault_and_not_an_erasure(register):
    person = register().people.get().person
    PersonKey.objects.filter(person=person.pk).delete()
    with pytest.raises(CaseError, match="restore events and keys from the same backup"):
        vault.opened(Event.objects.get(stream=person.pk, kind="person_recorded"))


def test_a_person_with_another_file_stays(closed, register, registrar, authority, at):
    case = closed()
    person = case.people.get().person
    other = register()
    commands.link_person(
        case=other, person=person.pk, part="parent", by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=other.version
    )  # fmt: skip
    done = retention.run(authority, noon("2036-07-20"))
    assert (done.cases, done.people) == (1, 0)
    assert PersonRow.objects.get(pk=person.pk).family_name == "Example"


def test_joined_records_go_together(closed, register, officer, authority, at):
    old, young = closed().people.get().person, register().people.get().person
    first, second = officer("caseworker", name="first"), officer("supervisor", name="second")
    given = {"person": old, "at": at}
    proposal = commands.propose_merge(
        into=young, because="same prints", by=Actor.of(first), event_id=uuid4(), expected_version=1, **given
    )
    commands.confirm_merge(proposal=proposal, by=Actor.of(second), event_id=uuid4(), expected_version=2, **given)
    done = retention.run(authority, noon("2036-07-20"))
    assert (done.cases, done.people) == (1, 0), "the person of the joined records has an open file"


def test_an_erasure_is_held_back_with_a_reason_and_by_an_open_request(closed, officer, authority, registrar, at):
    person = closed().people.get().person
    supervisor = Actor.of(officer("supervisor"))
    given = {"person": person, "at": at, "by": supervisor}
    with pytest.raises(CaseError, match="say why"):
        retention.hold(because=" ", event_id=uuid4(), expected_version=1, **given)
    retention.hold(because="claim before the court", event_id=uuid4(), expected_version=1, **given)
    assert retention.run(authority, noon("2036-07-20")).held == 1
    person.refresh_from_db()
    retention.release(because="judgment given", event_id=uuid4(), expected_version=person.version, **given)
    person.refresh_from_db()
    subject.ask_for_access(
        person=person, received_on=date(2036, 7, 1), by=Actor.of(registrar), at=noon("2036-07-01"), event_id=uuid4(),
        expected_version=person.version,
    )  # fmt: skip
    done = retention.run(authority, noon("2036-07-21"))
    assert (done.held, done.people) == (1, 0), "a person who waits for an answer is not erased meanwhile"


@pytest.mark.parametrize(
    ("day", "people", "why"), [("2027-01-19", 0, "five months and 30 days"), ("2027-01-20", 1, "six months")]
)
def test_a_person_in_no_case_is_kept_for_six_months(authority, registrar, at, day, people, why):
    commands.record_person(
        authority=authority,
        person=uuid4(),
        details={"family_name": "Alone"},
        by=Actor.of(registrar),
        at=at,
        event_id=uuid4(),
    )
    assert retention.run(authority, noon(day)).people == people, why


def test_what_was_recorded_outside_a_key_is_told(authority, registrar, at):
    record.append(
        authority=authority, stream=uuid4(), stream_kind="person", kind="person_recorded", payload={"details": {"family_name": "Plain"}},
        by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=0,
    )  # fmt: skip
    done = retention.run(authority, noon("2027-01-20"))
    assert (done.people, done.in_the_clear) == (1, 1)


def test_an_erasure_leaves_an_entry_in_the_audit(closed, authority):
    closed()
    retention.run(authority, noon("2036-07-20"))
    said = set(AuditEntry.objects.filter(by="system:erasure").values_list("what", "deed"))
    assert said == {("case_erased", "write"), ("person_erased", "write")}


def test_the_documents_of_a_file_go_with_it(closed, registrar, authority, at, tmp_path):
    import io

    from fairway.casework import documents
    from fairway.casework.commands.documents import add_document
    from fairway.casework.models import DocumentRow

    place = documents.Store(tmp_path)
    case = closed(close=False)
    add_document(
        case=case, document=uuid4(), title="Letter of a neighbour", content=io.BytesIO(b"plain words\n"), by=Actor.of(registrar), at=at,
        event_id=uuid4(), expected_version=case.version, place=place,
    )  # fmt: skip
    case.refresh_from_db()
    commands.close(
        case=case, reason="final", by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
    )
    assert len(list(place.files())) == 1
    assert retention.run(authority, noon("2036-07-20")).documents == 1
    row = DocumentRow.objects.get(case=case)
    assert (row.title, row.erased_on) == ("", date(2036, 7, 20))
    assert len(documents.sweep(at=noon("2036-07-20"), place=place)) == 1 and list(place.files()) == []


def test_what_else_goes_with_a_file_is_asked(closed, authority, monkeypatch):
    case, seen = closed(), []
    monkeypatch.setattr(retention, "_WITH_CASE", [])
    retention.with_case(lambda row: seen.append(row.pk))
    retention.run(authority, noon("2036-07-20"))
    assert seen == [case.pk]


def test_each_length_says_where_it_comes_from():
    for keeping in retention.keepings().values():
        assert keeping.evidence in {"T", "S", "M", "D"} and keeping.basis, keeping.name
        if keeping.start:
            assert keeping.years or keeping.months, keeping.name
            assert keeping.default_evidence == "D", "a length that no act gives is a default of ours, and says so"
