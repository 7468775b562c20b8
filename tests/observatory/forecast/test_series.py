"""The panel: unknown is not zero, the choice of series looks at no later month, a bad table is refused at its row."""

from __future__ import annotations

import numpy as np
import pytest

from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.forecast import NotEnoughHistory, Series, crossings_panel, panel, read_rows
from fairway.observatory.forecast.crossings import Row
from fairway.observatory.forecast.months import month_number, month_text
from tests.observatory.forecast.made_up import DAY

HEAD = "month,route,border_type,nationality_iso3,detections\n"


def test_an_unknown_month_is_not_a_zero():
    one = panel([Series.of("all", (), "2024-01", [7, None, 0])], source="made up", known_at=DAY)
    assert one.known.tolist() == [[True, False, True]]
    assert np.expm1(one.logs).round().tolist() == [[7, 7, 0]], "carried for the models, and a true zero kept"


def test_months_outside_a_series_are_unknown():
    early, late = Series.of("a", (), "2024-01", [1, 2]), Series.of("b", ("R", "Sea"), "2024-02", [3, 4])
    one = panel([early, late], source="made up", known_at=DAY)
    assert (one.first, one.last) == ("2024-01", "2024-03")
    assert one.known.tolist() == [[True, True, False], [False, True, True]]


def test_a_pair_knows_its_route_and_its_nationality():
    series = [
        Series.of("route", ("R", "Sea"), "2024-01", [9]),
        Series.of("pair", ("R", "Sea", "SYR"), "2024-01", [4]),
        Series.of("elsewhere", ("Q", "Land", "SYR"), "2024-01", [5]),
    ]
    one = panel(series, source="made up", known_at=DAY)
    assert np.expm1(one.route).round().ravel().tolist() == [9, 9, 5], "no route series: the pair stands for itself"
    assert np.expm1(one.nation).round().ravel().tolist() == [9, 9, 9], "Syria: 4 and 5; a route has no nationality"
    given = panel(series, source="made up", known_at=DAY, nations={"SYR": Series.of("SYR", (), "2024-01", [70])})
    assert np.expm1(given.nation).round().ravel().tolist() == [9, 70, 70]


@pytest.mark.parametrize(("values", "key", "message"), [
    ([-1], (), "below zero"),
    ([1], ("only route",), r"give nothing, \(route, border\)"),
])  # fmt: skip
def test_a_series_that_cannot_be_is_refused(values, key, message):
    with pytest.raises(NoSuchFigure, match=message):
        Series.of("x", key, "2024-01", values)


def test_a_series_without_a_known_month_is_refused():
    with pytest.raises(NotEnoughHistory, match="'x' has no known month"):
        panel([Series.of("x", (), "2024-01", [None])], source="made up", known_at=DAY)


def test_the_choice_of_series_looks_at_no_later_month():
    rows = [Row("2020-11", "Big", "Sea", "AAA", 50), Row("2020-12", "Small", "Sea", "BBB", 40)]
    later = [Row("2021-01", "Small", "Sea", "BBB", 9_999), Row("2021-01", "New", "Land", "CCC", 99_999)]
    chosen = crossings_panel(rows + later, known_at=DAY, routes=1, pairs=1)
    assert chosen.names == ("All routes", "Big · Sea", "Big · Sea · AAA")
    assert chosen.counts[:, -1].tolist() == [109_998, 0, 0], "the later months are there, and count in the total"


def test_a_code_that_is_not_one_nationality_is_no_pair_and_still_counts_for_its_route():
    rows = [
        Row("2020-11", "R", "Sea", "XSS", 90),
        Row("2020-11", "R", "Sea", "UNK", 80),
        Row("2020-11", "R", "Sea", "ERI", 1),
    ]
    chosen = crossings_panel(rows, known_at=DAY, routes=1, pairs=3)
    assert chosen.names == ("All routes", "R · Sea", "R · Sea · ERI")
    assert chosen.counts[:2, 0].tolist() == [171, 171]


@pytest.mark.parametrize(("text", "message"), [
    ("month,route\n2024-01,R\n", "no column border_type, nationality_iso3, detections"),
    (HEAD + "2024-01,Black Sea Route,Sea,SYR,12\n2024-02,Black Sea Route,Sea,SYR,\n", "row 3, column detections: empty"),
    (HEAD + "2024-01,Black Sea Route,Sea,SYR,1 2\n", "row 2, column detections: '1 2' is not a whole number"),
    (HEAD + "2024-01,Black Sea Route,Sea,SYR,-3\n", "row 2, column detections: '-3' is not a whole number"),
    (HEAD + "2024-01,Atlantis Route,Sea,SYR,1\n", "row 2, column route: 'Atlantis Route' is none of Western African"),
    (HEAD + "2024-01,Black Sea Route,Air,SYR,1\n", "row 2, column border_type: 'Air' is neither Land nor Sea"),
    (HEAD + "2024-01,Black Sea Route,Sea,QQQ,1\n", "row 2, column nationality_iso3: 'QQQ'"),
    (HEAD + "2024-01,Black Sea Route,Sea\n", "row 2, column nationality_iso3: empty"),
    (HEAD + "2024-01,Black Sea Route,Sea,SYR,1\n2024-13,Black Sea Route,Sea,SYR,1\n", "row 3, column month: '2024-13' is no month"),
])  # fmt: skip
def test_a_table_that_is_not_in_its_form_is_refused_at_its_place(tmp_path, text, message):
    file = tmp_path / "table.csv"
    file.write_text(text)
    with pytest.raises(BadTable, match=message):
        list(read_rows(file))


def test_columns_in_another_order_and_a_byte_order_mark_are_read(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(
        "﻿detections,nationality_iso3,border_type,route,month\n5,OOS,Sea,Western Balkan Route,2024-01\n",
        encoding="utf-8",
    )
    assert list(read_rows(file)) == [Row("2024-01", "Western Balkans", "sea", "XSS", 5)]


def test_an_empty_table_makes_no_panel():
    with pytest.raises(BadTable, match="has no row"):
        crossings_panel([], known_at=DAY)


def test_months_are_whole_numbers():
    assert [month_text(month_number("2023-12") + n) for n in range(3)] == ["2023-12", "2024-01", "2024-02"]
    with pytest.raises(NoSuchFigure, match="write it as 2024-09"):
        month_number("2024-9")


def test_a_panel_cut_at_a_month_ends_there():
    one = panel([Series.of("all", (), "2024-01", [1, 2, 3])], source="made up", known_at=DAY)
    assert one.until("2024-02").last == "2024-02"
    with pytest.raises(NoSuchFigure, match="runs from 2024-01 to 2024-03"):
        one.until("2024-04")
