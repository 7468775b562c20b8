"""The Commission's list of controls at internal borders that Member States have notified, as days of each month.

The page lists those in force: State, from - to, reasons and borders. What ended before is not on it, so that a month is taken
only if one notified period, or several that follow each other, covers all of it. Of the numbered list (nb, state, start,
end) part months are taken too. A notified control may have been lifted early or never held."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html.parser import HTMLParser

from fairway.errors import BadTable
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.columns import Sheet, plain
from fairway.observatory.sources.decode import csv_sheet, text_of, unpacked
from fairway.observatory.sources.parsed import Ask, Cells, File, Parsed, Request
from fairway.observatory.sources.places import country
from fairway.observatory.spans import Frequency, Period

NAME = "border_controls"
TITLE = "European Commission: notified controls at internal borders"
HOMEPAGE = (
    "https://home-affairs.ec.europa.eu/policies/schengen/schengen-area/temporary-reintroduction-border-control_en"
)
LICENCE = "European Commission, reuse with the source named (Decision 2011/833/EU, CC BY 4.0)"
BASE = "https://home-affairs.ec.europa.eu"
TOKEN = ""
DAYS = "commission:control_days"

_PAGE = {
    "state": ("Country", "Member State", "State"),
    "span": ("Duration", "Duration of the controls"),
    "why": ("Reasons/Scope", "Reasons / Scope", "Reasons"),
}
_LIST = {"state": ("state", "Member State"), "start": ("start", "from"), "end": ("end", "to")}
_SPAN = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*[-–—]\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Notification:
    """One notified control: State, first and last day, and what the State says of reasons and borders."""

    state: str
    first: date
    last: date
    why: str = ""

    @property
    def days(self) -> int:
        """How many days, the first and the last among them."""
        return (self.last - self.first).days + 1


def requests(since: date | None, *, today: date, base: str = BASE, token: str = "") -> list[Request]:
    """The Commission's page."""
    return [Request(name="temporary-reintroduction-border-control.html", url=base + HOMEPAGE.removeprefix(BASE))]


def collect(request: Request, ask: Ask) -> list[File]:
    """The page itself."""
    return [(request.name, ask(request))]


def read(data: bytes, *, name: str, known_at: date) -> list[Parsed]:
    """Days of each month under a notified control, by State. Raises BadTable."""
    found, undated, complete = notifications(data, name=name)
    if not found:
        raise BadTable(f"{name}: lists no notified control with its days.")
    cells = Cells(measure(DAYS))
    covered = _months(found)
    for (state, month), days in sorted(covered.items()):
        if complete or days == calendar.monthrange(month.year, month.month)[1]:
            later = "p" if Period(month, Frequency.MONTH).last > known_at else ""
            cells.put((state,), month, days, later, name)
    note = f"{undated} notifications without days were left out" if undated else ""
    control = f"{len(found)} notifications, each with its first and last day in order"
    return [cells.parsed(name=name, known_at=known_at, whole=False, control=control, note=note)]


def notifications(data: bytes, *, name: str) -> tuple[list[Notification], int, bool]:
    """The notifications, how many had no days, and whether the list also holds what has ended. Raises BadTable."""
    text = text_of(unpacked(data, name), name)
    if "<table" in text.casefold():
        found, undated = _page(text, name)
        return found, undated, False
    sheet = csv_sheet(text, name)
    at = sheet.columns(_LIST, optional={"nb": ("nb", "No", "Nb"), "days": ("days",)})
    found, undated = [], 0
    seen: dict[tuple[str, ...], int] = {}
    for number, row in sheet.numbered():
        before = seen.setdefault(tuple(map(str, row)), number)
        if before != number:
            raise BadTable(f"{name}, row {number}: stands there already as row {before}.")
        state = country(
            sheet.text(number, row, at["state"]), sheet.place(number, at["state"]), "eurostat", "iso3", "name"
        )
        try:
            one = Notification(state, date.fromisoformat(row[at["start"]]), date.fromisoformat(row[at["end"]]))
        except ValueError:
            if re.fullmatch(r"(\d{4}(-\d{2})?)?", row[at["start"]].strip()) or not row[at["end"]].strip():
                undated += 1
                continue
            raise BadTable(f"{sheet.place(number, at['start'])}: '{row[at['start']][:40]}' is no day.") from None
        _in_order(one, sheet.place(number, at["end"]))
        if "days" in at and (said := sheet.count(number, row, at["days"])) is not None and said != one.days:
            raise BadTable(f"{sheet.place(number, at['days'])}: is {said}, and the days are {one.days}.")
        found.append(one)
    return found, undated, "nb" in at  # the Commission numbers its list; a list without numbers is somebody's selection


def _page(text: str, name: str) -> tuple[list[Notification], int]:
    parser = _Tables()
    parser.feed(text)
    found: list[Notification] = []
    undated = 0
    for rows in parser.tables:
        if not rows or not {plain(word) for word in _PAGE["span"]} & {plain(cell) for cell in rows[0]}:
            continue
        sheet = Sheet(name, rows[0], rows[1:])
        at = sheet.columns(_PAGE)
        for number, row in sheet.numbered():
            place = sheet.place(number, at["state"])
            state = country(sheet.text(number, row, at["state"]), place, "name", "eurostat")
            spans = _SPAN.findall(row[at["span"]])
            undated += not spans
            for span in spans:
                one = _notification(state, span, row[at["why"]], sheet.place(number, at["span"]))
                found.append(one)
    if not found and not undated:
        raise BadTable(f"{name}: has no table with the columns Country, Duration and Reasons/Scope.")
    return found, undated


def _notification(state: str, span: Sequence[str], why: str, place: str) -> Notification:
    d1, m1, y1, d2, m2, y2 = map(int, span)
    try:
        one = Notification(state, date(y1, m1, d1), date(y2, m2, d2), why)
    except ValueError:
        raise BadTable(f"{place}: has a day that does not exist.") from None
    _in_order(one, place)
    return one


def _in_order(one: Notification, place: str) -> None:
    if one.days < 1 or one.days > 3 * 366:
        raise BadTable(f"{place}: the control would last {one.days} days, from {one.first} to {one.last}.")


def _months(found: Sequence[Notification]) -> dict[tuple[str, date], int]:
    """(State, first day of the month) -> days that lie within at least one notification."""
    days: set[tuple[str, date]] = set()
    for one in found:
        days |= {(one.state, one.first + timedelta(days=n)) for n in range(one.days)}
    months: dict[tuple[str, date], int] = {}
    for state, day in days:
        key = (state, day.replace(day=1))
        months[key] = months.get(key, 0) + 1
    return months


class _Tables(HTMLParser):
    """The tables of a page as rows of text."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th") and self._cell is not None and self.tables and self.tables[-1]:
            self.tables[-1][-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        """Text within a cell."""
        if self._cell is not None:
            self._cell.append(data)
