"""Countries by ISO 3166-1 alpha-3, and every other code or name that a publisher uses for them.

One table, `data/countries.json`. A *residual* is a group that a publisher does not split (citizenship not known); it is counted
like a country. An *aggregate* repeats what countries say (EU27) and is never added to them."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fairway.errors import NoSuchFigure

SCHEMES = ("iso3", "iso2", "m49", "eurostat", "unhcr", "iom", "frontex", "dghome", "name")
"""Ways of writing a country: three lists of codes, three publishers' codes, two publishers' spellings, and any name."""

_TABLE = Path(__file__).with_name("data") / "countries.json"
_CODES = ("iso2", "m49", "eurostat", "unhcr")


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a group that publishers count like one.

    kind   "country", "residual" or "aggregate"
    codes  scheme -> code"""

    iso3: str
    name: str
    kind: str
    codes: Mapping[str, str]


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return found


@cache
def countries() -> Mapping[str, Country]:
    """Every country, residual and aggregate by its code."""
    return {
        code: Country(code, entry["name"], entry["kind"], {s: entry[s] for s in _CODES if s in entry})
        for code, entry in _table()["countries"].items()
    }


def iso3(code_or_name: str, scheme: str | None = None) -> str:
    """The ISO 3166-1 alpha-3 code of a country that is written in some publisher's way.

    Without a scheme: an ISO code, then Eurostat's EL and UK, then any name that a publisher uses, in any case and without regard
    to accents. UNHCR's codes are read only where the scheme says so, since AUS is Austria there. Raises NoSuchFigure.

    >>> iso3("UK"), iso3("EL"), iso3("türkiye"), iso3("AUS"), iso3("AUS", scheme="unhcr")
    ('GBR', 'GRC', 'TUR', 'AUS', 'AUT')
    >>> iso3("RUSSIAN FEDERATION", scheme="dghome"), iso3("Unspecified sub-Saharan nationals", scheme="frontex")
    ('RUS', 'XSS')
    """
    written = code_or_name.strip()
    if scheme is None:
        found = _lookup("iso3").get(written.upper()) or _lookup("eurostat").get(written.upper())
        found = found or _lookup("iso2").get(written.upper()) or _names().get(_folded(written))
    elif scheme in ("eurostat", "unhcr", "iom", "frontex", "dghome", "name"):
        found = _lookup(scheme).get(written) or _spellings(scheme).get(_folded(written))
    elif scheme in SCHEMES:
        found = _lookup(scheme).get(written)
    else:
        raise NoSuchFigure(f"'{scheme}' is no way of writing countries. There are: {', '.join(SCHEMES)}.")
    if found is None:
        raise NoSuchFigure(_unknown(written, scheme))
    return found


def name(code: str) -> str:
    """What a country is called here. Raises NoSuchFigure."""
    return _country(code).name


def scheme(code: str, way: str) -> str:
    """A country's code in another list. Raises NoSuchFigure if that list has none.

    >>> scheme("GRC", "eurostat"), scheme("DEU", "unhcr"), scheme("AFG", "m49")
    ('EL', 'GFR', '004')
    """
    if way == "iso3":
        return _country(code).iso3
    found = _country(code).codes.get(way)
    if found is None:
        raise NoSuchFigure(f"{name(code)} ({code}) has no code in the list '{way}'.")
    return found


def is_aggregate(code: str) -> bool:
    """Whether a code repeats what countries say, such as EU27. Raises NoSuchFigure for a code that means nothing."""
    return _country(code).kind == "aggregate"


def eu(on: date) -> frozenset[str]:
    """The Member States of the Union on a day.

    >>> "GBR" in eu(date(2020, 1, 31)), "GBR" in eu(date(2020, 2, 1)), len(eu(date(2013, 7, 1)))
    (True, False, 28)
    """
    return _members("EU", on)


def schengen(on: date) -> frozenset[str]:
    """The States without controls at their common borders on a day; the first lifting counts, whatever kind of border.

    >>> "BGR" in schengen(date(2024, 3, 30)), "BGR" in schengen(date(2024, 3, 31))
    (False, True)
    """
    return _members("SCHENGEN", on)


@cache
def _members(group: str, on: date) -> frozenset[str]:
    spans = _table()["memberships"][group]
    day = on.isoformat()
    return frozenset(code for code, span in spans.items() if span["from"] <= day < span.get("to", "9999-12-31"))


EU27 = eu(date(2020, 2, 1))
"""The Member States since 1 February 2020."""
EFTA = frozenset({"CHE", "ISL", "LIE", "NOR"})


def _country(code: str) -> Country:
    found = countries().get(code)
    if found is None:
        raise NoSuchFigure(_unknown(code, "iso3"))
    return found


@cache
def _lookup(scheme: str) -> Mapping[str, str]:
    if scheme in ("iso3", "iom"):
        return {code: code for code in countries()}
    return {c.codes[scheme]: c.iso3 for c in countries().values() if scheme in c.codes}


@cache
def _spellings(scheme: str) -> Mapping[str, str]:
    own = {_folded(c.name): c.iso3 for c in countries().values()}
    for code, entry in _table()["countries"].items():
        own.update((_folded(other), code) for other in entry.get("also", ()) if _folded(other) not in own)
    # A publisher's own spelling comes last, so that it wins over a name that another country has.
    return own | {_folded(spelt): code for spelt, code in _table()["spellings"][scheme].items()}


@cache
def _names() -> Mapping[str, str]:
    merged: dict[str, str] = {}
    for scheme in ("unhcr", "iom", "frontex", "dghome", "eurostat", "name"):
        merged.update(_spellings(scheme))
    return merged


def _folded(written: str) -> str:
    plain = unicodedata.normalize("NFKD", written.replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def _unknown(written: str, scheme: str | None) -> str:
    known = _names() if scheme in (None, "frontex", "dghome", "name") else _lookup(scheme)
    sought = _folded(written) if scheme in (None, "frontex", "dghome", "name") else written.upper()
    near = difflib.get_close_matches(sought, known, n=3, cutoff=0.7)
    hint = ", ".join(dict.fromkeys(f"{name(known[n])} ({known[n]})" for n in near))
    where = f" in the list '{scheme}'" if scheme else ""
    return f"'{written}' is no country known here{where}." + (f" Near it: {hint}." if hint else "")


__all__ = [
    "EFTA",
    "EU27",
    "SCHEMES",
    "Country",
    "countries",
    "eu",
    "is_aggregate",
    "iso3",
    "name",
    "scheme",
    "schengen",
]
