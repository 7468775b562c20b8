"""The rows of `rows18` as single cases for `ask`: facts by name, as Python values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from bench.rows18 import DATES, NEVER, STATE_FACTS, TRUTHS, WHOLES, Columns
from fairway.law.calendars import STATES

ARRIVALS = ("inland", "crossing_point", "irregular_crossing", "search_and_rescue")
STATUSES = ("beneficiary", "applicant", "other")
START = date(1970, 1, 1).toordinal()


def cases(rows: Columns) -> list[dict[str, Any]]:
    """The rows as facts."""
    columns: dict[str, list[Any]] = {
        name: ["none" if d == NEVER else date.fromordinal(START + d) for d in rows[name].tolist()] for name in DATES
    }
    for name in (*TRUTHS, *WHOLES):
        columns[name] = rows[name].tolist()
    for name in STATE_FACTS:
        columns[name] = ["none" if s < 0 else STATES[s] for s in rows[name].tolist()]
    columns["arrival_kind"] = [ARRIVALS[i] for i in rows["arrival_kind"].tolist()]
    columns["family_status"] = ["none" if i < 0 else STATUSES[i] for i in rows["family_status"].tolist()]
    rates = zip(rows["recognition_granted"].tolist(), rows["recognition_decisions"].tolist(), strict=True)
    columns["recognition_rate"] = [Fraction(*pair) for pair in rates]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
