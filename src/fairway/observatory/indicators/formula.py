"""Formulas are data: small frozen nodes over measures that say themselves in words. Nothing here computes.

A *flow* is counted over a period and may be added up over periods; a *stock* is a state at the end of one and may not.
`Total` is a flow and `Level` is a stock, so that a formula that adds up a stock over time shows by its form and is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fairway.errors import FigureError
from fairway.observatory.spans import Frequency

Chosen = Mapping[str, str | tuple[str, ...]]
"""Dimension values that a formula is confined to: one, or several that are added up."""
Naming = Callable[[str], str]
"""How a measure is called: from its id to words."""
MILLION, THOUSAND = 1_000_000, 1_000


class BadFormula(FigureError):
    """An indicator is declared so that it would add up what cannot be added. Correct its formula."""


@dataclass(frozen=True)
class Formula:
    """One node. `parts` are the nodes below it."""

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The nodes below."""
        return ()

    def words(self, naming: Naming = str) -> str:
        """How a reader reads it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Counted(Formula):
    """What a publisher counts: a measure, confined to some values of its dimensions."""

    measure: str
    where: Chosen = field(default_factory=dict, hash=False)

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """`where` with every value in a tuple."""
        return {d: (v,) if isinstance(v, str) else tuple(v) for d, v in self.where.items()}

    def _confined(self) -> str:
        several = [f"{d.replace('_', ' ')} {_either(values)}" for d, values in self.chosen.items()]
        return f" ({'; '.join(several)})" if several else ""


@dataclass(frozen=True)
class Total(Counted):
    """A flow, added up over what was not asked for."""

    def words(self, naming: Naming = str) -> str:
        """The measure and what it is confined to."""
        return f"{naming(self.measure)}{self._confined()}"


@dataclass(frozen=True)
class Level(Counted):
    """A stock at the end of the period, added up over what was not asked for and never over time."""

    def words(self, naming: Naming = str) -> str:
        """The measure and what it is confined to."""
        return f"{naming(self.measure)}{self._confined()}"


@dataclass(frozen=True)
class FirstPublished(Counted):
    """A flow as the oldest release that is held says it, to compare with what is said now."""

    def words(self, naming: Naming = str) -> str:
        """The measure and its vintage."""
        return f"{naming(self.measure)}{self._confined()}, as first published"


@dataclass(frozen=True)
class One(Formula):
    """A formula over one other."""

    of: Formula

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The node below."""
        return (self.of,)


@dataclass(frozen=True)
class Ratio(Formula):
    """One number through another; unknown where the lower one is nil or unknown.

    least   below this lower number the ratio is given and marked doubtful
    each    what it is given for: 1,000 for a number per thousand"""

    top: Formula
    bottom: Formula
    least: int = 0
    each: int = 1

    @property
    def parts(self) -> tuple[Formula, ...]:
        """Upper and lower number."""
        return self.top, self.bottom

    def words(self, naming: Naming = str) -> str:
        """[upper] / [lower]."""
        small = f" (doubtful below {self.least})" if self.least else ""
        times = f" × {self.each:,}" if self.each != 1 else ""
        return f"[{self.top.words(naming)}]{times} / [{self.bottom.words(naming)}]{small}"


@dataclass(frozen=True)
class Several(Formula):
    """A formula over several others of one unit."""

    terms: tuple[Formula, ...]

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The terms."""
        return self.terms


@dataclass(frozen=True)
class Sum(Several):
    """Terms of the same unit added up; unknown if one of them is."""

    def words(self, naming: Naming = str) -> str:
        """Term + term."""
        return " + ".join(f"[{term.words(naming)}]" for term in self.terms)


@dataclass(frozen=True)
class Mean(Several):
    """The plain mean of terms of the same unit; unknown if one of them is."""

    def words(self, naming: Naming = str) -> str:
        """The plain mean of the terms."""
        return "the plain mean of " + " and ".join(f"[{term.words(naming)}]" for term in self.terms)


@dataclass(frozen=True)
class Minus(Formula):
    """One number less another of the same unit."""

    whole: Formula
    less: Formula

    @property
    def parts(self) -> tuple[Formula, ...]:
        """What it is taken from, and what is taken."""
        return self.whole, self.less

    def words(self, naming: Naming = str) -> str:
        """A − b."""
        return f"[{self.whole.words(naming)}] − [{self.less.words(naming)}]"


@dataclass(frozen=True)
class Change(One):
    """New / old − 1, against the same period of the year before or the period before; unknown where the old number is nil or unknown."""

    back: Literal["year", "period"] = "year"

    def words(self, naming: Naming = str) -> str:
        """What is compared with what."""
        before = "the same period of the year before" if self.back == "year" else "the period before"
        return f"[{self.of.words(naming)}] / [the same in {before}] − 1"


@dataclass(frozen=True)
class YearToDate(One):
    """A flow from 1 January to the end of the period; unknown if one period of them is."""

    def words(self, naming: Naming = str) -> str:
        """Since January."""
        return f"{self.of.words(naming)}, added up since 1 January"


@dataclass(frozen=True)
class MonthToDate(One):
    """A daily flow from the first of the month to the end of the day; unknown if one day of them is."""

    def words(self, naming: Naming = str) -> str:
        """Since the first."""
        return f"{self.of.words(naming)}, added up since the first of the month"


@dataclass(frozen=True)
class Window(One):
    """A flow over the last n periods; unknown if one of them is."""

    n: int = 12

    def words(self, naming: Naming = str) -> str:
        """Over the last n periods."""
        return f"{self.of.words(naming)}, added up over the last {self.n} periods"


@dataclass(frozen=True)
class Complete(One):
    """A flow added up to longer periods, where every shorter one is known."""

    frequency: Frequency = Frequency.YEAR

    def words(self, naming: Naming = str) -> str:
        """By which period."""
        period = self.frequency.name.lower()
        return f"{self.of.words(naming)}, added up over each {period} that is complete"


def Annual(of: Formula) -> Complete:  # noqa: N802 - reads as a node, and is one
    """A flow of a year, where all its months or quarters are known."""
    return Complete(of, Frequency.YEAR)


def Monthly(of: Formula) -> Complete:  # noqa: N802 - reads as a node, and is one
    """A daily flow of a month, where all its days are known."""
    return Complete(of, Frequency.MONTH)


@dataclass(frozen=True)
class Lagged(One):
    """The number n periods earlier."""

    n: int = 1

    def words(self, naming: Naming = str) -> str:
        """How much earlier."""
        return f"{self.of.words(naming)}, {self.n} {'period' if self.n == 1 else 'periods'} earlier"


@dataclass(frozen=True)
class Share(One):
    """A number through the same number over all values of some dimensions.

    over   the dimensions whose every value is in the lower number, whatever was asked for"""

    over: tuple[str, ...] = ()

    def words(self, naming: Naming = str) -> str:
        """Share of all."""
        return f"[{self.of.words(naming)}] / [the same over every {_and(self.over)}]"


@dataclass(frozen=True)
class TopShare(One):
    """What part of a number falls to the n largest values of a dimension."""

    over: str = "country"
    n: int = 5

    def words(self, naming: Naming = str) -> str:
        """The part of the largest."""
        return f"[{self.of.words(naming)}, the {self.n} largest by {self.over}] / [the same over every {self.over}]"


@dataclass(frozen=True)
class PerMillion(Formula):
    """A number per head of the population at the start of the year, times `each`. Inhabitants are asked by the dimensions they have.

    A monthly number is set against the population of its year."""

    of: Formula
    population: Formula
    each: int = MILLION

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The number and the population."""
        return self.of, self.population

    def words(self, naming: Naming = str) -> str:
        """Per million or thousand."""
        return f"[{self.of.words(naming)}] × {self.each:,} / [{self.population.words(naming)}]"


def leaves(formula: Formula) -> tuple[Counted, ...]:
    """The measures that a formula rests on, with what each is confined to."""
    if isinstance(formula, Counted):
        return (formula,)
    return tuple(leaf for part in formula.parts for leaf in leaves(part))


def _either(values: tuple[str, ...]) -> str:
    """Long lists are counted: nobody reads 27 codes in a formula."""
    return _and(values) if len(values) <= 6 else f"one of {len(values)}"


def _and(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"
