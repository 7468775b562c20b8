"""Notified border controls: numbers, gaps, and days that are counted once."""

from __future__ import annotations

from datetime import date

from fairway.reference.border_controls import Notification, control_days, packaged
from fairway.reference.countries import schengen


def test_the_list_is_whole_up_to_260_but_for_the_five_that_are_named():
    numbers = {one.number for one in packaged().notifications if one.number and one.number <= 260}
    missing = sorted(set(range(1, 261)) - numbers)
    assert missing == [178, 191, 203, 210, 216]
    (gap,) = [gap for gap in packaged().gaps if gap.first == date(2020, 4, 1)]
    assert "178, 191, 203, 210, 216" in gap.words


def test_every_notification_has_a_source_a_state_and_a_day_or_a_month():
    table = packaged()
    for one in table.notifications:
        assert one.source in table.sources
        assert one.first or one.month
        assert one.first is None or one.last is None or one.first <= one.last
        assert one.state not in one.borders
    states = {one.state for one in table.notifications}
    # Malta notified controls of its air borders; Cyprus and Ireland have none to lift.
    assert states <= schengen(date(2025, 1, 1))


def test_a_third_of_all_were_for_the_pandemic():
    table = packaged().notifications
    assert sum("health" in one.reasons for one in table) == 138
    assert sum("migration" in one.reasons for one in table if one.number and one.number <= 122) == 67


def test_a_day_under_two_notifications_counts_once_and_an_open_end_for_nothing():
    notified = [
        Notification(state="FRA", first=date(2020, 1, 1), last=date(2020, 1, 20), source="a"),
        Notification(state="FRA", first=date(2020, 1, 15), last=date(2020, 2, 10), source="a"),
        Notification(state="FRA", first=date(2020, 2, 1), last=None, source="a"),
        Notification(state="DEU", first=date(2020, 1, 1), last=date(2020, 1, 31), source="a"),
    ]
    assert control_days(notified, "FRA", date(2020, 1, 1), date(2020, 1, 31)) == 31
    assert control_days(notified, "FRA", date(2020, 2, 1), date(2020, 2, 29)) == 10
    assert control_days(notified, "FRA", date(2020, 3, 1), date(2020, 3, 31)) == 0
    assert control_days(notified, "ITA", date(2020, 1, 1), date(2020, 1, 31)) == 0


def test_the_year_of_the_letter_has_a_known_gap_before_it():
    gaps = {(gap.first, gap.last): gap.known for gap in packaged().gaps}
    assert gaps[date(2021, 6, 1), date(2024, 1, 31)] == "nothing"
