"""Only one file turns trees into characters, so only one file has to escape."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.observatory.charts.markup import clean, el, to_html, to_xml, with_prefix

HOSTILE = "<script>alert(1)</script>&\"'><svg onload=x> ]]> <!-- \x00\x1b[31m \ud800 ‮"


@given(st.text(), st.text())
def test_whatever_is_written_is_read_back_as_text(text, value):
    read = ET.fromstring(to_xml(el("text", text, data_value=value)))
    as_xml_reads = str.maketrans({"\r": "\n"})
    assert (read.text or "") == clean(text).replace("\r\n", "\n").translate(as_xml_reads)
    assert len(read) == 0, "no element came out of a text"
    assert set(read.attrib) == {"data-value"}, "no attribute came out of a value"


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attrs = dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_stays_text_in_html():
    seen = _Seen()
    seen.feed(to_html(el("p", HOSTILE, title=HOSTILE)))
    assert seen.tags == ["p"]
    assert seen.text == clean(HOSTILE) == seen.attrs["title"]


def test_control_characters_and_half_letters_do_not_pass():
    assert clean("a\x00b\x1bc\x9bd\ud800e\ufffef\tg\n") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\tg\n"


def test_a_style_sheet_cannot_end_itself_early():
    with pytest.raises(ValueError, match="end it early"):
        to_html(el("style", "p { } </style><script>"))


@pytest.mark.parametrize("name", ["a b", "on=", "<x", ""])
def test_names_come_from_code_and_are_checked_all_the_same(name):
    with pytest.raises(ValueError, match="no element"):
        to_xml(el(name))
    with pytest.raises(ValueError, match="no element"):
        to_xml(el("p", **{name: "1"}))


def test_a_prefix_moves_ids_and_all_that_points_to_them():
    tree = el(
        "svg", el("clipPath", id="frame"), el("g", clip_path="url(#frame)"), id="a", aria_labelledby="a elsewhere"
    )
    moved = to_xml(with_prefix(tree, "one-"))
    assert 'id="one-frame"' in moved
    assert 'clip-path="url(#one-frame)"' in moved
    assert 'aria-labelledby="one-a elsewhere"' in moved
