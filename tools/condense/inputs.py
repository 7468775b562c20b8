"""The published files: read only if they are the ones that were described, by their sha256."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fairway.errors import BadTable

_LINE = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d*) \| ([0-9a-f]{64}) \|$", re.MULTILINE)


@dataclass
class Inputs:
    """A folder of published data with a README that lists a sha256 for each file."""

    folder: Path
    _listed: dict[str, str] = field(init=False)
    _checked: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        readme = self.folder / "README.md"
        if not readme.is_file():
            raise BadTable(f"{readme} is not there: name the folder of published data that has a list of checksums.")
        self._listed = {name: sha for name, _, _, sha in _LINE.findall(readme.read_text(encoding="utf-8"))}

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises BadTable if it is not the one that is listed."""
        if name not in self._listed:
            raise BadTable(
                f"{name} has no checksum in the README: nothing is taken from a file that cannot be checked."
            )
        content = (self.folder / name).read_bytes()
        if name not in self._checked and hashlib.sha256(content).hexdigest() != self._listed[name]:
            raise BadTable(f"{name} is not the file that its checksum describes: take a fresh copy.")
        self._checked.add(name)
        return content

    def sha256(self, name: str) -> str:
        """The fingerprint of a file, as listed and checked."""
        if name not in self._checked:
            self.read(name)
        return self._listed[name]

    def rows(self, name: str, *, delimiter: str = ",") -> Iterator[dict[str, str]]:
        """The rows of a CSV file, by heading."""
        text = self.read(name).decode("utf-8-sig")
        yield from csv.DictReader(io.StringIO(text), delimiter=delimiter)
