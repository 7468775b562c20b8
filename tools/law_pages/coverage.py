"""Coverage: every identifier of the digest is coded or listed with a reason; nothing else is true of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fairway.law.language.book import Book

from .digest import Listed, read_list, read_reasons
from .markdown import Places, counted, natural, page, safe, table

COVERAGE = "coverage.md"
ACTS = {
    "SCR": "Screening",
    "APR": "Asylum procedure",
    "RBP": "Return border procedure",
    "RD": "Return Directive",
    "SISR": "SIS for return",
    "AMM": "Asylum and migration management",
    "CRI": "Crisis and force majeure",
    "EUD": "Eurodac",
    "RCD": "Reception conditions",
    "QR": "Qualification",
    "RES": "Resettlement",
    "STAT": "Migration statistics",
    "V25": "Visa Code, Article 25a",
    "VS": "Suspension of the visa exemption",
    "GSP": "Trade preferences",
}


@dataclass(frozen=True)
class Coverage:
    """What stands against each identifier.

    listed   the identifiers of the digest
    reasons  identifier -> why it is not coded
    own      identifier that the digest does not have -> why we use it; "DUB3-*" stands for all that begin so
    coders   identifier -> the definitions that bear it"""

    listed: list[Listed]
    reasons: dict[str, str]
    own: dict[str, str]
    coders: dict[str, list[str]]
    doubled: list[str] = field(default_factory=list)

    @cached_property
    def known(self) -> dict[str, Listed]:
        """The digest's identifiers by name."""
        return {entry.id: entry for entry in self.listed}

    @property
    def coded(self) -> list[str]:
        """Identifiers that at least one definition bears."""
        return [i for i in self.known if i in self.coders]

    @property
    def excused(self) -> list[str]:
        """Identifiers that no definition bears and that have a reason."""
        return [i for i in self.known if i not in self.coders and i in self.reasons]

    @property
    def missing(self) -> list[str]:
        """Identifiers that are neither: there must be none."""
        return [i for i in self.known if i not in self.coders and i not in self.reasons]

    @property
    def strangers(self) -> dict[str, list[str]]:
        """Identifiers in the code that the digest does not have and nobody gave a reason for."""
        return {i: names for i, names in self.coders.items() if i not in self.known and self.entry_of(i) is None}

    def entry_of(self, identifier: str) -> str | None:
        """The entry among our own identifiers that covers one: itself, or its family."""
        family = f"{identifier.partition('-')[0]}-*"
        return next((entry for entry in (identifier, family) if entry in self.own), None)

    def covered(self, entry: str) -> list[str]:
        """The identifiers in the code that an entry among our own covers."""
        return [i for i in self.coders if i not in self.known and self.entry_of(i) == entry]

    @property
    def stale(self) -> list[str]:
        """Reasons for identifiers that do not exist, and own identifiers that no definition bears."""
        return [i for i in self.reasons if i not in self.known] + [i for i in self.own if not self.covered(i)]


def read_coverage(book: Book, docs: Path) -> Coverage:
    """The coverage of a book, with the lists in docs/law/."""
    reasons: dict[str, str] = {}
    doubled = []
    for file in sorted((docs / "not-coded").glob("*.txt")):
        for identifier, reason in read_reasons(file).items():
            if identifier in reasons:
                doubled.append(f"{identifier} ({file.name})")
            reasons[identifier] = reason
    coders: dict[str, list[str]] = {}
    for definition in book.definitions.values():
        for identifier in dict.fromkeys(definition.ids):
            coders.setdefault(identifier, []).append(definition.name)
    return Coverage(
        read_list(docs / "digest-identifiers.txt"), reasons, read_reasons(docs / "own-identifiers.txt"), coders, doubled
    )


def coverage(book: Book, docs: Path) -> str:
    """The page."""
    held = read_coverage(book, docs)
    places = Places(book)
    lines = [
        "The Pact, and the law on visas and statistics beside it, were first written down as digests: tables of provisions,",
        "each with an identifier. Every identifier is either coded, with the rules that bear it, or listed here with the",
        "reason why not.",
        "",
        f"**{len(held.listed)} identifiers: {len(held.coded)} coded, {len(held.excused)} listed with a reason, "
        f"{len(held.missing)} missing.**",
        "",
        *table(["Act", "Identifiers", "Coded", "With a reason", "Missing"], [_act_counts(held, act) for act in ACTS]),
    ]
    if held.missing:
        lines += [f"Missing: {', '.join(f'`{i}`' for i in held.missing)}", ""]
    for act, title in ACTS.items():
        lines += [f"## {title}", ""]
        rows = [_row(held, places, entry) for entry in held.listed if entry.act == act]
        lines += table(["Identifier", "Provision", "Subject", "Coded as, or why not"], rows)
    beyond = [
        (identifier, why) for entry, why in held.own.items() for identifier in sorted(held.covered(entry), key=natural)
    ]
    lines += [
        "## Beyond the digest",
        "",
        f"{counted(len(beyond), 'identifier')} of our own, for rules that the digest has no row for.",
        "",
    ]
    rows = [[f"`{identifier}`", safe(why), _coders(held, places, identifier)] for identifier, why in beyond]
    lines += table(["Identifier", "Why", "Rules"], rows)
    return page("Coverage", lines)


def _coders(held: Coverage, places: Places, identifier: str) -> str:
    return ", ".join(places.rule(name, COVERAGE) for name in held.coders.get(identifier, []))


def _act_counts(held: Coverage, act: str) -> list[str]:
    def count(names: list[str]) -> str:
        return str(sum(held.known[name].act == act for name in names))

    return [ACTS[act], count(list(held.known)), count(held.coded), count(held.excused), count(held.missing)]


def _row(held: Coverage, places: Places, entry: Listed) -> list[str]:
    reason = held.reasons.get(entry.id)
    said = _coders(held, places, entry.id)
    if reason:
        said = f"{said}. Not all of it: {safe(reason)}" if said else f"*not coded:* {safe(reason)}"
    return [f"`{entry.id}`", safe(entry.article), safe(entry.title), said or "**missing**"]
