"""`fairway forecast`: ranges with a promise, every one kept, every one held against what came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from fairway.cli.figures import AS_OF, open_store, own_folder
from fairway.cli.files import write_whole
from fairway.cli.paper import Cell, Paper, counted
from fairway.cli.read import FORMAT, print_json
from fairway.errors import Refused

if TYPE_CHECKING:  # loaded when a forecast is asked for
    from fairway.observatory.forecast import Archive, Forecast, Scores

SHOWN = (0.025, 0.1, 0.5, 0.9, 0.975)
OF_THEM = "All routes"
MODELS = ("blend", "blend-classical", "naive", "seasonal-naive", "theta", "ets", "reverting", "lightgbm")


@click.group()
def forecast() -> None:
    """Forecast detections by route for twelve months, keep every forecast, and score the past ones.

    Aggregates only. A forecast is no reason for a measure against anybody."""


def archives() -> list[Archive]:
    """The packaged forecasts, and those made here."""
    from fairway.observatory.forecast import Archive, packaged_archive

    own = own_folder()
    return [packaged_archive(), *([Archive(own / "forecasts")] if own else [])]


@forecast.command(
    "show",
    epilog="\b\nExamples:\n  fairway forecast show\n  fairway forecast show --series 'Central Mediterranean'\n"
    "  fairway forecast show --origin 2023-03 --series 'All routes' --svg fan.svg",
)
@click.option(
    "--series", "part", metavar="TEXT", default=OF_THEM, show_default=True, help="Series with this in their name."
)
@click.option("--model", type=click.Choice(MODELS), default="blend", show_default=True, help="Whose forecast.")
@click.option(
    "--origin", metavar="MONTH", help="The month from which it was made (the latest kept, if it is not given)."
)
@click.option("--svg", metavar="FILE", help="Write a fan chart of the first series with the figures that came.")
@FORMAT
def show(part: str, model: str, origin: str | None, svg: str | None, form: str) -> None:
    """Show a kept forecast: median, and the ranges that should hold the figure 80 and 95 times in a hundred."""
    kept = _kept(model, origin)
    names = [name for name in kept.names if part.lower() in name.lower()]
    if not names:
        raise click.UsageError(
            f"No series has '{part[:40]}' in its name. There are: {', '.join(kept.names[:9])} and others."
        )
    if svg:
        _fan(kept, names[0], model, svg)
    if form == "json":
        print_json(
            {
                "model": kept.model,
                "origin": kept.origin,
                "note": kept.note,
                "source": kept.source,
                "series": _rows(kept, names),
            }
        )
        return
    paper = Paper()
    paper.text(f"Forecast of '{kept.model}' from {kept.origin}", style="head")
    paper.text(f"{kept.source}. {kept.note}", style="dim")
    levels = [kept.levels.index(level) for level in SHOWN]
    for name in names:
        paper.head(name)
        lines = [("month", "median", "80 in 100", "95 in 100")]
        for month, row in zip(kept.targets, kept.counts(name), strict=True):
            low95, low80, middle, high80, high95 = (round(float(row[level])) for level in levels)
            lines.append((month, f"{middle:,}", f"{low80:,} to {high80:,}", f"{low95:,} to {high95:,}"))
        paper.table([[Cell(text, "" if n else "dim") for text in line] for n, line in enumerate(lines)], (8, 10, 22))


@forecast.command(
    "score", epilog="\b\nExamples:\n  fairway forecast score\n  fairway forecast score --as-of 2025-06-30"
)
@AS_OF
@FORMAT
def score(as_of: date | None, form: str) -> None:
    """Score all kept forecasts against the figures that came: weighted interval score on logs, and how often intervals held."""
    from fairway.observatory.forecast.stored import stored_panel

    panel = stored_panel(open_store(as_of))
    found = [scores for archive in archives() for scores in archive.scores(panel)]
    naive = {scores.origins: scores for scores in found if scores.model == "naive"}
    rows = [_scored(scores, naive.get(scores.origins)) for scores in found]
    if form == "json":
        print_json({"outcomes_known_at": panel.known_at.isoformat(), "outcomes_to": panel.last, "scores": rows})
        return
    paper = Paper()
    paper.text(f"Kept forecasts against figures to {panel.last}, as known on {panel.known_at}", style="head")
    paper.line()
    head = ("model", "origins", "log WIS", "of naive", "routes", "80 held", "95 held", "MASE")
    lines = [
        head,
        *(
            (r["model"], r["of"], r["log_wis"], r["ratio"], r["ratio_routes"], r["80"], r["95"], r["mase"])
            for r in rows
        ),
    ]
    paper.table(
        [[Cell(text, "" if n else "dim") for text in line] for n, line in enumerate(lines)], (18, 24, 8, 9, 8, 9, 9)
    )
    paper.line()
    paper.text(
        "of naive: geometric mean over series of the score through that of 'the last count again' with the same treatment of "
        "intervals; 0.80 is 20 % better. Past forecasts were made with the vintage that each file names.", style="dim",
    )  # fmt: skip


@forecast.command(
    "run",
    epilog="\b\nExamples:\n  fairway forecast run\n  fairway forecast run --origin 2024-03 --as-of 2025-06-30\n"
    "  fairway forecast run --model blend-classical",
)
@click.option("--origin", metavar="MONTH", help="The last month whose figures are used (the last that is known).")
@click.option(
    "--model",
    type=click.Choice(MODELS),
    default="blend",
    show_default=True,
    help="blend-classical needs no learning package.",
)
@AS_OF
def run(origin: str | None, model: str, as_of: date | None) -> None:
    """Forecast the next twelve months from the figures known on a day, and keep the forecast for good."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from fairway.observatory.forecast import Archive, rolling
    from fairway.observatory.forecast.stored import stored_panel

    own = own_folder()
    if own is None:
        raise Refused("a forecast is kept in your own folder, and FAIRWAY_DATA is off: name a folder there.")
    panel = stored_panel(open_store(as_of))
    start = origin or panel.last
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"{model} from {start}", total=None)
        (made,) = rolling(
            panel.until(start), [start], made_on=date.today(), models=[model],
            progress=lambda what, n, of: bar.update(task, description=what, completed=n, total=of),
        )  # fmt: skip
    path = Archive(own / "forecasts").keep(made)
    click.echo(f"Kept in {path}.", err=True)
    click.echo(made.note)


def _kept(model: str, origin: str | None) -> Forecast:
    found = [one for archive in archives() for one in archive.forecasts(model=model, origin=origin)]
    if not found:
        raise click.UsageError(
            f"No forecast of '{model}'{f' from {origin[:20]}' if origin else ''} is kept: make one with `fairway forecast run`."
        )
    return max(found, key=lambda one: (one.origin, one.known_at))


def _rows(kept: Forecast, names: list[str]) -> dict[str, Any]:
    return {
        name: [
            {"month": month, "quantiles": {f"{level:g}": round(float(value)) for level, value in zip(kept.levels, row, strict=True)}}
            for month, row in zip(kept.targets, kept.counts(name), strict=True)
        ]
        for name in names
    }  # fmt: skip


def _scored(scores: Scores, naive: Scores | None) -> dict[str, str]:
    from fairway.observatory.forecast import ratio

    def held(interval: int) -> str:
        share = scores.coverage(interval)
        return "" if share is None else f"{100 * float(share):.1f} %"

    return {
        "model": scores.model,
        "treatment": scores.treatment,
        "of": f"{counted(len(scores.origins), 'origin')}, {scores.origins[0]} on",
        "log_wis": f"{scores.mean():.3f}",
        "ratio": f"{ratio(scores, naive):.3f}" if naive else "",
        "ratio_routes": f"{ratio(scores, naive, rows=scores.rows(routes=True)):.3f}" if naive else "",
        "80": held(80),
        "95": held(95),
        "mase": f"{scores.mean('mase'):.3f}",
    }


def _fan(kept: Forecast, name: str, model: str, target: str) -> None:
    from fairway.observatory.forecast.picture import fan_chart
    from fairway.observatory.forecast.stored import stored_panel

    chart = fan_chart(kept, name, stored_panel(open_store(None)), _past(kept, model))
    write_whole(target, chart.svg().encode())
    click.echo(f"Written to {target}.", err=True)


def _past(kept: Forecast, model: str) -> list[Forecast]:
    """The last four forecasts before this one."""
    found = [one for archive in archives() for one in archive.forecasts(model=model) if one.origin < kept.origin]
    return sorted(found, key=lambda one: one.origin)[-4:]
