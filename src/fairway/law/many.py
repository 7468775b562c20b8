"""Asking the law about many cases at once: columns in, columns out. See docs/law/batch.md.

The rows pass in chunks, so memory does not grow with their number unless the answers themselves are kept."""

from __future__ import annotations

import difflib
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import local
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from fairway.errors import BadFact, BadFile, OutsideCalendar
from fairway.law.calendars import Calendar
from fairway.law.door import _no_such_fact, national_facts, read_value
from fairway.law.language.book import Book
from fairway.law.language.columns import BEYOND_CALENDAR, TOO_LARGE, Chunk, Columns, codes_of, from_scalar
from fairway.law.language.encode import encode
from fairway.law.language.kernels import Kernels, kernels
from fairway.law.language.loops import CHUNK
from fairway.law.language.types import NONE, UNKNOWN, Kind
from fairway.law.pack import packaged_book
from fairway.law.tables import DENOMINATOR, DOES_NOT_EXIST, Codes, Door, read_column, write_columns

ROW_GROUP = 8 * CHUNK  # rows that a Parquet file keeps together
Batch = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowError:
    """A row without an answer (or without one of its answers), and why."""

    row: int
    why: str


@dataclass(frozen=True, eq=False)
class Answers:
    """What the law says of many rows.

    rules         the findings, in the order of their columns
    rows          how many rows were asked
    path          the Parquet file that holds the answers, if they were not to be kept in memory
    book_version, calendar   what they rest on; keep both with the answers"""

    rules: tuple[str, ...]
    rows: int
    path: Path | None
    book_version: str
    calendar: Calendar
    _batches: Sequence[Any] = field(repr=False)
    _schema: Any = field(repr=False)
    _marked: Sequence[tuple[Codes, str]] = field(repr=False)

    @property
    def errors(self) -> list[RowError]:
        """Refused rows (contradictory, bad values: no answers at all) and rows that need a day outside the calendar."""
        found = [RowError(row, why) for rows, why in self._marked for row in rows.tolist()]
        return sorted(found, key=lambda error: error.row)

    def to_arrow(self) -> Any:
        """A pyarrow Table. Null: unknown. 9999-12-31, "none" and the columns `..__none`: it does not exist or apply."""
        if self.path is not None:
            return pq.read_table(self.path, memory_map=True)
        return pa.Table.from_batches(self._batches, self._schema)

    def to_polars(self) -> Any:
        """A Polars DataFrame."""
        import polars

        return polars.from_arrow(self.to_arrow())

    def to_pandas(self) -> Any:
        """A pandas DataFrame on Arrow types, so that unknown stays unknown and a date stays a date."""
        import pandas

        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_numpy(self) -> dict[str, Any]:
        """A masked array for each column: masked is unknown (or, with `..__none`, what does not exist)."""
        return {name: _masked(column.combine_chunks()) for name, column in zip(*_columns(self.to_arrow()), strict=True)}


def ask_many(
    columns: Any,
    *,
    on: date | str,
    known: date | None = None,
    rules: Sequence[str] | None = None,
    calendar: Calendar | None = None,
    national: Mapping[str, Mapping[str, Any]] | None = None,
    amend: Mapping[str, Any] | None = None,
    keep: Sequence[str] = (),
    to: str | Path | None = None,
    threads: int = 1,
    on_error: Literal["raise", "mark"] = "raise",
    progress: Callable[[int, int], None] | None = None,
    book: Book | None = None,
) -> Answers:
    """What the law says of every row.

    columns   a dict of arrays, a pyarrow Table, a Polars or pandas DataFrame, or the path of a Parquet file. A column is
              named like a fact; null is unknown; a fact without a column is unknown in every row
    on        the day of the question, where the column `asked_on` does not say otherwise
    rules     findings by name, or acts by their short name ("APR"); without: the whole law
    keep      columns that are no facts and are copied to the answers (a case number)
    to        a Parquet file for the answers: written in pieces, and it appears only when it is complete
    on_error  "raise": the first row that cannot be answered stops everything; "mark": see `Answers.errors`
    progress  is called with the rows done so far and the rows there are

    Raises BadFact (with column, row and mend), OutsideCalendar, BadFile."""
    law = book or packaged_book(known, amend)
    used = calendar or Calendar.packaged()
    names = _rule_names(law, rules)
    form = Columns(law, names, used, _kernels(law))
    source = _batches(columns)
    _check_names(law, source.names, keep)
    asker = _Asker(form, names, _day(law, on), national or {}, tuple(keep), source.label, on_error == "raise", used)
    marked: list[tuple[Codes, str]] = []
    kept: list[Any] = []
    rows = 0
    with _output(to) as write:
        for batch, marks in _mapped(asker, source, threads):
            rows += batch.num_rows
            marked += marks
            (write or kept.append)(batch)
            if progress is not None:
                progress(rows, source.rows)
        if not rows:
            batch = asker({name: pa.array([], pa.null()) for name in source.names}, 0, 0)[0]
            (write or kept.append)(batch)
            kept = kept or [batch]
    schema = batch.schema
    return Answers(
        tuple(names), rows, Path(to) if to else None, law.version, used, kept if to is None else (), schema, marked
    )


@lru_cache(maxsize=4)
def _kernels(book: Book) -> Kernels:
    return kernels(book)


def _rule_names(book: Book, rules: Sequence[str] | None) -> list[str]:
    if rules is None:
        return list(book.rules)
    acts: dict[str, list[str]] = {}
    for rule in book.rules.values():
        acts.setdefault(rule.base.citation.act.short, []).append(rule.name)
    found: list[str] = []
    for name in [rules] if isinstance(rules, str) else rules:
        if name not in acts and name not in book.rules:
            near = difflib.get_close_matches(name, [*book.rules, *acts], n=1)
            raise BadFact(f"there is no rule or act '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        found += acts.get(name, [name])
    return list(dict.fromkeys(found))


def _day(book: Book, on: date | str) -> Any:
    asked = book.facts.get("asked_on")
    return UNKNOWN if asked is None else read_value(asked, on)


def _check_names(book: Book, names: Sequence[str], keep: Sequence[str]) -> None:
    for name in names:
        fact = book.facts.get(name.removesuffix(DENOMINATOR))
        pair = name.endswith(DENOMINATOR) and fact is not None and fact.type.kind is Kind.FRACTION
        if name in keep or name in book.facts or (pair and name.removesuffix(DENOMINATOR) in names):
            continue
        raise BadFact(f"column '{name}': {_no_such_fact(book, name)} A column that is to be copied is named in keep=.")
    for name in keep:
        if name not in names:
            raise BadFact(f"keep= names the column '{name}', which is not there. There are: {', '.join(names)}.")
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise BadFact(f"the column '{min(doubled)}' stands there twice: leave one out.")


# where rows come from


@dataclass(frozen=True)
class _Source:
    label: str
    names: list[str]
    rows: int
    batches: Callable[[], Iterator[tuple[Batch, int]]]


def _batches(columns: Any) -> _Source:
    """The input in pieces of at most CHUNK rows, whatever holds it."""
    if isinstance(columns, str | Path):
        return _parquet(Path(columns))
    if isinstance(columns, Mapping):
        return _sliced({str(name): _array(str(name), column) for name, column in columns.items()})
    if isinstance(columns, pa.RecordBatch):
        columns = pa.Table.from_batches([columns])
    elif hasattr(columns, "to_arrow") and not isinstance(columns, pa.Table):
        columns = columns.to_arrow()
    elif hasattr(columns, "iloc"):
        columns = pa.Table.from_pandas(columns, preserve_index=False)
    if not isinstance(columns, pa.Table):
        raise BadFact(
            f"columns are a {type(columns).__name__}: give a dict of arrays, a pyarrow Table, a Polars or pandas DataFrame, "
            "or the path of a Parquet file."
        )

    def table() -> Iterator[tuple[Batch, int]]:
        for batch in columns.to_batches(max_chunksize=CHUNK):
            yield dict(zip(*_columns(batch), strict=True)), batch.num_rows

    return _Source("", list(columns.column_names), columns.num_rows, table)


def _columns(table: Any) -> tuple[list[str], list[Any]]:
    return list(table.schema.names), list(table.columns)


def _array(name: str, column: Any) -> Any:
    """A column of a dict. Plain NumPy numbers, days and yes/no values are taken as they are."""
    if isinstance(column, np.ndarray) and not isinstance(column, np.ma.MaskedArray):
        if column.ndim != 1:
            raise BadFact(f"column '{name}' has {column.ndim} dimensions: give one.")
        if column.dtype.kind in "biu" or column.dtype.kind == "M":
            return column
    if isinstance(column, pa.Array | pa.ChunkedArray):
        return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    values = column.to_arrow() if hasattr(column, "to_arrow") else column
    if isinstance(values, np.ma.MaskedArray):
        return pa.array(values.data, mask=np.ma.getmaskarray(values))
    try:
        made = pa.array(values, from_pandas=True)
    except (pa.ArrowException, TypeError):
        made = pa.array([None if v is None or v is UNKNOWN else "none" if v is NONE else str(v) for v in values])
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _sliced(arrays: dict[str, Any]) -> _Source:
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        one, n = next(iter(lengths.items()))
        two, m = next((name, length) for name, length in lengths.items() if length != n)
        raise BadFact(f"column '{one}' has {n} rows and column '{two}' has {m}: give columns of one length.")
    total = next(iter(lengths.values()), 0)

    def slices() -> Iterator[tuple[Batch, int]]:
        for start in range(0, total, CHUNK):
            yield {name: array[start : start + CHUNK] for name, array in arrays.items()}, min(CHUNK, total - start)

    return _Source("", list(arrays), total, slices)


def _parquet(path: Path) -> _Source:
    try:
        # Not mapped into memory: the pages of a large file would count as ours. Columns are read as they are needed.
        file = pq.ParquetFile(path, pre_buffer=False)
    except (OSError, pa.ArrowException) as fault:
        raise BadFile(f"{path} cannot be read as Parquet: {str(fault).splitlines()[0]}. Give a Parquet file.") from None

    def read() -> Iterator[tuple[Batch, int]]:
        try:
            for batch in file.iter_batches(batch_size=CHUNK):
                yield dict(zip(*_columns(batch), strict=True)), batch.num_rows
        except (OSError, pa.ArrowException) as fault:
            raise BadFile(f"{path} is damaged: {str(fault).splitlines()[0]}. Write it again.") from None

    return _Source(f"{path}, ", list(file.schema_arrow.names), file.metadata.num_rows, read)


# the work on one piece


@dataclass
class _Asker:
    """Takes one piece of the input to one piece of the answers. Each thread has a chunk of its own."""

    form: Columns
    names: list[str]
    on: Any
    national: Mapping[str, Mapping[str, Any]]
    keep: tuple[str, ...]
    label: str
    raising: bool
    calendar: Calendar
    _own: local = field(default_factory=local)

    def __post_init__(self) -> None:
        book = self.form.book
        self.pairs = [
            (f, e) for f in book.facts for e in book.facts[f].after if book.facts[f].type == book.facts[e].type
        ]
        self.by_state = {state: national_facts(book, state, self.national) for state in self.national}
        self.form.compile()

    def __call__(self, batch: Batch, n: int, first: int) -> tuple[Any, list[tuple[Codes, str]]]:
        """The answers to n rows, the first of which bears the number `first`, and what is to be said of some of them."""
        chunk, spare = self._room()
        door = Door(self.raising, self.label, first)
        present = self._read(batch, n, chunk, spare, door)
        self._check_order(n, present, door)
        refused = np.zeros(n, bool)
        for rows, _ in door.marked:
            refused[rows - first] = True
        self.form.run(chunk, n)
        self._marks(chunk, n, door, refused)
        blank = refused if refused.any() else None
        made = {name: self._copy(batch[name]) for name in self.keep}
        for rule in self.names:
            made |= write_columns(rule, self.form.book.rules[rule].type, [c[:n] for c in chunk.rule(rule)], blank)
        return pa.RecordBatch.from_pydict(made), door.marked

    def _room(self) -> tuple[Chunk, dict[str, tuple[Codes, ...]]]:
        if not hasattr(self._own, "chunk"):
            self._own.chunk, self._own.spare = self.form.chunk(), {}
        return self._own.chunk, self._own.spare

    def _read(
        self, batch: Batch, n: int, chunk: Chunk, spare: dict[str, tuple[Codes, ...]], door: Door
    ) -> dict[str, tuple[Codes, ...]]:
        """The codes of the facts given. What no rule asked for reads is checked too: the file is good or it is not."""
        book = self.form.book
        given = [name for name in batch if name in book.facts and name not in self.keep]
        extra = ["asked_on"] if self.on is not UNKNOWN and "asked_on" in self.form.facts else []
        extra += [f for values in self.by_state.values() for f in values if f in self.form.facts]
        present: dict[str, tuple[Codes, ...]] = {}
        for name in chunk.filled - set(given):
            chunk.forget(name)
        for name in dict.fromkeys([*given, *extra]):
            places = chunk.fact(name) if name in self.form.facts else spare.setdefault(name, chunk.spare(name))
            present[name] = tuple(place[:n] for place in places)
            if name in given:
                read_column(book.facts[name], batch[name], batch.get(name + DENOMINATOR), places, door)
        if "asked_on" in extra:
            self._fill("asked_on", self.on, present, None)
        for state, values in self.by_state.items():
            if "acting_state" in present:
                code = encode(state, book.facts["acting_state"].type)
                for name, value in values.items():
                    if name in present:
                        self._fill(name, value, present, present["acting_state"][0] == code)
        return present

    def _fill(self, name: str, value: Any, present: dict[str, tuple[Codes, ...]], where: Codes | None) -> None:
        """Give an unknown fact a value (in some rows)."""
        kind = self.form.book.facts[name].type
        columns = present[name]
        open_ = (columns[1] == 0) if kind.kind is Kind.FRACTION else columns[0] == codes_of(kind)[0]
        open_ = open_ if where is None else open_ & where
        for column, code in zip(columns, from_scalar(encode(value, kind), kind) or (), strict=True):
            column[open_] = code

    def _check_order(self, n: int, present: Mapping[str, tuple[Codes, ...]], door: Door) -> None:
        del n
        for later, earlier in self.pairs:
            if later in present and earlier in present:
                kind = self.form.book.facts[later].type
                none = codes_of(kind)[2]
                a, b = present[later][0], present[earlier][0]
                wrong = (a < b) & (a > none)
                if wrong.any():
                    door.refuse(
                        np.nonzero(wrong)[0], f"{later} is before {earlier}, and it cannot be. Correct one of the two, or leave "
                        "the doubtful one empty: it is then unknown.",
                    )  # fmt: skip

    def _marks(self, chunk: Chunk, n: int, door: Door, refused: Codes) -> None:
        marks = np.where(refused, 0, chunk.marks[:n])
        if not marks.any():
            return
        outside = np.nonzero(marks & BEYOND_CALENDAR)[0]
        if len(outside):
            door.refuse(
                outside, f"an answer needs a day outside the calendar '{self.calendar.name}' {self.calendar.version}, which covers "
                f"{self.calendar.first} to {self.calendar.last}: load a calendar that covers it, or check the dates.",
                OutsideCalendar,
            )  # fmt: skip
        large = np.nonzero(marks & TOO_LARGE)[0]
        if len(large):
            door.refuse(
                large, "an answer is a number too large for a column. Check the numbers, or ask this case by itself."
            )

    @staticmethod
    def _copy(column: Any) -> Any:
        return column if isinstance(column, pa.Array) else pa.array(column)


def _mapped(asker: _Asker, source: _Source, threads: int) -> Iterator[tuple[Any, list[tuple[Codes, str]]]]:
    """The pieces of the answers in the order of the input. NumPy and the kernels run beside each other in threads."""
    first = 0
    if threads <= 1:
        for batch, n in source.batches():
            yield asker(batch, n, first)
            first += n
        return
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[tuple[Any, list[tuple[Codes, str]]]]] = deque()
        for batch, n in source.batches():
            waiting.append(pool.submit(asker, batch, n, first))
            first += n
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


# where answers go


@contextmanager
def _output(to: str | Path | None) -> Iterator[Callable[[Any], None] | None]:
    """A writer of Parquet that leaves either a whole file or none."""
    if to is None:
        yield None
        return
    path = Path(to)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.open("xb").close()
    except OSError as fault:
        raise BadFile(f"{path} cannot be written: {fault.strerror}. Name another place.") from None
    writer: Any = None
    pending: list[Any] = []

    def flush() -> None:
        nonlocal writer
        if pending:
            table = pa.Table.from_batches(pending)
            writer = writer or pq.ParquetWriter(part, table.schema, compression="zstd")
            writer.write_table(table)
            pending.clear()

    def write(batch: Any) -> None:
        pending.append(batch)
        if sum(b.num_rows for b in pending) >= ROW_GROUP:
            flush()

    try:
        yield write
        flush()
        if writer is not None:
            writer.close()
        part.replace(path)
    except OSError as fault:
        raise BadFile(f"{path} cannot be written: {fault.strerror}. Make room, or name another place.") from None
    finally:
        part.unlink(missing_ok=True)


def _masked(column: Any) -> Any:
    valid = column.is_valid().to_numpy(zero_copy_only=False)
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.string())
    if pa.types.is_boolean(column.type):
        column = column.fill_null(False)
    elif pa.types.is_integer(column.type):
        column = column.fill_null(0)
    return np.ma.MaskedArray(column.to_numpy(zero_copy_only=False), ~valid)


__all__ = ["DOES_NOT_EXIST", "Answers", "RowError", "ask_many"]
