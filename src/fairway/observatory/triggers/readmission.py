"""Cooperation on readmission, Article 25a of the Visa Code: the indicators of paragraph 2 as far as open figures have them.

The article prescribes no score and no threshold, so none is made here. Most indicators are in the Commission's questionnaire to the
States and nowhere else: they stay unknown, by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.observatory.indicators.values import Result, Value
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.triggers.asking import ask, found, questions, regime, state_code, worst
from fairway.observatory.triggers.outcome import COMMISSION, Given, Outcome, in_order
from fairway.observatory.triggers.reader import Reader, from_value, old_figures
from fairway.observatory.triggers.record import circumstance, mark, record
from fairway.observatory.triggers.wording import SMALL, SMALL_WORDS, count, share
from fairway.reference import countries

NAME = "readmission_cooperation"
RULES = (
    "visa_measures_proposal_must",
    "forced_return_share",
    "readmission_acceptance_share",
    "practical_cooperation_at_every_stage",
)
YES, NO = "yes: the Commission puts a proposal to the Council", "no proposal is owed on these facts"
MISSING = (
    "forced returns apart from all returns, by citizenship (25a(2)(b)): the open return tables here do not tell them apart",
    "readmission requests made and accepted, by Member State (25a(2)(c)): only in the questionnaire to the States",
    "practical cooperation at each stage (25a(2)(d)): only in the questionnaire to the States",
    "the Commission's yearly assessment and the notices of States: not published",
)
_PANEL = (
    (
        "return_decisions_issued",
        "orders_to_leave_by_citizenship",
        "persons ordered to leave (25a(2)(a))",
        "citizenship",
    ),
    ("", "returns_to_third_countries", "persons returned to a third country, by force or not", "citizenship"),
    ("", "return_rate_by_citizenship", "returned to a third country / ordered to leave, same year", "citizenship"),
    ("", "visas_applied_for", "short-stay visas applied for at consulates there", "consulate"),
    ("", "visas_issued", "short-stay visas issued at consulates there", "consulate"),
    ("", "visa_refusal_rate", "short-stay visas refused at consulates there", "consulate"),
)
_NOT_FORCED = "all returns, also voluntary ones: not the share of Article 25a(2)(b)"
_CONSULATE = "by place of the consulate, not by nationality"


def outcomes(reader: Reader, on: date, country: str | None = None, state: str | None = None) -> list[Outcome]:
    """The indicators for each third country whose nationals were ordered to leave; or for one.

    state   figures of this Member State only"""
    where = {"country": (state,)} if state else {}
    if country:
        results = {name: reader.indicator(name, (place,), {**where, place: (country,)}) for _, name, _, place in _PANEL}
    else:
        results = {name: reader.indicator(name, (place,), where, _since(name, on)) for _, name, _, place in _PANEL}
    subjects = [country] if country else _subjects(results, on)
    made = [_outcome(results, on, subject) for subject in subjects]
    return in_order([*made, *(measures(on, country) if state is None else ())])


def opened(reader: Reader, on: date) -> list[Outcome]:
    """Duties that run or ran out after a decision of the Council. Figures alone open nothing: the article has no threshold."""
    del reader
    return [one for one in measures(on) if one.open]


def _since(name: str, on: date) -> Period:
    """How far back a latest figure is looked for: visas are counted every year, orders to leave are known to 2016."""
    return Period(date(on.year - (4 if "visa" in name else 12), 1, 1), Frequency.YEAR)


def _subjects(results: Mapping[str, Result | None], on: date) -> list[str]:
    orders = results["orders_to_leave_by_citizenship"]
    inside = countries.eu(on) | countries.EFTA
    found_ones = [] if orders is None else [key[0] for key in orders.keys]
    kinds = countries.countries()
    return [one for one in found_ones if one not in inside and one in kinds and kinds[one].kind == "country"]


def _latest(result: Result | None, subject: str, on: date) -> tuple[Period | None, Value | None]:
    if result is None:
        return None, None
    known = [(p, v) for p, v in result.series((subject,)) if v.number is not None and p.last < on]
    return known[-1] if known else (None, None)


def _outcome(results: Mapping[str, Result | None], on: date, subject: str) -> Outcome:
    latest = {name: _latest(results[name], subject, on) for _, name, _, _ in _PANEL}
    given = tuple(_given(fact, name, words, latest[name], place) for fact, name, words, place in _PANEL)
    answer = ask(given, on, RULES)
    first, *rest = (found(answer, rule, yes=YES, no=NO) for rule in RULES)
    cautions = _cautions(latest, on)
    return Outcome(
        name=NAME, title="Cooperation on readmission: what open figures say", subject=subject, subject_name=countries.name(subject),
        citation=first.citation, facts=given, arithmetic=_arithmetic(latest, cautions), answer=first.answer,
        missing=(*MISSING, *questions(first)), assess_by=COMMISSION, regime=regime(answer, RULES[0]),
        evidence=worst(one.evidence for one in (first, *rest)), findings=(first, *rest), warnings=cautions,
        size=_size(latest["orders_to_leave_by_citizenship"][1]),
    )  # fmt: skip


def _given(fact: str, name: str, words: str, found_one: tuple[Period | None, Value | None], place: str) -> Given:
    period, value = found_one
    rate = name in ("return_rate_by_citizenship", "visa_refusal_rate")
    note = _CONSULATE if place == "consulate" else _NOT_FORCED if name == "return_rate_by_citizenship" else ""
    return from_value(fact, words, value, period, "share" if rate else "", note, as_count=not rate)


def _arithmetic(latest: Mapping[str, tuple[Period | None, Value | None]], cautions: tuple[str, ...]) -> str:
    said = []
    for name, words in (
        ("orders_to_leave_by_citizenship", "ordered to leave"), ("returns_to_third_countries", "returned to a third country"),
    ):  # fmt: skip
        period, value = latest[name]
        said.append(f"{count(value.number if value else None)} {words}{f' ({period.label})' if period else ''}")
    period, rate = latest["return_rate_by_citizenship"]
    if period and rate:
        said.append(f"{share(rate.number)} returned of those ordered in the same year ({period.label}), forced or not")
    period, refused = latest["visa_refusal_rate"]
    if period and refused:
        said.append(f"{share(refused.number)} of visas refused there ({period.label})")
    return f"{'; '.join(said)}. The article has no threshold. {' '.join(cautions)}".strip()


def _cautions(latest: Mapping[str, tuple[Period | None, Value | None]], on: date) -> tuple[str, ...]:
    period, orders = latest["orders_to_leave_by_citizenship"]
    said = [SMALL_WORDS] if orders is not None and orders.number is not None and orders.number < SMALL else []
    return (*said, *(old_figures(period, on) if period else ()))


def _size(value: Value | None) -> Fraction:
    return value.number if value is not None and value.number is not None else Fraction(0)


# ------------------------------------------------------------------------------------- after a decision of the Council


def measures(on: date, country: str | None = None) -> list[Outcome]:
    """Decisions of the Council that are known, with the report that the Commission owes within six months."""
    return [
        _measure(on, entry)
        for entry in record()["readmission_measure"]
        if country in (None, entry["country"]) and on >= entry["decided_on"]
    ]


def _measure(on: date, entry: Mapping[str, Any]) -> Outcome:
    given = (
        Given(name="third_country", words="the country", value=state_code(entry["country"])),
        circumstance("visa_measure_in_force_on", "in force on", entry.get("in_force_on"), entry),
        circumstance("", "decided on", entry["decided_on"], entry),
    )
    rule = "visa_measure_report_due"
    answer = ask(given, on, [rule], {"acting_state": "BE"})
    clock, first = answer.clock(rule), found(answer, rule)
    known = first.value is not None
    arithmetic = f"{entry['what']}. Decided {entry['decided_on']}"
    if known:
        arithmetic += f", in force {entry['in_force_on']}: report on progress due by {clock.due} ({clock.status.value})"
    return Outcome(
        name=NAME, title="Visa measures in force: the Commission's report", subject=entry["country"],
        subject_name=countries.name(entry["country"]), citation=str(clock.citation), facts=given, arithmetic=arithmetic,
        answer=f"due by {clock.due}: {clock.status.value}" if known else first.answer,
        missing=("whether the report was made: none was found", "whether the decision was changed or repealed since"),
        assess_by=COMMISSION, regime=regime(answer, rule), evidence=worst([first.evidence, mark(entry)]), findings=(first,),
        open=known,
    )  # fmt: skip
