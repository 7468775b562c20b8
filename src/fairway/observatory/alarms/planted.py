"""Daily rules are measured with planted surges: on real days nobody has written down which surges were surges.

Every alarm on the untouched series is counted as false, although some were not: the false-alarm rate is an upper bound. Detection
is measured on surges planted at random days: for so many days each day gets as many people more as lift the usual level of that
season by a stated factor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.rules import WEEK, Rule, alarms, week_sums
from fairway.observatory.alarms.series import PERIODS_A_YEAR, Counts
from fairway.observatory.alarms.surges import episodes
from fairway.observatory.alarms.tuning import three_digits

HISTORY_DAYS = 2 * PERIODS_A_YEAR["D"]  # before these the season of a series is not known well enough to judge a rule
LASTS_DAYS = 14
QUIET_DAYS = 7  # alarms with up to so many quiet days between them are one episode
LEAST_WEEK = 140  # people a week that a planted surge is measured against, where hardly anybody arrives


@dataclass(frozen=True, kw_only=True)
class Planted:
    """How a rule finds surges planted at random days.

    factor             how many times the usual week a planted week is
    planted            surges planted on days without an alarm of their own in that time
    within_3, 7, 14    found by the 3rd, 7th and 14th day
    """

    factor: int
    planted: int
    within_3: int
    within_7: int
    within_14: int


def false_on_days(rule: Rule, series: Sequence[Counts], threshold: float) -> tuple[int, Fraction]:
    """Episodes on the series as they are, and judged series-years."""
    number, days = 0, 0
    for counts in series:
        flags = alarms(rule.score(counts), threshold)[HISTORY_DAYS:]
        number += len(episodes(flags, QUIET_DAYS))
        days += len(flags)
    return number, Fraction(days, PERIODS_A_YEAR["D"])


def threshold_for_days(rule: Rule, series: Sequence[Counts], rate: Fraction) -> float:
    """The lowest threshold at which, and above which, there are at most that many episodes per series-year."""
    scores = [rule.score(counts)[HISTORY_DAYS:] for counts in series]
    years = Fraction(sum(len(score) for score in scores), PERIODS_A_YEAR["D"])
    figures = np.concatenate(scores)
    best: float | None = None
    for figure in np.unique(figures[np.isfinite(figures)])[::-1]:
        threshold = three_digits(float(figure))
        if sum(len(episodes(alarms(score, threshold), QUIET_DAYS)) for score in scores) > rate * years:
            break
        best = threshold
    if best is None:
        raise NoSuchFigure(f"rule '{rule.name}' has no threshold for {rate} episodes a year on these days.")
    return best


def find_planted(rule: Rule, series: Sequence[Counts], threshold: float, factor: int, each: int, seed: int) -> Planted:
    """Plant so many surges in each series, one at a time, and see when the rule calls. Days and noise are drawn from the seed."""
    luck = np.random.default_rng(seed)
    found: list[int | None] = []
    for counts in series:
        quiet = alarms(rule.score(counts), threshold)
        usual = _usual_week(counts)
        for day in luck.integers(HISTORY_DAYS, len(counts) - LASTS_DAYS, size=each):
            extra = luck.poisson((factor - 1) * max(usual[day], LEAST_WEEK) / WEEK, size=LASTS_DAYS)
            if quiet[day : day + LASTS_DAYS].any():
                continue
            called = _called(rule, counts, int(day), extra, threshold)
            found.append(called)
    by = [sum(day is not None and day < limit for day in found) for limit in (3, 7, 14)]
    return Planted(factor=factor, planted=len(found), within_3=by[0], within_7=by[1], within_14=by[2])


def _usual_week(counts: Counts) -> np.ndarray:
    """(days,) mean seven-day sum of the same eight weeks' surroundings: four before and four after the day."""
    weeks = np.nan_to_num(week_sums(counts.known))
    around = np.convolve(weeks, np.ones(8 * WEEK) / (8 * WEEK), mode="same")
    return np.asarray(around)


def _called(rule: Rule, counts: Counts, day: int, extra: np.ndarray, threshold: float) -> int | None:
    """On which day of the planted surge, counted from 0, the rule first calls; None if it does not."""
    values = counts.values.copy()
    values[day : day + LASTS_DAYS] += extra
    with_surge = Counts(
        name=counts.name, key=counts.key, start=counts.start, frequency="D", values=values, unknown=counts.unknown
    )
    calls = np.flatnonzero(alarms(rule.score(with_surge.until(day + LASTS_DAYS)), threshold)[day:])
    return int(calls[0]) if len(calls) else None
