"""Point 9, Ukraine: people under temporary protection, by State and per head, and how the number moves."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import THOUSAND, Change, Level, PerMillion, Share, TopShare
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_MONTH = Frequency.MONTH
_TABLE = "Eurostat migr_asytpsm; Directive 2001/55/EC; Decision (EU) 2022/382"
_CLEAN_UPS = "Falls in Poland 2022-10, Czechia 2023-03, Bulgaria 2024-02 and Germany 2024-07 are register clean-ups, not departures."
_MISSING = "A State that does not report in a month is named, not counted as nil as in the published total."
_BENEFICIARIES = Level("eurostat:temporary_protection")

POINT_9 = (
    Indicator(
        name="temporary_protection_beneficiaries", title="Persons under temporary protection", points=(9,), unit=Unit.PERSONS,
        frequency=_MONTH, definition="Persons with temporary protection at the end of the month, of all citizenships.",
        formula=_BENEFICIARIES, dimensions=("country",), citation=_TABLE,
        pitfalls=(_CLEAN_UPS, _MISSING, "With Norway, Switzerland, Iceland and Liechtenstein unless Member States are asked for.",
                  "Registered, not present: who left without a word stays in many registers."),
    ),
    Indicator(
        name="temporary_protection_ukrainians", title="Ukrainians under temporary protection", points=(9,), unit=Unit.PERSONS,
        frequency=_MONTH, definition="Ukrainians with temporary protection at the end of the month.",
        formula=Level("eurostat:temporary_protection_ukrainians"), dimensions=("country",), citation=_TABLE,
        pitfalls=(_CLEAN_UPS, _MISSING, "About one in fifty of those protected has another citizenship."),
    ),
    Indicator(
        name="temporary_protection_change_month", title="Temporary protection against the month before", points=(9,),
        unit=Unit.SHARE, frequency=_MONTH, definition="By how much the number at the end of a month exceeds that of the month before.",
        formula=Change(_BENEFICIARIES, back="period"), dimensions=("country",), citation=_TABLE,
        pitfalls=(_CLEAN_UPS, "Only States that report in both months are compared."),
    ),
    Indicator(
        name="temporary_protection_change_year", title="Temporary protection against the year before", points=(9,),
        unit=Unit.SHARE, frequency=_MONTH, definition="By how much the number at the end of a month exceeds that of a year before.",
        formula=Change(_BENEFICIARIES), dimensions=("country",), citation=_TABLE,
        pitfalls=(_CLEAN_UPS, "Only States that report in both months are compared: Germany is out before August 2023."),
    ),
    Indicator(
        name="temporary_protection_per_thousand", title="Temporary protection per 1,000 inhabitants", points=(9,),
        unit=Unit.NUMBER, frequency=_MONTH,
        definition="Persons with temporary protection at the end of the month for each thousand inhabitants on 1 January.",
        formula=PerMillion(_BENEFICIARIES, Level("eurostat:population"), each=THOUSAND), dimensions=("country",),
        citation=f"{_TABLE}; demo_gind", counted="per 1,000 inhabitants",
        pitfalls=(_CLEAN_UPS, "The population of 2023 on holds many of them already, where they were registered as residents."),
    ),
    Indicator(
        name="temporary_protection_share_of_country", title="Each State's share of temporary protection", points=(9,),
        unit=Unit.SHARE, frequency=_MONTH, definition="Persons protected in a State through those protected in all that report.",
        formula=Share(_BENEFICIARIES, over=("country",)), dimensions=("country",), citation=_TABLE,
        pitfalls=("Where a large State does not report, all other shares are too high: see who is missing.", _CLEAN_UPS),
    ),
    Indicator(
        name="temporary_protection_top_five_share", title="Share of the five States with most temporary protection", points=(9,),
        unit=Unit.SHARE, frequency=_MONTH, definition="What part of all protected persons live in the five States with most of them.",
        formula=TopShare(_BENEFICIARIES, over="country", n=5), dimensions=(), citation=_TABLE,
        pitfalls=("Not comparable before August 2022, when Germany is missing.", _CLEAN_UPS),
    ),
)  # fmt: skip
"""The indicators of point 9."""
