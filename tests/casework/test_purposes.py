"""Every column, event key and detail has one purpose; the impact assessment covers all of them."""

from __future__ import annotations

import copy
from uuid import uuid4

import pytest

from fairway.casework import assessment, commands, purposes
from fairway.casework.record import Actor
from fairway.errors import CaseError
from fairway.law.language.declare import Sensitivity as Guarded
from fairway.law.pack import packaged_book
from tests.casework.conftest import ROOT


def test_everything_that_is_recorded_has_one_purpose():
    assert purposes.gaps() == []


LIST = """
[one]
purpose = "Know who it is"
basis = "GDPR Art. 6(1)(e)"
evidence = "M"
keep = "asylum_file"
sensitivity = "identity"
holds = ["PersonRow family_name given_names"]
"""


@pytest.mark.parametrize(("change", "there", "said"), [
    (("", ""), {"family_name", "given_names", "shoe_size"}, "PersonRow shoe_size: it has no purpose."),
    (("", ""), {"family_name"}, "PersonRow given_names: it has a purpose and is not there."),
    (("family_name given_names", "family_name family_name given_names"), {"family_name", "given_names"},
     "PersonRow family_name: it has two purposes."),
    (('"asylum_file"', '"for_ever"'), {"family_name", "given_names"}, "one: 'for_ever' is no time of storage."),
    (('"GDPR Art. 6(1)(e)"', '" "'), {"family_name", "given_names"}, "one: it names no legal basis, or not where it was read."),
    (('"identity"', '"special"'), {"family_name", "given_names"}, "one: a special category needs a basis in GDPR Art. 9 as well."),
])  # fmt: skip
def test_a_gap_is_named(change, there, said):
    listed = purposes.read(LIST.replace(*change))
    assert purposes.gaps(listed, [("PersonRow", name) for name in there]) == [said]


def test_a_new_detail_is_seen_and_cannot_be_shown_before_it_has_a_purpose(monkeypatch):
    before = set(purposes.gaps())
    monkeypatch.setattr(purposes, "DETAILS", purposes.DETAILS | {"religion"})
    assert set(purposes.gaps()) - before == {"details religion: it has no purpose."}
    with pytest.raises(CaseError, match="details religion: nothing says what it is for"):
        purposes.of("details", "religion")


@pytest.mark.usefixtures("db")
def test_a_detail_without_a_purpose_is_not_recorded(authority, registrar, at):
    with pytest.raises(CaseError, match="nothing is kept about a person under religion: there is no purpose for it"):
        commands.record_person(
            authority=authority,
            person=uuid4(),
            details={"religion": "any"},
            by=Actor.of(registrar),
            at=at,
            event_id=uuid4(),
        )


def test_nothing_about_faith_or_opinion_is_kept_about_a_person():
    words = (
        "religion",
        "faith",
        "ethnic",
        "race",
        "politic",
        "opinion",
        "orientation",
        "health",
        "diagnos",
        "biometric",
    )
    assert [name for name in sorted(purposes.DETAILS) if any(word in name for word in words)] == []


def test_facts_of_special_categories_are_asked_by_an_article():
    special = [name for name, fact in packaged_book().facts.items() if fact.sensitivity is Guarded.SPECIAL]
    assert len(special) > 20
    assert [name for name in special if not purposes.articles_that_ask(name)] == []


def test_nationality_is_asked_by_an_article():
    assert purposes.articles_that_ask("nationality") == ("APR Art. 61(5)(a)",)


# ---------------------------------------------------------------------------------------------- impact assessment


def test_the_assessment_covers_every_use_and_each_measure_has_its_test():
    assert assessment.gaps(assessment.packaged(), ROOT) == []


def test_an_assessment_with_a_hole_is_refused():
    record = copy.deepcopy(dict(assessment.packaged()))
    record["uses"] = [use for use in record["uses"] if use != "needs"] + ["faces"]
    record["guarded"].pop("special")
    record["risk"][0]["measures"] = []
    record["risk"][1]["measures"][0]["shown_by"] = "tests/casework/test_record.py::test_of_a_dream"
    record["risk"][2]["left"] = " "
    assert assessment.gaps(record, ROOT) == [
        "needs: it is recorded and not assessed.",
        "faces: it is assessed and not recorded.",
        "special: nothing says how it is guarded.",
        f"{record['risk'][0]['what']} No measure answers it.",
        f"{record['risk'][1]['what']} tests/casework/test_record.py::test_of_a_dream is not there.",
        f"{record['risk'][2]['what']} It lacks 'left'.",
    ]


def test_without_an_approved_assessment_a_node_is_not_live():
    assert assessment.why_not_live(None) == [
        "no approved impact assessment is on record (GDPR Art. 35(1)): the node takes synthetic cases only."
    ]
    approval = {
        "assessment": assessment.packaged()["id"], "approved_by": "Head of the authority", "approved_on": "2026-12-01",
        "officer_asked": "Data protection officer", "circumstances": "four offices",
    }  # fmt: skip
    assert assessment.why_not_live(approval) == []
    assert assessment.why_not_live({**approval, "officer_asked": ""}) == ["the approval does not say 'officer_asked'."]
    assert assessment.why_not_live({**approval, "assessment": "older-0"}) == [
        "the approval is of 'older-0', and this version ships 'fairway-casework-1': look at what changed."
    ]
