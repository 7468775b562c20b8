"""The interview: `fairway law ask` without a file. Only what can still change the answer is asked, one question at a time.

Questions go to standard error and answers come from standard input, so that it works typed, piped and redirected."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fairway.cli.answers import shown_value
from fairway.cli.files import writable, write_whole
from fairway.cli.names import all_named, in_order
from fairway.cli.paper import Paper, counted
from fairway.cli.read import type_hint
from fairway.errors import BadFact
from fairway.law.asking import Answer, ask
from fairway.law.door import check_order, read_facts
from fairway.law.findings import plain
from fairway.law.language.book import Book
from fairway.law.language.declare import Definition, Fact
from fairway.law.language.types import UNKNOWN, Kind
from fairway.law.pack import packaged_book
from fairway.law.questions import next_question

NOT_KNOWN = ""
SHOWN_OPTIONS = 12


class _Ended(Exception):
    """Standard input is at its end."""


Saver = Callable[[], None]


def interview(rules: Sequence[str], on: date, known: date | None, save: str | None) -> tuple[Answer, Saver] | None:
    """Ask until the rules are answered or nobody knows more. None where nothing was chosen.

    With the answer comes what is to be called once it has been shown: it saves the answers, or offers to."""
    if save and Path(save).exists():
        raise BadFact(f"{save}: exists already, and no answers are written over it: name another file.")
    if save and not save.lower().endswith((".json", ".toml")):
        raise BadFact(f"{save}: a case file ends in .json or .toml: name it so.")
    if save:
        writable(save)
    book = packaged_book(known)
    talk = _Talk(book, Paper(sys.stderr))
    try:
        wanted = all_named(book, rules) if rules else _choose(talk, book)
    except _Ended:
        wanted = []
    if not wanted:
        talk.say("Nothing was chosen. `fairway law ask --rule NAME` asks for one rule.")
        return None
    answer = _until_answered(talk, book, wanted, on)
    return answer, lambda: _save(talk, answer, save, on, known, wanted)


class _Talk:
    """One line asked, one line read."""

    def __init__(self, book: Book, paper: Paper) -> None:
        self.book = book
        self.paper = paper
        self.typed = sys.stdin.isatty()

    def say(self, text: str = "", style: str = "", indent: int = 0, hang: int | None = None) -> None:
        if text:
            self.paper.text(text, indent=indent, hang=hang, style=style)
        else:
            self.paper.line()

    def read(self, prompt: str) -> str:
        self.paper.stream.write(prompt)
        self.paper.stream.flush()
        line = sys.stdin.readline()
        if not self.typed:
            self.paper.line(line.strip())
        if not line:
            raise _Ended
        return line.strip()


# ---------------------------------------------------------------------------------------------------- what to find out


def _choose(talk: _Talk, book: Book) -> list[str]:
    """A chapter or a word to look for, then one of the rules found, or all of them."""
    chapters = _chapters(book)
    talk.say("What do you want to find out?", style="head")
    for i, (title, rules) in enumerate(chapters, 1):
        talk.say(f"{i:>3}  {title} ({counted(len(rules), 'rule')})", indent=1, hang=6)
    while True:
        said = talk.read("Number of a chapter, or a word to look for: ")
        if not said:
            return []
        if said.isdecimal() and 1 <= int(said[:6]) <= len(chapters):
            title, rules = chapters[int(said[:6]) - 1]
            break
        if said.isdecimal():
            talk.say(f"Write a number from 1 to {len(chapters)}, or a word.", style="care")
            continue
        rules = [name for _, names in chapters for name in names if said.lower() in _searched(book, name)]
        title = f"Rules with ‘{said[:40]}’"
        if rules:
            break
        talk.say("No rule has this in its text, article or name.", style="care")
    talk.say()
    talk.say(title, style="head")
    for i, name in enumerate(rules, 1):
        rule = book.rules[name].base
        talk.say(f"{i:>3}  {' '.join(rule.doc.split())} {rule.citation.brief}", indent=1, hang=6)
    chosen = _number(talk, "Number of a rule (empty: all of these): ", len(rules))
    return list(rules) if chosen is None else [rules[chosen - 1]]


def _searched(book: Book, name: str) -> str:
    rule = book.rules[name].base
    return f"{name} {name.replace('_', ' ')} {' '.join(rule.ids)} {rule.citation.brief} {' '.join(rule.doc.split())}".lower()


def _chapters(book: Book) -> list[tuple[str, list[str]]]:
    """The modules of the law by their first sentence, each with its findings and clocks in the order of the acts."""
    by_module: dict[str, list[Definition]] = {}
    for rule in sorted((r.base for r in book.rules.values() if not r.is_safeguard), key=in_order):
        by_module.setdefault(rule.module, []).append(rule)
    return [(_title(module), [rule.name for rule in rules]) for module, rules in by_module.items()]


def _title(module: str) -> str:
    paragraph = (importlib.import_module(module).__doc__ or module).split("\n\n")[0]
    return " ".join(paragraph.split()).split(". ")[0].rstrip(".")


def _number(talk: _Talk, prompt: str, most: int) -> int | None:
    while True:
        said = talk.read(prompt)
        if not said:
            return None
        if said.isdigit() and 1 <= int(said[:6]) <= most:
            return int(said[:6])
        talk.say(f"Write a number from 1 to {most}.", style="care")


# ---------------------------------------------------------------------------------------------------- the questions


def _until_answered(talk: _Talk, book: Book, wanted: Sequence[str], on: date) -> Answer:
    given: dict[str, Any] = {}  # NOT_KNOWN: asked, and nobody knows
    told: set[str] = set()
    talk.say(f"Empty: not known. ? why it is asked. < back. Ctrl+D: enough. Today means {on.isoformat()}.", style="dim")
    while True:
        answer = ask({n: v for n, v in given.items() if v != NOT_KNOWN}, on=on, rules=wanted, book=book)
        _tell(talk, answer, told)
        name = next_question(answer, given)
        if name is None:
            return answer
        try:
            value = _answer_to(talk, answer, book.facts[name], given, len(given) + 1)
        except _Ended:
            talk.say()
            return answer
        if value is _BACK:
            if given:
                given.popitem()
                told.clear()
            else:
                talk.say("This is the first question.", style="care")
        else:
            given[name] = value


_BACK = object()


def _tell(talk: _Talk, answer: Answer, told: set[str]) -> None:
    """What can be said now and could not before."""
    for finding in answer:
        if finding.value is not UNKNOWN and finding.name not in told:
            told.add(finding.name)
            talk.say(
                f"→ {shown_value(finding)}: {' '.join(finding.text.doc.split())} {finding.citation.brief}", style="good"
            )


def _answer_to(talk: _Talk, answer: Answer, fact: Fact, given: Mapping[str, Any], number: int) -> Any:
    talk.say()
    assessed = " (assessed by a named official, never computed)" if fact.evaluative else ""
    talk.say(f"{number}. {fact.question}{assessed}", style="head", hang=len(str(number)) + 2)
    _hint(talk, fact)
    while True:
        said = talk.read("> ")
        if said == "<":
            return _BACK
        if said == "?":
            _explain(talk, answer, fact)
            continue
        try:
            value = read_typed(fact, said)
            if value != NOT_KNOWN:
                known = {n: v for n, v in given.items() if v != NOT_KNOWN}
                check_order(answer.book, read_facts(answer.book, {**known, fact.name: value}))
            return value
        except BadFact as fault:
            talk.say(f"{str(fault).removeprefix(f'{fact.name}: ')[:400]}", style="care")


def _hint(talk: _Talk, fact: Fact) -> None:
    options = fact.type.options
    if fact.type.kind in (Kind.CHOICE, Kind.CHOICES) and len(options) <= SHOWN_OPTIONS and not fact.type.word:
        for i, option in enumerate(options, 1):
            talk.say(f"{i:>2}  {option.replace('_', ' ')}", indent=2)
        several = (
            "one or more numbers, with commas, or 0 for none of them"
            if fact.type.kind is Kind.CHOICES
            else "a number, or none"
        )
        talk.say(several, indent=2, style="dim")
    else:
        talk.say(type_hint(fact), indent=2, style="dim")


def _explain(talk: _Talk, answer: Answer, fact: Fact) -> None:
    """Why a question is asked: who answers it, and the rules that wait for it."""
    talk.say(f"{fact.name}: answered by {fact.who.value}.{f' {fact.cite}.' if fact.cite else ''}", indent=2)
    readers = set(answer.book.readers(fact.name))
    below = [name for name in answer.book.closure([f.name for f in answer if f.value is UNKNOWN]) if name in readers]
    for name in below[:6]:
        rule = answer.book.rules[name].base
        talk.say(f"· {rule.citation.brief}: {' '.join(rule.doc.split())} ({name})", indent=2)
    if len(below) > 6:
        talk.say(f"and {len(below) - 6} more rules.", indent=2)


def read_typed(fact: Fact, said: str) -> Any:
    """What a person types, as a case file would hold it; NOT_KNOWN for an empty line. The door checks it after this.

    >>> from fairway.law.language import Bool, Choice
    >>> from fairway.law.language.declare import Sensitivity, Who
    >>> made = lambda kind: Fact("f", kind, "?", Who.COURT, False, Sensitivity.CASE, (), None, None, None, "")
    >>> read_typed(made(Bool), "Y"), read_typed(made(Choice("by_land", "by_sea")), "2"), read_typed(made(Bool), "")
    (True, 'by_sea', '')
    """
    kind = fact.type.kind
    if not said:
        return NOT_KNOWN
    if kind is Kind.BOOL:
        truth = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
        if said.lower() not in truth:
            raise BadFact("Write yes or no; leave it empty while it is not known.")
        return truth[said.lower()]
    if kind is Kind.WHOLE:
        return int(said) if said.lstrip("-").isdecimal() and len(said) < 20 else said
    if kind is Kind.CHOICE:
        return "none" if said.lower() == "none" else _option(fact, said)
    if kind is Kind.CHOICES:
        return [] if said == "0" else [_option(fact, part.strip()) for part in said.split(",") if part.strip()]
    return said.lower() if said.lower() == "none" else said


def _option(fact: Fact, said: str) -> str:
    options = fact.type.options
    if said.isdecimal() and len(said) < 4 and 1 <= int(said) <= len(options) and not fact.type.word:
        return options[int(said) - 1]
    if fact.type.word:  # a code of two letters as it is: "no" is not Norway
        return said
    word = said.replace(" ", "_")
    return {option.lower(): option for option in options}.get(word.lower(), said)


# ---------------------------------------------------------------------------------------------------- saving


def _save(talk: _Talk, answer: Answer, save: str | None, on: date, known: date | None, wanted: Sequence[str]) -> None:
    if save is None:
        if not (talk.typed and sys.stderr.isatty()) or len(answer.facts) < 2:
            return
        try:
            save = talk.read("Save the answers as a case file? Its name, .json or .toml (empty: no): ")
        except _Ended:
            return
        if not save:
            return
        if Path(save).exists() or not save.lower().endswith((".json", ".toml")):
            talk.say(f"{save}: not saved: name a new file that ends in .json or .toml with --save.", style="care")
            return
    write_whole(save, case_text(answer, on, known, wanted, toml=save.lower().endswith(".toml")).encode())
    talk.say(f"The answers are in {save}: `fairway law ask {save}`.", style="dim")


def case_text(answer: Answer, on: date, known: date | None, rules: Sequence[str], *, toml: bool) -> str:
    """The facts of an answer as a case file."""
    facts = {name: plain(value) for name, value in answer.facts.items() if name != "asked_on"}
    head = {"on": on.isoformat()} | ({"known": known.isoformat()} if known else {})
    if not toml:
        return json.dumps({**head, "rules": list(rules), "facts": facts}, indent=2, ensure_ascii=False) + "\n"
    # a JSON text of these kinds (text, whole numbers, yes/no, lists of words) is TOML too
    lines = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in {**head, "rules": list(rules)}.items()
    ]
    lines += ["", "[facts]", *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())]
    return "\n".join(lines) + "\n"
