"""Alarms: rules with published false-alarm rates on counts by border section and nationality.

An alarm is a question for an analyst. It never says why people came, and never that a person was made use of."""

from fairway.observatory.alarms.choice import Detections, measured_series, read_cells
from fairway.observatory.alarms.daily import Daily, Delay, Estimate, read_daily
from fairway.observatory.alarms.newcomers import Newcomer, measure_newcomers, newcomers
from fairway.observatory.alarms.published import Published, published, rates_of
from fairway.observatory.alarms.rules import CONFIRMED, RULES, SEASONAL, Rule, alarms, rule
from fairway.observatory.alarms.series import Counts, counts
from fairway.observatory.alarms.surges import Measured, measure, surge_months
from fairway.observatory.alarms.watch import Alarm, watch

__all__ = [
    "CONFIRMED",
    "RULES",
    "SEASONAL",
    "Alarm",
    "Counts",
    "Daily",
    "Delay",
    "Detections",
    "Estimate",
    "Measured",
    "Newcomer",
    "Published",
    "Rule",
    "alarms",
    "counts",
    "measure",
    "measure_newcomers",
    "measured_series",
    "newcomers",
    "published",
    "rates_of",
    "read_cells",
    "read_daily",
    "rule",
    "surge_months",
    "watch",
]
