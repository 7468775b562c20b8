"""Eurostat: one table in all its forms, answers that are prepared while one waits, and sums within rounding."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis.strategies import permutations

from fairway.errors import BadTable, Unreachable
from fairway.observatory.sources import eurostat
from fairway.observatory.sources.parsed import Request
from tests.observatory.sources import samples
from tests.observatory.sources.publisher import whole

DAY = date(2026, 6, 1)
KEY = "6b7f6b7e-2b0c-4f5e-9a51-0f0e6a1f0c11"


def read(data: bytes, name: str = "migr_asytpsm.csv"):
    return {one.measure: one for one in eurostat.read(data, name=name, known_at=DAY)}


def refused(data: bytes, words: str, name: str = "migr_asytpsm.csv"):
    with pytest.raises(BadTable) as refusal:
        read(data, name)
    assert words in str(refusal.value), str(refusal.value)


def changed(row, column, value, rows=samples.protection_rows):
    made = [list(one) for one in rows()]
    made[row][samples.SDMX_HEADING.index(column)] = value
    return samples.lines(made)


FORMS = {
    "SDMX-CSV 1.0": (samples.protection_csv, "migr_asytpsm.csv"),
    "SDMX-CSV 2.0": (samples.protection_csv_2, "migr_asytpsm.csv"),
    "TSV": (samples.protection_tsv, "estat_migr_asytpsm.tsv"),
    "JSON-stat": (samples.protection_json, "answer.json"),
    "SDMX-ML": (samples.protection_xml, "answer.xml"),
    "gzip that nobody announced": (lambda: gzip.compress(samples.protection_tsv()), "estat_migr_asytpsm.tsv.gz"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(form):
    make, name = FORMS[form]
    one = read(make(), name)["eurostat:temporary_protection"]
    assert (len(one.rows), one.total) == (28, 54_000)
    assert {row[0]: row[2:] for row in one.rows}["DEU"] == (1000, "b")
    assert one.control == "27 States add up to 1 totals of the Union, within rounding"
    assert one.stated in (None, date(2024, 10, 15))
    assert not one.whole


@settings(max_examples=30, deadline=None)
@given(order=permutations(range(len(samples.SDMX_HEADING))))
def test_columns_in_any_order_say_the_same(order):
    rows = [[row[at] for at in order] for row in samples.protection_rows()]
    assert read(samples.lines(rows)) == read(samples.protection_csv())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (changed(0, "geo", "GEO"), "migr_asytpsm.csv: there is no column 'geo'. There are: freq, unit, citizen, sex, age."),
        (changed(0, "OBS_VALUE", "Value"), "migr_asytpsm.csv: there is no column 'OBS_VALUE'. There are: DATAFLOW,"),
        (changed(3, "geo", "XX"), "migr_asytpsm.csv, row 4, column 'country': 'XX' is no country"),
        (changed(3, "OBS_VALUE", "-5"), "row 4, column 'OBS_VALUE': is -5"),
        (changed(3, "OBS_VALUE", "lots"), "row 4, column 'OBS_VALUE': is 'lots'"),
        (changed(3, "OBS_FLAG", "y"), "row 4, column 'OBS_VALUE': has the flag 'y'"),
        (changed(3, "TIME_PERIOD", "2024-Q3"), "row 4, column 'TIME_PERIOD': 2024-Q3 is no period of"),
        (changed(3, "TIME_PERIOD", "August"), "row 4, column 'TIME_PERIOD': 'August' is no period"),
        (changed(3, "geo", "AT"), "row 4, column 'OBS_VALUE': AUT of 2024-08-01 stands there a second time."),
        (changed(3, "OBS_VALUE", "2000"), "the States of 2024-08-01 add up to 28,000, more than the Union's 27,000."),
        (changed(3, "OBS_VALUE", "0"), "the 27 States of 2024-08-01 add up to 26,000, and the Union's row says 27,000."),
        (changed(3, "DATAFLOW", "ESTAT:MIGR_EIORD(1.0)"), "speaks of 2 tables"),
        (changed(3, "DATAFLOW", "OECD:X"), "row 4, column 'DATAFLOW': is 'OECD:X'"),
        (changed(3, "LAST UPDATE", "yesterday"), "row 4, column 'LAST UPDATE': is 'yesterday', and a day must stand there"),
        (samples.protection_csv()[:-3], "its last line has no end"),
        (samples.protection_csv() + b"ESTAT:MIGR_ASYTPSM(1.0),15/10/24\n", "row 30: 2 cells, and the heading has 12"),
        (samples.protection_csv().replace(b"TOTAL,AT", b'TOTAL,"AT', 1), "cannot be read as a table"),
        (b"<html>Sorry</html>", "is no SDMX-ML that can be read"),
        (b"Hello, world\n", "is in none of the forms that Eurostat publishes"),
        (samples.protection_json()[:-10], "is not whole JSON"),
        (samples.protection_xml()[:-10], "is no SDMX-ML that can be read"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "has a document type declaration"),
        (gzip.compress(samples.protection_tsv())[:-9], "packed (gzip) and cut off"),
        (b"<S:Fault><faultstring>INVALID_QUERY: nothing.</faultstring></S:Fault>", "Eurostat's refusal: INVALID_QUERY: nothing."),
    ],
)  # fmt: skip
def test_what_is_not_the_table_is_refused_by_row_and_column(data, words):
    refused(data, words)


def test_a_suppressed_value_is_unknown_and_never_nil():
    for value in ("", ":"):
        one = read(changed(3, "OBS_VALUE", value))["eurostat:temporary_protection"]
        assert {row[0]: row[2:] for row in one.rows}["BGR"] == (None, "m")
        assert one.control == "the file has no total", "with a State missing, the Union's total proves nothing"


def test_a_part_of_all_ages_is_not_taken_for_all():
    data = samples.protection_csv().replace(b",T,TOTAL,", b",T,Y_LT18,")
    refused(data, "has no row of migr_asytpsm that one of its measures is made of")


def test_ukrainians_are_a_measure_of_their_own():
    assert set(read(samples.protection_csv().replace(b"PER,TOTAL", b"PER,UA"))) == {
        "eurostat:temporary_protection_ukrainians"
    }


def test_citizenships_are_checked_against_their_total():
    found = read(samples.lines(samples.orders_rows()), "migr_eiord.csv")
    assert set(found) == {"eurostat:orders_to_leave_totals", "eurostat:orders_to_leave_annual"}
    assert found["eurostat:orders_to_leave_annual"].total == 320
    assert "add up to the 2 totals" in found["eurostat:orders_to_leave_annual"].control
    assert found["eurostat:orders_to_leave_totals"].total == 325


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({2: 400}, "citizenships of GRC, 2023-01-01 add up to 500, more than their total of 305."),
        ({1: 50}, "citizenships of GRC, 2023-01-01 add up to 255, and their total is 305: rows are missing."),
    ],
)
def test_citizenships_that_do_not_add_up_are_refused(change, words):
    rows = samples.orders_rows()
    for row, value in change.items():
        rows[row][9] = value
    refused(samples.lines(rows), words, "migr_eiord.csv")


def test_a_selection_of_citizenships_is_taken_for_one():
    rows = [row for row in samples.orders_rows() if row[4] != "SY"]
    found = read(samples.lines(rows), "migr_eiord.csv")
    assert found["eurostat:orders_to_leave_annual"].control.startswith("a selection of citizenships")


def test_groups_of_citizenships_are_not_added_to_countries():
    rows = samples.orders_rows()
    rows += [[*row[:4], "EXT_EU27_2020", *row[5:]] for row in rows[1:] if row[4] == "TOTAL"]
    assert read(samples.lines(rows), "migr_eiord.csv")["eurostat:orders_to_leave_annual"].total == 320


# ----------------------------------------------------------------------------------------------------- asking


def test_every_table_is_asked_for_under_its_own_name():
    asked = eurostat.requests(date(2023, 5, 1), today=DAY, base="http://127.0.0.1:1")
    assert [one.name for one in asked] == [f"{table}.csv" for table in eurostat.TABLES]
    assert {one.params["c[TIME_PERIOD]"] for one in asked} == {"ge:2023"}
    assert all("c[TIME_PERIOD]" not in one.params for one in eurostat.requests(None, today=DAY))


def request(publisher) -> Request:
    return Request(name="migr_asytpsm.csv", url=publisher.url + "/sdmx/3.0/data/dataflow/ESTAT/migr_asytpsm/1.0/*")


ENVELOPE = (
    f'<env:Envelope xmlns:env="x"><env:Body><asyncResponse><status><key>{KEY}</key><status>SUBMITTED</status></status>'
    "</asyncResponse></env:Body></env:Envelope>"
)


@pytest.mark.parametrize("first", [KEY, f'"{KEY}"', ENVELOPE], ids=["bare key", "quoted key", "envelope"])
def test_a_table_that_is_being_prepared_is_waited_for(publisher, fetcher, waits, first):
    publisher.on("/sdmx/3.0/data/dataflow/ESTAT/migr_asytpsm/1.0/*", whole(first.encode()))
    publisher.on(
        f"/1.0/async/status/{KEY}",
        whole(b'{"status": "SUBMITTED"}'),
        whole(b"<a><status>PROCESSING</status></a>"),
        whole(b"AVAILABLE"),
    )
    publisher.on(f"/1.0/async/data/{KEY}", whole(gzip.compress(samples.protection_csv())))
    [(name, data)] = eurostat.collect(request(publisher), fetcher.ask)
    assert (name, data) == ("migr_asytpsm.csv", samples.protection_csv())
    assert waits == [eurostat.POLL_SECONDS] * 2


def test_a_table_whose_preparation_failed_is_told(publisher, fetcher):
    publisher.on("/sdmx/3.0/data/dataflow/ESTAT/migr_asytpsm/1.0/*", whole(KEY.encode()))
    publisher.on(f"/1.0/async/status/{KEY}", whole(b"<a><status>EXPIRED</status></a>"))
    with pytest.raises(Unreachable, match="now says EXPIRED"):
        eurostat.collect(request(publisher), fetcher.ask)


def test_a_table_is_not_waited_for_for_ever(publisher, fetcher, monkeypatch):
    monkeypatch.setattr(eurostat, "POLLS", 3)
    publisher.on("/sdmx/3.0/data/dataflow/ESTAT/migr_asytpsm/1.0/*", whole(KEY.encode()))
    publisher.on(f"/1.0/async/status/{KEY}", whole(b"PROCESSING"))
    with pytest.raises(Unreachable, match="has been preparing it for"):
        eurostat.collect(request(publisher), fetcher.ask)


def test_a_file_that_a_footer_promises_is_fetched_when_it_is_there(publisher, fetcher):
    footer = (
        '<m:GenericData><footer:Footer><footer:Message code="413"><common:Text>'
        f"{publisher.url}/file/abc</common:Text></footer:Message></footer:Footer></m:GenericData>"
    )
    publisher.on("/sdmx/3.0/data/dataflow/ESTAT/migr_asytpsm/1.0/*", whole(footer.encode()))
    publisher.on("/file/abc", whole(b"", status=404), whole(samples.protection_xml()))
    [(_, data)] = eurostat.collect(request(publisher), fetcher.ask)
    assert data == samples.protection_xml()


# -------------------------------------------------------------------------------------------------- workbook


def browser_workbook(drop: str = "") -> bytes:
    """The data browser's own workbook: citizenships down, months across, flags beside the figures."""
    top = [
        ["Data extracted on 08/02/2022 14:13:22 from [ESTAT]"],
        ["Dataset: ", "Asylum applicants [MIGR_ASYAPPCTZM__custom_2054915]"],
        ["Last updated: ", "14/12/2021 11:00"],
        [],
        ["Time frequency", None, "Monthly"],
        ["Unit of measure", None, "Person"],
        ["Sex", None, "Total"],
        ["Age class", None, "Total"],
        ["Geopolitical entity (reporting)", None, "Greece"],
        [],
        ["TIME", "TIME", "2021-10", None, "2021-11", None],
        ["ASYL_APP (Labels)", "CITIZEN (Labels)"],
        ["First time applicant", "Syria", 45, "p", 25, "p"],
        ["First time applicant", "Gambia, The", ":", None, 5, None],
        [],
        ["Special value"],
        [":", "not available"],
    ]
    structure = [["Structure"], [None, "Dimension", "Position"], [None, "Country of citizenship", "Syria"],
                 [None, "Country of citizenship", "Gambia, The"], [None, "Time", "2021-10"], [None, "Time", "2021-11"]]  # fmt: skip
    return samples.workbook(
        Structure=structure, Sheet_sp_1=[row for row in top if drop not in map(str, row) or not drop]
    )


def test_the_workbook_of_the_data_browser():
    [one] = read(browser_workbook(), "download.xlsx").values()
    assert one.measure == "eurostat:first_time_applicants_by_citizenship"
    assert [row[1:] for row in one.rows] == [
        ("GMB", date(2021, 10, 1), None, "m"),
        ("GMB", date(2021, 11, 1), 5, ""),
        ("SYR", date(2021, 10, 1), 45, "p"),
        ("SYR", date(2021, 11, 1), 25, "p"),
    ]
    assert one.stated == date(2021, 12, 14)


def test_a_workbook_that_lost_a_row_is_refused():
    refused(
        browser_workbook(drop="Gambia, The")[:],
        "lists Gambia, The (citizen), and no sheet has figures of it",
        "download.xlsx",
    )


def test_the_old_browser_wrote_in_another_encoding():
    what = ["Côte d’Ivoire", "Total number of persons returned", "Person"]
    rows = [
        ["TIME", "GEO", "CITIZEN", "INDIC_MG", "UNIT", "Value", "Flag and Footnotes"],
        ["2010", "Germany (until 1990 former territory of the FRG)", *what, "1,415", ""],
        ["2010", "Belgium", *what, ":", "c"],
    ]
    data = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows).encode("cp1252")
    one = read(data, "migr_eirtn_1_Data.csv")["eurostat:returned_annual"]
    assert [row for row in one.rows] == [
        ("BEL", "CIV", date(2010, 1, 1), None, "m"),
        ("DEU", "CIV", date(2010, 1, 1), 1415, ""),
    ]
