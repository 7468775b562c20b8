"""Taking in a release: checked as a whole, written beside the others, then named in the list in one step.

A crash between two steps leaves a file that nobody names; the next intake removes it. Only the list decides what there is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from fairway.errors import BadTable, Refused
from fairway.observatory.observations import Measure, Release, read_flags
from fairway.observatory.releases import read_list, write_list

WAIT_SECONDS = 30


def take_in(
    folder: Path, measure: Measure, release: Release, rows: Sequence[tuple[Any, ...]], known: Iterable[Release]
) -> bool:
    """Write a release into a folder of its own store. See `Store.add`."""
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        raise Refused('taking in figures needs filelock: install it with pip install "fairway[observatory]".') from None
    check(measure, release, rows)
    if any(r.id == release.id and r.made_from == release.made_from and r.total == release.total for r in known):
        return False
    try:
        (folder / "observations").mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=WAIT_SECONDS):
            _write(folder, measure, release, rows)
    except Timeout:
        raise Refused(
            f"another update has been writing to {folder} for {WAIT_SECONDS} s: let it end, then run again."
        ) from None
    except OSError as fault:
        raise Refused(
            f"{folder} cannot be written ({fault.strerror}): make room or name another folder. Nothing was changed."
        ) from None
    return True


def check(measure: Measure, release: Release, rows: Sequence[tuple[Any, ...]]) -> None:
    """Raises BadTable where rows contradict each other, the release or the measure, naming the row."""
    width = len(measure.dimensions) + 3
    seen: set[tuple[Any, ...]] = set()
    total = 0
    for number, row in enumerate(rows, 1):
        place = f"{release.id}, row {number}"
        if len(row) != width:
            raise BadTable(
                f"{place}: {len(row)} values, and there must be {width}: {', '.join(measure.dimensions)}, period, value, flags."
            )
        *key, period, value, letters = row
        if not isinstance(period, date) or not release.first <= period <= release.last:
            raise BadTable(f"{place}: the period {period} is not within {release.first} to {release.last}.")
        if value is not None and (not isinstance(value, int) or value < 0):
            raise BadTable(f"{place}: the value {value!r} is not a whole number from 0 up.")
        try:
            read_flags(letters)
        except ValueError:
            raise BadTable(f"{place}: '{letters}' has a flag that means nothing.") from None
        if (*key, period) in seen:
            raise BadTable(f"{place}: {', '.join(map(str, key))} in {period} stands there twice.")
        seen.add((*key, period))
        total += value or 0
    if len(rows) != release.rows or total != release.total:
        raise BadTable(
            f"{release.id}: {len(rows)} rows that add up to {total}, and the release says {release.rows} rows and {release.total}. "
            "Nothing was taken in."
        )


def _write(folder: Path, measure: Measure, release: Release, rows: Sequence[tuple[Any, ...]]) -> None:
    listed = read_list(folder)
    named = {other.file for other in listed}
    for stray in (folder / "observations").glob("*"):
        if stray.name not in named:
            stray.unlink()
    name = re.sub(r"[^A-Za-z0-9_.-]+", "_", release.id)
    file = f"{name}.{release.made_from[:8] or 'own'}.parquet"
    _write_parquet(folder / "observations" / file, measure, release, rows)
    # The same id again is a corrected file of the same day: it takes the place of the earlier one.
    write_list(folder, [*(other for other in listed if other.id != release.id), replace(release, file=file)])


def _write_parquet(path: Path, measure: Measure, release: Release, rows: Sequence[tuple[Any, ...]]) -> None:
    try:
        import duckdb
    except ImportError:
        raise Refused('figures need DuckDB: install it with pip install "fairway[observatory]".') from None
    names = [*measure.dimensions, "period", "value", "flags"]
    kinds = ["VARCHAR"] * len(measure.dimensions) + ["DATE", "BIGINT", "VARCHAR"]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in names]
    zipped = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in zip(names, kinds, strict=True))
    with duckdb.connect() as con:
        con.execute(
            f"COPY (SELECT ? AS release, * FROM (SELECT {zipped}) ORDER BY ALL)"
            f" TO '{_quoted(path)}' (FORMAT parquet, COMPRESSION zstd)",
            [release.id, *columns],
        )
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
