"""How good forecasts were, once the outcome is known: smaller is better, except for coverage, which should keep its word.

Everything is scored on log(1 + count), where a small corridor counts like a large one, and beside it in units of each
series' own yearly change (MASE). An outcome that is not known is not scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast.forecast import Forecast
from fairway.observatory.forecast.series import Level, Panel

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

INTERVALS: Mapping[int, tuple[float, float]] = {50: (0.25, 0.75), 80: (0.1, 0.9), 95: (0.025, 0.975)}
_SCORED = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
_UPPER = (0.9, 0.95, 0.99)


def quantile_loss(quantiles: Array, levels: Sequence[float], outcome: Array) -> Array:
    """(..., levels) a miss above the quantile costs `level`, one below it 1 - `level`, for each unit.

    >>> quantile_loss(np.array([2.0]), [0.9], np.array(5.0)).round(6).tolist()
    [2.7]
    """
    missed = np.asarray(outcome)[..., None] - quantiles
    level = np.asarray(levels)
    return np.asarray(np.where(missed >= 0, level * missed, (level - 1) * missed))


def interval_score(quantiles: Array, levels: Sequence[float], outcome: Array) -> Array:
    """(...) weighted interval score of the 50, 80 and 95 % intervals and the median (Bracher et al. 2021).

    (|y - median| / 2 + sum of alpha / 2 x [width + 2 / alpha x what lies outside]) / 3.5, which is twice the mean
    quantile loss of the seven quantiles. Raises NoSuchFigure where one of them was not forecast.
    """
    chosen = [_at(levels, level) for level in _SCORED]
    return np.asarray(2 * quantile_loss(quantiles[..., chosen], _SCORED, outcome).mean(axis=-1))


def yearly_change(counts: Array, known: Mask, column: int) -> Array:
    """(series,) mean size of the change from the same month a year before, over 60 months up to the column.

    NaN where no pair of months is known, or nothing ever changed: then there is no unit to measure in.
    """
    last = slice(max(12, column - 59), column + 1)
    before = slice(last.start - 12, column + 1 - 12)
    both = known[:, last] & known[:, before]
    sums = np.where(both, np.abs(counts[:, last] - counts[:, before]), 0).sum(axis=1)
    return np.asarray(np.where(sums > 0, sums / np.maximum(both.sum(axis=1), 1), np.nan))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scores:
    """Scores of one model's forecasts, cell by cell.

    known       (origins, series, horizons) whether the outcome is known; the other arrays are NaN elsewhere
    log_wis     weighted interval score on log(1 + count)
    wis         the same in detections, in units of the yearly change
    log_error   |median - outcome| on log(1 + count)
    mase        the same in detections, in units of the yearly change
    upper       mean quantile loss at 90, 95 and 99 % on log(1 + count); NaN where these were not forecast
    covered     interval in per cent -> whether the outcome lay in it
    """

    model: str
    treatment: str
    origins: tuple[str, ...]
    names: tuple[str, ...]
    levels: tuple[Level, ...]
    known: Mask
    log_wis: Array
    wis: Array
    log_error: Array
    mase: Array
    upper: Array
    covered: Mapping[int, Mask]

    def rows(self, level: Level | None = None, *, routes: bool = False) -> Mask:
        """(series,) which series: all, those of one level, or the total and the routes."""
        wanted = (Level.TOTAL, Level.ROUTE) if routes else tuple(Level) if level is None else (level,)
        return np.array([one in wanted for one in self.levels])

    def coverage(self, interval: int, rows: Mask | None = None, horizon: int | None = None) -> Fraction | None:
        """Share of known outcomes that lay in the interval; None where none is known."""
        cells = self.known & (np.ones(len(self.names), np.bool_) if rows is None else rows)[None, :, None]
        if horizon is not None:
            cells = cells & (np.arange(1, cells.shape[2] + 1) == horizon)
        n = int(cells.sum())
        return Fraction(int((self.covered[interval] & cells).sum()), n) if n else None

    def by_series(self, what: str = "log_wis") -> Array:
        """(series,) mean of a score over origins and horizons."""
        return _mean(getattr(self, what), (0, 2))

    def by_horizon(self, what: str = "log_wis", rows: Mask | None = None) -> Array:
        """(horizons,) mean of a score over origins and series."""
        scores = getattr(self, what)
        return _mean(scores if rows is None else scores[:, rows], (0, 1))

    def mean(self, what: str = "log_wis", rows: Mask | None = None) -> float:
        """Mean over series of the mean of a score over origins and horizons."""
        return float(np.nanmean(self.by_series(what)[slice(None) if rows is None else rows]))


def score(forecasts: Sequence[Forecast], panel: Panel) -> Scores:
    """Compare the forecasts of one model with the outcomes in a panel (of any later vintage).

    Raises NoSuchFigure where the forecasts are of several models or treatments, or the panel lacks a series.
    """
    kinds = {(one.model, one.treatment, one.names, one.levels) for one in forecasts}
    if len(kinds) != 1:
        raise NoSuchFigure(f"Score one model and one treatment of the same series at a time; seen {len(kinds)} kinds.")
    ((model, treatment, names, levels),) = kinds
    missing = [name for name in names if name not in panel.names]
    if missing:
        raise NoSuchFigure(f"The panel has no outcome for '{missing[0]}': choose the series as for the forecast.")
    rows = [panel.names.index(name) for name in names]
    came, unit = _outcomes(forecasts, panel, rows)
    quantiles = np.stack([one.quantiles for one in forecasts])
    middle, logs = quantiles[..., _at(levels, 0.5)], np.log1p(came)
    upper = [at for at, level in enumerate(levels) if level in _UPPER]
    return Scores(
        model=model,
        treatment=treatment,
        origins=tuple(one.origin for one in forecasts),
        names=names,
        levels=tuple(panel.levels[row] for row in rows),
        known=~np.isnan(came),
        log_wis=interval_score(quantiles, levels, logs),
        wis=interval_score(np.expm1(quantiles), levels, came) / unit,
        log_error=np.abs(middle - logs),
        mase=np.abs(np.expm1(middle) - came) / unit,
        upper=(
            quantile_loss(quantiles[..., upper], _UPPER, logs).mean(axis=-1)
            if len(upper) == len(_UPPER)
            else np.full(came.shape, np.nan)
        ),
        covered={
            percent: (logs >= quantiles[..., _at(levels, low)]) & (logs <= quantiles[..., _at(levels, high)])
            for percent, (low, high) in INTERVALS.items()
        },
    )


def _outcomes(forecasts: Sequence[Forecast], panel: Panel, rows: Sequence[int]) -> tuple[Array, Array]:
    """(origins, series, horizons) counts that came, NaN where not known; (origins, series, 1) yearly changes."""
    counts, seen = panel.counts[rows].astype(np.float64), panel.known[rows]
    horizons = forecasts[0].quantiles.shape[1]
    came = np.full((len(forecasts), len(rows), horizons), np.nan)
    unit = np.full((len(forecasts), len(rows), 1), np.nan)
    for at, one in enumerate(forecasts):
        origin = panel.column(one.origin)
        columns = np.arange(origin + 1, min(origin + horizons, panel.months - 1) + 1)
        came[at, :, : len(columns)] = np.where(seen[:, columns], counts[:, columns], np.nan)
        unit[at, :, 0] = yearly_change(counts, seen, origin)
    return came, unit


def ratio(ours: Scores, theirs: Scores, what: str = "log_wis", rows: Mask | None = None) -> float:
    """Geometric mean over series of our mean score over theirs: 0.85 is 15 % better.

    Raises NoSuchFigure unless both are of the same origins and series.
    """
    if (ours.origins, ours.names) != (theirs.origins, theirs.names):
        raise NoSuchFigure(f"{ours.model} and {theirs.model} were not scored on the same origins and series.")
    logs = np.log(ours.by_series(what) / theirs.by_series(what))[slice(None) if rows is None else rows]
    return float(np.exp(np.nanmean(logs)))


def better(ours: Scores, theirs: Scores, what: str = "log_wis") -> Fraction:
    """Share of series on which our mean score is the smaller."""
    wins = ours.by_series(what) < theirs.by_series(what)
    return Fraction(int(wins.sum()), wins.size)


def _mean(scores: Array, axes: tuple[int, int]) -> Array:
    """Mean of what is known; NaN where nothing is."""
    known = ~np.isnan(scores)
    n = known.sum(axis=axes)
    return np.asarray(np.where(n > 0, np.where(known, scores, 0).sum(axis=axes) / np.maximum(n, 1), np.nan))


def _at(levels: Sequence[float], level: float) -> int:
    if level not in levels:
        raise NoSuchFigure(
            f"No quantile at {level:g} was forecast; there are {', '.join(f'{one:g}' for one in levels)}."
        )
    return list(levels).index(level)
