"""An indicator: a name, a formula, and everything a reader must know before quoting it. Declared once, checked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from fairway.observatory.indicators.formula import BadFormula, Formula, leaves
from fairway.observatory.indicators.shape import Shape, shape
from fairway.observatory.observations import Measure, Unit
from fairway.observatory.spans import Frequency


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One named figure.

    points       the letter's points that it serves, 1 to 10
    definition   what it is, in one or two sentences
    unit         what the number counts; `counted` says it where the unit alone does not ("deaths per 1,000 detections")
    dimensions   what it may be asked by and confined to
    citation     the published table, and the law or definition behind it
    pitfalls     what a reader gets wrong, one sentence each
    all_of       the published aggregate that answers where no country is asked for, because the table holds only some countries
    good         the direction of an aim that the letter itself names; None otherwise: a figure has no good side of its own"""

    name: str
    title: str
    points: tuple[int, ...]
    definition: str
    unit: Unit
    formula: Formula
    dimensions: tuple[str, ...]
    frequency: Frequency
    citation: str
    pitfalls: tuple[str, ...]
    good: Literal["lower", "higher"] | None = None
    counted: str = ""
    all_of: str = ""

    @property
    def unit_words(self) -> str:
        """The unit as a reader meets it."""
        return self.counted or self.unit.value

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that it rests on, each once."""
        return tuple(dict.fromkeys(leaf.measure for leaf in leaves(self.formula)))

    def checked(self, measure: Callable[[str], Measure]) -> Shape:
        """The shape of its formula. Raises BadFormula where the declaration promises what the formula cannot give."""
        try:
            found = shape(self.formula, measure)
        except BadFormula as fault:
            raise BadFormula(f"{self.name}: {fault}") from None
        if found.unit is not None and found.unit is not self.unit:
            raise BadFormula(f"{self.name}: its formula gives {found.unit.value}, and it says {self.unit.value}.")
        if found.frequency is not self.frequency:
            given, said = found.frequency.name.lower(), self.frequency.name.lower()
            raise BadFormula(f"{self.name}: its formula gives figures by {given}, and it says {said}.")
        strange = sorted(set(self.dimensions) - found.dimensions)
        if strange:
            has = ", ".join(sorted(found.dimensions)) or "none"
            raise BadFormula(f"{self.name}: its formula has no dimension {', '.join(strange)}. It has: {has}.")
        if self.all_of and "country" not in self.dimensions:
            raise BadFormula(
                f"{self.name}: {self.all_of} answers for all countries, and it cannot be asked by country."
            )
        if not (self.points and self.pitfalls and self.citation and self.definition):
            raise BadFormula(f"{self.name}: an indicator has a point, a definition, a citation and a pitfall.")
        return found


def catalogue(groups: Iterable[Iterable[Indicator]], measures: Mapping[str, Measure]) -> dict[str, Indicator]:
    """Indicators by name, each checked against the measures. Raises BadFormula."""
    found: dict[str, Indicator] = {}
    for indicator in (one for group in groups for one in group):
        if indicator.name in found:
            raise BadFormula(f"{indicator.name}: declared twice.")
        lacking = [name for name in indicator.measures if name not in measures]
        if lacking:
            raise BadFormula(f"{indicator.name}: there is no measure {', '.join(lacking)}.")
        indicator.checked(measures.__getitem__)
        found[indicator.name] = indicator
    return found
