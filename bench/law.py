"""The law's benchmark: Fairway beside OpenFisca, zen and plain Python, in one run, on the same rules and the same rows.

python bench/law.py            everything; writes bench/results/law.json and the table in bench/README.md
python bench/law.py --quick    a smoke test: ours only, few rows, no peers; writes nothing unless told where
python bench/law.py --lock     resolves the peers' versions again"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import readme, whole
from bench.measure import RESULTS, Record, best, cpu, record, say, write
from bench.ours18 import Batch, Cases, save_calendar
from bench.peers.environment import PeerProcess, lock
from bench.peers.plain_rules import Plain
from bench.rows18 import OUTPUTS, Columns, bytes_in, differences, load, rows, save
from fairway.law.pack import packaged_book

MILLION = 1_000_000
SOME, FEW = 50_000, 2_000  # rows for plain Python, and for zen
EACH = 200  # single cases in one timing
TURNS = 7
AGREE_ON = 200_000


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the law beside its peers.")
    parser.add_argument("--quick", action="store_true", help="a smoke test of ours only")
    parser.add_argument("--lock", action="store_true", help="resolve the peers' versions again, and stop")
    parser.add_argument(
        "--without-ten-million", action="store_true", help="leave out the longest part; its last records stay"
    )
    parser.add_argument("--out", type=Path, help="where to write the records (default: bench/results/law.json)")
    given = parser.parse_args()
    if given.lock:
        lock()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        records = quick(Path(folder)) if given.quick else everything(Path(folder), ten=not given.without_ten_million)
    if given.without_ten_million:
        records += kept()
    if given.out or not given.quick:
        write(given.out or RESULTS / "law.json", records)
    if not given.quick and not given.out:
        readme.update()
    print(readme.table(records))
    return 0


def quick(folder: Path) -> list[Record]:
    """Ours only, on few rows, checked against plain Python."""
    data = prepared(folder, SOME)
    batch, single = Batch(data), Cases({name: column[:EACH] for name, column in data.items()})
    agreed = agreement(batch, single, Plain(folder / "calendar.npz"), data)
    seconds = best({"batch": lambda: cpu(batch.run), "one": lambda: cpu(lambda: single.explained(single.cases))}, 3)
    return [
        agreed,
        record("batch, 18 rules", "rows per CPU-second", SOME / seconds["batch"], method=f"{SOME:,} rows, smoke test"),
        record("one case with explanation, 18 rules", "cases per CPU-second", EACH / seconds["one"],
               method=f"{EACH} cases, smoke test"),
        *whole_cases(times=2),
    ]  # fmt: skip


def everything(folder: Path, *, ten: bool) -> list[Record]:
    records: list[Record] = []
    data = prepared(folder, MILLION)
    say("Batch and single cases, 18 rules ...")
    batch, holes = Batch(data), Batch(data, unknown=0.15)
    single = Cases({name: column[:FEW] for name, column in data.items()})
    records.append(agreement(batch, single, Plain(folder / "calendar.npz"), data))
    with ExitStack() as stack:
        peers = {}
        for which in ("openfisca", "openfisca-tables", "plain", "zen", "zen-without-days-off"):
            say(f"  starting {which}")
            count = MILLION if which.startswith("openfisca") else SOME
            peers[which] = stack.enter_context(PeerProcess(which, few(folder, data, count), folder / "calendar.npz"))
        records += batches(folder, batch, holes, data, peers)
        records += singles(single, peers)
    say("All acts, one case ...")
    records += whole_cases(times=30)
    say("Cold start ...")
    records.append(cold())
    if ten:
        say("Ten million rows ...")
        records += ten_million()
    return records


def kept() -> list[Record]:
    """The records of the last ten million rows."""
    file = RESULTS / "law.json"
    old: list[Record] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return [item for item in old if item["name"].startswith("10 million")]


def prepared(folder: Path, n: int) -> Columns:
    """The rows, and the calendar beside them for the peers."""
    save_calendar(folder / "calendar.npz")
    save(folder / "rows.npz", rows(n))
    return load(folder / "rows.npz")


def few(folder: Path, data: Columns, n: int) -> Path:
    """The first n rows as a file for a peer."""
    file = folder / f"rows-{n}.npz"
    if not file.exists():
        save(file, {name: column[:n] for name, column in data.items()})
    return file


# ------------------------------------------------------------------------------------------------------ 18 rules


def agreement(batch: Batch, single: Cases, plain: Plain, data: Columns) -> Record:
    """Ours in both forms against the rules written by hand. A difference ends the run: nothing would be worth measuring."""
    n = min(AGREE_ON, batch.count)
    batch.run()
    ours, one_by_one = batch.answer(), single.answer(min(n, len(single.cases)))
    by_hand = plain.plain(plain.run(plain.cases({name: column[:n] for name, column in data.items()})))
    wrong = differences({name: ours[name][:n] for name in OUTPUTS}, by_hand)
    m = len(one_by_one[OUTPUTS[0]])
    wrong_one = differences(one_by_one, {name: by_hand[name][:m] for name in OUTPUTS})
    total = sum(wrong.values()) + sum(wrong_one.values())
    if total:
        raise SystemExit(f"Fairway and plain Python differ. Columns: {wrong}. One by one: {wrong_one}.")
    return record(
        "answers that differ from the rules written by hand", "answers", total, bar="none", holds=True,
        method=f"18 rules in plain Python against the column form on {n:,} rows and the compiled function on {m:,}, 11 outputs each",
    )  # fmt: skip


def batches(folder: Path, batch: Batch, holes: Batch, data: Columns, peers: dict[str, PeerProcess]) -> list[Record]:
    say("  batches")
    source, target = np.ones(32 << 20, np.uint8), np.empty(32 << 20, np.uint8)
    works: dict[str, Callable[[], float]] = {
        "ours": lambda: cpu(batch.run),
        "openfisca": lambda: peers["openfisca"].seconds("batch", MILLION),
        "openfisca-tables": lambda: peers["openfisca-tables"].seconds("batch", MILLION),
        "holes": lambda: cpu(holes.run),
        "plain": lambda: peers["plain"].seconds("batch", SOME),
        "zen": lambda: peers["zen"].seconds("batch", FEW),
        "copy": lambda: cpu(lambda: np.copyto(target, source)),
    }
    seconds = best(works, TURNS)
    counts = {"plain": SOME, "zen": FEW}
    speed = {name: counts.get(name, MILLION) / seconds[name] for name in works if name != "copy"}
    copied = 2 * source.nbytes / seconds["copy"]
    moved = bytes_in(data) + batch.bytes_out
    ours = batch.answer()
    found = []
    about = {
        "openfisca": ("OpenFisca", "at least 20 times", "its dates as NumPy days, its months by NumPy's calendar, as its authors write them"),
        "openfisca-tables": ("OpenFisca with our month tables", None, "months by tables that we wrote for it: not how it is used"),
        "plain": ("plain Python", None, f"one function by hand, no explanation; {SOME:,} rows"),
        "zen": ("zen", None, f"one decision graph, days off by a custom node; {FEW:,} rows"),
    }  # fmt: skip
    for which, (title, bar, how) in about.items():
        peer = peers[which]
        n = counts.get(which, MILLION)
        peer.ask("answer", n, folder / f"{which}.npz")
        wrong = differences({name: ours[name][:n] for name in OUTPUTS}, load(folder / f"{which}.npz"))
        seen = ", ".join(f"{name} in {count:,} of {n:,} rows" for name, count in wrong.items() if count) or "nothing"
        ratio = speed["ours"] / speed[which]
        found.append(record(
            f"batch, 18 rules: {title}", "rows per CPU-second", speed["ours"], peer=speed[which], peer_name=peer.name,
            peer_version=peer.version, bar=bar, holds=None if bar is None else ratio >= 20,
            method=f"{MILLION:,} rows, each side's inputs in its own form beforehand, best of {TURNS} by turns; {how}; differs in {seen}",
        ))  # fmt: skip
    found += [
        record(
            "batch, 18 rules: share of the memory-copy limit", "%", 100 * speed["ours"] * moved / copied,
            method=f"{moved} bytes a row in and out; NumPy copies {copied / 1e9:.1f} GB (read and written) in a CPU-second",
        ),
        record(
            "batch, 18 rules, 15 % of the facts unknown", "rows per CPU-second", speed["holes"],
            method=f"{MILLION:,} rows, best of {TURNS}; no peer can express an unknown fact",
        ),
    ]  # fmt: skip
    return found


def singles(single: Cases, peers: dict[str, PeerProcess]) -> list[Record]:
    say("  single cases")
    some = single.cases[:EACH]
    works: dict[str, Callable[[], float]] = {
        "explained": lambda: cpu(lambda: single.explained(some)) / EACH,
        "openfisca": lambda: peers["openfisca"].seconds("traced", EACH),
        "zen": lambda: peers["zen"].seconds("traced", EACH),
        "zen-without-days-off": lambda: peers["zen-without-days-off"].seconds("traced", EACH),
        "asked": lambda: cpu(lambda: single.asked(some)) / EACH,
        "plain": lambda: peers["plain"].seconds("one", EACH),
    }
    micro = {name: 1e6 * seconds for name, seconds in best(works, 2 * TURNS).items()}
    about = {
        "openfisca": ("explained", "OpenFisca with trace", "one case with explanation, 18 rules", "at least 15 times",
                      "trace on, and its flat trace made: values and what they were made of, no branch, no citation, nothing missing"),
        "zen": ("explained", "zen with trace", "one case with explanation, 18 rules", "at least 15 times",
                "trace on: input and output of six nodes, the row of a table that fired; no citation, nothing missing"),
        "zen-without-days-off": ("explained", "zen with trace, days off left out", "one case with explanation, 18 rules", None,
                                 "the least that zen can need: its graph without the custom node, so seven answers are wrong"),
        "plain": ("asked", "plain Python", "one case, values only, 18 rules", None,
                  "our facts checked at the door; by hand nothing is checked"),
    }  # fmt: skip
    found = []
    for which, (ours, title, name, bar, how) in about.items():
        peer = peers[which]
        found.append(record(
            f"{name}: {title}", "CPU microseconds", micro[ours], peer=micro[which], peer_name=peer.name,
            peer_version=peer.version, more_is_better=False, bar=bar, holds=None if bar is None else micro[which] / micro[ours] >= 15,
            method=f"{EACH} different cases one at a time, mean of a run, best of {2 * TURNS} runs by turns; ours from raw facts: "
            f"door, all findings with value, citation, branch, facts used and missing; {how}"
            if ours == "explained" else f"{EACH} different cases one at a time, best of {2 * TURNS} runs by turns; {how}",
        ))  # fmt: skip
    return found


# --------------------------------------------------------------------------------------------------- packaged law


def whole_cases(times: int) -> list[Record]:
    book, cases = packaged_book(), whole.worked_cases()
    each = [whole.explained_ms(facts, on, times) for facts, on in cases.values()]
    full, on = whole.full_file(cases, book)
    typical, fullest = whole.median(each), whole.explained_ms(full, on, times)
    how = f"all {len(book.rules)} rules from raw facts, door included, warm, CPU time, best of {times} for each case"
    return [
        record(
            "all acts, one case, all findings with explanation", "ms", typical, bar="under 1 ms", holds=typical < 1,
            method=f"{how}; median of the {len(each)} worked cases in examples/cases; slowest {max(each):.2f} ms",
        ),
        record(
            "all acts, one full file, all findings with explanation", "ms", fullest,
            method=f"{how}; the {len(full)} facts of all worked cases in one file",
        ),
    ]  # fmt: skip


def cold() -> Record:
    file = next(iter(sorted(whole.CASES.glob("*.toml"))))
    seconds, heavy = whole.cold_start(file, 15)
    least, middle = min(seconds), whole.median(seconds)
    seen = f"loaded {', '.join(heavy)}" if heavy else "neither numba nor NumPy, DuckDB or Arrow was loaded"
    return record(
        "cold start of `fairway law ask FILE`",
        "s",
        least,
        bar="under 0.6 s, without numba",
        holds=least < 0.6 and "numba" not in heavy,
        method=f"by the clock, a new process each time, least of {len(seconds)}, median {middle:.2f} s (other work slows it); {seen}",
    )


def ten_million(n: int = 10 * MILLION) -> list[Record]:
    seen = whole.ten_million(n)
    peak = seen["peak"] / 2**30
    how = (
        f"{seen['rows']:,} rows, {seen['rules']} rules of APR and AMMR and what they rest on, {seen['facts']} facts, half of them "
        f"unknown; Parquet ({seen['bytes_in'] / 2**30:.1f} GiB) to Parquet ({seen['bytes_out'] / 2**30:.1f} GiB), one thread asked for"
    )
    return [
        record("10 million rows, all procedure and responsibility rules: peak memory", "GiB", peak, bar="under 4 GiB",
               holds=peak < 4, method=f"{how}; greatest resident size of the process"),
        record("10 million rows, all procedure and responsibility rules", "rows per CPU-second", seen["rows"] / seen["cpu"],
               method=f"{how}; {seen['cpu']:.0f} CPU-seconds, {seen['wall']:.0f} s by the clock"),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
