"""Figures by hand: measures and a table of cells in memory, which answer as the store does."""

from __future__ import annotations

from fairway.observatory.observations import Absent, Cell, Flag, Measure, Table, Unit
from fairway.observatory.spans import Frequency, Period


def measure(name, dimensions=("country",), *, unit=Unit.PERSONS, frequency=Frequency.MONTH, **more):
    return Measure(
        id=name, title=name.capitalize(), unit=unit, frequency=frequency, dimensions=dimensions, publisher="Test", table="t",
        url="", licence="none", **more,
    )  # fmt: skip


class Toy:
    """rows: measure -> list of (*dimensions, period label, value or None[, flag letters])."""

    def __init__(self, measures, rows):
        self.measures = {m.id: m for m in measures}
        self.rows = {name: [self._row(self.measures[name], row) for row in mine] for name, mine in rows.items()}

    @staticmethod
    def _row(what, row):
        width = len(what.dimensions)
        key, period, value, letters = row[:width], Period.read(row[width]), row[width + 1], "".join(row[width + 2 :])
        assert period.frequency is what.frequency, row
        return dict(zip(what.dimensions, key, strict=True)), period, value, frozenset(map(Flag, letters))

    def measure(self, name):
        return self.measures[name]

    def table(self, measure, *, by=(), where=None, first=None, last=None):
        what = self.measures[measure]
        chosen = {d: {v} if isinstance(v, str) else set(v) for d, v in (where or {}).items()}
        cells, there = {}, {}
        for dims, period, value, flags in self.rows.get(measure, ()):
            if any(dims[d] not in values for d, values in chosen.items()):
                continue
            if (first and period.first < first.first) or (last and period.first > last.first):
                continue
            if "country" not in chosen and dims.get("country", "").startswith("EU2"):
                continue
            cells.setdefault((tuple(dims[d] for d in by), period), []).append((value, flags))
            if value is not None:
                there.setdefault(period, set()).add(dims.get("country"))
        expected = what.reporters & chosen.get("country", what.reporters)
        made = {}
        for (key, period), values in cells.items():
            known = [value for value, _ in values if value is not None]
            missing = ()
            if what.reporters and "country" not in by and what.absent is not Absent.ZERO:
                missing = tuple(sorted(expected - there.get(period, set())))
            flags = frozenset().union(*(f for _, f in values))
            if missing or len(known) < len(values):
                flags |= {Flag.MISSING}
            made[key, period] = Cell(sum(known) if known else None, flags, frozenset({f"{measure}@day"}), missing)
        return Table(what, tuple(by), made)
