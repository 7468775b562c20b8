"""The terminal: never wider than it is, never a broken number, never a stray control character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fairway.observatory.paper import Paragraph, Table, Value
from fairway.observatory.paper.columns import laid_out
from fairway.observatory.paper.text import text

from ..charts.test_markup import HOSTILE
from .samples import report, short


@pytest.mark.parametrize("width", [72, 100, 140])
@pytest.mark.parametrize("word", ["word", "a longer run of words that has to wrap somewhere " * 3])
def test_no_line_is_wider_than_the_terminal(width, word):
    lines = text(report(word), width=width).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert len(lines) > 60


def test_plain_text_holds_no_escape_and_no_control_character():
    told = text(report(HOSTILE))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", told.replace("\n", ""))
    assert "\x1b" not in told


def test_colour_is_there_when_asked_for_and_words_are_the_same():
    painted = text(report("[red]not markup[/red]"), colour=True)
    assert "\x1b[" in painted
    assert "[red]not markup[/red]" in painted, "square brackets of a text are printed"
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == text(report("[red]not markup[/red]"))


def test_sources_are_named_below_what_rests_on_them():
    told = text(
        short(Paragraph(("Fell by ", Value("62.9 %", anchor="src"), " and ", Value("3", source="IOM, May"), ".")))
    )
    assert "Fell by 62.9 % and 3.\nSource: The source; IOM, May" in told


def test_a_table_with_many_columns_is_continued_below_with_its_first_column():
    header = ("Country", *(str(year) for year in range(2008, 2025)))
    table = Table(
        title="t", header=header, rows=(("Austria", *["1\u202f234\u202f567"] * 17),), numeric=frozenset(range(1, 18))
    )
    lines = text(short(table)).splitlines()
    assert [line.split()[0] for line in lines if "2008" in line or "2024" in line] == ["Country", "Country"]
    assert sum(line.count("1\u202f234\u202f567") for line in lines) == 17


@given(
    st.lists(st.lists(st.text(alphabet="abc déü", max_size=60), min_size=4, max_size=4), max_size=6),
    st.lists(st.integers(0, 10**12), min_size=4, max_size=4),
    st.integers(40, 120),
)
def test_numbers_are_never_broken_and_lines_never_too_long(rows, numbers, width):
    shown = [f"{number:,}".replace(",", "\u202f") for number in numbers]
    table = [[*row, *shown] for row in rows]
    blocks = list(laid_out(["a word", "b", "c", "d", *"efgh"], table, frozenset({4, 5, 6, 7}), width))
    for block in blocks:
        assert all(cell_len(line) <= width for line in block)
    if rows:
        together = "\n".join(line for block in blocks for line in block)
        assert all(number in together for number in shown)
