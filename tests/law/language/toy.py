"""A toy law for tests of the language: a few facts, an act, and a way to declare rules from source text."""

from __future__ import annotations

import importlib.util
import itertools
import sys
import textwrap
from datetime import date
from pathlib import Path

from fairway.law.language import (
    Bool,
    Choice,
    ChoiceSet,
    Date,
    Fraction,
    Instant,
    PeriodLaw,
    State,
    Whole,
    act,
    fact,
    fresh_registry,
)
from fairway.law.language.book import Book
from fairway.law.language.declare import Registry
from fairway.law.language.link import link

TOY = act(
    "TOY", "Regulation (EU) 9999/1", eli="http://data.europa.eu/eli/reg/9999/1/oj", title="Toy Regulation",
    applies_from=date(2026, 1, 1), anchor="asked_on", periods=PeriodLaw.APR_73,
)  # fmt: skip
OLD = act(
    "OLD", "Regulation (EU) 9998/1", eli="http://data.europa.eu/eli/reg/9998/1/oj", title="Old Toy Regulation",
    applies_from=date(2014, 1, 1), applies_to=date(2026, 1, 1), anchor="asked_on", periods=PeriodLaw.REG_1182_71,
)  # fmt: skip

HEADER = """
from datetime import date
from fairway.law.language import *
from tests.law.language.toy import OLD, TOY
"""
_count = itertools.count()


def declare_facts() -> None:
    """The toy's facts."""
    fact("asked_on", Date, "When?")
    fact("acting_state", State, "Which State?")
    fact("other_state", State, "Which other State?")
    for letter in "abcd":
        fact(letter, Bool, f"Is it {letter}?")
    fact("p", Date, "When p?")
    fact("q", Date, "When q?", after=("p",))
    fact("t", Instant, "When exactly?")
    fact("n", Whole, "How many?")
    fact("m", Whole, "How many more?", minimum=1, maximum=30, cite="TOY Art. 2")
    fact("x", Fraction, "What share?")
    fact("kind", Choice("land", "sea", "air"), "How?")
    fact("needs_of", ChoiceSet("health", "torture", "age"), "Which needs?")


def registry_of(source: str, tmp_path: Path) -> Registry:
    """The registry that a module of rules declares."""
    path = tmp_path / f"toy_{next(_count)}.py"
    path.write_text(HEADER + textwrap.dedent(source), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with fresh_registry() as registry:
        declare_facts()
        sys.modules[path.stem] = module
        try:
            spec.loader.exec_module(module)
        finally:
            del sys.modules[path.stem]
    return registry


def book_of(source: str, tmp_path: Path, known: date | None = None) -> Book:
    """The linked book of a module of rules."""
    return link(registry_of(source, tmp_path), known)
