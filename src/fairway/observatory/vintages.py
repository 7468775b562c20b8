"""Revisions as a picture: what is said of each period now, and what was said of it first."""

from __future__ import annotations

from collections.abc import Sequence

from fairway.errors import NoSuchFigure
from fairway.observatory.charts import Chart, LineChart, Point, Series, form_of
from fairway.observatory.observations import Measure
from fairway.observatory.store import Revision


def revision_chart(measure: Measure, revisions: Sequence[Revision]) -> Chart:
    """The latest values as a line, the first published ones as a thin line behind it. Raises NoSuchFigure for several rows."""
    if len({one.key for one in revisions}) != 1:
        raise NoSuchFigure("a chart of revisions shows one row: leave out --by, or choose one value with --where.")
    changed = sum(one.changed for one in revisions)
    latest = tuple(Point(one.period, one.values[-1][1]) for one in revisions)
    first = tuple(Point(one.period, one.values[0][1]) for one in revisions)
    days = sorted({day for one in revisions for day, _ in one.values})
    return LineChart(
        title=f"{measure.title}: now and as first published",
        series=(Series(name="as known now", points=latest, older=first, older_name="as first published"),),
        unit=measure.unit.value,
        form=form_of(measure.unit),
        notes=(
            f"{changed} of {len(revisions)} periods were revised up to {days[-1].isoformat()}. Source: {measure.publisher}, {measure.table}.",
        ),
    )
