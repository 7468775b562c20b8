"""Figures for those who watch over the authority: why files are read, where decisions depart from findings, which limits are missed, how
long people are detained, what is exported.

None of them is about an officer. LED Art. 25(2) keeps logs for lawfulness, self-control, integrity and criminal proceedings: not to
compare people at work. Whoever asks by officer is refused; a figure of an office so small that it would be one person's is put together
with others. Names stand in one place only: the log of one case, shown to an auditor who says why, and that look is logged too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from fairway.casework.models import AuditEntry, Authority, CaseRow, ClockRow, Deed, Event, Office, Officer, Role
from fairway.casework.permissions import May, require
from fairway.errors import CaseError, NotPermitted
from fairway.law.clocks import Status

SMALLEST_GROUP = 5
"""Offices with fewer officers, and reasons given less often, are counted together: a figure of a few is a figure of persons."""
TOGETHER = "counted together"
BREACHES = (Status.MISSED.name, Status.MISSED_UNLESS_DONE.name, Status.MET_LATE.name)
_DETAINED, _RELEASED = "detained_on", ("released_on", "released_from_return_detention_on")
_NO_RANKING = "the log is not used to compare officers (LED Art. 25(2)): ask by reason, month or office; an auditor sees the log of one case."


class By(StrEnum):
    """By what reads may be counted. There is no other way to count them."""

    REASON = "reason"
    MONTH = "month"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A limit of the law that was missed.

    missed     its day is over and nobody recorded the work
    met_late   the work was recorded, and was late"""

    rule: str
    citation: str
    missed: int
    met_late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Detention:
    """Days of detention inside the period, from the recorded facts. Cases in which nobody recorded them are not in it.

    cases         with at least one day in the period
    days          first and last day included
    longest_days  of one case, from its own first day, so that a long one that began earlier is not hidden
    open          nobody recorded a release"""

    cases: int
    days: int
    longest_days: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the authority did in a period. Counts of deeds and cases; nothing is said of an officer or a person."""

    since: date
    until: date
    reads: Mapping[str, int]
    refused_reads: int
    decisions: int
    departures: Mapping[str, int]
    breaches: tuple[Breach, ...]
    detention: Detention
    exports: Mapping[str, int]
    erasures: int


def figures(viewer: Officer, *, since: date, until: date, at: datetime) -> Figures:
    """The figures of the viewer's authority from one day to another, both included. For monitors and auditors; the look is logged."""
    _may_watch(viewer, since, until)
    authority = viewer.authority
    start, end = _instants(authority, since, until)
    log = AuditEntry.objects.filter(authority=authority, at__gte=start, at__lt=end)
    told = Event.objects.filter(authority=authority, on__gte=since, on__lte=until)
    decided = list(told.filter(kind="decision_taken").values_list("payload__departs_from", flat=True))
    steps = told.filter(kind="step_taken", payload__has_key="departs_from").values_list(
        "payload__departs_from", flat=True
    )
    found = Figures(
        since=since, until=until, reads=_by_reason(_reads(log)), refused_reads=log.filter(deed=Deed.REFUSED).count(),
        decisions=len(decided), departures=_ordered(Counter(one for one in (*decided, *steps) if one)),
        breaches=_breaches(authority, since, until, start, end), detention=_detention(authority, since, until),
        exports=_ordered(Counter(log.filter(deed=Deed.EXPORT).values_list("what", flat=True))),
        erasures=told.filter(kind="person_erased").count(),
    )  # fmt: skip
    _look(viewer, None, "oversight", f"figures {since.isoformat()} to {until.isoformat()}", at)
    return found


def reads_by(viewer: Officer, by: str, *, since: date, until: date) -> Mapping[str, int]:
    """How often files were read, by reason, month or office. Raises NotPermitted for anything that would compare officers."""
    _may_watch(viewer, since, until)
    if by not in {one.value for one in By}:
        raise NotPermitted(_NO_RANKING)
    start, end = _instants(viewer.authority, since, until)
    log = _reads(AuditEntry.objects.filter(authority=viewer.authority, at__gte=start, at__lt=end))
    if by == By.REASON:
        return _by_reason(log)
    if by == By.MONTH:
        zone = viewer.authority.clock
        return _ordered(Counter(f"{at.astimezone(zone):%Y-%m}" for at in log.values_list("at", flat=True)))
    small = _small_offices(viewer.authority)
    counted: Counter[str] = Counter()
    for office, times in log.values_list("officer__office__code").annotate(times=Count("pk")):
        counted[TOGETHER if office is None or office in small else office] += times
    return _ordered(counted)


def log_of_case(auditor: Officer, case: UUID, *, reason: str, at: datetime) -> list[dict[str, Any]]:
    """Who did what with one case, by name. For an auditor alone, who says why; the look is logged in the same log.

    Raises NotPermitted for anybody else and for a case of another authority, CaseError without a reason."""
    if not auditor.has(Role.AUDITOR):
        raise NotPermitted("the log of a case with its names is for auditors: hand the question over to one.")
    words = " ".join(reason.split())
    if len(words) < 3:
        raise CaseError("say why you read this log: a look without a reason is not allowed.")
    if not CaseRow.objects.filter(pk=case, authority=auditor.authority).exists():
        raise NotPermitted("there is no such case in your authority.")
    _look(auditor, case, "log", words, at)
    entries = (
        AuditEntry.objects.filter(authority=auditor.authority, stream=case)
        .select_related("officer")
        .order_by("at", "pk")
    )
    return [
        {
            "at": entry.at, "who": entry.officer.name if entry.officer else entry.by, "deed": entry.deed, "what": entry.what,
            "reason": entry.reason,
        }
        for entry in entries
    ]  # fmt: skip


# ----------------------------------------------------------------------------------------------------------- parts


def _may_watch(viewer: Officer, since: date, until: date) -> None:
    require(viewer, May.AUDIT)
    if until < since:
        raise CaseError(
            f"the period ends on {until.isoformat()}, before it begins on {since.isoformat()}: turn it round."
        )


def _instants(authority: Authority, since: date, until: date) -> tuple[datetime, datetime]:
    """The period as instants: from the first legal day's midnight to that after the last."""
    zone = authority.clock
    start = datetime.combine(since, time(), tzinfo=zone)
    end = datetime.combine(until + timedelta(days=1), time(), tzinfo=zone)
    return start.astimezone(UTC), end.astimezone(UTC)


def _reads(log: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Reads of files and people; a look at figures is in the log and is none."""
    return log.filter(deed=Deed.READ, stream__isnull=False)


def _by_reason(log: QuerySet[AuditEntry]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for reason, times in log.values_list("reason").annotate(times=Count("pk")):
        counted[reason if times >= SMALLEST_GROUP else TOGETHER] += times
    return _ordered(counted)


def _small_offices(authority: Authority) -> set[str]:
    sizes = Office.objects.filter(authority=authority).annotate(size=Count("officers", filter=Q(officers__active=True)))
    return set(sizes.filter(size__lt=SMALLEST_GROUP).values_list("code", flat=True))


def _breaches(authority: Authority, since: date, until: date, start: datetime, end: datetime) -> tuple[Breach, ...]:
    in_period = Q(due_on__gte=since, due_on__lte=until) | Q(due_at__gte=start, due_at__lt=end)
    rows = ClockRow.objects.filter(in_period, authority=authority, status__in=BREACHES)
    late = Q(status=Status.MET_LATE.name)
    counted = rows.values("rule", "citation").annotate(late=Count("pk", filter=late), missed=Count("pk", filter=~late))
    found = [
        Breach(rule=row["rule"], citation=row["citation"], missed=row["missed"], met_late=row["late"])
        for row in counted
    ]
    return tuple(sorted(found, key=lambda breach: (-breach.missed - breach.met_late, breach.rule)))


def _detention(authority: Authority, since: date, until: date) -> Detention:
    cases, days, longest, still = 0, 0, 0, 0
    chosen = CaseRow.objects.filter(authority=authority, facts__has_key=_DETAINED)
    for facts in chosen.values_list("facts", flat=True).iterator(chunk_size=2000):
        began = _day(facts, _DETAINED)
        if began is None:
            continue
        ends = [day for day in (_day(facts, name) for name in _RELEASED) if day is not None and day >= began]
        ended = min(ends, default=None)
        first, last = max(began, since), min(ended or until, until)
        if last < first:
            continue
        cases += 1
        days += (last - first).days + 1
        longest = max(longest, (last - began).days + 1)
        still += ended is None
    return Detention(cases=cases, days=days, longest_days=longest, open=still)


def _day(facts: Mapping[str, Any], name: str) -> date | None:
    entry = facts.get(name) or {}
    value = entry.get("value")
    if entry.get("withdrawn") or not isinstance(value, str) or value == "none":
        return None
    return date.fromisoformat(value)


def _ordered(counted: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _look(viewer: Officer, stream: UUID | None, what: str, reason: str, at: datetime) -> None:
    AuditEntry.objects.create(
        authority=viewer.authority, officer=viewer, by=f"officer:{viewer.pk}", deed=Deed.READ, stream=stream, what=what, reason=reason,
        at=at,
    )  # fmt: skip
