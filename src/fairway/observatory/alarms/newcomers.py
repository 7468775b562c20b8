"""A nationality without history on a border section: the one sign of the Belarus case of 2021 that monthly counts carry.

Iraqi nationals at the eastern land borders: at most 41 a month in two years, then 352, then 1,903. The rule speaks of counts on a
section. It says nothing about why people came, or that anybody made use of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.series import Counts
from fairway.observatory.alarms.surges import AFTER
from fairway.observatory.alarms.windows import back

HISTORY_MONTHS = 24
FEWEST_NOW = 100
MOST_BEFORE = 50
TIMES = 5


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """A month in which a nationality appears. highest_before is the highest count of the 24 months before."""

    counts: Counts
    at: int
    value: int
    highest_before: int

    @property
    def sentence(self) -> str:
        """In plain words."""
        return (
            f"{self.counts.name}: {self.value:,} in {self.counts.label(self.at)}; in the two years before never more than "
            f"{self.highest_before:,} a month. A nationality without history on this section. "
            "The count does not say why, nor that anybody made use of these people."
        )


def newcomers(counts: Counts) -> list[Newcomer]:
    """Months with at least 100 people, five times the highest of the 24 months before, which was at most 50.

    Only the first such month within two years: afterwards there is a history. A month is not judged while a quarter or more
    of the 24 is unknown. Raises NoSuchFigure unless the series is of months.
    """
    if counts.frequency != "M":
        raise NoSuchFigure(
            f"{counts.key}: a history of months is needed, not '{counts.frequency}'. Add the days up to months."
        )
    x = counts.known
    window = back(x, HISTORY_MONTHS)
    known = np.isfinite(window).sum(axis=1) > 0.75 * HISTORY_MONTHS
    highest = np.where(np.isfinite(window), window, 0.0).max(axis=1)
    with np.errstate(invalid="ignore"):
        new = known & (x >= FEWEST_NOW) & (highest <= MOST_BEFORE) & (x >= TIMES * highest)
    return [
        Newcomer(counts=counts, at=int(t), value=int(counts.values[t]), highest_before=int(highest[t]))
        for t in np.flatnonzero(new)
    ]


@dataclass(frozen=True, kw_only=True)
class NewcomersMeasured:
    """How often the rule speaks. stayed: the three months after had on average at least half of the first month."""

    series: int
    series_years: Fraction
    spoke: int
    judged: int
    stayed: int


def measure_newcomers(series: Sequence[Counts]) -> NewcomersMeasured:
    """Over all series of nationality and section given."""
    found = [n for counts in series for n in newcomers(counts)]
    judged = [n for n in found if n.at + AFTER < len(n.counts)]
    stayed = sum(float(n.counts.known[n.at + 1 : n.at + 1 + AFTER].mean()) >= n.value / 2 for n in judged)
    months = sum(max(len(counts) - HISTORY_MONTHS, 0) for counts in series)
    return NewcomersMeasured(
        series=len(series), series_years=Fraction(months, 12), spoke=len(found), judged=len(judged), stayed=stayed
    )
