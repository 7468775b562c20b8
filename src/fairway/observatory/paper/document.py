"""A report as a value: sections and blocks without any form. What cannot be printed is refused here, once.

Every value can name the entry of the sources section that says where it comes from, in which vintage and by which formula;
a report in which such a name leads nowhere is not a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from fairway.observatory.charts.chart import Chart
from fairway.observatory.charts.numbers import NOT_KNOWN, BadPage

_ANCHOR = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it is shown.

    text     with its unit
    anchor   the entry of the sources section that it opens
    source   one line for where there is no room for more: source, vintage, formula
    flags    words beside the figure ("provisional"), shown small"""

    text: str
    anchor: str = ""
    source: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place of the same report. Other people's pages are named, never linked."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that a hurried reader should see."""

    text: str


Inline = str | Value | Link | Strong
Words = str | tuple[Inline, ...]
Cell = str | Value | Link | None
"""None is a value that is not known, and is printed so."""


def inlines(words: Words) -> tuple[Inline, ...]:
    """Words as their parts."""
    return (words,) if isinstance(words, str) else words


def plain(words: Words | Inline | None) -> str:
    """Words without any form."""
    if words is None:
        return NOT_KNOWN
    if isinstance(words, tuple):
        return "".join(plain(one) for one in words)
    return words if isinstance(words, str) else words.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short points, one below the other."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with its table. Of a table over time only the last `rows_in_print` rows are printed in the PDF, which says so
    (0 prints all)."""

    chart: Chart
    anchor: str
    source: Words = ""
    rows_in_print: int = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header. The first column names the row; `numeric` columns are set flush right and never broken."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    anchor: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.header):
                raise BadPage(f"A row of the table '{self.title}' has {len(row)} cells for {len(self.header)} columns.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One figure that stands out: what it is, its value, its change, a line about its source, a small picture."""

    label: str
    value: Value | None
    change: Value | None = None
    note: str = ""
    spark: Chart | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    items: tuple[KeyFigure, ...]


class Verdict(Enum):
    """What became of a claim when it was computed again."""

    REPRODUCED = "reproduced"
    REVISED = "revised since"
    NOT_REPRODUCED = "not reproduced"
    NOT_OPEN = "not reproducible from open data"
    NOT_YET = "not checked yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim, what was found for it in each vintage, and why the verdict is what it is. None: that vintage is not there."""

    said: str
    verdict: Verdict
    found: tuple[tuple[str, Value | None], ...] = ()
    why: Words = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims below each other."""

    items: tuple[Claim, ...]


class CalloutKind(Enum):
    """Why a box is there. The word is printed: the colour is never the only sign."""

    ALARM = "alarm"
    TRIGGER = "trigger"
    MISSING = "not served yet"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A box. `facts`: pairs such as ("article", "Art. 8a(1)(a)"), ("arithmetic", value), ("who must assess", ...)."""

    kind: CalloutKind
    title: str
    words: Words = ""
    facts: tuple[tuple[str, Cell], ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures come from. `address` is printed as text; nothing is fetched from it."""

    anchor: str
    title: str
    publisher: str = ""
    vintage: str = ""
    formula: str = ""
    licence: str = ""
    address: str = ""
    note: str = ""

    def lines(self) -> tuple[tuple[str, str], ...]:
        """What there is to say, by name."""
        named = (
            ("Publisher", self.publisher),
            ("Vintage", self.vintage),
            ("Formula", self.formula),
            ("Licence", self.licence),
            ("Address", self.address),
            ("Note", self.note),
        )
        return tuple((name, text) for name, text in named if text)


@dataclass(frozen=True, slots=True)
class Sources:
    """The list that values open."""

    items: tuple[Source, ...]


Block = Paragraph | Bullets | Figure | Table | KeyFigures | Claims | Callout | Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it. Sections may hold sections, to three levels in all."""

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole paper. `as_of` is the day whose knowledge it shows; `language` that of its text.

    Raises BadPage for an anchor that is used twice or leads nowhere, and for sections deeper than three levels."""

    title: str
    subtitle: str = ""
    as_of: date
    sections: tuple[Section, ...]
    language: str = "en"

    def __post_init__(self) -> None:
        anchors: set[str] = set()
        for anchor in _named(self.sections):
            if not _ANCHOR.fullmatch(anchor):
                raise BadPage(
                    f"'{anchor}' is no anchor: begin with a small letter, then small letters, digits, hyphens."
                )
            if anchor in anchors:
                raise BadPage(f"Two places of '{self.title}' are called '{anchor}': give each its own anchor.")
            anchors.add(anchor)
        for anchor in _wanted(self.sections):
            if anchor not in anchors:
                raise BadPage(
                    f"'{self.title}' points to '{anchor}', which is nowhere in it: add that source or section."
                )
        if any(level > 3 for level, _ in walk(self.sections)):
            raise BadPage(f"'{self.title}' has sections deeper than three levels: move them up.")


def walk(sections: tuple[Section, ...], level: int = 1) -> Iterator[tuple[int, Section]]:
    """Sections in reading order, each with its level from 1."""
    for one in sections:
        yield level, one
        yield from walk(one.sections, level + 1)


def _named(sections: tuple[Section, ...]) -> Iterator[str]:
    for _, section in walk(sections):
        yield section.anchor
        for block in section.blocks:
            match block:
                case Figure(anchor=anchor):
                    yield anchor
                case Table(anchor=anchor) | Callout(anchor=anchor) if anchor:
                    yield anchor
                case Sources(items=items):
                    yield from (source.anchor for source in items)
                case Claims(items=items):
                    yield from (claim.anchor for claim in items if claim.anchor)
                case _:
                    pass


def _wanted(sections: tuple[Section, ...]) -> Iterator[str]:
    for _, section in walk(sections):
        for block in section.blocks:
            for one in parts(block):
                if isinstance(one, (Value, Link)) and one.anchor:
                    yield one.anchor


def parts(block: Block) -> Iterator[Inline | None]:
    """Everything in a block that could point somewhere."""
    match block:
        case Paragraph(words=words):
            yield from inlines(words)
        case Bullets(items=bullets):
            for words in bullets:
                yield from inlines(words)
        case Figure(source=words):
            yield from inlines(words)
        case Table(rows=rows):
            for row in rows:
                yield from row
        case KeyFigures(items=figures):
            for figure in figures:
                yield from (figure.value, figure.change)
        case Claims(items=claims):
            for claim in claims:
                yield from inlines(claim.why)
                yield from (value for _, value in claim.found)
        case Callout(words=words, facts=facts):
            yield from inlines(words)
            yield from (cell for _, cell in facts)
        case Sources():
            return
