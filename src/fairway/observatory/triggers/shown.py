"""Outcomes for programs: flat records with exact numbers as text, every figure with its vintage, every number of the law with its mark."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from fairway.observatory.triggers.declare import Trigger
from fairway.observatory.triggers.outcome import Exact, Found, Given, Number, Outcome


def declared(one: Trigger) -> dict[str, Any]:
    """What a trigger is."""
    return {
        "name": one.name,
        "title": one.title,
        "point": one.point,
        "question": one.question,
        "article": one.article,
        "subjects": one.subjects,
        "rules": list(one.rules),
        "assess_by": one.assess_by,
        "by_state": one.by_state,
    }


def as_dict(outcome: Outcome) -> dict[str, Any]:
    """One outcome. Shares are text such as "31/100"; unknown is null."""
    return {
        "trigger": outcome.name,
        "title": outcome.title,
        "subject": outcome.subject,
        "subject_name": outcome.subject_name,
        "citation": outcome.citation,
        "regime": outcome.regime,
        "open": outcome.open,
        "answer": outcome.answer,
        "arithmetic": outcome.arithmetic,
        "facts": [_given(one) for one in outcome.facts],
        "numbers": [_number(one) for one in outcome.numbers],
        "findings": [_found(one) for one in outcome.findings],
        "evidence": outcome.evidence.value,
        "evidence_words": outcome.evidence.sentence,
        "missing": list(outcome.missing),
        "warnings": list(outcome.warnings),
        "assess_by": outcome.assess_by,
        "never": outcome.never,
    }


def _given(one: Given) -> dict[str, Any]:
    return {
        "fact": one.name or None,
        "words": one.words,
        "value": exact(one.value),
        "unit": one.unit,
        "period": one.period,
        "releases": list(one.releases),
        "vintage": one.vintage.isoformat() if one.vintage else None,
        "flags": list(one.flags),
        "without": list(one.without),
        "source": one.source,
        "evidence": one.evidence.value if one.evidence else None,
        "note": one.note,
    }


def _number(one: Number) -> dict[str, Any]:
    mark = {"evidence": one.evidence.value, "verified": one.evidence.verified}
    return {"name": one.name, "value": exact(one.value), "citation": one.cite, **mark}


def _found(one: Found) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "says": one.says,
        "value": exact(one.value),
        "known": one.known,
        "answer": one.answer,
        "citation": one.citation,
        "evidence": one.evidence.value,
        "note": one.note,
        "needs": list(one.needs),
        "unsettled": one.unsettled,
    }


def exact(value: Exact) -> str | int | bool | None:
    """A value without rounding.

    >>> exact(Fraction(31, 100)), exact(None), exact(True)
    ('31/100', None, True)
    """
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value.isoformat() if isinstance(value, date) else value
