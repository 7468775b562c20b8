"""DG HOME: visa statistics of consulates, one workbook a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from tools.condense.drafts import NOT_STATED, Draft, agree
from tools.condense.inputs import Inputs
from tools.condense.reading import added, whole

from fairway.reference.countries import iso3

YEARS = range(2014, 2024)
# The beginning of a heading; what follows are footnote marks that change from year to year.
HEADINGS = {
    "uniform_visas_applied": "Uniform visas applied for",
    "uniform_visas_issued": "Total uniform visas issued (including MEV)",
    "uniform_visas_refused": "Uniform visas not issued",
    "multiple_entry_visas_issued": "Multiple entry uniform visas (MEVs) issued",
    "limited_visas_issued": "Total LTVs issued",
    "transit_visas_applied": "Airport transit visas (ATVs) applied for",
    "transit_visas_issued": "ATVs issued (including multiple)",
    "transit_visas_refused": "ATVs not issued",
}
# The table's own column for several kinds together, and the kinds that it adds up.
TOGETHER = {
    "Total ATVs and uniform visas applied for": ("uniform_visas_applied", "transit_visas_applied"),
    "Total ATVs and uniform visas issued": ("uniform_visas_issued", "transit_visas_issued", "limited_visas_issued"),
    "Total ATVs and uniform visas not issued": ("uniform_visas_refused", "transit_visas_refused"),
}
# The rows "Grand Total" of the published workbooks of two years, which were read besides the tables by consulate.
GRAND_TOTALS = {
    2018: {
        "uniform_visas_applied": 16_016_599, "uniform_visas_issued": 14_265_282, "multiple_entry_visas_issued": 8_325_850,
        "limited_visas_issued": 113_687, "uniform_visas_refused": 1_539_362, "transit_visas_applied": 5_313,
        "transit_visas_issued": 4_277, "transit_visas_refused": 767,
    },
    2023: {
        "uniform_visas_applied": 10_327_572, "uniform_visas_issued": 8_492_776, "multiple_entry_visas_issued": 4_601_134,
        "limited_visas_issued": 102_785, "uniform_visas_refused": 1_632_984, "transit_visas_applied": 12_306,
        "transit_visas_issued": 9_904, "transit_visas_refused": 1_798,
    },
}  # fmt: skip


def drafts(inputs: Inputs) -> list[Draft]:
    """One release a year of each measure."""
    return [draft for year in YEARS for draft in _year(inputs, year)]


def _year(inputs: Inputs, year: int) -> list[Draft]:
    name = f"visa/visa_consulates_{year}.csv"
    rows = [r for r in inputs.rows(name) if r["Country where consulate is located"]]
    columns = {measure: _column(rows[0], heading, name) for measure, heading in HEADINGS.items()}
    sums = {measure: _by_country(rows, column, year, name) for measure, column in columns.items()}
    controls = {"multiple_entry_visas_issued": _multiple_entry(sums, year)}
    for heading, measures in TOGETHER.items():
        column = _column(rows[0], heading, name)
        expected = sum(whole(r[column] or "0", f"{name}, {column}") for r in rows)
        parts = [sum(sums[measure].values()) for measure in measures]
        agree(f"{heading} in {year}", sum(parts), expected)
        said = f"{' + '.join(map(str, parts))} visas: the table's own column '{heading}' adds up to {expected}, exact"
        controls |= dict.fromkeys(measures, said)
    for measure, total in GRAND_TOTALS.get(year, {}).items():
        agree(f"{measure} in {year}", sum(sums[measure].values()), total)
    read = "; the workbook's row 'Grand Total', exact" if year in GRAND_TOTALS else ""
    return [
        Draft(
            measure=f"dghome:{measure}", known_at=date(year + 1, 6, 30), made_from=(name,), control=controls[measure] + read,
            rows=[(*key, value, "") for key, value in cells.items()],
            source=f"European Commission (DG HOME), visa statistics for consulates {year}",
            note=NOT_STATED + "they appear in the spring of the next year. From mogenshobolth/eu-visa-policy (commit f7e8d0b). "
            "Cities are added up; a consulate's blank is left out.",
        )
        for measure, cells in sums.items()
    ]  # fmt: skip


def _multiple_entry(sums: dict[str, dict[tuple[Any, ...], int]], year: int) -> str:
    issued = sums["uniform_visas_issued"]
    over = sum(1 for key, value in sums["multiple_entry_visas_issued"].items() if value > issued.get(key, 0))
    agree(
        f"multiple-entry visas of {year}: one place in 50 or more with more than visas issued",
        over * 50 // len(issued),
        0,
    )
    return f"in {over} of {len(issued)} places more than visas issued, as published"


def _column(row: dict[str, str], heading: str, name: str) -> str:
    found = [column for column in row if column.startswith(heading)]
    agree(f"{name}: columns headed '{heading}'", len(found), 1)
    return found[0]


def _by_country(rows: list[dict[str, str]], column: str, year: int, name: str) -> dict[tuple[Any, ...], int]:
    return added(
        (
            (
                iso3(r["Schengen State"], "name"),
                iso3(r["Country where consulate is located"], "dghome"),
                date(year, 1, 1),
            ),
            whole(r[column], f"{name}, {column}"),
        )
        for r in rows
        if r[column]
    )
