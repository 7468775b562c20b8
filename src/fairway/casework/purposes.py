"""What each recorded thing is for: purpose, legal basis, time and sensitivity of every column, event key and detail of a person.

`gaps` compares the list (`data/purposes.toml`) with what the code really records: a column without a purpose fails the build. The facts
of a case need no list: the coded law names the articles that ask for each of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from django.apps import apps

from fairway.casework.commands.people import DETAILS
from fairway.casework.events import KINDS
from fairway.casework.retention import keepings
from fairway.errors import CaseError
from fairway.law.pack import packaged_book

OUR_APPS = "fairway."
EVIDENCE = frozenset("TSMD")


class Sensitivity(StrEnum):
    """How closely a thing is guarded."""

    NONE = "none"
    STAFF = "staff"
    CASE = "case"
    IDENTITY = "identity"
    SPECIAL = "special"
    OTHERS = "others"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One purpose with what it holds: (table, column), (kind of event, key) and ("details", detail)."""

    name: str
    purpose: str
    basis: str
    evidence: str
    keep: str
    sensitivity: Sensitivity
    holds: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def uses() -> Mapping[str, Use]:
    """Every use by its name."""
    return read(files("fairway.casework").joinpath("data/purposes.toml").read_text(encoding="utf-8"))


def read(text: str) -> Mapping[str, Use]:
    """The uses of a list in TOML."""
    return {name: _use(name, entry) for name, entry in tomllib.loads(text).items()}


def _use(name: str, entry: Mapping[str, Any]) -> Use:
    lines = [line.split() for line in entry["holds"]]
    return Use(
        name=name, purpose=entry["purpose"], basis=entry["basis"], evidence=entry["evidence"], keep=entry["keep"],
        sensitivity=Sensitivity(entry["sensitivity"]), holds=tuple((first, one) for first, *rest in lines for one in rest),
    )  # fmt: skip


def of(holder: str, name: str) -> Use:
    """The use of a column of a table, of a key of an event, or of a detail: of("details", "needs").

    Raises CaseError for what has none: then it may be neither recorded nor shown."""
    found = _by_thing().get((holder, name))
    if found is None:
        raise CaseError(f"{holder} {name}: nothing says what it is for. Give it a purpose, or leave it out.")
    return found


@lru_cache(maxsize=1)
def _by_thing() -> Mapping[tuple[str, str], Use]:
    return {thing: use for use in uses().values() for thing in use.holds}


@cache
def articles_that_ask(fact: str) -> tuple[str, ...]:
    """The articles for which a fact of a case is recorded, from the coded law itself."""
    book = packaged_book()
    cited = {layer.definition.citation.brief for rule in book.readers(fact) for layer in book.rules[rule].layers}
    cited |= {
        layer.definition.citation.brief
        for rule in book.rules.values()
        for layer in rule.layers
        if layer.definition.clock is not None and layer.definition.clock.done == fact
    }
    return tuple(sorted(cited))


def recorded() -> Iterator[tuple[str, str]]:
    """Everything that the code records: columns of all tables of ours, keys of all kinds of events, details of a person."""
    for model in apps.get_models():
        if model.__module__.startswith(OUR_APPS):
            yield from ((model.__name__, column.name) for column in model._meta.concrete_fields)
            yield from ((model.__name__, column.name) for column in model._meta.local_many_to_many)
    for kind in KINDS.values():
        yield from ((kind.name, key) for key in sorted(kind.needs | kind.may))
    yield from (("details", detail) for detail in sorted(DETAILS))


def gaps(listed: Mapping[str, Use] | None = None, there: Iterable[tuple[str, str]] | None = None) -> list[str]:
    """What does not fit between the list and the code, one sentence each; none if the build may pass."""
    chosen = uses() if listed is None else listed
    held = [(thing, use.name) for use in chosen.values() for thing in use.holds]
    names = {thing for thing, _ in held}
    real = set(recorded() if there is None else there)
    found = [f"{holder} {name}: it has no purpose." for holder, name in sorted(real - names)]
    found += [f"{holder} {name}: it has a purpose and is not there." for holder, name in sorted(names - real)]
    found += [
        f"{holder} {name}: it has two purposes."
        for holder, name in sorted(names)
        if sum(thing == (holder, name) for thing, _ in held) > 1
    ]
    for use in chosen.values():
        if use.keep not in keepings():
            found.append(f"{use.name}: '{use.keep}' is no time of storage.")
        if not use.basis.strip() or use.evidence not in EVIDENCE:
            found.append(f"{use.name}: it names no legal basis, or not where it was read.")
        if use.sensitivity is Sensitivity.SPECIAL and "Art. 9" not in use.basis:
            found.append(f"{use.name}: a special category needs a basis in GDPR Art. 9 as well.")
    return found
