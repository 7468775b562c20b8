"""The page of the manual that lists the packaged figures. Made from the packaged list alone, so that anybody can make it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Absent, Flag, Measure
from fairway.observatory.spans import Frequency, Period
from fairway.reference import border_controls, figures

INTRODUCTION = """# The packaged figures

Fairway comes with figures condensed from public tables, so that everything works on a machine without a network. They are its
own tables, not copies: each says who published it, when it was known, under what licence it may be used, and what its sum was
checked against when it was taken in. `fairway data update` brings later releases; nothing is ever overwritten.

This page is made from the list of releases. To make the tables again from the published files, name the folder that holds them
with their list of checksums: `python -m tools.condense FOLDER`.
"""
LEFT_OUT = """## What is left out, and why

- **Internal displacement by cause (IDMC)** and IDMC's figures in UNHCR's tables: the licence restricts use; `fairway data update
  idmc` fetches them for those who may use them.
- **The Fragile States Index**: free for non-commercial use only.
- **Conflict events (ACLED, UCDP)**: with the operator's own token only, never shipped.
- **Regional outlines (NUTS)**: the boundaries are for non-commercial use; the packaged map has countries only.
- **Lists of sanctioned persons**: persons are not figures.
- **GDP in euro by State** was not to be had; the World Bank's in dollars is a stand-in and says so.
- **Orders to leave and returns after 2016** as a whole table: what there is are returns to third countries to 2022, and the
  quarterly totals that Eurostat named in its texts.
- **Age and sex of those who landed in Italy, the map places and causes of deaths, single projects of the Trust Fund, visas
  by city**: condensed away. Airport transit and limited visas are kept.
- **Reception capacity** of four States in single figures without a series.
"""
DOUBTS = """## What was found while condensing

- The yearly table of asylum applicants was found under the name of first-time applicants. It counts **all applicants**: Germany
  2016 has 745 155 in it, and UNHCR has 722 373 new and 23 137 repeat applications. The monthly table has the same level. First
  applications alone are in `unhcr:applications`, kind N.
- Eurostat's mark "definition differs" has no flag of its own here: such values are marked doubtful.
- Two of Italy's bulletins print a placeholder for the 31st of a month of 30 days. No such day is taken in.
- IOM's table by nationality has counts below nil (corrections of earlier months). They are unknown here.
- The Commission's list of border controls has nothing of France from 16 July to 31 October 2017.
- Where the day of publication is not stated, `known at` is the latest day it can have been, so that no figure is shown as known
  before it was; the release says so.
"""


def page() -> str:
    """The whole page."""
    by_measure: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for release in figures.releases():
        by_measure[release["measure"]].append(release)
    parts = [INTRODUCTION, _contents(by_measure), LEFT_OUT, DOUBTS, _flags(), _border_controls()]
    publisher = ""
    for name, measure in MEASURES.items():
        if name in by_measure:
            if measure.publisher != publisher:
                publisher = measure.publisher
                parts.append(f"## {publisher}\n")
            parts.append(_measure(measure, by_measure[name]))
    return "\n".join(parts)


def _contents(by_measure: Mapping[str, list[Mapping[str, Any]]]) -> str:
    rows = sum(r["rows"] for releases in by_measure.values() for r in releases)
    count = sum(len(releases) for releases in by_measure.values())
    size = sum(file.stat().st_size for file in figures.FOLDER.rglob("*") if file.is_file())
    return f"**{len(by_measure)} measures, {count} releases, {_n(rows)} rows, {size / 1e6:.1f} MB.**\n"


def _flags() -> str:
    lines = [f"| `{flag.value}` | {flag.words} |" for flag in Flag]
    return "\n".join(["## Flags\n", "| Letter | Said of a value |", "|---|---|", *lines, ""])


def _border_controls() -> str:
    table = border_controls.packaged()
    sources = "\n".join(f"- {words}" for words in table.sources.values())
    gaps = "\n".join(f"- {gap.first} to {gap.last}: {gap.known} is known. {gap.words}" for gap in table.gaps)
    return (
        f"## Notifications of internal border controls\n\n{len(table.notifications)} notifications as records "
        f"(`border_controls.json`), from which `commission:control_days` follows. Sources:\n\n{sources}\n\nGaps:\n\n{gaps}\n"
    )


def _measure(measure: Measure, releases: list[Mapping[str, Any]]) -> str:
    lines = [
        f"### `{measure.id}`\n",
        f"{measure.title}. {measure.unit.value.capitalize()}, {_frequency(measure)}"
        f"{', a stock' if measure.stock else ''}{f', rounded to {measure.rounding}' if measure.rounding > 1 else ''}; by "
        f"{', '.join(measure.dimensions) or 'period only'}. {_absent(measure)}\n",
        f"- Table: {measure.table}, <{measure.url}>",
        f"- Licence: {measure.licence}",
        *(f"- Pitfall: {pitfall}" for pitfall in measure.pitfalls),
        "",
        "| Known at | Periods | Rows | Sum | Source | Checked against |",
        "|---|---|---:|---:|---|---|",
        *_releases(measure, releases),
    ]
    notes = dict.fromkeys(r["note"] for r in releases if r.get("note"))
    return "\n".join([*lines, "", *(f"{note}\n" for note in notes)])


def _releases(measure: Measure, releases: list[Mapping[str, Any]]) -> Iterable[str]:
    # A bulletin twice a month for five years: the first, the last and how many there are in between.
    shown = releases if len(releases) <= 12 else [releases[0], None, releases[-1]]
    for release in shown:
        if release is None:
            between = releases[1:-1]
            rows, total = sum(r["rows"] for r in between), sum(r["total"] for r in between)
            yield f"| {len(between)} releases | | {_n(rows)} | {_n(total)} | one each | as above |"
            continue
        span = " to ".join(dict.fromkeys(_label(measure, release[key]) for key in ("first", "last")))
        yield (
            f"| {release['known_at']} | {span} | {_n(release['rows'])} | {_n(release['total'])} | {release['source']} "
            f"| {release['control']} |"
        )


def _label(measure: Measure, day: str) -> str:
    return Period(date.fromisoformat(day), measure.frequency).label


def _frequency(measure: Measure) -> str:
    words = {
        Frequency.DAY: "daily", Frequency.WEEK: "weekly", Frequency.MONTH: "monthly", Frequency.QUARTER: "quarterly",
        Frequency.YEAR: "yearly",
    }  # fmt: skip
    return words[measure.frequency]


def _absent(measure: Measure) -> str:
    if measure.absent is Absent.ZERO:
        return "A cell without a row is nil."
    return "A cell without a row is unknown: nil and not reported are not told apart."


def _n(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def write(root: Path) -> None:
    """Write the page into a checkout."""
    path = root / "docs/observatory/data.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(), encoding="utf-8")
