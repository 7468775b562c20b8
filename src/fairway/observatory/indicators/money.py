"""Money: what open tables of funding allow to be read off. Commitments of the letter are kept with the letter."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Level, Share
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_FUND = "EU Emergency Trust Fund for Africa, list of projects of January 2022"
_BUDGET = Level("eutf:budget")
_ALL_YEARS = "All years of the Fund together, dated 2022; committed to projects, not paid."

MONEY = (
    Indicator(
        name="trust_fund_africa_budget", title="Trust Fund for Africa, budget by country", points=(2, 7), unit=Unit.EURO_CENTS,
        frequency=Frequency.YEAR, definition="What the Fund committed to projects in a country.", formula=_BUDGET,
        dimensions=("country",), citation=_FUND,
        pitfalls=(_ALL_YEARS, "Projects of several countries without a share per country are left out."),
    ),
    Indicator(
        name="trust_fund_africa_share_of_country", title="Trust Fund for Africa, each country's share", points=(2, 7),
        unit=Unit.SHARE, frequency=Frequency.YEAR, definition="What the Fund committed in a country through all of it.",
        formula=Share(_BUDGET, over=("country",)), dimensions=("country",), citation=_FUND,
        pitfalls=(_ALL_YEARS, "Of projects that name their countries only."),
    ),
)  # fmt: skip
"""The indicators of money."""
