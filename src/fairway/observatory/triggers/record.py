"""Acts and lists that triggers need beside figures: who was exempt from the visa, what was suspended, who was found under pressure.

Data in `record.toml`, each with its source and mark. Not listed means not seen, never not done."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fairway import law
from fairway.law.language.source import Evidence
from fairway.observatory.triggers.outcome import Given
from fairway.reference import countries

_FILE = Path(__file__).with_name("record.toml")
_LIST = "visa_exempt_countries"


@dataclass(frozen=True, slots=True)
class Listing:
    """Whether a country stood on the list of exempt countries on a day; None: not known."""

    listed: bool | None
    source: str
    evidence: Evidence


@cache
def record() -> Mapping[str, Any]:
    """The record as it is written."""
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def mark(entry: Mapping[str, Any]) -> Evidence:
    """The mark of an entry."""
    return Evidence(entry["evidence"])


def exempt_since() -> date:
    """The first day whose list the law itself has."""
    return _listed_by_law()[0]


@cache
def _listed_by_law() -> tuple[date, frozenset[str], str]:
    dated = law.packaged_book().parameters[_LIST].values[-1]
    return dated.since, frozenset(countries.iso3(code, "iso2") for code in dated.value), dated.cite


def listing(country: str, on: date) -> Listing:
    """Whether a country's nationals were exempt from the visa by the list on a day.

    >>> listing("XKX", date(2023, 12, 31)).listed, listing("XKX", date(2024, 1, 1)).listed
    (False, True)
    >>> listing("VUT", date(2025, 3, 1)).listed is None
    True
    """
    since, listed, cite = _listed_by_law()
    if on >= since:
        return Listing(country in listed, cite, Evidence.TEXT)
    before = record()["visa_exempt"]
    if on < before["taken_from"]:
        return Listing(None, "the list before 18 December 2018 was not read", Evidence.MEMORY)
    for change in before["change"]:
        if change["country"] == country:
            return Listing(_within(change, on), change["source"], mark(change))
    return Listing(country in listed, before["source"], mark(before))


def _within(change: Mapping[str, Any], on: date) -> bool | None:
    if "listed_from" in change:
        return bool(on >= change["listed_from"])
    if on <= change["listed_to"]:
        return True
    return False if on >= change["ended_by"] else None


def ever_listed() -> frozenset[str]:
    """The countries on the list of the law, and those that were on it before."""
    return _listed_by_law()[1] | {change["country"] for change in record()["visa_exempt"]["change"]}


def cycle(year: int) -> Mapping[str, Any] | None:
    """What is known of the annual cycle of solidarity of a year; None: nothing was found."""
    return next((entry for entry in record()["cycle"] if entry["year"] == year), None)


def circumstance(name: str, words: str, value: Any, entry: Mapping[str, Any], note: str = "") -> Given:
    """A circumstance from the record as a given."""
    return Given(name=name, words=words, value=value, source=entry["source"], evidence=mark(entry), note=note)
