"""Finding a case, and seeing that somebody may be known already. Every search is logged; what was searched for is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from fairway.casework.models import AuditEntry, CasePerson, CaseRow, Deed, Officer, PersonRow
from fairway.casework.names import name_key
from fairway.casework.permissions import May, require, visible, visible_people

SHOWN = 50
SHORTEST_KEY = 2


@dataclass(frozen=True)
class Known:
    """Who may be the same person.

    here       records that the officer may read, the likeliest first
    elsewhere  how many more records of the authority have the same name and day of birth, which other offices may compare"""

    here: list[PersonRow]
    elsewhere: int


def find_cases(
    officer: Officer, *, number: str = "", name: str = "", born_on: date | None = None, at: datetime
) -> list[CaseRow]:
    """Cases that the officer may read: by number, by the words of a name in any spelling, by day of birth; all that are given hold.

    At most SHOWN, the newest first. Nothing is found for an empty question."""
    require(officer, May.READ)
    number = number.strip()
    key = name_key(name, "") if name.strip() else ""
    if not (number or key or born_on):
        return []
    found = visible(officer)
    if number:
        found = found.filter(number__iendswith=number)
    if key or born_on:
        found = found.filter(pk__in=_parts(key, born_on, officer))
    cases = list(found.order_by("-opened_on", "-number").prefetch_related("people__person")[:SHOWN])
    asked = [word for word, given in (("number", number), ("name", key), ("day of birth", born_on)) if given]
    _log(officer, "search", f"by {', '.join(asked)}: {len(cases)} found", at)
    return cases


def _parts(key: str, born_on: date | None, officer: Officer) -> QuerySet[CasePerson]:
    parts = CasePerson.objects.filter(authority=officer.authority)
    for word in key.split():
        parts = parts.filter(person__name_key__contains=word)
    if born_on:
        parts = parts.filter(person__born_on=born_on)
    return parts.values("case")


def known_already(officer: Officer, *, family_name: str, given_names: str, born_on: date | None, at: datetime) -> Known:
    """Records that may be of the same person: same name in any spelling, or same day of birth with one word of it. A hint, no match:
    nothing is joined by it."""
    require(officer, May.REGISTER)
    key = name_key(family_name, given_names)
    if len(key) < SHORTEST_KEY:
        return Known([], 0)
    alike = Q(name_key=key)
    if born_on:
        words = Q()
        for word in key.split():
            words |= Q(name_key__contains=word)
        alike |= Q(born_on=born_on) & words
    people = PersonRow.objects.filter(authority=officer.authority, merged_into=None, erased_on=None)
    here = list(
        visible_people(officer).filter(alike, merged_into=None, erased_on=None).prefetch_related("cases__case")[:8]
    )
    here.sort(key=lambda person: (person.name_key != key, person.born_on != born_on, str(person.pk)))
    same = people.filter(name_key=key, born_on=born_on).values_list("pk", flat=True) if born_on else ()
    elsewhere = len(set(same) - set(visible_people(officer).filter(pk__in=list(same)).values_list("pk", flat=True)))
    _log(officer, "duplicate hints", f"{len(here)} shown", at)
    return Known(here, elsewhere)


def _log(officer: Officer, what: str, reason: str, at: datetime) -> None:
    AuditEntry.objects.create(
        authority=officer.authority,
        officer=officer,
        by=f"officer:{officer.pk}",
        deed=Deed.READ,
        what=what,
        reason=reason,
        at=at,
    )
