"""Ten million rows through all procedure and responsibility rules, in a process of its own, so that its peak is its own.

python -m bench.ten_million write FILE ROWS
python -m bench.ten_million ask IN OUT 0|1      0: the first row group only, so that every kernel is compiled"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.whole import ROW_GROUP, procedure_and_responsibility
from fairway.law.language.book import Book
from fairway.law.language.declare import Fact
from fairway.law.language.types import Kind
from fairway.law.pack import packaged_book

KNOWN = 0.5
STEP = 30
FIRST = (date(2026, 7, 1) - date(1970, 1, 1)).days
BLOCKS = 4  # different blocks of rows, written by turns: their making is not what is measured


def facts_of(book: Book) -> list[str]:
    """The facts that the rules rest on. Sets are left unknown: no register has them in a column."""
    rules = book.closure(procedure_and_responsibility(book))
    read = {ref.name for rule in rules for ref in book.rules[rule].reads if not ref.is_rule}
    return [name for name, fact in book.facts.items() if name in read and fact.type.kind is not Kind.CHOICES]


def column(fact: Fact, n: int, start: Any, depth: int, luck: np.random.Generator) -> pa.Array:
    """n values, half of them unknown; the acting State always known. Dates come in the order that the facts demand."""
    gone = np.zeros(n, bool) if fact.name == "acting_state" else luck.random(n) >= KNOWN
    match fact.type.kind:
        case Kind.BOOL:
            return pa.array(luck.random(n) < 0.5, mask=gone)
        case Kind.DATE:
            days = start + depth * STEP + luck.integers(0, STEP, n)
            return pa.array(days.astype(np.int32), mask=gone).cast(pa.date32())
        case Kind.INSTANT:
            seconds = (start + depth * STEP) * 86400 + luck.integers(0, STEP * 86400, n)
            return pa.array(seconds.astype(np.int64), mask=gone).cast(pa.timestamp("s", tz="UTC"))
        case Kind.CHOICE:
            places = pa.array(luck.integers(0, len(fact.type.options), n).astype(np.int16), mask=gone)
            return pa.DictionaryArray.from_arrays(places, pa.array(fact.type.options))
        case Kind.FRACTION:
            places = pa.array(luck.integers(0, 101, n).astype(np.int16), mask=gone)
            return pa.DictionaryArray.from_arrays(places, pa.array([f"{i}/100" for i in range(101)]))
        case _:
            low = int(fact.minimum or 0)
            high = int(fact.maximum) if fact.maximum is not None else low + 1000
            return pa.array(luck.integers(low, high + 1, n), mask=gone)


def depth_of(book: Book, name: str) -> int:
    """How many dates must come before a date."""
    return max((1 + depth_of(book, other) for other in book.facts[name].after), default=0)


def write(file: str, rows: int) -> dict[str, Any]:
    book, luck = packaged_book(), np.random.default_rng(10)
    names, blocks = facts_of(book), []
    for _ in range(BLOCKS):
        start = FIRST + luck.integers(0, 700, ROW_GROUP)
        columns = {name: column(book.facts[name], ROW_GROUP, start, depth_of(book, name), luck) for name in names}
        blocks.append(pa.table(columns))
    with pq.ParquetWriter(file, blocks[0].schema, compression="zstd") as writer:
        for i, done in enumerate(range(0, rows, ROW_GROUP)):
            writer.write_table(blocks[i % BLOCKS].slice(0, min(ROW_GROUP, rows - done)), row_group_size=ROW_GROUP)
    return {"facts": len(names)}


def answer(source: str, target: str, *, whole: bool) -> dict[str, Any]:
    from fairway.law.many import ask_many

    book = packaged_book()
    rules = procedure_and_responsibility(book)
    if not whole:
        first = Path(source).with_name("first.parquet")
        pq.write_table(pq.ParquetFile(source).read_row_group(0).slice(0, 1000), first)
        source = str(first)
    cpu, wall = time.process_time(), time.perf_counter()
    ask_many(Path(source), on=date(2027, 1, 4), rules=rules, to=Path(target), on_error="mark")
    return {
        "rows": pq.ParquetFile(source).metadata.num_rows,
        "rules": len(book.closure(rules)),
        "facts": len(facts_of(book)),
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", file, rows]:
            print(json.dumps(write(file, int(rows))))
        case ["ask", source, target, whole]:
            print(json.dumps(answer(source, target, whole=whole == "1")))
        case _:
            raise SystemExit(__doc__)
