"""Markdown, and where each fact, rule and number of the law has its place in the manual."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from posixpath import dirname, relpath

from fairway.law.language.book import Book
from fairway.law.language.declare import Definition
from fairway.law.language.prose import Mention, plain_name
from fairway.law.language.source import Citation, Evidence

GENERATED = (
    "<!-- Made from the rules by tools/build_docs.py. To change this page, change a rule and run it again. -->\n"
)
FACTS, PARAMETERS = "facts.md", "parameters.md"


class Places:
    """Links between the generated pages, relative to the page that they stand on. Paths are relative to docs/law/."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def rule(self, name: str, on: str, text: str | None = None) -> str:
        """A link to a rule, exception, later text or safeguard by its name."""
        definition = self.book.definitions.get(name)
        label = text or f"`{name}`"
        return label if definition is None else link(label, f"{act_page(definition)}#{name}", on)

    def fact(self, name: str, on: str, text: str | None = None) -> str:
        """A link to a fact."""
        label = text or f"`{name}`"
        return link(label, f"{FACTS}#{name}", on) if name in self.book.facts else label

    def number(self, name: str, on: str, text: str | None = None) -> str:
        """A link to a number, switch or list of the law."""
        return link(text or f"`{name}`", f"{PARAMETERS}#{anchor(name)}", on)

    def any(self, name: str, on: str) -> str:
        """A link to whatever bears a name."""
        return self.fact(name, on) if name in self.book.facts else self.rule(name, on)

    def mention(self, on: str) -> Mention:
        """How names stand in the words of a rule on a page."""

        def written(kind: str, name: str) -> str:
            words = plain_name(kind, name)
            name = name.partition("@")[0]
            to: Callable[..., str] = {"fact": self.fact, "rule": self.rule}.get(kind, self.number)
            return to(name, on, words)

        return written


def act_page(definition: Definition) -> str:
    """The page of a definition's act."""
    return f"catalogue/{definition.citation.act.short.lower()}.md"


def link(text: str, to: str, on: str) -> str:
    """A relative link.

    >>> link("made on", "facts.md#made_on", "catalogue/apr.md")
    '[made on](../facts.md#made_on)'
    """
    page, _, part = to.partition("#")
    if page == on:
        return f"[{text}](#{part})"
    return f"[{text}]({relpath(page, dirname(on) or '.')}{'#' + part if part else ''})"


def anchor(name: str) -> str:
    """A name as an anchor.

    >>> anchor("registration_due.days_2")
    'registration_due-days_2'
    """
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)


def provision(citation: Citation) -> str:
    """The provision with a link to the act in the Official Journal."""
    where = "" if citation.provision.startswith("Annex") else "Art. "
    return f"[{citation.act.number}]({citation.act.eli}), {where}{safe(citation.provision)}"


def evidence(mark: Evidence) -> str:
    """An evidence mark in words; an unverified one stands out."""
    return mark.sentence if mark.verified else f"**{mark.sentence}**"


def safe(text: str) -> str:
    """Running text as Markdown shows it.

    >>> safe("rate < 20 %")
    'rate &lt; 20 %'
    """
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; empty if there are no rows."""
    body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    if not body:
        return []
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *body, ""]


def page(title: str, lines: Iterable[str]) -> str:
    """A whole page."""
    return f"{GENERATED}\n# {title}\n\n" + "\n".join(lines).rstrip("\n") + "\n"


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sorting key that puts Article 9 before Article 10.

    >>> sorted(["10(1)", "9(4)", "9(10)"], key=natural)
    ['9(4)', '9(10)', '10(1)']
    """
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", text)]


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "rule"), counted(2, "rule")
    ('1 rule', '2 rules')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"
