"""What is due to be erased on a day, and the job that erases it.

The clock is the law's (APR Art. 72(1), asked of the case's own facts); where the law has none, a default that the authority may set
(`data/retention.toml`). Nothing is erased while a case is open, while somebody holds the erasure back with a reason, or while the person
waits for an answer about his or her data: it is then listed as overdue. Erasing a person destroys the key of the details
(`fairway.casework.vault`); erasing a file empties its rows. Events stay, with their hashes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5

from fairway.casework import vault
from fairway.casework.facts import known_facts
from fairway.casework.models import (
    Authority,
    CasePerson,
    CaseRow,
    ClockRow,
    DocumentRow,
    Event,
    PersonRow,
    Placement,
    StreamKind,
    TaskRow,
)
from fairway.casework.permissions import May, require
from fairway.casework.projections import _on as on_event
from fairway.casework.projections import keep_fact
from fairway.casework.record import Actor, append, legal_day, writing
from fairway.errors import CaseError
from fairway.law import ask
from fairway.law.periods import months, years

ERASED_FACT = "application_data_deleted_on"
_CITIZEN = "union_citizenship_known_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long one class of data is kept.

    rule        the coded rule that says until when; "" where the law leaves it open
    start       what the default counts from; "" where nothing ends it
    years, months   the default's length, default_evidence where it comes from
    evidence    where the basis was read: T in the act, S secondary, M from memory, D our own default"""

    name: str
    says: str
    basis: str
    evidence: str
    rule: str
    start: str
    years: int
    months: int
    default_evidence: str

    def end(self, start: date) -> date:
        """The day on which the default ends. The end of a time of storage does not move to a working day."""
        return months(years(start, self.years), self.months)


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be erased from a day on, and why: one file, or all records of one person (records that were joined go together)."""

    on: date
    because: str
    case: UUID | None = None
    people: tuple[UUID, ...] = ()


@dataclass(slots=True)
class Erased:
    """What a run did, in numbers: a log of erasures that named people would be a new record of them.

    held          people whose erasure is due and held back
    overdue       files that are due and still open: a sentence for each, with the number of the case
    in_the_clear  people whose events hold details outside their key: the rows are emptied, the events keep them
    swept         whether the database's own files were cleared of what was changed"""

    people: int = 0
    cases: int = 0
    documents: int = 0
    held: int = 0
    overdue: list[str] = field(default_factory=list)
    in_the_clear: int = 0
    swept: bool = False


WithCase = Callable[[CaseRow], object]
_WITH_CASE: list[WithCase] = []


def with_case(function: WithCase) -> WithCase:
    """Register what else goes with a file, and is no table of casework. It runs in the transaction of the erasure."""
    _WITH_CASE.append(function)
    return function


@lru_cache(maxsize=1)
def keepings() -> Mapping[str, Keeping]:
    """Every class of data and how long it is kept."""
    held = tomllib.loads(files("fairway.casework").joinpath("data/retention.toml").read_text(encoding="utf-8"))
    return {name: _keeping(name, entry) for name, entry in held.items()}


def _keeping(name: str, entry: Mapping[str, Any]) -> Keeping:
    default = entry.get("otherwise", {})
    return Keeping(
        name=name, says=entry["says"], basis=entry["basis"], evidence=entry["evidence"], rule=entry.get("rule", ""),
        start=default.get("from", ""), years=default.get("years", 0), months=default.get("months", 0),
        default_evidence=default.get("evidence", ""),
    )  # fmt: skip


def case_until(case: CaseRow, on: date) -> tuple[date | None, str]:
    """Until when a file is kept, and why; None while nothing has started its clock.

    The law's day is the earlier of ten years and of learning that the person became a citizen of a Member State. If nobody has said
    whether the latter happened, ten years are what holds in either case."""
    keeping = keepings()["asylum_file"]
    known = known_facts(case, on, {})
    if known.get("final_decision_on", "none") != "none":
        known.setdefault(_CITIZEN, "none")
        known.setdefault("lodged_on", known["final_decision_on"])
        finding = ask(known, on=on, rules=[keeping.rule])[keeping.rule]
        if isinstance(finding.value, date):
            return finding.value, finding.citation.brief
    if case.closed_on is None:
        return None, ""
    return keeping.end(case.closed_on), f"{keeping.years} years from the closing: no final decision is recorded"


def due(authority: Authority, on: date) -> Iterator[Due]:
    """What is to be erased on a legal day: files first, then people whose last file went before or goes today."""
    gone = set(_erased_cases(authority))
    for case in _files(authority).filter(closed_on__isnull=False).iterator(chunk_size=2000):
        until, because = case_until(case, on)
        if until is not None and until <= on:
            gone.add(case.pk)
            yield Due(until, because, case=case.pk)
    yield from _people_due(authority, on, gone)


def overdue(authority: Authority, on: date) -> Iterator[str]:
    """Files that the law wants deleted and that are still open: somebody closes them, or says why not. Nothing is erased by itself."""
    for case in _files(authority).filter(closed_on__isnull=True).iterator(chunk_size=2000):
        until, because = case_until(case, on)
        if until is not None and until <= on:
            yield f"{case.number}: to be deleted since {until.isoformat()} ({because}), and still open."


def run(authority: Authority, at: datetime) -> Erased:
    """Erase what is due on the authority's legal day. Each file and each person is one transaction: a run that stops is taken up again.

    Afterwards `documents.sweep` removes the bytes of the documents that no event names any more."""
    on, done = legal_day(at, authority), Erased()
    by = Actor.system("erasure")
    done.overdue = list(overdue(authority, on))
    for entry in list(due(authority, on)):
        if entry.case is not None:
            done.documents += _erase_case(entry.case, entry.because, by, at)
            done.cases += 1
        elif any(is_held(authority, person) for person in entry.people):
            done.held += 1
        else:
            done.in_the_clear += sum(_erase_person(authority, person, entry.because, by, at) for person in entry.people)
            done.people += 1
    done.swept = vault.sweep()
    return done


# ---------------------------------------------------------------------------------------------------- holding back


def hold(*, person: PersonRow, because: str, by: Actor, at: datetime, event_id: UUID, expected_version: int) -> Event:
    """Hold back the erasure of a person: a claim is pending, or the person asked for it (GDPR Art. 17(3)(e), 18)."""
    return _say(person, "erasure_held", because, by, at, event_id, expected_version)


def release(*, person: PersonRow, because: str, by: Actor, at: datetime, event_id: UUID, expected_version: int) -> Event:  # fmt: skip
    """Hold it back no longer."""
    return _say(person, "erasure_released", because, by, at, event_id, expected_version)


def is_held(authority: Authority, person: UUID) -> bool:
    """Whether somebody holds the erasure back, or the person waits for an answer about his or her data."""
    there = Event.objects.filter(authority=authority, stream=person)
    last = there.filter(kind__in=("erasure_held", "erasure_released")).order_by("-sequence").first()
    if last is not None and last.kind == "erasure_held":
        return True
    given = set(there.filter(kind="access_given").values_list("payload__request", flat=True))
    return any(str(asked) not in given for asked in there.filter(kind="access_asked").values_list("pk", flat=True))


def _say(person: PersonRow, kind: str, because: str, by: Actor, at: datetime, event_id: UUID, version: int) -> Event:
    if by.officer is not None:
        require(by.officer, May.ASSIGN)
    words = " ".join(because.split())
    if not words:
        raise CaseError("say why: this is recorded with its reason.")
    return append(
        authority=person.authority, stream=person.pk, stream_kind=StreamKind.PERSON, kind=kind, payload={"because": words}, by=by,
        at=at, event_id=event_id, expected_version=version,
    )  # fmt: skip


# --------------------------------------------------------------------------------------------------------- erasing


def _files(authority: Authority) -> Any:
    erased = Event.objects.filter(authority=authority, kind="case_erased").values("stream")
    return CaseRow.objects.filter(authority=authority).exclude(pk__in=erased).select_related("authority")


def _erased_cases(authority: Authority) -> Iterable[UUID]:
    return Event.objects.filter(authority=authority, kind="case_erased").values_list("stream", flat=True)


def _people_due(authority: Authority, on: date, gone: set[UUID]) -> Iterator[Due]:
    """People all of whose files are gone, and people in no file whose time is over."""
    said = Event.objects.filter(authority=authority, stream_kind=StreamKind.PERSON, sequence=1)
    recorded_on = dict(said.values_list("stream", "on"))
    files_of: dict[UUID, set[UUID]] = {}
    for person, case in CasePerson.objects.filter(authority=authority).values_list("person", "case"):
        files_of.setdefault(person, set()).add(case)
    alone = keepings()["without_a_case"]
    for records in _joined(authority):
        cases = {case for record in records for case in files_of.get(record, ())}
        if cases and cases <= gone:
            yield Due(on, "all files of this person are erased", people=records)
        elif not cases and all(record in recorded_on for record in records):
            until = max(alone.end(recorded_on[record]) for record in records)
            if until <= on:
                yield Due(until, alone.says.lower(), people=records)


def records_of(person: PersonRow) -> tuple[UUID, ...]:
    """The records of one person: this one, and those that are joined with it, whichever was joined to which."""
    root = person
    while root.merged_into is not None:
        root = root.merged_into
    found, newest = {root.pk}, {root.pk}
    while newest:
        newest = set(PersonRow.objects.filter(merged_into__in=newest).values_list("pk", flat=True)) - found
        found |= newest
    return tuple(sorted(found))


def _joined(authority: Authority) -> Iterator[tuple[UUID, ...]]:
    """The records that are there still, those of one person together."""
    rows = PersonRow.objects.filter(authority=authority).order_by("pk").values_list("pk", "merged_into", "erased_on")
    into = {record: target for record, target, _ in rows}
    same: dict[UUID, list[UUID]] = {}
    for record, _, erased_on in rows:
        root = record
        while into.get(root) is not None:
            root = into[root]
        if erased_on is None:
            same.setdefault(root, []).append(record)
    for records in same.values():
        yield tuple(records)


def _erase_case(case: UUID, because: str, by: Actor, at: datetime) -> int:
    """Record that the documents and then the file are erased. Returns how many documents; `documents.sweep` removes their bytes."""
    with writing():
        row = CaseRow.objects.select_related("authority").get(pk=case)
        held = list(
            DocumentRow.objects.filter(case=row, erased_on__isnull=True).order_by("pk").values_list("pk", flat=True)
        )
        told = [("document_erased", {"document": str(document), "because": because}) for document in held]
        for function in _WITH_CASE:
            function(row)
        for step, (kind, payload) in enumerate([*told, ("case_erased", {"because": because})]):
            append(
                authority=row.authority, stream=case, stream_kind=StreamKind.CASE, kind=kind, payload=payload, by=by, at=at,
                event_id=uuid5(case, f"erased after {row.version + step}"), expected_version=row.version + step,
            )  # fmt: skip
    return len(held)


def _erase_person(authority: Authority, person: UUID, because: str, by: Actor, at: datetime) -> int:
    """Destroy the key and empty the row. Returns 1 if some event holds details outside the key."""
    with writing():
        row = PersonRow.objects.get(pk=person)
        told = Event.objects.filter(stream=person, kind__in=("person_recorded", "person_corrected"))
        clear = any(set(event.payload["details"]) != {vault.SEALED} for event in told)
        vault.destroy(person, authority, legal_day(at, authority))
        append(
            authority=authority, stream=person, stream_kind=StreamKind.PERSON, kind="person_erased", payload={"because": because}, by=by,
            at=at, event_id=uuid5(person, f"erased after {row.version}"), expected_version=row.version,
        )  # fmt: skip
    return int(clear)


@on_event("case_erased")
def _case_erased(event: Event, row: CaseRow) -> None:
    row.facts = {}
    keep_fact(row, event, ERASED_FACT, event.on.isoformat())
    row.next_due = None
    ClockRow.objects.filter(case=row).delete()
    TaskRow.objects.filter(case=row).delete()
    DocumentRow.objects.filter(case=row).update(title="", note="", why_withdrawn="")
    Placement.objects.filter(case=row).update(needs=[], misfit=[], reason="", why_left="")
