"""`fairway indicator`: the named figures of the observatory, each with its formula, vintage and pitfalls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from fairway.cli.figures import AS_OF, open_store
from fairway.cli.files import write_whole
from fairway.cli.paper import Cell, Paper, counted
from fairway.cli.read import FORMAT, print_json

if TYPE_CHECKING:  # the observatory is loaded when a figure is asked for
    from fairway.observatory.indicators import Indicator, Result, Value
    from fairway.observatory.observations import Flag, Key
    from fairway.observatory.spans import Period
    from fairway.observatory.store import Store

ROWS_SHOWN = 30
PERIODS_SHOWN = {"D": 31, "W": 26, "M": 24, "Q": 12, "A": 15}


def indicator_names(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of indicators, for the shell."""
    from fairway.observatory.indicators import INDICATORS

    return [CompletionItem(name, help=one.title) for name, one in INDICATORS.items() if name.startswith(typed)]


@click.command(
    epilog="\b\nExamples:\n  fairway indicator\n  fairway indicator detections --by route --first 2024-01\n"
    "  fairway indicator detections_change_year_to_date --where route='Central Mediterranean' --last 2024-09\n"
    "  fairway indicator temporary_protection_beneficiaries --by country --as-of 2024-10-14\n"
    "  fairway indicator visa_refusal_rate --where consulate=Senegal --csv -\n"
    "  fairway indicator return_rate_third_countries --about"
)
@click.argument("name", required=False, shell_complete=indicator_names)
@click.option("--by", multiple=True, metavar="DIM", help="A row for each value of this dimension (may be given again).")
@click.option(
    "--where", multiple=True, metavar="DIM=VALUE", help="Only this value; several are added up (VALUE,VALUE)."
)
@click.option("--first", metavar="PERIOD", help="From this period on: 2024, 2024-Q3, 2024-09 or 2024-09-15.")
@click.option("--last", metavar="PERIOD", help="Up to and with this period.")
@AS_OF
@click.option(
    "--about", is_flag=True, help="What it is: formula in words, citation, pitfalls, sources with their vintage."
)
@FORMAT
@click.option("--csv", "csv_to", metavar="FILE", help="Write all values as CSV; - is standard output.")
@click.option("--parquet", metavar="FILE", help="Write all values as Parquet.")
@click.option("--svg", metavar="FILE", help="Write a chart; - is standard output.")
def indicator(
    name: str | None,
    by: Sequence[str],
    where: Sequence[str],
    first: str | None,
    last: str | None,
    as_of: date | None,
    about: bool,
    form: str,
    csv_to: str | None,
    parquet: str | None,
    svg: str | None,
) -> int:
    """List the named figures, or compute one by its dimensions.

    Countries may be written in any way that a publisher writes them: GRC, GR, EL, Greece."""
    from fairway.observatory import indicators

    if name is None:
        return _list(form)
    one, store = indicators.indicator(name), open_store(as_of)
    if about:
        return _about(one, store, form)
    from fairway.observatory.spans import Period

    chosen = _chosen(where)
    result = indicators.evaluate(
        one, store, by=[_word(word) for word in by], where=chosen,
        first=Period.read(first) if first else None, last=Period.read(last) if last else None,
    )  # fmt: skip
    exported = _export(result, store, chosen, csv_to=csv_to, parquet=parquet, svg=svg)
    if form == "json":
        from fairway.observatory.indicators.shown import as_dict

        print_json(as_dict(result, store))
    elif not exported:
        _print(result, store, chosen, all_periods=first is not None)
    return 0 if any(value.number is not None for value in result.cells.values()) else 1


def _word(word: str) -> str:
    return word.strip().lower().replace("-", "_")


def _chosen(where: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """DIM=VALUE[,VALUE] as dimension values; countries as alpha-3. Raises BadParameter and NoSuchFigure."""
    from fairway.observatory.indicators.grids import PLACES
    from fairway.reference.countries import iso3

    chosen: dict[str, tuple[str, ...]] = {}
    for pair in where:
        dimension, sign, values = pair.partition("=")
        if not sign or not values.strip():
            raise click.UsageError(f"--where {pair[:40]}: write DIM=VALUE, such as country=GRC.")
        dimension = _word(dimension)
        several = [value.strip() for value in values.split(",") if value.strip()]
        if dimension in PLACES:
            several = [iso3(value) for value in several]
        chosen[dimension] = tuple(dict.fromkeys([*chosen.get(dimension, ()), *several]))
    return chosen


# ------------------------------------------------------------------------------------------------- what there is


def _list(form: str) -> int:
    from fairway.observatory.indicators import INDICATORS, POINTS
    from fairway.observatory.indicators.shown import declared
    from fairway.observatory.measures import MEASURES
    from fairway.observatory.own.indicators import OWN_INDICATORS

    if form == "json":
        print_json({"indicators": [declared(one, MEASURES.__getitem__) for one in INDICATORS.values()]})
        return 0
    paper = Paper()
    for number, title in POINTS.items():
        paper.head(f"Point {number}: {title}")
        mine = [one for one in INDICATORS.values() if number == one.points[0]]
        paper.table([[one.name, one.title] for one in mine], [47])
        also = [one.name for one in INDICATORS.values() if number in one.points[1:]]
        if also:
            paper.text(f"also: {', '.join(also)}", indent=2, hang=8, style="dim")
    paper.head("On an authority's own cases only (docs/observatory/own-cases.md)")
    paper.table([[one.name, one.title] for one in OWN_INDICATORS.values()], [47])
    paper.line()
    paper.text(
        f"{counted(len(INDICATORS), 'indicator')}. `fairway indicator NAME` computes one, with --about says what it is.",
        style="dim",
    )
    return 0


def _by(one: Indicator) -> str:
    asked = ", ".join(dimension.replace("_", " ") for dimension in one.dimensions)
    return f"{one.unit_words} by {one.frequency.name.lower()}{'; by ' + asked if asked else ''}"


def _about(one: Indicator, store: Store, form: str) -> int:
    from fairway.observatory.indicators.shown import all_sources, declared, formula_in_words

    held = all_sources(one, store)
    if form == "json":
        print_json({**declared(one, store.measure), "sources": [source.as_dict() for source in held]})
        return 0
    paper = Paper()
    paper.text(one.title, style="head")
    paper.text(one.definition)
    paper.line()
    points = ", ".join(map(str, one.points))
    rows: list[list[Cell | str]] = [
        ["Name", one.name], ["Points", points], ["Unit", _by(one)], ["Formula", formula_in_words(one, store.measure)],
        ["Citation", one.citation],
    ]  # fmt: skip
    if one.all_of:
        rows.append(["Countries", f"without a country it answers for {one.all_of}, as published"])
    paper.table(rows, [10])
    paper.head("What readers get wrong")
    pitfalls = [*one.pitfalls, *(p for name in one.measures for p in store.measure(name).pitfalls)]
    for pitfall in dict.fromkeys(pitfalls):
        paper.text(f"- {pitfall}", indent=2, hang=4)
    paper.head("Sources")
    for source in held:
        paper.text(source.line, indent=2, hang=4)
        paper.text(f"{source.measure.id} · {source.measure.licence} · {source.measure.url}", indent=4, style="dim")
    if not held:
        paper.text("Nothing was known on that day.", indent=2)
    return 0


# ------------------------------------------------------------------------------------------------- text


def _print(result: Result, store: Store, chosen: Mapping[str, tuple[str, ...]], *, all_periods: bool) -> None:
    from fairway.observatory.indicators.formula import Counted
    from fairway.observatory.indicators.shown import confinement, formula_in_words, sources
    from fairway.observatory.observations import Unit

    paper, one = Paper(), result.indicator
    where = confinement(chosen)
    paper.text(f"{one.title}{': ' + where if where else ''}", style="head")
    formula = "" if isinstance(one.formula, Counted) else f" Formula: {formula_in_words(one, store.measure)}."
    unit = "amounts in whole euro" if one.unit is Unit.EURO_CENTS else one.unit_words
    paper.text(f"{unit[:1].upper()}{unit[1:]}, by {one.frequency.name.lower()}.{formula}", style="dim")
    if one.all_of and "country" not in (*result.by, *chosen):
        paper.text(f"{one.all_of} as published: ask by country, or for one, to see States.", style="dim")
    paper.line()
    periods, hidden = _worth_showing(result, all_periods)
    everywhere = _flags_of_all(result, periods)
    if not periods:
        paper.text("There is no figure for this.")
    elif result.by:
        _rows_across(paper, result, periods, everywhere)
    else:
        _periods_down(paper, result, periods, everywhere)
    _footnotes(paper, result, periods, everywhere)
    if hidden:
        paper.text(f"{counted(hidden, 'period')} not shown: --first shows earlier ones, --csv - all.", style="dim")
    paper.line()
    for line in dict.fromkeys(source.line for source in sources(result, store)):
        paper.text(line, hang=2, style="dim")
    paper.text(f"`fairway indicator {one.name} --about` says what readers get wrong.", style="dim")


def _worth_showing(result: Result, all_periods: bool) -> tuple[list[Period], int]:
    """The periods to show and how many are left out: those of which nothing is known at the ends, or if they are most."""
    periods = result.periods
    known = {period for _, period, value in result.rows() if value.number is not None}
    if not known:
        return periods[-3:], 0
    start, end = min(known), max(known)
    within = [period for period in periods if start <= period <= end]
    shown = within if 2 * len(known) >= len(within) else [period for period in within if period in known]
    late = [period for period in periods if period > end][:1]  # why the next one is not there yet
    most = len(periods) if all_periods else PERIODS_SHOWN[result.indicator.frequency.value]
    kept = [*shown, *late][-most:]
    return kept, len(shown) - len(set(shown) & set(kept))


def _flags_of_all(result: Result, periods: Sequence[Period]) -> frozenset[Flag]:
    """What is to be said of every number that is shown is said once."""
    wanted = set(periods)
    flags = [v.flags for _, period, v in result.rows() if period in wanted and v.number is not None]
    return frozenset.intersection(*flags) if flags else frozenset()


def _periods_down(paper: Paper, result: Result, periods: Sequence[Period], everywhere: frozenset[Flag]) -> None:
    from fairway.observatory.indicators.shown import form, letters, written

    how = form(result.indicator)
    values = [result.value((), period) for period in periods]
    texts = [written(value.number, how) for value in values]
    wide, marked = max(map(len, texts)), max(len(letters(value.flags - everywhere)) for value in values)
    for period, value, text in zip(periods, values, texts, strict=True):
        note = _in_words(value)
        row = [period.label, text.rjust(wide), letters(value.flags - everywhere), note]
        paper.row([*row[:3], Cell(note, "dim")], [len(period.label), wide, max(1, marked)])


def _in_words(value: Value) -> str:
    from fairway.observatory.indicators.grids import place

    parts = [value.because] if value.because else []
    if value.missing:
        names = [place(code) for code in value.missing]
        parts.append(f"without {', '.join(names[:8])}{f' and {len(names) - 8} more' if len(names) > 8 else ''}")
    return "; ".join(parts)


def _rows_across(paper: Paper, result: Result, periods: Sequence[Period], everywhere: frozenset[Flag]) -> None:
    from fairway.observatory.indicators.grids import called
    from fairway.observatory.indicators.picture import largest
    from fairway.observatory.indicators.shown import form, letters, written

    how, keys = form(result.indicator), largest(result)
    shown = keys[:ROWS_SHOWN]

    def text(key: Key, period: Period) -> str:
        value = result.value(key, period)
        return f"{written(value.number, how)} {letters(value.flags - everywhere)}".strip()

    names = {key: called(result.by, key)[:34] for key in shown}
    left = max(map(len, names.values()))
    columns = _columns({p: [p.label, *(text(key, p) for key in shown)] for p in periods}, paper.width - left - 2)
    wide = {period: max(map(len, column)) for period, column in columns.items()}
    paper.line("  ".join([" " * left, *(period.label.rjust(wide[period]) for period in columns)]), "head")
    for n, key in enumerate(shown, 1):
        cells = [column[n].rjust(wide[period]) for period, column in columns.items()]
        paper.line("  ".join([names[key].ljust(left), *cells]))
    if len(keys) > len(shown):
        paper.text(f"and {counted(len(keys) - len(shown), 'more row')}, smaller by the latest figure.", style="dim")


def _columns(columns: dict[Period, list[str]], room: int) -> dict[Period, list[str]]:
    """The latest columns that fit side by side."""
    kept: dict[Period, list[str]] = {}
    for period, column in reversed(columns.items()):
        room -= max(map(len, column)) + 2
        if room < 0 and kept:
            break
        kept[period] = column
    return dict(reversed(kept.items()))


def _footnotes(paper: Paper, result: Result, periods: Sequence[Period], everywhere: frozenset[Flag]) -> None:
    wanted = set(periods)
    there = [(period, value) for _, period, value in result.rows() if period in wanted]
    flags = {flag for _, value in there for flag in value.flags} - everywhere
    notes = [f"{flag.value} {flag.words}" for flag in sorted(flags, key=lambda flag: flag.value)]
    if everywhere:
        notes.append("all: " + ", ".join(sorted(flag.words for flag in everywhere)))
    if any(value.number is None for _, value in there):
        notes.append("– not known")
    if notes:
        paper.line()
        paper.text("; ".join(notes) + ".", style="dim")
    if result.by:
        _who_is_missing(paper, there)


def _who_is_missing(paper: Paper, there: Sequence[tuple[Period, Value]]) -> None:
    from fairway.observatory.indicators.grids import place

    by_period: dict[str, set[str]] = {}
    for period, value in there:
        if value.missing:
            by_period.setdefault(period.label, set()).update(value.missing)
    for label, codes in sorted(by_period.items())[-4:]:
        paper.text(f"Missing in {label}: {', '.join(sorted(place(code) for code in codes))}.", hang=2, style="dim")


# ------------------------------------------------------------------------------------------------- files


def _export(
    result: Result,
    store: Store,
    chosen: Mapping[str, tuple[str, ...]],
    *,
    csv_to: str | None,
    parquet: str | None,
    svg: str | None,
) -> bool:
    """Write what was asked for; whether anything was."""
    from fairway.observatory.indicators.export import as_csv, as_parquet

    if csv_to:
        _put(csv_to, as_csv(result))
    if parquet:
        _put(parquet, as_parquet(result, store))
    if svg:
        from fairway.observatory.indicators.picture import picture
        from fairway.observatory.indicators.shown import confinement

        _put(svg, picture(result, store, confined_to=confinement(chosen)).svg().encode())
    return bool(csv_to or parquet or svg)


def _put(path: str, data: bytes) -> None:
    if path == "-":
        click.echo(data, nl=False)
        return
    write_whole(path, data)
    click.echo(f"fairway: wrote {path}.", err=True)
