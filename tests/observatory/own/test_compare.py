"""Published and own figures side by side: the difference, and what can explain it."""

from datetime import date
from fractions import Fraction

import pytest

from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import indicator
from fairway.observatory.measures import MEASURES
from fairway.observatory.observations import Flag, Release
from fairway.observatory.own.compare import compare
from fairway.observatory.own.figures import OwnFigures
from fairway.observatory.own.pace import kept_back, median, pace
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import Store
from tests.observatory.own.registers import register

DAY = date(2025, 3, 1)


def returns(citizenship, n, day="2023-05-05"):
    row = {
        "ordered_to_leave_on": "2023-01-01",
        "departed_on": day,
        "departed_to": "third_country",
        "citizenship": citizenship,
    }
    return [row] * n


@pytest.fixture
def published(tmp_path):
    store = Store([tmp_path / "packaged", tmp_path / "own"], MEASURES)
    rows = [("GRC", "SYR", date(2023, 1, 1), 40, ""), ("GRC", "AFG", date(2023, 1, 1), 30, "p"),
            ("GRC", "PAK", date(2023, 1, 1), 5, ""), ("GRC", "IRQ", date(2023, 1, 1), 10, ""),
            ("ITA", "SYR", date(2023, 1, 1), 900, "")]  # fmt: skip
    for folder in ("packaged", "own"):
        (tmp_path / folder).mkdir()
    store.add(
        Release(
            id="eurostat:returned_third_country_annual@2024-05-01", measure="eurostat:returned_third_country_annual",
            known_at=date(2024, 5, 1), first=date(2023, 1, 1), last=date(2023, 1, 1), whole=True, rows=len(rows), total=985,
            source="for this test", file="returned.parquet",
        ),
        rows,
    )  # fmt: skip
    return store


def test_each_difference_comes_with_what_can_explain_it(published):
    own = OwnFigures(register(*returns("SYR", 42), *returns("AFG", 52), *returns("PAK", 3)), DAY)
    found = compare(indicator("returns_to_third_countries"), published, own, by=("citizenship",))
    rows = {(row.key[0], row.period.label): row for row in found.rows}
    # The smaller of the two others goes with the small one.
    syrians, afghans = rows["SYR", "2023"], rows["AFG", "2023"]
    assert (syrians.published.number, syrians.own.number, syrians.difference, syrians.relative) == (
        40,
        None,
        None,
        None,
    )
    assert Flag.SMALL in syrians.own.flags
    assert (afghans.own.number, afghans.difference, afghans.relative) == (52, 22, Fraction(22, 30))
    assert rows["PAK", "2023"].own.number is None and Flag.SMALL in rows["PAK", "2023"].own.flags
    assert rows["PAK", "2023"].reasons == (f"Kept back: {rows['PAK', '2023'].own.because}.",)
    # Nobody in the register: nil there, since the register speaks of the year.
    assert (rows["IRQ", "2023"].own.number, rows["IRQ", "2023"].difference) == (0, -10)
    later = rows["AFG", "2024"]
    assert (later.published.number, later.own.number, later.difference) == (None, 0, None)
    assert later.reasons == ("Not published: there is no figure for Afghanistan in 2024.",)


def test_reasons_carry_their_size(published):
    own = OwnFigures(register(*returns("SYR", 42), *returns("AFG", 52)), DAY)
    last = Period.read("2023")
    found = compare(indicator("returns_to_third_countries"), published, own, by=("citizenship",), last=last)
    rows = {row.key: row for row in found.rows}
    syrians, afghans = rows[("SYR",)], rows[("AFG",)]
    assert (syrians.difference, syrians.relative) == (2, Fraction(1, 20))
    assert syrians.reasons[:3] == (
        "Rounding to 5 is enough to explain it, if one published cell is behind the figure.",
        "Vintage: published figures as of 2024-05-01, own cases as of 2025-03-01, 304 days later.",
        "Published 122 days after the period: what was entered or corrected since is not in it.",
    )
    assert (afghans.difference, afghans.relative) == (22, Fraction(22, 30))
    assert afghans.reasons[0] == "Rounding to 5 explains up to 2 for each published cell behind the figure."
    assert "The published figure is provisional." in afghans.reasons
    assert any(reason.startswith("Definition: A departure counts here once") for reason in afghans.reasons)


def test_only_the_own_state_is_compared_and_equal_figures_need_no_reason(published):
    own = OwnFigures(register(*returns("SYR", 40), *returns("AFG", 30), *returns("PAK", 5), *returns("IRQ", 10)), DAY)
    (row,) = [
        row
        for row in compare(indicator("returns_to_third_countries"), published, own).rows
        if row.period.label == "2023"
    ]
    assert (row.published.number, row.own.number, row.difference, row.reasons) == (85, 85, 0, ())


@pytest.mark.parametrize("name", ["detections", "landings", "asylum_applicants_share_of_country"])
def test_what_cannot_be_compared_is_refused(published, name):
    with pytest.raises(NoSuchFigure):
        compare(indicator(name), published, OwnFigures(register(*returns("SYR", 9)), DAY))


def decided(outcome, lodged, day="2024-02-15", **more):
    return {"lodged_on": lodged, "decided_on": day, "outcome": outcome, **more}


def test_rates_and_medians_by_quarter_are_exact():
    rows = register(
        decided("recognised", "2024-02-05"), decided("complementary", "2024-02-02"), decided("rejected", "2024-01-16"),
        decided("rejected", None), decided("closed", "2024-02-14"), decided("rejected", "2024-01-01", "2024-05-01"),
        decided("rejected", "2024-07-01", "2024-07-02"),
    )  # fmt: skip
    found = pace(rows, date(2024, 7, 31))
    first, second = Period.read("2024-Q1"), Period.read("2024-Q2")
    assert set(found) == {((), first), ((), second)}, "the third quarter is not over"
    # 10, 13, 30 and 1 days; one lodging is not known: the middle two are 10 and 13.
    one = found[(), first]
    assert (one.decided, one.on_merits, one.rate, one.median_days) == (5, 4, Fraction(1, 2), Fraction(23, 2))
    assert found[(), second].rate == 0


def test_a_median_from_counts_is_that_of_the_list():
    import random
    import statistics

    luck = random.Random(5)
    for _ in range(200):
        values = [luck.randrange(8) for _ in range(luck.randrange(1, 12))]
        counts = {value: values.count(value) for value in set(values)}
        assert float(median(counts)) == statistics.median(values)


def test_small_groups_of_decisions_are_kept_back():
    rows = (
        [decided("recognised", "2024-02-05")] * 30
        + [decided("rejected", "2024-02-05")] * 2
        + [decided("closed", "2024-02-05")] * 9
    )
    rows += [decided("recognised", "2024-05-05", "2024-06-01")] * 20 + [
        decided("rejected", "2024-05-05", "2024-06-01")
    ] * 20
    shown = kept_back(pace(register(*rows), date(2024, 7, 1)))
    first = shown[(), Period.read("2024-Q1")]
    assert first.rate is None and first.on_merits is None
    with pytest.raises(NoSuchFigure, match="pace has no dimension 'name'"):
        pace(register(*rows), DAY, by=("name",))
    with pytest.raises(NoSuchFigure, match="by month, quarter or year"):
        pace(register(*rows), DAY, frequency=Frequency.DAY)
