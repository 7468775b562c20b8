"""A kept forecast as a fan: the figures before and after it, its intervals, and the forecasts before it as they were made."""

from __future__ import annotations

from collections.abc import Sequence

from fairway.errors import NoSuchFigure
from fairway.observatory.charts import FanChart, Interval, Point, Step
from fairway.observatory.charts import Forecast as Fan
from fairway.observatory.forecast.forecast import Forecast
from fairway.observatory.forecast.series import Panel
from fairway.observatory.spans import Period

SHOWN = (0.025, 0.1, 0.5, 0.9, 0.975)
YEARS_BEFORE = 4


def fan_chart(kept: Forecast, name: str, panel: Panel, past: Sequence[Forecast] = ()) -> FanChart:
    """One series of a forecast with what came. Raises NoSuchFigure for a series that the panel does not have."""
    if name not in panel.names:
        raise NoSuchFigure(f"The figures have no series '{name}'. They have: {', '.join(panel.names[:9])} and others.")
    place = panel.names.index(name)
    first = Period.read(panel.first)
    since = f"{int(kept.origin[:4]) - YEARS_BEFORE}-01"
    months = first.to(Period.read(panel.last))
    observed = tuple(
        Point(month, int(value) if known else None)
        for month, value, known in zip(months, panel.counts[place], panel.known[place], strict=True)
        if month.label >= since
    )
    return FanChart(
        title=f"{name}: forecast of '{kept.model}' from {kept.origin}", observed=observed, forecast=_fan(kept, name),
        past=tuple(_fan(one, name) for one in past), unit="detections a month", notes=(kept.note,),
    )  # fmt: skip


def _fan(one: Forecast, name: str) -> Fan:
    steps = []
    for month, row in zip(one.targets, one.counts(name), strict=True):
        low95, low80, middle, high80, high95 = (float(row[one.levels.index(level)]) for level in SHOWN)
        steps.append(Step(Period.read(month), middle, (Interval(95, low95, high95), Interval(80, low80, high80))))
    return Fan(f"from {one.origin}", tuple(steps))
