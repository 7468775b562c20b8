"""A report that cannot be printed whole is refused when it is made."""

from __future__ import annotations

from datetime import date

import pytest

from fairway.observatory.charts import BadPage
from fairway.observatory.paper import (
    Claim,
    Claims,
    KeyFigure,
    KeyFigures,
    Link,
    Paragraph,
    Report,
    Section,
    Table,
    Value,
    Verdict,
)
from fairway.observatory.paper.notes import notes_of

from .samples import report, short


def section(anchor: str, *inner: Section) -> Section:
    return Section(title="x", anchor=anchor, sections=inner)


@pytest.mark.parametrize(("build", "said"), [
    (lambda: short(Paragraph((Value("3", anchor="nowhere"),))), "points to 'nowhere', which is nowhere in it"),
    (lambda: short(Paragraph((Link("see", "nowhere"),))), "points to 'nowhere'"),
    (lambda: short(KeyFigures((KeyFigure(label="x", value=Value("3", anchor="gone")),))), "points to 'gone'"),
    (lambda: short(Claims((Claim(said="x", verdict=Verdict.REVISED, found=(("now", Value("1", anchor="lost")),)),))), "'lost'"),
    (lambda: short(Table(title="t", header=("a",), rows=((Value("1", anchor="off"),),))), "points to 'off'"),
    (lambda: short(Table(title="t", header=("a", "b"), rows=(("1",),))), "1 cells for 2 columns"),
    (lambda: Report(title="t", as_of=date(2025, 1, 1), sections=(section("a"), section("a"))), "give each its own anchor"),
    (lambda: Report(title="t", as_of=date(2025, 1, 1), sections=(section("A b"),)), "is no anchor"),
    (lambda: Report(title="t", as_of=date(2025, 1, 1), sections=(section("a", section("b", section("c", section("d")))),)),
     "deeper than three levels"),
])  # fmt: skip
def test_what_is_refused(build, said):
    with pytest.raises(BadPage, match=said):
        build()


def test_figures_of_one_source_share_a_note():
    twice = (
        Value("1", source="IOM, May"),
        Value("2", source="IOM, May"),
        Value("3", source="IOM, June"),
        Value("4", anchor="src"),
    )
    assert notes_of(short(Paragraph(twice))) == {"IOM, May": "note-1", "IOM, June": "note-2"}
    assert list(notes_of(report("w"))) == ["IOM, w"]
