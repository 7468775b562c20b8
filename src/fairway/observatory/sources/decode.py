"""Bytes as text and tables: gzip and zip taken off, the encoding proved and not guessed, workbooks read cell by cell."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
import zlib
from importlib.util import find_spec
from typing import Any

from fairway.errors import BadTable, Refused
from fairway.observatory.sources.columns import Sheet

LARGEST_BYTES = 512 * 1024 * 1024
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"


def require(package: str, what: str) -> None:
    """Refuse in one sentence where a package of the extra is missing."""
    if find_spec(package) is None:
        raise Refused(
            f"{what} needs the extra 'sources', and {package} is not installed: pip install 'fairway[sources]'."
        )


def unpacked(data: bytes, name: str) -> bytes:
    """What is in a gzip file, whatever the server said of it, or in a zip file of one table. Raises BadTable."""
    if data.startswith(GZIP):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                return _bounded(packed, name)
        except (EOFError, OSError, zlib.error):
            raise BadTable(f"{name}: is packed (gzip) and cut off or damaged: take a fresh copy.") from None
    if data.startswith(ZIP) and not is_workbook(data):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed_zip:
                entries = [entry for entry in packed_zip.infolist() if not entry.is_dir()]
                if len(entries) != 1:
                    raise BadTable(f"{name}: holds {len(entries)} files: give the one that is the table.")
                with packed_zip.open(entries[0]) as entry:
                    return _bounded(entry, name)
        except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError):
            raise BadTable(f"{name}: is packed (zip) and cut off or damaged: take a fresh copy.") from None
    return data


def _bounded(packed: Any, name: str) -> bytes:
    data: bytes = packed.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise BadTable(f"{name}: is larger than {LARGEST_BYTES // 1024**2} MiB when unpacked: no table here is.")
    return data


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are an Excel workbook (a zip file that holds one), cut off or not."""
    return data.startswith(ZIP) and (b"[Content_Types].xml" in data[:4096] or b"xl/" in data)


def text_of(data: bytes, name: str, *, also: str = "") -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, or the one other encoding that a publisher uses.

    Raises BadTable rather than guess: a wrong guess turns one country into another."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        if also:
            try:
                return data.decode(also)
            except UnicodeDecodeError:
                pass
        row = data.count(b"\n", 0, fault.start) + 1
        raise BadTable(
            f"{name}, row {row}: is not UTF-8 text (byte {fault.start}): save it as UTF-8, or take a fresh copy."
        ) from None
    if "\x00" in text:
        raise BadTable(
            f"{name}, row {text.count(chr(10), 0, text.index(chr(0))) + 1}: has a zero byte: take a fresh copy."
        )
    return text


def csv_rows(text: str, name: str, separator: str = ",", *, closed: bool = False) -> list[list[str]]:
    """All lines of a table of text. Raises BadTable for a quote that never ends.

    closed   the publisher ends every line, so that a file without an end of line was cut off"""
    if closed and text and not text.endswith("\n"):
        raise BadTable(f"{name}: its last line has no end: the file is cut off. Take a fresh copy.")
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error as fault:
        raise BadTable(f"{name}: cannot be read as a table ({fault}): it is cut off or damaged.") from None


def csv_sheet(text: str, name: str, separator: str = ",", *, closed: bool = False) -> Sheet:
    """A table of text whose heading is its first line. Raises BadTable."""
    rows = csv_rows(text, name, separator, closed=closed)
    if not rows:
        raise BadTable(f"{name}: is empty.")
    return Sheet(name, rows[0], rows[1:])


def workbook(data: bytes, name: str) -> dict[str, list[list[Any]]]:
    """The sheets of an Excel workbook: cells as text, number, date or "". Raises BadTable, Refused."""
    require("python_calamine", "reading workbooks")
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in book.sheet_names}
    except (CalamineError, OSError, ValueError):
        raise BadTable(f"{name}: is no workbook that can be read: it is cut off or damaged.") from None


def sheet_of(book: dict[str, list[list[Any]]], name: str, *known: str) -> list[list[Any]]:
    """The rows of the sheet with one of these names. Raises BadTable."""
    for title, rows in book.items():
        if title.strip().casefold() in {one.casefold() for one in known}:
            return rows
    raise BadTable(f"{name}: there is no sheet '{known[0]}'. There are: {', '.join(book) or 'none'}.")


def json_of(data: bytes, name: str) -> Any:
    """What a JSON file says. Raises BadTable."""
    try:
        return json.loads(text_of(data, name))
    except (ValueError, RecursionError) as fault:
        place = f", row {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise BadTable(f"{name}{place}: is not whole JSON: it is cut off or damaged.") from None
