"""Headings and cells: what is found, and what is refused with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers, sampled_from, text

from fairway.errors import BadTable
from fairway.observatory.sources import SOURCES, eurostat, source
from fairway.observatory.sources.columns import Sheet, count, plain
from fairway.observatory.sources.decode import unpacked
from fairway.observatory.sources.update import NAMED
from tests.observatory.sources import samples

PAGE = Path(__file__).resolve().parents[3] / "docs" / "observatory" / "sources.md"


@given(number=integers(0, 10**12), sign=sampled_from([",", " ", "\u00a0", "\u202f", "'"]))
def test_a_count_is_read_however_its_thousands_are_parted(number, sign):
    assert count(f"{number:,}".replace(",", sign), "here") == number
    assert count(str(number), "here") == count(f"{number}.0", "here") == count(float(number), "here") == number


@given(number=integers(-(10**15), -1))
def test_less_than_nothing_is_refused(number):
    for written in (number, str(number), f"{number}.0"):
        with pytest.raises(BadTable, match=r"here: is -.* a count cannot be less than nothing"):
            count(written, "here")


@given(number=floats(0.01, 0.99), more=integers(0, 1000))
def test_a_part_of_a_person_is_refused(number, more):
    with pytest.raises(BadTable, match="a whole number must stand there"):
        count(number + more, "here")


@pytest.mark.parametrize(
    "cell",
    [
        "1,23",
        "12,34,567",
        "1.234,5",
        "1e3",
        "0x1f",
        "½",
        "1 2",
        "12a",
        "--1",
        "١٢",
        True,
        date(2024, 1, 1),
        float("nan"),
    ],
)
def test_what_is_no_count_is_never_guessed(cell):
    with pytest.raises(BadTable, match=r"^here: is"):
        count(cell, "here")


@pytest.mark.parametrize("cell", [None, "", " ", ":", "-", "n/a", "NULL"])
def test_what_is_not_there_is_unknown_and_not_nil(cell):
    assert count(cell, "here") is None


@given(words=text("abc XYZ()", min_size=1, max_size=20))
def test_footnote_marks_and_spaces_do_not_change_a_heading(words):
    for mark in (" 1)", " (2)", "*", "^", "\n", " 1) "):
        assert plain(words + mark) == plain(words)


def test_a_column_that_two_headings_could_be_is_refused():
    sheet = Sheet("a.csv", ["Country", "State", "n"], [])
    with pytest.raises(BadTable) as refusal:
        sheet.columns({"where": ("Country", "State")})
    assert str(refusal.value) == "a.csv: the column 'Country' stands there 2 times."


def test_a_column_that_is_missing_is_named_with_its_nearest():
    sheet = Sheet("a.csv", ["Natonality", "n"], [])
    with pytest.raises(BadTable) as refusal:
        sheet.columns({"who": ("Nationality",)})
    assert str(refusal.value) == (
        "a.csv: there is no column 'Nationality'. Near it: 'Natonality'. If the publisher renamed it, report it to Fairway."
    )


def test_a_bomb_of_zeros_is_not_unpacked(monkeypatch):
    import gzip

    from fairway.observatory.sources import decode

    monkeypatch.setattr(decode, "LARGEST_BYTES", 1_000_000)
    with pytest.raises(BadTable, match=r"is larger than .* when unpacked"):
        unpacked(gzip.compress(bytes(5_000_000)), "a.csv.gz")


def test_a_packed_table_is_unpacked_and_several_are_refused():
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a.csv", "x\n1\n")
    assert unpacked(packed.getvalue(), "a.zip") == b"x\n1\n"
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("b.csv", "x\n1\n")
    with pytest.raises(BadTable, match="holds 2 files: give the one that is the table"):
        unpacked(packed.getvalue(), "a.zip")
    assert unpacked(samples.frontex_xlsx(), "a.xlsx").startswith(b"PK"), "a workbook stays as it is"


def test_the_page_names_every_source_key_and_table():
    page = PAGE.read_text()
    for name in SOURCES:
        assert f"| `{name}` |" in page
        assert not source(name).TOKEN or f"`{source(name).TOKEN}`" in page
    for table, cuts in eurostat.TABLES.items():
        assert f"`{table}`" in page
        assert [cut.measure for cut in cuts if f"`{cut.measure}`" not in page] == []
    assert NAMED.format("<NAME>") in page
