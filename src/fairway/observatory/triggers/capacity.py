"""Adequate capacity, Articles 46 to 50 of the Asylum Procedure Regulation: the number of a State, and whether it is reached.

The numbers of the implementing act are law; three of them and the Union's 30,000 were seen. The formula of Article 47(4) on open
figures is a test of plausibility beside them, never in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from fairway.observatory.charts.numbers import decimal
from fairway.observatory.observations import Table
from fairway.observatory.spans import Period
from fairway.observatory.triggers.asking import ask, found, numbers, questions, regime, state_code, worst
from fairway.observatory.triggers.outcome import Found, Given, Outcome, in_order
from fairway.observatory.triggers.reader import Reader
from fairway.reference import countries

NAME = "adequate_capacity"
REACHED, SET, MOST, FORMULA = (
    "adequate_capacity_reached",
    "adequate_capacity",
    "yearly_maximum",
    "adequate_capacity_by_formula",
)
FIRST, LAST = Period.read("2021"), Period.read("2023")
"""The three years that the first implementing act rests on."""
ASSESS_BY = "the Member State, which notifies; the European Commission"
MISSING = (
    "persons in the asylum and return border procedures at the moment: States report them to the Commission, nobody publishes them",
    "applications examined in the border procedure since 1 January",
)
_CROSSINGS = (
    "IOM's arrivals by land and sea, rescued persons among them: stand in for crossings and rescue arrivals together"
)
_IN_ABOVE = "counted among the arrivals"
_PLAUSIBLE = "A test of plausibility from open figures, not the legal number"


def outcomes(reader: Reader, on: date, country: str | None = None, state: str | None = None) -> list[Outcome]:
    """Each Member State, or one."""
    chosen = country or state
    return in_order([_outcome(reader, on, one) for one in ([chosen] if chosen else sorted(countries.eu(on)))])


def opened(reader: Reader, on: date) -> list[Outcome]:
    """Nothing can open from open figures: how many are in the procedure is not published."""
    del reader, on
    return []


def _outcome(reader: Reader, on: date, state: str) -> Outcome:
    given = [Given(name="acting_state", words="the State", value=state_code(state))]
    answer = ask(given, on, [REACHED, SET, MOST])
    reached, capacity, most = (
        found(answer, rule, yes="yes: it is to be notified", no="no") for rule in (REACHED, SET, MOST)
    )
    figures = stand_ins(reader, state)
    formula = plausible(figures, on)
    title = {"ITA": "italy", "HUN": "hungary", "DEU": "germany"}.get(state)
    return Outcome(
        name=NAME, title="Adequate capacity in the border procedure", subject=state, subject_name=countries.name(state),
        citation=reached.citation, facts=(*given, *figures), arithmetic=_arithmetic(capacity, most, formula, figures), answer=reached.answer,
        missing=(*MISSING, *questions(reached)), assess_by=ASSESS_BY, regime=regime(answer, REACHED),
        evidence=worst([reached.evidence, capacity.evidence]),
        numbers=numbers(["union_adequate_capacity", *([f"adequate_capacity_{title}"] if title else [])]),
        findings=(reached, capacity, most, *([formula] if formula else [])), warnings=(f"{_PLAUSIBLE}.",) if formula else (),
        size=Fraction(capacity.value if isinstance(capacity.value, int) else 0),
    )  # fmt: skip


def stand_ins(reader: Reader, state: str) -> tuple[Given, ...]:
    """What the formula asks for, as far as open figures have it, from 2021 to 2023."""
    first_month, last_month = Period.read("2021-01"), Period.read("2023-12")
    refused = reader.table("eurostat:refused_entry", ("country",), None, FIRST, LAST)
    arrived = reader.table("iom:arrivals", ("country",), None, first_month, last_month)
    detected = reader.table("frontex:detections", (), None, first_month, last_month)
    members = sorted(countries.EU27)
    refusals = {one: _sum(refused, one, FIRST, LAST) for one in members}
    union = None if None in refusals.values() else sum(value or 0 for value in refusals.values())
    crossings = _sum(detected, None, first_month, last_month)
    arrivals, whole = _whole(arrived, state, first_month, last_month)
    return (
        _given("irregular_crossings_in_three_years", "arrivals by land and sea", arrivals, arrived,
               _CROSSINGS + ("" if whole else "; months that are not known are left out")),
        Given(name="search_and_rescue_arrivals_in_three_years", words="search and rescue arrivals", unit="persons", period="2021 to 2023",
              value=None if arrivals is None else 0, note=_IN_ABOVE if arrivals is not None else ""),
        _given("refusals_of_entry_in_three_years", "refusals of entry", refusals.get(state), refused, ""),
        _given("union_crossings_arrivals_and_refusals_in_three_years", "detections and refusals in the Union",
               None if crossings is None or union is None else crossings + union, detected,
               "Frontex' detections of all routes and Eurostat's refusals in 27 States; rescue arrivals are among the detections"),
    )  # fmt: skip


def plausible(given: tuple[Given, ...], on: date) -> Found | None:
    """The formula on the stand-ins; for a State without an arrivals figure on refusals alone, which is a lower bound."""
    values = {one.name: one.value for one in given}
    if (
        values["refusals_of_entry_in_three_years"] is None
        or values["union_crossings_arrivals_and_refusals_in_three_years"] is None
    ):
        return None
    nothing_seen = {name: 0 for name, value in values.items() if value is None}
    one = found(ask(given, on, [FORMULA], nothing_seen), FORMULA)
    bound = ", from refusals of entry alone: a lower bound" if nothing_seen else ""
    return replace(one, answer=f"{one.answer} on open figures{bound}")


def _arithmetic(capacity: Found, most: Found, formula: Found | None, figures: tuple[Given, ...]) -> str:
    said = (
        "its number was not seen"
        if capacity.value is None
        else f"{capacity.answer} places, {most.answer} applications a year at most"
    )
    if formula is None or not isinstance(formula.value, int | Fraction):
        return f"{said} (the Union has 30 000)"
    only = "at least " if figures[0].value is None else ""
    kind = "refusals of entry alone" if figures[0].value is None else "arrivals and refusals of entry"
    return (
        f"{said}. The formula on {kind} of 2021 to 2023 gives {only}{decimal(Fraction(formula.value), 1)}. {_PLAUSIBLE}"
    )


def _given(name: str, words: str, value: int | None, table: Table | None, note: str) -> Given:
    cells = [] if table is None else list(table.cells.values())
    releases = sorted({release for cell in cells for release in cell.releases}) if value is not None else []
    return Given(
        name=name, words=words, value=value, unit="persons", period="2021 to 2023", releases=tuple(releases), note=note
    )


def _sum(table: Table | None, state: str | None, first: Period, last: Period) -> int | None:
    """A sum over periods; unknown if one of them is."""
    if table is None:
        return None
    values = [table.value((state,) if state else (), period) for period in first.to(last)]
    return None if None in values else sum(value or 0 for value in values)


def _whole(table: Table | None, state: str, first: Period, last: Period) -> tuple[int | None, bool]:
    """A sum over the months that are known, and whether that is all of them."""
    if table is None:
        return None, False
    values = [table.value((state,), period) for period in first.to(last)]
    known = [value for value in values if value is not None]
    return (sum(known) if known else None), len(known) == len(values)
