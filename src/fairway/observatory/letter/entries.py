"""The letter's statements: every action, claim and principle in our own words, what became of it, and what serves it.

One file a point below `data/`: `point-00.toml` (frame and close), `point-01.toml` to `point-10.toml`, `money.toml`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from fairway.errors import BadTable
from fairway.observatory.letter.keys import Keys, no_repeats
from fairway.observatory.letter.words import FigureUnit, Kind, Mark, Standing, When

DATA = Path(__file__).with_name("data")
LETTER_ON = date(2024, 10, 14)

PointId = int | Literal["money"]
_ID = re.compile(r"(\d{1,2}|money)\.(\d{1,2})-(claim|action|principle)-[a-z0-9]+(?:-[a-z0-9]+)*")
_PARAGRAPH = re.compile(r"(\d{1,2})\.(\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the letter as the range that its words leave open, exact.

    low, high    the ends of the range in `unit`; None: open-ended. Shares and changes are 0 to 1, -0.79 is 79 % less
    low_in, high_in   whether an end itself still fits the words
    period, baseline  what the number speaks of and what it is compared with, as the letter says
    reason       why the range is this wide"""

    words: str
    unit: FigureUnit
    low: Fraction | None
    high: Fraction | None
    low_in: bool
    high_in: bool
    reason: str
    period: str | None
    baseline: str | None

    def holds(self, value: Fraction) -> bool:
        """Whether a value fits the words of the letter."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a statement stands on a day, who says so, and how well we know it."""

    as_of: date
    standing: Standing
    says: str
    source: str
    evidence: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What serves a statement: names of rules, indicators, commands, pages of the manual (below docs/) and triggers."""

    rules: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing serves the statement yet."""
        return not (self.rules or self.indicators or self.tools or self.pages or self.triggers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement of the letter.

    paragraph   "2.3" is the third paragraph under point 2; under 0: three before the points, two after
    missing     what is not served yet, by name"""

    id: str
    point: PointId
    kind: Kind
    words: str
    paragraph: str
    figure: Figure | None
    state: State | None
    links: Links
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the letter with its aim in our own words, and its statements in the order of the letter."""

    point: PointId
    title: str
    aim: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole letter: frame, ten points, money."""

    points: tuple[Point, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All statements in order."""
        return tuple(entry for point in self.points for entry in point.entries)

    def entry(self, id: str) -> Entry | None:
        """A statement by its id; None if there is none."""
        return next((entry for entry in self.entries if entry.id == id), None)

    def point(self, point: PointId) -> Point | None:
        """A point by its number; None if it is not in the files."""
        return next((one for one in self.points if one.point == point), None)


@cache
def letter() -> Letter:
    """The letter that comes with Fairway."""
    return read_letter(DATA)


def read_letter(folder: Path) -> Letter:
    """The letter from a folder of point files, in the order of their names with money last.

    Raises BadTable naming file and key: an unknown or missing key, a repeated id, an entry under the wrong point."""
    files = sorted(folder.glob("point-*.toml")) + sorted(folder.glob("money.toml"))
    if not files:
        raise BadTable(f"{folder.name}: there is no point-*.toml: install Fairway again.")
    points = tuple(_point(file) for file in files)
    found = Letter(points)
    no_repeats("the letter's files", [entry.id for entry in found.entries])
    return found


def dangling(
    entries: Collection[Entry],
    *,
    rules: Collection[str],
    indicators: Collection[str],
    tools: Collection[str],
    pages: Collection[str],
    triggers: Collection[str] | None = None,
) -> list[str]:
    """Each link that leads nowhere, as a sentence; [] if all lead somewhere.

    tools      commands as they are typed; a link may go on with a name or option after the command
    triggers   None: not checked"""
    known = {"rule": rules, "indicator": indicators, "page": pages}
    if triggers is not None:
        known["trigger"] = triggers
    found = []
    for entry in entries:
        for what, names in known.items():
            linked = getattr(entry.links, f"{what}s")
            found += [f"{entry.id}: there is no {what} '{name}'." for name in linked if name not in names]
        found += [f"{entry.id}: there is no command '{name}'." for name in entry.links.tools if not _typed(name, tools)]
    return found


def _typed(command: str, tools: Collection[str]) -> bool:
    return any(command == tool or command.startswith(f"{tool} ") for tool in tools)


def _point(file: Path) -> Point:
    keys = Keys.open(file)
    number = point_id(keys)
    wanted = "money.toml" if number == "money" else f"point-{number:02}.toml"
    if file.name != wanted:
        raise keys.refuse("point", f"this file is {file.name}, point {number} belongs into {wanted}.")
    title, aim = keys.text("title"), keys.text("aim")
    entries = tuple(_entry(one, number, file.name) for one in keys.tables("entry"))
    keys.close()
    return Point(point=number, title=title, aim=aim, entries=entries)


def point_id(keys: Keys) -> PointId:
    """The key `point` of a table: 0 to 10, or "money". Raises BadTable."""
    if keys.peek("point") == "money":
        keys.text("point")
        return "money"
    number = keys.whole("point")
    if not 0 <= number <= 10:
        raise keys.refuse("point", f"the letter has points 0 to 10, not {number}.")
    return number


def _entry(keys: Keys, point: PointId, file: str) -> Entry:
    id = keys.text("id")
    keys.where = f"{file}, entry '{id}'"
    form = _ID.fullmatch(id)
    if form is None:
        raise keys.refuse("id", "write it as 2.3-claim-spain-sea: point, number, kind, name.")
    if form[1] != str(point):
        raise keys.refuse("id", f"it says point {form[1]}, but stands under point {point}: move it or rename it.")
    kind = keys.one_of("kind", Kind)
    if form[3] != kind.value:
        raise keys.refuse("kind", f"it is {kind.value}, but the id says {form[3]}: make them agree.")
    entry = Entry(
        id=id,
        point=point,
        kind=kind,
        words=keys.text("words"),
        paragraph=_paragraph(keys, point),
        figure=_figure(keys.table("figure")) if keys.has("figure") else None,
        state=_state(keys.table("state")) if keys.has("state") else None,
        links=_links(keys.table("links")) if keys.has("links") else Links(),
        missing=keys.texts("missing"),
    )
    keys.close()
    return entry


def _paragraph(keys: Keys, point: PointId) -> str:
    found = keys.text("paragraph")
    form = _PARAGRAPH.fullmatch(found)
    if form is None or int(form[1]) > 10:
        raise keys.refuse("paragraph", f"'{found}': write 2.3 for the third paragraph under point 2.")
    # Money is said under several points, so its statements keep the paragraph that they come from.
    if point != "money" and form[1] != str(point):
        raise keys.refuse("paragraph", f"'{found}' is not a paragraph of point {point}.")
    return found


def _figure(keys: Keys) -> Figure:
    words, unit = keys.text("words"), keys.one_of("unit", FigureUnit)
    on = keys.maybe_when("on")
    if (on is not None) != (unit is FigureUnit.MONTH):
        raise keys.refuse("on", "a month is given with `on`, and with nothing else.")
    low, high = (_month(keys, on),) * 2 if on else (keys.maybe_fraction("low"), keys.maybe_fraction("high"))
    if low is None and high is None:
        raise keys.refuse("low", "give low, high or both: a figure without a number is none.")
    if low is not None and high is not None and low > high:
        raise keys.refuse("low", f"{low} is more than high, {high}: exchange them.")
    figure = Figure(
        words=words,
        unit=unit,
        low=low,
        high=high,
        low_in=keys.yes("low_in", True),
        high_in=keys.yes("high_in", True),
        reason=keys.text("reason"),
        period=keys.maybe_text("period"),
        baseline=keys.maybe_text("baseline"),
    )
    keys.close()
    return figure


def _month(keys: Keys, on: When) -> Fraction:
    if on.precision != "month" or on.month_number is None:
        raise keys.refuse("on", "the letter gives a month: write it as 2026-03.")
    return Fraction(on.month_number)


def _state(keys: Keys) -> State:
    state = State(
        as_of=keys.day("as_of"),
        standing=keys.one_of("standing", Standing),
        says=keys.text("says"),
        source=keys.text("source"),
        evidence=keys.one_of("evidence", Mark),
    )
    keys.close()
    return state


def _links(keys: Keys) -> Links:
    links = Links(
        rules=keys.texts("rules"),
        indicators=keys.texts("indicators"),
        tools=keys.texts("tools"),
        pages=keys.texts("pages"),
        triggers=keys.texts("triggers"),
    )
    keys.close()
    return links
