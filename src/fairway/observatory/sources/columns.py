"""Columns are found by their headings, never by their position, and cells are read or refused by name.

A publisher re-orders and re-names columns. A heading that is known under another name is found, one that is not known is named
with what was seen instead, and a cell that is no count is named with its file, row and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fairway.errors import BadTable

Wanted = Mapping[str, Sequence[str]]
"""Our word for a column -> the headings that publishers have used for it, the present one first."""

_MARKS = re.compile(r"(\s*\(?\d\)|[*^¹²³†])+\s*$")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([, \u00a0\u202f'])[0-9]{3})(?:\1[0-9]{3})*")
_WHOLE, _DECIMAL = re.compile(r"-?[0-9]+"), re.compile(r"-?[0-9]+\.[0-9]+")
MISSING = frozenset({"", ":", "-", "n/a", "na", "null", "none"})


def plain(heading: Any) -> str:
    """A heading without case, doubled spaces and footnote marks.

    >>> plain(" Multiple entry  uniform visas (MEVs) issued 1)\\n")
    'multiple entry uniform visas (mevs) issued'
    """
    return _MARKS.sub("", " ".join(str(heading).replace("\ufeff", "").split())).strip().casefold()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file: its heading and the rows under it.

    first   the number of the first of the rows, counted as a reader of the file counts them, from 1"""

    name: str
    heading: Sequence[Any]
    rows: Sequence[Sequence[Any]]
    first: int = 2

    def columns(self, wanted: Wanted, *, optional: Wanted | None = None) -> dict[str, int]:
        """Where each wanted column stands. Raises BadTable for one that is missing or stands there twice."""
        seen: dict[str, list[int]] = {}
        for at, heading in enumerate(self.heading):
            seen.setdefault(plain(heading), []).append(at)
        found: dict[str, int] = {}
        for word, known in [*wanted.items(), *(optional or {}).items()]:
            places = [at for heading in dict.fromkeys(map(plain, known)) for at in seen.get(heading, [])]
            if len(places) > 1:
                raise BadTable(f"{self.name}: the column '{known[0]}' stands there {len(places)} times.")
            if places:
                found[word] = places[0]
            elif word in wanted:
                raise BadTable(self._no_column(known))
        return found

    def _no_column(self, known: Sequence[str]) -> str:
        headings = [" ".join(str(heading).split()) for heading in self.heading if str(heading).strip()]
        near = difflib.get_close_matches(known[0], headings, n=1, cutoff=0.6)
        seen = ", ".join(heading[:40] for heading in headings[:8]) + (" ..." if len(headings) > 8 else "")
        hint = f" Near it: '{near[0][:80]}'." if near else f" There are: {seen or 'no headings at all'}."
        return f"{self.name}: there is no column '{known[0]}'.{hint} If the publisher renamed it, report it to Fairway."

    def numbered(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows with their numbers; rows with nothing in them left out. Raises BadTable for a row of another width."""
        width = len(self.heading)
        for number, row in enumerate(self.rows, self.first):
            if any(str(cell).strip() for cell in row if cell is not None):
                if len(row) != width:
                    raise BadTable(
                        f"{self.name}, row {number}: {len(row)} cells, and the heading has {width}: "
                        "the file is cut off, or not in its publisher's form."
                    )
                yield number, row

    def place(self, number: int, at: int) -> str:
        """A cell as messages name it."""
        return f"{self.name}, row {number}, column '{' '.join(str(self.heading[at]).split())[:80]}'"

    def count(self, number: int, row: Sequence[Any], at: int) -> int | None:
        """A whole number from 0 up, or None where the publisher says that there is none. Raises BadTable."""
        return count(row[at], self.place(number, at))

    def text(self, number: int, row: Sequence[Any], at: int) -> str:
        """A word that must be there. Raises BadTable."""
        word = " ".join(str(row[at]).split()) if row[at] is not None else ""
        if not word:
            raise BadTable(f"{self.place(number, at)}: is empty, and there must be a name.")
        return word


def count(cell: Any, place: str) -> int | None:
    """A count as publishers write it: 1234, 1234.0, "1,234", "1 234"; None for ":" and the like. Raises BadTable.

    >>> count("225,415", "a.csv, row 2"), count(":", "a.csv, row 2"), count(0.0, "a.csv, row 2")
    (225415, None, 0)
    """
    if cell is None:
        return None
    if isinstance(cell, bool | date | datetime):
        raise BadTable(f"{place}: is {cell!r}, and a number must stand there.")
    if isinstance(cell, int | float):
        return _not_negative(_whole(float(cell), str(cell), place) if isinstance(cell, float) else cell, place)
    text = str(cell).strip()
    if text.casefold() in MISSING:
        return None
    if _WHOLE.fullmatch(text):
        return _not_negative(int(text), place)
    if _DECIMAL.fullmatch(text):
        return _not_negative(_whole(float(text), text, place), place)
    if _THOUSANDS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    raise BadTable(f"{place}: is '{text[:40]}', and a whole number must stand there.")


def _whole(number: float, written: str, place: str) -> int:
    """A float as the count that it stands for: some published sums carry the noise of binary fractions (26591.999999999996)."""
    if number != number or abs(number) > 2**53 or abs(number - round(number)) > 1e-6:
        raise BadTable(f"{place}: is '{written[:40]}', and a whole number must stand there.")
    return round(number)


def _not_negative(number: int, place: str) -> int:
    if number < 0:
        raise BadTable(f"{place}: is {number}, and a count cannot be less than nothing.")
    return number
