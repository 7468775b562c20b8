"""The series that alarms are set on, taken from the store: routes, the largest routes by nationality, daily arrivals."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.series import Counts
from fairway.observatory.alarms.watch import Alarm, watch
from fairway.observatory.letter.entries import PointId
from fairway.observatory.observations import Absent, Key, Table
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import Store
from fairway.reference.countries import name

DETECTIONS = "frontex:detections"
DAILY = {"italy:landings": ("Landings in Italy", 2), "uk:small_boat_arrivals": ("Small boats across the Channel", 5)}
EASTERN = "Eastern Borders"
PAIRS = 32
MONTHS_SHOWN, DAYS_SHOWN = 3, 28
NOT_ONE_NATIONALITY = ("OOO", "OOS", "UNK")


def alarms_of(store: Store) -> dict[PointId, tuple[Alarm, ...]]:
    """Alarms of the last three months published, and of the last four weeks of daily counts, by point of the letter."""
    found: dict[PointId, list[Alarm]] = {}
    for point, series in watched(store):
        back = Period.holding(series.first_day(len(series) - 1), Frequency(series.frequency))
        since = back.back((MONTHS_SHOWN if series.frequency == "M" else DAYS_SHOWN) - 1).first
        alarms = watch([series], since=since)
        if alarms:
            # One rise is one alarm: the latest call of a series stands for the months in which it goes on.
            found.setdefault(point, []).append(alarms[-1])
    return {point: tuple(sorted(alarms, key=lambda alarm: -alarm.value)) for point, alarms in found.items()}


def watched(store: Store) -> list[tuple[PointId, Counts]]:
    """Each series with the point of the letter that it belongs to. A measure of which nothing was known gives none."""
    return [*_crossings(store), *_daily(store)]


def _crossings(store: Store) -> list[tuple[PointId, Counts]]:
    try:
        pairs = _largest_pairs(store)
        by_route = store.table(DETECTIONS, by=("route", "border_type"))
        total = store.table(DETECTIONS)
        nations = {key[2] for key in pairs}
        by_pair = store.table(DETECTIONS, by=("route", "border_type", "citizenship"), where={"citizenship": nations})
    except NoSuchFigure:
        return []
    found = [(2, counts) for counts in _counts(total, {(): "All routes"})]
    found += [
        (6 if counts.name.startswith(EASTERN) else 2, counts)
        for table, names in (
            (by_route, {key: f"{key[0]} by {key[1]}" for key in by_route.keys}),
            (by_pair, {key: f"{key[0]} by {key[1]}, {name(key[2])}" for key in pairs}),
        )
        for counts in _counts(table, names)
    ]
    return list(found)


def _largest_pairs(store: Store) -> list[Key]:
    """Routes by border and nationality with most detections in all; equals go by name."""
    rows = store.connection.execute(
        f"SELECT route, border_type, citizenship FROM {store.relation(DETECTIONS)} WHERE NOT list_contains(?, citizenship)"
        f" GROUP BY ALL ORDER BY sum(value) DESC, route, border_type, citizenship LIMIT {PAIRS}",
        [list(NOT_ONE_NATIONALITY)],
    ).fetchall()
    return [tuple(row) for row in rows]


def _daily(store: Store) -> list[tuple[PointId, Counts]]:
    found: list[tuple[PointId, Counts]] = []
    for measure, (words, point) in DAILY.items():
        try:
            found += [(point, counts) for counts in _counts(store.table(measure), {(): words})]
        except NoSuchFigure:
            continue
    return found


def _counts(table: Table, names: Mapping[Key, str]) -> list[Counts]:
    """Rows of a table as series without gaps, each to the last period of the table; what no release speaks of is unknown."""
    frequency = table.measure.frequency.value
    if frequency not in ("M", "D"):
        raise NoSuchFigure(f"{table.measure.id} is not published by month or day: no alarm is set on it.")
    days = sorted({period.first for _, period in table.cells})
    first, last = (Period(day, table.measure.frequency) for day in (days[0], days[-1]))
    place = {period.first: number for number, period in enumerate(first.to(last))}
    nil = table.measure.absent is Absent.ZERO
    values = {key: np.zeros(len(place), dtype=np.int64) for key in names}
    unknown = {key: np.full(len(place), not nil) for key in names}
    for (key, period), cell in table.cells.items():
        if key in values:
            values[key][place[period.first]] = cell.value or 0
            unknown[key][place[period.first]] = cell.value is None
    return [
        Counts(
            name=words, key="/".join((table.measure.id, *key)), start=days[0], frequency="M" if frequency == "M" else "D",
            values=values[key], unknown=unknown[key],
        )
        for key, words in names.items()
    ]  # fmt: skip
