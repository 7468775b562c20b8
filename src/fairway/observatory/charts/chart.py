"""What every chart is: a frozen value with a title that draws itself, lists its own figures and says them in plain text.

The picture and the table come from the same value, so a page cannot show one number and print another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fairway.observatory.charts.letters import fold
from fairway.observatory.charts.markup import Node, el, number, to_xml
from fairway.observatory.charts.palette import FONT, INK, PAPER, SOFT

SVG = "http://www.w3.org/2000/svg"
WIDTH = 720
SMALL, MIDDLE, LARGE = 11, 12, 15
_MARGIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A chart's figures as rows. None is a value that is not known; `numeric` are the columns that hold numbers.

    The first column names the row. `by_time`: rows follow each other in time, so the last ones are the newest."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    numeric: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    by_time: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What a chart draws below its title: elements, height in pixels, definitions (clip paths, patterns)."""

    nodes: tuple[Node, ...]
    height: float
    definitions: tuple[Node, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """A picture of figures.

    title   what is shown, in a sentence or less
    desc    what a person who does not see it should know; if empty, the chart says the main figures itself
    notes   lines below the picture: provisional values, who is missing, breaks"""

    title: str
    desc: str = ""
    notes: tuple[str, ...] = ()
    kind: ClassVar[str] = "Chart"
    width: ClassVar[int] = WIDTH

    @abstractmethod
    def body(self) -> Body:
        """The picture without its title and notes."""

    @abstractmethod
    def table(self) -> Grid:
        """The same figures as rows."""

    @abstractmethod
    def text(self, width: int = 100) -> tuple[str, ...]:
        """The picture in lines of at most `width` letters, for a terminal."""

    @abstractmethod
    def summary(self) -> str:
        """The main figures in one or two sentences."""

    def alt(self) -> str:
        """The text that stands for the picture."""
        return self.desc or f"{self.kind}: {self.summary()}"

    def picture(self, *, heading: bool = False) -> Node:
        """The picture as an SVG element. `heading`: with its title drawn, for a picture that stands by itself."""
        body = self.body()
        below = [line for note in self.notes for line in fold(note, self.width - 2 * _MARGIN, SMALL, lines=4)]
        foot = [label(_MARGIN, body.height + 14 + 15 * n, line, size=SMALL, soft=True) for n, line in enumerate(below)]
        height = body.height + 15 * len(below) + (8 if below else 0)
        title = fold(self.title, self.width - 2 * _MARGIN, LARGE, lines=3) if heading else []
        top = 20 * len(title) + 10 if title else 0
        head = [
            label(_MARGIN, 20 * n - top + 20, line, size=LARGE, weight="600", anchor="start")
            for n, line in enumerate(title)
        ]
        return el(
            "svg",
            el("title", self.title, id="title"),
            el("desc", self.alt(), id="desc"),
            el("defs", body.definitions) if body.definitions else None,
            el("rect", class_="fw-paper", x=0, y=-top, width=self.width, height=height + top, fill=PAPER),
            head,
            body.nodes,
            foot,
            xmlns=SVG,
            viewBox=f"0 {-top} {self.width} {round(height + top)}",
            width=self.width,
            height=round(height + top),
            role="img",
            aria_labelledby="title desc",
            class_="fw-chart",
            font_family=FONT,
            font_size=MIDDLE,
        )

    def svg(self, *, heading: bool = True) -> str:
        """The picture as an SVG file: no style sheet, no script, no reference to anything outside."""
        return to_xml(self.picture(heading=heading))


def label(
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    size: int = MIDDLE,
    fill: str = "",
    class_: str = "",
    soft: bool = False,
    weight: str | None = None,
) -> Node:
    """Text whose base line is at y. Soft text is for what is read second."""
    return el(
        "text",
        text,
        class_=class_ or ("fw-soft" if soft else "fw-ink"),
        x=x,
        y=y,
        fill=fill or (SOFT if soft else INK),
        font_size=size,
        font_weight=weight,
        text_anchor=None if anchor == "start" else anchor,
    )


def lines_of(
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    anchor: str = "start",
    size: int = MIDDLE,
    fill: str = "",
    class_: str = "",
) -> list[Node]:
    """Lines below each other, the block centred on y."""
    step = size * 1.18
    first = y - step * (len(lines) - 1) / 2 + size * 0.35
    return [
        label(x, first + step * n, line, anchor=anchor, size=size, fill=fill, class_=class_)
        for n, line in enumerate(lines)
    ]


def path_of(points: Sequence[tuple[float, float]]) -> str:
    """A path through points."""
    return "M" + "L".join(f"{number(float(x))} {number(float(y))}" for x, y in points)
