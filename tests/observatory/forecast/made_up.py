"""Made-up panels and forecasts for the tests of the forecasts. Seeded; nothing here is a real figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from fairway.observatory.forecast import Forecast, Panel, Series, panel
from fairway.observatory.forecast.intervals import LEVELS

DAY = date(2024, 11, 15)


def walks(series: int = 12, months: int = 150, *, seed: int = 3, spread=0.3, season: float = 0.4) -> Panel:
    """Random walks of logs with a season. `spread` is a number, or (series, months)."""
    random = np.random.default_rng(seed)
    steps = random.standard_t(6, (series, months)) * spread
    pull = np.zeros((series, months))
    for at in range(1, months):
        pull[:, at] = 0.97 * pull[:, at - 1] + steps[:, at]
    logs = 6 + pull + season * np.sin(2 * np.pi * np.arange(months) / 12)
    counts = np.maximum(np.round(np.expm1(logs)), 0).astype(np.int64)
    keys = [(), ("A", "Sea"), *(("A", "Sea", f"N{n}") for n in range(series - 2))]
    made = [Series.of(f"s{row}", key, "2009-01", counts[row].tolist()) for row, key in enumerate(keys[:series])]
    return panel(made, source="made up", known_at=DAY)


def changed_after(one: Panel, month: str, *, seed: int = 9) -> Panel:
    """The same panel up to the month, and noise behind it."""
    from_column = one.column(month) + 1
    random = np.random.default_rng(seed)
    counts, route, nation = one.counts.copy(), one.route.copy(), one.nation.copy()
    counts[:, from_column:] = random.integers(0, 50_000, counts[:, from_column:].shape)
    route[:, from_column:] = random.normal(9, 3, route[:, from_column:].shape)
    nation[:, from_column:] = random.normal(9, 3, nation[:, from_column:].shape)
    return replace(one, counts=counts, route=route, nation=nation)


def said(
    counts=((10.0,) * 9,), *, origin: str = "2024-09", model: str = "naive", known_at: date = DAY, **others
) -> Forecast:
    """A forecast of one horizon: one row of quantiles, in detections, for each series."""
    quantiles = np.log1p(np.array(counts, dtype=np.float64))[:, None, :]
    given = {
        "model": model, "origin": origin, "made_on": DAY, "known_at": known_at, "source": "made up", "treatment": "tracked",
        "names": tuple(f"s{row}" for row in range(len(counts))), "levels": LEVELS, "quantiles": quantiles, "residuals": (500,),
    }  # fmt: skip
    return Forecast(**{**given, **others})
