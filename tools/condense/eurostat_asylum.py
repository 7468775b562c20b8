"""Eurostat: asylum applicants, temporary protection, requests and transfers under Dublin."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from tools.condense.drafts import NOT_STATED, Draft, Row, agree, near
from tools.condense.inputs import Inputs
from tools.condense.reading import month, whole, year

from fairway.reference.countries import EU27, iso3

APPLICANTS = "asylum/eurostat_asyappctza_first_time_2011_2023.csv"
APPLICANTS_MONTHLY = "asylum/eurostat_asyappctzm_first_time_by_country_2022-03_2023-08.csv"
UNHCR_APPLICATIONS = "asylum/unhcr_asylum_applications_europe_2000_2024.csv"
PROTECTION = "temporary_protection/eurostat_asytpsm_total_2022-03_2024-08.csv"
UKRAINIANS = "temporary_protection/eurostat_asytpsm_ukrainians_2022-03_2024-08.csv"
DUBLIN = "dublin/eurostat_published_dublin_2022_2023.csv"

CLEAN_UPS = {
    ("POL", date(2022, 10, 1)),
    ("CZE", date(2023, 3, 1)),
    ("BGR", date(2024, 2, 1)),
    ("DEU", date(2024, 7, 1)),
}
FALLS = {("POL", 2022, 10): 353_940, ("CZE", 2023, 3): 122_590, ("BGR", 2024, 2): 126_560, ("DEU", 2024, 7): 237_045}
DUBLIN_NAMES = {
    "outgoing_requests": "dublin_outgoing_requests", "incoming_requests": "dublin_incoming_requests",
    "decisions_on_outgoing": "dublin_outgoing_decisions", "decisions_on_incoming": "dublin_incoming_decisions",
    "outgoing_transfers": "dublin_outgoing_transfers", "incoming_transfers": "dublin_incoming_transfers",
}  # fmt: skip


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases."""
    return [_applicants(inputs), _monthly(inputs), _protection(inputs), _ukrainians(inputs), *_dublin(inputs)]


def _applicants(inputs: Inputs) -> Draft:
    rows: list[Row] = []
    countries: dict[int, int] = defaultdict(int)
    union: dict[int, int] = defaultdict(int)
    germany = 0
    for r in inputs.rows(APPLICANTS):
        country, start = iso3(r["country_iso3"], "iso3"), year(r["year"])
        value = whole(r["first_time_applicants"], APPLICANTS)
        incomplete = country == "EU27" and start.year == 2013
        rows.append((country, iso3(r["citizenship_iso3"], "iom"), r["sex"], start, value, "dr" if incomplete else "r"))
        union[start.year] += value if country == "EU27" else 0
        countries[start.year] += value if country in EU27 else 0
        germany += value if (country, start.year) == ("DEU", 2016) else 0
    for when in range(2014, 2024):
        near(f"27 countries in {when}", countries[when], union[when], Fraction(1, 400))
    kinds = {"N": 0, "R": 0}
    for r in inputs.rows(UNHCR_APPLICATIONS):
        if r["coa_iso"] == "DEU" and r["year"] == "2016" and r["app_type"] in kinds:
            kinds[r["app_type"]] += int(r["applied"])
    # This settles what the table counts: new and repeat applicants together, whatever the file is called.
    near("Germany 2016, all applicants", germany, kinds["N"] + kinds["R"], Fraction(1, 1000))
    return Draft(
        measure="eurostat:asylum_applicants_annual", known_at=date(2025, 5, 26), rows=rows, made_from=(APPLICANTS,),
        source="Eurostat, migr_asyappctza, data of 26 May 2025",
        control="27 countries against the published EU27 rows, 2014 to 2023, each within 0.25 %; Germany 2016: 745 155 against "
        "745 510 new and repeat applications at UNHCR, so all applicants, not first-time only",
        note="As kept in the IOM data package gdidata. The EU27 rows of 2013 are incomplete and marked doubtful.",
    )  # fmt: skip


def _monthly(inputs: Inputs) -> Draft:
    rows, sums, totals = _by_month(inputs, APPLICANTS_MONTHLY, "first_time_applicants")
    for start, total in totals.items():
        agree(f"applicants in {start:%Y-%m}", sums[start], total)
    return Draft(
        measure="eurostat:asylum_applicants", known_at=date(2023, 10, 31), rows=rows, made_from=(APPLICANTS_MONTHLY,),
        source="Eurostat, migr_asyappctzm, months to August 2023",
        control="the published total of the Union and EFTA, 18 months, all exact",
        note=NOT_STATED + "two months after the last month, the legal time. Transcribed by bgautijonsson/Metill.is.",
    )  # fmt: skip


def _protection(inputs: Inputs) -> Draft:
    rows, sums, totals = _by_month(inputs, PROTECTION, "beneficiaries_end_of_month")
    for start, total in totals.items():
        agree(f"temporary protection in {start:%Y-%m}", sums[start], total)
    _check_falls(rows)
    return Draft(
        measure="eurostat:temporary_protection", known_at=date(2024, 10, 31), rows=rows, made_from=(PROTECTION,),
        source="Eurostat, migr_asytpsm, all citizenships, months to August 2024",
        control="the published total of the Union and EFTA, 30 months, all exact; the four register clean-ups, exact",
        note=NOT_STATED + "two months after the last month. Transcribed by bgautijonsson/Metill.is. A missing month has no row.",
    )  # fmt: skip


def _by_month(inputs: Inputs, name: str, column: str) -> tuple[list[Row], dict[date, int], dict[date, int]]:
    rows: list[Row] = []
    sums: dict[date, int] = defaultdict(int)
    totals: dict[date, int] = {}
    for r in inputs.rows(name):
        country, start, value = iso3(r["geo"], "eurostat"), month(r["month"]), whole(r[column], name)
        flags = "r" + ("x" if r["status"].startswith("residual") else "")
        flags += "b" if name != APPLICANTS_MONTHLY and (country, start) in CLEAN_UPS else ""
        if country == "EU27_EFTA":
            totals[start] = value
            # The publisher counts a missing State as nil: said of the total where one is missing.
        else:
            sums[start] += value
        rows.append((country, start, value, flags))
    reporters = {start: sum(1 for row in rows if row[1] == start) for start in totals}
    return (
        [(*row[:3], row[3] + "m") if row[0] == "EU27_EFTA" and reporters[row[1]] < 32 else row for row in rows],
        sums, totals,
    )  # fmt: skip


def _check_falls(rows: list[Row]) -> None:
    values = {(row[0], row[1].year, row[1].month): row[2] for row in rows}
    for (country, when, mon), fall in FALLS.items():
        before = (country, when, mon - 1)
        agree(f"register clean-up of {country} in {when}-{mon:02}", values[before] - values[country, when, mon], fall)


def _ukrainians(inputs: Inputs) -> Draft:
    everybody = {
        (iso3(r["geo"], "eurostat"), month(r["month"])): whole(r["beneficiaries_end_of_month"], PROTECTION)
        for r in inputs.rows(PROTECTION)
    }
    rows: list[Row] = []
    both = [0, 0]
    for r in inputs.rows(UKRAINIANS):
        country, start = iso3(r["geo"], "eurostat"), month(r["month"])
        written = r["beneficiaries_end_of_month"]
        value = whole(written, UKRAINIANS) if written else None
        flags = "r" + "".join(dict.fromkeys(r["flag"] + ("b" if (country, start) in CLEAN_UPS else "")))
        flags = flags if value is not None else "m"
        rows.append((country, start, value, flags))
        if value is not None and start == date(2024, 3, 1) and (country, start) in everybody:
            both[0] += value
            both[1] += everybody[country, start]
    near("Ukrainians among all in March 2024", both[0], both[1] * 983 // 1000, Fraction(1, 100))
    return Draft(
        measure="eurostat:temporary_protection_ukrainians", known_at=date(2024, 10, 31), rows=rows, made_from=(UKRAINIANS,),
        source="Eurostat, migr_asytpsm, citizens of Ukraine, months to August 2024",
        control=f"March 2024, States in both tables: {both[0]} Ukrainians of {both[1]} of all citizenships, 98 % as Eurostat says",
        note=NOT_STATED + "two months after the last month. As kept by natix-x/Data-mining-in-Migration-Analysis. "
        "A doubtful cell carries Eurostat's mark 'definition differs'.",
    )  # fmt: skip


def _dublin(inputs: Inputs) -> list[Draft]:
    found: dict[str, list[Row]] = defaultdict(list)
    for r in inputs.rows(DUBLIN):
        country = iso3(r["country"], "iso3") if r["country"] == "EU27" else iso3(r["country"], "eurostat")
        found[r["measure"]].append((country, year(r["year"]), whole(r["value"], DUBLIN), ""))
    made = []
    for name, rows in found.items():
        union = {row[1]: row[2] for row in rows if row[0] == "EU27"}
        named = sum(row[2] for row in rows if row[0] != "EU27" and row[1] == year("2023"))
        control = "no independent total: the States named are all that the text gives"
        if union:
            if named > union[year("2023")]:
                agree(f"{name}: States named in 2023", named, union[year("2023")])
            control = f"the States named in 2023 add up to {named} of the Union's {union[year('2023')]}"
        made.append(
            Draft(
                measure=f"eurostat:{DUBLIN_NAMES[name]}",
                known_at=date(2024, 12, 31),
                rows=rows,
                made_from=(DUBLIN,),
                source="Eurostat, Statistics Explained on the Dublin procedure, 2023 with figures of 2022",
                control=control,
                note=NOT_STATED + "the end of the year after the last one.",
            )
        )
    return made
