"""The linked law kept between commands: used when it is ours and whole, otherwise made anew without a word."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from fairway.cli.kept import KeptBooks, default_folder
from fairway.law.pack import packaged_book


@pytest.fixture
def kept(tmp_path) -> KeptBooks:
    books = KeptBooks(tmp_path / "cache")
    books.put(None, packaged_book())
    return books


def only_file(kept: KeptBooks) -> Path:
    (path,) = kept.folder.iterdir()
    return path


def test_a_kept_book_is_the_law(kept):
    again = kept.take(None)
    assert again is not None
    assert again.version == packaged_book().version
    assert list(again.rules) == list(packaged_book().rules)
    assert oct(only_file(kept).stat().st_mode & 0o777) == "0o600"


def test_a_book_for_another_date_of_knowledge_is_another_book(kept):
    assert kept.take(date(2025, 1, 1)) is None
    kept.put(date(2025, 1, 1), packaged_book(date(2025, 1, 1)))
    assert kept.take(date(2025, 1, 1)).known == date(2025, 1, 1)
    assert kept.take(None).known is None


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x80\x05N."], ids=["empty", "rubbish", "another object"])
def test_a_broken_file_is_not_used(kept, content):
    only_file(kept).write_bytes(content)
    assert kept.take(None) is None


def test_a_half_written_file_is_not_used(kept):
    whole = only_file(kept).read_bytes()
    only_file(kept).write_bytes(whole[: len(whole) // 2])
    assert kept.take(None) is None


def test_a_file_that_others_can_write_is_not_trusted(kept):
    only_file(kept).chmod(0o666)
    assert kept.take(None) is None


def test_another_law_drops_the_old_file(kept, monkeypatch):
    monkeypatch.setattr("fairway.cli.kept._fingerprint", lambda: "0123456789abcdef")
    assert kept.take(None) is None
    kept.put(None, packaged_book())
    assert only_file(kept).name == "law-0123456789abcdef-all.pickle"


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    books = KeptBooks(tmp_path / "file" / "cache")
    books.put(None, packaged_book())
    assert books.take(None) is None


def test_the_switch(monkeypatch, tmp_path):
    monkeypatch.setenv("FAIRWAY_CACHE", "off")
    assert default_folder() is None
    monkeypatch.setenv("FAIRWAY_CACHE", os.fspath(tmp_path))
    assert default_folder() == tmp_path
