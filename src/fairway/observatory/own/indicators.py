"""Indicators that nobody can publish from totals: of orders that became final in a month, what share left within n months.

The only return rates here that follow the same persons. They run on an authority's own cases and on nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairway.observatory.indicators.declare import Indicator, catalogue
from fairway.observatory.indicators.formula import Ratio, Total
from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Unit
from fairway.observatory.own.counts import HORIZONS, OWN_MEASURES
from fairway.observatory.spans import Frequency


def _cohort(months: int) -> Indicator:
    return Indicator(
        name=f"cohort_return_rate_{months}_months",
        title=f"Cohort return rate within {months} months (own cases only)",
        points=(3,),
        definition=f"Of the orders to leave that became final in a month and were observed for {months} months, the share with "
        "confirmed departure by the day of the same number so many months later.",
        unit=Unit.SHARE,
        formula=Ratio(
            Total(f"own:cohort_departed_{months}_months"), Total(f"own:cohort_observed_{months}_months"), least=20
        ),
        dimensions=("country", "citizenship", "sex"),
        frequency=Frequency.MONTH,
        citation="Own cases; Directive 2008/115/EC Arts. 3(4), 8; no published table follows orders to their outcome",
        pitfalls=(
            "Own cases only: it cannot be set beside the ratio of returns to orders of one period.",
            "Orders suspended before anything else happened are left out; the estimate with censoring keeps them in while it can.",
            "A permit, a death or a withdrawn order stays in the lower number: it is not a return.",
            f"A month has a figure {months} months after its last day.",
            "Departures that nobody confirmed are missing.",
            "Departure to another Member State counts as well: the register says where to.",
        ),
    )


OWN_INDICATORS: Mapping[str, Indicator] = MappingProxyType(
    catalogue([[_cohort(months) for months in HORIZONS]], {**MEASURES, **OWN_MEASURES})
)
"""Indicators of own cases only, by name."""
