"""The packaged law: every fact and rule module that comes with Fairway, linked once per date of knowledge."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from fairway.law.language.book import Book
from fairway.law.language.declare import PACKAGED, Registry
from fairway.law.language.link import link

PACKAGES = ("fairway.law.facts", "fairway.law.pact", "fairway.law.returns")


@lru_cache(maxsize=1)
def packaged_registry() -> Registry:
    """Everything that the packaged modules declare. Importing them is what declares it."""
    for package in PACKAGES:
        root = importlib.import_module(package)
        for module in sorted(pkgutil.iter_modules(root.__path__), key=lambda m: m.name):
            importlib.import_module(f"{package}.{module.name}")
    return PACKAGED


def packaged_book(known: date | None = None, amend: Mapping[str, Any] | None = None) -> Book:
    """The packaged law as known on a date (None: all of it), with the numbers in `amend` replaced.

    Raises BadFact for an amendment of a number that does not exist."""
    if amend:
        return link(packaged_registry(), known, amend)
    return _linked(known)


@lru_cache(maxsize=8)
def _linked(known: date | None) -> Book:
    return link(packaged_registry(), known)
