"""Asking the law about one case: `fairway law ask` and `fairway law clocks`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import click

from fairway.cli.answers import Selection, as_json, print_answer, print_clocks, selected
from fairway.cli.completion import rule_names
from fairway.cli.files import Day, case_from, write_whole
from fairway.cli.ics import calendar_file
from fairway.cli.names import all_named
from fairway.cli.paper import Paper
from fairway.cli.read import FORMAT, print_json
from fairway.errors import BadFact
from fairway.law.asking import Answer
from fairway.law.casefile import CaseFile
from fairway.law.language.types import UNKNOWN
from fairway.law.pack import packaged_book

ON = click.option("--on", type=Day(), metavar="DATE", help="The day of the question. Default: the file's, else today.")
KNOWN = click.option("--known", type=Day(), metavar="DATE", help="Leave out law published after this day.")
RULES = click.option(
    "--rule", "rules", multiple=True, metavar="NAME", shell_complete=rule_names,
    help="Only this rule, by name or identifier (several: again). Exit 1 if it cannot be said yet.",
)  # fmt: skip


def asked(case: CaseFile, on: date | None, known: date | None, rules: tuple[str, ...]) -> Answer:
    """The answer for a case file; what the command line says goes before what the file says."""
    book = packaged_book(known or case.known)
    wanted = all_named(book, rules or _by_name(case)) or None
    # the one place where Fairway asks what day it is
    return case.ask(on=on or case.on or date.today(), known=known, rules=wanted, book=book)


def _by_name(case: CaseFile) -> tuple[str, ...]:
    """The rules that a file names, as the file may write them; a wrong one is refused with the file's line."""
    book = packaged_book(case.known)
    ids = {identifier for d in book.definitions.values() for identifier in d.ids}
    for word in case.rules or ():
        if word not in ids:
            case.check(book, [word])
    return case.rules or ()


def exit_code(answer: Answer) -> int:
    """1 where a rule that was named cannot be said yet."""
    return int(answer.asked is not None and any(finding.value is UNKNOWN for finding in answer))


@click.command(
    epilog="\b\nExamples:\n"
    "  fairway law ask case.json            what follows from a case\n"
    "  fairway law ask case.toml --rule registration_due --why\n"
    "  fairway law ask - < case.json        the case on standard input\n"
    "  fairway law ask                      an interview: only what can still matter is asked\n"
    "  fairway law ask --rule border_procedure_must --save case.toml\n"
    "\nExit codes: 0 answered, 1 a rule that was named cannot be said yet, 2 wrong question."
)
@click.argument("file", required=False, type=click.Path(allow_dash=True))
@RULES
@ON
@KNOWN
@click.option("--why", is_flag=True, help="With every reason: the branch that decided and what it rests on.")
@click.option("--all", "everything", is_flag=True, help="Also what is no, does not apply, or cannot be said yet.")
@click.option("--save", metavar="FILE", help="Without FILE to ask: write the answers of the interview as a case file.")
@FORMAT
def ask(
    file: str | None,
    rules: tuple[str, ...],
    on: date | None,
    known: date | None,
    why: bool,
    everything: bool,
    save: str | None,
    form: str,
) -> int:
    """Say what the law finds in the case in FILE (JSON or TOML; - is standard input), and why.

    Without FILE, ask for the facts one by one."""
    keep: Callable[[], None] | None = None
    if file is None:
        from fairway.cli.interview import interview

        held = interview(rules, on or date.today(), known, save)
        if held is None:
            return 0
        answer, keep = held
    elif save:
        raise click.UsageError("--save belongs to the interview: leave FILE out, or leave --save out.")
    else:
        answer = asked(case_from(file), on, known, rules)
    selection = selected(answer, everything=everything)
    if form == "json":
        print_json(as_json(answer, selection))
    else:
        print_answer(Paper(), answer, selection, why=why)
    if keep is not None:
        keep()
    return exit_code(answer)


@click.command(
    epilog="\b\nExamples:\n"
    "  fairway law clocks case.json\n"
    "  fairway law clocks case.json --on 2026-08-01 --format json\n"
    "  fairway law clocks case.json --ics limits.ics\n"
    "\nExit codes: 0 answered, 1 a limit that was named cannot be said yet, 2 wrong question."
)
@click.argument("file", type=click.Path(allow_dash=True))
@RULES
@ON
@KNOWN
@click.option("--all", "everything", is_flag=True, help="Also limits that cannot be dated yet, and those of no case.")
@click.option("--ics", metavar="FILE", help="Also write the dated limits as a calendar file (RFC 5545).")
@FORMAT
def clocks(
    file: str, rules: tuple[str, ...], on: date | None, known: date | None, everything: bool, ics: str | None, form: str
) -> int:
    """Show the time limits of the case in FILE in order, each with its article and what follows if missed."""
    answer = asked(case_from(file), on, known, rules)
    if rules:
        for finding in answer:
            if finding.rule.base.clock is None:
                raise BadFact(f"'{finding.name}' is not a time limit. `fairway law list --kind clock` lists them.")
    selection = selected(answer, everything=everything)
    if ics:
        write_whole(ics, calendar_file(selection.clocks, answer.on))
        click.echo(f"The dated limits are in {ics}.", err=True)
    if form == "json":
        told = as_json(answer, Selection((), selection.clocks, ()))
        print_json({key: told[key] for key in told if key not in ("findings", "missing")})
    else:
        print_clocks(Paper(), answer, selection, alone=True)
    return exit_code(answer)
