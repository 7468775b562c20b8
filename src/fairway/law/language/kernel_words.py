"""The words of the language on columns: `arith` once more, for loops that the compiler turns into vector instructions.

Nothing here branches: both sides of a choice are computed and one is picked, so that 16 to 64 rows pass in one step. Codes
keep the width of their column: the three lowest codes of 8, 16, 32 or 64 bits stand for unknown, outside and none, and the
argument `none` says which width it is. Yes/no is -1, 0, 1, 2 as in `encode`. Fractions are pairs, as in `arith`."""

# Compiled by numba together with the kernels that use them; no annotations that numba must not see.
from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

i8, i16, i32, i64, u8, u64 = np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint64
f32 = np.float32
NO_SUCH, NO, MAYBE, YES = i8(-1), i8(0), i8(1), i8(2)
UNKNOWN8, OUTSIDE8, NONE8 = i8(-128), i8(-127), i8(-126)
UNKNOWN16, OUTSIDE16, NONE16 = i16(-(2**15)), i16(-(2**15) + 1), i16(-(2**15) + 2)
UNKNOWN32, OUTSIDE32, NONE32 = i32(-(2**31)), i32(-(2**31) + 1), i32(-(2**31) + 2)
UNKNOWN64, OUTSIDE64, NONE64 = i64(-(2**63)), i64(-(2**63) + 1), i64(-(2**63) + 2)
FIRST_DAY, LAST_DAY = i64(-719162), i64(2932896)
FIRST_SECOND, LAST_SECOND = FIRST_DAY * 86400, LAST_DAY * 86400 + 86399
MARCH_1900, END_2199, MARCH_2100 = i32(-25508), i32(84005), i32(73049)
BEYOND_MONTHS = i32(2**31 - 1)
EXACT = 9007199254740992.0  # 2**53
FAR = i64(4_000_000)  # more days, or months, than ten thousand years have
SAFE = 4.0e18  # below 2**62, so that a sum of two such products still fits in 64 bits
TOO_LARGE, BEYOND_CALENDAR = u8(1), u8(2)

word = njit(nogil=True, error_model="numpy", forceinline=True)


# Yes, no and unknown


@word
def truth(a: Any) -> Any:
    """A yes/no value where a condition is asked for: none counts as no."""
    return NO if a < NO else a


@word
def negate(a: Any) -> Any:
    """Kleene's not."""
    return i8(YES - a)


@word
def both(a: Any, b: Any) -> Any:
    """Kleene's and."""
    return a if a < b else b


@word
def either(a: Any, b: Any) -> Any:
    """Kleene's or."""
    return a if a > b else b


@word
def defeat(value: Any, bars: Any) -> Any:
    """A yes/no value under a safeguard; none stays none."""
    left = i8(YES - bars)
    return left if (left < value) & (value > NO) else value


@word
def pick(holds: Any, new: Any, old: Any, unknown: Any) -> Any:
    """One branch of a rule: its value where it holds, the rest where not; where unknown, what both agree on."""
    rest = old if (holds == NO) | (new == old) else unknown
    return new if holds == YES else rest


# Comparing


@word
def eq(a: Any, b: Any, none: Any) -> Any:
    """== in three values."""
    open_ = MAYBE if ((a < none) | (b < none)) & (a != none) & (b != none) else NO
    return YES if (a == b) & (a > none) else open_


@word
def ne(a: Any, b: Any, none: Any) -> Any:
    """!= in three values."""
    open_ = MAYBE if ((a < none) | (b < none)) & (a != none) & (b != none) else NO
    return YES if (a != b) & (a > none) & (b > none) else open_


@word
def lt(a: Any, b: Any, none: Any) -> Any:
    """< in three values."""
    open_ = MAYBE if ((a < none) | (b < none)) & (a != none) & (b != none) else NO
    return YES if (a < b) & (a > none) else open_


@word
def le(a: Any, b: Any, none: Any) -> Any:
    """<= in three values."""
    open_ = MAYBE if ((a < none) | (b < none)) & (a != none) & (b != none) else NO
    return YES if (a <= b) & (a > none) else open_


@word
def listed(a: Any, lists: Any, start: Any, none: Any) -> Any:
    """Whether an option is in a list that is kept as one byte an option, from `start` on."""
    held = lists[u64(start) + u64(a if a > none else 0)]
    open_ = MAYBE if a < none else NO
    return YES if (held != 0) & (a > none) else open_


@word
def has(bits: Any, place: Any) -> Any:
    """Whether a set holds the option at a place."""
    open_ = MAYBE if bits < NONE64 else NO
    return YES if (bits > NONE64) & (((bits >> place) & 1) != 0) else open_


@word
def happened(a: Any, none: Any) -> Any:
    """Whether there is a value."""
    open_ = NO if a == none else MAYBE
    return YES if a > none else open_


@word
def higher(a: Any, b: Any, none: Any) -> Any:
    """The greater of what exists; unknown if either is unknown."""
    small, great = (a if a < b else b), (a if a > b else b)
    return small if small < none else great


@word
def lower(a: Any, b: Any, none: Any) -> Any:
    """The smaller of what exists; unknown if either is unknown."""
    small, great = (a if a < b else b), (a if a > b else b)
    return great if small == none else small


@word
def first(a: Any, b: Any, none: Any) -> Any:
    """a unless there is none."""
    return b if a == none else a


@word
def since(anchor: Any, day: Any, new: Any, old: Any) -> Any:
    """The later value of a dated number from its day on."""
    return new if anchor >= day else old


@word
def anchored(anchor: Any, value: Any, unknown: Any) -> Any:
    """A dated number: unknown while its anchor is."""
    return unknown if anchor < NONE32 else value


# Whole numbers


@word
def worst(a: Any, b: Any) -> Any:
    """What remains of two whole numbers of which at least one is no value: none, else outside, else unknown."""
    open_ = OUTSIDE64 if (a == OUTSIDE64) | (b == OUTSIDE64) else UNKNOWN64
    return NONE64 if (a == NONE64) | (b == NONE64) else open_


@word
def add(a: Any, b: Any) -> Any:
    """a + b; outside where it may not fit in 64 bits."""
    total = a + b if abs(float(a) + float(b)) < SAFE else OUTSIDE64
    return total if (a > NONE64) & (b > NONE64) else worst(a, b)


@word
def sub(a: Any, b: Any) -> Any:
    """a - b; outside where it may not fit in 64 bits."""
    total = a - b if abs(float(a) - float(b)) < SAFE else OUTSIDE64
    return total if (a > NONE64) & (b > NONE64) else worst(a, b)


@word
def mul(a: Any, b: Any) -> Any:
    """a * b; outside where it may not fit in 64 bits."""
    total = a * b if abs(float(a) * float(b)) < SAFE else OUTSIDE64
    return total if (a > NONE64) & (b > NONE64) else worst(a, b)


# Periods


@word
def near(n: Any) -> Any:
    """A length, cut to what can still matter."""
    return (FAR if n > FAR else n) if n > -FAR else -FAR


@word
def day_or_worst(day: Any, a: Any, n: Any) -> Any:
    """The day if start and length are values and it lies in the years 1 to 9999."""
    inside = i32(day) if (day >= FIRST_DAY) & (day <= LAST_DAY) else OUTSIDE32
    open_ = OUTSIDE32 if (a == OUTSIDE32) | (n == OUTSIDE64) else UNKNOWN32
    gone = NONE32 if (a == NONE32) | (n == NONE64) else open_
    return inside if (a > NONE32) & (n > NONE64) else gone


@word
def plus_days(a: Any, n: Any) -> Any:
    """days(a, n)."""
    return day_or_worst(i64(a) + near(n), a, n)


@word
def plus_weeks(a: Any, n: Any) -> Any:
    """weeks(a, n)."""
    return day_or_worst(i64(a) + 7 * near(n), a, n)


@word
def plus_hours(a: Any, n: Any) -> Any:
    """hours(a, n), on seconds."""
    hours = n if abs(float(n)) < 1.0e9 else i64(1_000_000_000)
    instant = a + 3600 * hours if a > NONE64 else i64(0)
    inside = instant if (instant >= FIRST_SECOND) & (instant <= LAST_SECOND) else OUTSIDE64
    return inside if (a > NONE64) & (n > NONE64) else worst(a, n)


@word
def plus_months(a: Any, n: Any) -> Any:
    """months(a, n) for days from 1 March 1900 to 31 December 2199; elsewhere BEYOND_MONTHS, and the row is computed again.

    In those years the only leap day that the four-year cycle has too many is 29 February 2100. Everything fits in 32 bits, so
    that 16 rows pass in one step; numba widens every sum, so each is cut back at once. The year begins in March. One
    condition a statement: of nested ones the compiler makes jumps, which is seven times slower."""
    known = (a >= MARCH_1900) & (a <= END_2199)
    day = i32(a - MARCH_1900) if known else i32(0)
    day = i32(day + i32(1)) if day >= MARCH_2100 else day
    n1 = i32(i32(day * i32(4)) + i32(3))
    year = i32((f32(n1) + f32(0.5)) * f32(1 / 1461))  # exact: n1 < 2**19
    n3 = i32(i32(i32(2141) * i32(i32(n1 - i32(year * i32(1461))) >> i32(2))) + i32(197913))
    of_month = i32(i32(i32(n3 & i32(65535)) * i32(31345)) >> i32(26))  # / 2141, from 0
    count = i32(i32(i32(year * i32(12)) + i32(n3 >> i32(16))) - i32(1))  # months since January 1900
    short = i32(n) if (n > -5000) & (n < 5000) else i32(-5000)
    later = i32(count + short)
    inside = known & (later >= i32(2)) & (later < i32(3600))
    later = later if inside else i32(2)
    year = i32((f32(later) + f32(0.5)) * f32(1 / 12))
    month = i32(i32(later - i32(year * i32(12))) + i32(1))
    leap = (i32(year & i32(3)) == i32(0)) & (year != i32(200)) & (year != i32(0))
    february = i32(28) if leap else i32(27)
    other = i32(i32(29) + i32(i32(month ^ i32(month >> i32(3))) & i32(1)))
    last = february if month == i32(2) else other
    of_month = last if of_month > last else of_month
    early = month <= i32(2)
    year = i32(year - i32(1)) if early else year
    month = i32(month + i32(12)) if early else month
    found = i32(i32(i32(i32(1461) * year) >> i32(2)) + i32(i32(i32(i32(979) * month) - i32(2919)) >> i32(5)))
    found = i32(found - i32(1)) if year >= i32(200) else found
    found = i32(i32(found + of_month) + MARCH_1900)
    found = found if inside else BEYOND_MONTHS
    open_ = OUTSIDE32 if (a == OUTSIDE32) | (n == OUTSIDE64) else UNKNOWN32
    gone = NONE32 if (a == NONE32) | (n == NONE64) else open_
    return found if (a > NONE32) & (n > NONE64) else gone


# Rounding a quotient


@word
def quotient_down(a: Any, b: Any) -> Any:
    """round_down(a / b) of whole numbers, without the fraction in between; outside from 2**53 on, where floats grow coarse."""
    inside = (abs(float(a)) < EXACT) & (abs(float(b)) < EXACT)
    top = a if inside else i64(0)
    bottom = b if inside & (b != 0) else i64(1)
    top = -top if bottom < 0 else top
    bottom = abs(bottom)
    guess = i64(np.floor(float(top) / float(bottom)))
    rest = top - guess * bottom
    guess = guess - 1 if rest < 0 else guess
    guess = guess + 1 if rest >= bottom else guess
    found = guess if inside else OUTSIDE64
    found = NONE64 if b == 0 else found
    return found if (a > NONE64) & (b > NONE64) else worst(a, b)


@word
def quotient_up(a: Any, b: Any) -> Any:
    """round_up(a / b) of whole numbers."""
    known = (a > NONE64) & (b > NONE64)
    down = quotient_down(-a if known else a, b)
    return -down if down > NONE64 else down


# Days off. `roll`, `count`, `nth`: the tables of `Calendar`, one row a State; `first`: their first day; `days`: their length


@word
def day_off_worst(end: Any, state: Any) -> Any:
    """What remains of a day and a State of which at least one is no value."""
    open_ = OUTSIDE32 if (end == OUTSIDE32) | (state == OUTSIDE8) else UNKNOWN32
    return NONE32 if (end == NONE32) | (state == NONE8) else open_


@word
def roll(end: Any, state: Any, table: Any, first: Any, days: Any) -> Any:
    """The next working day, the day itself included."""
    known = (end > NONE32) & (state > NONE8)
    at = i64(end) - first
    inside = known & (at >= 0) & (at < days)
    offset = table[u64(i64(state) * days + at if inside else 0)]
    found = i32(end + offset) if inside & (offset != 255) else OUTSIDE32
    return found if known else day_off_worst(end, state)


@word
def plus_working_days(a: Any, n: Any, state: Any, table: Any, count: Any, nth: Any, first: Any, days: Any) -> Any:
    """working_days(a, n) in a State."""
    known = (a > NONE32) & (n > NONE64) & (state > NONE8)
    at = i64(a) - first
    inside = known & (at >= 0) & (at < days)
    row = i64(state) * days if inside else i64(0)
    at = at if inside else i64(0)
    on_working_day = i64(1) if table[u64(row + at)] == 0 else i64(0)
    steps = near(n)
    k = i64(count[u64(row + at)]) + (steps - 1 if steps > 0 else steps - on_working_day)
    there = inside & (k >= 0) & (k < count[u64(row + days - 1)])
    found = nth[u64(row + (k if there else 0))] if there else OUTSIDE32
    found = a if inside & (n == 0) & (count[u64(row)] >= 0) else found
    open_ = OUTSIDE32 if (a == OUTSIDE32) | (n == OUTSIDE64) | (state == OUTSIDE8) else UNKNOWN32
    gone = NONE32 if (a == NONE32) | (n == NONE64) | (state == NONE8) else open_
    return found if known else gone


@word
def last_day(start: Any, end: Any, state: Any, table: Any, first: Any, days: Any) -> Any:
    """The last day of a period from start to end: rolled, unless it was counted backwards."""
    rolled = roll(end, state, table, first, days)
    return end if (end > NONE32) & (state > NONE8) & (end < start) else rolled


@word
def last_day_of_two(start: Any, end: Any, state: Any, table: Any, count: Any, nth: Any, first: Any, days: Any) -> Any:
    """As `last_day`, for a period that must hold two working days if it has two days."""
    second = plus_working_days(start, i64(2), state, table, count, nth, first, days)
    asked = (end > NONE32) & (state > NONE8) & (i64(end) - i64(start) >= 2)
    later = second if (second > end) | (second == OUTSIDE32) else end
    return last_day(start, later if asked else end, state, table, first, days)


# What a row must be marked with


@word
def mark(value: Any, outside: Any, flag: Any) -> Any:
    """The flag where a value is outside."""
    return flag if value == outside else u8(0)


@word
def mark_open(answer: Any, value: Any) -> Any:
    """The flag of a yes/no answer that is open because a day lies outside the calendar."""
    return BEYOND_CALENDAR if (answer == MAYBE) & (value == OUTSIDE32) else u8(0)
