"""The report as one page that stands by itself: nothing is fetched, no script runs, every figure leads to its source."""

from __future__ import annotations

from collections.abc import Iterable

from fairway.observatory.charts.chart import Grid
from fairway.observatory.charts.markup import Node, el, to_html, with_prefix
from fairway.observatory.charts.numbers import NOT_KNOWN
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
    Section,
    Source,
    Sources,
    Strong,
    Table,
    Value,
    Verdict,
    Words,
    inlines,
)
from fairway.observatory.paper.notes import notes_of, target
from fairway.observatory.paper.style import style_sheet

# What a browser may fetch for this page: nothing at all. The sheet inside the page is the one thing allowed.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_KINDS = {
    CalloutKind.ALARM: "alarm",
    CalloutKind.TRIGGER: "trigger",
    CalloutKind.MISSING: "missing",
    CalloutKind.NOTE: "note",
}
_VERDICTS = {
    Verdict.REPRODUCED: "reproduced",
    Verdict.REVISED: "revised",
    Verdict.NOT_REPRODUCED: "not",
    Verdict.NOT_OPEN: "open",
    Verdict.NOT_YET: "yet",
}


def html(report: Report) -> str:
    """The report as an HTML document."""
    page = _Page(report)
    when = f"As known on {report.as_of.day} {MONTHS[report.as_of.month - 1]} {report.as_of.year}"
    root = el(
        "html",
        _head(f"{report.title} - {when}"),
        el(
            "body",
            el("a", "Skip to the figures", class_="skip", href="#main"),
            el(
                "header",
                el("h1", report.title),
                el("p", report.subtitle) if report.subtitle else None,
                el("p", el("time", when, datetime=report.as_of.isoformat())),
                class_="top",
            ),
            el(
                "div",
                el(
                    "nav",
                    el("h2", "Contents"),
                    _contents(report.sections),
                    page.notes_link(),
                    class_="toc",
                    aria_label="Contents",
                ),
                el(
                    "main",
                    [page.section(one, 2) for one in report.sections],
                    page.notes_section(),
                    id="main",
                    tabindex="-1",
                ),
                class_="layout",
            ),
            el("footer", el("p", f"{report.title}. {when}. This page holds all it shows and fetches nothing.")),
        ),
        lang=report.language,
    )
    return "<!DOCTYPE html>\n" + to_html(root) + "\n"


def _head(title: str) -> Node:
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", style_sheet()),
    )


class _Page:
    """Blocks as elements. Holds the notes, so that a figure finds its own."""

    def __init__(self, report: Report) -> None:
        self.notes = notes_of(report)
        self.sparks = 0

    def section(self, one: Section, level: int) -> Node:
        heading = el(f"h{level}", one.title, _here(one.anchor, one.title), id=one.anchor)
        blocks = [node for block in one.blocks for node in self.block(block)]
        inner = [self.section(below, level + 1) for below in one.sections]
        return el("section", heading, blocks, inner, aria_labelledby=one.anchor)

    def notes_section(self) -> Node | None:
        if not self.notes:
            return None
        items = [el("li", el("p", text), class_="src", id=anchor) for text, anchor in self.notes.items()]
        heading = el("h2", "Notes on single figures", id="notes")
        return el("section", heading, el("ol", items, class_="srcs"), aria_labelledby="notes")

    def notes_link(self) -> Node | None:
        """The notes are no section of the report, but of the page."""
        return el("p", el("a", "Notes on single figures", href="#notes")) if self.notes else None

    def block(self, block: Block) -> list[Node]:
        match block:
            case Paragraph(words=words):
                return [el("p", self.words(words))]
            case Bullets(items=items):
                return [el("ul", [el("li", self.words(words)) for words in items])]
            case Figure():
                return [self.figure(block)]
            case Table():
                return self.table(block)
            case KeyFigures(items=figures):
                return [el("dl", [self.key(one) for one in figures], class_="keys")]
            case Claims(items=claims):
                return [el("ul", [self.claim(one) for one in claims], class_="claims")]
            case Callout():
                return [self.callout(block)]
            case Sources(items=sources):
                return [el("ul", [_source(one) for one in sources], class_="srcs")]

    def words(self, words: Words) -> list[Node | str]:
        return [node for one in inlines(words) for node in self.inline(one)]

    def inline(self, one: Inline | None) -> list[Node | str]:
        match one:
            case None:
                return [el("span", NOT_KNOWN, class_="nk")]
            case Value(text=text, flags=flags):
                opens = target(one, self.notes)
                shown = el("a", text, class_="v", href=f"#{opens}", title=one.source or None) if opens else text
                return [shown, *(el("span", flag, class_="flag") for flag in flags)]
            case Link(text=text, anchor=anchor):
                return [el("a", text, href=f"#{anchor}")]
            case Strong(text=text):
                return [el("strong", text)]
            case _:
                return [one]

    def figure(self, one: Figure) -> Node:
        picture = with_prefix(one.chart.picture(), one.anchor + "-")
        grid = one.chart.table()
        rows = [[cell if cell is None else str(cell) for cell in row] for row in grid.rows]
        table = self.rows(f"Figures of: {one.chart.title}", grid.header, rows, grid.numeric)
        return el(
            "figure",
            el("figcaption", one.chart.title, _here(one.anchor, one.chart.title)),
            picture,
            el("p", "Source: ", self.words(one.source), class_="source") if one.source else None,
            el("details", el("summary", "The figures as a table"), table, _table_notes(grid)),
            id=one.anchor,
        )

    def table(self, one: Table) -> list[Node]:
        table = self.rows(one.title, one.header, one.rows, one.numeric, anchor=one.anchor, whole=len(one.rows) <= 40)
        return [table, *([_list(one.notes)] if one.notes else [])]

    def rows(
        self,
        title: str,
        header: Iterable[str],
        rows: Iterable[Iterable[Cell]],
        numeric: frozenset[int],
        anchor: str = "",
        whole: bool = False,
    ) -> Node:
        head = [el("th", text, scope="col", class_="n" if n in numeric else None) for n, text in enumerate(header)]
        body = [
            el(
                "tr",
                [
                    el("th", self.inline(cell), scope="row")
                    if n == 0
                    else el("td", self.inline(cell), class_="n" if n in numeric else None)
                    for n, cell in enumerate(row)
                ],
            )
            for row in rows
        ]
        caption = el("caption", title, _here(anchor, title) if anchor else None)
        table = el("table", caption, el("thead", el("tr", head)), el("tbody", body))
        scroll = "scroll whole" if whole else "scroll"
        return el("div", table, class_=scroll, role="region", aria_label=title, tabindex="0", id=anchor or None)

    def key(self, one: KeyFigure) -> Node:
        self.sparks += 1
        spark = with_prefix(one.spark.picture(), f"spark-{self.sparks}-") if one.spark else None
        return el(
            "div",
            el("dt", one.label),
            el("dd", self.inline(one.value), class_="big"),
            el("dd", self.inline(one.change)) if one.change else None,
            el("dd", spark) if spark else None,
            el("dd", one.note, class_="note") if one.note else None,
            class_="key",
        )

    def claim(self, one: Claim) -> Node:
        badge = el("span", one.verdict.value, class_=f"badge {_VERDICTS[one.verdict]}")
        found = _pairs((vintage, self.inline(value)) for vintage, value in one.found)
        return el(
            "li",
            el("p", badge, one.said, _here(one.anchor, one.said) if one.anchor else None),
            el("dl", found) if found else None,
            el("p", self.words(one.why), class_="source") if one.why else None,
            class_="claim",
            id=one.anchor or None,
        )

    def callout(self, one: Callout) -> Node:
        facts = _pairs((name, self.inline(cell)) for name, cell in one.facts)
        return el(
            "div",
            el("p", one.kind.value, class_="kind"),
            el("p", one.title, _here(one.anchor, one.title) if one.anchor else None, class_="name"),
            el("p", self.words(one.words)) if one.words else None,
            el("dl", facts) if facts else None,
            class_=f"call {_KINDS[one.kind]}",
            role="group",
            aria_label=f"{one.kind.value}: {one.title}",
            id=one.anchor or None,
        )


def _here(anchor: str, title: str) -> Node:
    return el("a", "§", class_="here", href=f"#{anchor}", aria_label=f"Link to: {title}")


def _contents(sections: tuple[Section, ...], depth: int = 2) -> Node:
    return el(
        "ol",
        [
            el(
                "li",
                el("a", one.title, href=f"#{one.anchor}"),
                _contents(one.sections, depth - 1) if depth > 1 and one.sections else None,
            )
            for one in sections
        ],
    )


def _source(one: Source) -> Node:
    lines = _pairs((name, [text]) for name, text in one.lines())
    heading = el("p", one.title, _here(one.anchor, one.title))
    return el("li", heading, el("dl", lines) if lines else None, class_="src", id=one.anchor)


def _table_notes(grid: Grid) -> Node | None:
    return _list(grid.notes) if grid.notes else None


def _list(notes: Iterable[str]) -> Node:
    return el("ul", [el("li", note) for note in notes], class_="tnotes")


def _pairs(pairs: Iterable[tuple[str, Iterable[Node | str]]]) -> list[Node]:
    return [node for name, words in pairs for node in (el("dt", name), el("dd", words))]
