"""A flow as it was first published: the oldest value that some release gives, for measuring how much figures are revised."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Protocol, runtime_checkable

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators.formula import FirstPublished
from fairway.observatory.indicators.grids import Figures, Grid, Question, confined
from fairway.observatory.indicators.values import Value
from fairway.observatory.observations import Release
from fairway.observatory.spans import Period
from fairway.observatory.store import Revision


@runtime_checkable
class Vintages(Protocol):
    """Figures that keep their earlier releases."""

    def revisions(
        self,
        measure: str,
        *,
        by: Sequence[str] = (),
        where: Mapping[str, str | Collection[str]] | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> list[Revision]:
        """Each figure through all its vintages."""

    def releases(self, measure: str | None = None) -> list[Release]:
        """The releases that are held."""


def first_published(figures: Figures, node: FirstPublished, asked: Question) -> Grid:
    """The oldest value of each cell. Raises NoSuchFigure for figures that keep no vintages."""
    if not isinstance(figures, Vintages):
        raise NoSuchFigure(f"these figures keep no earlier releases of {node.measure}: ask the published ones.")
    frequency = figures.measure(node.measure).frequency
    found = figures.revisions(
        node.measure,
        by=asked.by,
        where=confined(node, asked),
        first=Period.holding(asked.first, frequency) if asked.first else None,
        last=Period.holding(asked.last, frequency) if asked.last else None,
    )
    releases = figures.releases(node.measure)
    grid: Grid = {}
    for revision in found:
        known = [(day, value) for day, value in revision.values if value is not None]
        if known:
            day, value = known[0]
            of_the_day = {r.id for r in releases if r.known_at == day and r.first <= revision.period.first <= r.last}
            grid.setdefault(revision.key, {})[revision.period] = Value(Fraction(value), releases=frozenset(of_the_day))
    return grid
