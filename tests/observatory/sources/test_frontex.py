"""The monthly workbook of Frontex: columns in any order, and everything that is not the table refused as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis.strategies import permutations

from fairway.errors import BadTable
from fairway.observatory.sources import frontex
from fairway.observatory.sources.parsed import Request
from tests.observatory.sources import samples

DAY = date(2025, 6, 30)


def read(data: bytes, name: str = "detections.csv"):
    [one] = frontex.read(data, name=name, known_at=DAY)
    return one


def refused(rows, words, name="detections.csv"):
    with pytest.raises(BadTable) as refusal:
        read(samples.lines(rows, ";"), name)
    assert words in str(refusal.value), str(refusal.value)


def changed(row, column, value):
    rows = samples.frontex_rows()
    rows[row][column] = value
    return rows


def test_text_and_workbook_say_the_same():
    text, book = read(samples.frontex_csv()), read(samples.frontex_xlsx(), "detections.xlsx")
    assert text.rows == book.rows
    assert text.total == book.total == sum(range(1, 37)) + sum(range(2, 37, 2)) - sum(range(2, 37, 2))
    assert text.rows[0] == ("Black Sea", "sea", "SYR", date(2023, 11, 1), 29, "")
    assert text.rows[-1][:3] == ("Western Mediterranean", "sea", "XKX")
    assert (text.first, text.last) == (date(2023, 11, 1), date(2024, 1, 1)), "a month without a detection is spoken of"


def test_the_vintage_is_what_the_workbook_or_the_name_says():
    assert read(samples.frontex_xlsx(), "detections.xlsx").stated == date(2025, 6, 3)
    assert read(samples.frontex_csv(), "Monthly_detections_of_IBC_2024_10_09.csv").stated == date(2024, 10, 9)
    assert read(samples.frontex_csv()).stated is None


@settings(max_examples=30, deadline=None)
@given(order=permutations(range(6)))
def test_columns_in_any_order_say_the_same(order):
    rows = [[row[at] for at in order] for row in samples.frontex_rows()]
    assert read(samples.lines(rows, ";")).rows == read(samples.frontex_csv()).rows


@pytest.mark.parametrize("heading", ["Border type", "BorderType", " border  TYPE or inland 1)"])
def test_a_column_is_known_under_its_other_names(heading):
    assert read(samples.lines(changed(0, 1, heading), ";")).total == read(samples.frontex_csv()).total


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (changed(0, 2, "Origin"), "detections.csv: there is no column 'Nationality'."),
        (changed(0, 4, "NOV2023"), "detections.csv: the month 'NOV2023' stands there twice."),
        (changed(0, 4, "Comment"), "detections.csv: the column 'Comment' is no month"),
        (changed(0, 3, "OCT2023"), "detections.csv: the month 2023-11 is missing between the others."),
        (changed(3, 0, "Lunar Route"), "detections.csv, row 4, column 'Route': 'Lunar Route' is no route"),
        (changed(3, 1, "Air"), "row 4, column 'Border type or inland': 'Air' is neither Land nor Sea."),
        (changed(3, 2, "Atlantis"), "row 4, column 'Nationality': 'Atlantis' is no country"),
        (changed(3, 2, ""), "row 4, column 'Nationality': is empty"),
        (changed(3, 4, "-5"), "row 4, column 'DEC2023': is -5, and a count cannot be less than nothing."),
        (changed(3, 4, "many"), "row 4, column 'DEC2023': is 'many', and a whole number must stand there."),
        (changed(3, 4, "1.5"), "row 4, column 'DEC2023': is '1.5', and a whole number must stand there."),
        (changed(3, 4, ""), "row 4, column 'DEC2023': is empty. Frontex writes 0"),
        ([*samples.frontex_rows(), samples.frontex_rows()[5]], "row 20: Central Mediterranean Route, Sea, Syria stands there already in row 6."),
        (samples.frontex_rows()[:-2], "has no row of the route Other: it is cut off."),
        (samples.frontex_rows()[:1], "has no row of the route Black Sea"),
        ([["Route", "Border type", "Nationality"]], "has no column for a month."),
        ([row[:-1] if n == 7 else row for n, row in enumerate(samples.frontex_rows())], "row 8: 5 cells, and the heading has 6"),
    ],
)  # fmt: skip
def test_what_is_not_the_table_is_refused_by_row_and_column(rows, words):
    refused(rows, words)


def test_a_text_that_is_cut_off_is_refused_unless_only_rows_of_the_last_route_are_gone():
    """The file has no total and no mark of its end: what is lost of the last route is found by comparing with the last release."""
    data = samples.frontex_csv().rstrip(b"\n")
    last = data.index(b"Other;Sea;Syria;33;34;0")
    for end in range(1, len(data)):
        try:
            found = read(data[:end])
        except BadTable:
            continue
        assert end > last
        assert data[:end].splitlines()[-1].count(b";") == 5, "a row is read whole or not at all"
        assert found.total <= read(data).total


@pytest.mark.parametrize("end", [10, 200, 2000, -100, -1])
def test_a_workbook_that_is_cut_off_is_refused(end):
    with pytest.raises(BadTable, match=r"detections\.xlsx"):
        read(samples.frontex_xlsx()[:end], "detections.xlsx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_text_says_its_encoding_or_is_utf_8(encoding):
    text = samples.frontex_csv().decode("utf-8-sig")
    assert read(text.encode(encoding)).total == read(samples.frontex_csv()).total


def test_another_encoding_is_refused_and_not_guessed():
    rows = changed(3, 2, "Côte d'Ivoire")
    data = "".join(";".join(map(str, row)) + "\n" for row in rows)
    assert read(data.encode()).total
    with pytest.raises(BadTable, match="row 4: is not UTF-8 text"):
        read(data.encode("cp1252"))


def test_a_zero_byte_is_refused():
    with pytest.raises(BadTable, match="row 3: has a zero byte"):
        read(samples.frontex_csv().replace(b"Western African Route;Sea;Kosovo", b"Western African\x00Route;Sea;Kosovo"))


def test_the_page_leads_to_the_workbook(publisher, fetcher):
    from tests.observatory.sources.publisher import whole

    [request] = frontex.requests(None, today=DAY, base=publisher.url)
    page = b'<html><a href="/about.pdf">no</a> <a href="/assets/Monthly_detections_of_IBC_2025_06_03.xlsx">table</a></html>'
    publisher.on(request.url.removeprefix(publisher.url), whole(page))
    publisher.on("/assets/Monthly_detections_of_IBC_2025_06_03.xlsx", whole(samples.frontex_xlsx()))
    [(name, data)] = frontex.collect(request, fetcher.ask)
    assert name == "Monthly_detections_of_IBC_2025_06_03.xlsx"
    assert read(data, name).stated == date(2025, 6, 3)


def test_a_page_without_the_workbook_says_what_to_do():
    with pytest.raises(BadTable, match=r"links no file .* --from"):
        frontex.collect(
            Request(name="page.html", url="http://127.0.0.1/page"), lambda request: b"<a href='x.pdf'>x</a>"
        )
