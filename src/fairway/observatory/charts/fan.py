"""A forecast as it should be read: what was observed, the middle, how wide the doubt is, and what was forecast before."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from fairway.observatory.charts.axes import Box, End, end_labels, left_for, mark, stroke, time_axis, value_axis
from fairway.observatory.charts.blocks import spark
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label, path_of
from fairway.observatory.charts.line import draw_series
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage, Form, Number, exact
from fairway.observatory.charts.palette import PAINTS, SOFT
from fairway.observatory.charts.scale import Scale, scale_of
from fairway.observatory.charts.series import Point, Series, flag_notes, last_known, said
from fairway.observatory.charts.timeline import Timeline, in_words, timeline
from fairway.observatory.spans import Period

_OPACITY = ("0.16", "0.26", "0.38", "0.5")
_RIGHT = 118.0


@dataclass(frozen=True, slots=True)
class Interval:
    """From low to high, said to hold the value with so many per cent."""

    percent: int
    low: Number
    high: Number

    def __post_init__(self) -> None:
        if exact(self.low) > exact(self.high):
            raise BadPage(f"An interval runs from {self.low} to {self.high}: give the lower end first.")


@dataclass(frozen=True, slots=True)
class Step:
    """One period of a forecast: the middle, and its intervals."""

    period: Period
    middle: Number
    intervals: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was forecast from one day on. `made`: that day in words."""

    made: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class FanChart(Chart):
    """Observed values, the forecast with its intervals, and earlier forecasts as they were made."""

    observed: tuple[Point, ...]
    forecast: Forecast
    past: tuple[Forecast, ...] = ()
    unit: str
    form: Form = Form.COUNT
    height: int = 240
    kind: ClassVar[str] = "Fan chart"

    def __post_init__(self) -> None:
        Series(name=self.title, points=self.observed)
        for one in (self.forecast, *self.past):
            if len({step.period for step in one.steps}) != len(one.steps):
                raise BadPage(f"The forecast of {one.made} has a period twice: give one step per period.")

    def body(self) -> Body:
        """The widest interval lies at the back; past forecasts are thin dashed lines that end in a ring."""
        scale, time, box = self._layout()
        nodes: list[Node] = [label(8, 14, self.unit, size=SMALL, soft=True)]
        nodes += value_axis(box, scale, self.form) + time_axis(box, time)
        nodes += self._bands(scale, time)
        for old in self.past:
            line = [(time.x(step.period), scale.at(step.middle)) for step in _sorted(old)]
            if line:
                nodes.append(stroke(line, 3, width=1, dashed=True, faint=True))
                nodes.append(mark(*line[-1], 3, hollow=True, size=2.6))
        nodes += self._middle(scale, time)
        nodes += draw_series(Series(name="observed", points=self.observed), 0, scale, time, marks=False)
        nodes += end_labels(self._ends(scale, time), box.right + 12, box.top - 6, box.bottom + 6)
        key, height = self._key(box.bottom + 46)
        return Body((*nodes, *key), height)

    def table(self) -> Grid:
        """A row for every period: observed, middle, each interval, each past forecast."""
        widths = self._percents()
        header = ["Period", "observed", f"forecast of {self.forecast.made}"]
        header += [f"{percent} % interval" for percent in widths] + [f"forecast of {old.made}" for old in self.past]
        observed = {point.period: point for point in self.observed}
        steps = {step.period: step for step in self.forecast.steps}
        old = [{step.period: step for step in one.steps} for one in self.past]
        rows = []
        for period in timeline(self._periods(), 0, 1).periods:
            step = steps.get(period)
            spans = {one.percent: one for one in step.intervals} if step else {}
            cells = [said(observed.get(period), self.form), self.form.show(step.middle) if step else ""]
            cells += [self._span(spans.get(percent)) for percent in widths]
            cells += [self.form.show(one[period].middle) if period in one else "" for one in old]
            rows.append(
                (in_words(period), *("" if c is None and (step or period not in observed) else c for c in cells))
            )
        notes = flag_notes(self.observed)
        return Grid(
            header=tuple(header), rows=tuple(rows), numeric=frozenset(range(1, len(header))), notes=notes, by_time=True
        )

    def summary(self) -> str:
        """The latest observed value, and the end of the forecast with its widest interval."""
        last = last_known(self.observed)
        seen = f"last observed {self.form.show(last.value)} ({in_words(last.period)})" if last else "nothing observed"
        if not self.forecast.steps:
            return f"{self.unit}: {seen}; no forecast."
        end = _sorted(self.forecast)[-1]
        wide = max(end.intervals, key=lambda one: one.percent, default=None)
        doubt = f", {wide.percent} % interval {self._span(wide)}" if wide else ""
        return f"{self.unit}: {seen}; forecast for {in_words(end.period)} {self.form.show(end.middle)}{doubt}."

    def text(self, width: int = 100) -> tuple[str, ...]:
        """Two rows of one scale, observed then forecast, and the main figures."""
        observed = {point.period: point.value for point in self.observed}
        steps: dict[Period, Number | None] = {step.period: step.middle for step in self.forecast.steps}
        room = max(10, width - 12)
        periods = timeline([*observed, *steps], 0, 1).periods[-room:]
        drawn = spark([observed.get(p) if observed.get(p) is not None else steps.get(p) for p in periods], room)
        ahead = sum(1 for p in periods if p in steps and observed.get(p) is None)
        cut = len(periods) - ahead
        lines = (f"observed    {drawn[:cut]}", f"forecast    {' ' * cut}{drawn[cut:]}") if periods else ()
        return (*lines, *wrap(self.summary(), width))

    def _periods(self) -> list[Period]:
        steps = [step.period for one in (self.forecast, *self.past) for step in one.steps]
        return [point.period for point in self.observed] + steps

    def _percents(self) -> list[int]:
        return sorted({one.percent for step in self.forecast.steps for one in step.intervals})

    def _span(self, one: Interval | None) -> str:
        return f"{self.form.show(one.low)} to {self.form.show(one.high)}" if one else ""

    def _layout(self) -> tuple[Scale, Timeline, Box]:
        top, bottom = 28.0, 28.0 + self.height
        values: list[Number | None] = [point.value for point in self.observed]
        values += [step.middle for one in (self.forecast, *self.past) for step in one.steps]
        values += [end for step in self.forecast.steps for one in step.intervals for end in (one.low, one.high)]
        scale = scale_of(values, bottom, top, whole=self.form is Form.COUNT)
        left, right = left_for(scale, self.form), WIDTH - _RIGHT
        return scale, timeline(self._periods(), left + 4, right), Box(left, top, right, bottom)

    def _bands(self, scale: Scale, time: Timeline) -> list[Node]:
        nodes = []
        for percent, opacity in zip(reversed(self._percents()), _OPACITY, strict=False):
            spans = [(s, one) for s in _sorted(self.forecast) for one in s.intervals if one.percent == percent]
            start = self._start()
            upper = [(time.x(s.period), scale.at(one.high)) for s, one in spans]
            lower = [(time.x(s.period), scale.at(one.low)) for s, one in spans]
            if start is not None and start.value is not None:
                tip = (time.x(start.period), scale.at(start.value))
                upper, lower = [tip, *upper], [tip, *lower]
            shape = path_of([*upper, *reversed(lower)]) + "Z"
            nodes.append(el("path", class_="fw-f0", d=shape, fill=PAINTS[0].line, fill_opacity=opacity, stroke="none"))
        return nodes

    def _start(self) -> Point | None:
        """What was observed last before the forecast: a past forecast has figures on both sides of its beginning."""
        first = min((step.period for step in self.forecast.steps), default=None)
        return last_known(point for point in self.observed if first is not None and point.period < first)

    def _middle(self, scale: Scale, time: Timeline) -> list[Node]:
        line = [(time.x(step.period), scale.at(step.middle)) for step in _sorted(self.forecast)]
        start = self._start()
        if line and start is not None and start.value is not None:
            line = [(time.x(start.period), scale.at(start.value)), *line]
        return [stroke(line, 1, width=1.8, dashed=True)] if line else []

    def _ends(self, scale: Scale, time: Timeline) -> list[End]:
        if not self.forecast.steps:
            return []
        end = _sorted(self.forecast)[-1]
        x = time.x(end.period)
        ends = [End(x, scale.at(end.middle), ("middle " + self.form.brief(end.middle),), 1)]
        wide = max(end.intervals, key=lambda one: one.percent, default=None)
        if wide:
            ends.append(End(x, scale.at(wide.high), (f"{wide.percent} %: {self.form.brief(wide.high)}",), 0))
            ends.append(End(x, scale.at(wide.low), (f"{wide.percent} %: {self.form.brief(wide.low)}",), 0))
        return ends

    def _key(self, y: float) -> tuple[list[Node], float]:
        nodes: list[Node] = []
        layers: list[str] = []  # the bands lie on top of each other, so the samples do, too
        x = 8.0
        for percent, opacity in zip(reversed(self._percents()), _OPACITY, strict=False):
            layers.append(opacity)
            nodes += [_swatch(x, y - 10, layer) for layer in layers]
            nodes.append(label(x + 24, y, f"{percent} %", size=SMALL, soft=True))
            x += 70
        if self.past:
            nodes += [
                stroke([(x, y - 4), (x + 24, y - 4)], 3, width=1, dashed=True),
                mark(x + 24, y - 4, 3, hollow=True),
            ]
            nodes.append(label(x + 36, y, "earlier forecasts, as made then", size=SMALL, fill=SOFT, soft=True))
        return nodes, y + 8 if nodes else y - 12


def _sorted(one: Forecast) -> list[Step]:
    return sorted(one.steps, key=lambda step: step.period)


def _swatch(x: float, y: float, opacity: str) -> Node:
    return el("rect", class_="fw-f0", x=x, y=y, width=18, height=11, fill=PAINTS[0].line, fill_opacity=opacity)
