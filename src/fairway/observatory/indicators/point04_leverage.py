"""Point 4, leverage: visas, and what Article 25a of the Visa Code and the suspension of visa-free travel look at."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Change, Ratio, Sum, Total
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_YEAR = Frequency.YEAR
_TABLE = "European Commission, visa statistics for consulates; Reg. (EC) 810/2009 Art. 46 and Annex XII"
_CONSULATE = "By the country where the consulate stands, not by nationality: many apply abroad."
_SEASON = "2020 and 2021 are tiny: most consulates were shut."
_REPRESENTED = "One consulate may act for several States."
_DIMENSIONS = ("country", "consulate")
_ISSUED, _REFUSED = Total("dghome:uniform_visas_issued"), Total("dghome:uniform_visas_refused")
_APPLIED = Total("dghome:uniform_visas_applied")
_TRANSIT_REFUSED, _TRANSIT_ISSUED = Total("dghome:transit_visas_refused"), Total("dghome:transit_visas_issued")

POINT_4 = (
    Indicator(
        name="visas_applied_for", title="Short-stay visas applied for", points=(4,), unit=Unit.VISAS, frequency=_YEAR,
        definition="Applications for uniform short-stay visas lodged at consulates of Schengen States.", formula=_APPLIED,
        dimensions=_DIMENSIONS, citation=_TABLE, pitfalls=(_CONSULATE, _SEASON, _REPRESENTED),
    ),
    Indicator(
        name="visas_applied_for_change_year", title="Short-stay visas applied for against the year before", points=(4,),
        unit=Unit.SHARE, frequency=_YEAR, definition="By how much the applications of a year exceed those of the year before.",
        formula=Change(_APPLIED), dimensions=_DIMENSIONS, citation=_TABLE,
        pitfalls=(_SEASON, "New Schengen States come into the table: only those in both years are compared."),
    ),
    Indicator(
        name="visas_issued", title="Short-stay visas issued", points=(4,), unit=Unit.VISAS, frequency=_YEAR,
        definition="Uniform short-stay visas issued, multiple-entry ones included.", formula=_ISSUED, dimensions=_DIMENSIONS,
        citation=_TABLE, pitfalls=(_CONSULATE, "Visas, not travellers: one visa may serve many journeys."),
    ),
    Indicator(
        name="visa_refusal_rate", title="Visa refusal rate", points=(4, 6), unit=Unit.SHARE, frequency=_YEAR,
        definition="Uniform short-stay visas not issued, through those issued and not issued.",
        formula=Ratio(_REFUSED, Sum((_ISSUED, _REFUSED)), least=100), dimensions=_DIMENSIONS, citation=_TABLE,
        pitfalls=("Of decisions, not of applications: some applications stay open or are withdrawn.", _CONSULATE, _SEASON,
                  "Who expects a refusal does not apply: the rate is no measure of need."),
    ),
    Indicator(
        name="visas_multiple_entry_share", title="Share of visas that allow several entries", points=(4,), unit=Unit.SHARE,
        frequency=_YEAR, definition="Multiple-entry uniform visas through all uniform visas issued.",
        formula=Ratio(Total("dghome:multiple_entry_visas_issued"), _ISSUED, least=100), dimensions=_DIMENSIONS,
        citation=f"{_TABLE}; Art. 24", pitfalls=("Germany counted only the longer ones in 2014 and 2015.", _CONSULATE,
                                                "A measure under Art. 25a may suspend them: see the decisions of the Council."),
    ),
    Indicator(
        name="transit_visa_refusal_rate", title="Airport transit visa refusal rate", points=(4,), unit=Unit.SHARE, frequency=_YEAR,
        definition="Airport transit visas not issued, through those issued and not issued.",
        formula=Ratio(_TRANSIT_REFUSED, Sum((_TRANSIT_ISSUED, _TRANSIT_REFUSED)), least=100), dimensions=_DIMENSIONS,
        citation=_TABLE, pitfalls=("Few in most consulates: doubtful below 100, and marked so.", _CONSULATE),
    ),
)  # fmt: skip
"""The indicators of point 4. Recognition by origin and returns by citizenship serve it too."""
