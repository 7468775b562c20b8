"""The published tuning: for each rule and rate its threshold, what was measured with it, and on what. Every alarm quotes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms.series import Frequency


@dataclass(frozen=True, kw_only=True)
class Published:
    """One rule at one rate.

    frequency     of the series that it was measured on; weeks have no measurement of their own
    rate          false openings per series-year that the threshold was chosen for
    false_alarms  false openings (days: all episodes) in series_years: the measured rate is their ratio
    found, of     surges found within one month (days: planted surges of five times the usual week found within seven days)
    measured_on   source, vintage and period in one sentence
    """

    rule: str
    frequency: Frequency
    rate: Fraction
    threshold: float
    false_alarms: int
    series_years: Fraction
    found: int
    of: int
    measured_on: str

    @property
    def false_rate(self) -> Fraction:
        """False alarms per series-year."""
        return self.false_alarms / self.series_years

    @property
    def detection(self) -> Fraction:
        """Share of surges found in time."""
        return Fraction(self.found, self.of)


@cache
def document() -> dict[str, Any]:
    """The whole published record as it was written by bench/alarms.py."""
    text = resources.files("fairway.reference").joinpath("data", "alarms.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def published(rule: str, frequency: Frequency, rate: Fraction) -> Published:
    """Threshold and measured rates. Weeks use those of days. Raises NoSuchFigure, naming the rates that there are."""
    part = document()["monthly" if frequency == "M" else "daily"]
    entries = [entry for entry in part["rules"] if entry["rule"] == rule]
    for entry in entries:
        if Fraction(entry["rate"]) == rate:
            days = frequency != "M"
            return Published(
                rule=rule,
                frequency="D" if days else "M",
                rate=rate,
                threshold=entry["threshold"],
                false_alarms=entry["false_episodes" if days else "false_openings"],
                series_years=Fraction(entry["series_years"]),
                found=entry["planted_5"]["within_7"] if days else entry["hits1"],
                of=entry["planted_5"]["planted"] if days else entry["surges"],
                measured_on=part["measured_on"],
            )
    rates = ", ".join(entry["rate"] for entry in entries) or "none"
    raise NoSuchFigure(
        f"rule '{rule}' on '{frequency}' has no threshold for a rate of {rate} a year. Published: {rates}."
    )


def rates_of(rule: str, frequency: Frequency) -> list[Fraction]:
    """The rates for which there is a threshold, lowest first."""
    part = document()["monthly" if frequency == "M" else "daily"]
    return sorted(Fraction(entry["rate"]) for entry in part["rules"] if entry["rule"] == rule)
