"""Documents: one file for the same bytes, whole or not at all, judged by content, read with a trace."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairway.casework import documents, projections
from fairway.casework.commands import documents as commands
from fairway.casework.documents import DOCX, JPEG, PDF, PNG, TEXT, Store, Verdict
from fairway.casework.models import AuditEntry, DocumentRow, Event
from fairway.casework.record import Actor
from fairway.errors import AlreadyRecorded, CaseError, NotPermitted, Refused, StaleCase


def archive(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name in names:
            parts.writestr(name, "<x/>")
    return made.getvalue()


A_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def place(tmp_path):
    return Store(tmp_path / "documents")


@pytest.fixture
def add(db, register, registrar, place, at):
    """Adds a document: add(b"bytes"); the case is add.case."""

    def make(content=A_PDF, **given):
        add.case.refresh_from_db()
        base = {
            "case": add.case, "document": uuid4(), "title": "Passport", "by": Actor.of(registrar), "at": at, "event_id": uuid4(),
            "expected_version": add.case.version, "place": place,
        }  # fmt: skip
        return commands.add_document(content=io.BytesIO(content), **{**base, **given})

    add = make
    add.case = register()
    return add


def everything(place):
    return sorted(path.name for path in place.folder.rglob("*") if path.is_file())


# -------------------------------------------------------------------------------------------------------------- content


@pytest.mark.parametrize(("content", "media", "why"), [
    (A_PDF, PDF, "begins as a PDF"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, PNG, "signature of PNG"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 40, JPEG, "signature of JPEG"),
    (archive("[Content_Types].xml", "word/document.xml"), DOCX, "a zip with the parts of a Word file"),
    ("Ich heiße Βασίλης محمد\r\n\tseit 2015".encode(), TEXT, "UTF-8 without control characters"),
    (b"a" * ((1 << 16) - 1) + "ß".encode(), TEXT, "a letter that lies across two portions"),
])  # fmt: skip
def test_a_file_is_what_its_content_says(place, at, content, media, why):
    kept = place.keep(io.BytesIO(content), at=at)
    assert (kept.media, kept.size, kept.sha256) == (media, len(content), hashlib.sha256(content).hexdigest()), why
    assert place.read(kept.sha256) == content
    assert place.path(kept.sha256).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("content", "says", "why"), [
    (b"", "this file is empty", "nothing in it"),
    (b"MZ\x90\0" + b"\0" * 60, "no file of a kind that is kept", "a program"),
    (archive("x.txt"), "no file of a kind that is kept", "a zip that is no Word file"),
    (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "carries a macro", "a macro"),
    (b"PK\x03\x04 and no more", "no file of a kind that is kept", "a broken zip"),
    (b"\xff\xfe\x00a", "no file of a kind that is kept", "no UTF-8"),
    (b"half a letter \xc3", "no file of a kind that is kept", "cut in a letter"),
    (b"%PDF-" + b"x" * 2000, "larger than 1,000 bytes", "too large, whatever it is"),
])  # fmt: skip
def test_what_is_refused_leaves_nothing_behind(place, at, content, says, why):
    with pytest.raises(CaseError, match=says):
        place.keep(io.BytesIO(content), at=at, largest=1000)
    assert everything(place) == [], why


@settings(max_examples=150, deadline=None)
@given(content=st.one_of(
    st.binary(max_size=300),
    st.binary(max_size=300).map(lambda tail: archive("[Content_Types].xml", "word/document.xml")[:-30] + tail),
    st.text(max_size=100).map(str.encode),
))  # fmt: skip
def test_any_bytes_are_kept_whole_or_refused_plainly(tmp_path_factory, content):
    from datetime import UTC, datetime

    place = Store(tmp_path_factory.getbasetemp() / "any")
    try:
        kept = place.keep(io.BytesIO(content), at=datetime(2026, 7, 20, tzinfo=UTC))
    except CaseError:
        assert not place.path(hashlib.sha256(content).hexdigest()).exists()
    else:
        assert place.read(kept.sha256) == content
    assert not list((place.folder / "incoming").glob("*"))


def test_the_same_bytes_twice_are_one_file_and_mend_a_damaged_one(place, at):
    first = place.keep(io.BytesIO(A_PDF), at=at)
    assert place.keep(io.BytesIO(A_PDF), at=at) == first and everything(place) == [first.sha256]
    place.path(first.sha256).write_bytes(b"%PDF-damaged")
    with pytest.raises(CaseError, match="missing or was changed"):
        place.read(first.sha256)
    place.keep(io.BytesIO(A_PDF), at=at)
    assert place.read(first.sha256) == A_PDF


# ----------------------------------------------------------------------------------------------------------------- disk


@pytest.mark.parametrize("broken", ["open", "write", "fsync", "replace"])
def test_a_full_disk_leaves_nothing_half_written_and_says_one_plain_sentence(add, place, monkeypatch, broken):
    def full(*given, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    class Full(io.BytesIO):
        write = full

        def fileno(self):
            return 0

    if broken == "write":
        real = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda handle, mode: (real(handle, mode).close(), Full())[1])
    elif broken == "replace":
        monkeypatch.setattr("pathlib.Path.replace", full)
    else:
        monkeypatch.setattr(os, broken, full)
    with pytest.raises(Refused, match=r"could not be kept \(No space left on device\) and nothing was recorded"):
        add()
    monkeypatch.undo()
    assert everything(place) == [] and not Event.objects.filter(kind="document_added").exists()
    assert add().payload["size"] == len(A_PDF), "with space again it goes in"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs the device that is always full")  # noqa: PTH110
def test_a_device_that_is_really_full_is_refused_in_the_same_words(place, at, monkeypatch):
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, flags, mode=0: real("/dev/full", os.O_WRONLY))
    with pytest.raises(Refused, match="No space left on device"):
        place.keep(io.BytesIO(A_PDF * 10_000), at=at)
    assert everything(place) == []


# ----------------------------------------------------------------------------------------------------------------- scan


def test_a_file_without_a_scan_says_so(add):
    row = DocumentRow.objects.get(pk=add().payload["document"])
    assert row.scanned == "not scanned"


def test_a_find_is_refused_and_a_clean_file_names_its_scanner(add, place):
    with pytest.raises(CaseError, match=r"the virus scan \(test 1\) found something in this file: it was not kept"):
        add(scan=lambda path: Verdict(clean=path.read_bytes() != A_PDF, by="test 1"))
    assert everything(place) == [] and not DocumentRow.objects.exists()
    made = add(b"plain", scan=lambda path: Verdict(clean=True, by="test 1"))
    assert DocumentRow.objects.get(pk=made.payload["document"]).scanned == "clean: test 1"


def test_a_scan_that_fails_lets_nothing_in(add, place):
    def broken(path):
        raise ConnectionRefusedError("no daemon")

    with pytest.raises(Refused, match=r"the virus scan failed \(ConnectionRefusedError\)"):
        add(scan=broken)
    assert everything(place) == []


def of_the_tests(path):
    return Verdict(clean=False, by="from the settings")


def test_the_scan_is_named_in_the_settings(add, place):
    from django.test import override_settings

    with override_settings(DOCUMENT_SCAN=of_the_tests), pytest.raises(CaseError, match="from the settings"):
        add()
    with override_settings(DOCUMENT_SCAN="no.such.scanner"), pytest.raises(Refused, match=r"'no\.such\.scanner'"):
        add()
    with override_settings(DOCUMENT_LARGEST=10), pytest.raises(CaseError, match="larger than 10 bytes"):
        add()
    with override_settings(DOCUMENTS=place.folder / "other"):
        assert documents.store() == Store(place.folder / "other")


def test_a_find_after_the_fact_is_recorded_and_the_document_is_not_opened_any_more(add, registrar, place, at):
    row = DocumentRow.objects.get(pk=add().payload["document"])
    add.case.refresh_from_db()
    given = {"case": add.case, "document": row, "by": Actor.of(registrar), "at": at, "place": place}
    with pytest.raises(CaseError, match="no virus scan is set up"):
        commands.scan_document(**given, event_id=uuid4(), expected_version=add.case.version)
    commands.scan_document(
        **given, event_id=uuid4(), expected_version=add.case.version, scan=lambda path: Verdict(clean=False, by="test 2")
    )  # fmt: skip
    row.refresh_from_db()
    assert row.scanned == "found something: test 2"
    with pytest.raises(CaseError, match="not opened any more"):
        documents.read_document(registrar, row.pk, reason="interview", at=at, place=place)


# -------------------------------------------------------------------------------------------------------- case and trace


def test_a_document_is_in_the_case_by_its_hash_and_never_by_its_name(add, place):
    made = add(title="  Birth   certificate ", language="ar", note="copy")
    row = DocumentRow.objects.get(case=add.case)
    assert (row.title, row.media, row.language, row.note) == ("Birth certificate", PDF, "ar", "copy")
    assert row.sha256 == made.payload["sha256"] == hashlib.sha256(A_PDF).hexdigest()
    assert documents.documents_of(add.case) == [row]


def test_sending_twice_adds_once_and_other_bytes_under_the_same_id_are_refused(add):
    ids = {"document": uuid4(), "event_id": uuid4()}
    add.case.refresh_from_db()
    version = add.case.version
    assert add(**ids, expected_version=version) == add(**ids, expected_version=version)
    with pytest.raises(AlreadyRecorded):
        add(b"other", **ids, expected_version=version)
    with pytest.raises(AlreadyRecorded, match="a document of this id"):
        add(document=ids["document"])
    with pytest.raises(StaleCase):
        add(expected_version=version)
    assert DocumentRow.objects.count() == 1


def test_who_may_not_record_adds_nothing_and_no_byte_is_kept(add, officer, place):
    for stranger in (officer("caseworker", office="south"), officer("monitor")):
        with pytest.raises(NotPermitted):
            add(by=Actor.of(stranger))
    with pytest.raises(CaseError, match="title of 1 to 200"):
        add(title=" ")
    assert everything(place) == []


def test_reading_needs_a_reason_and_is_logged_under_the_case_and_so_is_a_refusal(add, officer, place, at):
    row = DocumentRow.objects.get(pk=add().payload["document"])
    reader, stranger = officer("caseworker"), officer("caseworker", office="south")
    with pytest.raises(CaseError, match="say why"):
        documents.read_document(reader, row.pk, reason="", at=at, place=place)
    assert documents.read_document(reader, row.pk, reason="interview", at=at, place=place) == (row, A_PDF)
    with pytest.raises(NotPermitted, match="no such document"):
        documents.read_document(stranger, row.pk, reason="curious", at=at, place=place)
    entries = (
        AuditEntry.objects.filter(what="document").order_by("pk").values_list("deed", "stream", "officer", "reason")
    )
    assert list(entries) == [
        ("read", add.case.pk, reader.pk, "interview"),
        ("refused", row.pk, stranger.pk, "curious"),
    ]


def test_the_person_reads_the_documents_of_the_own_case_and_of_no_other(add, register, authority, place, at):
    row = DocumentRow.objects.get(pk=add().payload["document"])
    own, other = add.case.people.get().person_id, register().people.get().person_id
    assert documents.read_own_document(authority, own, row.pk, at=at, place=place)[1] == A_PDF
    with pytest.raises(NotPermitted):
        documents.read_own_document(authority, other, row.pk, at=at, place=place)
    assert list(AuditEntry.objects.filter(what="document").order_by("pk").values_list("by", "deed")) == [
        (f"person:{own}", "read"), (f"person:{other}", "refused"),
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------------- verify, sweep, rows


def test_verify_names_what_is_missing_and_what_was_changed(add, authority, place):
    rows = [DocumentRow.objects.get(pk=add(text).payload["document"]) for text in (b"one", b"two", b"three")]
    assert list(documents.verify(authority, place)) == []
    place.path(rows[0].sha256).unlink()
    place.path(rows[1].sha256).write_bytes(b"twO")
    found = list(documents.verify(authority, place))
    assert sorted(found) == sorted([
        f"document {rows[0].pk}: its file {rows[0].sha256[:12]} is missing.",
        f"document {rows[1].pk}: its file {rows[1].sha256[:12]} was changed.",
    ])  # fmt: skip


def test_the_sweep_takes_only_old_files_that_no_event_names(add, place, at):
    named = add(b"named").payload["sha256"]
    unnamed = place.keep(io.BytesIO(b"its event failed"), at=at).sha256
    half = place.folder / "incoming" / "half"
    half.write_bytes(b"killed here")
    os.utime(half, (at.timestamp(), at.timestamp()))
    assert documents.sweep(at=at + timedelta(minutes=59), place=place) == [], "its event may be on its way"
    assert documents.sweep(at=at + timedelta(minutes=61), place=place) == [unnamed]
    assert everything(place) == [named]


def test_a_file_that_a_killed_sweep_had_taken_aside_comes_back(add, place, at):
    named = add(b"named").payload["sha256"]
    place.path(named).rename(place.folder / "incoming" / f"swept-{named}")
    documents.sweep(at=at + timedelta(days=1), place=place)
    assert place.read(named) == b"named"


def test_bytes_go_when_the_last_document_that_has_them_is_erased(add, registrar, authority, place, at):
    rows = [DocumentRow.objects.get(pk=add().payload["document"]) for _ in range(2)]
    for row, left in zip(rows, (1, 0), strict=True):
        add.case.refresh_from_db()
        commands.erase_document(
            case=add.case, document=row, because="end of its time", by=Actor.of(registrar), at=at, event_id=uuid4(),
            expected_version=add.case.version,
        )  # fmt: skip
        documents.sweep(at=at + timedelta(days=1), place=place)
        assert len(everything(place)) == left
    assert list(documents.verify(authority, place)) == []
    with pytest.raises(CaseError, match="was erased at the end of its time"):
        documents.read_document(registrar, rows[0].pk, reason="interview", at=at, place=place)


def test_a_document_added_by_mistake_is_no_longer_listed(add, registrar, register, at):
    row = DocumentRow.objects.get(pk=add().payload["document"])
    add.case.refresh_from_db()
    given = {"document": row, "reason": "of another person", "by": Actor.of(registrar), "at": at, "event_id": uuid4()}
    with pytest.raises(CaseError, match="of another case"):
        commands.withdraw_document(case=register(), expected_version=4, **given)
    commands.withdraw_document(case=add.case, expected_version=add.case.version, **given)
    assert documents.documents_of(add.case) == []


def test_the_rows_can_be_made_again_from_the_events_alone(add, authority):
    add(), add(b"two", note="x")
    before = list(DocumentRow.objects.order_by("pk").values())
    projections.rebuild(authority)
    assert list(DocumentRow.objects.order_by("pk").values()) == before


KEEPS = """
import io, os, sys
from datetime import UTC, datetime
from pathlib import Path
import django
django.setup()
from fairway.casework.documents import Store
place = Store(Path(sys.argv[1]))
while True:
    kept = place.keep(io.BytesIO(b"%PDF-" + os.urandom(300_000)), at=datetime(2026, 7, 20, tzinfo=UTC))
    print(kept.sha256, flush=True)
"""


def test_killed_while_it_writes_the_store_holds_whole_files_and_all_that_it_acknowledged(place):
    acknowledged = []
    for more in (1, 4, 9):
        writer = subprocess.Popen([sys.executable, "-c", KEEPS, str(place.folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(more):
            acknowledged.append(writer.stdout.readline().strip())
        writer.kill()
        acknowledged += [line.strip() for line in writer.stdout if len(line) == 65]
        writer.wait()
    there = list(place.files())
    assert set(acknowledged) <= set(there) and len(acknowledged) >= 14
    assert [place.fault(sha256) for sha256 in there] == [""] * len(there)
