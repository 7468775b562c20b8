"""The panel of border crossings as the store knew it on a day: what a forecast may use, and the vintage that it must name."""

from __future__ import annotations

from datetime import date

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast.crossings import Row, crossings_panel
from fairway.observatory.forecast.series import Panel
from fairway.observatory.store import Store

MEASURE = "frontex:detections"


def stored_panel(store: Store) -> Panel:
    """The 41 series from the store's detections. Raises NoSuchFigure where nothing was known by the store's day."""
    table = store.table(MEASURE, by=("route", "border_type", "citizenship"))
    rows = [
        Row(period.label, key[0], key[1], key[2], cell.value)
        for (key, period), cell in table.cells.items()
        if cell.value is not None
    ]
    return crossings_panel(rows, known_at=_known_at(store))


def _known_at(store: Store) -> date:
    releases = store.releases(MEASURE)
    if not releases:
        raise NoSuchFigure(f"Nothing was known of {MEASURE} by {store.day}: choose a later day.")
    return releases[-1].known_at
