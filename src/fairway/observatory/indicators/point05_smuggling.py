"""Point 5, smuggling: what open figures show of it, which is little. Financial investigations are no statistic."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Monthly, Ratio, Total, Window
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_HOME_OFFICE = "Home Office of the United Kingdom, daily series"
_BOATS, _PERSONS = Monthly(Total("uk:small_boats")), Monthly(Total("uk:small_boat_arrivals"))

POINT_5 = (
    Indicator(
        name="small_boats", title="Small boats arrived in the United Kingdom", points=(5,), unit=Unit.BOATS,
        frequency=Frequency.MONTH, definition="Small boats that reached the United Kingdom over the Channel, by month.",
        formula=_BOATS, dimensions=(), citation=_HOME_OFFICE,
        pitfalls=("Boats that turned back or were stopped in France are not in it.", "A matter of calm days first."),
    ),
    Indicator(
        name="persons_per_small_boat", title="Persons in a small boat", points=(5,), unit=Unit.NUMBER,
        frequency=Frequency.MONTH, definition="Persons arrived by small boat over twelve months, for each boat.",
        formula=Ratio(Window(_PERSONS, 12), Window(_BOATS, 12)), dimensions=(), citation=_HOME_OFFICE,
        counted="persons per boat",
        pitfalls=("A sign of how smugglers load boats, and of danger; no count of smugglers.",
                  "A mean: single boats carry far more."),
    ),
)  # fmt: skip
"""The indicators of point 5."""
