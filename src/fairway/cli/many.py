"""Asking the law about many cases: `fairway law batch` and `fairway law amend`. Needs the extra `batch`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from fairway.cli.completion import number_names, rule_names
from fairway.cli.files import Day, writable
from fairway.cli.names import all_named, in_order
from fairway.cli.paper import Cell, Paper, counted
from fairway.cli.read import FORMAT, print_json
from fairway.errors import BadFact, BadFile, OutsideCalendar, Refused
from fairway.law.door import NEVER
from fairway.law.language.book import Book
from fairway.law.pack import packaged_book

NEEDED = ("numpy", "numba", "pyarrow")
EXAMPLES_SHOWN = 3

ON = click.option("--on", type=Day(), metavar="DATE", help="The day of the question, for all rows. Default: today.")
KNOWN = click.option("--known", type=Day(), metavar="DATE", help="Leave out law published after this day.")
RULES = click.option(
    "--rule", "rules", multiple=True, metavar="NAME", shell_complete=rule_names, help="Only this rule (several: again)."
)
THREADS = click.option(
    "--threads", type=click.IntRange(1, 1024), default=1, show_default=True, help="How many cores to use."
)
MARK = click.option(
    "--mark-errors", is_flag=True, help="Mark a row with a value that cannot be, instead of refusing the file."
)


@click.command(
    epilog="\b\nExamples:\n"
    "  fairway law batch register.parquet answers.parquet --on 2026-07-20\n"
    "  fairway law batch register.parquet due.parquet --rule registration_due --keep case_number\n"
    "  fairway law batch register.parquet answers.parquet --threads 4 --mark-errors\n"
    "\nEach column of IN is a fact, each column of OUT a rule. OUT is written whole or not at all."
    "\n\nExit codes: 0 answered, 1 answered but for the rows marked, 2 wrong question, 3 refused by the machine."
)
@click.argument("source", metavar="IN.parquet", type=click.Path())
@click.argument("target", metavar="OUT.parquet", type=click.Path())
@RULES
@ON
@KNOWN
@click.option(
    "--keep", multiple=True, metavar="COLUMN", help="A column that is no fact, copied to OUT (several: again)."
)
@THREADS
@MARK
@FORMAT
def batch(
    source: str,
    target: str,
    rules: tuple[str, ...],
    on: date | None,
    known: date | None,
    keep: tuple[str, ...],
    threads: int,
    mark_errors: bool,
    form: str,
) -> int:
    """Ask the law about every row of IN.parquet and write the findings to OUT.parquet."""
    _require_extra()
    total = _rows_in(source)
    if Path(source).resolve() == Path(target).resolve():
        raise BadFile(f"{target}: is the file that is read: name another one for the answers.")
    writable(target)
    book = packaged_book(known)
    wanted = all_named(book, rules) or None
    with _progress("asking", total) as progress, _naming(source):
        from fairway.law.many import ask_many

        answers = ask_many(
            Path(source), on=on or date.today(), known=known, rules=wanted, keep=keep, threads=threads,
            on_error="mark" if mark_errors else "raise", to=target, progress=progress,
        )  # fmt: skip
    errors = answers.errors
    if errors:
        first = f"row {errors[0].row + 1}: {errors[0].why}"
        click.echo(f"{counted(len(errors), 'row is marked', 'rows are marked')}, first {first}", err=True)
    if form == "json":
        marked = [{"row": error.row + 1, "why": error.why} for error in errors]
        print_json(
            {
                "rows": answers.rows,
                "rules": list(answers.rules),
                "out": target,
                "law_version": answers.book_version,
                "marked": marked,
            }
        )
    else:
        Paper().text(f"{counted(answers.rows, 'row')}, {counted(len(answers.rules), 'rule')}: {target}")
    return int(bool(errors))


def _require_extra() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise Refused(
            f"many rows need the extra 'batch', and {missing[0]} is not installed: pip install 'fairway[batch]'."
        )


def _rows_in(source: str) -> int:
    """How many rows a Parquet file says it has. Raises BadFile where it is none."""
    file = Path(source)
    if not file.exists():
        raise BadFile(f"{source}: there is no such file.")
    if file.is_dir():
        raise BadFile(f"{source}: is a folder: name a Parquet file in it.")
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.read_metadata(file).num_rows)
    except (pa.ArrowException, ValueError):
        raise BadFile(f"{source}: is not a Parquet file: write one with a column for each fact.") from None


@contextmanager
def _naming(source: str) -> Iterator[None]:
    """Every refusal names the file; that of a row names it already, by its last part."""
    try:
        yield
    except (BadFact, OutsideCalendar) as fault:
        if str(fault).startswith(Path(source).name):
            raise
        raise type(fault)(f"{source}: {fault}") from None


class _Progress:
    """Rows done, shown on standard error where somebody watches."""

    def __init__(self, label: str, total: int) -> None:
        self.rows = 0
        self.bar: Any = None
        if sys.stderr.isatty():
            self.bar = click.progressbar(length=max(total, 1), label=label, file=sys.stderr, width=40)
            self.bar.__enter__()

    def __call__(self, done: int, total: int) -> None:
        if self.bar is not None:
            self.bar.update(done - self.rows)
        self.rows = done


@contextmanager
def _progress(label: str, total: int) -> Iterator[_Progress]:
    progress = _Progress(label, total)
    try:
        yield progress
    finally:
        if progress.bar is not None:
            progress.bar.__exit__(None, None, None)


# ---------------------------------------------------------------------------------------------------- amend


@click.command(
    epilog="\b\nExamples:\n"
    "  fairway law amend registration_due.days=3 register.parquet\n"
    "  fairway law amend low_recognition_rate=1/4 --on 2026-07-20 register.parquet --format json\n"
    "\n`fairway law show RULE` names the numbers of a rule."
)
@click.argument("words", metavar="PARAM=VALUE... IN.parquet", nargs=-1, required=True, shell_complete=number_names)
@RULES
@ON
@KNOWN
@THREADS
@FORMAT
def amend(
    words: tuple[str, ...], rules: tuple[str, ...], on: date | None, known: date | None, threads: int, form: str
) -> None:
    """Ask what would change if a number of the law were another: how many outcomes, which way, with examples."""
    numbers, source = _numbers(words)
    before = packaged_book(known)
    after = packaged_book(known, numbers)
    wanted = all_named(before, rules) if rules else resting_on(before, numbers)
    _require_extra()
    total = _rows_in(source)
    day = on or date.today()
    from fairway.law.many import ask_many

    with _naming(source):
        with _progress("as it is", total) as progress:
            now = ask_many(Path(source), on=day, known=known, rules=wanted, threads=threads, progress=progress)
        with _progress("amended ", total) as progress:
            then = ask_many(
                Path(source), on=day, known=known, rules=wanted, threads=threads, progress=progress, amend=numbers
            )
    tables = now.to_arrow(), then.to_arrow()
    changes = [change for name in wanted if (change := _change(before, name, *tables)) is not None]
    changes.sort(key=lambda change: -change["changed"])
    told = {
        "on": day.isoformat(),
        "law_version": before.version,
        "amended": {name: {"from": str(_now(before, name)), "to": str(_now(after, name))} for name in numbers},
        "rows": now.rows,
        "rules_asked": wanted,
        "changes": changes,
    }
    if form == "json":
        print_json(told)
    else:
        _print(Paper(), before, told)


def _numbers(words: Sequence[str]) -> tuple[dict[str, str], str]:
    numbers: dict[str, str] = {}
    for word in words[:-1]:
        name, sign, value = word.partition("=")
        if not sign or not value:
            raise click.UsageError(f"'{word[:60]}' is not PARAM=VALUE; write such as registration_due.days=3.")
        if name in numbers:
            raise click.UsageError(f"'{name[:60]}' is given twice: keep one of the two.")
        numbers[name] = value
    if not numbers or "=" in words[-1]:
        raise click.UsageError(
            "Give the numbers to change and then the file, as in: registration_due.days=3 register.parquet."
        )
    return numbers, words[-1]


def _now(book: Book, number: str) -> Any:
    return next(slot.value for slot in book.slots if slot.name == number)


def resting_on(book: Book, numbers: Mapping[str, Any]) -> list[str]:
    """The rules that read one of these numbers, and all that rest on them, in the order of the acts."""
    found: set[str] = set()
    for name, rule in book.rules.items():
        below = {ref.name for ref in rule.reads if ref.is_rule} | set(rule.safeguards)
        if below & found or any(slot.name in numbers for slot in book.slots_of(name)):
            found.add(name)
    return sorted(found, key=lambda name: in_order(book.rules[name].base))


def _change(book: Book, name: str, now: Any, then: Any) -> dict[str, Any] | None:
    """How the findings of one rule differ in two tables: how many, which way, and the first few rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = [column for column in now.column_names if column.partition("__")[0] == name]
    old, new = ([_plain_column(table.column(column)) for column in columns] for table in (now, then))
    differs = pa.array([False] * now.num_rows) if not columns else None
    for a, b in zip(old, new, strict=True):
        same = pc.or_(pc.fill_null(pc.equal(a, b), False), pc.and_(pc.is_null(a), pc.is_null(b)))
        differs = pc.invert(same) if differs is None else pc.or_(differs, pc.invert(same))
    rows = pc.indices_nonzero(differs)
    if not len(rows):
        return None
    was, became = (_values(columns, [column.take(rows).to_pylist() for column in side]) for side in (old, new))
    ways: dict[str, int] = {}
    for a, b in zip(was, became, strict=True):
        way = which_way(a, b)
        ways[way] = ways.get(way, 0) + 1
    examples = [
        {"row": row + 1, "from": _plain(a), "to": _plain(b)}
        for row, a, b in zip(rows.slice(0, EXAMPLES_SHOWN).to_pylist(), was, became, strict=False)
    ]
    rule = book.rules[name].base
    return {
        "rule": name,
        "citation": rule.citation.brief,
        "text": " ".join(rule.doc.split()),
        "changed": len(rows),
        "ways": dict(sorted(ways.items(), key=lambda item: -item[1])),
        "examples": examples,
    }


def _plain_column(column: Any) -> Any:
    import pyarrow as pa

    column = column.combine_chunks()
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column


def _values(columns: Sequence[str], parts: Sequence[list[Any]]) -> list[Any]:
    """One value for each row from the columns of a rule: its own, `..__none` (it does not apply) and `..__den` (of a fraction)."""
    by_part = {column.partition("__")[2]: part for column, part in zip(columns, parts, strict=True)}
    values = by_part[""]
    if "den" in by_part:
        values = [None if n is None or not d else Fraction(n, d) for n, d in zip(values, by_part["den"], strict=True)]
    if "none" in by_part:
        values = [NEVER if none else value for value, none in zip(values, by_part["none"], strict=True)]
    return [NEVER if value == "none" else value for value in values]


def which_way(old: Any, new: Any) -> str:
    """In which way an outcome changes.

    >>> which_way(date(2026, 7, 13), date(2026, 7, 9)), which_way(False, True), which_way(None, True), which_way("DE", "FR")
    ('earlier', 'no to yes', 'unknown to yes', 'DE to FR')
    """
    if NEVER in (old, new):
        return "applies no longer" if new == NEVER else "applies now"
    if old is None or new is None or isinstance(old, bool | str) or isinstance(new, bool | str):
        return f"{_word(old)} to {_word(new)}"
    if isinstance(old, date):
        return "earlier" if new < old else "later"
    try:
        return "less" if new < old else "more"
    except TypeError:
        return "other"


def _word(value: Any) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value == NEVER else "a date" if isinstance(value, date) else str(value)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _print(paper: Paper, book: Book, told: Mapping[str, Any]) -> None:
    paper.text(f"What would change, of {counted(told['rows'], 'case')} asked on {told['on']}", style="head")
    for name, change in told["amended"].items():
        cite = next(slot.cite for slot in book.slots if slot.name == name)
        paper.text(f"{name}: {change['from']} → {change['to']} ({cite})", indent=2)
    for change in told["changes"]:
        paper.head(f"{change['citation']}: {change['text']}")
        share = f", {100 * change['changed'] / max(told['rows'], 1):.1f} %" if told["rows"] else ""
        paper.text(
            f"{counted(change['changed'], 'outcome changes', 'outcomes change')}{share}  ({change['rule']})", indent=2
        )
        paper.table([[f"{number:,}", way] for way, number in change["ways"].items()], [12], indent=4)
        for example in change["examples"]:
            paper.row(
                [Cell(f"row {example['row']:,}: {_word_of(example['from'])} → {_word_of(example['to'])}", "dim")],
                [],
                indent=4,
            )
    paper.line()
    silent = len(told["rules_asked"]) - len(told["changes"])
    unchanged = f" {counted(silent, 'rule that rests', 'rules that rest')} on it would say the same." if silent else ""
    total = (
        f"{counted(len(told['changes']), 'rule')} would give other outcomes."
        if told["changes"]
        else "No outcome would change."
    )
    paper.text(f"{total}{unchanged}", style="dim")


def _word_of(value: Any) -> str:
    return _word(value) if value is None or isinstance(value, bool) else "none" if value == "9999-12-31" else str(value)
