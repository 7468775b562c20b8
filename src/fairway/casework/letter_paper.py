"""A letter, and the sheet with a person's code, as a tagged PDF (PDF/UA-1).

Set by Typst, whose compiler comes with its Python package; the text goes in as data, never as markup. A letter that no font here can
show is refused: a person is never handed boxes in place of words."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_language_info, gettext

from fairway.casework.access import Issued
from fairway.casework.letters import Letter
from fairway.casework.models import CaseRow
from fairway.casework.plain_words import NOT_APPROVED, day_format
from fairway.errors import CaseError, Refused

FONT_PACKAGES = ("fontpkg_fira_sans", "fontpkg_noto_sans_arabic", "fontpkg_noto_sans")
FACES = ("Fira Sans", "Noto Sans Arabic", "Noto Sans")


def letter_pdf(case: CaseRow, letter: Letter) -> bytes:
    """The letter as a file; a draft says so across each page. Equal letters give equal bytes.

    Raises Refused where the typesetter is not installed, CaseError where no font here can show its text."""
    parts = [_part(case, letter, code) for code in letter.languages]
    return _set({"title": parts[0]["title"], "language": letter.languages[0], "parts": parts}, letter.at)


def code_sheet_pdf(
    case: CaseRow,
    issued: Issued,
    languages: Sequence[str],
    address: str,
    at: datetime,
    *,
    unapproved: Collection[str] = (),
) -> bytes:
    """The sheet that is handed to a person with the code for his or her own page. Nothing of it is kept.

    unapproved   languages whose set sentences no named person has approved: the sheet says so"""
    parts = [_sheet(case, issued, code, address, at, approved=code not in unapproved) for code in languages]
    return _set({"title": parts[0]["title"], "language": languages[0], "parts": parts}, at)


def _part(case: CaseRow, letter: Letter, code: str) -> dict[str, Any]:
    """The letter in one language, with its set sentences in that language."""
    with translation.override(code):
        lines = [
            case.authority.name,
            gettext("Case number: %(number)s") % {"number": case.number},
            _day(letter.approved_on or letter.on),
        ]
        foot = [] if letter.final else [gettext("This is a draft. It has no effect.")]
        if letter.final:
            foot.append(gettext("Approved by: %(name)s") % {"name": letter.approved_by})
        if code in letter.translated_by:
            foot.append(
                gettext("Responsible for the text in this language: %(name)s") % {"name": letter.translated_by[code]}
            )
        heads = [gettext("Article"), gettext("What the rule says"), gettext("What was found")]
        rules = [[rule.citation, rule.says, rule.found] for rule in letter.rules]
        return {
            **_voice(code), "title": letter.title[code], "lines": lines, "paragraphs": list(letter.body[code]), "code": "",
            "rules_title": gettext("Rules that were applied") if rules else "", "rules_heads": heads, "rules": rules,
            "rules_language": "en", "foot": foot, "draft": "" if letter.final else gettext("Draft"),
        }  # fmt: skip


def _sheet(case: CaseRow, issued: Issued, code: str, address: str, at: datetime, *, approved: bool) -> dict[str, Any]:
    with translation.override(code):
        paragraphs = [
            gettext(
                "With this code you can see your case on the internet. It works once. After that, ask the office for a new code."
            ),
            gettext("Address: %(address)s") % {"address": address},
            gettext("The code can be used until %(day)s.")
            % {"day": _day(issued.expires_at.astimezone(case.authority.clock))},
            gettext("Keep this paper safe. Show the code to nobody whom you do not trust."),
        ]
        return {
            **_voice(code), "title": gettext("Your code"), "paragraphs": paragraphs, "code": issued.code, "rules_title": "",
            "lines": [case.authority.name, gettext("Case number: %(number)s") % {"number": case.number},
                      _day(at.astimezone(case.authority.clock))],
            "rules_heads": [], "rules": [], "rules_language": "en", "foot": [] if approved else [gettext(NOT_APPROVED)], "draft": "",
        }  # fmt: skip


def _voice(code: str) -> dict[str, str]:
    return {"language": code.partition("-")[0], "direction": "rtl" if get_language_info(code)["bidi"] else "ltr"}


def _day(day: Any) -> str:
    return str(date_format(day, day_format(), use_l10n=True))


def _set(sheet: dict[str, Any], at: datetime) -> bytes:
    try:
        import typst
    except ImportError as missing:
        raise Refused("The PDF needs the package typst: install fairway[paper].") from missing
    folders, faces = _fonts()
    if not folders:
        raise Refused("The PDF needs its fonts: install fairway[paper].")
    template = resources.files("fairway.casework").joinpath("letter.typ").read_bytes()
    inputs = {"letter": json.dumps({**sheet, "fonts": faces, "year": [at.year, at.month, at.day]}, ensure_ascii=False)}
    try:
        compiler = typst.Compiler(
            template, font_paths=typst.Fonts(include_system_fonts=False, font_paths=folders), sys_inputs=inputs
        )
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=at.astimezone(UTC))
    except typst.TypstError as error:
        # The compiler's own message can repeat words of the letter: only its kind is passed on.
        if "could not be displayed" in error.message:
            raise CaseError(
                "no font that is installed can show a letter of this text: install one for its script."
            ) from None
        raise CaseError("this letter cannot be set as a PDF: report the fault with the id of the letter.") from None
    if not isinstance(made, bytes):
        raise CaseError("this letter cannot be set as a PDF: report the fault with the id of the letter.")
    return made


@cache
def _fonts() -> tuple[list[Path], list[str]]:
    """Folders and names of the fonts that are installed, in the order in which they are tried for a letter."""
    folders, faces = [], []
    for package, face in zip(FONT_PACKAGES, FACES, strict=True):
        found = find_spec(package)
        places = [Path(place) / "files" for place in (found.submodule_search_locations or ())] if found else []
        if places:
            folders += places
            faces.append(face)
    return folders, faces
