"""Documents: kept once under the SHA-256 of their bytes, named by events, read with a reason.

A file comes into the store whole or not at all: written beside, flushed to the disk, then renamed. What is in it is judged by its
content, never by its name. Nothing is removed while an event names it; the sweep takes what no event names."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.module_loading import import_string

from fairway.casework.models import AuditEntry, Authority, CasePerson, CaseRow, Deed, DocumentRow, Event, Officer
from fairway.casework.permissions import visible
from fairway.casework.projections import _on as on_event
from fairway.casework.reading import SHORTEST_REASON
from fairway.errors import CaseError, NotPermitted, Refused

PDF, PNG, JPEG, TEXT = "application/pdf", "image/png", "image/jpeg", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg", TEXT: "txt", DOCX: "docx"}
LARGEST_BYTES = 20_000_000
GRACE = timedelta(hours=1)
"""How long a file may lie in the store before the event that names it is recorded; then the sweep takes it."""
FOUND = "found something: "
_CHUNK = 1 << 16
_SHA256 = re.compile(r"[0-9a-f]{64}")

# -------------------------------------------------------------------------------------------------------------- content


def media_of(path: Path) -> str:
    """What a file is by its content: one of `ENDINGS`. Raises CaseError for everything else.

    A word file with macros is refused. What a script inside a PDF does is not looked at: files are served as downloads only."""
    with path.open("rb") as file:
        start = file.read(16)
    if start.startswith(b"%PDF-"):
        return PDF
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if start.startswith(b"\xff\xd8\xff"):
        return JPEG
    if start.startswith(b"PK\x03\x04") and _is_word(path):
        return DOCX
    if _is_text(path):
        return TEXT
    raise CaseError(
        "this is no file of a kind that is kept: give a PDF, PNG, JPEG, Word (docx) or plain text (UTF-8) file."
    )


def _is_word(path: Path) -> bool:
    """Only the list of names is read; nothing is unpacked, so a small file that unpacks to a huge one does no harm."""
    try:
        with zipfile.ZipFile(path) as parts:
            names = {name.lower() for name in parts.namelist()}
    except Exception:  # the many ways in which damaged bytes are no zip file
        return False
    if any(name.endswith("vbaproject.bin") for name in names):
        raise CaseError("this Word file carries a macro, which could do harm: save it without, or as PDF.")
    return {"[content_types].xml", "word/document.xml"} <= names


def _is_text(path: Path) -> bool:
    decode = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                text = decode.decode(chunk)
                if any(letter < " " and letter not in "\t\n\r\f" for letter in text):
                    return False
            decode.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a virus scan says: whether the file is clean, and which scanner says so, as it is shown ("clamd 1.4")."""

    clean: bool
    by: str


Scan = Callable[[Path], Verdict]


def configured_scan() -> Scan | None:
    """The scan that the setting DOCUMENT_SCAN names by its dotted path, or none. Then "not scanned" is shown."""
    named = getattr(settings, "DOCUMENT_SCAN", None)
    if not named:
        return None
    if callable(named):
        return named
    try:
        return import_string(named)
    except ImportError:
        raise Refused(
            f"DOCUMENT_SCAN names '{named}', which cannot be imported: no document is taken in before this is mended."
        ) from None


def verdict_of(path: Path, scan: Scan) -> Verdict:
    """What a scan says of a file. Raises Refused where the scan itself fails: then the file does not come in."""
    try:
        return scan(path)
    except Exception as fault:  # a scanner is foreign code: whatever goes wrong in it must not let a file pass
        raise Refused(
            f"the virus scan failed ({type(fault).__name__}): no document is taken in before it works again."
        ) from None


def scanned(path: Path, scan: Scan | None) -> str:
    """What is recorded of the scan of a new file: "" without one. Raises CaseError on a find: the file is not kept."""
    if scan is None:
        return ""
    verdict = verdict_of(path, scan)
    if not verdict.clean:
        raise CaseError(f"the virus scan ({verdict.by}) found something in this file: it was not kept.")
    return f"clean: {verdict.by}"[:120]


# ---------------------------------------------------------------------------------------------------------------- store


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in the store."""

    sha256: str
    size: int
    media: str
    scan: str


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of files named by the SHA-256 of their bytes: ab/cd/abcd... ; what is being written lies in `incoming`."""

    folder: Path

    def keep(self, content: BinaryIO, *, at: datetime, scan: Scan | None = None, largest: int = LARGEST_BYTES) -> Kept:
        """Take in a file, or leave the store as it was.

        largest   bytes
        Raises CaseError for a file that is empty, too large, of no known kind or infected; Refused where it cannot be written."""
        beside = self.folder / "incoming" / uuid4().hex
        try:
            sha256, size = self._write(content, beside, largest)
            kept = Kept(sha256, size, media_of(beside), scanned(beside, scan))
            self._settle(beside, sha256, at)
        except OSError as fault:
            raise Refused(
                f"the document could not be kept ({fault.strerror or type(fault).__name__}) and nothing was recorded: "
                "free some space in the folder of documents, or let it be written, and send it again."
            ) from None
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return kept

    def _write(self, content: BinaryIO, beside: Path, largest: int) -> tuple[str, int]:
        beside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fingerprint, size = hashlib.sha256(), 0
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            while chunk := content.read(_CHUNK):
                size += len(chunk)
                if size > largest:
                    raise CaseError(
                        f"this file is larger than {largest:,} bytes: give it in parts, or scan it less finely."
                    )
                fingerprint.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        if not size:
            raise CaseError("this file is empty.")
        return fingerprint.hexdigest(), size

    def _settle(self, beside: Path, sha256: str, at: datetime) -> None:
        """Give a file its name. The same bytes twice are one file, and a damaged one is mended by its true bytes."""
        place = self.path(sha256)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.utime(beside, (at.timestamp(), at.timestamp()))  # the sweep goes by when a file was last brought
        beside.replace(place)
        for folder in (place.parent, place.parent.parent, self.folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def path(self, sha256: str) -> Path:
        """Where the bytes of a hash lie, if they are there. Raises CaseError for what is no SHA-256."""
        if not _SHA256.fullmatch(sha256):
            raise CaseError("a document is named by its SHA-256 in 64 small hexadecimal digits.")
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def fault(self, sha256: str, size: int | None = None) -> str:
        """What is wrong with a file: "" if nothing, "is missing", "cannot be read", "was changed"."""
        fingerprint, found = hashlib.sha256(), 0
        try:
            with self.path(sha256).open("rb") as file:
                while chunk := file.read(_CHUNK):
                    found += len(chunk)
                    fingerprint.update(chunk)
        except FileNotFoundError:
            return "is missing"
        except OSError:
            return "cannot be read"
        return "" if fingerprint.hexdigest() == sha256 and size in (None, found) else "was changed"

    def read(self, sha256: str) -> bytes:
        """The bytes of a hash. Raises CaseError if they are missing or are not those any more: nobody reads a changed document."""
        try:
            content = self.path(sha256).read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CaseError("the content of this document is missing or was changed: restore it from the backup.")
        return content

    def files(self) -> Iterator[str]:
        """The hashes of all files in the store, sorted."""
        yield from sorted(
            file.name
            for file in self.folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")
            if _SHA256.fullmatch(file.name)
        )


def store() -> Store:
    """The store of this node: the setting DOCUMENTS, or the folder "documents" beside the database."""
    return Store(Path(getattr(settings, "DOCUMENTS", None) or Path(settings.DATA) / "documents"))


# -------------------------------------------------------------------------------------------------------------- reading


def documents_of(case: CaseRow) -> list[DocumentRow]:
    """The documents of a case, without those that were added by mistake. Its list is part of the case: no read of its own."""
    return list(DocumentRow.objects.filter(case=case, withdrawn_on__isnull=True).order_by("added_on", "pk"))


def read_document(
    officer: Officer, document: UUID, *, reason: str, at: datetime, place: Store | None = None
) -> tuple[DocumentRow, bytes]:
    """A document of a case that an officer may read. The read is logged under the case with its reason, and so is a refusal."""
    said = " ".join(reason.split())
    if len(said) < SHORTEST_REASON:
        raise CaseError("say why you read this: a read without a reason is not allowed.")
    found = DocumentRow.objects.filter(pk=document, case__in=visible(officer)).first()
    _log(officer.authority, officer, f"officer:{officer.pk}", found, document, said[:300], at)
    return _content(found, place)


def read_own_document(
    authority: Authority, person: UUID, document: UUID, *, at: datetime, place: Store | None = None
) -> tuple[DocumentRow, bytes]:
    """A document of a case in which the person has the part of an applicant. Logged as the person's own read."""
    own = CasePerson.objects.filter(authority=authority, person=person, part="applicant").values("case")
    found = DocumentRow.objects.filter(pk=document, case__in=own, withdrawn_on__isnull=True).first()
    _log(authority, None, f"person:{person}", found, document, "the person's own case", at)
    return _content(found, place)


def _log(
    authority: Authority, officer: Officer | None, by: str, found: DocumentRow | None, document: UUID, reason: str, at: datetime
) -> None:  # fmt: skip
    AuditEntry.objects.create(
        authority=authority, officer=officer, by=by, deed=Deed.READ if found else Deed.REFUSED,
        stream=found.case_id if found else document, what="document", reason=reason, at=at,
    )  # fmt: skip


def _content(found: DocumentRow | None, place: Store | None) -> tuple[DocumentRow, bytes]:
    if found is None:
        raise NotPermitted("there is no such document among those that you may read.")
    if found.erased_on is not None:
        raise CaseError("the content of this document was erased at the end of its time.")
    if found.scan.startswith(FOUND):
        raise CaseError("a virus scan found something in this document after it was added: it is not opened any more.")
    return found, (place or store()).read(found.sha256)


# ------------------------------------------------------------------------------------------------ verifying and sweeping


def named_by_events(authority: Authority | None = None) -> dict[str, tuple[str, int]]:
    """SHA-256 -> (a document, its size) of everything that events name and no event erased. From the events, not from rows."""
    told = Event.objects.filter(kind__in=("document_added", "document_erased"))
    if authority is not None:
        told = told.filter(authority=authority)
    added: dict[str, tuple[str, int]] = {}
    for kind, said in told.order_by("stream", "sequence").values_list("kind", "payload").iterator(chunk_size=2000):
        if kind == "document_added":
            added[said["document"]] = (said["sha256"], said["size"])
        else:
            added.pop(said["document"], None)
    return {sha256: (document, size) for document, (sha256, size) in added.items()}


def verify(authority: Authority, place: Store | None = None) -> Iterator[str]:
    """Each document whose file is missing, cannot be read or was changed, as a sentence. Reads every byte."""
    kept = place or store()
    for sha256, (document, size) in sorted(named_by_events(authority).items(), key=lambda entry: entry[1]):
        if fault := kept.fault(sha256, size):
            yield f"document {document}: its file {sha256[:12]} {fault}."


def sweep(*, at: datetime, place: Store | None = None) -> list[str]:
    """Remove files that no event of any authority names, and what a crash left half-written, once they are older than `GRACE`.

    A file is taken aside first and looked at again: whoever brought the same bytes meanwhile gets it back. Returns the hashes removed."""
    kept, before, gone = place or store(), at.astimezone(UTC) - GRACE, []
    beside = kept.folder / "incoming"
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    named = named_by_events()
    for sha256 in list(kept.files()):
        if sha256 not in named and _older_than(kept.path(sha256), before):
            kept.path(sha256).rename(beside / f"swept-{sha256}")
    named = named_by_events()
    for left in sorted(beside.iterdir()):
        sha256 = left.name.removeprefix("swept-")
        whole = left.name != sha256
        if whole and (sha256 in named or not _older_than(left, before)):
            left.replace(kept.path(sha256))
        elif _older_than(left, before):
            left.unlink(missing_ok=True)
            gone += [sha256] * whole
    return gone


def _older_than(path: Path, before: datetime) -> bool:
    """Whether a file was last brought before an instant; a file that is gone is not."""
    try:
        return path.stat().st_mtime < before.timestamp()
    except OSError:
        return False


# ----------------------------------------------------------------------------------------------------------------- rows


@on_event("document_added")
def _added(event: Event, row: CaseRow) -> None:
    said = event.payload
    DocumentRow.objects.create(
        id=UUID(said["document"]), authority=event.authority, case=row, title=said["title"], media=said["media"],
        sha256=said["sha256"], size=said["size"], language=said.get("language", ""), note=said.get("note", ""),
        scan=said.get("scan", ""), added_by=event.by, added_on=event.on,
    )  # fmt: skip


def _change(event: Event, **values: str | date) -> None:
    DocumentRow.objects.filter(pk=UUID(event.payload["document"]), case=event.stream).update(**values)


@on_event("document_scanned")
def _scanned(event: Event, row: Any) -> None:
    del row
    _change(event, scan=event.payload["scan"])


@on_event("document_withdrawn")
def _withdrawn(event: Event, row: Any) -> None:
    del row
    _change(event, withdrawn_on=event.on, why_withdrawn=event.payload["reason"])


@on_event("document_erased")
def _erased(event: Event, row: Any) -> None:
    del row
    _change(event, erased_on=event.on)
