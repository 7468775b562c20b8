"""Point forecasts: from each origin the change of log(1 + count) at 1 to 12 months ahead.

A model is a function of the described panel and the origins asked; what it says of an origin rests on months up to it.
The classical models are written here because their libraries cost 440 MB and five seconds of import for 41 short
series; on these series they are fitted on a grid, all at once, in milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast.features import HORIZONS, Described, seasonal
from fairway.observatory.forecast.learned import direct, recursive
from fairway.observatory.forecast.series import Logs

Points = NDArray[np.float64]
"""(origins, series, horizons) change of log(1 + count) from the origin; NaN for an origin that was not asked for."""
Model = Callable[[Described, Sequence[int]], Points]
Progress = Callable[[str, int, int], None]
"""Told what was done, how much of its kind is done, and out of how much."""

_AHEAD = np.arange(1, HORIZONS + 1)
_THETA_SHARES = np.linspace(0.05, 1, 20)
_LEVEL_SHARES = (0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_TREND_SHARES = (0.0, 0.03, 0.08, 0.15, 0.3)
_DAMPING = 0.9
_REVERTING = {"share": 0.6, "window": 60, "months": 60, "per_month": 0.9, "how_far": 0.5}


def naive(described: Described, origins: Sequence[int]) -> Points:
    """The last count, for good: the forecast that every other one has to beat."""
    points = _nothing(described)
    points[list(origins)] = 0
    return points


def seasonal_naive(described: Described, origins: Sequence[int]) -> Points:
    """The count of the same month a year before."""
    logs = described.logs
    return _each(described, origins, lambda t: logs[:, t - 12 + _AHEAD] - logs[:, [t]])


def theta(described: Described, origins: Sequence[int]) -> Points:
    """Exponential smoothing with half the slope of the straight line, of the seasonally adjusted logs.

    Assimakopoulos and Nikolopoulos 2000 in the form of Hyndman and Billah 2003; the share of smoothing is the one of
    twenty with the least squared one-month errors of the series so far.
    """

    def one(t: int) -> Logs:
        season, adjusted = _adjusted(described.logs, t)
        at = np.arange(t + 1) - t / 2
        slope = (at * adjusted).sum(axis=1) / (at**2).sum()
        level, share = _smoothed(adjusted)
        drift = _AHEAD[None] - 1 + ((1 - (1 - share) ** (t + 1)) / share)[:, None]
        there = level[:, None] + slope[:, None] / 2 * drift + season[:, (t + _AHEAD) % 12]
        return np.asarray(there - described.logs[:, [t]])

    return _each(described, origins, one)


def ets(described: Described, origins: Sequence[int]) -> Points:
    """Level and damped trend with additive errors, ETS(A,Ad,N), of the seasonally adjusted logs.

    Damping 0.9 a month; the two shares of smoothing are the pair of thirty with the least squared one-month errors.
    """

    def one(t: int) -> Logs:
        season, adjusted = _adjusted(described.logs, t)
        level, trend = _damped(adjusted)
        grown = level[:, None] + trend[:, None] * np.cumsum(_DAMPING**_AHEAD)
        return np.asarray(grown + season[:, (t + _AHEAD) % 12] - described.logs[:, [t]])

    return _each(described, origins, one)


def reverting(described: Described, origins: Sequence[int]) -> Points:
    """The smoothed, seasonally adjusted level, drawn half-way to its five-year mean, a tenth of the way a month."""
    share, window, months = _REVERTING["share"], int(_REVERTING["window"]), int(_REVERTING["months"])
    drawn = _REVERTING["how_far"] * (1 - _REVERTING["per_month"] ** _AHEAD)

    def one(t: int) -> Logs:
        season, adjusted = _adjusted(described.logs, t)
        recent = adjusted[:, -window:]
        level = recent[:, 0]
        for at in range(1, recent.shape[1]):
            level = level + share * (recent[:, at] - level)
        mean = adjusted[:, -months:].mean(axis=1)
        there = level[:, None] + drawn * (mean - level)[:, None]
        return np.asarray(there + season[:, (t + _AHEAD) % 12] - described.logs[:, [t]])

    return _each(described, origins, one)


def _nothing(described: Described) -> Points:
    return np.full(described.outcomes.shape, np.nan)


def _each(described: Described, origins: Sequence[int], one: Callable[[int], Logs]) -> Points:
    points = _nothing(described)
    for t in origins:
        points[t] = one(t)
    return points


def _adjusted(logs: Logs, t: int) -> tuple[Logs, Logs]:
    """The season (series, 12) and the logs up to t without it."""
    season = seasonal(logs, t)
    return season, logs[:, : t + 1] - season[:, np.arange(t + 1) % 12]


def _smoothed(values: Logs) -> tuple[Logs, Logs]:
    """The last level of each series, (series,), and the share of smoothing that served it best."""
    levels = np.repeat(values[:, :1], len(_THETA_SHARES), axis=1)
    errors = np.zeros_like(levels)
    for at in range(1, values.shape[1]):
        missed = values[:, at : at + 1] - levels
        errors += missed**2
        levels = levels + _THETA_SHARES * missed
    best = errors.argmin(axis=1)
    return levels[np.arange(len(values)), best], _THETA_SHARES[best]


def _damped(values: Logs) -> tuple[Logs, Logs]:
    """The last level and trend of each series, (series,) each, with the shares that served it best."""
    level_share, trend_share = (grid.ravel() for grid in np.meshgrid(_LEVEL_SHARES, _TREND_SHARES))
    levels = np.repeat(values[:, :1], level_share.size, axis=1)
    trends, errors = np.zeros_like(levels), np.zeros_like(levels)
    for at in range(1, values.shape[1]):
        expected = levels + _DAMPING * trends
        missed = values[:, at : at + 1] - expected
        errors += missed**2
        levels = expected + level_share * missed
        trends = _DAMPING * trends + trend_share * level_share * missed
    best = errors.argmin(axis=1)
    rows = np.arange(len(values))
    return levels[rows, best], trends[rows, best]


SINGLE: Mapping[str, Model] = MappingProxyType(
    {
        "naive": naive,
        "seasonal-naive": seasonal_naive,
        "theta": theta,
        "ets": ets,
        "reverting": reverting,
        "lightgbm": direct,
        "lightgbm-recursive": recursive,
    }
)

BLENDS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "blend": {"lightgbm": 2, "ets": 1, "reverting": 1},
        "blend-classical": {"theta": 1, "ets": 1, "reverting": 1},
        "blend-four": {"naive": 1, "seasonal-naive": 1, "theta": 1, "lightgbm-recursive": 1},
    }
)
"""Name -> weights. The first is the house forecast; the second needs no learning package; the third is the mean that
was best among the blends of four before this one."""

MODELS = (*SINGLE, *BLENDS)
HOUSE = "blend"


def points(
    described: Described, names: Sequence[str], origins: Sequence[int], progress: Progress | None = None
) -> dict[str, Points]:
    """The forecasts of these models from these origins, each single model computed once. Raises NoSuchFigure."""
    for name in names:
        if name not in MODELS:
            raise NoSuchFigure(f"There is no forecast model '{name}'. There are: {', '.join(MODELS)}.")
    needed = [single for single in SINGLE if any(single in BLENDS.get(name, {name: 1}) for name in names)]
    made: dict[str, Points] = {}
    for single in needed:
        made[single] = SINGLE[single](described, origins)
        if progress:
            progress(f"model {single}", len(made), len(needed))
    return {name: _blended(made, BLENDS.get(name, {name: 1})) for name in names}


def _blended(single: Mapping[str, Points], weights: Mapping[str, int]) -> Points:
    parts = [single[name] * weight for name, weight in weights.items()]
    return np.asarray(np.sum(parts, axis=0) / sum(weights.values()))
