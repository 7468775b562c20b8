"""What a person sees of his or her own case: where it stands, the limits of the law, rights, decisions and who has read it.

A decision is shown once it was notified, a document once it was sent or given to the person. Officers are not named, and the counts of
reading are by purpose: they show the person what was done with the case, and rank nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count

from fairway.casework.access import read_own_case
from fairway.casework.clocks import SHOWN
from fairway.casework.facts import answer
from fairway.casework.letters import Letter, letters_in
from fairway.casework.models import AdvicePlace, AuditEntry, CaseRow, Deed, Event, PersonAccess, PersonRow
from fairway.casework.plain_words import FOLLOWS, LIMITS, OTHER_PURPOSE, PURPOSES, RIGHT_IS, RIGHTS, STAGES, STATUSES
from fairway.casework.record import legal_day
from fairway.law.asking import Answer
from fairway.law.clocks import ClockState
from fairway.law.language.types import NONE

TO_PERSON = ("person", "applicant")


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """One limit of the law. Texts are to be translated, save `english`, which is the rule's own sentence where plain words are lacking."""

    what: str
    english: bool
    who: str
    due_on: date
    due_at: datetime | None
    status: str
    follows: str
    citation: str
    to_come: bool
    done: bool


@dataclass(frozen=True, slots=True)
class OwnDecision:
    """A decision that the person was notified of, with the reasons as they were written."""

    outcome: str
    reasons: str
    language: str
    taken_on: date
    notified_on: date
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OwnCase:
    """Everything on the page. `on` is the legal day on which the limits were worked out."""

    case: CaseRow
    person: PersonRow
    on: date
    stage: str
    limits: tuple[OwnLimit, ...]
    rights: tuple[tuple[str, str, str, str], ...]
    decisions: tuple[OwnDecision, ...]
    documents: tuple[tuple[str, date], ...]
    messages: tuple[tuple[str, date], ...]
    letters: tuple[Letter, ...]
    reads: tuple[tuple[str, int], ...]
    own_reads: int
    advice: tuple[AdvicePlace, ...]


def own_case(access: PersonAccess, *, at: datetime) -> OwnCase:
    """The page of a visit. The reading is logged first. Raises NotPermitted once the visit has ended."""
    case = read_own_case(access, at=at)
    on = legal_day(at, case.authority)
    said = answer(case, on)
    events = list(Event.objects.filter(authority=case.authority, stream=case.pk).order_by("sequence"))
    by_purpose, own = _reads(access)
    return OwnCase(
        case=case, person=PersonRow.objects.get(pk=access.person), on=on, stage=STAGES.get(case.stage, STAGES["opened"]),
        limits=tuple(_limits(said, case.authority.clock)), rights=tuple(_rights(said)), decisions=tuple(_decisions(events, said)),
        documents=tuple(_documents(events)), messages=tuple(_messages(events)),
        letters=tuple(letter for letter in letters_in(events) if letter.final), reads=by_purpose, own_reads=own,
        advice=tuple(AdvicePlace.objects.filter(authority=case.authority)),
    )  # fmt: skip


def _limits(said: Answer, clock: ZoneInfo) -> Iterator[OwnLimit]:
    for state in said.clocks:
        if state.status in SHOWN and isinstance(state.due, date):
            yield _limit(state, clock)


def _limit(state: ClockState, clock: ZoneInfo) -> OwnLimit:
    plain = LIMITS.get(state.name)
    exact = state.due if isinstance(state.due, datetime) else None
    return OwnLimit(
        what=plain.what if plain else state.doc.splitlines()[0],
        english=plain is None,
        who=plain.who if plain else "",
        due_on=exact.astimezone(clock).date() if exact else state.due,
        due_at=exact,
        status=STATUSES[state.status.name],
        follows=(plain.follows if plain else "") or FOLLOWS[state.on_expiry.name],
        citation=state.citation.brief,
        to_come=state.status.name == "RUNNING",
        done=state.status.name in ("MET", "MET_LATE"),
    )


def _rights(said: Answer) -> Iterator[tuple[str, str, str, str]]:
    """Each right: the sentence, how it stands in a word, the sentence for that, the article."""
    for rule, words in RIGHTS.items():
        finding = said[rule]
        if finding.value is NONE:
            continue
        word = {True: "yes", False: "no"}.get(finding.value, "open") if isinstance(finding.value, bool) else "open"
        yield words, word, RIGHT_IS[word], finding.citation.brief


def _decisions(events: Sequence[Event], said: Answer) -> Iterator[OwnDecision]:
    for taken, notified_on in _notified(events):
        given = taken.payload
        rules = tuple((said[rule].citation.brief, said.book.rules[rule].base.doc.splitlines()[0])
                      for rule in given["rules"] if rule in said.book.rules)  # fmt: skip
        yield OwnDecision(given["outcome"], given["reasons"], given.get("language", ""), taken.on, notified_on, rules)


def _notified(events: Sequence[Event]) -> Iterator[tuple[Event, date]]:
    """Decisions with the day on which the person was notified of them. Whatever was not notified is not told here."""
    waiting: list[Event] = []
    for event in events:
        if event.kind == "decision_taken":
            waiting.append(event)
        elif event.kind == "decision_notified":
            named = event.payload["decision"]
            of_it = [taken for taken in waiting if named in (str(taken.pk), taken.payload["decision"])][-1:]
            for taken in of_it:
                waiting.remove(taken)
                yield taken, date.fromisoformat(event.payload["notified_on"])
        elif event.kind == "step_taken" and event.payload["step"] == "notification" and len(waiting) == 1:
            # The step does not name the decision: only where a single one waits is it clear which one was notified.
            yield waiting.pop(), date.fromisoformat(event.payload["facts"]["decision_notified_on"])


def _documents(events: Sequence[Event]) -> Iterator[tuple[str, date]]:
    titles: Mapping[str, str] = {
        event.payload["document"]: event.payload["title"] for event in events if event.kind == "document_added"
    }
    gone = {event.payload["document"] for event in events if event.kind in ("document_withdrawn", "document_erased")}
    for event in events:
        document = event.payload.get("document")
        if document in titles and document not in gone and _reached_person(event):
            yield titles[document], event.on


def _messages(events: Sequence[Event]) -> Iterator[tuple[str, date]]:
    for event in events:
        if event.kind == "message_added" and event.payload["to"] in TO_PERSON:
            yield event.payload["text"], event.on


def _reached_person(event: Event) -> bool:
    return event.kind == "decision_notified" or (event.kind == "message_added" and event.payload["to"] in TO_PERSON)


def _reads(access: PersonAccess) -> tuple[tuple[tuple[str, int], ...], int]:
    """How often the case and the record of the person were read, by purpose, and how often by the person's own page."""
    entries: Any = AuditEntry.objects.filter(
        authority=access.authority, stream__in=(access.case, access.person), deed__in=(Deed.READ, Deed.EXPORT)
    )
    counted: dict[str, int] = {}
    own = 0
    for what, reason, count in entries.values_list("what", "reason").annotate(Count("pk")).order_by():
        if what == "own case":
            own += count
        else:
            purpose = PURPOSES.get(reason.partition(":")[0].strip().lower(), OTHER_PURPOSE)
            counted[purpose] = counted.get(purpose, 0) + count
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))), own


def own_letter(access: PersonAccess, letter: UUID, *, at: datetime) -> tuple[CaseRow, Letter] | None:
    """A final letter of the case of a visit, or nothing: a letter of another case is not there."""
    case = read_own_case(access, at=at)
    found = [one for one in letters_in(Event.objects.filter(authority=case.authority, stream=case.pk).order_by("sequence"))
             if one.final and one.id == letter]  # fmt: skip
    return (case, found[0]) if found else None
