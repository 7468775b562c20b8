"""Point 3, returns: several rates by name and never one, because what is divided by what decides the figure."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Change, Ratio, Total
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_YEAR, _QUARTER = Frequency.YEAR, Frequency.QUARTER
_LAW = "Reg. (EC) 862/2007 Art. 7; Directive 2008/115/EC"
_YEARLY = f"Eurostat migr_eirtn and migr_eiord; {_LAW}"
_QUARTERLY = f"Eurostat migr_eirtn1 and migr_eiord1, as published in its quarterly texts; {_LAW}"
_NO_COHORT = "Not a cohort: those returned in a period are not those ordered to leave in it."
_LAGS = "Returns follow orders by months, so the rate rises when orders fall."
_REPEATED = "A person ordered to leave twice, or by two States, counts twice; an order that becomes a permit stays in."
_UNSEEN = "Departures that nobody recorded are missing from the returns."
_TEXTS = "Only the Union total, shown where no country is asked for, and the States that Eurostat's texts name."
_REVISED = "First releases are revised by up to 15 %: quote the vintage."
_NATIONAL = "National law differs on when an order is made: States are hard to compare."
_EU28 = "Without a country: the published total of the 28 States, which is not quite the sum of its parts."
_ORDERS, _RETURNS = Total("eurostat:orders_to_leave_totals"), Total("eurostat:returned_totals")
_ORDERS_CELLS, _RETURNS_CELLS = Total("eurostat:orders_to_leave_annual"), Total("eurostat:returned_annual")
_CELLS = "Added up from cells rounded to 5 each: the totals of orders_to_leave and its like are the published ones."
_THIRD = Total("eurostat:returned_third_country_annual")
_ORDERS_QUARTER = Total("eurostat:orders_to_leave_published")

POINT_3 = (
    Indicator(
        name="orders_to_leave", title="Persons ordered to leave", points=(3,), unit=Unit.PERSONS, frequency=_YEAR,
        definition="Persons found to be staying illegally and obliged to leave by a decision or act of the year.",
        formula=_ORDERS, dimensions=("country",), all_of="EU28", citation=f"Eurostat migr_eiord; {_LAW}",
        pitfalls=(_REPEATED, _NATIONAL, _EU28),
    ),
    Indicator(
        name="orders_to_leave_quarterly", title="Persons ordered to leave, by quarter", points=(3,), unit=Unit.PERSONS,
        frequency=_QUARTER, definition="Persons obliged to leave by a decision or act of the quarter, as published.",
        formula=_ORDERS_QUARTER, dimensions=("country",), all_of="EU27", citation=f"Eurostat migr_eiord1; {_LAW}",
        pitfalls=(_TEXTS, _REVISED, _REPEATED),
    ),
    Indicator(
        name="returns_to_third_countries", title="Persons returned to a third country", points=(3, 4), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Persons who left for a country outside the Union in the year, following an order to leave.",
        formula=_THIRD, dimensions=("country", "citizenship"), citation=f"Eurostat migr_eirtn; {_LAW}",
        pitfalls=(_UNSEEN, "The country of return is mostly that of citizenship, not always.",
                  "Nil and not reported are both left out of the table."),
    ),
    Indicator(
        name="returns_to_third_countries_change_year", title="Returns to third countries against the year before", points=(3, 4),
        unit=Unit.SHARE, frequency=_YEAR, definition="By how much returns to third countries exceed those of the year before.",
        formula=Change(_THIRD), dimensions=("country", "citizenship"), citation=f"Eurostat migr_eirtn; {_LAW}",
        pitfalls=("2020 and 2021 are years of grounded flights.", "Only States that report in both years are compared.", _UNSEEN),
    ),
    Indicator(
        name="returns_to_third_countries_quarterly", title="Persons returned to a third country, by quarter", points=(3,),
        unit=Unit.PERSONS, frequency=_QUARTER, definition="Persons who left for a third country in the quarter, as published.",
        formula=Total("eurostat:returned_third_country_published"), dimensions=("country",), all_of="EU27",
        citation=f"Eurostat migr_eirtn1; {_LAW}", pitfalls=(_TEXTS, _REVISED, _UNSEEN),
    ),
    Indicator(
        name="returns_to_all_destinations", title="Persons returned, to any country", points=(3,), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Persons who left in the year following an order to leave, also to another Member State.",
        formula=_RETURNS, dimensions=("country",), all_of="EU28", citation=f"Eurostat migr_eirtn; {_LAW}",
        pitfalls=("Includes persons who went to another Member State.", _UNSEEN, _EU28),
    ),
    Indicator(
        name="return_rate_third_countries", title="Return rate, third countries only", points=(3,), unit=Unit.SHARE,
        frequency=_YEAR, definition="Persons returned to a third country in the year through persons ordered to leave in the year.",
        formula=Ratio(_THIRD, _ORDERS, least=100), dimensions=("country",), citation=_YEARLY,
        pitfalls=(_NO_COHORT, _LAGS, _REPEATED, _UNSEEN, _NATIONAL,
                  "Always lower than the rate over all destinations: the letter's 20 % is of this kind."),
    ),
    Indicator(
        name="return_rate_all_destinations", title="Return rate, all destinations", points=(3,), unit=Unit.SHARE, frequency=_YEAR,
        definition="Persons returned to any country in the year through persons ordered to leave in the year.",
        formula=Ratio(_RETURNS, _ORDERS, least=100), dimensions=("country",), all_of="EU28", citation=_YEARLY,
        pitfalls=("Includes returns to other Member States: never set it beside the rate for third countries.",
                  _NO_COHORT, _LAGS, _REPEATED, _EU28),
    ),
    Indicator(
        name="return_rate_by_citizenship", title="Return rate to third countries, by citizenship", points=(3, 4), unit=Unit.SHARE,
        frequency=_YEAR,
        definition="Persons of a citizenship returned to a third country through those of it ordered to leave in the year.",
        formula=Ratio(_THIRD, _ORDERS_CELLS, least=100), dimensions=("citizenship", "country"),
        citation=f"{_YEARLY}; Reg. (EC) 810/2009 Art. 25a(2)(a)",
        pitfalls=("Doubtful below 100 orders, and marked so.", "Citizenship as declared or presumed differs between the two tables.",
                  _NO_COHORT, _LAGS, _UNSEEN),
    ),
    Indicator(
        name="return_rate_quarterly", title="Return rate of a quarter, third countries only", points=(3,), unit=Unit.SHARE,
        frequency=_QUARTER, definition="Persons returned to a third country in the quarter through persons ordered to leave in it.",
        formula=Ratio(Total("eurostat:returned_third_country_published"), _ORDERS_QUARTER, least=100), dimensions=("country",), all_of="EU27",
        citation=_QUARTERLY, pitfalls=(_NO_COHORT, _LAGS, _TEXTS, _REVISED),
    ),
    Indicator(
        name="return_rate_quarterly_all_destinations", title="Return rate of a quarter, all destinations", points=(3,),
        unit=Unit.SHARE, frequency=_QUARTER,
        definition="Persons returned to any country in the quarter through persons ordered to leave in it.",
        formula=Ratio(Total("eurostat:returned_published"), _ORDERS_QUARTER, least=100), dimensions=("country",), all_of="EU27",
        citation=_QUARTERLY,
        pitfalls=("Eurostat's headline until the first quarter of 2024; another series than the later one.",
                  _NO_COHORT, _LAGS, _TEXTS, _REVISED),
    ),
    Indicator(
        name="returns_share_to_third_countries", title="Share of returns that went to a third country", points=(3,),
        unit=Unit.SHARE, frequency=_YEAR, definition="Persons returned to a third country through persons returned to any country.",
        formula=Ratio(_THIRD, _RETURNS, least=100), dimensions=("country",), citation=f"Eurostat migr_eirtn; {_LAW}",
        pitfalls=("It tells how far the two return rates lie apart.", "Two vintages of the same table: small differences are theirs."),
    ),
    Indicator(
        name="orders_to_leave_by_citizenship", title="Persons ordered to leave, by citizenship", points=(3, 4), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Persons of a citizenship obliged to leave by a decision or act of the year.",
        formula=_ORDERS_CELLS, dimensions=("citizenship", "country"), citation=f"Eurostat migr_eiord; {_LAW}",
        pitfalls=(_CELLS, _REPEATED, _NATIONAL),
    ),
    Indicator(
        name="returns_to_all_destinations_by_citizenship", title="Persons returned to any country, by citizenship", points=(3, 4),
        unit=Unit.PERSONS, frequency=_YEAR,
        definition="Persons of a citizenship who left in the year following an order to leave, also to another Member State.",
        formula=_RETURNS_CELLS, dimensions=("citizenship", "country"), citation=f"Eurostat migr_eirtn; {_LAW}",
        pitfalls=(_CELLS, "Includes persons who went to another Member State.", _UNSEEN),
    ),
    Indicator(
        name="return_rate_all_destinations_by_citizenship", title="Return rate over all destinations, by citizenship",
        points=(3, 4), unit=Unit.SHARE, frequency=_YEAR,
        definition="Persons of a citizenship returned to any country through those of it ordered to leave in the year.",
        formula=Ratio(_RETURNS_CELLS, _ORDERS_CELLS, least=100), dimensions=("citizenship", "country"), citation=_YEARLY,
        pitfalls=("Doubtful below 100 orders, and marked so.", _CELLS, _NO_COHORT, _LAGS),
    ),
)  # fmt: skip
"""The indicators of point 3. The rates of cohorts (3, 6, 12, 24 months) come from an authority's own cases."""
