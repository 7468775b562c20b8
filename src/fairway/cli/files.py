"""Files at the command line: a case from a file or standard input, and results written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import click

from fairway.errors import BadFile, Refused
from fairway.law.casefile import LARGEST_BYTES, CaseFile, read_case


class Day(click.ParamType[date]):
    """A day on the command line."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a sentence."""
        if isinstance(value, date):
            return value
        try:
            if len(value) != 10:
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value[:40]!r} is not a day that exists; write it as year-month-day, such as 2026-07-20.", param, ctx
            )


def read_bytes(path: str) -> bytes:
    """At most one byte more than a case file may have. Raises BadFile for a name that is no file."""
    if path == "-":
        return sys.stdin.buffer.read(LARGEST_BYTES + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise BadFile(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise BadFile(f"{path}: is a folder: name a file in it.") from None
    except ValueError:  # a zero byte in the name
        raise BadFile("that is not the name of a file.") from None


def case_from(path: str) -> CaseFile:
    """The case in a file; "-" is JSON on standard input."""
    return read_case(read_bytes(path), "standard input" if path == "-" else Path(path).name)


def writable(path: str) -> None:
    """Refuse a name under which nothing can be written, before anybody has answered a question for it."""
    if not Path(path).absolute().parent.is_dir():
        raise Refused(f"{path}: its folder does not exist: make it, or name another one.")


def write_whole(path: str, data: bytes) -> None:
    """Write a new file, or leave nothing behind."""
    writable(path)
    target = Path(path)
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}.")
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    except OSError as fault:
        raise Refused(f"{path}: cannot be written: {(fault.strerror or str(fault)).lower()}.") from None
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
