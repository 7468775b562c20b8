"""Comparing the forms of a book, value by value. What lies outside the calendar counts as unknown: nobody can say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

from fairway.law.calendars import Calendar
from fairway.law.language.book import Book
from fairway.law.language.columns import Columns, codes_of, from_scalar, scalar_values, to_scalar
from fairway.law.language.encode import LAST_DAY, NONE_CODE, OUTSIDE_CODE, UNKNOWN_CODE, decode
from fairway.law.language.explain import Explainer
from fairway.law.language.loops import CHUNK
from fairway.law.language.scalar import Scalar, ScalarCalendar
from fairway.law.language.sql import run_sql
from fairway.law.language.types import NONE, UNKNOWN, Kind, Type
from tests.law.random_cases import Given, cases

Values = dict[str, list[Any]]
NEVER = LAST_DAY
NO_DAY, NO_INSTANT = date(9999, 12, 31), datetime(9999, 12, 31, tzinfo=UTC)


def by_columns(form: Columns, given: Given, n: int) -> Values:
    """All rules' values, as codes of the scalar form."""
    found: Values = {rule: [] for rule in form.rules}
    chunk = form.chunk()
    for start in range(0, n, CHUNK):
        rows = min(CHUNK, n - start)
        for fact in form.facts:
            for place, column in zip(chunk.fact(fact), given[fact], strict=True):
                place[:rows] = column[start : start + rows]
        form.run(chunk, rows)
        for rule in form.rules:
            found[rule] += to_scalar(chunk.rule(rule), form.book.rules[rule].type, slice(0, rows))
    return found


def by_scalar(form: Scalar, given: Given, n: int, calendar: Calendar) -> Values:
    """The same by the scalar form."""
    tables = ScalarCalendar(calendar)
    inputs = [to_scalar(given[fact], form.book.facts[fact].type, slice(0, n)) for fact in form.facts]
    rows = zip(*inputs, strict=True) if inputs else iter([()] * n)
    found = [scalar_values(form, row, tables) for row in rows]
    return {rule: list(values) for rule, values in zip(form.rules, zip(*found, strict=True), strict=True)}


def by_explanation(book: Book, rules: Sequence[str], given: Given, rows: slice, calendar: Calendar) -> Values:
    """Plain values by the explaining form."""
    found: Values = {rule: [] for rule in rules}
    for case in cases(book, given, rows):
        explainer = Explainer(book, case, calendar)
        for rule in rules:
            found[rule].append(explainer.step(rule).value)
    return found


def sql_table(book: Book, given: Given, n: int) -> Any:
    """Cases as a table in DuckDB's natural types, with their number."""
    table: dict[str, Any] = {"case_number": pa.array(range(n), pa.int64())}
    for fact, columns in given.items():
        kind = book.facts[fact].type
        unknown, _, none = codes_of(kind)
        codes = columns[0][:n]
        match kind.kind:
            case Kind.BOOL:
                table[fact] = pa.array(codes == 2, mask=codes == 1)
            case Kind.DATE:
                table[fact] = pa.array(np.where(codes == none, NEVER, codes), pa.int32(), mask=codes == unknown).cast(
                    pa.date32()
                )
            case Kind.INSTANT:
                seconds = np.where(codes == none, NEVER * 86400, codes)
                table[fact] = pa.array(seconds, pa.int64(), mask=codes == unknown).cast(pa.timestamp("s", "UTC"))
            case Kind.WHOLE:
                table[fact] = pa.array(codes, mask=codes == unknown)
            case Kind.FRACTION:
                table[fact] = pa.array(codes, mask=columns[1][:n] == 0)
                table[f"{fact}__den"] = pa.array(columns[1][:n], mask=columns[1][:n] == 0)
            case _:
                values = [decode(c, kind) for c in to_scalar(columns, kind, slice(0, n))]
                table[fact] = (
                    pa.array([None if v is UNKNOWN else "none" if v is NONE else v for v in values])
                    if (kind.kind is Kind.CHOICE)
                    else pa.array([None if v is UNKNOWN else sorted(v) for v in values], pa.list_(pa.string()))
                )
    return pa.table(table)


def by_sql(con: Any, book: Book, rules: Sequence[str], given: Given, n: int, calendar: Calendar) -> Values:
    """Plain values by DuckDB."""
    con.register("cases", sql_table(book, given, n))
    found = (
        run_sql(con, book, "cases", rules, calendar=calendar, keep=["case_number"])
        .order("case_number")
        .to_arrow_table()
    )
    return {rule: _from_sql(found, rule, book.rules[rule].type) for rule in rules}


def _from_sql(table: Any, rule: str, kind: Type) -> list[Any]:
    values = table.column(rule).to_pylist()
    if f"{rule}__none" in table.column_names:
        gone = table.column(f"{rule}__none").to_pylist()
        if kind.kind is Kind.FRACTION:
            below = table.column(f"{rule}__den").to_pylist()
            values = [None if v is None else Fraction(v, d) for v, d in zip(values, below, strict=True)]
        if kind.kind is Kind.CHOICES:
            values = [None if v is None else frozenset(v) for v in values]
        return [NONE if g else UNKNOWN if v is None else v for v, g in zip(values, gone, strict=True)]
    if kind.kind is Kind.INSTANT:
        values = [None if v is None else v.replace(tzinfo=UTC) for v in values]
    return [UNKNOWN if v is None else NONE if v in ("none", NO_DAY, NO_INSTANT) else v for v in values]


def plain(code: Any, kind: Type) -> Any:
    """A code as a value."""
    return decode(code, kind)


def differences(book: Book, one: Values, two: Values) -> list[str]:
    """Where two forms differ on codes: rule, row and both values."""
    found = []
    for rule, values in one.items():
        kind = book.rules[rule].type
        for i, (a, b) in enumerate(zip(values, two[rule], strict=True)):
            if a != b and not alike(a, b, kind):
                found.append(f"{rule} row {i}: {plain(a, kind)} and {plain(b, kind)}")
    return found


def alike(a: Any, b: Any, kind: Type) -> bool:
    """Whether two codes mean the same; a number beyond 64 bits is marked by the columns and not compared."""
    return _open(a, kind) and (_open(b, kind) or from_scalar(b, kind) is None)


def _open(code: Any, kind: Type) -> bool:
    if kind.kind is Kind.FRACTION:
        return bool(code[1] == 0 and code[0] < 2)
    return bool(code == 1) if kind.kind is Kind.BOOL else code in (UNKNOWN_CODE, OUTSIDE_CODE)


def differences_from_plain(book: Book, codes: Values, values: Values, start: int = 0) -> list[str]:
    """Where codes differ from the values of the explaining form."""
    found = []
    for rule, right in values.items():
        kind = book.rules[rule].type
        for i, value in enumerate(right):
            code = codes[rule][start + i]
            if value is UNKNOWN and from_scalar(code, kind) is None:
                continue  # a number beyond 64 bits: no column can hold it
            seen = plain(code, kind)
            same = (
                seen is value
                if (seen is NONE or seen is UNKNOWN or value is NONE or value is UNKNOWN)
                else seen == value
            )
            if not same:
                found.append(f"{rule} row {start + i}: {seen}, explained as {value}")
    return found


# whole columns at a time, for very many rows


def wide(columns: Sequence[Any], kind: Type) -> tuple[Any, ...]:
    """Codes of a column form's columns as 64-bit codes in which unknown and outside are one."""
    if kind.kind is Kind.FRACTION:
        top, bottom = columns
        return np.where((bottom == 0) & (top == 1), 0, top), bottom.copy()
    unknown, outside, none = codes_of(kind)
    codes = columns[0].astype(np.int64)
    if kind.kind is Kind.BOOL:
        return (codes,)
    codes[(columns[0] == unknown) | (columns[0] == outside)] = UNKNOWN_CODE
    codes[columns[0] == none] = NONE_CODE
    return (codes,)


def wide_from_scalar(values: Sequence[Any], kind: Type) -> tuple[Any, ...]:
    """The same from codes of the scalar form. What no column can hold is unknown there."""
    if kind.kind is Kind.FRACTION:
        kept = [v if from_scalar(v, kind) is not None else (0, 0) for v in values]
        return wide([np.array([v[i] for v in kept], np.int64) for i in (0, 1)], kind)
    try:
        codes = np.array(values, np.int64)
    except OverflowError:
        codes = np.array([v if from_scalar(v, kind) is not None else UNKNOWN_CODE for v in values], np.int64)
    if kind.kind is not Kind.BOOL:
        codes[codes == OUTSIDE_CODE] = UNKNOWN_CODE
    return (codes,)


def wide_from_sql(table: Any, rule: str, kind: Type) -> tuple[Any, ...]:
    """The same from the answers of SQL."""
    column = table.column(rule).combine_chunks()
    known = np.asarray(column.is_valid())
    gone = np.asarray(table.column(f"{rule}__none")) if f"{rule}__none" in table.column_names else None
    match kind.kind:
        case Kind.BOOL:
            return (np.where(gone, -1, np.where(known, 2 * np.asarray(column.fill_null(False)).astype(np.int64), 1)),)
        case Kind.FRACTION:
            parts = [np.asarray(table.column(c).combine_chunks().fill_null(0)) for c in (rule, f"{rule}__den")]
            return np.where(gone, 2, np.where(known, parts[0], 0)), np.where(known, parts[1], 0)
        case Kind.DATE:
            codes = np.asarray(column.cast(pa.int32()).fill_null(0)).astype(np.int64)
            gone = codes == NEVER
        case Kind.INSTANT:
            codes = np.asarray(column.cast(pa.int64()).fill_null(0)) // 10**6
            gone = codes == NEVER * 86400
        case Kind.CHOICE:
            coded = column.dictionary_encode()
            places = [NONE_CODE if v == "none" else kind.options.index(v) for v in coded.dictionary.to_pylist()]
            codes = np.array([*places, 0], np.int64)[np.asarray(coded.indices.fill_null(len(places)))]
            gone = codes == NONE_CODE
        case Kind.CHOICES:
            lists = column.to_pylist()
            codes = np.array([0 if v is None else sum(1 << kind.options.index(o) for o in v) for v in lists], np.int64)
        case _:
            codes = np.asarray(column.fill_null(0)).astype(np.int64)
    codes = np.where(known, codes, UNKNOWN_CODE)
    return (np.where(gone, NONE_CODE, codes),)


def rows_that_differ(one: tuple[Any, ...], two: tuple[Any, ...]) -> Any:
    """The numbers of the rows in which two columns of 64-bit codes differ."""
    return np.nonzero(np.any([a != b for a, b in zip(one, two, strict=True)], axis=0))[0]
