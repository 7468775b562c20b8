"""Point 2, partnerships: detections by route, landings and arrivals, and the dead and missing on the way."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import (
    THOUSAND,
    Change,
    Counted,
    FirstPublished,
    Formula,
    Minus,
    Monthly,
    MonthToDate,
    Ratio,
    Share,
    Total,
    Window,
    YearToDate,
)
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

_MONTH, _DAY = Frequency.MONTH, Frequency.DAY
_FRONTEX = "Frontex, monthly detections of irregular border-crossings; Reg. (EU) 2019/1896"
_BULLETIN = "Ministry of the Interior of Italy, statistical bulletin of the 15th and the last day of the month"
_DTM = "IOM Displacement Tracking Matrix, arrivals to Europe"
_MISSING_MIGRANTS = "IOM Missing Migrants Project"
_NOT_PERSONS = "Detections, not persons: who crosses twice, or on two routes, is counted twice."
_REVISED = "The latest months are revised with every publication: compare within one vintage."
_WHY = "A fall or rise has many causes; the figure names none of them."
_LOWER_BOUND = "A lower bound: only what somebody reported; whole boats are never known of."
_TWO_NATURES = (
    "The dead were on their way and the detected arrived: the two are counted by different people in different ways."
)
_ROUTE_DIMENSIONS = ("route", "border_type", "citizenship")
_DETECTIONS = Total("frontex:detections")
_BY_SEA = Total("frontex:detections", {"border_type": "sea"})
_LANDINGS = Total("italy:landings")
_DEATHS = Total("iom:deaths_at_sea")
_SEA_ROUTES = ("Central Mediterranean", "Eastern Mediterranean", "Western African", "Western Mediterranean")


def _revised(measure: str) -> Formula:
    """By how much what is said now of a month exceeds what was said first."""
    now: Counted = Total(measure)
    then: Counted = FirstPublished(measure)
    return Ratio(Minus(Monthly(now), Monthly(then)), Monthly(then))


POINT_2 = (
    Indicator(
        name="detections", title="Detections of irregular border-crossing", points=(2, 6), unit=Unit.DETECTIONS, frequency=_MONTH,
        definition="Irregular crossings of the Union's external borders that were detected between border posts, by month.",
        formula=_DETECTIONS, dimensions=_ROUTE_DIMENSIONS, citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, _REVISED, "What is not detected is not counted: more guards can mean more detections.",
                  "Crossings through a border post, as at Ceuta in May 2021, are hardly in it."),
    ),
    Indicator(
        name="detections_change_year_to_date", title="Detections since January against the year before", points=(2, 6),
        unit=Unit.SHARE, frequency=_MONTH,
        definition="Detections from January to the month, against the same months of the year before.",
        formula=Change(YearToDate(_DETECTIONS)), dimensions=_ROUTE_DIMENSIONS, citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, _REVISED, _WHY, "Ask for September to compare with the letter."),
    ),
    Indicator(
        name="detections_by_sea", title="Detections at sea borders", points=(2,), unit=Unit.DETECTIONS, frequency=_MONTH,
        definition="Irregular crossings detected at sea borders, by month.", formula=_BY_SEA,
        dimensions=("route", "citizenship"), citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, _REVISED, "People rescued on the high seas count where they are landed."),
    ),
    Indicator(
        name="detections_by_sea_change_year_to_date", title="Detections at sea since January against the year before", points=(2,),
        unit=Unit.SHARE, frequency=_MONTH,
        definition="Detections at sea borders from January to the month, against the same months of the year before.",
        formula=Change(YearToDate(_BY_SEA)), dimensions=("route", "citizenship"), citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, _REVISED, _WHY,
                  "Spain by sea is Western Mediterranean and Western African together, not the mean of their changes."),
    ),
    Indicator(
        name="detections_by_land", title="Detections at land borders", points=(2, 6), unit=Unit.DETECTIONS, frequency=_MONTH,
        definition="Irregular crossings detected at land borders, by month.",
        formula=Total("frontex:detections", {"border_type": "land"}), dimensions=("route", "citizenship"), citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, _REVISED, "One journey over the Balkans can be detected at several borders."),
    ),
    Indicator(
        name="detections_change_year", title="Detections of a month against the year before", points=(2, 6), unit=Unit.SHARE,
        frequency=_MONTH, definition="Detections of a month against the same month of the year before.",
        formula=Change(_DETECTIONS), dimensions=_ROUTE_DIMENSIONS, citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, _REVISED, "One month is mostly weather: see the figure since January.", _WHY),
    ),
    Indicator(
        name="detections_last_twelve_months", title="Detections over twelve months", points=(2,), unit=Unit.DETECTIONS,
        frequency=_MONTH, definition="Detections of the month and the eleven before it.", formula=Window(_DETECTIONS, 12),
        dimensions=_ROUTE_DIMENSIONS, citation=_FRONTEX, pitfalls=(_NOT_PERSONS, "A turn shows late in it."),
    ),
    Indicator(
        name="detections_share_of_route", title="Each route's share of detections", points=(2,), unit=Unit.SHARE, frequency=_MONTH,
        definition="Detections on a route over twelve months through detections on all routes over the same months.",
        formula=Share(Window(_DETECTIONS, 12), over=("route",)), dimensions=("route", "citizenship"), citation=_FRONTEX,
        pitfalls=(_NOT_PERSONS, "A share can rise while the number falls."),
    ),
    Indicator(
        name="detections_share_by_sea", title="Share of detections by land and by sea", points=(2,), unit=Unit.SHARE,
        frequency=_MONTH, definition="Detections at one kind of border over twelve months through those at both.",
        formula=Share(Window(_DETECTIONS, 12), over=("border_type",)), dimensions=("border_type", "route", "citizenship"),
        citation=_FRONTEX, pitfalls=(_NOT_PERSONS, "Without a border type it is 1: ask by border_type."),
    ),
    Indicator(
        name="detections_announced", title="Detections from January to September as announced", points=(2,), unit=Unit.DETECTIONS,
        frequency=Frequency.YEAR, definition="The rounded figures that Frontex announced on 15 October 2024, a day after the letter.",
        formula=Total("frontex:detections_announced"), dimensions=("route",), citation="Frontex, announcement of 15 October 2024",
        pitfalls=("The year stands for January to September.", "Rounded, and revised since: see detections."),
    ),
    Indicator(
        name="landings", title="Persons landed in Italy", points=(2, 7), unit=Unit.PERSONS, frequency=_DAY,
        definition="Persons landed on the coasts of Italy, by day.", formula=_LANDINGS, dimensions=(), citation=_BULLETIN,
        pitfalls=("Days after a bulletin are not yet published, though it prints 0 for them.",
                  "Days are revised from one bulletin to the next.", "Italy only, not the route: Malta is not in it."),
    ),
    Indicator(
        name="landings_month_to_date", title="Persons landed in Italy since the first of the month", points=(2, 7),
        unit=Unit.PERSONS, frequency=_DAY, definition="Persons landed from the first of the month to the day.",
        formula=MonthToDate(_LANDINGS), dimensions=(), citation=_BULLETIN,
        pitfalls=("Two months are compared at the same day only.", "Unknown from the first day that is not yet published."),
    ),
    Indicator(
        name="landings_monthly", title="Persons landed in Italy by month", points=(2, 7), unit=Unit.PERSONS, frequency=_MONTH,
        definition="Persons landed in the month, where every day of it is known.", formula=Monthly(_LANDINGS), dimensions=(),
        citation=_BULLETIN, pitfalls=("Days add up to about 2 % less than the Ministry's own totals for a year.",),
    ),
    Indicator(
        name="landings_change_year_to_date", title="Landings in Italy since January against the year before", points=(2, 7),
        unit=Unit.SHARE, frequency=_DAY,
        definition="Persons landed from 1 January to the day, against the same days of the year before.",
        formula=Change(YearToDate(_LANDINGS)), dimensions=(), citation=_BULLETIN,
        pitfalls=(_WHY, "Provisional for the last days before a bulletin."),
    ),
    Indicator(
        name="landings_revision", title="Revision of a month's landings", points=(2,), unit=Unit.SHARE, frequency=_MONTH,
        definition="By how much the newest figures of a month exceed those first published.", formula=_revised("italy:landings"),
        dimensions=(), citation=_BULLETIN,
        pitfalls=("First published means the oldest bulletin held here.", "It says how far the latest month may still move."),
    ),
    Indicator(
        name="arrivals", title="Arrivals by land and sea", points=(2,), unit=Unit.PERSONS, frequency=_MONTH,
        definition="Persons registered as arriving in Bulgaria, Cyprus, Greece, Italy, Malta and Spain, by month.",
        formula=Total("iom:arrivals"), dimensions=("country",), citation=_DTM,
        pitfalls=("Six States only.", "Until December 2023: not the months that the letter speaks of.",
                  "Registered arrivals, so not Frontex's detections: the two are never mixed in one comparison."),
    ),
    Indicator(
        name="arrivals_change_year_to_date", title="Arrivals since January against the year before", points=(2,), unit=Unit.SHARE,
        frequency=_MONTH, definition="Arrivals from January to the month, against the same months of the year before.",
        formula=Change(YearToDate(Total("iom:arrivals"))), dimensions=("country",), citation=_DTM,
        pitfalls=("Six States only; those that report in both years are compared.", _WHY),
    ),
    Indicator(
        name="small_boat_arrivals", title="Arrivals in the United Kingdom by small boat", points=(2, 5), unit=Unit.PERSONS,
        frequency=_DAY, definition="Persons detected crossing the Channel in small boats, by day.",
        formula=Total("uk:small_boat_arrivals"), dimensions=(), citation="Home Office of the United Kingdom, daily series",
        pitfalls=("Arrivals in the United Kingdom: those stopped in France are not in it.", "The last days are provisional."),
    ),
    Indicator(
        name="small_boat_arrivals_change_year_to_date", title="Small-boat arrivals since January against the year before",
        points=(2, 5), unit=Unit.SHARE, frequency=_MONTH,
        definition="Arrivals by small boat from January to the month, against the same months of the year before.",
        formula=Change(YearToDate(Monthly(Total("uk:small_boat_arrivals")))), dimensions=(),
        citation="Home Office of the United Kingdom, daily series", pitfalls=("A matter of calm days as much as of policy.", _WHY),
    ),
    Indicator(
        name="missing_migrants_deaths", title="Dead and missing on the routes to Europe", points=(2, 5, 7), unit=Unit.PERSONS,
        frequency=_MONTH, definition="Persons recorded as dead or missing on the routes to Europe, by month.", formula=_DEATHS,
        dimensions=("route", "country"), citation=_MISSING_MIGRANTS,
        pitfalls=(_LOWER_BOUND, "Recent months are incomplete.", "`country` is where it happened, not a citizenship."),
    ),
    Indicator(
        name="missing_migrants_deaths_change_year_to_date", title="Dead and missing since January against the year before",
        points=(2, 5), unit=Unit.SHARE, frequency=_MONTH,
        definition="Dead and missing from January to the month, against the same months of the year before.",
        formula=Change(YearToDate(_DEATHS)), dimensions=("route",), citation=_MISSING_MIGRANTS,
        pitfalls=(_LOWER_BOUND, "One shipwreck can double a year."),
    ),
    Indicator(
        name="deaths_per_thousand_detections", title="Dead and missing per 1,000 detections at sea", points=(2, 5, 7),
        unit=Unit.NUMBER, frequency=_MONTH,
        definition="Dead and missing on the four sea routes over twelve months, for each thousand detections at sea on them.",
        formula=Ratio(
            Window(Total("iom:deaths_at_sea", {"route": _SEA_ROUTES}), 12),
            Window(Total("frontex:detections", {"route": _SEA_ROUTES, "border_type": "sea"}), 12), least=1000, each=THOUSAND,
        ), dimensions=("route",), citation=f"{_MISSING_MIGRANTS}; {_FRONTEX}",
        counted="dead and missing per 1,000 detections",
        pitfalls=(_LOWER_BOUND, _TWO_NATURES, "It rises where rescues or detections are fewer, even if no more people die.",
                  "Those turned back or taken back at sea are in neither number."),
    ),
)  # fmt: skip
"""The indicators of point 2."""
