"""Asking the law: facts go in, and what the rules find comes back in words. No threshold is compared here: rules do that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from fairway import law
from fairway.law.findings import Finding, plain
from fairway.law.language.source import Evidence
from fairway.law.language.types import NONE, UNKNOWN
from fairway.observatory.triggers.outcome import Exact, Found, Given, Number
from fairway.observatory.triggers.wording import shown
from fairway.reference import countries


def ask(given: Iterable[Given], on: date, rules: Sequence[str], more: Mapping[str, Any] | None = None) -> law.Answer:
    """The law's answer to the facts among what is given. What is None stays unknown."""
    facts = {one.name: one.value for one in given if one.name and one.value is not None}
    return law.ask({**facts, **(more or {})}, on=on, rules=list(rules))


def found(answer: law.Answer, rule: str, *, yes: str = "yes", no: str = "no") -> Found:
    """What a rule finds, in words.

    yes, no   how the two answers are said, for rules whose bare "yes" could be read as a measure"""
    finding = answer[rule]
    value = finding.value
    return Found(
        rule=rule,
        says=" ".join(finding.text.doc.split()),
        value=_exact(value),
        known=value is not UNKNOWN,
        answer=_answer(finding, yes, no),
        citation=str(finding.citation),
        evidence=weakest(answer, rule),
        note=finding.note,
        needs=finding.needs if value is UNKNOWN else (),
        unsettled=finding.unsettled or "",
    )


def _answer(finding: Finding, yes: str, no: str) -> str:
    value = finding.value
    if value is UNKNOWN:
        return f"cannot be said: needs {listed(finding.needs)}" if finding.needs else str(finding)
    if value is NONE:
        return (
            "not in force on that day" if finding.outcome == "not in force" else "no such figure: nothing to divide by"
        )
    if isinstance(value, bool):
        return yes if value else no
    return shown(value) if isinstance(value, Fraction | int) else str(plain(value))


def _exact(value: Any) -> Exact:
    if value is UNKNOWN or value is NONE:
        return None
    return value if isinstance(value, bool | int | Fraction | date) else str(plain(value))


def listed(needs: Iterable[str]) -> str:
    """Facts by name, as a reader says them."""
    return ", ".join(need.replace("_", " ") for need in needs)


def questions(*findings: Found) -> tuple[str, ...]:
    """The questions that the law waits for an answer to, as the law asks them."""
    facts = law.packaged_book().facts
    return tuple(dict.fromkeys(facts[need].question for one in findings for need in one.needs))


def weakest(answer: law.Answer, rule: str) -> Evidence:
    """The weakest evidence of a rule, of the rules that it rests on, and of their numbers."""
    finding = answer[rule]
    marks = [weakest(answer, name) for name in finding.used if name in answer.book.rules]
    return worst([finding.evidence, *marks])


def worst(marks: Iterable[Evidence]) -> Evidence:
    """The weakest mark; read in the act if there is none."""
    return max(marks, key=lambda mark: "TSM".index(mark.value), default=Evidence.TEXT)


def numbers(names: Sequence[str]) -> tuple[Number, ...]:
    """Numbers of the law by name, each with its mark."""
    slots = {slot.name: slot for slot in law.packaged_book().slots}
    return tuple(
        Number(name=name, value=slots[name].value, cite=slots[name].cite, evidence=slots[name].evidence)
        for name in names
    )


def number(name: str) -> Fraction:
    """One number of the law, exact."""
    value = numbers([name])[0].value
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise TypeError(f"{name} is no number of the law.")
    return Fraction(value)


def regime(answer: law.Answer, rule: str) -> str:
    """Which text governs: the act and since when it applies."""
    finding = answer[rule]
    if finding.value is NONE and finding.outcome == "not in force":
        begins = f" (from {finding.rule.base.applies_from.isoformat()})"
        return f"{finding.citation.act.number}: not in force on {answer.on.isoformat()}{begins}"
    text = finding.text
    until = f" until {text.applies_to.isoformat()}" if text.applies_to else ""
    return f"{text.citation.act.number}, text that applies from {text.applies_from.isoformat()}{until}"


def state_code(code: str) -> str:
    """A State's or country's code as the law writes it.

    >>> state_code("GRC"), state_code("XKX")
    ('GR', 'XK')
    """
    return countries.scheme(code, "iso2")
