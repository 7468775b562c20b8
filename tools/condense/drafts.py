"""A draft of a release, its control, and the writing of all of them: one Parquet file a measure, one list of releases."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from tools.condense.inputs import Inputs

from fairway.errors import BadTable
from fairway.observatory.intake import check
from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Release
from fairway.observatory.releases import release_entry

Row = tuple[Any, ...]
"""(*dimensions, first day of the period, value or None, flag letters)"""

NOT_STATED = "The day of publication is not stated with the data; set to the latest day it can have been: "


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One release before it is written. `control` says what its figures were checked against, and only after they were."""

    measure: str
    known_at: date
    rows: Sequence[Row]
    source: str
    made_from: tuple[str, ...]
    control: str
    note: str = ""
    whole: bool = True
    first: date | None = None
    last: date | None = None

    @property
    def file(self) -> str:
        """The Parquet file of its measure."""
        return self.measure.replace(":", "-") + ".parquet"

    def release(self, inputs: Inputs) -> Release:
        """The release as the list names it. Raises BadTable if rows contradict each other."""
        measure = MEASURES[self.measure]
        periods = [row[-3] for row in self.rows]
        prints = [inputs.sha256(name) for name in self.made_from]
        release = Release(
            id=f"{self.measure}@{self.known_at}",
            measure=self.measure,
            known_at=self.known_at,
            first=self.first or min(periods),
            last=self.last or max(periods),
            whole=self.whole,
            rows=len(self.rows),
            total=sum(row[-2] or 0 for row in self.rows),
            source=self.source,
            file=self.file,
            url=measure.url,
            control=self.control,
            made_from=prints[0] if len(prints) == 1 else hashlib.sha256("\n".join(prints).encode()).hexdigest(),
            note=self.note,
        )
        check(measure, release, self.rows)
        return release


def agree(what: str, found: int, expected: int) -> None:
    """Raises BadTable unless a control total is met exactly."""
    if found != expected:
        raise BadTable(f"{what}: {found}, and the control says {expected}.")


def near(what: str, found: int, expected: int, within: Fraction) -> None:
    """Raises BadTable unless a control total is met within a share of it."""
    if abs(found - expected) > within * expected:
        raise BadTable(f"{what}: {found}, and the control says {expected}, within {float(within):.2%}.")


def write(drafts: Iterable[Draft], inputs: Inputs, folder: Path) -> list[Release]:
    """Write every table and the list of releases, in place of what the folder held, and give the list."""
    fresh = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(fresh, ignore_errors=True)
    tables = fresh / "observations"
    tables.mkdir(parents=True)
    ordered = sorted(drafts, key=lambda d: (list(MEASURES).index(d.measure), d.known_at))
    releases = [draft.release(inputs) for draft in ordered]
    for file in dict.fromkeys(draft.file for draft in ordered):
        _write_table(tables / file, [(d, r) for d, r in zip(ordered, releases, strict=True) if d.file == file])
    lines = ",\n".join(json.dumps(release_entry(r), ensure_ascii=False) for r in releases)
    (fresh / "releases.json").write_text(f'{{"releases": [\n{lines}\n]}}\n', encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return releases


def _write_table(path: Path, drafts: Sequence[tuple[Draft, Release]]) -> None:
    dims = MEASURES[drafts[0][0].measure].dimensions
    names = ["release", *dims, "period", "value", "flags"]
    kinds = [pa.string(), *(pa.string() for _ in dims), pa.date32(), pa.int64(), pa.string()]
    rows = [(release.id, *row[:-1], row[-1] or None) for draft, release in drafts for row in draft.rows]
    table = pa.table(
        {name: pa.array(column, kind) for name, kind, column in zip(names, kinds, zip(*rows, strict=True), strict=True)}
    )
    # One thread and one order, or the bytes would differ from run to run.
    with duckdb.connect(config={"threads": 1}) as con:
        con.register("packed", table)
        con.execute(
            f"COPY (SELECT * FROM packed ORDER BY release, {', '.join((*dims, 'period'))})"
            f" TO '{path}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19, ROW_GROUP_SIZE 1000000)"
        )
