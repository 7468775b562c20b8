"""The measures that only an operator's own download fills, and where every source looks its measures up.

They are not packaged: their licence forbids it, a key is needed, or the packaged tables hold the same thing in another cut."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairway.errors import NoSuchFigure
from fairway.observatory.observations import Absent, Measure, Unit
from fairway.observatory.spans import Frequency

_EUROSTAT = "Eurostat, reuse with the source named (CC BY 4.0)"
_UNHCR = "UNHCR Refugee Data Finder, CC BY 4.0"

_FIRST_TIME = (
    (
        "first_time_applicants",
        "First-time asylum applicants by month",
        Frequency.MONTH,
        ("country",),
        "migr_asyappctzm",
    ),
    (
        "first_time_applicants_by_citizenship",
        "First-time asylum applicants by month and citizenship",
        Frequency.MONTH,
        ("country", "citizenship"),
        "migr_asyappctzm",
    ),
    (
        "first_time_applicants_annual",
        "First-time asylum applicants by citizenship and sex",
        Frequency.YEAR,
        ("country", "citizenship", "sex"),
        "migr_asyappctza",
    ),
)
_ALL = (
    *(
        Measure(
            id=f"eurostat:{name}",
            title=title,
            unit=Unit.PERSONS,
            frequency=frequency,
            dimensions=dimensions,
            publisher="Eurostat",
            table=table,
            url=f"https://ec.europa.eu/eurostat/databrowser/view/{table}",
            licence=_EUROSTAT,
            rounding=5,
            pitfalls=(
                "First applications only; repeat applications are among all applicants.",
                "EU27 is an aggregate.",
            ),
        )
        for name, title, frequency, dimensions, table in _FIRST_TIME
    ),
    Measure(
        id="eurostat:returned_third_country_totals",
        title="Persons returned to a third country, all citizenships",
        unit=Unit.PERSONS,
        frequency=Frequency.YEAR,
        dimensions=("country",),
        publisher="Eurostat",
        table="migr_eirtn",
        url="https://ec.europa.eu/eurostat/databrowser/view/migr_eirtn",
        licence=_EUROSTAT,
        rounding=5,
        pitfalls=("Those returned in a year are not those ordered to leave in it.",),
    ),
    *(
        Measure(
            id=f"unhcr:{thing}_by_origin",
            title=f"{title} by country of origin, all countries of asylum together",
            unit=Unit.PERSONS,
            frequency=Frequency.YEAR,
            dimensions=("origin",),
            publisher="UNHCR",
            table="population",
            url="https://www.unhcr.org/refugee-statistics/download",
            licence=_UNHCR,
            stock=stock,
            pitfalls=("Counts from 1 to 4 are shown as 5.",),
        )
        for thing, title, stock in (
            ("refugees", "Refugees under UNHCR's mandate", True),
            ("asylum_seekers", "Asylum-seekers", True),
            ("idps", "Internally displaced persons of concern to UNHCR", True),
            ("returned_refugees", "Returned refugees", False),
        )
    ),
    Measure(
        id="iom:displaced",
        title="Internally displaced persons counted in a round of the Displacement Tracking Matrix",
        unit=Unit.PERSONS,
        frequency=Frequency.DAY,
        dimensions=("country", "operation"),
        publisher="IOM",
        table="DTM API v3, displacement, country level",
        url="https://dtm.iom.int/data-and-analysis/dtm-api",
        licence="IOM DTM, for non-commercial use with the source named; each operator has a key of its own",
        stock=True,
        pitfalls=(
            "Operations of one country can count the same persons: do not add them without looking.",
            "Rounds are not at regular dates.",
        ),
    ),
    Measure(
        id="idmc:new_displacements",
        title="New internal displacements in the year, by cause",
        unit=Unit.NUMBER,
        frequency=Frequency.YEAR,
        dimensions=("country", "cause"),
        publisher="IDMC",
        table="Global Internal Displacement Database",
        url="https://www.internal-displacement.org/database/displacement-data/",
        licence="IDMC terms: not for commercial use; not packaged",
        pitfalls=("Movements, not persons: one person can be displaced several times.",),
    ),
    Measure(
        id="ucdp:conflict_deaths",
        title="Deaths in organised violence, best estimate, by kind of violence",
        unit=Unit.PERSONS,
        frequency=Frequency.MONTH,
        dimensions=("country", "violence"),
        publisher="Uppsala Conflict Data Program",
        table="Georeferenced Event Dataset",
        url="https://ucdp.uu.se/downloads/",
        licence="UCDP, CC BY 4.0; each operator has a token of its own",
        absent=Absent.ZERO,
        pitfalls=("An event of several months is counted in the month in which it ended.",),
    ),
    Measure(
        id="acled:events",
        title="Political violence and protest events, by kind",
        unit=Unit.NUMBER,
        frequency=Frequency.MONTH,
        dimensions=("country", "kind"),
        publisher="ACLED",
        table="ACLED events",
        url="https://acleddata.com",
        licence="ACLED terms of use: an operator's own access only, never passed on",
        absent=Absent.ZERO,
        pitfalls=("Coverage of a country begins at a date of its own.",),
    ),
    Measure(
        id="acled:fatalities",
        title="Reported deaths in political violence and protest events, by kind",
        unit=Unit.PERSONS,
        frequency=Frequency.MONTH,
        dimensions=("country", "kind"),
        publisher="ACLED",
        table="ACLED events",
        url="https://acleddata.com",
        licence="ACLED terms of use: an operator's own access only, never passed on",
        absent=Absent.ZERO,
        pitfalls=("Reported, not verified; a round number often stands for a guess.",),
    ),
)
OPERATOR_MEASURES: Mapping[str, Measure] = MappingProxyType({measure.id: measure for measure in _ALL})


def measure(name: str) -> Measure:
    """A measure of the catalogue or of this list. Raises NoSuchFigure."""
    from fairway.observatory.measures import MEASURES

    found = MEASURES.get(name) or OPERATOR_MEASURES.get(name)
    if found is None:
        raise NoSuchFigure(f"there is no measure '{name}': the source and the catalogue do not agree.")
    return found
