"""An update: ask, read, check, take in. Every file is read and checked to its end before the store hears of it.

For each measure the store takes a release whole or not at all, so that an update that is interrupted, at whatever point, leaves
every measure as it was or with the new release complete, and the next run takes up the rest. The same file twice is nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fairway.errors import BadTable, FigureError, NoSuchFigure, Refused
from fairway.observatory.observations import Release
from fairway.observatory.sources import source
from fairway.observatory.sources.answers import Offline
from fairway.observatory.sources.catalogue import measure
from fairway.observatory.sources.decode import LARGEST_BYTES
from fairway.observatory.sources.parsed import Ask, File, Parsed, Source

if TYPE_CHECKING:
    from fairway.observatory.store import Store

LARGEST_FALL = 20
"""Per cent by which a whole release, or one of its routes or countries, may fall below the one before in the periods of both.
From the Frontex table of February 2022 to that of June 2025 no route fell by more than 0.2; a file that lost rows falls further."""
SMALLEST_GROUP = 100
"""Below this a revision of a few cases is a large share."""

NAMED = "FAIRWAY_{}_URL"
"""The environment variable that gives a source another base address."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one measure: `taken` in, or nothing new."""

    release: Release
    taken: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be had or read, in one sentence."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to ask and with which keys.

    environment   the operator's environment, for FAIRWAY_<SOURCE>_URL and keys"""

    environment: Mapping[str, str]

    def base(self, which: Source) -> str:
        """The address to ask, without a slash at its end."""
        return self.environment.get(NAMED.format(which.NAME.upper()), which.BASE).rstrip("/")

    def token(self, which: Source) -> str:
        """The operator's own key. Raises Refused where one is needed and none is set."""
        token = self.environment.get(which.TOKEN, "") if which.TOKEN else ""
        if which.TOKEN and not token:
            raise Refused(
                f"{which.TITLE.partition(':')[0]} is asked with a key of your own: set {which.TOKEN}, or give a file with --from."
            )
        return token


def from_files(name: str, paths: Sequence[Path]) -> list[File]:
    """Files that somebody fetched by hand. Raises BadTable."""
    files = []
    for path in paths:
        try:
            if path.stat().st_size > LARGEST_BYTES:
                raise BadTable(f"{path}: is larger than {LARGEST_BYTES // 1024**2} MiB: no table of {name} is.")
            files.append((path.name, path.read_bytes()))
        except OSError as fault:
            raise BadTable(f"{path}: cannot be read ({(fault.strerror or str(fault)).lower()}).") from None
    return files


def asked(which: Source, ask: Ask, *, settings: Settings, since: date | None, today: date) -> Iterator[File | Failure]:
    """The files of a source from its publisher, one after the other; a file that cannot be had does not hold up the others."""
    token = settings.token(which)
    for request in which.requests(since, today=today, base=settings.base(which), token=token):
        try:
            yield from which.collect(request, ask)
        except Offline as fault:
            yield Failure(request.name, str(fault))
            return
        except FigureError as fault:
            yield Failure(request.name, str(fault))


def update(
    store: Store,
    name: str,
    files: Sequence[File | Failure] | Iterator[File | Failure],
    *,
    known_at: date | None,
    fetched_on: date | None,
    accept_fall: bool = False,
    told: Callable[[Outcome | Failure], None] = lambda one: None,
) -> list[Outcome | Failure]:
    """Take in what the files say. A file that is refused changes nothing and does not hold up the others.

    known_at     the day on which the files were known, if the operator says so; else what a file states
    fetched_on   the day of the download, for a file that states none; None for a file from elsewhere: then it must be said
    accept_fall  take in a whole release that is far below the one before (see LARGEST_FALL)"""
    which = source(name)
    done: list[Outcome | Failure] = []
    for file in files:
        results: list[Outcome | Failure] = [file] if isinstance(file, Failure) else []
        if not isinstance(file, Failure):
            try:
                results += _take_in(store, which, file, _read(which, file, known_at, fetched_on), accept_fall)
            except FigureError as fault:
                results.append(Failure(file[0], str(fault)))
        for result in results:
            told(result)
        done += results
    return done


def _read(which: Source, file: File, known_at: date | None, fetched_on: date | None) -> list[Parsed]:
    name, data = file
    if not data.strip():
        raise BadTable(f"{name}: is empty.")
    found = which.read(data, name=name, known_at=known_at or fetched_on or date.max)
    dated = []
    for parsed in found:
        day = known_at or parsed.stated or fetched_on
        if day is None:
            raise BadTable(
                f"{name}: does not say when it was published: say on which day it was known, with --known-at."
            )
        dated.append(replace(parsed, known_at=day))
    return dated


def _take_in(
    store: Store, which: Source, file: File, found: Sequence[Parsed], accept_fall: bool
) -> list[Outcome | Failure]:
    digest = hashlib.sha256(file[1]).hexdigest()
    releases = [_beside_others(store, release_of(which, parsed, digest)) for parsed in found]
    for parsed, release in zip(found, releases, strict=True):  # all of them, before the first is taken in
        if not accept_fall and not _is_there(store, release):
            check_against_last(store, parsed)
    return [
        Outcome(release, not _is_there(store, release) and store.add(release, parsed.rows))
        for parsed, release in zip(found, releases, strict=True)
    ]


def release_of(which: Source, parsed: Parsed, digest: str) -> Release:
    """What the store writes down of a file's cells of one measure.

    A file that says a part only gets a scope of its own, made from the part: two parts of one day stand side by side."""
    what = measure(parsed.measure)
    scope = parsed.scope or ("" if parsed.whole else _part(parsed))
    return Release(
        id=f"{parsed.measure}@{parsed.known_at.isoformat()}" + (f"#{scope}" if scope else ""),
        measure=parsed.measure,
        known_at=parsed.known_at,
        first=parsed.first,
        last=parsed.last,
        whole=parsed.whole,
        rows=len(parsed.rows),
        total=parsed.total,
        source=which.TITLE,
        file="",
        scope=scope,
        url=what.url,
        control=parsed.control,
        made_from=digest,
        note=_content(parsed),
    )


def _part(parsed: Parsed) -> str:
    keys = sorted({row[:-3] for row in parsed.rows})
    return "part-" + hashlib.sha256(repr((keys, parsed.first, parsed.last)).encode()).hexdigest()[:8]


def _beside_others(store: Store, release: Release) -> Release:
    """Under a name of its own where a release of the same day says something of other periods: it must not be replaced."""
    for other in store.releases(release.measure):
        if other.id == release.id and not (release.first <= other.first and other.last <= release.last):
            return replace(release, id=f"{release.id}#{release.first}..{release.last}")
    return release


def _content(parsed: Parsed) -> str:
    """A mark of the cells themselves, so that the same figures in a file with another time stamp are nothing new."""
    digest = hashlib.sha256()
    for row in parsed.rows:
        digest.update(repr(row).encode())
    return f"cells {digest.hexdigest()[:16]}" + (f"; {parsed.note}" if parsed.note else "")


def _is_there(store: Store, release: Release) -> bool:
    """The same file, the same table of the same day, or the same figures as the newest release known by then."""
    others = [r for r in store.releases(release.measure) if r.scope == release.scope and r.known_at <= release.known_at]
    if any(r.made_from == release.made_from and r.total == release.total for r in others):
        return True
    table = (release.known_at, release.first, release.last, release.rows, release.total)
    if any((r.known_at, r.first, r.last, r.rows, r.total) == table for r in others):
        return True
    last = max(others, key=lambda r: r.known_at, default=None)
    return last is not None and (last.note, last.first, last.last) == (release.note, release.first, release.last)


def check_against_last(store: Store, parsed: Parsed) -> None:
    """A whole release against the one before, over the periods of both, in all and by its first dimension (route, country).

    Raises BadTable where too much is gone."""
    if not parsed.whole or parsed.scope:
        return
    by = parsed.dimensions[:1]
    try:
        before = store.as_of(parsed.known_at).table(parsed.measure, by=by)
    except NoSuchFigure:
        return
    old: dict[str, int] = {}
    spoken_of: set[date] = set()
    for (key, period), cell in before.cells.items():
        if cell.value is not None and parsed.first <= period.first <= parsed.last:
            spoken_of.add(period.first)
            for group in {"", *key}:
                old[group] = old.get(group, 0) + cell.value
    new: dict[str, int] = {}
    for *words, day, value, _flags in parsed.rows:
        # the store leaves aggregates out as well
        if day in spoken_of and not any(word.startswith("EU2") for word in words):
            for group in {"", *words[:1]}:
                new[group] = new.get(group, 0) + (value or 0)
    for group, was in sorted(old.items()):
        now = new.get(group, 0)
        if was >= SMALLEST_GROUP and (was - now) * 100 > was * LARGEST_FALL:
            part = f"{parsed.measure}, {by[0]} {group}" if group else parsed.measure
            raise BadTable(
                f"{part}: the file has {now:,} where {was:,} were known before, for the same periods: more is gone than a "
                "revision takes away. Take a fresh copy; if it is right, take it in with --accept-fall."
            )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One update at a time in a cache folder. Raises Refused."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(folder / ".update.lock", timeout=0):
            yield
    except Timeout:
        raise Refused("another update is running: let it end, then run this one again.") from None
