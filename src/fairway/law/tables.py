"""Tables in and out: Arrow arrays to the codes of the column form, and back. Checked here, once, as `door` checks one case.

Whatever cannot be read at a glance (text, decimals, lists) is read once for each different value, by `door.read_value`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fairway.errors import BadFact
from fairway.law.door import EARLIEST, LARGEST, LATEST, read_value
from fairway.law.language.columns import codes_of, from_scalar
from fairway.law.language.declare import Fact
from fairway.law.language.encode import EPOCH, encode
from fairway.law.language.loops import width
from fairway.law.language.types import UNKNOWN, Kind, Type, Whole

Codes = NDArray[Any]
FIRST, LAST = EARLIEST.toordinal() - EPOCH, LATEST.toordinal() - EPOCH
NEVER = date(9999, 12, 31).toordinal() - EPOCH
DAY = 86400
INSTANT = pa.timestamp("s", "UTC")
DENOMINATOR = "__den"
DOES_NOT_EXIST = "__none"


@dataclass
class Door:
    """Where rows are refused: the first one at once, or all of them marked.

    label   the file, for messages
    first   the number of the chunk's first row, counted from 0 (people count from 1: messages say so)
    marked  pairs of row numbers and what is wrong with them"""

    raising: bool
    label: str = ""
    first: int = 0
    marked: list[tuple[Codes, str]] = field(default_factory=list)

    def refuse(self, rows: Codes, why: str, error: type[Exception] = BadFact) -> None:
        """Rows of the chunk that are refused, for one reason."""
        numbers = np.asarray(rows, np.int64) + self.first
        if self.raising:
            raise error(f"{self.label}row {numbers[0] + 1}: {why}")
        self.marked.append((numbers, why))


# in


def read_column(fact: Fact, column: Any, below: Any | None, places: Sequence[Codes], door: Door) -> None:
    """Write the codes of a fact's column (below: its denominators) to their places. What is refused becomes unknown."""
    n = len(column)
    reader = _READERS.get(fact.type.kind)
    quick = reader is not None and reader(fact, column, below, [p[:n] for p in places], door)
    if not quick:
        _read_each(fact, column, [p[:n] for p in places], door)


def _read_each(fact: Fact, column: Any, places: Sequence[Codes], door: Door) -> None:
    """Any type, by its different values: each is read once, as the door reads it for one case."""
    column = column if isinstance(column, pa.Array) else pa.array(column, from_pandas=True)
    _check_type(fact, column.type)
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        distinct, where = _distinct_lists(column)
    else:
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        distinct = [str(v) if isinstance(v, Decimal) else v for v in coded.dictionary.to_pylist()]
        where = coded.indices.cast(pa.int64()).fill_null(len(distinct)).to_numpy(zero_copy_only=False)
    blank = from_scalar(encode(UNKNOWN, fact.type), fact.type)
    assert blank is not None
    codes = [blank] * (len(distinct) + 1)
    for i, value in enumerate(distinct):
        try:
            codes[i] = from_scalar(encode(read_value(fact, value), fact.type), fact.type) or blank
        except BadFact as refusal:
            rows = np.nonzero(where == i)[0]
            if len(rows):
                door.refuse(rows, str(refusal))
    for place, part in zip(places, zip(*codes, strict=True), strict=True):
        place[:] = np.array(part, place.dtype)[where]


def _distinct_lists(column: Any) -> tuple[list[Any], Codes]:
    seen: dict[Any, int] = {}
    keys = [None if row is None else tuple(sorted(map(str, row))) for row in column.to_pylist()]
    for key in keys:
        if key is not None:
            seen.setdefault(key, len(seen))
    return [list(key) for key in seen], np.array([len(seen) if k is None else seen[k] for k in keys], np.int64)


def _check_type(fact: Fact, kind: Any) -> None:
    """Refuse a column whose type cannot hold the fact, with the mend."""
    t = pa.types
    if t.is_dictionary(kind):
        return _check_type(fact, kind.value_type)
    text = t.is_string(kind) or t.is_large_string(kind) or t.is_string_view(kind)
    good = {
        Kind.BOOL: t.is_boolean(kind),
        Kind.DATE: t.is_date(kind) or t.is_timestamp(kind) or text,
        Kind.INSTANT: t.is_timestamp(kind) or text,
        Kind.WHOLE: t.is_integer(kind),
        Kind.FRACTION: t.is_integer(kind) or t.is_decimal(kind) or text,
        Kind.CHOICE: text,
        Kind.CHOICES: t.is_list(kind) or t.is_large_list(kind),
    }[fact.type.kind]
    if good or t.is_null(kind):
        return None
    mend = _MENDS[fact.type.kind]
    if t.is_floating(kind) and fact.type.kind is Kind.FRACTION:
        mend = f"such numbers are not exact: {mend}"
    if t.is_floating(kind) and fact.type.kind is Kind.WHOLE:
        mend += "; in pandas the dtype 'Int64' keeps empty cells without making floats of the rest"
    _wrong(fact, kind, mend)


_MENDS = {
    Kind.BOOL: "give true, false, and null for unknown",
    Kind.DATE: "give calendar days (type date32), or text such as 2026-07-13",
    Kind.INSTANT: "give timestamps with a time zone, or text such as 2026-07-13T10:00Z",
    Kind.WHOLE: "give whole numbers (type int64)",
    Kind.FRACTION: f"give whole numbers, text such as 1/5, decimals, or a pair of columns x and x{DENOMINATOR}",
    Kind.CHOICE: "give its options as text",
    Kind.CHOICES: "give lists of its options",
}


def _wrong(fact: Fact, kind: Any, mend: str) -> NoReturn:
    raise BadFact(f"column '{fact.name}' has the type {kind}, the fact is a {fact.type.kind.value}: {mend}.")


def _valid(column: Any) -> Codes | None:
    """True where there is a value; None if there is one everywhere."""
    if not isinstance(column, pa.Array) or column.null_count == 0:
        return None
    return column.is_valid().to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def _numbers(column: Any, kind: Any) -> Codes:
    """The plain numbers behind an Arrow array; what stands in the place of a null is anything."""
    plain = np.dtype(kind.to_pandas_dtype())
    return np.frombuffer(column.buffers()[1], plain, len(column), column.offset * plain.itemsize)


def _read_bool(fact: Fact, column: Any, _: Any, places: Sequence[Codes], door: Door) -> bool:
    del door
    (place,) = places
    if isinstance(column, np.ndarray):
        if column.dtype != np.bool_:
            return False
        np.left_shift(column.view(np.int8), 1, out=place)
        return True
    _check_type(fact, column.type)
    if not pa.types.is_boolean(column.type):
        return False
    bits = np.frombuffer(column.buffers()[1], np.uint8, (column.offset % 8 + len(column) + 7) // 8, column.offset // 8)
    values = np.unpackbits(bits, bitorder="little")[column.offset % 8 :][: len(column)]
    np.left_shift(values.view(np.int8), 1, out=place)
    valid = _valid(column)
    if valid is not None:
        place[~valid] = 1
    return True


def _read_date(fact: Fact, column: Any, _: Any, places: Sequence[Codes], door: Door) -> bool:
    (place,) = places
    if isinstance(column, np.ndarray):
        if column.dtype.kind != "M":
            return False
        days = column.astype("datetime64[D]")
        if days.dtype != column.dtype:
            _require_midnight(fact, (column != days) & ~np.isnat(column), door)
        missing = np.isnat(days)
        values, valid = days.view(np.int64), ~missing if missing.any() else None
    else:
        _check_type(fact, column.type)
        if pa.types.is_timestamp(column.type):
            if column.type.tz is not None:
                _wrong(
                    fact, column.type, "a calendar day has no time zone: give the day of the authority (type date32)"
                )
            whole = column.cast(pa.date32(), safe=False)
            off = pc.fill_null(pc.not_equal(whole.cast(column.type), column), False)
            _require_midnight(fact, off.to_numpy(zero_copy_only=False), door)
            column = whole
        elif pa.types.is_date64(column.type):
            column = column.cast(pa.date32())
        if not pa.types.is_date32(column.type):
            return False
        values, valid = _numbers(column, pa.int32()), _valid(column)
    _place_checked(fact, values, valid, place, (FIRST, LAST), NEVER, door, lambda v: date.fromordinal(v + EPOCH))
    return True


def _require_midnight(fact: Fact, off: Codes, door: Door) -> None:
    """Refused at once: the whole column is of the wrong kind."""
    if off.any():
        row = door.first + int(np.argmax(off)) + 1
        raise BadFact(
            f"column '{fact.name}', row {row}: a date with a time of day. Give the calendar day of the authority (type "
            "date32): in another time zone it is another day."
        )


def _read_instant(fact: Fact, column: Any, _: Any, places: Sequence[Codes], door: Door) -> bool:
    if isinstance(column, np.ndarray):
        if column.dtype.kind == "M":
            raise BadFact(f"column '{fact.name}' holds times without a time zone: {_MENDS[Kind.INSTANT]}.")
        return False
    _check_type(fact, column.type)
    if not pa.types.is_timestamp(column.type):
        return False
    if column.type.tz is None:
        _wrong(fact, column.type, _MENDS[Kind.INSTANT])
    per_second = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[column.type.unit]
    values = _numbers(column, pa.int64()) // per_second
    values = np.where(values // DAY == NEVER, NEVER * DAY, values)
    limits = (FIRST * DAY, LAST * DAY + DAY - 1)
    _place_checked(
        fact, values, _valid(column), places[0], limits, NEVER * DAY, door, lambda v: datetime.fromtimestamp(v, UTC)
    )
    return True


def _read_whole(fact: Fact, column: Any, _: Any, places: Sequence[Codes], door: Door) -> bool:
    if isinstance(column, np.ndarray):
        if column.dtype.kind not in "iu":
            return False
        values, valid = column, None
    else:
        _check_type(fact, column.type)
        if not pa.types.is_integer(column.type):
            return False
        values, valid = _numbers(column, column.type), _valid(column)
    low = -LARGEST if fact.minimum is None else int(fact.minimum)
    high = LARGEST if fact.maximum is None else int(fact.maximum)
    _place_checked(fact, values, valid, places[0], (low, high), None, door, int)
    return True


def _place_checked(
    fact: Fact,
    values: Codes,
    valid: Codes | None,
    place: Codes,
    limits: tuple[int, int],
    never: int | None,
    door: Door,
    back: Callable[[Any], Any],
) -> None:
    """Values to codes: nulls to unknown, the far end of time to none, and what lies outside the limits to the door."""
    place[:] = values
    if len(values) == 0 or (valid is None and int(values.min()) >= limits[0] and int(values.max()) <= limits[1]):
        return
    unknown, _, none = codes_of(fact.type)
    there = np.ones(len(values), bool) if valid is None else valid
    outside = there & ((values < limits[0]) | (values > limits[1]))
    if never is not None:
        gone = there & (values == never)
        outside &= ~gone
        place[gone] = none
    place[~there | outside] = unknown
    for value in np.unique(values[outside]).tolist():
        rows = np.nonzero(outside & (values == value))[0]
        try:
            read_value(fact, back(value))
        except BadFact as refusal:
            door.refuse(rows, str(refusal))
        except (OverflowError, ValueError):
            door.refuse(rows, f"{fact.name}: there is no such day. Dates lie between {EARLIEST} and {LATEST}.")


def _read_fraction(fact: Fact, column: Any, below: Any, places: Sequence[Codes], door: Door) -> bool:
    top, bottom = places
    whole = replace(fact, type=Whole, minimum=None, maximum=None)
    given = column.dtype.kind in "iu" if isinstance(column, np.ndarray) else pa.types.is_integer(column.type)
    if not given:
        if below is not None:
            raise BadFact(
                f"column '{fact.name}{DENOMINATOR}' goes with whole numbers in '{fact.name}', which holds others."
            )
        return False
    unknown = codes_of(Whole)[0]
    _read_whole(whole, column, None, [top], door)
    bottom[:] = 1
    if below is not None and not _read_whole(replace(whole, name=fact.name + DENOMINATOR), below, None, [bottom], door):
        raise BadFact(f"column '{fact.name}{DENOMINATOR}': give whole numbers.")
    missing = (top == unknown) | (bottom == unknown)
    zero = (bottom == 0) & ~missing
    if zero.any():
        door.refuse(np.nonzero(zero)[0], f"{fact.name}: the denominator is 0. Leave it empty if it is unknown.")
    missing |= zero
    top[missing], bottom[missing] = 0, 1
    divisor = np.gcd(top, bottom) * np.sign(bottom)
    np.floor_divide(top, divisor, out=top)
    np.floor_divide(bottom, divisor, out=bottom)
    missing |= _outside_the_law(fact, top, bottom, ~missing, door)
    top[missing] = bottom[missing] = 0
    return True


def _outside_the_law(fact: Fact, top: Codes, bottom: Codes, there: Codes, door: Door) -> Codes:
    """Fractions outside the interval that the law allows. Numbers up to 2**53 and bounds of small terms: products fit."""
    bad = np.zeros(len(top), bool)
    for bound, low in ((fact.minimum, True), (fact.maximum, False)):
        if bound is not None:
            exact = Fraction(bound)
            one, two = top * exact.denominator, exact.numerator * bottom
            bad |= there & ((one < two) if low else (one > two))
    for row in np.nonzero(bad)[0].tolist():
        try:
            read_value(fact, Fraction(int(top[row]), int(bottom[row])))
        except BadFact as refusal:
            door.refuse(np.array([row]), str(refusal))
    return bad


_READERS: dict[Kind, Callable[..., bool]] = {
    Kind.BOOL: _read_bool,
    Kind.DATE: _read_date,
    Kind.INSTANT: _read_instant,
    Kind.WHOLE: _read_whole,
    Kind.FRACTION: _read_fraction,
}


# out


def write_columns(rule: str, kind: Type, columns: Sequence[Codes], blank: Codes | None) -> dict[str, Any]:
    """A rule's codes as Arrow arrays by column name. blank: rows that get no answer at all."""
    codes = columns[0]
    unknown, outside, none = codes_of(kind)
    if kind.kind is Kind.FRACTION:
        there, gone = columns[1] != 0, (columns[1] == 0) & (codes == 2)
    else:
        gone = codes == none
        there = (codes != unknown) & (codes != outside) & ~gone
    if blank is not None:
        gone, there = gone & ~blank, there & ~blank
    exists = {f"{rule}{DOES_NOT_EXIST}": _bits(gone)}
    match kind.kind:
        case Kind.BOOL:
            return {rule: _bits(codes == 2, there)} | exists
        case Kind.DATE:
            return {rule: _plain(pa.date32(), np.where(gone, np.int32(NEVER), codes), there | gone)}
        case Kind.INSTANT:
            return {rule: _plain(INSTANT, np.where(gone, np.int64(NEVER * DAY), codes), there | gone)}
        case Kind.CHOICE:
            return {rule: _options(kind, codes, gone, there)}
        case Kind.CHOICES:
            return {rule: _sets(kind, codes, there)} | exists
        case Kind.WHOLE:
            return {rule: _plain(pa.int64(), codes.copy(), there)} | exists
        case _:
            parts = (rule, f"{rule}{DENOMINATOR}")
            made = {part: _plain(pa.int64(), c.copy(), there) for part, c in zip(parts, columns, strict=True)}
            return made | exists


def _pack(flags: Codes) -> Any:
    return pa.py_buffer(np.packbits(flags, bitorder="little"))


def _bits(values: Codes, valid: Codes | None = None) -> Any:
    return pa.Array.from_buffers(pa.bool_(), len(values), [None if valid is None else _pack(valid), _pack(values)])


def _plain(kind: Any, values: Codes, valid: Codes) -> Any:
    return pa.Array.from_buffers(kind, len(values), [_pack(valid), pa.py_buffer(np.ascontiguousarray(values))])


def _options(kind: Type, codes: Codes, gone: Codes, there: Codes) -> Any:
    indices = np.where(gone, codes.dtype.type(len(kind.options)), np.where(there, codes, codes.dtype.type(0)))
    coded = _plain(pa.int8() if width(kind) == 8 else pa.int16(), indices, there | gone)
    return pa.DictionaryArray.from_arrays(coded, pa.array([*kind.options, "none"]))


def _sets(kind: Type, codes: Codes, there: Codes) -> Any:
    patterns, where = np.unique(np.where(there, codes, 0), return_inverse=True)
    lists = [[o for i, o in enumerate(kind.options) if pattern >> i & 1] for pattern in patterns.tolist()]
    return pa.array(lists, pa.list_(pa.string())).take(pa.array(where, mask=~there))


__all__ = ["DENOMINATOR", "DOES_NOT_EXIST", "Codes", "Door", "read_column", "write_columns"]
