"""The observatory's benchmark: own cases by the million through our own code, against Polars and pandas in one run; commands.

python bench/observatory.py            everything; writes bench/results/observatory.json
python bench/observatory.py --quick    a smoke test on 200,000 rows; writes nothing

Three questions of one Parquet file of synthetic case rows, each engine in a process of its own, answers compared:
Q1  applications by month, State and citizenship
Q2  recognition rate and exact median of days to a decision, by quarter
Q3  applications by month, State and citizenship against the same month of the year before"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measure import RESULTS, Record, record, say, write

ROOT = Path(__file__).resolve().parent.parent
ROWS = 20_000_000
DAY = date(2025, 6, 30)
TIMES = 3
QUESTIONS = ("Q1", "Q2", "Q3")
WHAT = {
    "Q1": "month x State x citizenship",
    "Q2": "rate and exact median by quarter",
    "Q3": "year-on-year by month x State x citizenship",
}
ENGINES = ("ours", "polars", "pandas")
WALL_BAR, MEMORY_BAR = 3.0, 1 << 30
Answers = dict[str, Callable[[], Any]]

COMMANDS: tuple[tuple[str, tuple[str, ...], float | None], ...] = (
    ("an indicator of packaged data", ("indicator", "recognition_rate_first_instance", "--where", "country=GRC"), None),
    ("the board from packaged data, in a terminal", ("board",), 3.0),
    ("the board as one HTML file", ("board", "--format", "html", "--out", "-"), 10.0),
    ("the board as a tagged PDF", ("board", "--format", "pdf", "--out", "-"), 10.0),
)
"""Commands from packaged data, each in a new process: name, words after `fairway`, most seconds of wall time. Add a line for more."""


# ------------------------------------------------------------------------------------------------- engines


def ours(file: str) -> tuple[Answers, dict[str, float]]:
    """Through CaseRows, OwnFigures, pace and evaluate, as any indicator runs on own cases."""
    from fairway.observatory.indicators import Indicator, evaluate
    from fairway.observatory.indicators.formula import Change, Total
    from fairway.observatory.observations import Unit
    from fairway.observatory.own.cases import CaseRows
    from fairway.observatory.own.figures import OwnFigures
    from fairway.observatory.own.pace import pace
    from fairway.observatory.spans import Frequency

    applications, by = "eurostat:asylum_applicants", ("country", "citizenship")
    change = Indicator(
        name="applications_change", title="Applications against the year before", points=(1,), unit=Unit.SHARE,
        definition="For this benchmark.", formula=Change(Total(applications)), dimensions=by, frequency=Frequency.MONTH,
        citation="none", pitfalls=("Synthetic.",),
    )  # fmt: skip
    start, cpu = time.perf_counter(), time.process_time()
    own = OwnFigures(CaseRows.open(Path(file)), DAY)
    opened = {"open_wall": time.perf_counter() - start, "open_cpu": time.process_time() - cpu}

    def q1() -> Any:
        return own.table(applications, by=by)

    def q2() -> Any:
        return pace(own.rows, DAY)

    def q3() -> Any:
        return evaluate(change, own, by=by)

    def plain(question: str, found: Any) -> Iterable[tuple[Any, ...]]:
        if question == "Q1":
            return ((*key, p.label, cell.value) for (key, p), cell in found.cells.items() if cell.value)
        if question == "Q2":
            return ((p.first, one.protected, one.on_merits, Fraction(one.median_days)) for (_, p), one in found.items())
        # Rows that are nil in one of the two months are left to each engine's taste.
        known = ((key, p, v.number) for (key, p), v in found.cells.items() if v.number is not None)
        return ((*key, p.label, number) for key, p, number in known if number > -1)

    return {"Q1": q1, "Q2": q2, "Q3": q3, "plain": plain}, opened  # type: ignore[dict-item]


def polars(file: str) -> tuple[Answers, dict[str, float]]:
    """Lazy frames over the file, streaming."""
    import polars as pl

    lodged = (
        pl.scan_parquet(file)
        .filter(pl.col("lodged_on") <= DAY)
        .group_by("country", "citizenship", pl.col("lodged_on").dt.truncate("1mo").alias("month"))
        .agg(pl.len().alias("n"))
    )
    outcome = pl.col("outcome")
    decided = (
        pl.scan_parquet(file)
        .filter(pl.col("decided_on") <= DAY)
        .group_by(pl.col("decided_on").dt.truncate("1q").alias("quarter"))
        .agg(
            outcome.is_in(["recognised", "complementary"]).sum().alias("protected"),
            outcome.is_in(["recognised", "complementary", "rejected"]).sum().alias("merits"),
            (pl.col("decided_on") - pl.col("lodged_on")).dt.total_days().median().alias("days"),
        )
    )
    before = lodged.with_columns(pl.col("month").dt.offset_by("1y"))
    change = lodged.join(before, on=["country", "citizenship", "month"], suffix="_before")

    def collected(frame: pl.LazyFrame) -> Callable[[], Any]:
        return lambda: frame.collect(engine="streaming")

    def plain(question: str, found: Any) -> Iterable[tuple[Any, ...]]:
        if question == "Q1":
            return (
                (c, z, f"{m:%Y-%m}", n) for c, z, m, n in found.select("country", "citizenship", "month", "n").rows()
            )
        if question == "Q2":
            return (
                (q, a, b, Fraction(d)) for q, a, b, d in found.select("quarter", "protected", "merits", "days").rows()
            )
        columns = found.select("country", "citizenship", "month", "n", "n_before").rows()
        return ((c, z, f"{m:%Y-%m}", Fraction(n, old) - 1) for c, z, m, n, old in columns)

    return {"Q1": collected(lodged), "Q2": collected(decided), "Q3": collected(change), "plain": plain}, {}  # type: ignore[dict-item]


def pandas(file: str) -> tuple[Answers, dict[str, float]]:
    """Only the columns that a question needs, text as categories: with all columns it would not fit in ordinary memory."""
    import pandas as pd
    import pyarrow.parquet as pq

    last = pd.Timestamp(DAY)

    def read(*columns: str) -> Any:
        text = [name for name in columns if not name.endswith("_on")]
        return pq.read_table(file, columns=list(columns), read_dictionary=text).to_pandas(date_as_object=False)

    def counts() -> Any:
        frame = read("country", "citizenship", "lodged_on")
        frame = frame[frame["lodged_on"] <= last]
        month = frame["lodged_on"].dt.to_period("M").rename("month")
        grouped = frame.groupby(["country", "citizenship", month], observed=True).size()
        return grouped.rename("n").reset_index()

    def q2() -> Any:
        frame = read("lodged_on", "decided_on", "outcome")
        frame = frame[frame["decided_on"] <= last]
        merits = frame["outcome"].isin(["recognised", "complementary", "rejected"])
        frame = frame.assign(
            merits=merits,
            protected=merits & (frame["outcome"] != "rejected"),
            days=(frame["decided_on"] - frame["lodged_on"]).dt.days,
        )
        grouped = frame.groupby(frame["decided_on"].dt.to_period("Q"))
        return grouped.agg({"protected": "sum", "merits": "sum", "days": "median"})

    def q3() -> Any:
        now = counts()
        before = now.assign(month=now["month"] + 12)
        return now.merge(before, on=["country", "citizenship", "month"], suffixes=("", "_before"))

    def plain(question: str, found: Any) -> Iterable[tuple[Any, ...]]:
        if question == "Q1":
            return ((r.country, r.citizenship, str(r.month), r.n) for r in found.itertuples())
        if question == "Q2":
            return (
                (r.Index.start_time.date(), int(r.protected), int(r.merits), Fraction(r.days))
                for r in found.itertuples()
            )
        return (
            (r.country, r.citizenship, str(r.month), Fraction(int(r.n), int(r.n_before)) - 1)
            for r in found.itertuples()
        )

    return {"Q1": counts, "Q2": q2, "Q3": q3, "plain": plain}, {}  # type: ignore[dict-item]


def child(engine: str, file: str, times: int) -> dict[str, Any]:
    """All questions in this process: best wall and CPU seconds, peak memory, and a digest of each answer."""
    answers, found = {"ours": ours, "polars": polars, "pandas": pandas}[engine](file)
    result: dict[str, Any] = dict(found)
    for question in QUESTIONS:
        wall, cpu, answer = float("inf"), float("inf"), None
        for _ in range(times):
            answer = None  # not two answers at once
            start, used = time.perf_counter(), time.process_time()
            answer = answers[question]()
            wall, cpu = min(wall, time.perf_counter() - start), min(cpu, time.process_time() - used)
        # Before the answer is written out for comparing, which is not what is measured.
        peak = own_peak()
        rows = sorted(map(repr, answers["plain"](question, answer)))  # type: ignore[call-arg]
        digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()
        result[question] = {"wall": wall, "cpu": cpu, "peak": peak, "rows": len(rows), "digest": digest}
    return result


def own_peak() -> int:
    """Bytes of memory at this process's peak. Not getrusage: what the parent held at the fork would count as well."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


# ------------------------------------------------------------------------------------------------- the run


def run(words: Iterable[object]) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.observatory", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measured(file: Path, times: int) -> dict[str, dict[str, Any]]:
    """Each question by each engine in a process of its own. Stops if two engines answer differently."""
    found = {}
    for engine in ENGINES:
        found[engine] = run(["child", engine, file, times])
        for question in QUESTIONS:
            one = found[engine][question]
            say(f"  {engine:7}{question}  {one['wall']:6.2f} s wall  {one['cpu']:6.2f} s CPU  {one['peak'] / 2**20:6.0f} MiB"
                f"  {one['rows']:,} rows")  # fmt: skip
    for question in QUESTIONS:
        digests = {engine: found[engine][question]["digest"] for engine in ENGINES}
        if len(set(digests.values())) != 1:
            raise SystemExit(f"{question}: the engines do not answer alike: {digests}")
    return found


def records(found: dict[str, dict[str, Any]], rows: int, load: str) -> list[Record]:
    how = f"{rows:,} synthetic rows, one Parquet file; best of {TIMES}; load {load}; answers the same; Q3 ours through the evaluator of "
    how += "indicators, exact fractions in Python"
    peers = {"polars": "Polars, streaming", "pandas": "pandas, only the columns needed, read anew for each question"}
    made = []
    for engine, name in peers.items():
        for unit, key in (("s wall", "wall"), ("s CPU", "cpu")):
            made += [
                record(f"{question} {WHAT[question]}, {key}, against {engine}", unit, found["ours"][question][key], method=how,
                       peer=found[engine][question][key], peer_name=name, peer_version=version(engine), more_is_better=False)
                for question in QUESTIONS
            ]  # fmt: skip
        made.append(
            record(f"peak memory, all questions, against {engine}", "MiB", peak(found["ours"]) / 2**20, method=how,
                   peer=peak(found[engine]) / 2**20, peer_name=name, peer_version=version(engine), more_is_better=False)
        )  # fmt: skip
    both = found["ours"]["Q1"]["wall"] + found["ours"]["Q2"]["wall"]
    made += [
        record("Q1 and Q2 together", "s wall", both, method=how, bar=f"at most {WALL_BAR:g}, two idle cores", holds=both <= WALL_BAR),
        record("peak memory, opening and all questions", "MiB", peak(found["ours"]) / 2**20, method=how, bar="under 1024",
               holds=peak(found["ours"]) < MEMORY_BAR),
        record("checking every row and column at the door, once", "s wall", found["ours"]["open_wall"], method=how),
        record("checking every row and column at the door, once, CPU", "s CPU", found["ours"]["open_cpu"], method=how),
    ]  # fmt: skip
    return made


def peak(one: dict[str, Any]) -> int:
    return max(int(one[question]["peak"]) for question in QUESTIONS)


def version(engine: str) -> str:
    from importlib.metadata import version as of

    return of(engine)


def commands(times: int) -> list[Record]:
    """Each command in a new process, the first run thrown away: it may have to write bytecode."""
    made = []
    for name, words, bar in COMMANDS:
        walls = []
        for _ in range(times + 1):
            start = time.perf_counter()
            done = subprocess.run([sys.executable, "-c", "import sys; from fairway.cli import main; sys.exit(main())", *words],
                                  cwd=ROOT, capture_output=True, check=False)  # fmt: skip
            walls.append(time.perf_counter() - start)
            if done.returncode != 0:
                raise SystemExit(f"fairway {' '.join(words)} ended with {done.returncode}:\n{done.stderr.decode()}")
        wall = min(walls[1:])
        say(f"  fairway {' '.join(words)}: {wall:.2f} s")
        told = None if bar is None else f"at most {bar:g}"
        made.append(record(f"{name}, from start to end", "s wall", wall, bar=told, holds=None if bar is None else wall <= bar,
                           method=f"fairway {' '.join(words)}; best of {times}, each in a new process"))  # fmt: skip
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description="Own cases by the million, against Polars and pandas; commands.")
    parser.add_argument("--quick", action="store_true", help="a smoke test: few rows, once, nothing written")
    parser.add_argument("--out", type=Path, default=RESULTS / "observatory.json", help="where to write the records")
    parser.add_argument(
        "--commands", action="store_true", help="time the commands alone, and keep the other records as they are"
    )
    given = parser.parse_args()
    if given.commands:
        fresh = {one["name"]: one for one in commands(5)}
        kept = [one for one in json.loads(given.out.read_text(encoding="utf-8")) if one["name"] not in fresh]
        write(given.out, [*kept, *fresh.values()])
        return 0
    rows, times = (200_000, 1) if given.quick else (ROWS, TIMES)
    folder = ROOT / "bench" / "data"
    folder.mkdir(exist_ok=True)
    file = folder / f"cases-{rows}.parquet"
    try:
        say(f"writing {rows:,} synthetic rows ...")
        start = time.perf_counter()
        run(["write", file, rows])
        say(f"  {time.perf_counter() - start:.1f} s, {file.stat().st_size / 2**20:.0f} MiB")
        before = os.getloadavg()[0]
        found = measured(file, times)
        load = f"{before:.1f} before, {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} cores"
        made = [*records(found, rows, load), *commands(times)]
    finally:
        file.unlink(missing_ok=True)
    say(f"load {load}")
    if not given.quick:
        write(given.out, made)
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", file, rows]:
            from fairway.observatory.own import synthetic

            synthetic.write(Path(file), int(rows))
            print(json.dumps({}))
        case ["child", engine, file, times]:
            print(json.dumps(child(engine, file, int(times))))
        case _:
            raise SystemExit(main())
