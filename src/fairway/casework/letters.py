"""Letters and decisions in the languages of the reader and of the authority, with the rules that were applied.

A letter is drafted, and counts once a named decision-maker has approved exactly this text. For every language other than the one in
which it was written a named person stands for the translation: no text that only a machine has made leaves the house as final."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fairway.casework.facts import answer
from fairway.casework.models import CaseRow, Event, StreamKind
from fairway.casework.permissions import May, require
from fairway.casework.record import Actor, append, legal_day
from fairway.errors import CaseError, NotPermitted

SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was applied: its article, what it says, what it found. The words are the rule's own, in English."""

    citation: str
    says: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as its events say it stands.

    languages      the language in which it was written first
    title, body    for each language; the body in paragraphs
    approved_by    name of the decision-maker; empty while it is a draft
    translated_by  for each other language, the name of who stands for its text"""

    id: UUID
    title: Mapping[str, str]
    body: Mapping[str, Sequence[str]]
    languages: tuple[str, ...]
    rules: tuple[Rule, ...]
    drafted: UUID
    hash: str
    at: datetime
    on: date
    decision: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    translated_by: Mapping[str, str] = field(default_factory=dict)

    @property
    def final(self) -> bool:
        """Whether it counts: approved, by name, in exactly this text."""
        return bool(self.approved_by)


def draft_letter(
    *, case: CaseRow, letter: UUID, title: Mapping[str, str], body: Mapping[str, Sequence[str]], languages: Sequence[str], by: Actor,
    at: datetime, event_id: UUID, expected_version: int, rules: Sequence[str] = (), decision: str = "",
) -> Event:  # fmt: skip
    """Draft a letter. The findings of its rules are kept with it as they are on this day.

    Raises CaseError where a language lacks its title or text, or the letter's id was used."""
    if by.officer is None:
        raise NotPermitted("an officer drafts a letter.")
    require(by.officer, May.RECORD, case)
    _check_languages(title, body, languages)
    known = _events_of(case, "letter_drafted").filter(payload__letter=str(letter)).exclude(pk=event_id)
    if known.exists():
        raise CaseError("a letter of this id was drafted already: a changed text is a new letter.")
    payload: dict[str, Any] = {
        "letter": str(letter), "languages": list(languages), "title": {code: _line(title[code]) for code in languages},
        "body": {code: [_line(words) for words in body[code] if words.strip()] for code in languages},
        "rules": _findings(case, rules, at),
    }  # fmt: skip
    if decision:
        payload["decision"] = decision
    return _append(case, "letter_drafted", payload, by, at, event_id, expected_version)


def draft_decision(
    *, case: CaseRow, letter: UUID, taken: Event, title: Mapping[str, str], translation: Mapping[str, Sequence[str]],
    languages: Sequence[str], by: Actor, at: datetime, event_id: UUID, expected_version: int,
) -> Event:  # fmt: skip
    """Draft the letter of a decision: its outcome and reasons as they were recorded, its rules, and the given translations."""
    if taken.kind != "decision_taken" or taken.stream != case.pk:
        raise CaseError("this is not a decision of this case.")
    written = taken.payload.get("language") or case.authority.language
    if not languages or languages[0] != written:
        raise CaseError(f"the decision was written in '{written}': name this language first.")
    own = [taken.payload["outcome"], taken.payload["reasons"]]
    return draft_letter(
        case=case, letter=letter, title=title, body={**translation, written: own}, languages=languages, by=by, at=at, event_id=event_id,
        expected_version=expected_version, rules=taken.payload["rules"], decision=str(taken.pk),
    )  # fmt: skip


def approve_letter(
    *,
    case: CaseRow,
    letter: UUID,
    translated_by: Mapping[str, str],
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Approve a letter: from then on it is final. Raises NotPermitted unless a decision-maker does it, CaseError where nobody is named
    for a translation."""
    if by.officer is None:
        raise NotPermitted("only a person approves a letter: a job or a program does not.")
    require(by.officer, May.DECIDE, case)
    found = find(case, letter)
    if found.final and found.hash and not Event.objects.filter(pk=event_id).exists():
        raise CaseError("this letter was approved already.")
    names = {code: " ".join(translated_by.get(code, "").split()) for code in found.languages[1:]}
    unnamed = [code for code, name in names.items() if len(name) < SHORTEST_NAME]
    if unnamed:
        raise CaseError(
            f"nobody is named for the text in {', '.join(unnamed)}: a translation that no named person stands for is no letter."
        )
    payload = {
        "letter": str(letter), "drafted": str(found.drafted), "hash": found.hash, "approved_by": by.officer.name, "translated_by": names
    }  # fmt: skip
    return _append(case, "letter_approved", payload, by, at, event_id, expected_version)


def find(case: CaseRow, letter: UUID) -> Letter:
    """A letter of a case. Raises CaseError if there is none."""
    for one in letters_in(_events_of(case, "letter_drafted", "letter_approved").order_by("sequence")):
        if one.id == letter:
            return one
    raise CaseError("there is no such letter in this case.")


def letters_in(events: Iterable[Event]) -> list[Letter]:
    """The letters that events of a case tell of, in the order in which they were drafted."""
    drafted: dict[str, Event] = {}
    approved: dict[str, Event] = {}
    for event in events:
        if event.kind == "letter_drafted":
            drafted[event.payload["letter"]] = event
        elif event.kind == "letter_approved" and _is_of(event, drafted.get(event.payload["letter"])):
            approved[event.payload["letter"]] = event
    return [_letter(event, approved.get(name)) for name, event in drafted.items()]


def _is_of(approval: Event, draft: Event | None) -> bool:
    """An approval counts for the text that was approved, and for no other."""
    return draft is not None and (approval.payload["drafted"], approval.payload["hash"]) == (str(draft.pk), draft.hash)


def _letter(draft: Event, approval: Event | None) -> Letter:
    said = draft.payload
    signed = approval.payload if approval else {}
    return Letter(
        id=UUID(said["letter"]), title=said["title"], body=said["body"], languages=tuple(said["languages"]),
        rules=tuple(Rule(**rule) for rule in said["rules"]), drafted=draft.pk, hash=draft.hash, at=draft.at, on=draft.on,
        decision=said.get("decision", ""), approved_by=signed.get("approved_by", ""), approved_on=approval.on if approval else None,
        translated_by=signed.get("translated_by", {}),
    )  # fmt: skip


def _findings(case: CaseRow, rules: Sequence[str], at: datetime) -> list[dict[str, str]]:
    if not rules:
        return []
    said = answer(case, legal_day(at, case.authority), rules=rules)
    return [
        {
            "citation": said[rule].citation.brief,
            "says": " ".join(said.book.rules[rule].base.doc.split()),
            "found": _found(said[rule]),
        }
        for rule in rules
    ]


def _found(finding: Any) -> str:
    """A value as a reader sees it; what cannot be said yet says so."""
    value = finding.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | int | str):
        return value.isoformat() if isinstance(value, date) else str(value)
    return str(finding.outcome)


def _check_languages(title: Mapping[str, str], body: Mapping[str, Sequence[str]], languages: Sequence[str]) -> None:
    if not 1 <= len(languages) <= 2 or len(set(languages)) != len(languages):
        raise CaseError("a letter is in one language, or in two different ones.")
    for code in languages:
        if not title.get(code, "").strip() or not any(words.strip() for words in body.get(code, ())):
            raise CaseError(f"the letter has no title or no text in '{code}'.")


def _line(words: str) -> str:
    return " ".join(words.split())


def _events_of(case: CaseRow, *kinds: str) -> Any:
    return Event.objects.filter(authority=case.authority, stream=case.pk, kind__in=kinds)


def _append(
    case: CaseRow, kind: str, payload: Mapping[str, Any], by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    return append(
        authority=case.authority, stream=case.pk, stream_kind=StreamKind.CASE, kind=kind, payload=payload, by=by, at=at,
        event_id=event_id, expected_version=expected_version,
    )  # fmt: skip
