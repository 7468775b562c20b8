"""The 20 % of Article 42(1)(j) of the Asylum Procedure Regulation, by nationality: who is at or below the line on open figures.

The article asks for Eurostat's latest yearly Union-wide average of determining authorities. Open here: UNHCR's decisions at first
instance, persons, of the 27 Member States. Two exceptions are for the determining authority in the single case; they stay open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from fairway.observatory.spans import Period
from fairway.observatory.triggers.asking import ask, found, listed, number, numbers, questions, regime
from fairway.observatory.triggers.outcome import Outcome, in_order
from fairway.observatory.triggers.reader import Decided, Reader, from_decided, old_figures, stale
from fairway.observatory.triggers.wording import SMALL, SMALL_WORDS, count, share
from fairway.reference import countries

NAME = "recognition_threshold"
RULE = "low_recognition_rate_ground"
MEASURE = "unhcr:decisions_rejected"
LEAST_DECISIONS = 1_000
"""Nationalities with fewer decisions are shown when asked for by name only: a choice of ours, no line of the article."""
ASSESS_BY = (
    "the determining authority in each case; for the figure Eurostat, for changes in a country the Asylum Agency"
)
NEITHER = {"significant_change_in_country": False, "category_not_represented_by_rate": False}
STAND_IN = "UNHCR's decisions stand in for Eurostat's Union-wide yearly average, which decides"


def outcomes(reader: Reader, on: date, country: str | None = None, state: str | None = None) -> list[Outcome]:
    """Every nationality with 1,000 decisions or more in the last year; or one nationality, whatever its decisions.

    state   has no meaning here: the rate is the Union's"""
    del state
    year = reader.last_period(MEASURE, on)
    decided = {} if year is None else reader.decisions(year)
    asked = [country] if country else [one for one, what in decided.items() if what.decided >= LEAST_DECISIONS]
    return in_order([_outcome(on, one, year, decided.get(one)) for one in asked])


def opened(reader: Reader, on: date) -> list[Outcome]:
    """Nationalities at or below the line, unless one of the two exceptions applies."""
    year = reader.last_period(MEASURE, on)
    if year is None or stale(year, on):
        return []
    return [one for one in outcomes(reader, on) if one.open]


def _outcome(on: date, subject: str, year: Period | None, decided: Decided | None) -> Outcome:
    given = from_decided("recognition_rate", decided, year, STAND_IN)
    answer = ask(given, on, [RULE])
    first = found(answer, RULE, no="no: the rate is above the line")
    within = decided is not None and decided.rate is not None and not first.known
    # Asked a second time as if neither exception applied: what the figure alone would come to.
    holds = within and found(ask(given, on, [RULE], NEITHER), RULE).value is True
    if holds:
        first = replace(
            first,
            answer=f"within on the figure alone; whether an exception applies is open: needs {listed(first.needs)}",
        )
    cautions = _cautions(subject, decided, year, on)
    return Outcome(
        name=NAME, title="Recognition of 20 % or lower", subject=subject, subject_name=countries.name(subject), citation=first.citation,
        facts=given, arithmetic=_arithmetic(decided, year, cautions), answer=first.answer, missing=(STAND_IN, *questions(first)),
        assess_by=ASSESS_BY, regime=regime(answer, RULE), evidence=first.evidence, numbers=numbers(["low_recognition_rate"]),
        findings=(first,), warnings=cautions, open=holds and year is not None and not stale(year, on),
        size=Fraction(decided.decided if decided else 0),
    )  # fmt: skip


def _arithmetic(decided: Decided | None, year: Period | None, cautions: tuple[str, ...]) -> str:
    if decided is None or decided.rate is None or year is None:
        return "no decision on the merits in the figures that were known"
    line = number("low_recognition_rate")
    text = f"{count(decided.granted)} of {count(decided.decided)} decisions gave protection ({year.label}): {share(decided.rate, line)}"
    return f"{text}, where {share(line)} or lower is within. {' '.join(cautions)}".strip()


def _cautions(subject: str, decided: Decided | None, year: Period | None, on: date) -> tuple[str, ...]:
    said = []
    if countries.countries()[subject].kind == "residual":
        said.append("A group of the table, not a nationality: the article does not speak of it.")
    if decided is not None and decided.decided < SMALL:
        said.append(SMALL_WORDS)
    return (*said, *(old_figures(year, on) if year else ()))
