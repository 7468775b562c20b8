"""The letter's figures as checks: which published quantity each one is, and whether that quantity still bears it out.

A verdict is a function of three numbers: the range of the letter's words, the value now, the value of an earlier vintage.
Where the values come from is the caller's business (`Lookup`): the store of the observatory, or a table in a test."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path

from fairway.errors import BadTable
from fairway.observatory.letter.commitments import Record, read_record, record
from fairway.observatory.letter.entries import DATA, Figure, Letter, letter, read_letter
from fairway.observatory.letter.keys import Keys, no_repeats
from fairway.observatory.letter.words import When


class Verdict(Enum):
    """What a check of a figure comes to."""

    REPRODUCED = "reproduced"
    REVISED = "revised since"
    NOT_REPRODUCED = "not reproduced"
    NOT_REPRODUCIBLE = "not reproducible from open data"


def verdict(said: Figure, now: Fraction | None, earlier: Fraction | None = None) -> Verdict:
    """Whether figures bear out the words of the letter.

    now       the value in the vintage asked for; None: no open data give it
    earlier   the value as it was published about the day of the letter; None: not kept

    A figure that fits now is reproduced, whatever it was before. One that fitted then and does not now was revised."""
    if now is None:
        return Verdict.NOT_REPRODUCIBLE
    if said.holds(now):
        return Verdict.REPRODUCED
    if earlier is not None and said.holds(earlier):
        return Verdict.REVISED
    return Verdict.NOT_REPRODUCED


class Formula(Enum):
    """What is made of quoted numbers. A ratio divides the product of all but the last by the last."""

    SUM = "sum"
    RATIO = "ratio"


class How(Enum):
    """What is made of an indicator's values."""

    VALUE = "value"
    SUM = "sum"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """An indicator and the part of it that a figure is about.

    where      dimension -> values, which are added up; "EU27" is the publisher's own total of the Member States
    period     "2024-09", "2023-Q3", "2023", or a range "2023-01/2023-09"; on a year-to-date indicator the last month
    baseline   the period compared with, for How.CHANGE"""

    indicator: str
    where: Mapping[str, tuple[str, ...]]
    how: How
    period: str
    baseline: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A published number that we hold as a quotation, not as data."""

    says: str
    value: Fraction
    source: str
    on: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to compute a figure: from an indicator, from numbers quoted, from commitments, or from milestones.

    same        it is the quantity that the letter speaks of; otherwise it stands beside it and gets no verdict
    commitments, of   euro cents of the first, as a share of the second if there is one
    milestones  one: the month in which it falls (due, else done); two: whole months from the first to the second"""

    says: str
    same: bool
    selection: Selection | None
    quoted: tuple[Quoted, ...]
    formula: Formula
    commitments: tuple[str, ...]
    of: tuple[str, ...]
    milestones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """How the figure of one entry is checked.

    readings   the first that is the same quantity decides; () only with why_not
    earlier    the same quantity as it was published about the day of the letter
    published  now and base as published elsewhere, where open data do not give the quantity
    why_not    why no open data reproduce it"""

    entry: str
    readings: tuple[Reading, ...]
    earlier: Quoted | None
    published: tuple[Quoted, ...]
    why_not: str | None
    note: str | None

    @property
    def reading(self) -> Reading | None:
        """The reading that decides; None if the figure is not reproducible."""
        return next((one for one in self.readings if one.same), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A value with the day on which it was known (None: no day is given, or a date of law) and where it comes from."""

    value: Fraction
    vintage: date | None
    source: str


Lookup = Callable[[Selection], Found | None]
"""What gives the value of a selection, exact; None where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim with its values and its verdict.

    values     what each reading gives, in the order of the claim's readings
    published  the number made of what is published elsewhere, and whether it fits the words"""

    claim: Claim
    figure: Figure
    verdict: Verdict
    now: Found | None
    values: tuple[tuple[Reading, Found | None], ...]
    published: Fraction | None
    published_fits: bool | None


def check(claim: Claim, figure: Figure, look: Lookup, known: Record) -> Checked:
    """Compute a claim's readings and give the verdict. Raises NoSuchFigure for an unknown commitment or milestone."""
    values = tuple((one, value(one, look, known)) for one in claim.readings)
    now = next((found for one, found in values if one is claim.reading), None)
    published = _published(claim)
    return Checked(
        claim=claim,
        figure=figure,
        verdict=verdict(figure, now.value if now else None, claim.earlier.value if claim.earlier else None),
        now=now,
        values=values,
        published=published,
        published_fits=None if published is None else figure.holds(published),
    )


def value(reading: Reading, look: Lookup, known: Record) -> Found | None:
    """What a reading gives; None where something that it needs is not known."""
    if reading.selection is not None:
        return look(reading.selection)
    if reading.quoted:
        last = max(one.on for one in reading.quoted)
        day = last.first if last.precision == "day" else None
        return Found(_computed(reading), day, "; ".join(dict.fromkeys(one.source for one in reading.quoted)))
    if reading.commitments:
        return _euro(reading, known)
    return _months(reading, known)


def _computed(reading: Reading) -> Fraction:
    numbers = [one.value for one in reading.quoted]
    if reading.formula is Formula.SUM:
        return sum(numbers, Fraction(0))
    return math.prod(numbers[:-1], start=Fraction(1)) / numbers[-1]


def _euro(reading: Reading, known: Record) -> Found | None:
    some, all_of = known.cents(reading.commitments), known.cents(reading.of) if reading.of else 1
    if some is None or all_of is None:
        return None
    chosen = [known.commitment(id) for id in reading.commitments]
    return Found(Fraction(some, all_of), max(one.as_of for one in chosen), "; ".join(one.source for one in chosen))


def _months(reading: Reading, known: Record) -> Found | None:
    chosen = [known.milestone(id) for id in reading.milestones]
    days = [one.due or one.done for one in chosen]
    source = "; ".join(one.source for one in chosen)
    first, last = days[0], days[-1]
    if first is None or last is None or first.month_number is None or last.month_number is None:
        return None
    if len(days) == 1:
        return Found(Fraction(first.month_number), None, source)
    months = last.month_number - first.month_number
    # A month counts once its day has come: 11 June to 10 June of the year after is eleven months.
    return Found(Fraction(months - (last.day < first.day)), None, source)


def _published(claim: Claim) -> Fraction | None:
    """One number as it stands; two as the change from the second to the first."""
    if not claim.published:
        return None
    now, *base = claim.published
    return now.value / base[0].value - 1 if base else now.value


@cache
def claims() -> tuple[Claim, ...]:
    """The checks that come with Fairway, in the order of the letter."""
    return read_claims(DATA, letter(), record())


def read_claims(folder: Path, of: Letter | None = None, known: Record | None = None) -> tuple[Claim, ...]:
    """The checks of a folder, in the order of the letter. Raises BadTable naming file, entry and key.

    Every entry with a figure has exactly one check, and every check an entry with a figure."""
    of, known = of or read_letter(folder), known or read_record(folder)
    keys = Keys.open(folder / "claims.toml")
    found = [_claim(one, folder / "claims.toml", known) for one in keys.tables("claim")]
    keys.close()
    no_repeats("claims.toml", [one.entry for one in found])
    by_entry = {one.entry: one for one in found}
    wanted = [entry.id for entry in of.entries if entry.figure is not None]
    for id in by_entry:
        if id not in wanted:
            raise BadTable(f"claims.toml: there is no entry '{id}' with a figure: correct the name of the entry.")
    for id in wanted:
        if id not in by_entry:
            raise BadTable(f"claims.toml: the figure of '{id}' has no check: add one, or say why there is none.")
    return tuple(by_entry[id] for id in wanted)


def _claim(keys: Keys, file: Path, known: Record) -> Claim:
    entry = keys.text("entry")
    keys.where = f"{file.name}, '{entry}'"
    claim = Claim(
        entry=entry,
        readings=tuple(_reading(one, known) for one in keys.tables("reading")),
        earlier=_quoted(keys.table("earlier")) if keys.has("earlier") else None,
        published=tuple(_quoted(one) for one in keys.tables("published")),
        why_not=keys.maybe_text("why_not"),
        note=keys.maybe_text("note"),
    )
    if (claim.reading is None) == (claim.why_not is None):
        raise keys.refuse("why_not", "give a reading of the same quantity, or say why there is none: one of the two.")
    if len(claim.published) > 2 or (len(claim.published) == 2 and not claim.published[1].value):
        raise keys.refuse("published", "give one number, or the number now and a base that is not 0.")
    keys.close()
    return claim


def _reading(keys: Keys, known: Record) -> Reading:
    reading = Reading(
        says=keys.text("says"),
        same=keys.yes("same", True),
        selection=_selection(keys.table("selection")) if keys.has("selection") else None,
        quoted=tuple(_quoted(one) for one in keys.tables("quoted")),
        formula=keys.one_of("formula", Formula) if keys.has("formula") else Formula.SUM,
        commitments=keys.texts("commitments"),
        of=keys.texts("of"),
        milestones=keys.texts("milestones"),
    )
    given = [reading.selection, reading.quoted, reading.commitments, reading.milestones]
    if sum(bool(one) for one in given) != 1 or len(reading.milestones) > 2:
        raise keys.refuse("selection", "give one of: selection, quoted, commitments, one or two milestones.")
    if reading.formula is Formula.RATIO and (len(reading.quoted) < 2 or not reading.quoted[-1].value):
        raise keys.refuse("formula", "a ratio needs two quoted numbers or more, and the last must not be 0.")
    promised = {one.id for one in known.commitments}
    dated = {one.id for one in known.milestones}
    for key, ids, there in (
        ("commitments", reading.commitments, promised),
        ("of", reading.of, promised),
        ("milestones", reading.milestones, dated),
    ):
        for id in ids:
            if id not in there:
                raise keys.refuse(
                    key, f"there is no '{id}' in {'milestones' if key == 'milestones' else 'commitments'}.toml."
                )
    keys.close()
    return reading


def _selection(keys: Keys) -> Selection:
    where = keys.table("where") if keys.has("where") else None
    selection = Selection(
        indicator=keys.text("indicator"),
        where={name: where.texts(name) for name in list(where.names())} if where else {},
        how=keys.one_of("how", How) if keys.has("how") else How.VALUE,
        period=keys.text("period"),
        baseline=keys.maybe_text("baseline"),
    )
    if (selection.baseline is not None) != (selection.how is How.CHANGE):
        raise keys.refuse("baseline", "a change needs a baseline, and nothing else has one.")
    keys.close()
    return selection


def _quoted(keys: Keys) -> Quoted:
    quoted = Quoted(
        says=keys.text("says"), value=keys.fraction("value"), source=keys.text("source"), on=keys.when("on")
    )
    keys.close()
    return quoted
