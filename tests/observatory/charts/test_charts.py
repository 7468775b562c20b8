"""Promises that every chart keeps: well-formed, closed to the outside, readable without eyes, equal to its table."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from rich.cells import cell_len

from fairway.observatory.charts import BadPage, Bar, BarChart, LineChart, Point, RouteMap, Series, Shade, Sparkline
from fairway.observatory.charts.markup import clean
from fairway.observatory.spans import Period

from .samples import MAKERS, edge_cases, line, points
from .test_markup import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
ALL = {maker.__name__: maker() for maker in MAKERS} | edge_cases()


@pytest.fixture(params=ALL, ids=str)
def chart(request):
    return ALL[request.param]


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def maker(request):
    return request.param


def test_the_picture_names_and_describes_itself(chart):
    root = ET.fromstring(chart.svg())
    named = {node.get("id"): node.text for node in root if node.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("role") == "img"
    assert [named[key] for key in root.get("aria-labelledby").split()] == [chart.title, chart.alt()]
    assert len(chart.alt()) > 10


def test_the_picture_fetches_and_runs_nothing(chart):
    svg = chart.svg().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in svg
    assert "href" not in svg
    assert not re.search(r"<(script|style|image|use|foreignObject|a)\b|\son\w+=|@import", svg)
    assert all(reference.startswith("#") for reference in re.findall(r"url\(([^)]*)\)", svg))


def test_the_same_chart_gives_the_same_bytes(maker):
    assert maker().svg() == maker().svg()


def test_hostile_words_are_shown_as_words(maker):
    chart = maker(HOSTILE)
    root = ET.fromstring(chart.svg())
    assert root.find(f"{SVG}title").text == clean(HOSTILE)
    tags = {node.tag.removeprefix(SVG) for node in ET.fromstring(maker().svg()).iter()}
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= tags


def test_everything_lies_on_the_paper(chart):
    root = ET.fromstring(chart.svg())
    left, top, width, height = map(float, root.get("viewBox").split())
    for node in root.iter():
        if node.tag == f"{SVG}text":
            assert left <= float(node.get("x")) <= left + width, node.text
            assert top <= float(node.get("y")) <= top + height, node.text
        if node.tag in (f"{SVG}rect", f"{SVG}circle") and node.get("width") != "6":
            x = float(node.get("x") or node.get("cx"))
            assert left - 0.1 <= x <= left + width, ET.tostring(node)
            assert float(node.get("width") or 0) >= 0


def test_a_table_stands_beside_every_picture(chart):
    table = chart.table()
    assert all(len(row) == len(table.header) for row in table.rows)
    assert all(0 <= column < max(3, len(table.header)) for column in table.numeric)


@pytest.mark.parametrize("width", [40, 72, 100, 160])
def test_the_picture_in_letters_fits(maker, width):
    lines = maker().text(width)
    assert lines
    if width >= 72:
        assert max(cell_len(one) for one in lines) <= max(width, 100)


# -------------------------------------------------------------------------------------------- pictures and figures agree


def picture_values(chart: LineChart, paint: int) -> list[float]:
    """The values of the solid and dashed lines of a series, read back from the pixels with the help of the axis."""
    root = ET.fromstring(chart.svg(heading=False))
    ticks = {}
    for node in root.iter(f"{SVG}text"):
        text = node.text.replace("\u202f", "").replace("−", "-")
        if node.get("text-anchor") == "end" and re.fullmatch(r"-?\d+", text):
            ticks[float(text)] = float(node.get("y")) - 4
    (low, y_low), (high, y_high) = min(ticks.items()), max(ticks.items())
    found = {}
    for node in root.iter(f"{SVG}path"):
        if node.get("class") == f"fw-s{paint}" and float(node.get("stroke-width")) >= 2:
            for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", node.get("d")):
                found[float(x)] = low + (float(y) - y_low) / (y_high - y_low) * (high - low)
    return [found[x] for x in sorted(found)]


def test_a_line_shows_the_numbers_of_its_table():
    values = [30, 41024, 12, 30972, 7, 0, 15500, 22000]
    chart = LineChart(title="x", series=(Series(name="x", points=points(values)),), unit="people")
    told = [int(row[1].split(" ")[0].replace("\u202f", "")) for row in chart.table().rows]
    assert told == values
    assert picture_values(chart, 0) == pytest.approx(values, abs=50_000 / 240 / 10)


def test_bars_are_as_long_as_their_numbers():
    values = (134081, 49794, 30849, 12)
    chart = BarChart(title="x", bars=tuple(Bar(str(n), (v,)) for n, v in enumerate(values)), groups=("2024",), unit="x")
    bars = [node for node in ET.fromstring(chart.svg()).iter(f"{SVG}rect") if node.get("class") == "fw-q4"]
    lengths = [float(node.get("width")) for node in bars]
    assert [length / lengths[0] for length in lengths] == pytest.approx([v / values[0] for v in values], abs=0.001)
    assert [row[1] for row in chart.table().rows] == ["134\u202f081", "49\u202f794", "30\u202f849", "12"]


def test_the_change_is_exact_and_has_no_figure_where_there_is_none():
    rows = (Bar("fell", (134081, 49794)), Bar("from nought", (0, 5)), Bar("unknown", (None, 5)))
    chart = BarChart(title="x", bars=rows, groups=("2023", "2024"), unit="x", change=True)
    assert [row[-1] for row in chart.table().rows] == ["−62.9\xa0%", None, None]


# ------------------------------------------------------------------------------------------------------------------ gaps


def paths(chart: LineChart) -> list[str]:
    root = ET.fromstring(chart.svg())
    return [
        node.get("d")
        for node in root.iter(f"{SVG}path")
        if node.get("class") == "fw-s0" and float(node.get("stroke-width")) >= 2
    ]


@pytest.mark.parametrize(("missing", "why"), [
    ("value", "a period whose value is None"),
    ("point", "a period that is not named at all"),
])  # fmt: skip
def test_the_unknown_leaves_a_gap(missing, why):
    known = points([5, 6, 7, 8, 9, 10], soft=0)
    gap = Period.read("2024-01")
    if missing == "value":
        kept = tuple(Point(p.period, None) if p.period == gap else p for p in known)
    else:
        kept = tuple(p for p in known if p.period != gap)
    chart = LineChart(title="x", series=(Series(name="x", points=kept),), unit="people")
    drawn = paths(chart)
    assert [d.count("L") for d in drawn] == [2, 1], why
    ends = [[float(x) for x in re.findall(r"[ML](-?[\d.]+) ", d)] for d in drawn]
    step = ends[0][1] - ends[0][0]
    assert ends[1][0] - ends[0][-1] == pytest.approx(2 * step, abs=0.3), "the gap keeps its room"
    told = {row[0]: row[1] for row in chart.table().rows}
    assert told["January 2024"] is None
    assert "·" in "".join(chart.text())


def test_a_value_between_two_gaps_is_still_seen():
    chart = Sparkline(title="x", points=points([None, 5, None, None], soft=0))
    marks = list(ET.fromstring(chart.svg()).iter(f"{SVG}circle"))
    assert len(marks) == 2, "its own mark, and the mark of the latest value"


def test_provisional_values_are_dashed_and_said_to_be_so():
    chart = LineChart(title="x", series=(Series(name="x", points=points([1, 2, 3, 4], soft=2)),), unit="people")
    dashed = [n.get("d") for n in ET.fromstring(chart.svg()).iter(f"{SVG}path") if n.get("stroke-dasharray") == "5 4"]
    assert [d.count("L") for d in dashed] == [2], "from the last firm value on"
    assert [row[1] for row in chart.table().rows] == ["1", "2", "3 p", "4 p"]
    assert "p: provisional" in chart.table().notes


def test_an_earlier_vintage_and_a_break_are_in_picture_and_table():
    chart = line()
    svg = chart.svg()
    assert "as of May" in svg
    assert "break, February 2024: register cleaned" in svg
    assert chart.table().header == ("Period", "Central", "Central, as of May", "Western")
    assert "Break at February 2024: register cleaned" in chart.table().notes


# -------------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(("build", "said"), [
    (lambda: Series(name="x", points=points() + points()), "two values for October 2023"),
    (lambda: LineChart(title="x", series=(Series(name="x", points=()),) * 9, unit="x"), "use small multiples"),
    (lambda: BarChart(title="x", bars=(Bar("a", (1,)),), groups=("a", "b"), unit="x"), "1 values for 2 groups"),
    (lambda: RouteMap(title="x", shades=(Shade("GRC", 1), Shade("GRC", 2))), "shades a country twice"),
    (lambda: RouteMap(title="x", shades=(Shade("EL", 1),)), "no outline for EL"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_refused_in_one_sentence(build, said):
    with pytest.raises(BadPage, match=said):
        build()


def test_months_and_years_do_not_share_an_axis():
    mixed = (Point(Period.read("2024-01"), 1), Point(Period.read("2024"), 2))
    with pytest.raises(BadPage, match="same frequency"):
        LineChart(title="x", series=(Series(name="x", points=mixed),), unit="x").svg()
    both = tuple(Series(name="x", points=(point,)) for point in mixed)
    with pytest.raises(BadPage, match="same frequency"):
        LineChart(title="x", series=both, unit="x").svg()
    far = (Point(Period.read("0001-01-01"), 1), Point(Period.read("2024-01-01"), 2))
    with pytest.raises(BadPage, match="a date is wrong"):
        Sparkline(title="x", points=far).svg()
