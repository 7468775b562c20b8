"""Backup of a node while it works, restoring it into an empty place, and the proof that both are the same.

A backup is a folder: the database (SQLite's own online copy, or pg_dump), the documents, and a list of what they hold, table by table
with a hash over all rows. It holds the keys of people's details: whoever has it can read them, so it is kept as the database is."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from fairway.casework import record, seal
from fairway.casework.models import Authority
from fairway.errors import Refused

LIST = "backup.json"
FORMAT = "fairway.backup/1"
COPY = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a database and its documents hold.

    tables      table -> [rows, SHA-256 over all rows in order]
    documents   [files, SHA-256 over their names and contents]"""

    tables: Mapping[str, list[Any]]
    documents: list[Any]

    def differs(self, other: Held) -> list[str]:
        """Where two are not the same, as sentences."""
        found = [
            f"table {name}: {_rows(self.tables.get(name))} here, {_rows(other.tables.get(name))} there, and not the same."
            for name in sorted({*self.tables, *other.tables})
            if self.tables.get(name) != other.tables.get(name)
        ]
        if list(self.documents) != list(other.documents):
            found.append(f"documents: {self.documents[0]} here, {other.documents[0]} there, and not the same.")
        return found


def backup(to: Path, at: datetime) -> Held:
    """Write a backup into a new folder; others go on working. The folder appears when it is whole.

    Raises Refused if the folder is there already, or if the database's own tool fails."""
    if to.exists():
        raise Refused(f"{to} is there already: give the name of a new folder.")
    part = to.with_name(to.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    copy = part / COPY[connection.vendor]
    tables = _copy_sqlite(copy) if connection.vendor == "sqlite" else _dump(copy)
    # After the database: a document is stored before the event that names it, so none that is named can lack.
    if _documents().is_dir():
        shutil.copytree(_documents(), part / "documents", ignore=shutil.ignore_patterns("*.part"))
    held = Held(tables=tables, documents=_documents_held(part / "documents"))
    listed = {
        "format": FORMAT,
        "database": connection.vendor,
        "made_at": at.isoformat(),
        "sha256": _digest(copy),
        **asdict(held),
    }
    (part / LIST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    for file in sorted(part.rglob("*")):
        _to_disk(file)
    _to_disk(part)
    part.rename(to)
    _to_disk(to.parent)
    return held


def restore(source: Path) -> Held:
    """Bring a backup into an empty database and documents folder, and compare. Returns what is there then.

    Raises Refused if the backup is damaged or of another database, if the place is not empty, or if what is there afterwards differs."""
    listed = _listed(source)
    if listed["database"] != connection.vendor:
        raise Refused(
            f"the backup is of {listed['database']} and this is {connection.vendor}: set FAIRWAY_DATABASE_URL."
        )
    copy = source / COPY[connection.vendor]
    if _digest(copy) != listed["sha256"]:
        raise Refused(f"{copy.name} is not as it was written: take another backup.")
    if connection.introspection.table_names():
        raise Refused("the database is not empty: a backup is brought into an empty one only.")
    if _documents().is_dir() and any(_documents().iterdir()):
        raise Refused(f"{_documents()} is not empty: a backup is brought into an empty place only.")
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as theirs:
            theirs.backup(connection.connection)
    else:
        _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname", _name(), str(copy))
    if (source / "documents").is_dir():
        shutil.copytree(source / "documents", _documents(), dirs_exist_ok=True)
    there = held()
    wrong = there.differs(Held(tables=listed["tables"], documents=listed["documents"]))
    if wrong:
        raise Refused(f"what was restored is not what was saved: {wrong[0]}")
    return there


def held() -> Held:
    """What is there now, counted and hashed in one transaction."""
    with transaction.atomic():
        return Held(tables=_tables(), documents=_documents_held(_documents()))


def listed(source: Path) -> Held:
    """What a backup says that it holds."""
    found = _listed(source)
    return Held(tables=found["tables"], documents=found["documents"])


def verify() -> Iterator[str]:
    """Everything that does not hold, as sentences: chains, trees, the triggers that keep the record append-only, the documents."""
    for authority in Authority.objects.all():
        yield from record.verify(authority)
        yield from seal.verify(authority)
    for name in seal.protection():
        yield f"the trigger {name} is missing: the database does not keep the record append-only."
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (f"database: {line}" for (line,) in cursor.fetchall() if line != "ok")


# ------------------------------------------------------------------------------------------------------------- SQLite


def _copy_sqlite(copy: Path) -> Mapping[str, list[Any]]:
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as theirs:
        connection.connection.backup(theirs)
        theirs.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        return _tables_sqlite(theirs)


def _tables_sqlite(database: sqlite3.Connection) -> Mapping[str, list[Any]]:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return {
        name: _hashed(repr(tuple(row)).encode() for row in database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'))
        for (name,) in names.fetchall()
    }


# --------------------------------------------------------------------------------------------------------- PostgreSQL


def _dump(copy: Path) -> Mapping[str, list[Any]]:
    """pg_dump and our own hashes see the same snapshot."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={copy}", _name())
        return _tables()


def _tables() -> Mapping[str, list[Any]]:
    if connection.vendor == "sqlite":
        # A connection of its own: Django's would turn some columns into Python's dates, and the copy's would not.
        with closing(sqlite3.connect(f"file:{_name()}?mode=ro", uri=True)) as ours:
            return _tables_sqlite(ours)
    found = {}
    for name in sorted(connection.introspection.table_names()):
        table = connection.ops.quote_name(name)
        with connection.chunked_cursor() as cursor:
            cursor.execute(f'SELECT t::text FROM {table} AS t ORDER BY t::text COLLATE "C"')
            found[name] = _hashed(line.encode() for (line,) in cursor)
    return found


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    """One of PostgreSQL's own tools, told by the environment where the database is: a password is on no command line."""
    given = connection.settings_dict
    where = {"PGHOST": given["HOST"], "PGPORT": given["PORT"], "PGUSER": given["USER"], "PGPASSWORD": given["PASSWORD"]}
    folder = os.environ.get("FAIRWAY_POSTGRESQL_TOOLS", "")
    command = [str(Path(folder) / tool) if folder else tool, *arguments]
    try:
        done = subprocess.run(
            command, env=os.environ | {k: str(v) for k, v in where.items() if v}, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise Refused(
            f"there is no {tool}: install PostgreSQL's client, or name its folder in FAIRWAY_POSTGRESQL_TOOLS."
        ) from None
    if done.returncode:
        raise Refused(f"{tool} failed: {done.stderr.strip()[:300]}")


# ------------------------------------------------------------------------------------------------------------- common


def _documents() -> Path:
    """The folder of the documents: the setting DOCUMENTS, or the one beside the database."""
    return Path(getattr(settings, "DOCUMENTS", None) or Path(settings.DATA) / "documents")


def _documents_held(folder: Path) -> list[Any]:
    files = (
        sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".part")
        if folder.is_dir()
        else []
    )
    return _hashed(f"{file.relative_to(folder).as_posix()} {_digest(file)}".encode() for file in files)


def _hashed(rows: Iterable[bytes]) -> list[Any]:
    count, digest = 0, sha256()
    for row in rows:
        count += 1
        digest.update(len(row).to_bytes(8, "big") + row)
    return [count, digest.hexdigest()]


def _digest(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as content:
        while some := content.read(1 << 20):
            digest.update(some)
    return digest.hexdigest()


def _listed(source: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((source / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Refused(f"{source} is no backup: {LIST} is missing or cannot be read.") from None
    if found.get("format") != FORMAT:
        raise Refused(f"{source} is a backup of the form {found.get('format')!r}; this Fairway reads {FORMAT}.")
    return found


def _rows(table: list[Any] | None) -> str:
    return "not there" if table is None else f"{table[0]} rows"


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
