"""Appending an event: the one way in which anything changes.

Event, audit entry and projections are written in one transaction: all of it or nothing. The id is the client's, so that a command
that is sent twice is recorded once; the version is the one that the writer had read, so that nobody overwrites what he or she has
not seen. Nothing is chained across streams here: a job seals new events in one tree every minute (`fairway.casework.seal`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from threading import RLock
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, transaction
from django.db.models import BooleanField, CharField, IntegerField, Model

from fairway.casework import events, projections
from fairway.casework.models import AuditEntry, Authority, Deed, Event, Officer, StreamKind
from fairway.errors import AlreadyRecorded, CaseError, StaleCase

_ONE_WRITER = RLock()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an officer, the person concerned, or a job of the system that only does what the law's clocks say."""

    name: str
    officer: Officer | None = None

    @classmethod
    def of(cls, officer: Officer) -> Actor:
        """An officer."""
        return cls(f"officer:{officer.pk}", officer)

    @classmethod
    def person(cls, person: UUID) -> Actor:
        """The person whom a case is about."""
        return cls(f"person:{person}")

    @classmethod
    def system(cls, job: str) -> Actor:
        """A job. It never decides: see `fairway.casework.commands`."""
        return cls(f"system:{job}")


@contextmanager
def writing() -> Iterator[None]:
    """One transaction. SQLite has one writer at a time: here they queue in the process, which costs less than its busy wait.

    Whoever is in a transaction already holds the database: to queue then would be to wait for somebody who waits for us."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with _ONE_WRITER, transaction.atomic():
            yield
    else:
        with transaction.atomic():
            yield


def legal_day(at: datetime, authority: Authority) -> date:
    """The authority's calendar day of an instant. Raises CaseError for a time without its zone."""
    if at.tzinfo is None:
        raise CaseError("a time without its zone is no instant: give UTC.")
    return at.astimezone(authority.clock).date()


def append(
    *,
    authority: Authority,
    stream: UUID,
    stream_kind: StreamKind,
    kind: str,
    payload: Mapping[str, Any],
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Record an event; the same event again is returned as it was recorded.

    expected_version   the version that the writer has read; 0 for a new stream
    Raises StaleCase if the stream has moved on, AlreadyRecorded if the id is of another event, CaseError for a bad payload."""
    plain = events.checked(kind, stream_kind, payload)
    with writing():
        there = Event.objects.filter(pk=event_id).first()
        if there is not None:
            return _same(there, authority, stream, kind, plain)
        last = Event.objects.filter(stream=stream).order_by("-sequence").first()
        if last is not None and (last.authority_id, last.stream_kind) != (authority.pk, stream_kind):
            raise AlreadyRecorded("this id belongs to something else: make a new one.")
        version = last.sequence if last else 0
        if version != expected_version:
            raise StaleCase(
                f"this was read at version {expected_version} and is at {version} now: reload, look at what changed, and send it again."
            )
        made = make_event(authority, stream, stream_kind, kind, plain, by, at, event_id, last)
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError:  # another writer took the place between our reading and our writing
            raise StaleCase("somebody recorded something at the same moment: reload and send it again.") from None
        audit_entry(made, by).save(force_insert=True)
        projections.apply(made)
    return made


def recorded(event_id: UUID, authority: Authority, stream: UUID, kind: str) -> Event | None:
    """The event of a command that was sent before, for commands that look at the state first: sent again, it has moved on.

    Raises AlreadyRecorded if the id is of another event."""
    there = Event.objects.filter(pk=event_id).first()
    if there is not None and (there.authority_id, there.stream, there.kind) != (authority.pk, stream, kind):
        raise AlreadyRecorded("an event of this id was recorded and says something else: make a new id.")
    return there


def audit_entry(event: Event, by: Actor) -> AuditEntry:
    """The entry that is written with an event."""
    return AuditEntry(
        authority_id=event.authority_id, officer=by.officer, by=by.name, deed=str(Deed.WRITE), stream=event.stream, what=event.kind, reason="",
        at=event.at,
    )  # fmt: skip


def _same(there: Event, authority: Authority, stream: UUID, kind: str, plain: Mapping[str, Any]) -> Event:
    if (there.authority_id, there.stream, there.kind, there.payload) != (authority.pk, stream, kind, plain):
        raise AlreadyRecorded("an event of this id was recorded and says something else: make a new id.")
    return there


def make_event(
    authority: Authority, stream: UUID, stream_kind: StreamKind, kind: str, plain: Any, by: Actor, at: datetime,
    event_id: UUID, last: Event | None,
) -> Event:  # fmt: skip
    """The next event of a stream, not recorded yet. plain: a payload from `events.checked`."""
    on = legal_day(at, authority)
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, "")
    fingerprint = events.digest(
        id=str(event_id), authority=authority.pk, stream=str(stream), sequence=sequence, kind=kind, payload=plain, by=by.name, at=at,
        on=on.isoformat(), previous=previous,
    )  # fmt: skip
    return Event(
        id=event_id, authority=authority, stream=stream, stream_kind=str(stream_kind), sequence=sequence, kind=kind, payload=plain,
        by=by.name, at=at, on=on, previous=previous, hash=fingerprint,
    )  # fmt: skip


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one table with one statement. Database-made keys are not read back."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.local_concrete_fields if not (field.primary_key and rows[0].pk is None)]
    real = connections[DEFAULT_DB_ALIAS]  # the proxy would be asked for its thread once for every value
    quote = real.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = f"({', '.join(['%s'] * len(fields))})"
    ready = [(field.attname, None if _as_it_is(field) else field.get_db_prep_save) for field in fields]
    values = [
        [getattr(row, name) if prepare is None else prepare(getattr(row, name), real) for name, prepare in ready]
        for row in rows
    ]
    start = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES "
    with real.cursor() as cursor:
        if real.vendor == "sqlite":
            cursor.executemany(start + places, values)
        else:
            for some in (values[i : i + 500] for i in range(0, len(values), 500)):
                cursor.execute(start + ", ".join([places] * len(some)), [value for row in some for value in row])


def _as_it_is(field: Any) -> bool:
    """Whether a field's values go to the database unchanged: text and whole numbers."""
    kind = getattr(field, "target_field", field)
    return isinstance(kind, (CharField, IntegerField, BooleanField))


def verify(authority: Authority, stream: UUID | None = None) -> Iterator[str]:
    """Each place where a chain does not hold, as a sentence: a changed event, a gap, a broken link."""
    chosen = Event.objects.filter(authority=authority).order_by("stream", "sequence")
    if stream is not None:
        chosen = chosen.filter(stream=stream)
    before: Event | None = None
    for event in chosen.iterator(chunk_size=2000):
        first = before is None or before.stream != event.stream
        expected, link = (1, "") if first or before is None else (before.sequence + 1, before.hash)
        if event.sequence != expected:
            yield f"stream {event.stream}: event {expected} is missing before {event.sequence}."
        elif event.previous != link:
            yield f"stream {event.stream}, event {event.sequence}: it does not follow on the event before it."
        fingerprint = events.digest(
            id=str(event.pk), authority=event.authority_id, stream=str(event.stream), sequence=event.sequence, kind=event.kind,
            payload=event.payload, by=event.by, at=event.at, on=event.on.isoformat(), previous=event.previous,
        )  # fmt: skip
        if fingerprint != event.hash:
            yield f"stream {event.stream}, event {event.sequence}: it was changed after it was recorded."
        before = event
