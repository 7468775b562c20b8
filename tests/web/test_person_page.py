"""The person's own page: plain words in the person's language, and one case, never another."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from fairway.casework import access, letters
from fairway.casework.models import CasePerson
from fairway.casework.plain_words import NOT_APPROVED
from fairway.casework.record import Actor
from fairway.web import languages
from fairway.web.pages import person as pages

pytestmark = pytest.mark.usefixtures("db")
HOSTILE = "<script>alert('x')</script>"
TRANSLATED = ("fr", "de", "it", "es", "el", "ar")


@pytest.fixture(autouse=True)
def _no_tries_before_and_one_clock(monkeypatch, at):
    from django.core.cache import cache

    cache.clear()
    monkeypatch.setattr(pages, "instant", lambda: at)


@pytest.fixture
def give(registrar, at):
    def make(case):
        case.refresh_from_db()
        person = CasePerson.objects.get(case=case, part="applicant").person_id
        return access.issue_code(
            case=case, person=person, by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
        ).code

    return make


@pytest.fixture
def enter(browser, give):
    """A browser in which the visit of a case is open: enter(case, language="ar")."""

    def make(case, language=""):
        client = browser()
        if language:
            client.get(reverse("person-door"), {"language": language})
        answer = client.post(reverse("person-door"), {"code": give(case)})
        assert (answer.status_code, answer["Location"]) == (302, reverse("person-case"))
        return client

    return make


def shown(client, **query):
    answer = client.get(reverse("person-case"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_door_opens_without_a_login_and_asks_for_a_code(browser):
    answer = browser().get(reverse("person-door"))
    assert answer.status_code == 200 and 'name="code"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"] and "script-src 'self'" in answer["Content-Security-Policy"]


def test_the_page_says_where_the_case_stands_and_what_comes_next(enter, register):
    case = register()
    page = shown(enter(case))
    assert case.number in page and "Your application is registered. You will be asked" in page
    assert "You are given an appointment to hand in your application." in page and "29 July 2026" in page
    assert "Who: The authority" in page and "If the day passes, it must still be done." in page
    assert "APR Art. 28(3) and (5)" in page and "You have not been given a decision yet." in page


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_page_in_each_language_has_no_english_sentence_left(enter, register, code):
    page = shown(enter(register(), code))
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page
    bare = re.sub(r'<(\w+)[^>]*\blang="en"[^>]*>.*?</\1>', " ", page.split("<body>")[1], flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", bare)
    found = [sentence for sentence in _sentences() if len(sentence) > 12 and sentence in words]
    assert found == []


def test_a_translation_that_nobody_approved_says_so(enter, register):
    from django.utils import translation

    for code in TRANSLATED:
        assert languages.catalogue(code).approved_by == ""
        with translation.override(code):
            words = translation.gettext(NOT_APPROVED)
        assert words != NOT_APPROVED and words in shown(enter(register(), code))
    assert NOT_APPROVED not in shown(enter(register(), "en"))


def test_a_language_without_a_page_is_answered_in_english_and_said_so(enter, register):
    page = shown(enter(register(language="ps")))
    assert '<html lang="en" dir="ltr">' in page and "This page is not there in پښتو yet." in page


def test_the_language_of_the_record_is_taken_where_none_was_chosen(enter, register):
    assert '<html lang="ar" dir="rtl">' in shown(enter(register(language="ar")))


def test_a_code_works_once_and_a_visit_ends(browser, give, register, at, monkeypatch):
    case, client, other = register(), browser(), browser()
    code = give(case)
    client.post(reverse("person-door"), {"code": code})
    again = other.post(reverse("person-door"), {"code": code})
    assert again.status_code == 403 and "This code does not open a case." in again.content.decode()
    assert other.get(reverse("person-case")).status_code == 302
    monkeypatch.setattr(pages, "instant", lambda: at + access.VISIT)
    late = client.get(reverse("person-case"), follow=True)
    assert "Your visit has ended." in late.content.decode() and case.number not in late.content.decode()


def test_leaving_ends_the_visit_for_good(enter, register):
    client = enter(register())
    kept = client.cookies["sessionid"].value
    client.post(reverse("person-leave"))
    client.cookies["sessionid"] = kept
    assert client.get(reverse("person-case")).status_code == 302


def test_too_many_wrong_codes_from_one_address(browser, give, register):
    client, code = browser(), give(register())
    for _ in range(pages.WRONG_TRIES):
        assert client.post(reverse("person-door"), {"code": "2222-2222-2222-2222"}).status_code == 403
    answer = client.post(reverse("person-door"), {"code": code})
    assert answer.status_code == 429 and "Wait ten minutes" in answer.content.decode()


def test_an_officers_login_ends_where_a_visit_begins(browser, give, register, registrar):
    case = register()
    client = browser(registrar)
    client.post(reverse("person-door"), {"code": give(case)})
    assert "_auth_user_id" not in client.session
    assert client.get("/").status_code in (302, 403)


def test_a_visit_opens_no_page_of_the_officers(enter, register):
    case = register()
    client = enter(case)
    issue = reverse("person-issue", kwargs={"case": case.pk, "person": uuid4()})
    assert client.post(issue, {}).status_code in (302, 403)
    assert client.get("/", follow=False).status_code in (302, 403)


def test_no_visit_reaches_another_case(enter, register, officer, at):
    """Whatever is asked for, in whatever order: only the case of the code answers."""
    decider = officer("decision_maker", "caseworker")
    cases, texts, letter_of = [], {}, {}
    for place in range(4):
        case, letter = register(family_name=f"Secretname{place}"), uuid4()
        letters.draft_letter(
            case=case, letter=letter, title={"en": f"Secrettitle{place}"}, body={"en": ["x"]}, languages=("en",), by=Actor.of(decider), at=at,
            event_id=uuid4(), expected_version=case.version,
        )  # fmt: skip
        case.refresh_from_db()
        letters.approve_letter(
            case=case,
            letter=letter,
            translated_by={},
            by=Actor.of(decider),
            at=at,
            event_id=uuid4(),
            expected_version=case.version,
        )
        cases.append(case)
        letter_of[case.pk] = letter
        texts[case.pk] = (case.number, f"Secretname{place}", f"Secrettitle{place}", str(case.pk), str(letter))
    clients = {case.pk: enter(case) for case in cases}
    luck = random.Random(20260720)
    for _ in range(60):
        own, other = luck.sample(cases, 2)
        client = clients[own.pk]
        address, query = luck.choice(
            [
                (reverse("person-case"), {"case": str(other.pk), "access": str(other.pk), "language": "en"}),
                (reverse("person-letter", kwargs={"letter": letter_of[other.pk]}), {}),
                (reverse("person-letter", kwargs={"letter": other.pk}), {"case": str(other.pk)}),
                (reverse("person-letter", kwargs={"letter": letter_of[own.pk]}), {}),
                (reverse("person-case"), {}),
            ]
        )
        answer = client.get(address, query)
        body = answer.content.decode("utf-8", "replace")
        if "/letter/" in address:
            assert answer.status_code == (200 if str(letter_of[own.pk]) in address else 404)
        else:
            assert own.number in body
        assert not [text for text in texts[other.pk] if text in body and text not in address]


def test_a_hostile_text_is_shown_and_not_run(enter, register, officer, at):
    case = register()
    letter = uuid4()
    decider = officer("decision_maker", "caseworker")
    letters.draft_letter(
        case=case, letter=letter, title={"en": HOSTILE}, body={"en": ["x"]}, languages=("en",), by=Actor.of(decider), at=at, event_id=uuid4(),
        expected_version=case.version,
    )  # fmt: skip
    case.refresh_from_db()
    letters.approve_letter(
        case=case,
        letter=letter,
        translated_by={},
        by=Actor.of(decider),
        at=at,
        event_id=uuid4(),
        expected_version=case.version,
    )
    page = shown(enter(case))
    assert HOSTILE not in page and "&lt;script&gt;" in page


def test_an_officer_prints_a_code_that_opens_the_case(browser, register, registrar):
    pypdf = pytest.importorskip("pypdf")
    import io

    case = register(language="ar")
    person = CasePerson.objects.get(case=case).person_id
    answer = browser(registrar).post(
        reverse("person-issue", kwargs={"case": case.pk, "person": person}),
        {"event_id": str(uuid4()), "version": case.version},
    )
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf") and "no-store" in answer[
        "Cache-Control"
    ]
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", words).group()
    client = browser()
    assert client.post(reverse("person-door"), {"code": code}).status_code == 302
    assert case.number in shown(client)


def test_an_officer_of_another_office_prints_none(browser, register, officer):
    case = register()
    person = CasePerson.objects.get(case=case).person_id
    answer = browser(officer("caseworker", office="south")).post(
        reverse("person-issue", kwargs={"case": case.pk, "person": person}),
        {"event_id": str(uuid4()), "version": case.version},
    )
    assert answer.status_code == 403


def test_the_page_asks_the_database_a_fixed_number_of_times(enter, register):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = enter(register())
    with CaptureQueriesContext(connection) as asked:
        shown(client)
    assert len(asked) == 11, [query["sql"][:90] for query in asked]


def test_nothing_is_asked_of_another_host(enter, register):
    page = shown(enter(register()))
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"', page) == []


# ------------------------------------------------------------------------------------------------------------ catalogues


@pytest.fixture(scope="module")
def tool():
    pytest.importorskip("babel")
    folder = str(Path(__file__).parents[2] / "tools")
    sys.path.insert(0, folder)
    import catalogues

    yield catalogues
    sys.path.remove(folder)


def _sentences():
    """What the page says in English, of some length: none of it may be left in another language."""
    pytest.importorskip("babel")
    sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
    import catalogues

    return {sentence for sentence in catalogues.person_sentences() if "%(" not in sentence and sentence != "Article"}


def test_every_language_of_the_union_and_of_applicants_is_known():
    from django.conf.locale import LANG_INFO

    codes = [code for code, _ in languages.LANGUAGES]
    assert len(languages.UNION) == 24 and len(set(codes)) == len(codes)
    assert [code for code in codes if code not in LANG_INFO] == []
    assert {code for code in codes if languages.direction(code) == "rtl"} == {"ar", "ckb", "fa", "prs", "ps", "ur"}
    assert [code for code, _ in django_settings.LANGUAGES] == codes


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_is_complete_and_keeps_every_placeholder(tool, code):
    catalog, needed = tool.read(code), tool.person_sentences()
    assert tool.lacking(catalog, needed) == [] and languages.catalogue(code).complete
    for sentence in needed:
        wanted = sorted(re.findall(r"%\(\w+\)s", sentence))
        assert sorted(re.findall(r"%\(\w+\)s", catalog.get(sentence).string)) == wanted, sentence


def test_each_compiled_catalogue_is_that_of_its_text(tool):
    stale = [
        code for code in tool.languages() if tool.place(code).with_suffix(".mo").read_bytes() != tool.compiled(code)
    ]
    assert stale == [], "run: python tools/catalogues.py update, then compile"


def test_the_frame_still_says_what_was_translated_for_it(tool):
    template = (Path(tool.SOURCE) / "web" / "templates" / "base.html").read_text(encoding="utf-8")
    assert [sentence for sentence in tool.FRAME if sentence not in template] == []


def test_the_session_holds_a_visit_and_no_case(enter, register):
    case = register()
    client = enter(case)
    held = dict(client.session)
    assert set(held) <= {pages.VISIT, pages.LANGUAGE, "_session_expiry"} and str(case.pk) not in str(held)
    assert UUID(held[pages.VISIT]) and client.session.get_expiry_age() <= access.VISIT.total_seconds()
