"""Catalogues of the pages: collect what is to be translated, and compile what was. No system gettext is needed.

    python tools/catalogues.py update     bring every .po up to the sources; new languages get an empty one
    python tools/catalogues.py compile    make the .mo files, and say what is missing where

A catalogue counts as complete for the person's own page when all sentences of that page, of its letters and of the frame around it are
translated. Who has approved it stands in its header, `X-Approved-By`: written there by hand, by name, and never by this tool."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.plurals import PLURALS
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "fairway"
LOCALE = SOURCE / "web" / "locale"
PERSON = ("casework/plain_words.py", "casework/letter_paper.py", "web/pages/person.py", "web/templates/person")
FRAME = {
    "Skip to the content",
    "Demonstration: every person on these pages is invented.",
    "Fairway is open software of the authority that runs it. It is not a service of the European Commission.",
}
"""What the frame around every page says to a person; the rest of it is shown to officers alone."""
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def django() -> None:
    """Django as far as reading a template's words needs it."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)


def messages_of(file: Path) -> Iterator[tuple[int, object, list[str], object]]:
    """Line, message, comments and context of each sentence in a Python file or a template."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        from django.utils.translation.template import templatize

        text = templatize(text, origin=file.name)
    yield from extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=("Translators:",))


def sources(*parts: str) -> Iterator[Path]:
    """Files with sentences, in a fixed order."""
    for part in parts or ("casework", "web", "api"):
        place = SOURCE / part
        files = [place] if place.is_file() else sorted([*place.rglob("*.py"), *place.rglob("*.html")])
        yield from (file for file in files if "migrations" not in file.parts)


def collected(*parts: str) -> Catalog:
    """The sentences of some sources."""
    django()
    catalog = Catalog(charset="utf-8", project="fairway", fuzzy=False)
    for file in sources(*parts):
        for _line, message, comments, context in messages_of(file):
            where = file.relative_to(SOURCE).as_posix()
            catalog.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
    return catalog


def person_sentences() -> set[str]:
    """What has to be translated for the person's own page."""
    return {message.id for message in collected(*PERSON) if message.id and isinstance(message.id, str)} | FRAME


def languages() -> list[str]:
    """Codes of all languages but the source."""
    sys.path.insert(0, str(SOURCE.parent))
    django()
    from fairway.web.languages import LANGUAGES

    return [code for code, _name in LANGUAGES if code != "en"]


def needs(code: str, message: Message, needed: set[str]) -> bool:
    """Officers work in the languages of the Union; the others are there for the person's own page."""
    from fairway.web.languages import UNION

    return bool(message.id) and (code in UNION or message.id in needed)


def place(code: str) -> Path:
    """Where the catalogue of a language lies."""
    from django.utils.translation import to_locale

    return LOCALE / to_locale(code) / "LC_MESSAGES" / "django.po"


def read(code: str) -> Catalog:
    """The catalogue of a language as it is, or an empty one."""
    file = place(code)
    if file.exists():
        with file.open("rb") as opened:
            return read_po(opened, charset="utf-8")
    return Catalog(charset="utf-8")


class Headed(Catalog):
    """A catalogue with our own header: no date and no tool's name, so that equal sentences give equal files."""

    def __init__(self, code: str, approved: str, complete: bool = False) -> None:
        super().__init__(charset="utf-8", fuzzy=False)
        self.code, self.approved, self.complete = code, approved, complete
        self._num_plurals, self._plural_expr = PLURALS.get(code.partition("-")[0], (2, "(n != 1)"))
        self.header_comment = f"# {code}: texts of Fairway. EUPL-1.2."
        if not approved:
            self.header_comment += (
                "\n# NOT YET APPROVED BY A NAMED PERSON. Whoever approves it writes his or her name into X-Approved-By."
            )

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]  # Babel's own can be set, ours is worked out
        """The lines of the header."""
        return [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Language", self.code),
            ("Plural-Forms", f"nplurals={self._num_plurals}; plural={self._plural_expr};"),
            ("X-Approved-By", self.approved),
            ("X-Person-Page", "complete" if self.complete else "not complete"),
        ]


def approved_by(code: str) -> str:
    """The name in a catalogue's header."""
    file = place(code)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    found = [line for line in lines if line.startswith('"X-Approved-By:')]
    return found[0].partition(":")[2].replace('\\n"', "").strip() if found else ""


def lacking(catalog: Catalog, needed: set[str]) -> list[str]:
    """Sentences of the person's page that a catalogue does not have."""
    return sorted(sentence for sentence in needed if not (found := catalog.get(sentence)) or not found.string)


def filled(code: str, template: Catalog, needed: set[str]) -> Headed:
    """The sentences of the sources with the translations that a language has."""
    there, new = read(code), Headed(code, approved_by(code))
    for message in template:
        if needs(code, message, needed):
            old = there.get(message.id, context=message.context)
            new.add(message.id, old.string if old else None, locations=message.locations, context=message.context)
    new.complete = not lacking(new, needed)
    return new


def update() -> None:
    """Every .po as the sources now ask, with the translations that it has."""
    template, needed = collected(), person_sentences()
    for code in languages():
        out = io.BytesIO()
        write_po(out, filled(code, template, needed), width=132, sort_by_file=True, include_lineno=False)
        place(code).parent.mkdir(parents=True, exist_ok=True)
        place(code).write_bytes(out.getvalue())


def compiled(code: str) -> bytes:
    """The .mo of a language, from its .po."""
    there = read(code)
    headed = Headed(code, approved_by(code), "X-Person-Page: complete" in place(code).read_text(encoding="utf-8"))
    for message in there:
        if message.id and (message.string if isinstance(message.string, str) else any(message.string)):
            headed.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, headed)
    return out.getvalue()


def compile_all() -> None:
    """Every .mo, and a line on each language."""
    needed = person_sentences()
    for code in languages():
        catalog = read(code)
        place(code).with_suffix(".mo").write_bytes(compiled(code))
        missing = lacking(catalog, needed)
        total = len([message for message in catalog if message.id])
        print(f"{code}: {len(needed) - len(missing)} of {len(needed)} for the person's page, {total} sentences in all")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__, file=sys.stderr)
            raise SystemExit(2)
