"""Forecasts of monthly border crossings, with intervals that keep their word and a record of every one made.

Aggregates only: no series is about a person. Needs the extra `forecast`; the model `blend-classical` only NumPy.
"""

from fairway.observatory.forecast.archive import Archive, packaged_archive
from fairway.observatory.forecast.crossings import Row, crossings_panel, read_rows
from fairway.observatory.forecast.forecast import Forecast
from fairway.observatory.forecast.intervals import Calibration, Treatment
from fairway.observatory.forecast.models import HOUSE, MODELS
from fairway.observatory.forecast.refusals import AlreadyKept, NotCalibrated, NotEnoughHistory
from fairway.observatory.forecast.run import SCORED_ORIGINS, rolling, run
from fairway.observatory.forecast.score import Scores, better, ratio, score
from fairway.observatory.forecast.series import Level, Panel, Series, panel

__all__ = [
    "HOUSE",
    "MODELS",
    "SCORED_ORIGINS",
    "AlreadyKept",
    "Archive",
    "Calibration",
    "Forecast",
    "Level",
    "NotCalibrated",
    "NotEnoughHistory",
    "Panel",
    "Row",
    "Scores",
    "Series",
    "Treatment",
    "better",
    "crossings_panel",
    "packaged_archive",
    "panel",
    "ratio",
    "read_rows",
    "rolling",
    "run",
    "score",
]
