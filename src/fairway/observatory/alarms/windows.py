"""Looking back: figures of the periods before each period. Nothing in this file can see a later period.

Unknown periods are nan and are left out; a window with fewer than three quarters of its periods known gives nan."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from fairway.observatory.alarms.series import Floats

KNOWN_SHARE = 0.75


def back(x: Floats, length: int, skip: int = 0) -> Floats:
    """(periods, length) the periods t-skip-length .. t-skip-1 of each period t; nan before the start.

    skip = -1 takes period t itself as the last of the window.
    """
    lead = length + skip
    padded = np.concatenate([np.full(max(lead, 0), np.nan), x])
    windows = sliding_window_view(padded, length)
    return windows[: len(x)]


def enough(window: Floats) -> Floats:
    """The window, all nan where fewer than three quarters of it are known."""
    known = np.isfinite(window).sum(axis=1)
    return np.where((known >= KNOWN_SHARE * window.shape[1])[:, None], window, np.nan)


def mean(window: Floats) -> Floats:
    """Mean of what is known; nan where too little is."""
    kept = enough(window)
    seen = np.isfinite(kept)
    number = seen.sum(axis=1)
    total = np.where(seen, kept, 0.0).sum(axis=1)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def median(window: Floats) -> Floats:
    """Median of what is known; nan where too little is."""
    return quantile(window, 0.5)


def quantile(window: Floats, share: float) -> Floats:
    """A quantile of what is known, linear between neighbours; nan where too little is."""
    ordered = np.sort(enough(window), axis=1)  # nan sorts last
    number = np.isfinite(ordered).sum(axis=1)
    place = share * np.maximum(number - 1, 0)
    low = np.floor(place).astype(np.intp)
    high = np.minimum(low + 1, np.maximum(number - 1, 0))
    rows = np.arange(len(ordered))
    below, above = ordered[rows, low], ordered[rows, high]
    return np.asarray(below + (above - below) * (place - low))


def deviation(window: Floats) -> Floats:
    """Standard deviation (n - 1) of what is known; nan where too little is."""
    kept = enough(window)
    seen = np.isfinite(kept)
    number = seen.sum(axis=1)
    centre = mean(window)[:, None]
    squares = np.where(seen, (kept - np.where(np.isfinite(centre), centre, 0.0)) ** 2, 0.0).sum(axis=1)
    return np.where(number > 1, np.sqrt(squares / np.maximum(number - 1, 1)), np.nan)


def ago(x: Floats, periods: int) -> Floats:
    """What the series was so many periods before each period."""
    return back(x, 1, periods - 1)[:, 0]
