"""What was promised and when it fell due: money in whole euro cents, milestones with their legal basis, and what became of them.

What two sources say differently stays side by side as a conflict; it is never settled by us."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeVar

from fairway.errors import NoSuchFigure
from fairway.observatory.letter.entries import DATA, PointId, point_id
from fairway.observatory.letter.keys import Keys, no_repeats
from fairway.observatory.letter.words import Mark, Standing, When


class Pledge(Enum):
    """How far a commitment of money has been taken, in the words of its source. None of them means paid."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    COMMITTED = "committed"
    ALLOCATED = "allocated"
    ADOPTED = "adopted"


class Series(Enum):
    """What a milestone belongs to."""

    PACT = "Pact"
    BLOCK = "Common Implementation Plan"
    PLAN = "national implementation plan"
    LATER = "after the letter"
    LETTER = "said in the letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Money that was promised.

    partners       ISO 3166 alpha-3 codes of the countries it goes to; several where the source does not part the sum
    amount_cents   whole euro cents; None where no amount is known
    part_of        the id of a commitment that already holds this money, so that nothing is counted twice
    conflict       what sources say differently"""

    id: str
    point: PointId
    who: str
    partners: tuple[str, ...]
    what: str
    made: When
    amount_cents: int | None
    pledge: Pledge
    period: str | None
    of_which: str | None
    part_of: str | None
    due: When | None
    state: Standing
    state_says: str
    evidence: Mark
    source: str
    as_of: date
    conflict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something that had to be done, or was done, by a day.

    due     None where no day is set
    done    None where it has not been done or is not known to have been
    basis_evidence  how well the legal basis is known, where it is weaker than the fact itself"""

    id: str
    point: PointId
    series: Series
    who: str
    what: str
    due: When | None
    due_says: str | None
    legal_basis: str | None
    basis_evidence: Mark | None
    done: When | None
    state: Standing
    state_says: str
    evidence: Mark
    source: str
    as_of: date
    conflict: str | None

    def overdue(self, on: date) -> bool:
        """Whether the last possible due day has passed and nothing shows that it was done. Unknown is not overdue."""
        unmet = self.state in (Standing.OPEN, Standing.NOT_MET, Standing.PARTLY)
        return unmet and self.due is not None and self.due.last < on

    @property
    def late_days(self) -> int | None:
        """Days between due and done, negative if early; None unless both days are known."""
        if self.due is None or self.done is None or {self.due.precision, self.done.precision} != {"day"}:
            return None
        return (self.done.first - self.due.first).days


_Dated = TypeVar("_Dated", Commitment, Milestone)
_ISO3 = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Record:
    """All commitments and milestones, in the order of the files."""

    commitments: tuple[Commitment, ...]
    milestones: tuple[Milestone, ...]

    def commitment(self, id: str) -> Commitment:
        """A commitment by its id. Raises NoSuchFigure."""
        return _find(self.commitments, id, "commitment")

    def milestone(self, id: str) -> Milestone:
        """A milestone by its id. Raises NoSuchFigure."""
        return _find(self.milestones, id, "milestone")

    def of_point(self, point: PointId) -> tuple[tuple[Commitment, ...], tuple[Milestone, ...]]:
        """What belongs to a point of the letter."""
        return (
            tuple(one for one in self.commitments if one.point == point),
            tuple(one for one in self.milestones if one.point == point),
        )

    def cents(self, ids: Collection[str]) -> int | None:
        """The sum of some commitments in euro cents; None if one amount is not known. Raises NoSuchFigure.

        Money that is part of another commitment in the sum is counted once."""
        chosen = [self.commitment(id) for id in ids]
        return _sum(one.amount_cents for one in chosen if one.part_of not in ids)


def partner_cents(
    commitments: Collection[Commitment], partner: str, *, first: date | None = None, last: date | None = None
) -> int | None:
    """Euro cents promised to one partner alone, made between two days (both included), each euro counted once.

    None if an amount is not known. Sums shared by several partners are left out: nobody said how they are parted."""
    chosen = [
        one
        for one in commitments
        if one.partners == (partner,)
        and one.part_of is None
        and (first is None or one.made.first >= first)
        and (last is None or one.made.last <= last)
    ]
    return _sum(one.amount_cents for one in chosen)


@cache
def record() -> Record:
    """The commitments and milestones that come with Fairway."""
    return read_record(DATA)


def read_record(folder: Path) -> Record:
    """Commitments and milestones from a folder. Raises BadTable naming file, entry and key."""
    commitments = tuple(_read(folder / "commitments.toml", "commitment", _commitment))
    milestones = tuple(_read(folder / "milestones.toml", "milestone", _milestone))
    ids = {one.id for one in commitments}
    no_repeats(
        "commitments.toml and milestones.toml", [*(one.id for one in commitments), *(one.id for one in milestones)]
    )
    for one in commitments:
        if one.part_of is not None and one.part_of not in ids:
            raise Keys(f"commitments.toml, '{one.id}'", {}).refuse("part_of", f"there is no '{one.part_of}'.")
    return Record(commitments, milestones)


def _find(among: Iterable[_Dated], id: str, what: str) -> _Dated:
    found = next((one for one in among if one.id == id), None)
    if found is not None:
        return found
    raise NoSuchFigure(f"There is no {what} '{id}': look up its id in the letter's data.")


def _sum(amounts: Iterable[int | None]) -> int | None:
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _read(file: Path, key: str, make: Callable[[Keys], _Dated]) -> list[_Dated]:
    keys = Keys.open(file)
    found = []
    for one in keys.tables(key):
        one.where = f"{file.name}, '{one.peek('id')}'"
        found.append(make(one))
        one.close()
    keys.close()
    return found


def _commitment(keys: Keys) -> Commitment:
    amount = keys.whole("amount_eur_cents") if keys.has("amount_eur_cents") else None
    if amount is not None and amount <= 0:
        raise keys.refuse(
            "amount_eur_cents", f"{amount}: leave an unknown amount out, and write a known one in whole cents."
        )
    partners = keys.texts("partners")
    wrong = [code for code in partners if not _ISO3.fullmatch(code)]
    if wrong or not partners:
        raise keys.refuse("partners", f"expected ISO 3166 alpha-3 codes, found {', '.join(wrong) or 'none'}.")
    return Commitment(
        id=keys.text("id"),
        point=point_id(keys),
        who=keys.text("who"),
        partners=partners,
        what=keys.text("what"),
        made=keys.when("made"),
        amount_cents=amount,
        pledge=keys.one_of("pledge", Pledge),
        period=keys.maybe_text("period"),
        of_which=keys.maybe_text("of_which"),
        part_of=keys.maybe_text("part_of"),
        due=keys.maybe_when("due"),
        state=keys.one_of("state", Standing),
        state_says=keys.text("state_says"),
        evidence=keys.one_of("evidence", Mark),
        source=keys.text("source"),
        as_of=keys.day("as_of"),
        conflict=keys.maybe_text("conflict"),
    )


def _milestone(keys: Keys) -> Milestone:
    done, state = keys.maybe_when("done"), keys.one_of("state", Standing)
    if state is Standing.MET and done is None:
        raise keys.refuse("done", "what is met was done on some day: give it as exactly as it is known.")
    if done is not None and state in (Standing.OPEN, Standing.NOT_MET):
        raise keys.refuse("state", f"it is given as done, {done}: {state.value} does not fit.")
    return Milestone(
        id=keys.text("id"),
        point=point_id(keys),
        series=keys.one_of("series", Series),
        who=keys.text("who"),
        what=keys.text("what"),
        due=keys.maybe_when("due"),
        due_says=keys.maybe_text("due_says"),
        legal_basis=keys.maybe_text("legal_basis"),
        basis_evidence=keys.one_of("basis_evidence", Mark) if keys.has("basis_evidence") else None,
        done=done,
        state=state,
        state_says=keys.text("state_says"),
        evidence=keys.one_of("evidence", Mark),
        source=keys.text("source"),
        as_of=keys.day("as_of"),
        conflict=keys.maybe_text("conflict"),
    )
