"""Tree heads: what all events of an authority were at one moment, in one hash."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fairway.casework.models.house import Authority


class TreeHead(models.Model):
    """The head of the Merkle tree after a sealing. Never changed, never removed: the database refuses both.

    size   how many events are sealed; those of this sealing have `sealed_in` from the size before to this one
    root   RFC 9162 root over the hashes of the events in the order of `sealed_in`, hexadecimal
    peaks  roots of the complete parts, the largest first: what is needed to go on without reading all leaves again"""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="tree_heads")
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    peaks = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """A tree only grows."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "size"], name="tree_size_once"),
            models.CheckConstraint(condition=models.Q(size__gte=1), name="tree_size_from_one"),
        ]
