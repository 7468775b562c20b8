"""Worked cases: facts and outcomes that somebody published, and what Fairway says of the same facts.

A worked case is a case file that also says where it comes from, what was asked, what was answered and which finding must come
out. See docs/law/cases.md. Parsing and asking only; the caller opens the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, NoReturn

from fairway.errors import BadFact, BadFile
from fairway.law.asking import Answer
from fairway.law.casefile import CaseFile, read_case
from fairway.law.door import read_value
from fairway.law.findings import Finding
from fairway.law.language.book import Book
from fairway.law.language.declare import Fact, Sensitivity, Who
from fairway.law.language.source import Evidence
from fairway.law.language.types import NONE, UNKNOWN, Kind, Type

CITATION_KEYS = ("court", "number", "name", "date", "ecli", "source", "evidence")
EXPECT_KEYS = ("rule", "value", "why")
CONTRAST_KEYS = ("on", "known", "facts", *EXPECT_KEYS)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a worked case was published. court is the court, or the publisher of an official example."""

    court: str
    number: str
    name: str
    date: date | None
    ecli: str
    source: str
    evidence: Evidence

    def __str__(self) -> str:
        return ", ".join(part for part in (self.court, self.number, self.name, self.ecli) if part)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one rule must give. value as a case file writes it; "unknown" and "none" are the two that are not values."""

    rule: str
    value: Any
    why: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """The same case with some facts changed, or asked on another day: what then comes out, to show what decides."""

    facts: Mapping[str, Any]
    on: date | None
    known: date | None
    expect: Expectation


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A published case with its facts, question, answer, and what Fairway must find."""

    title: str
    source: Source
    question: str
    published_answer: str
    law: str
    case: CaseFile
    expect: tuple[Expectation, ...]
    contrast: tuple[Contrast, ...]

    def run(self, book: Book | None = None) -> list[Outcome]:
        """Each expectation with what the law says, contrasts last. Raises BadFact, BadFile."""
        answer = self.case.ask(rules=[e.rule for e in self.expect], book=book)
        outcomes = [Outcome(e, answer) for e in self.expect]
        for contrast in self.contrast:
            varied = replace(self.case, facts={**self.case.facts, **contrast.facts})
            answer = varied.ask(on=contrast.on, known=contrast.known, rules=[contrast.expect.rule], book=book)
            outcomes.append(Outcome(contrast.expect, answer, contrast))
        return outcomes


@dataclass(frozen=True)
class Outcome:
    """One expectation and what the law says."""

    expected: Expectation
    answer: Answer
    contrast: Contrast | None = None

    @property
    def finding(self) -> Finding:
        """The finding of the rule expected."""
        return self.answer[self.expected.rule]

    @property
    def agrees(self) -> bool:
        """Whether the law as coded gives what is expected. A wrong value of another type is refused, not different."""
        wanted = read_expected(self.finding.rule.type, self.expected.rule, self.expected.value)
        seen = self.finding.value
        return seen is wanted or (
            seen is not UNKNOWN and wanted is not UNKNOWN and type(seen) is type(wanted) and seen == wanted
        )


def read_expected(kind: Type, rule: str, value: Any) -> Any:
    """An expected value as the rule gives it. Raises BadFact where the rule cannot give such a value."""
    if value == "unknown":
        return UNKNOWN
    if value == "none":
        return NONE
    if kind.kind is Kind.FRACTION and isinstance(value, int | str):
        return Fraction(value)
    return read_value(Fact(rule, kind, "?", Who.CASEWORKER, False, Sensitivity.CASE, (), None, None, None, ""), value)


def read_worked_case(data: bytes, name: str) -> WorkedCase:
    """A worked case from its bytes (TOML, or JSON by the name's suffix). Raises BadFile with file, line and mend."""
    case = read_case(data, name)
    about = _About(case)
    if not case.facts:
        raise BadFile(f"{name}: a worked case needs facts: write them under [facts].")
    if case.on is None:
        raise BadFile(f"{name}: a worked case names its day: write on = 2026-07-20.")
    expect = tuple(about.expectation("expect", i, row) for i, row in enumerate(about.rows("expect", EXPECT_KEYS)))
    if not expect:
        raise BadFile(f"{name}: a worked case expects something: write [[expect]] with rule, value and why.")
    return WorkedCase(
        title=about.text(case.about, "title"),
        source=about.source(),
        question=about.text(case.about, "question"),
        published_answer=about.text(case.about, "published_answer"),
        law=about.text(case.about, "law"),
        case=case,
        expect=expect,
        contrast=tuple(about.contrast(i, row) for i, row in enumerate(about.rows("contrast", CONTRAST_KEYS))),
    )


@dataclass(frozen=True)
class _About:
    """Reads what a worked case has beyond a case file."""

    case: CaseFile

    def refuse(self, keys: Sequence[str], mend: str) -> NoReturn:
        shown = ".".join(str(int(key) + 1) if key.isdigit() else key for key in keys)
        raise BadFile(f"{self.case.at(*keys)}: {shown}: {mend}.")

    def text(self, tree: Mapping[str, Any], key: str, above: Sequence[str] = (), *, needed: bool = True) -> str:
        found = tree.get(key)
        if found is None and not needed:
            return ""
        if not isinstance(found, str) or not found.strip():
            self.refuse((*above, key), "a worked case says this in words; write it as text")
        return " ".join(found.split())

    def source(self) -> Source:
        tree = self.case.about.get("citation")
        if not isinstance(tree, dict):
            self.refuse(("citation",), f"write a table with {', '.join(CITATION_KEYS)}")
        self.known_keys(tree, CITATION_KEYS, ("citation",))
        day = tree.get("date")
        day = date.fromisoformat(day) if isinstance(day, str) and len(day) == 10 else day
        if day is not None and type(day) is not date:
            self.refuse(("citation", "date"), "write the day of the judgment as year-month-day")
        mark = tree.get("evidence")
        if mark not in ("T", "S", "M"):
            self.refuse(
                ("citation", "evidence"), 'write "T" (read in the judgment), "S" (read about it) or "M" (from memory)'
            )
        words = {
            key: self.text(tree, key, ("citation",), needed=key in ("court", "source"))
            for key in ("court", "number", "name", "ecli", "source")
        }
        return Source(date=day, evidence=Evidence(mark), **words)

    def rows(self, key: str, keys: Sequence[str]) -> list[Mapping[str, Any]]:
        found = self.case.about.get(key, [])
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            self.refuse((key,), f"write it as [[{key}]], once for each")
        for i, row in enumerate(found):
            self.known_keys(row, keys, (key, str(i)))
        return found

    def known_keys(self, tree: Mapping[str, Any], keys: Sequence[str], above: Sequence[str]) -> None:
        for key in tree:
            if key not in keys:
                self.refuse((*above, key), f"there is no such key here; there are {', '.join(keys)}")

    def expectation(self, key: str, i: int, row: Mapping[str, Any]) -> Expectation:
        if "value" not in row:
            self.refuse((key, str(i)), 'says no value; write value = "unknown" where none can be said')
        above = (key, str(i))
        return Expectation(self.text(row, "rule", above), row["value"], self.text(row, "why", above))

    def contrast(self, i: int, row: Mapping[str, Any]) -> Contrast:
        facts = row.get("facts", {})
        if not isinstance(facts, dict) or not (facts or "on" in row or "known" in row):
            self.refuse(("contrast", str(i)), "changes nothing; write facts = { ... } or on = a day")
        days = []
        for key in ("on", "known"):
            day = row.get(key)
            if day is not None and type(day) is not date:
                try:
                    day = date.fromisoformat(day)
                except (TypeError, ValueError):
                    self.refuse(("contrast", str(i), key), "write a day as year-month-day")
            days.append(day)
        return Contrast(facts, days[0], days[1], self.expectation("contrast", i, row))


def expected_shown(outcome: Outcome) -> Any:
    """The expected value as the rule would give it, or as written where the rule cannot give such a value."""
    try:
        return read_expected(outcome.finding.rule.type, outcome.expected.rule, outcome.expected.value)
    except BadFact:
        return outcome.expected.value
