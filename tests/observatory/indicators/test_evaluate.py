"""Every kind of formula against numbers worked out by hand; unknown never becomes 0; like is compared with like."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators.declare import Indicator
from fairway.observatory.indicators.evaluate import evaluate
from fairway.observatory.indicators.formula import (
    Annual,
    Change,
    Lagged,
    Level,
    Mean,
    Minus,
    Monthly,
    MonthToDate,
    PerMillion,
    Ratio,
    Share,
    Sum,
    TopShare,
    Total,
    Window,
    YearToDate,
)
from fairway.observatory.indicators.shape import shape
from fairway.observatory.observations import Absent, Flag, Unit
from fairway.observatory.spans import Frequency, Period

from .toy import Toy, measure

YEAR = {"frequency": Frequency.YEAR}
SEEN = measure("seen", ("route", "citizenship"), unit=Unit.DETECTIONS, absent=Absent.ZERO)
ORDERED, RETURNED = measure("ordered", **YEAR), measure("returned", **YEAR)
PROTECTED = measure("protected", stock=True, reporters=frozenset({"DEU", "FRA", "POL"}))
PEOPLE = measure("people", stock=True, **YEAR)
APPLIED = measure("applied", ("country", "citizenship"), **YEAR)
LANDED = measure("landed", (), frequency=Frequency.DAY)
QUARTERS = measure("quarters", (), frequency=Frequency.QUARTER)
MEASURES = (SEEN, ORDERED, RETURNED, PROTECTED, PEOPLE, APPLIED, LANDED, QUARTERS)


def ask(formula, rows, *, by=(), where=None, first=None, last=None):
    """key, period -> value, for a formula over rows."""
    figures = Toy(MEASURES, rows)
    what = shape(formula, figures.measure)
    one = Indicator(
        name="test", title="Test", points=(1,), definition="A test.", unit=what.unit or Unit.NUMBER, formula=formula,
        dimensions=tuple(sorted(what.dimensions)), frequency=what.frequency, citation="None.", pitfalls=("None.",),
    )  # fmt: skip
    spans = [Period.read(label) if label else None for label in (first, last)]
    return evaluate(one, figures, by=by, where=where, first=spans[0], last=spans[1])


def numbers(result):
    return {
        (*key, period.label): (str(value.number) if value.number is not None else None)
        for key, period, value in result.rows()
    }


def one(result, period, *key):
    return result.value(key, Period.read(period))


# ----------------------------------------------------------------------------------------------------- leaves


def test_a_total_adds_up_what_was_not_asked_for():
    rows = {"seen": [("A", "SYR", "2024-01", 10), ("A", "AFG", "2024-01", 5), ("B", "SYR", "2024-02", 7)]}
    assert numbers(ask(Total("seen"), rows)) == {("2024-01",): "15", ("2024-02",): "7"}


def test_nil_is_nil_only_where_the_publisher_leaves_out_nil_and_a_release_speaks_of_the_period():
    rows = {"seen": [("A", "SYR", "2024-01", 10), ("B", "SYR", "2024-02", 7)]}
    result = ask(Total("seen"), rows, by=("route",))
    assert numbers(result) == {
        ("A", "2024-01"): "10", ("A", "2024-02"): "0", ("B", "2024-01"): "0", ("B", "2024-02"): "7",
    }  # fmt: skip
    assert one(result, "2024-03", "A").number is None, "no release speaks of March"
    assert one(result, "2024-02", "A").releases == {"seen@day"}, "a nil has a source too"


def test_a_citizenship_nobody_saw_is_nil_in_a_table_that_leaves_out_nil():
    rows = {"seen": [("A", "SYR", "2024-01", 10)]}
    assert numbers(ask(Total("seen"), rows, where={"citizenship": "AFG"})) == {("2024-01",): "0"}


def test_a_hole_elsewhere_is_unknown_and_says_why():
    rows = {"protected": [("DEU", "2022-08", 5), ("FRA", "2022-06", 1), ("FRA", "2022-07", 1), ("FRA", "2022-09", 1)]}
    result = ask(Level("protected"), rows, by=("country",))
    assert one(result, "2022-07", "DEU").number is None
    assert one(result, "2022-07", "DEU").because == "no figure for Germany before August 2022"
    assert one(result, "2022-09", "DEU").because == "no figure for Germany after August 2022"
    assert one(result, "2022-08", "FRA").because == "no figure for France in August 2022"
    assert one(result, "2022-08", "POL").because == "no figure for Poland", "a reporter that never appears has its row"


def test_a_total_names_who_is_missing_and_keeps_its_number():
    rows = {"protected": [("DEU", "2024-01", 5), ("FRA", "2024-01", 2)]}
    value = one(ask(Level("protected"), rows), "2024-01")
    assert (value.number, value.missing) == (7, ("POL",))
    assert Flag.MISSING in value.flags


def test_aggregates_are_not_added_and_can_be_asked_for():
    rows = {"ordered": [("DEU", "2016", 10), ("EU28", "2016", 99)]}
    assert one(ask(Total("ordered"), rows), "2016").number == 10
    assert one(ask(Total("ordered"), rows, where={"country": "EU28"}), "2016").number == 99


# ----------------------------------------------------------------------------------------------------- ratios


def test_a_ratio_is_an_exact_fraction():
    rows = {"returned": [("DEU", "2016", 1)], "ordered": [("DEU", "2016", 3)]}
    assert one(ask(Ratio(Total("returned"), Total("ordered")), rows), "2016").number == F(1, 3)


def test_a_ratio_per_thousand():
    rows = {"returned": [("DEU", "2016", 3)], "ordered": [("DEU", "2016", 1500)]}
    assert one(ask(Ratio(Total("returned"), Total("ordered"), each=1000), rows), "2016").number == 2


def test_a_division_by_nil_is_unknown_and_says_so():
    rows = {"returned": [("DEU", "2016", 1)], "ordered": [("DEU", "2016", 0)]}
    value = one(ask(Ratio(Total("returned"), Total("ordered")), rows), "2016")
    assert (value.number, value.because) == (None, "the number to divide by is 0")


def test_only_states_in_both_tables_are_compared_and_the_others_are_named():
    rows = {
        "returned": [("DEU", "2016", 50), ("FRA", "2016", 30)],
        "ordered": [("DEU", "2016", 100), ("POL", "2016", 900)],
    }
    value = one(ask(Ratio(Total("returned"), Total("ordered")), rows), "2016")
    assert (value.number, value.missing) == (F(1, 2), ("FRA", "POL")), "80/1000 would be no rate"
    assert Flag.MISSING in value.flags


def test_a_ratio_of_states_with_none_in_common_is_unknown():
    rows = {"returned": [("FRA", "2016", 30)], "ordered": [("POL", "2016", 900)]}
    value = one(ask(Ratio(Total("returned"), Total("ordered")), rows), "2016")
    assert (value.number, value.because) == (None, "no country reports both numbers")


def test_a_state_without_a_row_of_one_citizenship_still_counts_where_it_reports():
    """Poland ordered 100 Afghans and returned none it names: leaving Poland out would make a rate of 1/2."""
    twin = measure("sent", ("country", "citizenship"), **YEAR)
    rows = {
        "applied": [("DEU", "AFG", "2016", 10), ("POL", "AFG", "2016", 100)],
        "sent": [("DEU", "AFG", "2016", 5), ("POL", "UKR", "2016", 70)],
    }
    figures = Toy((APPLIED, twin), rows)
    rate = Indicator(
        name="r", title="R", points=(3,), definition="d", unit=Unit.SHARE, formula=Ratio(Total("sent"), Total("applied")),
        dimensions=("citizenship", "country"), frequency=Frequency.YEAR, citation="c", pitfalls=("p",),
    )  # fmt: skip
    result = evaluate(rate, figures, by=("citizenship",))
    assert one(result, "2016", "AFG").number == F(5, 110)


def test_a_ratio_on_few_is_given_and_marked_doubtful():
    def rate(orders):
        rows = {"returned": [("DEU", "2016", 1)], "ordered": [("DEU", "2016", orders)]}
        return one(ask(Ratio(Total("returned"), Total("ordered"), least=100), rows), "2016")

    assert Flag.DOUBTFUL in rate(99).flags
    assert rate(99).number == F(1, 99)
    assert rate(99).because == "it rests on 99, fewer than 100"
    assert Flag.DOUBTFUL not in rate(100).flags


def test_sum_minus_and_mean():
    rows = {"returned": [("DEU", "2016", 30)], "ordered": [("DEU", "2016", 100)]}
    a, b = Total("ordered"), Total("returned")
    assert one(ask(Sum((a, b)), rows), "2016").number == 130
    assert one(ask(Minus(a, b), rows), "2016").number == 70
    assert one(ask(Mean((a, b)), rows), "2016").number == 65


def test_a_sum_with_an_unknown_term_is_unknown():
    rows = {"returned": [("DEU", "2016", None, "m")], "ordered": [("DEU", "2016", 100), ("DEU", "2017", 4)]}
    result = ask(Sum((Total("ordered"), Total("returned"))), rows)
    assert numbers(result) == {("2016",): None, ("2017",): None}


# ----------------------------------------------------------------------------------------------------- time


def test_change_over_a_year_and_a_period():
    rows = {"seen": [("A", "SYR", "2023-01", 8), ("A", "SYR", "2023-12", 12), ("A", "SYR", "2024-01", 6)]}
    rows["seen"] += [("B", "SYR", f"2023-{m:02}", 0) for m in range(2, 12)]
    assert one(ask(Change(Total("seen")), rows), "2024-01").number == F(-1, 4)
    assert one(ask(Change(Total("seen"), back="period"), rows), "2024-01").number == F(-1, 2)


def test_change_from_nil_and_from_unknown_are_unknown():
    rows = {"seen": [("A", "SYR", "2023-01", 0), ("A", "SYR", "2024-01", 6)]}
    value = one(ask(Change(Total("seen")), rows), "2024-01")
    assert (value.number, value.because) == (None, "the number to compare with is 0")
    rows = {"ordered": [("DEU", "2015", None, "m"), ("DEU", "2016", 6)]}
    assert one(ask(Change(Total("ordered")), rows), "2016").number is None


def test_a_change_compares_the_states_that_report_in_both_years():
    rows = {"protected": [("FRA", "2022-07", 100), ("FRA", "2023-07", 110), ("DEU", "2023-07", 1000)]}
    value = one(ask(Change(Level("protected")), rows), "2023-07")
    assert (value.number, value.missing) == (F(1, 10), ("DEU", "POL")), "Germany's first report is no rise"


def test_a_change_is_flagged_with_a_break_between_the_two_periods_only():
    def row(month, letters):
        return ("DEU", month, 10, letters)

    rows = {"protected": [row("2024-01", "b"), row("2024-02", ""), row("2024-03", "b"), row("2024-04", "")]}
    result = ask(Change(Level("protected"), back="period"), rows)
    flagged = {p.label for p in result.periods if Flag.BREAK in result.value((), p).flags}
    assert flagged == {"2024-03"}, "a break at the older period lies behind both numbers"


def test_year_to_date_adds_from_january_and_stops_at_a_hole():
    rows = {"quarters": [("2023-Q4", 9), ("2024-Q1", 1), ("2024-Q2", 2), ("2024-Q4", 4), ("2025-Q2", 1)]}
    assert numbers(ask(YearToDate(Total("quarters")), rows)) == {
        ("2023-Q4",): None, ("2024-Q1",): "1", ("2024-Q2",): "3", ("2024-Q3",): None, ("2024-Q4",): None,
        ("2025-Q1",): None, ("2025-Q2",): None,
    }  # fmt: skip


def test_year_to_date_reads_back_to_january_whatever_first_says():
    rows = {"seen": [("A", "SYR", f"2024-{m:02}", m) for m in range(1, 10)]}
    assert numbers(ask(YearToDate(Total("seen")), rows, first="2024-09", last="2024-09")) == {("2024-09",): "45"}


def test_change_of_year_to_date_reads_back_two_years():
    rows = {"seen": [("A", "SYR", f"{y}-{m:02}", n) for y, n in ((2023, 2), (2024, 3)) for m in range(1, 10)]}
    assert numbers(ask(Change(YearToDate(Total("seen"))), rows, first="2024-09", last="2024-09")) == {
        ("2024-09",): "1/2"
    }


def test_month_to_date_window_lag_and_complete_periods():
    rows = {
        "landed": [("2024-01-30", 1), ("2024-01-31", 2), ("2024-02-01", 4), ("2024-02-02", 8), ("2024-02-03", None)]
    }
    assert numbers(ask(MonthToDate(Total("landed")), rows, first="2024-02-01")) == {
        ("2024-02-01",): "4", ("2024-02-02",): "12", ("2024-02-03",): None,
    }  # fmt: skip
    assert one(ask(Window(Total("landed"), 3), rows), "2024-02-02").number == 14
    assert one(ask(Window(Total("landed"), 3), rows), "2024-01-31").number is None, "its first day is before the table"
    assert one(ask(Lagged(Total("landed"), 2), rows), "2024-02-02").number == 2
    month = ask(
        Monthly(Total("landed")), {"landed": [(f"2024-02-{d:02}", 1) for d in range(1, 30)] + rows["landed"][:2]}
    )
    assert numbers(month) == {("2024-01",): None, ("2024-02",): "29"}
    assert one(month, "2024-01").because == "no figure on 1 January 2024"


def test_a_year_is_annual_only_if_all_its_quarters_are_known():
    rows = {"quarters": [(f"2023-Q{q}", q) for q in range(1, 5)] + [(f"2024-Q{q}", q) for q in range(1, 4)]}
    assert numbers(ask(Annual(Total("quarters")), rows)) == {("2023",): "10", ("2024",): None}


def test_first_and_last_of_a_longer_period_hold_all_of_it():
    rows = {"seen": [("A", "SYR", f"{y}-{m:02}", 1) for y in (2023, 2024) for m in range(1, 13)]}
    assert len(ask(Total("seen"), rows, first="2024", last="2024").periods) == 12


# ----------------------------------------------------------------------------------------------------- shares, heads


def test_share_over_a_dimension():
    rows = {"seen": [("A", "SYR", "2024-01", 3), ("B", "SYR", "2024-01", 1), ("B", "AFG", "2024-01", 4)]}
    assert numbers(ask(Share(Total("seen"), over=("route",)), rows, by=("route",))) == {
        ("A", "2024-01"): "3/8", ("B", "2024-01"): "5/8",
    }  # fmt: skip
    inside = ask(Share(Total("seen"), over=("route",)), rows, where={"route": "B", "citizenship": "SYR"})
    assert one(inside, "2024-01").number == F(1, 4), "the other dimension stays confined"


def test_the_largest_share_names_who_is_missing():
    rows = {"ordered": [("DEU", "2016", 6), ("FRA", "2016", 3), ("POL", "2016", 1), ("ITA", "2016", None, "m")]}
    value = one(ask(TopShare(Total("ordered"), over="country", n=2), rows), "2016")
    assert (value.number, value.missing) == (F(9, 10), ("ITA",))


def test_per_million_sets_months_against_their_year_and_leaves_out_who_has_no_population():
    rows = {
        "protected": [("DEU", "2024-03", 10), ("FRA", "2024-03", 5), ("POL", "2024-03", 99)],
        "people": [("DEU", "2024", 2_000_000), ("FRA", "2024", 1_000_000), ("DEU", "2023", 1)],
    }
    result = ask(PerMillion(Level("protected"), Level("people")), rows, by=("country",), first="2024-03")
    assert numbers(result) == {("DEU", "2024-03"): "5", ("FRA", "2024-03"): "5", ("POL", "2024-03"): None}
    together = one(ask(PerMillion(Level("protected"), Level("people"), each=1000), rows), "2024-03")
    assert (together.number, together.missing) == (F(1, 200), ("POL",))


def test_per_million_by_a_dimension_that_the_population_does_not_have():
    rows = {
        "applied": [("DEU", "SYR", "2024", 10), ("DEU", "AFG", "2024", 30)],
        "people": [("DEU", "2024", 2_000_000)],
    }
    result = ask(PerMillion(Total("applied"), Level("people")), rows)
    assert one(result, "2024").number == 20
    figures = Toy(MEASURES, rows)
    by = Indicator(
        name="t", title="T", points=(1,), definition="d", unit=Unit.PER_MILLION, frequency=Frequency.YEAR, citation="c",
        formula=PerMillion(Total("applied"), Level("people")), dimensions=("country", "citizenship"), pitfalls=("p",),
    )  # fmt: skip
    assert numbers(evaluate(by, figures, by=("citizenship",))) == {("AFG", "2024"): "15", ("SYR", "2024"): "5"}


# ----------------------------------------------------------------------------------------------------- questions


def test_a_dimension_or_value_that_there_is_not_is_refused_with_what_there_is():
    rows = {"seen": [("Central", "SYR", "2024-01", 10)]}
    with pytest.raises(NoSuchFigure, match=r"has no dimension 'sex'\. It has: citizenship, route"):
        ask(Total("seen"), rows, by=("sex",))
    with pytest.raises(NoSuchFigure, match=r"has no route 'Centrl'\. Near it: Central"):
        ask(Total("seen"), rows, where={"route": "Centrl"})


def test_a_formula_confined_to_one_route_refuses_another():
    rows = {"seen": [("A", "SYR", "2024-01", 10), ("B", "SYR", "2024-01", 5)]}
    with pytest.raises(NoSuchFigure, match="route B is not part of this figure, which is of A only"):
        ask(Total("seen", {"route": "A"}), rows, where={"route": "B"})


def test_a_result_gives_its_latest_known_value_and_its_series():
    rows = {"landed": [("2024-01-30", 1), ("2024-01-31", None, "n")]}
    result = ask(Total("landed"), rows)
    period, value = result.latest()
    assert (period.label, value.number) == ("2024-01-30", 1)
    assert [(p.label, v.number) for p, v in result.series()] == [("2024-01-30", 1), ("2024-01-31", None)]
    assert result.value((), Period.read("2024-01-31")).because == "no figure yet on 31 January 2024"
    assert result.latest(("DEU",)) is None
