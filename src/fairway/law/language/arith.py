"""The words of the language on codes (see `encode`): small pure functions of integers.

The scalar form calls them as they stand; the column kernel compiles the same sources, so that there is one definition.
Only the three that look into a calendar, and `months`, have a second body in `kernels` (tables instead of objects)."""

# Written for two compilers: no annotations that numba must not see, no chained helpers that it cannot inline.
from __future__ import annotations

from datetime import date
from typing import Any

UNKNOWN = -(2**63)
OUTSIDE = -(2**63) + 1
NONE = -(2**63) + 2
FIRST_DAY = -719162
LAST_DAY = 2932896
EPOCH = 719163
BIG = 2**31


def worst(a: int, b: int) -> int:
    """What remains of two operands of which at least one is no value: none, else outside, else unknown."""
    if a == NONE or b == NONE:
        return NONE
    if a == OUTSIDE or b == OUTSIDE:
        return OUTSIDE
    return UNKNOWN


def eq(a: int, b: int) -> int:
    """== in three values."""
    if a > NONE and b > NONE:
        return 2 if a == b else 0
    return 0 if a == NONE or b == NONE else 1


def ne(a: int, b: int) -> int:
    """!= in three values (none differs from nothing: the comparison is NO)."""
    if a > NONE and b > NONE:
        return 2 if a != b else 0
    return 0 if a == NONE or b == NONE else 1


def lt(a: int, b: int) -> int:
    """< in three values."""
    if a > NONE and b > NONE:
        return 2 if a < b else 0
    return 0 if a == NONE or b == NONE else 1


def le(a: int, b: int) -> int:
    """<= in three values."""
    if a > NONE and b > NONE:
        return 2 if a <= b else 0
    return 0 if a == NONE or b == NONE else 1


def member(a: int, mask: int) -> int:
    """Whether option a is among those of a bit mask."""
    if a > NONE:
        return 2 if (mask >> a) & 1 else 0
    return 0 if a == NONE else 1


def has(bits: int, place: int) -> int:
    """Whether a set holds the option at a place."""
    if bits > NONE:
        return 2 if (bits >> place) & 1 else 0
    return 0 if bits == NONE else 1


def happened(a: int) -> int:
    """Whether there is a value."""
    return 2 if a > NONE else 0 if a == NONE else 1


def held(number: int) -> int:
    """A number that is not taken for a code: what is below all codes is outside, as in the reference."""
    return number if number > NONE else OUTSIDE


def add(a: int, b: int) -> int:
    """a + b."""
    return held(a + b) if a > NONE and b > NONE else worst(a, b)


def sub(a: int, b: int) -> int:
    """a - b."""
    return held(a - b) if a > NONE and b > NONE else worst(a, b)


def mul(a: int, b: int) -> int:
    """a * b."""
    return held(a * b) if a > NONE and b > NONE else worst(a, b)


def higher(a: int, b: int) -> int:
    """The greater of what exists; unknown if either is unknown."""
    if a > NONE and b > NONE:
        return a if a >= b else b
    if a < NONE or b < NONE:
        return OUTSIDE if a == OUTSIDE or b == OUTSIDE else UNKNOWN
    return b if a == NONE else a


def lower(a: int, b: int) -> int:
    """The smaller of what exists; unknown if either is unknown."""
    if a > NONE and b > NONE:
        return a if a <= b else b
    if a < NONE or b < NONE:
        return OUTSIDE if a == OUTSIDE or b == OUTSIDE else UNKNOWN
    return b if a == NONE else a


def first(a: int, b: int) -> int:
    """a unless there is none."""
    return b if a == NONE else a


def in_years(day: int) -> int:
    """A day of the years 1 to 9999, else outside."""
    return day if FIRST_DAY <= day <= LAST_DAY else OUTSIDE


def plus_days(a: int, n: int) -> int:
    """days(a, n)."""
    return in_years(a + n) if a > NONE and n > NONE else worst(a, n)


def plus_hours(a: int, n: int) -> int:
    """hours(a, n), on seconds."""
    if a <= NONE or n <= NONE:
        return worst(a, n)
    instant = a + 3600 * n
    return instant if FIRST_DAY * 86400 <= instant < (LAST_DAY + 1) * 86400 else OUTSIDE


# Fractions: pairs in lowest terms. (0, 0) unknown, (1, 0) outside, (2, 0) none.


def gcd(a: int, b: int) -> int:
    """Euclid, for both compilers."""
    while b:
        a, b = b, a % b
    return a


def code(x: tuple[int, int]) -> int:
    """The code of a pair that is no value."""
    return UNKNOWN if x[0] == 0 else OUTSIDE if x[0] == 1 else NONE


def pair(c: int) -> tuple[int, int]:
    """The pair of a code that is no value."""
    return (0, 0) if c == UNKNOWN else (1, 0) if c == OUTSIDE else (2, 0)


def fraction(a: int) -> tuple[int, int]:
    """A whole number as a fraction."""
    return (a, 1) if a > NONE else pair(a)


def lowest(n: int, d: int) -> tuple[int, int]:
    """n / d in lowest terms with a positive denominator. d is not 0."""
    if d < 0:
        n, d = -n, -d
    g = gcd(n if n >= 0 else -n, d)
    return (n // g, d // g)


def fworst(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """As `worst`."""
    a = 0 if x[1] else code(x)
    b = 0 if y[1] else code(y)
    return pair(worst(a, b))


def flt(x: tuple[int, int], y: tuple[int, int]) -> int:
    """< in three values."""
    if x[1] and y[1]:
        return 2 if x[0] * y[1] < y[0] * x[1] else 0
    return 0 if (x[1] == 0 and x[0] == 2) or (y[1] == 0 and y[0] == 2) else 1


def fle(x: tuple[int, int], y: tuple[int, int]) -> int:
    """<= in three values."""
    if x[1] and y[1]:
        return 2 if x[0] * y[1] <= y[0] * x[1] else 0
    return 0 if (x[1] == 0 and x[0] == 2) or (y[1] == 0 and y[0] == 2) else 1


def feq(x: tuple[int, int], y: tuple[int, int]) -> int:
    """== in three values."""
    if x[1] and y[1]:
        return 2 if x[0] == y[0] and x[1] == y[1] else 0
    return 0 if (x[1] == 0 and x[0] == 2) or (y[1] == 0 and y[0] == 2) else 1


def fne(x: tuple[int, int], y: tuple[int, int]) -> int:
    """!= in three values."""
    if x[1] and y[1]:
        return 0 if x[0] == y[0] and x[1] == y[1] else 2
    return 0 if (x[1] == 0 and x[0] == 2) or (y[1] == 0 and y[0] == 2) else 1


def fadd(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """x + y."""
    return lowest(x[0] * y[1] + y[0] * x[1], x[1] * y[1]) if x[1] and y[1] else fworst(x, y)


def fsub(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """x - y."""
    return lowest(x[0] * y[1] - y[0] * x[1], x[1] * y[1]) if x[1] and y[1] else fworst(x, y)


def fmul(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """x * y."""
    return lowest(x[0] * y[0], x[1] * y[1]) if x[1] and y[1] else fworst(x, y)


def fdiv(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """x / y; none where y is 0."""
    if x[1] and y[1]:
        return lowest(x[0] * y[1], x[1] * y[0]) if y[0] else (2, 0)
    return fworst(x, y)


def fhigher(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """As `higher`."""
    if x[1] and y[1]:
        return x if x[0] * y[1] >= y[0] * x[1] else y
    if (x[1] == 0 and x[0] < 2) or (y[1] == 0 and y[0] < 2):
        return (1, 0) if (x[1] == 0 and x[0] == 1) or (y[1] == 0 and y[0] == 1) else (0, 0)
    return y if x[1] == 0 else x


def flower(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """As `lower`."""
    if x[1] and y[1]:
        return x if x[0] * y[1] <= y[0] * x[1] else y
    if (x[1] == 0 and x[0] < 2) or (y[1] == 0 and y[0] < 2):
        return (1, 0) if (x[1] == 0 and x[0] == 1) or (y[1] == 0 and y[0] == 1) else (0, 0)
    return y if x[1] == 0 else x


def ffirst(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """As `first`."""
    return y if x[1] == 0 and x[0] == 2 else x


def fhappened(x: tuple[int, int]) -> int:
    """As `happened`."""
    return 2 if x[1] else 0 if x[0] == 2 else 1


def fup(x: tuple[int, int]) -> int:
    """round_up."""
    return held(-((-x[0]) // x[1])) if x[1] else code(x)


def fdown(x: tuple[int, int]) -> int:
    """round_down."""
    return held(x[0] // x[1]) if x[1] else code(x)


def quotient_down(a: int, b: int) -> int:
    """round_down(a / b) of whole numbers, without the fraction in between."""
    if a <= NONE or b <= NONE:
        return worst(a, b)
    return held(a // b) if b else NONE


def quotient_up(a: int, b: int) -> int:
    """round_up(a / b) of whole numbers."""
    if a <= NONE or b <= NONE:
        return worst(a, b)
    return held(-(-a // b)) if b else NONE


# Month arithmetic and calendars: the scalar bodies. `kernels` has its own four.


def plus_months(a: int, n: int) -> int:
    """months(a, n), with the day clamped to the length of the month."""
    if a <= NONE or n <= NONE:
        return worst(a, n)
    day = date.fromordinal(a + EPOCH)
    month0 = day.year * 12 + day.month - 1 + n
    year, month = month0 // 12, month0 % 12 + 1
    if not 1 <= year <= 9999:
        return OUTSIDE
    last = 28 if day.day <= 28 else _length(year, month)
    return date(year, month, day.day if day.day <= last else last).toordinal() - EPOCH


def _length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def plus_working_days(a: int, n: int, s: int, cal: Any) -> int:
    """working_days(a, n) in the State with code s."""
    if a <= NONE or n <= NONE or s <= NONE:
        return worst(worst(a, n) if a <= NONE or n <= NONE else 0, s)
    row = cal.rows(s)
    i = a - cal.first_day
    if row is None or not 0 <= i < cal.n_days:
        return OUTSIDE
    if n == 0:
        return a
    reached = row.count[i]
    k = reached + n - 1 if n > 0 else reached + n - (1 if row.roll[i] == 0 else 0)
    return row.nth[k] if 0 <= k < row.count[-1] else OUTSIDE


def roll(end: int, s: int, cal: Any) -> int:
    """The next working day, the day itself included."""
    if end <= NONE or s <= NONE:
        return worst(end, s)
    row = cal.rows(s)
    i = end - cal.first_day
    if row is None or not 0 <= i < cal.n_days or row.roll[i] == 255:
        return OUTSIDE
    return end + int(row.roll[i])


def last_day(start: int, end: int, s: int, two: int, cal: Any) -> int:
    """The last day of a period from start to end; two: whether it must hold two working days."""
    if end <= NONE or s <= NONE:
        return worst(end, s)
    if end < start:
        return end
    if not two:
        offsets = cal.offsets[s]
        i = end - cal.first_day
        if offsets is not None and 0 <= i < cal.n_days and offsets[i] != 255:
            return end + int(offsets[i])
        return roll(end, s, cal)
    if end - start >= 2:
        second = plus_working_days(start, 2, s, cal)
        if second == OUTSIDE:
            return OUTSIDE
        if second > end:
            end = second
    return roll(end, s, cal)
