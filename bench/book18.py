"""The bench book: the eighteen rules of `rules18`, linked, and what of them goes in and out."""

from __future__ import annotations

import importlib
from functools import cache

from fairway.law.language import fresh_registry
from fairway.law.language.book import Book
from fairway.law.language.link import link


@cache
def book18() -> Book:
    """The eighteen rules as a book of their own; the packaged law is not touched."""
    with fresh_registry() as registry:
        importlib.import_module("bench.rules18")
    return link(registry)
