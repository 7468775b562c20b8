"""What identifies a person is recorded under a key of that person's own: who destroys the key makes it unreadable for good.

Events are never changed, so nothing could be erased from them. Therefore the details of a person go into an event sealed (AES-SIV,
RFC 5297); the hash of the event is over the sealed form, and the chain holds after the key is gone. The sealing is deterministic: the
same command sent twice is the same event. It is bound to person and event: a sealed text that is moved elsewhere cannot be opened.

The keys lie in the same database. That guards against what is left in events after an erasure, and against nothing else: a disk is
protected by encrypting the disk, and an old backup still holds the keys of its day."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.db import connection

from fairway.casework.events import canonical
from fairway.casework.models import Authority, Event, PersonKey
from fairway.errors import CaseError

KEY_BITS = 512
"""AES-256-SIV: one half authenticates, one half encrypts."""
SEALED = "sealed"


def sealed(authority: Authority, person: UUID, event_id: UUID, details: Mapping[str, Any]) -> dict[str, str]:
    """Details as an event keeps them. Makes the person's key the first time: call it in the transaction of the event.

    Raises CaseError once the key was destroyed."""
    kept, _ = PersonKey.objects.get_or_create(person=person, defaults={"authority": authority, "key": new_key()})
    if kept.key is None or kept.authority_id != authority.pk:
        raise CaseError("what identified this person was erased at the end of its time.")
    return sealed_with(bytes(kept.key), authority, person, event_id, details)


def new_key() -> bytes:
    """A key for a person who has none yet."""
    return AESSIV.generate_key(KEY_BITS)


def sealed_with(
    key: bytes, authority: Authority, person: UUID, event_id: UUID, details: Mapping[str, Any]
) -> dict[str, str]:
    """Details as an event keeps them, under a key that the caller stores in the same transaction."""
    text = AESSIV(key).encrypt(canonical(details).encode(), bound_to(authority.pk, person, event_id))
    return {SEALED: b64encode(text).decode("ascii")}


def opened(event: Event, key: str = "details") -> dict[str, Any]:
    """The details of an event, readable; nothing of them after the erasure. Details that were recorded in the clear are given as they are.

    Raises CaseError if the key is missing though nobody destroyed it, or if the sealed text is not what was recorded here."""
    held = event.payload.get(key) or {}
    if set(held) != {SEALED}:
        return dict(held)
    kept = PersonKey.objects.filter(person=event.stream).first()
    if kept is None:
        raise CaseError(f"the key of person {event.stream} is missing: restore events and keys from the same backup.")
    if kept.key is None:
        return {}
    bound = bound_to(event.authority_id, event.stream, event.pk)
    try:
        return json.loads(AESSIV(bytes(kept.key)).decrypt(b64decode(held[SEALED]), bound))
    except InvalidTag:
        raise CaseError(f"event {event.pk}: what it holds sealed was not recorded in this place.") from None


def destroy(person: UUID, authority: Authority, on: date) -> None:
    """Destroy the key of a person. The row stays, without the key, so that no second key is ever made."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # freed parts of a page are overwritten, not only marked as free
            cursor.execute("PRAGMA secure_delete=ON")
    PersonKey.objects.update_or_create(
        person=person, defaults={"authority": authority, "key": None, "destroyed_on": on}
    )


def sweep() -> bool:
    """Remove from the database's own files what it keeps of changed rows. False inside a transaction, where it cannot be done."""
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {PersonKey._meta.db_table}")
    return True


def bound_to(authority: str, person: UUID, event_id: UUID) -> list[bytes]:
    """What a sealed value is bound to: moved to another person or event it does not open."""
    return [authority.encode(), person.bytes, event_id.bytes]
