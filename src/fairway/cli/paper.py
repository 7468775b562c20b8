"""Printing for a person: columns that wrap, dates in words, colour only where somebody can see it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import wrap
from typing import Any, TextIO

import click

from fairway.law.door import show
from fairway.law.language.prose import day_in_words
from fairway.law.language.types import NONE, UNKNOWN

WIDEST = 100
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)  # whatever the machine's language
_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "good": {"fg": "green"},
    "bad": {"fg": "red", "bold": True},
    "care": {"fg": "yellow"},
    "dim": {"dim": True},
    "": {},
}


@dataclass(frozen=True)
class Cell:
    """One cell of a row: its text and how it is painted."""

    text: str
    style: str = ""


class Paper:
    """Lines of at most 100 columns on one stream."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        seen = self.stream.isatty() if hasattr(self.stream, "isatty") else False
        self.colour = seen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self.width = max(60, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)) if seen else WIDEST

    def paint(self, text: str, style: str) -> str:
        """The text in a style, where the stream shows colour."""
        return click.style(text, **_STYLES[style]) if self.colour and style and text else text

    def line(self, text: str = "", style: str = "") -> None:
        """One line as it is."""
        self.stream.write(self.paint(text, style) + "\n")

    def head(self, text: str) -> None:
        """A heading, with an empty line before it."""
        self.line()
        self.text(text, style="head")

    def text(self, text: str, *, indent: int = 0, hang: int | None = None, style: str = "") -> None:
        """A paragraph. hang: the indent of its second and later lines."""
        for line in self.lines(text, indent, indent if hang is None else hang):
            self.line(line, style)

    def lines(self, text: str, indent: int, hang: int) -> list[str]:
        """A paragraph in lines. A word longer than the line is cut, so that nothing runs off the page."""
        return wrap(text, self.width, initial_indent=" " * indent, subsequent_indent=" " * hang) or [""]

    def row(self, cells: Sequence[Cell | str], widths: Sequence[int], indent: int = 2) -> None:
        """Cells side by side, each wrapped in its own column; the last one has the rest of the line."""
        left = self.width - indent - sum(w + 2 for w in widths)
        columns = []
        for cell, width in zip(cells, [*widths, left], strict=True):
            cell = Cell(cell) if isinstance(cell, str) else cell
            columns.append(
                (cell, width, [part for text in cell.text.split("\n") for part in wrap(text, width) or [""]])
            )
        for i in range(max(len(lines) for _, _, lines in columns)):
            parts = []
            for cell, width, lines in columns:
                text = lines[i] if i < len(lines) else ""
                parts.append(self.paint(text, cell.style) + " " * (width - len(text)))
            self.stream.write((" " * indent + "  ".join(parts)).rstrip() + "\n")

    def table(self, rows: Iterable[Sequence[Cell | str]], most: Sequence[int], indent: int = 2) -> None:
        """Rows whose columns but the last are as wide as their widest cell, up to `most`."""
        rows = list(rows)
        widths = [
            min(limit, max((max(map(len, _text(row[i]).split("\n"))) for row in rows), default=0))
            for i, limit in enumerate(most)
        ]
        for row in rows:
            self.row(row, widths, indent)


def _text(cell: Cell | str) -> str:
    return cell.text if isinstance(cell, Cell) else cell


def value_in_words(value: Any) -> str:
    """A value for a reader: days in words, yes and no.

    >>> value_in_words(date(2026, 9, 14))
    'Monday 14 September 2026'
    """
    if value is UNKNOWN:
        return "not known"
    if value is NONE:
        return "none"
    if isinstance(value, datetime):
        return f"{value_in_words(value.date())}, {value:%H:%M} UTC"
    if isinstance(value, date):
        return f"{WEEKDAYS[value.weekday()]} {day_in_words(value)}"
    return show(value).replace("_", " ") if isinstance(value, str | frozenset) else show(value)


def away(days: int) -> str:
    """How far a day is.

    >>> away(1), away(0), away(-7)
    ('tomorrow', 'today', '7 days ago')
    """
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "rule"), counted(12, "rule")
    ('1 rule', '12 rules')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"
