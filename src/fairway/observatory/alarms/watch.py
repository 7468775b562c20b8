"""What the analyst sees: an alarm with its count, the range that was expected, and the measured rates of the rule that called.

One rule decides, the confirmed rise on months and the season on weeks and days; the others are named when they agree. Were any of
eight rules enough, nobody would have measured the rate at which the eight together are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from fairway.observatory.alarms.published import Published, published, rates_of
from fairway.observatory.alarms.rules import CONFIRMED, RULES, SEASONAL, WEEK, Rule, alarms, week_sums
from fairway.observatory.alarms.series import PERIODS_A_YEAR, Counts

CANNOT_SAY = (
    "Detections and arrivals are not persons: one person can be counted more than once.",
    "The alarm does not say why the count is high, and never that a person was made use of: that is a legal finding by people.",
    "A series of a whole route does not show at which place of it, and a month does not show a few days.",
    "The rates were measured on published figures as later revised; first figures are less exact.",
)


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """One series above what was expected in one period.

    value      people; for days the sum of the seven days that end on that day
    expected   lowest and highest count without an alarm that the year before makes likely: its lower quartile (None where too
               little is known), and one less than the count at which the rule calls
    rule       the rule that decided, with its threshold and measured rates
    agreeing   other rules that call at the same published rate, each with its own
    """

    counts: Counts
    at: int
    value: int
    expected: tuple[int | None, int]
    rule: Published
    agreeing: tuple[Published, ...]

    @property
    def period(self) -> str:
        """The period as written: 2024-09, or a day."""
        return self.counts.label(self.at)

    @property
    def cannot_say(self) -> tuple[str, ...]:
        """What no alarm of this kind can tell."""
        return CANNOT_SAY

    @property
    def sentence(self) -> str:
        """In plain words."""
        seven = "in the seven days to" if self.counts.frequency == "D" else "in"
        low, high = self.expected
        usual = f"between {low:,} and {high:,}" if low is not None and low <= high else f"at most {high:,}"
        rule, days = self.rule, self.counts.frequency != "M"
        found = "planted surges of five times the usual week within seven days" if days else "surges within one month"
        return (
            f"{self.counts.name}: {self.value:,} {seven} {self.period}; expected was {usual}. Rule '{rule.rule}' at this threshold "
            f"gave {rule.false_alarms} false alarms in {float(rule.series_years):,.0f} series-years "
            f"({float(rule.false_rate):.2f} a year) and found {rule.found} of {rule.of} {found}."
        )


def watch(series: Sequence[Counts], rate: Fraction | float = Fraction(1, 4), since: date | None = None) -> list[Alarm]:
    """Alarms of the latest known period of each series, or of all periods from a day on; oldest first, then as given.

    rate is the number of false alarms per series-year that is accepted; it must be one of the published ones.
    Raises NoSuchFigure for another rate.
    """
    exact = Fraction(rate).limit_denominator(1000)
    found = [alarm for counts in series for alarm in _watch_one(counts, exact, since)]
    return sorted(found, key=lambda alarm: alarm.counts.first_day(alarm.at))


def deciding(counts: Counts) -> Rule:
    """The rule that decides on a series of this frequency."""
    return CONFIRMED if counts.frequency == "M" else SEASONAL


def _watch_one(counts: Counts, rate: Fraction, since: date | None) -> list[Alarm]:
    rule = deciding(counts)
    known = published(rule.name, counts.frequency, rate)
    calls = alarms(rule.score(counts), known.threshold)
    reported = np.flatnonzero(~counts.unknown)
    first = (int(reported[-1]) if len(reported) else 0) if since is None else max(counts.index(since), 0)
    places = [int(t) for t in np.flatnonzero(calls) if t >= first]
    if not places:
        return []
    others = _others(counts, rule, rate)
    return [
        Alarm(
            counts=counts,
            at=at,
            value=_value(counts, at),
            expected=(_usual_low(counts, at), _limit(rule, counts, at, known.threshold) - 1),
            rule=known,
            agreeing=tuple(other for other, called in others if called[at]),
        )
        for at in places
    ]


def _others(counts: Counts, rule: Rule, rate: Fraction) -> list[tuple[Published, np.ndarray]]:
    """The other rules that have a published threshold for the rate, and where they call."""
    able = [o for o in RULES.values() if o is not rule and counts.frequency in o.frequencies]
    able = [o for o in able if rate in rates_of(o.name, counts.frequency)]
    return [
        (entry, alarms(other.score(counts), entry.threshold))
        for other in able
        for entry in (published(other.name, counts.frequency, rate),)
    ]


def _value(counts: Counts, at: int) -> int:
    if counts.frequency == "D":
        return int(counts.values[at - WEEK + 1 : at + 1].sum())
    return int(counts.values[at])


def _usual_low(counts: Counts, at: int) -> int | None:
    """Lower quartile of the year before; None where a quarter of it or more is unknown."""
    x = week_sums(counts.known) if counts.frequency == "D" else counts.known
    length = PERIODS_A_YEAR[counts.frequency]
    before = x[max(at - length, 0) : at]
    before = before[np.isfinite(before)]
    return int(np.quantile(before, 0.25)) if len(before) > 0.75 * length else None


def _limit(rule: Rule, counts: Counts, at: int, threshold: float) -> int:
    """The smallest count of that period at which the rule calls, by halving: a figure never falls as its last count grows."""
    history, value, rest = counts.until(at + 1), int(counts.values[at]), _value(counts, at) - int(counts.values[at])
    low, high = -1, value
    while high - low > 1:
        middle = (low + high) // 2
        if alarms(rule.score(history.replacing(at, middle)), threshold)[at]:
            high = middle
        else:
            low = middle
    return high + rest
