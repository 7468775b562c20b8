"""How unusual a period is, by plain rules: ratio, EARS C1 and C2, CUSUM, and the confirmed rise.

Each takes the counts of one series (nan where unknown) and the number of periods in a year, 12 or 52, and gives a figure a
period that uses that period and earlier ones only; nan where it cannot speak. A figure grows with the last count."""

from __future__ import annotations

import numpy as np

from fairway.observatory.alarms.series import Floats
from fairway.observatory.alarms.windows import ago, back, deviation, mean, median

RATIO_DAMPING = 50  # people added to both sides of a ratio: 4 after 1 is no rise
EARS_WINDOW = 7
EARS_LEAST_SPREAD = 0.1  # on logs, about 10 %: six equal months do not make the seventh an alarm
CUSUM_ALLOWANCE = 1.0
CUSUM_CEILING = 12.0  # a sum without a ceiling stays up for years after 2015
Z_LEAST_SPREAD = 0.2

RISE_DAMPING = 30
RISE_SEASON = 0.4
RISE_NOISE = 0.1
RISE_PEOPLE = 200  # a surge has at least 200 people a month
RISE_FEWEST_NOW, RISE_FEWEST_BOTH = 150, 120


def ratio(x: Floats, year: int) -> Floats:
    """The smaller of: against the same period a year ago, and against the mean of the half year before. Damped."""
    now = x + RATIO_DAMPING
    return np.minimum(now / (ago(x, year) + RATIO_DAMPING), now / (mean(back(x, year // 2)) + RATIO_DAMPING))


def ears_c1(x: Floats, year: int) -> Floats:
    """Standard deviations above the mean of the seven periods before, on logs."""
    return _ears(x, skip=0)


def ears_c2(x: Floats, year: int) -> Floats:
    """As C1, but the two latest periods are left out, so that a build-up does not hide itself."""
    return _ears(x, skip=2)


def _ears(x: Floats, skip: int) -> Floats:
    logs = np.log1p(x)
    window = back(logs, EARS_WINDOW, skip)
    return np.asarray((logs - mean(window)) / np.maximum(deviation(window), EARS_LEAST_SPREAD))


def median_z(x: Floats, year: int) -> Floats:
    """Robust deviations (1.4826 MAD, at least 0.2) of the log count from the median of the year before."""
    logs = np.log1p(x)
    window = back(logs, year)
    centre = median(window)
    spread = 1.4826 * median(np.abs(window - centre[:, None]))
    return np.asarray((logs - centre) / np.maximum(spread, Z_LEAST_SPREAD))


def cusum(x: Floats, year: int) -> Floats:
    """Sum of median-z above an allowance of 1, never below 0 nor above 12; an unknown period leaves it where it was."""
    z = median_z(x, year)
    out, level = np.full(len(z), np.nan), 0.0
    for t in np.flatnonzero(np.isfinite(z)):
        level = float(min(max(level + z[t] - CUSUM_ALLOWANCE, 0.0), CUSUM_CEILING))
        out[t] = level
    # The ceiling would make two very different counts equal; the last step tells them apart.
    return out + 1e-3 * np.where(np.isfinite(z), z, 0.0)


def confirmed_rise(x: Floats, year: int, season_share: float = RISE_SEASON, noise_share: float = RISE_NOISE) -> Floats:
    """Two periods together against the year before them, in the light of the season, damped for small numbers.

    level   of this period and the one before, averaged on square roots: one wild month counts for less than two high ones
    base    mean of the year before those two
    season  mean of the next quarter, a year ago: a surge that the calendar brings is foreseen, one that it takes away too
    noise   a ratio of few people is worth less: exp(-0.1 sqrt(200 / people))
    nan below 150 people in the period or below 120 on average of the two: a surge is 200 people a month.
    """
    before = ago(x, 1)
    level = (np.sqrt(x + RISE_DAMPING) + np.sqrt(before + RISE_DAMPING)) ** 2 / 4
    base = mean(back(x, year, 1)) + RISE_DAMPING
    quarter = year // 4
    season = (mean(back(x, quarter, year - 1 - quarter)) + RISE_DAMPING) / base
    noise = np.exp(-noise_share * np.sqrt(RISE_PEOPLE / np.maximum(x, 1.0)))
    large = (x >= RISE_FEWEST_NOW) & (x + before >= 2 * RISE_FEWEST_BOTH)
    return np.where(large, level / base * season**season_share * noise, np.nan)


def either(x: Floats, year: int) -> Floats:
    """The ratio rule or EARS C2: the larger of the two, each divided by a figure near its own threshold at 0.10."""
    return np.fmax(ratio(x, year) / 2.1, ears_c2(x, year) / 2.6)
