"""What a formula may not do is refused where it is declared."""

from __future__ import annotations

import pytest

from fairway.observatory.indicators.declare import Indicator, catalogue
from fairway.observatory.indicators.formula import (
    Annual,
    BadFormula,
    Change,
    FirstPublished,
    Level,
    Minus,
    Monthly,
    MonthToDate,
    PerMillion,
    Ratio,
    Share,
    Sum,
    Total,
    Window,
    YearToDate,
)
from fairway.observatory.observations import Unit
from fairway.observatory.spans import Frequency

from .toy import measure

MEASURES = {
    m.id: m
    for m in (
        measure("flow"), measure("stock", stock=True), measure("visas", unit=Unit.VISAS), measure("weekly", frequency=Frequency.WEEK),
        measure("yearly", frequency=Frequency.YEAR), measure("heads", stock=True, frequency=Frequency.YEAR),
        measure("daily", (), frequency=Frequency.DAY),
    )
}  # fmt: skip
FLOW, STOCK, YEARLY = Total("flow"), Level("stock"), Total("yearly")


def declared(formula, unit=Unit.PERSONS, frequency=Frequency.MONTH, dimensions=(), **more):
    return Indicator(
        name="it", title="T", points=(1,), definition="d", unit=unit, formula=formula, dimensions=dimensions,
        frequency=frequency, citation="c", **({"pitfalls": ("p",)} | more),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (Total("stock"), "stock is a stock, and Total is for flows: read it with Level"),
        (FirstPublished("stock"), "stock is a stock, and FirstPublished is for flows"),
        (Level("flow"), "flow is a flow, and Level is for stocks: read it with Total"),
        (YearToDate(STOCK), "YearToDate adds up over time, which only a flow allows"),
        (Window(STOCK, 12), "Window adds up over time, which only a flow allows"),
        (Annual(STOCK), "Complete adds up over time, which only a flow allows"),
        (Window(Minus(STOCK, STOCK), 12), "Window adds up over time"),
        (YearToDate(Ratio(FLOW, FLOW)), "YearToDate adds up over time"),
        (Annual(Change(FLOW)), "Complete adds up over time"),
        (Sum((FLOW, Total("visas"))), "persons and visas cannot be put together by Sum"),
        (Minus(FLOW, Total("visas")), "persons and visas cannot be put together by Minus"),
        (Sum((FLOW, STOCK)), "Sum of a stock and a flow means nothing"),
        (Ratio(FLOW, YEARLY), "Ratio of figures by month and year: bring them to one period"),
        (YearToDate(YEARLY), "YearToDate of a figure by year is not possible"),
        (MonthToDate(FLOW), "MonthToDate of a figure by month is not possible"),
        (Monthly(Total("weekly")), "figures by week cannot be added up by month"),
        (Annual(YEARLY), "figures by year cannot be added up by year"),
        (PerMillion(FLOW, STOCK), "the population of PerMillion is a yearly stock of persons"),
        (PerMillion(Total("weekly"), Level("heads")), "a week can lie in two"),
        (Share(FLOW, over=("route",)), "a share is taken over dimensions that there are: country"),
        (Share(Ratio(FLOW, FLOW), over=("country",)), "Share needs numbers that can be added up"),
        (Total("flow", {"sex": "F"}), "flow has no dimension sex: it has country"),
    ],
)  # fmt: skip
def test_misuse_is_refused_with_the_mend(formula, said):
    with pytest.raises(BadFormula) as caught:
        declared(formula).checked(MEASURES.__getitem__)
    assert said in str(caught.value)
    assert str(caught.value).startswith("it: ")


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (declared(FLOW, unit=Unit.VISAS), "its formula gives persons, and it says visas"),
        (declared(Ratio(FLOW, FLOW)), "its formula gives share, and it says persons"),
        (declared(FLOW, frequency=Frequency.YEAR), "its formula gives figures by month, and it says year"),
        (declared(FLOW, dimensions=("country", "sex")), "its formula has no dimension sex. It has: country"),
        (declared(FLOW, pitfalls=()), "an indicator has a point, a definition, a citation and a pitfall"),
        (declared(Total("nothing")), "there is no measure nothing"),
    ],
)
def test_a_declaration_promises_only_what_its_formula_gives(indicator, said):
    with pytest.raises(BadFormula, match=said):
        catalogue([[indicator]], MEASURES)


def test_a_name_is_declared_once():
    with pytest.raises(BadFormula, match="it: declared twice"):
        catalogue([[declared(FLOW)], [declared(FLOW)]], MEASURES)


def test_formulas_say_themselves():
    formula = Change(YearToDate(Total("flow", {"route": ("A", "B"), "border_type": "sea"})))
    assert formula.words() == (
        "[flow (route A and B; border type sea), added up since 1 January] / "
        "[the same in the same period of the year before] − 1"
    )
    rate = Ratio(Total("flow"), Sum((Total("flow"), Total("visas"))), least=100)
    assert rate.words(str.upper) == "[FLOW] / [[FLOW] + [VISAS]] (doubtful below 100)"
