"""The letter's entries: complete, in our own words, strict at the door, and linked to what there is."""

from __future__ import annotations

import re
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from fairway.errors import BadTable
from fairway.law.pack import packaged_book
from fairway.observatory.indicators import INDICATORS
from fairway.observatory.letter.entries import DATA, dangling, letter, read_letter
from fairway.observatory.letter.page import packaged_page
from fairway.observatory.letter.words import Kind, Standing, When

ROOT = Path(__file__).resolve().parents[3]
TEXT = ROOT.parent / "shared" / "letter-2024-10-14.txt"
needs_letter = pytest.mark.skipif(not TEXT.is_file(), reason="the text of the letter is not beside the checkout")

AGREED_TRIGGERS = {
    "adequate_capacity", "fair_shares", "migratory_pressure", "readmission_cooperation", "recognition_threshold",
    "visa_suspension",
}  # fmt: skip
COMMANDS = {
    "fairway board", "fairway demo", "fairway forecast show", "fairway indicator", "fairway law ask", "fairway law list",
}  # fmt: skip


def test_about_seventy_statements_of_all_points():
    assert 65 <= len(letter().entries) <= 90
    assert [point.point for point in letter().points] == [*range(11), "money"]
    assert all(point.aim and point.entries for point in letter().points)
    assert {entry.kind for entry in letter().entries} == set(Kind)


def test_a_paragraph_is_never_left_out_and_never_invented():
    paragraphs = {0: 5, 1: 3, 2: 5, 3: 4, 4: 3, 5: 2, 6: 4, 7: 2, 8: 3, 9: 1, 10: 2}
    there = {f"{point}.{number}" for point, count in paragraphs.items() for number in range(1, count + 1)}
    assert {entry.paragraph for entry in letter().entries} == there


@pytest.mark.parametrize(
    ("said", "id", "low", "high"),
    [
        (r"17 700", "2.6-claim-returns-from-north-africa", 17650, 17750),
        (r"56%", "2.7-claim-spain-sea", Fraction("0.555"), Fraction("0.565")),
        (r"79%", "2.10-claim-western-balkans", Fraction("-0.795"), Fraction("-0.785")),
        (r"two thirds", "2.3-claim-central-mediterranean", Fraction(-17, 24), Fraction(-7, 12)),
        (r"more than a quarter", "2.13-claim-greece-land-and-sea", Fraction(1, 4), Fraction(1, 3)),
        (r"six months", "2.12-claim-cyprus-from-lebanon", 5, 6),
        (r"worth EUR 1 billion", "money.1-action-turkiye-package", 950 * 10**8, 1050 * 10**8),
        (r"EUR 30 million", "money.2-claim-lebanon-latest-aid", 295 * 10**7, 305 * 10**7),
        (r"over EUR 100 million", "money.3-claim-lebanon-aid-in-the-year", 10**10, None),
        (r"our EUR 1 billion package", "money.4-claim-lebanon-package", 950 * 10**8, 1050 * 10**8),
        (r"first half", "money.5-claim-lebanon-first-half", Fraction(1, 2), Fraction(1, 2)),
        (r"around 20%", "3.1-claim-one-in-five-returns", Fraction("0.175"), Fraction("0.225")),
        (r"[Mm]ore than one million", "8.1-claim-one-million-displaced", 10**6, None),
        (r"four and a half million", "9.1-claim-under-temporary-protection", 4_250_000, 4_750_000),
        (r"until March 2026", "9.2-claim-extended-to-march-2026", 2026 * 12 + 2, 2026 * 12 + 2),
        (r"to December 2027", "4.5-claim-trade-preferences-extended", 2027 * 12 + 11, 2027 * 12 + 11),
        (r"entered into force in July", "10.2-claim-new-borders-code", 2024 * 12 + 6, 2024 * 12 + 6),
        (r"two years", "1.1-claim-two-years", 24, 24),
        (r"10 points of action", "0.4-action-ten-points", 10, 10),
    ],
)
def test_every_figure_of_the_letter_is_there(said, id, low, high):
    figure = letter().entry(id).figure
    assert (figure.low, figure.high) == (low, high)
    if TEXT.is_file():
        assert re.search(said, _text()), "the letter says so"


@needs_letter
def test_no_number_of_the_letter_is_forgotten():
    dates_and_names = {"14", "2024", "2023", "2018", "25", "7"}  # its day, years it speaks of, Article 25a, the G7
    numbers = set(re.findall(r"\d[\d ]*\d|\d", _text())) - dates_and_names
    served = {"17 700", "56", "79", "1", "20", "30", "100", "2026", "2027", "10"}
    assert numbers == served, "a number of the letter has no figure, or a figure no number"


@needs_letter
def test_no_sentence_is_copied():
    ours = " ".join(
        " ".join([entry.words, *([entry.figure.words] if entry.figure else []), *entry.missing])
        for entry in letter().entries
    )
    pieces = [*ours.split("."), *(f"{point.title}. {point.aim}" for point in letter().points)]
    theirs = set(_runs(_text(), 8))
    assert [run for piece in pieces for run in _runs(piece, 8) if run in theirs] == []


def test_every_state_says_when_who_and_how_well_known():
    for entry in letter().entries:
        if entry.state is not None:
            assert date(2024, 3, 1) <= entry.state.as_of <= date(2026, 11, 22), entry.id
            assert entry.state.source and entry.state.says.endswith("."), entry.id


def test_what_came_after_the_letter_is_known():
    after = {
        "3.4-action-new-return-law": "1 October 2026",
        "4.3-action-visa-suspension-reform": "30 December 2025",
        "4.6-action-trade-preferences-condition": "2026/1395",
        "9.2-claim-extended-to-march-2026": "4 March 2028",
        "7.2-action-safe-third-country": "2026/463",
    }
    assert [id for id, words in after.items() if words not in letter().entry(id).state.says] == []


# ---------------------------------------------------------------------------------------------------------- links


def test_no_link_leads_nowhere():
    pages = {file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")}
    lost = dangling(
        letter().entries,
        rules=set(packaged_book().rules),
        indicators=INDICATORS,
        tools=COMMANDS,
        pages=pages,
        triggers=AGREED_TRIGGERS,
    )
    assert lost == []


def test_a_link_that_leads_nowhere_is_named():
    entries = [
        letter().entry("1.4-claim-border-and-security-procedures"),
        letter().entry("0.5-principle-comprehensive-approach"),
    ]
    names = {"rules": {"border_procedure_must"}, "indicators": set(), "tools": {"fairway boards"}, "pages": set()}
    lost = dangling(entries, **names, triggers=set())
    assert "1.4-claim-border-and-security-procedures: there is no rule 'adequate_capacity'." in lost
    assert "1.4-claim-border-and-security-procedures: there is no indicator 'recognition_rate_first_instance'." in lost
    assert "1.4-claim-border-and-security-procedures: there is no page 'law/catalogue/apr.md'." in lost
    assert "1.4-claim-border-and-security-procedures: there is no trigger 'recognition_threshold'." in lost
    assert "0.5-principle-comprehensive-approach: there is no command 'fairway board'." in lost
    assert not any("border_procedure_must" in one for one in lost)


def test_triggers_are_checked_only_when_asked_for():
    entry = letter().entry("4.4-action-candidates-align-visas")
    assert (
        dangling(
            [entry], rules={"visa_ground_visa_policy"}, indicators=(), tools=(), pages={"law/catalogue/visalist.md"}
        )
        == []
    )


def test_the_page_is_current():
    page = ROOT / "docs" / "observatory" / "letter.md"
    assert page.read_text(encoding="utf-8") == packaged_page(), (
        "make it again: python -m fairway.observatory.letter.page > docs/observatory/letter.md"
    )


def test_the_page_shows_every_entry_and_everything_that_is_missing():
    page = packaged_page()
    assert [entry.id for entry in letter().entries if f"`{entry.id}`, paragraph" not in page] == []
    missing = page.split("## What is missing, by name")[1]
    wanted = {name for entry in letter().entries for name in entry.missing}
    assert len(re.findall(r"^- ", missing, re.MULTILINE)) == len(wanted)


# --------------------------------------------------------------------------------------------------------- the door

POINT = """point = 1
title = "Title"
aim = "Aim."

[[entry]]
id = "1.1-claim-one"
kind = "claim"
paragraph = "1.1"
words = "Words."
[entry.figure]
words = "a third"
unit = "share"
low = "0.3"
high = "1/3"
reason = "Because."
[entry.state]
as_of = 2026-11-22
standing = "open"
says = "So."
source = "Somebody."
evidence = "S"
"""
ENTRY = "point-01.toml, entry '1.1-claim-one'"


def _folder(tmp_path: Path, text: str, name: str = "point-01.toml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_good_file_is_read(tmp_path):
    (entry,) = read_letter(_folder(tmp_path, POINT)).entries
    assert (entry.point, entry.figure.low, entry.figure.high) == (1, Fraction(3, 10), Fraction(1, 3))
    assert entry.state.standing is Standing.OPEN
    assert entry.links.empty


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'kind = "claim"',
            'kind = "claim"\nsort = 1',
            f"{ENTRY}, key 'sort': there is no such key here: correct its spelling",
        ),
        ('words = "Words."\n', "", f"{ENTRY}, key 'words': it is missing: add it."),
        (
            'words = "Words."',
            'words = " "',
            f"{ENTRY}, key 'words': the text is empty: write it, or leave the key out.",
        ),
        ('words = "Words."', "words = 7", f"{ENTRY}, key 'words': expected a text, found 7."),
        ('kind = "claim"', 'kind = "wish"', f"{ENTRY}, key 'kind': 'wish' is not one of: claim, action, principle."),
        (
            'kind = "claim"',
            'kind = "action"',
            f"{ENTRY}, key 'kind': it is action, but the id says claim: make them agree.",
        ),
        (
            "1.1-claim-one",
            "2.1-claim-one",
            "key 'id': it says point 2, but stands under point 1: move it or rename it.",
        ),
        ("1.1-claim-one", "claim-one", "key 'id': write it as 2.3-claim-spain-sea: point, number, kind, name."),
        ('paragraph = "1.1"', 'paragraph = "2.1"', f"{ENTRY}, key 'paragraph': '2.1' is not a paragraph of point 1."),
        (
            "point = 1",
            "point = 2",
            "point-01.toml, key 'point': this file is point-01.toml, point 2 belongs into point-02.toml.",
        ),
        ("point = 1", "point = 11", "point-01.toml, key 'point': the letter has points 0 to 10, not 11."),
        ("point = 1", "point = true", "point-01.toml, key 'point': expected a whole number, found True."),
        ('low = "0.3"', "low = 0.3", f"{ENTRY}, figure, key 'low': expected a whole number or a text, found 0.3."),
        (
            'low = "0.3"',
            'low = "third"',
            f"{ENTRY}, figure, key 'low': 'third' is no number: write a whole number, \"0.56\" or \"2/3\".",
        ),
        ('low = "0.3"', 'low = "2/3"', f"{ENTRY}, figure, key 'low': 2/3 is more than high, 1/3: exchange them."),
        ('low = "0.3"\nhigh = "1/3"\n', "", "key 'low': give low, high or both: a figure without a number is none."),
        ('unit = "share"', 'unit = "percent"', "key 'unit': 'percent' is not one of: change, share, persons"),
        ('unit = "share"', 'unit = "month"', "key 'on': a month is given with `on`, and with nothing else."),
        ('reason = "Because."\n', "", f"{ENTRY}, figure, key 'reason': it is missing: add it."),
        (
            "as_of = 2026-11-22",
            'as_of = "2026-11-22"',
            f"{ENTRY}, state, key 'as_of': expected a date, found '2026-11-22'.",
        ),
        (
            "as_of = 2026-11-22",
            "as_of = 2026-11-22T10:00:00",
            "key 'as_of': expected a date without a time, such as 2026-11-22.",
        ),
        ('evidence = "S"', 'evidence = "D"', f"{ENTRY}, state, key 'evidence': 'D' is not one of: T, S, M."),
        (
            'evidence = "S"\n',
            'evidence = "S"\n[entry.links]\nrule = []\n',
            f"{ENTRY}, links, key 'rule': there is no such key here",
        ),
        (
            'evidence = "S"\n',
            'evidence = "S"\n[entry.links]\nrules = ["a", "a"]\n',
            "key 'rules': something is listed twice: leave one out.",
        ),
        ('title = "Title"', 'title = "Title', "point-01.toml: it cannot be read as TOML ("),
    ],
    ids=lambda value: None,
)
def test_a_file_is_refused_with_its_place_and_key(tmp_path, old, new, said):
    assert old in POINT
    with pytest.raises(BadTable) as refusal:
        read_letter(_folder(tmp_path, POINT.replace(old, new, 1)))
    assert said in str(refusal.value)


def test_an_id_given_twice_is_refused(tmp_path):
    entry = POINT[POINT.index("[[entry]]") :]
    with pytest.raises(BadTable) as refusal:
        read_letter(_folder(tmp_path, POINT + entry))
    assert str(refusal.value) == "the letter's files: the id '1.1-claim-one' is given twice: give each its own."


def test_a_folder_without_points_is_refused(tmp_path):
    with pytest.raises(BadTable, match="there is no point-"):
        read_letter(tmp_path)


def test_the_packaged_files_are_read_from_anywhere(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    assert read_letter(tmp_path / "data") == letter()


# ---------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "label"),
    [
        ("2024-09-29", date(2024, 9, 29), date(2024, 9, 29), "day", "29 September 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month", "February 2024"),
        ("2016", date(2016, 1, 1), date(2016, 12, 31), "year", "2016"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(text, first, last, precision, label):
    when = When.read(text)
    assert (when.first, when.last, when.precision, when.label) == (first, last, precision, label)


@pytest.mark.parametrize("text", ["24-01", "2024-13", "2024-02-30", "2024-1", "soon", "2024-00", ""])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        When.read(text)


def _text() -> str:
    return " ".join(TEXT.read_text(encoding="utf-8").replace("*", " ").split())


def _runs(text: str, length: int) -> list[tuple[str, ...]]:
    words = re.findall(r"[a-zà-ÿ0-9]+", text.lower())
    return [tuple(words[start : start + length]) for start in range(len(words) - length + 1)]
