"""A report with every kind of block, and the same report in hostile words."""

from __future__ import annotations

from datetime import date

from fairway.observatory.paper import (
    Bullets,
    Callout,
    CalloutKind,
    Claim,
    Claims,
    Figure,
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
)

from ..charts.samples import MAKERS, spark


def report(word: str = "word") -> Report:
    """Every block; `word` stands in every place that holds text."""
    figures = tuple(Figure(chart=maker(word), anchor=f"fig-{maker.__name__}", source=word) for maker in MAKERS)
    sourced = Value("−62.9 %", anchor="src-frontex", source=word, flags=(word,))
    noted = Value("41 024", source=f"IOM, {word}")
    blocks = (
        Paragraph((word, sourced, Strong(word), noted, Link(word, "sources"))),
        Bullets((word, (word, sourced))),
        KeyFigures((
            KeyFigure(label=word, value=sourced, change=Value(word), note=word, spark=spark(word)),
            KeyFigure(label=word, value=None, spark=spark(word)),
        )),
        Claims((
            Claim(said=word, verdict=Verdict.REVISED, found=((word, sourced), (word, None)), why=(word, noted), anchor="claim-1"),
            Claim(said=word, verdict=Verdict.NOT_OPEN, why=word),
        )),
        *(
            Callout(kind=kind, title=word, words=word, facts=((word, sourced), (word, None)), anchor=f"call-{kind.name.lower()}")
            for kind in CalloutKind
        ),
        Table(
            title=word,
            header=(word, "ordered", word),
            rows=((word, sourced, word), (word, None, Link(word, "sources"))),
            numeric=frozenset({1}),
            notes=(word,),
            anchor="table-1",
        ),
    )  # fmt: skip
    source = Source(
        anchor="src-frontex",
        title=word,
        publisher=word,
        vintage=word,
        formula=word,
        licence=word,
        address=word,
        note=word,
    )
    deep = Section(title=word, anchor="deep", blocks=(Paragraph(word),))
    inner = Section(title=word, anchor="figures", blocks=figures, sections=(deep,))
    return Report(
        title=word,
        subtitle=word,
        as_of=date(2025, 6, 30),
        sections=(
            Section(title=word, anchor="point-2", blocks=blocks, sections=(inner,)),
            Section(title=word, anchor="sources", blocks=(Sources((source,)),)),
        ),
    )


def short(*blocks, title: str = "A report") -> Report:
    """A report of one section with these blocks and one source, `src`."""
    return Report(
        title=title,
        as_of=date(2025, 6, 30),
        sections=(
            Section(title="One", anchor="one", blocks=blocks),
            Section(title="Sources", anchor="sources", blocks=(Sources((Source(anchor="src", title="The source"),)),)),
        ),
    )
