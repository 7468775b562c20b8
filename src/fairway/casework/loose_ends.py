"""Loose ends: cases in which something that should follow has not followed, each kind with its query and, where there is one, its rule.

They are the gaps that nobody sees from inside one step: a rejection without the return decision that the law joins to it, a transfer
whose time ran out, a file that nobody has. A loose end is a question to a person; nothing is done by it, and it names no officer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from django.db.models import Exists, OuterRef, Q, QuerySet

from fairway.casework.documents import Store, store
from fairway.casework.facts import Known, answer
from fairway.casework.models import CaseRow, ClockRow, DocumentRow, Event, Officer, PersonRow
from fairway.casework.permissions import visible, visible_people
from fairway.errors import CaseError
from fairway.law.clocks import Status
from fairway.law.pack import packaged_book

Cases: TypeAlias = QuerySet[CaseRow]
QUIET_DAYS = 60
"""Days without any event after which an open case counts as left lying. D: chosen by us, not by any act."""
REJECTED = ("inadmissible", "unfounded", "manifestly_unfounded", "explicitly_withdrawn", "implicitly_withdrawn")
"""Outcomes with which a return decision goes (APR Art. 37)."""
_STILL = (Status.RUNNING.name, Status.MISSED.name, Status.MISSED_UNLESS_DONE.name)
_TRANSFERS = ("transfer_due", "extended_transfer_due", "dublin3_transfer_due")


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseEnd:
    """One kind of loose end.

    asks   what a person is to look at
    rule   the rule of law behind it, whose citation and finding are shown; "" where it is a matter of good order
    of     the open cases among some that have it on a day
    slow   it looks at more than the tables, and is counted only when somebody asks for it"""

    name: str
    title: str
    asks: str
    rule: str
    of: Callable[[Cases, date], Cases]
    slow: bool = False

    @property
    def citation(self) -> str:
        """The provision behind it; "" where there is none."""
        return packaged_book().rules[self.rule].base.citation.brief if self.rule else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A kind of loose end and in how many cases it is; None where it was not counted."""

    end: LooseEnd
    cases: int | None


def _no_return_decision(cases: Cases, on: date) -> Cases:
    del on
    rejected = cases.filter(facts__decision_outcome__value__in=REJECTED)
    may_go = Q(facts__stay_right_on_other_ground__value__isnull=True) | Q(
        facts__stay_right_on_other_ground__value=False
    )
    return rejected.filter(
        may_go, _not_recorded("linked_return_decision_on"), _not_recorded("earlier_return_decision_on")
    )


def _transfer_expired(cases: Cases, on: date) -> Cases:
    clock = ClockRow.objects.filter(case=OuterRef("pk"), rule__in=_TRANSFERS, due_on__lt=on, status__in=_STILL)
    return cases.filter(Exists(clock))


def _not_registered(cases: Cases, on: date) -> Cases:
    return cases.filter(_not_recorded("registered_on"), opened_on__lt=on)


def _not_notified(cases: Cases, on: date) -> Cases:
    del on
    return cases.filter(_day_recorded("decision_taken_on")).filter(_not_recorded("decision_notified_on"))


def _nobody(cases: Cases, on: date) -> Cases:
    del on
    return cases.filter(owner=None)


def _quiet(cases: Cases, on: date) -> Cases:
    # The version of a case is the sequence of its last event: one look into the unique index of events for each case.
    last = Event.objects.filter(authority=OuterRef("authority"), stream=OuterRef("pk"), sequence=OuterRef("version"))
    return cases.filter(Exists(last.filter(on__lt=on - timedelta(days=QUIET_DAYS))))


def _no_permit(cases: Cases, on: date) -> Cases:
    clock = ClockRow.objects.filter(case=OuterRef("pk"), rule="residence_permit_due", due_on__lt=on, status__in=_STILL)
    return cases.filter(Exists(clock))


def _detained_past_limit(cases: Cases, on: date) -> Cases:
    clock = ClockRow.objects.filter(case=OuterRef("pk"), on_expiry="RELEASE", due_on__lt=on, status__in=_STILL)
    return cases.filter(Exists(clock))


def _document_lost(cases: Cases, on: date, place: Store | None = None) -> Cases:
    del on
    there = set((place or store()).files())
    named = DocumentRow.objects.filter(case__in=cases, withdrawn_on=None, erased_on=None).values_list("case", "sha256")
    lost = {case for case, sha256 in named.iterator(chunk_size=2000) if sha256 not in there}
    return cases.filter(pk__in=lost)


# Facts that are not there make SQL's NULL, of which a negation is no truth either: both questions are asked in the positive.


def _not_recorded(fact: str) -> Q:
    """Not recorded, withdrawn, or recorded as "none": not yet."""
    return (
        Q(**{f"facts__{fact}__isnull": True})
        | Q(**{f"facts__{fact}__withdrawn": True})
        | Q(**{f"facts__{fact}__value": "none"})
    )


def _day_recorded(fact: str) -> Q:
    """Recorded as a day: year-month-day."""
    return Q(**{f"facts__{fact}__value__startswith": "2"}) | Q(**{f"facts__{fact}__value__startswith": "1"})


LOOSE_ENDS = {
    end.name: end
    for end in (
        LooseEnd(name="detained", title="Detained past the limit", rule="", of=_detained_past_limit,
                 asks="A limit of detention ran out and no release is recorded. Is the person free?"),
        LooseEnd(name="no_return_decision", title="Rejected, and no return decision", rule="linked_return_decision_missing",
                 of=_no_return_decision, asks="Is a return decision to be issued, or does something stand against it?"),
        LooseEnd(name="transfer_expired", title="Transfer whose time ran out", rule="responsibility_shifted_by_late_transfer",
                 of=_transfer_expired, asks="Was the person transferred? If not, responsibility is ours: take the examination up."),
        LooseEnd(name="not_registered", title="File without registration", rule="registration_due", of=_not_registered,
                 asks="An application was made. When is it registered?"),
        LooseEnd(name="not_notified", title="Decision that was not notified", rule="decision_notification_defective", of=_not_notified,
                 asks="No time to appeal runs before the notification. When was the person told?"),
        LooseEnd(name="no_permit", title="Protection without a permit", rule="residence_permit_due", of=_no_permit,
                 asks="Protection was granted and the permit is late. When is it issued?"),
        LooseEnd(name="nobody", title="Case that nobody has", rule="", of=_nobody, asks="Who takes it?"),
        LooseEnd(name="quiet", title=f"Nothing recorded for {QUIET_DAYS} days", rule="", of=_quiet,
                 asks="What does this case wait for, and is the person still here?"),
        LooseEnd(name="document_lost", title="Document whose file is gone", rule="", of=_document_lost, slow=True,
                 asks="Restore it from the backup, or ask the person or the issuer for it again."),
    )
}  # fmt: skip
"""Every kind of loose end of a case, what weighs on a person's liberty first."""


def cases_with(name: str, officer: Officer, on: date) -> Cases:
    """The open cases with a loose end that an officer may read: by deadline, then vulnerability. Raises CaseError for an unknown kind."""
    end = LOOSE_ENDS.get(name)
    if end is None:
        raise CaseError(f"there is no loose end '{name}'. There are: {', '.join(LOOSE_ENDS)}.")
    return end.of(_open(officer), on).order_by("next_due", "-vulnerable", "number")


def count(officer: Officer, on: date, *, slow: bool = False) -> list[Counted]:
    """How many cases have each loose end, of those that an officer may read; the slow ones only if asked for."""
    cases = _open(officer)
    return [
        Counted(end=end, cases=None if end.slow and not slow else end.of(cases, on).count())
        for end in LOOSE_ENDS.values()
    ]


def finding(end: LooseEnd, case: CaseRow, on: date, public: Known | None = None) -> str:
    """What the law says of one case with a loose end, in a sentence with its article; "" where no rule stands behind it."""
    if not end.rule:
        return ""
    said = answer(case, on, public=public)[end.rule]
    value = {True: "yes", False: "no"}.get(said.value, str(said)) if isinstance(said.value, bool) else str(said)
    return f"{said.citation.brief}: {said.text.doc} {value}."


def open_proposals(officer: Officer) -> list[tuple[Event, PersonRow, PersonRow]]:
    """Merge proposals that nobody has answered, oldest first: the proposal, the record, and the one it would be joined to."""
    people = visible_people(officer)
    changed = PersonRow.objects.filter(authority=officer.authority, version__gt=1, merged_into=None, erased_on=None)
    about = Event.objects.filter(authority=officer.authority, stream__in=changed.values("pk"))
    answered = set(
        about.filter(kind__in=("merge_confirmed", "merge_refused")).values_list("payload__proposal", flat=True)
    )
    proposed = [e for e in about.filter(kind="merge_proposed").order_by("at", "pk") if str(e.pk) not in answered]
    return list(_readable(proposed, people))


def _readable(proposed: list[Event], people: Any) -> Iterator[tuple[Event, PersonRow, PersonRow]]:
    named = {str(e.stream) for e in proposed} | {e.payload["into"] for e in proposed}
    readable = {str(person.pk): person for person in people.filter(pk__in=named)}
    for event in proposed:
        one, other = readable.get(str(event.stream)), readable.get(event.payload["into"])
        if one is not None and other is not None:
            yield event, one, other


def _open(officer: Officer) -> Cases:
    return visible(officer).filter(closed_on=None)
