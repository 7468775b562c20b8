"""Small counts kept back, and with them as many others as it takes that no reader can work them out from totals.

Counts from 1 to threshold - 1 are hidden, in cells and in totals alike. Others are hidden beside them until every hidden number
could lie anywhere in an interval at least `threshold` long, whatever a reader concludes from the rest of the table. What a
reader may know besides (another table of the same cases, the persons themselves) is not covered: publish one table of a kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from fairway.errors import FigureError
from fairway.observatory.own.network import Edge, Network, protect

R = TypeVar("R", bound=Hashable)
C = TypeVar("C", bound=Hashable)
K = TypeVar("K", bound=Hashable)
THRESHOLD = 5


class Zeros(Enum):
    """What is done with cells that are nil."""

    SHOWN = "nil is shown; a reader knows that what is hidden is at least 1"
    HIDDEN = "nil is hidden like any small count; a reader knows that what is hidden is at least 0"


@dataclass(frozen=True)
class Suppressed(Generic[R, C]):
    """A two-way table as it may be shown. None is hidden.

    small    hidden because they are small: (row, column), None in place of one for a total
    beside   hidden so that the small ones cannot be worked out"""

    cells: Mapping[tuple[R, C], int | None]
    row_totals: Mapping[R, int | None]
    column_totals: Mapping[C, int | None]
    total: int | None
    small: frozenset[tuple[R | None, C | None]]
    beside: frozenset[tuple[R | None, C | None]]


@dataclass(frozen=True)
class SuppressedList(Generic[K]):
    """A list of counts and its total as they may be shown. None is hidden."""

    cells: Mapping[K, int | None]
    total: int | None


def suppress(
    counts: Mapping[tuple[R, C], int],
    *,
    threshold: int = THRESHOLD,
    zeros: Zeros = Zeros.SHOWN,
    cost: Callable[[R, C], int] | None = None,
) -> Suppressed[R, C]:
    """A two-way table with all its totals. A cell that is not in `counts` is nil.

    cost   what it costs to hide a cell that is not small; None: the persons in it, so that as few as possible are hidden
    Raises FigureError for a threshold below 2 or a count below 0."""
    _check(counts.values(), threshold)
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    by_row, by_column = dict.fromkeys(rows, 0), dict.fromkeys(columns, 0)
    for (row, column), n in counts.items():
        by_row[row] += n
        by_column[column] += n
    total = sum(by_row.values())
    places: list[tuple[R | None, C | None]] = [(row, column) for row in rows for column in columns]
    places += [*((row, None) for row in rows), *((None, column) for column in columns), (None, None)]
    values = [counts.get((row, column), 0) for row in rows for column in columns]
    values += [*by_row.values(), *by_column.values(), total]
    # The last row and the last column of the network are those of the totals.
    row_node: dict[R | None, int] = {row: i for i, row in enumerate(rows)} | {None: len(rows)}
    at = len(rows) + 1
    column_node: dict[C | None, int] = {column: at + j for j, column in enumerate(columns)} | {None: at + len(columns)}
    edges = []
    for (in_row, in_column), n in zip(places, values, strict=True):
        # A total is worth twice what a cell of its size is, and stands on the other side of its sum.
        sign, weight = (-1 if (in_row is None) != (in_column is None) else 1), 2 * n
        if in_row is not None and in_column is not None:
            weight = cost(in_row, in_column) if cost else n
        edges.append(Edge(row_node[in_row], column_node[in_column], n, sign, weight))
    small, hidden = _hide(edges, at + len(columns) + 1, threshold, zeros)
    shown = {place: None if i in hidden else values[i] for i, place in enumerate(places)}
    return Suppressed(
        {(row, column): shown[row, column] for row in rows for column in columns},
        {row: shown[row, None] for row in rows},
        {column: shown[None, column] for column in columns},
        shown[None, None],
        frozenset(places[i] for i in small),
        frozenset(places[i] for i in hidden - small),
    )


def suppress_list(
    counts: Mapping[K, int], *, threshold: int = THRESHOLD, zeros: Zeros = Zeros.SHOWN
) -> SuppressedList[K]:
    """Counts with their one total. Raises FigureError as `suppress` does."""
    _check(counts.values(), threshold)
    # One sum only: the other end of every edge is a place without a sum of its own.
    edges = [Edge(0, 1, n, 1, n) for n in counts.values()]
    edges.append(Edge(0, 1, sum(counts.values()), -1, 2 * sum(counts.values())))
    _, hidden = _hide(edges, 2, threshold, zeros)
    cells = {key: None if i in hidden else n for i, (key, n) in enumerate(counts.items())}
    return SuppressedList(cells, None if len(counts) in hidden else sum(counts.values()))


def folded(
    counts: Mapping[tuple[str, ...], int], *, rows: Sequence[int], columns: Sequence[int]
) -> dict[tuple[tuple[str, ...], tuple[str, ...]], int]:
    """A table of three or more dimensions as a two-way one, whose only totals are those of its rows and of its columns.

    rows, columns   places of the dimensions in the key; each dimension in one of them. Totals over single dimensions must then
    not be published: no exact protection of a table with totals in three directions is offered. Raises FigureError."""
    folded: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    for key, n in counts.items():
        if sorted([*rows, *columns]) != list(range(len(key))) or not rows or not columns:
            raise FigureError(
                f"a table of {len(key)} dimensions is protected as a two-way one only: "
                "put each dimension into its rows or its columns."
            )
        place = tuple(key[i] for i in rows), tuple(key[i] for i in columns)
        folded[place] = folded.get(place, 0) + n
    return folded


def _check(values: Iterable[int], threshold: int) -> None:
    if threshold < 2:
        raise FigureError(f"a threshold of {threshold} hides nothing: give 2 or more.")
    if any(n < 0 for n in values):
        raise FigureError("a count is below 0: small counts can be kept back in counts only, not in differences.")


def _hide(edges: Sequence[Edge], nodes: int, threshold: int, zeros: Zeros) -> tuple[set[int], set[int]]:
    """The places of the small edges, and of all that are hidden."""
    least = 1 if zeros is Zeros.SHOWN else 0
    # A nil that is shown is known: it takes no part.
    taking_part = [i for i, edge in enumerate(edges) if edge.value >= least]
    network = Network([edges[i] for i in taking_part], nodes, least)
    small = [j for j, edge in enumerate(network.edges) if edge.value < threshold]
    protect(network, small, threshold)
    return {taking_part[j] for j in small}, {taking_part[j] for j in network.hidden}


__all__ = ["THRESHOLD", "Suppressed", "SuppressedList", "Zeros", "folded", "suppress", "suppress_list"]
