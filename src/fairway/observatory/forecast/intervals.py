"""Intervals: how far forecasts of this kind have missed, in units of how lively each series is, and how that did lately.

Three steps, each from outcomes known at the origin and none later:

1. A scale for every series, origin and horizon: log |miss| as a straight line in the long mean change (60 months), the
   recent change (half-life five months), the horizon and the level. This is the stand-in for stochastic volatility.
2. The misses in units of that scale, pooled over all series and horizons, weighted by the age of the outcome.
3. The levels themselves, corrected by how often past forecasts made in this way came out below them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from fairway.observatory.forecast.features import HORIZONS, Described, changes, fading_mean, trailing_mean
from fairway.observatory.forecast.models import Points
from fairway.observatory.forecast.quantiles import Settled, weighted_quantiles
from fairway.observatory.forecast.refusals import NotCalibrated
from fairway.observatory.forecast.series import Level

Array = NDArray[np.float64]

LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99)
"""Of the quantiles of a forecast: the median, the intervals of 50, 80 and 95 %, and two more of the upper tail."""


class Treatment(StrEnum):
    """How intervals are made."""

    PLAIN = "misses in units of the mean change of 60 months, pooled over series and neighbouring horizons"
    LIVELY = "the same, in units of half that mean and half the recent change"
    TRACKED = "a fitted scale, misses weighted by age, levels corrected by the track record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The settings; chosen on origins before December 2020.

    since             first origin whose misses count
    half_life         months after which an outcome weighs half (TRACKED)
    mirrored          share of the misses whose sign is ignored: what all series missed together for a few years is
                      luck as much as bias (TRACKED)
    record_half_life  months after which an outcome weighs half in the track record (TRACKED)
    record_prior      weight, in rounds of all series and horizons at one origin over the number of series, of the
                      belief that the levels are right (TRACKED)
    warm_up           months of origins before the track record begins (TRACKED)
    every             months between the origins that calibrate (PLAIN and LIVELY)
    least             residuals below which no interval is given
    """

    since: str = "2016-12"
    half_life: float = 5.0
    mirrored: float = 0.5
    record_half_life: float = 12.0
    record_prior: float = 30.0
    warm_up: int = 12
    every: int = 3
    least: int = 400


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Quantiles of one origin, and on how much they rest.

    quantiles  (series, horizons, levels) log(1 + count), not below 0
    residuals  (horizons,) misses that were compared with outcomes known at the origin
    """

    quantiles: Array
    residuals: tuple[int, ...]


@dataclass(slots=True)
class Calibrator:
    """Intervals of one model's point forecasts at any origin. What it finds for earlier origins it keeps.

    `points` must hold the forecasts of every month from `since` (of every `every`-th for PLAIN and LIVELY).
    """

    described: Described
    points: Points
    treatment: Treatment = Treatment.TRACKED
    settings: Calibration = field(default_factory=Calibration)
    _since: int = field(init=False)
    _misses: Array = field(init=False)
    _long: Array = field(init=False)
    _now: Array = field(init=False)
    _settled: dict[int, Settled] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        moved = changes(self.described.logs)
        self._since = self.described.panel.column(self.settings.since)
        self._misses = self.described.outcomes - self.points
        self._long, self._now = trailing_mean(moved, 60).T, fading_mean(moved, 5.0).T

    def at(self, origin: int) -> Intervals:
        """Intervals from one origin (a column of the panel). Raises NotCalibrated."""
        known = self._known(origin, 1 if self.treatment is Treatment.TRACKED else self.settings.every)
        counted = tuple(int(known[:, :, horizon].sum()) for horizon in range(HORIZONS))
        if min(counted) < self.settings.least:
            raise NotCalibrated(
                f"Only {min(counted)} forecasts 12 months ahead have met their outcome; an interval needs "
                f"{self.settings.least}. Take a later origin, an earlier start of calibration, or more series."
            )
        spread = self._tracked(origin) if self.treatment is Treatment.TRACKED else self._pooled(origin, known)
        now = self.described.logs[:, origin][:, None, None]
        quantiles = np.maximum(now + self.points[origin][..., None] + spread, 0)
        return Intervals(np.maximum.accumulate(quantiles, axis=-1), counted)

    def _known(self, origin: int, every: int) -> NDArray[np.bool_]:
        """(origins from since, series, horizons) forecasts whose outcome lies at or before the origin."""
        at = np.arange(self._since, origin)
        there = at[:, None] + np.arange(1, HORIZONS + 1) <= origin
        made = (origin - at) % every == 0
        known = there[:, None, :] & made[:, None, None] & ~np.isnan(self._misses[self._since : origin])
        return np.asarray(known, dtype=np.bool_)

    def _pooled(self, origin: int, known: NDArray[np.bool_]) -> Array:
        """(series, horizons, levels) by PLAIN or LIVELY."""
        scale = self._long + 0.02
        if self.treatment is Treatment.LIVELY:
            scale = (self._long + self._now) / 2 + 0.02
        units = self._misses[self._since : origin] / scale[self._since : origin, :, None]
        spread = np.empty((len(self.described.logs), HORIZONS, len(LEVELS)))
        for horizon in range(HORIZONS):
            near = slice(max(0, horizon - 1), horizon + 2)
            pool = units[:, :, near][known[:, :, near]]
            spread[:, horizon] = scale[origin][:, None] * weighted_quantiles(pool, np.ones(pool.size), LEVELS)
        return spread

    def _tracked(self, origin: int) -> Array:
        """(series, horizons, levels) by TRACKED."""
        began = self._since + self.settings.warm_up
        for t in range(min(began, origin), origin + 1):
            if t not in self._settled and (t == origin or self._enough(t)):
                self._settled[t] = self._settle(t)
        mine = self._settled[origin]
        past = [t for t in sorted(self._settled) if began <= t < origin]
        levels = np.asarray(LEVELS) if not past else self._corrected(origin, past)
        return np.asarray(mine.scale[..., None] * mine.at(levels))

    def _enough(self, t: int) -> bool:
        return int(self._known(t, 1).sum()) >= self.settings.least

    def _settle(self, t: int) -> Settled:
        """Steps 1 and 2 at column t."""
        known = self._known(t, 1)
        at = np.arange(self._since, t)
        describes = self._describes(np.arange(self._since, t + 1))
        size = np.log(np.abs(self._misses[self._since : t][known]) + 0.05)
        fitted = np.exp(line(describes[:-1][known], size, describes))
        units = (self._misses[self._since : t] / fitted[:-1])[known]
        age = t - at[:, None, None] - np.arange(1, HORIZONS + 1) + np.zeros(known.shape)
        weights = 0.5 ** (age[known] / self.settings.half_life)
        mirrored = self.settings.mirrored / 2
        return Settled.of(
            fitted[-1],
            np.concatenate([units, -units]),
            np.concatenate([weights * (1 - mirrored), weights * mirrored]),
        )

    def _describes(self, at: NDArray[np.int64]) -> Array:
        """(origins, series, horizons, 5) what the size of a miss is a straight line in."""
        shape = (len(at), len(self.described.logs), HORIZONS)
        ahead = np.log(np.arange(1, HORIZONS + 1))
        pairs = np.array([level is Level.PAIR for level in self.described.panel.levels], dtype=np.float64)
        parts = (
            np.log(0.05 + self._long[at])[:, :, None], np.log(0.05 + self._now[at])[:, :, None], ahead, ahead**2,
            pairs[None, :, None],
        )  # fmt: skip
        return np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1)

    def _corrected(self, origin: int, past: list[int]) -> Array:
        """Step 3: the levels at which past forecasts would have kept the promise of LEVELS."""
        at = np.array(past)
        came = np.stack([self._settled[t].rank(self._misses[t]) for t in past])
        age = origin - at[:, None, None] - np.arange(1, HORIZONS + 1) + np.zeros(came.shape)
        use = (age >= 0) & ~np.isnan(came)
        ranks, weights = came[use], 0.5 ** (age[use] / self.settings.record_half_life) / came.shape[1]
        even = (np.arange(999) + 1) / 1000
        return weighted_quantiles(
            np.concatenate([ranks, 1 - ranks, even]),
            np.concatenate([weights / 2, weights / 2, np.full(even.size, self.settings.record_prior / even.size)]),
            LEVELS,
        )


def line(rows: Array, values: Array, asked: Array, shrink: float = 50.0) -> Array:
    """Ridge regression of values on standardised rows, read off at `asked` (..., columns).

    `shrink` counts as that many rows that say there is no slope.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    standard = (rows - mean) / spread
    slopes = np.linalg.solve(
        standard.T @ standard + shrink * np.eye(rows.shape[1]), standard.T @ (values - values.mean())
    )
    return np.asarray(values.mean() + ((asked - mean) / spread) @ slopes)
