"""The law: asked of one case (`ask`), of millions of rows (`ask_many`), or read (`packaged_book`).

    from fairway import law
    answer = law.ask({"made_on": "2026-07-06", "acting_state": "DE"}, on="2026-07-06")

Importing this module loads no rule; the first question does."""

from __future__ import annotations

from typing import Any

__all__ = ["NONE", "UNKNOWN", "Answer", "Book", "Calendar", "Finding", "ask", "ask_many", "packaged_book"]

_HOMES = {
    "Answer": "fairway.law.asking",
    "Book": "fairway.law.language.book",
    "Calendar": "fairway.law.calendars",
    "Finding": "fairway.law.findings",
    "NONE": "fairway.law.language.types",
    "UNKNOWN": "fairway.law.language.types",
    "ask": "fairway.law.asking",
    "ask_many": "fairway.law.many",
    "packaged_book": "fairway.law.pack",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'fairway.law' has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
