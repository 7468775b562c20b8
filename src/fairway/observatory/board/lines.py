"""Which figures stand under which point of the letter. Data only: the indicator, the part of it, and what to compare it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fairway.observatory.letter.entries import PointId
from fairway.reference.countries import eu

UNION = tuple(sorted(eu(date(2024, 10, 14))))
"""The Member States on the day of the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpec:
    """One line of the board.

    against   what a change is computed against: the same period a year before, the period before, or nothing (a share, a change)
    chart     drawn as a line over time; `years` back from the latest period
    baseline  the period that the letter speaks of: its value stands beside the latest one"""

    indicator: str
    label: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    against: Literal["year", "period", None] = "year"
    baseline: str | None = None
    chart: bool = False
    years: int = 6


def _line(indicator: str, label: str, *, chart: bool = False, **more: object) -> LineSpec:
    where = {d: (v,) if isinstance(v, str) else tuple(v) for d, v in more.pop("where", {}).items()}  # type: ignore[attr-defined]
    return LineSpec(indicator=indicator, label=label, where=where, chart=chart, **more)  # type: ignore[arg-type]


_SEA_TO_SPAIN = ("Western African", "Western Mediterranean")
_SEPTEMBER = "2024-09"

LINES: Mapping[PointId, tuple[LineSpec, ...]] = {
    1: (
        _line("asylum_applicants_monthly", "Asylum applicants of a month, EU", where={"country": UNION}, chart=True),
        _line("first_time_applicants", "New asylum applications of a year, EU (UNHCR)", where={"country": UNION}),
        _line("asylum_seekers_pending", "Waiting for a decision at the end of the year, EU", where={"country": UNION}),
        _line("recognition_rate_first_instance", "Recognition rate at first instance, EU", where={"country": UNION}, chart=True, years=14),
        _line("recognition_rate_on_appeal", "Recognition rate on appeal, EU", where={"country": UNION}),
        _line("asylum_applicants_top_five_share", "Share of the five States with most applicants"),
        _line("dublin_outgoing_requests", "Dublin requests sent"),
        _line("dublin_incoming_requests", "Dublin requests that States say they received"),
        _line("dublin_transfer_rate", "Dublin transfers through requests"),
    ),
    2: (
        _line("detections", "Detections of a month, all routes", baseline=_SEPTEMBER, chart=True, years=8),
        _line("detections_change_year_to_date", "Since January against the year before, all routes", against=None, baseline=_SEPTEMBER),
        *(
            _line("detections_change_year_to_date", f"the same: {route}", where={"route": route}, against=None, baseline=_SEPTEMBER)
            for route in ("Central Mediterranean", "Western Balkans", "Eastern Mediterranean", "Western Mediterranean", "Western African")
        ),
        _line(
            "detections_by_sea_change_year_to_date", "the same: to Spain by sea", where={"route": _SEA_TO_SPAIN}, against=None,
            baseline=_SEPTEMBER,
        ),
        _line("landings_monthly", "Landed in Italy in a month", chart=True, years=6),
        _line("small_boat_arrivals_change_year_to_date", "Small boats to the United Kingdom since January", against=None),
        _line("trust_fund_africa_budget", "Trust Fund for Africa, budget of all countries", against=None),
    ),
    3: (
        _line("orders_to_leave_quarterly", "Ordered to leave in a quarter, EU"),
        _line("returns_to_third_countries_quarterly", "Returned to a third country in a quarter, EU"),
        _line("return_rate_quarterly", "Return rate of a quarter, third countries only", against="period", baseline="2024-Q3"),
        _line("return_rate_quarterly_all_destinations", "Return rate of a quarter, all destinations", against="period"),
        _line("returns_to_third_countries", "Returned to a third country in a year", chart=True, years=9),
        _line("return_rate_third_countries", "Return rate of a year, third countries only", against="period"),
        _line("return_rate_all_destinations", "Return rate of a year, all destinations", against="period"),
    ),
    4: (
        _line("visas_applied_for", "Short-stay visas applied for", chart=True, years=10),
        _line("visa_refusal_rate", "Visa refusal rate, all consulates"),
        *(
            _line("visa_refusal_rate", f"the same: consulates in {name}", where={"consulate": code})
            for code, name in (("BGD", "Bangladesh"), ("IRQ", "Iraq"), ("SEN", "Senegal"), ("ETH", "Ethiopia"))
        ),
        *(
            _line("returns_to_third_countries", f"Returned to {name} in a year", where={"citizenship": code})
            for code, name in (("BGD", "Bangladesh"), ("IRQ", "Iraq"), ("GMB", "The Gambia"))
        ),
        _line("visas_multiple_entry_share", "Share of visas that allow several entries"),
    ),
    5: (
        _line("missing_migrants_deaths", "Dead and missing in a month, all routes", chart=True, years=8),
        _line("missing_migrants_deaths_change_year_to_date", "Dead and missing since January", against=None),
        _line("deaths_per_thousand_detections", "Dead and missing per 1,000 detections at sea"),
        _line("persons_per_small_boat", "Persons in a small boat across the Channel", chart=True, years=7),
    ),
    6: (
        _line("detections_eastern_borders", "Detections at the eastern land borders", baseline=_SEPTEMBER, chart=True, years=6),
        _line("detections_eastern_borders_change_year_to_date", "Since January against the year before", against=None, baseline=_SEPTEMBER),
        _line("refused_entry", "Refused entry at the external borders", where={"country": UNION}),
        _line("visa_refusal_rate_russia", "Visa refusal rate at consulates in Russia"),
    ),
    7: (
        _line("resettled_refugees", "Refugees resettled to the Union", chart=True, years=15),
        _line("resettlement_share_of_country", "The Union's share of the world's resettlement", where={"country": UNION}),
        _line("italy_reception_occupancy", "Persons in reception in Italy", against=None),
    ),
    8: (
        _line("displaced_by_origin", "Refugees and asylum-seekers from Syria", where={"origin": "SYR"}, chart=True, years=15),
        _line("displaced_by_origin", "the same: from Lebanon", where={"origin": "LBN"}),
        _line("refugees_hosted", "Refugees hosted in Lebanon", where={"country": "LBN"}),
        _line("refugees_hosted_per_thousand", "Refugees hosted per 1,000 inhabitants, Lebanon", where={"country": "LBN"}),
        _line("internally_displaced", "Internally displaced in Syria", where={"origin": "SYR"}),
        _line("returned_refugees", "Refugees who returned to Syria", where={"origin": "SYR"}),
        _line("palestine_refugees", "Palestine refugees registered with UNRWA"),
    ),
    9: (
        _line("temporary_protection_beneficiaries", "Under temporary protection, EU", where={"country": UNION}, chart=True, years=3),
        _line("temporary_protection_ukrainians", "of whom Ukrainians, EU", where={"country": UNION}),
        _line("temporary_protection_per_thousand", "Under temporary protection per 1,000 inhabitants, EU", where={"country": UNION}),
        _line("temporary_protection_top_five_share", "Share of the five States with most"),
        _line("internally_displaced", "Internally displaced in Ukraine", where={"origin": "UKR"}),
    ),
    10: (
        _line("internal_border_controls_days_twelve_months", "Days under notified controls, twelve months", chart=True, years=12),
        _line("illegally_present", "Found illegally present, EU", where={"country": UNION}, chart=True, years=9),
        _line("illegally_present_change_year", "the same against the year before", where={"country": UNION}, against=None),
    ),
}  # fmt: skip
