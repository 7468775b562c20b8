"""The page of the manual that lists every indicator, made from their declarations so that it cannot drift."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.shown import formula_in_words
from fairway.observatory.observations import Measure

_HEAD = """\
# Indicators

{n} named figures over the letter's ten points. An indicator is data: a formula over [measures](data.md), with a definition,
a citation, and what readers get wrong. `fairway indicator NAME` computes one, `fairway indicator NAME --about` says what it is.
This page is made from the declarations.

How they are computed:

- **Exact.** Counts are whole numbers and shares are fractions; they are rounded when they are shown, half to even.
- **Unknown stays unknown.** It is never 0. Only where a publisher leaves nil out of a table is a gap nil, and only in periods of
  which a release speaks. A sum over time is unknown if one period of it is.
- **Like with like.** Where two numbers are compared, only the States that report in both are compared; the others are named.
- **No division by nothing.** A rate through 0 and a change from 0 are unknown. A rate on fewer than 100 is marked doubtful.
- **Stocks are not added up over time**, and different units are not added at all: such a formula is refused when it is declared.
- **Vintages.** `--as-of DATE` computes with what was known on that day.

There is never one return rate: see point 3. Rates of cohorts, 3, 6, 12 and 24 months after the order, come from an authority's
own cases.
"""


def page(indicators: Mapping[str, Indicator], points: Mapping[int, str], measure: Callable[[str], Measure]) -> str:
    """The page as Markdown. An indicator stands under the first of its points and names the others."""
    parts = [_HEAD.format(n=len(indicators))]
    for number, title in points.items():
        mine = [one for one in indicators.values() if one.points[0] == number]
        parts.append(f"## Point {number}: {title}\n")
        also = [one.name for one in indicators.values() if number in one.points[1:]]
        parts.extend(_entry(one, measure) for one in mine)
        if also:
            parts.append(f"See also: {', '.join(f'[`{name}`](#{name})' for name in also)}.\n")
    return "\n".join(parts)


def _entry(one: Indicator, measure: Callable[[str], Measure]) -> str:
    asked = ", ".join(f"`{dimension}`" for dimension in one.dimensions) or "nothing"
    lines = [
        f"### {one.name} {{ #{one.name} }}",
        "",
        f"**{one.title}.** {one.definition}",
        "",
        f"- Unit: {one.unit_words}, by {one.frequency.name.lower()}",
        f"- Formula: {_plain(formula_in_words(one, measure))}",
        f"- Measures: {', '.join(f'`{name}`' for name in one.measures)}",
        f"- Can be asked by: {asked}",
        *([f"- Without a country: the published aggregate {one.all_of}"] if one.all_of else []),
        f"- Citation: {one.citation}",
        "- What readers get wrong:",
        *(f"    - {pitfall}" for pitfall in one.pitfalls),
        "",
    ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Square brackets are links in Markdown; in a formula they are brackets."""
    return text.replace("[", "\\[").replace("]", "\\]")


def current() -> str:
    """The page of the packaged catalogue."""
    from fairway.observatory.indicators import INDICATORS, POINTS
    from fairway.observatory.measures import MEASURES

    return page(INDICATORS, POINTS, MEASURES.__getitem__)
