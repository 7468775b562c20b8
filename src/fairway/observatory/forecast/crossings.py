"""The panel of border crossings: which of the published series are forecast, and the door for the long table."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.forecast.months import month_number, month_text
from fairway.observatory.forecast.series import Counts, Level, Panel, Series, level_of, panel
from fairway.observatory.sources.frontex import ROUTES
from fairway.reference.countries import iso3

SOURCE = "Frontex, monthly detections of illegal border-crossing"
COLUMNS = ("month", "route", "border_type", "nationality_iso3", "detections")

CHOSEN_THROUGH = "2020-12"
"""The series are the largest up to here, the first origin of the published score: no later month has a say."""

NOT_ONE_NATIONALITY = frozenset({"UNK", "XSS"})
"""Not known, and sub-Saharan without saying which: these grow and vanish with the reporting, not with arrivals."""


@dataclass(frozen=True, slots=True)
class Row:
    """One non-empty cell of the published table, in the words that the store of figures uses.

    border       "land" or "sea"
    nationality  ISO 3166 alpha-3, or UNK, XSS, STA
    """

    month: str
    route: str
    border: str
    nationality: str
    detections: int


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a comma-separated table with the columns of COLUMNS. Raises BadTable, naming row and column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise BadTable(f"{path.name}: no column {', '.join(missing)}. Expected {', '.join(COLUMNS)}.")
        for at, row in enumerate(reader, 2):
            yield _row(row, f"{path.name}, row {at}")


def _row(row: Mapping[str, str | None], where: str) -> Row:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    empty = [name for name, cell in cells.items() if not cell]
    if empty:
        raise BadTable(f"{where}, column {empty[0]}: empty. The table is cut off or shifted; take a fresh copy.")
    if not cells["detections"].isdecimal():
        raise BadTable(f"{where}, column detections: '{cells['detections']}' is not a whole number of 0 or more.")
    route = " ".join(cells["route"].lower().replace("route", " ").split())
    if route not in ROUTES:
        raise BadTable(
            f"{where}, column route: '{cells['route'][:60]}' is none of {', '.join(dict.fromkeys(ROUTES.values()))}."
        )
    border = cells["border_type"].lower()
    if border not in ("land", "sea"):
        raise BadTable(f"{where}, column border_type: '{cells['border_type'][:60]}' is neither Land nor Sea.")
    try:
        month_number(cells["month"])
    except NoSuchFigure as fault:
        raise BadTable(f"{where}, column month: {fault}") from None
    try:
        nationality = iso3(cells["nationality_iso3"], scheme="iom")
    except NoSuchFigure as fault:
        raise BadTable(f"{where}, column nationality_iso3: {fault}") from None
    return Row(cells["month"], ROUTES[route], border, nationality, int(cells["detections"]))


def crossings_panel(
    rows: Iterable[Row], *, known_at: date, routes: int = 8, pairs: int = 32, chosen_through: str = CHOSEN_THROUGH,
    source: str = SOURCE,
) -> Panel:  # fmt: skip
    """The total, the largest routes by border and the largest route-nationality pairs: 41 series.

    The table leaves out empty cells, so within its months an absent cell is a true zero. Largest is by the sum of
    detections through `chosen_through`; equals go by name. Raises BadTable for an empty table.
    """
    kept = list(rows)
    if not kept:
        raise BadTable("The table of border crossings has no row: take a fresh copy.")
    start = min(month_number(row.month) for row in kept)
    length = max(month_number(row.month) for row in kept) - start + 1
    first, upto = month_text(start), month_number(chosen_through) - start + 1

    def summed(key: Callable[[Row], tuple[str, ...]]) -> dict[tuple[str, ...], Counts]:
        sums: dict[tuple[str, ...], Counts] = defaultdict(lambda: np.zeros(length, dtype=np.int64))
        for row in kept:
            sums[key(row)][month_number(row.month) - start] += row.detections
        return dict(sums)

    by_route = summed(lambda row: (row.route, row.border))
    by_pair = summed(lambda row: (row.route, row.border, row.nationality))
    single = {key: counts for key, counts in by_pair.items() if key[2] not in NOT_ONE_NATIONALITY}
    chosen: list[tuple[str, tuple[str, ...], Counts]] = [("All routes", (), summed(lambda row: ())[()])]
    chosen += [(" · ".join(key), key, by_route[key]) for key in _largest(by_route, upto, routes)]
    chosen += [(" · ".join(key), key, single[key]) for key in _largest(single, upto, pairs)]
    nations = summed(lambda row: (row.nationality,))
    return panel(
        [Series(name=name, key=key, first=first, values=counts, level=level_of(key)) for name, key, counts in chosen],
        source=source,
        known_at=known_at,
        nations={
            key[0]: Series(name=key[0], key=(), first=first, values=counts, level=Level.TOTAL)
            for key, counts in nations.items()
        },
    )


def _largest(table: Mapping[tuple[str, ...], Counts], upto: int, number: int) -> list[tuple[str, ...]]:
    return sorted(table, key=lambda key: (-int(table[key][:upto].sum()), key))[:number]
