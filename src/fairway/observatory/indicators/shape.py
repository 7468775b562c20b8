"""Whether a formula makes sense before any figure is read: stock or flow, unit, frequency and dimensions of each node.

What is refused: a stock added up over time, numbers of different units added together, numbers of different frequency compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fairway.observatory.indicators.formula import (
    MILLION,
    BadFormula,
    Change,
    Complete,
    Counted,
    Formula,
    Lagged,
    Level,
    Mean,
    Minus,
    MonthToDate,
    PerMillion,
    Ratio,
    Share,
    Sum,
    TopShare,
    Window,
    YearToDate,
)
from fairway.observatory.observations import Measure, Unit
from fairway.observatory.spans import Frequency

_LENGTH = (Frequency.DAY, Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR)


@dataclass(frozen=True)
class Shape:
    """What a formula gives.

    unit        None for a ratio of two different units: the indicator says what it is
    dimensions  what it can be asked by
    additive    its values may be added up over countries"""

    unit: Unit | None
    frequency: Frequency
    stock: bool
    dimensions: frozenset[str]
    additive: bool


def shape(formula: Formula, measure: Callable[[str], Measure]) -> Shape:
    """The shape of a formula. Raises BadFormula, and what `measure` raises for a name that it does not know."""
    if isinstance(formula, Counted):
        return _counted(formula, measure(formula.measure))
    below = [shape(part, measure) for part in formula.parts]
    match formula:
        case Sum() | Mean() | Minus():
            return _added(formula, below)
        case Ratio():
            _same_frequency(formula, below)
            alike = below[0].unit is below[1].unit and below[0].unit is not None and formula.each == 1
            unit = Unit.SHARE if alike else None
            return Shape(unit, below[0].frequency, False, _common(below), False)
        case PerMillion():
            return _per_head(formula, *below)
        case Complete():
            return _longer(formula, below[0])
        case YearToDate() | MonthToDate() | Window():
            return _over_time(formula, below[0])
        case Change():
            return Shape(Unit.SHARE, below[0].frequency, False, below[0].dimensions, False)
        case Share() | TopShare():
            return _part(formula, below[0])
        case Lagged():
            return below[0]
    raise BadFormula(f"{type(formula).__name__} is no node of a formula.")


def _counted(node: Counted, what: Measure) -> Shape:
    if what.stock and not isinstance(node, Level):
        raise BadFormula(f"{what.id} is a stock, and {type(node).__name__} is for flows: read it with Level.")
    if isinstance(node, Level) and not what.stock:
        raise BadFormula(f"{what.id} is a flow, and Level is for stocks: read it with Total.")
    strange = sorted(set(node.where) - set(what.dimensions))
    if strange:
        raise BadFormula(
            f"{what.id} has no dimension {', '.join(strange)}: it has {', '.join(what.dimensions) or 'none'}."
        )
    return Shape(what.unit, what.frequency, what.stock, frozenset(what.dimensions), True)


def _added(formula: Formula, below: Sequence[Shape]) -> Shape:
    units = {part.unit for part in below}
    if len(units) > 1:
        names = " and ".join(sorted(unit.value if unit else "a ratio" for unit in units))
        raise BadFormula(f"{names} cannot be put together by {type(formula).__name__}: use measures of one unit.")
    if len({part.stock for part in below}) > 1:
        raise BadFormula(f"{type(formula).__name__} of a stock and a flow means nothing: use two of the same kind.")
    _same_frequency(formula, below)
    additive = not isinstance(formula, Mean) and all(part.additive for part in below)
    return Shape(below[0].unit, below[0].frequency, below[0].stock, _common(below), additive)


def _over_time(formula: Formula, of: Shape) -> Shape:
    name = type(formula).__name__
    if of.stock or not of.additive:
        raise BadFormula(f"{name} adds up over time, which only a flow allows: a stock, a share or a mean is no flow.")
    allowed = {
        "YearToDate": (Frequency.DAY, Frequency.MONTH, Frequency.QUARTER),
        "MonthToDate": (Frequency.DAY,),
        "Window": _LENGTH,
    }[name]
    if of.frequency not in allowed:
        raise BadFormula(
            f"{name} of a figure by {of.frequency.name.lower()} is not possible: it needs a shorter period."
        )
    return of


def _longer(formula: Complete, of: Shape) -> Shape:
    if of.stock or not of.additive:
        raise BadFormula("Complete adds up over time, which only a flow allows: a stock, a share or a mean is no flow.")
    # A week lies in two months or years: its count cannot be divided between them.
    if of.frequency is Frequency.WEEK or _LENGTH.index(of.frequency) >= _LENGTH.index(formula.frequency):
        raise BadFormula(
            f"figures by {of.frequency.name.lower()} cannot be added up by {formula.frequency.name.lower()}."
        )
    return Shape(of.unit, formula.frequency, False, of.dimensions, True)


def _per_head(formula: PerMillion, of: Shape, population: Shape) -> Shape:
    if not population.stock or population.frequency is not Frequency.YEAR or population.unit is not Unit.PERSONS:
        raise BadFormula("the population of PerMillion is a yearly stock of persons: give it as a Level.")
    if of.frequency is Frequency.WEEK:
        raise BadFormula("PerMillion needs a year for each period, and a week can lie in two.")
    unit = Unit.PER_MILLION if formula.each == MILLION else None
    return Shape(unit, of.frequency, False, of.dimensions, False)


def _part(formula: Share | TopShare, of: Shape) -> Shape:
    over = {formula.over} if isinstance(formula, TopShare) else set(formula.over)
    if not over or not over <= of.dimensions:
        raise BadFormula(f"a share is taken over dimensions that there are: {', '.join(sorted(of.dimensions))}.")
    if not of.additive:
        raise BadFormula(
            f"{type(formula).__name__} needs numbers that can be added up: a share or a mean is not one of them."
        )
    left = of.dimensions - over if isinstance(formula, TopShare) else of.dimensions
    return Shape(Unit.SHARE, of.frequency, False, left, False)


def _same_frequency(formula: Formula, below: Sequence[Shape]) -> None:
    if len({part.frequency for part in below}) > 1:
        names = " and ".join(part.frequency.name.lower() for part in below)
        raise BadFormula(
            f"{type(formula).__name__} of figures by {names}: bring them to one period with Annual or Monthly."
        )


def _common(below: Sequence[Shape]) -> frozenset[str]:
    return frozenset.intersection(*(part.dimensions for part in below))
