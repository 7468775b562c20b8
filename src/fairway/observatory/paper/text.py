"""The report for a terminal of 100 columns: charts as block letters, tables that fit, sources named below what they bear.

Text is never read as markup, and control characters do not reach the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from fairway.observatory.charts.markup import clean
from fairway.observatory.charts.timeline import MONTHS
from fairway.observatory.paper.columns import laid_out
from fairway.observatory.paper.document import (
    Block,
    Bullets,
    Callout,
    CalloutKind,
    Claim,
    Claims,
    Figure,
    Inline,
    KeyFigures,
    Paragraph,
    Report,
    Section,
    Sources,
    Table,
    Value,
    Verdict,
    Words,
    parts,
    plain,
)
from fairway.observatory.paper.notes import sources_of

Line = tuple[str, str]
"""A line and its style."""

_HEADS = ("bold blue", "bold", "bold dim")
_KINDS = {
    CalloutKind.ALARM: "bold red",
    CalloutKind.TRIGGER: "bold yellow",
    CalloutKind.MISSING: "dim",
    CalloutKind.NOTE: "bold blue",
}
_VERDICTS = {
    Verdict.REPRODUCED: "green",
    Verdict.REVISED: "yellow",
    Verdict.NOT_REPRODUCED: "red",
    Verdict.NOT_OPEN: "dim",
    Verdict.NOT_YET: "dim",
}


def text(report: Report, *, width: int = 100, colour: bool = False) -> str:
    """The report in lines of at most `width` letters. Without `colour` it holds no escape sequence at all."""
    sheet = _Sheet(report, width)
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        soft_wrap=True,
        legacy_windows=False,
    )
    for line, style in sheet.lines():
        if colour and style:
            console.print(Text(line, style=style), soft_wrap=True)
        else:
            out.write(line + "\n")
    return out.getvalue()


class _Sheet:
    """Blocks as lines. Knows the sources, so that a block can name those it rests on."""

    def __init__(self, report: Report, width: int) -> None:
        self.report = report
        self.width = width
        self.sources = sources_of(report)

    def lines(self) -> Iterator[Line]:
        day = self.report.as_of
        yield from self.prose(self.report.title, style="bold")
        yield from self.prose(self.report.subtitle) if self.report.subtitle else ()
        yield (f"As known on {day.day} {MONTHS[day.month - 1]} {day.year}", "dim")
        for section in self.report.sections:
            yield from self.section(section, 1)

    def section(self, one: Section, level: int) -> Iterator[Line]:
        yield ("", "")
        yield from self.prose(one.title, style=_HEADS[level - 1])
        if level == 1:
            yield ("═" * min(self.width, 60), "blue")
        for block in one.blocks:
            yield from self.block(block)
        for below in one.sections:
            yield from self.section(below, level + 1)

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Paragraph(words=words):
                yield from self.prose(words)
            case Bullets(items=items):
                for words in items:
                    yield from self.prose(words, first="- ", rest="  ")
            case Figure():
                yield from self.figure(block)
            case Table():
                yield from self.table(block)
            case KeyFigures():
                yield from self.keys(block)
            case Claims(items=claims):
                for claim in claims:
                    yield from self.claim(claim)
            case Callout():
                yield from self.callout(block)
            case Sources():
                yield from self.source_list(block)
        yield from self.rests_on(block)

    def prose(self, words: Words | Inline | None, first: str = "", rest: str = "", style: str = "") -> Iterator[Line]:
        told = "".join(_told(one) for one in words) if isinstance(words, tuple) else _told(words)
        for line in wrap(told, self.width, initial_indent=first, subsequent_indent=rest) or [first.rstrip()]:
            yield (line, style)

    def figure(self, one: Figure) -> Iterator[Line]:
        yield ("", "")
        yield from self.prose(one.chart.title, style="bold")
        yield from (("  " + _cut(clean(line), self.width - 2), "") for line in one.chart.text(self.width - 2))
        for note in (*one.chart.notes, *([f"Source: {plain(one.source)}"] if one.source else [])):
            yield from self.prose(note, "  ", "  ", style="dim")

    def table(self, one: Table) -> Iterator[Line]:
        yield ("", "")
        yield from self.prose(one.title, style="bold")
        rows = [[_told(cell) for cell in row] for row in one.rows]
        for n, block in enumerate(laid_out([clean(h) for h in one.header], rows, one.numeric, self.width)):
            yield from ([("", "")] if n else [])
            yield from ((line, "") for line in block)
        for note in one.notes:
            yield from self.prose(note, style="dim")

    def keys(self, block: KeyFigures) -> Iterator[Line]:
        rows = []
        for one in block.items:
            pictures = [clean(line) for line in one.spark.text(24)] if one.spark else [""]
            change = _told(one.change) if one.change else ""
            rows.append([clean(one.label), _told(one.value), change, pictures[0], clean(one.note)])
        kept = [n for n in range(5) if n < 2 or any(row[n] for row in rows)]
        header = ["", "", "", "", ""]
        blocks = laid_out([header[n] for n in kept], [[row[n] for n in kept] for row in rows], frozenset(), self.width)
        for lines in blocks:
            yield from ((line, "") for line in lines[2:])

    def claim(self, one: Claim) -> Iterator[Line]:
        yield from self.prose(f"[{one.verdict.value}] {one.said}", rest="  ", style=_VERDICTS[one.verdict])
        for name, value in one.found:
            yield from self.prose(f"{name}: {_told(value)}", "    ", "    ")
        yield from self.prose(one.why, "    ", "    ", style="dim") if one.why else ()

    def callout(self, one: Callout) -> Iterator[Line]:
        yield ("", "")
        yield from self.prose(f"{one.kind.value.upper()}: {one.title}", rest="  ", style=_KINDS[one.kind])
        yield from self.prose(one.words, "  ", "  ") if one.words else ()
        for name, cell in one.facts:
            yield from self.prose(f"{name}: {_told(cell)}", "  ", "    ")

    def source_list(self, one: Sources) -> Iterator[Line]:
        for source in one.items:
            yield from self.prose(source.title, style="bold")
            for name, words in source.lines():
                yield from self.prose(f"{name}: {words}", "  ", "    ")

    def rests_on(self, block: Block) -> Iterator[Line]:
        """The sources of the values in a block, named once below it."""
        named: dict[str, None] = {}
        for one in parts(block):
            if isinstance(one, Value) and one.anchor in self.sources:
                source = self.sources[one.anchor]
                named.setdefault(f"{source.title}{', ' + source.vintage if source.vintage else ''}")
            elif isinstance(one, Value) and one.source:
                named.setdefault(one.source)
        if named:
            yield from self.prose(f"Source: {'; '.join(named)}", rest="  ", style="dim")


def _told(one: Words | Inline | None) -> str:
    flags: Iterable[str] = one.flags if isinstance(one, Value) else ()
    return clean(" ".join([plain(one), *flags]))


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 1] + "…"
