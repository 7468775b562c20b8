"""`fairway trigger`: rules of the law on published figures, with facts, article, arithmetic, what is missing and who assesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from fairway.cli.figures import AS_OF, open_store
from fairway.cli.files import Day
from fairway.cli.paper import Cell, Paper
from fairway.cli.read import FORMAT, print_json

if TYPE_CHECKING:  # the observatory is loaded when a trigger is asked for
    from fairway.observatory.letter.entries import PointId
    from fairway.observatory.triggers import Found, Given, Outcome, Trigger

SHOWN = 30


def trigger_names(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of triggers, for the shell."""
    from fairway.observatory.triggers import TRIGGERS

    return [CompletionItem(name, help=one.title) for name, one in TRIGGERS.items() if name.startswith(typed)]


@click.command(
    epilog="\b\nExamples:\n  fairway trigger\n  fairway trigger visa_suspension\n  fairway trigger visa_suspension Georgia\n"
    "  fairway trigger visa_suspension COL --on 2024-06-30\n  fairway trigger visa_suspension GEO --state DEU\n"
    "  fairway trigger recognition_threshold --as-of 2026-11-22 --format json\n  fairway trigger migratory_pressure Italy\n\n"
    "A trigger decides nothing and starts nothing. It is about a country, a State or a nationality, never about a person."
)
@click.argument("name", required=False, shell_complete=trigger_names)
@click.argument("country", required=False)
@AS_OF
@click.option(
    "--on",
    type=Day(),
    metavar="DATE",
    help="The law of this day, on all figures known now (default: --as-of, or today).",
)
@click.option("--state", metavar="STATE", help="Figures of one Member State only, as for its own notice.")
@click.option("--open", "only_open", is_flag=True, help="Only what calls for somebody's assessment.")
@FORMAT
def trigger(
    name: str | None,
    country: str | None,
    as_of: date | None,
    on: date | None,
    state: str | None,
    only_open: bool,
    form: str,
) -> int:
    """List the triggers, evaluate one, or show one for a country with all its figures.

    Countries may be written in any way that a publisher writes them: GRC, GR, EL, Greece."""
    from fairway.observatory import triggers
    from fairway.reference.countries import iso3

    day, store = on or as_of or date.today(), open_store(as_of)
    if name is None:
        if state or only_open:
            raise click.UsageError("--state and --open belong to a trigger: name one.")
        return _list(triggers.open_triggers(store, day), day, form)
    one = triggers.trigger(name.replace("-", "_"))
    subject = iso3(country) if country else None
    found = triggers.evaluate(one.name, store, day, country=subject, state=iso3(state) if state else None)
    found = [outcome for outcome in found if outcome.open or not only_open]
    if form == "json":
        _json(one, found, day, as_of)
    elif subject is not None:
        _whole(found, day)
    else:
        _table(one, found, day, shorter=not only_open)
    return 0 if subject is None or any(outcome.known for outcome in found) else 1


# ------------------------------------------------------------------------------------------------- what there is


def _list(opened: Mapping[PointId, Sequence[Outcome]], day: date, form: str) -> int:
    from fairway.observatory.triggers import TRIGGERS
    from fairway.observatory.triggers.shown import declared

    counts = {name: sum(one.name == name for found in opened.values() for one in found) for name in TRIGGERS}
    if form == "json":
        print_json(
            {
                "on": day.isoformat(),
                "triggers": [{**declared(one), "open": counts[one.name]} for one in TRIGGERS.values()],
            }
        )
        return 0
    paper = Paper()
    for point in dict.fromkeys(one.point for one in TRIGGERS.values()):
        paper.head(f"Point {point}")
        for one in TRIGGERS.values():
            if one.point == point:
                paper.text(f"{one.name}: {one.title}", indent=2, hang=4)
                paper.text(f"{one.question} {one.article}. Assessed by {one.assess_by}.", indent=4, style="dim")
                paper.text(f"To be assessed on {day}: {counts[one.name] or 'nothing'}", indent=4)
    paper.line()
    paper.text("`fairway trigger NAME` evaluates one, `fairway trigger NAME COUNTRY` shows its figures.", style="dim")
    return 0


def _json(one: Trigger, found: Sequence[Outcome], day: date, as_of: date | None) -> None:
    from fairway.observatory.triggers.shown import as_dict, declared

    known = as_of.isoformat() if as_of else None
    print_json(
        {"trigger": declared(one), "on": day.isoformat(), "as_of": known, "outcomes": [as_dict(each) for each in found]}
    )


# ------------------------------------------------------------------------------------------------- text


def _table(one: Trigger, found: Sequence[Outcome], day: date, *, shorter: bool) -> None:
    paper = Paper()
    paper.text(one.title, style="head")
    paper.text(f"{one.question} On {day}, {one.article}. Assessed by {one.assess_by}.", style="dim")
    opened = [outcome for outcome in found if outcome.open]
    rest = [outcome for outcome in found if not outcome.open]
    _rows(paper, "To be assessed", opened, everything=True)
    if shorter or rest:
        _rows(paper, "Others, the largest first", rest, everything=False)
    if not found:
        paper.line()
        paper.text("Nothing: no figure was known, or nothing calls for an assessment.")
    paper.line()
    paper.text(_never(found), style="dim")
    paper.text(
        f"`fairway trigger {one.name} COUNTRY` shows figures with their vintage, what is missing, and the marks.",
        style="dim",
    )


def _rows(paper: Paper, head: str, found: Sequence[Outcome], *, everything: bool) -> None:
    if not found:
        return
    paper.head(f"{head}: {len(found)}")
    shown = found if everything else found[:SHOWN]
    for outcome in shown:
        mark = f" [{outcome.evidence.sentence}]" if not outcome.evidence.verified else ""
        kind = "" if len({one.title for one in found}) == 1 else f"{outcome.title}. "
        paper.row(
            [
                Cell(outcome.subject_name, "care" if outcome.open else ""),
                f"{kind}{outcome.arithmetic}\n{outcome.answer}{mark}",
            ],
            [20],
        )
    if len(found) > len(shown):
        paper.text(f"and {len(found) - len(shown)} more: --format json has all.", style="dim")


def _whole(found: Sequence[Outcome], day: date) -> None:
    paper = Paper()
    for number, outcome in enumerate(found):
        if number:
            paper.line()
        paper.text(f"{outcome.subject_name}: {outcome.title}", style="head")
        paper.text(f"{outcome.citation}. {outcome.regime}. On {day}.", style="dim")
        paper.line()
        rows: list[list[Cell | str]] = [
            ["Arithmetic", outcome.arithmetic], ["Answer", Cell(outcome.answer, "care" if outcome.open else "")],
            ["Assessed by", outcome.assess_by], ["Evidence", f"{outcome.evidence.value}: {outcome.evidence.sentence}"],
        ]  # fmt: skip
        rows += [["", one.unsettled] for one in outcome.findings if one.unsettled]
        paper.table(rows, [12])
        _figures(paper, outcome.facts)
        _numbers(paper, outcome)
        for one in outcome.missing:
            paper.text(f"Missing: {one}", indent=2, hang=11)
    paper.line()
    paper.text(_never(found), style="dim")


def _never(found: Sequence[Outcome]) -> str:
    from fairway.observatory.triggers import NEVER

    return found[0].never if found else NEVER


def _figures(paper: Paper, given: Sequence[Given]) -> None:
    paper.line()
    paper.table([_figure(one) for one in given], [44, 22], indent=2)


def _figure(one: Given) -> list[Cell | str]:
    beside = [one.period]
    if one.vintage:
        beside.append(f"known on {one.vintage}")
    beside += [*one.flags, one.note, one.source]
    if one.evidence is not None and not one.evidence.verified:
        beside.append(one.evidence.sentence)
    if one.without:
        beside.append(f"without {', '.join(one.without)}")
    return [one.words, _value(one), Cell("; ".join(part for part in beside if part), "dim")]


def _value(one: Given) -> str:
    from fairway.observatory.triggers.wording import count, share

    value = one.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return share(value) if one.unit.startswith("share") else count(value)
    if isinstance(value, int):
        return count(value)
    return "not known" if value is None else str(value).replace("_", " ")


def _numbers(paper: Paper, outcome: Outcome) -> None:
    from fairway.observatory.triggers.wording import shown

    rows: list[list[Cell | str]] = []
    for one in outcome.numbers:
        value = (
            shown(one.value)
            if isinstance(one.value, int | Fraction) and not isinstance(one.value, bool)
            else str(one.value)
        )
        rows.append([one.name.replace("_", " "), value, Cell(f"{one.cite}; {one.evidence.sentence}", "dim")])
    rows += [[_rule(one), one.answer, Cell(one.citation, "dim")] for one in outcome.findings[1:]]
    if rows:
        paper.line()
        paper.table(rows, [36, 24], indent=2)
        paper.line()


def _rule(one: Found) -> str:
    return one.rule.replace("_", " ")
