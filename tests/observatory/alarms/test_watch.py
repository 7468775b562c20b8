"""What the analyst sees, the nationality without history, and planted surges."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.alarms import CONFIRMED, SEASONAL, alarms, counts, newcomers, published, rates_of, watch
from fairway.observatory.alarms.planted import false_on_days, find_planted, threshold_for_days

CALM = [310, 280, 350, 300, 260, 320, 340, 310, 290, 330, 300, 280, 320, 300, 340, 310]


def section(values, name="Some border section"):
    return counts(name, date(2023, 4, 1), "M", values)


def test_a_rise_confirmed_by_two_months_is_an_alarm_with_its_rates():
    (alarm,) = watch([section([*CALM, 900, 1450])], rate=0.25)
    known = published("confirmed-rise", "M", Fraction(1, 4))
    assert (alarm.period, alarm.value, alarm.rule) == ("2024-09", 1450, known)
    assert alarm.expected[0] == 300
    assert "ratio" in {other.rule for other in alarm.agreeing}
    assert all(other.rule != "confirmed-rise" and other.rate == Fraction(1, 4) for other in alarm.agreeing)
    assert (
        f"{known.false_alarms} false alarms" in alarm.sentence
        and f"found {known.found} of {known.of}" in alarm.sentence
    )


@pytest.mark.parametrize("rate", [Fraction(1, 10), Fraction(1, 4), Fraction(1, 2)])
def test_the_upper_end_of_the_expected_range_is_the_last_count_without_an_alarm(rate):
    series = section([*CALM, 900, 2450])
    (alarm,) = watch([series], rate=rate)
    high = alarm.expected[1]
    assert watch([series.replacing(17, high)], rate=rate) == []
    assert len(watch([series.replacing(17, high + 1)], rate=rate)) == 1


def test_an_alarm_never_says_that_a_person_was_made_use_of_but_that_it_cannot():
    (alarm,) = watch([section([*CALM, 900, 1450])])
    for word in ("instrument", "weapon", "hybrid", "illegal", "smuggl"):
        assert word not in alarm.sentence.lower()
    assert any("never that a person was made use of" in line for line in alarm.cannot_say)


def test_only_the_latest_known_month_unless_asked_for_more():
    series = section([*CALM, 900, 1450, 1600, 300, None])
    assert watch([series]) == []
    assert [a.period for a in watch([series], since=date(2023, 4, 1))] == ["2024-08", "2024-09", "2024-10"]
    assert [a.period for a in watch([series], since=date(2024, 10, 15))] == ["2024-10"]
    assert watch([section([None] * 30)]) == [] and watch([section([])]) == []


def test_oldest_first_over_all_series():
    early, late = section([*CALM, 900, 1450, 300, 300], "a"), section([*CALM, 300, 300, 900, 1450], "b")
    found = watch([late, early], since=date(2023, 4, 1))
    days = [alarm.counts.first_day(alarm.at) for alarm in found]
    assert days == sorted(days) and {alarm.counts.name for alarm in found} == {"a", "b"}


def test_a_rate_that_was_not_measured_is_refused():
    with pytest.raises(NoSuchFigure, match=r"no threshold for a rate of 3/10 a year\. Published: 1/10, 1/4, 1/2"):
        watch([section(CALM)], rate=0.3)


def coast(years=4, seed=0):
    day = np.arange(365 * years)
    level = 60 + 200 * np.maximum(np.sin(2 * np.pi * (day - 90) / 365), 0)
    return np.random.default_rng(seed).poisson(level).tolist()


def test_days_are_watched_by_their_season():
    values = coast()
    values[-7:] = [700] * 7
    series = counts("A coast", date(2020, 1, 1), "D", values)
    (alarm,) = watch([series], rate=0.5)
    assert alarm.value == 4900 and alarm.rule.rule == "above-season" and alarm.rule.frequency == "D"
    assert "in the seven days to 2023-12-30" in alarm.sentence and "planted surges" in alarm.sentence
    assert alarm.expected[0] is not None and alarm.expected[0] < alarm.expected[1] < 4900


def test_every_published_rate_is_at_most_what_it_promises():
    for name, frequency in (
        ("confirmed-rise", "M"),
        ("above-season", "D"),
        ("ratio", "M"),
        ("ears-c2", "M"),
        ("farrington", "M"),
    ):
        for rate in rates_of(name, frequency):
            assert published(name, frequency, rate).false_rate <= rate, (name, rate)


IRAQIS = [0] * 20 + [15, 24, 14, 12, 0, 41, 24]


@pytest.mark.parametrize(
    ("values", "called", "why"),
    [
        ([*IRAQIS, 352, 1903], ["2021-06"], "the case of 2021: called once, afterwards there is a history"),
        ([*IRAQIS, 205], ["2021-06"], "five times 41"),
        ([*IRAQIS, 204], [], "just under five times"),
        ([0] * 27 + [100], ["2021-06"], "a hundred people where there was nobody"),
        ([0] * 27 + [99], [], "under a hundred"),
        ([50] + [0] * 23 + [250], ["2021-03"], "at most 50 before"),
        ([51] + [0] * 23 + [255], [], "51 within the 24 months before"),
        ([51] + [0] * 24 + [255], ["2021-04"], "51, but 25 months before"),
        ([None] * 6 + [0] * 18 + [300], [], "a quarter of the history is unknown"),
        ([None] * 5 + [0] * 19 + [300], ["2021-03"], "less than a quarter is"),
    ],
)
def test_a_nationality_without_history(values, called, why):
    series = counts("Eastern land borders, IRQ", date(2019, 3, 1), "M", values)
    found = newcomers(series)
    assert [series.label(n.at) for n in found] == called, why
    assert all("nor that anybody made use" in n.sentence for n in found)


def test_a_history_is_of_months():
    with pytest.raises(NoSuchFigure, match="a history of months is needed"):
        newcomers(counts("x", date(2024, 1, 1), "D", [1]))


def test_planted_surges_are_found_more_often_the_larger_they_are_and_the_same_with_the_same_seed():
    series = [counts("A coast", date(2020, 1, 1), "D", coast())]
    threshold = threshold_for_days(SEASONAL, series, Fraction(1, 2))
    number, years = false_on_days(SEASONAL, series, threshold)
    assert number <= years / 2 and years == 2
    small, large = (find_planted(SEASONAL, series, threshold, factor, 12, seed=5) for factor in (2, 6))
    assert small.within_14 < large.within_14 and large.within_3 <= large.within_7 <= large.within_14 <= large.planted
    assert find_planted(SEASONAL, series, threshold, 6, 12, seed=5) == large


def test_a_series_as_it_was_known_earlier_gives_the_same_alarm():
    series = section([*CALM, 900, 1450, 2000, 100])
    score = CONFIRMED.score(series)
    assert [bool(alarms(CONFIRMED.score(series.until(t + 1)), 1.5)[t]) for t in range(20)] == alarms(
        score, 1.5
    ).tolist()
