"""A calendar of alarms: which series rang in which period, which were quiet, and which could not be heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from fairway.observatory.charts.axes import Box, time_axis
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label, path_of
from fairway.observatory.charts.letters import cut, width_of
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage
from fairway.observatory.charts.palette import ALARM, GRID, PAPER, SOFT
from fairway.observatory.charts.timeline import Timeline, in_words, timeline
from fairway.observatory.spans import Period

_ROW = 20.0
_NAMES = 190.0


class Ring(Enum):
    """What a rule said of a series in a period, with the letter that a terminal shows."""

    QUIET = "·"
    ALARM = "█"
    ONGOING = "▒"
    UNKNOWN = "?"

    @property
    def words(self) -> str:
        """As a reader says it."""
        return _WORDS[self]


_WORDS = {
    Ring.QUIET: "quiet",
    Ring.ALARM: "alarm",
    Ring.ONGOING: "alarm goes on",
    Ring.UNKNOWN: "no data: the rule could not say",
}


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """One series under one rule. A period that is not named is one in which the rule could not say."""

    name: str
    rings: tuple[tuple[Period, Ring], ...]


@dataclass(frozen=True, kw_only=True)
class AlarmCalendar(Chart):
    """Rows of series, columns of periods. `rule` says which rule and at which false-alarm rate."""

    rows: tuple[AlarmRow, ...]
    rule: str
    kind: ClassVar[str] = "Calendar of alarms"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len({period for period, _ in row.rings}) < len(row.rings):
                raise BadPage(f"'{row.name}' has a period twice: give one state for each.")

    def body(self) -> Body:
        """Full cells for alarms, hollow for those that go on, a dot for quiet, a stroke for what is not known."""
        left = 16 + min(max([width_of(row.name, SMALL) for row in self.rows], default=0), _NAMES)
        time = self._time(left + 8, WIDTH - 16)
        wide = (WIDTH - 16 - left) / max(1, len(time.periods))
        nodes: list[Node] = [label(8, 14, self.rule, size=SMALL, soft=True)]
        top = 28.0
        for n, row in enumerate(self.rows):
            y = top + _ROW * n
            nodes.append(label(left - 6, y + 14, cut(row.name, _NAMES, SMALL), anchor="end", size=SMALL))
            nodes.append(el("line", class_="fw-grid", x1=left, x2=WIDTH - 8, y1=y + _ROW, y2=y + _ROW, stroke=GRID))
            rings = dict(row.rings)
            size = min(wide * 0.86, _ROW - 6)
            for period in time.periods:
                nodes += _cell(time.x(period), y + _ROW / 2, size, rings.get(period, Ring.UNKNOWN))
        bottom = top + _ROW * len(self.rows)
        nodes += time_axis(Box(left, top, WIDTH - 8, bottom), time)
        x = 8.0
        for ring in Ring:
            nodes += _cell(x + 6, bottom + 46, 11, ring)
            nodes.append(label(x + 18, bottom + 50, ring.words, size=SMALL, soft=True))
            x += width_of(ring.words, SMALL) + 40
        return Body(tuple(nodes), bottom + 60)

    def table(self) -> Grid:
        """A row for each alarm, the newest last: which series, from when, to when."""
        found = sorted((first, row.name, last) for row in self.rows for first, last in episodes(row))
        rows = [(name, in_words(first), in_words(last)) for first, name, last in found]
        notes = tuple(f"{row.name}: {count} periods without data" for row in self.rows if (count := self._unheard(row)))
        return Grid(header=("Series", "alarm from", "to"), rows=tuple(rows), notes=notes, by_time=True)

    def summary(self) -> str:
        """How many alarms of how many series, and the latest."""
        found = [(last, first, row.name) for row in self.rows for first, last in episodes(row)]
        if not found:
            return f"{self.rule}; no alarm in {len(self.rows)} series."
        last, first, name = max(found, key=lambda one: (one[0], one[1]))
        span = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
        return f"{self.rule}; {len(found)} alarms in {len(self.rows)} series, the latest {name}, {span}."

    def text(self, width: int = 100) -> tuple[str, ...]:
        """A letter for each period, the latest to the right; the earliest are left out where there is no room."""
        names = min(max((len(row.name) for row in self.rows), default=0), 34)
        periods = self._time(0, 1).periods[-max(1, width - names - 2) :]
        if not periods:
            return ("no periods",)
        lines = [f"{'':{names}}  {in_words(periods[0])} to {in_words(periods[-1])}"]
        for row in self.rows:
            rings = dict(row.rings)
            marks = "".join(rings.get(period, Ring.UNKNOWN).value for period in periods)
            lines.append(f"{row.name[:names]:{names}}  {marks}")
        return (*lines, ", ".join(f"{ring.value} {ring.words}" for ring in Ring))

    def _time(self, start: float, end: float) -> Timeline:
        return timeline([period for row in self.rows for period, _ in row.rings], start, end)

    def _unheard(self, row: AlarmRow) -> int:
        rings = dict(row.rings)
        return sum(1 for period in self._time(0, 1).periods if rings.get(period, Ring.UNKNOWN) is Ring.UNKNOWN)


def episodes(row: AlarmRow) -> list[tuple[Period, Period]]:
    """First and last period of each alarm. An alarm that goes on without having begun begins there."""
    found: list[tuple[Period, Period]] = []
    for period, ring in sorted(row.rings, key=lambda one: one[0]):
        goes_on = found and found[-1][1] == period.back(1)
        if ring is Ring.ONGOING and goes_on:
            found[-1] = (found[-1][0], period)
        elif ring in (Ring.ALARM, Ring.ONGOING):
            found.append((period, period))
    return found


def _cell(x: float, y: float, size: float, ring: Ring) -> list[Node]:
    half = size / 2
    box = {"x": x - half, "y": y - half, "width": size, "height": size}
    match ring:
        case Ring.ALARM:
            return [el("rect", class_="fw-alarm", fill=ALARM, stroke=ALARM, **box)]
        case Ring.ONGOING:
            return [el("rect", class_="fw-alarm fw-hollow", fill=PAPER, stroke=ALARM, stroke_width=1.4, **box)]
        case Ring.QUIET:
            return [el("circle", class_="fw-soft", cx=x, cy=y, r=min(1.6, half), fill=SOFT)]
        case Ring.UNKNOWN:
            d = path_of([(x - half / 2, y + half / 2), (x + half / 2, y - half / 2)])
            return [el("path", class_="fw-zero", d=d, stroke=SOFT, stroke_width=1, fill="none")]
