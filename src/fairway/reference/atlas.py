"""Outlines of countries from the Sahel to the North Cape, for maps. Their source, licence and caution come with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "map" / "europe.json"

Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude) in degrees; the last point is joined to the first."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One country: ISO 3166 alpha-3 code (XKX is Kosovo), English name, rings, the largest first. Lakes are rings, too."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """All outlines. `window` is what they were cut to: west, south, east, north."""

    outlines: tuple[Outline, ...]
    window: tuple[float, float, float, float]
    source: str
    licence: str
    note: str


@cache
def atlas() -> Atlas:
    """The packaged outlines, in the order of their codes."""
    table = json.loads(_FILE.read_text(encoding="utf-8"))
    scale = table["scale"]
    outlines = tuple(
        Outline(code, one["name"], tuple(_unpacked(ring, scale) for ring in one["rings"]))
        for code, one in table["countries"].items()
    )
    west, south, east, north = table["window"]
    return Atlas(
        outlines=outlines,
        window=(west, south, east, north),
        source=table["source"],
        licence=table["licence"],
        note=table["note"],
    )


def _unpacked(steps: str, scale: int) -> Ring:
    numbers = [int(word) for word in steps.split()]
    x = y = 0
    points = []
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / scale, y / scale))
    return tuple(points)
