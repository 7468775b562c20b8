"""Pictures out of letters, for a terminal: eight heights of a block, eight widths of a bar."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from fairway.observatory.charts.numbers import Number, exact

_HEIGHTS = "▁▂▃▄▅▆▇█"
_WIDTHS = "▏▎▍▌▋▊▉█"
GAP = "·"


def spark(values: Sequence[Number | None], width: int = 60) -> str:
    """Values as blocks of eight heights from the lowest (or nought) to the highest. Unknown is a dot, never a low block.

    More values than letters: each letter is the mean of its share of them, a dot if all of these are unknown.

    >>> spark([0, 1, None, 4, 8])
    '▁▂·▅█'
    """
    known = [exact(value) for value in values if value is not None]
    if not known:
        return GAP * min(len(values), width)
    shown = _thinned(values, width)
    low, high = min(Fraction(0), *known), max(Fraction(0), *known)
    if low == high:
        return "".join(GAP if value is None else _HEIGHTS[0] for value in shown)
    return "".join(GAP if v is None else _HEIGHTS[min(7, int((v - low) / (high - low) * 8))] for v in shown)


def bar(value: Number | None, most: Number, width: int = 30) -> str:
    """A bar of at most `width` letters. Unknown is a dot. A value above nought is never shown as nothing.

    >>> bar(3, 8, 2), bar(0, 8, 2), bar(None, 8, 2)
    ('▊', '', '·')
    """
    if value is None:
        return GAP
    if exact(most) <= 0 or exact(value) == 0:
        return ""
    eighths = int(abs(exact(value)) / exact(most) * width * 8)
    eighths = min(max(eighths, 1), width * 8)
    return _WIDTHS[7] * (eighths // 8) + (_WIDTHS[eighths % 8 - 1] if eighths % 8 else "")


def _thinned(values: Sequence[Number | None], width: int) -> list[Fraction | None]:
    if len(values) <= width:
        return [None if value is None else exact(value) for value in values]
    out: list[Fraction | None] = []
    for n in range(width):
        part = [exact(v) for v in values[n * len(values) // width : (n + 1) * len(values) // width] if v is not None]
        out.append(sum(part, Fraction(0)) / len(part) if part else None)
    return out
