"""Grid, axes, marks and line ends: what line-like charts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairway.observatory.charts.chart import SMALL, label, lines_of, path_of
from fairway.observatory.charts.letters import width_of
from fairway.observatory.charts.markup import Node, el
from fairway.observatory.charts.numbers import Form
from fairway.observatory.charts.palette import GRID, PAINTS, PAPER, SOFT
from fairway.observatory.charts.scale import Scale
from fairway.observatory.charts.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Box:
    """The plot inside a chart, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def left_for(scale: Scale, form: Form) -> float:
    """Room that the labels of a vertical axis need."""
    return max(width_of(form.tick(tick, scale.step), SMALL) for tick in scale.ticks) + 16


def value_axis(box: Box, scale: Scale, form: Form) -> list[Node]:
    """Horizontal grid lines with their values; the line at nought is stronger."""
    nodes = []
    for tick in scale.ticks:
        y = scale.at(tick)
        colour, class_ = (SOFT, "fw-zero") if tick == 0 else (GRID, "fw-grid")
        nodes.append(el("line", class_=class_, x1=box.left, x2=box.right, y1=y, y2=y, stroke=colour, stroke_width=1))
        text = form.tick(tick, scale.step)
        nodes.append(label(box.left - 6, y + 4, text, anchor="end", size=SMALL, soft=True))
    return nodes


def time_axis(box: Box, time: Timeline, room: float = 46) -> list[Node]:
    """Small strokes and names of months and years below the plot."""
    nodes = []
    for period, text in time.ticks(room):
        x = time.x(period)
        nodes.append(
            el("line", class_="fw-tick", x1=x, x2=x, y1=box.bottom, y2=box.bottom + 4, stroke=SOFT, stroke_width=1)
        )
        for n, line in enumerate(text.split("\n")):
            nodes.append(label(x, box.bottom + 17 + 13 * n, line, anchor="middle", size=SMALL, soft=True))
    return nodes


def stroke(
    points: Sequence[tuple[float, float]], paint: int, *, width: float = 2, dashed: bool = False, faint: bool = False
) -> Node:
    """A line in the colour of a series. Dashed is for provisional values only."""
    return el(
        "path",
        class_=f"fw-s{paint}",
        d=path_of(points),
        fill="none",
        stroke=PAINTS[paint].line,
        stroke_width=width,
        stroke_linejoin="round",
        stroke_linecap="round" if not dashed else None,
        stroke_dasharray="5 4" if dashed else None,
        stroke_opacity="0.65" if faint else None,
    )


def mark(x: float, y: float, paint: int, *, hollow: bool = False, size: float = 3.4) -> Node:
    """A series' own mark, so that colour is never the only difference."""
    look = PAINTS[paint]
    hollow = hollow or look.mark == "ring"
    style: dict[str, str | float] = {
        "class_": f"fw-m{paint} fw-hollow" if hollow else f"fw-m{paint}",
        "fill": PAPER if hollow else look.line,
        "stroke": look.line,
        "stroke_width": 1.4,
    }
    s = size
    match look.mark:
        case "square":
            return el("rect", x=x - s, y=y - s, width=2 * s, height=2 * s, **style)
        case "triangle":
            return el("path", d=path_of([(x, y - s - 1), (x + s + 1, y + s), (x - s - 1, y + s)]) + "Z", **style)
        case "down":
            return el("path", d=path_of([(x, y + s + 1), (x + s + 1, y - s), (x - s - 1, y - s)]) + "Z", **style)
        case "diamond":
            d = path_of([(x, y - s - 1.4), (x + s + 1.4, y), (x, y + s + 1.4), (x - s - 1.4, y)]) + "Z"
            return el("path", d=d, **style)
        case "cross" | "plus":
            arms = ((-s, -s, s, s), (-s, s, s, -s)) if look.mark == "cross" else ((-s, 0, s, 0), (0, -s, 0, s))
            d = "".join(path_of([(x + a, y + b), (x + c, y + e)]) for a, b, c, e in arms)
            return el("path", d=d, **(style | {"stroke_width": 2}))
        case _:
            return el("circle", cx=x, cy=y, r=s, **style)


@dataclass(frozen=True, slots=True)
class End:
    """The label at the end of a line: where the line ends, its text in lines, its colour."""

    x: float
    y: float
    lines: tuple[str, ...]
    paint: int


def end_labels(ends: Sequence[End], x: float, top: float, bottom: float, size: int = SMALL) -> list[Node]:
    """Labels to the right of x, pushed apart where they would overlap, each led back to its line's end."""
    step = size * 1.18
    order = sorted(ends, key=lambda end: end.y)
    places = apart([end.y for end in order], [step * len(end.lines) + 3 for end in order], top, bottom)
    nodes: list[Node] = []
    for end, y in zip(order, places, strict=True):
        paint = PAINTS[end.paint]
        if abs(end.y - y) > 4 or x - end.x > 20:
            d = path_of([(end.x + 6, end.y), (x - 4, y)])
            nodes.append(el("path", class_=f"fw-s{end.paint}", d=d, fill="none", stroke=paint.line, stroke_width=0.8))
        nodes += lines_of(x, y, end.lines, size=size, fill=paint.text, class_=f"fw-t{end.paint}")
    return nodes


def apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Centres as near to the wanted ones (ascending) as they can be without overlap, inside top and bottom if there is room.

    >>> apart([10, 12], [10, 10], 0, 100)
    [6.0, 16.0]
    """
    groups: list[tuple[list[float], list[float]]] = []
    for centre, height in zip(wanted, heights, strict=True):
        groups.append(([centre], [height]))
        while len(groups) > 1 and _span(groups[-2], top, bottom)[1] > _span(groups[-1], top, bottom)[0]:
            centres, tall = groups.pop()
            groups[-1][0].extend(centres)
            groups[-1][1].extend(tall)
    places: list[float] = []
    for group in groups:
        y = _span(group, top, bottom)[0]
        for height in group[1]:
            places.append(y + height / 2)
            y += height
    return places


def _span(group: tuple[list[float], list[float]], top: float, bottom: float) -> tuple[float, float]:
    centres, heights = group
    tall = sum(heights)
    middle = sum(centres) / len(centres)
    start = min(max(middle - tall / 2, top), max(bottom - tall, top))
    return start, start + tall
