"""`fairway alarm`: counts above what their own past makes likely, each alarm with the measured rates of its rule."""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairway.cli.figures import AS_OF, open_store
from fairway.cli.files import Day
from fairway.cli.paper import Cell, Paper, counted
from fairway.cli.read import FORMAT, print_json

if TYPE_CHECKING:  # loaded when somebody asks
    from fairway.observatory.alarms import Alarm, Counts, Daily, Delay, Newcomer

WIDTHS = (7,)
RATES = ("0.10", "0.25", "0.50", "1", "2")


class Shares(click.ParamType[tuple[Fraction, ...]]):
    """Shares such as 0.6,0.85,0.95: how much of a day is reported on the day itself, a day later, and so on."""

    name = "shares"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Fraction, ...]:
        """The shares, exact."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(Fraction(part.strip()) for part in value.split(","))
        except (ValueError, ZeroDivisionError):
            self.fail(f"{value[:40]!r} is no list of shares; write 0.6,0.85,0.95.", param, ctx)


@click.command(
    epilog="\b\nExamples:\n  fairway alarm\n  fairway alarm --since 2021-04-01 --series 'Eastern Borders'\n  fairway alarm --rate 0.10\n"
    "  fairway alarm --daily counts.csv --known-on 2026-11-20\n"
    "  cat counts.csv | fairway alarm --daily - --delay 0.6,0.85,0.95\n"
    "\nA daily table has the columns date, section, count, and perhaps nationality.\n"
    "\nExit codes: 0 no alarm, 1 there are alarms."
)
@click.option(
    "--daily",
    metavar="FILE",
    help="An authority's own daily counts as CSV; - is standard input. They stay on this machine.",
)
@click.option(
    "--known-on",
    type=Day(),
    metavar="DATE",
    help="The day on which the daily counts were known (today, if it is not given).",
)
@click.option(
    "--delay",
    type=Shares(),
    metavar="SHARES",
    help="Share of a day that is reported at once, a day later, ...: 0.6,0.85,0.95.",
)
@click.option("--only-arrivals", is_flag=True, help="The daily table leaves out nationalities of which nobody came.")
@click.option(
    "--rate",
    type=click.Choice(RATES),
    default="0.25",
    show_default=True,
    help="False alarms accepted per series and year.",
)
@click.option("--since", type=Day(), metavar="DATE", help="All alarms from this day on, not only the latest period.")
@click.option("--series", "part", metavar="TEXT", help="Only series with this in their name.")
@AS_OF
@FORMAT
def alarm(
    daily: str | None, known_on: date | None, delay: tuple[Fraction, ...] | None, only_arrivals: bool, rate: str,
    since: date | None, part: str | None, as_of: date | None, form: str,
) -> int:  # fmt: skip
    """Look for counts above what was expected: detections by route and nationality, daily landings, or counts of your own.

    An alarm is a question for an analyst. It never says why people came, and decides nothing about anybody."""
    from fairway.observatory.alarms import newcomers, watch

    if daily is None and (known_on or delay or only_arrivals):
        raise click.UsageError("--known-on, --delay and --only-arrivals belong to --daily: name the table.")
    read = _read_daily(daily, known_on, delay, only_arrivals) if daily else None
    series = list(read.series) if read else _published(as_of)
    chosen = [one for one in series if part is None or part.lower() in one.name.lower()]
    if not chosen:
        raise click.UsageError(
            f"There is no series with '{(part or '')[:40]}' in its name. There are: {_names(series)}."
        )
    monthly = [one for one in chosen if one.frequency == "M"]
    alarms = watch(chosen, Fraction(rate), since)
    fresh = [
        new
        for one in monthly
        for new in newcomers(one)
        if one.first_day(new.at) >= (since or one.first_day(len(one) - 1))
    ]
    if form == "json":
        print_json(_records(chosen, alarms, fresh, read))
    else:
        _print(chosen, alarms, fresh, read)
    return int(bool(alarms or fresh))


def _published(as_of: date | None) -> list[Counts]:
    from fairway.observatory.board.watching import watched

    found = [counts for _, counts in watched(open_store(as_of))]
    if not found:
        raise click.UsageError(f"Nothing that alarms are set on was known by {as_of}: choose a later day.")
    return found


def _read_daily(source: str, known_on: date | None, delay: tuple[Fraction, ...] | None, only_arrivals: bool) -> Daily:
    from fairway.observatory.alarms import read_daily

    given = sys.stdin if source == "-" else Path(source)
    return read_daily(given, known_on or date.today(), _delay(delay), only_arrivals)


def _delay(shares: tuple[Fraction, ...] | None) -> Delay | None:
    from fairway.observatory.alarms import Delay

    return Delay(shares) if shares else None


def _names(series: list[Counts]) -> str:
    names = [one.name for one in series]
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _print(series: list[Counts], alarms: list[Alarm], fresh: list[Newcomer], read: Daily | None) -> None:
    paper = Paper()
    last = max(one.label(len(one) - 1) for one in series)
    paper.text(
        f"{counted(len(series), 'series', 'series')}, up to {last}: {counted(len(alarms), 'alarm')}", style="head"
    )
    for one in alarms:
        paper.line()
        paper.row([Cell("alarm", "care"), one.sentence], WIDTHS, indent=0)
        if one.agreeing:
            paper.row(
                ["", Cell("Also called by " + ", ".join(o.rule for o in one.agreeing) + ".", "dim")], WIDTHS, indent=0
            )
    for new in fresh:
        paper.line()
        paper.row([Cell("new", "care"), new.sentence], WIDTHS, indent=0)
    for estimate in read.estimates if read else ():
        words = f"{estimate.key}, {estimate.on}: {estimate.reported:,} reported so far, about {round(estimate.expected):,} when complete."
        paper.row([Cell("waiting", "dim"), words], WIDTHS, indent=0)
    if alarms:
        paper.line()
        for words in alarms[0].cannot_say:
            paper.text(words, style="dim")


def _records(series: list[Counts], alarms: list[Alarm], fresh: list[Newcomer], read: Daily | None) -> dict[str, Any]:
    return {
        "series": [one.name for one in series],
        "alarms": [
            {
                "series": one.counts.key, "name": one.counts.name, "period": one.period, "value": one.value,
                "expected": list(one.expected), "rule": one.rule.rule, "threshold": one.rule.threshold,
                "false_alarms_per_series_year": str(one.rule.false_rate), "found_in_time": str(one.rule.detection),
                "measured_on": one.rule.measured_on, "agreeing": [other.rule for other in one.agreeing],
                "sentence": one.sentence, "cannot_say": list(one.cannot_say),
            }
            for one in alarms
        ],
        "newcomers": [
            {"series": new.counts.key, "period": new.counts.label(new.at), "value": new.value, "highest_before": new.highest_before}
            for new in fresh
        ],
        "incomplete": [
            {"series": one.key, "day": one.on.isoformat(), "reported": one.reported, "expected": str(one.expected)}
            for one in (read.estimates if read else ())
        ],
    }  # fmt: skip
