"""The store: vintages, totals that name who is missing, and intake that is whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from fairway.errors import BadTable, NoSuchFigure, Refused
from fairway.observatory.observations import Absent, Flag, Measure, Release, Unit
from fairway.observatory.releases import read_list
from fairway.observatory.spans import Frequency, Period
from fairway.observatory.store import Store

DETECTIONS = Measure(
    id="test:detections", title="Detections", unit=Unit.DETECTIONS, frequency=Frequency.MONTH, dimensions=("route", "citizenship"),
    publisher="Test", table="t", url="", licence="none", absent=Absent.ZERO,
)  # fmt: skip
STOCK = Measure(
    id="test:protected", title="Protected", unit=Unit.PERSONS, frequency=Frequency.MONTH, dimensions=("country",), publisher="Test",
    table="t", url="", licence="none", stock=True, reporters=frozenset({"DEU", "FRA", "POL"}),
)  # fmt: skip
MEASURES = {m.id: m for m in (DETECTIONS, STOCK)}
JAN, FEB, MAR = (date(2024, m, 1) for m in (1, 2, 3))


def release(measure, known_at, rows, first=JAN, last=MAR, whole=True, **more):
    return Release(
        id=f"{measure.id}@{known_at}" + (f"#{more['scope']}" if "scope" in more else ""), measure=measure.id,
        known_at=date.fromisoformat(known_at), first=first, last=last, whole=whole, rows=len(rows),
        total=sum(r[-2] or 0 for r in rows), source="test", file="", made_from=more.pop("made_from", known_at.replace("-", "")), **more,
    )  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return Store([tmp_path / "none", tmp_path / "own"], MEASURES)


def put(store, measure, known_at, rows, **more):
    return store.add(release(measure, known_at, rows, **more), rows)


def one(store, where=None, month="2024-01", measure=DETECTIONS):
    return store.value(measure.id, Period.read(month), where)


def test_a_figure_is_what_was_known_on_the_day(store):
    put(store, DETECTIONS, "2024-04-10", [("Sea", "SYR", JAN, 10, "p"), ("Sea", "AFG", JAN, 5, "p")])
    put(store, DETECTIONS, "2024-05-10", [("Sea", "SYR", JAN, 12, "")])
    assert one(store).value == 12, "a whole release replaces what it leaves out: AFG became nil"
    assert one(store.as_of(date(2024, 5, 9))).value == 15
    assert one(store.as_of(date(2024, 5, 9))).flags == {Flag.PROVISIONAL}
    assert one(store.as_of(date(2024, 5, 10))).value == 12, "known at the end of its day"
    with pytest.raises(NoSuchFigure, match="first release is later"):
        one(store.as_of(date(2024, 4, 9)))


def test_a_partial_release_replaces_cell_by_cell(store):
    put(store, DETECTIONS, "2024-04-10", [("Sea", "SYR", JAN, 10, ""), ("Sea", "AFG", JAN, 5, "")])
    put(store, DETECTIONS, "2024-05-10", [("Sea", "SYR", JAN, 12, "")], whole=False)
    assert one(store).value == 17
    assert one(store).releases == {"test:detections@2024-04-10", "test:detections@2024-05-10"}


def test_a_later_whole_release_covers_its_own_periods_only(store):
    put(store, DETECTIONS, "2024-04-10", [("Sea", "SYR", JAN, 10, ""), ("Sea", "SYR", FEB, 20, "")], last=FEB)
    put(store, DETECTIONS, "2024-05-10", [("Sea", "SYR", FEB, 21, "")], first=FEB, last=MAR)
    assert [one(store, month=m).value for m in ("2024-01", "2024-02", "2024-03")] == [10, 21, 0]
    assert one(store, month="2024-04").value is None, "no release speaks of April: that is not nil"


def test_a_release_of_one_scope_leaves_the_others(store):
    put(store, STOCK, "2024-04-10", [("DEU", JAN, 100, "")], scope="DEU")
    put(store, STOCK, "2024-04-11", [("FRA", JAN, 50, "")], scope="FRA")
    put(store, STOCK, "2024-04-12", [("DEU", JAN, 90, "")], scope="DEU")
    assert one(store, measure=STOCK).value == 140


def test_a_total_names_who_is_missing(store):
    put(store, STOCK, "2024-04-10", [("DEU", JAN, 100, ""), ("FRA", JAN, None, "m"), ("EU27", JAN, 999, "")])
    cell = one(store, measure=STOCK)
    assert (cell.value, cell.missing, cell.flags) == (100, ("FRA", "POL"), {Flag.MISSING})
    assert one(store, {"country": "EU27"}, measure=STOCK).value == 999, "an aggregate only when asked for"
    assert one(store, {"country": ["DEU"]}, measure=STOCK).missing == ()
    assert one(store, {"country": ["FRA"]}, measure=STOCK).value is None, "nobody reported: unknown, not nil"


def test_revisions_are_listed_with_the_day_each_was_known(store):
    put(store, DETECTIONS, "2024-04-10", [("Sea", "SYR", JAN, 10, "")], last=JAN)
    put(store, DETECTIONS, "2024-05-10", [("Sea", "SYR", JAN, 12, ""), ("Sea", "SYR", FEB, 3, "")], last=FEB)
    first, second = store.revisions(DETECTIONS.id)
    assert first.values == ((date(2024, 4, 10), 10), (date(2024, 5, 10), 12)) and first.changed
    assert second.values == ((date(2024, 5, 10), 3),) and not second.changed


@pytest.mark.parametrize(("rows", "words"), [
    ([("Sea", "SYR", JAN, 1, ""), ("Sea", "SYR", JAN, 1, "")], "row 2: Sea, SYR in 2024-01-01 stands there twice"),
    ([("Sea", "SYR", JAN, -1, "")], "row 1: the value -1 is not a whole number from 0 up"),
    ([("Sea", "SYR", JAN, 1.5, "")], "row 1: the value 1.5 is not"),
    ([("Sea", "SYR", date(2025, 1, 1), 1, "")], "row 1: the period 2025-01-01 is not within 2024-01-01 to 2024-03-01"),
    ([("Sea", JAN, 1, "")], "row 1: 4 values, and there must be 5"),
    ([("Sea", "SYR", JAN, 1, "?")], "row 1: '?' has a flag that means nothing"),
])  # fmt: skip
def test_a_bad_row_is_named_and_nothing_is_taken_in(store, rows, words):
    with pytest.raises(BadTable, match=words.replace("?", r"\?").replace(".", r"\.")):
        put(store, DETECTIONS, "2024-04-10", rows)
    assert store.releases() == []


def test_a_control_total_that_does_not_agree_keeps_everything_out(store):
    rows = [("Sea", "SYR", JAN, 1, "")]
    with pytest.raises(BadTable, match="1 rows that add up to 1, and the release says 1 rows and 2"):
        store.add(replace(release(DETECTIONS, "2024-04-10", rows), total=2), rows)


def test_the_same_release_twice_is_nothing_new(store):
    rows = [("Sea", "SYR", JAN, 1, "")]
    assert put(store, DETECTIONS, "2024-04-10", rows) is True
    assert put(store, DETECTIONS, "2024-04-10", rows) is False
    corrected = [("Sea", "SYR", JAN, 2, "")]
    assert put(store, DETECTIONS, "2024-04-10", corrected, made_from="other") is True
    assert one(store).value == 2 and len(store.releases()) == 1


def test_packaged_figures_are_never_changed():
    with pytest.raises(Refused, match="never changed"):
        Store([Path("nowhere")], MEASURES).add(release(DETECTIONS, "2024-04-10", []), [])


def test_a_damaged_list_is_said_and_not_guessed(tmp_path):
    (tmp_path / "releases.json").write_text('{"releases": [{"id": 1', encoding="utf-8")
    with pytest.raises(BadTable, match="is damaged"):
        read_list(tmp_path)


def test_a_wrong_name_gets_the_nearest(store):
    with pytest.raises(NoSuchFigure, match="Near it: test:detections"):
        store.table("test:detection")
    put(store, DETECTIONS, "2024-04-10", [("Sea", "SYR", JAN, 1, "")])
    with pytest.raises(NoSuchFigure, match=r"has no dimension 'sex'\. It has: route, citizenship"):
        store.table("test:detections", by=["sex"])


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from tests.observatory.test_store import DETECTIONS, JAN, MEASURES, put
from fairway.observatory.store import Store
real = getattr(os, {at!r})
calls = []
def dying(*given, **named):
    calls.append(1)
    if len(calls) == {call}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
os.{at} = dying
if {at!r} == "replace":
    Path.replace = lambda self, target: dying(self, target)
put(Store([Path("none"), Path({folder!r})], MEASURES), DETECTIONS, "2024-05-10", [("Sea", "SYR", JAN, 77, "")])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize(("at", "call"), [("fsync", 1), ("fsync", 2), ("replace", 1)])
def test_killed_anywhere_the_store_is_as_it_was(store, tmp_path, at, call):
    put(store, DETECTIONS, "2024-04-10", [("Sea", "SYR", JAN, 10, "")])
    text = KILLED.format(paths=[str(Path(__file__).parents[2])], at=at, call=call, folder=str(tmp_path / "own"))
    died = subprocess.run(
        [sys.executable, "-c", text], cwd=tmp_path, env={**os.environ}, check=False, capture_output=True
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    again = Store([tmp_path / "none", tmp_path / "own"], MEASURES)
    assert one(again).value == 10
    assert put(again, DETECTIONS, "2024-05-10", [("Sea", "SYR", JAN, 78, "")]), (
        "and the next update takes in the release"
    )
    assert one(again).value == 78
    assert len(list((tmp_path / "own" / "observations").iterdir())) == 2, "what the dead one left is swept away"


def test_more_releases_than_a_number_has_bits_are_told_apart(store):
    for number in range(130):
        day = date.fromordinal(date(2024, 4, 1).toordinal() + number).isoformat()
        put(store, DETECTIONS, day, [("Sea", "SYR", JAN, number, "")], first=JAN, last=JAN)
    assert one(store).value == 129
    assert one(store).releases == {"test:detections@2024-08-08"}
    assert one(store.as_of(date(2024, 4, 3))).value == 2
