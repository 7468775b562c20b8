"""A series over time as charts take it: points with flags, their gaps, and an older vintage beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fairway.observatory.charts.numbers import BadPage, Form, Number
from fairway.observatory.charts.timeline import in_words, place_of
from fairway.observatory.observations import Flag
from fairway.observatory.spans import Period


@dataclass(frozen=True, slots=True)
class Point:
    """A value for a period; None is not known. Flags are those of the observation."""

    period: Period
    value: Number | None
    flags: frozenset[Flag] = frozenset()

    @property
    def provisional(self) -> bool:
        """The publisher says that it will change."""
        return Flag.PROVISIONAL in self.flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A named line. Periods without a point are not known, exactly as points without a value.

    older        the same series as an earlier vintage had it
    older_name   that vintage in words ("as known on 14 October 2024")"""

    name: str
    points: tuple[Point, ...]
    older: tuple[Point, ...] = ()
    older_name: str = "earlier vintage"

    def __post_init__(self) -> None:
        for points in (self.points, self.older):
            seen: set[Period] = set()
            for point in points:
                if point.period in seen:
                    raise BadPage(f"'{self.name}' has two values for {in_words(point.period)}: give one per period.")
                seen.add(point.period)
            if len({period.frequency for period in seen}) > 1:
                raise BadPage(
                    f"'{self.name}' mixes months and years or the like: give all its points the same frequency."
                )

    @property
    def values(self) -> list[Number | None]:
        """All values, of both vintages."""
        return [point.value for point in (*self.points, *self.older)]


@dataclass(frozen=True, slots=True)
class Break:
    """A period from which values do not compare with those before, and why."""

    period: Period
    words: str


def stretches(points: Iterable[Point]) -> list[list[Point]]:
    """Runs of known values in neighbouring periods. A period that is not known ends a run: it is never drawn across."""
    runs: list[list[Point]] = []
    for point in sorted(points, key=lambda one: one.period):
        if point.value is None:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and place_of(point.period) - place_of(last.period) == 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def by_firmness(run: Sequence[Point]) -> list[tuple[bool, list[Point]]]:
    """A run in pieces that are drawn alike: (provisional, points). Neighbouring pieces share their point."""
    pieces: list[tuple[bool, list[Point]]] = []
    for before, after in pairwise(run):
        soft = before.provisional or after.provisional
        if pieces and pieces[-1][0] == soft:
            pieces[-1][1].append(after)
        else:
            pieces.append((soft, [before, after]))
    return pieces


def last_known(points: Iterable[Point]) -> Point | None:
    """The latest point that has a value."""
    return max((point for point in points if point.value is not None), key=lambda one: one.period, default=None)


def said(point: Point | None, form: Form) -> str | None:
    """A point as a cell of a table: its value with the letters of its flags. None if nothing is known and nothing said."""
    if point is None:
        return None
    letters = " ".join(sorted(flag.value for flag in point.flags))
    if point.value is None:
        unknown = sorted(flag.words for flag in point.flags & {Flag.NOT_YET, Flag.MISSING, Flag.SMALL})
        return unknown[0] if unknown else None
    return f"{form.show(point.value)} {letters}".strip()


def flag_notes(points: Iterable[Point]) -> tuple[str, ...]:
    """What the letters beside the values mean, for those that occur."""
    found = {flag for point in points if point.value is not None for flag in point.flags}
    return tuple(f"{flag.value}: {flag.words}" for flag in sorted(found, key=lambda flag: flag.value))
