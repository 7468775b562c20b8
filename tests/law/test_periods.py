"""Periods: counting, the last day, and what each law says about it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis.strategies import dates, datetimes, integers, sampled_from

from fairway.errors import BadFact, LawError, OutsideCalendar
from fairway.law.calendars import STATES, Calendar
from fairway.law.periods import PeriodLaw, days, hours, last_day, months, roll, weeks, working_days, years

APR, RBP, AMMR = PeriodLaw.APR_73, PeriodLaw.RBP_11, PeriodLaw.AMMR_75
REG, DUBLIN, NATIONAL = PeriodLaw.REG_1182_71, PeriodLaw.DUBLIN_III_42, PeriodLaw.NATIONAL

CALENDAR = Calendar.packaged()
WEEKENDS_ONLY = Calendar.from_days_off("weekends only", {"IT": []}, first=date(2013, 1, 1), last=date(2030, 12, 31))

ROME = ZoneInfo("Europe/Rome")

inside = dates(date(2013, 1, 1), date(2038, 12, 1))
any_day = dates(date(1000, 1, 1), date(3000, 1, 1))
states = sampled_from(STATES)


def on(text: str) -> date:
    return date.fromisoformat(text)


# ------------------------------------------------------------------------------------------------------- counting


@pytest.mark.parametrize(
    ("start", "n", "end", "why"),
    [
        ("2026-08-31", 6, "2027-02-28", "no 31 February: the last day of the month"),
        ("2027-08-31", 6, "2028-02-29", "a leap year has one day more"),
        ("2028-02-29", 12, "2029-02-28", "29 February plus a year"),
        ("2028-02-29", 48, "2032-02-29", "the next leap year has the date again"),
        ("2026-05-31", 1, "2026-06-30", "30 days in June"),
        ("2026-03-31", -1, "2026-02-28", "backwards clamps too"),
        ("2026-01-31", -11, "2025-02-28", "backwards over the new year"),
        ("2026-12-31", 2, "2027-02-28", "forwards over the new year"),
        ("2026-11-30", 1, "2026-12-30", "the number stays, not 'the last day'"),
        ("2026-02-28", 1, "2026-03-28", "28 February is day 28, not the end of the month"),
        ("2026-12-15", 12, "2027-12-15", "twelve months are a year"),
        ("2026-01-15", -1, "2025-12-15", "January minus one is December"),
        ("2026-07-13", 0, "2026-07-13", "no months is the day itself"),
    ],
)
def test_months_keep_the_number_of_the_day_or_stop_at_the_end_of_the_month(start, n, end, why):
    assert months(on(start), n) == on(end), why


@pytest.mark.parametrize(
    ("counted", "end", "why"),
    [
        (years(on("2028-02-29"), 1), "2029-02-28", "29 February becomes 28 February"),
        (years(on("2028-02-29"), -4), "2024-02-29", "backwards to a leap year"),
        (weeks(on("2026-06-18"), 12), "2026-09-10", "a Thursday to a Thursday"),
        (weeks(on("2026-12-31"), -4), "2026-12-03", "at least four weeks before 31 December"),
        (days(on("2026-07-06"), 5), "2026-07-11", "the 6th is not counted, the 11th is day 5"),
        (days(on("2028-02-28"), 2), "2028-03-01", "over a 29 February"),
        (days(on("2026-07-06"), -5), "2026-07-01", "backwards"),
        (days(on("2026-07-06"), 0), "2026-07-06", "no days is the day itself"),
    ],
)
def test_days_weeks_and_years(counted, end, why):
    assert counted == on(end), why


@pytest.mark.parametrize(
    ("start", "n", "state", "end", "why"),
    [
        ("2026-12-24", 2, "DE", "2026-12-29", "Thursday: 25 is a holiday, 26 and 27 a weekend"),
        ("2026-07-06", 15, "IT", "2026-07-27", "APR 23(2)(b): three weeks without a holiday"),
        ("2026-07-06", 15, "FR", "2026-07-28", "14 July is a holiday in France"),
        ("2026-07-09", 3, "IT", "2026-07-14", "APR 27(3): Thursday to Tuesday"),
        ("2026-07-11", 1, "IT", "2026-07-13", "from a Saturday the first working day is Monday"),
        ("2026-12-28", -1, "DE", "2026-12-24", "backwards over Christmas"),
        ("2026-12-27", -1, "DE", "2026-12-24", "backwards from a Sunday"),
        ("2026-12-01", -21, "IT", "2026-11-02", "FRX 50: 21 working days before"),
        ("2026-07-11", 0, "IT", "2026-07-11", "none is the day itself, Saturday or not"),
    ],
)
def test_working_days_are_those_of_the_state(start, n, state, end, why):
    assert working_days(on(start), n, CALENDAR, state) == on(end), why


@pytest.mark.parametrize(
    ("start", "n", "end", "why"),
    [
        (datetime(2026, 10, 24, 12, tzinfo=ROME), 24, "2026-10-25T11:00+01:00", "summer time ended in between"),
        (datetime(2026, 3, 28, 12, tzinfo=ROME), 24, "2026-03-29T13:00+02:00", "summer time began in between"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=ROME), 1, "2026-10-25T02:30+01:00", "half past two comes twice"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=ROME, fold=1), 1, "2026-10-25T03:30+01:00", "from the second one"),
        (datetime(2026, 7, 13, 10, tzinfo=ROME), 72, "2026-07-16T10:00+02:00", "Eurodac: 72 hours"),
        (datetime(2026, 7, 13, 10, tzinfo=UTC), -48, "2026-07-11T10:00+00:00", "backwards"),
    ],
)
def test_hours_are_hours_that_pass_not_the_hands_of_the_clock(start, n, end, why):
    reached = hours(start, n)
    assert reached == datetime.fromisoformat(end), why
    assert reached.tzinfo is UTC, "instants are kept in UTC"


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(BadFact) as refusal:
        hours(datetime(2026, 7, 13, 10), 72)
    assert str(refusal.value) == (
        "2026-07-13T10:00:00 has no time zone, so hours cannot be counted from it: give its zone."
    )


@pytest.mark.parametrize(
    ("count", "start", "n", "unit"),
    [
        (days, date.max, 1, "days"),
        (weeks, date.max, 1, "weeks"),
        (months, date(9999, 12, 1), 1, "months"),
        (months, date(1, 1, 1), -1, "months"),
        (years, date(9999, 1, 1), 1, "months"),
        (days, date(2026, 1, 1), 10**12, "days"),
    ],
)
def test_a_count_that_leaves_the_years_is_refused(count, start, n, unit):
    with pytest.raises(BadFact) as refusal:
        count(start, n)
    counted = 12 * n if count is years else n
    assert str(refusal.value) == (
        f"{start} and {counted} {unit} lie outside the years 1 to 9999: give the date that is meant."
    )


def test_hours_that_leave_the_years_are_refused():
    with pytest.raises(BadFact, match="and 48 hours lie outside the years"):
        hours(datetime(9999, 12, 31, tzinfo=UTC), 48)


# --------------------------------------------------------------------------------------------------- the last day


@pytest.mark.parametrize(
    ("start", "end", "law", "state", "due", "why"),
    [
        ("2026-08-31", months(on("2026-08-31"), 6), APR, "IT", "2027-03-01", "28 February 2027 is a Sunday"),
        ("2026-07-06", days(on("2026-07-06"), 5), APR, "IT", "2026-07-13", "11 July is a Saturday"),
        ("2026-07-14", days(on("2026-07-14"), 5), APR, "IT", "2026-07-20", "19 July is a Sunday"),
        ("2026-06-30", months(on("2026-06-30"), 2), APR, "IT", "2026-08-31", "30 August is a Sunday"),
        (
            "2026-07-07",
            days(on("2026-07-07"), 7),
            APR,
            "FR",
            "2026-07-15",
            "14 July, a Tuesday, is a holiday in France",
        ),
        ("2026-07-07", days(on("2026-07-07"), 7), APR, "IT", "2026-07-14", "and a working day in Italy"),
        ("2026-03-29", days(on("2026-03-29"), 5), RBP, "DE", "2026-04-07", "Good Friday, Easter, Easter Monday"),
        ("2026-07-13", months(on("2026-07-13"), 2), AMMR, "DE", "2026-09-14", "13 September is a Sunday"),
        ("2026-12-31", months(on("2026-12-31"), 2), AMMR, "DE", "2027-03-01", "28 February 2027, a Sunday, rolls on"),
        ("2026-05-18", months(on("2026-05-18"), 2), DUBLIN, "DE", "2026-07-18", "Dublin III: a Saturday stays"),
        ("2026-05-18", months(on("2026-05-18"), 2), AMMR, "DE", "2026-07-20", "the same dates under the AMMR roll"),
        ("2026-06-10", months(on("2026-06-10"), 2), DUBLIN, "IT", "2026-08-10", "a reply limit in Dublin III"),
        ("2026-06-10", months(on("2026-06-10"), 1), AMMR, "IT", "2026-07-10", "the shorter one of the AMMR"),
        ("2026-07-06", days(on("2026-07-06"), 7), REG, "IT", "2026-07-13", "screening, seven days"),
        ("2026-07-07", days(on("2026-07-07"), 3), REG, "IT", "2026-07-10", "screening inland, three days"),
        ("2026-07-08", days(on("2026-07-08"), 4), REG, "IT", "2026-07-13", "12 July is a Sunday"),
    ],
)
def test_an_end_on_a_day_off_moves_where_the_law_moves_it(start, end, law, state, due, why):
    assert last_day(on(start), end, law, CALENDAR, state) == on(due), why


@pytest.mark.parametrize(
    ("start", "n", "law", "due", "why"),
    [
        ("2026-05-22", 3, REG, "2026-05-27", "Friday before Whit Monday: Tuesday alone is one working day"),
        ("2026-05-22", 3, NATIONAL, "2026-05-27", "national law counts as 1182/71"),
        ("2026-05-22", 3, APR, "2026-05-26", "its own article says nothing of two working days"),
        ("2026-05-22", 3, RBP, "2026-05-26", "nor does this one"),
        ("2026-05-22", 3, AMMR, "2026-05-26", "nor does this one"),
        ("2026-05-22", 3, DUBLIN, "2026-05-25", "Dublin III does not even roll"),
        ("2026-05-22", 2, REG, "2026-05-27", "two days are enough for the minimum"),
        ("2026-05-22", 1, REG, "2026-05-26", "one day is not: Saturday rolls to Tuesday"),
        ("2026-12-24", 4, REG, "2026-12-29", "Thursday to Monday holds one working day, Monday itself"),
        ("2026-04-02", 5, REG, "2026-04-08", "Easter: Tuesday and Wednesday"),
        ("2026-07-10", 2, REG, "2026-07-14", "an ordinary weekend: Monday and Tuesday"),
        ("2026-07-10", 4, REG, "2026-07-14", "Tuesday already holds two"),
        ("2026-07-06", 2, REG, "2026-07-08", "midweek nothing moves"),
    ],
)
def test_a_period_of_two_days_or_more_holds_two_working_days_under_1182_71_only(start, n, law, due, why):
    assert last_day(on(start), days(on(start), n), law, CALENDAR, "DE") == on(due), why


@pytest.mark.parametrize("law", PeriodLaw)
def test_a_period_counted_backwards_ends_where_it_was_counted_to(law):
    saturday = weeks(on("2026-08-08"), -4)
    assert saturday == on("2026-07-11")
    assert last_day(on("2026-08-08"), saturday, law, CALENDAR, "IT") == saturday


def test_a_calendar_without_holidays_still_knows_weekends():
    assert last_day(on("2026-07-06"), on("2026-07-11"), APR, WEEKENDS_ONLY, "IT") == on("2026-07-13")
    assert last_day(on("2026-12-20"), on("2026-12-25"), APR, WEEKENDS_ONLY, "IT") == on("2026-12-25")


def test_a_last_day_that_the_calendar_does_not_cover_is_refused():
    with pytest.raises(OutsideCalendar) as refusal:
        last_day(on("2040-11-30"), months(on("2040-11-30"), 6), APR, CALENDAR, "IT")
    assert str(refusal.value) == (
        "2041-05-30 lies outside the calendar 'packaged' 2026.11 for IT, which covers 2013-01-01 to 2040-12-31: "
        "load a calendar that covers it, or check the date."
    )


def test_a_law_that_does_not_roll_needs_no_calendar():
    assert last_day(on("2040-11-30"), on("2041-05-30"), DUBLIN, CALENDAR, "IT") == on("2041-05-30")


# ------------------------------------------------------------------------------------------------- what each law is


@pytest.mark.parametrize(
    ("law", "evidence", "rolls", "two", "named"),
    [
        (REG, "M", True, True, "1182/71"),
        (APR, "T", True, False, "2024/1348 Art. 73"),
        (RBP, "T", True, False, "2024/1349 Art. 11"),
        (AMMR, "T", True, False, "2024/1351 Art. 75"),
        (DUBLIN, "T", False, False, "604/2013 Art. 42"),
        (NATIONAL, "M", True, True, "National law"),
    ],
)
def test_each_law_says_where_it_stands_and_how_well_it_was_read(law, evidence, rolls, two, named):
    assert (law.evidence, law.rolls, law.two_working_days) == (evidence, rolls, two)
    assert named in law.citation


def test_there_are_six_ways_of_counting_and_none_hides_another():
    assert [law.name for law in PeriodLaw] == [
        "REG_1182_71",
        "APR_73",
        "RBP_11",
        "AMMR_75",
        "DUBLIN_III_42",
        "NATIONAL",
    ]


# ---------------------------------------------------------------------------------------------------------- truths


@given(start=inside, n=integers(1, 24), state=states, law=sampled_from([law for law in PeriodLaw if law.rolls]))
def test_no_limit_that_rolls_ends_on_a_day_off(start, n, state, law):
    assert CALENDAR.is_working_day(last_day(start, months(start, n), law, CALENDAR, state), state)


@given(start=inside, n=integers(0, 60), state=states, law=sampled_from(PeriodLaw))
def test_the_last_day_is_never_before_the_day_counted(start, n, state, law):
    assert last_day(start, days(start, n), law, CALENDAR, state) >= days(start, n)


@given(start=inside, n=integers(0, 60), state=states)
def test_rolling_stops_at_the_first_working_day(start, n, state):
    end = days(start, n)
    due = last_day(start, end, APR, CALENDAR, state)
    skipped = [days(end, k) for k in range((due - end).days)]
    assert not any(CALENDAR.is_working_day(day, state) for day in skipped)
    assert due == roll(due, CALENDAR, state) == roll(end, CALENDAR, state)


@given(start=inside, n=integers(2, 60), state=states)
def test_a_period_under_1182_71_holds_two_working_days_and_is_no_longer_than_it_must_be(start, n, state):
    due = last_day(start, days(start, n), REG, CALENDAR, state)
    inside_it = [day for k in range(1, (due - start).days + 1) if CALENDAR.is_working_day(day := days(start, k), state)]
    assert len(inside_it) >= 2
    assert due in (roll(days(start, n), CALENDAR, state), inside_it[1])


@given(start=inside, n=integers(0, 60), k=integers(0, 30), state=states, law=sampled_from(PeriodLaw))
def test_a_longer_period_never_ends_earlier(start, n, k, state, law):
    shorter, longer = (last_day(start, days(start, m), law, CALENDAR, state) for m in (n, n + k))
    assert shorter <= longer


@given(start=any_day, n=integers(-600, 600))
def test_months_go_to_the_right_month_and_keep_the_day_where_it_exists(start, n):
    end = months(start, n)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n
    assert end.day == start.day or (end.day < start.day and days(end, 1).day == 1)


@given(start=any_day, n=integers(-400, 400))
def test_days_weeks_and_years_agree_with_each_other(start, n):
    assert days(days(start, n), -n) == start
    assert weeks(start, n) == days(start, 7 * n)
    assert weeks(start, n).weekday() == start.weekday()
    assert years(start, n) == months(start, 12 * n)


@given(t=datetimes(datetime(2013, 1, 1), datetime(2040, 1, 1)), n=integers(-500, 500))
def test_hours_that_pass_are_the_same_in_every_zone(t, n):
    in_utc = t.replace(tzinfo=UTC)
    in_rome = in_utc.astimezone(ROME)
    assert hours(in_rome, n) == hours(in_utc, n) == in_utc + timedelta(hours=n)


@given(start=any_day, n=integers(-3000, 3000), state=states, law=sampled_from(PeriodLaw))
def test_every_refusal_is_one_of_the_family(start, n, state, law):
    try:
        last_day(start, days(start, n), law, CALENDAR, state)
    except LawError as refusal:
        assert "load a calendar" in str(refusal)
