"""A result as a file: CSV for spreadsheets, Parquet for programs. The same columns in both."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from fairway.observatory.indicators.shown import flat
from fairway.observatory.indicators.values import Result
from fairway.observatory.store import Store


def as_csv(result: Result) -> bytes:
    """UTF-8 with a header; what is unknown is empty."""
    out = io.StringIO()
    header, rows = flat(result)
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue().encode()


def as_parquet(result: Result, store: Store) -> bytes:
    """`value` is a number and all else text: numerators may exceed 64 bits."""
    header, rows = flat(result)
    columns = ", ".join(f'"{name}" {"DOUBLE" if name == "value" else "VARCHAR"}' for name in header)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "result.parquet"
        con = store.connection.cursor()
        con.execute(f"CREATE OR REPLACE TEMP TABLE result ({columns})")
        if rows:
            con.executemany(f"INSERT INTO result VALUES ({', '.join('?' * len(header))})", rows)
        con.execute(f"COPY result TO '{made.as_posix()}' (FORMAT parquet, COMPRESSION zstd)")
        return made.read_bytes()
