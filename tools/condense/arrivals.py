"""Arrivals: Italy's bulletins with every vintage, small boats in the Channel, IOM's monthly arrivals and the dead and missing."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from tools.condense.drafts import NOT_STATED, Draft, Row, agree, near
from tools.condense.inputs import Inputs
from tools.condense.reading import added, month, whole

from fairway.observatory.measures import ROUTES
from fairway.reference.countries import iso3

BULLETINS = "arrivals/italy_moi_landings_daily_vintages_2019-09_2024-09-15.csv"
LAST_VALUES = "arrivals/italy_moi_landings_daily_2019-09-01_2024-09-15.csv"
BY_CITIZENSHIP = "arrivals/italy_moi_landings_by_nationality_ytd_2019-09_2024-09-15.csv"
RECEPTION = "reception/italy_moi_reception_by_region_2019-09_2024-09-15.csv"
CHANNEL = "arrivals/uk_small_boats_daily_2018-01-01_2025-08-21.csv"
DTM = "arrivals/iom_dtm_arrivals_monthly_to_2023-12.csv"
DTM_BY_CITIZENSHIP = "arrivals/iom_dtm_arrivals_monthly_by_nationality_2015-01_2023-12.csv"
MISSING = "arrivals/iom_missing_migrants_europe_2014-01_2024-09.csv"

BULLETIN = "Ministry of the Interior of Italy, bulletin of {:%-d %B %Y}"
ITALY_NOTE = "From ondata/liberiamoli-tutti (commit 04e6d28)."
# Italy's totals for the year, in the bulletins' tables by citizenship of 31 December.
ITALY_YEARS = {2020: 34_154, 2021: 67_040, 2022: 105_129, 2023: 157_652}
# Home Office: persons detected in small boats in a year.
CHANNEL_YEARS = {2021: 28_526, 2023: 29_437, 2024: 36_816}
# Two bulletins print a placeholder for a day that no calendar has.
NO_SUCH_DAY = {"2024-04-31", "2024-09-31"}
KINDS = {
    "hotspots": "hotspots", "reception_centres": "reception centres", "siproimi_centres": "second tier",
    "sai_centres": "second tier",
}  # fmt: skip


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases."""
    return [
        *_landings(inputs), *_by_citizenship(inputs), *_reception(inputs), *_channel(inputs),
        _dtm(inputs), _dtm_by_citizenship(inputs), _missing(inputs),
    ]  # fmt: skip


def _landings(inputs: Inputs) -> list[Draft]:
    bulletins: dict[str, list[Row]] = defaultdict(list)
    told_of: dict[date, list[int]] = defaultdict(list)
    for r in sorted(inputs.rows(BULLETINS), key=lambda r: (r["report_date"], r["date"])):
        if r["date"] in NO_SUCH_DAY and r["kind"] != "observed":
            continue
        day, told = date.fromisoformat(r["date"]), date.fromisoformat(r["report_date"])
        if r["kind"] == "observed" and day <= told:
            told_of[day].append(whole(r["landings_raw"], f"{BULLETINS}, {day}"))
            bulletins[r["report_date"]].append((day, told_of[day][-1], ""))
        else:
            # A zero, a blank or "0[VALORE]0" for a day after the bulletin: printed before anything could be counted.
            bulletins[r["report_date"]].append((day, None, "n"))
    last = {day: values[-1] for day, values in told_of.items()}
    agree("days that changed from one bulletin to the next", sum(len(set(v)) > 1 for v in told_of.values()), 144)
    agree("landings, last value of each day", sum(last.values()), _last_values(inputs))
    said = []
    for when, total in ITALY_YEARS.items():
        found = sum(value for day, value in last.items() if day.year == when)
        near(f"landings in {when}", found, total, Fraction(4, 100))
        said.append(f"{when}: {found} of {total}")
    control = (
        f"last values of all bulletins add up to {sum(last.values())}, as in the source's own series; days against the "
        f"bulletins' totals for the year: {'; '.join(said)}"
    )
    return [
        Draft(
            measure="italy:landings", known_at=date.fromisoformat(told), rows=rows, made_from=(BULLETINS,),
            source=BULLETIN.format(date.fromisoformat(told)), control=control, note=ITALY_NOTE,
        )
        for told, rows in bulletins.items()
    ]  # fmt: skip


def _last_values(inputs: Inputs) -> int:
    return sum(whole(r["landings"], LAST_VALUES) for r in inputs.rows(LAST_VALUES))


def _by_citizenship(inputs: Inputs) -> list[Draft]:
    bulletins: dict[str, list[Row]] = defaultdict(list)
    for r in inputs.rows(BY_CITIZENSHIP):
        day = date.fromisoformat(r["report_date"])
        citizenship = iso3(r["iso2"], "iso2") if r["iso2"] else "XOT"
        bulletins[r["report_date"]].append((citizenship, day, whole(r["year_to_date"], BY_CITIZENSHIP), ""))
    said = []
    dtm = {(r["country_iso3"], r["month"]): int(r["arrivals"]) for r in inputs.rows(DTM)}
    for when, total in ITALY_YEARS.items():
        agree(
            f"landings by citizenship to 31 December {when}", sum(row[2] for row in bulletins[f"{when}-12-31"]), total
        )
        counted = sum(value for (country, mon), value in dtm.items() if country == "ITA" and mon.startswith(str(when)))
        near(f"landings in {when} at IOM", counted, total, Fraction(1, 100))
        said.append(f"{when}: {total} ({counted} at IOM)")
    return [
        Draft(
            measure="italy:landings_by_citizenship", known_at=date.fromisoformat(told), rows=rows, made_from=(BY_CITIZENSHIP,),
            source=BULLETIN.format(date.fromisoformat(told)), control="years to 31 December: " + "; ".join(said), note=ITALY_NOTE,
        )
        for told, rows in bulletins.items()
    ]  # fmt: skip


def _reception(inputs: Inputs) -> list[Draft]:
    bulletins: dict[str, list[tuple[tuple[Any, ...], int]]] = defaultdict(list)
    regions: dict[str, set[str]] = defaultdict(set)
    for r in inputs.rows(RECEPTION):
        day = date.fromisoformat(r["report_date"])
        regions[r["report_date"]].add(r["region"])
        for column, kind in KINDS.items():
            if r[column]:
                bulletins[r["report_date"]].append(
                    ((r["region"], kind, day), whole(r[column], f"{RECEPTION}, {column}"))
                )
    for told, names in regions.items():
        agree(f"regions in the bulletin of {told}", len(names), 20)
    return [
        Draft(
            measure="italy:reception", known_at=date.fromisoformat(told), made_from=(RECEPTION,),
            rows=[(*key, value, "") for key, value in added(cells).items()],
            source=BULLETIN.format(date.fromisoformat(told)), control="all 20 regions are there", note=ITALY_NOTE,
        )
        for told, cells in bulletins.items()
    ]  # fmt: skip


def _channel(inputs: Inputs) -> list[Draft]:
    rows = list(inputs.rows(CHANNEL))
    agree("days without a row", (date(2025, 8, 21) - date(2018, 1, 1)).days + 1, len(rows))
    years = added((int(r["date"][:4]), whole(r["migrants"], CHANNEL)) for r in rows)
    for when, total in CHANNEL_YEARS.items():
        agree(f"small boat arrivals in {when}", years[when], total)
    control = f"every day from 2018-01-01 has a row; {'; '.join(f'{w}: {t}' for w, t in CHANNEL_YEARS.items())} as announced (from memory)"
    return [
        Draft(
            measure=f"uk:{measure}", known_at=date(2025, 8, 21), made_from=(CHANNEL,), control=control,
            rows=[(date.fromisoformat(r["date"]), whole(r[column], CHANNEL), "p" if r["date"] >= "2025-08-15" else "") for r in rows],
            source="Home Office, migrants detected crossing the English Channel in small boats, 21 August 2025",
            note="From rvaughan/uk-migrant-data (commit cacbaca). The last seven days are marked provisional.",
        )
        for measure, column in (("small_boat_arrivals", "migrants"), ("small_boats", "boats"))
    ]  # fmt: skip


def _early(start: date) -> str:
    # Before 2016 some States' figures are a whole year's, dated December.
    return "d" if start.year < 2016 else ""


DTM_NOTE = NOT_STATED + "half a year after the last month. From the IOM data package gdidata (commit d6262ef)."


def _dtm(inputs: Inputs) -> Draft:
    cells = {(r["country_iso3"], month(r["month"])): whole(r["arrivals"], DTM) for r in inputs.rows(DTM)}
    parts = added(((key[0][:3], key[1]), value) for key, value in cells.items() if "-" in key[0])
    for key, value in parts.items():
        agree(f"two parts of Spain in {key[1]:%Y-%m}", value, cells[key])
    italy = sum(value for (country, start), value in cells.items() if country == "ITA" and start.year == 2023)
    agree("Italy in 2023", italy, ITALY_YEARS[2023])
    return Draft(
        measure="iom:arrivals", known_at=date(2024, 6, 30), made_from=(DTM,),
        rows=[(c, start, value, _early(start)) for (c, start), value in cells.items() if "-" not in c],
        source="IOM, Displacement Tracking Matrix, arrivals to Europe to December 2023",
        control=f"Spain is the sum of its two parts in {len(parts)} months, exact; Italy 2023: {italy}, as in the Ministry's bulletin",
        note=DTM_NOTE + " The two parts of Spain are left out: they are routes, which Frontex's table has.",
    )  # fmt: skip


def _dtm_by_citizenship(inputs: Inputs) -> Draft:
    cells = added(
        ((r["country_iso3"], iso3(r["nationality_iso3"], "iom"), month(r["month"])), int(r["arrivals"]))
        for r in inputs.rows(DTM_BY_CITIZENSHIP)
        if "-" not in r["country_iso3"]
    )
    said = []
    totals = {(r["country_iso3"], r["month"]): int(r["arrivals"]) for r in inputs.rows(DTM)}
    for country, when in (("ITA", 2016), ("ITA", 2020), ("ITA", 2023), ("GRC", 2023), ("ESP", 2023)):
        found = sum(value for (c, _, start), value in cells.items() if (c, start.year) == (country, when))
        total = sum(value for (c, mon), value in totals.items() if c == country and mon.startswith(str(when)))
        agree(f"{country} {when}, citizenships", found, total)
        said.append(f"{country} {when}: {found}")
    rows = [
        (*key, value if value >= 0 else None, _early(key[2]) + _remainder(key, value)) for key, value in cells.items()
    ]
    below = sum(1 for row in rows if row[3] is None)
    return Draft(
        measure="iom:arrivals_by_citizenship", known_at=date(2024, 6, 30), made_from=(DTM_BY_CITIZENSHIP,), rows=rows,
        source="IOM, Displacement Tracking Matrix, arrivals to Europe by nationality to December 2023",
        control="citizenships against totals, exact with the cells below nil counted: " + "; ".join(said),
        note=f"{DTM_NOTE} UNK is what remains of a month's total; {below} cells are below nil in the source (corrections of "
        "earlier months, or citizenships that add up to more than the total) and unknown here.",
    )  # fmt: skip


def _remainder(key: tuple[Any, ...], value: int) -> str:
    return ("x" if key[1] == "UNK" else "") + ("m" if value < 0 else "")


def _missing(inputs: Inputs) -> Draft:
    cells: dict[tuple[Any, ...], int] = defaultdict(int)
    years: dict[str, int] = defaultdict(int)
    incidents = 0
    for r in inputs.rows(MISSING):
        incidents += 1
        value = whole(r["dead_and_missing"] or "0", MISSING)
        years[r["date"][:4]] += value
        cells[ROUTES[r["route"]], iso3(r["place_iso3"], "iom") if r["place_iso3"] else "UNK", month(r["date"])] += value
    agree("incidents", incidents, 2947)
    # The project's public count for the Mediterranean alone in its worst year.
    mediterranean = sum(
        v for (route, _, start), v in cells.items() if start.year == 2016 and route != "Western African"
    )
    near("dead and missing in the Mediterranean in 2016", mediterranean, 5_136, Fraction(5, 100))
    return Draft(
        measure="iom:deaths_at_sea", known_at=date(2025, 6, 4), made_from=(MISSING,),
        rows=[(*key, value, "") for key, value in cells.items() if value],
        source="IOM, Missing Migrants Project, download of 4 June 2025",
        control=f"Mediterranean 2016: {mediterranean}, against 5 136 in the project's yearly count (from memory)",
        note="2 947 incidents added up by month, route and place; causes, origins and places on the map are left out. "
        "From the IOM data package gdidata (commit c9e4cc6).",
        first=date(2014, 1, 1), last=date(2024, 9, 1),
    )  # fmt: skip
