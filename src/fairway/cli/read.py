"""Reading the law: `fairway law list`, `show` and `facts`."""

from __future__ import annotations

import json
from typing import Any

import click

from fairway.cli.completion import fact_names, rule_names, rule_names_and_ids
from fairway.cli.names import all_named, as_written, in_order, kind_of, rules_named
from fairway.cli.paper import Cell, Paper, counted
from fairway.law.language.book import Book, LinkedRule, Slot
from fairway.law.language.declare import Definition, Fact, Sensitivity
from fairway.law.language.prose import day_in_words, ways
from fairway.law.language.types import Kind
from fairway.law.pack import packaged_book

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For a person, or for a program."
)
MARKS = {"T": "", "S": "unverified", "M": "unverified"}


def print_json(thing: Any) -> None:
    """The same for every command: readable, and with the letters of every language."""
    click.echo(json.dumps(thing, indent=2, ensure_ascii=False))


# ---------------------------------------------------------------------------------------------------- list


@click.command(
    "list",
    epilog="\b\nExamples:\n  fairway law list --act APR --kind clock\n  fairway law list --search detention",
)
@click.option("--act", metavar="APR", help="Only this act (SCR, APR, RBP, AMMR, CRI, EUD, RCD, QR, RES, DUB3 ...).")
@click.option(
    "--kind", type=click.Choice(["clock", "finding", "safeguard", "exception"]), help="Only rules of this kind."
)
@click.option("--search", metavar="TEXT", help="Only rules with this in their name, identifier, article or text.")
@FORMAT
def list_rules(act: str | None, kind: str | None, search: str | None, form: str) -> None:
    """List the rules, by act and article."""
    book = packaged_book()
    shorts = {d.citation.act.short for d in book.definitions.values()}
    if act and act.upper() not in shorts:
        raise click.UsageError(f"There is no act '{act[:40]}'; there are {', '.join(sorted(shorts))}.")
    found = [d for d in sorted(book.definitions.values(), key=in_order) if _wanted(d, act, kind, search)]
    if form == "json":
        print_json({"law_version": book.version, "rules": [_brief(d) for d in found]})
        return
    paper = Paper()
    for title in dict.fromkeys(_title(d) for d in found):
        mine = [d for d in found if _title(d) == title]
        paper.head(title)
        paper.table([_list_row(d) for d in mine], [16, 22])
    paper.line()
    paper.text(f"{counted(len(found), 'rule')}. `fairway law show NAME` shows one of them whole.", style="dim")


def _wanted(d: Definition, act: str | None, kind: str | None, search: str | None) -> bool:
    kinds = {"exception": ("exception", "later text")}.get(kind or "", (kind,))
    if (act and d.citation.act.short != act.upper()) or (kind and kind_of(d) not in kinds):
        return False
    return not search or search.lower() in f"{d.name} {' '.join(d.ids)} {d.citation.brief} {_plain(d.doc)}".lower()


def _list_row(d: Definition) -> list[Cell | str]:
    kind = kind_of(d)
    note = "" if kind == "finding" else f"{kind}. "
    mark = f" [{MARKS[d.evidence.value]}]" if MARKS[d.evidence.value] else ""
    return [_provision(d), Cell(d.id, "dim"), f"{note}{_plain(d.doc)}{mark}\n{d.name}"]


def _title(d: Definition) -> str:
    act = d.citation.act
    return f"{act.short}  {act.title}, {act.number}"


def _provision(d: Definition) -> str:
    return d.citation.brief.removeprefix(f"{d.citation.act.short} ")


def _brief(d: Definition) -> dict[str, Any]:
    return {
        "name": d.name,
        "id": d.id,
        "also": list(d.also),
        "kind": kind_of(d),
        "of": d.target,
        "act": d.citation.act.short,
        "provision": d.citation.provision,
        "text": _plain(d.doc),
        "force": d.force.value,
        "binds": d.binds.value,
        "evidence": d.evidence.value,
        "unsettled": d.unsettled,
    }


def _plain(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------------------------------------------- show


@click.command(
    epilog="\b\nExamples:\n  fairway law show APR-27.1-register\n  fairway law show registration_due --format json"
)
@click.argument("name", shell_complete=rule_names_and_ids)
@FORMAT
def show(name: str, form: str) -> None:
    """Show a rule whole: its text in words, facts, numbers, exceptions, safeguards, evidence.

    NAME is a rule's name or an identifier such as APR-27.1-register."""
    book = packaged_book()
    found = [book.rules[rule] for rule in rules_named(book, name)]
    if form == "json":
        print_json({"law_version": book.version, "rules": [_whole(book, rule) for rule in found]})
        return
    paper = Paper()
    for i, rule in enumerate(found):
        if i:
            paper.line()
            paper.line("─" * paper.width, "dim")
        _show(paper, book, rule)


def _show(paper: Paper, book: Book, rule: LinkedRule) -> None:
    base = rule.base
    paper.text(_plain(base.doc), style="head")
    paper.text(str(base.citation))
    paper.line()
    about = [
        ("name", rule.name),
        ("identifier", ", ".join(base.ids)),
        ("kind", f"{kind_of(base)}, gives {_type_words(rule)}"),
    ]
    about += [("binds", base.binds.value), ("force", base.force.value), ("evidence", base.evidence.sentence)]
    about.append(("applies", _applies(base)))
    if base.defeats:
        about.append(("defeats", ", ".join(base.defeats)))
    if base.unsettled:
        about.append(("open", base.unsettled))
    if base.no_safeguard:
        about.append(("no safeguard", base.no_safeguard))
    paper.table([[Cell(key, "dim"), value] for key, value in about], [12])
    paper.head("What it says")
    _branches(paper, book, rule)
    _clock(paper, rule)
    _facts_and_rules(paper, book, rule)
    _numbers(paper, book, rule)
    _safeguards(paper, book, rule)
    paper.line()
    paper.text(
        f"Written in {base.where}. Rests on this one: {', '.join(book.readers(rule.name)) or 'no other rule'}.",
        style="dim",
    )


def _applies(d: Definition) -> str:
    until = f", and before {day_in_words(d.applies_to)}" if d.applies_to else ""
    known = f"; published {day_in_words(d.known_from)}" if d.known_from else ""
    return f"where {d.anchor} is on or after {day_in_words(d.applies_from)}{until}{known}"


def _type_words(rule: LinkedRule) -> str:
    kind = rule.type
    if kind.kind is Kind.CHOICE and not kind.word:
        return f"one of {', '.join(kind.options)}"
    return f"a {kind}"


def _branches(paper: Paper, book: Book, rule: LinkedRule) -> None:
    """The texts in order of precedence, each with its branches."""
    for i, layer in enumerate(rule.layers):
        d = layer.definition
        if d is not rule.base:
            label = f'exception "{d.label}"' if d.label else "later text"
            paper.text(
                f"{'Then' if i else 'First'}, {label}: {d.citation.brief} [{d.evidence.sentence}]",
                indent=2,
                style="care",
            )
            paper.text(_plain(d.doc), indent=4)
            paper.text(f"Applies {_applies(d)}.", indent=4, style="dim")
        elif len(rule.layers) > 1:
            paper.text(f"Then the rule itself: {d.citation.brief}", indent=2, style="care")
        for way in ways(rule, book, as_written):
            if way.definition is d:
                paper.text(f"· {way.text}", indent=4, hang=6)
                if way.note:
                    paper.text(way.note, indent=6, style="dim")


def _clock(paper: Paper, rule: LinkedRule) -> None:
    for layer in rule.layers:
        limit = layer.definition.clock
        if limit is None:
            continue
        paper.head("The limit")
        rows = [
            ("if missed", limit.missed),
            ("the law then", limit.on_expiry.value),
            ("done shows", limit.done or "no fact"),
        ]
        if limit.suspended_by:
            rows.append(("suspended", f"while {' or '.join(limit.suspended_by)}"))
        paper.table([[Cell(key, "dim"), value] for key, value in rows], [12])


def _facts_and_rules(paper: Paper, book: Book, rule: LinkedRule) -> None:
    facts = [book.facts[ref.name] for ref in rule.reads if not ref.is_rule]
    if facts:
        paper.head("Facts that it asks for")
        for fact in facts:
            paper.text(f"{fact.question}{_who(fact)}", indent=2)
            paper.text(fact.name, indent=4, style="dim")
    rules = [book.rules[ref.name] for ref in rule.reads if ref.is_rule]
    if rules:
        paper.head("Rules that it rests on")
        _named(paper, rules)


def _named(paper: Paper, rules: list[LinkedRule]) -> None:
    paper.table([[rule.base.citation.brief, f"{_plain(rule.base.doc)}\n{rule.name}"] for rule in rules], [22])


def _who(fact: Fact) -> str:
    asked = fact.who.value if fact.who.name != "CASEWORKER" else ""
    assessed = "assessed, never computed" if fact.evaluative else ""
    said = ", ".join(filter(None, (asked, assessed)))
    return f" [{said}]" if said else ""


def _numbers(paper: Paper, book: Book, rule: LinkedRule) -> None:
    slots = book.slots_of(rule.name)
    if slots:
        paper.head("Numbers of the law")
        paper.table([[s.name, str(s.value), f"{s.cite}{_since(s)} [{s.evidence.sentence}]"] for s in slots], [44, 12])


def _since(slot: Slot) -> str:
    return f", from {day_in_words(slot.since)}" if slot.since else ""


def _safeguards(paper: Paper, book: Book, rule: LinkedRule) -> None:
    if rule.safeguards:
        paper.head("Safeguards: while one is yes, this is no; while one is unknown, this cannot be yes")
        _named(paper, [book.rules[name] for name in rule.safeguards])


def _whole(book: Book, rule: LinkedRule) -> dict[str, Any]:
    return {
        **_brief(rule.base),
        "citation": rule.base.citation.as_dict(),
        "type": rule.type.kind.value,
        "options": list(rule.type.options),
        "texts": [_text_as_dict(book, rule, i) for i in range(len(rule.layers))],
        "facts": [_fact_as_dict(book, book.facts[ref.name]) for ref in rule.reads if not ref.is_rule],
        "rests_on": [ref.name for ref in rule.reads if ref.is_rule],
        "rests_on_this": book.readers(rule.name),
        "numbers": [
            {"name": s.name, "value": s.value if isinstance(s.value, bool | int) else str(s.value), "cite": s.cite,
             "evidence": s.evidence.value, "since": s.since.isoformat() if s.since else None} for s in book.slots_of(rule.name)
        ],
        "safeguards": list(rule.safeguards),
        "defeats": list(rule.base.defeats),
        "file": rule.base.body.path,
        "line": rule.base.body.line,
    }  # fmt: skip


def _text_as_dict(book: Book, rule: LinkedRule, i: int) -> dict[str, Any]:
    d = rule.layers[i].definition
    limit = d.clock
    return {
        **_brief(d),
        "label": d.label,
        "anchor": d.anchor,
        "applies_from": d.applies_from.isoformat(),
        "applies_to": d.applies_to.isoformat() if d.applies_to else None,
        "known_from": d.known_from.isoformat() if d.known_from else None,
        "branches": [
            {"text": w.text, "note": w.note, "line": w.line} for w in ways(rule, book, as_written) if w.definition is d
        ],
        "clock": None
        if limit is None
        else {
            "on_expiry": limit.on_expiry.name,
            "missed": limit.missed,
            "done": limit.done,
            "suspended_by": list(limit.suspended_by),
        },
    }


# ---------------------------------------------------------------------------------------------------- facts


@click.command(epilog="\b\nExamples:\n  fairway law facts --search appeal\n  fairway law facts --rule registration_due")
@click.option(
    "--search", metavar="TEXT", shell_complete=fact_names, help="Only facts with this in their name or question."
)
@click.option(
    "--rule",
    "rules",
    multiple=True,
    shell_complete=rule_names,
    help="Only the facts that this rule can ask for (several: again).",
)
@FORMAT
def facts(search: str | None, rules: tuple[str, ...], form: str) -> None:
    """List the facts: type, question, who answers, and the rules that use each."""
    book = packaged_book()
    names = list(book.facts)
    if rules:
        below = {ref.name for r in book.closure(all_named(book, rules)) for ref in book.rules[r].reads}
        names = [name for name in names if name in below]
    if search:
        names = [name for name in names if search.lower() in f"{name} {book.facts[name].question}".lower()]
    used: dict[str, list[str]] = {}
    for rule in book.rules.values():
        for ref in rule.reads:
            used.setdefault(ref.name, []).append(rule.name)
    found = [book.facts[name] for name in names]
    if form == "json":
        print_json(
            {
                "law_version": book.version,
                "facts": [_fact_as_dict(book, fact, used.get(fact.name, [])) for fact in found],
            }
        )
        return
    paper = Paper()
    for fact in found:
        paper.line()
        paper.text(fact.name, style="head")
        paper.text(fact.question, indent=2)
        paper.text(" · ".join(_fact_words(fact)), indent=2, style="dim")
        rules_using = used.get(fact.name, [])
        shown = ", ".join(rules_using[:6]) + (f" and {len(rules_using) - 6} more" if len(rules_using) > 6 else "")
        paper.text(f"used by {shown}" if rules_using else "used by no rule yet", indent=2, style="dim")
    paper.line()
    paper.text(f"{counted(len(found), 'fact')}.", style="dim")


def _fact_words(fact: Fact) -> list[str]:
    said = [type_hint(fact), f"answered by: {fact.who.value}"]
    if fact.evaluative:
        said.append("assessed by a named official, never computed")
    if fact.sensitivity is not Sensitivity.CASE:
        said.append(fact.sensitivity.value + (f" ({fact.cite})" if fact.cite else ""))
    return said


def type_hint(fact: Fact) -> str:
    """What may be answered, short."""
    kind = fact.type
    bounds = ", ".join(
        f"{word} {b}" for word, b in (("at least", fact.minimum), ("at most", fact.maximum)) if b is not None
    )
    if kind.kind is Kind.BOOL:
        return "yes or no"
    if kind.kind is Kind.DATE:
        return "date (2026-07-13) or none"
    if kind.kind is Kind.INSTANT:
        return "instant (2026-07-13T10:00Z) or none"
    if kind.kind is Kind.CHOICE and kind.word:
        return f"{kind.word} (two letters, such as {kind.options[0]}) or none"
    if kind.kind is Kind.CHOICE:
        return f"one of {', '.join(kind.options)}, or none"
    if kind.kind is Kind.CHOICES:
        return f"any of {', '.join(kind.options)}"
    return f"{kind.kind.value}{f' ({bounds}, {fact.cite})' if bounds else ''}"


def _fact_as_dict(book: Book, fact: Fact, used: list[str] | None = None) -> dict[str, Any]:
    long = len(fact.type.options) > 40
    told = {
        "name": fact.name,
        "type": str(fact.type) if fact.type.word else fact.type.kind.value,
        "options": [] if long else list(fact.type.options),
        "question": fact.question,
        "who": fact.who.value,
        "evaluative": fact.evaluative,
        "sensitivity": fact.sensitivity.value,
        "cite": fact.cite,
        "minimum": None if fact.minimum is None else str(fact.minimum),
        "maximum": None if fact.maximum is None else str(fact.maximum),
        "not_before": list(fact.after),
    }
    return told if used is None else {**told, "used_by": used}
