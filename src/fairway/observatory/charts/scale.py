"""From values to pixels, in exact arithmetic: a count of 10 to the 40 and a share of 1 in a million are drawn alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from fairway.observatory.charts.numbers import Number, exact


@dataclass(frozen=True, slots=True)
class Scale:
    """low and high are values, start and end pixels; `ticks` lie at 1, 2 or 5 times a power of ten."""

    low: Fraction
    high: Fraction
    start: float
    end: float
    ticks: tuple[Fraction, ...]

    @property
    def step(self) -> Fraction:
        """The distance of two ticks."""
        return self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else Fraction(1)

    def at(self, value: Number) -> float:
        """The pixel of a value."""
        share = (exact(value) - self.low) / (self.high - self.low)
        return self.start + float(share) * (self.end - self.start)


def scale_of(
    values: Iterable[Number | None],
    start: float,
    end: float,
    *,
    zero: bool = True,
    about: int = 5,
    whole: bool = False,
    tight: bool = False,
) -> Scale:
    """A scale that holds all values and has about so many ticks.

    zero    it starts (or ends) at nought
    whole   no tick between two whole numbers: there is no half a person
    tight   it ends at the largest value, not at the tick after it

    >>> [int(t) for t in scale_of([3, 41024], 0, 100).ticks]
    [0, 10000, 20000, 30000, 40000, 50000]
    """
    known = [exact(value) for value in values if value is not None]
    if zero or not known:
        known.append(Fraction(0))
    low, high = min(known), max(known)
    if low == high:
        high = low + (abs(low) if low and not zero else 1)
    step = nice_step((high - low) / about)
    if whole:
        step = max(step, Fraction(1))
    first, last = low // step, -(-high // step)
    ticks = tuple(step * n for n in range(int(first), int(last) + 1))
    if tight:
        return Scale(low, high, start, end, tuple(tick for tick in ticks if low <= tick <= high))
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def nice_step(raw: Fraction) -> Fraction:
    """The smallest of 1, 2, 5 times a power of ten that is not below `raw`.

    >>> [str(nice_step(Fraction(n))) for n in (3, 5, 51, 1200)]
    ['5', '5', '100', '2000']
    """
    power = Fraction(1)
    while power * 10 <= raw:
        power *= 10
    while power > raw:
        power /= 10
    return next(power * n for n in (1, 2, 5, 10) if power * n >= raw)
