"""Languages of the pages: the 24 of the Union, and those that applicants speak. Some of both are unknown to Django and added here.

A catalogue says in its header who has approved it, by name, and whether it is complete for the person's own page. Where nobody has, the
page says so; where it is not complete, the page is in English and says that too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import to_locale

LOCALE = Path(__file__).parent / "locale"
SOURCE = "en"

UNION = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk",
    "sl", "sv",
)  # fmt: skip
APPLICANTS = (
    "am", "ar", "az", "bn", "ckb", "fa", "ff", "hy", "ka", "kmr", "ln", "om", "prs", "ps", "ru", "so", "sq", "sr", "sw", "ta", "ti", "tr",
    "uk", "ur", "vi", "wo", "zh-hans",
)  # fmt: skip


def _language(code: str, name: str, own_name: str, *, bidi: bool = False) -> dict[str, object]:
    return {"bidi": bidi, "code": code, "name": name, "name_local": own_name}


ADDED: Mapping[str, dict[str, object]] = {
    entry["code"]: entry  # type: ignore[misc]  # the code is the one text that is also the key
    for entry in (
        _language("am", "Amharic", "አማርኛ"),
        _language("ff", "Fula", "Pulaar"),
        _language("kmr", "Northern Kurdish (Kurmanji)", "Kurmancî"),
        _language("ln", "Lingala", "Lingála"),
        _language("mt", "Maltese", "Malti"),
        _language("om", "Oromo", "Afaan Oromoo"),
        _language("prs", "Dari", "دری", bidi=True),
        _language("ps", "Pashto", "پښتو", bidi=True),
        _language("so", "Somali", "Soomaali"),
        _language("ti", "Tigrinya", "ትግርኛ"),
        _language("wo", "Wolof", "Wolof"),
    )
}
for _code, _entry in ADDED.items():
    LANG_INFO.setdefault(_code, _entry)
# Django has Azerbaijani from right to left; its own catalogue, like the language of the Republic, is in Latin letters.
LANG_INFO["az"] = {**LANG_INFO["az"], "bidi": False}

LANGUAGES = [(code, str(LANG_INFO[code]["name"])) for code in (*UNION, *APPLICANTS)]
"""For Django's setting of this name."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is known of a language's texts. approved_by: a person's name, or nothing; complete: for the person's own page."""

    code: str
    approved_by: str
    complete: bool


@cache
def catalogue(code: str) -> Catalogue:
    """The state of a language's catalogue, from its header. The source needs no approval of a translation."""
    if code == SOURCE:
        return Catalogue(code, "source text", True)
    file = LOCALE / to_locale(code) / "LC_MESSAGES" / "django.mo"
    if not file.exists():
        return Catalogue(code, "", False)
    with file.open("rb") as opened:
        header = GNUTranslations(opened).info()
    return Catalogue(code, header.get("x-approved-by", "").strip(), header.get("x-person-page", "") == "complete")


def own_name(code: str) -> str:
    """A language's name in itself."""
    return str(LANG_INFO[code]["name_local"])


def direction(code: str) -> str:
    """ "rtl" or "ltr", as the attribute `dir` takes it."""
    return "rtl" if LANG_INFO[code]["bidi"] else "ltr"


def offered() -> list[tuple[str, str, str]]:
    """Languages in which the person's own page is complete: code, own name, direction."""
    codes = [code for code, _ in LANGUAGES if catalogue(code).complete]
    return [(code, own_name(code), direction(code)) for code in codes]
