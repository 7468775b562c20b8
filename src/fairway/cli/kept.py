"""The linked law kept between two commands: reading and linking 800 rules takes longer than answering.

A file in the user's own cache, written whole or not at all, thrown away when any file of the law, Python or Fairway changes.
It is read only if the user owns it and nobody else can write it: it is a pickle, and a pickle can run code."""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from fairway import __version__
from fairway.law.language.book import Book

SWITCH = "FAIRWAY_CACHE"
"""The folder for what is kept; `off` keeps nothing."""


class KeptBooks:
    """Linked books as files of one folder. See `fairway.law.pack.Shelf`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, known: date | None) -> Book | None:
        """The kept book, or None: there is none, it is another law's, another user's, or it cannot be read."""
        path = self._path(known)
        try:
            seen = path.stat()
            if hasattr(os, "getuid") and (seen.st_uid != os.getuid() or stat.S_IMODE(seen.st_mode) & 0o022):
                return None
            book = pickle.loads(path.read_bytes())
        except Exception:  # whatever is wrong with it, the law is read anew
            return None
        return book if isinstance(book, Book) and book.known == known else None

    def put(self, known: date | None, book: Book) -> None:
        """Write the book beside the others, then drop those of earlier law. A full disk keeps nothing."""
        path = self._path(known)
        with suppress(OSError, pickle.PicklingError, RecursionError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as draft:
                try:
                    draft.write(pickle.dumps(book, protocol=5))
                    draft.close()
                    Path(draft.name).replace(path)
                except BaseException:
                    Path(draft.name).unlink(missing_ok=True)
                    raise
            for other in self.folder.glob("law-*.pickle"):
                if not other.name.startswith(f"law-{_fingerprint()}-"):
                    other.unlink(missing_ok=True)

    def _path(self, known: date | None) -> Path:
        return self.folder / f"law-{_fingerprint()}-{known or 'all'}.pickle"


def use_kept_books() -> None:
    """From now on take linked books from the default folder, and keep them there."""
    from fairway.law.pack import use_shelf

    folder = default_folder()
    use_shelf(KeptBooks(folder) if folder else None)


def default_folder() -> Path | None:
    """Where things are kept: $FAIRWAY_CACHE, else the user's cache folder; None if the switch is off."""
    chosen = os.environ.get(SWITCH)
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("fairway", appauthor=False)


def _fingerprint() -> str:
    """Changes when a file of the law, its reference data, Python or Fairway changes."""
    import fairway.law

    root = Path(fairway.law.__file__).parent
    digest = hashlib.sha256(f"{__version__} {sys.version} {root}".encode())
    for folder, _, files in sorted(os.walk(root)):
        for name in sorted(files):
            if name.endswith(".py"):
                seen = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  a hundred files at every start
                digest.update(f"{name} {seen.st_size} {seen.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]
