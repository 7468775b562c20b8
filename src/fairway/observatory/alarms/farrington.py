"""Farrington flexible: is a count above what a regression on three earlier years allows, with past surges weighed down?

After Noufaily and others, Statistics in Medicine 32 (2013) 1206, in our own words and in numpy, shortened: quasi-Poisson with
trend and four parts of the year, two passes, the second with weights that reduce what stood out in the first. The figure is how
many standard errors the count lies above the expectation on the 2/3 power scale, where such counts are nearly symmetric."""

from __future__ import annotations

import numpy as np

from fairway.observatory.alarms.series import Floats
from fairway.observatory.alarms.windows import back

YEARS = 3
STANDS_OUT = 2.58  # Anscombe residuals beyond this are weighed down
PASSES = 8
RIDGE = 1e-3  # a part of the year without a single count has no finite logarithm


def farrington(x: Floats, year: int) -> Floats:
    """Standard errors above the expectation. The latest quarter is left out, so that a build-up does not hide itself."""
    quarter = year // 4
    length = YEARS * year - quarter
    window = back(x, length, quarter)
    known = np.isfinite(window) & np.isfinite(x)[:, None]
    able = known.sum(axis=1) >= 0.75 * length
    out = np.full(len(x), np.nan)
    if not able.any():
        return out
    lags = np.arange(length + quarter, quarter, -1)
    design, now = _design(lags, year)
    y, weights = np.where(known, window, 0.0)[able], known[able].astype(np.float64)
    coefficients = _fit(y, weights, design)
    for _ in range(2):
        weights = _reweighted(y, known[able], weights, design, coefficients)
        coefficients = _fit(y, weights, design)
    out[able] = _standing(x[able], y, weights, design, coefficients, now)
    return out


def _design(lags: np.ndarray, year: int) -> tuple[Floats, Floats]:
    """(length, 5) and (5,): constant, trend in years, three of the four parts of the year counted from the present one."""
    part = ((-lags + year // 8) % year) * 4 // year
    columns = [np.ones(len(lags)), -lags / year, *((part == k).astype(np.float64) for k in (1, 2, 3))]
    return np.column_stack(columns), np.array([1.0, 0.0, 0.0, 0.0, 0.0])


def _fit(y: Floats, weights: Floats, design: Floats) -> Floats:
    """(periods, 5) weighted Poisson regressions with a logarithmic link, all periods at once."""
    eta = np.log(y + 0.5)
    coefficients = np.zeros((len(y), design.shape[1]))
    for _ in range(PASSES):
        mu = np.exp(np.clip(eta, -5.0, 16.0))
        strength = weights * mu
        target = eta + (y - mu) / mu
        normal = np.einsum("ti,ik,il->tkl", strength, design, design) + RIDGE * np.eye(design.shape[1])
        right = np.einsum("ti,ik->tk", strength * target, design)
        coefficients = np.linalg.solve(normal, right[:, :, None])[:, :, 0]
        eta = np.clip(coefficients @ design.T, -5.0, 16.0)
    return np.asarray(coefficients)


def _dispersion(y: Floats, weights: Floats, mu: Floats, parameters: int) -> Floats:
    """(periods,) Pearson dispersion, at least 1."""
    free = np.maximum((weights > 0).sum(axis=1) - parameters, 1)
    return np.asarray(np.maximum((weights * (y - mu) ** 2 / mu).sum(axis=1) / free, 1.0))


def _reweighted(y: Floats, known: np.ndarray, weights: Floats, design: Floats, coefficients: Floats) -> Floats:
    """Weights that fall with the square of how far a past period stood out; they sum to the number of known periods."""
    mu = np.exp(np.clip(coefficients @ design.T, -5.0, 16.0))
    dispersion = _dispersion(y, weights, mu, design.shape[1])[:, None]
    anscombe = 1.5 * (y ** (2 / 3) * mu ** (-1 / 6) - mu**0.5) / np.sqrt(dispersion)
    fresh = np.where(known, np.where(anscombe > STANDS_OUT, np.maximum(anscombe, 1.0) ** -2.0, 1.0), 0.0)
    return np.asarray(fresh * (known.sum(axis=1) / fresh.sum(axis=1))[:, None])


def _standing(now_y: Floats, y: Floats, weights: Floats, design: Floats, coefficients: Floats, now: Floats) -> Floats:
    """Standard errors of the present count above its expectation on the 2/3 power scale."""
    mu = np.exp(np.clip(coefficients @ design.T, -5.0, 16.0))
    dispersion = _dispersion(y, weights, mu, design.shape[1])
    # A trend is not followed beyond what has been seen (Farrington 1996).
    ceiling = np.maximum(y.max(axis=1), 1.0)
    expected = np.minimum(np.exp(np.clip(coefficients @ now, -5.0, 16.0)), ceiling)
    normal = np.einsum("ti,ik,il->tkl", weights * mu, design, design) + RIDGE * np.eye(design.shape[1])
    spread = np.einsum("k,tkl,l->t", now, np.linalg.inv(normal), now)
    error = (2 / 3) * np.sqrt(dispersion / expected + dispersion * spread)
    return np.asarray(((now_y / expected) ** (2 / 3) - 1.0) / error)
