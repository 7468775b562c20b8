"""The packaged law: one case through all acts, a cold start of the command, ten million rows from Parquet to Parquet."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.measure import best, cpu, say
from fairway.errors import FairwayError
from fairway.law.asking import ask
from fairway.law.cases import read_worked_case
from fairway.law.language.book import Book
from fairway.law.pack import packaged_book

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "examples" / "cases"
ROW_GROUP = 1 << 17


# ------------------------------------------------------------------------------------------------------- one case


def worked_cases() -> dict[str, tuple[Mapping[str, Any], date]]:
    """The facts and the day of every worked case, by file name."""
    found = {}
    for file in sorted(CASES.glob("*.toml")):
        case = read_worked_case(file.read_bytes(), file.name).case
        if case.calendar is None:
            found[file.stem] = (case.facts, case.on or date(2026, 7, 20))
    return found


def full_file(cases: Mapping[str, tuple[Mapping[str, Any], date]], book: Book) -> tuple[dict[str, Any], date]:
    """The facts of all worked cases in one file, the first to name a fact giving it: a file as full as files become."""
    facts: dict[str, Any] = {}
    on = max(day for _, day in cases.values())
    for given, _ in cases.values():
        for name, value in given.items():
            if name in facts:
                continue
            try:
                ask({**facts, name: value}, on=on, book=book, rules=["registration_due"])
            except FairwayError:  # contradicts an earlier case's dates
                continue
            facts[name] = value
    return facts, on


def explained_ms(facts: Mapping[str, Any], on: date, times: int) -> float:
    """CPU milliseconds of all findings of one case with explanation, from raw facts, warm."""
    book = packaged_book()

    def work() -> None:
        ask(facts, on=on, book=book).explained()

    for _ in range(5):
        work()
    return 1000 * best({"ours": lambda: cpu(work)}, times)["ours"]


# ----------------------------------------------------------------------------------------------------- cold start


COLD = """
import sys
from fairway.cli import main
try:
    sys.exit(main())
finally:
    heavy = [name for name in ("numba", "numpy", "duckdb", "pyarrow") if name in sys.modules]
    print("heavy:", *heavy, file=sys.stderr)
"""


def cold_start(file: Path, times: int) -> tuple[list[float], list[str]]:
    """Wall seconds of `fairway law ask FILE`, each in a new process, and the heavy packages that it loaded."""
    command = [sys.executable, "-c", COLD, "law", "ask", str(file)]
    seconds, heavy = [], set()
    for _ in range(times + 1):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        seconds.append(time.perf_counter() - start)
        if done.returncode not in (0, 1):
            raise SystemExit(f"fairway law ask {file.name} ended with {done.returncode}:\n{done.stderr}")
        heavy |= set(done.stderr.rpartition("heavy:")[2].split())
    return seconds[1:], sorted(heavy)  # the first one may have had to write bytecode


# ----------------------------------------------------------------------------------------------- ten million rows


def procedure_and_responsibility(book: Book) -> list[str]:
    """All rules of the Asylum Procedure Regulation and of AMMR."""
    return [name for name, rule in book.rules.items() if rule.base.citation.act.short in ("APR", "AMMR")]


def ten_million(rows: int) -> dict[str, Any]:
    """What the child measured: rules, facts, seconds of CPU, bytes at the peak, bytes of the files."""
    with tempfile.TemporaryDirectory(dir=_data()) as folder:
        source, target = Path(folder) / "in.parquet", Path(folder) / "out.parquet"
        say(f"  writing {rows:,} rows ...")
        _child("write", source, rows)
        say("  asking ...")
        _child("ask", source, target, 0)  # compiles, where the cache is empty: not what is measured
        found: dict[str, Any] = _child("ask", source, target, 1)
        return found | {"bytes_in": source.stat().st_size, "bytes_out": target.stat().st_size}


def _data() -> Path:
    folder = ROOT / "bench" / "data"
    folder.mkdir(exist_ok=True)
    return folder


def _child(*words: object) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "bench.ten_million", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def median(numbers: Sequence[float]) -> float:
    return statistics.median(numbers)
