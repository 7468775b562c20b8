"""Asking the packaged law: the door, the two paths of `ask`, clocks that are corrected, law that is amended or not yet known."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from fairway.errors import BadFact
from fairway.law.asking import COMPILE_AFTER, ask
from fairway.law.calendars import Calendar
from fairway.law.clocks import Status
from fairway.law.language.explain import Explainer
from fairway.law.language.types import NONE, UNKNOWN, Kind
from fairway.law.pack import packaged_book

CASE = {
    "made_on": "2026-07-06",
    "made_to_registering_authority": True,
    "arrival_kind": "inland",
    "entry_conditions_met": True,
    "disproportionate_number": False,
    "crisis_situation": "none",
    "crisis_early_start_notified_on": "none",
    "acting_state": "DE",
}


def some_facts(seed: int) -> dict:
    """A random case: a tenth of the facts known, dates around the days on which the law changes."""
    luck = random.Random(seed)
    facts = {}
    for fact in packaged_book().facts.values():
        if luck.random() > 0.15 or fact.name == "asked_on":
            continue
        kind = fact.type.kind
        if kind is Kind.BOOL:
            facts[fact.name] = luck.random() < 0.5
        elif kind is Kind.DATE:
            facts[fact.name] = NONE if luck.random() < 0.1 else date(2026, 5, 1) + timedelta(days=luck.randrange(400))
        elif kind is Kind.CHOICE:
            facts[fact.name] = luck.choice(fact.type.options)
        elif kind is Kind.WHOLE:
            low = 0 if fact.minimum is None else int(fact.minimum)
            facts[fact.name] = luck.randrange(low, 40 if fact.maximum is None else int(fact.maximum) + 1)
    for name, value in list(facts.items()):  # dates that contradict each other would be refused at the door
        earlier = [facts.get(other) for other in packaged_book().facts[name].after]
        if isinstance(value, date) and any(isinstance(e, date) and e > value for e in earlier):
            facts[name] = max(e for e in earlier if isinstance(e, date))
    return dict(sorted(facts.items(), key=lambda item: isinstance(item[1], date)))


def test_the_limit_its_last_day_and_the_day_after():
    on_the_day = ask(CASE | {"registered_on": "none"}, on="2026-07-13").clock("registration_due")
    assert (on_the_day.due, on_the_day.status, on_the_day.days_left) == (date(2026, 7, 13), Status.RUNNING, 0)
    after = ask(CASE | {"registered_on": "none"}, on="2026-07-14").clock("registration_due")
    assert (after.status, after.days_left) == (Status.MISSED, -1)
    assert ask(CASE, on="2026-07-14").clock("registration_due").status is Status.MISSED_UNLESS_DONE, (
        "unknown is not 'not done'"
    )
    assert ask(CASE | {"registered_on": "2026-07-13"}, on="2026-09-01").clock("registration_due").status is Status.MET
    assert (
        ask(CASE | {"registered_on": "2026-07-14"}, on="2026-09-01").clock("registration_due").status is Status.MET_LATE
    )


def test_a_corrected_anchor_moves_the_clock_and_keeps_the_old_value():
    first = ask(CASE, on="2026-07-06")
    second = first.corrected({"made_on": "2026-07-07"})
    state = second.clock("registration_due")
    assert state.due == date(2026, 7, 13), "Sunday 12 July rolls on to the same Monday"
    third = second.corrected({"made_on": "2026-07-08"})
    state = third.clock("registration_due")
    assert state.due == date(2026, 7, 13)
    fourth = third.corrected({"made_on": "2026-07-09"}).clock("registration_due")
    assert fourth.due == date(2026, 7, 14)
    assert [(c.due, c.because) for c in fourth.earlier] == [(date(2026, 7, 13), ("made_on",))]


@pytest.mark.parametrize("seed", range(6))
def test_the_compiled_path_says_what_the_reference_says(seed):
    book = packaged_book()
    facts = {k: v for k, v in some_facts(seed).items()}
    for _ in range(COMPILE_AFTER + 1):  # warm: the next question is compiled
        ask({}, on="2026-09-01", book=book)
    checked = {**facts, "asked_on": date(2026, 9, 1)}
    slow = Explainer(book, checked, Calendar.packaged()).all()
    fast = ask(facts, on="2026-09-01", book=book)
    for row in fast.explained():
        finding, step = fast[row.rule], slow[row.rule]
        assert row.value is step.value or row.value == step.value, row.rule
        assert set(row.missing) == set(step.missing), row.rule
        assert finding.value is row.value or finding.value == row.value
        assert (finding.citation, finding.note, tuple(finding.used)) == (row.citation, row.note, row.used), row.rule


@pytest.mark.parametrize(("facts", "mend"), [
    ({"made_onn": "2026-07-06"}, "there is no fact 'made_onn'. Did you mean 'made_on'? `fairway law facts` lists them all."),
    ({"made_on": "6 July"}, "made_on: seen '6 July', expected a date: write a date that exists as year-month-day, such as 2026-07-13."),
    ({"made_on": "2026-02-30"}, "made_on: seen '2026-02-30', expected a date: write a date that exists"),
    ({"made_on": "1026-07-06"}, "dates lie between 1900-01-01 and 2199-12-31"),
    ({"made_on": True}, "made_on: seen True, expected a date"),
    ({"minor": "yes"}, "minor: seen 'yes', expected a yes/no: write true or false (leave it out while it is unknown)."),
    ({"minor": "none"}, "minor: seen 'none', expected a yes/no: give a value; 'none' is for dates, choices and States."),
    ({"recognition_rate": 0.2}, 'write an exact fraction as text, such as "1/5" or "0.2"'),
    ({"recognition_rate": "6/5"}, "recognition_rate: 6/5 is outside what the law allows, at least 0 and at most 1"),
    ({"acting_state": "UK"}, "acting_state: seen 'UK', expected a State:"),
    ({"arrival_kind": "search_and_rescu"}, "did you mean 'search_and_rescue'?"),
    ({"made_on": "2026-07-06", "lodged_on": "2026-07-01"}, "lodged_on (2026-07-01) is before made_on (2026-07-06), and it cannot be."),
])  # fmt: skip
def test_what_cannot_be_is_refused_with_the_mend(facts, mend):
    with pytest.raises(BadFact) as refusal:
        ask(facts, on="2026-07-07")
    assert mend in str(refusal.value)


def test_null_is_unknown_and_none_is_known():
    assert ask({"made_on": None}, on="2026-07-07")["registration_due"].value is UNKNOWN
    assert "made_on" not in ask({"made_on": None}, on="2026-07-07").facts
    assert ask({"made_on": "9999-12-31"}, on="2026-07-07").facts["made_on"] is NONE


def test_every_answer_names_its_law_and_its_calendar():
    answer = ask(CASE, on="2026-07-07")
    assert len(answer.book.version) == 12
    assert answer.as_dict()["calendar"]["sha256"] == Calendar.packaged().sha256
    own = Calendar.from_days_off("our office", {"DE": [date(2026, 7, 13)]}, date(2026, 1, 1), date(2026, 12, 31))
    moved = ask(CASE, on="2026-07-07", calendar=own)
    assert moved.clock("registration_due").due == date(2026, 7, 14)
    assert moved.as_dict()["calendar"]["name"] == "our office"


def test_amended_law_is_asked_and_named():
    answer = ask(CASE, on="2026-07-07", amend={"registration_due.days_2": 9})
    assert answer["registration_due"].value == date(2026, 7, 15)
    assert answer.as_dict()["amended"] == {"registration_due.days_2": 9}
    assert answer.book.version != packaged_book().version
    with pytest.raises(
        BadFact, match=r"no number of the law is called 'registration_due\.day'\. Did you mean 'registration_due\.days"
    ):
        ask(CASE, on="2026-07-07", amend={"registration_due.day": 9})


def test_law_not_yet_published_gives_nothing():
    answer = ask(CASE, on="2026-07-07", known="2023-01-01")
    assert answer["registration_due"].value is NONE
    assert answer["registration_due"].outcome == "not in force"


def test_a_rule_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(BadFact, match=r"there is no rule 'registration_du'\. Did you mean 'registration_due'\?"):
        ask(CASE, on="2026-07-07")["registration_du"]


def test_a_finding_given_as_a_fact_is_refused_with_what_it_follows_from():
    with pytest.raises(BadFact, match="'screening_required' is a finding of the law, not a fact: it follows from "):
        ask({"screening_required": True}, on="2026-07-07")
