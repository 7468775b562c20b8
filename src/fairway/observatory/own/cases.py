"""An authority's own cases, checked at the door: every column known, every value possible, nothing about who a person is.

A refusal names the row and the column and never repeats the value: a value in the wrong place may be a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fairway.errors import BadTable, Refused
from fairway.observatory.own.columns import (
    BY_NAME,
    CASE_COLUMNS,
    IN_ORDER,
    MOST_SECTIONS,
    SECTION_FORM,
    TOGETHER,
    Column,
    Kind,
)
from fairway.reference.countries import countries

KIND_SQL = {
    "country": "country::VARCHAR",
    "citizenship": "citizenship::VARCHAR",
    "sex": "coalesce(sex::VARCHAR, 'unknown')",
    "border_section": "coalesce(border_section::VARCHAR, 'unknown')",
}
"""What every count can be asked by, and its SQL."""
EARLIEST, LATEST = date(1950, 1, 1), date(2149, 12, 31)


@dataclass(frozen=True)
class CaseRows:
    """Case rows that have been checked, ready to be counted. Made by `open`; ask through `OwnFigures` and its neighbours.

    countries   the States whose cases they are
    begun       (State, column) -> the first day in the column; a State's column without any day is not there, since nobody can
                tell whether nothing happened or nothing was written down
    kinds       every (country, citizenship, sex, border section) that some row has: what is not counted of them is nil
    since       the register is complete from this day on; None: each column from its own first day"""

    countries: tuple[str, ...]
    begun: Mapping[tuple[str, str], date]
    rows: int
    kinds: frozenset[tuple[str, str, str, str]]
    since: date | None
    _relation: Any

    @classmethod
    def open(cls, source: Any, *, since: date | None = None) -> CaseRows:
        """Case rows from a Parquet file, a pyarrow table or a DuckDB relation.

        Every column of `CASE_COLUMNS` must be there, empty if need be, and no other. Raises BadTable with row (from 1) and column,
        Refused without DuckDB."""
        relation = _relation_of(source)
        _check_columns(relation)
        _check_values(relation)
        begun, rows = _first_days(relation)
        kinds = frozenset(_ask(relation, f"SELECT DISTINCT {', '.join(KIND_SQL.values())} FROM cases"))
        return cls(tuple(sorted({country for country, _ in begun})), _known(begun), rows, kinds, since, relation)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer to SQL over the table `cases`."""
        return _ask(self._relation, sql)


def _ask(relation: Any, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = relation.query("cases", sql).fetchall()
    return found


def _relation_of(source: Any) -> Any:
    try:
        import duckdb
    except ImportError:
        raise Refused('own cases need DuckDB: install it with pip install "fairway[observatory]".') from None
    if isinstance(source, duckdb.DuckDBPyRelation):
        return source
    con = duckdb.connect()
    con.execute("SET enable_progress_bar = false")
    if isinstance(source, str | Path):
        if not Path(source).is_file():
            raise BadTable(f"there is no file {Path(source).name}: give a Parquet file of case rows.")
        try:
            return con.read_parquet(str(source))
        except duckdb.Error:
            raise BadTable(f"{Path(source).name} cannot be read: give a whole Parquet file of case rows.") from None
    try:
        return con.from_arrow(source)
    except duckdb.Error:
        raise BadTable("case rows come as a Parquet file, a pyarrow table or a DuckDB relation.") from None


def _check_columns(relation: Any) -> None:
    there = dict(zip(relation.columns, map(str, relation.types), strict=True))
    strange = sorted(set(there) - set(BY_NAME))
    if strange:
        raise BadTable(
            f"column '{strange[0][:40]}' is not one that figures need: leave it out. "
            "Nothing that names or numbers a person belongs in these rows."
        )
    lacking = [name for name in BY_NAME if name not in there]
    if lacking:
        raise BadTable(f"column '{lacking[0]}' is missing: give it, empty if it is not kept.")
    for column in CASE_COLUMNS:
        seen = there[column.name].upper()
        # A table of a few rows may hold nothing at all in a column: its type is then unknown, and that is fine.
        if seen not in ('"NULL"', "NULL") and not seen.startswith(column.kind.types):
            raise BadTable(f"column '{column.name}' is {seen[:30]}: it must be {column.kind.types[0]}.")


@dataclass(frozen=True, slots=True)
class _Check:
    """What must be true of a row. bad: SQL that is true of a bad one. of: text columns whose few values are looked at once each."""

    column: str
    bad: str
    expected: str
    of: str = ""


def _check_values(relation: Any) -> None:
    sections = _ask(relation, "SELECT approx_count_distinct(border_section) FROM cases")[0][0]
    if sections > MOST_SECTIONS:
        raise BadTable(
            f"column 'border_section' has about {sections:,} different values: it must hold border sections."
        )
    each_row = [check for check in CHECKS if not check.of]
    counted = ", ".join(f"count(*) FILTER (WHERE {check.bad})" for check in each_row)
    faults = zip(each_row, _ask(relation, f"SELECT {counted} FROM cases")[0], strict=True)
    faulty = [check for check, n in faults if n]
    for check in CHECKS:
        if check.of:
            values = f"SELECT DISTINCT {check.of} FROM cases"
            if _ask(relation, f"SELECT count(*) FROM ({values}) WHERE {check.bad}")[0][0]:
                faulty.append(check)
    for check in sorted(faulty, key=CHECKS.index)[:1]:
        numbered = "SELECT row_number() OVER () AS n, * FROM cases"
        row, n = _ask(relation, f"SELECT min(n), count(*) FROM ({numbered}) WHERE {check.bad}")[0]
        more = f" ({n:,} such rows)" if n > 1 else ""
        raise BadTable(f"row {row}, column '{check.column}': {check.expected}{more}.")


def _checks() -> Iterator[_Check]:
    """Every check, in the order in which faults are told."""
    for column in CASE_COLUMNS:
        if column.needed:
            yield _Check(column.name, f"{column.name} IS NULL", "a value is needed in every row")
        if column.kind is not Kind.YES_NO:
            yield _check(column)
    for first, second in TOGETHER:
        bad = f"({first} IS NULL) <> ({second} IS NULL)"
        yield _Check(second, bad, f"it is given together with '{first}', or neither is")
    for first, second in IN_ORDER:
        yield _Check(second, f"{second} < {first}", f"it cannot be before '{first}'")
    yield _Check(
        "border_section",
        "border_section::VARCHAR NOT LIKE country || '-%'",
        "a code that begins with the row's country",
        "country, border_section",
    )


def _check(column: Column) -> _Check:
    name, text = column.name, f"{column.name}::VARCHAR"
    match column.kind:
        case Kind.CHOICE:
            return _Check(
                name, f"{text} NOT IN ({_quoted(column.choices)})", f"one of {', '.join(column.choices)}", name
            )
        case Kind.COUNTRY:
            kinds = ("country",) if name == "country" else ("country", "residual")
            good = [code for code, country in countries().items() if country.kind in kinds]
            return _Check(name, f"{text} NOT IN ({_quoted(good)})", "an ISO 3166 alpha-3 code", name)
        case Kind.SECTION:
            bad = f"NOT regexp_full_match({text}, '{SECTION_FORM}')"
            return _Check(name, bad, "a code such as GRC-LAND-NORTH, three letters of the State first", name)
        case _:
            bad = f"{name} NOT BETWEEN DATE '{EARLIEST}' AND DATE '{LATEST}'"
            return _Check(name, bad, f"a day from {EARLIEST.year} to {LATEST.year}")


def _quoted(values: Any) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _first_days(relation: Any) -> tuple[dict[tuple[str, str], date | None], int]:
    dates = [column.name for column in CASE_COLUMNS if column.kind is Kind.DATE]
    smallest = ", ".join(f"min({name})" for name in dates)
    found: dict[tuple[str, str], date | None] = {}
    rows = 0
    for country, n, *days in _ask(relation, f"SELECT country::VARCHAR, count(*), {smallest} FROM cases GROUP BY 1"):
        rows += n
        found |= {(country, name): day for name, day in zip(dates, days, strict=True)}
    if not rows:
        raise BadTable("there is no row: give the cases of at least one State.")
    return found, rows


def _known(begun: Mapping[tuple[str, str], date | None]) -> dict[tuple[str, str], date]:
    return {place: day for place, day in begun.items() if day is not None}


CHECKS = tuple(_checks())

__all__ = ["CASE_COLUMNS", "CaseRows"]
