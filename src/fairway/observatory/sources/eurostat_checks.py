"""Sums of Eurostat's tables, within what rounding to 5 allows: countries against the Union, citizenships against all of them.

A sum above its total is always refused. A sum below it can be a selection that somebody made: it is let through if no group of
the file reaches its total, and refused if some do and others do not, which is what a file that was cut off looks like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fairway.errors import BadTable
from fairway.observatory.observations import Measure
from fairway.observatory.sources.parsed import Cells
from fairway.reference.countries import EU27

Groups = dict[tuple[Any, ...], tuple[int, int, bool]]
"""Group -> the sum of its known cells, how many there are, and whether one is not known."""


def against_totals(cells: Cells, totals: Mapping[tuple[Any, ...], int | None], what: Measure, name: str) -> str:
    """What the cells were checked against, in words. Raises BadTable."""
    said = [_citizenships(cells, totals, name)] if "citizenship" in what.dimensions else []
    if what.dimensions[0] == "country":
        said.append(_union(cells, name))
    return "; ".join(word for word in said if word) or "the file has no total"


def _citizenships(cells: Cells, totals: Mapping[tuple[Any, ...], int | None], name: str) -> str:
    """Key of a total: (country, any dimension after citizenship ..., day)."""
    groups: Groups = {}
    for (country, _, *rest), value in cells.known():
        _count(groups, (country, *rest), value)
    compared, short = 0, []
    for group, total in totals.items():
        there, number, unknown = groups.get(group, (0, 0, True))
        if total is None or (unknown and not number):
            continue
        room = _room(number)
        if there > total + room:
            raise BadTable(
                f"{name}: citizenships of {_told(group)} add up to {there:,}, more than their total of {total:,}."
            )
        compared += 1
        if there < total - room and not unknown:
            short.append((group, there, total))
    if not compared:
        return "no total of all citizenships in the file"
    if short and len(short) < compared:
        group, there, total = short[0]
        raise BadTable(
            f"{name}: citizenships of {_told(group)} add up to {there:,}, and their total is {total:,}: rows are missing. "
            "Take a fresh copy."
        )
    if short:
        return f"a selection of citizenships: below the {compared} totals of the file everywhere"
    return f"citizenships add up to the {compared} totals of the file, within rounding"


def _union(cells: Cells, name: str) -> str:
    """The Union's own row against its 27 States, for each period and other dimension."""
    groups: Groups = {}
    union: dict[tuple[Any, ...], int] = {}
    for (country, *rest), value in cells.known():
        if country == "EU27" and value is not None:
            union[tuple(rest)] = value
        elif country in EU27:
            _count(groups, tuple(rest), value)
    whole = 0
    for group, total in union.items():
        there, number, unknown = groups.get(group, (0, 0, True))
        room = _room(number)
        if there > total + room:
            raise BadTable(
                f"{name}: the States of {_told(group)} add up to {there:,}, more than the Union's {total:,}."
            )
        if number == len(EU27) and not unknown:
            if there < total - room:
                raise BadTable(
                    f"{name}: the 27 States of {_told(group)} add up to {there:,}, and the Union's row says {total:,}."
                )
            whole += 1
    return f"27 States add up to {whole} totals of the Union, within rounding" if whole else ""


def _count(groups: Groups, group: tuple[Any, ...], value: int | None) -> None:
    there, number, unknown = groups.get(group, (0, 0, False))
    groups[group] = (there + (value or 0), number + 1, unknown or value is None)


def _room(number: int) -> int:
    """How far a sum of figures rounded to 5 can be from its rounded total: 2.5 for each, and for the total."""
    return (5 * (number + 1)) // 2


def _told(group: tuple[Any, ...]) -> str:
    return ", ".join(word.isoformat() if isinstance(word, date) else str(word) for word in group)
