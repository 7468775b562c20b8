"""Figures by hand for triggers: every measure of the catalogue, and the few rows that a test gives."""

from __future__ import annotations

from dataclasses import replace

from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Table
from tests.observatory.indicators.toy import Toy

KNOWN_ON = "2025-01-31"


class Made(Toy):
    """Rows of the measures; each release is of one known day, so that a vintage can be read off it."""

    def __init__(self, rows):
        super().__init__(MEASURES.values(), rows)

    def table(self, measure, **asked):
        table = super().table(measure, **asked)
        release = frozenset({f"{measure}@{KNOWN_ON}"})
        return Table(
            table.measure, table.by, {place: replace(cell, releases=release) for place, cell in table.cells.items()}
        )


def applications(origin, before, now, year=2024, country="DEU", kind="N"):
    rows = [(country, origin, "FI", "G", kind, "P", str(y), value) for y, value in ((year - 1, before), (year, now))]
    return [row for row in rows if row[-1] is not None]


def decisions(origin, granted, rejected, year=2024, country="DEU"):
    """Three measures of one State: recognised, complementary, rejected."""
    key = (country, origin, "FI", "P", str(year))
    return {
        "unhcr:decisions_recognised": [(*key, granted)],
        "unhcr:decisions_complementary": [(*key, 0)],
        "unhcr:decisions_rejected": [(*key, rejected)],
    }


def asylum(origin, before, now, granted, rejected, year=2024, country="DEU"):
    return Made(
        {
            "unhcr:applications": applications(origin, before, now, year, country),
            **decisions(origin, granted, rejected, year, country),
        }
    )


def illegal(citizenship, before, now, year=2024, country="DEU"):
    rows = [(country, citizenship, str(year - 1), before), (country, citizenship, str(year), now)]
    return Made({"eurostat:illegally_present": [row for row in rows if row[-1] is not None]})
