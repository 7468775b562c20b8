"""The panel: monthly counts side by side, with what is known of their route and nationality.

An unknown month is not a zero. It is carried forward for the models to walk over, and it is never a target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast.months import month_number, month_text
from fairway.observatory.forecast.refusals import NotEnoughHistory

Counts = NDArray[np.int64]
Known = NDArray[np.bool_]
Logs = NDArray[np.float64]


class Level(StrEnum):
    """How much a series adds up."""

    TOTAL = "total"
    ROUTE = "route"
    PAIR = "route-nationality"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Series:
    """One monthly count.

    key     () for the total, (route, border) or (route, border, nationality) below it
    first   the month of values[0]
    values  (months,) people or detections; 0 where `known` is false, which says nothing
    known   (months,) false where no figure was published
    """

    name: str
    key: tuple[str, ...]
    first: str
    values: Counts
    level: Level
    known: Known = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

    def __post_init__(self) -> None:
        month_number(self.first)
        if self.known.size == 0:
            object.__setattr__(self, "known", np.ones(self.values.shape, dtype=np.bool_))
        if self.values.ndim != 1 or self.values.shape != self.known.shape or self.values.dtype != np.int64:
            raise NoSuchFigure(f"'{self.name}': give one whole number (64 bits) and one yes or no for each month.")
        if (self.values < 0).any():
            raise NoSuchFigure(f"'{self.name}' has a count below zero: mark an unknown month as not known.")

    @classmethod
    def of(cls, name: str, key: tuple[str, ...], first: str, values: Sequence[int | None]) -> Series:
        """A series from plain numbers; None is unknown. The level follows from the length of the key.

        >>> Series.of("all", (), "2024-01", [5, None]).known.tolist()
        [True, False]
        """
        known = np.array([value is not None for value in values], dtype=np.bool_)
        counts = np.array([value or 0 for value in values], dtype=np.int64)
        return cls(name=name, key=key, first=first, values=counts, level=level_of(key), known=known)


def level_of(key: tuple[str, ...]) -> Level:
    """The level that a key of this length stands on. Raises NoSuchFigure."""
    try:
        return {0: Level.TOTAL, 2: Level.ROUTE, 3: Level.PAIR}[len(key)]
    except KeyError:
        raise NoSuchFigure(
            f"{key} names no series: give nothing, (route, border) or (route, border, nationality)."
        ) from None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Panel:
    """Series on one grid of months, and what they rest on.

    first          the month of column 0
    counts, known  (series, months)
    route, nation  (series, months) logs of 1 + the total of the route and of the nationality that a series belongs
                   to; of the series itself where it has none
    source         who published the figures
    known_at       the day on which these figures, revisions included, were published
    """

    names: tuple[str, ...]
    levels: tuple[Level, ...]
    first: str
    counts: Counts
    known: Known
    route: Logs
    nation: Logs
    source: str
    known_at: date

    @property
    def months(self) -> int:
        """Columns."""
        return int(self.counts.shape[1])

    @property
    def last(self) -> str:
        """The month of the last column."""
        return month_text(month_number(self.first) + self.months - 1)

    @property
    def logs(self) -> Logs:
        """(series, months) log(1 + count), an unknown month carried from the one before."""
        return carried(self.counts, self.known)

    def column(self, month: str) -> int:
        """The column of a month. Raises NoSuchFigure outside the panel."""
        at = month_number(month) - month_number(self.first)
        if not 0 <= at < self.months:
            raise NoSuchFigure(f"{month} is not in the panel, which runs from {self.first} to {self.last}.")
        return at

    def until(self, month: str) -> Panel:
        """The panel as it ends with this month: nothing later is left in it."""
        end = self.column(month) + 1
        return replace(
            self, counts=self.counts[:, :end], known=self.known[:, :end],
            route=self.route[:, :end], nation=self.nation[:, :end],
        )  # fmt: skip


def panel(
    series: Sequence[Series], *, source: str, known_at: date, nations: Mapping[str, Series] | None = None
) -> Panel:
    """Lay series on one grid of months.

    nations   nationality -> its total over all routes. Without it, the sum of the series given.
    Months outside a series are unknown. Raises NotEnoughHistory where a series has no known month.
    """
    if not series:
        raise NotEnoughHistory("A panel of no series forecasts nothing: give at least one.")
    start = min(month_number(one.first) for one in series)
    end = max(month_number(one.first) + one.values.size for one in series)
    grid = {one.key: _on_grid(one, start, end) for one in series}
    for one in series:
        if not grid[one.key][1].any():
            raise NotEnoughHistory(f"'{one.name}' has no known month: leave it out.")
    totals = {name: carried(*_on_grid(one, start, end)) for name, one in (nations or {}).items()}
    own = {key: carried(*values) for key, values in grid.items()}
    return Panel(
        names=tuple(one.name for one in series),
        levels=tuple(one.level for one in series),
        first=month_text(start),
        counts=np.stack([grid[one.key][0] for one in series]),
        known=np.stack([grid[one.key][1] for one in series]),
        route=np.stack([own.get(one.key[:2], own[one.key]) for one in series]),
        nation=np.stack([_nation(one.key, own, totals) for one in series]),
        source=source,
        known_at=known_at,
    )


def _nation(key: tuple[str, ...], own: Mapping[tuple[str, ...], Logs], totals: Mapping[str, Logs]) -> Logs:
    """The nationality's total, given or summed over the series; the series itself where it has no nationality."""
    if len(key) < 3:
        return own[key]
    if key[2] in totals:
        return totals[key[2]]
    same = [np.expm1(logs) for other, logs in own.items() if len(other) == 3 and other[2] == key[2]]
    return np.asarray(np.log1p(np.sum(same, axis=0)), dtype=np.float64)


def _on_grid(one: Series, start: int, end: int) -> tuple[Counts, Known]:
    counts, known = np.zeros(end - start, dtype=np.int64), np.zeros(end - start, dtype=np.bool_)
    at = month_number(one.first) - start
    cut = slice(max(at, 0), max(min(at + one.values.size, end - start), 0))
    from_values = slice(cut.start - at, cut.stop - at)
    counts[cut], known[cut] = one.values[from_values], one.known[from_values]
    return np.where(known, counts, 0), known


def carried(counts: Counts, known: Known) -> Logs:
    """log(1 + count), unknown months taken from the last known one; before the first known month, from that one.

    >>> np.expm1(carried(np.array([0, 9, 0]), np.array([False, True, False]))).round().tolist()
    [9.0, 9.0, 9.0]
    """
    logs = np.log1p(counts.astype(np.float64))
    steps = np.arange(counts.shape[-1])
    last = np.maximum.accumulate(np.where(known, steps, -1), axis=-1)
    first = np.argmax(known, axis=-1)[..., None]
    return np.take_along_axis(logs, np.where(last < 0, first, last), axis=-1)
