"""Making forecasts: from one origin, or from many as if each had been the present.

`rolling` describes the panel once and learns each June's models once, because every feature, model and interval looks
back only; `run` cuts the panel at the origin before anything else. A test holds them to the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast.features import EARLIEST, describe
from fairway.observatory.forecast.forecast import Forecast
from fairway.observatory.forecast.intervals import LEVELS, Calibration, Calibrator, Treatment
from fairway.observatory.forecast.models import HOUSE, Progress, points
from fairway.observatory.forecast.months import months
from fairway.observatory.forecast.series import Panel

SCORED_ORIGINS = (*months("2020-12", "2024-03", 3), "2024-04")
"""The fifteen origins of the published score."""


def run(
    panel: Panel,
    origin: str,
    *,
    made_on: date,
    model: str = HOUSE,
    treatment: Treatment = Treatment.TRACKED,
    settings: Calibration | None = None,
) -> Forecast:
    """Forecast all series of the panel for the 12 months after the origin. Months after it are cut off first.

    Raises NoSuchFigure, NotEnoughHistory, NotCalibrated, and Refused where a learning package is not installed.
    """
    (made,) = rolling(
        panel.until(origin), [origin], made_on=made_on, models=[model], treatments=[treatment], settings=settings
    )
    return made


def rolling(
    panel: Panel,
    origins: Sequence[str] = SCORED_ORIGINS,
    *,
    made_on: date,
    models: Sequence[str] = (HOUSE,),
    treatments: Sequence[Treatment] = (Treatment.TRACKED,),
    settings: Calibration | None = None,
    progress: Progress | None = None,
) -> list[Forecast]:
    """Forecasts of every model, treatment and origin, each with nothing but the months up to its origin."""
    settings = settings or Calibration()
    columns = {origin: panel.column(origin) for origin in origins}
    since = panel.column(settings.since)
    if since < EARLIEST or min(columns.values()) <= since:
        raise NoSuchFigure(
            f"Intervals are calibrated from {settings.since} on: the panel must begin two years before it "
            f"(it begins in {panel.first}) and every origin lie after it ({min(columns)} does not)."
        )
    described = describe(panel)
    made: list[Forecast] = []
    asked = list(range(since, max(columns.values()) + 1))
    for model, point in points(described, models, asked, progress).items():
        for treatment in treatments:
            calibrator = Calibrator(described, point, treatment, settings)
            for origin, column in columns.items():
                found = calibrator.at(column)
                made.append(
                    Forecast(
                        model=model, origin=origin, made_on=made_on, known_at=panel.known_at, source=panel.source,
                        treatment=treatment.name.lower(), names=panel.names, levels=LEVELS,
                        quantiles=found.quantiles, residuals=found.residuals,
                    )
                )  # fmt: skip
                if progress:
                    progress(f"intervals of {model}, {origin}", len(made), len(models) * len(treatments) * len(columns))
    return made
