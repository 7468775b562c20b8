"""Fairway on the eighteen rules: a batch of columns, single cases, single cases with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from bench.book18 import book18
from bench.cases18 import cases
from bench.rows18 import DATES, NEVER, OUTPUTS, STATE_FACTS, TRUTHS, WHOLES, Columns
from fairway.law.asking import ask
from fairway.law.calendars import STATES, Calendar
from fairway.law.language.columns import Columns as ColumnForm
from fairway.law.language.columns import codes_of
from fairway.law.language.loops import CHUNK
from fairway.law.language.types import Date, State, Whole

ON = date(2030, 1, 2)
NO_DATE, NO_STATE = codes_of(Date)[2], codes_of(State)[2]
UNKNOWN_DATE, UNKNOWN_OPTION, UNKNOWN_WHOLE = codes_of(Date)[0], codes_of(State)[0], codes_of(Whole)[0]


class Batch:
    """The column form with its inputs in its own codes, made beforehand, as OpenFisca's are made in its own."""

    def __init__(self, rows: Columns, unknown: float = 0.0) -> None:
        self.form = ColumnForm(book18(), list(OUTPUTS), Calendar.packaged())
        self.form.compile()
        self.codes = in_codes(rows, unknown)
        self.count = len(rows["made_on"])
        self.chunk = self.form.chunk()
        room = {name: self.chunk.rule(name)[0] for name in OUTPUTS}
        self.out = {name: np.empty(self.count, column.dtype) for name, column in room.items()}

    @property
    def bytes_out(self) -> int:
        """The bytes of one row that come out."""
        return sum(column.itemsize for column in self.out.values())

    def run(self) -> None:
        """All outputs of all rows, into `out`."""
        places = [(self.chunk.fact(name), columns) for name, columns in self.codes.items()]
        results = [(self.chunk.rule(name)[0], self.out[name]) for name in OUTPUTS]
        for start in range(0, self.count, CHUNK):
            n = min(CHUNK, self.count - start)
            for inside, outside in places:
                for place, column in zip(inside, outside, strict=True):
                    place[:n] = column[start : start + n]
            self.form.run(self.chunk, n)
            for inside, outside in results:
                outside[start : start + n] = inside[:n]

    def answer(self) -> Columns:
        """The outputs as every peer gives them."""
        found = {name: column.astype(np.int64) for name, column in self.out.items()}
        found["take_back_notification_due"][self.out["take_back_notification_due"] == NO_DATE] = NEVER
        return found


def in_codes(rows: Columns, unknown: float) -> dict[str, tuple[np.ndarray, ...]]:
    """The facts as the column form has them; a share of each made unknown, the State and the day of the making excepted."""
    luck = np.random.default_rng(1)

    def holes(column: np.ndarray, code: int, name: str) -> np.ndarray:
        if unknown and name not in ("acting_state", "made_on"):
            column[luck.random(len(column)) < unknown] = code
        return column

    codes: dict[str, tuple[np.ndarray, ...]] = {}
    for name in DATES:
        codes[name] = (holes(np.where(rows[name] == NEVER, NO_DATE, rows[name]).astype(np.int32), UNKNOWN_DATE, name),)
    for name in TRUTHS:
        codes[name] = (holes((rows[name] * 2).astype(np.int8), 1, name),)
    for name in (*STATE_FACTS, "arrival_kind", "family_status"):
        codes[name] = (holes(np.where(rows[name] < 0, NO_STATE, rows[name]).astype(np.int8), UNKNOWN_OPTION, name),)
    for name in WHOLES:
        codes[name] = (holes(rows[name].astype(np.int64), UNKNOWN_WHOLE, name),)
    granted, decisions = rows["recognition_granted"].astype(np.int64), rows["recognition_decisions"].astype(np.int64)
    gone = luck.random(len(granted)) < unknown
    codes["recognition_rate"] = (np.where(gone, 0, granted), np.where(gone, 0, decisions))
    return codes


class Cases:
    """The same rows one at a time, through the door, as Python values."""

    def __init__(self, rows: Columns, calendar: Calendar | None = None) -> None:
        self.cases = cases(rows)
        self.book = book18()
        self.explained(self.cases[:10])  # the first questions go to the reference, the others to the compiled form

    def explained(self, some: Sequence[dict[str, Any]]) -> None:
        """Every finding of each case with value, citation, branch, facts used and facts missing."""
        for case in some:
            ask(case, on=ON, book=self.book).explained()

    def asked(self, some: Sequence[dict[str, Any]]) -> None:
        """The values only."""
        for case in some:
            ask(case, on=ON, book=self.book)

    def answer(self, n: int) -> Columns:
        """The outputs of the first n cases as every peer gives them."""
        found: dict[str, list[int]] = {name: [] for name in OUTPUTS}
        for case in self.cases[:n]:
            answer = ask(case, on=ON, book=self.book)
            for name, column in found.items():
                column.append(_plain(answer.value_of(name), self.book.rules[name].type.options))
        return {name: np.array(column) for name, column in found.items()}


def _plain(value: Any, options: tuple[str, ...]) -> int:
    if isinstance(value, date):
        return value.toordinal() - date(1970, 1, 1).toordinal()
    if isinstance(value, str):
        return options.index(value)
    return value if isinstance(value, int) else NEVER


def save_calendar(path: Any) -> None:
    """The packaged calendar as the peers read it: by State and day, how far on the next working day is."""
    calendar = Calendar.packaged()
    table = np.frombuffer(calendar.roll, np.uint8).reshape(len(STATES), calendar.n_days)
    np.savez(path, first=calendar.first_day, roll=table)
