"""From longitude and latitude to the paper: Albers' conic, on which equal areas stay equal.

A map that shades countries by a quantity must not make the north look larger than it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Albers:
    """A conic with two standard parallels; x and y in kilometres from the centre, y towards the south as on paper.

    >>> here = Albers()
    >>> [round(n) for n in here.at(*here.centre)]
    [0, 0]
    """

    centre: tuple[float, float] = (14.0, 40.0)
    parallels: tuple[float, float] = (25.0, 56.0)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The place on paper."""
        first, second = (radians(one) for one in self.parallels)
        n = (sin(first) + sin(second)) / 2
        c = cos(first) ** 2 + 2 * n * sin(first)
        turn = n * radians(lon - self.centre[0])
        middle = _RADIUS_KM * sqrt(c - 2 * n * sin(radians(self.centre[1]))) / n
        far = _RADIUS_KM * sqrt(c - 2 * n * sin(radians(lat))) / n
        return far * sin(turn), far * cos(turn) - middle
