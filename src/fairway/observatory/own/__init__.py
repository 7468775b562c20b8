"""An authority's own cases as figures: counted like published ones, small counts kept back, compared with what was published.

`CaseRows.open` checks the rows, `OwnFigures` counts them, `evaluate_safely` and `compare` say what may be shown."""

from __future__ import annotations

from fairway.observatory.own.cases import CaseRows
from fairway.observatory.own.cohort import cohorts
from fairway.observatory.own.columns import CASE_COLUMNS
from fairway.observatory.own.compare import compare
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.indicators import OWN_INDICATORS
from fairway.observatory.own.pace import pace
from fairway.observatory.own.safe import evaluate_safely

__all__ = ["CASE_COLUMNS", "OWN_INDICATORS", "CaseRows", "OwnFigures", "cohorts", "compare", "evaluate_safely", "pace"]
