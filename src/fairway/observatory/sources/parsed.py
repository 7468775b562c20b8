"""What passes between a publisher and the store: a request for a file, and the cells that were read in it.

A source module reads bytes and opens no connection. It says what to ask for (`Request`), may need several answers for one file
(`collect`), and turns a file into cells of measures (`Parsed`). Whether they are taken in is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from fairway.errors import BadTable
from fairway.observatory.observations import Absent, Measure

Row = tuple[Any, ...]
"""(*values of the dimensions, first day of the period, value or None, letters of the flags)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The cells of one measure that one published file speaks of.

    first, last   first days of the first and last period that it speaks of, with or without a cell
    whole         it says all there is to say of these periods; what it leaves out is nothing
    scope         the part of the measure that it speaks of, "" for all of it
    total, control   the sum of the known values, and what it was checked against, in words
    known_at      the day on which this was known: `stated` by the file, or given by who takes it in"""

    measure: str
    dimensions: tuple[str, ...]
    rows: list[Row]
    first: date
    last: date
    whole: bool
    total: int
    control: str
    known_at: date
    scope: str = ""
    stated: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One file to ask for.

    name      what the file is called from now on: in the cache, in messages, and for the reader
    secrets   headers or parameters that hold an operator's own key: never written down, never shown
    wait_seconds, fresh   for asking again whether something is ready: wait first, and never answer from the cache"""

    name: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    secret_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_params: Mapping[str, str] = field(default_factory=dict, repr=False)
    form: Mapping[str, str] = field(default_factory=dict, repr=False)
    wait_seconds: float = 0.0
    fresh: bool = False


Ask = Callable[[Request], bytes]
File = tuple[str, bytes]
"""A file's name and what is in it."""


class Source(Protocol):
    """What every source module offers."""

    NAME: str
    TITLE: str
    HOMEPAGE: str
    LICENCE: str
    BASE: str
    TOKEN: str
    """The environment variable of an operator's own key, or "" where none is needed."""

    def read(self, data: bytes, *, name: str, known_at: date) -> list[Parsed]:
        """The cells in a file, by measure. Raises BadTable, naming file, row and column."""

    def requests(self, since: date | None, *, today: date, base: str = ..., token: str = ...) -> list[Request]:
        """What to ask for, to have all that was published of the periods from `since` on (None: all there is)."""

    def collect(self, request: Request, ask: Ask) -> list[File]:
        """The files that a request stands for: one, or several pages made into one, or those that a page links."""


class Cells:
    """Cells of one measure while a file is read. A cell that comes twice is refused; parts of one cell are added up."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._cells: dict[tuple[Any, ...], tuple[int | None, str]] = {}

    def __len__(self) -> int:
        return len(self._cells)

    def put(self, key: Sequence[str], day: date, value: int | None, flags: str, place: str) -> None:
        """A cell. Raises BadTable if it was there already."""
        if (*key, day) in self._cells:
            raise BadTable(f"{place}: {', '.join(key) or 'the figure'} of {day} stands there a second time.")
        self._cells[(*key, day)] = (value, flags)

    def add(self, key: Sequence[str], day: date, value: int | None, flags: str = "") -> None:
        """A part of a cell. A part that is not known leaves the sum of the others, flagged as missing a reporter."""
        cell = (*key, day)
        before, letters = self._cells.get(cell, (None, ""))
        if (value is None) != (before is None) and cell in self._cells:
            flags += "m"
        both = None if value is None and before is None else (value or 0) + (before or 0)
        self._cells[cell] = (both, "".join(sorted(set(letters + flags))))

    def known(self) -> Iterator[tuple[tuple[Any, ...], int | None]]:
        """(*dimensions, day) and value of every cell."""
        for cell, (value, _) in self._cells.items():
            yield cell, value

    @property
    def total(self) -> int:
        """The sum of the known values."""
        return sum(value for value, _ in self._cells.values() if value is not None)

    def parsed(
        self,
        *,
        name: str,
        known_at: date,
        control: str,
        whole: bool,
        stated: date | None = None,
        scope: str = "",
        periods: Iterable[date] = (),
        note: str = "",
    ) -> Parsed:
        """All of it, sorted. Nil is left out where the measure says that absent is nil and the file says all there is.

        periods   first days of all periods that the file speaks of, where that is more than those with a cell"""
        days = {row[-1] for row in self._cells} | set(periods)
        if not days:
            raise BadTable(f"{name}: there is no figure of {self.measure.id} in it.")
        nil_is_absent = whole and self.measure.absent is Absent.ZERO
        rows = [
            (*cell, value, flags) for cell, (value, flags) in self._cells.items() if value != 0 or not nil_is_absent
        ]
        return Parsed(
            measure=self.measure.id,
            dimensions=self.measure.dimensions,
            rows=sorted(rows, key=lambda row: row[:-2]),
            first=min(days),
            last=max(days),
            whole=whole,
            total=self.total,
            control=control,
            known_at=known_at,
            scope=scope,
            stated=stated,
            note=note,
        )
