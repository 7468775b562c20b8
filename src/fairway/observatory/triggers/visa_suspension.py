"""Suspension of the visa exemption: each ground of Article 8a (8 before 30 December 2025) on the open figures that there are.

The act compares two to twelve months; open figures by nationality come by year, so a calendar year is set against the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from fairway.law.asking import Answer
from fairway.observatory.triggers.asking import ask, found, number, numbers, questions, regime, state_code, worst
from fairway.observatory.triggers.outcome import COMMISSION, Found, Given, Outcome, in_order
from fairway.observatory.triggers.reader import (
    Decided,
    Pair,
    Pairs,
    Reader,
    from_decided,
    from_pair,
    old_figures,
    stale,
)
from fairway.observatory.triggers.record import circumstance, ever_listed, exempt_since, listing, mark, record
from fairway.observatory.triggers.wording import SMALL, SMALL_WORDS, change, count, names, share
from fairway.reference import countries

NAME = "visa_suspension"
YES, NO = "yes: a ground for the Commission to assess", "no ground on these figures"
THRESHOLD, LOW = "visa_increase_threshold", "visa_recognition_is_low"
_BY_YEAR = (
    "monthly figures by nationality: the act compares 2 to 12 months with the same months a year before; open figures are yearly",
    "whether the Commission has given reasons for another threshold in the case (taken as: it has not)",
)
_WHICH_DECISIONS = "first instance, persons, all Member States; Article 8a(3) does not say which decisions count"
_OLD_WINDOW = (
    "two-month figures by nationality: the old text compared two months; a year serves the Commission's own analysis only",
    "whether the Commission held another figure in the case (taken as: it did not)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground: its rule, and the measure that serves it if an open one does.

    increase   the rule that gives the increase
    facts      the facts that the two counts are given as
    note       in what the measure differs from the ground"""

    letter: str
    rule: str
    title: str
    measure: str = ""
    nationality: str = ""
    where: Mapping[str, Any] | None = None
    tell_apart: tuple[str, ...] = ()
    increase: str = ""
    facts: tuple[str, str] = ("", "")
    counted: str = ""
    missing: tuple[str, ...] = ()


GROUNDS = (
    Ground(
        letter="a", rule="visa_ground_refusals_or_stay", title="refused entry or staying without a right to",
        measure="eurostat:illegally_present", nationality="citizenship", increase="refused_or_staying_increase",
        facts=("refused_or_staying_now", "refused_or_staying_reference"), counted="persons found to be illegally present",
        missing=("refusals of entry by citizenship after 2016: illegal stays stand alone here; whether the two are added up is not settled",),
    ),
    Ground(
        letter="b", rule="visa_ground_asylum_applications", title="asylum applications with a low recognition rate",
        measure="unhcr:applications", nationality="origin", where={"kind": ("N", "NR"), "counted": "P"}, tell_apart=("kind",),
        increase="asylum_applications_increase", facts=("asylum_applications_now", "asylum_applications_reference"),
        counted="new asylum applications",
        missing=("repeated applications, which only some States report apart",
                 "Eurostat's applications and decisions: UNHCR's stand in for them"),
    ),
    Ground(letter="c", rule="visa_ground_readmission", title="cooperation on readmission",
           missing=("readmission requests and refusals by country: States send them to the Commission, nobody publishes them",)),
    Ground(letter="d", rule="visa_ground_public_order", title="public order and internal security",
           missing=("serious offences by nationality with data of the authorities: not published for the Union",)),
    Ground(letter="e", rule="visa_ground_investor_citizenship", title="investor citizenship"),
    Ground(letter="f", rule="visa_ground_visa_policy", title="visa policy that is not aligned",
           missing=("a matrix of whom the country itself exempts from visas",)),
    Ground(letter="g", rule="visa_ground_benchmarks", title="benchmarks of the visa dialogue"),
    Ground(letter="h", rule="visa_ground_external_relations", title="external relations"),
    Ground(letter="i", rule="visa_ground_agreement", title="a ground of the waiver agreement"),
)  # fmt: skip
"""All grounds. Those without a measure cannot be said from open figures: they are shown for one country, with what they need."""


def outcomes(
    reader: Reader, on: date, country: str | None = None, state: str | None = None, *, fresh: bool = False
) -> list[Outcome]:
    """Grounds a and b for every exempt nationality with figures; for one country all grounds, and a suspension in force.

    fresh   only figures that are not too old to open anything
    state   figures of this Member State only, as for its own notice; None: Union-wide, as for the Commission's analysis"""
    subjects = [country] if country else sorted(c for c in ever_listed() if listing(c, on).listed is not False)
    grounds = GROUNDS if country else tuple(one for one in GROUNDS if one.measure)
    read = {one.letter: _pairs(reader, one, on, state, fresh) for one in grounds if one.measure}
    made = []
    for subject in subjects:
        for ground in grounds:
            pairs = read.get(ground.letter)
            if not country and (pairs is None or subject not in pairs.by):
                continue
            outcome = _outcome(reader, on, subject, ground, pairs, state)
            if outcome is not None:
                made.append(outcome)
    return in_order([*made, *(suspensions(on, country) if state is None else ())])


def opened(reader: Reader, on: date) -> list[Outcome]:
    """What calls for an assessment on a day. Figures that are too old are not read."""
    return [one for one in outcomes(reader, on, fresh=True) if one.open]


def _pairs(reader: Reader, ground: Ground, on: date, state: str | None, fresh: bool) -> Pairs | None:
    year = reader.last_period(ground.measure, on)
    if year is None or (fresh and stale(year, on)):
        return None
    states = None if state is None else (state,)
    return reader.pairs(ground.measure, ground.nationality, year, ground.where, ground.tell_apart, states)


def _circumstances(on: date, subject: str, state: str | None) -> list[Given]:
    """What the law needs beside the counts. The list before its present text is a circumstance, not a number of the law."""
    rest = "no such reasons are recorded here"
    given = [
        Given(name="third_country", words="the country", value=state_code(subject)),
        Given(name="visa_commission_own_analysis", words="for the Commission's own analysis", value=state is None,
              note="Union-wide figures" if state is None else f"figures of {countries.name(state)}, as for its own notice"),
        Given(name="visa_window_months", words="length of the window", value=12, unit="months"),
        Given(name="visa_comparison", words="compared with", value="same_period_year_before"),
        Given(name="visa_other_increase_threshold_reasoned", words="another increase reasoned by the Commission", value=False, note=rest),
        Given(name="visa_other_recognition_rate_reasoned", words="another recognition rate reasoned by the Commission", value=False,
              note=rest),
    ]  # fmt: skip
    if on < exempt_since():
        then = listing(subject, on)
        given.append(
            Given(name="listed_visa_exempt_then", words="on the list of exempt countries that day", value=then.listed,
                  source=then.source, evidence=then.evidence)
        )  # fmt: skip
    return given


def _outcome(
    reader: Reader, on: date, subject: str, ground: Ground, pairs: Pairs | None, state: str | None
) -> Outcome | None:
    pair = pairs.by.get(subject) if pairs else None
    counts = _counts(ground, pair, pairs) if ground.measure and pairs else []
    decided = None
    if ground.letter == "b" and pairs:
        decided = reader.decisions(pairs.year).get(subject)
        counts += from_decided("visa_recognition_rate", decided, pairs.year, _WHICH_DECISIONS)
    given = [*_circumstances(on, subject, state), *counts]
    answer = ask(given, on, [ground.rule, *((ground.increase, THRESHOLD, LOW) if ground.measure else ())])
    first = found(answer, ground.rule, yes=YES, no=NO)
    if first.value is None and first.known and not ground.measure:
        return None  # the ground is not in force on that day, and there is nothing to show
    cautions = _cautions(pair, decided, pairs, on)
    old = on < exempt_since()
    window = () if not ground.measure else _OLD_WINDOW if old else _BY_YEAR
    return Outcome(
        name=NAME, title=f"Visa suspension, ground {ground.letter}: {ground.title}", subject=subject,
        subject_name=countries.name(subject), citation=first.citation, facts=tuple(given),
        arithmetic=_arithmetic(answer, ground, pair, pairs, decided, cautions), answer=_said(answer, first, ground),
        missing=(*questions(first), *ground.missing, *window), assess_by=COMMISSION, regime=regime(answer, ground.rule),
        evidence=worst([first.evidence, *(one.evidence for one in given if one.evidence)]), numbers=_numbers(old, ground),
        findings=(first, *_inner(answer, ground)), warnings=cautions, open=_opens(first, pair, pairs, on),
        size=Fraction(pair.now or 0) if pair else Fraction(0),
    )  # fmt: skip


def _counts(ground: Ground, pair: Pair | None, pairs: Pairs) -> list[Given]:
    return [
        from_pair(fact, ground.counted, pair, pairs.year, before=before, unit="persons", only_one=pairs.only_one)
        for fact, before in zip(ground.facts, (False, True), strict=True)
    ]


def _inner(answer: Answer, ground: Ground) -> tuple[Found, ...]:
    if not ground.measure:
        return ()
    rules = [ground.increase, THRESHOLD, "visa_window_admissible", *([LOW] if ground.letter == "b" else [])]
    return tuple(found(answer, rule) for rule in rules)


def _said(answer: Answer, first: Found, ground: Ground) -> str:
    """A "no" because the window is not admissible is no answer on the figures."""
    if ground.measure and first.value is False and answer["visa_window_admissible"].value is False:
        return "cannot be said from yearly figures: under this text a State's notice does not rest on a window of twelve months"
    return first.answer


def _arithmetic(
    answer: Answer,
    ground: Ground,
    pair: Pair | None,
    pairs: Pairs | None,
    decided: Decided | None,
    cautions: tuple[str, ...],
) -> str:
    if not ground.measure:
        return "no figure: this ground has none in open data"
    if pairs is None or pair is None:
        return f"no figure of {ground.counted}"
    line = _fraction(answer, THRESHOLD)
    rise = _fraction(answer, ground.increase)
    years = f"{pairs.year.label} v. {pairs.year.year_before.label}"
    text = f"{count(pair.now)} v. {count(pair.before)} {ground.counted} ({years}): "
    text += (
        f"{change(rise, line)}, where the line is over {share(line)}" if rise is not None else "no percentage exists"
    )
    if decided is not None and decided.rate is not None:
        text += f"; recognition {share(decided.rate, _low(answer))} of {count(decided.decided)} decisions"
        text += f", where {_low_line(answer)} is low"
    return f"{text}. {' '.join(cautions)}".strip()


def _low_line(answer: Answer) -> str:
    if answer.on >= exempt_since():
        return f"under {share(number('visa_low_recognition'))}"
    return f"around {share(number('visa_low_recognition_2018_least'))} or {share(number('visa_low_recognition_2018_most'))}"


def _low(answer: Answer) -> Fraction:
    return number("visa_low_recognition" if answer.on >= exempt_since() else "visa_low_recognition_2018_most")


def _fraction(answer: Answer, rule: str) -> Fraction | None:
    value = answer[rule].value
    return Fraction(value) if isinstance(value, Fraction | int) else None


def _cautions(pair: Pair | None, decided: Decided | None, pairs: Pairs | None, on: date) -> tuple[str, ...]:
    if pairs is None or pair is None:
        return ()
    counts = [pair.now, pair.before, decided.decided if decided else None]
    said = [SMALL_WORDS] if any(one is not None and one < SMALL for one in counts) else []
    if pairs.only_one:
        said.append(f"Left out of both years, since they report in one only: {names(pairs.only_one)}.")
    return (*said, *old_figures(pairs.year, on))


def _opens(first: Found, pair: Pair | None, pairs: Pairs | None, on: date) -> bool:
    """A ground that holds; or one that waits only for the Commission's view of a rise from nothing to more than a few."""
    if pairs is None or pair is None or stale(pairs.year, on):
        return False
    from_nothing = first.needs == ("visa_rise_from_zero_substantial",) and (pair.now or 0) >= SMALL
    return first.value is True or from_nothing


def _numbers(old: bool, ground: Ground) -> tuple[Any, ...]:
    if not ground.measure:
        return ()
    end = "_2018" if old else ""
    low = ("visa_low_recognition_2018_least", "visa_low_recognition_2018_most") if old else ("visa_low_recognition",)
    return numbers([f"visa_substantial_increase{end}", *(low if ground.letter == "b" else ())])


# --------------------------------------------------------------------------------------------- suspensions in force


def suspensions(on: date, country: str | None = None) -> list[Outcome]:
    """Suspensions that run on a day, with the day by which the next act would have to be adopted."""
    return [
        one
        for entry in record()["visa_suspension"]
        if country in (None, entry["country"]) and on >= entry["effect_on"]
        if (one := _suspension(on, entry)) is not None
    ]


def _suspension(on: date, entry: Mapping[str, Any]) -> Outcome | None:
    given = [
        circumstance("third_country", "the country", state_code(entry["country"]), entry),
        circumstance("visa_ground", "the ground of the act", entry["ground"], entry),
        circumstance("visa_benchmark_kind", "kind of benchmark", entry["benchmark"], entry),
        circumstance("visa_suspension_scope", "whom it covers", entry["scope"], entry),
        circumstance("official_passports_suspended", "covers official passports", True, entry),
        circumstance("visa_suspension_effect_on", "takes effect on", entry["effect_on"], entry),
        circumstance("visa_suspension_end_in_act_on", "ends by the act on", entry["end_in_act_on"], entry),
        # Nothing later was found: asked as if the circumstances persisted, since only then is a further act due.
        circumstance("visa_circumstances_persist", "the circumstances persist", True, entry, "asked as if they do"),
    ]
    nothing_more = {
        "visa_suspension_lifted_on": "none",
        "visa_second_phase_effect_on": "none",
        "visa_extension_adopted_on": "none",
    }
    rules = ["visa_exemption_suspended", "visa_first_phase_until", "visa_delegated_act_due"]
    answer = ask(given, on, rules, {**nothing_more, "acting_state": "BE"})
    first = found(answer, rules[0], yes="yes: the suspension runs", no="no: it has ended")
    if first.value is not True:
        return None
    until, due = answer[rules[1]].value, answer.clock(rules[2])
    return Outcome(
        name=NAME, title="Visa suspension in force: the next act", subject=entry["country"],
        subject_name=countries.name(entry["country"]), citation=str(due.citation), facts=tuple(given),
        arithmetic=f"{entry['what']}. From {entry['effect_on']} until {until}; if the circumstances persist, a delegated act is due "
        f"by {due.due} ({due.status.value})",
        answer=first.answer, missing=("whether the circumstances persist", "whether a later act was adopted: none was found"),
        assess_by=COMMISSION, regime=regime(answer, rules[1]), evidence=worst([first.evidence, mark(entry)]),
        findings=(first, *(found(answer, rule) for rule in rules[1:])), open=True, size=Fraction(0),
    )  # fmt: skip
