"""SQL text as small values: every operator puts its expression in brackets, so that no precedence can be got wrong.

Each expression knows its level: the highest step of the query whose columns it uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SQL:
    """An expression. level: the step in which its columns are there. simple: may be repeated without repeating work."""

    text: str
    level: int = 0
    simple: bool = False


NULL = SQL("NULL", 0, True)
TRUE = SQL("TRUE", 0, True)
FALSE = SQL("FALSE", 0, True)


def _level(parts: Sequence[SQL]) -> int:
    return max((part.level for part in parts), default=0)


def column(name: str, level: int = 0) -> SQL:
    """A column, quoted."""
    return SQL('"' + name.replace('"', '""') + '"', level, True)


def literal(value: Any, kind: str | None = None) -> SQL:
    """A literal: text, whole number, or TRUE and FALSE; with its type where the bare literal would have another."""
    if value is True or value is False:
        return TRUE if value else FALSE
    if isinstance(value, str):
        text = "'" + value.replace("'", "''") + "'"
        return SQL(f"{kind} {text}" if kind else text, 0, True)
    return SQL(f"CAST({value} AS {kind})" if kind else f"({value})" if value < 0 else str(value), 0, True)


def infix(a: SQL, operator: str, b: SQL) -> SQL:
    """a operator b, in brackets."""
    return SQL(f"({a.text} {operator} {b.text})", _level((a, b)))


def negate(a: SQL) -> SQL:
    """NOT a."""
    return SQL(f"(NOT {a.text})", a.level)


def is_null(a: SQL) -> SQL:
    """a IS NULL."""
    return SQL(f"({a.text} IS NULL)", a.level)


def all_of(parts: Sequence[SQL]) -> SQL:
    """AND, which is Kleene's in SQL."""
    kept = [part for part in parts if part is not TRUE]
    if not kept:
        return TRUE
    return kept[0] if len(kept) == 1 else SQL("(" + " AND ".join(p.text for p in kept) + ")", _level(kept))


def any_of(parts: Sequence[SQL]) -> SQL:
    """OR, which is Kleene's in SQL."""
    kept = [part for part in parts if part is not FALSE]
    if not kept:
        return FALSE
    return kept[0] if len(kept) == 1 else SQL("(" + " OR ".join(p.text for p in kept) + ")", _level(kept))


def call(function: str, *args: SQL) -> SQL:
    """A function of expressions."""
    if function == "try_cast_bigint":
        return SQL(f"TRY_CAST({args[0].text} AS BIGINT)", args[0].level)
    return SQL(f"{function}(" + ", ".join(a.text for a in args) + ")", _level(args))


def cast(a: SQL, kind: str) -> SQL:
    """CAST(a AS kind)."""
    return SQL(f"CAST({a.text} AS {kind})", a.level, a is NULL)


def case(arms: Sequence[tuple[SQL, SQL]], otherwise: SQL) -> SQL:
    """CASE: the first arm whose condition is TRUE."""
    kept = [(when, then) for when, then in arms if when is not FALSE]
    if not kept:
        return otherwise
    text = " ".join(f"WHEN {when.text} THEN {then.text}" for when, then in kept)
    parts = [part for arm in kept for part in arm]
    return SQL(f"(CASE {text} ELSE {otherwise.text} END)", _level([*parts, otherwise]))


def selection(columns: Mapping[str, SQL], sources: Sequence[str], everything: bool = False) -> str:
    """SELECT, one column a line."""
    lines = ["  *"] if everything else []
    for name, value in columns.items():
        quoted = column(name).text
        lines.append(f"  {value.text}" if value.text == quoted else f"  {value.text} AS {quoted}")
    return "SELECT\n" + ",\n".join(lines or ["  1"]) + "\nFROM " + ", ".join(sources)
