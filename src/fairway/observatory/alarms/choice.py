"""The 48 monthly series on which the rules are measured, chosen by size and by nothing else.

All routes together; the nine largest of route and border; the 32 largest of route and nationality with detections in at least
60 % of the months; and six small ones that were in the news (Iraqi nationals at the eastern land borders; Syrian, Egyptian,
Bangladeshi and Sudanese nationals by sea in the eastern Mediterranean; Malian nationals on the Atlantic)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fairway.errors import BadTable
from fairway.observatory.alarms.series import Counts

COLUMNS = ("month", "route", "border_type", "nationality_iso3", "detections")
NOT_A_NATIONALITY = {"UNK", "OOO", "OOS"}  # not known, and two groups of "other" in the published table
BORDERS, PAIRS, SILENT_PERCENT = 9, 32, 40
EASTERN_LAND, EASTERN_SEA, ATLANTIC = "Eastern Borders Route", "Eastern Mediterranean Route", "Western African Route"
IN_THE_NEWS = (
    (EASTERN_LAND, None, "IRQ"),
    (EASTERN_SEA, "Sea", "SYR"),
    (EASTERN_SEA, "Sea", "EGY"),
    (EASTERN_SEA, "Sea", "BGD"),
    (EASTERN_SEA, "Sea", "SDN"),
    (ATLANTIC, None, "MLI"),
)

Months = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cell:
    """One published cell: detections of a nationality on a route and border in the month that starts on a day."""

    month_on: date
    route: str
    border: str
    nationality: str
    detections: int


def read_cells(path: Path) -> list[Cell]:
    """The long table of monthly detections. Raises BadTable with row and column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise BadTable(f"{path.name}: no column {', '.join(missing)}. Expected: {', '.join(COLUMNS)}.")
        return [_cell(path.name, number, row) for number, row in enumerate(rows, start=2)]


def _cell(table: str, number: int, row: dict[str, str | None]) -> Cell:
    column = "month"
    try:
        month_on = date.fromisoformat(f"{row['month']}-01")
        column = "detections"
        detections = int(row["detections"] or "")
    except ValueError:
        raise BadTable(
            f"{table}, row {number}, column {column}: '{row[column]}'. Expected a month as 2024-09 and a whole number."
        ) from None
    if detections < 0:
        raise BadTable(f"{table}, row {number}, column detections: {detections}. A count is 0 or more.")
    return Cell(month_on, row["route"] or "", row["border_type"] or "", row["nationality_iso3"] or "", detections)


class Detections:
    """Sums of cells by month. A cell that the table leaves out is 0: the table holds every non-zero cell of its months."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        kept = list(cells)
        if not kept:
            raise BadTable("the table of detections has no rows. Take a fresh copy.")
        self.start = min(cell.month_on for cell in kept)
        last = max(cell.month_on for cell in kept)
        self.length = self._index(last) + 1
        self._by: dict[tuple[str | None, str | None, str | None], Months] = defaultdict(
            lambda: np.zeros(self.length, dtype=np.int64)
        )
        for cell in kept:
            at = self._index(cell.month_on)
            for route, border, nationality in (
                (None, None, None),
                (cell.route, cell.border, None),
                (cell.route, None, cell.nationality),
                (cell.route, cell.border, cell.nationality),
            ):
                self._by[route, border, nationality][at] += cell.detections

    def _index(self, month_on: date) -> int:
        return (month_on.year - self.start.year) * 12 + month_on.month - self.start.month

    def borders(self) -> list[tuple[str, str]]:
        """Route and border, largest first."""
        names = [(r, b) for r, b, n in self._by if r is not None and b is not None and n is None]
        return sorted(names, key=lambda name: (-int(self._by[name[0], name[1], None].sum()), name))

    def pairs(self) -> list[tuple[str, str]]:
        """Route and nationality, largest first, without the groups of other and unknown."""
        names = [(r, n) for r, b, n in self._by if r is not None and b is None and n is not None]
        return sorted(
            (name for name in names if name[1] not in NOT_A_NATIONALITY),
            key=lambda name: (-int(self._by[name[0], None, name[1]].sum()), name),
        )

    def silent_percent(self, route: str, nationality: str) -> float:
        """Percentage of months without a detection."""
        return 100 * float((self._by[route, None, nationality] == 0).mean())

    def series(self, route: str | None = None, border: str | None = None, nationality: str | None = None) -> Counts:
        """The monthly series of a route, a border of it, a nationality on either, or all routes. A cell never seen is 0."""
        values = self._by.get((route, border, nationality), np.zeros(self.length, dtype=np.int64))
        parts = [part for part in (route or "All routes", border, nationality) if part]
        return Counts(
            name=", ".join(parts),
            key="|".join(parts),
            start=self.start,
            frequency="M",
            values=values,
            unknown=np.zeros(self.length, dtype=np.bool_),
        )


def measured_series(detections: Detections) -> list[Counts]:
    """The 48 series, in the order of the opening comment."""
    borders = detections.borders()[:BORDERS]
    pairs = [name for name in detections.pairs() if detections.silent_percent(*name) <= SILENT_PERCENT][:PAIRS]
    return [
        detections.series(),
        *(detections.series(route, border) for route, border in borders),
        *(detections.series(route, None, nationality) for route, nationality in pairs),
        *(detections.series(*name) for name in IN_THE_NEWS),
    ]
