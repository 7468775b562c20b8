"""Point 8, the Middle East: the displaced by origin, where they are hosted, and who returned. For any origin, not one region."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import THOUSAND, Level, PerMillion, Sum, Total
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_YEAR = Frequency.YEAR
_POPULATION = "UNHCR Refugee Data Finder, population; Convention of 1951"
_SMALL = "Counts of 1 to 4 are shown as 5."
_NOT_UNRWA = "Palestine refugees under UNRWA's mandate are not in it: see palestine_refugees."
_REFUGEES, _IDPS = Level("unhcr:refugees"), Level("unhcr:idps")

POINT_8 = (
    Indicator(
        name="displaced_by_origin", title="Refugees and asylum-seekers by origin", points=(8, 9), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Refugees and asylum-seekers from a country, outside it, at the end of the year.",
        formula=Sum((_REFUGEES, Level("unhcr:asylum_seekers"))), dimensions=("origin",), citation=_POPULATION,
        pitfalls=("An origin of which the table has refugees but no asylum-seekers, or the reverse, is not known.",
                  "Outside the country only; by host country see refugees_hosted; for those displaced inside see internally_displaced.",
                  "A year's end: the displacement of autumn 2024 shows in 2024 and partly undone later.", _SMALL, _NOT_UNRWA),
    ),
    Indicator(
        name="internally_displaced", title="Internally displaced persons", points=(8, 9), unit=Unit.PERSONS, frequency=_YEAR,
        definition="Persons displaced inside their country and of concern to UNHCR, at the end of the year.", formula=_IDPS,
        dimensions=("origin",), citation="UNHCR Refugee Data Finder, population",
        pitfalls=("Only where UNHCR is engaged: fewer than all who are displaced.", _SMALL),
    ),
    Indicator(
        name="refugees_hosted", title="Refugees hosted", points=(8, 9), unit=Unit.PERSONS, frequency=_YEAR,
        definition="Refugees in a country at the end of the year, people in a refugee-like situation included.",
        formula=_REFUGEES, dimensions=("country", "origin"), citation=_POPULATION,
        pitfalls=("As registered: Lebanon stopped new registration in 2015, so more are there.",
                  "People under temporary protection are among them in Europe.", _SMALL, _NOT_UNRWA),
    ),
    Indicator(
        name="refugees_hosted_per_thousand", title="Refugees hosted per 1,000 inhabitants", points=(8,), unit=Unit.NUMBER,
        frequency=_YEAR, definition="Refugees in a country at the end of the year for each thousand inhabitants.",
        formula=PerMillion(_REFUGEES, Level("worldbank:population"), each=THOUSAND), dimensions=("country", "origin"),
        citation=f"{_POPULATION}; World Bank SP.POP.TOTL", counted="per 1,000 inhabitants",
        pitfalls=("Population is an estimate at mid-year, in which the refugees are mostly included.", _NOT_UNRWA),
    ),
    Indicator(
        name="newly_displaced_across_borders", title="Newly displaced across borders", points=(8,), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Persons newly counted in the year as refugees, asylum-seekers or in need of protection abroad.",
        formula=Total("unhcr:new_displacement"), dimensions=("origin", "country", "status"),
        citation="UNHCR Refugee Data Finder, forced displacement flows",
        pitfalls=("An asylum application in a second country counts there again.", _SMALL),
    ),
    Indicator(
        name="returned_refugees", title="Refugees who returned", points=(8, 9), unit=Unit.PERSONS, frequency=_YEAR,
        definition="Refugees who returned to their country of origin in the year.", formula=Total("unhcr:returned_refugees"),
        dimensions=("origin", "country"), citation="UNHCR Refugee Data Finder, solutions",
        pitfalls=("It does not say that the return was free, safe or lasting.", "`country` is where they returned from."),
    ),
    Indicator(
        name="palestine_refugees", title="Palestine refugees registered with UNRWA", points=(8,), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Persons registered with UNRWA as Palestine refugees at the end of the year.",
        formula=Level("unrwa:registered_refugees"), dimensions=("country",),
        citation="UNRWA's registrations as listed by UNHCR",
        pitfalls=("Another mandate and definition: not among UNHCR's refugees.", "Registered, wherever they live now."),
    ),
)  # fmt: skip
"""The indicators of point 8."""
