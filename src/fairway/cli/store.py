"""`fairway backup`, `restore`, `verify`, `rebuild`: an authority's record kept, brought back, proved and made again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from fairway.cli.read import FORMAT
from fairway.errors import Refused

FOLDER = click.Path(path_type=Path, file_okay=False)


def _ready() -> None:
    """Set Django up, once. Raises Refused without the extra that brings it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairway.web.settings")
    try:
        import django
    except ImportError:
        raise Refused("casework needs Django: install it with `pip install 'fairway[web]'`.") from None
    django.setup()


def _say(result: Mapping[str, Any], sentence: str, form: str) -> None:
    click.echo(json.dumps(result, indent=2) if form == "json" else sentence)


@click.command(epilog="\b\nExample:\n  fairway backup /srv/backups/2026-07-20")
@click.argument("folder", type=FOLDER)
@FORMAT
def backup(folder: Path, form: str) -> None:
    """Save database and documents into a new FOLDER, while others work.

    The folder holds the keys of people's details: keep it as you keep the database."""
    _ready()
    from fairway.casework import backup as saving

    held = saving.backup(folder, datetime.now(UTC))
    rows = sum(rows for rows, _ in held.tables.values())
    result = {"folder": str(folder), "rows": rows, "documents": held.documents[0]}
    _say(result, f"Saved {rows} rows and {held.documents[0]} documents in {folder}.", form)


@click.command(
    epilog="\b\nExample:\n  FAIRWAY_DATABASE_URL=sqlite:////srv/new.sqlite3 fairway restore /srv/backups/2026-07-20"
)
@click.argument("folder", type=FOLDER)
@FORMAT
def restore(folder: Path, form: str) -> None:
    """Bring the backup in FOLDER into an empty database, and compare every row's hash with what was saved."""
    _ready()
    from fairway.casework import backup as saving

    held = saving.restore(folder)
    rows = sum(rows for rows, _ in held.tables.values())
    result = {"folder": str(folder), "rows": rows, "documents": held.documents[0], "equal": True}
    _say(result, f"Restored {rows} rows and {held.documents[0]} documents; all hashes are equal.", form)


@click.command(epilog="\b\nExit codes: 0 everything holds, 1 something does not.")
@click.option("--against", type=FOLDER, metavar="FOLDER", help="Compare every table with a backup, too.")
@FORMAT
def verify(against: Path | None, form: str) -> None:
    """Check every chain, every sealed tree and the guards of the record."""
    _ready()
    from fairway.casework import backup as saving
    from fairway.casework.models import Event, TreeHead

    wrong = list(saving.verify())
    if against is not None:
        wrong += saving.held().differs(saving.listed(against))
    events, heads = Event.objects.count(), TreeHead.objects.count()
    sentence = "\n".join(wrong) or f"Everything holds: {events} events, {heads} sealings."
    _say({"events": events, "sealings": heads, "wrong": wrong}, sentence, form)
    if wrong:
        sys.exit(1)


@click.command()
@click.option("--authority", metavar="CODE", help="Only this authority; all of them, if it is not given.")
@FORMAT
def rebuild(authority: str | None, form: str) -> None:
    """Make all rows again from the events: cases, people, clocks, tasks. Nothing of the record changes."""
    _ready()
    from fairway.casework import clocks
    from fairway.casework.models import Authority
    from fairway.casework.record import legal_day

    chosen = Authority.objects.filter(pk=authority) if authority else Authority.objects.all()
    if authority and not chosen:
        raise Refused(
            f"there is no authority '{authority}'. There are: {', '.join(Authority.objects.values_list('pk', flat=True))}."
        )
    now = datetime.now(UTC)
    done = {each.pk: clocks.rebuild(each, legal_day(now, each)) for each in chosen}
    _say({"events": done}, f"Made again from {sum(done.values())} events.", form)
