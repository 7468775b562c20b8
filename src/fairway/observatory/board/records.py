"""The board for programs: exact numbers as fractions, every figure with the releases that it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from fairway.observatory.board.figures import Line
from fairway.observatory.board.model import Board, PointOfBoard
from fairway.observatory.indicators.shown import plain
from fairway.observatory.indicators.values import Value
from fairway.observatory.letter.claims import Checked
from fairway.observatory.releases import release_entry
from fairway.observatory.spans import Period


def as_record(board: Board) -> dict[str, Any]:
    """The whole board. Numbers are text: `exact` a fraction, `value` with at most six decimal places."""
    used = {release for one in board.points for line in one.lines for release in line.releases}
    return {
        "as_of": board.on.isoformat(),
        "points": [_point(one) for one in board.points],
        "releases": {name: release_entry(board.releases[name]) for name in sorted(used & set(board.releases))},
    }


def _point(one: PointOfBoard) -> dict[str, Any]:
    return {
        "point": one.point.point,
        "title": one.point.title,
        "aim": one.point.aim,
        "figures": [_line(line) for line in one.lines],
        "checks": [
            {"entry": entry.id, "words": entry.words, **_checked(checked)} for entry, checked in one.checks
        ],
        "commitments": [
            {"id": c.id, "what": c.what, "made": c.made.label, "amount_cents": c.amount_cents, "pledge": c.pledge.value, "source": c.source}
            for c in one.commitments
        ],
        "milestones": [
            {"id": m.id, "what": m.what, "due": m.due.label if m.due else None, "state": m.state.value, "source": m.source}
            for m in one.milestones
        ],
        "alarms": [
            {
                "series": alarm.counts.key, "name": alarm.counts.name, "period": alarm.period, "value": alarm.value,
                "expected": list(alarm.expected), "rule": alarm.rule.rule, "false_alarms_per_series_year": str(alarm.rule.false_rate),
                "cannot_say": list(alarm.cannot_say),
            }
            for alarm in one.alarms
        ],
        "triggers": [
            {
                "trigger": t.name, "subject": t.subject, "citation": t.citation, "arithmetic": t.arithmetic, "answer": t.answer,
                "missing": list(t.missing), "assess_by": t.assess_by,
            }
            for t in one.triggers
        ],
        "missing": list(one.missing),
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {
        "indicator": line.indicator.name,
        "label": line.spec.label,
        "where": {dimension: list(values) for dimension, values in line.spec.where.items()},
        "unit": line.indicator.unit_words,
        "latest": _found(line.latest),
        "partial": _found(line.partial),
        "before": _found(line.before),
        "change": _number(line.change),
        "at_the_letter": _found(line.baseline),
        "because": line.because,
    }


def _found(found: tuple[Period, Value] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    period, value = found
    return {
        "period": period.label,
        **(_number(value.number) or {"value": None, "exact": None}),
        "flags": sorted(flag.name.lower() for flag in value.flags),
        "missing": list(value.missing),
        "releases": sorted(value.releases),
    }


def _checked(checked: Checked) -> dict[str, Any]:
    return {
        "figure": checked.figure.words,
        "low": _number(checked.figure.low),
        "high": _number(checked.figure.high),
        "verdict": checked.verdict.value,
        "now": _number(Fraction(checked.now.value)) if checked.now else None,
        "vintage": checked.now.vintage.isoformat() if checked.now and checked.now.vintage else None,
        "source": checked.now.source if checked.now else None,
        "why_not": checked.claim.why_not,
    }


def _number(number: Fraction | None) -> dict[str, Any] | None:
    return None if number is None else {"value": plain(number), "exact": str(number)}
