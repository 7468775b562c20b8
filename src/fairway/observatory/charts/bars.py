"""Bars side by side: the same things in two or three periods, and by how much they changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from fairway.observatory.charts.blocks import bar
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label, lines_of
from fairway.observatory.charts.letters import cut, fold, width_of
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage, Form, Number, exact
from fairway.observatory.charts.palette import GRID, SOFT, STEPS
from fairway.observatory.charts.scale import Scale, scale_of

_THICK = 13.0
_NAME_ROOM = 190.0
_SHADES = {1: (4,), 2: (1, 4), 3: (1, 3, 5), 4: (0, 1, 3, 5)}


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing: its name and a value for each group, None where it is not known. `mark`: flags to show beside it."""

    name: str
    values: tuple[Number | None, ...]
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class BarChart(Chart):
    """Grouped bars, lying, because names are long.

    groups   what each value of a bar is ("January to September 2023", "January to September 2024"), oldest first
    change   the change from the first group to the last is shown beside each bar"""

    bars: tuple[Bar, ...]
    groups: tuple[str, ...]
    unit: str
    form: Form = Form.COUNT
    change: bool = False
    kind: ClassVar[str] = "Bar chart"

    def __post_init__(self) -> None:
        if not 1 <= len(self.groups) <= len(_SHADES):
            raise BadPage(f"'{self.title}' has {len(self.groups)} groups of bars: give one to {len(_SHADES)}.")
        for one in self.bars:
            if len(one.values) != len(self.groups):
                raise BadPage(f"'{one.name}' has {len(one.values)} values for {len(self.groups)} groups.")

    def body(self) -> Body:
        """A block of bars for each thing; values at the ends of the bars, so that no grid has to be read."""
        names = [fold(one.name, _NAME_ROOM, SMALL + 1, lines=2) for one in self.bars]
        left = 16 + max([width_of(line, SMALL + 1) for name in names for line in name], default=20)
        right = WIDTH - (80 if self.change else 16)
        scale = self._scale(left, right)
        nodes = self._head(right)
        y = 46.0
        for one, name in zip(self.bars, names, strict=True):
            tall = _THICK * len(self.groups)
            nodes += lines_of(left - 8, y + tall / 2, name, anchor="end", size=SMALL + 1)
            nodes += self._block(one, y, scale)
            if self.change:
                text = Form.CHANGE.show(change_of(one)) if change_of(one) is not None else "–"
                nodes.append(label(WIDTH - 8, y + tall / 2 + 4, text, anchor="end", size=SMALL + 1, weight="600"))
            y += tall + 11
        zero = scale.at(0)
        nodes.append(el("line", class_="fw-zero", x1=zero, x2=zero, y1=40, y2=y - 4, stroke=SOFT))
        return Body(tuple(nodes), y + 2)

    def table(self) -> Grid:
        """A row for each thing, a column for each group, and the change."""
        rows = []
        for one in self.bars:
            cells = [None if v is None else f"{self.form.show(v)} {one.mark}".strip() for v in one.values]
            change = change_of(one)
            rows.append(
                (one.name, *cells, *([None if change is None else Form.CHANGE.show(change)] if self.change else []))
            )
        header = ("", *self.groups, *(["change"] if self.change else []))
        return Grid(header=header, rows=tuple(rows), numeric=frozenset(range(1, len(header))))

    def summary(self) -> str:
        """The first and the largest thing."""
        known = [one for one in self.bars if one.values[-1] is not None]
        if not known:
            return f"{self.unit}; no value is known."
        top = max(known, key=lambda one: exact(one.values[-1] or 0))
        change = change_of(top) if self.change else None
        grew = f", {Form.CHANGE.show(change)} from {self.groups[0]}" if change is not None else ""
        return (
            f"{self.unit}, {len(self.bars)} rows. Largest in {self.groups[-1]}: {top.name} with "
            f"{self.form.show(top.values[-1])}{grew}."
        )

    def text(self, width: int = 100) -> tuple[str, ...]:
        """Bars out of block letters."""
        names = min(max((len(one.name) for one in self.bars), default=0), 34)
        groups = min(max(len(group) for group in self.groups), 26)
        room = max(8, width - names - groups - 32)
        most = max((abs(exact(v)) for one in self.bars for v in one.values if v is not None), default=Fraction(0))
        lines = []
        for one in self.bars:
            for n, (group, value) in enumerate(zip(self.groups, one.values, strict=True)):
                name = one.name[:names] if n == 0 else ""
                change = change_of(one) if self.change and n == len(self.groups) - 1 else None
                tell = f"{self.form.show(value)}{'  ' + Form.CHANGE.show(change) if change is not None else ''}"
                lines.append(f"{name:{names}}  {group[:groups]:{groups}}  {bar(value, most, room)} {tell}")
        return tuple(lines)

    def _scale(self, left: float, right: float) -> Scale:
        """Room is kept at each end for the values written there."""
        values = [value for one in self.bars for value in one.values]
        widest = max([width_of(self.form.show(value), SMALL) for value in values], default=0.0) + 10
        below = any(value is not None and exact(value) < 0 for value in values)
        above = any(value is not None and exact(value) > 0 for value in values) or not below
        return scale_of(values, left + (widest if below else 0), right - (widest if above else 0))

    def _head(self, right: float) -> list[Node]:
        nodes = [label(8, 14, self.unit, size=SMALL, soft=True)]
        x = 8.0
        for shade, group in zip(_SHADES[len(self.groups)], self.groups, strict=True):
            if len(self.groups) == 1:
                break
            nodes.append(_rect(x, 24, 11, 11, shade))
            words = cut(group, (right - 8) / len(self.groups) - 36, SMALL)
            nodes.append(label(x + 16, 34, words, size=SMALL, soft=True))
            x += width_of(words, SMALL) + 36
        if self.change:
            nodes.append(label(WIDTH - 8, 34, "change", anchor="end", size=SMALL, soft=True))
        return nodes

    def _block(self, one: Bar, y: float, scale: Scale) -> list[Node]:
        nodes = []
        for shade, value in zip(_SHADES[len(self.groups)], one.values, strict=True):
            zero = scale.at(0)
            if value is None:
                nodes.append(label(zero + 5, y + _THICK - 3, self.form.show(None), size=SMALL, soft=True))
            else:
                end = scale.at(value)
                nodes.append(_rect(min(zero, end), y, abs(end - zero), _THICK - 1.5, shade))
                below = exact(value) < 0
                text = f"{self.form.show(value)} {one.mark}".strip()
                where = "end" if below else "start"
                nodes.append(label(end + (-5 if below else 5), y + _THICK - 3, text, anchor=where, size=SMALL))
            y += _THICK
        return nodes


def change_of(one: Bar) -> Fraction | None:
    """Change from the first to the last value as a share. None where either is not known or the first is not above nought."""
    first, last = one.values[0], one.values[-1]
    if first is None or last is None or exact(first) <= 0:
        return None
    return exact(last) / exact(first) - 1


def _rect(x: float, y: float, width: float, height: float, shade: int) -> Node:
    return el(
        "rect",
        class_=f"fw-q{shade}",
        x=x,
        y=y,
        width=width,
        height=height,
        fill=STEPS[shade],
        stroke=GRID,
        stroke_width=0.5,
    )


def bar_lines(rows: Sequence[tuple[str, Number | None]], form: Form, width: int) -> list[str]:
    """Named values as bars of block letters, for a terminal."""
    names = min(max((len(name) for name, _ in rows), default=0), 34)
    most = max((abs(exact(value)) for _, value in rows if value is not None), default=Fraction(0))
    room = max(8, width - names - 24)
    return [f"{name[:names]:{names}}  {bar(value, most, room)} {form.show(value)}" for name, value in rows]
