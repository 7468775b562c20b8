"""Context: population, GDP, reception in Ireland, the Trust Fund for Africa, Lebanon in the autumn of 2024."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from tools.condense.drafts import NOT_STATED, Draft, Row, agree, near
from tools.condense.inputs import Inputs
from tools.condense.reading import whole, year

from fairway.reference.countries import EU27, iso3

POPULATION = "indicators/eurostat_population_1jan_2003_2024.csv"
WORLD_BANK = "indicators/worldbank_wdi_2000_2023.csv"
IRELAND = "reception/ireland_ipas_capacity_occupancy.csv"
TRUST_FUND = "funding/EUTF-country-budget.csv"
TRUST_FUND_TOO = "funding/EUTF_recipients_budgets.csv"
LEBANON = "displacement/lebanon_oct_2024_published_figures.csv"

FIGURES = {
    "new displacements since 2023-10-08 tracked by IOM": "displaced since 8 October 2023 (IOM)",
    "people crossed out of Lebanon recorded by UNHCR": "crossed out of Lebanon (UNHCR)",
    "IDPs verified by IOM": "internally displaced, verified (IOM)",
    "people who left Lebanon reported": "left Lebanon, reported (IOM)",
    "IDPs by joint IOM-UNHCR tracking": "internally displaced (IOM and UNHCR)",
    "crossed to Syria": "crossed to Syria (UNHCR)",
    "affected according to Lebanese authorities": "affected (authorities of Lebanon)",
    "IDPs who began returning": "internally displaced who began to return (IOM)",
}


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases."""
    return [_population(inputs), *_world_bank(inputs), *_ireland(inputs), _trust_fund(inputs), *_lebanon(inputs)]


def _population(inputs: Inputs) -> Draft:
    rows: list[Row] = []
    union: dict[date, int] = {}
    sums: dict[date, int] = defaultdict(int)
    for r in inputs.rows(POPULATION):
        country, start = iso3(r["geo"], "eurostat"), year(r["year"])
        value = whole(r["population_1_january"], POPULATION)
        rows.append((country, start, value, r["flag"]))
        if country == "EU27":
            union[start] = value
        sums[start] += value if country in EU27 else 0
    for start, value in union.items():
        agree(f"population on {start}", sums[start], value)
    return Draft(
        measure="eurostat:population", known_at=date(2025, 3, 27), rows=rows, made_from=(POPULATION,),
        source="Eurostat, demo_gind, data of 27 March 2025",
        control=f"27 countries against the published EU27 row, {len(union)} years, all exact",
        note="As kept in natix-x/Data-mining-in-Migration-Analysis.",
    )  # fmt: skip


def _world_bank(inputs: Inputs) -> list[Draft]:
    rows: dict[str, list[Row]] = {"pop": [], "gdp": []}
    for r in inputs.rows(WORLD_BANK):
        # CHI is the World Bank's own code for Jersey and Guernsey together, which ISO does not know.
        if r["indicator"] in rows and r["iso3"] != "CHI":
            # Dollars have cents there, and people a rounding error of the file's own making.
            rows[r["indicator"]].append((iso3(r["iso3"], "iso3"), year(r["year"]), round(float(r["value"])), ""))
    people = {(row[0], row[1].year): row[2] for row in rows["pop"]}
    money = {(row[0], row[1].year): row[2] for row in rows["gdp"]}
    inhabitants = sum(people[c, 2023] for c in EU27)
    product = sum(money[c, 2023] for c in EU27)
    eurostat = next(
        int(r["population_1_january"])
        for r in inputs.rows(POPULATION)
        if (r["geo"], r["year"]) == ("EU27_2020", "2023")
    )
    near("population of the Union in 2023", inhabitants, eurostat, Fraction(1, 100))
    # 4 219 310 million euro for Germany in 2023 (Eurostat), at the year's mean of 1.0813 dollars.
    near(
        "GDP of Germany in 2023, million dollars",
        money["DEU", 2023] // 10**6,
        4_219_310 * 10813 // 10000,
        Fraction(2, 100),
    )
    note = NOT_STATED + "before the values of 2024 came out. Channel Islands are left out: no ISO code."
    return [
        Draft(
            measure="worldbank:population", known_at=date(2025, 6, 30), rows=rows["pop"], made_from=(WORLD_BANK,),
            source="World Bank, World Development Indicators, 2000 to 2023", note=note,
            control=f"the Union in 2023: {inhabitants}, against {eurostat} on 1 January at Eurostat",
        ),
        Draft(
            measure="worldbank:gdp_usd", known_at=date(2025, 6, 30), rows=rows["gdp"], made_from=(WORLD_BANK,),
            source="World Bank, World Development Indicators, 2000 to 2023", note=note + " Whole dollars.",
            control=f"the Union in 2023: {product / 1e12:.2f} trillion; Germany 2023 within 2 % of Eurostat's figure in euro at "
            "the year's mean rate",
        ),
    ]  # fmt: skip


def _ireland(inputs: Inputs) -> list[Draft]:
    made = []
    for measure, column in (("reception_capacity", "contracted_capacity"), ("reception_occupancy", "occupancy")):
        rows: list[Row] = [
            (
                r["centre_type"],
                year(r["year"]),
                whole(r[column], IRELAND) if r[column] else None,
                "" if r[column] else "m",
            )
            for r in inputs.rows(IRELAND)
        ]
        made.append(
            Draft(
                measure=f"ireland:{measure}",
                known_at=date(2023, 3, 21),
                rows=rows,
                made_from=(IRELAND,),
                source="Houses of the Oireachtas, written answer 959 of 21 March 2023",
                control="occupancy is below contracted places in each kind and year but where one is unknown",
                whole=False,
            )
        )
    places = {row[:2]: row[2] for row in made[0].rows}
    for kind, start, persons, _ in made[1].rows:
        contracted = places[kind, start]
        agree(f"{kind} {start.year} over contracted places", int(contracted is not None and persons > contracted), 0)
    return made


def _trust_fund(inputs: Inputs) -> Draft:
    column = "money_from_all_documented_projects(reg+single)"
    rows = []
    named = {}
    for r in inputs.rows(TRUST_FUND):
        cents = round(Fraction(r[column]) * 100)
        rows.append((iso3(r["ISO"], "iso3"), date(2022, 1, 1), cents, ""))
        named[rows[-1][0]] = cents
    found = 0
    for r in inputs.rows(TRUST_FUND_TOO, delimiter=";"):
        # The second list is to the cent, the first to ten cents.
        near(
            f"Trust Fund, {r['country']}",
            named[iso3(r["country"])] // 100,
            int(float(r["budget"])),
            Fraction(1, 100_000),
        )
        found += 1
    return Draft(
        measure="eutf:budget", known_at=date(2022, 1, 31), rows=rows, made_from=(TRUST_FUND,),
        source="European Commission, EU Emergency Trust Fund for Africa, projects to January 2022",
        control=f"{found} countries against a second list made from the same site, each to the euro",
        note="As coded by Deutsche Welle and EDJNet from the Fund's site; an amount per country only, without titles or partners.",
    )  # fmt: skip


def _lebanon(inputs: Inputs) -> list[Draft]:
    told: dict[str, list[Row]] = defaultdict(list)
    sources: dict[str, set[str]] = defaultdict(set)
    for r in inputs.rows(LEBANON):
        told[r["date"]].append((FIGURES[r["measure"]], date.fromisoformat(r["date"]), whole(r["value"], LEBANON), "r"))
        sources[r["date"]].add(r["source"])
    return [
        Draft(
            measure="lebanon:displacement", known_at=date.fromisoformat(day), rows=rows, made_from=(LEBANON,),
            source="; ".join(sorted(sources[day])), control="single figures of announcements: nothing to add up",
            note="The day is the figure's own; the text that has it may be some days later.",
        )
        for day, rows in told.items()
    ]  # fmt: skip
