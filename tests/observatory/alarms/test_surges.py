"""The yardstick: what is a surge, what counts as found, what counts as false; limits on both sides."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms import Rule, counts, measure, surge_months
from fairway.observatory.alarms.surges import episodes
from fairway.observatory.alarms.tuning import candidates, on_later_years, on_other_series, scored, three_digits, tune

YEAR = [100] * 12


def monthly(values, name="x"):
    return counts(name, date(2014, 1, 1), "M", values)


@pytest.mark.parametrize(
    ("after", "surges", "why"),
    [
        ([160, 200, 200, 200], [12], "exactly 1.6 times, then exactly twice and exactly 200"),
        ([159, 300, 300, 300], [13], "159 is under 1.6 times; the month after it is not"),
        ([160, 199, 200, 200], [], "the mean after is under twice and under 200"),
        ([160, 200, 200], [], "the third month after is not known yet"),
        ([160, 200, None, 200], [], "an unknown month after it"),
        ([160, 0, 0, 600], [12], "the mean after counts, not each month"),
    ],
)
def test_a_surge_has_limits(after, surges, why):
    tail = [100] if len(after) == 4 and surges != [13] else [300]
    values = YEAR + after + (tail if len(after) == 4 else [])
    assert surge_months(monthly(values)) == surges, why


def test_two_hundred_people_are_needed():
    assert surge_months(monthly([10] * 12 + [100] * 5)) == []
    assert surge_months(monthly([10] * 12 + [200] * 5)) == [12, 13][:1]


@pytest.mark.parametrize(
    ("gap", "found", "why"),
    [
        (6, [12, 19], "six months after the first belong to it; if it goes on, the seventh is a new one"),
        (7, [12, 19], "seven months after the first"),
        (8, [12, 20], "eight"),
    ],
)
def test_months_within_six_of_the_first_belong_to_it(gap, found, why):
    values = [100] * 12 + [1600] * 4 + [1] * (gap - 4) + [20000] * 5
    assert surge_months(monthly(values)) == found, why


def test_a_surge_is_defined_on_months():
    with pytest.raises(NoSuchFigure, match="defined on months"):
        surge_months(counts("x", date(2024, 1, 1), "W", [1] * 40))


@pytest.mark.parametrize(
    ("flags", "merge", "runs"),
    [
        ("..##..", 3, [(2, 3)]),
        ("#...#.", 3, [(0, 4)]),
        ("#....#", 3, [(0, 0), (5, 5)]),
        ("#.#", 0, [(0, 0), (2, 2)]),
        ("...", 3, []),
    ],
)
def test_episodes(flags, merge, runs):
    assert episodes(np.array([c == "#" for c in flags]), merge) == runs


def calling(*places):
    def detector(series):
        flags = np.zeros(len(series), dtype=bool)
        flags[list(places)] = True
        return flags

    return detector


SURGE = [100] * 36 + [400] * 12 + [300] * 24  # one surge, at 36


@pytest.mark.parametrize(
    ("places", "hits", "openings", "merged", "why"),
    [
        ((35,), (1, 1, 1), 0, 0, "the month before counts"),
        ((34,), (0, 0, 0), 1, 1, "two months before is false"),
        ((34, 35), (1, 1, 1), 1, 0, "begins too early: false by the strict count, right by the milder"),
        ((37,), (0, 1, 1), 0, 0, "one month late"),
        ((39,), (0, 0, 1), 0, 0, "three months late"),
        ((40,), (0, 0, 0), 1, 1, "four months late is false"),
        ((20, 24), (0, 0, 0), 2, 1, "three quiet months between: two openings, one episode"),
        ((20, 25), (0, 0, 0), 2, 2, "four quiet months between"),
    ],
)
def test_found_and_false(places, hits, openings, merged, why):
    assert surge_months(monthly(SURGE)) == [36]
    found = measure(calling(*places), [monthly(SURGE)], since=date(2015, 1, 1))
    assert (found.hits0, found.hits1, found.hits3) == hits, why
    assert (found.false_openings, found.false_episodes) == (openings, merged), why


def test_years_are_exact_and_the_last_four_months_are_not_judged():
    found = measure(calling(69), [monthly(SURGE)], since=date(2015, 1, 1))
    assert found.months == 72 - 12 - 4 and found.series_years == Fraction(14, 3)
    assert found.false_openings == 0
    assert measure(calling(67), [monthly(SURGE)], since=date(2015, 1, 1)).false_openings == 1


def test_a_rate_of_nothing_is_refused_and_a_share_of_nothing_unknown():
    found = measure(calling(), [monthly([1] * 4)], since=date(2014, 1, 1))
    assert found.share(found.hits1) is None
    with pytest.raises(NoSuchFigure, match="no month was judged"):
        _ = found.false_rate


def test_always_calling_has_one_opening_but_every_month():
    found = measure(lambda s: np.ones(len(s), dtype=bool), [monthly(SURGE)], since=date(2015, 1, 1))
    assert (found.false_openings, found.false_episodes, found.alarm_months) == (1, 0, found.months)


LAST = Rule(name="last", says="the count itself", figure=lambda x, year: x)


def noisy(number=12, length=130):
    luck = np.random.default_rng(3)
    level = np.exp(np.cumsum(luck.normal(0, 0.25, (number, length)), axis=1) + 6)
    return [monthly(luck.poisson(row).tolist(), f"s{i}") for i, row in enumerate(level)]


@pytest.mark.parametrize("rate", [Fraction(1, 10), Fraction(1, 4)])
def test_a_tuned_threshold_holds_its_rate_and_the_next_lower_one_does_not(rate):
    given = scored(LAST, noisy())
    since = date(2015, 1, 1)
    found = tune(given, rate, since)
    assert found.measured.false_opening_rate <= rate
    every = candidates(given, since)
    lower = every[every.index(found.threshold) + 1]
    assert given.measured(lower, since).false_opening_rate > rate


def test_a_lower_rate_never_finds_more():
    given, since = scored(LAST, noisy()), date(2015, 1, 1)
    low, high = (tune(given, Fraction(1, n), since) for n in (10, 4))
    assert low.threshold >= high.threshold and low.measured.hits1 <= high.measured.hits1


def test_later_years_do_not_touch_the_threshold_of_earlier_ones():
    series = noisy()
    changed = [monthly([*c.values[:72].tolist(), *([9] * 58)], c.key) for c in series]
    rate, cut, since = Fraction(1, 4), date(2018, 12, 1), date(2015, 1, 1)
    first = on_later_years(scored(LAST, series), rate, cut, since)
    second = on_later_years(scored(LAST, changed), rate, cut, since)
    assert first.measured.months == second.measured.months == 12 * (130 - 4 - 60)
    # The last months before the cut look at three months after it, to say whether a rise lasted; the figures do not.
    assert first.threshold == pytest.approx(second.threshold, rel=0.35)


def test_every_series_is_left_out_once():
    given, since = scored(LAST, noisy()), date(2015, 1, 1)
    assert on_other_series(given, Fraction(1, 4), since).months == given.measured(1.0, since).months


def test_thresholds_have_three_digits():
    assert three_digits(1.23456) == 1.23 and three_digits(1234.5) == 1230.0


def test_nothing_to_judge_is_refused():
    with pytest.raises(NoSuchFigure, match="no month of these series can be judged"):
        tune(scored(LAST, [monthly([1] * 4)]), Fraction(1, 4))
