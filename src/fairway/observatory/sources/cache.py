"""The cache of fetched files: each with what its server called that state of it, and the beginning of a file that broke off.

A key of the operator is never part of a name or of what is written down. Files are put in their place whole, in one step."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from fairway.observatory.sources.parsed import Request

LARGEST_CACHE_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a file: what the server called this state of it, how it was compressed, and its checksum."""

    name: str
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""
    sha256: str = ""

    @property
    def validator(self) -> str:
        """What proves that a part belongs to the same file; a weak tag proves nothing about bytes (RFC 9110, 13.1.5)."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified

    @property
    def questions(self) -> dict[str, str]:
        """The headers that ask whether the file changed."""
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.last_modified} if self.last_modified else {}


class Cache:
    """A folder. A file stands in it as .body and .json; one that is not whole yet as .part and .begun."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, request: Request) -> Path:
        """Where a request's file is kept, without an ending."""
        asked = json.dumps([request.url, sorted(request.params.items())])
        return self.folder / hashlib.sha256(asked.encode()).hexdigest()[:24]

    def mark(self, place: Path, suffix: str = ".json") -> Mark | None:
        """What is known of a file that is there; None if it is not, or cannot be read."""
        try:
            mark = Mark(**json.loads(place.with_suffix(suffix).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return mark if suffix != ".json" or place.with_suffix(".body").exists() else None

    def begun(self, place: Path) -> tuple[int, str]:
        """How many bytes of a file are there and what proves that the rest belongs to them; (0, "") to begin anew."""
        mark, part = self.mark(place, ".begun"), place.with_suffix(".part")
        if mark is None or not mark.validator or not part.exists():
            return 0, ""
        return part.stat().st_size, mark.validator

    @contextmanager
    def part(self, place: Path, mark: Mark, *, more: bool) -> Iterator[BinaryIO]:
        """Where to write what arrives, from the beginning or after what is there. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._write(place.with_suffix(".begun"), json.dumps(asdict(mark)).encode())
        with place.with_suffix(".part").open("ab" if more else "wb") as out:
            yield out

    def arrived(self, place: Path) -> bytes:
        """All that was written of a file. Raises OSError."""
        return place.with_suffix(".part").read_bytes()

    def drop_part(self, place: Path) -> None:
        """Forget the beginning of a file."""
        for suffix in (".part", ".begun"):
            place.with_suffix(suffix).unlink(missing_ok=True)

    def keep(self, place: Path, mark: Mark, body: bytes) -> str:
        """Put a whole file in its place; its checksum. Raises OSError."""
        digest = hashlib.sha256(body).hexdigest()
        self._write(place.with_suffix(".body"), body)
        self._write(place.with_suffix(".json"), json.dumps(asdict(replace(mark, encoding="", sha256=digest))).encode())
        self.drop_part(place)
        return digest

    def kept(self, place: Path, mark: Mark) -> bytes | None:
        """A file that is there; None, and it is forgotten, if it is damaged."""
        body = place.with_suffix(".body").read_bytes()
        if hashlib.sha256(body).hexdigest() == mark.sha256:
            return body
        place.with_suffix(".body").unlink()
        return None

    def tidy(self, room: int = LARGEST_CACHE_BYTES) -> None:
        """Forget the oldest files where the folder has grown too large."""
        files = [path for path in self.folder.glob("*.*") if path.is_file()]
        for path in sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True):
            room -= path.stat().st_size
            if room < 0:
                path.unlink(missing_ok=True)

    def _write(self, path: Path, data: bytes) -> None:
        draft = path.with_name(f".{path.name}.draft")
        draft.write_bytes(data)
        draft.replace(path)
