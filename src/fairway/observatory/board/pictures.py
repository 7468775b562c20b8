"""The pictures of the board: lines over time with the older vintage, the routes on a map, the letter's claims against values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from fairway.observatory.board.figures import Line
from fairway.observatory.board.model import PointOfBoard
from fairway.observatory.board.words import aside, axis_words
from fairway.observatory.charts import (
    Arrow,
    Break,
    Chart,
    LineChart,
    Number,
    Point,
    RangeChart,
    RangeRow,
    RouteMap,
    Series,
)
from fairway.observatory.charts.routes import COURSES
from fairway.observatory.charts.timeline import in_words
from fairway.observatory.indicators.shown import form
from fairway.observatory.letter.claims import Found
from fairway.observatory.letter.words import FigureUnit
from fairway.observatory.observations import Flag

_ON_THE_MAP = {
    "Central Mediterranean": "Central Mediterranean Route",
    "Eastern Mediterranean": "Eastern Mediterranean Route",
    "Western Mediterranean": "Western Mediterranean Route",
    "Western African": "Western African Route",
    "Western Balkans": "Western Balkan Route",
    "Eastern Borders": "Eastern Borders Route",
}
_BREAKS_SHOWN = 6


def chart_of(line: Line) -> Chart | None:
    """A line over time, as far back as the board wants it. None where nothing is known."""
    if line.latest is None:
        return None
    first = line.latest[0].first.year - line.spec.years
    shown = [(period, value) for period, value in line.series if period.first.year >= first]
    points = tuple(Point(period, value.number, value.flags) for period, value in shown)
    broken = [period for period, value in shown if Flag.BREAK in value.flags][:_BREAKS_SHOWN]
    note = aside(line)
    return LineChart(
        title=line.spec.label,
        series=(Series(name=line.spec.label, points=points),),
        unit=axis_words(line),
        form=form(line.indicator),
        breaks=tuple(Break(period, f"the series breaks in {in_words(period)}") for period in broken),
        notes=(note,) if note else (),
    )


def route_map(lines: tuple[Line, ...], counts: dict[str, int | None], until: str) -> Chart | None:
    """Arrows as wide as the detections since January, with their change; `counts` by route."""
    arrows = []
    for line in lines:
        route = line.spec.where.get("route", ())
        on_map = _ON_THE_MAP.get(route[0]) if len(route) == 1 else None
        if on_map and line.latest is not None and line.indicator.name == "detections_change_year_to_date":
            arrows.append(Arrow(route[0], counts.get(route[0]), line.latest[1].number, COURSES[on_map]))
    if not arrows:
        return None
    return RouteMap(
        title=f"Detections by route, January to {until}",
        arrows=tuple(arrows),
        unit="detections, and their change against the same months of the year before",
        notes=("Detections are not persons. An arrow is a drawing for the eye, not a track.",),
    )


def claims_chart(point: PointOfBoard) -> Chart | None:
    """The letter's changes and shares against the values computed: the claim as a band, each vintage as a mark."""
    rows = []
    for entry, checked in point.checks:
        figure = checked.figure
        if figure.unit not in (FigureUnit.CHANGE, FigureUnit.SHARE) or checked.now is None:
            continue
        earlier = checked.claim.earlier.value if checked.claim.earlier else None
        rows.append(RangeRow(entry.words, figure.words, figure.low, figure.high, (earlier, _number(checked.now))))
    if len(rows) < 2:
        return None
    return RangeChart(
        title="What the letter says, and what the figures say",
        rows=tuple(rows),
        vintages=("at the time of the letter", "as known now"),
        unit="change or share",
    )


def _number(found: Found) -> Number:
    return Fraction(found.value)


def until_words(day: date) -> str:
    """The last month in words: September 2024."""
    return f"{day:%B} {day.year}"
