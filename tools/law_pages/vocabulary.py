"""The words and numbers of the law: the pages of facts, of parameters, and of what the texts leave unsettled."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fairway.law.language.book import Book, LinkedRule, Slot
from fairway.law.language.declare import Fact, Parameter
from fairway.law.language.prose import day_in_words, value_in_words
from fairway.law.language.tree import refs
from fairway.law.language.types import Kind

from .catalogue import by_act
from .markdown import FACTS, PARAMETERS, Places, anchor, evidence, natural, page, provision, safe, table

UNSETTLED = "unsettled.md"
SOURCE = Path(__file__).resolve().parents[2] / "src"


# ---------------------------------------------------------------------------------------------------- facts


def facts(book: Book) -> str:
    """Every fact by subject (the module that declares it)."""
    places = Places(book)
    subjects: dict[str, list[Fact]] = {}
    for fact in book.facts.values():
        subjects.setdefault(fact.where.rpartition(":")[0], []).append(fact)
    used = set(book.used_facts)
    lines = [
        f"A fact is what may be asked about a case. There are {len(book.facts)}, of which rules read {len(used)}.",
        "An **evaluative** fact is answered by a named official and never computed. Who answers, and how closely it is",
        "guarded (public, case file, special category), stands beside each.",
        "",
    ]
    readers = _readers(book)
    for where, mine in sorted(subjects.items(), key=lambda subject: Path(subject[0]).stem != "common"):
        lines += [f"## {_subject(where)}", "", safe(_what_it_says(where)), ""]
        for fact in mine:
            lines += _fact(places, fact, readers[fact.name])
    return page("Facts", lines)


def _fact(places: Places, fact: Fact, readers: list[str]) -> list[str]:
    traits = [_type(fact), f"answered by: {fact.who.value}", fact.sensitivity.value]
    if fact.evaluative:
        traits.insert(1, "**evaluative**")
    if fact.minimum is not None or fact.maximum is not None:
        low = None if fact.minimum is None else f"at least {value_in_words(fact.minimum)}"
        high = None if fact.maximum is None else f"at most {value_in_words(fact.maximum)}"
        traits.append(" and ".join(filter(None, (low, high))))
    if fact.cite:
        traits.append(safe(fact.cite))
    if fact.after:
        traits.append("not before " + ", ".join(places.fact(name, FACTS) for name in fact.after))
    used = ", ".join(places.rule(name, FACTS) for name in sorted(readers)) or "no rule yet"
    return [
        f"`{fact.name}`: {safe(fact.question)} {{: #{fact.name} }}",
        "",
        f":   {' · '.join(traits)}. Used by {used}.",
        "",
    ]


def _type(fact: Fact) -> str:
    if fact.type.word or not fact.type.options:
        return fact.type.word or fact.type.kind.value
    several = "any of" if fact.type.kind is Kind.CHOICES else "one of"
    return f"{several} " + ", ".join(f"`{option}`" for option in fact.type.options)


def _readers(book: Book) -> dict[str, list[str]]:
    """For each fact the rules that read it, other than to see whether they are in force; and clocks it shows done."""
    found: dict[str, list[str]] = {name: [] for name in book.facts}
    for rule in book.rules.values():
        for name in sorted(_read(rule) & found.keys()):
            found[name].append(rule.name)
    return found


def _read(rule: LinkedRule) -> set[str]:
    parts = [part for branch in rule.branches for part in (branch.when, branch.value) if part is not None]
    found = {ref.name for part in parts for ref in refs(part)}
    for layer in rule.layers:
        limit = layer.definition.clock
        found |= {limit.done or "", *limit.suspended_by} if limit else set()
    return found


def _subject(where: str) -> str:
    return Path(where).stem.replace("_", " ").capitalize()


def _what_it_says(where: str) -> str:
    file = SOURCE / where
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) if file.is_file() else ""
    return (said or "").partition("\n\n")[0]


# --------------------------------------------------------------------------------------------------- numbers


def parameters(book: Book) -> str:
    """Every number, switch and list of the law, with values, dates, references and evidence marks."""
    places = Places(book)
    unverified = sum(not slot.evidence.verified for slot in book.slots)
    lines = [
        f"Every number that the law as coded uses: {len(book.slots)}, of which **{unverified} unverified** (marked in bold:",
        "not read in the act itself). Any of them can be replaced in a what-if (`amend`), by the name given here. Where a",
        "value has a date, the one in effect on the rule's anchor date is used.",
        "",
        "## Declared",
        "",
        "Numbers that are dated, doubtful, national or used in several rules; switches for doubtful texts; and lists.",
        "",
    ]
    users = _users(book)
    for parameter in book.parameters.values():
        lines += _parameter(book, places, parameter, users)
    lines += ["## Written in a rule", "", "A length written in a rule is at the same time a number of that name.", ""]
    own = [slot for slot in book.slots if slot.implicit]
    for short, mine in by_act(book).items():
        names = {d.name for d in mine}
        rows = [_own(places, slot) for slot in own if slot.name.partition(".")[0] in names]
        if rows:
            lines += [f"### {mine[0].citation.act.title} ({short})", ""]
            lines += table(["Name", "Value", "Reference", "Evidence"], rows)
    return page("Numbers", lines)


def _own(places: Places, slot: Slot) -> list[str]:
    rule = slot.name.partition(".")[0]
    name = f'<a id="{anchor(slot.name)}"></a>' + places.rule(rule, PARAMETERS, f"`{slot.name}`")
    return [name, value_in_words(slot.value), safe(slot.cite), evidence(slot.evidence)]


def _parameter(book: Book, places: Places, parameter: Parameter, users: dict[str, list[str]]) -> Iterator[str]:
    yield f"`{parameter.name}`" + (f": {safe(parameter.note)}" if parameter.note else "")
    yield f"{{: #{anchor(parameter.name)} }}"
    yield ""
    for dated in parameter.values:
        since = "" if dated.since == date.min else f" from {day_in_words(dated.since)}"
        if parameter.listed:
            value = ", ".join(value_in_words(option) for option in dated.value) or "(empty)"
        else:
            value = value_in_words(dated.value) + (f" {parameter.unit}" if parameter.unit else "")
        known = f"; published {day_in_words(dated.known_from)}" if dated.known_from else ""
        yield f"- {value}{since} ({safe(dated.cite)}; {evidence(dated.evidence)}{known})"
    yield f"- used by {', '.join(places.rule(n, PARAMETERS) for n in users.get(parameter.name, [])) or 'no rule yet'}"
    yield ""


def _users(book: Book) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for definition in book.definitions.values():
        for name in definition.body.params:
            if name in book.parameters:
                found.setdefault(name, []).append(definition.name)
    return found


# ------------------------------------------------------------------------------------------------- unsettled


def unsettled(book: Book) -> str:
    """Where a text leaves a question open or cites the wrong provision, and the switches for doubtful texts."""
    places = Places(book)
    lines = [
        "Where the law leaves a question open, the code makes a choice and says so, here and with every answer that rests",
        "on it. An open question is not settled by coding it: the authority decides, and records why.",
        "",
    ]
    open_questions = {short: [d for d in mine if d.unsettled] for short, mine in by_act(book).items()}
    slips = {short: [d for d in mine if d.citation.literal] for short, mine in by_act(book).items()}
    lines += [f"## Open questions ({sum(map(len, open_questions.values()))})", ""]
    for mine in open_questions.values():
        if mine:
            lines += [f"### {mine[0].citation.act.title}", ""]
            for d in sorted(mine, key=lambda d: natural(d.citation.provision)):
                lines += [f"- {provision(d.citation)} ({places.rule(d.name, UNSETTLED)}): {safe(d.unsettled or '')}"]
            lines.append("")
    lines += [
        f"## Slips of the text ({sum(map(len, slips.values()))})",
        "",
        "The act cites one provision and means another.",
        "",
    ]
    lines += table(
        ["Provision meant", "The text says", "Rule"],
        [
            [provision(d.citation), safe(d.citation.literal or ""), places.rule(d.name, UNSETTLED)]
            for mine in slips.values()
            for d in mine
        ],
    )
    switches = [p for p in book.parameters.values() if p.type.kind is Kind.BOOL and not p.listed]
    lines += [f"## Switches for doubtful texts ({len(switches)})", "", "Each can be turned in a what-if.", ""]
    lines += table(
        ["Switch", "Now", "What it decides"],
        [
            [places.number(p.name, UNSETTLED), value_in_words(p.values[-1].value) if p.values else "", safe(p.note)]
            for p in switches
        ],
    )
    return page("Unsettled", lines)
