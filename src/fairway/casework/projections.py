"""From events to rows. One function for each kind of event; the same events always make the same rows.

`apply` runs in the transaction of the event; `rebuild` removes all rows of a stream and applies its events again. Clocks and tasks
depend on the day as well as on the events, so they are worked out by `fairway.casework.clocks`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, pairwise
from typing import Any
from uuid import UUID

from django.db import transaction

from fairway.casework.models import (
    Authority,
    CasePerson,
    CaseRow,
    Event,
    Office,
    Officer,
    PersonRow,
    StreamKind,
    TaskRow,
)
from fairway.casework.names import name_key
from fairway.casework.steps import VULNERABLE, stage_after
from fairway.casework.vault import opened

Apply = Callable[[Event, Any], None]
_APPLY: dict[str, Apply] = {}


def _on(*kinds: str) -> Callable[[Apply], Apply]:
    def keep(function: Apply) -> Apply:
        for kind in kinds:
            _APPLY[kind] = function
        return function

    return keep


def apply(event: Event) -> None:
    """Bring the rows of an event's stream up to it."""
    change = _APPLY.get(event.kind)
    row: CaseRow | PersonRow | None = None
    if event.stream_kind == StreamKind.CASE:
        row = CaseRow.objects.filter(pk=event.stream).first()
    elif event.stream_kind == StreamKind.PERSON:
        row = PersonRow.objects.filter(pk=event.stream).first()
    if change is not None:
        change(event, row)
    if row is not None:
        row.version = event.sequence
        row.save()


def rebuild(
    authority: Authority, stream: UUID | None = None, after: Callable[[Event, Event | None], None] | None = None
) -> int:
    """Make the rows of an authority (or of one stream) again from its events. Returns how many events were applied.

    after   called with each event of a case when it was applied, and the next one of the case"""
    events = Event.objects.filter(authority=authority)
    if stream is not None:
        events = events.filter(stream=stream)
    done = 0
    with transaction.atomic():
        _forget(authority, stream)
        # People, places and groups before cases, since a case names them; within a stream in its own order.
        for kind in (StreamKind.PERSON, StreamKind.PLACE, StreamKind.GROUP, StreamKind.CASE):
            ordered = events.filter(stream_kind=kind).order_by("stream", "sequence").iterator(chunk_size=2000)
            for event, following in pairwise(chain(ordered, (None,))):
                if event is None:
                    continue
                apply(event)
                done += 1
                if after is not None and kind == StreamKind.CASE:
                    same = following is not None and following.stream == event.stream
                    after(event, following if same else None)
    return done


def _forget(authority: Authority, stream: UUID | None) -> None:
    """Rows that only events make; what hangs on a case goes with it. A person's row is made new by its first event."""
    cases = CaseRow.objects.filter(authority=authority, **({"pk": stream} if stream else {}))
    cases.delete()
    if stream is None:
        PersonRow.objects.filter(authority=authority).update(merged_into=None)
        PersonRow.objects.filter(authority=authority).delete()


# ------------------------------------------------------------------------------------------------------------ cases


@_on("case_opened")
def _case_opened(event: Event, row: CaseRow | None) -> None:
    del row
    office = Office.objects.filter(authority=event.authority_id, code=event.payload.get("office", "")).first()
    new_case(event, office.pk if office else None).save()


def new_case(event: Event, office: int | None) -> CaseRow:
    """A case that was just opened, not saved yet."""
    return CaseRow(
        id=event.stream, authority_id=event.authority_id, number=event.payload["number"], kind=event.payload["kind"],
        version=event.sequence, stage="opened", opened_on=event.on, office_id=office,
    )  # fmt: skip


@_on("person_linked")
def _person_linked(event: Event, row: CaseRow) -> None:
    CasePerson.objects.get_or_create(
        authority=event.authority, case=row, person_id=UUID(event.payload["person"]), part=event.payload["part"]
    )


@_on("person_unlinked")
def _person_unlinked(event: Event, row: CaseRow) -> None:
    CasePerson.objects.filter(case=row, person_id=UUID(event.payload["person"]), part=event.payload["part"]).delete()


def keep_fact(row: CaseRow, event: Event, name: str, value: Any, *, evidence: Any = None) -> None:
    """A fact as it now stands, with what it was before."""
    before = row.facts.get(name)
    earlier = [*before["earlier"], {k: before[k] for k in ("value", "event", "by", "on")}] if before else []
    row.facts[name] = {
        "value": value, "event": str(event.pk), "by": event.by, "on": event.on.isoformat(), "evidence": evidence or "",
        "earlier": earlier,
    }  # fmt: skip
    row.vulnerable = any(row.facts.get(fact, {}).get("value") is True for fact in VULNERABLE)


@_on("fact_recorded", "fact_corrected")
def _fact(event: Event, row: CaseRow) -> None:
    keep_fact(row, event, event.payload["fact"], event.payload["value"], evidence=event.payload.get("evidence"))


@_on("fact_withdrawn")
def _fact_withdrawn(event: Event, row: CaseRow) -> None:
    keep_fact(row, event, event.payload["fact"], None)
    row.facts[event.payload["fact"]]["withdrawn"] = True


@_on("step_taken")
def step_taken(event: Event, row: CaseRow) -> None:
    """The facts of a step, and where the case stands after it."""
    for name, value in (event.payload.get("facts") or {}).items():
        keep_fact(row, event, name, value)
    row.stage = stage_after(row.stage, event.payload["step"])


@_on("decision_taken")
def _decision(event: Event, row: CaseRow) -> None:
    for name, value in (event.payload.get("facts") or {}).items():
        keep_fact(row, event, name, value)
    row.stage = stage_after(row.stage, "decision")


@_on("decision_notified")
def _notified(event: Event, row: CaseRow) -> None:
    keep_fact(row, event, "decision_notified_on", event.payload["notified_on"])
    row.stage = stage_after(row.stage, "notification")


@_on("appeal_lodged")
def _appeal(event: Event, row: CaseRow) -> None:
    row.stage = stage_after(row.stage, "appeal")


@_on("appeal_decided")
def _appeal_decided(event: Event, row: CaseRow) -> None:
    row.stage = stage_after(row.stage, "appeal_decided")


@_on("case_assigned")
def _assigned(event: Event, row: CaseRow) -> None:
    row.office = Office.objects.filter(authority=event.authority, code=event.payload["office"]).first()
    owner = event.payload.get("owner")
    row.owner = Officer.objects.filter(authority=event.authority, pk=owner).first() if owner else None
    TaskRow.objects.filter(case=row).update(owner=row.owner, office=row.office)


@_on("case_closed")
def _closed(event: Event, row: CaseRow) -> None:
    row.closed_on = event.payload["closed_on"]
    row.stage = "closed"


@_on("case_reopened")
def _reopened(event: Event, row: CaseRow) -> None:
    row.closed_on = None
    row.stage = "reopened"


# ------------------------------------------------------------------------------------------------------------ people

COLUMNS = ("family_name", "given_names", "nationality", "language")


def keep_details(row: PersonRow, details: dict[str, Any]) -> None:
    """Details into columns for search, the rest as they are."""
    row.details = {**row.details, **details}
    for column in COLUMNS:
        setattr(row, column, row.details.get(column) or "")
    row.born_on = row.details.get("born_on") or None
    row.name_key = name_key(row.family_name, row.given_names)


@_on("person_recorded")
def _person_recorded(event: Event, row: PersonRow | None) -> None:
    del row
    new_person(event, opened(event)).save()


def new_person(event: Event, details: dict[str, Any]) -> PersonRow:
    """A person who was just recorded, not saved yet."""
    made = PersonRow(id=event.stream, authority_id=event.authority_id, version=event.sequence)
    keep_details(made, details)
    return made


@_on("person_corrected")
def _person_corrected(event: Event, row: PersonRow) -> None:
    keep_details(row, opened(event))


@_on("merge_confirmed")
def _merged(event: Event, row: PersonRow) -> None:
    row.merged_into_id = UUID(event.payload["into"])


@_on("merge_undone")
def _parted(event: Event, row: PersonRow) -> None:
    del event
    row.merged_into = None


@_on("person_erased")
def _erased(event: Event, row: PersonRow) -> None:
    row.details = {}
    keep_details(row, {})
    row.erased_on = event.on
