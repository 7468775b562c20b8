"""An operator's table: what is unknown stays unknown, what is incomplete is set aside, what is wrong is refused by row and column."""

import io
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from fairway.errors import BadTable
from fairway.observatory.alarms import Delay, read_daily

ON = date(2024, 9, 15)


def read(text, **given):
    return read_daily(io.StringIO(text), **{"known_on": ON, **given})


def known(series):
    return [None if np.isnan(v) else int(v) for v in series.known]


def test_a_day_without_a_row_is_unknown():
    (series,) = read("date,section,count\n2024-09-10,A,5\n2024-09-12,A,0\n").series
    assert known(series) == [5, None, 0] and series.start == date(2024, 9, 10) and series.frequency == "D"


def test_a_blank_count_is_unknown_and_order_does_not_matter():
    (series,) = read("count,date,section\n7,2024-09-12,A\n,2024-09-11,A\n3,2024-09-10,A\n\n").series
    assert known(series) == [3, None, 7]


def test_zeros_for_days_to_come_are_left_out_and_anything_else_refused():
    (series,) = read("date,section,count\n2024-09-15,A,5\n2024-09-16,A,0\n2024-09-17,A,\n").series
    assert known(series) == [5]
    with pytest.raises(BadTable, match=r"row 3, column date: 2024-09-16 lies after 2024-09-15"):
        read("date,section,count\n2024-09-15,A,5\n2024-09-16,A,1\n")


TWO = "date,section,nationality,count\n2024-09-10,A,IRQ,4\n2024-09-10,A,SYR,6\n2024-09-11,A,IRQ,5\n2024-09-12,B,IRQ,1\n"


def test_a_sum_of_nationalities_is_known_only_where_each_of_them_is():
    series = {s.key: known(s) for s in read(TWO).series}
    assert series == {"A": [10, None], "A|IRQ": [4, 5], "A|SYR": [6, None], "B": [1], "B|IRQ": [1]}


def test_a_table_that_lists_only_arrivals_says_none_for_the_rest():
    series = {s.key: known(s) for s in read(TWO, lists_only_arrivals=True).series}
    assert series["A"] == [10, 5] and series["A|SYR"] == [6, 0]


def test_incomplete_days_are_estimates_that_no_rule_sees():
    delay = Delay((Fraction(2, 5), Fraction(4, 5), Fraction(1)))
    daily = read("date,section,count\n2024-09-13,A,50\n2024-09-14,A,120\n2024-09-15,A,14\n", delay=delay)
    assert known(daily.series[0]) == [50, None, None]
    assert [(e.on.day, e.reported, e.expected) for e in daily.estimates] == [(14, 120, 150), (15, 14, 35)]


@pytest.mark.parametrize(("share", "aside"), [(Fraction(95, 100), False), (Fraction(94, 100), True)])
def test_a_day_is_as_good_as_complete_from_95_percent_on(share, aside):
    daily = read("date,section,count\n2024-09-15,A,14\n", delay=Delay((share,)))
    assert bool(daily.estimates) is aside and (known(daily.series[0]) == [None]) is aside


@pytest.mark.parametrize("shares", [(Fraction(0),), (Fraction(11, 10),), (Fraction(1, 2), Fraction(1, 3))])
def test_a_delay_that_cannot_be_is_refused(shares):
    with pytest.raises(BadTable, match="reported share of a day"):
        Delay(shares)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column 'date'"),
        ("date,section\n", "no column 'count'"),
        ("date,section,count,colour\n", "column 'colour' is not known"),
        ("date,section,count,count\n", "column 'count' is there twice"),
        ("date,section,count\n", "no rows below the heading"),
        ("date,section,count\n2024-09-31,A,1\n", "row 2, column date: '2024-09-31'"),
        ("date,section,count\n15.09.2024,A,1\n", r"row 2, column date: '15\.09\.2024'"),
        ("date,section,count\n2024-09-10,,1\n", "row 2, column section: ''"),
        ("date,section,count\n2024-09-10,A,-1\n", "row 2, column count: '-1'"),
        ("date,section,count\n2024-09-10,A,1.0\n", r"row 2, column count: '1\.0'"),
        ("date,section,count\n2024-09-10,A,1e3\n", "row 2, column count: '1e3'"),
        ("date,section,count\n2024-09-10,A,٣\n", "row 2, column count"),
        ("date,section,count\n2024-09-10,A,1000001\n", "row 2, column count: '1000001'"),
        ("date,section,count\n2024-09-10,A," + "9" * 5000 + "\n", "row 2, column count"),
        ("date,section,count\n2024-09-10,A\n", "row 2: 2 cells, but the heading has 3"),
        (
            "date,section,count\n2024-09-10,A,1\n2024-09-10,A,2\n",
            "row 3, column date: 2024-09-10 is there twice for 'A'",
        ),
        ("date,section,nationality,count\n2024-09-10,A,Iraq,2\n", "row 2, column nationality: 'Iraq'"),
        ("date,section,nationality,count\n2024-09-10,A,,2\n", "row 2, column nationality: ''"),
        ('date,section,count\n2024-09-10,"A"x,1\n', "not a CSV row"),
        ("date,section,count\n0024-09-10,A,1\n2024-09-10,A,1\n", "Check the years of the dates"),
    ],
)
def test_a_wrong_row_is_refused_by_row_and_column(text, words):
    with pytest.raises(BadTable, match=words):
        read(text)


def test_a_million_on_a_day_is_the_limit():
    assert known(read("date,section,count\n2024-09-10,A,1000000\n").series[0]) == [1_000_000]


def test_files_with_a_byte_order_mark_are_read_and_others_refused(tmp_path):
    path = tmp_path / "days.csv"
    path.write_bytes("date,section,count\n2024-09-10,Méditerranée,5\n".encode("utf-8-sig"))
    assert read_daily(path, ON).series[0].key == "Méditerranée"
    path.write_bytes("date,section,count\n2024-09-10,Méditerranée,5\n".encode("latin-1"))
    with pytest.raises(BadTable, match=r"days\.csv: not UTF-8"):
        read_daily(path, ON)
    with pytest.raises(BadTable, match="cannot be read"):
        read_daily(tmp_path / "none.csv", ON)
