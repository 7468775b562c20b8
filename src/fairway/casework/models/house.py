"""The authority, its offices and its officers, and the facts of law that hold for all of its cases."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models


class Role(StrEnum):
    """What an officer may do. One officer may have several."""

    REGISTRAR = "registrar"
    CASEWORKER = "caseworker"
    DECISION_MAKER = "decision_maker"
    LIAISON = "liaison"
    SUPERVISOR = "supervisor"
    MONITOR = "monitor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Authority(models.Model):
    """A national authority: one node, one calendar, one legal day."""

    code = models.SlugField(primary_key=True, max_length=20)
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=2, help_text="ISO 3166 alpha-2, as the law's facts name States.")
    zone = models.CharField(max_length=60, default="Europe/Brussels", help_text="Where its legal day begins and ends.")
    language = models.CharField(max_length=10, default="en")

    def __str__(self) -> str:
        return self.name

    @property
    def clock(self) -> ZoneInfo:
        """The zone in which an instant becomes the authority's legal day."""
        return ZoneInfo(self.zone)


class Office(models.Model):
    """A place of work of an authority."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="offices")
    code = models.SlugField(max_length=30)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=60, blank=True)

    class Meta:
        """One code once in an authority."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="office_once")]

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """A person who acts for an authority. Everything that is done or read names one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="officers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="officers")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer")
    name = models.CharField(max_length=200)
    roles = models.JSONField(default=list)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name

    def has(self, *roles: Role) -> bool:
        """Whether the officer is active and has one of these roles."""
        return self.active and any(role.value in self.roles for role in roles)


class PublicFact(models.Model):
    """A fact of the law language that holds for all cases of an authority from a day on: no crisis, a notified limit.

    Corrected by a newer entry; entries are never changed."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="public_facts")
    name = models.CharField(max_length=120)
    value = models.JSONField()
    since = models.DateField()
    source = models.CharField(max_length=300)
    entered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        """Newest first where two hold."""

        indexes: ClassVar = [models.Index(fields=["authority", "name", "since"])]
