"""Exports: a purpose, a second person, few columns, the query of the pages, an end, and a trace of each."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest

from fairway.casework import exports
from fairway.casework.models import AuditEntry, Export
from fairway.casework.permissions import visible
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted

pytestmark = pytest.mark.usefixtures("db")

PURPOSE = "yearly count of open cases for the ministry"


@pytest.fixture
def two(officer):
    return officer("supervisor", name="first"), officer("supervisor", name="second")


def asked(by, at, **more):
    given = {"export": uuid4(), "what": "cases", "fields": ["number", "stage"], "filters": {}, "purpose": PURPOSE}
    return exports.request_export(**{**given, **more}, by=by, at=at)


def test_from_request_to_file_over_the_interface(register, program, two):
    case = register()
    first, second = program(two[0]), program(two[1])
    id = str(uuid4())
    body = {"id": id, "what": "cases", "fields": ["number", "office", "opened_on"], "purpose": PURPOSE}
    assert [first.post("/exports", body).status_code for _ in range(2)] == [201, 201]
    assert first.get(f"/exports/{id}/file").status_code == 403, "not approved yet"
    assert first.post(f"/exports/{id}/approve").status_code == 403, "nobody answers his or her own request"
    assert second.post(f"/exports/{id}/approve").status_code == 200
    assert second.get(f"/exports/{id}/file").status_code == 403, "only who asked fetches"
    answer = first.get(f"/exports/{id}/file")
    assert (answer.status_code, answer["X-Export-Id"], answer["Cache-Control"]) == (200, id, "no-store")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert rows == [{"export": id, "number": case.number, "office": "north", "opened_on": "2026-07-20"}]
    same = first.get(f"/exports/{id}/file", form="json").json()
    assert (same["export"], same["purpose"], same["rows"]) == (id, PURPOSE, rows)
    assert first.get(f"/exports/{id}/file", form="xls").status_code == 400
    trace = AuditEntry.objects.filter(stream=id).order_by("pk").values_list("what", "deed")
    assert list(trace) == [
        ("export_requested", "write"), ("export_approved", "write"), ("export_fetched", "export"), ("export_fetched", "export"),
    ]  # fmt: skip
    assert first.get("/exports").json()[0]["fetched"] == 2


def test_an_export_is_refused_with_its_reason(program, two, at):
    made = asked(two[0], at)
    second = program(two[1])
    assert second.post(f"/exports/{made.pk}/refuse", reason="too wide").status_code == 200
    assert second.post(f"/exports/{made.pk}/approve").status_code == 409
    assert program(two[0]).get(f"/exports/{made.pk}/file").status_code == 403
    assert second.get("/exports").json()[0]["refusal"] == "too wide"


@pytest.mark.parametrize("what", exports.FIELDS)
def test_every_column_that_may_leave_can_leave(register, two, at, what):
    register()
    made = asked(two[0], at, what=what, fields=list(exports.FIELDS[what]))
    exports.approve_export(export=made.pk, by=two[1], at=at)
    for form in ("csv", "json"):
        assert exports.fetch_export(export=made.pk, form=form, by=two[0], at=at).rows > 0


@pytest.mark.parametrize("column", ["family_name", "nationality", "facts", "vulnerable", "born_on", "owner"])
def test_nothing_of_a_person_leaves(two, at, column):
    with pytest.raises(CaseError, match="Nothing else leaves"):
        asked(two[0], at, fields=["number", column])


@pytest.mark.parametrize("wrong", [
    {"what": "people"}, {"fields": []}, {"fields": ["stage", "stage"]}, {"filters": {"facts__nationality": "SY"}}, {"purpose": "work"},
])  # fmt: skip
def test_an_export_that_cannot_be(two, at, wrong):
    with pytest.raises(CaseError):
        asked(two[0], at, **wrong)


def test_who_may_not_export_asks_for_none_and_knows_of_none(program, registrar, two, at):
    made = asked(two[0], at)
    worker = program(registrar)
    body = {"id": str(uuid4()), "what": "cases", "fields": ["number"], "purpose": PURPOSE}
    assert worker.post("/exports", body).status_code == 403
    assert worker.get("/exports").json() == []
    assert worker.get(f"/exports/{made.pk}/file").status_code == 404


def test_an_export_ends(register, two, at):
    made = asked(two[0], at)
    exports.approve_export(export=made.pk, by=two[1], at=at)
    exports.approve_export(export=made.pk, by=two[1], at=at + timedelta(days=6))
    week = at + exports.KEPT_OPEN
    assert exports.fetch_export(export=made.pk, form="csv", by=two[0], at=week - timedelta(seconds=1)).rows == 0
    with pytest.raises(NotPermitted, match="has expired"):
        exports.fetch_export(export=made.pk, form="csv", by=two[0], at=week)


def test_an_id_is_not_used_for_another_request(two, at):
    made = asked(two[0], at)
    with pytest.raises(AlreadyRecorded):
        asked(two[0], at, export=made.pk, fields=["number"])
    with pytest.raises(AlreadyRecorded):
        asked(two[1], at, export=made.pk)


def test_a_file_shows_what_the_pages_show_now_and_not_when_it_was_asked_for(register, two, at):
    register()
    made = asked(two[0], at)
    exports.approve_export(export=made.pk, by=two[1], at=at)
    two[0].roles = ["supervisor", "caseworker"]
    two[0].save()
    shown = visible(two[0]).count()
    assert exports.fetch_export(export=made.pk, form="csv", by=two[0], at=at).rows == shown == 1
    two[0].roles = ["registrar"]
    two[0].save()
    with pytest.raises(NotPermitted):
        exports.fetch_export(export=made.pk, form="csv", by=two[0], at=at)


def test_the_database_itself_wants_a_second_person(two, at):
    from django.db import IntegrityError, transaction

    made = asked(two[0], at)
    made.approved, made.answered_by, made.answered_at, made.expires_at = True, two[0], at, at
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()
    assert Export.objects.get(pk=made.pk).approved is None


def test_a_cell_is_never_a_formula():
    assert [exports._cell(text) for text in ("=1+1", "-2", "@x", "DE-2026-000001", None)] == [
        "'=1+1", "'-2", "'@x", "DE-2026-000001", "",
    ]  # fmt: skip
