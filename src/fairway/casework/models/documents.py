"""Documents of a case as its events say. The bytes lie in the store under their SHA-256 (`fairway.casework.documents`)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority
from fairway.casework.models.projections import CaseRow


class DocumentRow(models.Model):
    """A document of a case.

    media      what its content says it is, never what it was called
    scan       what the virus scan said, and whose scan it was; "" is shown as "not scanned"
    withdrawn  it was added by mistake: still there, and no longer of the case
    erased     its bytes are gone or go with the next sweep"""

    id = models.UUIDField(primary_key=True)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=200)
    media = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    language = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)
    scan = models.CharField(max_length=120, blank=True)
    added_by = models.CharField(max_length=80)
    added_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    why_withdrawn = models.CharField(max_length=300, blank=True)
    erased_on = models.DateField(null=True)

    class Meta:
        """By case, and by content where the store is verified."""

        indexes: ClassVar = [
            models.Index(fields=["authority", "case", "added_on"]),
            models.Index(fields=["authority", "sha256"]),
        ]

    @property
    def scanned(self) -> str:
        """What is shown of the virus scan."""
        return self.scan or "not scanned"
