"""The forecasts' benchmark: all models, fifteen origins, 41 series, horizons of 1 to 12 months, each interval calibrated with
outcomes known at its origin.

python bench/forecast.py               everything; writes bench/results/forecast.json
python bench/forecast.py TABLE         the same from a longer table in the same form
python bench/forecast.py --quick       a smoke test: three origins, the models that learn nothing; writes nothing
python bench/forecast.py --keep FOLDER also keeps the house forecasts, naive's, and the one from the last month"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measure import RESULTS, Record, cpu, record, say, write
from fairway.observatory.forecast import (
    HOUSE,
    MODELS,
    SCORED_ORIGINS,
    Archive,
    Forecast,
    Panel,
    Row,
    Scores,
    Treatment,
    better,
    crossings_panel,
    ratio,
    read_rows,
    rolling,
    run,
    score,
)
from fairway.observatory.sources import frontex

TABLE = Path(__file__).resolve().parents[2] / "shared/data/border_crossings/frontex_ibc_monthly_2009-01_2024-09.csv"
WORKBOOK = "raw/Frontex-Monthly_detections_of_IBC_20220204.csv"
WORKBOOK_KNOWN_AT = date(2022, 2, 4)
KEPT_LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
PLAIN = "naive, plain intervals"
SAME = "naive, the same intervals"
ORDINARY = ("naive", "seasonal-naive", "theta", "ets", "reverting", "blend-classical")


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the forecasts as if each origin had been the present.")
    parser.add_argument("table", type=Path, nargs="?", default=TABLE, help="detections by month, in the long form")
    parser.add_argument("--known-at", type=date.fromisoformat, default=date(2025, 6, 3), help="vintage of the table")
    parser.add_argument("--made-on", type=date.fromisoformat, default=date.today(), help="written on kept forecasts")
    parser.add_argument("--quick", action="store_true", help="a smoke test")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the forecasts")
    parser.add_argument("--out", type=Path, help="where to write the records (default: bench/results/forecast.json)")
    given = parser.parse_args()
    panel = crossings_panel(read_rows(given.table), known_at=given.known_at)
    models = ORDINARY if given.quick else MODELS
    origins = SCORED_ORIGINS[-3:] if given.quick else SCORED_ORIGINS
    made = rolling(
        panel, origins, made_on=given.made_on, models=models, progress=lambda what, n, of: say(f"{what} ({n} of {of})")
    )
    bare = rolling(
        panel, origins, made_on=given.made_on, models=["naive"], treatments=[Treatment.PLAIN, Treatment.LIVELY]
    )
    scores = {model: score([one for one in made if one.model == model], panel) for model in models}
    naives = {
        treatment: score([one for one in bare if one.treatment == treatment.name.lower()], panel)
        for treatment in (Treatment.PLAIN, Treatment.LIVELY)
    }
    say(table(scores, naives))
    if not given.quick:
        records = [*figures(scores, naives, panel, given.table.name), *tails(made, panel)]
        records.append(time_of_one(panel, given.made_on))
        records += real_time(panel, given.table.parent / WORKBOOK, given.made_on)
        write(given.out or RESULTS / "forecast.json", records)
    if given.keep and not given.quick:
        keep(Archive(given.keep), made, panel, given.made_on)
    return 0


def table(scores: dict[str, Scores], naives: dict[Treatment, Scores]) -> str:
    """All models, against naive with plain intervals and with the same ones."""
    plain, same = naives[Treatment.PLAIN], scores["naive"]
    lines = ["| model | MASE | log MAE | WIS/scale | log WIS | of plain naive | of naive | routes | better | 50 | 80 | 95 |",
             "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]  # fmt: skip
    named = [*scores.items(), ("naive, plain", plain), ("naive, half recent", naives[Treatment.LIVELY])]
    for name, one in named:
        cover = " | ".join(f"{100 * float(one.coverage(interval) or 0):.1f}" for interval in (50, 80, 95))
        lines.append(
            f"| {name} | {one.mean('mase'):.3f} | {one.mean('log_error'):.3f} | {one.mean('wis'):.3f} | "
            f"{one.mean():.3f} | {ratio(one, plain):.3f} | {ratio(one, same):.3f} | "
            f"{ratio(one, plain, rows=one.rows(routes=True)):.3f} | {100 * float(better(one, plain)):.0f} % | {cover} |"
        )
    house = scores.get(HOUSE, same)
    ahead = house.by_horizon() / plain.by_horizon()
    return "\n".join([*lines, f"{house.model} by horizon, of plain naive: " + " ".join(f"{one:.2f}" for one in ahead)])


def figures(scores: dict[str, Scores], naives: dict[Treatment, Scores], panel: Panel, file: str) -> list[Record]:
    """The bars, and one line for each model."""
    plain, same, ours = naives[Treatment.PLAIN], scores["naive"], scores[HOUSE]
    routes = ours.rows(routes=True)
    cells = int(ours.known.sum())
    method = (
        f"{file}, published {panel.known_at.isoformat()} (one vintage, later revisions are in it); {len(ours.origins)} "
        f"origins from {ours.origins[0]} to {ours.origins[-1]}, outcomes to {panel.last}: {cells} forecasts"
    )
    found = []
    for name, peer in ((PLAIN, plain), (SAME, same)):
        for what, rows, bar in (("41 series", None, 0.85), ("total and 8 routes", routes, 0.80)):
            value = ratio(ours, peer, rows=rows)
            found.append(record(
                f"log WIS, {what}, of {name}", "share, geometric mean over series", value, bar=f"at most {bar}",
                holds=value <= bar, method=f"{HOUSE}; {method}",
            ))  # fmt: skip
        upper = ratio(ours, peer, "upper")
        found.append(record(
            f"quantile loss at 90, 95 and 99 %, of {name}", "share, geometric mean over series", upper,
            bar="at most 0.9", holds=upper <= 0.9, method=f"{HOUSE}; {method}",
        ))  # fmt: skip
    for interval, low, high in ((80, 77.0, 83.0), (95, 93.5, 96.5)):
        share = 100 * float(ours.coverage(interval) or 0)
        found.append(record(
            f"coverage of the {interval} % intervals", "% of outcomes", share, bar=f"{low:g} to {high:g}",
            holds=low <= share <= high, method=f"{HOUSE}; all series and horizons; {method}",
        ))  # fmt: skip
    each = [100 * float(ours.coverage(80, np.arange(len(ours.names)) == row) or 0) for row in np.flatnonzero(routes)]
    for name, worst in (("least", min(each)), ("most", max(each))):
        found.append(record(
            f"coverage of the 80 % intervals, total and routes, {name}", "% of outcomes", worst, bar="70 to 90",
            holds=70 <= worst <= 90, method=f"{HOUSE}; the {name} covered of nine series, overlapping outcomes; {method}",
        ))  # fmt: skip
    for name, one in [*scores.items(), (PLAIN, plain), ("naive, half recent change", naives[Treatment.LIVELY])]:
        cover = "/".join(f"{100 * float(one.coverage(interval) or 0):.1f}" for interval in (50, 80, 95))
        found.append(record(
            f"log WIS: {name}", "log(1 + detections)", one.mean(), peer=plain.mean(), peer_name=PLAIN, more_is_better=False,
            method=f"MASE {one.mean('mase'):.3f}, log MAE {one.mean('log_error'):.3f}, geometric mean over series "
            f"{ratio(one, plain):.3f} of {PLAIN}, {ratio(one, same):.3f} of {SAME}, routes {ratio(one, plain, rows=routes):.3f} "
            f"and {ratio(one, same, rows=routes):.3f}, better on {100 * float(better(one, plain)):.0f} % of series, "
            f"50/80/95 % intervals cover {cover} %",
        ))  # fmt: skip
    return found


def tails(made: list[Forecast], panel: Panel) -> list[Record]:
    """What the scores do not hold: the route's 99th percentile, and the error of the total in per cent."""
    came, top, middle = [], [], []
    for one in made:
        if one.model != HOUSE:
            continue
        columns = [panel.column(month) for month in one.targets if month <= panel.last]
        came.append(panel.counts[:9, columns])
        top.append(np.expm1(one.quantiles[:9, : len(columns), one.levels.index(0.99)]))
        middle.append(np.expm1(one.quantiles[0, : len(columns), one.levels.index(0.5)]))
    above = 100 * float(np.mean(np.concatenate(came, axis=1) > np.concatenate(top, axis=1)))
    total = np.concatenate([counts[0] for counts in came])
    missed = 100 * float(np.mean(np.abs(np.concatenate(middle) - total) / total))
    return [
        record("outcomes above the 99 % quantile, total and routes", "% of outcomes", above, method=f"{HOUSE}; 1 is promised"),
        record("all routes, 1 to 12 months: mean absolute percentage error", "%", missed, bar="at most 25", holds=missed <= 25,
               method=HOUSE),
    ]  # fmt: skip


def real_time(panel: Panel, workbook: Path, made_on: date) -> list[Record]:
    """One origin made twice: with the figures that were out then, and with those of today. Outcomes are today's."""
    if not workbook.exists():
        say(f"{workbook.name} is not beside the table: the record of a forecast in real time is left out.")
        return []
    (seen,) = frontex.read(workbook.read_bytes(), name=workbook.name, known_at=WORKBOOK_KNOWN_AT)
    rows = [Row(f"{day:%Y-%m}", route, border, who, count) for route, border, who, day, count, *_ in seen.rows]
    then = crossings_panel(rows, known_at=WORKBOOK_KNOWN_AT)
    found = []
    for model in (HOUSE, "naive"):
        made = [run(one, then.last, made_on=made_on, model=model) for one in (then, panel)]
        early, late = (score([in_order(one, panel.names)], panel) for one in made)
        cover = "/".join(f"{100 * float(early.coverage(interval) or 0):.0f}" for interval in (50, 80, 95))
        found.append(record(
            f"log WIS with the figures of the day, of that with later revisions: {model}", "share, geometric mean over series",
            ratio(early, late), method=f"origin {then.last}, workbook of {WORKBOOK_KNOWN_AT.isoformat()} against the table of "
            f"{panel.known_at.isoformat()}; routes {ratio(early, late, rows=early.rows(routes=True)):.2f}; "
            f"50/80/95 % intervals cover {cover} %; one origin, so a hint and no average",
        ))  # fmt: skip
    return found


def in_order(forecast: Forecast, names: tuple[str, ...]) -> Forecast:
    """The same forecast with its series in another order: the older table ranks two of them the other way round."""
    rows = [forecast.names.index(name) for name in names]
    return replace(forecast, names=names, quantiles=forecast.quantiles[rows])


def time_of_one(panel: Panel, made_on: date) -> Record:
    """All models from one origin, with everything that their intervals rest on, nothing kept from before."""
    spent = cpu(lambda: rolling(panel, [panel.last], made_on=made_on, models=MODELS))
    return record(
        "one origin, 41 series, all models with intervals",
        "CPU-seconds",
        spent,
        bar="less than 60",
        holds=spent < 60,
        method=f"origin {panel.last}; {len(MODELS)} models, LightGBM learned once for each year of calibration; one thread",
    )


def keep(archive: Archive, made: list[Forecast], panel: Panel, made_on: date) -> None:
    """The house forecast and naive at every scored origin and at the last month, with seven quantiles."""
    latest = [run(panel, panel.last, made_on=made_on, model=model) for model in (HOUSE, "naive")]
    for one in [*made, *latest]:
        if one.model in (HOUSE, "naive"):
            archive.keep(one.condensed(KEPT_LEVELS))


if __name__ == "__main__":
    raise SystemExit(main())
