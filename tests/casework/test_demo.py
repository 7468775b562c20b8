"""The synthetic caseload: nobody in it is real, its mix follows the packaged figures, and its chains hold."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from django.db import transaction

from fairway.casework import clocks, demo, record
from fairway.casework.demo_lives import INVENTED
from fairway.casework.models import AuditEntry, CaseRow, ClockRow, Event, Officer, PersonRow, Role, TaskRow
from fairway.errors import CaseError

duckdb = pytest.importorskip("duckdb")
AT = datetime(2026, 11, 20, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def mix():
    return demo.read_mix()


@pytest.fixture
def loaded(db, mix):
    return demo.load(people=80, seed=7, at=AT, mix=mix)


def rows():
    """Projected rows in plain form."""
    return {
        model.__name__: [
            {name: str(value) for name, value in row.items() if name not in ("id", "earlier")} for row in model.objects.order_by(*order).values()
        ]
        for model, order in ((CaseRow, ("id",)), (PersonRow, ("id",)), (ClockRow, ("case", "rule")), (TaskRow, ("case", "key")))
    }  # fmt: skip


def test_the_mix_is_that_of_the_published_figures(mix):
    assert max(mix.origins, key=mix.origins.__getitem__) == "BD" and mix.origins["BD"] == 23450, "Eurostat, Italy, 2023"
    assert mix.women == Fraction(21525, 21525 + 114240)
    assert mix.outcomes[""] == (6024, 10651, 61269, 7186) or sum(mix.outcomes[""]) > 80_000, "UNHCR, Italy, 2024"
    assert all(0 <= share <= 1 for share in mix.landed.values()) and mix.landed["BD"] > 0
    assert any(source.startswith("eurostat:asylum_applicants_annual@") for source in mix.sources)


def test_the_caseload_has_the_people_asked_for_in_the_proportions_of_the_mix(loaded, mix):
    assert (loaded.people, loaded.cases, PersonRow.objects.count()) == (80, 80, 80)
    share = Fraction(mix.origins["BD"], sum(mix.origins.values()))
    assert abs(PersonRow.objects.filter(nationality="BD").count() - share * 80) < 1


def test_every_name_says_that_it_is_invented(loaded):
    assert not PersonRow.objects.exclude(family_name__startswith="Demo-").exists()
    assert all(INVENTED.values()), "what is invented is named as such"


def test_the_chains_hold_and_every_event_has_its_audit_entry(loaded):
    authority = demo.Authority.objects.get(pk=demo.CODE)
    assert list(record.verify(authority)) == []
    assert (
        AuditEntry.objects.filter(authority=authority, deed="write").count() == Event.objects.count() == loaded.events
    )
    assert not Event.objects.filter(at__gt=AT).exists(), "nothing lies in the future"


def test_the_rows_are_those_that_the_events_make(loaded):
    authority = demo.Authority.objects.get(pk=demo.CODE)
    before = rows()
    clocks.rebuild(authority, record.legal_day(AT, authority))
    after = rows()
    assert after["PersonRow"] == before["PersonRow"]
    differ = [
        (a["number"], name, b[name], a[name])
        for b, a in zip(before["CaseRow"], after["CaseRow"], strict=True)
        for name in a
        if a[name] != b[name]
    ]
    assert differ == []
    assert after["TaskRow"] == before["TaskRow"]


def test_open_cases_have_clocks_and_tasks(loaded):
    assert ClockRow.objects.filter(status="RUNNING").count() > 30
    assert TaskRow.objects.filter(late=True).exists() and TaskRow.objects.filter(late=False).exists()


def test_there_is_an_officer_for_each_role_and_nobody_has_a_password(loaded):
    assert [officer.roles for officer in demo.demo_officers()] == [[role.value] for role in Role]
    assert not any(officer.user.has_usable_password() for officer in Officer.objects.select_related("user"))


def test_the_same_seed_gives_the_same_people_and_another_gives_others(db, mix):
    def people(seed):
        with transaction.atomic():
            demo.load(people=30, seed=seed, at=AT, mix=mix)
            found = sorted(PersonRow.objects.values_list("pk", "family_name", "given_names", "born_on"))
            transaction.set_rollback(True)
        return found

    assert people(7) == people(7) != people(8)


def test_it_is_not_loaded_twice(loaded):
    with pytest.raises(CaseError, match="the authority 'demo' is there already"):
        demo.load(people=1, at=AT)
