"""Updates: whole or not at all, twice is nothing new, and killed at any moment they leave the store as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from fairway.errors import BadTable, Refused
from fairway.observatory.sources import frontex, source
from fairway.observatory.sources.update import Failure, Outcome, Settings, alone, asked, from_files, update
from fairway.observatory.spans import Period
from tests.observatory.sources import samples
from tests.observatory.sources.conftest import empty_store
from tests.observatory.sources.publisher import half, whole

TODAY = date(2025, 6, 30)
NAME = "Monthly_detections_of_IBC_2025_06_03"
DETECTIONS = "frontex:detections"


def take(store, data: bytes, name: str = f"{NAME}.csv", which: str = "frontex", **more):
    return update(store, which, [(name, data)], **{"known_at": None, "fetched_on": None, **more})


def state(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_file_becomes_a_release_with_its_vintage_and_its_total(store):
    [one] = take(store, samples.frontex_csv())
    assert isinstance(one, Outcome) and one.taken
    [release] = store.releases(DETECTIONS)
    assert (release.id, release.known_at) == (f"{DETECTIONS}@2025-06-03", date(2025, 6, 3))
    assert (release.rows, release.total, release.whole) == (36, 666, True)
    assert release.control.startswith("18 rows by 3 months without a gap, all 9 routes")
    assert len(release.made_from) == 64
    assert store.value(DETECTIONS, Period.read("2023-11"), {"route": "Black Sea"}).value == 29 + 31


def test_the_same_twice_is_nothing_new(store, tmp_path):
    take(store, samples.frontex_csv())
    before = state(tmp_path / "own")
    again = take(store, samples.frontex_csv())
    book = take(store, samples.frontex_xlsx(), f"{NAME}.xlsx")
    later = take(store, samples.frontex_csv(), "Monthly_detections_of_IBC_2025_07_09.csv")
    assert [one.taken for one in [*again, *book, *later]] == [False] * 3, (
        "the same file, table, and figures a month later"
    )
    assert state(tmp_path / "own") == before


def test_a_revision_is_a_second_vintage(store):
    take(store, samples.frontex_csv())
    revised = samples.frontex_csv().replace(b"Other;Sea;Syria;33;34;0", b"Other;Sea;Syria;33;39;0")
    assert take(store, revised, "Monthly_detections_of_IBC_2025_07_09.csv")[0].taken
    period, where = Period.read("2023-12"), {"route": "Other", "citizenship": "SYR"}
    assert store.value(DETECTIONS, period, where).value == 39
    assert store.as_of(date(2025, 7, 8)).value(DETECTIONS, period, where).value == 34
    [revision] = [one for one in store.revisions(DETECTIONS, by=("route", "citizenship")) if one.changed]
    assert revision.values == ((date(2025, 6, 3), 34), (date(2025, 7, 9), 39))


def test_a_refused_file_changes_nothing_and_does_not_hold_up_the_others(store, tmp_path):
    take(store, samples.frontex_csv())
    before = state(tmp_path / "own")
    bad = samples.frontex_csv().replace(b"Syria;33;34;0", b"Syria;33;-34;0")
    good = samples.frontex_csv().replace(b"Syria;33;34;0", b"Syria;33;35;0")
    [failed] = take(store, bad, "2025_08_01.csv")
    assert failed == Failure(
        "2025_08_01.csv", "2025_08_01.csv, row 18, column 'DEC2023': is -34, and a count cannot be less than nothing."
    )
    assert state(tmp_path / "own") == before
    told = []
    both = update(
        store,
        "frontex",
        [("2025_08_01.csv", bad), ("2025_08_02.csv", good)],
        known_at=None,
        fetched_on=None,
        told=told.append,
    )
    assert [type(one) for one in both] == [Failure, Outcome]
    assert told == both
    assert len(store.releases(DETECTIONS)) == 2


def test_a_file_that_does_not_say_its_day_has_to_be_dated(store):
    [failed] = take(store, samples.frontex_csv(), "detections.csv")
    assert (
        failed.why
        == "detections.csv: does not say when it was published: say on which day it was known, with --known-at."
    )
    assert store.releases() == []
    [one] = take(store, samples.frontex_csv(), "detections.csv", known_at=date(2025, 1, 2))
    assert one.release.known_at == date(2025, 1, 2)


def test_what_the_operator_says_comes_before_what_the_file_says_and_that_before_the_day_of_the_download(store):
    days = {"known_at": date(2025, 6, 20), "fetched_on": TODAY}
    assert take(store, samples.frontex_csv(), **days)[0].release.known_at == date(2025, 6, 20)
    assert take(store, samples.frontex_csv(), fetched_on=TODAY)[0].release.known_at == date(2025, 6, 3)
    assert take(store, samples.frontex_csv(), "x.csv", fetched_on=TODAY)[0].release.known_at == TODAY


def test_a_table_that_lost_a_block_is_refused_unless_the_operator_says_otherwise(store):
    take(store, samples.frontex_csv().replace(b"Syria;33;34;0", b"Syria;120;0;0"))
    lost = samples.frontex_csv().replace(b"Other;Sea;Syria;33;34;0\n", b"")
    [failed] = take(store, lost, "2025_07_09.csv")
    assert failed.why.startswith(
        "frontex:detections, route Other: the file has 71 where 191 were known before, for the same periods"
    )
    assert len(store.releases(DETECTIONS)) == 1
    assert take(store, lost, "2025_07_09.csv", accept_fall=True)[0].taken


def test_an_older_vintage_is_not_measured_by_a_newer_one(store):
    take(store, samples.frontex_csv().replace(b"Syria;33;34;0", b"Syria;330;340;0"))
    assert take(store, samples.frontex_csv(), "2024_01_09.csv")[0].taken


def part_of_orders(geo: str) -> bytes:
    rows = samples.orders_rows()
    return samples.lines([rows[0], *(row for row in rows[1:] if row[7] == geo)])


def test_two_parts_of_one_day_stand_side_by_side(store):
    for geo in ("EL", "IT"):
        done = take(store, part_of_orders(geo), "migr_eiord.csv", "eurostat", known_at=TODAY)
        assert [one.taken for one in done] == [True, True], done
    table = store.table("eurostat:orders_to_leave_totals", by=("country",))
    assert {key[0]: cell.value for (key, _), cell in table.cells.items()} == {"GRC": 305, "ITA": 20}


def test_fewer_years_of_the_same_day_do_not_replace_more(store):
    import json

    def answer(*years: int) -> bytes:
        items = [{"year": year, "coo_iso": "SYR", "coa_iso": "DEU", "refugees": year} for year in years]
        return json.dumps({"asked": {"coo_all": "true", "coa_all": "true"}, "items": items}).encode()

    for years in ((2021, 2022, 2023), (2023,)):
        take(store, answer(*years), "unhcr-population.json", "unhcr", fetched_on=TODAY)
    table = store.table("unhcr:refugees")
    assert [cell.value for cell in table.cells.values()] == [2021, 2022, 2023]


def test_workbooks_of_two_years_taken_in_on_one_day_stand_side_by_side(store):
    rows = samples.visa_rows()
    for year in (2023, 2022):
        rows[-1][2] = f"Total worldwide {year}"
        book = samples.workbook(**{"Data_sp_for_sp_consulates": rows})
        done = take(store, book, f"{year}-consulates.xlsx", "visas", known_at=TODAY)
        assert [one.taken for one in done] == [True] * 8
    table = store.table("dghome:uniform_visas_applied")
    assert [(period.label, cell.value) for (_, period), cell in table.cells.items()] == [("2022", 223), ("2023", 223)]


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_an_empty_file_is_refused(store, data):
    [failed] = take(store, data)
    assert failed.why == f"{NAME}.csv: is empty."


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadTable, match=r"nowhere\.csv: cannot be read"):
        from_files("frontex", [tmp_path / "nowhere.csv"])


def test_the_packaged_figures_are_never_changed(tmp_path):
    from fairway.observatory.measures import MEASURES
    from fairway.observatory.store import Store

    with pytest.raises(Refused, match="packaged figures are never changed"):
        take(Store([tmp_path / "packaged"], MEASURES), samples.frontex_csv())


def test_one_update_at_a_time(tmp_path):
    with alone(tmp_path), pytest.raises(Refused, match="another update is running"), alone(tmp_path):
        pass


# ------------------------------------------------------------------------------------------------- from a server


def ask_all(which, fetcher, publisher, **environment):
    settings = Settings({f"FAIRWAY_{which.NAME.upper()}_URL": publisher.url, **environment})
    return list(asked(which, fetcher.ask, settings=settings, since=None, today=TODAY))


def test_from_the_publishers_page_into_the_store(publisher, fetcher, store):
    publisher.on(
        frontex.HOMEPAGE.removeprefix(frontex.BASE), whole(f'<a href="/assets/{NAME}.xlsx">the table</a>'.encode())
    )
    publisher.on(f"/assets/{NAME}.xlsx", whole(samples.frontex_xlsx()))
    for taken in (True, False):
        [one] = update(store, "frontex", ask_all(frontex, fetcher, publisher), known_at=None, fetched_on=TODAY)
        assert one.taken is taken
    assert store.releases()[0].known_at == date(2025, 6, 3)


def test_a_table_that_cannot_be_had_does_not_hold_up_the_others(publisher, fetcher, store):
    which = source("eurostat")
    for request in which.requests(None, today=TODAY, base=publisher.url):
        body, status = {
            "migr_asytpsm.csv": (samples.protection_csv(), 200),
            "migr_eiord.csv": (samples.lines(samples.orders_rows()), 200),
        }.get(request.name, (b"<faultstring>INVALID_QUERY</faultstring>", 400))
        publisher.on(request.url.removeprefix(publisher.url), whole(body, status=status))
    done = update(store, "eurostat", ask_all(which, fetcher, publisher), known_at=None, fetched_on=TODAY)
    taken = [one.release.measure for one in done if isinstance(one, Outcome)]
    assert taken == [
        "eurostat:temporary_protection", "eurostat:orders_to_leave_totals", "eurostat:orders_to_leave_annual",
    ]  # fmt: skip
    failed = [one for one in done if isinstance(one, Failure)]
    assert len(failed) == len(publisher.answers) - 2
    assert all("INVALID_QUERY" in one.why for one in failed)


def test_offline_nothing_else_is_asked(fetcher):
    which = source("eurostat")
    settings = Settings({"FAIRWAY_EUROSTAT_URL": "http://127.0.0.1:9"})
    [failed] = list(asked(which, fetcher.ask, settings=settings, since=None, today=TODAY))
    assert "no connection (is this machine offline?)" in failed.why


# ------------------------------------------------------------------------------------------------------- killed

KILLED = """
import sys, time
from pathlib import Path
from tests.observatory.sources.conftest import empty_store
from tests.observatory.sources.test_update import take
from fairway.observatory import intake

own, file, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def waiting(real, before):
    def there(*args):
        if not before:
            real(*args)
        print("there", flush=True)
        time.sleep(60)
    return there
if where == "before the rows":
    intake._write_parquet = waiting(intake._write_parquet, True)
elif where == "after the rows":
    intake._write_parquet = waiting(intake._write_parquet, False)
elif where == "before the list":
    intake.write_list = waiting(intake.write_list, True)
elif where == "after the list":
    intake.write_list = waiting(intake.write_list, False)
take(empty_store(own), file.read_bytes(), file.name)
"""


@pytest.mark.parametrize("where", ["before the rows", "after the rows", "before the list", "after the list"])
def test_an_update_that_is_killed_leaves_the_store_as_it_was_or_as_it_is_after(tmp_path, where):
    own, new = tmp_path / "own", tmp_path / "Monthly_detections_of_IBC_2025_07_09.csv"
    take(empty_store(own), samples.frontex_csv())
    new.write_bytes(samples.frontex_csv().replace(b"Syria;33;34;0", b"Syria;33;39;0"))
    kill_when_there([sys.executable, "-c", KILLED, str(own), str(new), where])
    store = empty_store(own)
    total = store.value(DETECTIONS, Period.read("2023-12")).value
    assert total == sum(range(2, 37, 2)) + (5 if where == "after the list" else 0)
    [one] = take(store, new.read_bytes(), new.name)
    assert one.taken is (where != "after the list"), "the next run takes up what is missing"
    assert empty_store(own).value(DETECTIONS, Period.read("2023-12")).value == sum(range(2, 37, 2)) + 5
    named = {release.file for release in store.releases()}
    assert {file.name for file in (own / "observations").iterdir()} == named, "nothing is left lying about"


DOWNLOADING = """
import sys
from pathlib import Path
from fairway.observatory.sources.fetch import Fetcher
from fairway.observatory.sources.parsed import Request
told = lambda name, done, total: print("there", flush=True)
with Fetcher(Path(sys.argv[1]), progress=told, trust_env=False) as one:
    one.ask(Request(name="table.csv", url=sys.argv[2]))
"""


def test_a_download_that_is_killed_is_taken_up_by_the_next_run(tmp_path, publisher, fetcher):
    body = samples.frontex_csv() * 500

    def slowly(handler):
        handler.send_response(200)
        handler.send_header("ETag", '"v1"')
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:100_000])
        handler.wfile.flush()
        time.sleep(2)

    from fairway.observatory.sources.parsed import Request

    url = publisher.on("/table.csv", slowly)
    kill_when_there([sys.executable, "-c", DOWNLOADING, str(tmp_path / "cache"), url])
    publisher.on("/table.csv", whole(body, etag='"v1"'))
    assert fetcher.ask(Request(name="table.csv", url=url)) == body
    assert "Range" not in publisher.asked[0].headers


def test_half_a_file_never_reaches_the_store(publisher, fetcher, store, tmp_path):
    publisher.on(frontex.HOMEPAGE.removeprefix(frontex.BASE), whole(f'<a href="/{NAME}.xlsx">x</a>'.encode()))
    data = samples.frontex_xlsx()
    publisher.on(f"/{NAME}.xlsx", half(data, len(data) // 2))
    [failed] = update(store, "frontex", ask_all(frontex, fetcher, publisher), known_at=None, fetched_on=TODAY)
    assert "the answer broke off" in failed.why
    assert store.releases() == []
    assert not (tmp_path / "own").exists()


def kill_when_there(command: list[str]) -> None:
    """Run a command until it says that it is there, then kill it, so that nothing of it can tidy up."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as running:
        try:
            assert running.stdout.readline() == "there\n"
        finally:
            running.send_signal(signal.SIGKILL)
        running.wait(timeout=10)
