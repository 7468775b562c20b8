"""The packaged law: every fact and rule module that comes with Fairway, linked once per date of knowledge."""

from __future__ import annotations

import gc
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from fairway.law.language.book import Book
from fairway.law.language.declare import PACKAGED, Registry
from fairway.law.language.link import link

PACKAGES = (
    "fairway.law.facts",
    "fairway.law.pact",
    "fairway.law.returns",
    "fairway.law.statistics",
    "fairway.law.visas",
)


class Shelf(Protocol):
    """Where a linked book may be kept from one process to the next. This floor opens no file: a face brings the shelf."""

    def take(self, known: date | None) -> Book | None:
        """The book that was kept for a date of knowledge, if the law has not changed since."""

    def put(self, known: date | None, book: Book) -> None:
        """Keep a book. Never fails: what cannot be kept is made anew next time."""


_shelf: Shelf | None = None


def use_shelf(shelf: Shelf | None) -> None:
    """From now on look for linked books on a shelf, and put them there."""
    global _shelf
    _shelf = shelf


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
        with _without_collecting():
            return link(packaged_registry(), known, amend)
    return _linked(known)


@lru_cache(maxsize=8)
def _linked(known: date | None) -> Book:
    with _without_collecting():
        book = _shelf.take(known) if _shelf is not None else None
        if book is None:
            book = link(packaged_registry(), known)
            if _shelf is not None:
                _shelf.put(known, book)
        return book


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing of the law is garbage: collecting while it is built took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
