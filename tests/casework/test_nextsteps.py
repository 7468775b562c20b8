"""Proposed next steps: each with its reason in the law, by when, what is missing and who may take it; none is forced."""

from __future__ import annotations

import time
from datetime import date
from uuid import uuid4

import pytest

from fairway.casework import commands
from fairway.casework.models import CaseRow
from fairway.casework.nextsteps import departures, next_steps, question
from fairway.casework.record import Actor
from fairway.casework.steps import DECISIONS, STAGES, STEPS, stage_after
from fairway.law.pack import packaged_book

pytestmark = pytest.mark.usefixtures("db")
ON = date(2026, 7, 20)


@pytest.fixture
def record(registrar, at):
    def run(case, **facts):
        for fact, value in facts.items():
            case.refresh_from_db()
            commands.record_fact(
                case=case, fact=fact, value=value, evidence="file", by=Actor.of(registrar), at=at, event_id=uuid4(),
                expected_version=case.version,
            )  # fmt: skip
        return CaseRow.objects.select_related("authority").get(pk=case.pk)

    return run


def named(outlook):
    return {step.name: step for step in outlook.steps}


@pytest.mark.parametrize("step", [*STEPS.values(), *DECISIONS.values()], ids=lambda step: step.name)
def test_every_step_speaks_the_language_of_the_law(step):
    book = packaged_book()
    assert [fact for fact in (*step.asks, *step.may, *step.after) if fact not in book.facts] == []
    assert [rule for rule in (*step.answers, *step.offered_by) if rule not in book.rules] == []
    met_by = {rule: book.rules[rule].base.clock.done for rule in step.answers}
    assert [rule for rule, fact in met_by.items() if fact not in (*step.asks, *step.may)] == [], (
        "a step meets the clocks that it answers"
    )
    assert step.roles, "somebody may take it"


def test_every_stage_that_a_step_leads_to_is_one_or_leaves_the_case_where_it_is():
    assert stage_after("registered", "lodging") == "lodged"
    assert stage_after("registered", "information") == "registered", "informing moves no case"
    assert stage_after("decided", "making") == "decided", "a step that comes late sets no case back"
    reached = {stage_after("opened", name) for name in STEPS}
    assert reached <= set(STAGES)


def test_a_step_is_offered_with_the_clock_that_runs_for_it(register):
    step = named(next_steps(register(), ON))["reception_needs"]
    why = step.why[0]
    assert (step.force, step.due, step.late, step.roles) == ("must", date(2026, 8, 5), False, ("caseworker",))
    assert (why.rule, why.citation, why.force) == (
        "reception_needs_assessment_due",
        "RCD Art. 25(1), fourth subparagraph",
        "clock",
    )
    assert why.used["made_on"] == "2026-07-06"
    assert why.missed.startswith("The assessment is still owed")


def test_late_work_is_marked_and_still_offered(register):
    step = named(next_steps(register(), ON))["information"]
    assert (step.late, step.due) == (True, date(2026, 7, 8))


def test_steps_come_by_their_last_day_and_those_without_one_last(register):
    days = [step.due or date.max for step in next_steps(register(), ON).steps]
    assert days == sorted(days) and date.max in days


def test_a_step_that_was_taken_is_not_offered_again(register, record):
    case = register()
    assert "lodging" in named(next_steps(case, ON))
    outlook = next_steps(record(case, lodged_on="2026-07-15"), ON)
    assert "lodging" not in named(outlook)
    assert {"interview", "procedure"} <= set(named(outlook)), "what comes after it is"


def test_a_clock_says_which_fact_it_waits_for(register, record):
    waiting = {clock.rule: clock for clock in next_steps(record(register(), lodged_on="2026-07-15"), ON).waiting}
    assert "examined_in_accelerated_procedure" in waiting["examination_due"].missing
    assert "visa_decision_due" not in waiting, "clocks whose event is not in this case are not shown"
    assert question("lodged_on") == "On what day was the application lodged?"


def test_the_return_decision_that_goes_with_a_rejection_is_offered_with_its_article(register, record):
    case = record(
        register(), lodged_on="2026-07-10", decision_outcome="unfounded", stay_right_on_other_ground=False, earlier_return_decision_on="none",
        removal_would_breach_non_refoulement=False, linked_return_decision_on="none",
    )  # fmt: skip
    step = named(next_steps(case, ON))["return"]
    assert (step.decision, step.force, step.roles) == (True, "must", ("decision_maker",))
    assert [why.citation for why in step.why] == ["APR Art. 37, third and fourth sentences"]
    assert "linked_return_decision_on" in step.asks


def test_what_is_open_about_a_step_names_the_facts_that_settle_it(register, record):
    step = named(next_steps(record(register(), lodged_on="2026-07-15"), ON))["interview"]
    assert step.missing, "whether the interview may be left out is not known yet"
    assert all(fact in packaged_book().facts for fact in step.missing)


def test_rules_that_hold_rest_on_what_is_recorded_in_this_case(register, record):
    facts = {
        "lodged_on": "2026-07-10",
        "decision_outcome": "unfounded",
        "stay_right_on_other_ground": False,
        "earlier_return_decision_on": "none",
    }
    outlook = next_steps(record(register(), **facts, removal_would_breach_non_refoulement=False), ON)
    assert "return_decision_with_rejection_must" in {why.rule for why in outlook.holds}
    citations = [why.citation for why in outlook.holds]
    assert all(citations) and not any(citation.startswith(("VCODE", "VISALIST", "STAT")) for citation in citations)
    assert {why.force for why in outlook.holds} <= {"must", "may", "must not", "has a right to"}


def test_a_step_that_a_safeguard_bars_says_so_and_is_not_asked_for(register, record):
    case = record(
        register(), lodged_on="2026-07-10", unaccompanied_minor=False, ground_security=False, ground_safe_country_of_origin=True,
        too_complex_for_accelerated_procedure=False, special_procedural_needs_unsupported=True,
    )  # fmt: skip
    found = {why.rule: why.force for why in departures(case, "procedure", ON)}
    assert found == {"accelerated_procedure_must": "barred"}
    assert departures(case, "lodging", ON) == ()


def test_a_closed_case_is_offered_nothing(register, registrar, at):
    case = register()
    commands.close(case=case, reason="left", by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=4)
    case = CaseRow.objects.select_related("authority").get(pk=case.pk)
    assert next_steps(case, ON).steps == ()


def test_it_is_fast_enough_for_a_page(register, record):
    case = record(register(), lodged_on="2026-07-15")
    for _ in range(5):
        next_steps(case, ON, public={})
    times = []
    for _ in range(20):
        begun = time.process_time()
        next_steps(case, ON, public={})
        times.append(time.process_time() - begun)
    print(f"median {sorted(times)[10] * 1000:.1f} ms")
    assert sorted(times)[10] < 0.1, "measured 5 ms; the margin is for a busy machine"
