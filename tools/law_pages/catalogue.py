"""The catalogue: one page for each act, every rule with its article, words, numbers and source; and an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from fairway.law.language.book import Book, LinkedRule
from fairway.law.language.declare import Definition, Role
from fairway.law.language.prose import day_in_words, layer_in_force, value_in_words, ways
from fairway.law.language.source import Act, Evidence
from fairway.law.pact import acts as acts_module

from .markdown import Places, act_page, counted, evidence, natural, page, provision, safe, table

INDEX = "catalogue/index.md"
COUNTED = {
    "Rules": "rule",
    "Clocks": "clock",
    "Exceptions": "exception",
    "Later texts": "later text",
    "Safeguards": "safeguard",
}


def catalogue(book: Book) -> dict[str, str]:
    """The pages by path (relative to docs/law/)."""
    places = Places(book)
    pages = {INDEX: index(book)}
    for short, definitions in by_act(book).items():
        pages[f"catalogue/{short.lower()}.md"] = act(book, places, definitions)
    return pages


def by_act(book: Book) -> dict[str, list[Definition]]:
    """The definitions of each act by its short name, acts in the order of `pact/acts.py`."""
    found: dict[str, list[Definition]] = {a.short: [] for a in vars(acts_module).values() if isinstance(a, Act)}
    for definition in book.definitions.values():
        found.setdefault(definition.citation.act.short, []).append(definition)
    return {short: mine for short, mine in found.items() if mine}


def kind_of(definition: Definition) -> str:
    """What a definition is, in one word or two."""
    if definition.role is Role.BASE:
        return "clock" if definition.clock else "rule"
    if definition.role is Role.REPLACEMENT:
        return "later text"
    return definition.role.value


# ------------------------------------------------------------------------------------------------- the index


def index(book: Book) -> str:
    """How many of each kind every act has, and how well they are known."""
    acts = by_act(book)
    every = list(book.definitions.values())
    rows = [_counts(f"[{mine[0].citation.act.title}]({short.lower()}.md)", mine) for short, mine in acts.items()]
    secondary = sum(d.evidence is Evidence.SECONDARY for d in every)
    memory = sum(d.evidence is Evidence.MEMORY for d in every)
    lines = [
        "Every rule of the law as coded, act by act, in the order of its articles. Each entry says in words what the",
        "code says, which facts it asks for, which numbers it uses and how well each is known.",
        "",
        *table(["Act", *COUNTED, "Read in the act", "Unverified", "Unsettled"], [*rows, _counts("**all**", every)]),
        f"Unverified: {counted(secondary, 'text was', 'texts were')} read in a secondary source only, {memory} from memory.",
        "Unsettled: the text leaves a question open, or cites the wrong provision; all of them are",
        "[on one page](../unsettled.md).",
        "",
        f"The law reads {counted(len(book.used_facts), 'fact')} ([list](../facts.md)) and",
        f"{counted(len(book.slots), 'number')} ([list](../parameters.md)). What of the digest of the Pact is coded, and",
        "what is not and why, stands in the [coverage](../coverage.md).",
    ]
    return page("The catalogue of rules", lines)


def _counts(name: str, mine: list[Definition]) -> list[str]:
    kinds = Counter(kind_of(d) for d in mine)
    read = sum(d.evidence.verified for d in mine)
    unsettled = sum(bool(d.unsettled or d.citation.literal) for d in mine)
    numbers = [*(kinds[kind] for kind in COUNTED.values()), read, len(mine) - read, unsettled]
    return [name, *map(str, numbers)]


# --------------------------------------------------------------------------------------------------- an act


def act(book: Book, places: Places, definitions: list[Definition]) -> str:
    """The page of one act: its head, then its rules by article."""
    lines = list(_head(definitions))
    ordered = sorted(definitions, key=lambda d: natural(d.citation.article))
    for article, mine in groupby(ordered, key=lambda d: d.citation.article):
        lines += [f"## {'' if article.startswith('Annex') else 'Article '}{article}", ""]
        for definition in mine:
            lines += entry(book, places, definition)
    return page(definitions[0].citation.act.title, lines)


def _head(definitions: list[Definition]) -> Iterator[str]:
    for source in dict.fromkeys(d.citation.act for d in definitions):
        until = f", no longer from {day_in_words(source.applies_to)}" if source.applies_to else ""
        known = f"; published {day_in_words(source.known_from)}" if source.known_from else ""
        periods = source.periods
        rolls = "moves to the next working day" if periods.rolls else "stays there"
        yield f"[{source.number}]({source.eli}) ({evidence(source.evidence)})"
        yield ""
        yield f":   Applies from {day_in_words(source.applies_from)}{until}{known}. Unless a rule says otherwise,"
        yield f"    the date of `{source.anchor}` decides whether it governs a case."
        yield f"    Periods: {periods.citation} ({evidence(Evidence(periods.evidence))}); an end on a day off {rolls}."
        yield ""
    yield "The first way of a rule that holds gives its value. Names in the words lead to the fact or rule they stand for."
    yield ""


def entry(book: Book, places: Places, d: Definition) -> list[str]:
    """One definition."""
    on = act_page(d)
    rule = book.rules[d.target or d.name]
    lines = [f"### {d.name} {{ #{d.name} }}", "", safe(d.doc), ""]
    lines += [f"- {item}" for item in _identity(places, d, on)]
    lines.append(f"- **Governs** {_governs(book, places, rule, d, on)}")
    lines += ["- **In words**", *_words(book, places, rule, d, on)]
    lines += [f"- {item}" for item in _rests_on(book, places, rule, d, on)]
    if d.clock:
        lines += [f"- {item}" for item in _limit(places, d, on)]
    lines += [f"- {item}" for item in _against(book, places, rule, d, on)]
    lines += [f"- Source: `src/{d.where}`", ""]
    if d.unsettled:
        lines += ['!!! warning "Unsettled"', f"    {safe(d.unsettled)}", ""]
    return lines


def _identity(places: Places, d: Definition, on: str) -> Iterator[str]:
    kind = kind_of(d).capitalize()
    target = ""
    if d.role is Role.EXCEPTION:
        target = f" “{safe(d.label or '')}” to {places.rule(d.target or '', on)}"
    elif d.role is Role.REPLACEMENT:
        target = f" in place of {places.rule(d.target or '', on)}"
    yield f"**{kind}**{target} · {d.force.value} · binds: {d.binds.value} · " + ", ".join(f"`{i}`" for i in d.ids)
    yield f"**Provision** {provision(d.citation)} · {evidence(d.evidence)}"
    if d.citation.literal:
        yield f"**Slip in the text** {safe(d.citation.literal)}; the provision above is the one meant"
    if d.coercive:
        yield "**Coercive**: against a person's liberty, stay or access" + (
            f". No safeguard: {safe(d.no_safeguard)}" if d.no_safeguard else ""
        )


def _governs(book: Book, places: Places, rule: LinkedRule, d: Definition, on: str) -> str:
    governs = layer_in_force(rule, book, d, places.mention(on))
    known = d.known_from
    if known and known != d.citation.act.known_from:
        return f"where {governs}; published {day_in_words(known)}"
    return f"where {governs}"


def _words(book: Book, places: Places, rule: LinkedRule, d: Definition, on: str) -> Iterator[str]:
    mine = [way for way in ways(rule, book, places.mention(on)) if way.definition is d]
    for i, way in enumerate(mine, 1):
        note = f" *{safe(way.note)}*" if way.note else ""
        yield f"    {i}. {way.text}{note}"
    if d.role is Role.EXCEPTION:
        yield f"    {len(mine) + 1}. Otherwise: the rule stays as it is."


def _rests_on(book: Book, places: Places, rule: LinkedRule, d: Definition, on: str) -> Iterator[str]:
    names = list(d.body.params)
    facts = [places.fact(n, on) for n in names if n in book.facts]
    rules = [places.rule(n, on) for n in names if n in book.rules]
    if facts:
        yield f"**Facts** {', '.join(facts)}"
    if rules:
        yield f"**Rests on** {', '.join(rules)}"
    numbers = [_number(places, book, slot_index, on) for slot_index in _slots(book, rule, d)]
    if numbers:
        yield f"**Numbers** {'; '.join(numbers)}"


def _slots(book: Book, rule: LinkedRule, d: Definition) -> list[int]:
    """The numbers of one text: its own literals, and the declared numbers that it names."""
    own = {name for name in d.body.params if name in book.parameters}
    return [
        slot.index for slot in book.slots_of(rule.name)
        if (slot.implicit and slot.name.partition(".")[0] == d.name) or slot.name.partition("@")[0] in own
    ]  # fmt: skip


def _number(places: Places, book: Book, index: int, on: str) -> str:
    slot = book.slots[index]
    since = f" from {day_in_words(slot.since)}" if slot.since else ""
    named = places.number(slot.name.partition("@")[0], on)
    return f"{named} = {value_in_words(slot.value)}{since} ({safe(slot.cite)}, {evidence(slot.evidence)})"


def _limit(places: Places, d: Definition, on: str) -> Iterator[str]:
    assert d.clock is not None
    yield f"**If missed** {d.clock.on_expiry.value}. {safe(d.clock.missed)}"
    done = places.any(d.clock.done, on) if d.clock.done else "no fact shows it"
    yield f"**Done** {done}"
    if d.clock.suspended_by:
        yield f"**Consequence suspended while** {', '.join(places.any(n, on) for n in d.clock.suspended_by)}"


def _against(book: Book, places: Places, rule: LinkedRule, d: Definition, on: str) -> Iterator[str]:
    if d is rule.base:
        exceptions = [x for x in book.definitions.values() if x.target == d.name and x.role is Role.EXCEPTION]
        later = [x for x in book.definitions.values() if x.target == d.name and x.role is Role.REPLACEMENT]
        if exceptions:
            yield "**Exceptions** " + ", ".join(
                places.rule(x.name, on, f"{safe(x.label or x.name)}") for x in exceptions
            )
        if later:
            yield "**Later text** " + ", ".join(places.rule(x.name, on) for x in later)
        if rule.safeguards:
            yield "**Safeguards** " + ", ".join(places.rule(name, on) for name in rule.safeguards)
    if d.over:
        yield "**Goes before** the exceptions " + ", ".join(f"“{safe(label)}”" for label in d.over)
    if d.defeats:
        yield "**Bars** " + ", ".join(places.rule(name, on) for name in d.defeats)
