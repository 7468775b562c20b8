"""The board as a value: what each point of the letter comes to, as it was known on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.watch import Alarm
from fairway.observatory.board.figures import Line, line
from fairway.observatory.board.lines import LINES
from fairway.observatory.board.watching import alarms_of
from fairway.observatory.charts import Chart
from fairway.observatory.letter.claims import Checked, check, claims
from fairway.observatory.letter.commitments import Commitment, Milestone, record
from fairway.observatory.letter.entries import Entry, Point, PointId, letter
from fairway.observatory.letter.values import lookup
from fairway.observatory.observations import Release
from fairway.observatory.spans import Period
from fairway.observatory.store import Store
from fairway.observatory.triggers import Outcome, open_triggers

ALL_ROUTES = "All routes"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOfBoard:
    """One point: its figures against the letter, its claims computed again, what was promised, what calls for attention.

    forecast       the latest kept forecast of all detections as a picture, where it was asked for
    route_counts   detections since January of the latest year by route, where the point shows routes"""

    point: Point
    lines: tuple[Line, ...]
    checks: tuple[tuple[Entry, Checked], ...]
    commitments: tuple[Commitment, ...]
    milestones: tuple[Milestone, ...]
    triggers: tuple[Outcome, ...]
    alarms: tuple[Alarm, ...]
    route_counts: Mapping[str, int | None] = field(default_factory=dict)
    forecast: Chart | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What serves this point and is not there yet, by name."""
        return tuple(dict.fromkeys(name for entry in self.point.entries for name in entry.missing))


@dataclass(frozen=True, kw_only=True)
class Board:
    """All points, as known on a day.

    on         the day whose knowledge is shown; commitments, milestones and triggers are looked at on that day as well
    releases   every release that a figure of the board rests on, by id"""

    on: date
    points: tuple[PointOfBoard, ...]
    releases: dict[str, Release] = field(repr=False)

    def point(self, number: PointId) -> PointOfBoard:
        """A point by its number. Raises KeyError."""
        return {one.point.point: one for one in self.points}[number]


def build(store: Store, on: date, progress: Progress | None = None, *, pictures: bool = False) -> Board:
    """The board from a store, as it was known on a day. No request leaves the machine.

    pictures   also what only a page or a print shows: the latest kept forecast"""
    then = store.as_of(on)
    cache: dict[object, tuple] = {}  # type: ignore[type-arg]
    checked = _checks(then)
    kept = record()
    alarms = alarms_of(then)
    triggers = open_triggers(then, on)
    points = []
    for point in letter().points:
        if progress is not None:
            progress(point.title)
        commitments, milestones = kept.of_point(point.point)
        points.append(
            PointOfBoard(
                point=point,
                lines=tuple(line(spec, then, cache) for spec in LINES.get(point.point, ())),
                checks=tuple((entry, checked[entry.id]) for entry in point.entries if entry.id in checked),
                commitments=tuple(one for one in commitments if one.made.first <= on),
                milestones=milestones,
                triggers=triggers.get(point.point, ()),
                alarms=alarms.get(point.point, ()),
                route_counts=_route_counts(then) if point.point == 2 else {},
                forecast=_forecast(then, on) if pictures and point.point == 2 else None,
            )
        )
    return Board(on=on, points=tuple(points), releases={release.id: release for release in then.releases()})


def _route_counts(store: Store) -> dict[str, int | None]:
    try:
        table = store.table("frontex:detections", by=("route",))
    except NoSuchFigure:
        return {}
    last = table.periods[-1]
    january = Period.holding(last.first.replace(month=1), last.frequency)
    sums: dict[str, int | None] = {}
    for (route,) in table.keys:
        values = [table.value((route,), period) for period in january.to(last)]
        sums[route] = None if None in values else sum(value or 0 for value in values)
    return sums


def _forecast(store: Store, on: date) -> Chart | None:
    """The forecast of all routes from the latest origin whose figures were known by the day."""
    # Loaded for a page alone: a board in a terminal does without.
    from fairway.observatory.forecast import HOUSE, packaged_archive
    from fairway.observatory.forecast.picture import fan_chart
    from fairway.observatory.forecast.stored import stored_panel

    kept = [one for one in packaged_archive().forecasts(model=HOUSE) if one.known_at <= on]
    if not kept:
        return None
    *past, latest = sorted(kept, key=lambda one: one.origin)
    return fan_chart(latest, ALL_ROUTES, stored_panel(store), past[-4:])


def _checks(store: Store) -> dict[str, Checked]:
    look, kept = lookup(store), record()
    found = {}
    for claim in claims():
        entry = letter().entry(claim.entry)
        if entry is not None and entry.figure is not None:
            found[entry.id] = check(claim, entry.figure, look, kept)
    return found
