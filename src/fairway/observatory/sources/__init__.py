"""The sources: one module for each publisher, and what brings their files into the store.

A module says where its publisher's files are, what they are called and how they are read; `fetch` asks for them, `update` checks
them and hands them on. No module but `fetch` opens a connection, and that only when an update was asked for."""

from __future__ import annotations

import difflib
import importlib
from typing import TYPE_CHECKING, cast

from fairway.errors import NoSuchFigure

if TYPE_CHECKING:
    from fairway.observatory.sources.parsed import Source

SOURCES = (
    "frontex",
    "eurostat",
    "unhcr",
    "visas",
    "border_controls",
    "missing_migrants",
    "iom_dtm",
    "idmc",
    "hdx",
    "ucdp",
    "acled",
)
"""Their names, those that need no key first."""


def source(name: str) -> Source:
    """A source by its name. Raises NoSuchFigure."""
    if name not in SOURCES:
        near = difflib.get_close_matches(name, SOURCES, n=1)
        mend = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(SOURCES)}."
        raise NoSuchFigure(f"there is no source '{name[:60]}'. {mend}")
    module = importlib.import_module(f"{__name__}.{name}")
    return cast("Source", module)
