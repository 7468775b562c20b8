"""The columns of an authority's own cases: one row for each procedure, and nothing that says who the person is.

Casework fills them; the observatory reads them. There is no column for a name, a number, a date of birth or free text, and a
table with any other column is refused: what is not there cannot leak."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a column holds."""

    COUNTRY = "country"
    CHOICE = "one of a few words"
    SECTION = "code of a border section"
    DATE = "date"
    YES_NO = "yes or no"

    @property
    def types(self) -> tuple[str, ...]:
        """The DuckDB types that it may have."""
        return {Kind.DATE: ("DATE",), Kind.YES_NO: ("BOOLEAN",)}.get(self, ("VARCHAR", "ENUM"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, what it means.

    choices   the only values that it may have
    needed    whether it must have a value in every row; elsewhere null says that it did not happen, or is not known"""

    name: str
    kind: Kind
    meaning: str
    choices: tuple[str, ...] = ()
    needed: bool = False


OUTCOMES = ("recognised", "complementary", "rejected", "closed")
SECTION_FORM = "[A-Z]{3}(-[A-Z0-9]{1,8}){1,3}"
MOST_SECTIONS = 2_000
"""A State has some hundreds of border sections at most: a column with more different values holds something else."""


def _date(name: str, meaning: str) -> Column:
    return Column(name, Kind.DATE, meaning)


CASE_COLUMNS: tuple[Column, ...] = (
    Column("country", Kind.COUNTRY, "the State whose authority keeps the row, ISO 3166 alpha-3", needed=True),
    Column("citizenship", Kind.COUNTRY, "ISO 3166 alpha-3; UNK not known, STA stateless", needed=True),
    Column("sex", Kind.CHOICE, "for the published tables by sex", ("female", "male", "unknown")),
    Column("border_section", Kind.SECTION, "a code that begins with the State's: GRC-LAND-NORTH"),
    _date("refused_entry_on", "entry was refused at the external border"),
    _date("found_on", "was found to be illegally present"),
    _date("registered_on", "an application for protection was registered"),
    _date("lodged_on", "the application was lodged"),
    Column("first_time", Kind.YES_NO, "the first application of the person in this State; null if not known"),
    _date("decided_on", "first-instance decision, or closed without one"),
    Column(
        "outcome", Kind.CHOICE, "of the first instance: refugee status, other protection, refused, closed", OUTCOMES
    ),
    Column("appeal_before", Kind.CHOICE, "who decides on appeal", ("authority", "court")),
    _date("appeal_decided_on", "decision on appeal"),
    Column("appeal_outcome", Kind.CHOICE, "of the appeal, as of the first instance", OUTCOMES),
    _date("ordered_to_leave_on", "a decision or act that obliges to leave"),
    _date("order_final_on", "the order can no longer be challenged with suspensive effect"),
    _date("order_suspended_on", "enforcement was suspended and still is; null once it goes on"),
    _date("order_withdrawn_on", "the order was withdrawn or annulled"),
    _date("permitted_on", "a right to stay was given after the order"),
    _date("died_on", "the person died"),
    _date("departed_on", "confirmed departure after the order"),
    Column("departed_to", Kind.CHOICE, "where to", ("third_country", "member_state", "unknown")),
    _date("protected_from", "first day of temporary protection"),
    _date("protected_to", "last day of temporary protection; null while it lasts"),
    _date("dublin_requested_on", "a request to take charge or take back was sent or received"),
    Column("dublin_direction", Kind.CHOICE, "sent or received", ("outgoing", "incoming")),
    _date("dublin_answered_on", "the answer was received or given"),
    _date("transferred_on", "the person was handed over"),
)
"""Every column that there is."""

BY_NAME = {column.name: column for column in CASE_COLUMNS}

IN_ORDER: tuple[tuple[str, str], ...] = (
    ("registered_on", "decided_on"),
    ("lodged_on", "decided_on"),
    ("decided_on", "appeal_decided_on"),
    ("ordered_to_leave_on", "order_final_on"),
    ("ordered_to_leave_on", "order_suspended_on"),
    ("ordered_to_leave_on", "order_withdrawn_on"),
    ("ordered_to_leave_on", "permitted_on"),
    ("ordered_to_leave_on", "departed_on"),
    ("protected_from", "protected_to"),
    ("dublin_requested_on", "dublin_answered_on"),
    ("dublin_requested_on", "transferred_on"),
)
"""Pairs of dates of which the second is never before the first. Where the first is unknown nothing is said."""

TOGETHER: tuple[tuple[str, str], ...] = (
    ("decided_on", "outcome"),
    ("appeal_decided_on", "appeal_outcome"),
    ("appeal_decided_on", "appeal_before"),
    ("departed_on", "departed_to"),
    ("dublin_requested_on", "dublin_direction"),
)
"""Pairs that are both given or both null."""
