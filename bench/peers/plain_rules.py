"""The eighteen rules in plain Python, one function for one case, as somebody in a hurry writes them: no explanation at all."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from bench.rows18 import DATE_OUTPUTS, DATES, NEVER, OUTPUTS, STATE_FACTS, TRUTHS, WHOLES, Columns

ARRIVALS = ("inland", "crossing_point", "irregular_crossing", "search_and_rescue")
STATUSES = ("beneficiary", "applicant", "other")
PROCEDURES = ("inadmissibility", "border", "accelerated", "ordinary")
GROUNDS = (
    "family_of_minor", "minor", "family_beneficiary", "family_applicant", "document", "diploma", "irregular_entry",
    "visa_free_entry", "first_registration",
)  # fmt: skip
LENGTHS = [0] * 2400
"""The days of each month since January of 2000, so that no calendar is asked twice."""
for _i in range(2400):
    LENGTHS[_i] = monthrange(2000 + _i // 12, _i % 12 + 1)[1]


def plus_months(start: date, n: int) -> date:
    count = (start.year - 2000) * 12 + start.month - 1 + n
    day, length = start.day, LENGTHS[count]
    return date(2000 + count // 12, count % 12 + 1, day if day < length else length)


class Plain:
    def __init__(self, calendar: str | Path) -> None:
        with np.load(calendar) as file:
            self.first = int(file["first"]) + date(1970, 1, 1).toordinal()
            self.table = [row.tobytes() for row in file["roll"]]

    def answer(
        self, made_on, registered_on, lodged_on, entered_on, hit_received_on, request_received_on, accepted_on,
        appeal_decided_on, decision_notified_on, authorised_entry, unaccompanied_minor, security_risk, misled_authorities,
        special_needs_unmet, safe_country_of_origin, protected_elsewhere, complex_case, imprisoned, absconded, acting_state,
        family_state, document_state, diploma_state, entry_state, visa_free_state, appeal_days, pool_relocations,
        population_per_million, gdp_per_million, arrival_kind, family_status, granted, decisions,
    ) -> tuple[Any, ...]:  # fmt: skip
        """The eleven outputs of one case."""
        offsets, first = self.table[acting_state], self.first

        def last_day(end: date) -> date:
            offset = offsets[end.toordinal() - first]
            return end + timedelta(offset) if offset else end

        registration_due = last_day(made_on + timedelta(5))
        if hit_received_on is not None:
            request_due = last_day(plus_months(hit_received_on, 1))
            reply_due = last_day(request_received_on + timedelta(14))
            notification_due = last_day(hit_received_on + timedelta(14))
        else:
            request_due = last_day(plus_months(registered_on, 2))
            reply_due = last_day(plus_months(request_received_on, 1))
            notification_due = None
        if absconded:
            transfer_due = last_day(plus_months(accepted_on, 36))
        elif imprisoned:
            transfer_due = last_day(plus_months(accepted_on, 12))
        elif appeal_decided_on is not None:
            transfer_due = last_day(plus_months(appeal_decided_on, 6))
        else:
            transfer_due = last_day(plus_months(accepted_on, 6))

        low_rate = granted * 5 <= decisions
        accelerated = misled_authorities or security_risk or safe_country_of_origin or low_rate
        at_border = not authorised_entry and arrival_kind in (
            "crossing_point",
            "irregular_crossing",
            "search_and_rescue",
        )
        excluded = (unaccompanied_minor and not security_risk) or special_needs_unmet
        if protected_elsewhere and not unaccompanied_minor:
            procedure, examination_due = "inadmissibility", last_day(plus_months(lodged_on, 2))
        elif at_border and accelerated and not excluded:
            procedure, examination_due = "border", last_day(lodged_on + timedelta(84))
        elif accelerated:
            procedure, examination_due = "accelerated", last_day(plus_months(lodged_on, 3))
        else:
            procedure, examination_due = "ordinary", last_day(plus_months(lodged_on, 12 if complex_case else 6))
        appeal_due = last_day(decision_notified_on + timedelta(appeal_days))

        if unaccompanied_minor:
            ground, state = ("family_of_minor", family_state) if family_state is not None else ("minor", acting_state)
        elif family_status == "beneficiary":
            ground, state = "family_beneficiary", family_state
        elif family_status == "applicant":
            ground, state = "family_applicant", family_state
        elif document_state is not None:
            ground, state = "document", document_state
        elif diploma_state is not None:
            ground, state = "diploma", diploma_state
        elif entered_on is not None and registered_on < plus_months(entered_on, 20):
            ground, state = "irregular_entry", entry_state
        elif visa_free_state is not None:
            ground, state = "visa_free_entry", visa_free_state
        else:
            ground, state = "first_registration", acting_state
        fair_share = -(-pool_relocations * (population_per_million + gdp_per_million) // 2_000_000)
        return (
            registration_due, request_due, reply_due, notification_due, transfer_due, examination_due, appeal_due, procedure,
            ground, state, fair_share,
        )  # fmt: skip

    def cases(self, rows: Columns) -> list[tuple[Any, ...]]:
        """The rows as Python values, made beforehand."""
        start = date(1970, 1, 1).toordinal()
        columns = [[None if d == NEVER else date.fromordinal(start + d) for d in rows[name].tolist()] for name in DATES]
        columns += [rows[name].tolist() for name in TRUTHS]
        columns += [[None if s < 0 else s for s in rows[name].tolist()] for name in STATE_FACTS]
        columns += [rows[name].tolist() for name in WHOLES]
        columns.append([ARRIVALS[i] for i in rows["arrival_kind"].tolist()])
        columns.append([None if i < 0 else STATUSES[i] for i in rows["family_status"].tolist()])
        columns += [rows["recognition_granted"].tolist(), rows["recognition_decisions"].tolist()]
        return list(zip(*columns, strict=True))

    def run(self, cases: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """The outputs of each case."""
        answer = self.answer
        return [answer(*case) for case in cases]

    def plain(self, answers: list[tuple[Any, ...]]) -> Columns:
        """The outputs as Fairway gives them, for comparison."""
        start = date(1970, 1, 1).toordinal()
        found: Columns = {}
        for name, values in zip(OUTPUTS, zip(*answers, strict=True), strict=True):
            if name in DATE_OUTPUTS:
                values = [NEVER if v is None else v.toordinal() - start for v in values]
            elif name in ("procedure", "responsibility_ground"):
                values = [(PROCEDURES if name == "procedure" else GROUNDS).index(v) for v in values]
            found[name] = np.array(values).astype(np.int64)
        return found
