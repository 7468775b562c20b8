"""The page of the manual on own cases, with its tables made from the declarations so that they cannot drift."""

from __future__ import annotations

from fairway.observatory.indicators import INDICATORS
from fairway.observatory.own.columns import CASE_COLUMNS, IN_ORDER, TOGETHER, Kind
from fairway.observatory.own.counts import COUNTS
from fairway.observatory.own.indicators import OWN_INDICATORS
from fairway.observatory.own.safe import why_not
from fairway.observatory.own.suppress import THRESHOLD

_PAGE = """\
# An authority's own cases

The same indicator runs on published statistics and on an authority's own cases, so that the two can be laid side by side. Rows of
cases go in, figures come out; nothing here keeps a row.

```python
from datetime import date
from pathlib import Path

from fairway.observatory.indicators import indicator
from fairway.observatory.own import CaseRows, OwnFigures, compare, evaluate_safely
from fairway.observatory.store import Store

rows = CaseRows.open(Path("cases.parquet"))            # a pyarrow table or a DuckDB relation will do as well
own = OwnFigures(rows, date(2025, 3, 31), beside=Store.packaged())
rate = evaluate_safely(indicator("return_rate_third_countries"), own, by=("country",))
side_by_side = compare(indicator("returns_to_third_countries"), Store.packaged(), own)
```

## What goes in

One row for each procedure, in exactly these columns. All must be there, empty if need be, and no other may: a column with a name,
a number, a date of birth or free text is refused, whatever is in it. A value that cannot be is refused with its row and column;
the value itself is never repeated, since it may be a person's name.

| Column | Holds | Meaning |
|---|---|---|
{columns}

Given together or not at all: {together}.
Never before the other: {order}.

**Empty means that it did not happen, or that it is not known.** A column that is empty in every row of a State is taken as not
kept: figures from it are unknown, never nil. `CaseRows.open(..., since=DAY)` says from which day on the register is complete.

## How it is counted

A period has a figure when it is over on the day asked for. Nil is nil inside the span that the register speaks of. A row is a
procedure and not a person: where a publisher counts persons once, the comparison says so. Every measure can also be asked by
sex and border section, and by citizenship where rows have it.

| Measure | Rule |
|---|---|
{counts}

{n_can} of the {n_all} published indicators run on own cases. Those that need what cases do not hold (detections, visas, other
States' shares) say why they do not.

## Rates of cohorts

{cohort_names}: own cases only, because no published table follows an order to its outcome. *Observed* is the exact share of
orders that became final in a month and whose next months were all seen. The day is that of the same number so many months
later; 31 January and three months is 30 April. A departure before the order became final counts as at once. A permit, a death or a
withdrawal that comes first is no return and stays in the lower number. An order suspended first is left out.

`cohorts` gives beside it the Aalen-Johansen estimate, which keeps suspended and young orders in for as long as they were seen, with
the number still at risk at the end. It is an estimate, and assumes that suspended orders would have gone like the others.
Where nobody is lost from view both are the same number.

## What is kept back

Counts from 1 to {below} (the threshold is {threshold} unless you say otherwise) are not shown, in cells and in totals. **Nil is
shown**; a reader therefore knows that a hidden count is at least 1, and the protection reckons with it. `Zeros.HIDDEN` hides nil as
well.

Hiding small counts is not enough, since a total gives a single hidden cell away. Other cells are hidden beside them, those with the
fewest persons first, until every hidden number could lie anywhere in an interval at least as long as the threshold, whatever a
reader works out from the rest of the table. The interval is exact: a two-way table is a network, and a hidden cell can move by as
much as flows round the cycles of hidden cells. Shares, changes and running sums that rest on a hidden count are hidden.

What this does not do:

- Tables with totals in three directions are refused. Ask for one dimension, or for two in one period, or fold the dimensions into
  rows and columns whose single totals are not published.
- Two tables of the same cases published side by side can be set against each other. Name the other measure
  (`published_beside=`) where one is part of the other; publish one table of a kind.
- A reader who knows the method and guesses which cells were small, or who knows persons, knows more than the table.
- `evaluate` on own cases keeps nothing back: it is for the authority itself. Only `evaluate_safely`, `compare` and the
  functions named `kept_back` are for showing.

## What explains a difference

`compare` lists, with their size where they have one: rounding to 5, the vintage and how long after the period it was
published, flags of the publisher, States that are missing, and where the definitions differ. They are possibilities; which of
them it is, the authority must look up.

## Synthetic cases

`fairway.observatory.own.synthetic.write(path, rows)` makes rows for tests and measurements. Nobody in them exists, figures from
them mean nothing, and the file says so in its metadata. `python bench/observatory.py` measures twenty million of them.
"""


def current() -> str:
    """The page as Markdown."""
    can = [one for one in INDICATORS.values() if not why_not(one)]
    return _PAGE.format(
        columns="\n".join(f"| `{one.name}` | {_holds(one.kind, one.choices)} | {one.meaning} |" for one in CASE_COLUMNS),
        together=", ".join(f"`{a}` and `{b}`" for a, b in TOGETHER),
        order=", ".join(f"`{b}` before `{a}`" for a, b in IN_ORDER),
        counts="\n".join(f"| `{name}` | {count.words} |" for name, count in COUNTS.items()),
        cohort_names=", ".join(f"`{name}`" for name in OWN_INDICATORS),
        n_can=len(can), n_all=len(INDICATORS), threshold=THRESHOLD, below=THRESHOLD - 1,
    )  # fmt: skip


def _holds(kind: Kind, choices: tuple[str, ...]) -> str:
    return ", ".join(choices) if choices else kind.value
