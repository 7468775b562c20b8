"""Thresholds at a stated false-alarm rate: from the top down, as long as the rate holds; and how such a threshold does on other
years and other series than those that it was taken from.

The rate is held by the stricter of the two counts of false alarms, that of openings. The milder one, where alarms close to one
another are one episode and an episode that touches a surge is right, lets a rule pass that calls every month: its one endless
episode touches everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.rules import Rule, alarms
from fairway.observatory.alarms.series import Counts, Floats
from fairway.observatory.alarms.surges import Measured, surge_months, tally

RATES = (Fraction(1, 10), Fraction(1, 4), Fraction(1, 2))
SINCE = date(2014, 1, 1)  # five years of history for every rule, and 125 judged months in the table of June 2025
STEPS = 800
STRIDE = 10
FOLDS = 6


@dataclass(frozen=True, kw_only=True)
class Tuned:
    """A rule with the threshold found for a rate, and what it did on the judged months."""

    rule: str
    rate: Fraction
    threshold: float
    measured: Measured


@dataclass(frozen=True)
class Scored:
    """Series with a rule's figures and their surges, worked out once for a whole search."""

    rule: str
    parts: tuple[tuple[Counts, Floats, list[int]], ...]

    def measured(self, threshold: float, since: date, until: date | None = None) -> Measured:
        """What the rule does at a threshold."""
        return tally([(c, alarms(score, threshold), found) for c, score, found in self.parts], since, until)

    def only(self, places: Sequence[int]) -> Scored:
        """Some of the series."""
        return Scored(self.rule, tuple(self.parts[i] for i in places))


def scored(rule: Rule, series: Sequence[Counts]) -> Scored:
    """Figures and surges of all series."""
    return Scored(rule.name, tuple((counts, rule.score(counts), surge_months(counts)) for counts in series))


def tune(given: Scored, rate: Fraction, since: date = SINCE, until: date | None = None, strict: bool = True) -> Tuned:
    """The lowest threshold at which, and above which, the rule has at most that many false openings per series-year.

    strict = False holds the rate by the milder count, for comparison with figures that others measured by it.
    Raises NoSuchFigure if even the highest figure is too many, or there is nothing to judge.
    """
    every = candidates(given, since, until)
    best: Tuned | None = None
    if given.measured(float("inf"), since, until).months == 0:
        raise NoSuchFigure(f"rule '{given.rule}': no month of these series can be judged. Give series that end later.")
    for coarse in range(0, len(every), STRIDE):
        if (tried := _tried(given, rate, every[coarse], since, until, strict)) is None:
            break
        best = tried
    start = 0 if best is None else every.index(best.threshold) + 1
    for threshold in every[start : start + STRIDE]:
        if (tried := _tried(given, rate, threshold, since, until, strict)) is None:
            break
        best = tried
    if best is None:
        raise NoSuchFigure(f"rule '{given.rule}' has no threshold for {rate} false openings a year on these series.")
    return best


def _tried(
    given: Scored, rate: Fraction, threshold: float, since: date, until: date | None, strict: bool
) -> Tuned | None:
    """What the threshold does, or None where its rate is too high."""
    measured = given.measured(threshold, since, until)
    seen = measured.false_opening_rate if strict else measured.false_rate
    if seen > rate:
        return None
    return Tuned(rule=given.rule, rate=rate, threshold=threshold, measured=measured)


def candidates(given: Scored, since: date, until: date | None = None) -> list[float]:
    """Thresholds worth trying, highest first: figures that occurred, to three digits, evenly by rank."""
    seen = [score[max(counts.index(since), 0) : _end(counts, until)] for counts, score, _ in given.parts]
    figures = np.concatenate(seen) if seen else np.zeros(0)
    figures = np.sort(figures[np.isfinite(figures)])[::-1]
    if not len(figures):
        return []
    places = np.linspace(0, len(figures) - 1, min(STEPS, len(figures))).astype(np.intp)
    return sorted({three_digits(float(figures[i])) for i in places}, reverse=True)


def _end(counts: Counts, until: date | None) -> int:
    return len(counts) if until is None else counts.index(until) + 1


def three_digits(figure: float) -> float:
    """A threshold that a person can write down."""
    return float(f"{figure:.3g}")


def on_later_years(given: Scored, rate: Fraction, last_known: date, since: date = SINCE) -> Tuned:
    """Threshold from the months until last_known, measured on the months after it."""
    chosen = tune(given, rate, since, last_known)
    after = date(last_known.year + last_known.month // 12, last_known.month % 12 + 1, 1)
    return Tuned(
        rule=given.rule, rate=rate, threshold=chosen.threshold, measured=given.measured(chosen.threshold, after)
    )


def on_other_series(given: Scored, rate: Fraction, since: date = SINCE) -> Measured:
    """Thresholds from five sixths of the series, measured on the sixth left out; all six sixths added up."""
    parts = []
    for fold in range(FOLDS):
        out = [i for i in range(len(given.parts)) if i % FOLDS == fold]
        rest = [i for i in range(len(given.parts)) if i % FOLDS != fold]
        parts.append(given.only(out).measured(tune(given.only(rest), rate, since).threshold, since))
    return Measured(**{name: sum(getattr(part, name) for part in parts) for name in Measured.__dataclass_fields__})
