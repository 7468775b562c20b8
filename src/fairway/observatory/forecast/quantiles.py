"""Weighted quantiles, and a distribution kept as a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_GRID = np.concatenate([[0.0005, 0.0025], np.arange(1, 200) / 200, [0.9975, 0.9995]])


def weighted_quantiles(values: Array, weights: Array, levels: Sequence[float] | Array) -> Array:
    """(levels,) quantiles of weighted values, each value standing in the middle of its weight (Hazen).

    Beyond the outermost middles the outermost value is given: nothing is extrapolated.

    >>> weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.ones(3), [0.5, 1 / 3, 0.99]).tolist()
    [2.0, 1.5, 3.0]
    """
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    middles = (reached - weights[order] / 2) / reached[-1]
    return np.asarray(np.interp(np.asarray(levels), middles, values[order]), dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """What was known of one origin's misses when it was the present.

    scale  (series, horizons) size of a typical miss
    table  quantiles, at _GRID, of misses in units of the scale
    """

    scale: Array
    table: Array

    @classmethod
    def of(cls, scale: Array, units: Array, weights: Array) -> Settled:
        """From the weighted misses in units of the scale."""
        return cls(scale, weighted_quantiles(units, weights, _GRID))

    def at(self, levels: Array) -> Array:
        """(levels,) quantiles in units of the scale."""
        return np.interp(levels, _GRID, self.table)

    def rank(self, misses: Array) -> Array:
        """(series, horizons) the level that each miss stood at; NaN for an unknown outcome."""
        ranks = np.interp(misses / self.scale, self.table, _GRID, left=0.0, right=1.0)
        return np.where(np.isnan(misses), np.nan, ranks)
