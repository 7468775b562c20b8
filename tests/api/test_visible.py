"""No answer of the interface and no export shows a case that `permissions.visible` does not."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairway.casework import commands, exports
from fairway.casework.models import CaseRow, PersonRow, Role
from fairway.casework.permissions import visible, visible_people
from fairway.casework.record import Actor

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def caseload(register, officer, at):
    """Cases of two offices and of none, with and without an owner, and one person in two of them."""
    boss, owners = (
        officer("supervisor", name="boss"),
        [officer("caseworker", office=code) for code in ("north", "south")],
    )
    for office in ("north", "south"):
        for owner in (None, *owners):
            case = register(family_name=f"{office}-{owner and owner.office.code}")
            commands.assign(
                case=case, office=office, owner=str(owner.pk) if owner else "", reason="test", by=Actor.of(boss), at=at,
                event_id=uuid4(), expected_version=4,
            )  # fmt: skip
    CaseRow.objects.filter(pk=register().pk).update(office=None)
    return owners


def marks(cases):
    """What would give a case away: its id, its number, the people who are in no other case, their names."""
    found = set()
    for case in cases:
        found |= {str(case.pk), case.number}
    return found


@given(
    roles=st.sets(st.sampled_from(list(Role))),
    office=st.sampled_from(["north", "south"]),
    owner=st.booleans(),
    data=st.data(),
)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answer_shows_a_case_that_the_officer_may_not_see(caseload, program, officer, roles, office, owner, data):
    from fairway.api.urls import api

    asks = officer(*roles, office=office, name="asks")
    if owner:
        CaseRow.objects.filter(
            pk=data.draw(st.sampled_from(list(CaseRow.objects.order_by("number"))), label="owned").pk
        ).update(owner=asks)
    seen = set(visible(asks).values_list("pk", flat=True))
    hidden = marks(CaseRow.objects.exclude(pk__in=seen))
    people = set(visible_people(asks).values_list("pk", flat=True))
    hidden |= {str(pk) for pk in PersonRow.objects.exclude(pk__in=people).values_list("pk", flat=True)}
    works = program(asks)
    shown, asked = set(), 0
    for path, methods in api.get_openapi_schema(path_prefix="/").get("paths").items():
        if "get" not in methods or path.startswith(("/audit", "/exports")):
            continue  # the audit names the stream that one asked for; exports are tried below
        for address, own in addresses(path):
            answer = works.get(address, limit=200)
            text = answer.content.decode()
            given_away = {mark for mark in hidden - {own} if mark in text}
            assert not given_away, f"{address} shows {given_away}"
            assert own not in hidden or answer.status_code in (403, 404), f"{address} answers {answer.status_code}"
            shown |= {case for case in seen if str(case) in text}
            asked += 1
    assert asked > 40 and shown == seen, "and what may be seen is shown"


def addresses(path):
    """A path with each case or person of the authority in it, and that id."""
    if "{case}" in path:
        path = path.replace("{rule}", "registration_due")
        if path.endswith("/findings"):
            return [
                (path.replace("{case}", str(case)), str(case))
                for case in CaseRow.objects.values_list("pk", flat=True)[:2]
            ]
        return [(path.replace("{case}", str(case)), str(case)) for case in CaseRow.objects.values_list("pk", flat=True)]
    if "{person}" in path:
        return [
            (path.replace("{person}", str(one)), str(one)) for one in PersonRow.objects.values_list("pk", flat=True)
        ]
    return [(path, "")]


@given(
    roles=st.sets(st.sampled_from(list(Role))),
    office=st.sampled_from(["north", "south"]),
    what=st.sampled_from(sorted(exports.FIELDS)),
)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_export_shows_a_case_that_the_page_would_not(caseload, officer, at, roles, office, what):
    asks, second = officer(Role.SUPERVISOR, *roles, office=office), officer(Role.SUPERVISOR, name="second")
    made = exports.request_export(
        export=uuid4(), what=what, fields=["number"], filters={}, purpose="the yearly report", by=asks, at=at
    )
    exports.approve_export(export=made.pk, by=second, at=at)
    moment = at + timedelta(hours=1)
    text = exports.fetch_export(export=made.pk, form="json", by=asks, at=moment).text
    assert {number for number in CaseRow.objects.values_list("number", flat=True) if number in text} == set(
        visible(asks).values_list("number", flat=True)
    )
    # The same export after the officer has lost the role: nothing at all, however long it would still have lasted.
    asks.roles = sorted({role.value for role in roles} - {"supervisor"})
    asks.save()
    with pytest.raises(Exception, match="roles allow"):
        exports.fetch_export(export=made.pk, form="json", by=asks, at=moment)


def test_another_authority_is_another_world(caseload, program, at):
    from django.contrib.auth import get_user_model

    from fairway.casework.models import Authority, Officer

    there = Authority.objects.create(code="fr-test", name="Other", state="FR", zone="Europe/Paris")
    office = there.offices.create(code="north", name="North")
    user = get_user_model().objects.create(username="elsewhere")
    roles = [role.value for role in Role]
    works = program(Officer.objects.create(authority=there, office=office, user=user, name="elsewhere", roles=roles))
    assert works.get("/cases").json() == {"cases": [], "after": None}
    assert works.get("/tasks").json() == {"tasks": [], "more": False}
    assert works.get("/exports").json() == []
    for case in CaseRow.objects.all():
        assert works.get(f"/cases/{case.pk}").status_code == 404
        own = works.get(f"/audit/{case.pk}").json()["entries"]
        assert [entry["deed"] for entry in own] == ["refused"], "the attempt itself, and nothing of the other authority"
