"""Many small line charts on one scale: one for each nationality, route or country, so that they compare at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fairway.observatory.charts.axes import Box
from fairway.observatory.charts.blocks import spark
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label
from fairway.observatory.charts.letters import cut, width_of
from fairway.observatory.charts.line import draw_series
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage, Form
from fairway.observatory.charts.palette import GRID, SOFT
from fairway.observatory.charts.scale import scale_of
from fairway.observatory.charts.series import Series, flag_notes, last_known, said
from fairway.observatory.charts.timeline import in_words, timeline
from fairway.observatory.spans import Period

_GAP, _TALL, _HEAD, _FOOT = 14.0, 70.0, 20.0, 18.0


@dataclass(frozen=True, kw_only=True)
class Multiples(Chart):
    """A panel for each series, in the given order, all on one scale.

    columns   panels side by side
    shared    False gives every panel its own scale, and the picture says so"""

    panels: tuple[Series, ...]
    unit: str
    form: Form = Form.COUNT
    columns: int = 4
    shared: bool = True
    kind: ClassVar[str] = "Small line charts"

    def __post_init__(self) -> None:
        if not 1 <= self.columns <= 8:
            raise BadPage(f"'{self.title}' wants {self.columns} panels side by side: give one to eight.")

    def body(self) -> Body:
        """Panels in rows; the highest grid line is labelled in the first panel of a row, years below the last row."""
        scope = "all on one scale" if self.shared else "each on its own scale"
        nodes: list[Node] = [label(8, 14, f"{self.unit}, {scope}", size=SMALL, soft=True)]
        wide = (WIDTH - 16 - _GAP * (self.columns - 1)) / self.columns
        for n, one in enumerate(self.panels):
            x = 8 + (wide + _GAP) * (n % self.columns)
            y = 26 + (_HEAD + _TALL + _FOOT) * (n // self.columns)
            nodes += self._panel(one, Box(x, y + _HEAD, x + wide, y + _HEAD + _TALL))
        rows = -(-len(self.panels) // self.columns)
        return Body(tuple(nodes), 30 + rows * (_HEAD + _TALL + _FOOT))

    def table(self) -> Grid:
        """A row for every period, a column for every panel."""
        columns = [{point.period: point for point in one.points} for one in self.panels]
        rows = tuple((in_words(p), *(said(column.get(p), self.form) for column in columns)) for p in self._periods())
        header = ("Period", *(one.name for one in self.panels))
        notes = flag_notes(point for one in self.panels for point in one.points)
        return Grid(header=header, rows=rows, numeric=frozenset(range(1, len(header))), notes=notes, by_time=True)

    def summary(self) -> str:
        """How many panels, from when to when, and the latest value of the first three."""
        periods = self._periods()
        if not periods:
            return "There are no values."
        lasts = [(one.name, last_known(one.points)) for one in self.panels[:3]]
        told = [f"{name}: {self.form.show(p.value)} ({in_words(p.period)})" for name, p in lasts if p]
        span = f"{len(self.panels)} panels, {self.unit}, {in_words(periods[0])} to {in_words(periods[-1])}"
        return f"{span}. Latest: {'; '.join(told) or 'not known'}."

    def text(self, width: int = 100) -> tuple[str, ...]:
        """A sparkline for each panel, each on its own scale, with its latest value."""
        periods = self._periods()
        names = min(max((len(one.name) for one in self.panels), default=0), 30)
        lines = []
        for one in self.panels:
            values = {point.period: point.value for point in one.points}
            last = last_known(one.points)
            tell = f"{self.form.show(last.value)}  {last.period}" if last else "not known"
            drawn = spark([values.get(p) for p in periods], max(10, width - names - 26))
            lines.append(f"{one.name[:names]:{names}}  {drawn}  {tell}")
        return tuple(lines)

    def _periods(self) -> Sequence[Period]:
        return timeline([point.period for one in self.panels for point in one.points], 0, 1).periods

    def _panel(self, one: Series, box: Box) -> list[Node]:
        values = [v for each in (self.panels if self.shared else (one,)) for v in each.values]
        scale = scale_of(values, box.bottom, box.top + 4, about=3, whole=self.form is Form.COUNT, tight=True)
        time = timeline([point.period for each in self.panels for point in each.points], box.left + 2, box.right - 6)
        last = last_known(one.points)
        value = self.form.show(last.value) if last else self.form.show(None)
        room = box.right - box.left - width_of(value, SMALL) - 6
        nodes = [
            label(box.left, box.top - 5, cut(one.name, room, SMALL), size=SMALL, weight="600"),
            label(box.right, box.top - 5, value, anchor="end", size=SMALL, soft=True),
        ]
        top = scale.ticks[-1]
        for tick in scale.ticks:
            y = scale.at(tick)
            colour, class_ = (SOFT, "fw-zero") if tick == 0 else (GRID, "fw-grid")
            nodes.append(
                el("line", class_=class_, x1=box.left, x2=box.right, y1=y, y2=y, stroke=colour, stroke_width=0.7)
            )
        nodes.append(label(box.left, scale.at(top) + 11, self.form.tick(top, scale.step), size=9, soft=True))
        nodes += draw_series(one, 0, scale, time, width=1.5, marks=False)
        if time.periods:
            nodes.append(label(box.left, box.bottom + 12, str(time.periods[0].first.year), size=9, soft=True))
            end = label(box.right, box.bottom + 12, str(time.periods[-1].first.year), anchor="end", size=9, soft=True)
            nodes.append(end)
        return nodes
