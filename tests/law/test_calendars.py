"""Calendars: the packaged table, one's own, the tables for the engines, and what is refused."""

import doctest
import importlib.util
import json
import pickle
from array import array
from datetime import date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers, sampled_from, sets

from fairway.errors import BadCalendar, OutsideCalendar, UnknownState
from fairway.law.calendars import BEYOND, STATES, Calendar
from fairway.reference import calendars as reference

ROOT = Path(__file__).parents[2]
PACKAGED = Calendar.packaged()
EPOCH = date(1970, 1, 1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))

inside = dates(date(2014, 1, 1), date(2039, 12, 31))
states = sampled_from(STATES)


def on(text: str) -> date:
    return date.fromisoformat(text)


def slowly_working(calendar: Calendar, day: date, state: str) -> bool:
    """The definition, word for word: the reference for every table."""
    return day.isoweekday() not in (6, 7) and day not in calendar.days_off[state]


def all_days(calendar: Calendar) -> list[date]:
    return [calendar.first + timedelta(days=k) for k in range((calendar.last - calendar.first).days + 1)]


# --------------------------------------------------------------------------------------------- what the table says


@pytest.mark.parametrize(
    ("day", "state", "working", "why"),
    [
        ("2026-04-13", "GR", False, "Orthodox Easter Monday"),
        ("2026-04-06", "GR", True, "not the western one"),
        ("2026-04-03", "DE", False, "Good Friday"),
        ("2026-04-03", "IT", True, "Good Friday is no holiday in Italy"),
        ("2026-12-28", "BG", False, "Monday replaces the Saturday 26 December"),
        ("2026-08-21", "HU", False, "a Friday off by decree"),
        ("2027-10-04", "IT", False, "Saint Francis: a holiday again since 2026"),
        ("2025-10-04", "IT", False, "a Saturday then"),
        ("2024-10-04", "IT", True, "a Friday, before the law"),
        ("2026-07-14", "FR", False, "the national day"),
        ("2026-07-14", "DE", True, "of France only"),
        ("2026-10-26", "AT", False, "the national day of Austria"),
        ("2026-05-17", "NO", False, "a Sunday and the national day"),
        ("2026-06-17", "IS", False, "the national day of Iceland"),
        ("2026-08-15", "LI", False, "the national day of Liechtenstein, a Saturday"),
        ("2026-01-06", "DE", True, "Epiphany is regional in Germany, and regional days are left out"),
        ("2026-01-02", "CH", True, "cantonal in Switzerland"),
        ("2013-01-01", "SE", False, "the first day of the table"),
        ("2040-12-31", "SE", True, "the last day of the table, a Monday"),
        ("2026-07-12", "IT", False, "a Sunday"),
        ("2026-07-13", "IT", True, "a Monday"),
    ],
)
def test_a_working_day_is_no_weekend_and_no_holiday_of_that_state(day, state, working, why):
    assert PACKAGED.is_working_day(on(day), state) is working, why


def test_the_packaged_calendar_says_what_it_is():
    assert (PACKAGED.name, PACKAGED.version) == ("packaged", "2026.11")
    assert (PACKAGED.first, PACKAGED.last) == (on("2013-01-01"), on("2040-12-31"))
    assert PACKAGED.states == STATES == tuple(sorted(STATES))
    assert len(STATES) == 31 and set(STATES) >= {"CH", "IS", "LI", "NO", "GR"}
    assert Calendar.packaged() is PACKAGED


def test_no_authority_has_confirmed_a_state_yet_and_the_table_says_so():
    status = reference.packaged().status
    assert all(words.startswith("seeded, not confirmed by the authority") for words in status.values())
    assert [state for state in STATES if "workalendar" in status[state]] == [
        *("BG", "CY", "DK", "GR", "HU", "IE", "IT", "NL", "PL", "RO", "SE", "SK")
    ]


def test_every_state_has_days_off_in_every_year():
    for state in STATES:
        assert {day.year for day in PACKAGED.days_off[state]} == set(range(2013, 2041)), state


def test_the_table_is_what_its_sha256_says():
    data = reference.packaged()
    lines = {state: reference.year_lines(days) for state, days in data.days_off.items()}
    assert data.sha256 == PACKAGED.sha256 == reference.fingerprint(data.first, data.last, lines)


def test_a_table_changed_by_hand_is_refused(tmp_path, monkeypatch):
    table = json.loads((ROOT / "src/fairway/reference/data/calendars.json").read_text(encoding="utf-8"))
    table["states"]["IT"]["days_off"]["2026"] += " 1231"
    (tmp_path / "calendars.json").write_text(json.dumps(table), encoding="utf-8")
    monkeypatch.setattr(reference, "_TABLE", tmp_path / "calendars.json")
    with pytest.raises(BadCalendar) as refusal:
        reference.packaged.__wrapped__()
    assert str(refusal.value).startswith(f"calendars.json says sha256 {PACKAGED.sha256[:12]}..., but its days give ")
    assert str(refusal.value).endswith("install Fairway again, or rebuild the table with tools/build_calendars.py.")


def test_the_table_builds_twice_to_the_same_bytes_and_is_the_packaged_one():
    pytest.importorskip("holidays", reason="the library that seeds the table is not installed")
    spec = importlib.util.spec_from_file_location("build_calendars", ROOT / "tools/build_calendars.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    if version("holidays") != build.HOLIDAYS_VERSION:
        pytest.skip(f"the table is pinned to holidays {build.HOLIDAYS_VERSION}, installed is {version('holidays')}")
    first, second = build.table(), build.table()
    assert first == second
    assert first.encode() == build.TABLE.read_bytes()


# ---------------------------------------------------------------------------------------------- tables for engines


@pytest.mark.parametrize("state", STATES)
def test_the_tables_agree_with_the_slow_way_on_every_day(state):
    days = all_days(PACKAGED)
    working = [slowly_working(PACKAGED, day, state) for day in days]
    row = PACKAGED.row(state)

    following, counted, numbered = [BEYOND] * len(days), [], []
    for index in range(len(days) - 1, -1, -1):
        later = following[index + 1] if index + 1 < len(days) else BEYOND
        following[index] = 0 if working[index] else BEYOND if later == BEYOND else later + 1
    for day, is_working in zip(days, working, strict=True):
        if is_working:
            numbered.append((day - EPOCH).days)
        counted.append(len(numbered))

    assert list(row.roll) == following
    assert list(row.count) == counted
    assert list(row.nth) == numbered + [-1] * (len(days) - len(numbered))


def test_the_full_tables_are_the_rows_in_the_order_of_the_states():
    assert PACKAGED.first_day == (on("2013-01-01") - EPOCH).days == 15706
    assert PACKAGED.n_days == 10227
    for index, state in enumerate(STATES):
        part = slice(index * PACKAGED.n_days, (index + 1) * PACKAGED.n_days)
        row = PACKAGED.row(state)
        assert (PACKAGED.roll[part], PACKAGED.count[part], PACKAGED.nth[part]) == (row.roll, row.count, row.nth), state
    assert len(PACKAGED.roll) == len(PACKAGED.count) == len(PACKAGED.nth) == 31 * 10227
    assert (PACKAGED.count.typecode, PACKAGED.count.itemsize, PACKAGED.nth.itemsize) == ("i", 4, 4)


def test_a_state_that_a_calendar_does_not_name_has_empty_rows():
    own = Calendar.from_days_off("own", {"IT": [on("2026-01-01")], "BE": [on("2026-01-01")]})
    assert own.states == ("BE", "IT")
    for state in STATES:
        part = slice(STATES.index(state) * own.n_days, (STATES.index(state) + 1) * own.n_days)
        absent = state not in own.states
        assert (set(own.roll[part]) == {BEYOND}) is absent
        assert (own.count[part] == array("i", [-1]) * own.n_days) is absent
        assert (own.nth[part] == array("i", [-1]) * own.n_days) is absent


def test_the_longest_gap_that_a_calendar_may_have_still_fits_in_a_byte():
    first, last = on("2021-01-01"), on("2022-12-31")  # 2021 ends on a Friday, 2022 starts on a Saturday
    weekdays = [day for k in range(730) if (day := first + timedelta(days=k)).weekday() < 5]
    off = [day for day in weekdays if day.year == 2021][-90:] + [day for day in weekdays if day.year == 2022][:90]
    own = Calendar.from_days_off("long", {"IT": off}, first, last)
    saturday_before = off[0] - timedelta(days=2)
    assert (off[0].weekday(), own.row("IT").roll[(saturday_before - first).days]) == (0, 254)
    assert own.next_working_day(saturday_before, "IT") == off[-1] + timedelta(days=3)


@given(day=inside, n=integers(-200, 200), state=states)
def test_the_tables_alone_give_the_nth_working_day(day, n, state):
    row, index = PACKAGED.row(state), (day - PACKAGED.first).days
    if n == 0:
        assert PACKAGED.working_days(day, n, state) == day
        return
    k = row.count[index] + n - 1 if n > 0 else row.count[index] + n - (row.roll[index] == 0)
    assert PACKAGED.working_days(day, n, state) == EPOCH + timedelta(days=row.nth[k])


# ---------------------------------------------------------------------------------------------------------- truths


@given(day=inside, n=integers(1, 60), state=states)
def test_n_working_days_on_are_counted_one_by_one(day, n, state):
    walked, left = day, n
    while left:
        walked += timedelta(days=1)
        left -= slowly_working(PACKAGED, walked, state)
    assert PACKAGED.working_days(day, n, state) == walked


@given(day=inside, n=integers(1, 60), state=states)
def test_n_working_days_back_are_counted_one_by_one(day, n, state):
    walked, left = day, n
    while left:
        walked -= timedelta(days=1)
        left -= slowly_working(PACKAGED, walked, state)
    assert PACKAGED.working_days(day, -n, state) == walked


@given(day=inside, n=integers(1, 60), state=states)
def test_there_and_back_from_a_working_day_is_the_same_day(day, n, state):
    start = PACKAGED.next_working_day(day, state)
    assert PACKAGED.working_days(PACKAGED.working_days(start, n, state), -n, state) == start


@given(off=sets(dates(*YEAR), max_size=60), day=dates(*YEAR))
def test_a_calendar_of_ones_own_says_exactly_what_was_given(off, day):
    own = Calendar.from_days_off("own", {"IT": off}, *YEAR)
    assert own.is_working_day(day, "IT") is slowly_working(own, day, "IT")
    assert own.is_working_day(day, "IT") is (day.weekday() < 5 and day not in off)


# ------------------------------------------------------------------------------------------------- one's own calendar


def test_a_calendar_of_ones_own_has_its_own_fingerprint():
    new_year, epiphany = on("2026-01-01"), on("2026-01-06")
    own = Calendar.from_days_off("Bayern", {"DE": [epiphany, new_year, new_year]})
    assert (own.first, own.last, own.states) == (*YEAR, ("DE",))
    assert own.version == own.sha256[:12]
    assert own.sha256 == Calendar.from_days_off("another name", {"DE": iter([new_year, epiphany])}).sha256
    others = [
        Calendar.from_days_off("fewer days", {"DE": [new_year]}),
        Calendar.from_days_off("another State", {"AT": [new_year, epiphany]}),
        Calendar.from_days_off("longer", {"DE": [new_year, epiphany]}, YEAR[0], on("2027-12-31")),
    ]
    assert len({own.sha256, *(other.sha256 for other in others)}) == 4
    assert Calendar.from_days_off("Bayern", {"DE": [new_year]}, version="2026-1").version == "2026-1"


def test_the_packaged_days_given_as_ones_own_have_the_packaged_fingerprint():
    again = Calendar.from_days_off("again", PACKAGED.days_off, PACKAGED.first, PACKAGED.last)
    assert again.sha256 == PACKAGED.sha256


def test_a_calendar_cannot_be_changed():
    with pytest.raises(AttributeError):
        PACKAGED.version = "2027.01"
    given_days = [on("2026-01-01")]
    own = Calendar.from_days_off("own", {"IT": given_days})
    given_days.append(on("2026-07-13"))
    assert own.is_working_day(on("2026-07-13"), "IT")


def test_a_calendar_travels_to_another_process():
    own = Calendar.from_days_off("own", {"IT": [on("2026-01-01")]})
    there = pickle.loads(pickle.dumps(own))
    assert (there.sha256, there.is_working_day(on("2026-01-01"), "IT")) == (own.sha256, False)


# --------------------------------------------------------------------------------------------------------- refusals

RANGE = "which covers 2013-01-01 to 2040-12-31: load a calendar that covers it, or check the date."


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (
            lambda: PACKAGED.is_working_day(on("2041-01-01"), "IT"),
            f"2041-01-01 lies outside the calendar 'packaged' 2026.11 for IT, {RANGE}",
        ),
        (
            lambda: PACKAGED.next_working_day(on("2012-12-31"), "DE"),
            f"2012-12-31 lies outside the calendar 'packaged' 2026.11 for DE, {RANGE}",
        ),
        (
            lambda: PACKAGED.next_working_day(on("2040-12-31"), "LV"),
            f"The next working day after 2040-12-31 lies outside the calendar 'packaged' 2026.11 for LV, {RANGE}",
        ),
        (
            lambda: PACKAGED.working_days(on("2040-12-31"), 1, "IT"),
            f"Working day 1 after 2040-12-31 lies outside the calendar 'packaged' 2026.11 for IT, {RANGE}",
        ),
        (
            lambda: PACKAGED.working_days(on("2013-01-03"), -2, "IT"),
            f"Working day 2 before 2013-01-03 lies outside the calendar 'packaged' 2026.11 for IT, {RANGE}",
        ),
        (
            lambda: PACKAGED.working_days(on("2041-01-01"), 0, "IT"),
            f"2041-01-01 lies outside the calendar 'packaged' 2026.11 for IT, {RANGE}",
        ),
    ],
)
def test_a_day_outside_the_table_is_refused_never_guessed(ask, words):
    with pytest.raises(OutsideCalendar) as refusal:
        ask()
    assert str(refusal.value) == words


@pytest.mark.parametrize(
    ("state", "hint"),
    [("UK", ""), ("EL", " Greece is 'GR' here."), ("it", ""), ("", "")],
)
def test_an_unknown_state_is_refused(state, hint):
    with pytest.raises(UnknownState) as refusal:
        PACKAGED.is_working_day(on("2026-07-13"), state)
    assert str(refusal.value) == (
        f"The calendar 'packaged' 2026.11 does not name the State '{state}'; it names {', '.join(STATES)}.{hint} "
        "Use one of these, or load a calendar that names it."
    )


def test_a_state_that_ones_own_calendar_does_not_name_is_refused():
    own = Calendar.from_days_off("own", {"IT": [on("2026-01-01")]}, version="1")
    with pytest.raises(UnknownState) as refusal:
        own.next_working_day(on("2026-07-13"), "FR")
    assert str(refusal.value) == (
        "The calendar 'own' 1 does not name the State 'FR'; it names IT. "
        "Use one of these, or load a calendar that names it."
    )


@pytest.mark.parametrize(
    ("days_off", "bounds", "words"),
    [
        ({}, {}, "The calendar 'own' names no State: name at least one."),
        ({"IT": []}, {}, "The calendar 'own' has no days off and no range: give first and last."),
        (
            {"IT": [date(2026, 1, 1)], "DE": [date(2026, 1, 1), date(2027, 1, 1)]},
            {},
            "The calendar 'own' gives IT no day off in 2027: complete the list, "
            "or say with first and last which days the calendar answers for.",
        ),
        (
            {"IT": [date(2026, 1, 1)]},
            {"last": date(2028, 12, 31)},
            "The calendar 'own' gives IT no day off in 2027: complete the list, "
            "or say with first and last which days the calendar answers for.",
        ),
        (
            {"IT": [date(2025, 12, 25)]},
            {"first": YEAR[0], "last": YEAR[1]},
            "The calendar 'own' gives IT a day off on 2025-12-25, outside its range 2026-01-01 to 2026-12-31: "
            "widen the range, or leave the day out.",
        ),
        (
            {"IT": []},
            {"first": YEAR[1], "last": YEAR[0]},
            "The calendar 'own' ends on 2026-01-01, before it starts on 2026-12-31: exchange the two.",
        ),
        (
            {"IT": ["2026-01-01"]},
            {},
            "The calendar 'own' gives '2026-01-01' as a day off of IT: give a date without a time.",
        ),
        (
            {"IT": [datetime(2026, 1, 1)]},
            {},
            "The calendar 'own' gives datetime.datetime(2026, 1, 1, 0, 0) as a day off of IT: "
            "give a date without a time.",
        ),
        (
            {"IT": [date(2026, 1, 1) + timedelta(days=k) for k in range(365)]},
            {},
            "The calendar 'own' gives IT 261 weekdays off in 2026, more than 90: "
            "list the public holidays, not the working days.",
        ),
    ],
)
def test_a_calendar_with_gaps_or_contradictions_is_refused(days_off, bounds, words):
    with pytest.raises(BadCalendar) as refusal:
        Calendar.from_days_off("own", days_off, **bounds)
    assert str(refusal.value) == words


def test_a_calendar_for_a_state_that_is_none_is_refused():
    with pytest.raises(UnknownState) as refusal:
        Calendar.from_days_off("own", {"EL": [on("2026-01-01")]})
    assert str(refusal.value) == (
        "The calendar 'own' names 'EL', which is not a State here. Greece is 'GR' here. "
        f"Use one of {', '.join(STATES)}."
    )


# ------------------------------------------------------------------------------------------------------- the manual


def test_the_page_on_periods_runs():
    result = doctest.testfile(str(ROOT / "docs/law/periods.md"), module_relative=False)
    assert result.attempted > 0 and result.failed == 0
