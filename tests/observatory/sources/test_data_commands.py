"""`fairway data`: what an operator types, sees and is refused."""

from __future__ import annotations

import pytest

from fairway import cli
from tests.commands import one_sentence, python, runner  # noqa: F401  fixture
from tests.observatory.sources import samples
from tests.observatory.sources.publisher import whole

NAME = "Monthly_detections_of_IBC_2019_01_03.csv"
"""Earlier than the packaged tables, so that it is not measured by them."""


def table() -> bytes:
    return samples.frontex_csv().replace(b"2023", b"2017").replace(b"2024", b"2018")


@pytest.fixture(autouse=True)
def operator(monkeypatch, tmp_path):
    """An operator's own folders, and the command in its place."""
    monkeypatch.setitem(cli.fairway.lazy, "data", "fairway.cli.data:data")
    monkeypatch.setenv("FAIRWAY_DATA", str(tmp_path / "figures"))
    for name in ("FAIRWAY_IDMC_KEY", "FAIRWAY_IOM_DTM_KEY", "FAIRWAY_UCDP_TOKEN", "FAIRWAY_ACLED_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(table())
    return str(path)


def test_a_file_is_taken_in_once(run, file):
    said = run("data", "update", "frontex", "--from", file)
    assert said.code == 0, said.err
    assert said.out.splitlines() == [
        "frontex:detections  known 2019-01-03  36 rows, 666  taken in",
        "1 release taken in, 0 nothing new.",
    ]
    again = run("data", "update", "frontex", "--from", file)
    assert again.out.splitlines()[-1] == "0 releases taken in, 1 nothing new."


def test_what_was_taken_in_is_listed_checked_and_compared(run, file, tmp_path):
    run("data", "update", "frontex", "--from", file)
    first, *_ = run("data", "releases", "frontex:detections", "--format", "json").told["releases"]
    assert first["known_at"] == "2019-01-03"
    assert "known 2019-01-03" in run("data", "releases", "frontex:detections").out
    assert "2019-01-03" not in run("data", "releases", "frontex:detections", "--as-of", "2019-01-02").out
    assert run("data", "check").out.endswith("all add up.\n")
    table = run("data", "revisions", "frontex:detections", "--by", "route", "--where", "route=Black Sea",
                "--first", "2017-12", "--last", "2017-12", "--all")  # fmt: skip
    assert "62" in table.out and "on 2019-01-03" in table.out
    told = run(
        "data", "revisions", "frontex:detections", "--first", "2017-12", "--last", "2017-12", "--format", "json"
    ).told
    assert told["revisions"][0]["values"][0]["known_at"] == "2019-01-03"


def test_a_damaged_file_is_found(run, file, tmp_path):
    run("data", "update", "frontex", "--from", file)
    [table] = (tmp_path / "figures" / "observations").iterdir()
    table.write_bytes(table.read_bytes()[:-40])
    said = run("data", "check")
    assert said.code == 1
    assert "cannot be read: take it in again." in " ".join(said.out.split())
    table.unlink()
    assert "is gone: take it in again." in " ".join(run("data", "check").out.split())


def test_a_bad_file_is_told_in_one_line_and_changes_nothing(run, file, tmp_path):
    bad = tmp_path / "2019_01_04.csv"
    bad.write_bytes(table().replace(b";33;", b";-33;"))
    said = run("data", "update", "frontex", "--from", str(bad))
    assert said.code == 2
    assert (
        said.err
        == "not taken in: 2019_01_04.csv, row 18, column 'NOV2017': is -33, and a count cannot be less than nothing.\n"
    )
    assert not (tmp_path / "figures").exists()
    both = run("data", "update", "frontex", "--from", str(bad), "--from", file)
    assert both.code == 1
    assert both.out.splitlines()[-1] == "1 release taken in, 0 nothing new, 1 file not taken in (see above)."
    told = run("data", "update", "frontex", "--from", str(bad), "--format", "json").told
    assert told == {
        "measures": [],
        "failures": [{"name": "2019_01_04.csv", "why": both.err.strip().removeprefix("not taken in: ")}],
    }


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("update", "frontx"), "there is no source 'frontx'. Did you mean 'frontex'?"),
        (("update", "--from", "x.csv"), "--from needs the one source that the file is from"),
        (("update", "frontex", "--from", "nowhere.csv"), "nowhere.csv: cannot be read (no such file or directory)."),
        (("update", "frontex", "--since", "2024"), "is not a day that exists"),
        (("releases", "frontex:detection"), "Near it: frontex:detections"),
        (("revisions", "frontex:detections", "--where", "route"), "'route' is not DIMENSION=VALUE"),
        (("revisions", "frontex:detections", "--by", "city"), "has no dimension 'city'"),
        (("update", "acled"), "set FAIRWAY_ACLED_TOKEN, or give a file with --from"),
    ],
)
def test_a_wrong_question_is_one_sentence(run, args, words):
    said = run("data", *args)
    assert said.code in (2, 3)
    assert words in one_sentence(said)


def test_the_sources_are_listed_with_what_they_need(run):
    said = run("data", "sources")
    assert "needs a key of your own: FAIRWAY_UCDP_TOKEN" in said.out
    assert all(len(line) <= 100 for line in said.out.splitlines())
    assert [one["name"] for one in run("data", "sources", "--format", "json").told["sources"]][:3] == [
        "frontex",
        "eurostat",
        "unhcr",
    ]


def test_a_publisher_is_asked_where_the_operator_says(run, publisher, monkeypatch):
    monkeypatch.setenv("FAIRWAY_FRONTEX_URL", publisher.url + "/")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    publisher.on(
        "/what-we-do/monitoring-and-risk-analysis/migratory-map/", whole(f'<a href="/{NAME[:-3]}xlsx">x</a>'.encode())
    )
    publisher.on(f"/{NAME[:-3]}xlsx", whole(table()))
    said = run("data", "update", "frontex", "--known-at", "2019-01-03")
    assert (said.code, said.err) == (0, "")
    assert "known 2019-01-03" in said.out


def test_offline_is_one_sentence_and_the_machines_refusal(run, monkeypatch):
    monkeypatch.setenv("FAIRWAY_FRONTEX_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    said = run("data", "update", "frontex")
    assert said.code == 3
    assert said.err.count("\n") == 1
    assert "no connection (is this machine offline?)" in said.err


def test_nothing_is_asked_unless_an_update_is():
    """Listing, checking and taking in a file open no connection: the socket is taken away."""
    code = """
import socket, sys
def never(*args, **more): raise AssertionError("a connection was opened")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = never
from fairway.cli import fairway, main
fairway.lazy["data"] = "fairway.cli.data:data"
from fairway import cli
for args in (["data", "sources"], ["data", "releases"], ["data", "check"], ["data", "update", "frontex", "--from", sys.argv[1]]):
    assert cli._run(args) in (0, 2), args
"""

    said = python(code, "nowhere.csv")
    assert said.returncode == 0, said.stderr


def test_the_command_starts_without_the_heavy_packages():

    heavy = "'httpx', 'sdmx', 'pandas', 'duckdb', 'python_calamine', 'dtmapi', 'rich', 'tenacity'"
    code = f"import sys, fairway.cli.data; print(sorted({{{heavy}}} & set(sys.modules)))"
    assert python(code).stdout == "[]\n"


def test_a_missing_package_is_named_with_its_mend(run, monkeypatch, tmp_path):
    from fairway.observatory.sources import decode

    book = tmp_path / "book.xlsx"
    book.write_bytes(samples.frontex_xlsx())
    monkeypatch.setattr(decode, "find_spec", lambda name: None)
    said = run("data", "update", "frontex", "--from", str(book))
    assert said.code == 3
    assert one_sentence(said) == (
        "fairway: reading workbooks needs the extra 'sources', and python_calamine is not installed: pip install 'fairway[sources]'."
    )


@pytest.mark.parametrize("command", ["update", "sources", "releases", "revisions", "check"])
def test_every_command_explains_itself_with_examples(run, command):
    said = run("data", command, "--help")
    assert said.code == 0
    assert f"  fairway data {command}" in said.out


def test_somebody_who_watches_sees_bars_and_what_failed(monkeypatch):
    import io
    import sys

    from fairway.cli.data import _watched
    from fairway.observatory.sources.update import Failure

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setenv("TERM", "xterm")
    with _watched("text") as (progress, told):
        progress("migr_asytpsm.csv", 500_000, 1_000_000)
        told(Failure("migr_eiord.csv", "migr_eiord.csv: [is] cut off"))
        progress("migr_asytpsm.csv", 1_000_000, 1_000_000)
    shown = seen.getvalue()
    assert "migr_asytpsm.csv" in shown
    assert "1.0/1.0 MB" in shown
    assert "not taken in: migr_eiord.csv: [is] cut off" in shown
