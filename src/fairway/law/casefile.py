"""Case files: the facts of one case as JSON or TOML, read from bytes. The caller opens the file; nothing here does.

    {"on": "2026-07-20", "facts": {"made_on": "2026-07-06", "screening_required": false}}

or an object of facts alone. Whatever is wrong is refused with one sentence: where it is, what was seen, how to mend it.
See docs/law/cases.md."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import Any, NoReturn

from fairway.errors import BadCalendar, BadFact, BadFile, UnknownState
from fairway.law.asking import Answer, ask
from fairway.law.calendars import Calendar
from fairway.law.door import check_order, read_facts
from fairway.law.findings import Finding
from fairway.law.language.book import Book
from fairway.law.language.types import UNKNOWN, Kind, State
from fairway.law.pack import packaged_book

LARGEST_BYTES = 8 * 2**20
DEEPEST = 12
"""A case file needs five levels (a worked case with national parameters)."""

QUESTION_KEYS = ("on", "known", "facts", "rules", "calendar", "national")
WORKED_KEYS = ("title", "citation", "question", "published_answer", "law", "expect", "contrast")
CALENDAR_KEYS = ("name", "days_off", "first", "last", "version")


@dataclass(frozen=True)
class CaseFile:
    """A case file as read. The facts are still as written: the door checks them when the law is asked.

    name      the file's name, for messages
    about     the keys of a worked case (title, citation ...), which a plain case file lacks
    lines     (key, ...) -> the line on which it stands, where that is known"""

    name: str
    facts: Mapping[str, Any]
    on: date | None = None
    known: date | None = None
    rules: tuple[str, ...] | None = None
    calendar: Calendar | None = None
    national: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    flat: bool = False

    def ask(
        self,
        *,
        on: date | None = None,
        known: date | None = None,
        rules: Sequence[str] | None = None,
        book: Book | None = None,
    ) -> Answer:
        """What the law says of this case. What is given here goes before what the file says; one of the two names the day.

        Raises BadFact and BadFile with the file and the line."""
        day, as_known = on or self.on, known or self.known
        if day is None:
            raise BadFile(f'{self.name}: no day is asked about: give "on", such as "on": "2026-07-20".')
        book = book or packaged_book(as_known)
        wanted = tuple(rules) if rules else self.rules
        self.check(book, wanted)
        try:
            answer = ask(self.facts, on=day, rules=wanted, calendar=self.calendar, national=self.national, book=book)
        except BadFact as fault:
            raise BadFact(f"{self.name}: {fault}") from None
        self._require_covered(answer)
        return answer

    def check(self, book: Book, rules: Sequence[str] | None = None) -> None:
        """Refuse what the door refuses, with the line of the fact at fault."""
        checked: dict[str, Any] = {}
        for name, value in self.facts.items():
            try:
                checked.update(read_facts(book, {name: value}))
            except BadFact as fault:
                raise BadFact(f"{self.at('facts', name)}: {self._hint(name) or fault}") from None
        try:
            check_order(book, checked)
        except BadFact as fault:
            raise BadFact(f"{self.at('facts', str(fault).split(' ', 1)[0])}: {fault}") from None
        for rule in rules or ():
            if rule not in book.rules:
                raise BadFact(
                    f"{self.at('rules')}: there is no rule '{_short(rule)}'.{_near(rule, book.rules)} `fairway law list` lists them all."
                )

    def at(self, *keys: str) -> str:
        """The file, and the line of a key, or of what it stands in, where that is known."""
        return _place(self.name, self.lines, keys[1:] if self.flat else keys)

    def _hint(self, name: str) -> str | None:
        """In a file of facts alone, a misspelt `facts` is no fact."""
        near = difflib.get_close_matches(name, QUESTION_KEYS, n=1, cutoff=0.7)
        if self.flat and near and isinstance(self.facts[name], Mapping | list):
            return f"'{name}' is not a key of a case file. Did you mean '{near[0]}'?"
        return None

    def _require_covered(self, answer: Answer) -> None:
        """A date or State that the file gives and that the calendar lacks is a mistake in the file, not an open question."""
        for finding in answer:
            if finding.value is not UNKNOWN or not (refusal := finding.outside):
                continue
            for name in _facts_below(answer, finding):
                value = answer.facts.get(name, UNKNOWN)
                if _outside(answer, name, value):
                    raise BadFact(
                        f"{self.at('facts', name)}: {name} is {value}, and '{finding.name}' needs its days off. {refusal}"
                    )


def _facts_below(answer: Answer, finding: Finding) -> list[str]:
    names = answer.book.closure([finding.name])
    return list(dict.fromkeys(ref.name for rule in names for ref in answer.book.rules[rule].reads if not ref.is_rule))


def _outside(answer: Answer, name: str, value: Any) -> bool:
    kind = answer.book.facts[name].type
    if kind.kind is Kind.DATE and type(value) is date:
        return not answer.calendar.first <= value <= answer.calendar.last
    return kind == State and isinstance(value, str) and value not in answer.calendar.days_off


# ---------------------------------------------------------------------------------------------------- reading


def read_case(data: bytes, name: str, *, form: str | None = None) -> CaseFile:
    """A case file from its bytes. Raises BadFile.

    name   of the file, for messages
    form   "json" or "toml"; None: by the name's suffix, JSON if it has neither

    >>> read_case(b'{"made_on": "2026-07-06"}', "case.json").facts
    {'made_on': '2026-07-06'}
    >>> read_case(b'{"facts": {}, "nown": "2026-07-06"}', "case.json")
    Traceback (most recent call last):
    fairway.errors.BadFile: case.json, line 1: 'nown' is not a key of a case file. Did you mean 'known'?
    """
    text = _decoded(data, name)
    form = form or ("toml" if name.lower().endswith(".toml") else "json")
    tree, lines = _read_toml(text, name) if form == "toml" else _read_json(text, name)
    if not isinstance(tree, dict):
        raise BadFile(f"{name}: seen {_a(tree)}, expected an object: write {{ }} around the facts.")
    _check_values(tree, name, lines)
    return _case(tree, name, lines)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > LARGEST_BYTES:
        raise BadFile(
            f"{name}: larger than {LARGEST_BYTES // 2**20} MiB, and a case file holds one case: "
            "for many cases write a Parquet file and use `fairway law batch`."
        )
    if data.startswith(b"\xef\xbb\xbf"):
        raise BadFile(f"{name}: begins with a byte order mark (the bytes EF BB BF): save it as UTF-8 without one.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(f"{name}: is written in UTF-16: save it as UTF-8.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise BadFile(
            f"{name}, line {line}: byte {fault.start + 1} of the file (0x{data[fault.start]:02X}) is not UTF-8: save the file as UTF-8."
        ) from None
    if not text.strip():
        raise BadFile(f'{name}: is empty: write at least {{"made_on": "2026-07-06"}}.')
    return text


_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*"\s*)(:?)|[{}\[\]]', re.DOTALL)
_TOO_LONG = "a number in it has more digits than can be meant: correct it."
_Lines = dict[tuple[str, ...], int]


def _read_json(text: str, name: str) -> tuple[Any, _Lines]:
    _refuse_deep(text, name)

    def no_constant(word: str) -> NoReturn:
        found = re.search(rf"(?<![\w\"]){re.escape(word)}", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise BadFile(f"{name}, line {line}: {word} is not a number that a fact can have: leave out what is not known.")

    try:
        tree = json.loads(text, parse_constant=no_constant)
    except json.JSONDecodeError as fault:
        raise BadFile(f"{name}, line {fault.lineno}, column {fault.colno}: not JSON: {_lower(fault.msg)}.") from None
    except ValueError:
        raise BadFile(f"{name}: {_TOO_LONG}") from None
    return tree, _json_lines(text, name)


def _refuse_deep(text: str, name: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "{[":
            depth += 1
            if depth > DEEPEST:
                line = text.count("\n", 0, token.start()) + 1
                raise BadFile(
                    f"{name}, line {line}: more than {DEEPEST} brackets deep: a case file is flat, see docs/law/cases.md."
                )
        elif sign in "}]":
            depth -= 1


def _json_lines(text: str, name: str) -> _Lines:
    """The line of each key of well-formed JSON. Raises BadFile for a key that stands twice in one object."""
    lines: _Lines = {}
    path: list[str] = []
    inside: list[_Open] = []
    line, counted_to = 1, 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "{[":
            if inside and inside[-1].is_list:
                path.append(str(inside[-1].item))
                inside[-1].item += 1
            inside.append(_Open(sign == "[", len(path)))
        elif sign in "}]":
            del path[max(inside.pop().depth - 1, 0) :]
        elif token[2]:
            line += text.count("\n", counted_to, token.start())
            counted_to = token.start()
            key = json.loads(token[1])
            if key in inside[-1].keys:
                raise BadFile(
                    f"{name}, line {line}: the key '{_short(key)}' stands twice in one object: keep one of the two."
                )
            inside[-1].keys.add(key)
            path[inside[-1].depth :] = [key]
            lines[tuple(path)] = line
    return lines


@dataclass(slots=True)
class _Open:
    """An object or list that is open while JSON is walked through: how deep its own key lies, its keys, its place."""

    is_list: bool
    depth: int
    keys: set[str] = field(default_factory=set)
    item: int = 0  # objects in this list so far


_TWICE = re.compile(r"Cannot (?:overwrite|declare|mutate|redefine)|twice", re.IGNORECASE)
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def _read_toml(text: str, name: str) -> tuple[Any, _Lines]:
    try:
        tree = tomllib.loads(text)
    except RecursionError:
        raise BadFile(
            f"{name}: more than {DEEPEST} brackets deep: a case file is flat, see docs/law/cases.md."
        ) from None
    except tomllib.TOMLDecodeError as fault:
        place = _TOML_PLACE.search(str(fault))
        said = _TOML_PLACE.sub("", str(fault))
        where = f"{name}, line {place[1]}, column {place[2]}" if place and place[1] else f"{name}, at its end"
        if _TWICE.search(said):
            raise BadFile(f"{where}: a key or table stands twice: keep one of the two.") from None
        raise BadFile(f"{where}: not TOML: {_lower(_short(said, 200))}.") from None
    except ValueError:
        raise BadFile(f"{name}: {_TOO_LONG}") from None
    return tree, _toml_lines(text)


_TOML_LINE = re.compile(
    r"""^\s*(?:\[{1,2}([^\[\]]*)\]{1,2}|((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"))*)\s*=)"""
)


def _toml_lines(text: str) -> _Lines:
    """The line of each key that begins a line. The first one counts: inside a long string there may be others."""
    lines: _Lines = {}
    table: tuple[str, ...] = ()
    items: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = _TOML_LINE.match(line)
        if found is None:
            continue
        keys = tuple(part.strip().strip("\"'") for part in (found[1] if found[1] is not None else found[2]).split("."))
        if found[1] is not None:
            lines.setdefault(keys, number)
            table = keys
            if line.lstrip().startswith("[["):
                table = (*keys, str(items.setdefault(keys, 0)))
                items[keys] += 1
                lines.setdefault(table, number)
        else:
            lines.setdefault((*table, *keys), number)
    return lines


def _check_values(tree: Mapping[str, Any], name: str, lines: _Lines) -> None:
    """Whatever JSON and TOML can say and a case cannot: endless numbers, broken text, depth."""
    todo: list[tuple[tuple[str, ...], Any]] = [((), tree)]
    while todo:
        path, value = todo.pop()
        if len(path) > DEEPEST:
            raise BadFile(
                f"{_place(name, lines, path)}: more than {DEEPEST} levels deep: a case file is flat, see docs/law/cases.md."
            )
        if isinstance(value, dict):
            for key, part in value.items():
                _check_text(key, name, lines, path)
                todo.append(((*path, key), part))
        elif isinstance(value, list):
            todo.extend(((*path, str(i)), part) for i, part in enumerate(value) if not isinstance(part, int))
        elif isinstance(value, str):
            _check_text(value, name, lines, path)
        elif isinstance(value, float) and not isfinite(value):
            raise BadFile(
                f"{_place(name, lines, path)}: {value} is not a number that a fact can have: leave out what is not known."
            )


def _check_text(text: str, name: str, lines: _Lines, path: tuple[str, ...]) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BadFile(
            f"{_place(name, lines, path)}: half a character (a lone surrogate) stands in a text: write the text anew."
        ) from None


def _place(name: str, lines: Mapping[tuple[str, ...], int], path: tuple[str, ...]) -> str:
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return f"{name}, line {lines[path[:end]]}"
    return name


# ---------------------------------------------------------------------------------------------------- the parts


def _case(tree: Mapping[str, Any], name: str, lines: _Lines) -> CaseFile:
    if not any(key in (*QUESTION_KEYS, *WORKED_KEYS) for key in tree):
        return CaseFile(name, dict(tree), lines=lines, flat=True)
    for key in tree:
        if key not in (*QUESTION_KEYS, *WORKED_KEYS):
            near = _near(key, (*QUESTION_KEYS, *WORKED_KEYS))
            mend = near or ' Facts stand under "facts".'
            raise BadFile(f"{_place(name, lines, (key,))}: '{_short(key)}' is not a key of a case file.{mend}")
    part = _Parts(name, lines)
    rules = part.words(tree, "rules")
    return CaseFile(
        name=name,
        facts=part.table(tree, "facts"),
        on=part.day(tree, ("on",)),
        known=part.day(tree, ("known",)),
        rules=rules,
        calendar=part.calendar(tree),
        national={
            state: part.table(part.table(tree, "national"), state, "national") for state in part.table(tree, "national")
        },
        about={key: tree[key] for key in WORKED_KEYS if key in tree},
        lines=lines,
    )


@dataclass(frozen=True)
class _Parts:
    """Reads the parts of a case file; each refusal names the place."""

    name: str
    lines: _Lines

    def refuse(self, path: tuple[str, ...], seen: Any, mend: str) -> NoReturn:
        raise BadFile(f"{_place(self.name, self.lines, path)}: {'.'.join(path)}: seen {_a(seen)}, {mend}.")

    def table(self, tree: Mapping[str, Any], key: str, above: str | None = None) -> Mapping[str, Any]:
        found = tree.get(key)
        if found is None:
            return {}
        if not isinstance(found, dict):
            self.refuse((above, key) if above else (key,), found, "expected an object of names and values")
        return found

    def words(self, tree: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
        found = tree.get(key)
        if found is None:
            return None
        if not isinstance(found, list) or not found or not all(isinstance(word, str) for word in found):
            self.refuse(
                (key,),
                found,
                'expected a list of rule names, such as ["registration_due"]; leave it out for the whole law',
            )
        return tuple(dict.fromkeys(found))

    def day(self, tree: Mapping[str, Any], path: tuple[str, ...]) -> date | None:
        found = tree.get(path[-1])
        return None if found is None else self.one_day(found, path)

    def one_day(self, found: Any, path: tuple[str, ...]) -> date:
        if isinstance(found, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", found):
            try:
                found = date.fromisoformat(found)
            except ValueError:
                self.refuse(path, found, "which is not a day that exists: correct it")
        if type(found) is not date:
            self.refuse(path, found, "expected a day as year-month-day, such as 2026-07-20")
        return found

    def calendar(self, tree: Mapping[str, Any]) -> Calendar | None:
        own = self.table(tree, "calendar")
        if not own:
            return None
        for key in own:
            if key not in CALENDAR_KEYS:
                at = _place(self.name, self.lines, ("calendar", key))
                raise BadFile(
                    f"{at}: '{_short(key)}' is not a key of a calendar.{_near(key, CALENDAR_KEYS) or f' It has {_listed(CALENDAR_KEYS)}.'}"
                )
        name, version = own.get("name"), own.get("version")
        if not isinstance(name, str) or not name.strip():
            self.refuse(("calendar", "name"), name, "expected the calendar's name: the answer names it")
        if version is not None and not isinstance(version, str):
            self.refuse(("calendar", "version"), version, 'expected text, such as "2026"')
        days_off = {}
        for state, days in self.table(own, "days_off", "calendar").items():
            path = ("calendar", "days_off", state)
            if not isinstance(days, list):
                self.refuse(path, days, 'expected a list of days, such as ["2026-08-15"]')
            days_off[state] = [self.one_day(day, path) for day in days]
        first, last = (self.day(own, ("calendar", key)) for key in ("first", "last"))
        try:
            return Calendar.from_days_off(name, days_off, first, last, version)
        except (BadCalendar, UnknownState) as fault:
            raise type(fault)(f"{_place(self.name, self.lines, ('calendar',))}: {fault}") from None


def _a(value: Any) -> str:
    """What was seen, in words and short."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, datetime):
        return f"the time {value.isoformat()}"
    return _short(repr(value) if isinstance(value, str) else str(value))


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _near(word: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(_short(word), list(names), n=1)
    return f" Did you mean '{near[0]}'?" if near else ""


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
