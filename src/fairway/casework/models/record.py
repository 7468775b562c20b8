"""The append-only record: events in hash-chained streams, and the jobs that were promised with them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, NoReturn

from django.db import models

from fairway.casework.models.house import Authority
from fairway.errors import CaseError


class StreamKind(StrEnum):
    """What a stream is about. A stream's id is the id of its case, person or group."""

    CASE = "case"
    PERSON = "person"
    GROUP = "group"
    PLACE = "place"


class Event(models.Model):
    """Something that happened, as somebody recorded it. Never changed, never removed: the database refuses both.

    id         made by the client, so that sending it twice is recording it once
    sequence   its place in the stream, from 1; the version of a stream is that of its last event
    by         "officer:<id>", "person:<id>" or "system:<job>"
    at         when it was recorded (UTC)
    on         the authority's calendar day then: a legal day is not UTC's
    previous   hash of the event before in the stream; "" for the first
    hash       SHA-256 over everything above, in a canonical form"""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    stream = models.UUIDField()
    stream_kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in StreamKind])
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    on = models.DateField()
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    sealed_in = models.PositiveBigIntegerField(
        null=True, help_text="Filled by the sealing job, which may do this only."
    )

    class Meta:
        """One event at each place of a stream: of two writers with one version, the second is refused."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "stream", "sequence"], name="event_place_once"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="event_sequence_from_one"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "at"]),
            models.Index(fields=["sealed_in"], condition=models.Q(sealed_in__isnull=True), name="event_unsealed"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: what happened is not undone by forgetting it."""
        raise CaseError("an event is never removed: record what corrects it.")


class Job(models.Model):
    """Work promised in the same transaction as an event. A worker takes it; a failure is counted and kept."""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        """What waits, in order."""

        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=models.Q(done_at__isnull=True), name="job_waiting")
        ]
