"""`fairway demo`: the law at work on cases whose outcome somebody published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

import fairway
from fairway.cli.answers import NEEDS_SHOWN
from fairway.cli.paper import Cell, Paper, counted, value_in_words
from fairway.cli.read import FORMAT, print_json
from fairway.errors import BadFile
from fairway.law.cases import Outcome, WorkedCase, expected_shown, read_worked_case
from fairway.law.findings import plain
from fairway.law.language.prose import day_in_words
from fairway.law.language.types import NONE, UNKNOWN

INDENT, LABEL = 3, 9
CONTRASTS_SHOWN = 2


def example_files() -> list[Path]:
    """The worked cases: beside the package in an installed Fairway, in examples/ of a checkout."""
    package = Path(fairway.__file__).parent
    for folder in (package / "examples" / "cases", package.parent.parent / "examples" / "cases"):
        found = sorted(folder.glob("*.toml"))
        if found:
            return found
    raise BadFile("no worked cases are installed with this Fairway: install it again, or run the demo from a checkout.")


def worked_cases(files: tuple[str, ...] = ()) -> Iterator[tuple[WorkedCase, list[Outcome]]]:
    """Each worked case with what the law says."""
    for file in [Path(name) for name in files] or example_files():
        from fairway.cli.files import read_bytes

        case = read_worked_case(read_bytes(str(file)), file.name)
        yield case, case.run()


@click.command(
    epilog="\b\nExamples:\n  fairway demo\n  fairway demo --full\n  fairway demo examples/cases/registration-five-days.toml\n"
    "\nExit codes: 0 every case comes out as published, 1 one does not."
)
@click.argument("files", nargs=-1, type=click.Path())
@click.option(
    "--full", is_flag=True, help="Facts as questions, the text of every rule, every contrast. The form for FILES."
)
@FORMAT
def demo(files: tuple[str, ...], full: bool, form: str) -> int:
    """Show the law at work on published cases: the facts, the question, the answer and its reason.

    FILES are worked cases of one's own (docs/law/cases.md); without them, those that come with Fairway."""
    ran = list(worked_cases(files))
    if form == "json":
        print_json({"cases": [_as_dict(case, outcomes) for case, outcomes in ran]})
    else:
        _print(Paper(), ran, full=full or bool(files))
    return int(not all(outcome.agrees for _, outcomes in ran for outcome in outcomes))


def _print(paper: Paper, ran: list[tuple[WorkedCase, list[Outcome]]], *, full: bool) -> None:
    paper.text("Fairway: the law at work", style="head")
    paper.text("Each case has an answer of its own, given by a court or worked out from the act.", style="dim")
    paper.text("Fairway gets the facts alone.", style="dim")
    for number, (case, outcomes) in enumerate(ran, 1):
        _head(paper, number, case)
        _full(paper, case, outcomes) if full else _short(paper, case, outcomes)
    checked = [outcome for _, outcomes in ran for outcome in outcomes]
    agree = sum(outcome.agrees for outcome in checked)
    rules = len({outcome.finding.name for outcome in checked})
    paper.line()
    paper.line("─" * paper.width, "dim")
    summary = (
        f"{counted(len(ran), 'case')}, {counted(len(checked), 'answer')} from {counted(rules, 'rule')}: {agree} agree"
    )
    if agree == len(checked):
        paper.text(f"{summary}.", style="good")
    else:
        paper.text(f"{summary}, {len(checked) - agree} do not.", style="bad")
    more = "" if full else " `fairway demo --full` shows every question, rule text and contrast."
    paper.text(
        f"Nothing here decides about a person: a finding is what the law says of these facts.{more}", style="dim"
    )


def _head(paper: Paper, number: int, case: WorkedCase) -> None:
    source = case.source
    paper.line()
    paper.line("─" * paper.width, "dim")
    paper.text(f"{number}. {case.title}", hang=len(str(number)) + 2, style="head")
    day = f" of {day_in_words(source.date)}" if source.date else ""
    paper.text(f"{source}{day}", indent=INDENT)
    read = source.evidence.sentence if source.court.startswith("Worked") else _read(case)
    paper.text(f"{case.law} · {read}", indent=INDENT, style="dim")


def _short(paper: Paper, case: WorkedCase, outcomes: list[Outcome]) -> None:
    """What one reads at a glance: facts in a paragraph, each answer with its article and reason, two contrasts."""
    given = {
        name: value for name, value in outcomes[0].answer.facts.items() if name in case.case.facts and value is not NONE
    }
    _labelled(paper, "Facts", "; ".join(f"{name.replace('_', ' ')}: {_brief(value)}" for name, value in given.items()))
    _labelled(paper, "Question", case.question)
    for outcome in outcomes:
        if outcome.contrast is None:
            finding = outcome.finding
            _labelled(paper, "Fairway", *_verdict(outcome))
            mark = " [unverified]" if finding.unverified else ""
            _labelled(paper, "", f"{finding.citation.brief}: {outcome.expected.why}{mark}")
    _labelled(paper, "Published", case.published_answer)
    contrasts = [outcome for outcome in outcomes if outcome.contrast is not None]
    shown = [o for i, o in enumerate(contrasts) if i < CONTRASTS_SHOWN or not o.agrees]
    for i, outcome in enumerate(shown):
        verdict, style = _verdict(outcome)
        _labelled(
            paper, "" if i else "Otherwise", f"{verdict}: {outcome.expected.why}", "" if outcome.agrees else style
        )
    if len(contrasts) > len(shown):
        _labelled(
            paper, "", f"{counted(len(contrasts) - len(shown), 'more contrast agrees', 'more contrasts agree')}.", "dim"
        )


def _full(paper: Paper, case: WorkedCase, outcomes: list[Outcome]) -> None:
    """Everything: the facts as the questions that ask for them, the text of each rule, every contrast."""
    paper.line()
    book = outcomes[0].answer.book
    given = {name: value for name, value in outcomes[0].answer.facts.items() if name in case.case.facts}
    for name, value in given.items():
        if value is not NONE:
            answer = Cell(value_in_words(value), "head")
            paper.row([book.facts[name].question, answer], [paper.width - 36], indent=INDENT)
    absent = [name for name, value in given.items() if value is NONE]
    if absent:
        paper.text(f"There is none of: {', '.join(absent)}", indent=INDENT, hang=INDENT + 2, style="dim")
    paper.line()
    _labelled(paper, "Question", case.question)
    for outcome in outcomes:
        if outcome.contrast is None:
            _answer(paper, outcome)
    _labelled(paper, "Published", case.published_answer)
    for outcome in outcomes:
        if outcome.contrast is not None:
            _labelled(paper, "Otherwise", _changed(outcome))
            _answer(paper, outcome)


def _labelled(paper: Paper, label: str, text: str, style: str = "") -> None:
    paper.row([Cell(label, "dim"), Cell(text, style)], [LABEL], indent=INDENT)


def _verdict(outcome: Outcome) -> tuple[str, str]:
    said = _said(outcome.finding.value)
    return (f"{said} ✓", "good") if outcome.agrees else (f"{said} ✗ expected {_said(expected_shown(outcome))}", "bad")


def _brief(value: Any) -> str:
    return day_in_words(value) if type(value) is date else value_in_words(value)


def _read(case: WorkedCase) -> str:
    return {"T": "read in the judgment", "S": "facts from a secondary source", "M": "from memory, unverified"}[
        case.source.evidence.value
    ]


def _answer(paper: Paper, outcome: Outcome) -> None:
    finding = outcome.finding
    _labelled(paper, "Fairway", *_verdict(outcome))
    lines = [f"{finding.citation.brief}: {' '.join(finding.text.doc.split())}"]
    if finding.note:
        lines.append(finding.note)
    if finding.value is UNKNOWN:
        lines.append(f"needs {', '.join(finding.needs[:NEEDS_SHOWN])}")
    lines.append(f"Why: {outcome.expected.why}")
    if finding.unverified:
        lines.append(f"[{finding.evidence.sentence}]")
    _labelled(paper, "", "\n".join(lines))


def _said(value: Any) -> str:
    if value is UNKNOWN:
        return "cannot be said yet"
    return "does not apply" if value is NONE else value_in_words(value)


def _changed(outcome: Outcome) -> str:
    contrast = outcome.contrast
    assert contrast is not None
    parts = [f"{name} = {value_in_words(outcome.answer.value_of(name))}" for name in contrast.facts]
    if contrast.on:
        parts.append(f"asked on {day_in_words(contrast.on)}")
    if contrast.known:
        parts.append(f"as the law was known on {day_in_words(contrast.known)}")
    return "if " + "; ".join(parts)


def _as_dict(case: WorkedCase, outcomes: list[Outcome]) -> dict[str, Any]:
    source = case.source
    return {
        "file": case.case.name,
        "title": case.title,
        "citation": {
            "court": source.court, "number": source.number, "name": source.name, "date": plain(source.date) if source.date else None,
            "ecli": source.ecli, "source": source.source, "evidence": source.evidence.value,
        },
        "law": case.law,
        "question": case.question,
        "published_answer": case.published_answer,
        "facts": {name: plain(value) for name, value in outcomes[0].answer.facts.items() if name in case.case.facts},
        "on": case.case.on.isoformat() if case.case.on else None,
        "answers": [
            {
                "rule": outcome.expected.rule,
                "changed": None if outcome.contrast is None else {n: plain(outcome.answer.value_of(n)) for n in outcome.contrast.facts},
                "on": outcome.answer.on.isoformat(),
                "value": plain(outcome.finding.value),
                "expected": plain(expected_shown(outcome)),
                "agrees": outcome.agrees,
                "why": outcome.expected.why,
                "citation": outcome.finding.citation.as_dict(),
                "note": outcome.finding.note,
            }
            for outcome in outcomes
        ],
    }  # fmt: skip
