"""`fairway data`: fetch published figures, take in files, and see what is there, since when, and what was revised."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairway.cli.figures import AS_OF, open_store, own_folder
from fairway.cli.files import Day, write_whole
from fairway.cli.kept import default_folder
from fairway.cli.paper import Cell, Paper, counted
from fairway.cli.read import FORMAT, print_json
from fairway.errors import Refused
from fairway.observatory.sources import SOURCES, source

if TYPE_CHECKING:
    from fairway.observatory.observations import Release
    from fairway.observatory.sources.parsed import Source
    from fairway.observatory.sources.update import Failure, Outcome
    from fairway.observatory.store import Revision, Store

OPEN, WRONG, REFUSED = 1, 2, 3


@click.group()
def data() -> None:
    """Published figures: fetch them, take in files, see what is known since when and what was revised."""


# ----------------------------------------------------------------------------------------------------- update


@data.command(
    epilog="\b\nExamples:\n"
    "  fairway data update                                  every source that needs no key\n"
    "  fairway data update frontex unhcr --since 2023-01-01\n"
    "  fairway data update frontex --from Monthly_detections_of_IBC_2025_06_03.xlsx\n"
    "  fairway data update unhcr --from population.csv --known-at 2024-10-15\n"
    "\nThe same file twice is nothing new. Whatever interrupts an update, what was there stays as it was."
    "\n\nExit codes: 0 done, 1 done but for the files named, 2 wrong question or file, 3 nobody answered."
)
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--from",
    "files",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take in this file and ask nobody (several: again).",
)
@click.option("--since", type=Day(), metavar="DATE", help="Ask for the periods from this day on only.")
@click.option("--known-at", type=Day(), metavar="DATE", help="The day on which the file was known, if it does not say.")
@click.option("--accept-fall", is_flag=True, help="Take in a table that is far below the one before.")
@FORMAT
def update(
    names: tuple[str, ...],
    files: tuple[Path, ...],
    since: date | None,
    known_at: date | None,
    accept_fall: bool,
    form: str,
) -> int:
    """Ask publishers for new figures, or take in files that were fetched by hand."""
    if files and len(names) != 1:
        raise click.UsageError(
            "--from needs the one source that the file is from, as in: fairway data update frontex --from FILE."
        )
    which = [source(name) for name in names] or _without_keys()
    from fairway.observatory.sources.update import Failure

    said: list[Outcome | Failure] = []
    store = _own_store()
    with _watched(form) as (progress, told):
        for one in which:
            more = {"known_at": known_at, "accept_fall": accept_fall, "told": told}
            said += (
                _from_files(store, one, files, more) if files else _from_publisher(store, one, since, progress, more)
            )
    failed = [one for one in said if isinstance(one, Failure)]
    if form == "json":
        print_json({"measures": [_outcome(one) for one in said if not isinstance(one, Failure)],
                    "failures": [asdict(one) for one in failed]})  # fmt: skip
    else:
        _summary(said)
    if not failed:
        return 0
    return OPEN if len(failed) < len(said) else WRONG if files else REFUSED


def _own_store() -> Store:
    if own_folder() is None:
        raise Refused("FAIRWAY_DATA is off: name a folder for figures of your own in it.")
    return open_store(None)


def _without_keys() -> list[Source]:
    """All sources but those whose key is not set, which are named on standard error."""
    found = [source(name) for name in SOURCES]
    ready = [one for one in found if not one.TOKEN or os.environ.get(one.TOKEN)]
    for one in found:
        if one not in ready:
            click.echo(f"not asked: {one.NAME} (it needs a key of your own: set {one.TOKEN})", err=True)
    return ready


def _from_files(store: Store, which: Source, files: Sequence[Path], more: dict[str, Any]) -> list[Outcome | Failure]:
    from fairway.observatory.sources.update import from_files, update

    return update(store, which.NAME, from_files(which.NAME, files), fetched_on=None, **more)


def _from_publisher(
    store: Store, which: Source, since: date | None, progress: Callable[..., None], more: dict[str, Any]
) -> list[Outcome | Failure]:
    from fairway.observatory.sources.fetch import Fetcher
    from fairway.observatory.sources.update import Settings, alone, asked, update

    today = date.today()
    with ExitStack() as stack:
        kept = default_folder()
        cache = kept / "sources" if kept else Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.enter_context(alone(cache))
        fetcher = stack.enter_context(Fetcher(cache, progress=progress))
        files = asked(which, fetcher.ask, settings=Settings(os.environ), since=since, today=today)
        done = update(store, which.NAME, files, fetched_on=today, **more)
        fetcher.cache.tidy()
    return done


@contextmanager
def _watched(form: str) -> Iterator[tuple[Callable[..., None], Callable[[Outcome | Failure], None]]]:
    """Bars for what arrives and a line for what failed, on standard error; bars only where somebody watches."""
    from fairway.observatory.sources.update import Failure

    if not sys.stderr.isatty():
        yield (
            lambda name, done, total: None,
            lambda one: click.echo(f"not taken in: {one.why}", err=True) if isinstance(one, Failure) else None,
        )
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def progress(name: str, done: int, total: int | None) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name[:40], total=total)
            bars.update(tasks[name], completed=done, total=total)

        def told(one: Outcome | Failure) -> None:
            if isinstance(one, Failure):
                bars.console.print(f"not taken in: {one.why}", style="yellow", markup=False, highlight=False)

        yield progress, told


def _outcome(one: Outcome) -> dict[str, Any]:
    return {"taken": one.taken, **_release(one.release)}


def _summary(said: Sequence[Outcome | Failure]) -> None:
    from fairway.observatory.sources.update import Failure

    paper = Paper()
    good = [one for one in said if not isinstance(one, Failure)]
    paper.table(
        [
            [
                one.release.measure,
                f"known {one.release.known_at}",
                f"{one.release.rows:,} rows, {one.release.total:,}",
                Cell("taken in", "good") if one.taken else Cell("nothing new", "dim"),
            ]
            for one in good
        ],
        [46, 16, 26],
        indent=0,
    )
    taken = sum(one.taken for one in good)
    failed = len(said) - len(good)
    more = f", {counted(failed, 'file')} not taken in (see above)" if failed else ""
    paper.text(f"{counted(taken, 'release')} taken in, {len(good) - taken} nothing new{more}.", style="dim")


# ------------------------------------------------------------------------------------------ sources, releases


@data.command(epilog="\b\nExamples:\n  fairway data sources\n  fairway data sources --format json")
@FORMAT
def sources(form: str) -> None:
    """List the publishers that can be asked, under which licence, and what an operator needs for it."""
    found = [source(name) for name in SOURCES]
    if form == "json":
        fields = ("NAME", "TITLE", "HOMEPAGE", "LICENCE", "BASE", "TOKEN")
        print_json({"sources": [{field.lower(): getattr(one, field) for field in fields} for one in found]})
        return
    paper = Paper()
    rows = []
    for one in found:
        needs = f"\nneeds a key of your own: {one.TOKEN}" if one.TOKEN else ""
        rows.append([one.NAME, f"{one.TITLE}{needs}\n{one.LICENCE}\n{one.HOMEPAGE}"])
    paper.table(rows, [18], indent=0)


def _release(release: Release) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(release).items()}


@data.command(
    epilog="\b\nExamples:\n  fairway data releases\n  fairway data releases frontex:detections --as-of 2024-10-14"
)
@click.argument("measure", required=False)
@AS_OF
@FORMAT
def releases(measure: str | None, as_of: date | None, form: str) -> None:
    """List what was published of each measure and when it was known."""
    store = open_store(as_of)
    if measure:
        store.measure(measure)
    found = store.releases(measure)
    if form == "json":
        print_json({"releases": [_release(one) for one in found]})
        return
    paper = Paper()
    for name in dict.fromkeys(one.measure for one in sorted(found, key=lambda one: one.measure)):
        what = store.measure(name)
        paper.head(f"{name}  {what.title}")
        rows = [
            [
                f"known {one.known_at}",
                _span(store, one),
                f"{one.rows:,} rows, {one.total:,}",
                one.control or "not checked against a total",
            ]
            for one in found
            if one.measure == name
        ]
        paper.table(rows, [16, 22, 28])
    paper.line()
    paper.text(
        f"{counted(len(found), 'release')} of {counted(len({one.measure for one in found}), 'measure')}.", style="dim"
    )


def _span(store: Store, release: Release) -> str:
    from fairway.observatory.spans import Period

    frequency = store.measure(release.measure).frequency
    first, last = Period(release.first, frequency).label, Period(release.last, frequency).label
    return first if first == last else f"{first} to {last}"


# -------------------------------------------------------------------------------------------------- revisions


@data.command(
    epilog="\b\nExamples:\n"
    "  fairway data revisions frontex:detections --by route --first 2021-01 --last 2021-12\n"
    "  fairway data revisions italy:landings --first 2024-09-01 --all\n"
    "  fairway data revisions frontex:detections --where route='Eastern Mediterranean' --first 2021-01 --svg revised.svg"
)
@click.argument("measure")
@click.option("--by", multiple=True, metavar="DIMENSION", help="One line for each of its values (several: again).")
@click.option("--where", multiple=True, metavar="DIMENSION=VALUE", help="Only these cells (several: again).")
@click.option("--first", metavar="PERIOD", help="The first period, such as 2024-01.")
@click.option("--last", metavar="PERIOD", help="The last period.")
@click.option("--all", "everything", is_flag=True, help="Also figures that were published once, or never changed.")
@click.option("--svg", metavar="FILE", help="Write a chart: what is said now, and what was said first.")
@FORMAT
def revisions(
    measure: str,
    by: tuple[str, ...],
    where: tuple[str, ...],
    first: str | None,
    last: str | None,
    everything: bool,
    svg: str | None,
    form: str,
) -> None:
    """Show how figures changed from one publication to the next."""
    from fairway.observatory.spans import Period

    store = open_store(None)
    chosen = _where(where)
    found = store.revisions(
        measure,
        by=by,
        where=chosen,
        first=Period.read(first) if first else None,
        last=Period.read(last) if last else None,
    )
    if svg:
        from fairway.observatory.vintages import revision_chart

        write_whole(svg, revision_chart(store.measure(measure), found).svg().encode())
        click.echo(f"Written to {svg}.", err=True)
    wanted = [one for one in found if everything or one.changed]
    if form == "json":
        print_json({"measure": measure, "by": list(by), "revisions": [_revision(one) for one in wanted]})
        return
    paper = Paper()
    paper.head(f"{measure}  {store.measure(measure).title}")
    paper.table([_revision_row(one) for one in wanted], [30, 10])
    paper.line()
    paper.text(f"{len(wanted)} of {counted(len(found), 'figure')} shown: those that changed{' and others' if everything else ''}.",
               style="dim")  # fmt: skip


def _where(words: Sequence[str]) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for word in words:
        dimension, sign, value = word.partition("=")
        if not sign or not value:
            raise click.UsageError(f"'{word[:60]}' is not DIMENSION=VALUE; write such as country=GRC.")
        chosen.setdefault(dimension, []).append(value)
    return chosen


def _revision(one: Revision) -> dict[str, Any]:
    values = [{"known_at": day.isoformat(), "value": value} for day, value in one.values]
    return {"key": list(one.key), "period": one.period.label, "values": values}


def _revision_row(one: Revision) -> list[Cell | str]:
    steps = []
    before: int | None = None
    for day, value in one.values:
        words = "not known" if value is None else f"{value:,}"
        change = f" ({value - before:+,})" if value is not None and before is not None and value != before else ""
        steps.append(f"{words}{change} on {day}")
        before = value if value is not None else before
    return [", ".join(one.key) or "all", one.period.label, " → ".join(steps)]


# ------------------------------------------------------------------------------------------------------ check


@data.command(epilog="\b\nExamples:\n  fairway data check\n  fairway data check --format json")
@FORMAT
def check(form: str) -> int:
    """Read every release again and compare it with its number of rows and its total."""
    from fairway.observatory.releases import read_list
    from fairway.observatory.store import PACKAGED

    store = open_store(None)
    wrong: list[dict[str, str]] = []
    number = 0
    own = own_folder()
    for folder in [PACKAGED, *([own] if own else [])]:
        for release in read_list(folder):
            number += 1
            why = _disagreement(store, folder / "observations" / release.file, release)
            if why:
                wrong.append({"release": release.id, "why": why})
    if form == "json":
        print_json({"releases": number, "wrong": wrong})
        return int(bool(wrong))
    paper = Paper()
    for one in wrong:
        paper.text(f"{one['release']}: {one['why']}", style="bad")
    paper.text(f"{counted(number, 'release')} read again: " + (f"{len(wrong)} wrong." if wrong else "all add up."))
    return int(bool(wrong))


def _disagreement(store: Store, file: Path, release: Release) -> str:
    """What a release says and its file does not; "" where they agree."""
    import duckdb

    if not file.exists():
        return f"its file {file.name} is gone: take it in again."
    try:
        counts = store.connection.execute(
            "SELECT count(*), coalesce(sum(value), 0)::HUGEINT FROM read_parquet(?) WHERE release = ?",
            [str(file), release.id],
        ).fetchone()
    except duckdb.Error:
        return f"its file {file.name} cannot be read: take it in again."
    rows, total = counts or (0, 0)
    if (rows, int(total)) == (release.rows, release.total):
        return ""
    return f"has {rows:,} rows that add up to {int(total):,}, and says {release.rows:,} and {release.total:,}."
