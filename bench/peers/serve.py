"""One peer in its own process: asked on standard input, answers in JSON on standard output, a line for a line.

python -m bench.peers.serve PEER ROWS.npz CALENDAR.npz

answer N FILE       write the outputs of the first N rows
batch N             CPU seconds for the first N rows
one N, traced N     CPU seconds for each of N cases, one at a time, the second with the peer's own trace"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from typing import Any, Protocol

import numpy as np

from bench.rows18 import Columns, load


class Peer(Protocol):
    def answer(self, n: int) -> Columns: ...
    def batch(self, n: int) -> float: ...
    def each(self, n: int, *, trace: bool) -> float: ...


def seconds_since(start: int) -> float:
    return (time.process_time_ns() - start) / 1e9


class OpenFiscaPeer:
    name = "openfisca-core"

    def __init__(self, rows: Columns, calendar: str, *, tables: bool = False) -> None:
        from bench.peers.openfisca_rules import OpenFisca

        self.rules = OpenFisca(calendar, tables=tables)
        self.inputs = self.rules.inputs(rows)

    def first(self, n: int) -> Columns:
        return {name: column[:n] for name, column in self.inputs.items()}

    def answer(self, n: int) -> Columns:
        return self.rules.plain(self.rules.run(self.first(n)))

    def batch(self, n: int) -> float:
        inputs = self.first(n)
        start = time.process_time_ns()
        self.rules.run(inputs)
        return seconds_since(start)

    def each(self, n: int, *, trace: bool) -> float:
        cases = [{name: column[i : i + 1] for name, column in self.inputs.items()} for i in range(n)]
        start = time.process_time_ns()
        for case in cases:
            _, simulation = self.rules.simulation(case, trace=trace)
            if trace:
                simulation.tracer.get_flat_trace()  # each value with what it was made of, as ours gives it
        return seconds_since(start) / n


class OpenFiscaTablesPeer(OpenFiscaPeer):
    def __init__(self, rows: Columns, calendar: str) -> None:
        super().__init__(rows, calendar, tables=True)


class CasePeer:
    """A peer that takes one case after another."""

    def __init__(self, rules: Any, rows: Columns) -> None:
        self.rules, self.cases = rules, rules.cases(rows)

    def answer(self, n: int) -> Columns:
        return self.rules.plain(self.rules.run(self.cases[:n]))

    def batch(self, n: int) -> float:
        cases = self.cases[:n]
        start = time.process_time_ns()
        self.rules.run(cases)
        return seconds_since(start)

    def each(self, n: int, *, trace: bool) -> float:
        cases, more = self.cases[:n], {"trace": True} if trace else {}
        start = time.process_time_ns()
        self.rules.run(cases, **more)
        return seconds_since(start) / n


class ZenPeer(CasePeer):
    name = "zen-engine"
    days_off = True

    def __init__(self, rows: Columns, calendar: str) -> None:
        from bench.peers.zen_rules import Zen

        super().__init__(Zen(calendar, days_off=self.days_off), rows)


class ZenWithoutDaysOffPeer(ZenPeer):
    days_off = False


class PlainPeer(CasePeer):
    name = "python"

    def __init__(self, rows: Columns, calendar: str) -> None:
        from bench.peers.plain_rules import Plain

        super().__init__(Plain(calendar), rows)


PEERS = {
    "openfisca": OpenFiscaPeer,
    "openfisca-tables": OpenFiscaTablesPeer,
    "zen": ZenPeer,
    "zen-without-days-off": ZenWithoutDaysOffPeer,
    "plain": PlainPeer,
}


def main(which: str, rows: str, calendar: str) -> None:
    kind: Any = PEERS[which]
    peer: Peer = kind(load(rows), calendar)
    made_of = sys.version.split()[0] if kind.name == "python" else version(kind.name)
    tell({"name": kind.name, "version": made_of})
    for line in sys.stdin:
        match line.split():
            case ["answer", n, file]:
                np.savez(file, **peer.answer(int(n)))
                tell({"file": file})
            case ["batch", n]:
                tell({"seconds": peer.batch(int(n))})
            case [("one" | "traced") as how, n]:
                tell({"seconds": peer.each(int(n), trace=how == "traced")})
            case _:
                raise SystemExit(f"what is '{line.strip()}'?")


def tell(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
