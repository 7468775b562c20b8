"""The SQL form: a book as one SELECT for DuckDB, with one named step for each level of rules. See docs/law/batch.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from fairway.law.calendars import STATES, Calendar
from fairway.law.language.book import Book
from fairway.law.language.sql_rules import DENOMINATOR, DOES_NOT_EXIST, NO_NUMBER, Pair, Query
from fairway.law.language.sql_text import (
    FALSE,
    NULL,
    SQL,
    any_of,
    call,
    case,
    cast,
    column,
    infix,
    is_null,
    literal,
    selection,
)
from fairway.law.language.types import Kind

CALENDAR = (
    "states",
    "first_day",
    "last_day",
    "day_count",
    "next_working_day",
    "working_days_until",
    "working_day_number",
)
TYPES = {
    Kind.BOOL: "BOOLEAN", Kind.DATE: "DATE", Kind.INSTANT: "TIMESTAMP", Kind.WHOLE: "HUGEINT", Kind.CHOICE: "VARCHAR",
    Kind.CHOICES: "VARCHAR[]", Kind.FRACTION: "HUGEINT",
}  # fmt: skip


def to_sql(
    book: Book,
    rules: Iterable[str] | None = None,
    *,
    relation: str = "cases",
    columns: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
    on: date | None = None,
) -> str:
    """The findings of a book (or the rules named, with all they rest on) as one SELECT over a relation.

    columns   name -> DuckDB type, of the facts that the relation has (the others are unknown in all rows); without: all
              facts that the rules read, in their natural types
    keep      columns of the relation that are copied to the answers
    on        the day of the question, where `asked_on` does not say otherwise
    The relation `fairway_calendar` must be there: see `register_calendar`."""
    wanted = list(rules) if rules is not None else list(book.rules)
    ordered = book.closure(wanted)
    query = Query(book)
    read = {ref.name for r in ordered for ref in book.rules[r].reads if not ref.is_rule}
    source: dict[str, SQL] = {name: column(name) for name in keep}
    for name in (f for f in book.facts if f in read):
        _fact(query, source, name, columns, on)
    for name in ordered:
        query.add(book.rules[name])
    sources = [relation]
    if any(book.rolls(name) for name in ordered):
        sources.append("fairway_calendar")
        source |= {f"calendar_{name}": column(f"calendar_{name}") for name in CALENDAR}
    steps = [("facts", selection(source, sources))]
    for level, made in enumerate(query.levels):
        if made:
            steps.append((f"level_{level}", selection(made, [steps[-1][0]], everything=True)))
    outputs = {name: column(name) for name in keep}
    for name in wanted:
        outputs |= _output(query, name)
    body = selection(outputs, [steps[-1][0]])
    return "WITH\n" + ",\n".join(f"{name} AS (\n{text}\n)" for name, text in steps) + "\n" + body


def _quote(name: str) -> str:
    return column(name).text


def _fact(query: Query, source: dict[str, SQL], name: str, columns: Mapping[str, str] | None, on: date | None) -> None:
    kind = query.book.facts[name].type.kind
    given = columns is None or name in columns
    typed = "" if columns is None else columns.get(name, "").upper()
    value = column(name) if given else cast(NULL, TYPES[kind])
    if kind is Kind.FRACTION:
        has_den = (columns is None and given) or (columns is not None and name + DENOMINATOR in columns)
        top, bottom = _fraction_input(name, value, typed, has_den)
        source[name], source[name + DENOMINATOR] = top, bottom
        query.facts[name] = query.lowest(column(name, 0), column(name + DENOMINATOR, 0), FALSE)
        return
    if kind is Kind.INSTANT and given and typed != "TIMESTAMP":
        value = call("make_timestamp", call("epoch_us", value))
    elif kind is Kind.WHOLE:
        value = cast(value, "HUGEINT")
    elif kind is Kind.CHOICE and typed.startswith("ENUM"):
        value = cast(value, "VARCHAR")
    if name == "asked_on" and on is not None:
        value = call("coalesce", value, literal(on.isoformat(), "DATE"))
    source[name] = value
    query.facts[name] = column(name, 0)


def _fraction_input(name: str, value: SQL, typed: str, has_den: bool) -> tuple[SQL, SQL]:
    if typed.startswith("DECIMAL"):
        scale = int(typed.rstrip(")").split(",")[1])
        factor = literal(10**scale, "HUGEINT")
        return cast(infix(cast(value, "DECIMAL(38,18)"), "*", factor), "HUGEINT"), case(
            [(is_null(value), NULL)], factor
        )
    if typed == "VARCHAR":
        top = cast(call("split_part", value, literal("/"), literal(1)), "HUGEINT")
        below = call("nullif", call("split_part", value, literal("/"), literal(2)), literal(""))
        return top, case([(is_null(value), NULL)], call("coalesce", cast(below, "HUGEINT"), literal(1, "HUGEINT")))
    bottom = (
        cast(column(name + DENOMINATOR), "HUGEINT")
        if has_den
        else case([(is_null(value), NULL)], literal(1, "HUGEINT"))
    )
    return cast(value, "HUGEINT"), bottom


def _output(query: Query, name: str) -> dict[str, SQL]:
    kind = query.book.rules[name].type.kind
    value = query.rules[name]
    if isinstance(value, Pair):
        gone = infix(value.bottom, "=", literal(0))
        narrow = [call("try_cast_bigint", p) for p in (value.top, value.bottom)]
        # Half a fraction is no answer: where one part does not fit into 64 bits, the other is null too.
        unfit = any_of([gone, *(is_null(part) for part in narrow)])
        parts = [case([(unfit, NULL)], part) for part in narrow]
        return {name: parts[0], name + DENOMINATOR: parts[1], name + DOES_NOT_EXIST: call("coalesce", gone, FALSE)}
    if kind is Kind.BOOL:
        gone = infix(value, "<", literal(0))
        answer = case([(gone, NULL)], infix(value, ">", literal(0)))
    elif kind is Kind.WHOLE:
        gone = infix(value, "=", NO_NUMBER)
        answer = case([(gone, NULL)], call("try_cast_bigint", value))
    elif kind is Kind.CHOICES:
        gone = call("list_contains", value, literal("none"))
        answer = case([(gone, NULL)], value)
    else:
        return {name: value}
    return {name: answer, name + DOES_NOT_EXIST: call("coalesce", gone, FALSE)}


# running it


def register_calendar(con: Any, calendar: Calendar) -> None:
    """The relation `fairway_calendar`: one row, its lists one State after another, day by day."""
    import numpy as np
    import pyarrow as pa

    days = np.arange(calendar.n_days, dtype=np.int32) + calendar.first_day
    roll = np.frombuffer(calendar.roll, np.uint8)
    until = np.frombuffer(calendar.count, np.int32)
    numbered = np.frombuffer(calendar.nth, np.int32)
    following = pa.array(np.tile(days, len(STATES)) + roll, pa.int32(), mask=roll == 255).cast(pa.date32())
    lists = {
        "next_working_day": following,
        "working_days_until": pa.array(until, mask=until < 0),
        "working_day_number": pa.array(numbered, mask=numbered < 0).cast(pa.date32()),
    }
    columns = {
        "states": pa.array([list(STATES)]),
        "first_day": pa.array([calendar.first]),
        "last_day": pa.array([calendar.last]),
        "day_count": pa.array([calendar.n_days], pa.int64()),
    }
    for name, values in lists.items():
        columns[name] = pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), values)
    table = pa.table({f"calendar_{name}": values for name, values in columns.items()})
    con.register("fairway_calendar_given", table)
    con.execute("CREATE OR REPLACE TEMP TABLE fairway_calendar AS SELECT * FROM fairway_calendar_given")
    con.unregister("fairway_calendar_given")


def run_sql(
    con: Any,
    book: Book,
    relation: str,
    rules: Iterable[str] | None = None,
    *,
    calendar: Calendar | None = None,
    keep: Sequence[str] = (),
    on: date | None = None,
) -> Any:
    """The findings for every row of a table or view, as a DuckDB relation. Columns that are no facts are ignored."""
    register_calendar(con, calendar or Calendar.packaged())
    described = con.execute(f"DESCRIBE SELECT * FROM {_quote(relation)}").fetchall()
    columns = {row[0]: row[1] for row in described}
    return con.sql(to_sql(book, rules, relation=_quote(relation), columns=columns, keep=keep, on=on))


__all__ = ["register_calendar", "run_sql", "to_sql"]
