"""Figures for those who watch: of deeds and cases, never of officers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from fairway.casework import commands, oversight
from fairway.casework.models import AuditEntry, CaseRow, ClockRow
from fairway.casework.reading import read_case
from fairway.casework.record import Actor
from fairway.errors import CaseError, NotPermitted

pytestmark = pytest.mark.usefixtures("db")
JULY = {"since": date(2026, 7, 1), "until": date(2026, 7, 31)}


@pytest.fixture
def monitor(officer):
    return officer("monitor")


@pytest.fixture
def reads(register, officer, at):
    """Seven reads for one reason and two for another, by one officer of a small office."""
    case, reader = register(), officer("caseworker", name="Reader of Many")
    for reason in ["interview"] * 7 + ["a very particular matter", "another one"]:
        read_case(reader, case.pk, reason=reason, at=at)
    return case


def test_reads_are_counted_by_reason_and_rare_reasons_together(reads, monitor, at):
    found = oversight.figures(monitor, at=at, **JULY)
    assert found.reads == {"interview": 7, oversight.TOGETHER: 2}
    assert oversight.reads_by(monitor, "reason", **JULY) == found.reads
    assert oversight.reads_by(monitor, "month", **JULY) == {"2026-07": 9}


def test_an_office_so_small_that_it_is_one_person_is_not_shown_alone(reads, monitor, officer):
    assert oversight.reads_by(monitor, "office", **JULY) == {oversight.TOGETHER: 9}
    for n in range(oversight.SMALLEST_GROUP):
        officer("caseworker", name=f"colleague {n}")
    assert oversight.reads_by(monitor, "office", **JULY) == {"north": 9}


@pytest.mark.parametrize("by", ["officer", "officer_id", "by", "owner", "user", "name", "officer__name", ""])
def test_who_asks_by_officer_is_refused(reads, officer, by):
    for role in ("monitor", "auditor"):
        with pytest.raises(NotPermitted, match=r"the log is not used to compare officers \(LED Art. 25\(2\)\)"):
            oversight.reads_by(officer(role), by, **JULY)


@pytest.mark.parametrize(
    "role", ["registrar", "caseworker", "decision_maker", "liaison", "supervisor", "administrator"]
)
def test_who_leads_or_works_sees_no_figures_of_the_log(reads, officer, at, role):
    with pytest.raises(NotPermitted):
        oversight.figures(officer(role), at=at, **JULY)
    with pytest.raises(NotPermitted):
        oversight.reads_by(officer(role), "reason", **JULY)


def test_no_figure_names_an_officer(reads, monitor, at):
    said = str(oversight.figures(monitor, at=at, **JULY))
    entry = AuditEntry.objects.filter(deed="read", stream=reads.pk).first()
    assert "Reader of Many" not in said and str(entry.officer_id) not in said


def test_the_log_of_one_case_names_names_to_an_auditor_who_says_why(reads, officer, monitor, at):
    auditor = officer("auditor")
    with pytest.raises(CaseError, match="say why you read this log"):
        oversight.log_of_case(auditor, reads.pk, reason=" ", at=at)
    log = oversight.log_of_case(auditor, reads.pk, reason="complaint 12", at=at)
    assert sum(entry["who"] == "Reader of Many" for entry in log) == 9
    assert AuditEntry.objects.filter(stream=reads.pk, what="log", reason="complaint 12", officer=auditor).count() == 1
    for other in (monitor, officer("supervisor"), officer("administrator")):
        with pytest.raises(NotPermitted, match="for auditors"):
            oversight.log_of_case(other, reads.pk, reason="curious", at=at)


def test_a_case_of_another_authority_has_no_log_here(officer, at):
    with pytest.raises(NotPermitted, match="no such case"):
        oversight.log_of_case(officer("auditor"), uuid4(), reason="complaint", at=at)


def test_decisions_that_depart_from_a_finding_are_counted_by_finding(register, officer, monitor, at):
    decider = Actor.of(officer("decision_maker"))
    for departs in ("", "applicant_must_be_heard", "applicant_must_be_heard"):
        case = register()
        commands.decide(
            case=case, decision="asylum", outcome="refugee_status", reasons="credible", rules=[], by=decider, at=at, event_id=uuid4(),
            expected_version=case.version, departs_from=departs, departure_reason="heard by the court" if departs else "",
        )  # fmt: skip
    found = oversight.figures(monitor, at=at, **JULY)
    assert (found.decisions, dict(found.departures)) == (3, {"applicant_must_be_heard": 2})


def test_missed_limits_are_counted_by_rule_with_their_article(register, monitor, at):
    register({"registered_on": "2026-07-20"})
    register()
    found = {breach.rule: breach for breach in oversight.figures(monitor, at=at, **JULY).breaches}
    late = found["registration_due"]
    assert (late.citation, late.missed, late.met_late) == ("APR Art. 27(1)", 0, 1)
    informed = found["applicant_information_due"]
    statuses = ClockRow.objects.filter(rule="applicant_information_due").values_list("due_on", "status")
    assert informed.missed == sum(str(due) < "2026-07-20" and status != "MET" for due, status in statuses) == 1
    nothing = oversight.figures(monitor, at=at, since=date(2020, 1, 1), until=date(2020, 1, 2))
    assert nothing.breaches == () and nothing.reads == {}


@pytest.mark.parametrize(("began", "ended", "cases", "days", "longest", "still", "why"), [
    ("2026-07-10", "2026-07-12", 1, 3, 3, 0, "first and last day count"),
    ("2026-06-20", "2026-07-02", 1, 2, 13, 0, "two days of July; the longest from its own first day"),
    ("2026-07-30", None, 1, 2, 2, 1, "nobody recorded a release: it is open"),
    ("2026-08-01", None, 0, 0, 0, 0, "after the period"),
    ("2026-06-01", "2026-06-30", 0, 0, 0, 0, "before it"),
    ("2026-07-10", "2026-07-01", 1, 22, 22, 1, "a release before this detention is another one's"),
])  # fmt: skip
def test_days_of_detention(register, monitor, at, began, ended, cases, days, longest, still, why):
    case = register()
    facts = {**case.facts, "detained_on": {"value": began}, **({"released_on": {"value": ended}} if ended else {})}
    CaseRow.objects.filter(pk=case.pk).update(facts=facts)
    found = oversight.figures(monitor, at=at, **JULY).detention
    assert found == oversight.Detention(cases=cases, days=days, longest_days=longest, open=still), why


def test_the_period_ends_with_the_authoritys_day(register, officer, monitor):
    case, reader = register(), officer("caseworker")
    midnight_in_berlin = datetime(2026, 7, 31, 22, tzinfo=UTC)
    for seconds in (-1, 0):
        read_case(reader, case.pk, reason="interview", at=midnight_in_berlin + timedelta(seconds=seconds))
    assert oversight.reads_by(monitor, "month", **JULY) == {"2026-07": 1}


def test_exports_and_refused_reads_are_counted_and_the_look_is_logged(register, officer, monitor, at):
    case = register()
    with pytest.raises(NotPermitted):
        read_case(officer("caseworker", office="south"), case.pk, reason="curious", at=at)
    AuditEntry.objects.create(authority=case.authority, by="x", deed="export", what="cases", reason="statistics", at=at)
    found = oversight.figures(monitor, at=at, **JULY)
    assert (found.refused_reads, found.exports) == (1, {"cases": 1})
    assert AuditEntry.objects.get(what="oversight").officer == monitor
    with pytest.raises(CaseError, match="turn it round"):
        oversight.figures(monitor, at=at, since=date(2026, 8, 1), until=date(2026, 7, 1))
