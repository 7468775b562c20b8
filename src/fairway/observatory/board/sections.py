"""The parts of a point that are not figures over time: claims checked, alarms, triggers, money promised, milestones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from fairway.observatory.board.model import PointOfBoard
from fairway.observatory.letter.claims import Checked, Found
from fairway.observatory.letter.commitments import Milestone
from fairway.observatory.letter.shown import shown, shown_range
from fairway.observatory.letter.words import FigureUnit, Standing
from fairway.observatory.paper.document import (
    Block,
    Callout,
    CalloutKind,
    Claim,
    Claims,
    Paragraph,
    Strong,
    Table,
    Value,
    Verdict,
)
from fairway.observatory.triggers import Outcome

BRIEF, MANY = 5, 4


def checks(point: PointOfBoard, *, brief: bool) -> list[Block]:
    """The letter's figures, computed again. Brief: the letter's words and the values, reasons only where there is no value."""
    if not point.checks:
        return []
    items = [
        Claim(
            said=entry.words,
            verdict=Verdict(checked.verdict.value),
            found=_in_short(checked) if brief else _found(checked),
            why="" if brief and checked.now else _why(checked),
            anchor=f"claim-{entry.id.replace('.', '-')}",
        )
        for entry, checked in point.checks
    ]
    return [Paragraph((Strong("The letter's figures, computed again"),)), Claims(tuple(items))]


def _in_short(checked: Checked) -> tuple[tuple[str, Value | None], ...]:
    unit = checked.figure.unit
    said = [f"{shown_range(checked.figure)} would bear it out"]
    if checked.claim.earlier is not None:
        said.append(f"then {shown(checked.claim.earlier.value, unit)} ({checked.claim.earlier.on.label})")
    if checked.now is not None:
        known = f" (known on {checked.now.vintage.isoformat()})" if checked.now.vintage else ""
        said.append(f"now {shown(Fraction(checked.now.value), unit)}{known}")
    elif checked.published is not None:
        said.append(f"published elsewhere {shown(checked.published, unit)}")
    return ((checked.figure.words, Value("; ".join(said))),)


def _found(checked: Checked) -> tuple[tuple[str, Value | None], ...]:
    unit = checked.figure.unit
    range_words = Value(f"{checked.figure.words}: {shown_range(checked.figure)}")
    said: list[tuple[str, Value | None]] = [("the letter", range_words)]
    earlier = checked.claim.earlier
    if earlier is not None:
        said.append((f"then ({earlier.on.label})", Value(shown(earlier.value, unit), source=earlier.source)))
    for reading, found in checked.values:
        name = reading.says if reading.same else f"beside it, {reading.says}"
        said.append((name, _value(found, unit)))
    if checked.published is not None:
        sources = "; ".join(dict.fromkeys(one.source for one in checked.claim.published))
        said.append(("published elsewhere", Value(shown(checked.published, unit), source=sources)))
    return tuple(said)


def _value(found: Found | None, unit: FigureUnit) -> Value | None:
    if found is None:
        return None
    vintage = f", vintage of {found.vintage.isoformat()}" if found.vintage else ""
    return Value(shown(Fraction(found.value), unit), source=f"{found.source}{vintage}")


def _why(checked: Checked) -> str:
    return " ".join(words for words in (checked.claim.why_not, checked.claim.note) if words)


def alarms(point: PointOfBoard, name: str) -> list[Block]:
    """Series above what was expected, with the measured rates of the rule that called."""
    if not point.alarms:
        return []
    rows = tuple(
        (
            alarm.counts.name,
            f"{alarm.value:,}",
            alarm.period,
            f"at most {alarm.expected[1]:,}",
            f"{float(alarm.rule.false_rate):.2f}",
            f"{alarm.rule.found} of {alarm.rule.of}",
        )
        for alarm in point.alarms
    )
    return [
        Table(
            title=f"Alarms: {len(rows)}",
            header=("Series", "Count", "Period", "Expected", "False alarms a series-year", "Surges found in time"),
            rows=rows,
            numeric=frozenset({1, 3, 4, 5}),
            notes=point.alarms[0].cannot_say,
            anchor=f"{name}-alarms",
        )
    ]


def triggers(point: PointOfBoard, name: str, *, brief: bool) -> list[Block]:
    """Legal triggers that somebody must assess: facts, article, arithmetic, what is missing, who.

    One that is open for many (nationalities, States) is said once, with a table of whom it is open for."""
    found: list[Block] = []
    groups: dict[tuple[str, ...], list[Outcome]] = {}
    for one in point.triggers:
        groups.setdefault((one.name, one.title, one.citation, one.assess_by), []).append(one)
    for number, outcomes in enumerate(groups.values(), 1):
        anchor = f"{name}-trigger-{number}"
        if len(outcomes) < MANY:
            found += [_trigger(one, f"{anchor}-{n}", brief=brief) for n, one in enumerate(outcomes, 1)]
        else:
            found += _open_for_many(outcomes, anchor, brief=brief)
    return found


def _trigger(one: Outcome, anchor: str, *, brief: bool) -> Callout:
    facts: tuple[tuple[str, str], ...] = (
        ("article", one.citation),
        ("arithmetic", one.arithmetic),
        ("answer of the law", one.answer),
    )
    if not brief:
        facts += (("missing", "; ".join(one.missing)),)
    return Callout(
        kind=CalloutKind.TRIGGER,
        title=f"{one.title}: {one.subject_name}",
        words="" if brief else one.never,
        facts=(*facts, ("who must assess", one.assess_by)),
        anchor=anchor,
    )


def _open_for_many(outcomes: Sequence[Outcome], anchor: str, *, brief: bool) -> list[Block]:
    first, shown_ones = outcomes[0], outcomes[:BRIEF] if brief else outcomes
    facts: tuple[tuple[str, str], ...] = (("article", first.citation),)
    if len({one.answer for one in outcomes}) == 1:
        facts += (("answer of the law", first.answer),)
    if not brief:
        facts += (("missing", "; ".join(dict.fromkeys(words for one in outcomes for words in one.missing))),)
    box = Callout(
        kind=CalloutKind.TRIGGER,
        title=f"{first.title}: open for {len(outcomes)}",
        words="" if brief else first.never,
        facts=(*facts, ("who must assess", first.assess_by)),
        anchor=anchor,
    )
    left = len(outcomes) - len(shown_ones)
    rows = tuple((one.subject_name, one.arithmetic) for one in shown_ones)
    notes = (f"{left} more: `fairway trigger {first.name}` lists them all.",) if left else ()
    return [box, Table(title=f"{first.title}: for whom", header=("Open for", "Arithmetic"), rows=rows, notes=notes)]


def commitments(point: PointOfBoard, name: str) -> list[Block]:
    """Money promised, as far as it was promised by that day. None of it means paid."""
    if not point.commitments:
        return []
    rows = tuple(
        (
            one.what,
            one.made.label,
            None
            if one.amount_cents is None
            else Value(shown(Fraction(one.amount_cents), FigureUnit.EURO_CENTS), source=one.source),
            one.pledge.value,
            one.state.value,
        )
        for one in point.commitments
    )
    return [
        Table(
            title="Money promised", header=("What", "When", "Amount", "How far", "State"), rows=rows, numeric=frozenset({2}),
            notes=tuple(one.conflict for one in point.commitments if one.conflict), anchor=f"{name}-money",
        )
    ]  # fmt: skip


def milestones(point: PointOfBoard, on: date, name: str, *, brief: bool) -> list[Block]:
    """What falls due, what was done. Brief: only what is open, partly met or not met."""
    chosen = [
        one for one in point.milestones if not brief or one.state in (Standing.OPEN, Standing.PARTLY, Standing.NOT_MET)
    ]
    if not chosen:
        return []
    left = len(point.milestones) - len(chosen)
    notes = (f"{left} others are met or unknown.",) if left else ()
    rows = tuple((one.what, one.due.label if one.due else "no day set", _state(one, on)) for one in chosen)
    if brief:
        return [Table(title="Milestones that are open", header=("What", "Due", "State"), rows=rows, notes=notes)]
    full = tuple(
        (what, one.who, due, Value(state, source=f"{one.source} ({one.evidence.words})"))
        for (what, due, state), one in zip(rows, chosen, strict=True)
    )
    header = ("What", "Who", "Due", "State")
    return [Table(title="Milestones", header=header, rows=full, notes=notes, anchor=f"{name}-milestones")]


def _state(one: Milestone, on: date) -> str:
    if one.overdue(on):
        return f"{one.state.value}, overdue"
    return f"{one.state.value} ({one.done.label})" if one.done else one.state.value
