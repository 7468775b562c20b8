"""The seal: once a minute all new events of an authority go into one Merkle tree, whose heads can be published and compared.

The chain of a stream shows that nothing in it was changed; the tree shows that no stream was removed and no chain made anew. It is not
in the write path: a chain over all streams cost six times there. Events, audit entries and tree heads are append-only in the database
itself: triggers refuse every change but the filling of `sealed_in`, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection as default_connection

from fairway.casework import merkle
from fairway.casework.models import Authority, Event, TreeHead
from fairway.casework.record import writing
from fairway.errors import CaseError

MOST = 10_000
"""Events of one sealing: who writes meanwhile waits for no more than these."""


@dataclass(frozen=True, slots=True)
class Proof:
    """That an event is in the tree: its leaf, its place, the hashes beside the way, and the head that they lead to."""

    event: str
    leaf: str
    index: int
    size: int
    root: str
    path: tuple[str, ...]

    def holds(self) -> bool:
        """Whether the path leads to the root. Compare the root with a head that was published."""
        path = [bytes.fromhex(each) for each in self.path]
        return merkle.included(bytes.fromhex(self.leaf), self.index, self.size, path, bytes.fromhex(self.root))


def seal(authority: Authority, at: datetime, *, most: int = MOST) -> TreeHead | None:
    """Seal the events that are not sealed yet. Returns the new head; None if there was nothing to seal."""
    with writing():
        Authority.objects.select_for_update().get(pk=authority.pk)
        head = TreeHead.objects.filter(authority=authority).order_by("-size").first()
        size, peaks = (head.size, [bytes.fromhex(peak) for peak in head.peaks]) if head else (0, [])
        new = Event.objects.filter(authority=authority, sealed_in=None).order_by("at", "stream", "sequence")
        leaves = list(new.values_list("pk", "hash")[:most])
        if not leaves:
            return None
        table, key = Event._meta.db_table, Event._meta.pk
        with default_connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET sealed_in = %s WHERE id = %s",
                [(size + i, key.get_db_prep_value(pk, default_connection)) for i, (pk, _) in enumerate(leaves, 1)],
            )
        grown = merkle.grown(peaks, size, (_leaf(hash_) for _, hash_ in leaves))
        return TreeHead.objects.create(
            authority=authority, size=size + len(leaves), root=merkle.peaks_root(grown).hex(), peaks=[peak.hex() for peak in grown], at=at
        )  # fmt: skip


def verify(authority: Authority) -> Iterator[str]:
    """Each place where events and tree heads do not agree, as a sentence. Every head is worked out again from the first event on."""
    sealed = Event.objects.filter(authority=authority, sealed_in__isnull=False).order_by("sealed_in")
    leaves = sealed.values_list("sealed_in", "hash").iterator(chunk_size=5000)
    size = 0
    peaks: tuple[bytes, ...] = ()
    for head in TreeHead.objects.filter(authority=authority).order_by("size"):
        some: list[bytes] = []
        while size + len(some) < head.size:
            place, fingerprint = next(leaves, (None, ""))
            if place != size + len(some) + 1:
                yield f"the tree of {head.size} events of {head.at:%Y-%m-%d %H:%M} UTC: event {size + len(some) + 1} of it is missing."
                return
            some.append(_leaf(fingerprint))
        peaks = merkle.grown(peaks, size, some)
        size = head.size
        if merkle.peaks_root(peaks).hex() != head.root or [peak.hex() for peak in peaks] != head.peaks:
            yield f"the tree of {head.size} events of {head.at:%Y-%m-%d %H:%M} UTC: its events are not those that were sealed."
            return
    if next(leaves, None) is not None:
        yield f"events are marked as sealed after the last head, of {size} events: a head was removed."


def prove(event: Event) -> Proof:
    """That an event is in the newest tree. Reads the hashes of all sealed events. Raises CaseError if it is not sealed yet."""
    fresh = Event.objects.get(pk=event.pk)
    head = TreeHead.objects.filter(authority=event.authority_id).order_by("-size").first()
    if fresh.sealed_in is None or head is None:
        raise CaseError("this event is not sealed yet: the job seals new events every minute.")
    leaves = _leaves(event.authority_id, head.size)
    index = fresh.sealed_in - 1
    path = tuple(each.hex() for each in merkle.inclusion_proof(leaves, index))
    return Proof(str(event.pk), leaves[index].hex(), index, head.size, head.root, path)


def prove_growth(before: TreeHead, after: TreeHead) -> list[str]:
    """The hashes that show one head to be an earlier state of another; `merkle.consistent` checks them."""
    return [each.hex() for each in merkle.consistency_proof(_leaves(after.authority_id, after.size), before.size)]


def _leaves(authority: str, size: int) -> list[bytes]:
    sealed = Event.objects.filter(authority=authority, sealed_in__lte=size).order_by("sealed_in")
    return [_leaf(fingerprint) for fingerprint in sealed.values_list("hash", flat=True)]


def _leaf(fingerprint: str) -> bytes:
    return merkle.leaf_hash(bytes.fromhex(fingerprint))


# ------------------------------------------------------------------------------------------------------------ triggers

TABLES = ("casework_event", "casework_auditentry", "casework_treehead")
_EVENT = (
    "id", "authority_id", "stream", "stream_kind", "sequence", "kind", "payload", "by", "at", "on", "previous", "hash",
)  # fmt: skip
_SAYS = "the record is append-only: record what corrects it"


def protect(connection: Any = default_connection) -> None:
    """Make the database refuse changes of the record. Part of the migrations; again after `unprotect`."""
    statements = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def unprotect(connection: Any = default_connection) -> None:
    """Take the triggers away: for moving a database, and for tests that tamper with it."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for deed in ("update", "delete", "truncate"):
                if connection.vendor == "sqlite":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")
                else:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed} ON {table}")


@contextmanager
def unprotected() -> Iterator[None]:
    """Without the triggers, for tests that tamper."""
    unprotect()
    try:
        yield
    finally:
        protect()


def protection(connection: Any = default_connection) -> list[str]:
    """The triggers that should be there and are not, by name."""
    deeds = ("update", "delete") if connection.vendor == "sqlite" else ("update", "delete", "truncate")
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor != "sqlite":
        query = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return [name for table in TABLES for deed in deeds if (name := f"{table}_no_{deed}") not in there]


def _sqlite() -> Iterator[str]:
    for table in TABLES:
        same = " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in _EVENT)
        filling = (
            f"WHEN NOT (OLD.sealed_in IS NULL AND NEW.sealed_in IS NOT NULL AND {same}) " if table == TABLES[0] else ""
        )
        for deed, when in (("update", filling), ("delete", "")):
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed} BEFORE {deed.upper()} ON {table} {when}"
                f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
            )


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION casework_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in TABLES:
        same = " AND ".join(f'NEW."{column}" IS NOT DISTINCT FROM OLD."{column}"' for column in _EVENT)
        filling = (
            f"WHEN (NOT (OLD.sealed_in IS NULL AND NEW.sealed_in IS NOT NULL AND {same})) "
            if table == TABLES[0]
            else ""
        )
        for deed, when, each in (("update", filling, "ROW"), ("delete", "", "ROW"), ("truncate", "", "STATEMENT")):
            name = f"{table}_no_{deed}"
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield (
                f"CREATE TRIGGER {name} BEFORE {deed.upper()} ON {table} FOR EACH {each} {when}"
                "EXECUTE FUNCTION casework_append_only()"
            )
