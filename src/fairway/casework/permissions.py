"""Who may do and see what: one place, which pages, the HTTP interface and every export ask.

`visible` is the query that all of them start from; an export shows what the page shows because it is the same query."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from fairway.casework.models import CasePerson, CaseRow, Officer, PersonRow, Role, TaskRow
from fairway.errors import NotPermitted


class May(StrEnum):
    """What an officer does to a case."""

    READ = "read"
    REGISTER = "register"
    RECORD = "record"
    DECIDE = "decide"
    ASSIGN = "assign"
    MERGE = "merge"
    EXPORT = "export"
    AUDIT = "audit"
    ADMINISTER = "administer"


_MAY: dict[May, tuple[Role, ...]] = {
    May.READ: (Role.REGISTRAR, Role.CASEWORKER, Role.DECISION_MAKER, Role.LIAISON, Role.SUPERVISOR, Role.MONITOR),
    May.REGISTER: (Role.REGISTRAR, Role.CASEWORKER),
    May.RECORD: (Role.REGISTRAR, Role.CASEWORKER, Role.DECISION_MAKER, Role.LIAISON),
    May.DECIDE: (Role.DECISION_MAKER,),
    May.ASSIGN: (Role.SUPERVISOR,),
    May.MERGE: (Role.CASEWORKER, Role.SUPERVISOR),
    May.EXPORT: (Role.SUPERVISOR,),
    May.AUDIT: (Role.AUDITOR, Role.MONITOR),
    May.ADMINISTER: (Role.ADMINISTRATOR,),
}
_WHOLE_AUTHORITY = (Role.SUPERVISOR, Role.MONITOR, Role.LIAISON)
_Row = TypeVar("_Row", bound=Model)


def may(officer: Officer, what: May) -> bool:
    """Whether an officer may do something at all; for one case, `require` asks for the case as well."""
    return officer.has(*_MAY[what])


def visible(officer: Officer) -> QuerySet[CaseRow]:
    """The cases that an officer may read: of the authority for those who oversee it, otherwise of the office or one's own.

    An auditor sees the audit and no case; an administrator neither."""
    cases = CaseRow.objects.filter(authority=officer.authority)
    if not may(officer, May.READ):
        return cases.none()
    if officer.has(*_WHOLE_AUTHORITY):
        return cases
    return cases.filter(Q(office=officer.office) | Q(owner=officer) | Q(office__isnull=True))


def visible_people(officer: Officer) -> QuerySet[PersonRow]:
    """The people in the cases that an officer may read, and people in no case yet."""
    people = PersonRow.objects.filter(authority=officer.authority)
    if not may(officer, May.READ):
        return people.none()
    in_one = CasePerson.objects.filter(person=OuterRef("pk"), case__in=visible(officer))
    in_any = CasePerson.objects.filter(person=OuterRef("pk"))
    return people.filter(Exists(in_one) | ~Exists(in_any))


def visible_tasks(officer: Officer) -> QuerySet[TaskRow]:
    """The tasks of visible cases, in the only order that there is: by deadline, then vulnerability."""
    return TaskRow.objects.filter(case__in=visible(officer)).order_by("due_on", "-vulnerable", "pk")


def require(officer: Officer, what: May, case: CaseRow | None = None) -> None:
    """Raises NotPermitted. Whether a case exists that one may not read is not told."""
    if not may(officer, what):
        raise NotPermitted(
            f"'{what.value}' is not among what your roles allow: hand the case over, or ask an administrator for the role."
        )
    if case is not None and not visible(officer).filter(pk=case.pk).exists():
        raise NotPermitted("there is no such case among those that you may read.")
