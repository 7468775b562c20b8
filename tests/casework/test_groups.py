"""Families and groups: members with evidence, links that can be withdrawn, cases about a whole family."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from fairway.casework import groups, projections, record
from fairway.casework.commands import groups as commands
from fairway.casework.models import AuditEntry, CaseGroup, FamilyLink, GroupRow, Membership
from fairway.casework.record import Actor
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted, StaleCase

pytestmark = pytest.mark.usefixtures("db")
TODAY = date(2026, 7, 20)


@pytest.fixture
def family(authority, registrar, register, at):
    """A family of two whose people came through two registrations, with the cases."""

    class Family:
        by = Actor.of(registrar)
        cases = (register(), register(given_names="Second"))
        people = tuple(case.people.get().person for case in cases)

        def send(self, command, **given):
            group = GroupRow.objects.filter(pk=self.id).first()
            base = {"group": group, "by": self.by, "at": at, "event_id": uuid4(), "expected_version": group.version}
            return command(**{**base, **given})

        def join(self, person, part="head", **given):
            given = {"evidence": "statement of both", "since": date(2026, 7, 6), **given}
            return self.send(commands.join, person=person, part=part, **given)

        @property
        def row(self):
            return GroupRow.objects.get(pk=self.id)

    made = Family()
    made.id = uuid4()
    commands.form_group(authority=authority, group=made.id, kind="family", note="", by=made.by, at=at, event_id=uuid4())
    made.join(made.people[0])
    made.join(made.people[1], "spouse", evidence="marriage certificate")
    return made


def plain(model):
    return sorted(
        str({k: str(v) for k, v in row.items() if k != "id" or model in (GroupRow, FamilyLink)})
        for row in model.objects.values()
    )


def test_members_carry_their_part_and_evidence_and_the_chain_holds(family, authority):
    found = [(member.person_id, member.part, member.evidence) for member in groups.members(family.row, TODAY)]
    first, second = (person.pk for person in family.people)
    assert found == [(first, "head", "statement of both"), (second, "spouse", "marriage certificate")]
    assert family.row.version == 3 and list(record.verify(authority)) == []
    assert list(groups.groups_of(family.people[1], TODAY)) == [family.row]


def test_who_left_is_no_member_from_that_day_and_was_one_before(family):
    family.send(commands.leave, person=family.people[1], until=date(2026, 7, 15), reason="they parted")
    assert len(groups.members(family.row, date(2026, 7, 14))) == 2
    assert len(groups.members(family.row, date(2026, 7, 15))) == 1
    family.send(commands.leave, person=family.people[0], until=date(2026, 7, 16), reason="nobody is left")
    assert family.row.ended_on == date(2026, 7, 16)


@pytest.mark.parametrize(("change", "says"), [
    ({"part": "boss"}, "there is no part in a group 'boss'"),
    ({"evidence": "  "}, "say on what evidence"),
    ({"since": TODAY + timedelta(days=1)}, "has not come yet"),
    ({"part": "spouse"}, "a member already"),
])  # fmt: skip
def test_a_member_is_recorded_once_with_a_known_part_and_evidence(family, change, says):
    with pytest.raises(CaseError, match=says):
        family.join(family.people[0], **change)
    assert family.row.version == 3


def test_a_command_sent_twice_is_recorded_once(family):
    id, version = uuid4(), family.row.version
    given = {"person": family.people[1], "until": TODAY, "reason": "they parted", "event_id": id}
    made = [family.send(commands.leave, **given, expected_version=version) for _ in range(2)]
    assert made[0] == made[1] and family.row.version == version + 1
    with pytest.raises(AlreadyRecorded):
        family.send(commands.leave, **{**given, "reason": "another"}, expected_version=version)
    with pytest.raises(StaleCase):
        family.join(family.people[1], expected_version=version)


def test_a_link_joins_two_members_and_stays_to_be_read_when_withdrawn(family, register):
    first, second = family.people
    made = family.send(
        commands.record_link, person=first, other=second, relation="spouse", evidence="marriage certificate"
    )
    link = FamilyLink.objects.get(pk=made.pk)
    with pytest.raises(CaseError, match="recorded already"):
        family.send(commands.record_link, person=first, other=second, relation="spouse", evidence="again")
    with pytest.raises(CaseError, match="no family link 'friend'"):
        family.send(commands.record_link, person=first, other=second, relation="friend", evidence="x")
    with pytest.raises(CaseError, match="two members of the group"):
        stranger = register().people.get().person
        family.send(commands.record_link, person=first, other=stranger, relation="sibling", evidence="x")
    family.send(commands.withdraw_link, link=link, reason="the certificate is of others")
    link.refresh_from_db()
    assert (link.withdrawn_on, link.why_withdrawn) == (TODAY, "the certificate is of others")
    with pytest.raises(CaseError, match="withdrawn already"):
        family.send(commands.withdraw_link, link=link, reason="again")
    family.send(commands.record_link, person=first, other=second, relation="spouse", evidence="a true one")


def link(family, case, at, **given):
    case.refresh_from_db()
    base = {"case": case, "group": family.row, "by": family.by, "at": at, "event_id": uuid4()}
    return commands.link_group(**{**base, "expected_version": case.version, **given})


def parts(case):
    return sorted(case.people.values_list("part", flat=True))


def test_a_case_about_a_group_has_all_its_members_and_newcomers_are_said_not_added(family, register, at):
    case = family.cases[0]
    link(family, case, at)
    assert parts(case) == ["applicant", "spouse"]
    child = register(given_names="Third").people.get().person
    family.join(child, "child", evidence="birth certificate")
    assert [member.person for member in groups.not_yet_in(case, TODAY)] == [child]
    assert parts(case) == ["applicant", "spouse"]
    link(family, case, at)
    assert parts(case) == ["applicant", "child", "spouse"] and groups.not_yet_in(case, TODAY) == []


def test_a_group_leaves_a_case_with_those_whom_it_brought_and_no_others(family, at):
    case = family.cases[0]
    link(family, case, at)
    case.refresh_from_db()
    commands.unlink_group(
        case=case, group=family.row, reason="heard apart", by=family.by, at=at, event_id=uuid4(), expected_version=case.version
    )  # fmt: skip
    assert [entry.person for entry in case.people.all()] == [family.people[0]] and not CaseGroup.objects.exists()
    case.refresh_from_db()
    with pytest.raises(CaseError, match="not about this group"):
        commands.unlink_group(
            case=case, group=family.row, reason="again", by=family.by, at=at, event_id=uuid4(), expected_version=case.version
        )  # fmt: skip


def test_linking_sent_twice_says_the_same_though_the_group_has_changed(family, register, at):
    case, id = family.cases[0], uuid4()
    case.refresh_from_db()
    version = case.version
    first = link(family, case, at, event_id=id, expected_version=version)
    family.join(register().people.get().person, "child")
    assert link(family, case, at, event_id=id, expected_version=version) == first
    assert parts(case) == ["applicant", "spouse"]


def test_an_officer_sees_the_members_of_his_office_and_the_number_of_the_others(family, officer, at):
    from fairway.casework import commands as all_commands

    case = family.cases[1]
    all_commands.assign(
        case=case, office="south", owner="", reason="moved", by=Actor.of(officer("supervisor")), at=at, event_id=uuid4(),
        expected_version=case.version,
    )  # fmt: skip
    family_link = {"person": family.people[0], "other": family.people[1], "relation": "spouse", "evidence": "x"}
    family.by = Actor.of(officer("caseworker", "supervisor"))
    family.send(commands.record_link, **family_link)
    reader = officer("caseworker")
    view = groups.read_group(reader, family.id, reason="interview", at=at, on=TODAY)
    assert [member.person for member in view.members] == [family.people[0]]
    assert (view.hidden, view.links) == (1, ())
    family.by = Actor.of(reader)
    with pytest.raises(NotPermitted, match="no such person"):
        link(family, family.cases[0], at)


def test_reading_a_group_needs_a_reason_and_is_logged_and_so_is_a_refusal(family, officer, at):
    with pytest.raises(CaseError, match="say why"):
        groups.read_group(officer("caseworker"), family.id, reason=" ", at=at, on=TODAY)
    groups.read_group(officer("caseworker"), family.id, reason="interview", at=at, on=TODAY)
    for stranger in (officer("caseworker", office="south"), officer("administrator")):
        with pytest.raises(NotPermitted, match="no such group"):
            groups.read_group(stranger, family.id, reason="curious", at=at, on=TODAY)
    deeds = AuditEntry.objects.filter(stream=family.id, what="group").order_by("pk").values_list("deed", flat=True)
    assert list(deeds) == ["read", "refused", "refused"]


def test_an_officer_of_another_office_changes_no_group(family, officer):
    family.by = Actor.of(officer("caseworker", office="south"))
    with pytest.raises(NotPermitted):
        family.join(family.people[0], "child")
    with pytest.raises(NotPermitted):
        family.send(commands.leave, person=family.people[0], until=TODAY, reason="x")


def test_the_rows_can_be_made_again_from_the_events_alone(family, authority, at):
    first, second = family.people
    family.send(commands.record_link, person=first, other=second, relation="spouse", evidence="certificate")
    family.send(commands.leave, person=second, until=TODAY, reason="parted")
    link(family, family.cases[0], at)
    before = [plain(model) for model in (GroupRow, Membership, FamilyLink, CaseGroup)]
    projections.rebuild(authority)
    assert [plain(model) for model in (GroupRow, Membership, FamilyLink, CaseGroup)] == before
    assert parts(family.cases[0]) == ["applicant"]
