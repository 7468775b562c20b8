"""Where a rule comes from: the act, the provision, the evidence that we have for its wording, and when it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from fairway.law.periods import PeriodLaw


class Evidence(Enum):
    """How the wording was verified; shown wherever it decides."""

    TEXT = "T"
    SECONDARY = "S"
    MEMORY = "M"

    @property
    def verified(self) -> bool:
        """Only a text read in the act itself is verified."""
        return self is Evidence.TEXT

    @property
    def sentence(self) -> str:
        """The mark in words."""
        return {
            "T": "read in the act",
            "S": "unverified: read in a secondary source",
            "M": "unverified: from memory",
        }[self.value]


class Binds(Enum):
    """Whom a rule binds."""

    STATE = "Member State"
    SCREENING_AUTHORITY = "screening authority"
    DETERMINING_AUTHORITY = "determining authority"
    COURT = "court or tribunal"
    COMMISSION = "Commission"
    COUNCIL = "Council"
    APPLICANT = "applicant"
    AGENCY = "Union agency"


class Force(Enum):
    """What kind of statement a rule makes."""

    MUST = "must"
    MAY = "may"
    RIGHT = "has a right to"
    BAR = "must not"
    STATUS = "qualification"
    VALUE = "value"


class Expiry(Enum):
    """What the law attaches to a limit that ran out. None of these is a measure against a person."""

    CONTINUE = "the duty continues"
    REFER = "the person is referred to the next authority all the same"
    ALLOW_ENTRY = "entry is to be authorised"
    RELEASE = "detention ends"
    SHIFT_RESPONSIBILITY = "another State becomes responsible"
    DEEMED_ACCEPTED = "silence counts as acceptance"
    DEEMED_CONFIRMED = "silence counts as confirmation"
    LAPSE = "the measure or possibility lapses"
    END_TRACK = "this procedure ends and the ordinary one goes on"


@dataclass(frozen=True, slots=True)
class Act:
    """One legal act.

    anchor: the fact or rule whose date decides whether the act governs a case. applies_to is the first day on which it
    no longer does. known_from: the day its text was published."""

    short: str
    number: str
    eli: str
    title: str
    applies_from: date
    anchor: str
    periods: PeriodLaw
    applies_to: date | None = None
    known_from: date | None = None
    evidence: Evidence = Evidence.TEXT


def act(short: str, number: str, **details: object) -> Act:
    """Declare an act. See `Act` for the details."""
    return Act(short, number, **details)  # type: ignore[arg-type]


_CITE = re.compile(r"^(?P<art>(?:Annex )?[0-9IVX]+[a-z]?)(?:\((?P<para>\d+[a-z]?)\))?(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision of an act.

    literal   where the text of the provision holds a slip: the words or reference as they stand and, after ", where", what
              is meant ("8(3): Article 23(1), where 22(1) is meant")"""

    act: Act
    provision: str
    literal: str | None = None

    @property
    def article(self) -> str:
        """The article (or annex) alone, for browsing.

        >>> from fairway.law.pact.acts import APR
        >>> Citation(APR, "27(1), second subparagraph").article
        '27'
        """
        found = _CITE.match(self.provision)
        return found["art"] if found else self.provision

    def __str__(self) -> str:
        where = "" if self.provision.startswith("Annex") else "Art. "
        slip = f" (the text says {self.literal})" if self.literal else ""
        return f"{self.act.number}, {where}{self.provision}{slip}"

    @property
    def brief(self) -> str:
        """The citation with the act's short name."""
        where = "" if self.provision.startswith("Annex") else "Art. "
        return f"{self.act.short} {where}{self.provision}"

    @property
    def cited_literal(self) -> str:
        """The reference as the text has it; the provision itself where there is no slip."""
        return self.literal.split(", where ")[0] if self.literal else self.provision

    @property
    def resolved(self) -> str:
        """The reference that is meant."""
        _, _, meant = (self.literal or "").partition(", where ")
        return meant.removesuffix(" is meant").removesuffix(" are meant") or self.provision

    def as_dict(self) -> dict[str, str | None]:
        """For traces: act, ELI, article, provision, literal."""
        found = _CITE.match(self.provision)
        return {
            "act": self.act.number,
            "short": self.act.short,
            "eli": self.act.eli,
            "article": self.article,
            "paragraph": found["para"] if found else None,
            "provision": self.provision,
            "cited_literal": self.cited_literal,
            "resolved": self.resolved,
        }
