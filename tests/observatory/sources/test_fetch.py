"""Fetching from a server that fails, stalls, hangs up, slows down and sends half."""

from __future__ import annotations

import gzip
import hashlib
import socket

import pytest

from fairway.errors import Unreachable
from fairway.observatory.sources import fetch
from fairway.observatory.sources.answers import Offline
from fairway.observatory.sources.fetch import Fetcher, Pace
from fairway.observatory.sources.parsed import Request
from tests.observatory.sources.conftest import IMPATIENT
from tests.observatory.sources.publisher import half, hang_up, stall, whole

BODY = b"month,detections\n" + b"".join(b"2024-%02d,%d\n" % (n % 12 + 1, n) for n in range(5000))


def ask(publisher, path="/table.csv", **more) -> Request:
    return Request(name="table.csv", url=publisher.url + path, **more)


def test_a_file_comes_with_its_checksum_and_the_server_learns_only_who_asks(publisher, fetcher):
    publisher.on("/table.csv", whole(BODY))
    got = fetcher.fetch(ask(publisher, params={"since": "2024"}))
    assert got.body == BODY
    assert got.sha256 == hashlib.sha256(BODY).hexdigest()
    assert got.changed
    [asked] = publisher.asked
    assert asked.query == {"since": "2024"}
    assert asked.headers["User-Agent"].startswith("Fairway/")
    assert set(asked.headers) == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}


@pytest.mark.parametrize(
    "mark",
    [{"etag": '"v1"'}, {"Last_Modified": "Tue, 03 Jun 2025 10:00:00 GMT"}, {"etag": 'W/"weak"'}],
    ids=["ETag", "Last-Modified", "weak ETag"],
)
def test_what_did_not_change_is_not_sent_again(publisher, fetcher, mark):
    publisher.on("/table.csv", whole(BODY, **mark))
    assert fetcher.fetch(ask(publisher)).changed
    again = fetcher.fetch(ask(publisher))
    assert (again.body, again.changed) == (BODY, False)
    assert "If-None-Match" in publisher.asked[1].headers or "If-Modified-Since" in publisher.asked[1].headers


def test_the_same_bytes_under_another_mark_are_no_change(publisher, fetcher):
    publisher.on("/table.csv", whole(BODY, etag='"v1"'), whole(BODY, etag='"v2"'))
    fetcher.fetch(ask(publisher))
    assert not fetcher.fetch(ask(publisher)).changed


def test_a_server_in_trouble_is_asked_again_after_growing_waits(publisher, fetcher, waits):
    publisher.on("/table.csv", whole(b"", status=500), whole(b"", status=503), whole(BODY))
    assert fetcher.ask(ask(publisher)) == BODY
    assert len(waits) == 2
    assert 0 < waits[0] < waits[1]


def test_a_server_in_trouble_is_not_asked_for_ever(publisher, fetcher):
    publisher.on("/table.csv", whole(b"", status=500))
    with pytest.raises(Unreachable) as refusal:
        fetcher.ask(ask(publisher))
    assert len(publisher.asked) == 4
    assert str(refusal.value) == (
        f"table.csv from {publisher.url.removeprefix('http://')}: the server is in trouble (500), 4 times. Try again later, "
        "or fetch it by hand and give it with --from FILE. What was there stays as it was."
    )


def test_a_named_wait_is_kept_to_the_second(publisher, fetcher, waits):
    publisher.on("/table.csv", whole(b"slow down", status=429, Retry_After="7"), whole(BODY))
    assert fetcher.ask(ask(publisher)) == BODY
    assert waits == [7.0]


def test_a_wait_of_an_hour_is_told_and_not_sat_out(publisher, fetcher, waits):
    publisher.on("/table.csv", whole(b"", status=429, Retry_After="3600"))
    with pytest.raises(Unreachable, match="asks to wait 60 minutes"):
        fetcher.ask(ask(publisher))
    assert waits == []


def test_a_connection_that_is_reset_is_made_again(publisher, fetcher):
    publisher.on("/table.csv", hang_up, hang_up, whole(BODY))
    assert fetcher.ask(ask(publisher)) == BODY


def test_a_server_that_says_nothing_is_not_waited_for(publisher, tmp_path):
    publisher.on("/table.csv", stall(1.0))
    pace = Pace(read_seconds=0.1, between_seconds=0, tries=2, first_wait_seconds=0.01)
    with (
        Fetcher(tmp_path, pace=pace, trust_env=False) as patient,
        pytest.raises(Unreachable, match="no answer in time, 2 times"),
    ):
        patient.ask(ask(publisher))


def test_half_a_file_is_taken_up_where_it_broke_off(publisher, fetcher):
    publisher.on("/table.csv", half(BODY, 20_000, etag='"v1"'), whole(BODY, etag='"v1"'))
    assert fetcher.ask(ask(publisher)) == BODY
    rest = publisher.asked[1].headers
    assert rest["If-Range"] == '"v1"'
    start = int(rest["Range"].removeprefix("bytes=").rstrip("-"))
    assert 0 < start <= 20_000


def test_another_run_takes_up_what_an_earlier_one_began(publisher, tmp_path):
    publisher.on("/table.csv", half(BODY, 20_000, etag='"v1"'))
    once = Pace(between_seconds=0, tries=1)
    with Fetcher(tmp_path, pace=once, trust_env=False) as first, pytest.raises(Unreachable, match="broke off"):
        first.ask(ask(publisher))
    publisher.on("/table.csv", whole(BODY, etag='"v1"'))
    with Fetcher(tmp_path, pace=once, trust_env=False) as second:
        assert second.ask(ask(publisher)) == BODY
    assert "Range" in publisher.asked[-1].headers


def test_halves_of_two_states_are_never_put_together(publisher, fetcher):
    new = BODY.replace(b"2024", b"2025")
    publisher.on("/table.csv", half(BODY, 20_000, etag='"v1"'), whole(new, etag='"v2"'))
    assert fetcher.ask(ask(publisher)) == new


def test_a_server_that_cannot_send_a_part_sends_all(publisher, fetcher):
    publisher.on("/table.csv", half(BODY, 20_000, etag='"v1"'), whole(BODY, etag='"v1"', ranges=False))
    assert fetcher.ask(ask(publisher)) == BODY


def test_half_a_file_of_a_server_without_marks_is_begun_anew(publisher, fetcher):
    publisher.on("/table.csv", half(BODY, 20_000), whole(BODY))
    assert fetcher.ask(ask(publisher)) == BODY
    assert "Range" not in publisher.asked[1].headers


def test_a_part_that_is_longer_than_the_file_is_dropped(publisher, fetcher):
    publisher.on("/table.csv", half(BODY, 20_000, etag='"v1"'), whole(BODY[:100], etag='"v1"'))
    assert fetcher.ask(ask(publisher)) == BODY[:100]


def test_a_part_of_another_state_is_refused_even_if_the_server_sends_it(publisher, fetcher):
    def careless(handler):
        handler.send(206, {"ETag": '"v2"', "Content-Range": f"bytes 20000-{len(BODY) - 1}/{len(BODY)}"}, BODY[20_000:])

    publisher.on("/table.csv", half(BODY, 20_000, etag='"v1"'), careless, whole(BODY, etag='"v2"'))
    assert fetcher.ask(ask(publisher)) == BODY


def test_compression_that_nobody_asked_for_is_taken_off(publisher, fetcher):
    publisher.on("/table.csv", whole(gzip.compress(BODY), Content_Encoding="gzip"))
    assert fetcher.ask(ask(publisher)) == BODY
    assert publisher.asked[0].headers["Accept-Encoding"] == "identity"


def test_an_unknown_compression_is_named(publisher, fetcher):
    publisher.on("/table.csv", whole(BODY, Content_Encoding="br"))
    with pytest.raises(Unreachable, match=r"compressed in a way \(br\)"):
        fetcher.ask(ask(publisher))


def test_one_host_is_asked_at_a_steady_pace(publisher, tmp_path):
    publisher.on("/table.csv", whole(BODY))
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    with Fetcher(tmp_path, pace=Pace(between_seconds=2.0), sleep=sleep, clock=lambda: now[0], trust_env=False) as one:
        for number in range(3):
            one.ask(ask(publisher, params={"page": str(number)}))
            now[0] += 0.5
    assert slept == [1.5, 1.5]


def test_offline_is_said_at_once_and_in_one_sentence(tmp_path, waits):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (
        Fetcher(tmp_path, pace=IMPATIENT, sleep=waits.append, trust_env=False) as one,
        pytest.raises(Offline) as refusal,
    ):
        one.ask(Request(name="table.csv", url=f"http://127.0.0.1:{port}/table.csv"))
    assert len(waits) == 1
    assert str(refusal.value).startswith(
        f"table.csv from 127.0.0.1:{port}: no connection (is this machine offline?). Try again"
    )


@pytest.mark.parametrize(
    ("status", "said", "words"),
    [
        (404, b"", "the publisher moved it"),
        (403, b"", "a key is missing or not accepted"),
        (
            400,
            b"<S:Fault><faultcode>150</faultcode><faultstring>INVALID_QUERY: no dimension CITIZEN.</faultstring></S:Fault>",
            "refuses the question (400): INVALID_QUERY: no dimension CITIZEN. ",
        ),
        (
            413,
            b"<S:Fault><faultcode>413</faultcode><faultstring>EXTRACTION_TOO_BIG: 420709314 rows</faultstring></S:Fault>",
            "(413): EXTRACTION_TOO_BIG: 420709314 rows. ",
        ),
    ],
)
def test_a_refusal_is_told_and_not_asked_again(publisher, fetcher, status, said, words):
    publisher.on("/table.csv", whole(said, status=status))
    with pytest.raises(Unreachable) as refusal:
        fetcher.ask(ask(publisher))
    assert words in str(refusal.value)
    assert len(publisher.asked) == 1


def test_a_key_is_sent_and_never_written_down_or_sent_on(publisher, fetcher, tmp_path):
    secret = {"secret_headers": {"x-key": "hidden-7f3a"}, "secret_params": {"client_id": "hidden-7f3a"}}
    publisher.on("/table.csv", whole(BODY))
    fetcher.ask(ask(publisher, **secret))
    assert publisher.asked[0].headers["x-key"] == publisher.asked[0].query["client_id"] == "hidden-7f3a"
    assert "hidden-7f3a" not in repr(ask(publisher, **secret))
    kept = [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    assert kept
    assert [file for file in kept if b"hidden-7f3a" in file.read_bytes() + file.name.encode()] == []
    publisher.on("/table.csv", whole(b"", status=302, Location=publisher.url + "/elsewhere"))
    publisher.on("/elsewhere", whole(BODY))
    with pytest.raises(Unreachable, match="points elsewhere") as refusal:
        fetcher.ask(ask(publisher, **secret))
    assert "hidden-7f3a" not in str(refusal.value)
    assert [one.path for one in publisher.asked] == ["/table.csv", "/table.csv"]


def test_without_a_key_a_redirect_is_followed(publisher, fetcher):
    publisher.on("/table.csv", whole(b"", status=302, Location=publisher.url + "/elsewhere"))
    publisher.on("/elsewhere", whole(BODY))
    assert fetcher.ask(ask(publisher)) == BODY


def test_an_answer_of_the_moment_and_a_token_are_not_kept(publisher, fetcher, tmp_path):
    publisher.on("/status", whole(b"PROCESSING"), whole(b"AVAILABLE"))
    publisher.on("/token", whole(b'{"access_token": "t"}'))
    assert fetcher.ask(ask(publisher, "/status", fresh=True)) == b"PROCESSING"
    assert fetcher.ask(ask(publisher, "/status", fresh=True)) == b"AVAILABLE"
    fetcher.ask(ask(publisher, "/token", form={"grant_type": "password"}))
    assert publisher.asked[-1].method == "POST"
    assert list((tmp_path / "cache").rglob("*")) == []


def test_a_damaged_copy_in_the_cache_is_fetched_again(publisher, fetcher, tmp_path):
    publisher.on("/table.csv", whole(BODY, etag='"v1"'))
    fetcher.ask(ask(publisher))
    [kept] = (tmp_path / "cache").glob("*.body")
    kept.write_bytes(b"rotten")
    assert fetcher.ask(ask(publisher)) == BODY


def test_a_file_without_end_is_not_read_to_it(publisher, fetcher, monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST_BYTES", 10_000)
    publisher.on("/table.csv", whole(BODY))
    with pytest.raises(Unreachable, match="is larger than"):
        fetcher.ask(ask(publisher))


def test_progress_is_told_to_the_last_byte(publisher, tmp_path):
    told = []
    publisher.on("/table.csv", whole(BODY))
    with Fetcher(tmp_path, pace=IMPATIENT, progress=lambda *one: told.append(one), trust_env=False) as one:
        one.ask(ask(publisher))
    assert told[-1] == ("table.csv", len(BODY), len(BODY))


def test_the_cache_forgets_its_oldest_files(publisher, fetcher):
    for number in range(3):
        publisher.on(f"/{number}", whole(BODY))
        fetcher.ask(ask(publisher, f"/{number}"))
    fetcher.cache.tidy(room=len(BODY) + 2000)
    assert len(list(fetcher.cache.folder.glob("*.body"))) == 1


def test_an_address_that_is_none_is_told(fetcher):
    with pytest.raises(Unreachable, match="is no address to ask"):
        fetcher.ask(Request(name="table.csv", url="ftp-nonsense"))
