"""Europe and what lies around it: countries shaded by a quantity, and an arrow for each route, as wide as its number is large.

Outlines are the packaged ones. Unknown is drawn as unknown: a hatched country, a thin dotted arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import ClassVar

from fairway.observatory.charts.bars import bar_lines
from fairway.observatory.charts.chart import SMALL, WIDTH, Body, Chart, Grid, label, path_of
from fairway.observatory.charts.letters import width_of
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import BadPage, Form, Number, exact
from fairway.observatory.charts.palette import COAST, FALL, INK, LAND, PAPER, RISE, SOFT, STEPS
from fairway.observatory.charts.projection import Albers
from fairway.observatory.charts.routes import COURSES, Course
from fairway.observatory.charts.scale import nice_step
from fairway.reference.atlas import atlas

_TOP = 44.0
_WIDEST = 26.0
_HATCH = "hatch"


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the world is seen: the place in the middle, kilometres to a pixel, height in pixels."""

    projection: Albers
    scale_km: float
    tall: float

    def at(self, place: tuple[float, float]) -> tuple[float, float]:
        """The pixel of a place."""
        x, y = self.projection.at(*place)
        return WIDTH / 2 + x / self.scale_km, _TOP + self.tall / 2 + y / self.scale_km


ROUTES = Frame(Albers(centre=(9.0, 37.0)), 9.0, 640.0)
"""From Senegal to the Baltic: for arrows."""
UNION = Frame(Albers(centre=(13.0, 52.6), parallels=(40.0, 62.0)), 6.2, 640.0)
"""From Cyprus to the North Cape: for shades."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A route: its name, its number, its change (a share), and where it is drawn if it is not one of the known routes."""

    name: str
    value: Number | None
    change: Number | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Shade:
    """A country (ISO 3166 alpha-3) and its quantity; None is hatched."""

    code: str
    value: Number | None


@dataclass(frozen=True, kw_only=True)
class RouteMap(Chart):
    """Arrows, shades, or both.

    unit         what the arrows count
    shade_unit   what the shading shows
    frame        what of the world is seen; if None, ROUTES for arrows and UNION for shades alone"""

    arrows: tuple[Arrow, ...] = ()
    shades: tuple[Shade, ...] = ()
    unit: str = ""
    shade_unit: str = ""
    form: Form = Form.COUNT
    shade_form: Form = Form.COUNT
    frame: Frame | None = None
    kind: ClassVar[str] = "Map"

    def __post_init__(self) -> None:
        known = {outline.code for outline in atlas().outlines}
        strange = sorted({shade.code for shade in self.shades} - known)
        if strange:
            raise BadPage(f"The map has no outline for {', '.join(strange)}: leave them to the table.")
        if len({shade.code for shade in self.shades}) < len(self.shades):
            raise BadPage(f"'{self.title}' shades a country twice: give one quantity for each.")
        for arrow in self.arrows:
            if arrow.course is None and arrow.name not in COURSES:
                raise BadPage(f"Nobody has said where the arrow '{arrow.name}' is drawn: give its course.")
            if arrow.value is not None and exact(arrow.value) < 0:
                raise BadPage(f"The arrow '{arrow.name}' has {arrow.value}: an arrow cannot be narrower than nothing.")

    @property
    def seen(self) -> Frame:
        """The frame that is drawn."""
        return self.frame or (ROUTES if self.arrows else UNION)

    def body(self) -> Body:
        """Countries, then arrows, then their labels, so that no line crosses a number."""
        steps = class_bounds([shade.value for shade in self.shades])
        heads = [text for text in (self.unit, self.shade_unit) if text]
        nodes: list[Node] = [label(8, 14, "; ".join(heads), size=SMALL, soft=True)]
        nodes.append(el("g", self._countries(steps), clip_path="url(#frame)"))
        known = [exact(arrow.value) for arrow in self.arrows if arrow.value is not None]
        most = max(known, default=Fraction(1)) or Fraction(1)
        nodes += [node for arrow in self.arrows for node in _arrow(arrow, most, self.seen)]
        nodes += [node for arrow in self.arrows for node in self._label(arrow)]
        nodes += self._legend(steps)
        frame = el("clipPath", el("rect", x=0, y=_TOP, width=WIDTH, height=self.seen.tall), id="frame")
        return Body(tuple(nodes), _TOP + self.seen.tall + 4, (frame, _hatching()))

    def table(self) -> Grid:
        """Routes first, then countries."""
        rows: list[tuple[str | None, ...]] = []
        for arrow in self.arrows:
            value = None if arrow.value is None else self.form.show(arrow.value)
            rows.append((arrow.name, value, None if arrow.change is None else Form.CHANGE.show(arrow.change)))
        names = {outline.code: outline.name for outline in atlas().outlines}
        for shade in sorted(self.shades, key=lambda one: names[one.code]):
            value = None if shade.value is None else self.shade_form.show(shade.value)
            rows.append((names[shade.code], value, ""))
        header = ["", "; ".join(text for text in (self.unit, self.shade_unit) if text), "change"]
        if not self.arrows:
            header, rows = header[:2], [row[:2] for row in rows]
        return Grid(header=tuple(header), rows=tuple(rows), numeric=frozenset({1, 2}), notes=(atlas().note,))

    def summary(self) -> str:
        """The largest routes, and the largest countries."""
        told = []
        arrows = sorted((a for a in self.arrows if a.value is not None), key=lambda a: -exact(a.value or 0))
        if arrows:
            told.append(f"{self.unit}: " + ", ".join(f"{a.name} {self.form.show(a.value)}" for a in arrows[:3]))
        names = {outline.code: outline.name for outline in atlas().outlines}
        shades = sorted((s for s in self.shades if s.value is not None), key=lambda s: -exact(s.value or 0))
        if shades:
            largest = ", ".join(f"{names[s.code]} {self.shade_form.show(s.value)}" for s in shades[:3])
            told.append(f"{self.shade_unit}: highest {largest}")
        return ("; ".join(told) or "no value is known") + "."

    def text(self, width: int = 100) -> tuple[str, ...]:
        """Bars instead of a map."""
        names = {outline.code: outline.name for outline in atlas().outlines}
        lines = bar_lines([(a.name, a.value) for a in self.arrows], self.form, width)
        shades = sorted(self.shades, key=lambda s: -exact(s.value or 0))
        return (*lines, *bar_lines([(names[s.code], s.value) for s in shades], self.shade_form, width))

    def _countries(self, steps: Sequence[Fraction]) -> list[Node]:
        shades = {shade.code: shade.value for shade in self.shades}
        nodes = []
        for code, path in _land(self.seen):
            class_, fill = "fw-land", LAND
            value = shades.get(code)
            if value is not None:
                n = class_of(value, steps)
                class_, fill = f"fw-q{n}", STEPS[n]
            elif code in shades:
                class_, fill = "fw-void", f"url(#{_HATCH})"
            nodes.append(
                el("path", class_=class_, d=path, fill=fill, fill_rule="evenodd", stroke=COAST, stroke_width=0.6)
            )
        return nodes

    def _label(self, arrow: Arrow) -> list[Node]:
        course = arrow.course or COURSES[arrow.name]
        x, y = self.seen.at(course.label)
        value = self.form.show(arrow.value)
        lines = [(arrow.name.removesuffix(" Route"), INK, "fw-ink", "600"), (value, INK, "fw-ink", "400")]
        if arrow.change is not None:
            rose = exact(arrow.change) > 0
            sign = "▲ " if rose else "▼ "
            colour = RISE if rose else FALL
            lines.append((sign + Form.CHANGE.show(arrow.change), colour, "fw-rise" if rose else "fw-fall", "400"))
        nodes = []
        for n, (text, colour, class_, weight) in enumerate(lines):
            # A rim in the colour of the paper keeps the text readable on land and sea.
            nodes.append(
                el(
                    "text",
                    text,
                    class_=f"{class_} fw-rim",
                    x=x,
                    y=y + 13 * n,
                    font_size=SMALL,
                    font_weight=weight,
                    fill=colour,
                    stroke=PAPER,
                    stroke_width=3,
                    stroke_linejoin="round",
                    paint_order="stroke",
                    text_anchor=None if course.anchor == "start" else course.anchor,
                )
            )
        return nodes

    def _legend(self, steps: Sequence[Fraction]) -> list[Node]:
        if not self.shades:
            return []
        nodes: list[Node] = []
        x = 8.0
        for n, (low, high) in enumerate(pairwise(steps)):
            nodes.append(_swatch(x, f"fw-q{n}", STEPS[n]))
            text = f"{self.shade_form.tick(low, high - low)} to {self.shade_form.tick(high, high - low)}"
            nodes.append(label(x + 18, 33, text, size=SMALL, soft=True))
            x += width_of(text, SMALL) + 30
        if any(shade.value is None for shade in self.shades):
            nodes += [_swatch(x, "fw-void", f"url(#{_HATCH})"), label(x + 18, 33, "not known", size=SMALL, soft=True)]
        return nodes


def class_bounds(values: Sequence[Number | None]) -> tuple[Fraction, ...]:
    """Bounds of at most six classes of equal width, at 1, 2 or 5 times a power of ten; the first is nought or below.

    >>> [int(bound) for bound in class_bounds([3, 41, 112])]
    [0, 20, 40, 60, 80, 100, 120]
    """
    known = [exact(value) for value in values if value is not None]
    if not known:
        return ()
    low, high = min(Fraction(0), *known), max(known)
    if low == high:
        return (low, low + 1)
    step = nice_step((high - low) / len(STEPS))
    first, last = low // step, -(-high // step)
    while last - first > len(STEPS):
        step = nice_step(step * Fraction(11, 10))
        first, last = low // step, -(-high // step)
    return tuple(step * n for n in range(int(first), int(last) + 1))


def class_of(value: Number, bounds: Sequence[Fraction]) -> int:
    """The class of a value; a bound belongs to the class above it, the last bound to the last class."""
    return min(sum(1 for bound in bounds[1:] if exact(value) >= bound), len(bounds) - 2)


@cache
def _land(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Country -> path, for countries that can be seen in the frame. Drawn once a process: the outlines do not change."""
    drawn = []
    for outline in atlas().outlines:
        rings = [[frame.at(point) for point in ring] for ring in outline.rings]
        seen = [
            ring
            for ring in rings
            if any(-20 < x < WIDTH + 20 and _TOP - 20 < y < _TOP + frame.tall + 20 for x, y in ring)
        ]
        if seen:
            drawn.append((outline.code, "".join(path_of(ring) + "Z" for ring in seen)))
    return tuple(drawn)


def _arrow(arrow: Arrow, most: Fraction, frame: Frame) -> list[Node]:
    course = arrow.course or COURSES[arrow.name]
    line = _curve(frame.at(course.start), frame.at(course.bend), frame.at(course.end))
    if arrow.value is None:
        d = path_of(line)
        return [el("path", class_="fw-zero", d=d, fill="none", stroke=SOFT, stroke_width=1.4, stroke_dasharray="2 3")]
    if exact(arrow.value) == 0:
        return []
    wide = max(1.2, float(exact(arrow.value) / most) * _WIDEST)
    shape = path_of(_shape(line, wide)) + "Z"
    return [el("path", class_="fw-arrow", d=shape, fill=RISE, fill_opacity="0.82", stroke=PAPER, stroke_width=0.8)]


def _curve(
    start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    points = []
    for n in range(17):
        t = n / 16
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]))
    return points


def _shape(line: Sequence[tuple[float, float]], wide: float) -> list[tuple[float, float]]:
    """A band along the line that ends in a head one and a half times as wide."""
    left, right = [], []
    for n, (x, y) in enumerate(line):
        before, after = line[max(0, n - 1)], line[min(len(line) - 1, n + 1)]
        turn = atan2(after[1] - before[1], after[0] - before[0]) + pi / 2
        left.append((x + cos(turn) * wide / 2, y + sin(turn) * wide / 2))
        right.append((x - cos(turn) * wide / 2, y - sin(turn) * wide / 2))
    (x1, y1), (x, y) = line[-2], line[-1]
    way = atan2(y - y1, x - x1)
    half, long = wide * 0.5 + 4, wide * 0.55 + 6
    head = [
        (x + cos(way + pi / 2) * half, y + sin(way + pi / 2) * half),
        (x + cos(way) * long, y + sin(way) * long),
        (x - cos(way + pi / 2) * half, y - sin(way + pi / 2) * half),
    ]
    return [*left, *head, *reversed(right)]


def _hatching() -> Node:
    stroke = el("path", class_="fw-zero", d="M0 6L6 0", stroke=SOFT, stroke_width=0.9, fill="none")
    ground = el("rect", class_="fw-paper", width=6, height=6, fill=PAPER)
    return el("pattern", ground, stroke, id=_HATCH, width=6, height=6, patternUnits="userSpaceOnUse")


def _swatch(x: float, class_: str, fill: str) -> Node:
    return el("rect", class_=class_, x=x, y=23, width=13, height=11, fill=fill, stroke=COAST, stroke_width=0.6)
