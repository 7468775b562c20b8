"""Periods: where a time limit ends. The only place in Fairway where dates are added up.

Counting comes first (`days`, `weeks`, `months`, `years`, `working_days`, `hours`), then `last_day` applies what the
law in force says about an end that falls on a day off. The day of the event is never counted: day 1 is the day after.

    counted = months(request_received_on, 2)
    due_on = last_day(request_received_on, counted, PeriodLaw.AMMR_75, calendar, "DE")

A limit that protects liberty (the longest detention, the 12 weeks at the border) is a maximum: it ends on the day
counted, weekend or not. Callers of such a limit do not call `last_day`. A period counted backwards does not roll.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from fairway.errors import BadFact
from fairway.law.calendars import Calendar


class PeriodLaw(Enum):
    """Which act says how a period is counted, and what it does with a last day that is a day off.

    citation           the article
    evidence           T read in the act, M from memory: an answer that rests on M must say so
    rolls              an end on a Saturday, a Sunday or a public holiday moves to the next working day
    two_working_days   a period of two days or more holds at least two working days
    """

    # Only Art. 3(1) and (4) were read, in quotations (S). The whole is marked by its weakest part.
    REG_1182_71 = "Regulation (EEC, Euratom) No 1182/71 Art. 3", "M", True, True
    # The three acts below count for themselves and do not repeat the two working days of Regulation 1182/71 Art. 3(5),
    # which applies "save as otherwise provided" (its Art. 1). Whether it still fills the gap is open. Fairway says no:
    # the acts' articles are complete lists of steps. To change this is to change one word here, and outcomes with it.
    APR_73 = "Regulation (EU) 2024/1348 Art. 73", "T", True, False
    RBP_11 = "Regulation (EU) 2024/1349 Art. 11", "T", True, False
    AMMR_75 = "Regulation (EU) 2024/1351 Art. 75", "T", True, False
    # Art. 42(c) only says that days off are included. It has no second half about the last day, unlike the three above.
    DUBLIN_III_42 = "Regulation (EU) No 604/2013 Art. 42", "T", False, False
    # A limit set by national law under a directive follows that law. Until a national pack says how, as 1182/71.
    NATIONAL = "National law on time limits, counted as Regulation (EEC, Euratom) No 1182/71 Art. 3", "M", True, True

    def __init__(self, citation: str, evidence: str, rolls: bool, two_working_days: bool) -> None:
        self.citation = citation
        self.evidence = evidence
        self.rolls = rolls
        self.two_working_days = two_working_days


def days(d: date, n: int) -> date:
    """The n-th day after d, or before it if n is negative.

    >>> days(date(2026, 7, 6), 5)
    datetime.date(2026, 7, 11)
    """
    try:
        return d + timedelta(days=n)
    except OverflowError:
        raise BadFact(_no_such_year(d, n, "days")) from None


def weeks(d: date, n: int) -> date:
    """The same weekday n weeks later, or earlier if n is negative.

    >>> weeks(date(2026, 12, 31), -4)
    datetime.date(2026, 12, 3)
    """
    try:
        return d + timedelta(weeks=n)
    except OverflowError:
        raise BadFact(_no_such_year(d, n, "weeks")) from None


def months(d: date, n: int) -> date:
    """The day of the same number n months later, or earlier if n is negative; without one, that month's last day.

    >>> months(date(2026, 8, 31), 6)      # no 31 February
    datetime.date(2027, 2, 28)
    >>> months(date(2026, 3, 31), -1)
    datetime.date(2026, 2, 28)
    """
    years_on, month0 = divmod(d.month - 1 + n, 12)
    year, month = d.year + years_on, month0 + 1
    if not date.min.year <= year <= date.max.year:
        raise BadFact(_no_such_year(d, n, "months"))
    if d.day <= 28:
        return date(year, month, d.day)
    return date(year, month, min(d.day, monthrange(year, month)[1]))


def years(d: date, n: int) -> date:
    """The same date n years later, or earlier if n is negative; 29 February becomes 28 February.

    >>> years(date(2028, 2, 29), 1)
    datetime.date(2029, 2, 28)
    """
    return months(d, 12 * n)


def working_days(d: date, n: int, calendar: Calendar, state: str) -> date:
    """The n-th working day of the State after d, or before it if n is negative. See `Calendar.working_days`.

    >>> working_days(date(2026, 7, 9), 3, Calendar.packaged(), "IT")      # Thursday
    datetime.date(2026, 7, 14)
    """
    return calendar.working_days(d, n, state)


def hours(t: datetime, n: int) -> datetime:
    """The instant n clock hours after t, or before it if n is negative, in UTC.

    Hours that pass, not the hands of the clock: 24 hours over the end of summer time end an hour "earlier".
    In UTC, because Python compares two times of one zone by their hands: in the hour that autumn repeats, it errs.
    A time without a zone is refused with BadFact.

    >>> hours(datetime(2026, 7, 6, 9, 30, tzinfo=UTC), 72)
    datetime.datetime(2026, 7, 9, 9, 30, tzinfo=datetime.timezone.utc)
    """
    if t.utcoffset() is None:
        raise BadFact(f"{t.isoformat()} has no time zone, so hours cannot be counted from it: give its zone.")
    try:
        return t.astimezone(UTC) + timedelta(hours=n)
    except OverflowError:
        raise BadFact(_no_such_year(t, n, "hours")) from None


def roll(d: date, calendar: Calendar, state: str) -> date:
    """The day itself if it is a working day of the State, otherwise the next one.

    >>> roll(date(2026, 7, 11), Calendar.packaged(), "IT")      # Saturday
    datetime.date(2026, 7, 13)
    """
    return calendar.next_working_day(d, state)


def last_day(start: date, end: date, law: PeriodLaw, calendar: Calendar, state: str) -> date:
    """The last day of a period that started with an event on `start` and was counted to `end`.

    A period counted backwards (end before start) ends where it was counted to. Raises OutsideCalendar, UnknownState.

    >>> calendar = Calendar.packaged()
    >>> friday, monday = date(2026, 5, 22), date(2026, 5, 25)      # Whit Monday: Tuesday would be the only working day
    >>> last_day(friday, days(friday, 3), PeriodLaw.REG_1182_71, calendar, "DE")
    datetime.date(2026, 5, 27)
    >>> last_day(friday, days(friday, 3), PeriodLaw.APR_73, calendar, "DE")
    datetime.date(2026, 5, 26)
    >>> last_day(friday, days(friday, 3), PeriodLaw.DUBLIN_III_42, calendar, "DE") == monday
    True
    """
    if end < start or not law.rolls:
        return end
    if law.two_working_days and (end - start).days >= 2:
        end = max(end, calendar.working_days(start, 2, state))
    return calendar.next_working_day(end, state)


def _no_such_year(d: date, n: int, unit: str) -> str:
    return f"{d.isoformat()} and {n} {unit} lie outside the years 1 to 9999: give the date that is meant."
