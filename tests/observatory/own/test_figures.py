"""Counts by hand, the same indicator on own cases and on published figures, unknown kept apart from nil."""

from datetime import date
from fractions import Fraction

import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import INDICATORS, evaluate, indicator
from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Flag
from fairway.observatory.own.counts import COUNTS, OWN_MEASURES
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.indicators import OWN_INDICATORS
from fairway.observatory.own.safe import why_not
from fairway.observatory.spans import Period
from tests.observatory.own.registers import register


def months(table, key=()):
    return {
        period.label: cell.value for (k, period), cell in sorted(table.cells.items(), key=lambda c: c[0][1]) if k == key
    }


def applications(*days, **more):
    return [{"lodged_on": day, **more} for day in days]


def test_a_flow_is_counted_by_period_and_a_quiet_one_is_nil():
    own = OwnFigures(register(*applications("2024-01-31", "2024-02-01", "2024-02-29", "2024-04-01")), date(2024, 5, 30))
    assert months(own.table("eurostat:asylum_applicants")) == {"2024-01": 1, "2024-02": 2, "2024-03": 0, "2024-04": 1}
    # A year that is not over has no figure; nor has the month of the day asked for.
    assert own.table("eurostat:asylum_applicants_annual").cells == {}
    end = OwnFigures(own.rows, date(2024, 5, 31))
    assert months(end.table("eurostat:asylum_applicants"))["2024-05"] == 0


def test_what_happened_after_the_day_is_not_counted():
    own = OwnFigures(register(*applications("2024-01-15", "2024-02-15", "2024-03-15")), date(2024, 2, 29))
    assert months(own.table("eurostat:asylum_applicants")) == {"2024-01": 1, "2024-02": 1}


def test_a_column_that_is_empty_for_a_state_is_unknown_and_never_nil():
    rows = register(*applications("2024-01-15", country="ITA"), {"found_on": "2024-01-03"})
    table = OwnFigures(rows, date(2024, 2, 29)).table("eurostat:asylum_applicants", by=("country",))
    assert months(table, ("GRC",)) == {"2024-01": None, "2024-02": None}
    assert months(table, ("ITA",)) == {"2024-01": 1, "2024-02": 0}
    together = OwnFigures(rows, date(2024, 2, 29)).table("eurostat:asylum_applicants")
    cell = together.cells[(), Period.read("2024-01")]
    assert (cell.value, cell.missing, cell.flags) == (1, ("GRC",), frozenset({Flag.MISSING}))


def test_a_register_that_is_complete_from_a_day_on_speaks_from_its_first_whole_period():
    rows = register(*applications("2023-11-20", "2024-01-15", "2024-03-02"), since=date(2023, 12, 10))
    assert months(OwnFigures(rows, date(2024, 3, 31)).table("eurostat:asylum_applicants")) == {
        "2024-01": 1, "2024-02": 0, "2024-03": 1,
    }  # fmt: skip


STOCK = [
    (
        "2024-01-31",
        None,
        {"2024-01": 1, "2024-02": 1, "2024-03": 1},
        "there on the last day of its first month, and still",
    ),
    (
        "2024-01-10",
        "2024-02-29",
        {"2024-01": 1, "2024-02": 1, "2024-03": 0},
        "the last day of protection is a day of it",
    ),
    ("2024-01-10", "2024-02-28", {"2024-01": 1, "2024-02": 0, "2024-03": 0}, "ended the day before the month did"),
    ("2024-01-10", "2024-01-10", {"2024-01": 0, "2024-02": 0, "2024-03": 0}, "came and went within a month"),
]


@pytest.mark.parametrize(("begins", "ends", "there", "why"), STOCK)
def test_a_stock_is_who_is_there_on_the_last_day(begins, ends, there, why):
    own = OwnFigures(register({"protected_from": begins, "protected_to": ends}), date(2024, 3, 31))
    assert months(own.table("eurostat:temporary_protection")) == there, why
    late = own.table("eurostat:temporary_protection", first=Period.read("2024-03"))
    assert months(late) == {"2024-03": there["2024-03"]}, "who came before the first period asked for is in it"


def test_a_stock_ends_with_death():
    own = OwnFigures(register({"protected_from": "2024-01-05", "died_on": "2024-02-29"}), date(2024, 3, 31))
    assert months(own.table("eurostat:temporary_protection")) == {"2024-01": 1, "2024-02": 0, "2024-03": 0}


def decision(outcome, day="2023-05-05", **more):
    return {"lodged_on": "2023-01-01", "first_time": True, "decided_on": day, "outcome": outcome, **more}


DECISIONS = [
    *[decision("recognised")] * 3, decision("complementary"), *[decision("rejected")] * 4, *[decision("closed")] * 2,
    decision("rejected", appeal_before="court", appeal_decided_on="2023-11-11", appeal_outcome="recognised"),
    decision("rejected", appeal_before="authority", appeal_decided_on="2023-12-11", appeal_outcome="rejected"),
]  # fmt: skip


def test_published_definitions_run_on_own_cases_unchanged():
    own, year = OwnFigures(register(*DECISIONS), date(2024, 1, 1)), Period.read("2023")
    greece = {"country": "GRC"}

    def number(name):
        return evaluate(indicator(name), own, where=greece).value((), year).number

    assert number("recognition_rate_first_instance") == Fraction(4, 10)
    assert number("recognition_rate_on_appeal") == Fraction(1, 2)
    assert number("decisions_first_instance") == 10
    assert number("first_time_applicants") == 12


def test_return_rates_have_their_own_denominators():
    order = {"ordered_to_leave_on": "2023-03-03"}
    rows = register(
        *[order] * 5,
        order | {"departed_on": "2023-06-01", "departed_to": "third_country"},
        order | {"departed_on": "2023-06-01", "departed_to": "member_state"},
        order | {"departed_on": "2024-06-01", "departed_to": "third_country"},
    )
    own, year = OwnFigures(rows, date(2024, 1, 31)), Period.read("2023")
    for name, rate in (
        ("return_rate_third_countries", Fraction(1, 8)),
        ("return_rate_all_destinations", Fraction(2, 8)),
    ):
        value = evaluate(indicator(name), own, where={"country": "GRC"}).value((), year)
        assert (value.number, Flag.DOUBTFUL in value.flags) == (rate, True), name


def test_directions_of_dublin_are_kept_apart():
    sent = {"dublin_requested_on": "2023-02-02", "dublin_direction": "outgoing"}
    rows = register(sent, sent | {"transferred_on": "2023-09-09"}, sent | {"dublin_direction": "incoming"})
    own, year = OwnFigures(rows, date(2024, 1, 1)), Period.read("2023")
    assert evaluate(indicator("dublin_transfer_rate"), own, where={"country": "GRC"}).value(
        (), year
    ).number == Fraction(1, 2)
    assert own.table("eurostat:dublin_incoming_requests").value((), year) == 1


def test_own_cases_of_one_state_are_no_union():
    own = OwnFigures(register(*applications("2023-01-01")), date(2024, 1, 1))
    with pytest.raises(NoSuchFigure, match="own cases are those of GRC, not of EU28: ask by country"):
        evaluate(indicator("orders_to_leave"), own)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda own: own.table("frontex:detections"), "cannot be counted from case rows"),
        (lambda own: own.table("eurostat:asylum_applicants", by=("route",)), "has no dimension 'route'"),
        (lambda own: own.table("eurostat:asylum_applicants", where={"route": "x"}), "has no dimension 'route'"),
    ],
)
def test_what_case_rows_cannot_tell_is_refused(ask, said):
    with pytest.raises(NoSuchFigure, match=said):
        ask(OwnFigures(register(*applications("2023-01-01")), date(2024, 1, 1)))


def test_a_value_with_a_quote_is_only_a_value():
    own = OwnFigures(register(*applications("2023-01-01")), date(2024, 1, 1))
    table = own.table("eurostat:asylum_applicants", where={"citizenship": "x' OR '1'='1"})
    assert set(months(table).values()) == {0}


def test_every_count_is_of_a_measure_that_there_is_with_all_its_dimensions():
    for name, count in COUNTS.items():
        what = OWN_MEASURES.get(name) or MEASURES[name]
        fixed = {dimension for event in count.events for dimension in event.fixed}
        assert set(what.dimensions) <= {*count.dims, *fixed}, name
        assert what.stock == bool(count.until), name
        assert count.words and (count.differs or name.startswith("own:")), name


def test_most_indicators_of_asylum_protection_and_return_run_on_own_cases():
    can = {name for name, one in INDICATORS.items() if not why_not(one)}
    assert {"recognition_rate_first_instance", "return_rate_third_countries", "temporary_protection_beneficiaries",
            "first_time_applicants", "orders_to_leave", "refused_entry", "dublin_transfer_rate"} <= can  # fmt: skip
    assert not {"detections", "asylum_applicants_share_of_country", "population_gdp_key", "visa_refusal_rate"} & can
    assert not [name for name, one in OWN_INDICATORS.items() if why_not(one)]


def test_inhabitants_come_from_what_is_published_beside():
    from tests.observatory.indicators.toy import Toy

    people = Toy([MEASURES["eurostat:population"]], {"eurostat:population": [("GRC", "2023", 2_000_000)]})
    own = OwnFigures(
        register(*applications("2023-01-05", "2023-02-05", "2023-03-05", sex="male")), date(2024, 1, 1), beside=people
    )
    found = evaluate(indicator("asylum_applicants_per_million"), own, where={"country": "GRC"})
    assert found.value((), Period.read("2023")).number == Fraction(3, 2)
