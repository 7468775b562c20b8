"""The words on fractions, for the column kernels: pairs with a positive denominator. See `kernel_words`.

A value that a rule keeps is in lowest terms, as in `arith`; on the way to it only what would not fit is reduced, because
Euclid's divisions cost more than all else: a fair share took 54 of the 100 ns of eighteen rules.

Comparisons are exact for all 64-bit numbers. Sums and products that may not fit give outside, and their rows are marked:
the scalar form, whose integers have no end, computes them again."""

# Compiled by numba together with the kernels that use them; no annotations that numba must not see.
from __future__ import annotations

from typing import Any

from fairway.law.language.kernel_words import (
    MAYBE,
    NO,
    NONE32,
    NONE64,
    OUTSIDE64,
    SAFE,
    TOO_LARGE,
    UNKNOWN64,
    YES,
    i64,
    u8,
    u64,
    word,
)

UNKNOWN_PAIR, OUTSIDE_PAIR, NONE_PAIR = (i64(0), i64(0)), (i64(1), i64(0)), (i64(2), i64(0))


@word
def fraction(a: Any) -> Any:
    """A whole number as a fraction."""
    open_ = i64(1) if a == OUTSIDE64 else i64(0)
    gone = i64(2) if a == NONE64 else open_
    return (a if a > NONE64 else gone, i64(1) if a > NONE64 else i64(0))


@word
def code(x: Any) -> Any:
    """The code of a pair that is no value."""
    open_ = UNKNOWN64 if x[0] == 0 else OUTSIDE64
    return NONE64 if x[0] == 2 else open_


@word
def lowest(n: Any, d: Any) -> Any:
    """n / d in lowest terms with a positive denominator. d is not 0."""
    if d < 0:
        n, d = -n, -d
    a, b = abs(n), d
    while b:
        a, b = b, a % b
    return (n // a, d // a)


@word
def signed(n: Any, d: Any) -> Any:
    """n / d with a positive denominator, not in lowest terms."""
    return (-n if d < 0 else n, -d if d < 0 else d)


@word
def reduced(x: Any) -> Any:
    """A pair in lowest terms; what is no value stays."""
    return lowest(x[0], x[1]) if x[1] else x


@word
def fworst(x: Any, y: Any) -> Any:
    """As `worst`."""
    none = ((x[1] == 0) & (x[0] == 2)) | ((y[1] == 0) & (y[0] == 2))
    outside = ((x[1] == 0) & (x[0] == 1)) | ((y[1] == 0) & (y[0] == 1))
    return (i64(2) if none else (i64(1) if outside else i64(0)), i64(0))


@word
def cross(a: Any, b: Any) -> Any:
    """a * b in 128 bits, as a signed upper and an unsigned lower half. b is not negative."""
    mask = u64(0xFFFFFFFF)
    low, high = u64(a) & mask, u64(a) >> u64(32)
    low_b, high_b = u64(b) & mask, u64(b) >> u64(32)
    middle = high * low_b + ((low * low_b) >> u64(32))
    other = low * high_b + (middle & mask)
    upper = high * high_b + (middle >> u64(32)) + (other >> u64(32))
    return (i64(upper) - (b if a < 0 else i64(0)), u64(a) * u64(b))


@word
def less(x: Any, y: Any) -> Any:
    """Whether one known fraction is less than another: exact for all 64-bit numbers."""
    p, q = cross(x[0], y[1]), cross(y[0], x[1])
    return (p[0] < q[0]) | ((p[0] == q[0]) & (p[1] < q[1]))


@word
def alike(x: Any, y: Any) -> Any:
    """Whether two known fractions are one: exact for all 64-bit numbers, in lowest terms or not."""
    p, q = cross(x[0], y[1]), cross(y[0], x[1])
    return (p[0] == q[0]) & (p[1] == q[1])


@word
def fopen(x: Any, y: Any) -> Any:
    """A comparison of two fractions of which at least one is no value."""
    none = ((x[1] == 0) & (x[0] == 2)) | ((y[1] == 0) & (y[0] == 2))
    return NO if none else MAYBE


@word
def flt(x: Any, y: Any) -> Any:
    """< in three values."""
    settled = YES if less(x, y) else NO
    return settled if (x[1] != 0) & (y[1] != 0) else fopen(x, y)


@word
def fle(x: Any, y: Any) -> Any:
    """<= in three values."""
    settled = NO if less(y, x) else YES
    return settled if (x[1] != 0) & (y[1] != 0) else fopen(x, y)


@word
def feq(x: Any, y: Any) -> Any:
    """== in three values."""
    settled = YES if alike(x, y) else NO
    return settled if (x[1] != 0) & (y[1] != 0) else fopen(x, y)


@word
def fne(x: Any, y: Any) -> Any:
    """!= in three values."""
    settled = NO if alike(x, y) else YES
    return settled if (x[1] != 0) & (y[1] != 0) else fopen(x, y)


@word
def fits(a: Any, b: Any) -> Any:
    """Whether a product surely fits in 62 bits."""
    return abs(float(a) * float(b)) < SAFE


@word
def fadd(x: Any, y: Any) -> Any:
    """x + y; outside where it may not fit in 64 bits."""
    if (x[1] == 0) | (y[1] == 0):
        return fworst(x, y)
    if fits(x[0], y[1]) & fits(y[0], x[1]) & fits(x[1], y[1]):
        return (x[0] * y[1] + y[0] * x[1], x[1] * y[1])
    x, y = reduced(x), reduced(y)
    if fits(x[0], y[1]) & fits(y[0], x[1]) & fits(x[1], y[1]):
        return lowest(x[0] * y[1] + y[0] * x[1], x[1] * y[1])
    return OUTSIDE_PAIR


@word
def fsub(x: Any, y: Any) -> Any:
    """x - y; outside where it may not fit in 64 bits."""
    return fadd(x, (-y[0] if y[1] else y[0], y[1]))


@word
def fmul(x: Any, y: Any) -> Any:
    """x * y; outside where it may not fit in 64 bits."""
    if (x[1] == 0) | (y[1] == 0):
        return fworst(x, y)
    if fits(x[0], y[0]) & fits(x[1], y[1]):
        return (x[0] * y[0], x[1] * y[1])
    x, y = reduced(x), reduced(y)
    if fits(x[0], y[0]) & fits(x[1], y[1]):
        return lowest(x[0] * y[0], x[1] * y[1])
    return OUTSIDE_PAIR


@word
def fdiv(x: Any, y: Any) -> Any:
    """x / y; none where y is 0, outside where it may not fit in 64 bits."""
    if (x[1] == 0) | (y[1] == 0):
        return fworst(x, y)
    if y[0] == 0:
        return NONE_PAIR
    if fits(x[0], y[1]) & fits(x[1], y[0]):
        return signed(x[0] * y[1], x[1] * y[0])
    x, y = reduced(x), reduced(y)
    if fits(x[0], y[1]) & fits(x[1], y[0]):
        return lowest(x[0] * y[1], x[1] * y[0])
    return OUTSIDE_PAIR


@word
def fchoose(x: Any, y: Any, take_x: Any) -> Any:
    """The one or the other, or what remains where one of them is no value."""
    x_gone, y_gone = (x[1] == 0) & (x[0] == 2), (y[1] == 0) & (y[0] == 2)
    is_open = ((x[1] == 0) & (x[0] < 2)) | ((y[1] == 0) & (y[0] < 2))
    outside = ((x[1] == 0) & (x[0] == 1)) | ((y[1] == 0) & (y[0] == 1))
    takes = y_gone | (take_x & ~x_gone)
    top, bottom = (x[0] if takes else y[0]), (x[1] if takes else y[1])
    return ((i64(1) if outside else i64(0)) if is_open else top, i64(0) if is_open else bottom)


@word
def fhigher(x: Any, y: Any) -> Any:
    """As `higher`."""
    return fchoose(x, y, less(y, x))


@word
def flower(x: Any, y: Any) -> Any:
    """As `lower`."""
    return fchoose(x, y, less(x, y))


@word
def ffirst(x: Any, y: Any) -> Any:
    """As `first`."""
    gone = (x[1] == 0) & (x[0] == 2)
    return (y[0] if gone else x[0], y[1] if gone else x[1])


@word
def fhappened(x: Any) -> Any:
    """As `happened`."""
    open_ = NO if x[0] == 2 else MAYBE
    return YES if x[1] != 0 else open_


@word
def fup(x: Any) -> Any:
    """round_up."""
    return -((-x[0]) // (x[1] if x[1] else i64(1))) if x[1] else code(x)


@word
def fdown(x: Any) -> Any:
    """round_down."""
    return x[0] // (x[1] if x[1] else i64(1)) if x[1] else code(x)


@word
def fpick(holds: Any, new: Any, old: Any) -> Any:
    """As `pick`, for fractions."""
    stays = (holds == NO) | ((new[0] == old[0]) & (new[1] == old[1]))
    top = old[0] if stays else i64(0)
    bottom = old[1] if stays else i64(0)
    return (new[0] if holds == YES else top, new[1] if holds == YES else bottom)


@word
def fsince(anchor: Any, day: Any, new: Any, old: Any) -> Any:
    """As `since`, for fractions."""
    return (new[0] if anchor >= day else old[0], new[1] if anchor >= day else old[1])


@word
def fanchored(anchor: Any, value: Any) -> Any:
    """As `anchored`, for fractions."""
    return (i64(0) if anchor < NONE32 else value[0], i64(0) if anchor < NONE32 else value[1])


@word
def fmark(x: Any) -> Any:
    """The flag of a fraction that did not fit."""
    return TOO_LARGE if (x[1] == 0) & (x[0] == 1) else u8(0)
