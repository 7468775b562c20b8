"""Letters: a draft until a named person approves it, in two languages, tagged, and never obeyed as markup."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest

from fairway.casework import access, commands, letters
from fairway.casework.letter_paper import code_sheet_pdf, letter_pdf
from fairway.casework.models import CasePerson, Event
from fairway.casework.own_case import own_case
from fairway.casework.record import Actor
from fairway.errors import CaseError, NotPermitted

pytestmark = pytest.mark.usefixtures("db")
pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")

TITLE = {"en": "Decision on your application", "ar": "قرار بشأن طلبك"}
BODY = {"en": ["We have decided."], "ar": ["لقد قررنا.", "مرحبا"]}


@pytest.fixture
def decider(officer):
    return officer("decision_maker", "caseworker", name="Dora Decider")


@pytest.fixture
def draft(register, decider, at):
    """Drafts a letter and gives its case and letter."""

    def make(title=TITLE, body=BODY, languages=("en", "ar"), **kwargs):
        case, letter = kwargs.pop("case", None) or register(), uuid4()
        case.refresh_from_db()
        letters.draft_letter(
            case=case, letter=letter, title=title, body=body, languages=languages, by=Actor.of(decider), at=at, event_id=uuid4(),
            expected_version=case.version, **kwargs,
        )  # fmt: skip
        case.refresh_from_db()
        return case, letter

    return make


def approve(case, letter, by, at, **names):
    return letters.approve_letter(
        case=case,
        letter=letter,
        translated_by=names,
        by=Actor.of(by),
        at=at,
        event_id=uuid4(),
        expected_version=case.version,
    )


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_draft_says_so_in_both_languages_and_across_the_page(draft):
    case, letter = draft(rules=["registration_due"])
    found = letters.find(case, letter)
    assert not found.final
    words = text_of(letter_pdf(case, found))
    assert "This is a draft. It has no effect." in words and "Draft" in words
    assert "APR Art. 27(1)" in words and "2026-07-13" in words, "the rule that was applied, with what it found"


def test_a_letter_is_final_when_a_named_person_approved_it(draft, decider, at):
    case, letter = draft()
    approve(case, letter, decider, at, ar="Layla Translator")
    found = letters.find(case, letter)
    assert found.final and found.approved_by == "Dora Decider"
    words = text_of(letter_pdf(case, found))
    assert "Draft" not in words and "Approved by: Dora Decider" in words and "Layla Translator" in words


def test_no_translation_without_a_person_who_stands_for_it(draft, decider, at):
    case, letter = draft()
    for name in ("", "  ", "AI"):
        with pytest.raises(CaseError, match="nobody is named for the text in ar"):
            approve(case, letter, decider, at, ar=name)
    assert not letters.find(case, letter).final


def test_who_approves(draft, officer, registrar, decider, at):
    case, letter = draft()
    with pytest.raises(NotPermitted):
        approve(case, letter, registrar, at, ar="Layla Translator")
    with pytest.raises(NotPermitted, match="only a person approves"):
        letters.approve_letter(
            case=case,
            letter=letter,
            translated_by={},
            by=Actor.system("job"),
            at=at,
            event_id=uuid4(),
            expected_version=case.version,
        )
    approve(case, letter, decider, at, ar="Layla Translator")
    case.refresh_from_db()
    with pytest.raises(CaseError, match="approved already"):
        approve(case, letter, decider, at, ar="Layla Translator")


def test_an_approval_of_another_text_approves_nothing(draft, decider, at):
    case, letter = draft()
    approval = approve(case, letter, decider, at, ar="Layla Translator")
    events = list(Event.objects.filter(stream=case.pk, kind__startswith="letter").order_by("sequence"))
    events[-1].payload = {**approval.payload, "hash": "0" * 64}
    assert not letters.letters_in(events)[0].final


@pytest.mark.parametrize(
    ("title", "body", "languages", "why"),
    [
        (TITLE, BODY, (), "in one language, or in two"),
        (TITLE, BODY, ("en", "en"), "in one language, or in two"),
        (TITLE, BODY, ("en", "ar", "fr"), "in one language, or in two"),
        (TITLE, {"en": ["a"], "ar": ["  "]}, ("en", "ar"), "no text in 'ar'"),
        ({"en": "a"}, BODY, ("en", "ar"), "no title or no text in 'ar'"),
    ],
)
def test_what_is_no_letter(draft, title, body, languages, why):
    with pytest.raises(CaseError, match=why):
        draft(title, body, languages)


def test_a_changed_text_is_a_new_letter(draft, decider, at):
    case, letter = draft()
    with pytest.raises(CaseError, match="a changed text is a new letter"):
        letters.draft_letter(
            case=case, letter=letter, title=TITLE, body={**BODY, "en": ["Other."]}, languages=("en", "ar"), by=Actor.of(decider), at=at,
            event_id=uuid4(), expected_version=case.version,
        )  # fmt: skip


def test_the_file_is_tagged_and_names_both_languages(draft):
    case, letter = draft()
    made = letter_pdf(case, letters.find(case, letter))
    root = pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en" and "/StructTreeRoot" in root
    assert b"pdfuaid" in made or b"pdfuaid" in root["/Metadata"].get_data()
    assert "/Lang" in str(list(elements(root["/StructTreeRoot"]))) and "ar" in languages_in(root["/StructTreeRoot"])


def elements(node):
    yield dict(node)
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict):
            yield from elements(kid)


def languages_in(node):
    return {str(one["/Lang"]) for one in elements(node) if "/Lang" in one}


def test_equal_letters_give_equal_files(draft):
    case, letter = draft()
    found = letters.find(case, letter)
    assert letter_pdf(case, found) == letter_pdf(case, found)


@pytest.mark.parametrize("hostile", ['#import "x"', "$x^2$", '")#panic("', "<label> @ref *b* _i_", "\\ \\u{41}"])
def test_markup_in_a_letter_is_printed_and_not_obeyed(draft, hostile):
    case, letter = draft({"en": hostile}, {"en": [hostile]}, ("en",))
    words = "".join(text_of(letter_pdf(case, letters.find(case, letter))).split())
    assert words.count("".join(hostile.split())) >= 2


def test_a_script_that_no_font_shows_is_refused_without_its_words(draft):
    case, letter = draft({"am": "ውሳኔ"}, {"am": ["ሰላም"]}, ("am",))
    with pytest.raises(CaseError, match="no font that is installed") as refused:
        letter_pdf(case, letters.find(case, letter))
    assert "ሰላም" not in str(refused.value)


def test_the_letter_of_a_decision_has_its_reasons_and_its_rules(register, decider, at):
    case = register()
    taken = commands.decide(
        case=case, decision="asylum", outcome="Protection is granted", reasons="The account is believed.", rules=["registration_due"],
        by=Actor.of(decider), at=at, event_id=uuid4(), expected_version=case.version,
    )  # fmt: skip
    case.refresh_from_db()
    letter = uuid4()
    given = {
        "case": case, "letter": letter, "taken": taken, "title": TITLE, "translation": {"ar": ["مُنحت الحماية"]}, "by": Actor.of(decider),
        "at": at, "expected_version": case.version,
    }  # fmt: skip
    with pytest.raises(CaseError, match="written in 'en'"):
        letters.draft_decision(**given, languages=("ar", "en"), event_id=uuid4())
    letters.draft_decision(**given, languages=("en", "ar"), event_id=uuid4())
    found = letters.find(case, letter)
    assert list(found.body["en"]) == ["Protection is granted", "The account is believed."]
    assert found.decision == str(taken.pk) and found.rules[0].citation == "APR Art. 27(1)"


def test_the_person_sees_final_letters_only(draft, decider, registrar, at):
    case, letter = draft()
    person = CasePerson.objects.get(case=case).person_id
    issued = access.issue_code(
        case=case, person=person, by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
    )
    opened = access.open_with(issued.code, at=at)
    assert own_case(opened, at=at).letters == ()
    case.refresh_from_db()
    approve(case, letter, decider, at, ar="Layla Translator")
    assert [one.id for one in own_case(opened, at=at).letters] == [letter]


@pytest.mark.parametrize("languages", [("en",), ("ar", "de"), ("el", "fr")])
def test_the_sheet_with_the_code(register, registrar, at, languages):
    case = register()
    person = CasePerson.objects.get(case=case).person_id
    issued = access.issue_code(
        case=case, person=person, by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
    )
    words = "".join(text_of(code_sheet_pdf(case, issued, languages, "https://example.test/own/", at)).split())
    assert words.count(issued.code) == len(languages)


def test_the_sheet_says_where_nobody_approved_its_sentences(register, registrar, at):
    case = register()
    person = CasePerson.objects.get(case=case).person_id
    issued = access.issue_code(
        case=case, person=person, by=Actor.of(registrar), at=at, event_id=uuid4(), expected_version=case.version
    )
    plain, marked = (
        text_of(code_sheet_pdf(case, issued, ("de",), "https://example.test/own/", at, unapproved=some))
        for some in ((), ("de",))
    )
    assert "keine namentlich genannte Person" not in " ".join(plain.split())
    assert "keine namentlich genannte Person" in " ".join(marked.split())
