"""A table in letters: numbers are never broken, words wrap, and columns that do not fit make a second table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len

_GAP = 2
_LEAST_WORDS = 12


def laid_out(
    header: Sequence[str], rows: Sequence[Sequence[str]], numeric: frozenset[int], width: int
) -> Iterator[list[str]]:
    """The table as blocks of lines; every block begins with its header and repeats the first column.

    No line is wider than `width`."""
    natural = [
        max([_widest_word(head), *(cell_len(row[n]) for row in rows)]) if n in numeric else _wanted(head, rows, n)
        for n, head in enumerate(header)
    ]
    for chosen in _groups(natural, numeric, width):
        widths = _shrunk([natural[n] for n in chosen], [n in numeric for n in chosen], width)
        yield _lines(chosen, widths, header, rows, numeric)


def _wanted(head: str, rows: Sequence[Sequence[str]], n: int) -> int:
    return max([cell_len(head), *(cell_len(row[n]) for row in rows)])


def _widest_word(text: str) -> int:
    return max((cell_len(word) for word in text.split(" ")), default=0)


def _groups(natural: Sequence[int], numeric: frozenset[int], width: int) -> list[list[int]]:
    """Which columns go into which block. Columns of words count with the least they can do with."""
    least = [min(size, width) if n in numeric else min(size, _LEAST_WORDS) for n, size in enumerate(natural)]
    groups: list[list[int]] = [[0]]
    used = least[0]
    for n in range(1, len(natural)):
        if used + _GAP + least[n] > width and len(groups[-1]) > 1:
            groups.append([0])
            used = least[0]
        groups[-1].append(n)
        used += _GAP + least[n]
    return groups


def _shrunk(natural: Sequence[int], numeric: Sequence[bool], width: int) -> list[int]:
    """Widths that fit: the widest column of words gives way first, a column of numbers only when no words are left."""
    widths = list(natural)
    room = width - _GAP * (len(widths) - 1)
    while sum(widths) > room:
        words = [n for n, size in enumerate(widths) if not numeric[n] and size > min(_LEAST_WORDS, natural[n])]
        pool = words or [n for n, size in enumerate(widths) if size > 1]
        if not pool:
            break
        widest = max(pool, key=lambda n: widths[n])
        widths[widest] -= 1
    return widths


def _lines(
    chosen: Sequence[int],
    widths: Sequence[int],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    numeric: frozenset[int],
) -> list[str]:
    flush = [n in numeric for n in chosen]
    lines = _row([header[n] for n in chosen], widths, flush)
    lines.append("─" * (sum(widths) + _GAP * (len(widths) - 1)))
    for row in rows:
        lines += _row([row[n] for n in chosen], widths, flush)
    return lines


def _row(cells: Sequence[str], widths: Sequence[int], flush: Sequence[bool]) -> list[str]:
    folded = [_folded(cell, width) for cell, width in zip(cells, widths, strict=True)]
    tall = max(len(lines) for lines in folded)
    out = []
    for n in range(tall):
        parts = [
            _padded(lines[n] if n < len(lines) else "", width, right=right)
            for lines, width, right in zip(folded, widths, flush, strict=True)
        ]
        out.append((" " * _GAP).join(parts).rstrip())
    return out


def _folded(text: str, width: int) -> list[str]:
    # A number's thin spaces are not places to break it: wrap() breaks at ASCII blanks only.
    return wrap(text, max(1, width), break_on_hyphens=False) or [""]


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * max(0, width - cell_len(text))
    return space + text if right else text + space
