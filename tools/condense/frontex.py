"""Frontex: monthly detections in two vintages, and the figures that were announced the day after the letter."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tools.condense.drafts import Draft, agree, near
from tools.condense.inputs import Inputs
from tools.condense.reading import added, month, whole

from fairway.observatory.measures import ROUTES
from fairway.reference.countries import iso3

TABLE = "border_crossings/frontex_ibc_monthly_2009-01_2024-09.csv"
WORKBOOK = "border_crossings/raw/Frontex-Monthly_detections_of_IBC_20220204.csv"
ANNOUNCED = "border_crossings/frontex_preliminary_jan_sep_2024_press_vintage.csv"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

# January to September of each year, as computed by others from the same vintage (evidence on the letter's figures).
ROUTE_TOTALS = {
    ("Central Mediterranean", 2023): 134_081, ("Central Mediterranean", 2024): 49_794,
    ("Western Balkans", 2023): 79_609, ("Western Balkans", 2024): 17_089,
    ("Eastern Mediterranean", 2023): 39_896, ("Eastern Mediterranean", 2024): 47_579,
    ("Eastern Borders", 2023): 4_488, ("Eastern Borders", 2024): 13_562,
}  # fmt: skip
SPAIN_BY_SEA = {2023: 25_962, 2024: 40_206}


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases, oldest first."""
    new, old = _table(inputs), _workbook(inputs)
    _check_routes(new)
    overlap = sum(value for key, value in new.items() if key[3] < date(2022, 1, 1))
    near("detections of 2009 to 2021 in the workbook of 2022", sum(old.values()), overlap, Fraction(1, 100))
    return [
        Draft(
            measure="frontex:detections", known_at=date(2022, 2, 4), rows=_rows(old), made_from=(WORKBOOK,),
            first=date(2009, 1, 1), last=date(2021, 12, 1),
            source="Frontex, monthly detections, workbook of 4 February 2022",
            control="the same months in the table of 3 June 2025: 3 969 086 against 3 965 684 here (-0.09 %)",
            note="Semicolon CSV of the published workbook, as kept by dw-data/eutf-africa.",
        ),
        Draft(
            measure="frontex:detections", known_at=date(2025, 6, 3), rows=_rows(new), made_from=(TABLE,),
            first=date(2009, 1, 1), last=date(2024, 9, 1),
            source="Frontex, monthly detections, table of 3 June 2025",
            control="January to September 2023 and 2024 of four routes and of Spain by sea, ten totals computed by others, all exact",
            note="As kept in the IOM data package gdidata (commit c9e4cc6); months after September 2024 are left out.",
        ),
        *_announced(inputs, new),
    ]  # fmt: skip


def _table(inputs: Inputs) -> dict[tuple[str, str, str, date], int]:
    return added(
        (
            (ROUTES[r["route"]], r["border_type"].lower(), iso3(r["nationality_iso3"], "iom"), month(r["month"])),
            whole(r["detections"], TABLE),
        )
        for r in inputs.rows(TABLE)
    )


def _workbook(inputs: Inputs) -> dict[tuple[str, str, str, date], int]:
    cells = []
    for r in inputs.rows(WORKBOOK, delimiter=";"):
        key = (ROUTES[r["Route"]], r["Border type or inland"].lower(), iso3(r["Nationality"], "frontex"))
        for heading, text in r.items():
            if heading[:3] in MONTHS and heading[3:].isdigit():
                start = date(int(heading[3:]), MONTHS.index(heading[:3]) + 1, 1)
                cells.append(((*key, start), whole(text, f"{WORKBOOK}, {heading}")))
    return {key: value for key, value in added(cells).items() if value}


def _rows(cells: dict[tuple[str, str, str, date], int]) -> list[tuple[str, str, str, date, int, str]]:
    return [(*key, value, "") for key, value in cells.items()]


def _check_routes(cells: dict[tuple[str, str, str, date], int]) -> None:
    def total(year: int, **chosen: str) -> int:
        return sum(
            value
            for (route, border, _, start), value in cells.items()
            if start.year == year and start.month <= 9
            and chosen.get("route", route) == route and chosen.get("border", border) == border
        )  # fmt: skip

    for (route, year), expected in ROUTE_TOTALS.items():
        agree(f"{route}, January to September {year}", total(year, route=route), expected)
    for year, expected in SPAIN_BY_SEA.items():
        found = sum(total(year, route=route, border="sea") for route in ("Western Mediterranean", "Western African"))
        agree(f"Spain by sea, January to September {year}", found, expected)


def _announced(inputs: Inputs, later: dict[tuple[str, str, str, date], int]) -> list[Draft]:
    said = {r["series"]: whole(r["jan_sep_2024"], ANNOUNCED) for r in inputs.rows(ANNOUNCED)}
    revised = added((key[0], value) for key, value in later.items() if key[3] >= date(2024, 1, 1))
    everything = said.pop("all routes")
    routes = {ROUTES[route]: value for route, value in said.items()}
    for route, value in routes.items():
        near(f"{route} as announced", value, revised[route], Fraction(1, 20))
    near("all routes as announced", everything, sum(revised.values()), Fraction(1, 20))
    start = date(2024, 1, 1)
    common: dict[str, Any] = {
        "known_at": date(2024, 10, 15), "made_from": (ANNOUNCED,),
        "source": "Frontex, preliminary figures announced on 15 October 2024, from press reports",
        "note": "Rounded by the publisher; the year stands for January to September.",
    }  # fmt: skip
    return [
        Draft(
            measure="frontex:detections_announced", rows=[(route, start, value, "pr") for route, value in routes.items()],
            control="each route within 5 % of the same months in the table of 3 June 2025", **common,
        ),
        Draft(
            measure="frontex:detections_announced_all_routes", rows=[(start, everything, "pr")],
            control="170 564 in the table of 3 June 2025: 2.7 % more after revision", **common,
        ),
    ]  # fmt: skip
