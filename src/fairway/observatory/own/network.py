"""What a reader can work out: tables of counts with totals as a network, and how far each hidden cell can still move.

A cell of a two-way table stands in one row sum and one column sum, so that it is an edge between a row and a column; a total is an
edge of the opposite sign. Changes that keep every sum are flows round cycles of hidden edges. A hidden cell on no cycle (a
bridge) is known exactly; otherwise its feasible interval is as wide as the flow that can pass through it, exactly."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ENDLESS = 1 << 60


@dataclass(frozen=True, slots=True)
class Edge:
    """A cell, or a total (sign -1), between two sums that it stands in: a node on the side of the rows, one of the columns.

    weight   what it costs to hide it"""

    row: int
    column: int
    value: int
    sign: int = 1
    weight: int = 1


class Network:
    """Edges, of which some are hidden. A reader knows the others, all sums, and that a hidden number is at least `least`."""

    def __init__(self, edges: Sequence[Edge], nodes: int, least: int) -> None:
        self.edges, self.least = edges, least
        self.hidden: set[int] = set()
        self._all: list[list[int]] = [[] for _ in range(nodes)]
        self._open: list[list[int]] = [[] for _ in range(nodes)]
        for i, edge in enumerate(edges):
            self._all[edge.row].append(i)
            self._all[edge.column].append(i)

    def hide(self, i: int) -> None:
        """Hide an edge."""
        if i not in self.hidden:
            self.hidden.add(i)
            self._open[self.edges[i].row].append(i)
            self._open[self.edges[i].column].append(i)

    def up(self, i: int, most: int) -> int:
        """By how much a hidden edge can be more than it is, up to `most`, all sums and known cells kept."""
        return self._flow(i, most, *self._ends(i))

    def down(self, i: int, most: int) -> int:
        """By how much a hidden edge can be less than it is, up to `most`."""
        start, goal = self._ends(i)
        return self._flow(i, min(most, self.edges[i].value - self.least), goal, start)

    def _ends(self, i: int) -> tuple[int, int]:
        """Where a change that makes the edge larger must flow from and to through the others."""
        edge = self.edges[i]
        return (edge.row, edge.column) if edge.sign > 0 else (edge.column, edge.row)

    def _room(self, i: int, node: int) -> int:
        """How much may pass an edge from a node. From its row to its column a signed number falls, the other way it rises."""
        edge = self.edges[i]
        falls = (node == edge.row) == (edge.sign > 0)
        return edge.value - self.least if falls else ENDLESS

    def _flow(self, i: int, most: int, start: int, goal: int) -> int:
        passed, moved = 0, dict[int, int]()
        while passed < most:
            path = self._path(i, start, goal, moved)
            if not path:
                return passed
            amount = min(most - passed, *(self._left(j, node, moved) for j, node in path))
            for j, node in path:
                moved[j] = moved.get(j, 0) + (amount if node == self.edges[j].row else -amount)
            passed += amount
        return passed

    def _left(self, j: int, node: int, moved: dict[int, int]) -> int:
        """Room that is left after what has passed already, counted from row to column."""
        through = moved.get(j, 0)
        return self._room(j, node) - (through if node == self.edges[j].row else -through)

    def _path(self, i: int, start: int, goal: int, moved: dict[int, int]) -> list[tuple[int, int]]:
        """The shortest way through hidden edges other than i with room left: (edge, node from which it is passed)."""
        came: dict[int, tuple[int, int]] = {start: (-1, -1)}
        waiting = deque([start])
        while waiting and goal not in came:
            node = waiting.popleft()
            for j in self._open[node]:
                other = self._other(j, node)
                if j != i and other not in came and self._left(j, node, moved) > 0:
                    came[other] = (j, node)
                    waiting.append(other)
        return list(_back(came, goal)) if goal in came else []

    def _other(self, j: int, node: int) -> int:
        edge = self.edges[j]
        return edge.column if node == edge.row else edge.row

    def cheapest_cover(self, i: int, amount: int) -> list[int]:
        """The cheapest edges to hide so that edge i can be larger by `amount`: the lightest cycle with room for it throughout.

        There is always one: all numbers on a way over the totals can be larger together."""
        start, goal = self._ends(i)
        best, came = {start: 0}, {start: (-1, -1)}
        waiting, settled = [(0, start)], set[int]()
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == goal:
                break
            if node in settled:
                continue
            settled.add(node)
            for j in self._all[node]:
                other = self._other(j, node)
                if j == i or other in settled or self._room(j, node) < amount:
                    continue
                dearer = cost + (0 if j in self.hidden else self.edges[j].weight)
                if dearer < best.get(other, ENDLESS):
                    best[other], came[other] = dearer, (j, node)
                    heapq.heappush(waiting, (dearer, other))
        return [j for j, _ in _back(came, goal)]


def _back(came: dict[int, tuple[int, int]], goal: int) -> Iterator[tuple[int, int]]:
    while True:
        j, node = came[goal]
        if j < 0:
            return
        yield j, node
        goal = node


def protect(network: Network, small: Sequence[int], width: int) -> None:
    """Hide the small edges, and others until no hidden number can be narrowed to an interval shorter than `width`.

    Hiding more never narrows an interval, so that what is wide enough once stays so."""
    for i in small:
        network.hide(i)
    # The largest of the small ones first: what covers them often covers the others.
    waiting = sorted(network.hidden, key=lambda i: network.edges[i].value)
    while waiting:
        i = waiting.pop()
        up = network.up(i, width)
        down = network.down(i, width - up) if up < width else 0
        if up + down >= width:
            continue
        for j in network.cheapest_cover(i, width - down):
            if j not in network.hidden:
                network.hide(j)
                waiting.append(j)
