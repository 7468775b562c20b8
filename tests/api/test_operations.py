"""Each operation of the interface: what it answers, what it refuses, and that a retry records once."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fairway.casework.models import AuditEntry, CaseRow, Event, PersonRow

pytestmark = pytest.mark.usefixtures("db")

FACTS = {
    "made_on": "2026-07-06",
    "registered_on": "2026-07-08",
    "arrival_kind": "inland",
    "made_to_registering_authority": True,
}
DETAILS = {"family_name": "Example", "given_names": "Person", "born_on": "1995-03-02", "nationality": "SY"}


def change(version, **more):
    return {"event_id": str(uuid4()), "expected_version": version, **more}


@pytest.fixture
def case(register):
    return register()


@pytest.fixture
def works(program, registrar):
    return program(registrar)


# -------------------------------------------------------------------------------------------------------------- reads


def test_a_case_is_read_with_a_reason_which_is_logged(case, works):
    refused = works.get(f"/cases/{case.pk}", reason="")
    assert (refused.status_code, refused.json()["error"]) == (400, "refused")
    answer = works.get(f"/cases/{case.pk}", reason="entretien%20demain%2C%20%C3%A0%209%20h")
    assert answer.status_code == 200
    assert answer.json()["facts"]["made_on"]["value"] == "2026-07-06"
    assert [part["part"] for part in answer.json()["people"]] == ["applicant"]
    assert AuditEntry.objects.get(stream=case.pk, deed="read").reason == "entretien demain, à 9 h"


def test_a_reason_may_stand_in_the_query(case, works):
    assert works.get(f"/cases/{case.pk}", reason="", **{}).status_code == 400
    answer = works.client.get(f"/api/cases/{case.pk}?reason=hearing", headers=works.headers)
    assert answer.status_code == 200


@pytest.mark.parametrize("of", ["", "/clocks", "/events", "/findings", "/findings/registration_due"])
def test_every_part_of_a_case_asks_for_a_reason(case, works, of):
    assert works.get(f"/cases/{case.pk}{of}", reason="").status_code == 400
    assert works.get(f"/cases/{case.pk}{of}").status_code == 200


@pytest.mark.parametrize("of", ["", "/clocks", "/events", "/findings", "/findings/registration_due"])
def test_another_offices_case_and_no_case_look_the_same(case, program, officer, of):
    stranger = program(officer("caseworker", office="south"))
    there, not_there = (stranger.get(f"/cases/{id}{of}") for id in (case.pk, uuid4()))
    assert there.status_code == not_there.status_code == 404
    assert there.content == not_there.content
    assert AuditEntry.objects.filter(stream=case.pk, deed="refused").count() == 1


def test_the_list_goes_on_by_number(register, works):
    numbers = [register().number for _ in range(3)]
    first = works.get("/cases", limit=2).json()
    second = works.get("/cases", limit=2, after=first["after"]).json()
    assert [line["number"] for line in (*first["cases"], *second["cases"])] == numbers
    assert second["after"] is None


@pytest.mark.parametrize(("narrowed", "count"), [
    ({"stage": "registered"}, 1), ({"stage": "decided"}, 0), ({"office": "north"}, 1), ({"office": "south"}, 0), ({"mine": True}, 0),
    ({"open_only": True}, 1),
])  # fmt: skip
def test_a_list_is_narrowed(case, works, narrowed, count):
    assert len(works.get("/cases", **narrowed).json()["cases"]) == count


def test_the_events_carry_the_hashes_of_their_chain(case, works):
    events = works.get(f"/cases/{case.pk}/events").json()["events"]
    assert [event["sequence"] for event in events] == [1, 2, 3, 4]
    assert [event["previous"] for event in events] == ["", *(event["hash"] for event in events[:-1])]
    page = works.get(f"/cases/{case.pk}/events", after=1, limit=2).json()
    assert ([event["sequence"] for event in page["events"]], page["after"]) == ([2, 3], 3)


def test_the_findings_say_what_follows_and_what_is_missing(case, works):
    said = works.get(f"/cases/{case.pk}/findings").json()
    due = {line["rule"]: line for line in said["findings"]}["registration_due"]
    assert (due["value"], said["on"]) == ("2026-07-13", "2026-07-20")
    assert said["missing"], "what nobody has said yet is named"


def test_one_finding_comes_in_full(case, works):
    trace = works.get(f"/cases/{case.pk}/findings/registration_due", on="2026-07-07").json()["trace"]
    (finding,) = trace["findings"]
    assert (trace["schema"], trace["on"], finding["value"]) == ("fairway.law.trace/1", "2026-07-07", "2026-07-13")
    unknown = works.get(f"/cases/{case.pk}/findings/registration_dew")
    assert (unknown.status_code, unknown.json()["error"]) == (422, "refused_by_law")
    assert "Did you mean 'registration_due'?" in unknown.json()["message"]


def test_clocks_and_tasks_are_told(case, works):
    clocks = {clock["rule"]: clock for clock in works.get(f"/cases/{case.pk}/clocks").json()["clocks"]}
    assert (clocks["registration_due"]["due_on"], clocks["registration_due"]["status"]) == ("2026-07-13", "MET")
    tasks = works.get("/tasks").json()["tasks"]
    assert tasks and tasks == sorted(tasks, key=lambda task: (task["due_on"], not task["vulnerable"]))
    assert works.get("/tasks", mine=True).json() == {"tasks": [], "more": False}
    assert all(task["late"] for task in works.get("/tasks", late=True).json()["tasks"])


def test_who_i_am_and_which_steps_there_are(works, registrar):
    me = works.get("/me").json()
    assert (me["id"], me["legal_day"]) == (str(registrar.pk), "2026-07-20")
    assert "lodging" in {step["name"] for step in works.get("/steps").json()}


# ------------------------------------------------------------------------------------------------------------ changes


def test_a_registration_sent_twice_registers_once(works, authority):
    body = {"id": str(uuid4()), "office": "north", "details": DETAILS, "facts": FACTS}
    first, second = (works.post("/cases", body) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201), first.content
    assert first.json() == second.json() and CaseRow.objects.count() == 1
    assert works.get(f"/cases/{first.json()['stream']}").json()["version"] == first.json()["version"]
    other = works.post("/cases", {**body, "facts": {**FACTS, "made_on": "2026-07-05"}})
    assert (other.status_code, other.json()["error"]) == (409, "already_recorded")


def test_a_registration_of_somebody_known(works, authority):
    person = str(uuid4())
    assert works.post("/people", id=person, event_id=str(uuid4()), details=DETAILS).status_code == 201
    made = works.post("/cases", id=str(uuid4()), office="north", existing=person, facts=FACTS)
    assert made.status_code == 201
    assert works.get(f"/cases/{made.json()['stream']}").json()["people"] == [{"person": person, "part": "applicant"}]


@pytest.mark.parametrize(("bad", "status"), [
    ({"office": "nowhere"}, 400),
    ({"details": None}, 400),
    ({"existing": "5f0c5b0e-4f2a-4d27-9b8e-0c7b6f3f7a10", "details": None}, 404),
    ({"facts": {}}, 400),
    ({"facts": {**FACTS, "favourite_colour": "red"}}, 400),
    ({"facts": {**FACTS, "made_on": "2026-02-30"}}, 422),
    ({"facts": {**FACTS, "registered_on": "2026-07-01"}}, 422),
    ({"details": {**DETAILS, "shoe_size": 43}}, 400),
    ({"details": {**DETAILS, "born_on": "yesterday"}}, 400),
    ({"details": {**DETAILS, "family_name": "nul\x00"}}, 400),
    ({"details": {**DETAILS, "family_name": "\ud800"}}, 400),
])  # fmt: skip
def test_a_registration_that_cannot_be_is_refused_whole(works, authority, bad, status):
    answer = works.post("/cases", {"id": str(uuid4()), "office": "north", "details": DETAILS, "facts": FACTS} | bad)
    assert answer.status_code == status, answer.content
    assert Event.objects.count() == 0


def test_a_fact_is_recorded_corrected_and_withdrawn_each_once(case, works):
    at = f"/cases/{case.pk}/facts"
    recorded = change(4, fact="lodged_on", value="2026-07-10", evidence="form")
    corrected = change(5, value="2026-07-11", reason="the  stamp says so")
    withdrawn = change(6, reason="another person's form")
    for path, body in ((at, recorded), (f"{at}/lodged_on/correct", corrected), (f"{at}/lodged_on/withdraw", withdrawn)):
        assert works.post(path, body).status_code == 201
    # The answers were lost on the way, and the program sends everything again.
    for path, body, version in (
        (at, recorded, 5), (f"{at}/lodged_on/correct", corrected, 6), (f"{at}/lodged_on/withdraw", withdrawn, 7)
    ):  # fmt: skip
        again = works.post(path, body)
        assert (again.status_code, again.json()["version"]) == (201, version)
    assert Event.objects.filter(stream=case.pk).count() == 7
    fact = works.get(f"/cases/{case.pk}").json()["facts"]["lodged_on"]
    assert fact["withdrawn"] is True and [earlier["value"] for earlier in fact["earlier"]] == [
        "2026-07-10",
        "2026-07-11",
    ]


def test_an_id_is_not_used_for_something_else(case, works):
    body = change(4, fact="lodged_on", value="2026-07-10")
    assert works.post(f"/cases/{case.pk}/facts", body).status_code == 201
    for other in ({"value": "2026-07-11"}, {"fact": "stateless", "value": True}, {"evidence": "form"}):
        answer = works.post(f"/cases/{case.pk}/facts", {**body, **other})
        assert (answer.status_code, answer.json()["error"]) == (409, "already_recorded")


def test_an_id_that_another_officer_used_receipts_nothing(case, works, program, officer):
    body = change(4, fact="lodged_on", value="2026-07-10")
    assert works.post(f"/cases/{case.pk}/facts", body).status_code == 201
    other = program(officer("caseworker")).post(f"/cases/{case.pk}/facts", body)
    assert (other.status_code, other.json()["error"]) == (409, "already_recorded")


def test_what_one_has_not_seen_is_not_overwritten(case, works):
    works.post(f"/cases/{case.pk}/facts", change(4, fact="lodged_on", value="2026-07-10"))
    answer = works.post(f"/cases/{case.pk}/facts", change(4, fact="stateless", value=False))
    assert (answer.status_code, answer.json()["error"]) == (409, "stale")
    assert "at version 4 and is at 5 now" in answer.json()["message"]


def test_a_step_is_taken(case, works):
    answer = works.post(f"/cases/{case.pk}/steps", change(4, step="lodging", facts={"lodged_on": "2026-07-10"}))
    assert answer.status_code == 201
    assert works.get(f"/cases/{case.pk}").json()["stage"] == "lodged"
    assert works.post(f"/cases/{case.pk}/steps", change(5, step="levitation", facts={})).status_code == 400


def test_a_decision_is_taken_by_a_decision_maker(case, works, program, officer):
    body = change(4, decision="asylum", outcome="refugee_status", reasons="credible account")
    assert works.post(f"/cases/{case.pk}/decisions", body).status_code == 403
    decides = program(officer("decision_maker"))
    first, again = (decides.post(f"/cases/{case.pk}/decisions", body) for _ in range(2))
    assert (first.status_code, again.json()) == (201, first.json())
    no_reason = {**change(5), "decision": "asylum", "outcome": "refugee_status", "reasons": "  "}
    assert decides.post(f"/cases/{case.pk}/decisions", no_reason).status_code == 400


def test_nobody_decides_past_a_safeguard(case, works, program, officer):
    facts = {
        "lodged_on": "2026-07-10", "decision_outcome": "unfounded", "stay_right_on_other_ground": False,
        "earlier_return_decision_on": "none",
    }  # fmt: skip
    for version, (fact, value) in enumerate(facts.items(), 4):
        assert works.post(f"/cases/{case.pk}/facts", change(version, fact=fact, value=value)).status_code == 201
    body = change(
        8,
        decision="return",
        outcome="return_decision",
        reasons="no right to stay",
        rules=["return_decision_with_rejection_must"],
    )
    answer = program(officer("decision_maker")).post(f"/cases/{case.pk}/decisions", body)
    assert (answer.status_code, answer.json()["error"]) == (423, "safeguard_open")
    assert "removal_would_breach_non_refoulement" in answer.json()["message"]


def test_a_supervisor_assigns(case, works, program, officer):
    owner = officer("caseworker")
    supervisor = program(officer("supervisor"))
    body = change(4, office="north", owner=str(owner.pk), reason="takes over")
    assert works.post(f"/cases/{case.pk}/assignment", body).status_code == 403
    assert supervisor.post(f"/cases/{case.pk}/assignment", body).status_code == 201
    assert [line["number"] for line in program(owner).get("/cases", mine=True).json()["cases"]] == [case.number]
    for wrong in ({"office": "nowhere"}, {"office": "south"}, {"owner": str(uuid4())}):
        assert supervisor.post(f"/cases/{case.pk}/assignment", {**body, **change(5), **wrong}).status_code == 400


def test_a_case_is_closed_once_even_when_midnight_passes_between(case, works, monkeypatch, at):
    from datetime import timedelta

    from fairway.api import cases

    body = change(4, reason="withdrawn explicitly")
    assert works.post(f"/cases/{case.pk}/close", body).status_code == 201
    monkeypatch.setattr(cases, "instant", lambda: at + timedelta(days=1))
    assert works.post(f"/cases/{case.pk}/close", body).json()["version"] == 5


# ------------------------------------------------------------------------------------------------------------- people


def test_a_person_is_recorded_read_and_corrected(works, authority):
    id = str(uuid4())
    made = {"id": id, "event_id": str(uuid4()), "details": DETAILS}
    assert [works.post("/people", made).status_code for _ in range(2)] == [201, 201]
    corrected = change(1, details={"born_on": "1995-02-03", "address": None}, reason="day and month were swapped")
    assert [works.post(f"/people/{id}/correct", corrected).status_code for _ in range(2)] == [201, 201]
    person = works.get(f"/people/{id}").json()
    assert (person["version"], person["details"]["born_on"]) == (2, "1995-02-03")
    assert works.get(f"/people/{id}", reason=" ").status_code == 400
    events = works.get(f"/people/{id}/events").json()["events"]
    assert events[0]["details"] == DETAILS
    assert [event["kind"] for event in events] == [
        "person_recorded",
        "person_corrected",
    ]


def test_a_person_of_another_authority_is_not_touched(works, authority, at):
    from fairway.casework.models import Authority

    there = Authority.objects.create(code="fr-test", name="Other", state="FR")
    foreign = PersonRow.objects.create(id=uuid4(), authority=there, version=1, family_name="Foreign")
    assert works.get(f"/people/{foreign.pk}").status_code == 404
    taken = works.post("/people", id=str(foreign.pk), event_id=str(uuid4()), details=DETAILS)
    assert taken.status_code == 409
    foreign.refresh_from_db()
    assert foreign.family_name == "Foreign"


def test_two_officers_join_two_records_and_they_are_parted_again(register, program, officer):
    person, into = (str(register(family_name=name).people.get().person_id) for name in ("Example", "Exampel"))
    first, second = program(officer("caseworker", name="first")), program(officer("supervisor", name="second"))
    proposal = change(1, into=into, because="same fingerprints")
    assert [first.post(f"/people/{person}/merges", proposal).status_code for _ in range(2)] == [201, 201]
    answer = f"/people/{person}/merges/{proposal['event_id']}"
    assert first.post(f"{answer}/confirm", change(2)).status_code == 403, "nobody answers his or her own proposal"
    confirmed = change(2)
    assert [second.post(f"{answer}/confirm", confirmed).status_code for _ in range(2)] == [201, 201]
    assert second.get(f"/people/{person}").json()["merged_into"] == into
    assert second.post(f"{answer}/refuse", change(3, reason="too late")).status_code == 400
    parted = change(3, reason="two brothers")
    assert [second.post(f"/people/{person}/part", parted).status_code for _ in range(2)] == [201, 201]
    assert second.get(f"/people/{person}").json()["merged_into"] is None
    assert second.post(f"/people/{person}/merges/{uuid4()}/confirm", change(4)).status_code == 404


def test_a_proposal_is_refused_with_its_reason(register, program, officer):
    person, into = (str(register(family_name=name).people.get().person_id) for name in ("Example", "Exampel"))
    proposal = change(1, into=into, because="same name")
    program(officer("caseworker", name="first")).post(f"/people/{person}/merges", proposal)
    second = program(officer("supervisor", name="second"))
    refused = change(2, reason="born in different years")
    path = f"/people/{person}/merges/{proposal['event_id']}/refuse"
    assert [second.post(path, refused).status_code for _ in range(2)] == [201, 201]
    assert second.get(f"/people/{person}").json()["merged_into"] is None


# -------------------------------------------------------------------------------------------------------------- audit


def test_an_auditor_sees_who_read_a_case_and_a_monitor_sees_why(case, works, program, officer):
    works.get(f"/cases/{case.pk}", reason="interview tomorrow")
    auditor, monitor = program(officer("auditor")), program(officer("monitor"))
    (first, *_), (second, *_) = (one.get(f"/audit/{case.pk}").json()["entries"] for one in (auditor, monitor))
    assert (first["what"], first["reason"], second["reason"]) == ("case", "interview tomorrow", "interview tomorrow")
    assert first["by"].startswith("officer:") and second["by"] is None
    assert works.get(f"/audit/{case.pk}").status_code == 403
    assert auditor.get(f"/audit/{case.pk}", reason="").status_code == 400
    assert AuditEntry.objects.filter(what="audit", reason="to test it").count() == 2
    assert auditor.get(f"/cases/{case.pk}").status_code == 403, "an auditor sees the audit and no case"
