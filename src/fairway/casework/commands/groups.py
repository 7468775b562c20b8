"""Commands on families and groups. Who belongs to one, and who is what to whom, is recorded with the evidence that it rests on."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from fairway.casework import groups as _rows  # registers its projections
from fairway.casework.commands.cases import _append as append_to_case
from fairway.casework.commands.cases import _said as said
from fairway.casework.models import (
    Authority,
    CaseGroup,
    CaseRow,
    Event,
    FamilyLink,
    GroupKind,
    GroupRow,
    Membership,
    PersonRow,
    Relation,
    StreamKind,
)
from fairway.casework.permissions import May, may, require, visible_people
from fairway.casework.record import Actor, append, legal_day
from fairway.errors import CaseError, NotPermitted

PARTS = frozenset(
    {"head", "spouse", "partner", "parent", "child", "sibling", "grandparent", "guardian", "dependant", "relative", "companion"}
)  # fmt: skip
"""What somebody may be in a group. A group whose head nobody names has none: nothing in the law asks for one."""


def form_group(
    *, authority: Authority, group: UUID, kind: str, note: str, by: Actor, at: datetime, event_id: UUID
) -> Event:
    """Record a family or group, without members yet. Raises CaseError for a kind that is none of `GroupKind`."""
    if by.officer is not None and not may(by.officer, May.REGISTER):
        require(by.officer, May.RECORD)
    payload = {"kind": _one_of(kind, [k.value for k in GroupKind], "kind of group")}
    if note:
        payload["note"] = note
    return append(
        authority=authority, stream=group, stream_kind=StreamKind.GROUP, kind="group_formed", payload=payload, by=by, at=at,
        event_id=event_id, expected_version=0,
    )  # fmt: skip


def join(
    *, group: GroupRow, person: PersonRow, part: str, evidence: str, since: date, by: Actor, at: datetime, event_id: UUID,
    expected_version: int,
) -> Event:  # fmt: skip
    """Record that a person belongs to a group, as what and on what evidence ("statement of both", "family book, page 2")."""
    _may_see(by, person)
    if person.authority_id != group.authority_id:
        raise CaseError("there is no such person in this authority.")
    payload = {
        "person": str(person.pk), "part": _one_of(part, sorted(PARTS), "part in a group"), "evidence": _on_what(evidence),
        "since": _not_ahead(since, group, at).isoformat(),
    }  # fmt: skip
    if _new(event_id) and Membership.objects.filter(group=group, person=person, until__isnull=True).exists():
        raise CaseError(
            "this person is a member already: record that he or she left, or correct the evidence by a link."
        )
    return _append(group, "member_joined", payload, by, at, event_id, expected_version)


def leave(
    *, group: GroupRow, person: PersonRow, until: date, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:  # fmt: skip
    """Record that a person no longer belongs to a group from a day on. The cases about the group keep the person."""
    _may_see(by, person)
    member = Membership.objects.filter(group=group, person=person, until__isnull=True).first()
    if _new(event_id):
        if member is None:
            raise CaseError("this person is not a member of the group.")
        if until < member.since:
            raise CaseError(f"nobody leaves a group on {until} who joined it on {member.since}: correct the day.")
    payload = {
        "person": str(person.pk),
        "until": _not_ahead(until, group, at).isoformat(),
        "reason": said(reason),
    }
    return _append(group, "member_left", payload, by, at, event_id, expected_version)


def record_link(
    *, group: GroupRow, person: PersonRow, other: PersonRow, relation: str, evidence: str, by: Actor, at: datetime, event_id: UUID,
    expected_version: int, document: UUID | None = None,
) -> Event:  # fmt: skip
    """Record what one member is to another: "person is the `relation` of other". Both must be, or have been, members."""
    _may_see(by, person, other)
    _one_of(relation, [r.value for r in Relation], "family link")
    if person.pk == other.pk:
        raise CaseError("a link joins two people: these are the same record.")
    if Membership.objects.filter(group=group, person__in=[person, other]).values("person").distinct().count() != 2:
        raise CaseError("a link joins two members of the group: record first that both belong to it.")
    there = FamilyLink.objects.filter(
        group=group, person=person, other=other, relation=relation, withdrawn_on__isnull=True
    )
    if _new(event_id) and there.exists():
        raise CaseError("this link is recorded already: withdraw it first if its evidence changed.")
    payload = {
        "person": str(person.pk), "other": str(other.pk), "relation": relation, "evidence": _on_what(evidence)
    }  # fmt: skip
    if document is not None:
        payload["document"] = str(document)
    return _append(group, "link_recorded", payload, by, at, event_id, expected_version)


def withdraw_link(
    *, group: GroupRow, link: FamilyLink, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Withdraw a recorded link and say why. It stays to be read, with the reason."""
    _may_see(by, link.person, link.other)
    if link.group_id != group.pk:
        raise CaseError("this link is of another group.")
    if _new(event_id) and FamilyLink.objects.filter(pk=link.pk, withdrawn_on__isnull=False).exists():
        raise CaseError("this link was withdrawn already.")
    return _append(
        group, "link_withdrawn", {"link": str(link.pk), "reason": said(reason)}, by, at, event_id, expected_version
    )


def link_group(
    *, case: CaseRow, group: GroupRow, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Say that a case is about a group: all who are members on the legal day have their part in it.

    Sent again with a new id after somebody joined, it brings in the newcomers (`groups.not_yet_in`). The officer must be allowed to see
    every member. Raises CaseError for a group without members."""
    if group.authority_id != case.authority_id:
        raise CaseError("there is no such group in this authority.")
    there = Event.objects.filter(pk=event_id, kind="group_linked", stream=case.pk).first()
    now = list(_rows.members(group, legal_day(at, case.authority)))
    people = (
        there.payload["members"]
        if there
        else [{"person": str(m.person_id), "part": _part_in_case(m.part)} for m in now]
    )
    if not people:
        raise CaseError("this group has no members on this day: record who belongs to it first.")
    _may_see(by, *(member.person for member in now))
    payload = {"group": str(group.pk), "members": people}
    return append_to_case(case, "group_linked", payload, by, at, event_id, expected_version, May.RECORD)


def unlink_group(
    *, case: CaseRow, group: GroupRow, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Say that a case is no longer about a group. Who came into the case with it leaves it; who was there before stays."""
    if _new(event_id) and not CaseGroup.objects.filter(case=case, group=group).exists():
        raise CaseError("the case is not about this group.")
    payload = {"group": str(group.pk), "reason": said(reason)}
    return append_to_case(case, "group_unlinked", payload, by, at, event_id, expected_version, May.RECORD)


def _part_in_case(part: str) -> str:
    """The head of a family is an applicant among others; everybody else keeps the word that the group uses."""
    return "applicant" if part == "head" else part


def _append(
    group: GroupRow, kind: str, payload: dict[str, str], by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    if by.officer is not None:
        require(by.officer, May.RECORD)
        if not _rows.visible_groups(by.officer).filter(pk=group.pk).exists():
            raise NotPermitted("there is no such group among those that you may read.")
    return append(
        authority=group.authority, stream=group.pk, stream_kind=StreamKind.GROUP, kind=kind, payload=payload, by=by, at=at,
        event_id=event_id, expected_version=expected_version,
    )  # fmt: skip


def _new(event_id: UUID) -> bool:
    """Whether this was not sent before. What was recorded once is answered as it was, though the rows have moved on."""
    return not Event.objects.filter(pk=event_id).exists()


def _may_see(by: Actor, *people: PersonRow) -> None:
    if by.officer is not None:
        wanted = {person.pk for person in people}
        if visible_people(by.officer).filter(pk__in=wanted).count() != len(wanted):
            raise NotPermitted("there is no such person among those that you may read.")


def _one_of(word: str, known: list[str], what: str) -> str:
    if word not in known:
        raise CaseError(f"there is no {what} '{word}'. There are: {', '.join(known)}.")
    return word


def _on_what(evidence: str) -> str:
    words = " ".join(evidence.split())
    if not words:
        raise CaseError("say on what evidence: a statement is evidence too, and is named as one.")
    if len(words) > 300:
        raise CaseError("name the evidence in 300 letters at most, and add the document itself to the case.")
    return words


def _not_ahead(day: date, group: GroupRow, at: datetime) -> date:
    today = legal_day(at, group.authority)
    if day > today:
        raise CaseError(f"{day} has not come yet (today is {today}): record what has happened.")
    return day
