"""Point 7, new ways: resettlement and protection on the way. Return hubs and protocols have no published series yet."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Change, Share, Total
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency
from fairway.reference.countries import EU27

_SOLUTIONS = "UNHCR Refugee Data Finder, solutions; Reg. (EU) 2024/1350"
_RESETTLED = Total("unhcr:resettlement", {"country": tuple(sorted(EU27))})

POINT_7 = (
    Indicator(
        name="resettled_refugees", title="Refugees resettled to the Union", points=(7, 8), unit=Unit.PERSONS,
        frequency=Frequency.YEAR, definition="Refugees admitted to one of the 27 Member States for resettlement in the year.",
        formula=_RESETTLED, dimensions=("country", "origin"), citation=_SOLUTIONS,
        pitfalls=("By governments' figures; humanitarian admission is counted by some and not by others.",
                  "Arrivals of the year, not places promised."),
    ),
    Indicator(
        name="resettled_refugees_change_year", title="Resettlement to the Union against the year before", points=(7,),
        unit=Unit.SHARE, frequency=Frequency.YEAR, definition="By how much resettlement exceeds that of the year before.",
        formula=Change(_RESETTLED), dimensions=("country", "origin"), citation=_SOLUTIONS,
        pitfalls=("2020 is the year of the pandemic.", "Only States with figures in both years are compared."),
    ),
    Indicator(
        name="resettlement_share_of_country", title="Each country's share of the world's resettlement", points=(7,),
        unit=Unit.SHARE, frequency=Frequency.YEAR, definition="Refugees resettled to a country through those resettled anywhere.",
        formula=Share(Total("unhcr:resettlement"), over=("country",)), dimensions=("country", "origin"), citation=_SOLUTIONS,
        pitfalls=("Of resettlement only: neighbours of a war host far more people.", "Ask by country or for one."),
    ),
)  # fmt: skip
"""The indicators of point 7."""
