"""UNHCR: asylum applications and decisions in Europe, populations of concern, new displacement, solutions; UNRWA."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from tools.condense.drafts import Draft, Row, agree, near
from tools.condense.inputs import Inputs
from tools.condense.reading import added, whole, year

from fairway.reference.countries import iso3

KNOWN = date(2026, 6, 25)
APPLICATIONS = "asylum/unhcr_asylum_applications_europe_2000_2024.csv"
DECISIONS = "asylum/unhcr_asylum_decisions_europe_2000_2024.csv"
POPULATION = "displacement/unhcr_population_2000_2024.csv"
FLOWS = "displacement/unhcr_flows_2000_2024.csv"
SOLUTIONS = "displacement/unhcr_solutions_2000_2024.csv"
UNRWA = "displacement/unhcr_unrwa_2000_2024.csv"
EUROSTAT_APPLICANTS = "asylum/eurostat_asyappctza_first_time_2011_2023.csv"

OUTCOMES = {
    "dec_recognized": "decisions_recognised", "dec_other": "decisions_complementary", "dec_rejected": "decisions_rejected",
    "dec_closed": "decisions_closed",
}  # fmt: skip
STOCKS = {"refugees": "refugees", "asylum_seekers": "asylum_seekers", "idps": "idps", "oip": "others_in_need"}
STATUS = {
    "refugees": "refugee",
    "asylum_seekers": "asylum-seeker",
    "refugee_like": "refugee-like",
    "oip": "other in need",
}
SOURCE = "UNHCR, Refugee Data Finder, as of 25 June 2026"
NOTE = "From UNHCR's package refugees (PopulationStatistics/refugees, commit 0c16a6d)."
NIL = " Cells of nil are left out."


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases."""
    return [
        _applications(inputs),
        *_decisions(inputs),
        *_stocks(inputs),
        _flows(inputs),
        *_solutions(inputs),
        _unrwa(inputs),
    ]


def _flags(value: int) -> str:
    # UNHCR shows 1 to 4 as 5: a 5 is somewhere from 1 to 5.
    return "s" if value == 5 else ""


def _places(r: dict[str, str]) -> tuple[str, str]:
    return iso3(r["coo_iso"]), iso3(r["coa_iso"])


def _draft(measure: str, rows: list[Row], name: str, control: str, note: str = "") -> Draft:
    return Draft(
        measure=f"unhcr:{measure}", known_at=KNOWN, rows=rows, made_from=(name,), source=SOURCE, control=control,
        note=NOTE + note, first=date(2000, 1, 1), last=date(2024, 1, 1),
    )  # fmt: skip


def _applications(inputs: Inputs) -> Draft:
    cells: list[tuple[tuple[Any, ...], int]] = []
    for r in inputs.rows(APPLICATIONS):
        origin, country = _places(r)
        key = (country, origin, r["dec_level"], r["procedure_type"], r["app_type"], r["app_pc"], year(r["year"]))
        cells.append((key, whole(r["applied"], APPLICATIONS)))
    sums = added(cells)
    found = _new_and_repeat(sums)
    applicants: dict[tuple[str, int], int] = defaultdict(int)
    for r in inputs.rows(EUROSTAT_APPLICANTS):
        applicants[r["country_iso3"], int(r["year"])] += whole(r["first_time_applicants"], EUROSTAT_APPLICANTS)
    for pair in (("DEU", 2016), ("DEU", 2022), ("AUT", 2016), ("BEL", 2022)):
        near(f"new and repeat applications in {pair}", found[pair], applicants[pair], Fraction(6, 100))
    return _draft(
        "applications", [(*key, value, _flags(value)) for key, value in sums.items()], APPLICATIONS,
        f"Germany 2016, new and repeat: {found['DEU', 2016]} against {applicants['DEU', 2016]} applicants at Eurostat; "
        "Germany 2022, Austria 2016, Belgium 2022 within 6 %",
    )  # fmt: skip


def _new_and_repeat(sums: dict[tuple[Any, ...], int]) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = defaultdict(int)
    for (country, _, _, _, kind, counted, start), value in sums.items():
        if kind in ("N", "R") and counted == "P":
            found[country, start.year] += value
    return found


def _decisions(inputs: Inputs) -> list[Draft]:
    cells: dict[str, list[tuple[tuple[Any, ...], int]]] = defaultdict(list)
    parts = total = 0
    for r in inputs.rows(DECISIONS):
        origin, country = _places(r)
        key = (country, origin, r["dec_level"], r["dec_pc"], year(r["year"]))
        for column, measure in OUTCOMES.items():
            value = whole(r[column], DECISIONS)
            parts += value
            cells[measure].append((key, value))
        total += whole(r["dec_total"], DECISIONS)
    # Parts of 1 to 4 are shown as 5 and the total as it is: the parts may be a little more.
    near("outcomes of decisions", parts, total, Fraction(1, 1000))
    control = f"the four outcomes together {parts}, the publisher's own totals {total}: within 0.1 % (small counts are disguised)"
    return [
        _draft(measure, [(*k, v, _flags(v)) for k, v in added(pairs).items()], DECISIONS, control,
               " Government and UNHCR procedures are added up. Nil is kept where another outcome was counted.")
        for measure, pairs in cells.items()
    ]  # fmt: skip


def _pairs(inputs: Inputs, name: str, columns: Iterable[str]) -> dict[str, dict[tuple[Any, ...], int]]:
    cells: dict[str, list[tuple[tuple[Any, ...], int]]] = {column: [] for column in columns}
    for r in inputs.rows(name):
        origin, country = _places(r)
        for column, found in cells.items():
            if r[column] not in ("", "0"):
                found.append(((origin, country, year(r["year"])), whole(r[column], f"{name}, {column}")))
    return {column: added(found) for column, found in cells.items()}


def _stocks(inputs: Inputs) -> list[Draft]:
    tables = _pairs(inputs, POPULATION, STOCKS)
    ends = {}
    for column, when, published in (
        ("refugees", 2024, 31_000_000),
        ("asylum_seekers", 2024, 8_400_000),
        ("oip", 2023, 5_800_000),
    ):
        ends[column] = sum(value for key, value in tables[column].items() if key[2].year == when)
        near(f"{column} at the end of {when}", ends[column], published, Fraction(1, 100))
    said = {
        "refugees": f"end of 2024: {ends['refugees']}, against 31.0 million in Global Trends (from memory)",
        "asylum_seekers": f"end of 2024: {ends['asylum_seekers']}, against 8.4 million in Global Trends (from memory)",
        "idps": "internally displaced: origin and country are the same in every cell",
        "oip": f"end of 2023: {ends['oip']}, against 5.8 million in Global Trends (from memory)",
    }
    elsewhere = [key for key in tables["idps"] if key[0] != key[1]]
    agree("internally displaced persons outside their own country", len(elsewhere), 0)
    return [
        _draft(measure, [(*k, v, _flags(v)) for k, v in tables[column].items()], POPULATION, said[column], NIL)
        for column, measure in STOCKS.items()
    ]


def _flows(inputs: Inputs) -> Draft:
    tables = _pairs(inputs, FLOWS, STATUS)
    rows = [
        (origin, country, STATUS[column], start, value, _flags(value))
        for column, cells in tables.items()
        for (origin, country, start), value in cells.items()
    ]
    asked = sum(
        v for (_, country, start), v in tables["asylum_seekers"].items() if (country, start.year) == ("DEU", 2016)
    )
    near("new asylum-seekers in Germany 2016", asked, 722_373, Fraction(1, 100))
    return _draft(
        "new_displacement", rows, FLOWS,
        f"new asylum-seekers in Germany 2016: {asked}, against 722 373 new applications in the asylum table", NIL,
    )  # fmt: skip


def _solutions(inputs: Inputs) -> list[Draft]:
    tables = _pairs(inputs, SOLUTIONS, ("returned_refugees", "resettlement", "naturalisation"))
    other = _pairs(inputs, POPULATION, ("returned_refugees",))["returned_refugees"]
    for when in range(2000, 2025):
        agree(
            f"returned refugees in {when}",
            sum(v for k, v in tables["returned_refugees"].items() if k[2].year == when),
            sum(v for k, v in other.items() if k[2].year == when),
        )
    resettled = sum(v for k, v in tables["resettlement"].items() if k[2].year == 2023)
    near("resettled in 2023", resettled, 158_700, Fraction(1, 100))
    said = {
        "returned_refugees": "UNHCR's population table, 25 years, all exact",
        "resettlement": f"2023: {resettled}, against 158 700 in Global Trends (from memory)",
        "naturalisation": "2023: 30 655, against 30 800 in Global Trends (from memory)",
    }
    naturalised = sum(v for k, v in tables["naturalisation"].items() if k[2].year == 2023)
    near("naturalised in 2023", naturalised, 30_800, Fraction(1, 100))
    return [
        _draft(column, [(*k, v, _flags(v)) for k, v in cells.items()], SOLUTIONS, said[column], NIL)
        for column, cells in tables.items()
    ]


def _unrwa(inputs: Inputs) -> Draft:
    rows: list[Row] = [(iso3(r["coa_iso"]), year(r["year"]), whole(r["total"], UNRWA), "") for r in inputs.rows(UNRWA)]
    last = sum(row[2] for row in rows if row[1].year == 2023)
    near("Palestine refugees at the end of 2023", last, 5_970_000, Fraction(1, 100))
    return Draft(
        measure="unrwa:registered_refugees", known_at=KNOWN, rows=rows, made_from=(UNRWA,),
        source="UNRWA, as listed in UNHCR's Refugee Data Finder of 25 June 2026", note=NOTE,
        control=f"end of 2023: {last}, against 6.0 million in Global Trends (from memory)",
    )  # fmt: skip
