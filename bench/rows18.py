"""Rows for the eighteen rules: seeded, plain columns, the same for Fairway and every peer. NumPy only: the peers read it too.

Dates are days since 1970 (none: 31 December 9999, as in Fairway's own tables), options the place in their list (none: -1),
the recognition rate a numerator and a denominator in lowest terms. Nothing is unknown here: no peer can express it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, NDArray]

NEVER = 2932896
STATES = 31
FIRST_DAY, DAYS = 20635, 3000  # made between 1 July 2026 and mid-September 2034: every limit ends within the calendar
DATES = (
    "made_on", "registered_on", "lodged_on", "entered_on", "hit_received_on", "request_received_on", "accepted_on",
    "appeal_decided_on", "decision_notified_on",
)  # fmt: skip
TRUTHS = {
    "authorised_entry": 0.5, "unaccompanied_minor": 0.15, "security_risk": 0.05, "misled_authorities": 0.15,
    "special_needs_unmet": 0.1, "safe_country_of_origin": 0.2, "protected_elsewhere": 0.1, "complex_case": 0.3,
    "imprisoned": 0.1, "absconded": 0.15,
}  # fmt: skip
STATE_FACTS = ("acting_state", "family_state", "document_state", "diploma_state", "entry_state", "visa_free_state")
WHOLES = ("appeal_days", "pool_relocations", "population_per_million", "gdp_per_million")
OUTPUTS = (
    "registration_due", "take_charge_request_due", "take_charge_reply_due", "take_back_notification_due", "transfer_due",
    "examination_due", "appeal_due", "procedure", "responsibility_ground", "responsible_state", "fair_share",
)  # fmt: skip
DATE_OUTPUTS = OUTPUTS[:7]


def rows(n: int, seed: int = 18) -> Columns:
    """n rows. Every branch of every rule is taken by some of them."""
    luck = np.random.default_rng(seed)

    def later(start: NDArray, at_most: int) -> NDArray:
        return (start + luck.integers(0, at_most, n)).astype(np.int32)

    def sometimes(share: float, column: NDArray, gone: int) -> NDArray:
        return np.where(luck.random(n) < share, column, gone).astype(column.dtype)

    made = luck.integers(FIRST_DAY, FIRST_DAY + DAYS, n).astype(np.int32)
    registered = later(made, 10)
    requested = later(registered, 60)
    accepted = later(requested, 30)
    found: Columns = {
        "made_on": made,
        "registered_on": registered,
        "lodged_on": later(registered, 21),
        "entered_on": sometimes(0.5, (made - luck.integers(0, 900, n)).astype(np.int32), NEVER),
        "hit_received_on": sometimes(0.5, later(registered, 60), NEVER),
        "request_received_on": requested,
        "accepted_on": accepted,
        "appeal_decided_on": sometimes(0.2, later(accepted, 200), NEVER),
        "decision_notified_on": later(registered, 300),
        "arrival_kind": luck.integers(0, 4, n).astype(np.int8),
    }
    for name, share in TRUTHS.items():
        found[name] = luck.random(n) < share
    for name in STATE_FACTS:
        states = luck.integers(0, STATES, n).astype(np.int8)
        found[name] = states if name == "acting_state" else sometimes(0.25, states, -1)
    found["entry_state"] = np.where(found["entered_on"] == NEVER, -1, luck.integers(0, STATES, n)).astype(np.int8)
    found["family_status"] = np.where(found["family_state"] < 0, -1, luck.integers(0, 3, n)).astype(np.int8)
    decisions = luck.integers(1, 200, n) * 5
    granted = np.where(
        luck.random(n) < 0.1, decisions // 5, luck.integers(0, decisions + 1)
    )  # one in ten: a fifth exactly
    common = np.gcd(granted, decisions)
    found["recognition_granted"] = (granted // common).astype(np.int32)
    found["recognition_decisions"] = (decisions // common).astype(np.int32)
    found["appeal_days"] = luck.integers(5, 11, n).astype(np.int32)
    found["pool_relocations"] = luck.integers(10_000, 60_000, n).astype(np.int32)
    found["population_per_million"] = luck.integers(1_000, 200_000, n).astype(np.int32)
    found["gdp_per_million"] = luck.integers(1_000, 260_000, n).astype(np.int32)
    return found


def bytes_in(columns: Columns) -> int:
    """The bytes of one row that go in."""
    return sum(column.itemsize for column in columns.values())


def load(path: str | Path) -> Columns:
    """Columns that `save` wrote."""
    with np.load(path) as file:
        return {name: file[name] for name in file.files}


def save(path: str | Path, columns: Columns) -> None:
    """Columns as a file for another process."""
    np.savez(path, **columns)


def differences(a: Columns, b: Columns) -> dict[str, int]:
    """For each output the rows on which two answers differ."""
    return {name: int((np.asarray(a[name]) != np.asarray(b[name])).sum()) for name in OUTPUTS}
