"""Cohorts by hand, against a plain count of each order, and against a simulated truth."""

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairway.errors import FigureError
from fairway.law.periods import months
from fairway.observatory.indicators import evaluate
from fairway.observatory.own.cohort import aalen_johansen, cohorts, kept_back
from fairway.observatory.own.counts import HORIZONS, horizon
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.indicators import OWN_INDICATORS
from fairway.observatory.spans import Frequency, Period
from tests.observatory.own.registers import register

DAY = date(2026, 6, 30)


def order(final="2024-01-31", **more):
    return {"ordered_to_leave_on": "2023-12-15", "order_final_on": final, **more}


def left(on, to="third_country", **more):
    return order(departed_on=on, departed_to=to, **more)


def share(*rows, months=3, day=DAY, **how):
    (cohort,) = cohorts(register(*rows), day, **how)
    return cohort.observed[months]


LAST_DAYS = [
    ("2024-01-31", 3, "2024-04-30", True, "no 31 April: the 30th is the last day"),
    ("2024-01-31", 3, "2024-05-01", False, "one day late"),
    ("2023-11-30", 3, "2024-02-29", True, "no 30 February: the 29th, in a leap year"),
    ("2024-02-29", 12, "2025-02-28", True, "no 29 February 2025"),
    ("2024-02-29", 12, "2025-03-01", False, "one day late"),
    ("2024-02-29", 24, "2026-02-28", True, "two years"),
    ("2024-01-31", 3, "2024-01-10", True, "left before the order became final: at once"),
]


@pytest.mark.parametrize(("final", "n", "departed", "within", "why"), LAST_DAYS)
def test_within_n_months_is_by_the_day_of_the_same_number(final, n, departed, within, why):
    row = left(departed, ordered_to_leave_on="2023-11-01") | {"order_final_on": final}
    found = share(row, months=n)
    assert (found.orders, found.departed) == (1, int(within)), why
    (cohort,) = cohorts(register(row), DAY)
    assert cohort.estimate[n].departed == float(within), why


WHAT_HAPPENS = [
    ({}, (1, 0), "still there"),
    ({"departed_on": "2024-03-01", "departed_to": "unknown"}, (1, 1), "left"),
    ({"permitted_on": "2024-02-01"}, (1, 0), "a permit stays in the lower number"),
    ({"died_on": "2024-02-01"}, (1, 0), "so does a death"),
    ({"order_withdrawn_on": "2024-02-01"}, (1, 0), "and an order withdrawn"),
    ({"permitted_on": "2024-02-01", "departed_on": "2024-03-01", "departed_to": "third_country"}, (1, 0), "a permit came first"),
    ({"permitted_on": "2024-03-01", "departed_on": "2024-03-01", "departed_to": "third_country"}, (1, 1), "departure on the same day"),
    ({"order_suspended_on": "2024-02-01"}, (0, 0), "suspended: not seen to the end"),
    ({"order_suspended_on": "2024-02-01", "departed_on": "2024-03-01", "departed_to": "third_country"}, (0, 0), "suspended first"),
    ({"order_suspended_on": "2024-03-02", "departed_on": "2024-03-01", "departed_to": "third_country"}, (1, 1), "left first"),
    ({"order_suspended_on": "2024-04-30"}, (1, 0), "suspended on the last day: seen to the end"),
    ({"order_suspended_on": "2024-01-20"}, (1, 0), "a suspension before the order was final ended with it"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "seen", "why"), WHAT_HAPPENS)
def test_what_happens_first_decides(facts, seen, why):
    found = share(order(**facts))
    assert (found.orders, found.departed) == seen, why


def test_another_member_state_can_be_kept_apart_from_a_return():
    rows = [left("2024-02-10"), left("2024-02-10", "member_state"), order(), order()]
    assert share(*rows).share == Fraction(2, 4)
    assert share(*rows, third_countries_only=True).share == Fraction(1, 4)


def test_a_young_cohort_has_no_share_and_early_departures_do_not_make_one():
    rows = [left("2024-02-10"), order(), order("2024-01-02")]
    (young,) = cohorts(register(*rows), date(2024, 4, 29))
    assert young.observed[3] is None
    # One order was followed for three months already: the estimate may speak.
    assert young.estimate[3].departed == pytest.approx(1 / 3)
    (ready,) = cohorts(register(*rows), date(2024, 4, 30))
    assert ready.observed[3].share == Fraction(1, 3)


def test_the_estimate_by_hand():
    # Ten orders. Day 10: 2 leave. Day 20: 3 suspended. Day 30: 1 permit of 5. Then 1 of 4 leaves; then one more of 3.
    def after(days):
        return date(2024, 1, 1) + timedelta(days)

    rows = [order("2024-01-01", departed_on=after(10), departed_to="third_country")] * 2
    rows += [order("2024-01-01", order_suspended_on=after(20))] * 3
    rows += [order("2024-01-01", permitted_on=after(30))]
    rows += [order("2024-01-01", departed_on=after(40), departed_to="third_country")]
    rows += [order("2024-01-01", departed_on=after(50), departed_to="third_country")]
    rows += [order("2024-01-01")] * 2
    (cohort,) = cohorts(register(*rows), DAY)
    found = cohort.estimate[3]
    still = 8 / 10
    competed = still * 1 / 5
    departed = 2 / 10 + still * 4 / 5 * 1 / 4 + still * 4 / 5 * 3 / 4 * 1 / 3
    assert (found.departed, found.competed) == (pytest.approx(departed), pytest.approx(competed))
    assert (found.at_risk, found.orders) == (2, 10)
    assert cohort.observed[3].share == Fraction(4, 7)
    assert cohort.met[3] == (4, 1, 3)


FACTS = st.fixed_dictionaries(
    {"final": st.dates(date(2023, 12, 15), date(2024, 3, 31))},
    optional={name: st.integers(-20, 820) for name in
              ("departed_on", "permitted_on", "died_on", "order_withdrawn_on", "order_suspended_on")},
)  # fmt: skip


def by_hand(facts, n):
    """(seen, departed) of one order, as a person would settle it."""
    final, due = facts["order_final_on"], months(facts["order_final_on"], n)
    ends = [facts[name] for name in ("permitted_on", "died_on", "order_withdrawn_on") if name in facts]
    ended = min(ends, default=date.max)
    departed, suspended = facts.get("departed_on", date.max), facts.get("order_suspended_on", date.max)
    if suspended < final:
        suspended = date.max
    if departed <= due and departed <= ended and departed <= suspended:
        return True, True
    return not (suspended < due and suspended < min(ended, departed)), False


@settings(max_examples=25)
@given(st.lists(FACTS, min_size=1, max_size=12))
def test_sql_says_what_a_plain_count_of_each_order_says(drawn):
    rows = []
    for facts in drawn:
        row = {"ordered_to_leave_on": date(2023, 12, 15), "order_final_on": facts["final"]}
        for name, days in facts.items():
            if name != "final":
                row[name] = max(facts["final"] + timedelta(days), row["ordered_to_leave_on"])
        if "departed_on" in row:
            row["departed_to"] = "unknown"
        rows.append(row)
    register_ = register(*rows)
    own = OwnFigures(register_, DAY)
    results = {n: evaluate(OWN_INDICATORS[f"cohort_return_rate_{n}_months"], own) for n in HORIZONS}
    for cohort in cohorts(register_, DAY):
        mine = [row for row in rows if Period.holding(row["order_final_on"], Frequency.MONTH) == cohort.period]
        for n in HORIZONS:
            settled = [by_hand(row, n) for row in mine]
            seen, departed = sum(s for s, _ in settled), sum(d for _, d in settled)
            assert (cohort.observed[n].orders, cohort.observed[n].departed) == (seen, departed)
            # The indicator, counted by other SQL, is the same number.
            assert results[n].value((), cohort.period).number == cohort.observed[n].share
            if seen == len(mine):
                assert cohort.estimate[n].departed == pytest.approx(departed / seen), "nobody lost: both are the same"


def test_duckdb_adds_months_as_the_law_does():
    days = [date(2023, 1, 1) + timedelta(n) for n in range(800)]
    con = duckdb.connect()
    for n in HORIZONS:
        sql = f"SELECT {horizon(n)} FROM (SELECT unnest(?) AS order_final_on)"
        assert [row[0] for row in con.execute(sql, [days]).fetchall()] == [months(day, n) for day in days]


def test_the_estimate_finds_a_simulated_truth_that_the_plain_share_misses():
    """Suspensions come early and departures late, so that the orders seen to the end are too few of those that leave."""
    luck, n, horizon_days = random.Random(11), 20_000, 365
    rows, truth = [], 0
    for _ in range(n):
        leaves, permitted, suspended = (luck.expovariate(1 / mean) for mean in (500, 900, 700))
        truth += leaves <= min(permitted, horizon_days)
        final = date(2023, 1, 1)
        row = {"ordered_to_leave_on": final, "order_final_on": final}
        row |= {"departed_on": final + timedelta(int(leaves)), "departed_to": "third_country"}
        row |= {
            "permitted_on": final + timedelta(int(permitted)),
            "order_suspended_on": final + timedelta(int(suspended)),
        }
        rows.append(row)
    (cohort,) = cohorts(register(*rows), DAY)
    sampling = (0.25 / n) ** 0.5
    assert abs(cohort.estimate[12].departed - truth / n) < 4 * sampling
    assert abs(float(cohort.observed[12].share) - truth / n) > 10 * sampling


def test_estimates_never_fall_and_never_exceed_one():
    luck = random.Random(3)
    steps = {t * 32: (luck.randrange(4), luck.randrange(3), luck.randrange(3)) for t in range(1, 25)}
    found = [aalen_johansen(steps, n) for n in range(1, 25)]
    assert all(a.departed <= b.departed and a.at_risk >= b.at_risk for a, b in pairwise(found))
    assert all(one.departed + one.competed <= 1 + 1e-12 for one in found)


def test_months_quarters_and_years():
    rows = register(order("2024-01-31"), order("2024-03-31"), order("2024-04-01"))
    assert [c.period.label for c in cohorts(rows, DAY, frequency=Frequency.QUARTER)] == ["2024-Q1", "2024-Q2"]
    with pytest.raises(FigureError, match="cohorts are by month, quarter or year"):
        cohorts(rows, DAY, frequency=Frequency.WEEK)


def test_small_cohorts_are_kept_back_from_the_first_small_step():
    rows = [left("2024-03-01")] * 20 + [left("2024-06-01")] * 2 + [order()] * 60
    rows += [left("2024-04-01") | {"order_final_on": "2024-02-10"}] * 30 + [order("2024-02-10")] * 50
    rows += [left("2024-07-01") | {"order_final_on": "2024-02-10"}] * 9
    january, february = kept_back(cohorts(register(*rows), DAY))
    # January: 20 within three months may be told; 22 within six would tell of 2.
    assert january.observed[3].departed == 20 and january.observed[6] is None
    assert january.hidden == {6, 12, 24} and january.estimate[12] is None and not january.met
    # February may be told: what would give January's 2 away, the sum over both months, is not shown.
    assert february.observed[3].departed == 30 and february.observed[6].departed == 39
    assert february.observed[24].share == Fraction(39, 89)


def test_a_cohort_that_is_small_is_not_told_at_all():
    (found,) = kept_back(cohorts(register(order(), order(), left("2024-03-01")), DAY))
    assert found.orders is None and set(found.observed.values()) == {None}
