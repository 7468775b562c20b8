"""Pages that look over many cases: who gets in, what they show, and that no officer is measured on any of them."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from fairway.casework import commands, demo
from fairway.casework.models import AuditEntry, Officer, PersonRow
from fairway.casework.record import Actor
from tests.web.conftest import _clock, browser, settings  # noqa: F401  fixtures are found by their names here

pytestmark = pytest.mark.usefixtures("db")
PAGES = {
    "loose_ends": ("caseworker", "auditor"),
    "reception": ("caseworker", "auditor"),
    "workload": ("supervisor", "caseworker"),
    "merges": ("caseworker", "registrar"),
    "oversight": ("monitor", "caseworker"),
    "officers": ("administrator", "supervisor"),
}
"""Page -> a role that opens it, and one that does not."""


@pytest.mark.parametrize(("page", "roles"), PAGES.items(), ids=PAGES.keys())
def test_a_page_opens_for_its_roles_alone(page, roles, officer, register, browser):  # noqa: F811
    register()
    yes, no = roles
    answer = browser(officer(yes)).get(reverse(page))
    assert answer.status_code == 200 and b"<h1>" in answer.content
    assert browser(officer(no)).get(reverse(page)).status_code == 403
    assert browser().get(reverse(page)).status_code == 302, "nobody without a login"


def test_loose_ends_lead_to_the_cases_with_their_article(register, registrar, browser):  # noqa: F811
    case = register()
    page = browser(registrar)
    every = page.get(reverse("loose_ends")).content.decode()
    assert "Case that nobody has" in every and "APR Art. 37, third and fourth sentences" in every
    one = page.get(reverse("loose_ends"), {"kind": "nobody"}).content.decode()
    assert case.number in one and reverse("case", kwargs={"case": case.pk}) in one
    assert page.get(reverse("loose_ends"), {"kind": "sloth"}).status_code == 404
    assert page.get(reverse("loose_ends"), {"kind": "document_lost"}).status_code == 200


def test_a_case_of_another_office_is_in_no_list(register, officer, browser):  # noqa: F811
    case = register()
    page = browser(officer("caseworker", office="south"))
    assert case.number not in page.get(reverse("loose_ends"), {"kind": "nobody"}).content.decode()


@pytest.fixture
def proposed(register, officer, at):
    first = officer("caseworker", name="first")
    one, two = register(family_name="<b>Example</b>"), register(family_name="Exampel")
    person, into = one.people.get().person, two.people.get().person
    proposal = commands.propose_merge(
        person=person, into=into, because="same day of birth", by=Actor.of(first), at=at, event_id=uuid4(), expected_version=1
    )  # fmt: skip
    return first, PersonRow.objects.get(pk=person.pk), into, proposal


def test_a_second_officer_answers_a_merge_on_the_page(proposed, officer, browser):  # noqa: F811
    first, person, into, proposal = proposed
    second = officer("supervisor", name="second")
    page = browser(second).get(reverse("merges")).content.decode()
    assert "&lt;b&gt;Example&lt;/b&gt;" in page and "<b>Example" not in page
    assert AuditEntry.objects.filter(officer=second, deed="read", what="person").count() == 2, "what was shown was read"
    sent = {"event_id": str(uuid4()), "version": person.version, "answer": "confirm"}
    address = reverse("answer_merge", kwargs={"proposal": proposal.pk})
    assert browser(first).post(address, sent).status_code == 403, "nobody answers his or her own proposal"
    assert browser(second).post(address, sent).status_code == 302
    person.refresh_from_db()
    assert person.merged_into_id == into.pk
    assert browser(second).post(address, {"answer": "confirm"}).status_code == 404, "a form without its id and version"


def test_a_refusal_says_why(proposed, officer, browser):  # noqa: F811
    _, person, _, proposal = proposed
    page = browser(officer("supervisor", name="second"))
    address = reverse("answer_merge", kwargs={"proposal": proposal.pk})
    sent = {"event_id": str(uuid4()), "version": person.version, "answer": "refuse"}
    assert page.post(address, {**sent, "reason": " "}).status_code == 400
    assert page.post(address, {**sent, "reason": "two brothers"}).status_code == 302


def test_an_administrator_adds_an_officer_and_changes_one(officer, authority, browser):  # noqa: F811
    boss = officer("administrator", name="boss")
    page = browser(boss)
    given = {
        "username": "maria",
        "name": "Maria",
        "office": "south",
        "roles": ["caseworker"],
        "password": "a long first password",
    }
    assert page.post(reverse("officers"), given).status_code == 302
    maria = Officer.objects.get(user__username="maria")
    assert (maria.office.code, maria.roles, maria.user.check_password("a long first password")) == (
        "south",
        ["caseworker"],
        True,
    )
    assert page.post(reverse("officers"), given).status_code == 400, "the name is taken"
    address = reverse("one_officer", kwargs={"officer": maria.pk})
    assert page.post(address, {"office": "south", "roles": ["liaison"], "reason": "moved"}).status_code == 302
    maria.refresh_from_db()
    assert (maria.roles, maria.active, get_user_model().objects.get(pk=maria.user_id).is_active) == (
        ["liaison"],
        False,
        False,
    )
    entries = AuditEntry.objects.filter(stream=maria.pk).order_by("pk")
    assert [(entry.what, entry.officer) for entry in entries] == [("officer_added", boss), ("officer_changed", boss)]


def test_nobody_changes_his_or_her_own_roles_and_one_administrator_stays(officer, browser):  # noqa: F811
    boss, second = officer("administrator", name="boss"), officer("administrator", name="second")
    sent = {"office": "north", "roles": ["administrator", "decision_maker"], "active": "on", "reason": "more"}
    own = browser(boss).post(reverse("one_officer", kwargs={"officer": boss.pk}), sent)
    assert own.status_code == 403
    fired = {"office": "north", "roles": ["administrator"], "reason": "left"}
    assert browser(boss).post(reverse("one_officer", kwargs={"officer": second.pk}), fired).status_code == 302
    assert browser(second).get(reverse("officers")).status_code in (302, 403), "who is inactive gets in nowhere"


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_a_weak_password_is_refused(officer, browser, password):  # noqa: F811
    given = {"username": "maria", "name": "Maria", "office": "south", "roles": ["caseworker"], "password": password}
    assert browser(officer("administrator")).post(reverse("officers"), given).status_code == 400
    assert not get_user_model().objects.filter(username="maria").exists()


def test_oversight_shows_counts_of_a_period_and_names_no_officer(register, officer, browser):  # noqa: F811
    register(by=Actor.of(officer("registrar", name="Somebody Special")))
    page = (
        browser(officer("monitor"))
        .get(reverse("oversight"), {"since": "2026-07-01", "until": "2026-07-31"})
        .content.decode()
    )
    assert "applicant has the information" in page, "a missed limit is named"
    assert "Somebody Special" not in page
    turned = browser(officer("monitor")).get(reverse("oversight"), {"since": "2026-07-31", "until": "2026-07-01"})
    assert turned.status_code == 400


def test_the_roles_of_a_demonstration_are_taken_only_where_it_is_one(browser, settings, at):  # noqa: F811
    pytest.importorskip("duckdb")
    demo.load(people=3, seed=1, at=datetime(2026, 7, 20, 10, tzinfo=UTC))
    boss = next(who for who in demo.demo_officers() if who.roles == ["supervisor"])
    settings.DEMO = False
    assert browser().get(reverse("demo_roles")).status_code == 404
    assert browser().post(reverse("demo_roles"), {"officer": str(boss.pk)}).status_code == 404
    settings.DEMO = True
    page = browser()
    assert "supervisor" in page.get(reverse("demo_roles")).content.decode()
    assert page.post(reverse("demo_roles"), {"officer": str(uuid4())}).status_code == 404
    assert page.post(reverse("demo_roles"), {"officer": str(boss.pk)}).status_code == 302
    assert page.get(reverse("workload")).status_code == 200
