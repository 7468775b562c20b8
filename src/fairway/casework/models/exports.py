"""What leaves the house through a program: exports that two officers answer for, and the tokens of officers' programs.

Neither is a projection: `fairway rebuild` leaves them as they are, and every deed on them has its audit entry."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fairway.casework.models.house import Authority, Officer


class Export(models.Model):
    """A list of cases that an officer asked for, for a purpose, and that a second officer approved or refused.

    No file is kept: it is made when it is fetched, by the query of the pages, and only until `expires_at`.

    what      cases, tasks or clocks
    fields    the columns asked for, among the few that may leave (`fairway.casework.exports.FIELDS`)
    filters   field -> value; fewer rows, never more
    fetched   how often a file was made"""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="exports")
    what = models.CharField(max_length=10)
    fields = models.JSONField()
    filters = models.JSONField(default=dict)
    purpose = models.CharField(max_length=300)
    requested_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    answered_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    refusal = models.CharField(max_length=300, blank=True)
    expires_at = models.DateTimeField(null=True)
    fetched = models.PositiveIntegerField(default=0)

    class Meta:
        """Told to the database: a purpose, a second person, and an end for what was approved."""

        constraints: ClassVar = [
            models.CheckConstraint(name="export_has_a_purpose", condition=~Q(purpose="")),
            models.CheckConstraint(
                name="export_second_person", condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("requested_by"))
            ),
            models.CheckConstraint(
                name="export_answer_together",
                condition=Q(answered_by__isnull=True, answered_at__isnull=True, approved__isnull=True)
                | Q(answered_by__isnull=False, answered_at__isnull=False, approved__isnull=False),
            ),
            models.CheckConstraint(
                name="export_approved_ends",
                condition=Q(expires_at__isnull=False, approved=True) | Q(expires_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "requested_at"])]


class ApiToken(models.Model):
    """A token with which a program acts as one officer. Only its SHA-256 is kept; the token itself is shown once.

    A plain hash is enough: a token is 256 random bits, not a password that somebody could guess."""

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
