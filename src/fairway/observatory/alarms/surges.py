"""What a surge is, what counts as finding it, and what counts as a false alarm: the yardstick on which rules are compared.

Surge: a month with at least 1.6 times the mean of the twelve months before, followed by three months whose mean is at least twice
that mean and at least 200 people. The definition is a ratio, so that rules of ratio have a natural advantage; figures found with
it say nothing about harm, need or cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.series import Counts, Flags
from fairway.observatory.alarms.windows import back, mean

JUMP, LASTING, PEOPLE = 1.6, 2.0, 200
AFTER = 3  # months after the first that decide whether it lasted
APART = 6  # months that qualify within so many of a surge's first month belong to that surge
EARLY = 1  # an alarm in the month before counts as found
MERGE = 3  # alarms with up to so many quiet months between them are one episode

Detector = Callable[[Counts], Flags]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """How one detector did. Counts of surges, episodes and months; rates are exact fractions.

    hits0, hits1, hits3   surges with an alarm from one month before to 0, 1 and 3 months after their first month
    false_episodes        runs of alarms of which no month lies in the time around a surge
    false_openings        stricter: runs of alarms that begin outside the time around a surge
    alarm_months          months in alarm, of the judged months: a rule that always calls would have few episodes
    """

    surges: int
    hits0: int
    hits1: int
    hits3: int
    false_episodes: int
    false_openings: int
    alarm_months: int
    months: int

    @property
    def series_years(self) -> Fraction:
        """Judged months of all series in years."""
        return Fraction(self.months, 12)

    @property
    def false_rate(self) -> Fraction:
        """False episodes per series-year."""
        return self._a_year(self.false_episodes)

    @property
    def false_opening_rate(self) -> Fraction:
        """The same by the stricter count."""
        return self._a_year(self.false_openings)

    def _a_year(self, number: int) -> Fraction:
        if not self.months:
            raise NoSuchFigure(
                "no month was judged, so there is no rate. Give series that end later, or an earlier start."
            )
        return number / self.series_years

    def share(self, hits: int) -> Fraction | None:
        """Hits of all surges; None without a surge."""
        return Fraction(hits, self.surges) if self.surges else None


def surge_months(counts: Counts) -> list[int]:
    """First month of every surge, by period. A month with an unknown month after it is not judged. Raises NoSuchFigure."""
    if counts.frequency != "M":
        raise NoSuchFigure(f"{counts.key}: a surge is defined on months, not on '{counts.frequency}'.")
    x = counts.known
    base = mean(back(x, 12))
    later = np.concatenate([x, np.full(AFTER, np.nan)])
    after = np.array([later[t + 1 : t + 1 + AFTER].mean() for t in range(len(x))])
    with np.errstate(invalid="ignore"):
        qualifies = (x >= JUMP * base) & (after >= LASTING * base) & (after >= PEOPLE)
    found: list[int] = []
    for t in np.flatnonzero(qualifies):
        if not found or t - found[-1] > APART:
            found.append(int(t))
    return found


def episodes(flags: Flags, merge: int = MERGE) -> list[tuple[int, int]]:
    """Runs of alarms as first and last period, both included; runs with at most so many quiet periods between are one."""
    found: list[tuple[int, int]] = []
    for t in np.flatnonzero(flags):
        if found and t - found[-1][1] <= merge + 1:
            found[-1] = (found[-1][0], int(t))
        else:
            found.append((int(t), int(t)))
    return found


def measure(detector: Detector, series: Sequence[Counts], since: date, until: date | None = None) -> Measured:
    """Compare a detector's alarms with the surges of all series, from the month of since to that of until.

    The last four months of each series are never judged: what is needed to call them right or wrong is not yet known.
    """
    return tally([(counts, detector(counts), surge_months(counts)) for counts in series], since, until)


def tally(found: Sequence[tuple[Counts, Flags, list[int]]], since: date, until: date | None = None) -> Measured:
    """The same from alarms and surges already worked out, which is what a search for a threshold has."""
    totals = np.zeros(8, dtype=np.int64)
    for counts, flags, surges in found:
        first = max(counts.index(since), 0)
        end = len(counts) - AFTER - EARLY
        if until is not None:
            end = min(end, counts.index(until) + 1)
        if end > first:
            totals += _one(flags, surges, first, end)
    return Measured(**dict(zip(_FIELDS, totals.tolist(), strict=True)))


_FIELDS = ("surges", "hits0", "hits1", "hits3", "false_episodes", "false_openings", "alarm_months", "months")


def _one(flags: Flags, surges: Sequence[int], first: int, end: int) -> list[int]:
    """The eight counts of one series; surges are those that begin in the judged months."""
    alarm = np.zeros(len(flags), dtype=np.bool_)
    alarm[first:end] = flags[first:end]
    around = np.zeros(len(flags), dtype=np.bool_)
    for t in surges:
        around[max(t - EARLY, 0) : t + AFTER + 1] = True
    judged = [t for t in surges if first <= t < end]
    hits = [sum(bool(flags[max(t - EARLY, 0) : t + late + 1].any()) for t in judged) for late in (0, 1, 3)]
    runs = episodes(alarm)
    false = sum(not around[a : b + 1].any() for a, b in runs)
    openings = sum(not around[a] for a, _ in episodes(alarm, merge=0))
    return [len(judged), *hits, false, openings, int(alarm.sum()), end - first]
