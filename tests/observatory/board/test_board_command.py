"""`fairway board`: every form, whole files or none, and no request to any host."""

from __future__ import annotations

import json
import socket

import pytest
from click.testing import CliRunner

pytest.importorskip("duckdb")
pytest.importorskip("numpy")

from fairway.cli import fairway


@pytest.fixture
def run(monkeypatch):
    def refuse(*_given, **_named):
        raise AssertionError("the board opened a connection")

    monkeypatch.setenv("FAIRWAY_DATA", "off")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return lambda *words: CliRunner().invoke(fairway, ["board", *words])


def test_a_point_in_the_terminal(run):
    said = run("--point", "2", "--as-of", "2025-06-30")
    assert said.exit_code == 0, said.output
    assert "2. Partnerships" in said.output and "3. A common approach" not in said.output
    assert "As known on 30 June 2025" in said.output


def test_json_is_whole_and_says_its_day(run):
    said = run("--format", "json", "--as-of", "2025-06-30")
    assert said.exit_code == 0 and json.loads(said.output)["as_of"] == "2025-06-30"


def test_one_file_of_html_that_asks_nobody(run, tmp_path):
    target = tmp_path / "board.html"
    assert run("--format", "html", "--out", str(target)).exit_code == 0
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") or page.startswith("<!doctype html>")
    for outside in ('src="http', "src='http", "url(http", "@import", '<link rel="stylesheet"'):
        assert outside not in page


def test_a_tagged_pdf(run, tmp_path):
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    target = tmp_path / "board.pdf"
    assert run("--format", "pdf", "--point", "3", "--out", str(target)).exit_code == 0
    root = pypdf.PdfReader(target).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"] == "en"


@pytest.mark.parametrize(("words", "says"), [
    (("--point", "12"), "There is no point '12'"),
    (("--format", "pdf"), "A PDF is written to a file"),
    (("--as-of", "2024-13-01"), "is not a day that exists"),
])  # fmt: skip
def test_a_wrong_question_gets_one_sentence(run, words, says):
    said = run(*words)
    assert said.exit_code == 2 and says in said.output


def test_before_anything_was_known_the_board_says_so(run):
    said = run("--point", "2", "--as-of", "2001-01-01")
    assert said.exit_code == 0, said.output
    assert "nothing known on that day" in said.output
