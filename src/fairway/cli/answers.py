"""Printing an answer for a person: what follows from the case, its time limits in order, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from fairway.cli.names import as_written, in_order
from fairway.cli.paper import Cell, Paper, away, counted, value_in_words
from fairway.law.asking import Answer, clock_as_dict
from fairway.law.clocks import ClockState, Status
from fairway.law.findings import Finding
from fairway.law.language.explain import DEFEATED, HELD
from fairway.law.language.prose import day_in_words, ways
from fairway.law.language.source import Force
from fairway.law.language.types import NONE, UNKNOWN, Kind
from fairway.law.questions import in_asking_order

QUESTIONS_SHOWN = 7
NEARLY_SHOWN, NEARLY_MISSING = 8, 2
NEEDS_SHOWN = 4
OF_ANY_CASE = ("asked_on", "acting_state")
"""Facts that every question has: what rests on nothing else says nothing about this case."""
_STATUS_STYLE = {
    Status.MISSED: "bad", Status.MISSED_UNLESS_DONE: "bad", Status.SUSPENDED: "care", Status.RUNNING: "", Status.MET: "good",
    Status.MET_LATE: "care", Status.OPEN: "dim", Status.NOT_RUNNING: "dim",
}  # fmt: skip


@dataclass(frozen=True)
class Selection:
    """What of an answer is shown.

    findings    in the order of the acts; clocks in the order of their dates
    questions   (fact, how many open findings wait for it), first what most wait for
    no          how many yes/no findings of this case are no and left out"""

    findings: tuple[Finding, ...]
    clocks: tuple[ClockState, ...]
    questions: tuple[tuple[str, int], ...]
    safeguards: tuple[Finding, ...] = ()
    no: int = 0
    undated: tuple[Finding, ...] = ()


def selected(answer: Answer, *, everything: bool = False) -> Selection:
    """All that was asked for; without a wish, what follows from the facts of this case and nothing that holds in any."""
    findings = sorted(answer, key=lambda finding: in_order(finding.text))
    touched = _touched(answer)
    if answer.asked is not None or everything:
        mine = findings
        clocks = tuple(answer.clocks)
    else:
        mine = [finding for finding in findings if touched(finding.name)]
        clocks = tuple(c for c in answer.clocks if c.due is not UNKNOWN and touched(c.name))
    undated = [f for f in mine if f.rule.base.clock is not None and f.value is UNKNOWN]
    undated.sort(key=lambda finding: len(finding.missing))
    shown = [f for f in mine if answer.asked is not None or everything or _says_something(f)]
    no = [f for f in mine if f.value is False and f not in shown]
    waiting: dict[str, list[int]] = {}
    for finding in mine:
        if finding.value is UNKNOWN:
            missing = _needed(finding) if answer.asked is not None else finding.missing
            for fact in missing:
                waiting.setdefault(fact, []).append(len(missing))
    # a fact that alone settles one finding matters more than one of twenty that another finding wants
    weight = {fact: sum(1 / n for n in numbers) for fact, numbers in waiting.items()}
    return Selection(
        findings=tuple(f for f in shown if f.rule.base.clock is None or f.value is NONE),
        clocks=clocks,
        questions=tuple((fact, len(waiting[fact])) for fact in sorted(weight, key=lambda fact: -weight[fact])),
        safeguards=tuple(_safeguards(answer, shown)),
        no=len(no),
        undated=tuple(undated),
    )


def _touched(answer: Answer) -> Any:
    """Whether a finding, on its way, read a fact that this case gives (see OF_ANY_CASE)."""

    @cache
    def touched(name: str) -> bool:
        finding = answer._finding(name)
        for other, value in finding.used.items():
            if other in answer.book.rules:
                if value is not UNKNOWN and value is not NONE and touched(other):
                    return True
            elif value is not UNKNOWN and other not in OF_ANY_CASE:
                return True
        return False

    return touched


def _says_something(finding: Finding) -> bool:
    if finding.rule.is_safeguard or finding.rule.base.clock is not None:
        return False
    if finding.outcome in (DEFEATED, HELD):
        return True
    if (
        finding.text.force is Force.VALUE
        and finding.rule.type.kind is not Kind.CHOICE
        and finding.answer.book.readers(finding.name)
    ):
        return False  # a step on the way to other findings, which tell it when they are asked why
    return finding.value is not UNKNOWN and finding.value is not NONE and finding.value is not False


def _safeguards(answer: Answer, shown: Sequence[Finding]) -> list[Finding]:
    """The safeguards of what is shown, and those that hold."""
    names = dict.fromkeys(name for finding in shown for name in finding.safeguards)
    holding = [f.name for f in answer if f.rule.is_safeguard and f.value is True]
    found = [answer._finding(name) for name in [*names, *(h for h in holding if h not in names)]]
    return sorted(found, key=lambda finding: in_order(finding.text))


# ---------------------------------------------------------------------------------------------------- text


def print_answer(paper: Paper, answer: Answer, selection: Selection, *, why: bool = False) -> None:
    """The whole answer."""
    if answer.asked is None:
        paper.text(f"What the law says on {value_in_words(answer.on)}", style="head")
    seen: set[str] = set()
    for title in dict.fromkeys(_title(f) for f in selection.findings):
        paper.head(title)
        mine = [f for f in selection.findings if _title(f) == title]
        widths = [min(24, max(len(shown_value(f)) for f in mine)), min(20, max(len(_provision(f)) for f in mine))]
        for finding in mine:
            _finding(paper, finding, widths)
            if why:
                _reasons(paper, finding, seen, 4)
    if selection.no:
        paper.line()
        paper.text(f"{counted(selection.no, 'more finding')} of these chapters: no (--all shows them).", style="dim")
    _print_safeguards(paper, selection)
    if selection.clocks:
        print_clocks(paper, answer, selection, why=why, seen=seen)
    if not selection.findings and not selection.clocks:
        paper.line()
        paper.text("Nothing follows from these facts alone.")
    _print_missing(paper, answer, selection)
    _footnote(paper, answer)


def _title(finding: Finding) -> str:
    act = finding.text.citation.act
    return f"{act.title}, {act.number}"


def _provision(finding: Finding) -> str:
    return finding.citation.brief.removeprefix(f"{finding.citation.act.short} ")


def shown_value(finding: Finding) -> str:
    """A finding's value in a word or two."""
    if finding.outcome == HELD:
        return "held back"
    if finding.value is UNKNOWN:
        return "open"
    if finding.value is NONE:
        return "does not apply"
    return value_in_words(finding.value)


def _finding(paper: Paper, finding: Finding, widths: Sequence[int]) -> None:
    style = "care" if finding.value is UNKNOWN else "head" if finding.value not in (False, NONE) else "dim"
    lines = [_sentence(finding.text.doc) + _marks(finding)]
    if finding.note:
        lines.append(finding.note)
    if finding.outcome == DEFEATED:
        lines.append("A safeguard bars it: " + ", ".join(n for n, v in finding.safeguards.items() if v is True))
    elif finding.outcome == HELD:
        lines.append(
            "Held back while a safeguard is not known: "
            + ", ".join(n for n, v in finding.safeguards.items() if v is UNKNOWN)
        )
    elif finding.value is UNKNOWN:
        lines.append(_open(finding))
    elif finding.value is NONE and finding.outcome != "does not apply":
        lines.append(f"Reason: {finding.outcome}.")
    lines.append(finding.name)
    paper.row([Cell(shown_value(finding), style), _provision(finding), "\n".join(lines)], widths)


def _open(finding: Finding) -> str:
    """Why a finding is open: the facts that can still change it, the first few by name."""
    needs = _needed(finding) if finding.answer.asked is not None else finding.missing
    if finding.outside and not needs:
        return f"Cannot be said: {finding.outside}"
    more = f" and {len(needs) - NEEDS_SHOWN} more" if len(needs) > NEEDS_SHOWN else ""
    return f"Cannot be said yet: needs {', '.join(needs[:NEEDS_SHOWN])}{more}."


def _needed(finding: Finding) -> list[str]:
    needs = set(finding.needs)
    return [fact for fact in in_asking_order(finding) if fact in needs]


def _marks(finding: Finding) -> str:
    marks = [finding.evidence.sentence] if finding.unverified else []
    marks += [f"open question: {_sentence(finding.unsettled)}"] if finding.unsettled else []
    return f" [{'; '.join(marks)}]" if marks else ""


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _reasons(paper: Paper, finding: Finding, seen: set[str], indent: int) -> None:
    """What decided, and what it rests on, down to the facts. Each rule is told once."""
    seen.add(finding.name)
    book = finding.answer.book
    if finding.branch is not None:
        way = next(
            way
            for way in ways(finding.rule, book, as_written)
            if way.definition is finding.text and way.line == finding.branch.line
        )
        paper.text(f"{way.text} ({finding.text.body.path}:{way.line})", indent=indent, hang=indent + 2, style="dim")
        if finding.note:
            paper.text(f"“{finding.note}”", indent=indent, hang=indent + 2, style="dim")
    for name, value in finding.used.items():
        if name not in book.rules:
            paper.text(f"{name} = {value_in_words(value)}", indent=indent, hang=indent + 2)
            continue
        below = finding.answer._finding(name)
        told = "" if name not in seen else ", see above"
        paper.text(f"{name} = {value_in_words(value)}, {below.citation.brief}{told}", indent=indent, hang=indent + 2)
        if name not in seen:
            _reasons(paper, below, seen, min(indent + 4, 40))
    for name, value in finding.safeguards.items():
        paper.text(f"safeguard {name} = {value_in_words(value)}", indent=indent, hang=indent + 2)


def _print_safeguards(paper: Paper, selection: Selection) -> None:
    if not selection.safeguards:
        return
    paper.head("Safeguards (always evaluated; one that is not known holds the step back)")
    widths = [9, 20]
    for finding in selection.safeguards:
        style = {True: "bad", False: "dim"}.get(finding.value, "care") if finding.value is not UNKNOWN else "care"
        lines = [
            _sentence(finding.text.doc) + _marks(finding),
            f"{finding.name} → {', '.join(finding.rule.base.defeats)}",
        ]
        paper.row([Cell(value_in_words(finding.value), style), finding.citation.brief, "\n".join(lines)], widths)


# ---------------------------------------------------------------------------------------------------- clocks


def print_clocks(
    paper: Paper,
    answer: Answer,
    selection: Selection,
    *,
    alone: bool = False,
    why: bool = False,
    seen: set[str] | None = None,
) -> None:
    """The chain of limits, by date; then those that have no date yet."""
    title = f"Time limits in order, seen from {value_in_words(answer.on)}"
    if alone:
        paper.text(title, style="head")
    else:
        paper.head(title)
    for state in selection.clocks:
        paper.line()
        _clock(paper, answer, state)
        if why and seen is not None:
            _reasons(paper, answer._finding(state.name), seen, 6)
    if not selection.clocks:
        paper.text("No limit can be dated from these facts.", indent=2)
    _print_undated(paper, selection)
    if alone:
        _footnote(paper, answer)


def _print_undated(paper: Paper, selection: Selection) -> None:
    """The limits that an answer or two would date; the others are counted."""
    listed = {state.name for state in selection.clocks}
    undated = [finding for finding in selection.undated if finding.name not in listed]
    nearly = [finding for finding in undated if len(finding.missing) <= NEARLY_MISSING][:NEARLY_SHOWN]
    if nearly:
        paper.line()
        paper.text("No date yet, for want of an answer or two", indent=2, style="head")
    for finding in nearly:
        paper.text(f"{_sentence(finding.text.doc)} {finding.citation.brief}", indent=4)
        paper.text(f"{finding.name}: needs {', '.join(finding.missing)}", indent=6, style="dim")
    if len(undated) > len(nearly):
        paper.line()
        more = counted(len(undated) - len(nearly), "more limit")
        paper.text(f"{more} cannot be dated yet (`fairway law clocks --all` shows them).", style="dim")


def _clock(paper: Paper, answer: Answer, state: ClockState) -> None:
    style = _STATUS_STYLE[state.status]
    if state.due is UNKNOWN:
        paper.line(f"  {paper.paint('No date yet', style)}")
    else:
        when = f" · {away(state.days_left)}" if state.days_left is not None else ""
        paper.line(f"  {paper.paint(value_in_words(state.due) + when + ' · ' + _status(state), style or 'head')}")
    paper.text(f"{_sentence(state.doc)} {state.citation.brief}{_length(state)}{_clock_marks(state)}", indent=4)
    if state.due is UNKNOWN:
        paper.text(_open(answer._finding(state.name)), indent=4)
    elif state.status not in (Status.MET,):
        if state.status is Status.MISSED_UNLESS_DONE:
            paper.text(f"Not known: {state.done or 'whether it was done'}", indent=4)
        paper.text(f"If missed: {state.missed[:1].lower()}{state.missed[1:]}", indent=4)
    for earlier in state.earlier:
        paper.text(
            f"Was {value_in_words(earlier.due)} before {', '.join(earlier.because)} was corrected.",
            indent=4,
            style="dim",
        )
    paper.text(state.name, indent=4, style="dim")


def _status(state: ClockState) -> str:
    if state.status is Status.MISSED_UNLESS_DONE:
        return "missed, unless it was done"
    if state.status in (Status.MET, Status.MET_LATE) and state.done_on not in (NONE, UNKNOWN, state.due):
        return f"{state.status.value} on {value_in_words(state.done_on)}"
    return str(state.status.value)


def _length(state: ClockState) -> str:
    starts = ", ".join(
        f"{name} ({_short_day(value)})" for name, value in state.started_by if value not in (UNKNOWN, NONE)
    )
    if not state.length:
        return ""
    return f": {state.length}{' from ' + starts if starts else ''}"


def _short_day(value: Any) -> str:
    return day_in_words(value) if isinstance(value, date) else str(value)


def _clock_marks(state: ClockState) -> str:
    marks = [state.evidence.sentence] if not state.evidence.verified else []
    marks += [f"open question: {_sentence(state.unsettled)}"] if state.unsettled else []
    return f" [{'; '.join(marks)}]" if marks else ""


# ---------------------------------------------------------------------------------------------------- the end


def _print_missing(paper: Paper, answer: Answer, selection: Selection) -> None:
    if not selection.questions:
        return
    wanted = answer.asked is not None
    shown = selection.questions if wanted else selection.questions[:QUESTIONS_SHOWN]
    paper.head("Still to be answered" if wanted else "The questions that would settle most")
    for name, n in shown:
        fact = answer.book.facts[name]
        assessed = "; assessed, never computed" if fact.evaluative else ""
        waits = "" if wanted else f" · {counted(n, 'finding waits', 'findings wait')}"
        paper.text(fact.question, indent=2)
        paper.text(f"{name} · {fact.who.value}{assessed}{waits}", indent=4, style="dim")
    if len(selection.questions) > len(shown):
        paper.text(f"and {counted(len(selection.questions) - len(shown), 'more fact')}.", indent=2, style="dim")


def _footnote(paper: Paper, answer: Answer) -> None:
    calendar = answer.calendar
    known = f", as known on {day_in_words(answer.book.known)}" if answer.book.known else ""
    paper.line()
    paper.text(
        f"Law {answer.book.version}{known}. Days off: calendar '{calendar.name}' {calendar.version}. "
        "A finding is no decision: only a person decides.",
        style="dim",
    )


def as_json(answer: Answer, selection: Selection) -> dict[str, Any]:
    """The answer in the trace schema, with the findings and limits that were selected."""
    names = [f.name for f in (*selection.findings, *selection.safeguards)]
    names += [c.name for c in selection.clocks if c.name not in names]
    told = replace(answer, asked=tuple(dict.fromkeys(names))).as_dict()
    told["clocks"] = [clock_as_dict(state) for state in selection.clocks]
    told["missing"] = [name for name, _ in selection.questions]
    return told
