"""Boundary cases of every rule: tables, one module per chapter, run on every form by `test_boundaries.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class BoundaryCase:
    """One row: the facts, the value that the rule must give, and why."""

    rule: str
    facts: dict[str, Any]
    expect: Any
    why: str
    id: str | None
    on: str
    known: str | None


def case(
    rule: str,
    facts: dict[str, Any],
    expect: Any,
    why: str,
    *,
    id: str | None = None,
    on: str = "2027-01-15",
    known: str | None = None,
) -> BoundaryCase:
    """A row of a table.

    facts   as in a case file: True/False, "2026-07-06", "2026-07-13T10:00Z", 3, "1/5", "DE", "none", ["torture"]; what is left out is unknown
    expect  likewise, or "unknown", or "none"
    id      the digest identifier shown at work (default: that of the rule); needed for exceptions and safeguards
    on      the day on which the question is asked (asked_on)
    known   leave out law published after this day
    """
    return BoundaryCase(rule, facts, expect, why, id, on, known)
