"""The page of the manual that is made from the letter's tables: every statement, its state, what serves it, what is missing.

The same tables give the same page, byte for byte. It lies at `docs/observatory/letter.md`; the tables are changed, not the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction

from fairway.observatory.letter.claims import Claim, Formula, Quoted, Reading, claims
from fairway.observatory.letter.commitments import Commitment, Milestone, Record, record
from fairway.observatory.letter.entries import LETTER_ON, Entry, Letter, Point, letter
from fairway.observatory.letter.shown import shown, shown_range
from fairway.observatory.letter.words import FigureUnit, Kind, When

PAGE = "observatory/letter.md"
_MADE = "<!-- Made from src/fairway/observatory/letter/data. To change this page, change a table there and make it again. -->"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|])")


def packaged_page() -> str:
    """The page from the tables that come with Fairway."""
    return page(letter(), known=record(), checks=claims())


def page(entries: Letter, *, known: Record | None = None, checks: Sequence[Claim] = ()) -> str:
    """The page as Markdown, ending in a line break.

    known    commitments and milestones, listed under their points
    checks   how the letter's figures are computed"""
    known = known or Record((), ())
    lines = [*_opening(entries), *(line for point in entries.points for line in _point(point, known))]
    lines += _checks(entries, checks) if checks else []
    lines += _missing(entries.entries)
    return "\n".join(lines).rstrip() + "\n"


def _opening(entries: Letter) -> list[str]:
    every = entries.entries
    counts = ", ".join(f"{sum(one.kind is kind for one in every)} {kind.value}s" for kind in Kind)
    day = When(LETTER_ON.year, LETTER_ON.month, LETTER_ON.day).label
    return [
        _MADE,
        "",
        "# The letter, point by point",
        "",
        f"The letter of {day} from the President of the Commission to the heads of State or government, statement by",
        f"statement, in our own words: {len(every)} entries ({counts}). For each: the paragraph that it comes from, the",
        "number it gives and the range which its words leave open, how it stands and who says so, what in Fairway serves it,",
        "and by name what does not serve it yet.",
        "",
        "Evidence: **T** read in the act, **S** read in a secondary source, **M** from memory and to be checked. A state that",
        "is not known is called unknown. `fairway board` shows the same entries with today's figures.",
        "",
    ]


def _point(point: Point, known: Record) -> list[str]:
    heading = "Money" if point.point == "money" else f"{point.point}. {point.title}"
    lines = [f"## {_plain(heading)}", "", f"*Aim: {_plain(point.aim)}*", ""]
    for entry in point.entries:
        lines += _entry(entry)
    promised, dated = known.of_point(point.point)
    return [*lines, *_milestones(dated, point.title), *_commitments(promised, point.title)]


def _entry(entry: Entry) -> list[str]:
    facts = []
    if entry.figure is not None:
        figure = entry.figure
        facts.append(f"*Figure:* {_plain(figure.words)}. Borne out: {shown_range(figure)}. {_plain(figure.reason)}")
    if entry.state is not None:
        state = entry.state
        facts.append(
            f"*State:* {state.standing.value}, as of {state.as_of.isoformat()} ({state.evidence.value}). "
            f"{_plain(state.says)} Source: {_plain(_stop(state.source))}"
        )
    facts += [f"*{what}:* {_codes(names)}" for what, names in _served(entry) if names]
    if entry.links.pages:
        facts.append("*Pages:* " + ", ".join(f"[{_plain(page)}]({_relative(page)})" for page in entry.links.pages))
    if entry.missing:
        facts.append(f"*Missing:* {_plain('; '.join(entry.missing))}")
    lines = [f"{_plain(entry.words)} `{entry.id}`, paragraph {entry.paragraph}"]
    # A definition list needs at least one definition: what has no fact yet says so.
    for fact in facts or ["*Nothing serves it yet.*"]:
        lines += ["", f":   {fact}"]
    return [*lines, ""]


def _served(entry: Entry) -> list[tuple[str, tuple[str, ...]]]:
    links = entry.links
    return [
        ("Rules", links.rules),
        ("Indicators", links.indicators),
        ("Triggers", links.triggers),
        ("Commands", links.tools),
    ]


def _milestones(dated: Collection[Milestone], name: str) -> list[str]:
    if not dated:
        return []
    rows = [
        (
            one.what,
            one.who,
            _due(one.due, one.due_says),
            one.done.label if one.done else "",
            f"{one.state.value} ({one.evidence.value}). {one.state_says}{_conflict(one.conflict)}",
            f"{_basis(one)}{one.source}",
        )
        for one in dated
    ]
    return [
        f"### Milestones: {_plain(name)}",
        "",
        *_table(("What", "Who", "Due", "Done", "State", "Basis and source"), rows),
    ]


def _commitments(promised: Collection[Commitment], name: str) -> list[str]:
    if not promised:
        return []
    rows = [
        (
            one.what,
            ", ".join(one.partners),
            one.made.label,
            shown_cents(one.amount_cents),
            f"{one.pledge.value}; {one.state.value} ({one.evidence.value}). {one.state_says}{_conflict(one.conflict)}",
            one.source,
        )
        for one in promised
    ]
    return [f"### Commitments: {_plain(name)}", "", *_table(("What", "For", "Made", "Amount", "State", "Source"), rows)]


def shown_cents(cents: int | None) -> str:
    """An amount of euro cents as a reader meets it; "unknown" where there is none."""
    return "unknown" if cents is None else shown(Fraction(cents), FigureUnit.EURO_CENTS)


def _checks(entries: Letter, checks: Sequence[Claim]) -> list[str]:
    lines = [
        "## The letter's figures as checks",
        "",
        "Each figure is computed again from published data, in the vintage asked for, by `fairway board`. It is *reproduced*",
        "where the value lies within the range of the letter's words; *revised since* where it lay within it as published",
        "about the day of the letter and does not now; *not reproduced* where neither holds; *not reproducible* where no open",
        "data give it. Readings of another quantity stand beside it and get no verdict.",
        "",
    ]
    rows = []
    for claim in checks:
        entry = entries.entry(claim.entry)
        if entry is not None and entry.figure is not None:
            rows.append((claim.entry, entry.figure.words, shown_range(entry.figure), _how(claim, entry.figure.unit)))
    return [*lines, *_table(("Entry", "Words", "Borne out", "How it is computed"), rows)]


def _how(claim: Claim, unit: FigureUnit) -> str:
    parts = [f"Not reproducible: {claim.why_not}"] if claim.why_not else []
    parts += [f"{'' if one.same else 'Beside it: '}{one.says} ({_from(one, unit)})." for one in claim.readings]
    if claim.earlier:
        parts.append(f"As published then: {claim.earlier.says} ({claim.earlier.source}).")
    parts += [f"Published elsewhere: {_quoted(one, None)}." for one in claim.published]
    return " ".join([*parts, claim.note or ""]).strip()


def _from(reading: Reading, unit: FigureUnit) -> str:
    if reading.selection is not None:
        chosen = reading.selection
        where = "".join(f", {name} {' + '.join(values)}" for name, values in chosen.where.items())
        against = f" against {chosen.baseline}" if chosen.baseline else ""
        return f"{chosen.indicator}{where}, {chosen.period}{against}"
    if reading.quoted:
        how = "divided by" if reading.formula is Formula.RATIO else "and"
        counted = unit if reading.formula is Formula.SUM else None
        *most, last = [_quoted(one, counted) for one in reading.quoted]
        return f"{'; '.join(most)}; {how} {last}" if most else last
    return ", ".join(reading.commitments or reading.milestones)


def _quoted(one: Quoted, unit: FigureUnit | None) -> str:
    if unit is not None:
        number = shown(one.value, unit)
    else:
        number = f"{one.value.numerator:,}" if one.value.denominator == 1 else shown(one.value, FigureUnit.SHARE)
    day = "" if one.on.label in one.source else f", {one.on.label}"
    return f"{one.says}: {number} ({one.source}{day})"


def _missing(entries: Collection[Entry]) -> list[str]:
    needed: dict[str, list[str]] = {}
    for entry in entries:
        for name in entry.missing:
            needed.setdefault(name, []).append(entry.id)
    bare = [entry.id for entry in entries if entry.links.empty and not entry.missing]
    lines = [
        "## What is missing, by name",
        "",
        f"{len(needed)} things that no part of Fairway serves yet, and who waits for them.",
        "",
    ]
    lines += [
        f"- {_plain(name)}: {_codes(ids)}" for name, ids in sorted(needed.items(), key=lambda item: item[0].lower())
    ]
    if bare:
        lines += ["", f"Statements that nothing serves and that ask for nothing we could name: {_codes(bare)}."]
    return lines


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    return [*lines, *(f"| {' | '.join(_plain(cell) for cell in row)} |" for row in rows), ""]


def _due(due: When | None, says: str | None) -> str:
    return " ".join(part for part in (due.label if due else "", f"({says})" if says else "") if part)


def _basis(one: Milestone) -> str:
    if one.legal_basis is None:
        return ""
    doubt = f" ({one.basis_evidence.words})" if one.basis_evidence else ""
    return f"{one.legal_basis}{doubt}; "


def _conflict(conflict: str | None) -> str:
    return f" Sources differ: {conflict}" if conflict else ""


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _relative(page: str) -> str:
    return posixpath.relpath(page, posixpath.dirname(PAGE))


def _stop(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _plain(text: str) -> str:
    """Text as text: nothing in it is taken for Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


if __name__ == "__main__":
    print(packaged_page(), end="")
