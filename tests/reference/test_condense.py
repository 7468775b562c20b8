"""Condensing: the same files give the same bytes, and a file that is not the described one gives nothing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from fairway.errors import BadTable
from fairway.reference import figures

duckdb = pytest.importorskip("duckdb")

from tools.condense import countries  # noqa: E402
from tools.condense.drafts import agree, near  # noqa: E402
from tools.condense.everything import write_all  # noqa: E402
from tools.condense.inputs import Inputs  # noqa: E402
from tools.condense.reading import added, month, quarter, whole, year  # noqa: E402

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared" / "data"
published = pytest.mark.skipif(not PUBLISHED.is_dir(), reason="needs the published files in ../shared/data")


def a_folder(tmp_path: Path, content: bytes) -> Inputs:
    """A folder of one file, described by its checksum."""
    (tmp_path / "a.csv").write_bytes(content)
    line = f"| a.csv | {len(content)} | 1 | {hashlib.sha256(content).hexdigest()} |\n"
    (tmp_path / "README.md").write_text("| file | bytes | data rows | SHA-256 |\n|---|---|---|---|\n" + line)
    return Inputs(tmp_path)


def test_a_file_is_read_as_it_was_described(tmp_path):
    inputs = a_folder(tmp_path, "\ufeffgeo,value\nEL,5\n".encode())
    assert list(inputs.rows("a.csv")) == [{"geo": "EL", "value": "5"}]


def test_a_changed_file_is_refused(tmp_path):
    inputs = a_folder(tmp_path, b"geo,value\nEL,5\n")
    (tmp_path / "a.csv").write_bytes(b"geo,value\nEL,6\n")
    with pytest.raises(BadTable, match=r"^a\.csv is not the file that its checksum describes: take a fresh copy\.$"):
        inputs.read("a.csv")


def test_a_file_without_a_checksum_is_refused(tmp_path):
    inputs = a_folder(tmp_path, b"x\n")
    (tmp_path / "b.csv").write_bytes(b"x\n")
    with pytest.raises(BadTable, match=r"^b\.csv has no checksum in the README"):
        inputs.read("b.csv")


def test_a_folder_without_a_list_is_refused(tmp_path):
    with pytest.raises(BadTable, match="name the folder of published data that has a list of checksums"):
        Inputs(tmp_path)


@pytest.mark.parametrize(("text", "value"), [("26591.999999999996", 26592), ("1234.0", 1234), ("0", 0), ("5", 5)])
def test_a_count_is_read_as_a_spreadsheet_writes_it(text, value):
    assert whole(text, "here") == value


@pytest.mark.parametrize("text", ["", ":", "-38", "12.5", "0[VALORE]0", "nan", "inf", "1,234"])
def test_what_is_no_count_is_refused_with_its_place(text):
    with pytest.raises(BadTable, match=r"^table\.csv, row 3: "):
        whole(text, "table.csv, row 3")


def test_periods_begin_on_their_first_day():
    assert [f"{d}" for d in (year("2024"), quarter("2024-Q3"), month("2024-09"), month("2024-09-15"))] == [
        "2024-01-01", "2024-07-01", "2024-09-01", "2024-09-01",
    ]  # fmt: skip


def test_equal_keys_are_added():
    assert added([(("a", 1), 2), (("b", 1), 5), (("a", 1), 3)]) == {("a", 1): 5, ("b", 1): 5}


def test_a_control_that_is_not_met_stops_everything():
    agree("total", 10, 10)
    with pytest.raises(BadTable, match=r"^total: 9, and the control says 10\.$"):
        agree("total", 9, 10)
    near("total", 99, 100, Fraction(1, 100))
    near("total", 101, 100, Fraction(1, 100))
    with pytest.raises(BadTable, match=r"^total: 98, and the control says 100, within 1\.00%\.$"):
        near("total", 98, 100, Fraction(1, 100))


@published
def test_the_same_files_give_the_same_bytes(tmp_path):
    inputs = Inputs(PUBLISHED)
    said = list(write_all(inputs, tmp_path))
    assert re.match(r"^\d+ releases of \d+ measures, \d\.\d\d MB$", said[-1])
    fresh, packaged = tmp_path / "src/fairway/reference/data", figures.FOLDER.parent
    assert countries.text(inputs) == (packaged / "countries.json").read_text(encoding="utf-8")
    for name in ("border_controls.json", "observations/releases.json"):
        assert (fresh / name).read_bytes() == (packaged / name).read_bytes(), name
    made_by = Counter(writer(file) for file in (packaged / "observations/observations").iterdir())
    for file in sorted((packaged / "observations/observations").iterdir()):
        again = fresh / "observations/observations" / file.name
        if set(made_by) == {writer(again)}:
            assert again.read_bytes() == file.read_bytes(), file.name
        else:
            assert rows(again) == rows(file), f"{file.name}, written by another DuckDB"


def writer(path: Path) -> str:
    """The version of DuckDB that wrote a file; another version may write other bytes for the same rows."""
    with duckdb.connect() as con:
        return str(con.execute(f"SELECT created_by FROM parquet_file_metadata('{path}')").fetchall()[0][0])


def rows(path: Path) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        return list(con.execute(f"SELECT * FROM read_parquet('{path}')").fetchall())


@published
def test_only_files_that_may_be_passed_on_are_read():
    listed = set(Inputs(PUBLISHED)._listed)
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tools/condense").glob("*.py"))
    named = set(re.findall(r'"([a-z_]+/[\w./-]+\.(?:csv|xlsx))"', text))
    assert named and named <= listed
    assert not [name for name in named if re.search(r"idmc|fragile|sanction|nuts|golden", name)]
