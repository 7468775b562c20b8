"""The eighteen rules for zen-engine: one decision graph of expression nodes and first-match tables.

Its best reasonable form: the graph is read once, the tables stop at the first row that fits, dates go in and out as text, as
JSON has them. zen knows months and days but no days off: the roll to a working day is a custom node, a Python function that
looks into the table that Fairway itself uses."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import zen

from bench.rows18 import DATE_OUTPUTS, DATES, NEVER, OUTPUTS, STATE_FACTS, TRUTHS, WHOLES, Columns

ARRIVALS = ("inland", "crossing_point", "irregular_crossing", "search_and_rescue")
STATUSES = ("beneficiary", "applicant", "other")
PROCEDURES = ("inadmissibility", "border", "accelerated", "ordinary")
GROUNDS = (
    "family_of_minor", "minor", "family_beneficiary", "family_applicant", "document", "diploma", "irregular_entry",
    "visa_free_entry", "first_registration",
)  # fmt: skip
DAY = "'%Y-%m-%d'"
SITUATION = {
    "low_recognition_rate": "recognition_granted / recognition_decisions <= 0.2",
    "accelerated_ground": "misled_authorities or security_risk or safe_country_of_origin or $.low_recognition_rate",
    "border_situation": "not authorised_entry and arrival_kind in ['crossing_point', 'irregular_crossing', 'search_and_rescue']",
    "border_procedure_excluded": "(unaccompanied_minor and not security_risk) or special_needs_unmet",
    "inadmissible": "protected_elsewhere and not unaccompanied_minor",
    "entry_still_counts": "entered_on != null and d(registered_on).isBefore(d(entered_on ?? '2000-01-01').add(20, 'M'))",
    "reference_key": "population_per_million + gdp_per_million",
    "fair_share": "ceil(pool_relocations * $.reference_key / 2000000)",
}
# Years are written as months: zen 2.1.3 answers "Invalid date" to 29 February plus three years.
PERIODS = {
    "registration_due": f"d(made_on).add(5, 'd').format({DAY})",
    "take_charge_request_due": (
        f"hit_received_on != null ? d(hit_received_on).add(1, 'M').format({DAY}) : d(registered_on).add(2, 'M').format({DAY})"
    ),
    "take_charge_reply_due": (
        f"(hit_received_on != null ? d(request_received_on).add(14, 'd') : d(request_received_on).add(1, 'M')).format({DAY})"
    ),
    "take_back_notification_due": f"hit_received_on != null ? d(hit_received_on).add(14, 'd').format({DAY}) : null",
    "transfer_due": (
        "(absconded ? d(accepted_on).add(36, 'M') : imprisoned ? d(accepted_on).add(12, 'M') : "
        "appeal_decided_on != null ? d(appeal_decided_on).add(6, 'M') : d(accepted_on).add(6, 'M'))"
        f".format({DAY})"
    ),
    "examination_due": (
        "(procedure == 'inadmissibility' ? d(lodged_on).add(2, 'M') : procedure == 'border' ? d(lodged_on).add(84, 'd') : "
        "procedure == 'accelerated' ? d(lodged_on).add(3, 'M') : complex_case ? d(lodged_on).add(12, 'M') : "
        f"d(lodged_on).add(6, 'M')).format({DAY})"
    ),
    "appeal_due": f"d(decision_notified_on).add(appeal_days, 'd').format({DAY})",
}
PROCEDURE_INPUTS = ("inadmissible", "border_situation", "accelerated_ground", "border_procedure_excluded")
PROCEDURE_TABLE = [("true", "", "", ""), ("", "true", "true", "false"), ("", "", "true", ""), ("", "", "", "")]
GROUND_INPUTS = (
    "unaccompanied_minor", "family_state", "family_status", "document_state", "diploma_state", "entry_still_counts",
    "visa_free_state",
)  # fmt: skip
GROUND_TABLE = [
    ("true", "$ != null", "", "", "", "", ""),
    ("true", "", "", "", "", "", ""),
    ("", "", "'beneficiary'", "", "", "", ""),
    ("", "", "'applicant'", "", "", "", ""),
    ("", "", "", "$ != null", "", "", ""),
    ("", "", "", "", "$ != null", "", ""),
    ("", "", "", "", "", "true", ""),
    ("", "", "", "", "", "", "$ != null"),
    ("", "", "", "", "", "", ""),
]
GROUND_STATES = (
    "family_state", "acting_state", "family_state", "family_state", "document_state", "diploma_state", "entry_state",
    "visa_free_state", "acting_state",
)  # fmt: skip


def expressions(name: str, keys: dict[str, str], *, keeps: bool = True) -> dict[str, Any]:
    content = {
        "expressions": [{"id": key, "key": key, "value": value} for key, value in keys.items()],
        "passThrough": keeps, "inputField": None, "outputPath": None, "executionMode": "single",
    }  # fmt: skip
    return {"id": name, "type": "expressionNode", "name": name, "content": content}


def table(
    name: str, inputs: tuple[str, ...], rows: list[tuple[str, ...]], outputs: dict[str, list[str]]
) -> dict[str, Any]:
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "field": field} for field in inputs],
        "outputs": [{"id": field, "name": field, "field": field} for field in outputs],
        "rules": [
            {"_id": f"{name}-{i}", **dict(zip(inputs, row, strict=True)), **{field: cells[i] for field, cells in outputs.items()}}
            for i, row in enumerate(rows)
        ],
        "passThrough": True, "inputField": None, "outputPath": None, "executionMode": "single",
    }  # fmt: skip
    return {"id": name, "type": "decisionTableNode", "name": name, "content": content}


def graph(days_off: bool = True) -> dict[str, Any]:
    nodes = [
        {"id": "case", "type": "inputNode", "name": "case", "content": {}},
        expressions("situation", SITUATION),
        table("procedure", PROCEDURE_INPUTS, PROCEDURE_TABLE, {"procedure": [f"'{name}'" for name in PROCEDURES]}),
        table(
            "responsibility", GROUND_INPUTS, GROUND_TABLE,
            {"responsibility_ground": [f"'{name}'" for name in GROUNDS], "responsible_state": list(GROUND_STATES)},
        ),
        expressions("periods", {"acting_state": "acting_state", **PERIODS}, keeps=False),
    ]  # fmt: skip
    if days_off:
        nodes.append(
            {"id": "days off", "type": "customNode", "name": "days off", "content": {"kind": "roll", "config": {}}}
        )
    nodes.append({"id": "answer", "type": "outputNode", "name": "answer", "content": {}})
    steps = [*((a["id"], b["id"]) for a, b in pairwise(nodes)), ("responsibility", "answer")]
    edges = [{"id": f"e{i}", "type": "edge", "sourceId": a, "targetId": b} for i, (a, b) in enumerate(steps)]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def roller(calendar: str | Path) -> Callable[[Any], dict[str, Any]]:
    """The custom node: the seven period ends, each on its next working day."""
    with np.load(calendar) as file:
        first, table = int(file["first"]), [row.tobytes() for row in file["roll"]]
    first += date(1970, 1, 1).toordinal()

    def roll(request: Any) -> dict[str, Any]:
        case = request.input
        offsets = table[int(case["acting_state"])]
        found = {}
        for name in DATE_OUTPUTS:
            text = case[name]
            if text is not None:
                day = date.fromisoformat(text)
                offset = offsets[day.toordinal() - first]
                text = (day + timedelta(offset)).isoformat() if offset else text
            found[name] = text
        return {"output": found}

    return roll


class Zen:
    """The graph read once, then one case after another."""

    def __init__(self, calendar: str | Path, *, days_off: bool = True) -> None:
        engine = zen.ZenEngine({"customHandler": roller(calendar)})
        self.decision = engine.create_decision(json.dumps(graph(days_off)))

    def cases(self, rows: Columns) -> list[dict[str, Any]]:
        """The rows as JSON would bring them, made beforehand."""
        start = date(1970, 1, 1).toordinal()
        columns: dict[str, list[Any]] = {
            name: [None if d == NEVER else date.fromordinal(start + d).isoformat() for d in rows[name].tolist()]
            for name in DATES
        }
        for name in (*TRUTHS, *WHOLES, "recognition_granted", "recognition_decisions"):
            columns[name] = rows[name].tolist()
        for name in STATE_FACTS:
            columns[name] = [None if s < 0 else s for s in rows[name].tolist()]
        columns["arrival_kind"] = [ARRIVALS[i] for i in rows["arrival_kind"].tolist()]
        columns["family_status"] = [None if i < 0 else STATUSES[i] for i in rows["family_status"].tolist()]
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    def run(self, cases: list[dict[str, Any]], *, trace: bool = False) -> list[dict[str, Any]]:
        """The whole answer for each case."""
        evaluate, how = self.decision.evaluate, {"trace": trace}
        return [evaluate(case, how) for case in cases]

    def plain(self, answers: list[dict[str, Any]]) -> Columns:
        """The outputs as Fairway gives them, for comparison."""
        start = date(1970, 1, 1).toordinal()
        results = [answer["result"] for answer in answers]
        found: Columns = {}
        for name in OUTPUTS:
            values = [result.get(name) for result in results]
            if name in DATE_OUTPUTS:
                values = [NEVER if v is None else date.fromisoformat(v).toordinal() - start for v in values]
            elif name in ("procedure", "responsibility_ground"):
                values = [(PROCEDURES if name == "procedure" else GROUNDS).index(v) for v in values]
            found[name] = np.array(values).astype(np.int64)
        return found
