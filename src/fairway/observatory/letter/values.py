"""Where the checks get their values: the named indicators, evaluated on published figures as known on the day of those figures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import INDICATORS, evaluate
from fairway.observatory.indicators.grids import Figures
from fairway.observatory.letter.claims import Found, How, Lookup, Selection
from fairway.observatory.spans import Period


def lookup(figures: Figures) -> Lookup:
    """What gives `claims.check` its values. `figures` is a store, or a store as of a day.

    Raises NoSuchFigure when it is asked for an indicator or dimension that there is not. What was not known is None."""

    def look(chosen: Selection) -> Found | None:
        now = _found(chosen, chosen.period, figures)
        if now is None or chosen.baseline is None:
            return now
        base = _found(chosen, chosen.baseline, figures)
        if base is None or not base.value:
            return None
        days = [day for day in (now.vintage, base.vintage) if day]
        return Found(now.value / base.value - 1, max(days, default=None), now.source)

    return look


def _found(chosen: Selection, period: str, figures: Figures) -> Found | None:
    """One number over a period; None if any part of it is not known."""
    indicator = INDICATORS.get(chosen.indicator)
    if indicator is None:
        raise NoSuchFigure(f"There is no indicator '{chosen.indicator}': correct the letter's claims.toml.")
    strange = set(chosen.where) - set(indicator.dimensions)
    if strange:
        raise NoSuchFigure(f"{chosen.indicator} has no dimension '{min(strange)}': correct the letter's claims.toml.")
    first, _, last = period.partition("/")
    periods = list(Period.read(first).to(Period.read(last or first)))
    if len(periods) > 1 and chosen.how is not How.SUM:
        return None
    try:
        result = evaluate(indicator, figures, where=chosen.where, first=periods[0], last=periods[-1])
    except NoSuchFigure:  # on an early day nothing was known of the measure, or not of this route or country
        return None
    values = [result.value((), one) for one in periods]
    # A sum that lacks a reporter is another quantity than the one that the letter speaks of.
    if any(one.number is None or one.missing for one in values):
        return None
    total = sum((one.number for one in values if one.number is not None), Fraction(0))
    releases = sorted({release for one in values for release in one.releases})
    return Found(total, _latest(releases), ", ".join(releases))


def _latest(releases: list[str]) -> date | None:
    """The last day of knowledge among releases, whose names end in it: measure@2025-06-03, measure@2025-06-03#scope."""
    days = [date.fromisoformat(release.partition("@")[2].partition("#")[0]) for release in releases]
    return max(days, default=None)
