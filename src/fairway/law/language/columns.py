"""The column form: many cases at once, in chunks, on codes. `law/many.py` puts names, dates and tables around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairway.errors import BadFact
from fairway.law.calendars import Calendar
from fairway.law.language.book import Book
from fairway.law.language.encode import NONE_CODE, OUTSIDE_CODE, UNKNOWN_CODE, Code
from fairway.law.language.kernels import Group, Kernels, kernels
from fairway.law.language.loops import CHUNK, STRIDE, width
from fairway.law.language.scalar import Scalar, ScalarCalendar, parameter_vector, scalar
from fairway.law.language.types import Kind, Type

Column = NDArray[Any]
DTYPES: dict[int, Any] = {8: np.int8, 16: np.int16, 32: np.int32, 64: np.int64}
TOO_LARGE, BEYOND_CALENDAR = 1, 2


def codes_of(kind: Type) -> tuple[int, int, int]:
    """The codes of unknown, outside and none in the column of a type."""
    if kind.kind is Kind.BOOL:
        return 1, 1, -1
    lowest = -(2 ** (width(kind) - 1))
    return lowest, lowest + 1, lowest + 2


def to_scalar(columns: Sequence[Column], kind: Type, at: slice | Column = slice(None)) -> list[Code]:
    """Codes of a column (two for a fraction) as the scalar form has them: Python integers and pairs."""
    if kind.kind is Kind.FRACTION:
        return list(zip(columns[0][at].tolist(), columns[1][at].tolist(), strict=True))
    chosen = columns[0][at]
    if kind.kind is Kind.BOOL or width(kind) == 64:
        return chosen.tolist()  # type: ignore[no-any-return]
    unknown, outside, none = codes_of(kind)
    wide = chosen.astype(np.int64)
    for short, long in ((unknown, UNKNOWN_CODE), (outside, OUTSIDE_CODE), (none, NONE_CODE)):
        wide[chosen == short] = long
    return wide.tolist()  # type: ignore[no-any-return]


def from_scalar(code: Code, kind: Type) -> tuple[int, ...] | None:
    """One code of the scalar form as the codes of a column (two for a fraction); None if it has more than 64 bits."""
    if kind.kind is Kind.FRACTION:
        parts = tuple(code)
    elif kind.kind is Kind.BOOL:
        parts = (code,)
    else:
        parts = ({UNKNOWN_CODE: 0, OUTSIDE_CODE: 1, NONE_CODE: 2}.get(code),)
        parts = (code,) if parts[0] is None else (codes_of(kind)[parts[0]],)
    return parts if all(-(2**63) <= part < 2**63 for part in parts) else None


def scalar_values(form: Scalar, codes: Sequence[Code], calendar: ScalarCalendar) -> tuple[Code, ...]:
    """What the scalar form gives for codes in the order of its facts: all rules' values, without what they wait for."""
    every = (2 << len(form.facts)) - 1
    return tuple(form.run(codes, 0, every, *form.numbers, calendar, (), (), ())[0])


@dataclass(frozen=True, eq=False)
class Tables:
    """A calendar as the kernels read it."""

    roll: Column
    count: Column
    nth: Column
    first: int
    days: int

    @staticmethod
    def of(calendar: Calendar) -> Tables:
        """The tables of a calendar, without a copy."""
        return Tables(
            np.frombuffer(calendar.roll, np.uint8), np.frombuffer(calendar.count, np.int32),
            np.frombuffer(calendar.nth, np.int32), calendar.first_day, calendar.n_days,
        )  # fmt: skip


class Chunk:
    """Room for up to CHUNK cases: the codes of the facts go in, the codes of the rules' values come out."""

    def __init__(self, form: Columns) -> None:
        self._form = form
        places = form.kernels.layout
        # Memory that no rule touches is never brought in: the system gives a page when it is first written.
        self.arrays = {
            array: np.empty(max(rows, 1) * STRIDE, DTYPES[int(array[1:])]) for array, rows in places.rows.items()
        }
        self.marks = np.zeros(CHUNK, np.uint8)
        self.filled: set[str] = set()  # facts that may be known in some case
        for fact in form.facts:
            self.forget(fact)

    def fact(self, name: str) -> tuple[Column, ...]:
        """The place for a fact's codes (two for a fraction), to be written."""
        self.filled.add(name)
        return self._rows("F", *self._form.kernels.layout.facts[name], self._form.book.facts[name].type)

    def rule(self, name: str) -> tuple[Column, ...]:
        """A rule's codes (two columns for a fraction). They are overwritten by the next run."""
        return self._rows("R", *self._form.kernels.layout.rules[name], self._form.book.rules[name].type)

    def forget(self, name: str) -> None:
        """Make a fact unknown in all cases."""
        kind = self._form.book.facts[name].type
        for column in self.fact(name):
            column[:] = 0 if kind.kind is Kind.FRACTION else codes_of(kind)[0]
        self.filled.discard(name)

    def spare(self, name: str) -> tuple[Column, ...]:
        """Room for the codes of a fact that no rule asked for reads: to be checked, and not to be computed with."""
        kind = self._form.book.facts[name].type
        return tuple(np.empty(CHUNK, DTYPES[width(kind)]) for _ in range(2 if kind.kind is Kind.FRACTION else 1))

    def _rows(self, side: str, bits: int, row: int, kind: Type) -> tuple[Column, ...]:
        array = self.arrays[f"{side}{bits}"]
        rows = (row, row + 1) if kind.kind is Kind.FRACTION else (row,)
        return tuple(array[r * STRIDE : r * STRIDE + CHUNK] for r in rows)


class Columns:
    """The column form of a book, for some of its rules (and all that they rest on).

    >>> form = Columns(book, ["registration_due"], Calendar.packaged())           # doctest: +SKIP
    >>> chunk = form.chunk()                                                      # doctest: +SKIP
    >>> chunk.fact("made_on")[0][:n] = days                                       # doctest: +SKIP
    >>> form.run(chunk, n)                                                        # doctest: +SKIP
    """

    def __init__(
        self, book: Book, rules: Iterable[str] | None, calendar: Calendar, made: Kernels | None = None
    ) -> None:
        self.book = book
        self.kernels = made or kernels(book)
        self.rules = tuple(book.closure(list(book.rules if rules is None else rules)))
        read = {ref.name for r in self.rules for ref in book.rules[r].reads if not ref.is_rule}
        self.facts = tuple(f for f in book.facts if f in read)
        self._scalar_calendar = ScalarCalendar(calendar)
        self._tables = Tables.of(calendar)
        self._numbers = tuple(np.array(_fitting(vector), np.int64) for vector in parameter_vector(book))
        self._groups: list[tuple[Group, Column]] = self.kernels.switches(self.rules)
        self._scalar: Scalar | None = None

    def compile(self) -> None:
        """Load or compile every kernel that will be needed (otherwise the first run does)."""
        for group, _ in self._groups:
            _ = group.run

    def chunk(self) -> Chunk:
        """Room for CHUNK cases."""
        return Chunk(self)

    def run(self, chunk: Chunk, n: int) -> None:
        """Compute all rules for the first n cases of a chunk. `chunk.marks` says which rows to look at again."""
        a, tables = chunk.arrays, self._tables
        chunk.marks[:n] = 0
        for group, switches in self._groups:
            group.run(
                n, switches, chunk.marks, a["F8"], a["F16"], a["F32"], a["F64"], a["R8"], a["R16"], a["R32"], a["R64"],
                *self._numbers, group.lists, tables.roll, tables.count, tables.nth, tables.first, tables.days,
            )  # fmt: skip
        again = np.nonzero(chunk.marks[:n] & TOO_LARGE)[0]
        if len(again):
            self._again(chunk, again)

    def _again(self, chunk: Chunk, rows: Column) -> None:
        """Compute rows whose numbers may not fit in 64 bits on the way with Python's, which always fit."""
        if self._scalar is None:
            self._scalar = scalar(self.book, list(self.rules))
        facts = [to_scalar(chunk.fact(f), self.book.facts[f].type, rows) for f in self._scalar.facts]
        found = [scalar_values(self._scalar, case, self._scalar_calendar) for case in zip(*facts, strict=True)]
        chunk.marks[rows] &= ~np.uint8(TOO_LARGE)
        for rule, values in zip(self._scalar.rules, zip(*found, strict=True), strict=True):
            kind = self.book.rules[rule].type
            codes = [from_scalar(value, kind) for value in values]
            chunk.marks[rows[[code is None for code in codes]]] |= TOO_LARGE
            outside = (1, 0) if kind.kind is Kind.FRACTION else (codes_of(kind)[1],)
            for column, part in zip(
                chunk.rule(rule), zip(*(code or outside for code in codes), strict=True), strict=True
            ):
                column[rows] = part


def _fitting(vector: Sequence[int]) -> list[int]:
    for number in vector:
        if not NONE_CODE < number < 2**63:
            raise BadFact(f"A number of the law is {number}: with columns it must fit in 64 bits. Ask case by case.")
    return list(vector)
