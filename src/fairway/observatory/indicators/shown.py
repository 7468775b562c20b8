"""A result for readers and programs: numbers as text, records for JSON, rows for CSV and Parquet, sources with their vintage.

Numbers stay exact until here. They are rounded half to even, for display alone; a record carries the exact fraction beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.observatory.charts.numbers import Form, decimal, form_of
from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.formula import Change, FirstPublished, Formula, leaves
from fairway.observatory.indicators.grids import called
from fairway.observatory.indicators.values import Result, Value
from fairway.observatory.observations import Flag, Measure, Release
from fairway.observatory.store import Store

PLACES = {Form.COUNT: 0, Form.PERCENT: 1, Form.CHANGE: 1, Form.DECIMAL: 1, Form.EUROS: 0}
"""Decimal places of each form as shown: of the per cent where it is one."""
_SCALE = {Form.PERCENT: Fraction(100), Form.CHANGE: Fraction(100), Form.EUROS: Fraction(1, 100)}
DECIMALS = 6
"""Decimal places of the plain number in JSON, CSV and Parquet."""


def form(indicator: Indicator) -> Form:
    """How its numbers are written: a change always has its sign."""
    revised = any(isinstance(leaf, FirstPublished) for leaf in leaves(indicator.formula))
    return Form.CHANGE if isinstance(indicator.formula, Change) or revised else form_of(indicator.unit)


def written(number: Fraction | None, form: Form, unknown: str = "–") -> str:
    """A number as a reader sees it, rounded half to even.

    >>> written(Fraction(-84287, 134081), Form.CHANGE), written(Fraction(5, 2), Form.COUNT), written(None, Form.COUNT)
    ('−62.9\\xa0%', '2', '–')
    """
    if number is None:
        return unknown
    rounded = round(number * _SCALE.get(form, Fraction(1)), PLACES[form])
    text = decimal(rounded, PLACES[form])
    if form in (Form.PERCENT, Form.CHANGE):
        text += "\u00a0%"
    if form is Form.CHANGE and rounded > 0:
        text = "+" + text
    return "€\u00a0" + text if form is Form.EUROS else text


def plain(number: Fraction | None, places: int = DECIMALS) -> str | None:
    """A number in digits with a point, rounded half to even, without needless noughts.

    >>> plain(Fraction(1, 3)), plain(Fraction(27797)), plain(None)
    ('0.333333', '27797', None)
    """
    if number is None:
        return None
    scaled = round(abs(number) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    text = f"{whole}.{rest:0{places}}".rstrip("0").rstrip(".")
    return f"-{text}" if number < 0 and scaled else text


def letters(flags: Iterable[Flag]) -> str:
    """The letters of flags in their order."""
    return "".join(sorted(flag.value for flag in flags))


# ------------------------------------------------------------------------------------------------- records


def records(result: Result) -> list[dict[str, Any]]:
    """One flat row for each value: dimensions, period, number, exact fraction, flags, releases, missing, reason.

    `value` is text with six decimal places; `numerator` and `denominator` are text, since they may exceed 64 bits."""
    return [
        {
            **dict(zip(result.by, key, strict=True)),
            "period": period.label,
            "first_day": period.first.isoformat(),
            "value": plain(value.number),
            **_exact(value),
            "flags": [flag.words for flag in sorted(value.flags, key=lambda flag: flag.value)],
            "missing": list(value.missing),
            "because": value.because,
            "releases": sorted(value.releases),
        }
        for key, period, value in result.rows()
    ]


def _exact(value: Value) -> dict[str, str | None]:
    if value.number is None:
        return {"numerator": None, "denominator": None}
    return {"numerator": str(value.number.numerator), "denominator": str(value.number.denominator)}


def as_dict(result: Result, store: Store) -> dict[str, Any]:
    """The whole result for a program: what it is, its values, and where they come from."""
    indicator = result.indicator
    return {
        "indicator": indicator.name,
        "title": indicator.title,
        "unit": indicator.unit_words,
        "frequency": indicator.frequency.value,
        "formula": formula_in_words(indicator, store.measure),
        "by": list(result.by),
        "as_of": store.day.isoformat() if store.day else None,
        "values": records(result),
        "sources": [source.as_dict() for source in sources(result, store)],
        "pitfalls": list(indicator.pitfalls),
    }


def flat(result: Result) -> tuple[list[str], list[list[str | None]]]:
    """Header and rows for CSV: lists joined by a space or semicolon, unknown left empty."""
    header = [
        *result.by,
        "period",
        "value",
        "numerator",
        "denominator",
        "unit",
        "flags",
        "missing",
        "because",
        "releases",
    ]
    rows: list[list[str | None]] = []
    for key, period, value in result.rows():
        exact = _exact(value)
        rows.append(
            [
                *key, period.label, plain(value.number), exact["numerator"], exact["denominator"], result.indicator.unit_words,
                letters(value.flags), " ".join(value.missing), value.because, ";".join(sorted(value.releases)),
            ]
        )  # fmt: skip
    return header, rows


# ------------------------------------------------------------------------------------------------- sources


@dataclass(frozen=True)
class Source:
    """A measure that a result rests on, with the vintages that were used."""

    measure: Measure
    releases: tuple[Release, ...]

    @property
    def vintages(self) -> str:
        """When it was known: the day of its publication, or how often it was published and from when to when."""
        days = sorted({release.known_at for release in self.releases})
        if len(days) == 1:
            return f"as known on {_day(days[0])}"
        return f"{len(days)} publications from {_day(days[0])} to {_day(days[-1])}"

    @property
    def line(self) -> str:
        """Publisher, table and vintage."""
        return f"{self.measure.publisher}, {self.measure.table}: {self.vintages}."

    def as_dict(self) -> dict[str, Any]:
        """The source for a program."""
        return {
            "measure": self.measure.id,
            "publisher": self.measure.publisher,
            "table": self.measure.table,
            "url": self.measure.url,
            "licence": self.measure.licence,
            "releases": [{"id": release.id, "known_at": release.known_at.isoformat()} for release in self.releases],
        }


def sources(result: Result, store: Store) -> list[Source]:
    """The measures and releases behind the values of a result."""
    used = {release for value in result.cells.values() for release in value.releases}
    return _sources(result.indicator, store, used)


def all_sources(indicator: Indicator, store: Store) -> list[Source]:
    """The measures behind an indicator, with every release that is held."""
    return _sources(indicator, store, None)


def _sources(indicator: Indicator, store: Store, used: set[str] | None) -> list[Source]:
    found = []
    for name in indicator.measures:
        releases = tuple(r for r in store.releases(name) if used is None or r.id in used)
        if releases:
            found.append(Source(store.measure(name), releases))
    return found


def _day(day: date) -> str:
    from fairway.observatory.charts.timeline import MONTHS

    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# ------------------------------------------------------------------------------------------------- words


def formula_in_words(indicator: Indicator, measure: Callable[[str], Measure]) -> str:
    """The formula with the measures' titles."""

    def named(name: str) -> str:
        title = measure(name).title
        return title[:1].lower() + title[1:] if title[1:2].islower() else title

    formula: Formula = indicator.formula
    return formula.words(named)


def declared(one: Indicator, measure: Callable[[str], Measure]) -> dict[str, Any]:
    """An indicator's declaration for a program."""
    return {
        "name": one.name,
        "title": one.title,
        "points": list(one.points),
        "definition": one.definition,
        "unit": one.unit_words,
        "frequency": one.frequency.value,
        "dimensions": list(one.dimensions),
        "formula": formula_in_words(one, measure),
        "measures": list(one.measures),
        "citation": one.citation,
        "pitfalls": list(one.pitfalls),
        "good": one.good,
        "without_country": one.all_of or None,
    }


def confinement(where: Mapping[str, Iterable[str]]) -> str:
    """What a question was confined to, in words: "citizenship Syria; route Western Balkans"."""
    parts = []
    for dimension, values in where.items():
        names = [called((dimension,), (value,)) for value in values]
        parts.append(f"{dimension.replace('_', ' ')} {', '.join(names)}")
    return "; ".join(parts)
