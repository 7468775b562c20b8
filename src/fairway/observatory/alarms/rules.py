"""The rules by name. A rule gives a figure a period from that period and earlier ones; a threshold makes an alarm of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms import scores
from fairway.observatory.alarms.farrington import farrington
from fairway.observatory.alarms.seasonal import above_season
from fairway.observatory.alarms.series import PERIODS_A_YEAR, Counts, Flags, Floats, Frequency

FEWEST: dict[Frequency, int] = {"M": 100, "W": 50, "D": 50}  # people in the period (a day: in seven days) for an alarm
WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule: its name, what it does in one sentence, and its figure.

    figure  (counts with nan, periods a year) -> figure a period
    """

    name: str
    says: str
    figure: Callable[[Floats, int], Floats]
    frequencies: tuple[Frequency, ...] = ("M", "W", "D")

    def score(self, counts: Counts) -> Floats:
        """(periods,) the figure; nan where the rule cannot speak or there are too few people. Raises NoSuchFigure.

        Days are judged on sums of seven days, compared with sums that end 7, 14, 21 ... days before.
        """
        if counts.frequency not in self.frequencies:
            raise NoSuchFigure(
                f"rule '{self.name}' is not measured for periods '{counts.frequency}' ({counts.key}). "
                f"It takes: {', '.join(self.frequencies)}."
            )
        x = counts.known
        if counts.frequency != "D":
            return self._figure(x, PERIODS_A_YEAR[counts.frequency], FEWEST[counts.frequency])
        weeks, out = week_sums(x), np.full(len(x), np.nan)
        for weekday in range(WEEK):
            out[weekday::WEEK] = self._figure(weeks[weekday::WEEK], PERIODS_A_YEAR["W"], FEWEST["D"])
        return out

    def _figure(self, x: Floats, year: int, fewest: int) -> Floats:
        with np.errstate(invalid="ignore"):
            return np.where(x >= fewest, self.figure(x, year), np.nan)


def week_sums(days: Floats) -> Floats:
    """(days,) sum of each day and the six before; nan where one of the seven is unknown."""
    if not len(days):
        return days
    padded = np.concatenate([np.full(WEEK - 1, np.nan), days])
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, WEEK).sum(axis=1))


def alarms(score: Floats, threshold: float) -> Flags:
    """(periods,) where the figure reaches the threshold. Silence (nan) is no alarm."""
    return np.greater_equal(np.where(np.isfinite(score), score, -np.inf), threshold)


CONFIRMED = Rule(
    name="confirmed-rise",
    says="two months together stand high above the year before them, in the light of the season, and concern 150 people or more",
    figure=scores.confirmed_rise,
    frequencies=("M",),
)
SEASONAL = Rule(
    name="above-season",
    says="seven days stand above both the eight weeks before and the same weeks of earlier years",
    figure=above_season,
    frequencies=("W", "D"),
)

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        CONFIRMED,
        Rule(name="ratio", says="above the same period a year ago and above the half year before", figure=scores.ratio),
        Rule(name="ears-c1", says="above the mean of the seven periods before", figure=scores.ears_c1),
        Rule(name="ears-c2", says="above the mean of seven periods that end two before", figure=scores.ears_c2),
        Rule(name="median-z", says="above the median of the year before, robustly", figure=scores.median_z),
        Rule(name="cusum", says="small rises above the median of the year before add up", figure=scores.cusum),
        Rule(
            name="farrington", says="above a regression on three years that weighs past surges down", figure=farrington
        ),
        Rule(name="ratio-or-ears", says="the ratio rule or EARS C2", figure=scores.either),
        SEASONAL,
    )
}


def rule(name: str) -> Rule:
    """The rule of that name. Raises NoSuchFigure, naming those that there are."""
    if name not in RULES:
        raise NoSuchFigure(f"no alarm rule '{name}'. There are: {', '.join(sorted(RULES))}.")
    return RULES[name]
