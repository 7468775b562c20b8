"""Measuring: the best of several runs in CPU time, ours and theirs by turns, and the record that every benchmark writes.

CPU time (all threads) and not wall clock, because the machine may be busy with other work; the best and not the mean, because
whatever else ran can only have made it slower."""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Record = dict[str, Any]

FIELDS = ("name", "unit", "ours", "peer", "peer_name", "peer_version", "ratio", "bar", "holds", "method", "machine")
RESULTS = Path(__file__).parent / "results"


def cpu(work: Callable[[], Any]) -> float:
    """CPU seconds of one run, all threads."""
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e9


def best(works: Mapping[str, Callable[[], float]], times: int) -> dict[str, float]:
    """The smallest of several timings of each work; one of each in turn, so that a busy spell meets all of them."""
    found = dict.fromkeys(works, float("inf"))
    for _ in range(times):
        for name, work in works.items():
            found[name] = min(found[name], work())
    return found


def machine() -> str:
    """Processor, cores, memory, system and Python; not its name."""
    cpuinfo, meminfo = Path("/proc/cpuinfo"), Path("/proc/meminfo")
    model, cores, memory = platform.processor() or platform.machine(), 0, ""
    if cpuinfo.exists():
        lines = cpuinfo.read_text().splitlines()
        models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        model, cores = (models or [model])[0], len(models)
    if meminfo.exists():
        memory = f", {int(meminfo.read_text().split()[1]) / 2**20:.0f} GiB"
    return f"{model}, {cores} cores{memory}, {platform.system()}, Python {platform.python_version()}"


def record(
    name: str, unit: str, ours: float, *, method: str, peer: float | None = None, peer_name: str | None = None,
    peer_version: str | None = None, bar: str | None = None, holds: bool | None = None, more_is_better: bool = True,
) -> Record:  # fmt: skip
    """One line of results. ratio: how many times better ours is than the peer's. bar, holds: null where there is none."""
    ratio = None
    if peer is not None:
        ratio = rounded(ours / peer if more_is_better else peer / ours)
    return dict(zip(FIELDS, (
        name, unit, rounded(ours), None if peer is None else rounded(peer), peer_name, peer_version, ratio, bar, holds,
        method, machine(),
    ), strict=True))  # fmt: skip


def rounded(number: float) -> float:
    """Three significant figures: more would be noise."""
    exact = float(f"{number:.3g}")
    return int(exact) if exact.is_integer() and (abs(exact) >= 100 or exact == 0) else exact


def faults(records: Any) -> list[str]:
    """What is wrong with the form of a file of records; empty if nothing is."""
    if not isinstance(records, list) or not records:
        return ["not a list of records"]
    found = []
    for i, item in enumerate(records):
        where = f"record {i}"
        if not isinstance(item, dict) or tuple(item) != FIELDS:
            found.append(f"{where}: fields are {', '.join(item)}; expected {', '.join(FIELDS)}")
            continue
        where = f"record {i} ({item['name']})"
        numbers = {"ours": False, "peer": True, "ratio": True}
        for field, may_be_null in numbers.items():
            value = item[field]
            if not (may_be_null and value is None) and (isinstance(value, bool) or not isinstance(value, int | float)):
                found.append(f"{where}: {field} is {value!r}, not a number")
        for field in ("name", "unit", "method", "machine"):
            if not isinstance(item[field], str) or not item[field]:
                found.append(f"{where}: {field} is {item[field]!r}, not a text")
        if not (item["peer"] is None) == (item["peer_name"] is None) == (item["ratio"] is None):
            found.append(f"{where}: peer, peer_name and ratio are given together or not at all")
        if (item["bar"] is None) != (item["holds"] is None) or not isinstance(item["holds"], bool | None):
            found.append(f"{where}: a bar holds or does not; seen bar {item['bar']!r}, holds {item['holds']!r}")
    names = [item["name"] for item in records if isinstance(item, dict)]
    return found + [f"'{name}' is there twice" for name in {n for n in names if names.count(n) > 1}]


def write(path: Path, records: Sequence[Record]) -> None:
    """The results, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(list(records), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def say(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)
