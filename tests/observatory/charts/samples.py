"""One chart of every kind, with gaps, provisional values, revisions, breaks and unknowns; and the edge cases of each."""

from __future__ import annotations

from fractions import Fraction

from fairway.observatory.charts import (
    AlarmCalendar,
    AlarmRow,
    Arrow,
    Bar,
    BarChart,
    Break,
    Chart,
    FanChart,
    Forecast,
    Form,
    Interval,
    LineChart,
    Multiples,
    Point,
    RangeChart,
    RangeRow,
    Ring,
    RouteMap,
    Series,
    Shade,
    Sparkline,
    Step,
)
from fairway.observatory.observations import Flag
from fairway.observatory.spans import Period

PROVISIONAL = frozenset({Flag.PROVISIONAL})
VALUES = [120, 340, None, 90, 80, None, 410, 95, 60, 500, 720, 810]


def months(first: str, n: int) -> list[Period]:
    return list(Period.read(first).to(Period.read(first).back(1 - n)))


def points(values: list[int | None] = VALUES, first: str = "2023-10", soft: int = 2) -> tuple[Point, ...]:
    """Monthly points, the last `soft` of them provisional."""
    firm = len(values) - soft
    return tuple(
        Point(period, value, PROVISIONAL if n >= firm else frozenset())
        for n, (period, value) in enumerate(zip(months(first, len(values)), values, strict=True))
    )


def line(title: str = "Detections by route") -> LineChart:
    first = Series(name="Central", points=points(), older=points([100, 300, 20], "2023-10", 0), older_name="as of May")
    other = Series(name="Western", points=points([n * 40 for n in range(12)]))
    return LineChart(
        title=title,
        series=(first, other),
        unit="detections a month",
        breaks=(Break(Period.read("2024-02"), "register cleaned"),),
        notes=("Detections are not persons.",),
    )


def fan(title: str = "Forecast") -> FanChart:
    def steps(first: str, middle: int) -> tuple[Step, ...]:
        return tuple(
            Step(
                p,
                middle,
                (Interval(80, middle - 50 * n, middle + 60 * n), Interval(95, middle - 90 * n, middle + 120 * n)),
            )
            for n, p in enumerate(months(first, 6), start=1)
        )

    return FanChart(
        title=title,
        observed=points(),
        forecast=Forecast("1 October 2024", steps("2024-10", 800)),
        past=(Forecast("1 June 2024", steps("2024-06", 300)),),
        unit="detections a month",
    )


def bars(title: str = "Year on year") -> BarChart:
    return BarChart(
        title=title,
        bars=(Bar("Central", (134081, 49794)), Bar("Western", (15274, 30849)), Bar("Nobody knows", (None, 12))),
        groups=("2023", "2024"),
        unit="detections",
        change=True,
    )


def ranges(title: str = "Claims") -> RangeChart:
    third = Fraction(-2, 3)
    return RangeChart(
        title=title,
        rows=(
            RangeRow(
                "Central",
                "down by two thirds",
                third - Fraction(1, 20),
                third + Fraction(1, 20),
                (Fraction(-64, 100), third),
            ),
            RangeRow("Greece", "up by more than a quarter", Fraction(1, 4), None, (None, Fraction(325, 1000))),
            RangeRow("Nothing", "no figure", None, None, (None, None)),
        ),
        vintages=("October 2024", "June 2025"),
        unit="change",
    )


def multiples(title: str = "Nationalities") -> Multiples:
    names = ("Syria", "Afghanistan", "Tunisia", "Guinea", "Mali")
    panels = tuple(
        Series(name=name, points=points([n * k for n in range(12)])) for k, name in enumerate(names, start=1)
    )
    return Multiples(title=title, panels=panels, unit="detections a month")


def spark(title: str = "Detections") -> Sparkline:
    return Sparkline(title=title, points=points())


def routes(title: str = "Routes") -> RouteMap:
    return RouteMap(
        title=title,
        arrows=(
            Arrow("Central Mediterranean Route", 49794, Fraction(-629, 1000)),
            Arrow("Western African Route", 30849, Fraction(102, 100)),
            Arrow("Black Sea Route", 0, Fraction(-1)),
            Arrow("Exits towards the UK", None),
        ),
        shades=(Shade("GRC", 41024), Shade("ITA", 49794), Shade("POL", None)),
        unit="detections",
        shade_unit="arrivals",
    )


def alarms(title: str = "Alarms") -> AlarmCalendar:
    first = Period.read("2024-01")
    rings = tuple(zip(months("2024-01", 4), (Ring.QUIET, Ring.ALARM, Ring.ONGOING, Ring.QUIET), strict=True))
    return AlarmCalendar(
        title=title, rows=(AlarmRow("Central", rings), AlarmRow("Western", ((first, Ring.QUIET),))), rule="EARS C2"
    )


MAKERS = (line, fan, bars, ranges, multiples, spark, routes, alarms)


def edge_cases() -> dict[str, Chart]:
    """What nobody hopes to draw and somebody will."""
    one = (Point(Period.read("2024-01"), 7),)
    nothing = tuple(Point(period, None) for period in months("2024-01", 5))
    huge = tuple(Point(p, v) for p, v in zip(months("2024-01", 3), (10**40, None, -(10**38)), strict=True))
    tiny = tuple(Point(p, Fraction(n, 10**12)) for n, p in enumerate(months("2024-01", 4)))
    long = "A name that goes on and on without ever coming to its point " * 3
    found: dict[str, Chart] = {
        "no series": LineChart(title="x", series=(), unit="people"),
        "no bars": BarChart(title="x", bars=(), groups=("2024",), unit="people"),
        "no claims": RangeChart(title="x", rows=(), vintages=("now",), unit="change"),
        "no panels": Multiples(title="x", panels=(), unit="people"),
        "no points": Sparkline(title="x", points=()),
        "no arrows": RouteMap(title="x"),
        "no alarms": AlarmCalendar(title="x", rows=(), rule="none"),
        "no forecast": FanChart(title="x", observed=(), forecast=Forecast("never", ()), unit="people"),
        "a forecast of nothing seen": FanChart(
            title="x", observed=nothing, forecast=Forecast("today", (Step(Period.read("2024-06"), 3),)), unit="people"
        ),
        "bars below nought": BarChart(
            title="x", bars=(Bar("a", (-3, -900)), Bar("b", (5, None))), groups=("a", "b"), unit="x"
        ),
        "long names": BarChart(title=long, bars=(Bar(long, (1, 2)),), groups=(long, long), unit=long, change=True),
        "one letter wide": LineChart(title="x", series=(Series(name="", points=one),), unit=""),
    }
    kinds = {"one point": one, "all unknown": nothing, "huge": huge, "tiny": tiny}
    for name, values in kinds.items():
        series = Series(name="x", points=values)
        found[f"line, {name}"] = LineChart(title="x", series=(series,), unit="people", form=Form.DECIMAL)
        found[f"panels, {name}"] = Multiples(title="x", panels=(series,) * 3, unit="people")
        found[f"spark, {name}"] = Sparkline(title="x", points=values)
        found[f"bars, {name}"] = BarChart(
            title="x", bars=tuple(Bar("x", (p.value,)) for p in values), groups=("a",), unit="x"
        )
    return found
