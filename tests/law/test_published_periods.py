"""Periods that a court counted, or whose end was published: Regulation 1182/71 and the rules like it.

Read in summaries and opinions, not in the whole judgments. The rules of a court's own procedure (Misset) and of national
law (JP) count alike; where they differ the test says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fairway.errors import BadFact
from fairway.law.asking import ask
from fairway.law.calendars import Calendar
from fairway.law.periods import PeriodLaw, days, last_day, months, weeks, working_days

CALENDAR = Calendar.packaged()
D = date.fromisoformat


def test_misset_three_months_end_on_the_day_of_the_same_number():
    """152/85, Misset: notified on 18 February 1985; with two days for distance an action of 21 May was a day late."""
    end = months(D("1985-02-18"), 3)
    assert end == D("1985-05-18"), "not 19 May: the day of the notification is not counted, whatever its hour"
    assert days(end, 2) == D("1985-05-20")
    assert D("1985-05-21") > days(end, 2)


@pytest.mark.parametrize(
    ("slaughtered_on", "last_on", "agency_said", "received_on"),
    [
        ("1998-03-12", "1998-04-02", "1998-04-03", "1998-04-08"),
        ("1998-03-13", "1998-04-03", "1998-04-06", "1998-04-08"),
        ("1998-03-16", "1998-04-06", "1998-04-07", "1998-04-08"),
        ("1998-01-27", "1998-02-17", "1998-02-18", "1998-02-20"),
        ("1998-01-28", "1998-02-18", "1998-02-19", "1998-02-20"),
    ],
)
def test_toeters_and_verberk_weeks_end_on_the_weekday_of_the_event(slaughtered_on, last_on, agency_said, received_on):
    """C-171/03: three weeks end on the weekday of the event, not of the day after it, from which the agency counted."""
    event = D(slaughtered_on)
    end = weeks(event, 3)
    assert (end, end.weekday()) == (D(last_on), event.weekday())
    assert D(received_on) > end, "late on either count"
    started_a_day_later = weeks(event + timedelta(days=1), 3)
    rolled = started_a_day_later + timedelta(days=2 if started_a_day_later.weekday() == 5 else 0)
    assert rolled == D(agency_said), "the agency's day: one too many, and Saturday 4 April moved to Monday"


def test_jp_ten_days_for_a_subsequent_application():
    """C-651/19, JP: posted on 22 May 2018, served on the third working day, ten days: Monday 4 June 2018; the action of 7 June was late."""
    served_on = working_days(D("2018-05-22"), 3, CALENDAR, "BE")
    assert served_on == D("2018-05-25")
    belgian = days(served_on, 9)  # the day of service counts as the first
    assert (belgian, belgian.strftime("%A")) == (D("2018-06-03"), "Sunday")
    assert CALENDAR.next_working_day(belgian, "BE") == D("2018-06-04")
    as_the_union_counts = last_day(served_on, days(served_on, 10), PeriodLaw.APR_73, CALENDAR, "BE")
    assert as_the_union_counts == D("2018-06-04"), "the same day by another way"
    assert D("2018-06-07") > as_the_union_counts


APPEAL = {
    "lodged_on": "2026-10-01",
    "decision_withdraws_protection": False,
    "decision_outcome": "manifestly_unfounded",
    "accelerated_circumstance_at_decision": True,
    "decision_notified_on": "2026-12-23",
    "acting_state": "SI",
}


def test_abboudnam_three_days_over_a_holiday_weekend_are_too_few():
    """C-58/23: notified on Friday 23 December 2022, three days: Tuesday 27 December, after the weekend and a holiday."""
    notified_on = D("2022-12-23")
    assert days(notified_on, 3) == D("2022-12-26")
    assert last_day(notified_on, days(notified_on, 3), PeriodLaw.APR_73, CALENDAR, "SI") == D("2022-12-27")


def test_abboudnam_under_the_pact_three_days_are_refused_and_five_are_the_least():
    with pytest.raises(BadFact, match="appeal_limit_days"):
        ask(APPEAL | {"appeal_limit_days": 3}, on="2026-12-23", rules=["appeal_due"])
    answer = ask(APPEAL | {"appeal_limit_days": 5}, on="2026-12-23", rules=["appeal_due"])
    assert answer["appeal_due"].value == D("2026-12-28")


@pytest.mark.parametrize(
    ("law", "end", "why"),
    [
        (PeriodLaw.DUBLIN_III_42, "2026-07-18", "a Saturday, and it stays"),
        (PeriodLaw.AMMR_75, "2026-07-20", "the Monday after"),
    ],
)
def test_two_months_from_18_may_2026_under_both_regulations(law, end, why):
    start = D("2026-05-18")
    assert last_day(start, months(start, 2), law, CALENDAR, "DE") == D(end), why


def test_a_decided_limit_under_dublin_iii_ended_on_a_sunday():
    """BVerwG 1 C 42.20: six months from 7 January 2019; had it moved, the extension would have been no better."""
    start = D("2019-01-07")
    end = last_day(start, months(start, 6), PeriodLaw.DUBLIN_III_42, CALENDAR, "DE")
    assert (end, end.strftime("%A")) == (D("2019-07-07"), "Sunday")
    assert months(start, 18) == D("2020-07-07"), "the day that the Office had set"


def test_a_and_s_minor_on_the_day_of_the_application():
    """C-550/16, A and S: applied on 26 February 2014, eighteen on 2 June 2014, status on 21 October 2014, request within three months."""
    born_on = months(D("2014-06-02"), -12 * 18)
    assert months(born_on, 12 * 18) > D("2014-02-26")
    assert D("2014-12-23") <= months(D("2014-10-21"), 3) == D("2015-01-21")
