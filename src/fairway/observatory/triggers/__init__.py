"""Triggers: rules of the law on published figures. Each states facts, article, arithmetic, what is missing and who must assess.

No threshold is written here: the rules of `fairway.law` answer. A trigger is about a country or a State, never about a person, and
nothing follows from it by itself.

>>> [one.name for one in TRIGGERS.values() if one.point == 4]
['visa_suspension', 'readmission_cooperation']
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators.grids import Figures
from fairway.observatory.letter.entries import PointId
from fairway.observatory.triggers import capacity, fair_shares, pressure, readmission, recognition, visa_suspension
from fairway.observatory.triggers.declare import Trigger
from fairway.observatory.triggers.outcome import COMMISSION, NEVER, Found, Given, Number, Outcome, in_order
from fairway.observatory.triggers.reader import Reader
from fairway.reference import countries

_ALL = (
    Trigger(
        name=recognition.NAME, title="Recognition of 20 % or lower", point=1,
        question="For which nationalities is the Union-wide recognition rate at or below the line of the accelerated procedure?",
        article="Reg. (EU) 2024/1348 Art. 42(1)(j)", subjects="nationalities", rules=(recognition.RULE,),
        assess_by=recognition.ASSESS_BY, outcomes=recognition.outcomes, opened=recognition.opened,
    ),
    Trigger(
        name=pressure.NAME, title="Migratory pressure: the figures of Article 9", point=1,
        question="What do open figures say of the indicators that the Commission looks at, and which days of the cycle are due?",
        article="Reg. (EU) 2024/1351 Art. 2(24)-(25), 9 to 13, 57", subjects="Member States", rules=pressure.RULES,
        assess_by=COMMISSION, outcomes=pressure.outcomes, opened=pressure.opened,
    ),
    Trigger(
        name=fair_shares.NAME, title="Fair shares of the solidarity pool", point=1,
        question="What is each State's share by population and GDP, and does a pledge reach it?",
        article="Reg. (EU) 2024/1351 Art. 57, 66, Annex I", subjects="Member States",
        rules=(fair_shares.KEY, fair_shares.UNITS, fair_shares.REACHES), assess_by=fair_shares.ASSESS_BY,
        outcomes=fair_shares.outcomes, opened=fair_shares.opened,
    ),
    Trigger(
        name=capacity.NAME, title="Adequate capacity in the border procedure", point=1,
        question="What is each State's adequate capacity, and is it reached?", article="Reg. (EU) 2024/1348 Art. 46 to 50",
        subjects="Member States", rules=(capacity.REACHED, capacity.SET, capacity.MOST, capacity.FORMULA),
        assess_by=capacity.ASSESS_BY, outcomes=capacity.outcomes, opened=capacity.opened,
    ),
    Trigger(
        name=visa_suspension.NAME, title="Suspension of the visa exemption", point=4,
        question="Do open figures make a ground on which the Commission would have to assess a suspension?",
        article="Reg. (EU) 2018/1806 Art. 8, from 30 December 2025 Art. 8a to 8f", subjects="nationalities",
        rules=tuple(ground.rule for ground in visa_suspension.GROUNDS), assess_by=COMMISSION, by_state=True,
        outcomes=visa_suspension.outcomes, opened=visa_suspension.opened,
    ),
    Trigger(
        name=readmission.NAME, title="Cooperation on readmission", point=4,
        question="What do open figures say of the indicators of cooperation, and which reports are due?",
        article="Reg. (EC) 810/2009 Art. 25a", subjects="third countries", rules=readmission.RULES, assess_by=COMMISSION,
        by_state=True, outcomes=readmission.outcomes, opened=readmission.opened,
    ),
)  # fmt: skip

TRIGGERS: Mapping[str, Trigger] = MappingProxyType({one.name: one for one in _ALL})
"""Every trigger by its name, in the order of the letter's points."""


def trigger(name: str) -> Trigger:
    """One trigger. Raises NoSuchFigure with the nearest names."""
    if name not in TRIGGERS:
        near = difflib.get_close_matches(name, TRIGGERS, n=2, cutoff=0.6)
        raise NoSuchFigure(
            f"there is no trigger '{name[:60]}'. {'Near it' if near else 'There are'}: {', '.join(near or TRIGGERS)}."
        )
    return TRIGGERS[name]


def evaluate(
    name: str, store: Figures, on: date, *, country: str | None = None, state: str | None = None
) -> list[Outcome]:
    """The outcomes of a trigger: first those that call for an assessment, then the largest.

    store     figures as they are to be used: `store.as_of(on)` for what was known that day. Years that end after `on` are not read
    on        the day whose law governs
    country   one subject only (ISO 3166 alpha-3); more is said of it, and nothing known still gives an outcome
    state     figures of this Member State only, where the trigger allows it
    Raises NoSuchFigure."""
    one = trigger(name)
    if state is not None and not one.by_state:
        raise NoSuchFigure(f"{name} is not asked for the figures of one State: name the State as the country instead.")
    if country is not None and one.subjects == "Member States" and country not in countries.eu(on):
        raise NoSuchFigure(
            f"{name} is about Member States, and {countries.name(country)} was none on {on.isoformat()}."
        )
    if state is not None and state not in countries.eu(on):
        raise NoSuchFigure(f"{countries.name(state)} was no Member State on {on.isoformat()}: name one.")
    return one.outcomes(Reader(store), on, country, state)


def open_triggers(store: Figures, on: date) -> dict[PointId, tuple[Outcome, ...]]:
    """What calls for somebody's assessment on a day, by point of the letter, the largest first. Each table is read once."""
    reader = Reader(store)
    found: dict[PointId, list[Outcome]] = {}
    for one in TRIGGERS.values():
        opened = one.opened(reader, on)
        if opened:
            found.setdefault(one.point, []).extend(opened)
    return {point: tuple(in_order(outcomes)) for point, outcomes in found.items()}


__all__ = [
    "NEVER",
    "TRIGGERS",
    "Found",
    "Given",
    "Number",
    "Outcome",
    "Trigger",
    "evaluate",
    "open_triggers",
    "trigger",
]
