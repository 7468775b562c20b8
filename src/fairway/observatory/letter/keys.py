"""Reading a TOML table to the last key: what is missing, unknown or of the wrong kind is refused with its file and place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from fairway.errors import BadTable
from fairway.observatory.letter.words import When

_Member = TypeVar("_Member", bound=Enum)


class Keys:
    """One table of a file. Each key is taken once; `close` refuses what nobody took.

    where   the file and the place in it, as the message names them"""

    def __init__(self, where: str, table: Mapping[str, Any]) -> None:
        self.where = where
        self._left = dict(table)

    @classmethod
    def open(cls, file: Path) -> Keys:
        """The outermost table of a file. Raises BadTable if it cannot be read as TOML."""
        try:
            return cls(file.name, tomllib.loads(file.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadTable(f"{file.name}: it cannot be read as TOML ({error}): correct the file.") from error

    def refuse(self, key: str, seen: str) -> BadTable:
        """The refusal of one key, to be raised."""
        return BadTable(f"{self.where}, key '{key}': {seen}")

    def close(self) -> None:
        """Raises BadTable for the first key that means nothing here."""
        for key in self._left:
            raise self.refuse(key, "there is no such key here: correct its spelling, or leave it out.")

    def has(self, key: str) -> bool:
        """Whether a key is given and not yet taken."""
        return key in self._left

    def peek(self, key: str) -> object:
        """A value, to name a place by; it is still to be taken."""
        return self._left.get(key, "?")

    def text(self, key: str) -> str:
        """A text that is there and says something."""
        found = self._take(key, str)
        if not found.strip():
            raise self.refuse(key, "the text is empty: write it, or leave the key out.")
        return str(found)

    def maybe_text(self, key: str) -> str | None:
        """A text, or None where the key is not given."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts without repeats; () where the key is not given."""
        found = self._take(key, list) if self.has(key) else []
        if not all(isinstance(one, str) and one.strip() for one in found):
            raise self.refuse(key, "expected a list of texts.")
        if len(set(found)) != len(found):
            raise self.refuse(key, "something is listed twice: leave one out.")
        return tuple(found)

    def whole(self, key: str) -> int:
        """A whole number."""
        return int(self._take(key, int))

    def yes(self, key: str, default: bool) -> bool:
        """true or false; the default where the key is not given."""
        return bool(self._take(key, bool)) if self.has(key) else default

    def fraction(self, key: str) -> Fraction:
        """An exact number: a whole number, or a text such as "-0.79" or "2/3". A binary float is refused."""
        found = self._take(key, (int, str))
        try:
            return Fraction(found)
        except (ValueError, ZeroDivisionError):
            raise self.refuse(key, f'\'{found}\' is no number: write a whole number, "0.56" or "2/3".') from None

    def maybe_fraction(self, key: str) -> Fraction | None:
        """An exact number, or None where the key is not given."""
        return self.fraction(key) if self.has(key) else None

    def when(self, key: str) -> When:
        """A date as exact as it is known, written as text: "2024", "2024-12" or "2024-12-31"."""
        found = self.text(key)
        try:
            return When.read(found)
        except ValueError as error:
            raise self.refuse(key, f"{error}.") from None

    def maybe_when(self, key: str) -> When | None:
        """A date as exact as it is known, or None where the key is not given."""
        return self.when(key) if self.has(key) else None

    def day(self, key: str) -> date:
        """A whole date, written without quotes as TOML does: 2026-11-22."""
        found = self._take(key, date)
        if type(found) is not date:
            raise self.refuse(key, "expected a date without a time, such as 2026-11-22.")
        return found

    def one_of(self, key: str, members: type[_Member]) -> _Member:
        """A member of a closed set, by its value."""
        found = self.text(key)
        try:
            return members(found)
        except ValueError:
            known = ", ".join(str(member.value) for member in members)
            raise self.refuse(key, f"'{found}' is not one of: {known}.") from None

    def table(self, key: str) -> Keys:
        """A table within this one."""
        return Keys(f"{self.where}, {key}", self._take(key, dict))

    def tables(self, key: str) -> list[Keys]:
        """A list of tables; [] where the key is not given."""
        found = self._take(key, list) if self.has(key) else []
        if not all(isinstance(one, dict) for one in found):
            raise self.refuse(key, "expected a list of tables.")
        return [Keys(f"{self.where}, {key} {number}", one) for number, one in enumerate(found, start=1)]

    def names(self) -> tuple[str, ...]:
        """The keys that are left, for a table whose keys are names."""
        return tuple(self._left)

    def _take(self, key: str, kinds: type | tuple[type, ...]) -> Any:
        if key not in self._left:
            raise self.refuse(key, "it is missing: add it.")
        found = self._left.pop(key)
        wanted = kinds if isinstance(kinds, tuple) else (kinds,)
        if not isinstance(found, wanted) or (isinstance(found, bool) and bool not in wanted):
            names = " or ".join(_NAMES[kind] for kind in wanted)
            raise self.refuse(key, f"expected {names}, found {found!r}.")
        return found


_NAMES = {
    str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table", date: "a date",
}  # fmt: skip


def no_repeats(file: str, ids: Iterable[str]) -> None:
    """Raises BadTable for the first id that is given twice."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise BadTable(f"{file}: the id '{one}' is given twice: give each its own.")
        seen.add(one)
