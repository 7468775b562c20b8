"""Migratory pressure, Articles 2, 9 to 12 of the Asylum and Migration Management Regulation: a set of figures, and no score.

The act gives no number for pressure and asks the Commission; so does this. For each State it shows the indicators of Article 9(3)(a) as
far as open figures have them, names those that they do not have, and says what the Commission has found. The days of the annual cycle
are law, and open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.law.clocks import ClockState, Status
from fairway.law.language.source import Evidence
from fairway.observatory.indicators import INDICATORS, Indicator
from fairway.observatory.indicators.formula import Annual
from fairway.observatory.indicators.shown import form, written
from fairway.observatory.indicators.values import Result, Value
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.triggers.asking import ask, found, questions, regime, worst
from fairway.observatory.triggers.outcome import COMMISSION, Given, Outcome, in_order
from fairway.observatory.triggers.reader import Reader, from_value
from fairway.observatory.triggers.record import circumstance, cycle, mark, record
from fairway.reference import countries

NAME = "migratory_pressure"
RULES = (
    "migratory_pressure",
    "pressure_from_rescue_arrivals",
    "risk_of_migratory_pressure",
    "significant_migratory_situation",
)
YEARS_BACK = 12
"""How far back a latest figure is looked for: the oldest one that is still the latest is of 2016."""
SOON_DAYS = 60
"""A day of the cycle is open from so many days before it: a choice of ours."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the panel: the point of Article 9(3)(a) that it serves, the indicator, and whether its months are added up."""

    point: str
    indicator: str
    by_year: bool = False


PANEL = (
    Line("i", "first_time_applicants"), Line("i", "asylum_applicants"), Line("i", "asylum_applicants_per_million"),
    Line("iii", "recognition_rate_first_instance"), Line("iv", "decisions_first_instance"), Line("iv", "asylum_seekers_pending"),
    Line("vi", "illegally_present"), Line("vii", "orders_to_leave"), Line("vii", "returns_to_third_countries"),
    Line("viii", "resettled_refugees"), Line("x", "dublin_incoming_requests"), Line("x", "dublin_outgoing_requests"),
    Line("xi", "dublin_incoming_transfers"), Line("xi", "dublin_outgoing_transfers"), Line("xii, xvi", "arrivals", True),
    Line("xiv", "refused_entry"), Line("xv", "temporary_protection_beneficiaries"), Line("xv", "temporary_protection_per_thousand"),
    Line("key", "population_gdp_key"),
)  # fmt: skip
"""What open figures have, State by State. "key" is Article 66, shown so that a reader can set figures against size."""
NOT_OPEN = (
    "ii unaccompanied minors and special needs", "v reception capacity", "ix persons in the border procedures",
    "xii disembarked after search and rescue, apart from other arrivals", "xiii States with recurring sea arrivals",
    "xvi irregular crossings by State: Frontex publishes routes", "xvii support by Union agencies",
    "9(3)(b) to (f) projection, preparedness, capacity, monitoring, need of solidarity", "10(2) what States and agencies tell the Commission",
)  # fmt: skip
_CLOCKS = (
    ("solidarity_information_due", ""), ("solidarity_update_due", ""), ("annual_report_due", "annual_report_adopted_on"),
    ("determination_decision_due", "determination_adopted_on"), ("pool_proposal_due", "pool_proposal_adopted_on"),
    ("pool_act_due", "pool_act_adopted_on"),
)  # fmt: skip
_WORDS = {
    "solidarity_information_due": "information of States and agencies", "solidarity_update_due": "its update",
    "annual_report_due": "the Commission's report", "determination_decision_due": "its decision on who is under pressure",
    "pool_proposal_due": "its proposal of the pool", "pool_act_due": "the Council's act on the pool",
}  # fmt: skip
_LATE = (Status.MISSED, Status.MISSED_UNLESS_DONE)


def outcomes(reader: Reader, on: date, country: str | None = None, state: str | None = None) -> list[Outcome]:
    """The panel of each Member State, or of one; without a State also the days of the cycle."""
    chosen = country or state
    members = countries.eu(on)
    first = Period(date(on.year - YEARS_BACK, 1, 1), Frequency.YEAR)
    results = {line.indicator: reader.indicator(_indicator(line), ("country",), first=first) for line in PANEL}
    subjects = [chosen] if chosen else sorted(members)
    panels = [_panel(results, on, one, _beside(reader, results, on, one)) for one in subjects]
    return in_order([*panels, *([] if chosen else calendar(on))])


def opened(reader: Reader, on: date) -> list[Outcome]:
    """The days of the cycle that are near or past. Figures open nothing: pressure is the Commission's to find."""
    del reader
    return [one for one in calendar(on) if one.open]


def _indicator(line: Line) -> Indicator:
    """The indicator of a line; arrivals, which are monthly, by whole year."""
    one = INDICATORS[line.indicator]
    if not line.by_year:
        return one
    return replace(one, title=f"{one.title}, whole year", formula=Annual(one.formula), frequency=Frequency.YEAR)


def _panel(results: Mapping[str, Result | None], on: date, state: str, beside: tuple[Given, ...]) -> Outcome:
    given = (*(_given(line, results[line.indicator], state, on) for line in PANEL), *beside)
    answer = ask((), on, RULES)
    first, *rest = (found(answer, rule) for rule in RULES)
    decided = _decided(state, on)
    known = [one for one in given if one.value is not None]
    return Outcome(
        name=NAME, title="Migratory pressure: the figures of Article 9", subject=state, subject_name=countries.name(state),
        citation=f"{first.citation}; Art. 9(3)(a)", facts=(*given, *decided), arithmetic=_arithmetic(given),
        answer=_answer(first.answer, decided), missing=(*NOT_OPEN, *(f"a figure: {one.words}" for one in given if one.value is None),
                                                       *questions(first, *rest)),
        assess_by=COMMISSION, regime=regime(answer, RULES[0]),
        evidence=worst([one.evidence for one in (first, *rest)] + [one.evidence for one in decided if one.evidence]),
        findings=(first, *rest), warnings=("No number of the law stands behind these figures, and none is made up here.",),
        size=Fraction(next((one.value for one in known if one.words.startswith("Asylum applicants, first")
                            and isinstance(one.value, int)), 0)),
    )  # fmt: skip


def _answer(asked: str, decided: tuple[Given, ...]) -> str:
    held = [one.words for one in decided if one.value is True]
    return (
        f"{asked}. The Commission's decision of {record()['determination']['adopted_on']} names it: {', '.join(held)}"
        if held
        else asked
    )


def _given(line: Line, result: Result | None, state: str, on: date) -> Given:
    period, value = _latest(result, state, on)
    indicator = _indicator(line)
    whole = indicator.unit.value not in ("share", "per million inhabitants", "number")
    return from_value("", f"{indicator.title} (9(3)(a)({line.point}))" if line.point != "key" else indicator.title, value, period,
                     indicator.unit_words, as_count=whole)  # fmt: skip


def _beside(reader: Reader, results: Mapping[str, Result | None], on: date, state: str) -> tuple[Given, ...]:
    """Beneficiaries, which are the rate times the decisions, and the size of the State."""
    period, rate = _latest(results["recognition_rate_first_instance"], state, on)
    decided = results["decisions_first_instance"]
    of = decided.value((state,), period).number if decided and period else None
    granted = int(rate.number * of) if rate and rate.number is not None and of is not None else None
    found_ones = [
        Given(name="", words="Persons given protection at first instance (9(3)(a)(iii))", value=granted, unit="persons",
              period=period.label if period else "", releases=tuple(sorted(rate.releases)) if rate else ()),
    ]  # fmt: skip
    for measure, words, unit in (
        ("eurostat:population", "Population on 1 January", "persons"),
        ("worldbank:gdp_usd", "GDP", "US dollars"),
    ):
        year = reader.last_period(measure, on)
        table = None if year is None else reader.table(measure, ("country",), None, year, year)
        cell = table.cells.get(((state,), year)) if table and year else None
        found_ones.append(
            Given(name="", words=words, value=cell.value if cell else None, unit=unit, period=year.label if year else "",
                  releases=tuple(sorted(cell.releases)) if cell else ())
        )  # fmt: skip
    return tuple(found_ones)


def _latest(result: Result | None, state: str, on: date) -> tuple[Period | None, Value | None]:
    if result is None:
        return None, None
    known = [(p, v) for p, v in result.series((state,)) if v.number is not None and p.last < on]
    return known[-1] if known else (None, None)


def _arithmetic(given: tuple[Given, ...]) -> str:
    said = []
    for line, one in zip(PANEL, given[: len(PANEL)], strict=True):
        if one.value is not None and line.indicator in (
            "asylum_applicants",
            "asylum_applicants_per_million",
            "arrivals",
            "population_gdp_key",
        ):
            number = Fraction(one.value) if isinstance(one.value, int | Fraction) else None
            said.append(
                f"{INDICATORS[line.indicator].title} {written(number, form(INDICATORS[line.indicator]))} ({one.period})"
            )
    return f"{'; '.join(said) or 'no figure was known'}. No threshold: the act has none"


def _decided(state: str, on: date) -> tuple[Given, ...]:
    entry = record()["determination"]
    if on < entry["adopted_on"]:
        return ()
    lists = (("under_pressure", "under migratory pressure"), ("at_risk", "at risk of migratory pressure"),
             ("significant", "facing a significant migratory situation"))  # fmt: skip
    return tuple(circumstance("", words, state in entry[name], entry) for name, words in lists)


# ----------------------------------------------------------------------------------------------------- the annual cycle


def calendar(on: date) -> list[Outcome]:
    """The days of the cycle of the year, as one outcome for the Union. Nothing before the first cycle, that of 2025."""
    if on.year < record()["cycle"][0]["year"]:
        return []
    entry = cycle(on.year)
    begins = Given(name="solidarity_year_begins_on", words="the year of the cycle", value=date(on.year, 1, 1))
    done = _done(entry, on)
    rules = [rule for rule, _ in _CLOCKS]
    answer = ask((begins, *done), on, rules, {"acting_state": "BE"})
    clocks = [answer.clock(rule) for rule in rules]
    late = [clock for clock in clocks if clock.status in _LATE]
    near = [clock for clock in clocks if clock.status is Status.RUNNING and (clock.days_left or 0) <= SOON_DAYS]
    findings = tuple(found(answer, rule) for rule in rules)
    answers = [f"{_WORDS[clock.name]} by {clock.due}: {clock.status.value}" for clock in (*late, *near)]
    return [
        Outcome(
            name=NAME, title=f"The annual cycle of solidarity, {on.year}", subject="EU27", subject_name=countries.name("EU27"),
            citation="; ".join(dict.fromkeys(str(clock.citation) for clock in (late + near or clocks))), facts=(begins, *done),
            arithmetic=_days(clocks), answer="; ".join(answers) or "no day of the cycle is near or past", missing=_unknown(late),
            assess_by="the European Commission and the Council", regime=regime(answer, "annual_report_due"),
            evidence=worst([*(one.evidence for one in findings), *([mark(entry)] if done and entry else [Evidence.TEXT])]),
            findings=findings, open=bool(late or near),
        )
    ]  # fmt: skip


def _done(entry: Mapping[str, Any] | None, on: date) -> tuple[Given, ...]:
    if entry is None:
        return ()
    return tuple(
        circumstance(name, f"{_WORDS[rule]} adopted on", entry[name], entry)
        for rule, name in _CLOCKS
        if name in entry and entry[name] <= on
    )


def _days(clocks: list[ClockState]) -> str:
    return "; ".join(f"{clock.due} {_WORDS[clock.name]} ({clock.status.value})" for clock in clocks)


def _unknown(late: list[ClockState]) -> tuple[str, ...]:
    return tuple(f"whether {_WORDS[clock.name]} was done: nothing was found" for clock in late)


__all__ = ["NAME", "NOT_OPEN", "PANEL", "calendar", "opened", "outcomes"]
