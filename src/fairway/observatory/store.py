"""The store: every release of every measure, and what was known of it on any day.

Files only: a list of releases (`releases.json`) and Parquet tables, read by DuckDB. The packaged figures lie in one such
folder, an operator's own in another; a store reads both. A new release is written beside the others and then named in the list,
which is replaced in one step: whatever interrupts it, the store is as it was before or as it is after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from fairway import reference
from fairway.errors import BadTable, NoSuchFigure, Refused
from fairway.observatory.intake import take_in
from fairway.observatory.observations import Absent, Cell, Flag, Key, Measure, Release, Table
from fairway.observatory.releases import read_list
from fairway.observatory.spans import Period

PACKAGED = Path(reference.__file__).with_name("data") / "observations"
LONG_AGO, FAR = date.min, date.max
PLACES = ("country", "citizenship", "origin", "consulate")
REMEMBERED = 512
BITS = 126
Where = Mapping[str, str | Collection[str]]


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure through its vintages: (known_at, value), the oldest first. A value of None was published as unknown."""

    key: Key
    period: Period
    values: tuple[tuple[date, int | None], ...]

    @property
    def changed(self) -> bool:
        """Whether two vintages say different things."""
        return len({value for _, value in self.values}) > 1


class Store:
    """Figures by measure, as they were known on a day.

    >>> store = Store.packaged().as_of(date(2025, 6, 30))
    >>> table = store.table("frontex:detections", where={"route": "Western Balkans"}, first=Period.read("2024-09"))
    >>> [(period.label, cell.value) for (_, period), cell in table.cells.items()]
    [('2024-09', 2477)]
    """

    def __init__(
        self, folders: Sequence[Path], measures: Mapping[str, Measure], *, day: date = FAR, _con: Any = None
    ) -> None:
        self._folders = tuple(folders)
        self._measures = measures
        self._day = day
        self._con = _con
        self._made: dict[str, str] = {}
        self._asked: dict[Any, Table] = {}

    @classmethod
    def packaged(cls) -> Store:
        """The figures that come with Fairway."""
        from fairway.observatory.measures import MEASURES

        return cls([PACKAGED], MEASURES)

    @classmethod
    def open(cls, own: Path | None) -> Store:
        """The packaged figures and those in an operator's own folder, which need not exist yet."""
        from fairway.observatory.measures import MEASURES
        from fairway.observatory.sources.catalogue import OPERATOR_MEASURES

        return cls([PACKAGED] if own is None else [PACKAGED, own], {**MEASURES, **OPERATOR_MEASURES})

    def as_of(self, day: date | None) -> Store:
        """The same store as it was known at the end of a day; None is everything that is known."""
        other = Store(self._folders, self._measures, day=day or FAR, _con=self.connection)
        other.__dict__["_all_releases"] = self._all_releases
        return other

    # what there is

    @property
    def day(self) -> date | None:
        """The day whose knowledge is asked; None is everything."""
        return None if self._day == FAR else self._day

    def measures(self) -> list[Measure]:
        """The measures that have a release by that day."""
        have = {release.measure for release in self.releases()}
        return [measure for measure in self._measures.values() if measure.id in have]

    def measure(self, name: str) -> Measure:
        """One measure. Raises NoSuchFigure with the nearest names."""
        if name not in self._measures:
            import difflib

            near = difflib.get_close_matches(name, self._measures, n=3, cutoff=0.5)
            hint = f" Near it: {', '.join(near)}." if near else " `fairway data releases` lists them."
            raise NoSuchFigure(f"there is no measure '{name}'.{hint}")
        return self._measures[name]

    def releases(self, measure: str | None = None) -> list[Release]:
        """The releases known by that day, in the order in which they became known."""
        return [r for r in self._all_releases if r.known_at <= self._day and measure in (None, r.measure)]

    def release(self, name: str) -> Release:
        """One release by its id. Raises NoSuchFigure."""
        for found in self._all_releases:
            if found.id == name:
                return found
        raise NoSuchFigure(f"there is no release '{name}'. `fairway data releases` lists them.")

    @cached_property
    def _all_releases(self) -> list[Release]:
        found = [release for folder in self._folders for release in read_list(folder)]
        return sorted(found, key=lambda release: release.known_at)

    # figures

    @property
    def connection(self) -> Any:
        """A DuckDB connection of this process. `relation` names the table of a measure in it."""
        if self._con is None:
            try:
                import duckdb
            except ImportError:
                raise Refused('figures need DuckDB: install it with pip install "fairway[observatory]".') from None
            self._con = duckdb.connect(config={"threads": 2})
        return self._con

    def relation(self, measure: str) -> str:
        """The name, quoted, of a table of the connection: the cells of a measure as known on the store's day.

        Columns: the measure's dimensions, period (DATE), value (BIGINT), flags (VARCHAR), release (VARCHAR)."""
        if measure not in self._made:
            self._made[measure] = self._make(self.measure(measure))
        return self._made[measure]

    def _make(self, measure: Measure) -> str:
        known = self.releases(measure.id)
        if not known:
            raise NoSuchFigure(f"nothing was known of {measure.id} on {self._day}: its first release is later.")
        # Two days between the same two releases see the same table.
        name = f'"{measure.id}@{known[-1].known_at}#{len(known)}"'
        dims = "".join(f"o.{dimension}, " for dimension in measure.dimensions)
        files = sorted({str(self._path(release)) for release in known})
        columns = f"{dims}o.period, o.value, coalesce(o.flags, '') AS flags, o.release, {_FLAG_BITS} AS flag_bits"
        if len(known) == 1:
            # One release needs no choosing: its file is read where it lies, and only the columns that a question wants.
            self.connection.execute(
                f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {columns}, 0 AS ordinal"
                f" FROM read_parquet({_text(files[0])}) o WHERE o.release = {_text(known[0].id)}"
            )
            return name
        self.connection.execute(
            f"CREATE TEMP TABLE IF NOT EXISTS {name} AS WITH rel AS MATERIALIZED (SELECT unnest(?::VARCHAR[]) AS id,"
            " unnest(?::VARCHAR[]) AS scope, unnest(?::INTEGER[]) AS ordinal, unnest(?::DATE[]) AS first,"
            " unnest(?::DATE[]) AS last, unnest(?::BOOLEAN[]) AS whole)"
            f" SELECT {columns}, r.ordinal FROM read_parquet(?, union_by_name = true) o JOIN rel r ON o.release = r.id"
            " WHERE NOT EXISTS (SELECT 1 FROM rel w WHERE w.whole AND w.scope IN ('', r.scope) AND w.ordinal > r.ordinal"
            " AND o.period BETWEEN w.first AND w.last)"
            f" QUALIFY row_number() OVER (PARTITION BY {dims}o.period ORDER BY r.ordinal DESC) = 1",
            [*zip(*((r.id, r.scope, i, r.first, r.last, r.whole) for i, r in enumerate(known)), strict=True), files],
        )
        return name

    def _path(self, release: Release) -> Path:
        for folder in self._folders:
            path = folder / "observations" / release.file
            if path.exists():
                return path
        raise BadTable(f"the file {release.file} of release {release.id} is gone: run `fairway data check`.")

    def table(
        self,
        measure: str,
        *,
        by: Sequence[str] = (),
        where: Where | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> Table:
        """Cells by some dimensions and by period, the rest added up.

        Aggregates such as EU27 are left out unless `where` names them. A cell that lacks a reporter's value names the reporter and
        has the flag MISSING; it is unknown only if nobody reported. Raises NoSuchFigure."""
        what = self.measure(measure)
        for dimension in [*by, *(where or {})]:
            if dimension not in what.dimensions:
                has = ", ".join(what.dimensions) or "none"
                raise NoSuchFigure(f"{measure} has no dimension '{dimension}'. It has: {has}.")
        asked = (measure, tuple(by), _frozen(where or {}), first, last)
        if asked not in self._asked:
            if len(self._asked) >= REMEMBERED:
                self._asked.clear()
            self._asked[asked] = self._table(what, tuple(by), where or {}, first, last)
        return self._asked[asked]

    def _table(
        self, what: Measure, by: tuple[str, ...], where: Where, first: Period | None, last: Period | None
    ) -> Table:
        conditions, values = _conditions(what, where, first, last)
        keys = ", ".join(by) + ", " if by else ""
        known = [release.id for release in self.releases(what.id)]
        rows = self.connection.execute(
            f"SELECT {keys}period, sum(value)::HUGEINT, count(*) - count(value), bit_or(flag_bits), {_releases_of(known)}"
            f" FROM {self.relation(what.id)} WHERE {conditions} GROUP BY {keys}period ORDER BY {keys}period",
            values,
        ).fetchall()
        absent = self._absent(what, by, where, conditions, values)
        flags_of, releases_of = _Unpacked(list(Flag)), _Unpacked(known)
        cells: dict[tuple[Key, Period], Cell] = {}
        for *key, start, value, unknown, flag_bits, ordinals in rows:
            flags = flags_of[flag_bits]
            missing = absent.get(start, ())
            if unknown or missing:
                flags |= {Flag.MISSING}
            period = Period(start, what.frequency)
            cells[tuple(key), period] = Cell(
                None if value is None else int(value),
                flags,
                releases_of[ordinals] if isinstance(ordinals, int) else frozenset(known[place] for place in ordinals),
                missing,
            )
        return Table(what, by, cells)

    def _absent(
        self, what: Measure, by: Sequence[str], where: Where, conditions: str, values: list[Any]
    ) -> dict[date, tuple[str, ...]]:
        """The reporters without a value in each period: only where a total should hold them and the table can tell."""
        if not what.reporters or "country" in by or what.absent is Absent.ZERO:
            return {}
        asked = where.get("country")
        expected = (
            what.reporters if asked is None else what.reporters & set([asked] if isinstance(asked, str) else asked)
        )
        rows = self.connection.execute(
            f"SELECT period, list(DISTINCT country) FILTER (value IS NOT NULL) FROM {self.relation(what.id)}"
            f" WHERE {conditions} GROUP BY period",
            values,
        ).fetchall()
        return {start: tuple(sorted(expected - set(there or ()))) for start, there in rows}

    def value(self, measure: str, period: Period, where: Where | None = None) -> Cell:
        """One figure. A cell that the publisher leaves out is nil or unknown, as the measure says. Raises NoSuchFigure."""
        what = self.measure(measure)
        table = self.table(measure, where=where, first=period, last=period)
        found = table.cells.get(((), period))
        if found is not None:
            return found
        covering = [r for r in self.releases(measure) if r.first <= period.first <= r.last]
        nil = what.absent is Absent.ZERO and bool(covering)
        return Cell(0 if nil else None, frozenset(), frozenset(r.id for r in covering[-1:]))

    def revisions(
        self,
        measure: str,
        *,
        by: Sequence[str] = (),
        where: Where | None = None,
        first: Period | None = None,
        last: Period | None = None,
    ) -> list[Revision]:
        """Each figure through all its vintages; those that were published once only as well."""
        low, high = (first.first if first else LONG_AGO), (last.first if last else FAR)
        days = sorted({r.known_at for r in self.releases(measure) if r.first <= high and r.last >= low})
        history: dict[tuple[Key, Period], list[tuple[date, int | None]]] = {}
        for day in days:
            fresh = [r for r in self.releases(measure) if r.known_at == day]
            table = self.as_of(day).table(measure, by=by, where=where, first=first, last=last)
            for (key, period), cell in table.cells.items():
                if any(r.first <= period.first <= r.last for r in fresh):
                    history.setdefault((key, period), []).append((day, cell.value))
        return [Revision(key, period, tuple(values)) for (key, period), values in sorted(history.items())]

    # taking in

    def add(self, release: Release, rows: Sequence[tuple[Any, ...]]) -> bool:
        """Take in a release: all of it or nothing. False if the very same release is there already.

        rows   (*dimensions, first day of the period, value or None, flag letters), in the measure's order of dimensions
        Raises BadTable if rows are doubled, out of the release's range, or do not add up to its total."""
        if len(self._folders) < 2:
            raise Refused("the packaged figures are never changed: open the store with a folder of your own.")
        taken = take_in(self._folders[-1], self.measure(release.measure), release, rows, self._all_releases)
        if taken:
            self.__dict__.pop("_all_releases", None)
            self._made.clear()
            self._asked.clear()
        return taken


class _Unpacked(dict[int, frozenset[Any]]):
    """Bits as the set of things that they stand for; each combination is worked out once."""

    def __init__(self, things: Sequence[Any]) -> None:
        super().__init__()
        self.things = things

    def __missing__(self, bits: int) -> frozenset[Any]:
        self[bits] = frozenset(thing for place, thing in enumerate(self.things) if bits >> place & 1)
        return self[bits]


# Letters and names are added up as bits: distinct lists of texts cost a query three times as much.
_FLAG_BITS = (
    "CASE WHEN coalesce(o.flags, '') = '' THEN 0 ELSE "
    + " | ".join(f"(contains(o.flags, '{f.value}')::INTEGER << {n})" for n, f in enumerate(Flag))
    + " END"
)


def _releases_of(known: Sequence[str]) -> str:
    """The releases of a cell as bits; as a list where there are more than a number has bits."""
    return "bit_or(1::HUGEINT << ordinal)" if len(known) <= BITS else "list(DISTINCT ordinal)"


def _text(words: str) -> str:
    """A text constant of SQL: a view takes no parameters."""
    return "'" + words.replace("'", "''") + "'"


def _frozen(where: Where) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((d, (v,) if isinstance(v, str) else tuple(sorted(v))) for d, v in where.items()))


def _conditions(what: Measure, where: Where, first: Period | None, last: Period | None) -> tuple[str, list[Any]]:
    parts = ["period BETWEEN ? AND ?"]
    values: list[Any] = [first.first if first else LONG_AGO, last.first if last else FAR]
    for dimension in what.dimensions:
        chosen = where.get(dimension)
        if chosen is not None:
            parts.append(f"list_contains(?, {dimension})")
            values.append([chosen] if isinstance(chosen, str) else sorted(chosen))
        elif dimension in PLACES:
            parts.append(f"coalesce({dimension}, '') NOT LIKE 'EU2%'")
    return " AND ".join(parts), values


__all__ = ["PACKAGED", "Revision", "Store", "Where"]
