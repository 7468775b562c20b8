"""Where the commands find figures: those that come with Fairway, and the operator's own."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairway.cli.files import Day

if TYPE_CHECKING:  # loaded when a figure is asked for
    from fairway.observatory.store import Store

SWITCH = "FAIRWAY_DATA"
"""The folder of an operator's own figures; `off` uses the packaged ones alone."""
AS_OF = click.option("--as-of", type=Day(), metavar="DATE", help="With what was known at the end of this day.")


def own_folder() -> Path | None:
    """Where an operator's own figures lie: $FAIRWAY_DATA, else the user's data folder. None if they are switched off."""
    named = os.environ.get(SWITCH, "")
    if named.lower() == "off":
        return None
    from platformdirs import user_data_path

    return Path(named) if named else user_data_path("fairway", appauthor=False) / "figures"


def open_store(as_of: date | None) -> Store:
    """The packaged figures and the operator's own, as known on a day (None: everything)."""
    from fairway.observatory.store import Store

    store = Store.open(own_folder())
    return store if as_of is None else store.as_of(as_of)
