"""The kinds of events: what each carries, and nothing else. A payload with another key is refused when it is recorded.

The words are the act's: made, registered and lodged are three events. Values are plain (text, numbers, lists), so that the hash of an
event is the hash of what a person can read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fairway.errors import CaseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of event: the keys that its payload must have, those it may have, and the sentence of the timeline."""

    name: str
    stream: str
    needs: frozenset[str]
    may: frozenset[str]
    says: str


def _kind(name: str, stream: str, needs: str, may: str, says: str) -> Kind:
    return Kind(name=name, stream=stream, needs=frozenset(needs.split()), may=frozenset(may.split()), says=says)


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        # a case
        _kind("case_opened", "case", "number kind", "office note", "The case was opened."),
        _kind("person_linked", "case", "person part", "evidence note", "A person was linked to the case."),
        _kind("person_unlinked", "case", "person part reason", "", "A person is no longer linked to the case."),
        _kind("fact_recorded", "case", "fact value", "evidence document note", "A fact was recorded."),
        _kind("fact_corrected", "case", "fact value replaces reason", "evidence document", "A fact was corrected."),
        _kind("fact_withdrawn", "case", "fact replaces reason", "", "A fact was withdrawn: it is unknown again."),
        _kind("step_taken", "case", "step", "facts note document departs_from reason", "A step was taken."),
        _kind("decision_taken", "case", "decision outcome reasons rules", "departs_from departure_reason document facts language",
              "A decision was taken."),
        _kind("decision_notified", "case", "decision notified_on how", "document", "A decision was notified."),
        _kind("appeal_lodged", "case", "decision lodged_on", "suspends note document", "An appeal was lodged."),
        _kind("appeal_decided", "case", "appeal decided_on outcome", "note document", "An appeal was decided."),
        _kind("case_assigned", "case", "office", "owner reason", "The case was assigned."),
        _kind("document_added", "case", "document title media sha256 size", "language note scan", "A document was added."),
        _kind("message_added", "case", "text to", "document", "A message was written."),
        _kind("note_added", "case", "text", "", "A note was written."),
        _kind("case_closed", "case", "closed_on reason", "", "The case was closed."),
        _kind("case_reopened", "case", "reason", "", "The case was opened again."),
        _kind("case_erased", "case", "because", "", "What the file held was erased at the end of its time."),
        _kind("document_scanned", "case", "document scan", "", "A document was scanned for viruses later on."),
        _kind("document_withdrawn", "case", "document reason", "", "A document was added by mistake."),
        _kind("document_erased", "case", "document because", "", "The content of a document was erased at the end of its time."),
        _kind("group_linked", "case", "group members", "note", "The case is about a family or group."),
        _kind("group_unlinked", "case", "group reason", "", "The case is no longer about a family or group."),
        _kind("reception_placed", "case", "place people placed_on needs", "misfit reason", "People were given a place of reception."),
        _kind("reception_left", "case", "people left_on reason", "", "People left a place of reception."),
        _kind("access_granted", "case", "access person expires_at", "", "The person was given a code for his or her own page."),
        _kind("access_withdrawn", "case", "access person reason", "", "A code for the person's own page was withdrawn."),
        _kind("letter_drafted", "case", "letter title body languages rules", "decision", "A letter was drafted."),
        _kind("letter_approved", "case", "letter drafted hash approved_by translated_by", "", "A letter was approved and is final."),
        # a person
        _kind("person_recorded", "person", "details", "evidence", "A person was recorded."),
        _kind("person_corrected", "person", "details reason", "evidence", "The record of a person was corrected."),
        _kind("merge_proposed", "person", "into because", "", "It was proposed that two records are of one person."),
        _kind("merge_confirmed", "person", "into proposal", "", "A second officer confirmed that two records are of one person."),
        _kind("merge_refused", "person", "into proposal reason", "", "A second officer refused to join two records."),
        _kind("merge_undone", "person", "into confirmation reason", "", "Two records were parted again."),
        _kind("person_erased", "person", "because", "", "What identified the person was erased at the end of its time."),
        _kind("erasure_held", "person", "because", "", "The erasure was held back."),
        _kind("erasure_released", "person", "because", "", "The erasure is no longer held back."),
        _kind("access_asked", "person", "received_on", "", "The person asked what is recorded about him or her."),
        _kind("access_extended", "person", "request reason", "", "More time was taken to answer the person's request, and the person told why."),
        _kind("access_given", "person", "request", "", "The person was given what is recorded about him or her."),
        # a family or group
        _kind("group_formed", "group", "kind", "note", "A family or group was recorded."),
        _kind("member_joined", "group", "person part evidence since", "", "A person was recorded as a member."),
        _kind("member_left", "group", "person until reason", "", "A person is no longer a member."),
        _kind("link_recorded", "group", "person other relation evidence", "document", "A family link was recorded."),
        _kind("link_withdrawn", "group", "link reason", "", "A family link was withdrawn."),
        # reception
        _kind("place_opened", "place", "name kind region capacity features opened_on", "reserved_for", "A place of reception was opened."),
        _kind("place_changed", "place", "since reason", "name capacity features reserved_for", "A place of reception changed."),
        _kind("place_closed", "place", "closed_on reason", "", "A place of reception was closed."),
        _kind("dispersal_key_set", "place", "since weights source", "", "The key for spreading people over regions was set."),
    )
}  # fmt: skip


def checked(kind: str, stream_kind: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload as it is recorded. Raises CaseError naming the key."""
    what = KINDS.get(kind)
    if what is None:
        raise CaseError(f"there is no event '{kind}'. There are: {', '.join(KINDS)}.")
    if what.stream != stream_kind:
        raise CaseError(f"'{kind}' belongs to a {what.stream}, not to a {stream_kind}.")
    missing = sorted(what.needs - set(payload))
    strange = sorted(set(payload) - what.needs - what.may)
    if missing or strange:
        words = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"cannot have {', '.join(strange)}"] * bool(strange)
        raise CaseError(f"'{kind}' {' and '.join(words)}.")
    return json.loads(canonical(payload))


def canonical(value: Any) -> str:
    """JSON in one form only: sorted keys, no spaces, letters as they are. Raises CaseError for what is no plain value."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as fault:
        raise CaseError(f"a payload holds plain values only: {fault}.") from None


def digest(
    *, id: str, authority: str, stream: str, sequence: int, kind: str, payload: Any, by: str, at: datetime, on: str, previous: str
) -> str:  # fmt: skip
    """SHA-256 of an event in its canonical form, with the hash of the event before it in its stream."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [id, authority, stream, sequence, kind, payload, by, instant, on, previous]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()
