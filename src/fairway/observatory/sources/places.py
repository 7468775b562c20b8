"""Countries as publishers write them, as ISO 3166 alpha-3; what is no country is refused with its file, row and column."""

from __future__ import annotations

from functools import lru_cache

from fairway.errors import BadTable, NoSuchFigure
from fairway.reference.countries import iso3


@lru_cache(maxsize=8192)
def _code(word: str, scheme: str) -> str | None:
    try:
        return iso3(word, scheme=scheme)
    except NoSuchFigure:
        return None


def known(word: str, *schemes: str) -> str | None:
    """The code of a country under the first scheme that knows it, or None."""
    for scheme in schemes:
        code = _code(word, scheme)
        if code is not None:
            return code
    return None


def country(word: str, place: str, *schemes: str) -> str:
    """The code of a country. Raises BadTable."""
    code = known(word.strip(), *schemes)
    if code is None:
        raise BadTable(
            f"{place}: '{word[:60]}' is no country that Fairway knows: if the publisher uses a new name, report it to Fairway."
        )
    return code
