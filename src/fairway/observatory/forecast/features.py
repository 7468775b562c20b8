"""What a model may look at from an origin: only months up to it, on the log scale, measured from the last count.

Every feature of column t is computed from columns 0 to t. A test changes the months after t and finds nothing moved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fairway.observatory.forecast.months import month_number
from fairway.observatory.forecast.series import Level, Logs, Panel

HORIZONS = 12
EARLIEST = 24
"""Columns before the first origin that can be described: two years, for a month and the same one a year before it."""

Features = NDArray[np.float32]
_WINDOWS = (3, 6, 12, 24, 36, 60)
_SEASON_HALF_LIFE_YEARS = 5.0
_CHANGE_HALF_LIFE_MONTHS = 5.0


def trailing_mean(values: Logs, window: int) -> Logs:
    """(series, months) mean of the last `window` months, of fewer at the start.

    >>> trailing_mean(np.array([[2.0, 4.0, 9.0]]), 2).tolist()
    [[2.0, 3.0, 6.5]]
    """
    sums = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    at = np.arange(values.shape[1])
    low = np.maximum(0, at + 1 - window)
    return np.asarray((sums[:, at + 1] - sums[:, low]) / (at + 1 - low))


def fading_mean(values: Logs, half_life: float) -> Logs:
    """(series, months) mean with weights that halve every `half_life` months into the past."""
    share = 1 - 0.5 ** (1 / half_life)
    means, mean = np.empty_like(values), values[:, 0]
    for at in range(values.shape[1]):
        mean = mean + share * (values[:, at] - mean)
        means[:, at] = mean
    return means


def changes(logs: Logs) -> Logs:
    """(series, months) size of the change from the month before; 0 in the first."""
    return np.abs(np.diff(logs, axis=1, prepend=logs[:, :1]))


def seasonal(logs: Logs, origin: int) -> Logs:
    """(series, 12) how far a month of the year lies from the mean of the year up to it, from columns 0 to origin.

    Column j is that of the columns j, j + 12, ... Weights halve every five years, and one year's weight of no
    deviation is added: two years of data give two thirds of what they show.
    """
    away = logs[:, : origin + 1] - trailing_mean(logs[:, : origin + 1], 12)
    out = np.zeros((logs.shape[0], 12))
    for month in range(12):
        at = np.arange(month, origin + 1, 12)
        at = at[at >= 11]
        weights = 0.5 ** ((origin - at) / (12 * _SEASON_HALF_LIFE_YEARS))
        out[:, month] = (away[:, at] * weights).sum(axis=1) / (weights.sum() + 1)
    return np.asarray(out - out.mean(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A panel with its features.

    features  (origins, series, horizons, features), NaN before EARLIEST
    outcomes  (origins, series, horizons) change of the log count from the origin; NaN where unknown or not yet there
    """

    panel: Panel
    logs: Logs
    features: Features
    outcomes: Logs


def describe(panel: Panel) -> Described:
    """Features of every origin of the panel. About half a second of CPU for 41 series of 16 years."""
    logs = panel.logs
    context = {"route": panel.route, "nation": panel.nation, "total": np.repeat(_total(panel, logs), len(logs), axis=0)}
    means = {name: {n: trailing_mean(of, n) for n in _WINDOWS} for name, of in {"own": logs, **context}.items()}
    standing = _standing(panel, logs)
    number = month_number(panel.first)
    columns: list[NDArray[np.float64]] = []
    for origin in range(EARLIEST, panel.months):
        now = _of_origin(logs, context, means, standing, origin)
        seasons = [seasonal(of, origin) for of in (logs, *context.values())]
        ahead = [_of_horizon(logs, seasons, origin, horizon, number) for horizon in range(1, HORIZONS + 1)]
        columns.append(np.stack([np.concatenate([now, one], axis=1) for one in ahead], axis=1))
    width = columns[0].shape[-1] if columns else 0
    features = np.full((panel.months, len(logs), HORIZONS, width), np.nan, dtype=np.float32)
    if columns:
        features[EARLIEST:] = np.stack(columns)
    return Described(panel, logs, features, outcomes(panel, logs))


def outcomes(panel: Panel, logs: Logs) -> Logs:
    """(origins, series, horizons) what came, as a change of log(1 + count); NaN where it is not known."""
    came = np.full((panel.months, len(logs), HORIZONS), np.nan)
    for horizon in range(1, min(HORIZONS, panel.months - 1) + 1):
        change = np.where(panel.known[:, horizon:], logs[:, horizon:] - logs[:, :-horizon], np.nan)
        came[: panel.months - horizon, :, horizon - 1] = change.T
    return came


def _total(panel: Panel, logs: Logs) -> Logs:
    """(1, months) the series of the highest level, or the sum of the panel where it has no total."""
    if Level.TOTAL in panel.levels:
        return logs[[panel.levels.index(Level.TOTAL)]]
    return np.asarray(np.log1p(np.expm1(logs).sum(axis=0, keepdims=True)))


def _standing(panel: Panel, logs: Logs) -> dict[str, Logs]:
    """(series, months) what does not depend on the horizon: how lively, how often empty."""
    moved = changes(logs)
    return {
        "change12": trailing_mean(moved, 12),
        "change36": trailing_mean(moved, 36),
        "change_now": fading_mean(moved, _CHANGE_HALF_LIFE_MONTHS),
        "empty24": trailing_mean((logs == 0).astype(np.float64), 24),
        "level": np.repeat([[list(Level).index(level)] for level in panel.levels], logs.shape[1], axis=1) * 1.0,
    }


def _of_origin(
    logs: Logs, context: dict[str, Logs], means: dict[str, dict[int, Logs]], standing: dict[str, Logs], t: int
) -> NDArray[np.float64]:
    """(series, features) the same for all horizons."""
    y = logs[:, t]
    out = [y, *(logs[:, t - lag] - logs[:, t - lag - 1] for lag in range(3))]
    out += [means["own"][n][:, t] - y for n in _WINDOWS] + [logs[:, t - 12] - y]
    for name, of in context.items():
        now = of[:, t]
        out += [now - of[:, t - 1], *(means[name][n][:, t] - now for n in (3, 12, 36)), now - of[:, t - 12]]
    for name in ("route", "nation"):  # the share of the route or nationality against its two-year mean
        out.append(y - context[name][:, t] - (means["own"][24][:, t] - means[name][24][:, t]))
    out += [of[:, t] for of in standing.values()]
    recent = logs[:, max(0, t - 59) : t + 1]
    out += [recent.max(axis=1) - y, recent.min(axis=1) - y, np.median(logs[:, t - 23 : t + 1], axis=1) - y]
    return np.stack(out, axis=1)


def _of_horizon(logs: Logs, seasons: list[Logs], t: int, horizon: int, number: int) -> NDArray[np.float64]:
    """(series, features) of one horizon: the season's step there, the same month of earlier years, the month itself."""
    there, here = (t + horizon) % 12, t % 12
    out = [season[:, there] - season[:, here] for season in seasons]
    out += [logs[:, t + horizon - 12] - logs[:, t], logs[:, t + horizon - 24] - logs[:, t - 12], seasons[0][:, there]]
    out += [np.full(len(logs), float(horizon)), np.full(len(logs), float((number + t + horizon) % 12))]
    return np.stack(out, axis=1)
