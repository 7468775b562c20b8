"""Work that is done later: promised in the transaction of what it follows from, so that it is neither lost nor done for nothing.

A worker is a thread of the server process. It takes a job under a lock that lapses, does it and marks it done in one transaction, so
that what it writes to the database is written once. On PostgreSQL several workers pass over each other's jobs (SKIP LOCKED). A job that
fails waits longer each time; one that has failed too often stays where it is, with its failure, until a person looks at it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from threading import Event as Flag
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connection
from django.db.models import F, QuerySet

from fairway.casework import clocks, seal
from fairway.casework.models import Authority, Job
from fairway.casework.record import legal_day, writing
from fairway.errors import CaseError

WAITS = tuple(timedelta(seconds=s) for s in (5, 30, 120, 600, 3600))
"""How long a job waits after each failure: a passing fault mends itself within minutes, and a night of it within these."""
MOST_ATTEMPTS = len(WAITS) + 1
TAKEN_FOR = timedelta(minutes=10)
"""A job whose worker was killed is taken again after this."""
SEAL_EVERY = timedelta(minutes=1)
LOOK_EVERY_SECONDS = 0.5

Do = Callable[[Authority, Mapping[str, Any], datetime], None]
_DO: dict[str, Do] = {}
_LOG = logging.getLogger(__name__)


def does(kind: str) -> Callable[[Do], Do]:
    """Declare the function that does jobs of a kind. It gets the authority, the payload and the time."""

    def keep(function: Do) -> Do:
        _DO[kind] = function
        return function

    return keep


def promise(
    authority: Authority, kind: str, payload: Mapping[str, Any] | None = None, *, at: datetime, due_at: datetime | None = None,
    id: UUID | None = None,
) -> Job:  # fmt: skip
    """Promise a job, in the transaction that is open. The same id again is the same job. Raises CaseError for an unknown kind."""
    if kind not in _DO:
        raise CaseError(f"nobody does jobs of the kind '{kind}'. There are: {', '.join(sorted(_DO))}.")
    given = {
        "authority": authority,
        "kind": kind,
        "payload": dict(payload or {}),
        "made_at": at,
        "due_at": due_at or at,
    }
    return Job.objects.get_or_create(pk=id or uuid4(), defaults=given)[0]


def waiting() -> QuerySet[Job]:
    """Jobs to be done, those that are due later included."""
    return Job.objects.filter(done_at=None, attempts__lt=MOST_ATTEMPTS)


def failed() -> QuerySet[Job]:
    """Jobs that failed too often, with their failure. They are kept until somebody tries them again."""
    return Job.objects.filter(done_at=None, attempts__gte=MOST_ATTEMPTS)


def try_again(job: Job, *, at: datetime) -> None:
    """Put a failed job back. For a person who has mended what it failed of."""
    with writing():
        Job.objects.filter(pk=job.pk, done_at=None).update(attempts=0, taken_until=None, due_at=at)


def work(at: datetime, *, most: int = 100) -> int:
    """Do the jobs that are due. Returns how many were done."""
    done = 0
    for _ in range(most):
        job = _take(at)
        if job is None:
            break
        done += _do(job, at)
    return done


def _take(at: datetime) -> Job | None:
    """The next job, now ours until its lock lapses. The attempt is counted before it is made: a job that kills its worker ends too."""
    with writing():
        due = waiting().filter(due_at__lte=at).exclude(taken_until__gt=at).order_by("due_at", "pk")
        skipping = connection.features.has_select_for_update_skip_locked
        job = (
            (due.select_for_update(skip_locked=True, of=("self",)) if skipping else due)
            .select_related("authority")
            .first()
        )
        if job is None:
            return None
        Job.objects.filter(pk=job.pk).update(
            attempts=F("attempts") + 1, taken_until=at + TAKEN_FOR, failure="not finished: the worker ended"
        )
    job.attempts += 1
    job.taken_until = at + TAKEN_FOR
    return job


def _do(job: Job, at: datetime) -> bool:
    try:
        function = _DO.get(job.kind)
        if function is None:
            raise CaseError(f"nobody does jobs of the kind '{job.kind}'")
        with writing():
            function(job.authority, job.payload, at)
            mine = Job.objects.filter(pk=job.pk, done_at=None, taken_until=job.taken_until)
            if not mine.update(done_at=at, taken_until=None, failure=""):
                raise CaseError("it took longer than its lock, and another worker has it")
    except Exception as fault:  # whatever it is, the worker goes on and the failure is kept
        _LOG.warning("job %s of kind %s failed: %s", job.pk, job.kind, type(fault).__name__)
        wait = WAITS[min(job.attempts, len(WAITS)) - 1]
        said = f"{type(fault).__name__}: {fault}"[:300]
        with writing():
            held = Job.objects.filter(pk=job.pk, done_at=None, taken_until=job.taken_until)
            held.update(taken_until=None, due_at=at + wait, failure=said)
        return False
    return True


# ------------------------------------------------------------------------------------------------------------- rounds


def seal_all(at: datetime) -> int:
    """Seal the new events of every authority. Returns how many heads were made."""
    made = 0
    for authority in Authority.objects.all():
        while seal.seal(authority, at) is not None:
            made += 1
    return made


@does("clocks")
def _clocks(authority: Authority, payload: Mapping[str, Any], at: datetime) -> None:
    """Work out all open cases again: asked for by whoever enters a public fact, since its day has not changed."""
    del payload
    clocks.work_out_all(authority, legal_day(at, authority), again=True)


class Worker:
    """A thread that does jobs as they come due, seals every minute, and brings the cases to each new legal day.

    now   the time, UTC; a test gives its own"""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._stop = Flag()
        self._thread = Thread(target=self._run, name="fairway-worker", daemon=True)
        self._sealed_at: datetime | None = None
        self._days: dict[str, str] = {}

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout: float = 30) -> None:
        """Finish the job in hand and end."""
        self._stop.set()
        self._thread.join(timeout)

    def round(self) -> int:
        """One look at everything that is due. Returns how many jobs were done."""
        at = self._now()
        if self._sealed_at is None or at - self._sealed_at >= SEAL_EVERY:
            seal_all(at)
            self._sealed_at = at
        for authority in Authority.objects.all():
            day = legal_day(at, authority)
            if self._days.get(authority.pk) != day.isoformat():
                clocks.work_out_all(authority, day)
                self._days[authority.pk] = day.isoformat()
        return work(at)

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                try:
                    self.round()
                except DatabaseError as fault:  # the database is away or busy: the next look finds it again
                    _LOG.warning("the worker waits: %s", type(fault).__name__)
                    connection.close()
                self._stop.wait(LOOK_EVERY_SECONDS)
        finally:
            connection.close()
