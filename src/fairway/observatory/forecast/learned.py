"""The two global LightGBM models: one that sees all horizons at once, one that walks month by month.

Both are learned anew every June from what was known then and used until the next: the forecasts that calibrate the
intervals and the forecast itself are of the same kind. The imports are inside, so that nobody else pays for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fairway.errors import Refused
from fairway.observatory.forecast.features import EARLIEST, HORIZONS, Described
from fairway.observatory.forecast.months import month_number
from fairway.observatory.forecast.refusals import NotEnoughHistory

LEARNED_IN = 6
"""The month of the year after which the models are learned again."""
SEED = 1
_FIRST_ORIGIN = EARLIEST + 6
_LEAST_MONTHS = _FIRST_ORIGIN + HORIZONS

# Chosen on origins before December 2020. Halving or doubling any of them moved the error there by less than 1 %.
_TREES = 150
_SETTINGS: dict[str, Any] = {
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.3,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
    "max_bin": 63,
    "num_threads": 1,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
_LOSSES = ("l1", "l2")
"""The median follows a fall or a rise sooner, the mean holds on to what used to be; their mean beats both."""


def direct(described: Described, origins: Sequence[int]) -> NDArray[np.float64]:
    """(origins, series, horizons) the mean of a median and a mean regression on all series, origins and horizons."""
    lightgbm = _package("lightgbm")
    points = np.full(described.outcomes.shape, np.nan)
    width = described.features.shape[-1]
    for learned_at, asked in _lessons(described, origins):
        rows, targets = _lesson(described, learned_at)
        table = lightgbm.Dataset(rows, targets, params={"max_bin": _SETTINGS["max_bin"], "verbosity": -1})
        boosters = [lightgbm.train({**_SETTINGS, "objective": loss}, table, _TREES) for loss in _LOSSES]
        question = described.features[asked].reshape(-1, width)
        answers = np.mean([booster.predict(question, num_threads=1) for booster in boosters], axis=0)
        points[asked] = answers.reshape(len(asked), *described.outcomes.shape[1:])
    return points


def recursive(described: Described, origins: Sequence[int]) -> NDArray[np.float64]:
    """(origins, series, horizons) one model of the next month's change, fed its own answers: mlforecast."""
    points = np.full(described.outcomes.shape, np.nan)
    for learned_at, asked in _lessons(described, origins):
        model = _walker().fit(_frame(described, learned_at))
        for t in asked:
            answer = model.predict(HORIZONS, new_df=_frame(described, t)).sort_values(["unique_id", "ds"])
            walked = answer["walker"].to_numpy(dtype=np.float64).reshape(-1, HORIZONS)
            points[t] = walked - described.logs[:, [t]]
    return points


def _lessons(described: Described, origins: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Each month of learning, with the origins that use what was learned then. Raises NotEnoughHistory."""
    asked: dict[int, list[int]] = {}
    number = month_number(described.panel.first)
    for t in sorted(origins):
        learned_at = t - (number + t - (LEARNED_IN - 1)) % 12
        if learned_at < _LEAST_MONTHS:
            raise NotEnoughHistory(
                f"LightGBM needs {_LEAST_MONTHS + 1} months before the June it is learned in; "
                f"the panel begins in {described.panel.first}. Take a later origin or an earlier first month."
            )
        asked.setdefault(learned_at, []).append(t)
    yield from asked.items()


def _lesson(described: Described, learned_at: int) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Rows and targets whose outcome was known in column learned_at."""
    at = np.arange(_FIRST_ORIGIN, learned_at)
    there = at[:, None] + np.arange(1, HORIZONS + 1) <= learned_at
    targets = described.outcomes[at]
    use = there[:, None, :] & ~np.isnan(targets)
    return described.features[at][use], targets[use]


def _walker() -> Any:
    """The month-by-month model, on differenced logs."""
    mlforecast, lightgbm = _package("mlforecast"), _package("lightgbm")
    from mlforecast.lag_transforms import RollingMean
    from mlforecast.target_transforms import Differences

    return mlforecast.MLForecast(
        models={"walker": lightgbm.LGBMRegressor(
            objective="l1", n_estimators=_TREES, learning_rate=0.05, num_leaves=15, min_child_samples=50, subsample=0.5,
            subsample_freq=1, colsample_bytree=0.6, n_jobs=1, random_state=SEED, deterministic=True,
            force_row_wise=True, verbosity=-1,
        )},
        freq="MS",
        lags=[1, 2, 3, 6, 11, 12, 13, 24],
        lag_transforms={1: [RollingMean(n) for n in (3, 6, 12, 24)]},
        target_transforms=[Differences([1])],
        date_features=["month"],
        num_threads=1,
    )  # fmt: skip


def _frame(described: Described, t: int) -> Any:
    """The logs up to column t in the long form of mlforecast."""
    pandas = _package("pandas")
    series = len(described.logs)
    dates = pandas.date_range(f"{described.panel.first}-01", periods=t + 1, freq="MS")
    return pandas.DataFrame(
        {
            "unique_id": np.repeat([f"{row:04d}" for row in range(series)], t + 1),
            "ds": np.tile(dates.to_numpy(), series),
            "y": described.logs[:, : t + 1].ravel(),
        }
    )


def _package(name: str) -> ModuleType:
    """A heavy package, when it is first needed. Raises Refused where the extra is not installed."""
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as absent:
        raise Refused(
            f"This forecast needs the package {name}: pip install 'fairway[forecast]', "
            "or take the model blend-classical, which needs none."
        ) from absent
