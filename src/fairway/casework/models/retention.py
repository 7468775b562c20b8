"""The key under which what identifies a person is recorded. Destroying it is the erasure."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority


class PersonKey(models.Model):
    """The key of one person's details. Not made from events: a backup holds it beside them, a rebuild leaves it alone."""

    person = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(null=True)
    destroyed_on = models.DateField(null=True)

    class Meta:
        """A key is there, or the day on which it was destroyed: never both, never neither."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="key_or_day_of_destruction",
                condition=models.Q(key__isnull=False, destroyed_on__isnull=True)
                | models.Q(key__isnull=True, destroyed_on__isnull=False),
            )
        ]
