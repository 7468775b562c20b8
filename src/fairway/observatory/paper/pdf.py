"""The report as a tagged PDF (PDF/UA-1): headings, alternative texts, table headers, language and title are in the file.

Typesetting is Typst's, whose compiler and fonts come with its Python package. The report goes in as JSON, never as markup:
a title that reads `#import` is printed, not obeyed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairway.errors import Refused
from fairway.observatory.charts.chart import Chart
from fairway.observatory.charts.markup import clean, to_xml
from fairway.observatory.charts.numbers import NOT_KNOWN, BadPage
from fairway.observatory.charts.timeline import MONTHS
from fairway.observatory.paper.document import (
    Block,
    Bullets,
    Callout,
    CalloutKind,
    Cell,
    Claim,
    Claims,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Report,
    Source,
    Sources,
    Strong,
    Table,
    Value,
    Verdict,
    Words,
    inlines,
    walk,
)
from fairway.observatory.paper.notes import notes_of, target

if TYPE_CHECKING:
    from typst import PDFStandard

Data = dict[str, Any]
"""What Typst is given: texts, numbers, lists. No markup."""

_TYPEFACE = "Fira Sans"
_SPARE = "Libertinus Serif"  # inside Typst itself
_MOST_COLUMNS = 10
_KIND_COLOURS = {
    CalloutKind.ALARM: "#a3211a",
    CalloutKind.TRIGGER: "#7a5200",
    CalloutKind.MISSING: "#57606a",
    CalloutKind.NOTE: "#004494",
}
_VERDICT_COLOURS = {
    Verdict.REPRODUCED: "#0b6b3a",
    Verdict.REVISED: "#7a5200",
    Verdict.NOT_REPRODUCED: "#a3211a",
    Verdict.NOT_OPEN: "#57606a",
    Verdict.NOT_YET: "#57606a",
}


def pdf(report: Report) -> bytes:
    """The report as a PDF file; equal reports give equal bytes.

    Raises Refused where the typesetter is not installed, BadPage where it cannot set this report."""
    try:
        import typst
    except ImportError as missing:
        raise Refused("The PDF needs the package typst: install fairway[paper], or ask for html.") from missing
    template = resources.files("fairway.observatory.paper").joinpath("report.typ").read_bytes()
    noon = datetime(report.as_of.year, report.as_of.month, report.as_of.day, 12, tzinfo=UTC)
    inputs = {"report": json.dumps(as_data(report), ensure_ascii=False)}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=_font_folders())
    # PDF/UA refuses a letter that no font has. The plain tagged PDF prints a box for it, and everything else.
    choices: tuple[list[PDFStandard], ...] = (["ua-1"], [])
    for standards in choices:
        try:
            compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=inputs)
            made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=noon)
        except typst.TypstError as error:
            reason = error.message.splitlines()[0]
            continue
        if isinstance(made, bytes):
            return made
    raise BadPage(f"'{report.title}' cannot be set as a PDF: {reason}. Ask for html, and report the fault.")


def as_data(report: Report) -> Data:
    """The report as the template takes it."""
    setter = _Setter(notes_of(report))
    day = report.as_of
    return {
        "title": clean(report.title),
        "subtitle": clean(report.subtitle),
        "language": report.language,
        "as_of": [day.year, day.month, day.day],
        "when": f"As known on {day.day} {MONTHS[day.month - 1]} {day.year}",
        "contents": "Contents",
        "fonts": [_TYPEFACE, _SPARE] if _font_folders() else [_SPARE],
        "pieces": list(setter.pieces(report)),
    }


class _Setter:
    """Blocks as data."""

    def __init__(self, notes: dict[str, str]) -> None:
        self.notes = notes

    def pieces(self, report: Report) -> Iterator[Data]:
        for level, section in walk(report.sections):
            yield {"kind": "heading", "level": level, "text": clean(section.title), "anchor": section.anchor}
            for block in section.blocks:
                yield self.block(block)
        if self.notes:
            yield {"kind": "heading", "level": 1, "text": "Notes on single figures", "anchor": ""}
            items = [{"title": clean(text), "anchor": anchor, "lines": []} for text, anchor in self.notes.items()]
            yield {"kind": "sources", "items": items}

    def block(self, block: Block) -> Data:
        match block:
            case Paragraph(words=words):
                return {"kind": "paragraph", "words": self.words(words)}
            case Bullets(items=items):
                return {"kind": "bullets", "items": [self.words(words) for words in items]}
            case Figure():
                return {"kind": "figure", **self.figure(block)}
            case Table():
                return {"kind": "table", "tables": list(self.tables(block))}
            case KeyFigures(items=figures):
                return {"kind": "keys", "items": [self.key(one) for one in figures]}
            case Claims(items=claims):
                return {"kind": "claims", "items": [self.claim(one) for one in claims]}
            case Callout():
                return self.callout(block)
            case Sources(items=sources):
                return {"kind": "sources", "items": [_source(one) for one in sources]}

    def words(self, words: Words) -> list[Data]:
        return [self.inline(one) for one in inlines(words)]

    def inline(self, one: Inline | None) -> Data:
        match one:
            case None:
                return {"kind": "unknown", "text": NOT_KNOWN}
            case Value(text=text, flags=flags):
                return {
                    "kind": "text",
                    "text": clean(text),
                    "to": target(one, self.notes),
                    "flags": [clean(f) for f in flags],
                }
            case Link(text=text, anchor=anchor):
                return {"kind": "text", "text": clean(text), "to": anchor}
            case Strong(text=text):
                return {"kind": "strong", "text": clean(text)}
            case _:
                return {"kind": "text", "text": clean(one)}

    def figure(self, one: Figure) -> Data:
        grid = one.chart.table()
        kept = grid.rows[-one.rows_in_print :] if grid.by_time and one.rows_in_print else grid.rows
        notes = grid.notes
        if len(kept) < len(grid.rows):
            notes = (f"The last {len(kept)} of {len(grid.rows)} rows; the page in HTML holds them all.", *notes)
        table = Table(title="", header=grid.header, rows=kept, numeric=grid.numeric, notes=notes)
        return {
            "title": clean(one.chart.title),
            "anchor": one.anchor,
            "svg": _svg(one.chart),
            "alt": clean(one.chart.alt()),
            "source": self.words(one.source) if one.source else [],
            "tables": list(self.tables(table)) if kept else [],
        }

    def tables(self, one: Table) -> Iterator[Data]:
        """The table, or its columns in several tables where they are too many for the width of the paper."""
        chunks = list(_chunks(range(1, len(one.header)), _MOST_COLUMNS - 1)) or [[]]
        for n, chunk in enumerate(chunks):
            columns = [0, *chunk]
            last = n == len(chunks) - 1
            yield {
                "title": clean(one.title) + (f" ({n + 1} of {len(chunks)})" if one.title and len(chunks) > 1 else ""),
                "anchor": one.anchor if n == 0 else "",
                "columns": len(columns),
                "size": 8.4 if len(columns) <= 6 else 7.2,
                "numeric": [place for place, column in enumerate(columns) if column in one.numeric],
                "header": [clean(one.header[column]) for column in columns],
                "rows": [[[self.inline(row[column])] for column in columns] for row in one.rows],
                "notes": [clean(note) for note in one.notes] if last else [],
            }

    def key(self, one: KeyFigure) -> Data:
        return {
            "label": clean(one.label),
            "value": [self.inline(one.value)],
            "change": [self.inline(one.change)] if one.change else [],
            "note": clean(one.note),
            "svg": _svg(one.spark) if one.spark else "",
            "alt": clean(one.spark.alt()) if one.spark else "",
        }

    def claim(self, one: Claim) -> Data:
        return {
            "said": clean(one.said),
            "verdict": one.verdict.value,
            "colour": _VERDICT_COLOURS[one.verdict],
            "found": [self.pair(name, value) for name, value in one.found],
            "why": self.words(one.why) if one.why else [],
            "anchor": one.anchor,
        }

    def callout(self, one: Callout) -> Data:
        return {
            "kind": "callout",
            "callout": one.kind.value,
            "colour": _KIND_COLOURS[one.kind],
            "title": clean(one.title),
            "words": self.words(one.words) if one.words else [],
            "facts": [self.pair(name, cell) for name, cell in one.facts],
            "anchor": one.anchor,
        }

    def pair(self, name: str, cell: Cell) -> Data:
        return {"name": clean(name), "words": [self.inline(cell)]}


def _source(one: Source) -> Data:
    lines = [{"name": name, "words": [{"kind": "text", "text": clean(text)}]} for name, text in one.lines()]
    return {"title": clean(one.title), "anchor": one.anchor, "lines": lines}


def _svg(chart: Chart) -> str:
    """The picture in the paper's own typeface."""
    picture = chart.picture()
    face = f"'{_TYPEFACE}', '{_SPARE}'" if _font_folders() else f"'{_SPARE}'"
    attrs = tuple((key, face if key == "font-family" else value) for key, value in picture.attrs)
    return to_xml(replace(picture, attrs=attrs))


@cache
def _font_folders() -> list[Path]:
    """Where the typeface of the paper lies; empty if its package is not installed."""
    found = find_spec("fontpkg_fira_sans")
    return [Path(place) / "files" for place in (found.submodule_search_locations or ())] if found else []


def _chunks(columns: Sequence[int], most: int) -> Iterable[list[int]]:
    return (list(columns[n : n + most]) for n in range(0, len(columns), most))
