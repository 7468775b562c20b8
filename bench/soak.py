"""The four forms against each other on a million random rows of each act: explanation, compiled function, columns, SQL.

    python bench/soak.py                     a million rows an act; writes bench/results/agreement.json
    python bench/soak.py --rows 20000 --acts SCR RBP

Every row goes through columns and the compiled function, every row without numbers beyond 128 bits through SQL. Explaining is the
slow reference: as many rows as `--explained` says. Ends with an error if anything differs."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import duckdb
from tests.law.agreement import (
    by_explanation,
    by_scalar,
    differences_from_plain,
    rows_that_differ,
    sql_table,
    wide,
    wide_from_scalar,
    wide_from_sql,
)
from tests.law.random_cases import random_columns

from bench.measure import RESULTS, Record, record, say, write
from fairway.law.calendars import Calendar
from fairway.law.language.columns import Columns
from fairway.law.language.loops import CHUNK
from fairway.law.language.scalar import Scalar, scalar
from fairway.law.language.sql import run_sql
from fairway.law.pack import packaged_book

BLOCK = 3 * CHUNK  # rows drawn together: SQL takes seconds to plan
PIECE = 8192  # rows that the compiled function does before they are compared: its answers are Python objects
WILD = 0.02  # of the rows of the last block of each act: numbers whose products need more than 64 bits


@dataclass
class Count:
    """Rows through each form, values compared, and the first differences."""

    rows: int = 0
    scalar: int = 0
    sql: int = 0
    explained: int = 0
    values: int = 0
    different: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        for name in ("rows", "scalar", "sql", "explained", "values", "different"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.examples += other.examples[: 10 - len(self.examples)]

    def differ(self, what: str, number: int) -> None:
        if number:
            self.different += number
            self.examples.append(f"{what}: {number}")


@cache
def forms(act: str) -> tuple[tuple[str, ...], Columns, Scalar]:
    book = packaged_book()
    rules = [rule.name for rule in book.rules.values() if rule.base.citation.act.short == act]
    form = Columns(book, rules, Calendar.packaged())
    form.compile()
    return tuple(rules), form, scalar(book, rules)


def block(act: str, seed: int, rows: int, explained: int, wild: float) -> Count:
    """One block of rows through all forms."""
    book, calendar = packaged_book(), Calendar.packaged()
    rules, form, function = forms(act)
    given = random_columns(book, form.facts, rows, seed, wild)
    count = Count(rows=rows)
    answers: Any = None
    if not wild:
        con = duckdb.connect(config={"threads": 1})
        con.register("cases", sql_table(book, given, rows))
        answers = (
            run_sql(con, book, "cases", rules, calendar=calendar, keep=["case_number"])
            .order("case_number")
            .to_arrow_table()
        )
        count.sql = rows
    chunk = form.chunk()
    for start in range(0, rows, PIECE):
        n = min(PIECE, rows - start)
        piece = {fact: tuple(c[start : start + n] for c in columns) for fact, columns in given.items()}
        for fact, columns in piece.items():
            for place, column in zip(chunk.fact(fact), columns, strict=True):
                place[:n] = column
        form.run(chunk, n)
        found = by_scalar(function, piece, n, calendar)
        for rule in form.rules:
            kind = book.rules[rule].type
            ours = wide([c[:n] for c in chunk.rule(rule)], kind)
            count.differ(
                f"{rule}, columns and function", len(rows_that_differ(ours, wide_from_scalar(found[rule], kind)))
            )
            count.values += n
            if answers is not None and rule in rules:
                theirs = wide_from_sql(answers.slice(start, n), rule, kind)
                count.differ(f"{rule}, columns and SQL", len(rows_that_differ(ours, theirs)))
                count.values += n
        count.scalar += n
        told = min(n, max(0, explained - start))
        if told:
            reference = by_explanation(book, form.rules, piece, slice(0, told), calendar)
            for difference in differences_from_plain(book, found, reference):
                count.differ(f"{difference} (function and explanation)", 1)
            count.explained += told
            count.values += told * len(form.rules)
    return count


def blocks(rows: int, explained: int) -> Iterator[tuple[int, int, int, float]]:
    """(seed, rows, rows to explain, share of wild rows): a million rows for every form, and one block of wild ones."""
    number = -(-rows // BLOCK)
    for i in range(number):
        n = min(BLOCK, rows - i * BLOCK)
        yield i, n, explained // (number + 1), 0.0
    yield number, min(rows, BLOCK // 4), explained // (number + 1), WILD


def soak(acts: list[str], rows: int, explained: int, workers: int) -> list[Record]:
    made = []
    for act in acts:
        began = time.perf_counter()
        forms(act)  # compiled once, found on disk by the workers
        total = Count()
        with ProcessPoolExecutor(workers) as pool:
            for done in [pool.submit(block, act, *work) for work in blocks(rows, explained)]:
                total.add(done.result())
        say(f"{act}: {total.scalar:,} rows, {total.different} differences, {time.perf_counter() - began:.0f} s")
        rules, form, _ = forms(act)
        method = (
            f"{len(rules)} rules of {act} and the {len(form.rules) - len(rules)} that they rest on; {total.scalar:,} random rows through "
            f"columns and function, {total.sql:,} of them through SQL, {total.explained:,} explained; {total.values:,} values compared; "
            "facts unknown in 15 % and none in 10 % of the rows, dates around the limits, fractions at them."
        )
        name = f"answers that differ between the four forms: {act}"
        bar = "none on at least 1,000,000 rows"
        holds = total.different == 0 and (total.sql >= 1_000_000 or rows < 1_000_000)
        made.append(record(name, "answers", float(total.different), method=method, bar=bar, holds=holds))
        for example in total.examples:
            say("  " + example)
    return made


def main() -> int:
    book = packaged_book()
    every = list(dict.fromkeys(rule.base.citation.act.short for rule in book.rules.values()))
    parser = argparse.ArgumentParser(description="Compare the four forms on random rows.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of each act")
    parser.add_argument("--explained", type=int, default=10_000, help="of which explained")
    parser.add_argument("--acts", nargs="+", default=every, choices=every)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=RESULTS / "agreement.json")
    chosen = parser.parse_args()
    records = soak(chosen.acts, chosen.rows, chosen.explained, chosen.workers)
    write(chosen.out, records)
    return 0 if all(r["ours"] == 0 for r in records) else 1


if __name__ == "__main__":
    raise SystemExit(main())
