"""How a person reaches his or her own case, and where advice is to be had.

A code is a secret, not something that happened: only its keyed hash is kept, here and in no event. That a code was given, to whom and
by whom, is an event of the case."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority, Officer

MOST_ATTEMPTS = 5


class PersonAccess(models.Model):
    """One code, for one person and one case. It opens once; after that only the visit that it opened counts, while it lasts.

    case, person   ids of their streams; no foreign keys, since rows of cases are made anew by `fairway rebuild` and secrets are not
    selector       the first letters of the code, by which it is found; the rest is in `code_hash` alone
    opened_until   end of the visit"""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.UUIDField()
    person = models.UUIDField()
    selector = models.CharField(max_length=6, unique=True)
    code_hash = models.CharField(max_length=64)
    issued_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    opened_until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """A visit has a beginning and an end, or there was none."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True, opened_until__isnull=True)
                | models.Q(used_at__isnull=False, opened_until__isnull=False),
                name="access_visit_whole",
            ),
            models.CheckConstraint(condition=models.Q(attempts__lte=MOST_ATTEMPTS), name="access_attempts_limited"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "case", "person"], name="access_of_person")]

    def can_open(self, at: datetime) -> bool:
        """Whether the code may still be tried."""
        return (
            self.used_at is None
            and self.withdrawn_at is None
            and self.attempts < MOST_ATTEMPTS
            and at < self.expires_at
        )

    def is_open(self, at: datetime) -> bool:
        """Whether the visit that the code opened still lasts."""
        return self.withdrawn_at is None and self.opened_until is not None and at < self.opened_until


class AdvicePlace(models.Model):
    """Where a person gets advice, as the authority keeps the list. `languages` are codes of languages spoken there."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="advice_places")
    name = models.CharField(max_length=200)
    contact = models.CharField(max_length=300)
    languages = models.JSONField(default=list)
    free_of_charge = models.BooleanField()
    place_in_list = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """The authority's own order."""

        ordering: ClassVar = ["place_in_list", "name"]

    def __str__(self) -> str:
        return self.name
