"""The page: closed to the outside, readable by machines that read aloud, every figure one step from its source."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from fairway.observatory.charts.markup import clean
from fairway.observatory.paper import Paragraph, Table, Value
from fairway.observatory.paper.html import html
from fairway.observatory.paper.style import style_sheet

from ..charts.test_looks import contrast
from ..charts.test_markup import HOSTILE
from .samples import report, short

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Elements with their attributes and own text, in order; complains about tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(text)
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), "no attribute twice"
        self.seen.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append(len(self.seen) - 1)

    def handle_endtag(self, tag):
        assert self.seen[self.open.pop()][0] == tag

    def handle_data(self, data):
        for n in self.open:
            self.seen[n][2].append(data)

    def all(self, *tags: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, "".join(text)) for tag, attrs, text in self.seen if tag in tags]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(html(report("word")))


@pytest.fixture(scope="module")
def hostile() -> Page:
    return Page(html(report(HOSTILE)))


def test_nothing_is_fetched_and_nothing_runs(page, hostile):
    for one in (page, hostile):
        for tag, attrs, _ in one.seen:
            assert tag not in {"script", "link", "iframe", "object", "embed", "img", "base", "form"}
            for name, value in attrs.items():
                assert not name.startswith("on"), (tag, name)
                if name in {"href", "src", "xlink:href", "action"}:
                    assert value.startswith("#"), (tag, value)
        policy = [attrs["content"] for attrs, _ in one.all("meta") if "http-equiv" in attrs]
        assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    assert "@import" not in style_sheet()
    assert "url(" not in style_sheet()


def test_addresses_are_text():
    from fairway.observatory.paper import Source, Sources

    text = html(short(Sources((Source(anchor="a", title="x", address="https://example.org/data"),))))
    assert "https://example.org/data</dd>" in text
    assert 'href="http' not in text


def test_hostile_words_change_no_element(page, hostile):
    assert [tag for tag, _, _ in hostile.seen] == [tag for tag, _, _ in page.seen]
    assert hostile.all("h1")[0][1] == clean(HOSTILE)


def test_headings_come_in_order_and_name_their_sections(page):
    levels = [int(tag[1]) for tag, _, _ in page.seen if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_reference_finds_its_id(page):
    ids = [attrs["id"] for _, attrs, _ in page.seen if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs, _ in page.seen:
        for wanted in (attrs.get("aria-labelledby") or "").split():
            assert wanted in ids
        if (attrs.get("href") or "").startswith("#"):
            assert attrs["href"][1:] in ids
        for wanted in re.findall(r"url\(#([\w-]+)\)", " ".join(v or "" for v in attrs.values())):
            assert wanted in ids


def test_landmarks_language_and_a_way_past_the_menu(page):
    tags = [tag for tag, _, _ in page.seen]
    assert page.all("html")[0][0]["lang"] == "en"
    assert (tags.count("main"), tags.count("nav"), tags.count("header"), tags.count("footer")) == (1, 1, 1, 1)
    first_link, words = page.all("a")[0]
    assert first_link["href"] == "#main"
    assert words == "Skip to the figures"


def test_every_table_has_a_caption_and_scopes(page):
    assert len(page.all("caption")) == len(page.all("table")) == 9
    assert {attrs["scope"] for attrs, _ in page.all("th")} == {"col", "row"}
    assert all(
        attrs.get("role") == "region" and attrs["aria-label"] for attrs, _ in page.all("div") if "tabindex" in attrs
    )


def test_every_picture_has_a_name_and_its_table_beside_it(page):
    figures = page.all("figure")
    assert len(figures) == 8
    for attrs, text in figures:
        assert "The figures as a table" in text, attrs["id"]
    assert all(attrs["role"] == "img" for attrs, _ in page.all("svg"))
    line = next(text for attrs, text in figures if attrs["id"] == "fig-line")
    assert "January 2024" in line
    assert "810 p" in line


def test_headings_and_figures_have_links_of_their_own(page):
    permalinks = {attrs["href"] for attrs, _ in page.all("a") if attrs.get("class") == "here"}
    assert {"#point-2", "#figures", "#deep", "#fig-line", "#table-1", "#claim-1", "#src-frontex"} <= permalinks


def test_a_figure_opens_its_source(page):
    opened = [attrs["href"] for attrs, text in page.all("a") if text == "−62.9 %"]
    assert set(opened) == {"#src-frontex"}
    assert {attrs["href"] for attrs, text in page.all("a") if text == "41 024"} == {"#note-1"}
    notes = [text for attrs, text in page.all("li") if attrs.get("id") == "note-1"]
    assert notes == ["IOM, word"]


def test_the_unknown_is_written_out():
    page = Page(
        html(short(Table(title="t", header=("a", "b"), rows=(("x", None), ("y", Value("0"))), numeric=frozenset({1}))))
    )
    assert [text for _, text in page.all("td")] == ["not known", "0"]


def test_the_same_report_gives_the_same_bytes():
    assert html(report("w")) == html(report("w"))


def colours(block: str) -> dict[str, str]:
    return {name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:])
            for name, value in re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block)}  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_stands_out_in_every_theme(theme):
    sheet = style_sheet()
    starts = {"light": ":root", "dark": "@media (prefers-color-scheme: dark)", "print": "@media print"}
    found: dict[str, str] = {}
    for start in dict.fromkeys((":root", starts[theme])):
        block = sheet[sheet.index(start) :]
        found |= colours(block[: block.index("}")])
    for name in ("ink", "soft", "blue", "good", "bad", "care"):
        for ground in ("paper", "band"):
            assert contrast(found[name], found[ground]) >= 4.5, (theme, name, ground)
    assert contrast(found["ink"], found["target"]) >= 4.5
    if theme != "print":
        assert contrast("#ffffff", found["deep"]) >= 4.5


def test_a_long_page_stays_quick():
    rows = tuple((f"row {n}", Value(str(n), anchor="src"), None) for n in range(5000))
    text = html(short(Paragraph("x"), Table(title="long", header=("a", "b", "c"), rows=rows)))
    assert text.count("<tr>") == 5001
