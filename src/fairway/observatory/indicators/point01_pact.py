"""Point 1, the Pact: applications, decisions, recognition, Dublin, and how unevenly they fall on the States."""

from __future__ import annotations

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import (
    Change,
    Level,
    Mean,
    PerMillion,
    Ratio,
    Share,
    Sum,
    TopShare,
    Total,
)
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency
from fairway.reference.countries import EU27

_YEAR = Frequency.YEAR
_ASYLUM_LAW = "Reg. (EC) 862/2007 Art. 4"
_UNHCR = "UNHCR Refugee Data Finder, asylum decisions; persons only"
_Where = dict[str, str | tuple[str, ...]]
_FIRST: _Where = {"level": "FI", "counted": "P"}
_APPEAL: _Where = {"level": ("AR", "JR"), "counted": "P"}
_PERSONS_ONLY = "Persons only: States that report cases in a year are left out of it, since the two are never added."
_NOT_EUROSTAT = "UNHCR's decisions differ a little from Eurostat's, on which the 20 % threshold of the Pact rests."
_NOT_OF_ARRIVALS = "Decisions of a year concern applications of that year and of earlier ones."
_COMPLEMENTARY = "What counts as other protection differs between States: subsidiary, humanitarian, tolerated."
_DUBLIN = "Eurostat migr_dubro, migr_dubri, migr_dubto, migr_dubti; Reg. (EC) 862/2007 Art. 4(4)"
_DUBLIN_PARTLY = "The Union total of 2023, shown where no country is asked for, and the largest States, as named in Eurostat's texts."


def _decisions(which: str, where: _Where) -> Total:
    return Total(f"unhcr:decisions_{which}", where)


def _protected(where: _Where) -> Sum:
    return Sum((_decisions("recognised", where), _decisions("complementary", where)))


def _merits(where: _Where) -> Sum:
    return Sum((*_protected(where).terms, _decisions("rejected", where)))


_FIRST_MERITS = _merits(_FIRST)
_APPLICANTS = Total("eurostat:asylum_applicants_annual")
_MEMBERS = tuple(sorted(EU27))

POINT_1 = (
    Indicator(
        name="first_time_applicants", title="New asylum applicants", points=(1, 2), unit=Unit.APPLICATIONS, frequency=_YEAR,
        definition="Persons who applied for asylum for the first time in the State, by year.",
        formula=Total("unhcr:applications", {"kind": "N", "counted": "P"}), dimensions=("country", "origin"),
        citation="UNHCR Refugee Data Finder, asylum applications, kind N; cf. Eurostat migr_asyappctza and " + _ASYLUM_LAW,
        pitfalls=(
            _PERSONS_ONLY, "Applications, not persons in Europe: one person may apply in two States in a year.",
            "Some States do not tell new applications from repeated ones; what they report together is not counted here.",
        ),
    ),
    Indicator(
        name="asylum_applicants", title="Asylum applicants, first and repeated", points=(1,), unit=Unit.PERSONS, frequency=_YEAR,
        definition="Persons who applied for asylum in the year, whether for the first time in the State or again.",
        formula=_APPLICANTS, dimensions=("country", "citizenship", "sex"),
        citation=f"Eurostat migr_asyappctza; {_ASYLUM_LAW}(1)(a)",
        pitfalls=(
            "Rounded to 5.", "One person may apply in two States in a year.",
            "The file is labelled first-time applicants and has the level of all applicants: see the measure's pitfalls.",
        ),
    ),
    Indicator(
        name="asylum_applicants_monthly", title="Asylum applicants by month", points=(1,), unit=Unit.PERSONS,
        frequency=Frequency.MONTH, definition="Persons who applied for asylum in the month, first and repeated.",
        formula=Total("eurostat:asylum_applicants"), dimensions=("country",),
        citation=f"Eurostat migr_asyappctzm; {_ASYLUM_LAW}(1)(a)",
        pitfalls=("From March 2022 to August 2023 only.", "Cyprus is what remains of the published total, not its own report."),
    ),
    Indicator(
        name="asylum_applicants_change_year", title="Asylum applicants against the year before", points=(1,), unit=Unit.SHARE,
        frequency=_YEAR, definition="By how much the applicants of a year exceed those of the year before.",
        formula=Change(_APPLICANTS), dimensions=("country", "citizenship"),
        citation=f"Eurostat migr_asyappctza; {_ASYLUM_LAW}(1)(a)",
        pitfalls=("A large change of a small number says little.",
                  "2020 and 2021 are years of closed borders: what follows them rises from a low base."),
    ),
    Indicator(
        name="asylum_applicants_per_million", title="Asylum applicants per million inhabitants", points=(1,),
        unit=Unit.PER_MILLION, frequency=_YEAR,
        definition="Applicants of the year for each million inhabitants of the State on 1 January.",
        formula=PerMillion(_APPLICANTS, Level("eurostat:population")), dimensions=("country", "citizenship"),
        citation="Eurostat migr_asyappctza and demo_gind",
        pitfalls=("Small States vary widely from year to year.",
                  "It measures applications, not who stays: many move on before a decision."),
    ),
    Indicator(
        name="asylum_applicants_share_of_country", title="Each State's share of all asylum applicants", points=(1,),
        unit=Unit.SHARE, frequency=_YEAR, definition="Applicants in a State through applicants in all States that report.",
        formula=Share(_APPLICANTS, over=("country",)), dimensions=("country", "citizenship"),
        citation="Eurostat migr_asyappctza",
        pitfalls=("All reporting States, with Norway, Switzerland, Iceland and Liechtenstein.",
                  "It is no fair share: the Pact's shares rest on population and GDP."),
    ),
    Indicator(
        name="asylum_applicants_top_five_share", title="Share of the five States with most asylum applicants", points=(1,),
        unit=Unit.SHARE, frequency=_YEAR, definition="What part of all applicants the five States with most of them received.",
        formula=TopShare(_APPLICANTS, over="country", n=5), dimensions=("citizenship",), citation="Eurostat migr_asyappctza",
        pitfalls=("The five are not the same States every year.", "Large States have large numbers: see the figure per million."),
    ),
    Indicator(
        name="recognition_rate_first_instance", title="Recognition rate at first instance", points=(1, 4), unit=Unit.SHARE,
        frequency=_YEAR,
        definition="Decisions at first instance that give refugee status or other protection, through all decisions on the merits.",
        formula=Ratio(_protected(_FIRST), _FIRST_MERITS, least=100), dimensions=("country", "origin"),
        citation=f"{_UNHCR}, level FI; cf. Reg. (EU) 2024/1348 Art. 42(1)(j) (20 %) and Reg. (EU) 2018/1806 Art. 8",
        pitfalls=(_COMPLEMENTARY, _NOT_OF_ARRIVALS, _NOT_EUROSTAT, _PERSONS_ONLY,
                  "Appeals change many of them: see recognition_rate_on_appeal."),
    ),
    Indicator(
        name="refugee_status_rate_first_instance", title="Refugee status at first instance", points=(1,), unit=Unit.SHARE,
        frequency=_YEAR,
        definition="Decisions at first instance that give refugee status, through all decisions on the merits.",
        formula=Ratio(_decisions("recognised", _FIRST), _FIRST_MERITS, least=100), dimensions=("country", "origin"),
        citation=f"{_UNHCR}, level FI; Directive 2011/95/EU, from 1 July 2026 Reg. (EU) 2024/1347",
        pitfalls=("Without subsidiary and humanitarian protection: lower than what is usually called the recognition rate.",
                  _NOT_OF_ARRIVALS, _PERSONS_ONLY),
    ),
    Indicator(
        name="recognition_rate_on_appeal", title="Recognition rate on appeal", points=(1,), unit=Unit.SHARE, frequency=_YEAR,
        definition="Decisions on administrative or judicial appeal that give protection, through all such decisions on the merits.",
        formula=Ratio(_protected(_APPEAL), _merits(_APPEAL), least=100), dimensions=("country", "origin"),
        citation=f"{_UNHCR}, levels AR and JR",
        pitfalls=("Of decisions on appeal, not of all applicants: it is never added to the rate at first instance.",
                  "Several States report appeals late, in part or not at all.", _COMPLEMENTARY, _PERSONS_ONLY),
    ),
    Indicator(
        name="protection_rate_of_all_closed", title="Protection of all applications brought to an end at first instance",
        points=(1,), unit=Unit.SHARE, frequency=_YEAR,
        definition="Decisions at first instance that give protection, through all decisions and all applications otherwise closed.",
        formula=Ratio(
            _protected(_FIRST), Sum((*_FIRST_MERITS.terms, _decisions("closed", _FIRST))), least=100,
        ),
        dimensions=("country", "origin"), citation=f"{_UNHCR}, level FI, with applications otherwise closed",
        pitfalls=("Closed cases are withdrawn, given up, or another State's under Dublin: not refusals.",
                  "Always lower than the recognition rate; the two are often confused.", _PERSONS_ONLY),
    ),
    Indicator(
        name="decisions_first_instance", title="Decisions on the merits at first instance", points=(1,), unit=Unit.DECISIONS,
        frequency=_YEAR, definition="Decisions at first instance that give or refuse protection.", formula=_FIRST_MERITS,
        dimensions=("country", "origin"), citation=f"{_UNHCR}, level FI", pitfalls=(_PERSONS_ONLY, _NOT_OF_ARRIVALS),
    ),
    Indicator(
        name="asylum_seekers_pending", title="Asylum-seekers waiting for a decision", points=(1,), unit=Unit.PERSONS,
        frequency=_YEAR, definition="Persons with an application not yet finally decided, at the end of the year.",
        formula=Level("unhcr:asylum_seekers"), dimensions=("country", "origin"),
        citation="UNHCR Refugee Data Finder, population; cf. Eurostat migr_asypenctzm",
        pitfalls=("At any instance, appeals included in most States.", "A register that is cleaned up falls without a decision.",
                  "The whole world unless a country is asked for."),
    ),
    Indicator(
        name="dublin_outgoing_requests", title="Dublin requests sent", points=(1,), unit=Unit.REQUESTS, frequency=_YEAR,
        definition="Requests that a State sent to another to take charge of an applicant or take one back.",
        formula=Total("eurostat:dublin_outgoing_requests"), dimensions=("country",), all_of="EU27", citation=_DUBLIN,
        pitfalls=(_DUBLIN_PARTLY, "Requests, not persons: the same person may be the subject of several."),
    ),
    Indicator(
        name="dublin_incoming_requests", title="Dublin requests received", points=(1,), unit=Unit.REQUESTS, frequency=_YEAR,
        definition="Requests that a State received from others to take charge of an applicant or take one back.",
        formula=Total("eurostat:dublin_incoming_requests"), dimensions=("country",), all_of="EU27", citation=_DUBLIN,
        pitfalls=(_DUBLIN_PARTLY, "Not equal to requests sent, since not every State reports both."),
    ),
    Indicator(
        name="dublin_outgoing_transfers", title="Dublin transfers out", points=(1,), unit=Unit.TRANSFERS, frequency=_YEAR,
        definition="Persons that a State transferred to the State responsible.",
        formula=Total("eurostat:dublin_outgoing_transfers"), dimensions=("country",), all_of="EU27", citation=_DUBLIN,
        pitfalls=(_DUBLIN_PARTLY, "A transfer of the year may answer a request of the year before."),
    ),
    Indicator(
        name="dublin_incoming_transfers", title="Dublin transfers in", points=(1,), unit=Unit.TRANSFERS, frequency=_YEAR,
        definition="Persons that a State received as the State responsible.",
        formula=Total("eurostat:dublin_incoming_transfers"), dimensions=("country",), all_of="EU27", citation=_DUBLIN,
        pitfalls=(_DUBLIN_PARTLY, "Not equal to transfers out, since not every State reports both."),
    ),
    Indicator(
        name="dublin_transfer_rate", title="Dublin transfers through requests", points=(1,), unit=Unit.SHARE, frequency=_YEAR,
        definition="Persons transferred out in the year through requests sent in the year.",
        formula=Ratio(Total("eurostat:dublin_outgoing_transfers"), Total("eurostat:dublin_outgoing_requests")),
        dimensions=("country",), all_of="EU27", citation=_DUBLIN,
        pitfalls=("Not a cohort: transfers belong to requests of this year and of earlier ones.",
                  "Of requests sent, not of requests accepted: many requests are refused.", _DUBLIN_PARTLY),
    ),
    Indicator(
        name="population_gdp_key", title="Plain key of population and GDP (stand-in)", points=(1,), unit=Unit.SHARE,
        frequency=_YEAR,
        definition="The mean of a State's share of the population and of the GDP of the 27 Member States. A stand-in for fair shares.",
        formula=Mean((
            Share(Level("worldbank:population", {"country": _MEMBERS}), over=("country",)),
            Share(Total("worldbank:gdp_usd", {"country": _MEMBERS}), over=("country",)),
        )),
        dimensions=("country",), citation="World Bank SP.POP.TOTL and NY.GDP.MKTP.CD; cf. Reg. (EU) 2024/1351 Art. 66",
        pitfalls=("A stand-in, not the law's key: that one rests on Eurostat's population and GDP in euro.",
                  "27 States: where Denmark stays out or a State benefits, the law's key has fewer."),
    ),
    Indicator(
        name="ireland_reception_occupancy_rate", title="Occupied places in Irish reception", points=(1,), unit=Unit.SHARE,
        frequency=_YEAR, definition="Persons in international protection accommodation through contracted places.",
        formula=Ratio(Level("ireland:reception_occupancy"), Level("ireland:reception_capacity")), dimensions=("kind",),
        counted="persons per place", citation="Houses of the Oireachtas, written answer 959 of 21 March 2023",
        pitfalls=("2019, 2020 and 2022 only.", "Contracted is not the same as fit for use."),
    ),
    Indicator(
        name="italy_reception_occupancy", title="Persons in reception in Italy", points=(1, 7), unit=Unit.PERSONS,
        frequency=Frequency.DAY, definition="Persons in hotspots, reception centres and the second tier, on the bulletin's day.",
        formula=Level("italy:reception"), dimensions=("region", "kind"),
        citation="Ministry of the Interior of Italy, statistical bulletin",
        pitfalls=("Occupancy without capacity: it does not show how full the centres are.", "Twice a month only."),
    ),
)  # fmt: skip
"""The indicators of point 1."""
