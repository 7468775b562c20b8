"""Forecasts as a whole: one origin alone or among others, on made-up walks; and the published score on the real table."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.forecast import (
    MODELS,
    Calibration,
    Treatment,
    crossings_panel,
    packaged_archive,
    ratio,
    read_rows,
    rolling,
    run,
)  # fmt: skip
from tests.observatory.forecast.made_up import DAY, walks

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT.parent / "shared/data/border_crossings/frontex_ibc_monthly_2009-01_2024-09.csv"
SETTINGS = Calibration(since="2013-06", least=100)
real = pytest.mark.skipif(not TABLE.exists(), reason="needs the table of border crossings in ../shared")


@pytest.fixture(scope="module")
def crossings():
    return crossings_panel(read_rows(TABLE), known_at=date(2025, 6, 3))


def test_one_origin_alone_is_the_same_as_among_others():
    panel, settings = walks(series=8, months=112), Calibration(since="2016-01", least=20)
    origins = ["2017-05", "2018-03"]
    together = rolling(panel, origins, made_on=DAY, models=["blend", "naive"], settings=settings)
    assert [(one.model, one.origin) for one in together] == [(m, o) for m in ("blend", "naive") for o in origins]
    for one in together:
        alone = run(panel, one.origin, made_on=DAY, model=one.model, settings=settings)
        assert np.array_equal(alone.quantiles, one.quantiles), (one.model, one.origin)
        assert alone.residuals == one.residuals


def test_progress_is_told_to_the_end():
    told = []
    rolling(
        walks(series=10, months=124), ["2018-03"], made_on=DAY, models=["naive", "ets"],
        treatments=[Treatment.PLAIN, Treatment.TRACKED], settings=SETTINGS, progress=lambda *what: told.append(what),
    )  # fmt: skip
    assert told[:2] == [("model naive", 1, 2), ("model ets", 2, 2)]
    assert told[-1] == ("intervals of ets, 2018-03", 4, 4)


def test_an_origin_before_the_calibration_is_refused():
    with pytest.raises(NoSuchFigure, match="calibrated from 2013-06 on"):
        rolling(walks(), ["2013-06"], made_on=DAY, models=["naive"], settings=SETTINGS)


def test_the_month_after_the_origin_is_the_first_target():
    made = run(walks(series=10, months=124), "2018-03", made_on=DAY, model="naive", settings=SETTINGS)
    assert (made.targets[0], made.targets[-1], len(made.targets)) == ("2018-04", "2019-03", 12)


def test_the_manual_prints_the_measured_table():
    page = (ROOT / "docs/observatory/forecasts.md").read_text()
    printed = {
        row[0]: row for row in re.findall(r"^\| `([a-z-]+)` \|(.+)\|$", page, re.MULTILINE) if row[1].count("|") == 10
    }
    measured = {line["name"]: line for line in json.loads((ROOT / "bench/results/forecast.json").read_text())}
    assert set(printed) == set(MODELS)
    for model, (_, cells) in printed.items():
        line = measured[f"log WIS: {model}"]
        mase, _, _, log_wis, plain, *_, fifty, eighty, ninety_five = (cell.strip() for cell in cells.split("|"))
        assert float(log_wis) == pytest.approx(line["ours"], abs=0.0006), model
        assert f"MASE {mase}," in line["method"], model
        assert f"over series {plain} of naive, plain intervals" in line["method"], model
        assert f"cover {fifty}/{eighty}/{ninety_five} %" in line["method"], model


def test_reading_kept_forecasts_loads_no_learning_package():
    ask = (
        "import sys; from fairway.observatory.forecast import packaged_archive as a; a().latest('blend');"
        "print([m for m in ('lightgbm', 'mlforecast', 'pandas', 'sklearn', 'scipy') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@real
def test_the_panel_is_the_published_one(crossings):
    assert len(crossings.names) == 41
    assert crossings.names == packaged_archive().latest("blend").names
    assert int(crossings.counts[0].sum()) == 4_847_186, "the control total of the table: every cell counted once"


@real
def test_the_kept_forecasts_meet_the_published_score(crossings):
    by_model = {one.model: one for one in packaged_archive().scores(crossings)}
    ours, naive = by_model["blend"], by_model["naive"]
    assert len(ours.origins) == 15, "the one from the last month has no outcome yet"
    published = {line["name"]: line["ours"] for line in json.loads((ROOT / "bench/results/forecast.json").read_text())}
    for what, rows in (("41 series", None), ("total and 8 routes", ours.rows(routes=True))):
        again = ratio(ours, naive, rows=rows)
        assert again == pytest.approx(published[f"log WIS, {what}, of naive, the same intervals"], abs=0.002), what
    for interval in (80, 95):
        again = 100 * float(ours.coverage(interval))
        assert again == pytest.approx(published[f"coverage of the {interval} % intervals"], abs=0.2)


@real
@pytest.mark.soak
def test_a_kept_forecast_can_be_made_again(crossings):
    kept = next(packaged_archive().forecasts(model="blend", origin="2021-06"))
    again = run(crossings, "2021-06", made_on=kept.made_on).condensed(kept.levels)
    # four significant figures were kept; another processor may round a split of a tree the other way
    assert np.abs(again.quantiles - kept.quantiles).mean() < 0.01
