"""The work pages: who sees what, nothing lost, nothing overwritten, nothing run that somebody typed."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal import auth
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairway.casework import commands
from fairway.casework.models import AuditEntry, CaseRow, Event
from fairway.casework.record import Actor
from fairway.web.tags import question

HOSTILE = "<script>alert('a')</script>\"&"


def words(answer):
    return answer.content.decode()


def hidden(answer, name):
    """A hidden field of the first form that has it."""
    return re.search(rf'name="{name}" value="([^"]*)"', words(answer)).group(1)


def address(page, case, /, **more):
    return reverse(page, kwargs={"case": case.pk, **more})


def fact_form(client, case, fact, **given):
    page = client.get(address("fact", case, name=fact))
    return {"event_id": hidden(page, "event_id"), "version": hidden(page, "version"), "evidence": "stamp", **given}


def test_every_page_wants_a_login(browser, register):
    case = register()
    for name in ("first", "tasks", "search", "register", "known"):
        answer = browser().get(reverse(name))
        assert answer.status_code == 302 and answer.url.startswith("/account/login/"), name
    for name in ("case", "facts", "add_document"):
        assert browser().get(address(name, case)).url.startswith("/account/login/")


def test_an_account_without_an_officer_sees_nothing(browser, registrar, register):
    case = register()
    registrar.active = False
    registrar.save()
    assert browser(registrar).get(address("case", case)).status_code == 403


def test_a_password_alone_does_not_get_in(browser, officer):
    who = officer("caseworker")
    who.user.set_password("correct horse battery")
    who.user.save()
    client = browser()
    answer = client.post(reverse("account_login"), {"login": who.user.username, "password": "correct horse battery"})
    assert answer.status_code == 302, words(answer)
    assert client.get(reverse("tasks")).url == reverse("mfa_activate_totp")
    again = client.get(reverse("mfa_activate_totp")).url
    page = client.get(client.post(again, {"password": "correct horse battery"}).url)
    secret = re.search(
        r'id="authenticator_secret"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*id="authenticator_secret"', words(page)
    )
    code = auth.format_hotp_value(
        auth.hotp_value(secret.group(1) or secret.group(2), next(auth.yield_hotp_counters_from_time()))
    )
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert client.get(reverse("tasks")).status_code == 200
    fresh = browser()
    asked = fresh.post(reverse("account_login"), {"login": who.user.username, "password": "correct horse battery"})
    assert asked.url.startswith(reverse("mfa_authenticate")), "from now on the second factor is asked at the door"
    assert fresh.get(reverse("tasks")).url.startswith(reverse("account_login"))


def test_guessing_a_password_is_slowed_down(browser, officer):
    who, client = officer("caseworker"), browser()
    said = [
        words(client.post(reverse("account_login"), {"login": who.user.username, "password": f"wrong {n}"}))
        for n in range(7)
    ]
    assert "Too many failed login attempts" in said[-1] and "Too many failed login attempts" not in said[0]


def test_a_case_is_shown_only_after_a_reason_and_each_read_is_logged(browser, registrar, register):
    case, client = register(), browser(registrar)
    asked = client.get(address("case", case))
    assert "Why do you read this case?" in words(asked) and "Example" not in words(asked)
    assert client.post(address("reason", case), {"reason": "other", "words": ""}).status_code == 400
    assert client.post(address("reason", case), {"reason": "other", "words": "hearing at court"}).url == address(
        "case", case
    )
    assert "Example" in words(client.get(address("case", case)))
    entry = AuditEntry.objects.get(stream=case.pk, deed="read")
    assert (entry.reason, entry.officer) == ("other: hearing at court", registrar)


def test_the_reason_leads_to_no_other_site(browser, registrar, register):
    case = register()
    answer = browser(registrar).post(address("reason", case), {"reason": "casework", "next": "https://example.org/"})
    assert answer.url == address("case", case)


@pytest.mark.parametrize("role", ["caseworker", "auditor", "administrator"])
def test_a_case_of_another_office_is_refused_like_one_that_is_not_there(browser, officer, register, role):
    case = register()
    client = browser(officer(role, office="south"), case=case)
    there = client.get(address("case", case))
    client.post(reverse("reason", kwargs={"case": uuid4()}), {"reason": "casework"})
    assert there.status_code == 403 and "Example" not in words(there)
    for name, more in (
        ("facts", {}),
        ("fact", {"name": "lodged_on"}),
        ("step", {"name": "lodging"}),
        ("add_document", {}),
    ):
        assert client.get(address(name, case, **more)).status_code == 403, name
    assert AuditEntry.objects.filter(stream=case.pk, deed="refused").exists()
    assert case.number not in words(client.get(reverse("tasks")))


def test_the_case_page_shows_clocks_steps_facts_and_timeline(browser, registrar, register):
    case = register()
    page = words(browser(registrar, case=case).get(address("case", case)))
    for seen in (
        "2 limits have passed", "APR Art. 8(2)", "12 days late", "Proposed next steps", "Why", question("made_on").replace("'", "&#x27;"),
        "The case was opened.", "registrar-caseworker",
    ):  # fmt: skip
        assert seen in page, seen


def test_tasks_are_by_deadline_and_counted(browser, registrar, register):
    register()
    register({"unaccompanied_minor": True, "date_of_birth": "2012-01-01"}, born_on="2012-01-01")
    page = words(browser(registrar).get(reverse("tasks") + "?of=office"))
    due = re.findall(r'fw-day"[^>]*>(\d+ \w+ \d{4})', page)
    assert due and "vulnerable" in page and "late</span>" in page
    assert page.index("8 Jul 2026") < page.index("5 Aug 2026")
    assert re.search(r"<strong>\d+</strong> of my office", page)
    assert browser(registrar).get(reverse("tasks") + "?of=everyone&page=99").status_code == 200


def test_registering_sends_the_officer_to_the_new_case_and_twice_is_once(browser, registrar):
    client = browser(registrar)
    form = client.get(reverse("register"))
    sent = {
        "id": hidden(form, "id"), "family_name": "Sample", "given_names": "Person", "born_on": "1990-01-01", "nationality": "SY",
        "fact_made_on": "2026-07-20", "fact_registered_on": "2026-07-20", "fact_arrival_kind": "inland",
    }  # fmt: skip
    answer = client.post(reverse("register"), sent)
    case = CaseRow.objects.get()
    assert answer.url == address("case", case), words(answer)
    assert client.get(answer.url).status_code == 200
    again = client.post(reverse("register"), {**sent, "compared": "on"})
    assert again.url == answer.url and CaseRow.objects.count() == 1


def test_nothing_that_was_typed_is_lost_where_a_registration_is_refused(browser, registrar):
    client = browser(registrar)
    id = str(uuid4())
    sent = {
        "id": id,
        "family_name": HOSTILE,
        "fact_made_on": "2026-07-20",
        "fact_registered_on": "2026-07-10",
        "fact_arrival_kind": "inland",
    }
    answer = client.post(reverse("register"), sent)
    page = words(answer)
    assert answer.status_code == 400 and "is before" in page and CaseRow.objects.count() == 0
    assert "&lt;script&gt;alert(&#x27;a&#x27;)&lt;/script&gt;&quot;&amp;" in page and "<script>alert" not in page
    assert hidden(answer, "id") == id and 'value="2026-07-10"' in page


def test_who_may_be_known_is_shown_and_nothing_is_recorded_until_it_was_compared(browser, registrar, register):
    known = register(family_name="Al-Hussein", given_names="Mohammed", born_on="1990-05-05")
    client = browser(registrar)
    sent = {
        "id": str(uuid4()), "family_name": "Husein", "given_names": "Muhamed", "born_on": "1990-05-05", "fact_made_on": "2026-07-20",
        "fact_registered_on": "2026-07-20", "fact_arrival_kind": "inland",
    }  # fmt: skip
    hint = client.post(reverse("register"), sent)
    assert "May be known already" in words(hint) and known.number in words(hint) and CaseRow.objects.count() == 1
    client.post(reverse("register"), {**sent, "compared": "on", "existing": str(known.people.get().person_id)})
    made = CaseRow.objects.exclude(pk=known.pk).get()
    assert made.people.get().person_id == known.people.get().person_id


def test_another_offices_record_is_hinted_at_without_what_it_says(browser, officer, register):
    register(family_name="Sample", given_names="Person", born_on="1990-05-05")
    client = browser(officer("registrar", office="south"))
    asked = {"family_name": "Sample", "given_names": "Person", "born_on": "1990-05-05"}
    page = words(client.get(reverse("known"), asked))
    assert "Another office has 1 record" in page and "Sample" not in page and "DE-2026" not in page
    assert "Another office" not in words(client.get(reverse("known"), {**asked, "born_on": "1990-05-06"}))
    existing = str(CaseRow.objects.get().people.get().person_id)
    sent = {
        **asked, "id": str(uuid4()), "compared": "on", "existing": existing, "fact_made_on": "2026-07-20",
        "fact_registered_on": "2026-07-20", "fact_arrival_kind": "inland",
    }  # fmt: skip
    assert client.post(reverse("register"), sent).status_code == 400, "a record that one may not read is not linked to"


def test_only_a_registrar_registers(browser, officer):
    assert browser(officer("decision_maker")).get(reverse("register")).status_code == 403
    assert browser(officer("auditor")).get(reverse("known")).status_code == 403


def test_a_search_finds_by_number_name_and_birth_date_and_is_logged_without_the_name(browser, registrar, register):
    case = register(family_name="Al-Hussein", given_names="Mohammed", born_on="1990-05-05")
    client = browser(registrar)
    for asked in (
        {"number": "000001"},
        {"name": "husein"},
        {"born_on": "1990-05-05"},
        {"name": "Muhamed", "born_on": "1990-05-05"},
    ):
        assert case.number in words(client.post(reverse("search"), asked)), asked
    for asked in ({"name": "nobody"}, {"number": "9"}, {}):
        assert case.number not in words(client.post(reverse("search"), asked)), asked
    logged = list(AuditEntry.objects.filter(what="search").values_list("reason", flat=True))
    assert "by name: 1 found" in logged and not any("usein" in reason for reason in logged)


def test_a_fact_is_recorded_then_corrected_with_a_reason_and_its_clock_moves(browser, registrar, register):
    case = register({"registered_on": "2026-07-10"})
    client = browser(registrar, case=case)
    sent = fact_form(client, case, "made_on", value="2026-07-09")
    assert "This field is required" in words(client.post(address("fact", case, name="made_on"), sent))
    client.post(address("fact", case, name="made_on"), {**sent, "reason": "the stamp says the 9th"})
    page = words(client.get(address("case", case)))
    assert "9 Jul 2026" in page and "Before a correction: 13 Jul 2026" in page


def test_a_fact_that_is_known_not_to_exist_is_recorded_as_that(browser, registrar, register):
    case = register()
    client = browser(registrar, case=case)
    sent = fact_form(client, case, "earlier_return_decision_on", value="")
    assert client.post(address("fact", case, name="earlier_return_decision_on"), sent).status_code == 400
    client.post(address("fact", case, name="earlier_return_decision_on"), {**sent, "absent": "on"})
    case.refresh_from_db()
    assert case.facts["earlier_return_decision_on"]["value"] == "none"


def test_a_fact_is_withdrawn_with_a_reason_and_unknown_again(browser, registrar, register):
    case = register()
    client = browser(registrar, case=case)
    sent = {"event_id": str(uuid4()), "version": case.version, "reason": "another person's form"}
    assert client.post(address("withdraw", case, name="arrival_kind"), sent).url == address("case", case)
    case.refresh_from_db()
    assert case.facts["arrival_kind"]["withdrawn"] and "withdrawn: not known" in words(
        client.get(address("case", case))
    )


def test_a_conflict_shows_both_and_loses_neither(browser, registrar, officer, register):
    case = register()
    mine, theirs = browser(registrar, case=case), browser(officer("caseworker", name="Colleague"), case=case)
    my_form = fact_form(mine, case, "lodged_on", value="2026-07-18")
    theirs.post(address("fact", case, name="lodged_on"), fact_form(theirs, case, "lodged_on", value="2026-07-17"))
    answer = mine.post(address("fact", case, name="lodged_on"), my_form)
    # the colleague's fact is there now, so mine would correct it: the form asks why before anything else
    assert answer.status_code == 400 and 'value="2026-07-18"' in words(answer)
    answer = mine.post(address("fact", case, name="lodged_on"), {**my_form, "reason": "the receipt says the 18th"})
    page = words(answer)
    assert answer.status_code == 409 and "Somebody recorded something since" in page
    assert "17 Jul 2026" in page and "18 Jul 2026" in page and "Colleague" in page
    again = {name: hidden(answer, name) for name in ("event_id", "version", "value", "reason", "evidence")}
    assert again["version"] == "5"
    assert mine.post(address("fact", case, name="lodged_on"), again).status_code == 302
    case.refresh_from_db()
    assert (case.facts["lodged_on"]["value"], case.facts["lodged_on"]["earlier"][0]["value"]) == (
        "2026-07-18",
        "2026-07-17",
    )


def test_a_step_that_was_sent_twice_is_taken_once(browser, registrar, register):
    case = register()
    client = browser(registrar, case=case)
    page = client.get(address("step", case, name="lodging"))
    sent = {"event_id": hidden(page, "event_id"), "version": hidden(page, "version"), "fact_lodged_on": "2026-07-20"}
    for _ in range(2):
        assert client.post(address("step", case, name="lodging"), sent).status_code == 302
    assert Event.objects.filter(stream=case.pk, kind="step_taken", payload__step="lodging").count() == 1


def record(case, registrar, at, facts):
    for version, (fact, value) in enumerate(facts.items(), start=case.version):
        commands.record_fact(
            case=CaseRow.objects.get(pk=case.pk), fact=fact, value=value, evidence="file", by=Actor.of(registrar), at=at,
            event_id=uuid4(), expected_version=version,
        )  # fmt: skip
    return CaseRow.objects.get(pk=case.pk)


REJECTED = {
    "lodged_on": "2026-07-10", "decision_outcome": "unfounded", "stay_right_on_other_ground": False, "earlier_return_decision_on": "none",
}  # fmt: skip


def test_nobody_decides_past_a_safeguard_by_ticking_nothing(browser, registrar, officer, register, at):
    case = record(register(), registrar, at, REJECTED)
    client = browser(officer("decision_maker"), case=case)
    page = client.get(address("decide", case, name="return"))
    sent = {
        "event_id": hidden(page, "event_id"), "version": hidden(page, "version"), "outcome": "return", "reasons": "no right to stay",
        "fact_linked_return_decision_on": "2026-07-20",
    }  # fmt: skip
    held = client.post(address("decide", case, name="return"), sent)
    assert (
        held.status_code == 422
        and "removal_would_breach_non_refoulement" in words(held)
        and "no right to stay" in words(held)
    )
    record(case, registrar, at, {"removal_would_breach_non_refoulement": False})
    settled = client.post(address("decide", case, name="return"), {**sent, "version": case.version + 1})
    assert settled.status_code == 302
    decided = Event.objects.get(stream=case.pk, kind="decision_taken")
    assert "return_decision_with_rejection_must" in decided.payload["rules"]


def test_a_decision_names_its_reasons_and_a_departure_says_why(browser, registrar, officer, register, at):
    case = record(register(), registrar, at, {**REJECTED, "removal_would_breach_non_refoulement": False})
    judge = officer("decision_maker")
    assert browser(registrar, case=case).get(address("decide", case, name="asylum")).status_code == 403
    client = browser(judge, case=case)
    page = client.get(address("decide", case, name="other"))
    sent = {
        "event_id": hidden(page, "event_id"),
        "version": hidden(page, "version"),
        "outcome": "heard again",
        "reasons": "a new statement",
    }
    findings = re.findall(r'name="rules" value="([^"]+)"', words(page))
    assert findings, "the findings that hold are offered as rules applied"
    refused = client.post(address("decide", case, name="other"), {**sent, "departs_from": findings[0]})
    assert (
        refused.status_code == 400
        and "Say why the decision departs" in words(refused)
        and "a new statement" in words(refused)
    )
    client.post(
        address("decide", case, name="other"),
        {**sent, "departs_from": findings[0], "departure_reason": "the age was assessed"},
    )
    decided = Event.objects.get(stream=case.pk, kind="decision_taken")
    assert (decided.payload["departs_from"], decided.payload["reasons"]) == (findings[0], "a new statement")


def test_a_document_is_added_and_given_back_as_a_file(browser, registrar, register, settings, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.DOCUMENTS = tmp_path
    case = register()
    client = browser(registrar, case=case)
    page = client.get(address("add_document", case))
    sent = {name: hidden(page, name) for name in ("event_id", "version", "document")}
    file = SimpleUploadedFile("evil.html", b"a statement in plain text", content_type="text/html")
    assert client.post(address("add_document", case), {**sent, "title": HOSTILE, "content": file}).status_code == 302
    answer = client.get(address("document", case, document=sent["document"]))
    assert answer.content == b"a statement in plain text" and answer["Content-Type"] == "text/plain"
    assert ".txt" in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert "<script>alert" not in words(client.get(address("case", case)))


def test_hostile_names_are_text_everywhere(browser, registrar, register):
    case = register(family_name=HOSTILE, given_names="x\u202ey")
    client = browser(registrar, case=case)
    client.post(
        address("fact", case, name="lodged_on"),
        fact_form(client, case, "lodged_on", value="2026-07-17", evidence=HOSTILE),
    )
    for answer in (client.get(address("case", case)), client.post(reverse("search"), {"number": "1"})):
        assert "<script>alert" not in words(answer) and "&lt;script&gt;" in words(answer)


LONGEST = {"tasks": 9, "case": 16, "search": 9}


def test_pages_ask_the_database_a_fixed_number_of_questions(browser, registrar, register, at):
    first = register()
    client = browser(registrar, case=first)

    def asked():
        counts = {}
        for name, send in (
            ("tasks", lambda: client.get(reverse("tasks") + "?of=office")),
            ("case", lambda: client.get(address("case", first))),
            ("search", lambda: client.post(reverse("search"), {"name": "Example"})),
        ):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert send().status_code == 200
            counts[name] = len(queries)
        return counts

    few = asked()
    for n in range(6):
        register(born_on=f"1990-01-0{n + 1}", when=at + timedelta(minutes=n))
    for fact in ("lodged_on", "earlier_return_decision_on"):
        client.post(address("fact", first, name=fact), fact_form(client, first, fact, value="2026-07-18"))
    assert asked() == few, "more cases and more facts ask no more questions"
    assert all(few[name] <= most for name, most in LONGEST.items()), few
