"""The indicators: every figure that Fairway quotes, as data and a formula, with its citation and what readers get wrong.

>>> indicator("visa_refusal_rate").formula.words().startswith("[dghome:uniform_visas_refused] / ")
True
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators.declare import Indicator, catalogue
from fairway.observatory.indicators.evaluate import evaluate
from fairway.observatory.indicators.grids import Figures
from fairway.observatory.indicators.money import MONEY
from fairway.observatory.indicators.point01_pact import POINT_1
from fairway.observatory.indicators.point02_partnerships import POINT_2
from fairway.observatory.indicators.point03_returns import POINT_3
from fairway.observatory.indicators.point04_leverage import POINT_4
from fairway.observatory.indicators.point05_smuggling import POINT_5
from fairway.observatory.indicators.point06_hybrid import POINT_6
from fairway.observatory.indicators.point07_new_ways import POINT_7
from fairway.observatory.indicators.point08_middle_east import POINT_8
from fairway.observatory.indicators.point09_ukraine import POINT_9
from fairway.observatory.indicators.point10_schengen import POINT_10
from fairway.observatory.indicators.values import Result, Row, Value
from fairway.observatory.measures import MEASURES

INDICATORS: Mapping[str, Indicator] = MappingProxyType(
    catalogue(
        (POINT_1, POINT_2, POINT_3, POINT_4, POINT_5, POINT_6, POINT_7, POINT_8, POINT_9, POINT_10, MONEY), MEASURES
    )
)
"""Every indicator by its name, in the order of the letter's points."""

POINTS: Mapping[int, str] = MappingProxyType(
    {
        1: "Implementing the Pact",
        2: "Partnerships with third countries",
        3: "Returns",
        4: "Leverage by visa and other policies",
        5: "Smuggling and trafficking",
        6: "Hybrid threats and the external border",
        7: "New ways against irregular migration",
        8: "The Middle East",
        9: "Ukrainians in Europe",
        10: "Schengen",
    }
)
"""The letter's ten points, in a few words of our own."""


def indicator(name: str) -> Indicator:
    """One indicator. Raises NoSuchFigure with the nearest names."""
    if name not in INDICATORS:
        near = difflib.get_close_matches(name, INDICATORS, n=3, cutoff=0.5)
        near = near or [other for other in INDICATORS if name and name in other][:3]
        hint = f" Near it: {', '.join(near)}." if near else " `fairway indicator` lists them all."
        raise NoSuchFigure(f"there is no indicator '{name[:60]}'.{hint}")
    return INDICATORS[name]


__all__ = ["INDICATORS", "POINTS", "Figures", "Indicator", "Result", "Row", "Value", "evaluate", "indicator"]
