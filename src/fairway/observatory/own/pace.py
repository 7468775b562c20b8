"""How long decisions take and how they end, by the period of the decision: exact rates and exact medians.

Cases are first counted by their days, so that a median over any number of rows needs room for the days alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fairway.errors import NoSuchFigure
from fairway.observatory.observations import Key
from fairway.observatory.own.cases import CaseRows
from fairway.observatory.own.suppress import THRESHOLD, suppress
from fairway.observatory.spans import Frequency, Period

MERITS = ("recognised", "complementary", "rejected")
DIMENSIONS = ("country", "citizenship", "sex")


@dataclass(frozen=True, slots=True)
class Pace:
    """First-instance decisions of one period. None is kept back.

    decided       with every outcome, closed cases included
    protected     refugee status or other protection
    on_merits     protected or refused
    median_days   from lodging to the decision, over decisions whose lodging is known; half a day where the two middle ones differ
                  by an odd number"""

    decided: int | None
    protected: int | None
    on_merits: int | None
    median_days: Fraction | None

    @property
    def rate(self) -> Fraction | None:
        """Protected through decided on the merits; None if unknown, kept back or through nil."""
        return Fraction(self.protected, self.on_merits) if self.protected is not None and self.on_merits else None


def pace(
    rows: CaseRows, day: date, *, by: Sequence[str] = (), frequency: Frequency = Frequency.QUARTER
) -> dict[tuple[Key, Period], Pace]:
    """Pace by some dimensions and by the period of the decision, for periods that are over on the day. Nothing is kept back.

    by   among country, citizenship and sex. Raises NoSuchFigure."""
    for dimension in by:
        if dimension not in DIMENSIONS:
            raise NoSuchFigure(f"pace has no dimension '{dimension}'. It has: {', '.join(DIMENSIONS)}.")
    if frequency not in (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR):
        raise NoSuchFigure("pace is by month, quarter or year.")
    here = Period.holding(day, frequency)
    over = here if here.last <= day else here.back(1)
    keys = "".join(f"coalesce({dimension}::VARCHAR, 'unknown') AS k{i}, " for i, dimension in enumerate(by))
    found: dict[tuple[Key, Period], list[tuple[int | None, str, int]]] = {}
    for *key, start, days, outcome, n in rows.ask(
        f"SELECT {keys}date_trunc('{frequency.name.lower()}', decided_on)::DATE AS start, decided_on - lodged_on AS days,"
        f" outcome::VARCHAR, count(*) FROM cases WHERE decided_on <= DATE '{over.last}' GROUP BY ALL"
    ):
        found.setdefault((tuple(key), Period(start, frequency)), []).append((days, outcome, n))
    return {place: _pace(counted) for place, counted in sorted(found.items())}


def _pace(counted: Sequence[tuple[int | None, str, int]]) -> Pace:
    def those(*outcomes: str) -> int:
        return sum(n for _, outcome, n in counted if outcome in outcomes)

    by_days: dict[int, int] = {}
    for days, _, n in counted:
        if days is not None:
            by_days[days] = by_days.get(days, 0) + n
    return Pace(sum(n for _, _, n in counted), those(*MERITS[:2]), those(*MERITS), median(by_days))


def median(counts: Mapping[int, int]) -> Fraction | None:
    """The exact median of values that occur so many times; the mean of the middle two where they are even in number.

    >>> median({10: 1, 13: 1}), median({1: 5, 100: 4}), median({})
    (Fraction(23, 2), Fraction(1, 1), None)
    """
    total, passed = sum(counts.values()), 0
    low: int | None = None
    for value in sorted(counts):
        passed += counts[value]
        if low is None and 2 * passed >= total:
            low = value
        if low is not None and 2 * passed > total:
            return Fraction(low + value, 2)
    return None


def kept_back(
    found: Mapping[tuple[Key, Period], Pace], *, threshold: int = THRESHOLD
) -> dict[tuple[Key, Period], Pace]:
    """The same as it may be shown: by row and period, whatever rests on a small count or would give one away is None."""
    counts: dict[tuple[tuple[Key, Period], str], int] = {}
    for place, one in found.items():
        protected, merits = one.protected or 0, one.on_merits or 0
        counts |= {(place, "protected"): protected, (place, "refused"): merits - protected}
        counts[place, "closed"] = (one.decided or 0) - merits
    shown = suppress(counts, threshold=threshold)
    made = {}
    for place, one in found.items():
        clear = {what: shown.cells[place, what] is not None for what in ("protected", "refused", "closed")}
        whole = shown.row_totals[place] is not None
        made[place] = Pace(
            one.decided if whole else None,
            one.protected if clear["protected"] else None,
            one.on_merits if clear["protected"] and clear["refused"] else None,
            one.median_days if whole else None,
        )
    return made
