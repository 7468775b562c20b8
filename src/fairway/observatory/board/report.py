"""The board as a report for a page, a PDF or a terminal. Nothing is computed here: it says what the board holds."""

from __future__ import annotations

from collections.abc import Mapping

from fairway.observatory.board.figures import Line
from fairway.observatory.board.model import Board, PointOfBoard
from fairway.observatory.board.pictures import chart_of, claims_chart, route_map, until_words
from fairway.observatory.board.sections import alarms, checks, commitments, milestones, triggers
from fairway.observatory.board.words import aside, change_of, period_of, short_value_of, source_of, value_of
from fairway.observatory.charts import Chart
from fairway.observatory.charts.blocks import spark
from fairway.observatory.letter.entries import PointId
from fairway.observatory.observations import Measure
from fairway.observatory.paper.document import (
    Block,
    Callout,
    CalloutKind,
    Cell,
    Figure,
    Paragraph,
    Report,
    Section,
    Sources,
    Strong,
    Table,
)

TREND = 14
SUBTITLE = (
    "Real figures with source and vintage; the letter's own figures computed again; what was promised; what calls for somebody's attention. "
    "A figure that is not known is said to be unknown."
)


def report(board: Board, measures: Mapping[str, Measure], *, pictures: bool = True) -> Report:
    """The board in reading order. Without pictures: for a terminal, each line with its course in small blocks."""
    points = [one for one in board.points if one.lines or one.checks or one.commitments]
    sections = [_opening(board), *(_point(one, board, measures, pictures=pictures) for one in points)]
    if pictures:
        sources = _sources(board, measures)
        sections.append(Section(title="Sources, vintages and formulas", anchor="sources", blocks=(sources,)))
    return Report(
        title="The ten points of the letter of 14 October 2024",
        subtitle=SUBTITLE,
        as_of=board.on,
        sections=tuple(sections),
    )


def heading(point: PointOfBoard) -> str:
    """The number and the title of a point."""
    number = point.point.point
    return point.point.title if number in (0, "money") else f"{number}. {point.point.title}"


def anchor(point: PointId) -> str:
    """The permalink of a point."""
    return f"point-{point}"


def _opening(board: Board) -> Section:
    verdicts: dict[str, int] = {}
    for one in board.points:
        for _, checked in one.checks:
            verdicts[checked.verdict.value] = verdicts.get(checked.verdict.value, 0) + 1
    counted = ", ".join(f"{number} {name}" for name, number in verdicts.items())
    alarmed = sum(len(one.alarms) for one in board.points)
    opened = sum(len(one.triggers) for one in board.points)
    words = (
        Strong(f"The letter's figures: {counted}. "),
        f"Alarms open: {alarmed}. Triggers to be assessed: {opened}. "
        "A trigger or an alarm states figures, an article and who must assess them; it decides nothing and is about nobody in person.",
    )
    return Section(title="At a glance", anchor="glance", blocks=(Paragraph(words),))


def _point(one: PointOfBoard, board: Board, measures: Mapping[str, Measure], *, pictures: bool) -> Section:
    name = anchor(one.point.point)
    blocks: list[Block] = [Paragraph((Strong("Aim: "), one.point.aim))]
    if one.lines:
        blocks.append(_figures(one, name) if pictures else _short_figures(one, board, measures))
    if pictures:
        blocks += _pictures(one, name)
    blocks += [*checks(one, brief=not pictures), *alarms(one, name), *triggers(one, name, brief=not pictures)]
    blocks += [*commitments(one, name), *milestones(one, board.on, name, brief=not pictures)]
    if one.missing:
        blocks.append(
            Callout(kind=CalloutKind.MISSING, title=f"{len(one.missing)} things", words="; ".join(one.missing) + ".")
        )
    return Section(title=heading(one), anchor=name, blocks=tuple(blocks))


def _figures(one: PointOfBoard, name: str) -> Table:
    compared = any(line.baseline for line in one.lines)
    header = ("Figure", "Latest", "Period", "Change", *(("In the letter's month",) if compared else ()))
    rows = tuple(_row(line, compared=compared) for line in one.lines)
    return Table(
        title="Figures", header=header, rows=rows, numeric=frozenset({1, 3, 4} if compared else {1, 3}),
        notes=_asides(one), anchor=f"{name}-figures",
    )  # fmt: skip


def _row(line: Line, *, compared: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = [line.spec.label, value_of(line, line.latest), period_of(line.latest), change_of(line) or ""]
    if compared:
        cells.append(value_of(line, line.baseline) or ("the same" if line.spec.baseline and line.latest else ""))
    return tuple(cells)


def _short_figures(one: PointOfBoard, board: Board, measures: Mapping[str, Measure]) -> Table:
    rows = []
    for line in one.lines:
        change, first = change_of(line), line.latest[0].first.year - line.spec.years if line.latest else 0
        course = spark([value.number for period, value in line.series if period.first.year >= first], TREND)
        value = short_value_of(line, board.releases, measures)
        rows.append((line.spec.label, value, period_of(line.latest), change.text if change else "", course))
    header = ("Figure", "Latest", "Period", "Change", "Course")
    return Table(title="Figures", header=header, rows=tuple(rows), numeric=frozenset({1, 3}), notes=_asides(one))


def _asides(one: PointOfBoard) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for note in (aside(line) for line in one.lines) if note))


def _pictures(one: PointOfBoard, name: str) -> list[Block]:
    found: list[Block] = []
    routes = _routes(one)
    if routes is not None:
        found.append(Figure(chart=routes, anchor=f"{name}-map"))
    for line in one.lines:
        if line.spec.chart and (chart := chart_of(line)) is not None:
            found.append(Figure(chart=chart, anchor=f"{name}-chart-{len(found) + 1}"))
    if one.forecast is not None:
        found.append(Figure(chart=one.forecast, anchor=f"{name}-forecast"))
    bands = claims_chart(one)
    if bands is not None:
        found.append(Figure(chart=bands, anchor=f"{name}-claims-chart"))
    return found


def _routes(one: PointOfBoard) -> Chart | None:
    counts = {route: int(number) for route, number in one.route_counts.items() if number is not None}
    latest = next((line.latest for line in one.lines if line.latest and line.spec.where.get("route")), None)
    if latest is None or not counts:
        return None
    return route_map(one.lines, dict(counts), until_words(latest[0].first))


def _sources(board: Board, measures: Mapping[str, Measure]) -> Sources:
    by_indicator: dict[str, list[Line]] = {}
    for one in board.points:
        for line in one.lines:
            by_indicator.setdefault(line.indicator.name, []).append(line)
    return Sources(tuple(source_of(lines, board.releases, measures) for lines in by_indicator.values()))
