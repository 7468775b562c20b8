"""What was claimed against what the figures say: a band for the claim, a mark for the value in each vintage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fairway.observatory.charts.axes import mark
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label, lines_of, path_of
from fairway.observatory.charts.letters import fold, width_of
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage, Form, Number, exact
from fairway.observatory.charts.palette import GRID, PAINTS, SOFT, STEPS
from fairway.observatory.charts.scale import Scale, scale_of

_NAME_ROOM = 210.0
_ROW = 40.0


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One claim: its words, from where to where a value bears it out, and the value in each vintage.

    low, high   None for a claim that names no figure on that side; both None for a claim without a figure"""

    name: str
    claim: str
    low: Number | None
    high: Number | None
    values: tuple[Number | None, ...]


@dataclass(frozen=True, kw_only=True)
class RangeChart(Chart):
    """Claims and values on one scale. `vintages` names what each value of a row is, oldest first."""

    rows: tuple[RangeRow, ...]
    vintages: tuple[str, ...]
    unit: str
    form: Form = Form.CHANGE
    kind: ClassVar[str] = "Claims against values"

    def __post_init__(self) -> None:
        if not 1 <= len(self.vintages) <= len(PAINTS):
            raise BadPage(f"'{self.title}' has {len(self.vintages)} vintages: give one to {len(PAINTS)}.")
        for row in self.rows:
            if len(row.values) != len(self.vintages):
                raise BadPage(f"'{row.name}' has {len(row.values)} values for {len(self.vintages)} vintages.")
            if row.low is not None and row.high is not None and exact(row.low) > exact(row.high):
                raise BadPage(f"The claim of '{row.name}' runs from {row.low} to {row.high}: give the lower end first.")

    def body(self) -> Body:
        """A line for each claim; the scale at the bottom is shared."""
        names = [fold(row.name, _NAME_ROOM, SMALL + 1, lines=2) for row in self.rows]
        left = 24 + max([width_of(line, SMALL + 1) for name in names for line in name], default=20)
        left = max(left, 24 + max([width_of(f"claim: {row.claim}", SMALL) for row in self.rows], default=0))
        values = [v for row in self.rows for v in (row.low, row.high, *row.values)]
        right = WIDTH - 24
        scale = scale_of(values, min(left, WIDTH / 2), right, about=6)
        nodes = self._head()
        top = 44.0
        bottom = top + _ROW * len(self.rows)
        nodes += self._grid(scale, top, bottom)
        for n, (row, name) in enumerate(zip(self.rows, names, strict=True)):
            y = top + _ROW * (n + 0.5)
            nodes += self._row(row, name, y, scale)
        return Body(tuple(nodes), bottom + 24)

    def table(self) -> Grid:
        """A row for each claim."""
        rows = tuple(
            (row.name, row.claim, *(None if value is None else self.form.show(value) for value in row.values))
            for row in self.rows
        )
        header = ("", "claim", *self.vintages)
        return Grid(header=header, rows=rows, numeric=frozenset(range(2, len(header))))

    def summary(self) -> str:
        """How many of the latest values lie within their claim."""
        judged = [inside(row) for row in self.rows]
        return (
            f"{self.unit}: of {len(judged)} claims {judged.count(True)} are borne out by the latest vintage "
            f"({self.vintages[-1]}), {judged.count(False)} are not, {judged.count(None)} cannot be judged."
        )

    def text(self, width: int = 100) -> tuple[str, ...]:
        """One line for each claim."""
        names = min(max((len(row.name) for row in self.rows), default=0), 34)
        lines = []
        for row in self.rows:
            values = ", ".join(f"{self.form.show(v)}" for v in row.values)
            judged = {True: "within", False: "outside", None: "cannot be judged"}[inside(row)]
            lines.append(f"{row.name[:names]:{names}}  claim {row.claim}: {values} ({judged})"[:width])
        return (*lines, f"values: {', then '.join(self.vintages)}")

    def _head(self) -> list[Node]:
        nodes = [
            label(8, 14, self.unit, size=SMALL, soft=True),
            _band(8, 22, 18, 12),
            label(32, 33, "claim", size=SMALL),
        ]
        x = 76.0
        for paint, words in enumerate(self.vintages):
            nodes += [mark(x + 4, 29, paint, size=4), label(x + 14, 33, words, size=SMALL)]
            x += width_of(words, SMALL) + 36
        return nodes

    def _grid(self, scale: Scale, top: float, bottom: float) -> list[Node]:
        nodes = []
        for tick in scale.ticks:
            x = scale.at(tick)
            colour, class_ = (SOFT, "fw-zero") if tick == 0 else (GRID, "fw-grid")
            nodes.append(el("line", class_=class_, x1=x, x2=x, y1=top, y2=bottom, stroke=colour))
            nodes.append(
                label(x, bottom + 15, self.form.tick(tick, scale.step), anchor="middle", size=SMALL, soft=True)
            )
        return nodes

    def _row(self, row: RangeRow, name: list[str], y: float, scale: Scale) -> list[Node]:
        nodes: list[Node] = []
        nodes += lines_of(8, y - 7, name[:1] if len(name) == 1 else [" ".join(name)], size=SMALL + 1)
        nodes.append(label(8, y + 14, f"claim: {row.claim}", size=SMALL, soft=True))
        if row.low is not None or row.high is not None:
            low = scale.start if row.low is None else scale.at(row.low)
            high = scale.end if row.high is None else scale.at(row.high)
            nodes.append(_band(low - 2, y - 13, high - low + 4, 26))
            nodes += [_open_end(scale.end, y, 1)] if row.high is None else []
            nodes += [_open_end(scale.start, y, -1)] if row.low is None else []
        known = [(paint, value) for paint, value in enumerate(row.values) if value is not None]
        if not known:
            nodes.append(label(scale.at(0) + 8, y + 4, self.form.show(None), size=SMALL, soft=True))
        spots = [scale.at(value) for _, value in known]
        if len(spots) > 1:
            line = {"x1": min(spots), "x2": max(spots), "y1": y, "y2": y}
            nodes.append(el("line", class_="fw-zero", stroke=SOFT, stroke_width=1, **line))
        nodes += [mark(x, y, paint, size=4.2) for (paint, _), x in zip(known, spots, strict=True)]
        if known:
            text = self.form.show(known[-1][1])
            edge = max(spots) + 9
            beyond = edge + width_of(text, SMALL) > WIDTH - 8
            x = min(spots) - 9 if beyond else edge
            nodes.append(label(x, y + 4, text, anchor="end" if beyond else "start", size=SMALL, weight="600"))
        return nodes


def inside(row: RangeRow) -> bool | None:
    """Does the latest value bear the claim out? None where the value is not known or the claim names no figure."""
    value = row.values[-1]
    if value is None or (row.low is None and row.high is None):
        return None
    above = row.low is None or exact(value) >= exact(row.low)
    return above and (row.high is None or exact(value) <= exact(row.high))


def _open_end(x: float, y: float, way: int) -> Node:
    """The claim goes on beyond the scale."""
    d = path_of([(x - 7 * way, y - 6), (x - way, y), (x - 7 * way, y + 6)])
    return el("path", class_="fw-zero", d=d, fill="none", stroke=SOFT, stroke_width=1.5)


def _band(x: float, y: float, width: float, height: float) -> Node:
    return el(
        "rect", class_="fw-q1", x=x, y=y, width=width, height=height, rx=3, fill=STEPS[1], stroke=SOFT, stroke_width=0.5
    )
