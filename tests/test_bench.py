"""The benchmarks' results have one form, their page is current, and the law's benchmark still runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bench import readme
from bench.measure import faults, record

ROOT = Path(__file__).resolve().parent.parent
RESULTS = sorted((ROOT / "bench" / "results").glob("*.json"))


@pytest.mark.parametrize("file", RESULTS, ids=lambda f: f.name)
def test_results_have_the_one_form(file):
    assert faults(json.loads(file.read_text(encoding="utf-8"))) == []


def test_there_are_results():
    assert RESULTS


def test_the_page_shows_the_results_as_they_are():
    page = readme.README.read_text(encoding="utf-8")
    assert readme.updated(page) == page, "run `python -m bench.readme`"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"ours": "fast"}, "record 0 (x): ours is 'fast', not a number"),
        ({"machine": ""}, "record 0 (x): machine is '', not a text"),
        ({"peer": 2.0}, "record 0 (x): peer, peer_name and ratio are given together or not at all"),
        ({"bar": "under 1 ms"}, "record 0 (x): a bar holds or does not; seen bar 'under 1 ms', holds None"),
    ],
)
def test_a_record_out_of_form_is_told(change, fault):
    good = record("x", "ms", 1.0, method="by hand")
    assert faults([good]) == []
    assert faults([{**good, **change}]) == [fault]


def test_a_name_stands_once():
    good = record("x", "ms", 1.0, method="by hand")
    assert faults([good, good]) == ["'x' is there twice"]


def test_the_benchmark_of_the_law_runs(tmp_path):
    """Ours only, on few rows; it ends with an error if ours and the rules written by hand differ anywhere."""
    pytest.importorskip("numba")
    out = tmp_path / "law.json"
    command = [sys.executable, str(ROOT / "bench" / "law.py"), "--quick", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    records = json.loads(out.read_text(encoding="utf-8"))
    assert faults(records) == []
    assert records[0]["ours"] == 0
