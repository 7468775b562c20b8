"""What a trigger gives: figures with their vintage, an article, the arithmetic, what the law finds, what is missing, who assesses.

An outcome is about a country, a State or a nationality as a group. It names no person, and nothing follows from it by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fairway.law.language.source import Evidence

NEVER = "This states figures and an article. It decides nothing, starts nothing, and says nothing about any person."
Exact = int | Fraction | bool | str | date | None
COMMISSION = "the European Commission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One figure or circumstance that an outcome rests on.

    name       the fact of the law that it was given as; "" if it stands beside the question only
    value      exact; None: not known
    releases   the releases of published figures that it rests on; their vintage is in their name
    flags      what the publisher says of it, in words
    without    the reporters that it should hold and does not
    source     where it comes from if it is no published figure
    evidence   how well a circumstance is known; None for a published figure
    note       in what it differs from what the article asks for"""

    name: str
    words: str
    value: Exact
    unit: str = ""
    period: str = ""
    releases: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    source: str = ""
    evidence: Evidence | None = None
    note: str = ""

    @property
    def vintage(self) -> date | None:
        """The day on which the newest release that it rests on became known."""
        return max((vintage(release) for release in self.releases), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of the law, with the place where it stands and how it was verified."""

    name: str
    value: Exact
    cite: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one rule of the law says of the facts given.

    answer     yes, no, a value, "cannot be said: needs ...", or that it is not in force
    known      whether it can be said
    evidence   the weakest of all rules and numbers that it rests on
    unsettled  the question that the text leaves open, if it does"""

    rule: str
    says: str
    value: Exact
    known: bool
    answer: str
    citation: str
    evidence: Evidence
    note: str = ""
    needs: tuple[str, ...] = ()
    unsettled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A trigger for one subject on one day.

    subject     ISO 3166 alpha-3 of the country, State or nationality, or "EU27"
    arithmetic  the figures set against each other, in words
    answer      what the law finds, in words; `findings` has each rule
    regime      the text that governs on that day
    missing     what would have to be known to say more
    warnings    our own cautions, which are no law (small numbers, old figures, stand-ins)
    open        it calls for somebody's assessment on that day
    size        what outcomes are put in order by, the largest first
    evidence    the weakest mark of all rules and numbers of the law behind it"""

    name: str
    title: str
    subject: str
    subject_name: str
    citation: str
    facts: tuple[Given, ...]
    arithmetic: str
    answer: str
    missing: tuple[str, ...]
    assess_by: str
    regime: str
    evidence: Evidence
    numbers: tuple[Number, ...] = ()
    findings: tuple[Found, ...] = ()
    warnings: tuple[str, ...] = ()
    open: bool = False
    size: Fraction = Fraction(0)
    never: str = NEVER

    @property
    def known(self) -> bool:
        """Whether the law can answer the first question on these facts."""
        return bool(self.findings) and self.findings[0].known


def vintage(release: str) -> date:
    """The day of a release, read off its id.

    >>> vintage("italy:landings@2024-09-15#bulletin")
    datetime.date(2024, 9, 15)
    """
    return date.fromisoformat(release.partition("@")[2].partition("#")[0])


def in_order(outcomes: list[Outcome]) -> list[Outcome]:
    """Those that call for an assessment first, then the largest first."""
    return sorted(outcomes, key=lambda one: (not one.open, -one.size, one.subject, one.title))
