"""What an indicator gives: exact numbers or unknown, each with its flags, releases, missing reporters and reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fairway.observatory.observations import Flag, Key
from fairway.observatory.spans import Period

if TYPE_CHECKING:
    from fairway.observatory.indicators.declare import Indicator


@dataclass(frozen=True, slots=True)
class Value:
    """One number of an indicator.

    number    exact, or None if it is unknown; never 0 for unknown
    missing   the reporters that it should hold and does not
    because   why it is unknown, or doubtful, in words"""

    number: Fraction | None
    flags: frozenset[Flag] = frozenset()
    releases: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    because: str = ""


class Row(NamedTuple):
    """One line of a result."""

    key: Key
    period: Period
    value: Value


NOT_ASKED = Value(None, because="it was not asked for, or no release speaks of it")


@dataclass(frozen=True)
class Result:
    """An indicator by some dimensions and by period."""

    indicator: Indicator
    by: tuple[str, ...]
    cells: Mapping[tuple[Key, Period], Value] = field(repr=False)

    @cached_property
    def _lines(self) -> dict[Key, list[tuple[Period, Value]]]:
        """Each row in the order of time."""
        lines: dict[Key, list[tuple[Period, Value]]] = {}
        for (key, period), value in self.cells.items():
            lines.setdefault(key, []).append((period, value))
        return {key: sorted(lines[key], key=lambda cell: cell[0].first) for key in sorted(lines)}

    @property
    def keys(self) -> list[Key]:
        """The rows, sorted."""
        return list(self._lines)

    @cached_property
    def periods(self) -> list[Period]:
        """The periods, sorted."""
        return sorted({period for _, period in self.cells}, key=lambda period: period.first)

    @property
    def releases(self) -> list[str]:
        """Every release that a number of it rests on."""
        return sorted({release for value in self.cells.values() for release in value.releases})

    @property
    def missing(self) -> list[str]:
        """Every reporter that some number of it lacks."""
        return sorted({name for value in self.cells.values() for name in value.missing})

    def value(self, key: Key, period: Period) -> Value:
        """One value; unknown where there is none."""
        return self.cells.get((key, period), NOT_ASKED)

    def series(self, key: Key = ()) -> list[tuple[Period, Value]]:
        """The values of a row in the order of time."""
        return list(self._lines.get(key, ()))

    def latest(self, key: Key = ()) -> tuple[Period, Value] | None:
        """The last period of a row whose number is known; None if none is."""
        known = (cell for cell in reversed(self._lines.get(key, ())) if cell[1].number is not None)
        return next(known, None)

    def rows(self) -> Iterator[Row]:
        """All values, by row and time."""
        for key, line in self._lines.items():
            for period, value in line:
                yield Row(key, period, value)
