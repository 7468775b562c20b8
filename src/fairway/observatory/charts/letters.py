"""How wide a text is, near enough to lay out labels without a browser.

The widths are those of a common sans serif (thousandths of the type size) plus a small reserve: the reader's own font is not
known, and a label that is given a little too much room does no harm."""

from __future__ import annotations

_GROUPS = {
    222: "ijl'|",
    278: "!,./:;It[]\\ f·\u00a0",
    333: '()-`r"*°',
    200: "\u202f\u2009",
    500: "cksvxyzJ",
    556: "abdeghnopqu0123456789L?_#$€–",
    584: "+<=>~−×",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "—…→@",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_OTHER = 640
_RESERVE = 1.14


def width_of(text: str, size: float) -> float:
    """Width in the unit of `size`."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text) / 1000 * size * _RESERVE


def fold(text: str, room: float, size: float, lines: int = 3) -> list[str]:
    """The text in at most so many lines of at most `room`; what does not fit ends in an ellipsis.

    >>> fold("Western Mediterranean and Atlantic", 110, 12)
    ['Western', 'Mediterranean', 'and Atlantic']
    >>> fold("", 100, 12)
    ['']
    """
    done: list[str] = []
    now = ""
    for word in text.split():
        longer = f"{now} {word}" if now else word
        if now and width_of(longer, size) > room:
            done.append(now)
            now = word
        else:
            now = longer
    done.append(now)
    if len(done) > lines:
        done = [*done[: lines - 1], " ".join(done[lines - 1 :])]
    return [cut(line, room, size) for line in done]


def cut(text: str, room: float, size: float) -> str:
    """The text, shortened with an ellipsis where it is wider than `room`."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
