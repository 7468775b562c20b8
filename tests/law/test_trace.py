"""The trace: real answers fit the published schema, and the manual names exactly its fields."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from fairway.errors import BadFact
from fairway.law.asking import TRACE_SCHEMA, Answer, ask
from fairway.law.clocks import Status
from fairway.law.language.declare import Fact, Role
from fairway.law.language.source import Binds, Evidence, Expiry, Force
from fairway.law.language.types import Kind
from fairway.law.pack import packaged_book

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "src/fairway/law/trace.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
MANUAL = (ROOT / "docs/law/trace.md").read_text(encoding="utf-8")

REGISTRATION = {
    "acting_state": "DE", "made_on": "2026-07-06", "arrival_kind": "inland", "made_to_registering_authority": True,
    "disproportionate_number": False, "crisis_situation": "none", "crisis_early_start_notified_on": "none",
}  # fmt: skip
EXAMINATION = {
    "made_on": "2026-07-06", "multidisciplinary_assessment_done": True, "medical_age_examination_information_given": True,
    "doubts_remain_after_multidisciplinary_assessment": True,
}  # fmt: skip


def faults(answer: Answer) -> list[str]:
    """What the schema says against an answer, after a way through JSON."""
    trace = json.loads(answer.to_json())
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(trace)]


def finding(facts: dict, rule: str, *, on: str = "2026-07-10", **more) -> dict:
    """The trace of one finding, checked."""
    answer = ask(facts, on=on, rules=[rule], **more)
    assert faults(answer) == []
    return answer.as_dict()["findings"][0]


def clock(facts: dict, *, on: str) -> dict:
    """The trace of the registration clock, checked."""
    answer = ask(facts, on=on, rules=["registration_due"])
    assert faults(answer) == []
    return answer.as_dict()["clocks"][0]


# ------------------------------------------------------------------------------------------------ the schema


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_lies_in_the_package_and_bears_the_version_of_the_trace():
    assert SCHEMA["$defs"]["answer"]["properties"]["schema"] == {"const": TRACE_SCHEMA}


def test_the_closed_lists_of_the_schema_are_those_of_the_code():
    fields = SCHEMA["$defs"]["finding"]["properties"]
    limits = SCHEMA["$defs"]["clock"]["properties"]
    shown = [status.value for status in Status if status is not Status.NOT_RUNNING]
    assert sorted(fields["kind"]["enum"]) == sorted(kind.value for kind in Kind)
    assert sorted(fields["force"]["enum"]) == sorted(force.value for force in Force)
    assert sorted(fields["binds"]["enum"]) == sorted(binds.value for binds in Binds)
    assert sorted(limits["status"]["enum"]) == sorted(shown)
    assert sorted(limits["on_expiry"]["enum"]) == sorted(expiry.name for expiry in Expiry)
    assert SCHEMA["$defs"]["evidence"]["enum"] == [mark.value for mark in Evidence]


def test_every_object_of_the_schema_is_closed_and_complete():
    objects = {name: part for name, part in SCHEMA["$defs"].items() if "properties" in part}
    open_ones = [
        name
        for name, part in objects.items()
        if part["additionalProperties"] is not False or part["required"] != list(part["properties"])
    ]
    assert open_ones == []


# ------------------------------------------------------------------------------------------------ the manual


def documented() -> dict[str, list[str]]:
    """Field names by section of the manual."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in MANUAL.splitlines():
        if line.startswith("## "):
            section = line[3:].strip("`").removeprefix("The ").removeprefix("A ")
        elif field := re.match(r"\| `(\w+)` \|", line):
            found.setdefault(section, []).append(field[1])
    return found


def test_the_manual_explains_every_field_of_the_schema_and_no_other():
    objects = {name: list(part["properties"]) for name, part in SCHEMA["$defs"].items() if "properties" in part}
    assert documented() == {name: objects[name] for name in documented()}
    assert set(documented()) == set(objects)


def stable(trace: dict) -> dict:
    """A trace without what changes when a file is edited or the calendar is built anew."""
    trace = json.loads(json.dumps(trace))
    del trace["law_version"], trace["calendar"]["version"], trace["calendar"]["sha256"]
    for each in trace["findings"]:
        if each["branch"]:
            del each["branch"]["line"]
    return trace


def test_the_example_in_the_manual_is_a_real_answer():
    example = json.loads(re.search(r"```json\n(.+?)\n```", MANUAL, re.DOTALL)[1])
    answer = ask(REGISTRATION, on="2026-07-10", rules=["registration_due"])
    assert [error.message for error in VALIDATOR.iter_errors(example)] == []
    assert stable(example) == stable(answer.as_dict())


# --------------------------------------------------------------------------------------------- real answers


def test_a_value_with_its_branch():
    seen = finding(REGISTRATION, "registration_due")
    assert (seen["value"], seen["outcome"], seen["branch"]["label"]) == ("2026-07-13", "value", None)


def test_an_exception_bears_its_label():
    seen = finding(REGISTRATION | {"disproportionate_number": True}, "registration_due")
    assert (seen["value"], seen["branch"]["label"], seen["id"]) == ("2026-07-21", "mass arrivals", "APR-27.5-mass")


def test_unknown_is_null_and_says_what_it_needs():
    seen = finding(REGISTRATION | {"disproportionate_number": None}, "registration_due")
    assert (seen["value"], seen["outcome"], seen["branch"]) == (None, "cannot be said yet", None)
    assert seen["needs"] == ["disproportionate_number"]


def test_none_is_the_word_none():
    seen = finding(REGISTRATION, "forwarding_due")
    assert (seen["value"], seen["outcome"]) == ("none", "does not apply")


def test_a_rule_that_is_not_in_force_says_so():
    seen = finding(REGISTRATION | {"made_on": "2026-06-01"}, "registration_due")
    assert (seen["value"], seen["outcome"], seen["branch"]) == ("none", "not in force", None)


def test_an_unknown_safeguard_holds_a_finding_back():
    seen = finding(EXAMINATION, "medical_age_examination_may")
    assert (seen["value"], seen["outcome"]) == (None, "held back: a safeguard is unknown")
    assert seen["safeguards"] == {"informed_consent_to_age_examination_missing": None}
    assert seen["needs"] == ["medical_age_examination_consent"]


def test_a_safeguard_bars_a_finding():
    seen = finding(EXAMINATION | {"medical_age_examination_consent": False}, "medical_age_examination_may")
    assert (seen["value"], seen["outcome"]) == (False, "a safeguard bars it")
    assert seen["safeguards"] == {"informed_consent_to_age_examination_missing": True}


def test_a_day_outside_the_calendar_is_refused_in_words():
    seen = finding(REGISTRATION | {"made_on": "2041-03-01"}, "registration_due", on="2041-03-02")
    assert seen["value"] is None
    assert seen["outside_calendar"].startswith("2041-03-06 lies outside the calendar 'packaged'")


def test_a_what_if_names_the_number():
    answer = ask(REGISTRATION, on="2026-07-10", rules=["registration_due"], amend={"registration_due.days_2": 3})
    assert faults(answer) == []
    assert answer.as_dict()["amended"] == {"registration_due.days_2": 3}


@pytest.mark.parametrize(
    ("facts", "on", "status"),
    [
        ({}, "2026-07-13", "running"),
        ({}, "2026-07-14", "missed, unless it was done: not yet known"),
        ({"registered_on": "none"}, "2026-07-14", "missed"),
        ({"registered_on": "2026-07-13"}, "2026-07-14", "met"),
        ({"registered_on": "2026-07-14"}, "2026-07-14", "done late"),
        ({"disproportionate_number": None}, "2026-07-14", "cannot be said yet"),
    ],
)
def test_a_clock_in_each_state(facts, on, status):
    assert clock(REGISTRATION | facts, on=on)["status"] == status


def test_a_corrected_clock_keeps_its_earlier_day():
    answer = ask(REGISTRATION, on="2026-07-10", rules=["registration_due"]).corrected({"made_on": "2026-07-09"})
    assert faults(answer) == []
    seen = answer.as_dict()["clocks"][0]
    assert (seen["due"], seen["earlier"]) == ("2026-07-14", [{"due": "2026-07-13", "because": ["made_on"]}])


# ---------------------------------------------------------------------------------------------- any answers


def value_for(fact: Fact) -> st.SearchStrategy:
    """A value that the door accepts for a fact, none included where it may be."""
    low = 0 if fact.minimum is None else int(fact.minimum)
    high = low + 40 if fact.maximum is None else int(fact.maximum)
    day = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
    made = {
        Kind.BOOL: st.booleans(),
        Kind.DATE: day.map(str),
        Kind.INSTANT: day.map(lambda d: f"{d}T10:00Z"),
        Kind.WHOLE: st.integers(low, max(low, high)),
        Kind.FRACTION: st.fractions(low, max(low, high), max_denominator=100).map(str),
        Kind.CHOICE: st.sampled_from(fact.type.options or ("",)),
        Kind.CHOICES: st.lists(st.sampled_from(fact.type.options or ("",)), unique=True),
    }[fact.type.kind]
    return made | st.just("none") if fact.type.may_be_none else made


@st.composite
def questions(draw) -> tuple[dict, list[str]]:
    """Some rules, and values for some of the facts that they rest on."""
    book = packaged_book()
    rules = draw(st.lists(st.sampled_from(list(book.rules)), min_size=1, max_size=3, unique=True))
    read = {ref.name for name in book.closure(rules) for ref in book.rules[name].reads if not ref.is_rule}
    given_facts = [name for name in book.facts if name in read and draw(st.integers(0, 9))]
    return {name: draw(value_for(book.facts[name])) for name in given_facts}, rules


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(question=questions())
def test_any_answer_fits_the_schema(question):
    facts, rules = question
    try:
        answer = ask(facts, on="2026-09-01", rules=rules)
    except BadFact:  # contradictory dates: refused at the door, tested there
        return
    assert faults(answer) == []


def test_the_whole_law_of_a_case_fits_the_schema():
    """All facts of a rule's boundary row, all rules: what the command prints."""
    book = packaged_book()
    shared = {"acting_state": "DE", "made_on": "2026-07-06", "registered_on": "2026-07-13", "lodged_on": "2026-07-20"}
    answered = {f.name: False for f in book.facts.values() if f.type.kind is Kind.BOOL}
    nothing = {f.name: "none" for f in book.facts.values() if f.type.may_be_none and not f.after}
    answer = ask(nothing | answered | shared, on="2026-09-01")
    assert faults(answer) == []
    seen = {each["rule"] for each in answer.as_dict()["findings"]}
    named = {d.name for d in book.definitions.values() if d.role in (Role.BASE, Role.SAFEGUARD)}
    assert seen == named
