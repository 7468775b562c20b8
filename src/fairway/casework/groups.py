"""Families and groups: rows from their events, and who of them a case and an officer know.

A group is a stream of its own, so that one family may be in several cases and change while they run. A case that is about a group
names its members as they were then; who joined since is said by `not_yet_in`, and a person adds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from fairway.casework.models import (
    AuditEntry,
    CaseGroup,
    CasePerson,
    CaseRow,
    Deed,
    Event,
    FamilyLink,
    GroupRow,
    Membership,
    Officer,
    PersonRow,
)
from fairway.casework.permissions import visible_people
from fairway.casework.projections import _on as on_event
from fairway.casework.reading import SHORTEST_REASON
from fairway.errors import CaseError, NotPermitted

# ------------------------------------------------------------------------------------------------------------ questions


def members(group: GroupRow, on: date) -> QuerySet[Membership]:
    """Who belongs to a group on a day. The day of leaving is no longer one of belonging."""
    held = Membership.objects.filter(group=group, since__lte=on).filter(Q(until__isnull=True) | Q(until__gt=on))
    return held.select_related("person").order_by("since", "pk")


def groups_of(person: PersonRow, on: date) -> QuerySet[GroupRow]:
    """The groups that a person belongs to on a day."""
    held = Membership.objects.filter(person=person, since__lte=on).filter(Q(until__isnull=True) | Q(until__gt=on))
    return GroupRow.objects.filter(pk__in=held.values("group"))


def not_yet_in(case: CaseRow, on: date) -> list[Membership]:
    """Members of the groups that a case is about who have no part in the case yet. Nobody is added without a person saying so."""
    in_case = set(CasePerson.objects.filter(case=case).values_list("person", flat=True))
    about = CaseGroup.objects.filter(case=case).select_related("group")
    return [member for link in about for member in members(link.group, on) if member.person_id not in in_case]


def visible_groups(officer: Officer) -> QuerySet[GroupRow]:
    """The groups that have, or had, a member whom an officer may see. A group without members is seen by all who may read."""
    people = visible_people(officer)
    seen = Membership.objects.filter(group=OuterRef("pk"), person__in=people)
    anybody = Membership.objects.filter(group=OuterRef("pk"))
    groups = GroupRow.objects.filter(authority=officer.authority)
    if people.query.is_empty():
        return groups.none()
    return groups.filter(Exists(seen) | ~Exists(anybody))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group as one officer may see it.

    hidden   how many members are only in cases that the officer may not read: their number is said, never their names"""

    group: GroupRow
    members: tuple[Membership, ...]
    links: tuple[FamilyLink, ...]
    hidden: int


def read_group(officer: Officer, group: UUID, *, reason: str, at: datetime, on: date) -> GroupView:
    """A group with the members and links that an officer may see on a day. The read is logged, and so is a refusal.

    Raises CaseError without a reason, NotPermitted for a group that the officer may not read or that is not there."""
    said = " ".join(reason.split())
    if len(said) < SHORTEST_REASON:
        raise CaseError("say why you read this: a read without a reason is not allowed.")
    found = visible_groups(officer).filter(pk=group).first()
    AuditEntry.objects.create(
        authority=officer.authority, officer=officer, by=f"officer:{officer.pk}", stream=group, what="group", reason=said[:300], at=at,
        deed=Deed.READ if found is not None else Deed.REFUSED,
    )  # fmt: skip
    if found is None:
        raise NotPermitted("there is no such group among those that you may read.")
    everybody = list(members(found, on))
    seen = set(visible_people(officer).filter(pk__in=[m.person_id for m in everybody]).values_list("pk", flat=True))
    shown = tuple(member for member in everybody if member.person_id in seen)
    links = FamilyLink.objects.filter(group=found, withdrawn_on__isnull=True, person__in=seen, other__in=seen)
    return GroupView(
        group=found,
        members=shown,
        links=tuple(links.order_by("recorded_on", "pk")),
        hidden=len(everybody) - len(shown),
    )


# ---------------------------------------------------------------------------------------------------------------- rows


def _bring_up(event: Event) -> GroupRow:
    group = GroupRow.objects.get(pk=event.stream)
    group.version = event.sequence
    return group


@on_event("group_formed")
def _formed(event: Event, row: Any) -> None:
    """The first event of its stream: what was made from later ones is made again after it."""
    del row
    Membership.objects.filter(group=event.stream).delete()
    FamilyLink.objects.filter(group=event.stream).delete()
    GroupRow.objects.update_or_create(
        pk=event.stream,
        defaults={
            "authority": event.authority, "version": event.sequence, "kind": event.payload["kind"],
            "note": event.payload.get("note", ""), "formed_on": event.on, "ended_on": None,
        },
    )  # fmt: skip


@on_event("member_joined")
def _joined(event: Event, row: Any) -> None:
    del row
    group, said = _bring_up(event), event.payload
    group.ended_on = None
    group.save()
    Membership.objects.create(
        authority=event.authority, group=group, person_id=UUID(said["person"]), part=said["part"], evidence=said["evidence"],
        since=date.fromisoformat(said["since"]),
    )  # fmt: skip


@on_event("member_left")
def _left(event: Event, row: Any) -> None:
    del row
    group, said = _bring_up(event), event.payload
    Membership.objects.filter(group=group, person=UUID(said["person"]), until__isnull=True).update(
        until=date.fromisoformat(said["until"]), why_left=said["reason"]
    )
    if not Membership.objects.filter(group=group, until__isnull=True).exists():
        group.ended_on = date.fromisoformat(said["until"])
    group.save()


@on_event("link_recorded")
def _link(event: Event, row: Any) -> None:
    del row
    group, said = _bring_up(event), event.payload
    group.save()
    FamilyLink.objects.create(
        id=event.pk, authority=event.authority, group=group, person_id=UUID(said["person"]), other_id=UUID(said["other"]),
        relation=said["relation"], evidence=said["evidence"], recorded_on=event.on,
        document=UUID(said["document"]) if said.get("document") else None,
    )  # fmt: skip


@on_event("link_withdrawn")
def _link_withdrawn(event: Event, row: Any) -> None:
    del row
    _bring_up(event).save()
    FamilyLink.objects.filter(pk=UUID(event.payload["link"])).update(
        withdrawn_on=event.on, why_withdrawn=event.payload["reason"]
    )


@on_event("group_linked")
def _group_linked(event: Event, row: CaseRow) -> None:
    about, _ = CaseGroup.objects.get_or_create(
        authority=event.authority, case=row, group_id=UUID(event.payload["group"])
    )
    about.brought = [*about.brought, *_brought(event, row, event.payload["members"])]
    about.save()


def _brought(event: Event, row: CaseRow, people: Iterable[dict[str, str]]) -> list[list[str]]:
    """Who came in with the group. Who had the part already is not among them and stays when the group goes."""
    new = []
    for member in people:
        _, made = CasePerson.objects.get_or_create(
            authority=event.authority, case=row, person_id=UUID(member["person"]), part=member["part"]
        )
        if made:
            new.append([member["person"], member["part"]])
    return new


@on_event("group_unlinked")
def _group_unlinked(event: Event, row: CaseRow) -> None:
    about = CaseGroup.objects.filter(case=row, group=UUID(event.payload["group"])).first()
    if about is None:
        return
    for person, part in about.brought:
        CasePerson.objects.filter(case=row, person=UUID(person), part=part).delete()
    about.delete()
