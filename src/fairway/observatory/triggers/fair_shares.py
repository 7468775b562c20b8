"""Fair shares of the solidarity pool, Article 66 of the Asylum and Migration Management Regulation: half population, half GDP.

The key rests on Eurostat's population and GDP in euro. Open here: Eurostat's population, and the World Bank's GDP in dollars, which
stands in for GDP in euro; published units stand beside. Whether a pledge reaches the share is asked only where the answer does not
hang on the stand-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.observatory.charts.numbers import decimal
from fairway.observatory.observations import Cell
from fairway.observatory.spans import Period
from fairway.observatory.triggers.asking import ask, found, numbers, questions, regime, worst
from fairway.observatory.triggers.outcome import Found, Given, Outcome, in_order
from fairway.observatory.triggers.reader import Reader
from fairway.observatory.triggers.record import circumstance, mark, record
from fairway.observatory.triggers.wording import count, share
from fairway.reference import countries

NAME = "fair_shares"
KEY, UNITS, REACHES = "mandatory_fair_share", "fair_share_relocations", "pledge_reaches_fair_share"
POPULATION, GDP = "eurostat:population", "worldbank:gdp_usd"
ASSESS_BY = "the Council, on the Commission's proposal"
STAND_IN = "the World Bank's GDP in dollars stands in for Eurostat's in million euro: the key is a ratio, so only the shares matter"
MISSING = (
    "Eurostat's GDP in million euro, and the years that the Council's act used",
    "the annex of the Council's act: shares and pledges were seen in press only, for some States",
)
_NOT_WHOLE = "how the pledge is made up (persons, money, other measures)"


def outcomes(reader: Reader, on: date, country: str | None = None, state: str | None = None) -> list[Outcome]:
    """Each State that is bound, or one. Units are of the pool of the year, where one is known."""
    chosen = country or state
    years = (reader.last_period(POPULATION, on), reader.last_period(GDP, on))
    pool = record()["pool"]
    members = countries.eu(on)
    bound = sorted(members - set(pool["not_bound"]))
    columns = (_column(reader, POPULATION, years[0]), _column(reader, GDP, years[1]))
    subjects = [chosen] if chosen else bound
    return in_order([_outcome(on, one, columns, (bound, sorted(members))) for one in subjects])


def opened(reader: Reader, on: date) -> list[Outcome]:
    """States whose known pledge does not reach their share, and that no deduction or pool is known to spare."""
    return [one for one in outcomes(reader, on) if one.open]


@dataclass(frozen=True)
class Column:
    """A measure by State in one year; empty where nothing was known."""

    label: str
    cells: Mapping[str, Cell]


def _column(reader: Reader, measure: str, year: Period | None) -> Column:
    table = None if year is None else reader.table(measure, ("country",), None, year, year)
    if table is None or year is None:
        return Column("", {})
    return Column(year.label, {key[0]: cell for (key, _), cell in table.cells.items()})


def key(columns: tuple[Column, Column], state: str, among: list[str]) -> tuple[Given, ...]:
    """What the key is made of, for one State among those that share. Whole dollars: GDP is divided by GDP, so the unit falls out."""
    facts = (("state_population", "all_states_population"), ("state_gdp_million_euro", "all_states_gdp_million_euro"))
    given = []
    for (mine, whole), column, words, note in zip(
        facts, columns, ("population", "GDP in US dollars"), ("", STAND_IN), strict=True
    ):
        values = {one: column.cells[one].value if one in column.cells else None for one in among}
        releases = tuple(
            sorted({release for one in among if one in column.cells for release in column.cells[one].releases})
        )
        total = None if None in values.values() else sum(value or 0 for value in values.values())
        given += [
            Given(name=mine, words=words, value=values.get(state), period=column.label, releases=releases, note=note),
            Given(
                name=whole,
                words=f"{words}, {len(among)} States",
                value=total,
                period=column.label,
                releases=releases,
                note=note,
            ),
        ]
    return tuple(given)


def _outcome(on: date, state: str, columns: tuple[Column, Column], groups: tuple[list[str], list[str]]) -> Outcome:
    pool = record()["pool"]
    made = pool["adopted_on"] <= on <= date(pool["year"], 12, 31)
    bound = state in groups[0]
    given = list(key(columns, state, groups[0])) if bound else []
    if made:
        given.append(
            circumstance("reference_relocations", "relocations of the pool", pool["reference_relocations"], pool)
        )
    published, pledge = (pool[name].get(state) if made else None for name in ("published_shares", "pledges"))
    given += _pledge(published, pledge, pool)
    answer = ask(given, on, [KEY, UNITS, REACHES])
    first, units = found(answer, KEY), found(answer, UNITS)
    reaches = found(answer, REACHES, yes="the pledge reaches the share", no="the pledge does not reach the share")
    of_all = found(ask(key(columns, state, groups[1]), on, [KEY]), KEY)
    arithmetic = (
        _arithmetic(state, (first, of_all), units, published, pledge, (len(groups[0]), len(groups[1])))
        if bound
        else "not among the States that share"
    )
    evidence = worst([first.evidence, units.evidence, *([mark(pool)] if made else [])])
    return Outcome(
        name=NAME, title="Fair share of the solidarity pool", subject=state, subject_name=countries.name(state), citation=first.citation,
        facts=tuple(given), arithmetic=arithmetic, missing=_missing(reaches, pledge),
        answer=_answer(first, reaches, bound), assess_by=ASSESS_BY, regime=regime(answer, KEY), evidence=evidence,
        numbers=numbers(["population_weight", "gdp_weight", "fair_share_rounded_up"]), findings=(first, units, reaches),
        warnings=(f"{STAND_IN[0].upper()}{STAND_IN[1:]}. Eleven published shares lie between 1.1 % below and 3.9 % above it.",) if bound else (),
        open=bound and reaches.value is False and not _spared(state), size=_size(units),
    )  # fmt: skip


def _pledge(published: int | None, pledge: int | None, pool: dict[str, Any]) -> list[Given]:
    """A pledge is given to the law only where the answer cannot hang on the stand-in: nothing reaches no share, whatever the key."""
    note = "the value of the whole pledge in relocations, however it is made up"
    told = pledge == 0
    given = (
        []
        if pledge is None
        else [circumstance("pledged_relocations" if told else "", "pledge, in relocations", pledge, pool, note)]
    )
    if told:
        given += [
            circumstance(name, words, 0, pool, "counted in the line above")
            for name, words in (
                ("pledged_contributions_euro", "pledged in money"), ("pledged_alternative_measures_euro", "pledged in other measures"),
            )
        ]  # fmt: skip
    if published is not None:
        given.append(circumstance("", "share as published, in relocations", published, pool))
    return given


def _answer(first: Found, reaches: Found, bound: bool) -> str:
    if not bound:
        return "not bound by this part of the Regulation"
    value = first.value
    if isinstance(value, bool) or not isinstance(value, Fraction | int):
        return first.answer
    said = reaches.answer if reaches.known else "whether a pledge reaches it cannot be said from a stand-in"
    return f"{share(Fraction(value))} of the pool by the stand-in; {said}"


def _arithmetic(
    state: str,
    shares: tuple[Found, Found],
    units: Found,
    published: int | None,
    pledge: int | None,
    sizes: tuple[int, int],
) -> str:
    among, of_all = (one.value for one in shares)
    if not isinstance(among, Fraction | int) or not isinstance(of_all, Fraction | int):
        return "no population or GDP was known"
    text = (
        f"half of population and half of GDP: {_exactly(among)} of {sizes[0]} States ({_exactly(of_all)} of {sizes[1]})"
    )
    if units.known:
        text += f", {units.answer} relocations of the pool, rounded up"
    if published is not None:
        text += f"; published: {count(published)}"
    if pledge is not None:
        text += f"; pledged, as reported: {count(pledge)}"
    return text + _why(state)


def _exactly(value: Fraction | int) -> str:
    return f"{decimal(Fraction(value) * 100, 4)}\u00a0%"


def _why(state: str) -> str:
    pool, found_under = record()["pool"], record()["determination"]["under_pressure"]
    if state in pool["adjusted"]["to_zero"]:
        return " (adjusted to 0 by a deduction, as reported)"
    return " (a State under migratory pressure by the Commission's decision)" if state in found_under else ""


def _spared(state: str) -> bool:
    return state in record()["pool"]["adjusted"]["to_zero"] or state in record()["determination"]["under_pressure"]


def _missing(reaches: Found, pledge: int | None) -> tuple[str, ...]:
    return (*MISSING, *(questions(reaches) if pledge is None else (_NOT_WHOLE,)))


def _size(units: Found) -> Fraction:
    return Fraction(units.value) if isinstance(units.value, int) and not isinstance(units.value, bool) else Fraction(0)
