"""A line as small as a word, for a cell of a table or a key figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fairway.observatory.charts.axes import mark
from fairway.observatory.charts.blocks import spark
from fairway.observatory.charts.chart import Body, Chart, Grid
from fairway.observatory.charts.line import draw_series
from fairway.observatory.charts.numbers import Form
from fairway.observatory.charts.scale import scale_of
from fairway.observatory.charts.series import Point, Series, flag_notes, last_known, said
from fairway.observatory.charts.timeline import in_words, timeline


@dataclass(frozen=True, kw_only=True)
class Sparkline(Chart):
    """Values from nought, the latest one marked. Its gaps are gaps."""

    points: tuple[Point, ...]
    form: Form = Form.COUNT
    kind: ClassVar[str] = "Small line"
    width: ClassVar[int] = 140

    def __post_init__(self) -> None:
        Series(name=self.title, points=self.points)

    def body(self) -> Body:
        """The line alone."""
        scale = scale_of([point.value for point in self.points], 28, 5, about=2)
        time = timeline([point.period for point in self.points], 4, 134)
        nodes = draw_series(Series(name=self.title, points=self.points), 0, scale, time, width=1.5, marks=False)
        last = last_known(self.points)
        if last is not None and last.value is not None:
            nodes.append(mark(time.x(last.period), scale.at(last.value), 0, size=2.4, hollow=last.provisional))
        return Body(tuple(nodes), 32)

    def table(self) -> Grid:
        """A row for every period."""
        points = {point.period: point for point in self.points}
        rows = tuple((in_words(p), said(points.get(p), self.form)) for p in timeline(points, 0, 1).periods)
        return Grid(
            header=("Period", self.title),
            rows=rows,
            numeric=frozenset({1}),
            notes=flag_notes(self.points),
            by_time=True,
        )

    def summary(self) -> str:
        """The latest value."""
        last = last_known(self.points)
        return f"Latest: {self.form.show(last.value)} ({in_words(last.period)})." if last else "No value is known."

    def text(self, width: int = 100) -> tuple[str, ...]:
        """The line in block letters."""
        points = {point.period: point.value for point in self.points}
        return (spark([points.get(p) for p in timeline(points, 0, 1).periods], width),)
