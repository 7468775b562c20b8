"""A fan chart of a past forecast: it begins where it was made, and the figures that came go on beside it."""

from __future__ import annotations

import re

from fairway.observatory.charts import FanChart, Forecast, Interval, Point, Step
from fairway.observatory.spans import Period

MONTH = Period.read("2023-01")


def fan(observed_months):
    steps = tuple(Step(MONTH.back(-n), 100, (Interval(80, 50, 150),)) for n in (3, 4))
    observed = tuple(Point(MONTH.back(-n), 100) for n in range(observed_months))
    return FanChart(title="t", observed=observed, forecast=Forecast("x", steps), unit="u").svg()


def test_the_middle_begins_at_the_last_figure_before_it_and_never_goes_back():
    for months in (3, 5, 9):
        svg = fan(months)
        dashed = re.search(r"<path[^>]*stroke-dasharray[^>]*/>", svg).group(0)
        xs = [float(x) for x in re.findall(r"[ML]([\d.]+) ", re.search(r'd="([^"]+)"', dashed).group(1))]
        assert xs == sorted(xs) and len(xs) == 3, months


def test_without_a_figure_before_it_begins_by_itself():
    svg = FanChart(
        title="t", observed=(), forecast=Forecast("x", (Step(MONTH, 1, ()), Step(MONTH.back(-1), 2, ()))), unit="u"
    ).svg()
    assert "stroke-dasharray" in svg
