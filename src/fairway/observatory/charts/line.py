"""Lines over time: gaps where nothing is known, dashes where it will change, breaks marked, earlier vintages thin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fairway.observatory.charts.axes import Box, End, end_labels, left_for, mark, stroke, time_axis, value_axis
from fairway.observatory.charts.blocks import spark
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label
from fairway.observatory.charts.letters import cut, fold, width_of
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage, Form
from fairway.observatory.charts.palette import PAINTS, SOFT
from fairway.observatory.charts.scale import Scale, scale_of
from fairway.observatory.charts.series import Break, Series, by_firmness, flag_notes, last_known, said, stretches
from fairway.observatory.charts.timeline import Timeline, in_words, timeline
from fairway.observatory.spans import Period

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_END_ROOM = 170.0


@dataclass(frozen=True, kw_only=True)
class LineChart(Chart):
    """One or more series over time.

    unit     what the vertical axis counts, in words ("detections a month")
    zero     the axis starts at nought; only an index or a temperature should not
    height   of the plot in pixels"""

    series: tuple[Series, ...]
    unit: str
    form: Form = Form.COUNT
    breaks: tuple[Break, ...] = ()
    zero: bool = True
    height: int = 240
    kind: ClassVar[str] = "Line chart"

    def __post_init__(self) -> None:
        if len(self.series) > len(PAINTS):
            raise BadPage(
                f"'{self.title}' has {len(self.series)} lines, and no reader tells more than {len(PAINTS)} apart: "
                "use small multiples."
            )
        if len(self.breaks) > len(_LETTERS):
            raise BadPage(f"'{self.title}' has {len(self.breaks)} breaks; at most {len(_LETTERS)} can be marked.")

    def periods(self) -> list[Period]:
        """All periods that a series speaks of."""
        return [point.period for one in self.series for point in (*one.points, *one.older)]

    def body(self) -> Body:
        """The plot, its axes, labels at the line ends, and a key for what is not self-evident."""
        scale, time, box = self._layout()
        nodes: list[Node] = [label(8, 14, self.unit, size=SMALL, soft=True)]
        nodes += value_axis(box, scale, self.form) + time_axis(box, time)
        nodes += self._break_marks(box, time)
        for paint, one in enumerate(self.series):
            nodes += draw_series(one, paint, scale, time, marks=len(self.series) > 1)
        if not any(value is not None for one in self.series for value in one.values):
            middle = (box.left + box.right) / 2
            nodes.append(label(middle, (box.top + box.bottom) / 2, "No value is known", anchor="middle", soft=True))
        nodes += end_labels(self._ends(scale, time), box.right + 12, box.top - 6, box.bottom + 6)
        key, height = self._key(box.bottom + 50)
        return Body((*nodes, *key), height)

    def table(self) -> Grid:
        """A row for every period, a column for every series and every earlier vintage."""
        header, columns = ["Period"], []
        for one in self.series:
            header.append(one.name)
            columns.append({point.period: point for point in one.points})
            if one.older:
                header.append(f"{one.name}, {one.older_name}")
                columns.append({point.period: point for point in one.older})
        periods = timeline(self.periods(), 0, 1).periods
        rows = tuple((in_words(p), *(said(column.get(p), self.form) for column in columns)) for p in periods)
        breaks = tuple(f"Break at {in_words(one.period)}: {one.words}" for one in self.breaks)
        notes = flag_notes(point for one in self.series for point in (*one.points, *one.older)) + breaks
        return Grid(
            header=tuple(header), rows=rows, numeric=frozenset(range(1, len(header))), notes=notes, by_time=True
        )

    def summary(self) -> str:
        """From when to when, and the latest value of each line."""
        periods = self.periods()
        if not periods:
            return "There are no values."
        span = f"{self.unit}, {in_words(min(periods))} to {in_words(max(periods))}."
        latest = []
        for one in self.series:
            last = last_known(one.points)
            tell = f"{self.form.show(last.value)} ({in_words(last.period)})" if last else "no value is known"
            latest.append(f"{one.name}: {tell}")
        return f"{span} Latest: {'; '.join(latest)}."

    def text(self, width: int = 100) -> tuple[str, ...]:
        """A sparkline for each series, with its latest value."""
        periods = timeline(self.periods(), 0, 1).periods
        if not periods:
            return ("no values",)
        names = min(max(len(one.name) for one in self.series), 30)
        room = max(10, width - names - 34)
        lines = [f"{'':{names}}  {in_words(periods[0])} to {in_words(periods[-1])}, {self.unit}"]
        for one in self.series:
            values = {point.period: point.value for point in one.points}
            last = last_known(one.points)
            tell = f"{self.form.show(last.value)}  {last.period}" if last else "not known"
            drawn = spark([values.get(period) for period in periods], room)
            lines.append(f"{one.name[:names]:{names}}  {drawn}  {tell}")
        return tuple(lines)

    def _layout(self) -> tuple[Scale, Timeline, Box]:
        top, bottom = 28.0, 28.0 + self.height
        scale = scale_of(
            [v for one in self.series for v in one.values], bottom, top, zero=self.zero, whole=self.form is Form.COUNT
        )
        left = left_for(scale, self.form)
        right = WIDTH - 20 - self._end_room()
        return scale, timeline(self.periods(), left + 4, right), Box(left, top, right, bottom)

    def _end_room(self) -> float:
        if not self.series:
            return 10
        texts = [line for one in self.series for line in self._end_lines(one)]
        return min(max(width_of(text, SMALL) for text in texts) + 14, _END_ROOM + 14)

    def _end_lines(self, one: Series) -> tuple[str, ...]:
        last = last_known(one.points)
        value = self.form.brief(last.value if last else None)
        if len(self.series) == 1:
            return (value,)
        return (
            (*fold(one.name, _END_ROOM, SMALL, lines=2), value)
            if len(self.series) < 5
            else (f"{cut(one.name, _END_ROOM - width_of(value, SMALL) - 6, SMALL)}\u00a0{value}",)
        )

    def _ends(self, scale: Scale, time: Timeline) -> list[End]:
        ends = []
        for paint, one in enumerate(self.series):
            last = last_known(one.points)
            if last is not None and last.value is not None:
                ends.append(End(time.x(last.period), scale.at(last.value), self._end_lines(one), paint))
        return ends

    def _break_marks(self, box: Box, time: Timeline) -> list[Node]:
        nodes = []
        for letter, one in zip(_LETTERS, self.breaks, strict=False):
            if not time.periods or not time.periods[0] <= one.period <= time.periods[-1]:
                continue
            half = (time.x(time.periods[1]) - time.x(time.periods[0])) / 2 if len(time.periods) > 1 else 0
            x = time.x(one.period) - half
            nodes.append(
                el(
                    "line",
                    class_="fw-break",
                    x1=x,
                    x2=x,
                    y1=box.top - 4,
                    y2=box.bottom,
                    stroke=SOFT,
                    stroke_dasharray="2 3",
                )
            )
            nodes.append(label(x, box.top - 8, letter, anchor="middle", size=SMALL, soft=True, weight="600"))
        return nodes

    def _key(self, y: float) -> tuple[list[Node], float]:
        """Lines of explanation below the plot: only for what occurs."""
        points = [point for one in self.series for point in one.points]
        nodes: list[Node] = []
        if any(point.provisional for point in points):
            nodes += [
                *_sample(y, dashed=True),
                label(42, y, "provisional: the publisher will revise it", size=SMALL, soft=True),
            ]
            y += 16
        for words in dict.fromkeys(one.older_name for one in self.series if one.older):
            nodes += [*_sample(y, thin=True), label(42, y, words, size=SMALL, soft=True)]
            y += 16
        for letter, one in zip(_LETTERS, self.breaks, strict=False):
            for n, line in enumerate(fold(f"break, {in_words(one.period)}: {one.words}", WIDTH - 60, SMALL, lines=2)):
                if n == 0:
                    nodes.append(label(22, y, letter, size=SMALL, soft=True, weight="600"))
                nodes.append(label(42, y, line, size=SMALL, soft=True))
                y += 16
        return nodes, y - 8


def draw_series(
    one: Series, paint: int, scale: Scale, time: Timeline, *, width: float = 2, marks: bool = True
) -> list[Node]:
    """The older vintage thin, the line solid or dashed, a mark now and then, a mark for a value that stands alone."""
    nodes: list[Node] = []

    def place(period: Period, value: object) -> tuple[float, float]:
        return time.x(period), scale.at(value)  # type: ignore[arg-type]

    for run in stretches(one.older):
        nodes.append(stroke([place(p.period, p.value) for p in run], paint, width=0.9, faint=True))
    every = max(1, len(time.periods) // 8)
    final = last_known(one.points)
    for run in stretches(one.points):
        for soft, piece in by_firmness(run):
            nodes.append(stroke([place(p.period, p.value) for p in piece], paint, width=width, dashed=soft))
        for point in run:
            alone, last = len(run) == 1, point is final
            if alone or last or (marks and ((paint * every // 3 + time.place(point.period)) % every == 0)):
                nodes.append(mark(*place(point.period, point.value), paint, hollow=point.provisional, size=3.0))
    return nodes


def _sample(y: float, *, dashed: bool = False, thin: bool = False) -> list[Node]:
    dash = "5 4" if dashed else None
    width = 0.9 if thin else 2
    return [
        el(
            "line",
            class_="fw-zero",
            x1=8,
            x2=34,
            y1=y - 4,
            y2=y - 4,
            stroke=SOFT,
            stroke_width=width,
            stroke_dasharray=dash,
        )
    ]
