"""The person's own page: a code that opens once, a visit that ends, and one case, never another.

The code is printed and handed over. Half a code finds its row, the other half is checked against a keyed hash; five wrong tries end it.
Whoever tries a code learns nothing but whether it opens: a wrong, an old, a used and an unknown code are refused in the same words."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from fairway.casework.models import AuditEntry, CasePerson, CaseRow, Deed, Event, PersonAccess, PersonRow, StreamKind
from fairway.casework.models.access import MOST_ATTEMPTS
from fairway.casework.permissions import May, require
from fairway.casework.record import Actor, append, writing
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, 1, I or O: a code is read from paper
SELECTOR, SECRET, GROUP = 6, 10, 4
VALID_FOR = timedelta(days=14)
VISIT = timedelta(minutes=45)
PARTS = ("applicant", "guardian", "representative")
"""Who is given a code. A representative or guardian sees the case of the person for whom he or she acts."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A new code. It is shown once, on paper, and kept nowhere."""

    access: UUID
    code: str
    expires_at: datetime


def issue_code(
    *, case: CaseRow, person: UUID, by: Actor, at: datetime, event_id: UUID, expected_version: int, valid_for: timedelta = VALID_FOR
) -> Issued:  # fmt: skip
    """Make a code for a person of a case. Codes that the person has not used yet open nothing from then on.

    Raises NotPermitted unless an officer who records in this case asks, CaseError for somebody who has no part in it, AlreadyRecorded
    if the same request is sent again: a code is shown once, so a second one is made with a new id."""
    if by.officer is None:
        raise NotPermitted("a code is handed over by an officer, who knows whom it is given to.")
    require(by.officer, May.RECORD, case)
    if not _has_part(case.pk, person):
        raise CaseError(f"a code is for {', '.join(PARTS)} of this case: link the person first.")
    if not timedelta(0) < valid_for <= VALID_FOR:
        raise CaseError(f"a code is valid for {VALID_FOR.days} days at most.")
    if Event.objects.filter(pk=event_id).exists():
        raise AlreadyRecorded("this code was made already and is shown once only: make a new one with a new id.")
    selector, secret = _letters(SELECTOR), _letters(SECRET)
    expires_at = at + valid_for
    with writing():
        append(
            authority=case.authority, stream=case.pk, stream_kind=StreamKind.CASE, kind="access_granted",
            payload={"access": str(event_id), "person": str(person), "expires_at": expires_at.isoformat()}, by=by, at=at,
            event_id=event_id, expected_version=expected_version,
        )  # fmt: skip
        PersonAccess.objects.filter(
            authority=case.authority, case=case.pk, person=person, used_at__isnull=True, withdrawn_at__isnull=True
        ).update(withdrawn_at=at)
        PersonAccess.objects.create(
            id=event_id, authority=case.authority, case=case.pk, person=person, selector=selector, code_hash=_hash(event_id, secret),
            issued_by=by.officer, issued_at=at, expires_at=expires_at,
        )  # fmt: skip
    return Issued(event_id, spaced(selector + secret), expires_at)


def withdraw(
    *, case: CaseRow, access: PersonAccess, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """End a code and the visit that it opened: the paper was lost, or given to the wrong person."""
    if by.officer is None:
        raise NotPermitted("an officer withdraws a code.")
    require(by.officer, May.RECORD, case)
    words = " ".join(reason.split())
    if not words or access.case != case.pk:
        raise CaseError("say why this code of this case is withdrawn.")
    with writing():
        event = append(
            authority=case.authority, stream=case.pk, stream_kind=StreamKind.CASE, kind="access_withdrawn",
            payload={"access": str(access.pk), "person": str(access.person), "reason": words}, by=by, at=at, event_id=event_id,
            expected_version=expected_version,
        )  # fmt: skip
        PersonAccess.objects.filter(pk=access.pk, withdrawn_at__isnull=True).update(withdrawn_at=at)
    return event


def open_with(code: str, *, at: datetime) -> PersonAccess:
    """Open the visit that a code is for. Raises NotPermitted in the same words whatever is wrong; a wrong try is counted and logged."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    selector, secret = letters[:SELECTOR], letters[SELECTOR:]
    opened = False
    with writing():  # nothing is raised inside: the count of tries must outlive the refusal
        access = PersonAccess.objects.filter(selector=selector).select_related("authority").first()
        right = constant_time_compare(
            _hash(access.pk if access else UUID(int=0), secret), access.code_hash if access else ""
        )
        if access is not None:
            can_open = PersonAccess.objects.filter(
                pk=access.pk,
                used_at__isnull=True,
                withdrawn_at__isnull=True,
                attempts__lt=MOST_ATTEMPTS,
                expires_at__gt=at,
            )
            if right and _may_see(access):
                opened = can_open.update(used_at=at, opened_until=at + VISIT) == 1
            elif not right:
                can_open.update(attempts=F("attempts") + 1)
            if not opened:
                _log(access, Deed.REFUSED, at)
    if access is None or not opened:
        raise NotPermitted(
            "this code opens nothing: it is wrong, was used before, or is too old. Ask the office for a new one."
        )
    access.refresh_from_db()
    return access


def close(access: UUID, *, at: datetime) -> None:
    """End a visit. The code stays used."""
    PersonAccess.objects.filter(pk=access, opened_until__gt=at).update(opened_until=at)


def visit(access: UUID, *, at: datetime) -> PersonAccess:
    """The visit that a session holds. Raises NotPermitted once it has ended, or the person has no part in the case any more."""
    found = PersonAccess.objects.filter(pk=access).select_related("authority").first()
    if found is None or not found.is_open(at) or not _may_see(found):
        raise NotPermitted("this visit has ended. Ask the office for a new code.")
    return found


def read_own_case(access: PersonAccess, *, at: datetime) -> CaseRow:
    """The one case of a visit. The person's own reading is logged like any other."""
    if not access.is_open(at):
        raise NotPermitted("this visit has ended. Ask the office for a new code.")
    case = (
        CaseRow.objects.filter(authority=access.authority, pk=access.case).select_related("authority", "office").first()
    )
    if case is None:
        raise NotPermitted("this visit has ended. Ask the office for a new code.")
    _log(access, Deed.READ, at)
    return case


def spaced(code: str) -> str:
    """A code as it is printed.

    >>> spaced("ABCDEFGHJKLMNPQR")
    'ABCD-EFGH-JKLM-NPQR'
    """
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def state_of_codes(case: CaseRow, at: datetime) -> Mapping[UUID, bool]:
    """For each person with a code that can still open or a visit that lasts: whether the visit is open."""
    rows = PersonAccess.objects.filter(authority=case.authority, case=case.pk, withdrawn_at__isnull=True)
    return {row.person: row.is_open(at) for row in rows.order_by("issued_at") if row.can_open(at) or row.is_open(at)}


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def _hash(access: UUID, secret: str) -> str:
    """Keyed, so that a copy of the database alone opens nothing; ten random letters need no slow hash against guessing."""
    return salted_hmac("fairway.casework.access", f"{access}:{secret}", algorithm="sha256").hexdigest()


def _has_part(case: UUID, person: UUID) -> bool:
    return CasePerson.objects.filter(case_id=case, person_id=person, part__in=PARTS).exists()


def _may_see(access: PersonAccess) -> bool:
    person = PersonRow.objects.filter(authority=access.authority, pk=access.person, erased_on__isnull=True)
    return person.exists() and _has_part(access.case, access.person)


def _log(access: PersonAccess, deed: Deed, at: datetime) -> None:
    by = Actor.person(access.person).name if deed is Deed.READ else f"code:{access.pk}"
    AuditEntry.objects.create(
        authority=access.authority, officer=None, by=by, deed=deed, stream=access.case, what="own case", reason="the person's own page",
        at=at,
    )  # fmt: skip
