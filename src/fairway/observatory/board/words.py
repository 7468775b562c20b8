"""How the board says a figure: the number as the indicator writes it, its change, and the source that it opens."""

from __future__ import annotations

from collections.abc import Mapping

from fairway.observatory.board.figures import Line, is_share
from fairway.observatory.charts.numbers import Form
from fairway.observatory.indicators.grids import called
from fairway.observatory.indicators.shown import form, written
from fairway.observatory.indicators.values import Value as Number
from fairway.observatory.observations import Flag, Measure, Release
from fairway.observatory.paper.document import Source, Value
from fairway.observatory.spans import Frequency, Period
from fairway.reference.countries import name

SHOWN_FLAGS = (Flag.PROVISIONAL, Flag.BREAK, Flag.ESTIMATED, Flag.MISSING, Flag.DOUBTFUL)
_SPELLED = 3


def anchor_of(indicator: str) -> str:
    """Where the board explains an indicator."""
    return "figure-" + indicator.replace("_", "-")


def value_of(line: Line, found: tuple[Period, Number] | None) -> Value | None:
    """A figure that opens its source. None where nothing is known."""
    if found is None:
        return None
    flags = tuple(flag.words for flag in SHOWN_FLAGS if flag in found[1].flags)
    return Value(written(found[1].number, form(line.indicator)), anchor=anchor_of(line.indicator.name), flags=flags)


def short_value_of(line: Line, releases: Mapping[str, Release], measures: Mapping[str, Measure]) -> Value | None:
    """The latest figure for a terminal: table and vintage in a few words, flags as letters."""
    if line.latest is None:
        return None
    value = line.latest[1]
    letters = "".join(sorted(flag.value for flag in SHOWN_FLAGS if flag in value.flags))
    known = max((releases[one].known_at for one in value.releases if one in releases), default=None)
    tables = dict.fromkeys(f"{measures[one].publisher}, {measures[one].table}" for one in line.indicator.measures)
    return Value(
        f"{written(value.number, form(line.indicator))} {letters}".strip(),
        source=f"{'; '.join(tables)}{f' ({known.isoformat()})' if known else ''}",
    )


def change_of(line: Line) -> Value | None:
    """The change with its sign: per cent for counts, points for shares, a multiple where a per cent says nothing."""
    if line.change is None:
        return None
    if is_share(line.indicator):
        words = written(line.change, Form.CHANGE).replace("%", "pts")
    elif abs(line.change) >= 10:
        words = f"×\u00a0{written(line.change + 1, Form.DECIMAL)}"
    else:
        words = written(line.change, Form.CHANGE)
    return Value(words, anchor=anchor_of(line.indicator.name))


def period_of(found: tuple[Period, Number] | None) -> str:
    """The period as short as a column wants it."""
    return found[0].label if found else ""


def aside(line: Line) -> str:
    """What must be said beside a line: a later period that lacks reporters, those missing from the one shown, why nothing is known."""
    if line.latest is None:
        return f"{line.spec.label}: nothing known on that day ({line.because})."
    said = []
    if line.latest[1].missing:
        said.append(f"{line.spec.label}, {line.latest[0].label}: without {named(line.latest[1].missing)}.")
    if line.partial is not None:
        later, value = line.partial
        number = written(value.number, form(line.indicator))
        said.append(f"{line.spec.label}: {later.label} has {number} so far, without {named(value.missing)}.")
    return " ".join(said)


def named(codes: tuple[str, ...]) -> str:
    """Countries in words; a long list is counted after the first ones."""
    names = [name(code) for code in codes[: _SPELLED if len(codes) > _SPELLED + 1 else len(codes)]]
    rest = len(codes) - len(names)
    if rest:
        return f"{', '.join(names)} and {rest} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def source_of(lines: list[Line], releases: Mapping[str, Release], measures: Mapping[str, Measure]) -> Source:
    """What a figure opens: publisher, vintage, formula, licence, and what a reader gets wrong. Lines of one indicator."""
    indicator = lines[0].indicator
    used = sorted({release for line in lines for release in line.releases} & set(releases))
    vintages = sorted({(releases[one].source, releases[one].known_at) for one in used})
    newest: dict[str, list[str]] = {}
    for source, day in vintages:
        newest.setdefault(source, []).append(day.isoformat())
    rests = [measures[one] for one in indicator.measures]
    return Source(
        anchor=anchor_of(indicator.name),
        title=indicator.title,
        publisher="; ".join(dict.fromkeys(f"{one.publisher}, {one.table}" for one in rests)),
        vintage="; ".join(f"{source}: known on {_days(days)}" for source, days in newest.items()),
        formula=indicator.formula.words(lambda one: measures[one].title),
        licence="; ".join(dict.fromkeys(one.licence for one in rests)),
        address="; ".join(dict.fromkeys(one.url for one in rests if one.url)),
        note=" ".join([f"{indicator.definition} Unit: {indicator.unit_words}.", *indicator.pitfalls]),
    )


def _days(days: list[str]) -> str:
    return days[-1] if len(days) < 4 else f"{days[0]} to {days[-1]}, {len(days)} releases"


def confined(line: Line) -> str:
    """What a line is confined to, in words."""
    where = line.spec.where
    return called(tuple(where), tuple(" and ".join(v) if len(v) < 4 else f"{len(v)} of them" for v in where.values()))


def axis_words(line: Line) -> str:
    """What the vertical axis of a chart counts."""
    each = {
        Frequency.DAY: "a day",
        Frequency.MONTH: "a month",
        Frequency.QUARTER: "a quarter",
        Frequency.YEAR: "a year",
    }
    stock = "state" in line.indicator.formula.words()
    if is_share(line.indicator) or stock or line.indicator.frequency not in each:
        return line.indicator.unit_words
    return f"{line.indicator.unit_words} {each[line.indicator.frequency]}"
