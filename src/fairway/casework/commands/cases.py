"""Commands on a case. What the law finds is shown beside; what a person decides is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fairway.casework import clocks
from fairway.casework.facts import answer, read_fact
from fairway.casework.models import Authority, CaseRow, Event, Office, StreamKind
from fairway.casework.permissions import May, require
from fairway.casework.record import Actor, append, legal_day, recorded, writing
from fairway.casework.steps import DECISIONS, STEPS
from fairway.errors import CaseError, NotPermitted, SafeguardOpen
from fairway.law.language.explain import DEFEATED, HELD
from fairway.law.pack import packaged_book

NUMBER_DIGITS = 6


def open_case(
    *, authority: Authority, case: UUID, number: str, kind: str, office: str, by: Actor, at: datetime, event_id: UUID
) -> Event:
    """Open a case. The number is for people; the id is the client's."""
    _officer_may(by, May.REGISTER)
    _known_office(authority, office)
    return append(
        authority=authority, stream=case, stream_kind=StreamKind.CASE, kind="case_opened",
        payload={"number": number, "kind": kind, "office": office}, by=by, at=at, event_id=event_id, expected_version=0,
    )  # fmt: skip


def link_person(
    *, case: CaseRow, person: UUID, part: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Say that a person has a part in a case."""
    return _append(
        case, "person_linked", {"person": str(person), "part": part}, by, at, event_id, expected_version, May.RECORD
    )


def record_fact(
    *,
    case: CaseRow,
    fact: str,
    value: Any,
    evidence: str,
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Record a fact of the law language, on what evidence. A fact that is there already is corrected, not recorded again."""
    if before := recorded(event_id, case.authority, case.pk, "fact_recorded"):
        return before
    payload = {"fact": fact, "value": read_fact(fact, value), "evidence": evidence}
    there = case.facts.get(fact)
    if there is not None and not there.get("withdrawn") and there["value"] != payload["value"]:
        raise CaseError(f"{fact} is recorded already: correct it, and say why.")
    return _append(case, "fact_recorded", payload, by, at, event_id, expected_version, May.RECORD, facts=True)


def correct_fact(
    *, case: CaseRow, fact: str, value: Any, reason: str, evidence: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:  # fmt: skip
    """Correct a recorded fact. Findings and clocks are worked out again, and what they were before is kept."""
    if before := recorded(event_id, case.authority, case.pk, "fact_corrected"):
        return before
    there = case.facts.get(fact)
    if there is None:
        raise CaseError(f"{fact} is not recorded yet: record it.")
    payload = {
        "fact": fact, "value": read_fact(fact, value), "replaces": there["event"], "reason": _said(reason), "evidence": evidence
    }  # fmt: skip
    return _append(case, "fact_corrected", payload, by, at, event_id, expected_version, May.RECORD, facts=True)


def withdraw_fact(
    *, case: CaseRow, fact: str, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int
) -> Event:
    """Make a recorded fact unknown again."""
    if before := recorded(event_id, case.authority, case.pk, "fact_withdrawn"):
        return before
    there = case.facts.get(fact)
    if there is None:
        raise CaseError(f"{fact} is not recorded.")
    payload = {"fact": fact, "replaces": there["event"], "reason": _said(reason)}
    return _append(case, "fact_withdrawn", payload, by, at, event_id, expected_version, May.RECORD, facts=True)


def step_payload(step: str, facts: Mapping[str, Any], by: Actor) -> dict[str, Any]:
    """What the event of a step says. Raises NotPermitted for another role, CaseError naming the facts that lack or are strange."""
    what = STEPS.get(step)
    if what is None:
        raise CaseError(f"there is no step '{step}'. There are: {', '.join(STEPS)}.")
    if by.officer is not None and not set(what.roles) & set(by.officer.roles):
        raise NotPermitted(f"'{what.title}' is recorded by {' or '.join(what.roles)}.")
    lacking = [fact for fact in what.asks if fact not in facts]
    strange = [fact for fact in facts if fact not in (*what.asks, *what.may)]
    if lacking or strange:
        words = [f"needs {', '.join(lacking)}"] * bool(lacking)
        words += [f"does not record {', '.join(strange)}"] * bool(strange)
        raise CaseError(f"the step '{step}' {' and '.join(words)}.")
    return {"step": step, "facts": {name: read_fact(name, value) for name, value in facts.items()}}


def take_step(
    *, case: CaseRow, step: str, facts: Mapping[str, Any], by: Actor, at: datetime, event_id: UUID, expected_version: int, note: str = "",
    departs_from: str = "", reason: str = "",
) -> Event:  # fmt: skip
    """Take a step of the way of a case, with the facts that it records. A step that comes late is recorded all the same.

    departs_from   the finding that the step does not follow; then its reason is asked for"""
    payload = step_payload(step, facts, by)
    if note:
        payload["note"] = note
    if departs_from:
        if not reason.strip():
            raise CaseError(f"the step departs from the finding '{departs_from}': say why.")
        payload |= {"departs_from": departs_from, "reason": reason.strip()}
    return _append(case, "step_taken", payload, by, at, event_id, expected_version, May.RECORD, facts=True)


def decide(
    *, case: CaseRow, decision: str, outcome: str, reasons: str, rules: Sequence[str], by: Actor, at: datetime, event_id: UUID,
    expected_version: int, departs_from: str = "", departure_reason: str = "", facts: Mapping[str, Any] | None = None, language: str = "",
) -> Event:  # fmt: skip
    """Record what a person decided, with the rules that were applied.

    departs_from   the finding that the decision does not follow; then its reason is asked for
    Raises NotPermitted unless a decision-maker decides, CaseError without reasons, SafeguardOpen where a rule that was applied is barred
    or held back by a safeguard: nobody decides past one."""
    if by.officer is None:
        raise NotPermitted("only a person decides: a job or a program records no decision.")
    require(by.officer, May.DECIDE, case)
    if before := recorded(event_id, case.authority, case.pk, "decision_taken"):
        return before
    require_settled(case, [*rules, *guarded(decision)], legal_day(at, case.authority))
    if departs_from and not departure_reason.strip():
        raise CaseError(f"the decision departs from the finding '{departs_from}': say why.")
    payload: dict[str, Any] = {
        "decision": decision,
        "outcome": outcome,
        "reasons": _said(reasons),
        "rules": list(rules),
    }
    if departs_from:
        payload |= {"departs_from": departs_from, "departure_reason": departure_reason.strip()}
    if facts:
        payload["facts"] = {name: read_fact(name, value) for name, value in facts.items()}
    if language:
        payload["language"] = language
    return _append(case, "decision_taken", payload, by, at, event_id, expected_version, May.DECIDE, facts=True)


def guarded(decision: str) -> list[str]:
    """The rules behind a kind of decision that a safeguard can bar: they are applied whether or not the decision names them."""
    what, book = DECISIONS.get(decision), packaged_book()
    behind = book.closure(list(what.offered_by)) if what else ()
    return [rule for rule in behind if book.rules[rule].safeguards]


def require_settled(case: CaseRow, rules: Sequence[str], on: date) -> None:
    """Raises SafeguardOpen naming the first rule that a safeguard bars, or holds back because it is not settled."""
    if not rules:
        return
    found = answer(case, on, rules=rules)
    for rule in rules:
        finding = found[rule]
        if finding.outcome in (DEFEATED, HELD):
            waits = f" It waits for: {', '.join(finding.missing)}." if finding.missing else ""
            raise SafeguardOpen(f"{finding.citation.brief}: {finding.outcome}.{waits}")


def assign(
    *,
    case: CaseRow,
    office: str,
    owner: str,
    reason: str,
    by: Actor,
    at: datetime,
    event_id: UUID,
    expected_version: int,
) -> Event:
    """Give a case to an office, and to an officer of it if one is named."""
    _known_office(case.authority, office)
    payload = {"office": office, "reason": reason}
    if owner:
        payload["owner"] = owner
    return _append(case, "case_assigned", payload, by, at, event_id, expected_version, May.ASSIGN)


def close(*, case: CaseRow, reason: str, by: Actor, at: datetime, event_id: UUID, expected_version: int) -> Event:
    """Close a case on the authority's legal day."""
    if before := recorded(event_id, case.authority, case.pk, "case_closed"):
        return before
    payload = {"closed_on": legal_day(at, case.authority).isoformat(), "reason": _said(reason)}
    return _append(case, "case_closed", payload, by, at, event_id, expected_version, May.RECORD, facts=True)


def _append(
    case: CaseRow, kind: str, payload: Mapping[str, Any], by: Actor, at: datetime, event_id: UUID, expected_version: int, what: May,
    *, facts: bool = False,
) -> Event:  # fmt: skip
    """Check the permission, append, and where facts changed work out the clocks in the same transaction."""
    _officer_may(by, what, case)
    with writing():
        event = append(
            authority=case.authority, stream=case.pk, stream_kind=StreamKind.CASE, kind=kind, payload=payload, by=by, at=at,
            event_id=event_id, expected_version=expected_version,
        )  # fmt: skip
        if facts:
            fresh = CaseRow.objects.select_related("authority").get(pk=case.pk)
            clocks.work_out(fresh, legal_day(at, case.authority))
    return event


def _known_office(authority: Authority, office: str) -> None:
    """A case without an office would be seen by all of them."""
    if not Office.objects.filter(authority=authority, code=office).exists():
        raise CaseError(f"there is no office '{office[:30]}' in this authority.")


def _officer_may(by: Actor, what: May, case: CaseRow | None = None) -> None:
    if by.officer is not None:
        require(by.officer, what, case)


def _said(reason: str) -> str:
    words = " ".join(reason.split())
    if not words:
        raise CaseError("say why: this is recorded with its reason.")
    return words
