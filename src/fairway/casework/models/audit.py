"""Who did or read what, when and why. Written in the same transaction, by the function that does it: no caller can forget."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority, Officer


class Deed(StrEnum):
    """What somebody did."""

    READ = "read"
    WRITE = "write"
    EXPORT = "export"
    REFUSED = "refused"


class AuditEntry(models.Model):
    """One deed on one case or person. Used for lawfulness and self-control; never to rank staff.

    what     the kind of event written, or what was read: case, person, document, search, list
    reason   why; a read without a reason is refused"""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=80)
    deed = models.CharField(max_length=10, choices=[(deed.value, deed.value) for deed in Deed])
    stream = models.UUIDField(null=True)
    what = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        """Read by subject and by day."""

        indexes: ClassVar = [
            models.Index(fields=["authority", "stream", "at"]),
            models.Index(fields=["authority", "at"]),
        ]
