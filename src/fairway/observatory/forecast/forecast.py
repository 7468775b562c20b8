"""A forecast as it is kept: what was said, when, by which model, with figures as they were known on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast.months import month_end, month_number, month_text

REAL_TIME_DAYS = 75
"""A monthly table is out some six to ten weeks after its last month. Figures older than that have been revised since."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Forecast:
    """Quantiles for all series of a panel from one origin.

    origin      last month whose figures were used
    made_on     the day the forecast was made
    known_at    the day the figures used were published
    treatment   how the intervals were made
    levels      (levels,) of the quantiles, ascending
    quantiles   (series, horizons, levels) log(1 + count); horizon 1 is the month after the origin
    residuals   (horizons,) forecasts and outcomes compared to make the intervals
    """

    model: str
    origin: str
    made_on: date
    known_at: date
    source: str
    treatment: str
    names: tuple[str, ...]
    levels: tuple[float, ...]
    quantiles: NDArray[np.float64]
    residuals: tuple[int, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """The months forecast."""
        origin = month_number(self.origin)
        return tuple(month_text(origin + ahead) for ahead in range(1, self.quantiles.shape[1] + 1))

    @property
    def real_time(self) -> bool:
        """Whether the figures used are those that were out when the origin was the latest month."""
        return (self.known_at - month_end(month_number(self.origin))).days <= REAL_TIME_DAYS

    @property
    def note(self) -> str:
        """What a reader must know beside the figures."""
        calibrated = f"Intervals from {min(self.residuals)} to {max(self.residuals)} past misses a horizon."
        if self.real_time:
            return f"Made with the figures of {self.known_at.isoformat()}. {calibrated}"
        vintage = f"{self.known_at:%B %Y} vintage"
        return f"Made with the {vintage}, not in real time: later revisions are in it. {calibrated}"

    def condensed(self, levels: Sequence[float]) -> Forecast:
        """The same forecast with fewer quantiles. Raises NoSuchFigure for one that was not forecast."""
        absent = [level for level in levels if level not in self.levels]
        if absent:
            raise NoSuchFigure(f"No quantile at {absent[0]:g} was forecast: choose among those of the forecast.")
        chosen = [self.levels.index(level) for level in levels]
        return replace(self, levels=tuple(levels), quantiles=self.quantiles[..., chosen])

    def counts(self, name: str) -> NDArray[np.float64]:
        """(horizons, levels) of one series, in detections. Raises NoSuchFigure."""
        if name not in self.names:
            raise NoSuchFigure(f"The forecast has no series '{name}'. It has: {', '.join(self.names)}.")
        return np.asarray(np.expm1(self.quantiles[self.names.index(name)]))
