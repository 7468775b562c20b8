"""Weeks against their season: a count is unusual only if it exceeds both the recent weeks and the same weeks of earlier years.

Small boats come with the calm weather: a rule without a season calls every spring a surge."""

from __future__ import annotations

import numpy as np

from fairway.observatory.alarms.series import Floats
from fairway.observatory.alarms.windows import back, quantile

RECENT_WEEKS = 8
UPPER = 0.9
EITHER_SIDE = 2
YEARS_BACK = 3
DAMPING = 500  # people a week added to both sides of the ratio


def above_season(x: Floats, year: int) -> Floats:
    """Ratio of the week to the higher of two usual high weeks, 500 people added to both sides.

    recent  upper decile of the eight weeks before
    season  upper decile of the same week and two on either side in up to three earlier years
    nan before there is a year and two weeks of history.
    """
    season = quantile(_same_weeks(x, year), UPPER)
    recent = quantile(back(x, RECENT_WEEKS), UPPER)
    return np.asarray((x + DAMPING) / (np.maximum(recent, season) + DAMPING))


def _same_weeks(x: Floats, year: int) -> Floats:
    """(periods, 15) the same week of the year and two on either side, in up to three earlier years.

    A year that the series does not wholly reach repeats the latest one that it does: with one year of history that year is the
    season, and with a year and eleven months still.
    """
    width = 2 * EITHER_SIDE + 1
    skips = [year * k - 1 - EITHER_SIDE for k in range(1, YEARS_BACK + 1)]
    blocks = [back(x, width, skip) for skip in skips]
    for older in range(1, YEARS_BACK):
        reached = np.arange(len(x)) >= skips[older] + width
        unknown = np.isfinite(blocks[older]).sum(axis=1) == 0
        blocks[older] = np.where((reached & ~unknown)[:, None], blocks[older], blocks[older - 1])
    return np.concatenate(blocks, axis=1)
