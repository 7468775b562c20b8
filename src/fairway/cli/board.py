"""`fairway board`: the ten points of the letter in figures, in a terminal, as JSON, as one HTML file or as a tagged PDF."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from fairway.cli.figures import AS_OF, open_store
from fairway.cli.files import write_whole
from fairway.cli.paper import WIDEST, Paper
from fairway.cli.read import print_json

if TYPE_CHECKING:  # loaded when a board is asked for
    from fairway.observatory.board import Board
    from fairway.observatory.store import Store

FORMS = ("text", "json", "html", "pdf")


@click.command(
    epilog="\b\nExamples:\n  fairway board\n  fairway board --as-of 2024-10-14\n  fairway board --point 2 --point 6\n"
    "  fairway board --format html --out board.html\n  fairway board --format pdf --out board.pdf\n"
    "  fairway board --format json | jq '.points[2].checks'\n"
    "\nNothing is fetched: `fairway data update` is the only command that asks a server."
)
@AS_OF
@click.option(
    "--point", "points", multiple=True, metavar="N", help="Only this point (0 to 10, or money); may be repeated."
)
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", help="For a terminal, a program, a page, a printer."
)
@click.option("--out", metavar="FILE", help="Write to this file; - is standard output. A PDF needs it.")
def board(as_of: date | None, points: tuple[str, ...], form: str, out: str | None) -> None:
    """Show the ten points of the letter of 14 October 2024 as they stand, in figures with source and vintage.

    For each point: its aim, figures against the letter's, the letter's own claims computed again, money and milestones,
    alarms with their measured false-alarm rate, and legal triggers that somebody must assess."""
    if form == "pdf" and out is None:
        raise click.UsageError("A PDF is written to a file: add --out board.pdf, or --out - for standard output.")
    store = open_store(None)
    made = _made(store, as_of or date.today(), points, pictures=form in ("html", "pdf"))
    if form == "json":
        from fairway.observatory.board.records import as_record

        _json(as_record(made), out)
    elif form == "text":
        _deliver(_text(made, store, plain=out is not None), out)
    else:
        _deliver(_paper(made, store, form), out)


def _made(store: Store, on: date, points: tuple[str, ...], *, pictures: bool) -> Board:
    from dataclasses import replace

    from fairway.observatory.board import build

    made = build(store, on, pictures=pictures)
    if not points:
        return made
    there = {str(one.point.point): one for one in made.points}
    for name in points:
        if name not in there:
            raise click.UsageError(f"There is no point '{name[:20]}'. There are {', '.join(there)}.")
    return replace(made, points=tuple(there[name] for name in dict.fromkeys(points)))


def _text(made: Board, store: Store, *, plain: bool) -> str:
    from fairway.observatory.board.report import report
    from fairway.observatory.paper.text import text

    paper = Paper()
    measures = {one.id: one for one in store.measures()}
    width = WIDEST if plain else paper.width
    return text(report(made, measures, pictures=False), width=width, colour=paper.colour and not plain)


def _paper(made: Board, store: Store, form: str) -> str | bytes:
    from fairway.observatory.board.report import report

    shown = report(made, {one.id: one for one in store.measures()})
    if form == "html":
        from fairway.observatory.paper.html import html

        return html(shown)
    from fairway.observatory.paper.pdf import pdf

    return pdf(shown)


def _json(thing: object, out: str | None) -> None:
    if out in (None, "-"):
        print_json(thing)
        return
    import json

    _deliver(json.dumps(thing, indent=2, ensure_ascii=False) + "\n", out)


def _deliver(made: str | bytes, out: str | None) -> None:
    if out in (None, "-"):
        click.echo(made, nl=False)
        return
    assert out is not None
    write_whole(out, made.encode() if isinstance(made, str) else made)
    click.echo(f"Written to {out}.", err=True)
