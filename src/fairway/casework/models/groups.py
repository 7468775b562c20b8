"""Families and groups as their events say: who belongs to one, as what, on what evidence, and which cases are about one."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority
from fairway.casework.models.projections import CaseRow, PersonRow


class GroupKind(StrEnum):
    """What holds a group together."""

    FAMILY = "family"
    HOUSEHOLD = "household"
    TRAVELLING = "travelling"


class Relation(StrEnum):
    """What one person is to another: "parent" reads "person is a parent of other"."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    UNCLE_OR_AUNT = "uncle_or_aunt"
    GUARDIAN = "guardian"
    RESPONSIBLE_ADULT = "responsible_adult"
    DEPENDANT = "dependant"


class GroupRow(models.Model):
    """A family or group. `ended_on` is set when its last member has left."""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="groups")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    note = models.CharField(max_length=300, blank=True)
    formed_on = models.DateField()
    ended_on = models.DateField(null=True)


class Membership(models.Model):
    """A person in a group, from a day and perhaps until one, as what (head, spouse, child ...) and on what evidence."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(GroupRow, on_delete=models.CASCADE, related_name="memberships")
    # Rows of people are made again by a rebuild, and these after them: see `fairway.casework.projections`.
    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, related_name="memberships")
    part = models.CharField(max_length=30)
    evidence = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True)
    why_left = models.CharField(max_length=300, blank=True)

    class Meta:
        """Once at a time in one group."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=models.Q(until__isnull=True), name="member_once_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "person"])]


class FamilyLink(models.Model):
    """What one person is to another, and on what evidence it was recorded. A withdrawn link stays, with the reason."""

    id = models.UUIDField(primary_key=True, help_text="The event that recorded it.")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(GroupRow, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, related_name="links_from")
    other = models.ForeignKey(PersonRow, on_delete=models.CASCADE, related_name="links_to")
    relation = models.CharField(max_length=30)
    evidence = models.CharField(max_length=300)
    document = models.UUIDField(null=True)
    recorded_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    why_withdrawn = models.CharField(max_length=300, blank=True)

    class Meta:
        """Nobody is related to himself or herself; a link is recorded once."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="link_of_two_people"),
            models.UniqueConstraint(
                fields=["group", "person", "other", "relation"], condition=models.Q(withdrawn_on__isnull=True), name="link_once"
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["authority", "other"])]


class CaseGroup(models.Model):
    """A case that is about a group.

    brought   [person, part] pairs that came into the case with the group, and leave it with the group"""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey(GroupRow, on_delete=models.CASCADE, related_name="cases")
    brought = models.JSONField(default=list)

    class Meta:
        """A case is about a group once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "group"], name="case_group_once")]
