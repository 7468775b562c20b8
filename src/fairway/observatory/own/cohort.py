"""Cohorts of orders to leave: of those that became final in a month, how many left within n months, and what else happened.

Two answers. *Observed*: the exact share among orders whose whole n months were seen. *Estimate*: the Aalen-Johansen estimate of
cumulative incidence, which also uses orders that were suspended, or are too young, for as long as they were seen. Without
such orders both are the same. A month is a calendar month: within n months is by the day of the same number n months later, or
by that month's last day where it has no such number.

What can happen, the first only: departure (confirmed; one before the order became final counts as at once); something that ends
the duty to leave (a permit, death, withdrawal), which competes with departure; or the view is lost (a suspension that still
lasts, the day of asking). On one day departure comes before what competes, and that before a loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from fairway.errors import FigureError
from fairway.law.periods import months
from fairway.observatory.own.cases import CaseRows
from fairway.observatory.own.counts import COMPETING, HORIZONS, SUSPENDED
from fairway.observatory.own.suppress import THRESHOLD, Suppressed, suppress
from fairway.observatory.spans import Frequency, Period

DEPARTED, COMPETED, LOST = 0, 1, 2
_MONTH = 32
"""Time since the order is whole months and days: months x 32 + days. Of one order no two days are the same number, and the day of
the same number n months later is n x 32, however long its months are."""

Band = tuple[int, str]
"""The months that a band ends with, and what was met in it."""
Steps = Mapping[int, tuple[int, int, int]]
"""Time -> orders that departed, met what competes, or were lost from view at that time."""


class Met(NamedTuple):
    """Orders by what they had met by some time."""

    departed: int
    competed: int
    lost: int


@dataclass(frozen=True, slots=True)
class Observed:
    """The exact share. None of it is an estimate.

    orders      whose whole time was seen
    departed    of them, those who left in that time"""

    orders: int
    departed: int

    @property
    def share(self) -> Fraction | None:
        """Departed through orders; None without orders."""
        return Fraction(self.departed, self.orders) if self.orders else None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The Aalen-Johansen estimate. It assumes that suspended orders would have gone like those that were not.

    departed, competed   estimated shares that left, or whose duty to leave ended otherwise, by the end of the time
    at_risk              orders still followed at the end of the time; below some tens the estimate is rough
    orders               orders at the start"""

    departed: float
    competed: float
    at_risk: int
    orders: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Orders that became final in one period, by the months after which they are looked at.

    met                  months -> what the orders had met by then; empty where small counts are kept back
    observed, estimate   months -> answer; None where the period's last order has not been final for so long on the day, and
                         where a count under it is kept back (then `hidden` has the months)"""

    country: str
    period: Period
    orders: int | None
    met: Mapping[int, Met]
    observed: Mapping[int, Observed | None]
    estimate: Mapping[int, Estimate | None]
    hidden: frozenset[int] = frozenset()


def cohorts(
    rows: CaseRows,
    day: date,
    *,
    frequency: Frequency = Frequency.MONTH,
    horizons: Sequence[int] = HORIZONS,
    third_countries_only: bool = False,
) -> list[Cohort]:
    """Cohorts by State and by the period in which the order became final, as seen on a day. Nothing is kept back: see `kept_back`.

    third_countries_only   departures to another Member State, or to a place not known, compete with departure
    Raises FigureError for a period other than month, quarter and year."""
    if frequency not in (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR):
        raise FigureError("cohorts are by month, quarter or year.")
    found: dict[tuple[str, Period], dict[int, list[int]]] = {}
    for country, start, time, what, n in rows.ask(_sql(day, frequency, third_countries_only)):
        found.setdefault((country, Period.holding(start, frequency)), {}).setdefault(time, [0, 0, 0])[what] += n
    return [
        _cohort(country, period, {time: (a, b, c) for time, (a, b, c) in steps.items()}, sorted(set(horizons)), day)
        for (country, period), steps in sorted(found.items())
    ]


def _cohort(country: str, period: Period, steps: Steps, horizons: Sequence[int], day: date) -> Cohort:
    orders = sum(map(sum, steps.values()))
    met = {h: met_by(steps, h) for h in horizons}
    observed = {
        h: Observed(orders - met[h].lost, met[h].departed) if months(period.last, h) <= day else None for h in horizons
    }
    # The estimate needs somebody to have been followed so long, not everybody.
    estimate = {h: aalen_johansen(steps, h) if months(period.first, h) <= day else None for h in horizons}
    return Cohort(country, period, orders, met, observed, estimate)


def met_by(steps: Steps, horizon: int) -> Met:
    """What orders had met by so many months. Lost on the last day itself is seen to the end."""
    end = horizon * _MONTH
    departed = sum(left for time, (left, _, _) in steps.items() if time <= end)
    competed = sum(ended for time, (_, ended, _) in steps.items() if time <= end)
    return Met(departed, competed, sum(lost for time, (_, _, lost) in steps.items() if time < end))


def aalen_johansen(steps: Steps, horizon: int) -> Estimate:
    """The estimate from counts by time since the order; see `_MONTH` for time.

    >>> aalen_johansen({32: (1, 0, 0), 40: (0, 0, 1), 64: (1, 0, 0), 96: (0, 0, 2)}, 3)
    Estimate(departed=0.466..., competed=0.0, at_risk=2, orders=5)
    """
    orders = at_risk = sum(map(sum, steps.values()))
    still, departed, competed = 1.0, 0.0, 0.0
    for time in sorted(steps):
        if time > horizon * _MONTH:
            break
        left, ended, lost = steps[time]
        departed += still * left / at_risk
        competed += still * ended / at_risk
        still *= 1 - (left + ended) / at_risk
        at_risk -= left + ended + (lost if time < horizon * _MONTH else 0)
    return Estimate(departed, competed, at_risk, orders)


def kept_back(found: Sequence[Cohort], *, threshold: int = THRESHOLD) -> list[Cohort]:
    """The same cohorts as they may be shown side by side: small counts, and what would give them away, are None.

    What orders met between one number of months and the next can be worked out from two answers: a cohort's answers are hidden
    from the first such count that is kept back. Cohorts of a quarter or a year show more than those of a month."""
    bands = {((one.country, one.period), band): n for one in found for band, n in _bands(one).items()}
    # A hidden band hides what comes after it: the rest is hidden first, then the latest.
    last = 1 + max((h for one in found for h in one.observed), default=0)
    shown = suppress(bands, threshold=threshold, cost=lambda _, band: (last - band[0]) ** 3 if band[0] else 1)
    return [_hide(one, shown) for one in found]


def _bands(cohort: Cohort) -> dict[Band, int]:
    """Orders by what they met between one number of months and the next, as far as all of them were seen; the rest."""
    known = _seen(cohort)
    before, bands = Met(0, 0, 0), dict[Band, int]()
    for horizon in known:
        for kind, n in (cohort.met[horizon])._asdict().items():
            bands[horizon, kind] = n - getattr(before, kind)
        before = cohort.met[horizon]
    return {**bands, (0, "rest"): (cohort.orders or 0) - sum(before)}


def _seen(cohort: Cohort) -> list[int]:
    return [horizon for horizon, one in cohort.observed.items() if one is not None]


def _hide(cohort: Cohort, table: Suppressed[tuple[str, Period], Band]) -> Cohort:
    place = cohort.country, cohort.period
    clear: set[int] = set()
    for horizon in _seen(cohort) if table.row_totals[place] is not None else ():
        if any(table.cells[place, (horizon, kind)] is None for kind in Met._fields):
            break
        clear.add(horizon)
    return Cohort(
        cohort.country,
        cohort.period,
        table.row_totals[place],
        {},
        {h: one if h in clear else None for h, one in cohort.observed.items()},
        {h: one if h in clear else None for h, one in cohort.estimate.items()},
        frozenset(h for h, one in cohort.estimate.items() if h not in clear and one is not None),
    )


def _sql(day: date, frequency: Frequency, third_countries_only: bool) -> str:
    """Orders counted by State, period, time since the order became final, and what happened first."""
    asked = f"DATE '{day.isoformat()}'"
    elsewhere = "departed_on IS NOT NULL AND departed_to <> 'third_country'" if third_countries_only else "false"
    return f"""
WITH orders AS (
  SELECT country::VARCHAR AS country, order_final_on AS final,
    CASE WHEN {elsewhere} THEN NULL ELSE departed_on END AS departed,
    least({COMPETING}, CASE WHEN {elsewhere} THEN departed_on END) AS competing,
    {SUSPENDED} AS suspended
  FROM cases WHERE order_final_on <= {asked}
), first AS (
  SELECT country, final, CASE
      WHEN departed <= least({asked}, competing, suspended) THEN {DEPARTED}
      WHEN competing <= least({asked}, suspended) THEN {COMPETED} ELSE {LOST} END AS what,
    greatest(final, least({asked}, departed, competing, suspended)) AS happened
  FROM orders
), months AS (
  SELECT *, year(happened) * 12 + month(happened) - year(final) * 12 - month(final) AS n FROM first
), whole AS (
  SELECT *, CASE WHEN (final + INTERVAL (n) MONTH)::DATE <= happened THEN n ELSE n - 1 END AS m FROM months
)
SELECT country, date_trunc('{frequency.name.lower()}', final)::DATE AS start,
  m * {_MONTH} + (happened - (final + INTERVAL (m) MONTH)::DATE) AS time, what, count(*) AS n
FROM whole GROUP BY ALL
"""


__all__ = ["Cohort", "Estimate", "Met", "Observed", "aalen_johansen", "cohorts", "kept_back"]
