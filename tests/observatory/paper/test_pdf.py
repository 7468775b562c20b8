"""The PDF: tagged as PDF/UA asks, text that stays text, equal bytes for equal reports."""

from __future__ import annotations

import io
import sys

import pytest

from fairway.errors import Refused
from fairway.observatory.paper import Bullets, Callout, CalloutKind, Figure, Paragraph, Table, Value
from fairway.observatory.paper.pdf import as_data, pdf

from ..charts.samples import line, multiples
from .samples import report, short

pypdf = pytest.importorskip("pypdf", reason="needs pypdf")
pytest.importorskip("typst", reason="needs typst")

INJECTION = (
    '#import "x.typ" #panic("obeyed") $x^2$ *b* _i_ `code` = head @ref <label> \\u{41} // gone /* gone */ #{1 + 1}'
)


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(report("word"))


@pytest.fixture(scope="module")
def reader(made):
    return pypdf.PdfReader(io.BytesIO(made))


def tags(reader) -> list[tuple[str, dict]]:
    """Structure elements in reading order: kind and attributes."""
    found = []

    def walk(node) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]), node))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def words(made: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def test_the_file_says_that_it_is_tagged_and_accessible(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "word"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_tables_and_figures_are_what_they_are(reader):
    kinds = [kind for kind, _ in tags(reader)]
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/Caption", "/Link", "/TOC"} <= set(kinds)
    assert kinds.count("/Table") >= 9


def test_every_picture_has_words(reader):
    alts = [str(node.get("/Alt", "")) for kind, node in tags(reader) if kind == "/Figure"]
    assert len(alts) == 10, "eight charts and two sparklines"
    assert all(len(alt) > 10 for alt in alts)
    assert any("Latest: Central: 810 (September 2024)" in alt for alt in alts)


def test_there_is_no_way_out_of_the_file(reader):
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            assert "/URI" not in annotation.get_object().get("/A", {})
    assert "/OpenAction" not in reader.trailer["/Root"]
    assert b"/JavaScript" not in reader.stream.getvalue()


def test_equal_reports_give_equal_bytes(made):
    assert pdf(report("word")) == made


def test_text_is_printed_and_never_obeyed():
    block = Paragraph((INJECTION, Value(INJECTION, anchor="src")))
    table = Table(title=INJECTION, header=(INJECTION, "b"), rows=((INJECTION, None),))
    call = Callout(kind=CalloutKind.NOTE, title=INJECTION)
    made = pdf(short(block, table, call, Bullets((INJECTION,)), title=INJECTION))
    shown = "".join(words(made).split())
    once = "".join(INJECTION.split())
    assert shown.count(once) >= 6
    assert pypdf.PdfReader(io.BytesIO(made)).metadata.title == INJECTION


def test_a_letter_without_a_font_does_not_stop_the_report():
    made = pdf(short(Paragraph("Somebody wrote 難民 and تونس here.")))
    assert "Somebody wrote" in words(made)
    assert pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]["/MarkInfo"]["/Marked"], "still tagged"


def test_greek_and_cyrillic_are_printed():
    made = pdf(short(Paragraph("Ελλάδα, България, Türkiye, Česko, Łódź")))
    assert "Ελλάδα, България, Türkiye, Česko, Łódź" in words(made)
    assert b"<pdfuaid:part>1" in pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]["/Metadata"].get_data()


def test_a_table_too_wide_for_the_paper_becomes_several_with_the_same_first_column():
    header = ("Country", *(f"c{n}" for n in range(1, 25)))
    table = Table(title="Wide", header=header, rows=(("Austria", *(str(n) for n in range(1, 25))),))
    tables = as_data(short(table))["pieces"][1]["tables"]
    assert [one["title"] for one in tables] == ["Wide (1 of 3)", "Wide (2 of 3)", "Wide (3 of 3)"]
    assert [one["header"][0] for one in tables] == ["Country"] * 3
    assert [name for one in tables for name in one["header"][1:]] == list(header[1:])


def test_a_long_table_over_time_is_cut_and_the_paper_says_so():
    piece = as_data(short(Figure(chart=line(), anchor="f", rows_in_print=5)))["pieces"][1]
    assert len(piece["tables"][0]["rows"]) == 5
    assert piece["tables"][0]["notes"][0] == "The last 5 of 12 rows; the page in HTML holds them all."
    whole = as_data(short(Figure(chart=multiples(), anchor="f", rows_in_print=0)))["pieces"][1]
    assert len(whole["tables"][0]["rows"]) == 12


def test_without_the_typesetter_the_way_out_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refused, match=r"install fairway\[paper\], or ask for html"):
        pdf(short(Paragraph("x")))
