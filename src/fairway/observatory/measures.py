"""The catalogue: every measure that packaged figures or sources speak of, by its id. Data; the figures lie in the releases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairway.observatory.observations import Absent, Measure, Unit
from fairway.observatory.spans import Frequency
from fairway.reference.countries import EFTA, EU27

ROUTES: Mapping[str, str] = {
    "Central Mediterranean Route": "Central Mediterranean",
    "Western Balkan Route": "Western Balkans",
    "Eastern Mediterranean Route": "Eastern Mediterranean",
    "Western Mediterranean Route": "Western Mediterranean",
    "Western African Route": "Western African",
    "Western African Atlantic Route": "Western African",
    "Eastern Borders Route": "Eastern Borders",
    "Circular Route from Albania to Greece": "Circular Albania-Greece",
    "Circular route from Albania to Greece": "Circular Albania-Greece",
    "Black Sea Route": "Black Sea",
    "Other": "Other",
}
"""What publishers call a route, and what it is called here. The second Western African spelling is IOM's."""

BORDER_TYPES = ("land", "sea")
APPLICATION_KINDS: Mapping[str, str] = {
    "N": "new", "R": "repeat", "NR": "new and repeat together", "A": "appeal", "V": "various, not told apart",
    "J": "judicial review", "RA": "reopened or returned", "SP": "subsidiary protection", "NA": "not applicable",
}  # fmt: skip
"""UNHCR's kinds of application, dimension `kind`."""
DECISION_LEVELS: Mapping[str, str] = {
    "FI": "first instance", "AR": "administrative review", "RA": "repeat or reopened", "JR": "judicial review",
    "FA": "first instance and appeal together", "SP": "subsidiary protection", "TP": "temporary protection",
    "TR": "temporary residence", "CA": "cantonal authorities", "BL": "backlog", "NA": "not applicable",
}  # fmt: skip
"""UNHCR's levels of decision, dimension `level`."""

MONTHLY, YEARLY, QUARTERLY, DAILY = Frequency.MONTH, Frequency.YEAR, Frequency.QUARTER, Frequency.DAY
EU_AND_EFTA = EU27 | EFTA
# Liechtenstein's visas are issued by Switzerland; Croatia is a Schengen State since 2023 only.
VISA_STATES = EU_AND_EFTA - {"BGR", "CYP", "HRV", "IRL", "LIE", "ROU"}
EUROSTAT_REUSE = "Eurostat: reuse with the source named (Commission Decision 2011/833/EU, CC BY 4.0)"
COMMISSION_REUSE = "European Commission: reuse with the source named (Decision 2011/833/EU, CC BY 4.0)"
CC_BY = "CC BY 4.0"
_ROUNDED = "Counts are rounded to 5, so that sums of cells differ a little from published totals."
_ORDERS = (
    "A person ordered to leave twice counts twice; those returned in a period are not those ordered to leave in it."
)


def _eurostat(name: str, title: str, unit: Unit, frequency: Frequency, dims: str, table: str, **more: Any) -> Measure:
    more.setdefault("rounding", 5)
    return Measure(
        id=f"eurostat:{name}", title=title, unit=unit, frequency=frequency, dimensions=tuple(dims.split()),
        publisher="Eurostat", table=table, licence=EUROSTAT_REUSE,
        url=f"https://ec.europa.eu/eurostat/databrowser/product/page/{table.upper().split(' ')[0]}", **more,
    )  # fmt: skip


def _unhcr(name: str, title: str, unit: Unit, dims: str, table: str, **more: Any) -> Measure:
    return Measure(
        id=f"unhcr:{name}", title=title, unit=unit, frequency=YEARLY, dimensions=tuple(dims.split()), publisher="UNHCR",
        table=table, licence=CC_BY, url="https://www.unhcr.org/refugee-statistics/", rounding=1,
        pitfalls=("Counts of 1 to 4 are shown as 5.", *more.pop("pitfalls", ())), **more,
    )  # fmt: skip


def _visas(name: str, title: str, **more: Any) -> Measure:
    return Measure(
        id=f"dghome:{name}", title=title, unit=Unit.VISAS, frequency=YEARLY, dimensions=("country", "consulate"),
        publisher="European Commission, Migration and Home Affairs", table="Visa statistics for consulates",
        licence=COMMISSION_REUSE, url="https://home-affairs.ec.europa.eu/policies/schengen/visa-policy_en",
        pitfalls=(
            "By the country where the consulate stands, not by the applicant's nationality; where there is no consulate, "
            "nationals cannot be seen.",
            "National visas of States outside Schengen at the time (BG, CY, HR, RO) are not in the table.",
            *more.pop("pitfalls", ()),
        ), **more,
    )  # fmt: skip


_FRONTEX: dict[str, Any] = {
    "unit": Unit.DETECTIONS,
    "publisher": "Frontex",
    "url": "https://www.frontex.europa.eu/what-we-do/monitoring-and-risk-analysis/migratory-map/",
}
_DETECTIONS = "Detections, not persons: a person who crosses twice is counted twice."
_BORDERS = [
    Measure(
        id="frontex:detections", title="Detections of irregular border-crossing", frequency=MONTHLY,
        dimensions=("route", "border_type", "citizenship"), table="Monthly detections of irregular border-crossings",
        licence="Frontex: reuse with acknowledgement (from memory, not read again)", absent=Absent.ZERO,
        pitfalls=(
            _DETECTIONS,
            "UNK is a citizenship that is not known, XSS sub-Saharan without saying which: both are large in some months.",
            "The Western Balkan and Eastern Mediterranean routes follow each other: one journey can be detected on both.",
            "Past months are revised with every publication; the latest ones most.",
        ), **_FRONTEX,
    ),
    Measure(
        id="frontex:detections_announced", frequency=YEARLY, dimensions=("route",), table="Press figures of 15 October 2024",
        title="Detections from January to September, rounded, as announced", rounding=100,
        licence="facts of a public announcement, from press reports",
        pitfalls=(_DETECTIONS, "The year stands for January to September, not for twelve months."), **_FRONTEX,
    ),
    Measure(
        id="frontex:detections_announced_all_routes", frequency=YEARLY, dimensions=(), rounding=1000,
        table="Press figures of 15 October 2024",
        title="Detections on all routes from January to September, rounded, as announced",
        licence="facts of a public announcement, from press reports",
        pitfalls=(_DETECTIONS, "The year stands for January to September, not for twelve months."), **_FRONTEX,
    ),
    _eurostat("refused_entry", "Persons refused entry at the external borders", Unit.PERSONS, YEARLY, "country",
              "migr_eirfs", reporters=EU_AND_EFTA, pitfalls=("A person refused twice counts twice.", _ROUNDED)),
    _eurostat("refused_entry_by_citizenship", "Persons refused entry, by citizenship", Unit.PERSONS, YEARLY,
              "country citizenship", "migr_eirfs", pitfalls=("A person refused twice counts twice.", _ROUNDED)),
    _eurostat("illegally_present", "Persons found to be illegally present, by citizenship", Unit.PERSONS, YEARLY,
              "country citizenship", "migr_eipre",
              pitfalls=(_ROUNDED, "The cells add up to 93 to 100 % of the published totals: nil and missing are left out.")),
    _eurostat("illegally_present_totals", "Persons found to be illegally present, all citizenships", Unit.PERSONS, YEARLY,
              "country", "migr_eipre", reporters=EU_AND_EFTA, pitfalls=(_ROUNDED,)),
    _eurostat("illegally_present_by_reason", "Persons found to be illegally present, by reason", Unit.PERSONS, YEARLY,
              "country reason", "migr_eipre",
              pitfalls=(_ROUNDED, "From 2021, Ireland from 2019 and Switzerland from 2020; where a State printed 0 for every "
                        "reason beside a total of thousands, the split is unknown.")),
    _eurostat("illegally_present_by_place", "Persons found to be illegally present, by place of detection", Unit.PERSONS, YEARLY,
              "country place", "migr_eipre",
              pitfalls=(_ROUNDED, "Places overlap in many States' figures (the external border area holds what was found between "
                        "crossing points): never add them.")),
    Measure(
        id="commission:control_days", title="Days under notified controls at internal borders", unit=Unit.DAYS,
        frequency=MONTHLY, dimensions=("country",), publisher="European Commission, Migration and Home Affairs",
        table="Member States' notifications of the temporary reintroduction of border control at internal borders",
        licence=COMMISSION_REUSE,
        url="https://home-affairs.ec.europa.eu/policies/schengen/schengen-area/temporary-reintroduction-border-control_en",
        pitfalls=(
            "Derived here: days of the month that lie within at least one notified period, whatever the border or place.",
            "Notified, not carried out: a control may be lifted early or never held.",
            "Not collected from June 2021 to January 2024; from February 2024 an incomplete list, so a lower bound.",
        ),
    ),
]  # fmt: skip

_ALL_APPLICANTS = (
    "All applicants, first and repeat: the file was found labelled 'first-time', but its level is that of all applicants "
    "(Germany 2016: 745 155, where UNHCR has 722 373 new and 23 137 repeat)."
)
_ALL_APPLICANTS_MONTHLY = (
    "Found labelled 'first-time'; its level is that of all applicants (Germany, ten months of 2022: 207 485, where UNHCR has "
    "217 759 new applications in the whole year). Read it as all applicants."
)
_DECISIONS = (
    "Levels are not added up: the same person may be decided on at first instance and on appeal.",
    "P are persons, C are cases: never add the two.",
)
_DECISION_DIMS = "country origin level counted"
_ASYLUM = [
    _eurostat("asylum_applicants_annual", "Asylum applicants, by citizenship and sex", Unit.PERSONS, YEARLY,
              "country citizenship sex", "migr_asyappctza",
              pitfalls=(_ALL_APPLICANTS, _ROUNDED, "The EU27 rows of 2013 are incomplete; there are none before.")),
    _eurostat("asylum_applicants", "Asylum applicants by month", Unit.PERSONS, MONTHLY, "country", "migr_asyappctzm",
              reporters=EU_AND_EFTA,
              pitfalls=(_ALL_APPLICANTS_MONTHLY, _ROUNDED, "Cyprus is what remains of the published total.")),
    _unhcr("applications", "Asylum applications", Unit.APPLICATIONS, "country origin level procedure kind counted",
           "Asylum applications", pitfalls=(
               "Add only kind N (new), or N with R (repeat): an appeal (A, J) is the same person again.",
               "P are persons, C are cases: never add the two.",
               "The United Kingdom before 2023 and others report cases in some years.")),
    _unhcr("decisions_recognised", "Decisions giving refugee status", Unit.DECISIONS, _DECISION_DIMS, "Asylum decisions",
           pitfalls=_DECISIONS),
    _unhcr("decisions_complementary", "Decisions giving other protection", Unit.DECISIONS, _DECISION_DIMS, "Asylum decisions",
           pitfalls=(*_DECISIONS, "What States count as other protection differs: subsidiary, humanitarian, tolerated.")),
    _unhcr("decisions_rejected", "Decisions refusing protection", Unit.DECISIONS, _DECISION_DIMS, "Asylum decisions",
           pitfalls=_DECISIONS),
    _unhcr("decisions_closed", "Applications closed without a decision on the merits", Unit.DECISIONS, _DECISION_DIMS,
           "Asylum decisions", pitfalls=_DECISIONS),
    *(_eurostat(f"dublin_{name}", f"Dublin: {title}", unit, YEARLY, "country", f"migr_{table}", rounding=1,
                pitfalls=(
                    "Only the Union total and the largest States, as named in Eurostat's texts: the full table was not had.",
                    "What one State sends and another says it received differ, since not every State reports.",
                    "Transfers of a year belong to requests of that year and of the years before."))
      for name, title, unit, table in (
          ("outgoing_requests", "requests sent", Unit.REQUESTS, "dubro"),
          ("incoming_requests", "requests received", Unit.REQUESTS, "dubri"),
          ("outgoing_decisions", "answers received to requests sent", Unit.DECISIONS, "dubdo"),
          ("incoming_decisions", "answers given to requests received", Unit.DECISIONS, "dubdi"),
          ("outgoing_transfers", "persons transferred out", Unit.TRANSFERS, "dubto"),
          ("incoming_transfers", "persons transferred in", Unit.TRANSFERS, "dubti"))),
]  # fmt: skip

_CLEAN_UPS = (
    "Falls that are register clean-ups, not departures: Poland 2022-10 (-353 940), Czechia 2023-03 (-122 590), "
    "Bulgaria 2024-02 (-126 560), Germany 2024-07 (-237 045)."
)
_PROTECTION = [
    _eurostat("temporary_protection", "Persons under temporary protection at the end of the month", Unit.PERSONS, MONTHLY,
              "country", "migr_asytpsm", stock=True, reporters=EU_AND_EFTA, pitfalls=(
                  _CLEAN_UPS, "Germany is missing before August 2022, Spain in May and July 2024, several States in August 2024.",
                  "The published total counts a missing State as nil.", "Cyprus is what remains of the published total.")),
    _eurostat("temporary_protection_ukrainians", "Ukrainians under temporary protection at the end of the month",
              Unit.PERSONS, MONTHLY, "country", "migr_asytpsm", stock=True, reporters=EU_AND_EFTA, pitfalls=(_CLEAN_UPS,)),
]  # fmt: skip

_NEWS = (
    "Published in Eurostat's quarterly texts: the Union total and the largest States only.",
    "The headline was returns to any country until 2024-Q1, returns to third countries from 2024-Q3.",
)
_RETURNS = [
    _eurostat("orders_to_leave_annual", "Persons ordered to leave, by citizenship", Unit.PERSONS, YEARLY,
              "country citizenship", "migr_eiord", pitfalls=(_ORDERS, _ROUNDED)),
    _eurostat("orders_to_leave_totals", "Persons ordered to leave, all citizenships", Unit.PERSONS, YEARLY, "country",
              "migr_eiord", reporters=EU27 | {"GBR"}, pitfalls=(_ORDERS,)),
    _eurostat("returned_annual", "Persons returned, to any country, by citizenship", Unit.PERSONS, YEARLY,
              "country citizenship", "migr_eirtn", pitfalls=(_ORDERS, "Includes returns to another Member State.", _ROUNDED)),
    _eurostat("returned_totals", "Persons returned, to any country, all citizenships", Unit.PERSONS, YEARLY, "country",
              "migr_eirtn", reporters=EU27 | {"GBR"}, pitfalls=(_ORDERS, "Includes returns to another Member State.")),
    _eurostat("returned_third_country_annual", "Persons returned to a third country, by citizenship", Unit.PERSONS, YEARLY,
              "country citizenship", "migr_eirtn", pitfalls=(_ORDERS, _ROUNDED)),
    _eurostat("orders_to_leave_published", "Persons ordered to leave, as published by quarter", Unit.PERSONS, QUARTERLY,
              "country", "migr_eiord1", pitfalls=(_ORDERS, *_NEWS)),
    _eurostat("returned_published", "Persons returned, to any country, as published by quarter", Unit.PERSONS, QUARTERLY,
              "country", "migr_eirtn1", pitfalls=(_ORDERS, *_NEWS)),
    _eurostat("returned_third_country_published", "Persons returned to a third country, as published by quarter",
              Unit.PERSONS, QUARTERLY, "country", "migr_eirtn1", pitfalls=(_ORDERS, *_NEWS)),
]  # fmt: skip

_VISAS = [
    _visas("uniform_visas_applied", "Uniform short-stay visas applied for", reporters=VISA_STATES),
    _visas("uniform_visas_issued", "Uniform short-stay visas issued, multiple-entry visas included"),
    _visas("uniform_visas_refused", "Uniform short-stay visas not issued",
           pitfalls=("A rate of refusal divides by issued and not issued, not by applied for: some applications stay open.",)),
    _visas("multiple_entry_visas_issued", "Multiple-entry uniform visas issued",
           pitfalls=("Germany counted only those valid for more than a year in 2014 and 2015.",
                     "In some places more than visas issued: some States count limited visas among them.")),
    _visas("limited_visas_issued", "Visas with limited territorial validity issued"),
    _visas("transit_visas_applied", "Airport transit visas applied for"),
    _visas("transit_visas_issued", "Airport transit visas issued"),
    _visas("transit_visas_refused", "Airport transit visas not issued"),
]  # fmt: skip

_ITALY: dict[str, Any] = {
    "publisher": "Ministry of the Interior of Italy",
    "licence": "CC BY 4.0 (Source: Liberiamoli tutti!, from the Ministry's bulletins)",
    "url": "https://www.interno.gov.it/it/stampa-e-comunicazione/dati-e-statistiche",
}
_HOME_OFFICE: dict[str, Any] = {
    "unit": Unit.PERSONS,
    "publisher": "Home Office of the United Kingdom",
    "table": "Migrants detected crossing the English Channel in small boats",
    "licence": "Open Government Licence v3.0 (from memory), as kept in rvaughan/uk-migrant-data (MIT)",
    "url": "https://www.gov.uk/government/publications/migrants-detected-crossing-the-english-channel-in-small-boats",
}
_IOM: dict[str, Any] = {"publisher": "International Organization for Migration", "frequency": MONTHLY}
_ARRIVALS = [
    Measure(
        id="italy:landings", title="Persons landed in Italy, by day", unit=Unit.PERSONS, frequency=DAILY, dimensions=(),
        table="Statistical bulletin of the 15th and the last day of the month", pitfalls=(
            "The bulletins print 0 for days to come: those days are not yet published, not nil.",
            "Days are revised: of 870 days that two bulletins show, 144 changed, and the last values are 2.4 % more than the first.",
            "Days add up to about 2 % less than the Ministry's totals for the year.",
        ), **_ITALY,
    ),
    Measure(
        id="italy:landings_by_citizenship", title="Persons landed in Italy since 1 January, by declared citizenship",
        unit=Unit.PERSONS, frequency=DAILY, dimensions=("citizenship",), stock=True,
        table="Statistical bulletin of the 15th and the last day of the month", pitfalls=(
            "Runs from 1 January to the day of the bulletin: never add two bulletins.",
            "The bulletin names the ten largest citizenships or so; XOT holds all others.",
        ), **_ITALY,
    ),
    Measure(
        id="italy:reception", title="Persons in reception in Italy, by region and kind of centre", unit=Unit.PERSONS,
        frequency=DAILY, dimensions=("region", "kind"), stock=True,
        table="Statistical bulletin of the 15th and the last day of the month",
        pitfalls=("Occupancy only: capacity is not in the bulletins.", "The second tier is SIPROIMI until 2021, SAI after."),
        **_ITALY,
    ),
    Measure(
        id="uk:small_boat_arrivals", title="Persons arrived in the United Kingdom by small boat, by day", frequency=DAILY,
        dimensions=(), pitfalls=("Persons detected; the last days are provisional.",), **_HOME_OFFICE,
    ),
    Measure(
        id="uk:small_boats", title="Small boats arrived in the United Kingdom, by day", frequency=DAILY, dimensions=(),
        pitfalls=("The last days are provisional.",), **(_HOME_OFFICE | {"unit": Unit.BOATS}),
    ),
    Measure(
        id="iom:arrivals", title="Arrivals by land and sea", unit=Unit.PERSONS, dimensions=("country",),
        table="Displacement Tracking Matrix, arrivals to Europe", licence="CC BY 4.0 (from memory); package gdidata, MIT",
        url="https://dtm.iom.int/europe/arrivals", pitfalls=(
            "Six States only: Bulgaria, Cyprus, Greece, Italy, Malta, Spain.",
            "Before 2016 some figures are a whole year's, dated December: marked doubtful.",
        ), **_IOM,
    ),
    Measure(
        id="iom:arrivals_by_citizenship", title="Arrivals by land and sea, by citizenship", unit=Unit.PERSONS,
        dimensions=("country", "citizenship"), table="Displacement Tracking Matrix, arrivals to Europe",
        licence="CC BY 4.0 (from memory); package gdidata, MIT", url="https://dtm.iom.int/europe/arrivals", pitfalls=(
            "Greece and Italy from 2015, others later; citizenships that were not broken down are missing, so sums are lower "
            "than the totals by country.",
        ), **_IOM,
    ),
    Measure(
        id="iom:deaths_at_sea", title="Dead and missing on the routes to Europe", unit=Unit.PERSONS,
        dimensions=("route", "country"), table="Missing Migrants Project", licence=CC_BY, absent=Absent.ZERO,
        url="https://missingmigrants.iom.int/downloads", pitfalls=(
            "A lower bound: only what somebody reported; whole boats are never known of.",
            "`country` is where it happened or off whose coast, not a citizenship.",
            "On land as well as at sea, along the approach to the sea routes.",
        ), **_IOM,
    ),
]  # fmt: skip

_DISPLACEMENT = [
    _unhcr("refugees", "Refugees at the end of the year", Unit.PERSONS, "origin country", "Population", stock=True),
    _unhcr("asylum_seekers", "Asylum-seekers with a pending application at the end of the year", Unit.PERSONS,
           "origin country", "Population", stock=True),
    _unhcr("idps", "Internally displaced persons of concern to UNHCR at the end of the year", Unit.PERSONS,
           "origin country", "Population", stock=True,
           pitfalls=("Only where UNHCR is engaged: fewer than all who are displaced.",)),
    _unhcr("others_in_need", "Other people in need of international protection at the end of the year", Unit.PERSONS,
           "origin country", "Population", stock=True, pitfalls=("Mainly Venezuelans; a category since 2018.",)),
    _unhcr("new_displacement", "Newly displaced across borders in the year", Unit.PERSONS, "origin country status",
           "Forced displacement flows", pitfalls=(
               "By the status under which people were first counted; asylum applications of persons who later move on count "
               "in each country.",)),
    _unhcr("returned_refugees", "Refugees returned in the year", Unit.PERSONS, "origin country", "Solutions",
           pitfalls=("`country` is where they returned from.",)),
    _unhcr("resettlement", "Refugees resettled in the year", Unit.PERSONS, "origin country", "Solutions",
           pitfalls=("`country` is the country of resettlement, by governments' figures.",)),
    _unhcr("naturalisation", "Refugees naturalised in the year", Unit.PERSONS, "origin country", "Solutions"),
    Measure(
        id="unrwa:registered_refugees", title="Palestine refugees registered with UNRWA at the end of the year",
        unit=Unit.PERSONS, frequency=YEARLY, dimensions=("country",), publisher="UNRWA, as listed by UNHCR",
        table="Palestine refugees under UNRWA's mandate", url="https://www.unhcr.org/refugee-statistics/", licence=CC_BY,
        stock=True, pitfalls=("Not among UNHCR's refugees: two mandates.",),
    ),
    Measure(
        id="lebanon:displacement", title="Displacement in and from Lebanon around October 2024, as published",
        unit=Unit.PERSONS, frequency=DAILY, dimensions=("figure",), publisher="UNHCR, IOM, authorities of Lebanon",
        table="Situation updates of September to December 2024", url="https://data.unhcr.org",
        licence="facts of public announcements, some from press reports", stock=True, rounding=1000,
        pitfalls=("Eight figures by different counters and definitions: never add or divide them.",),
    ),
]  # fmt: skip

_CONTEXT = [
    _eurostat("population", "Population on 1 January", Unit.PERSONS, YEARLY, "country", "demo_gind", rounding=1, stock=True,
              reporters=EU_AND_EFTA, pitfalls=("The State of 1 January: later revisions after censuses are breaks.",)),
    Measure(
        id="worldbank:population", title="Population, mid-year", unit=Unit.PERSONS, frequency=YEARLY, dimensions=("country",),
        publisher="World Bank", table="World Development Indicators, SP.POP.TOTL", licence=CC_BY, stock=True,
        url="https://data.worldbank.org/indicator/SP.POP.TOTL",
        pitfalls=("Estimates of the United Nations (2024 revision), not Eurostat's population.",),
    ),
    Measure(
        id="worldbank:gdp_usd", title="Gross domestic product in current US dollars", unit=Unit.USD, frequency=YEARLY,
        dimensions=("country",), publisher="World Bank", table="World Development Indicators, NY.GDP.MKTP.CD",
        licence=CC_BY, url="https://data.worldbank.org/indicator/NY.GDP.MKTP.CD",
        pitfalls=("In dollars: the Union's keys use Eurostat's figures in euro, for which this is a stand-in.",),
    ),
    Measure(
        id="ireland:reception_capacity", title="Contracted places in international protection accommodation in Ireland",
        unit=Unit.PLACES, frequency=YEARLY, dimensions=("kind",), publisher="Government of Ireland",
        table="Written answer 959 of 21 March 2023", url="https://www.oireachtas.ie", stock=True,
        licence="facts of a parliamentary answer", pitfalls=("2019, 2020 and 2022 only; emergency places of 2019 unknown.",),
    ),
    Measure(
        id="ireland:reception_occupancy", title="Persons in international protection accommodation in Ireland",
        unit=Unit.PERSONS, frequency=YEARLY, dimensions=("kind",), publisher="Government of Ireland",
        table="Written answer 959 of 21 March 2023", url="https://www.oireachtas.ie", stock=True,
        licence="facts of a parliamentary answer", pitfalls=("2019, 2020 and 2022 only.",),
    ),
    Measure(
        id="eutf:budget", title="Budget of projects of the EU Emergency Trust Fund for Africa, by country",
        unit=Unit.EURO_CENTS, frequency=YEARLY, dimensions=("country",), publisher="European Commission",
        table="Trust Fund projects to January 2022", licence=COMMISSION_REUSE, stock=True,
        url="https://trust-fund-for-africa.europa.eu", pitfalls=(
            "All years of the Fund together, dated 2022: committed to projects, not paid.",
            "Projects of several countries are left out where no share per country is documented.",
        ),
    ),
]  # fmt: skip

MEASURES: Mapping[str, Measure] = {
    measure.id: measure
    for group in (_BORDERS, _ASYLUM, _PROTECTION, _RETURNS, _VISAS, _ARRIVALS, _DISPLACEMENT, _CONTEXT)
    for measure in group
}
"""Every measure by its id, in the order in which the manual lists them."""
