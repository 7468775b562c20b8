"""What may come through the door, and what is said to what may not."""

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairway.errors import BadTable
from fairway.observatory.own.cases import CaseRows
from fairway.observatory.own.columns import CASE_COLUMNS, IN_ORDER, TOGETHER
from fairway.observatory.own.synthetic import LABEL, write
from tests.observatory.own.registers import register, table

GOOD = {
    "lodged_on": "2024-03-01",
    "decided_on": "2024-06-01",
    "outcome": "rejected",
    "border_section": "GRC-LAND-NORTH",
}


def test_a_file_a_table_and_a_relation_are_read_alike(tmp_path):
    rows = table(GOOD, {"country": "ITA", "found_on": "2024-01-02"})
    pq.write_table(rows, tmp_path / "cases.parquet")
    con = duckdb.connect()
    for source in (tmp_path / "cases.parquet", rows, con.from_arrow(rows)):
        opened = CaseRows.open(source)
        assert opened.countries == ("GRC", "ITA")
        assert opened.rows == 2
        assert opened.begun["GRC", "lodged_on"].isoformat() == "2024-03-01"
        assert ("ITA", "lodged_on") not in opened.begun
        assert opened.ask("SELECT count(lodged_on) FROM cases") == [(1,)]


REFUSED = [
    ({"country": None}, "row 2, column 'country': a value is needed in every row."),
    ({"country": "EU27"}, "row 2, column 'country': an ISO 3166 alpha-3 code."),
    ({"country": "GR"}, "row 2, column 'country': an ISO 3166 alpha-3 code."),
    ({"citizenship": "Maria Example"}, "row 2, column 'citizenship': an ISO 3166 alpha-3 code."),
    ({"sex": "F"}, "row 2, column 'sex': one of female, male, unknown."),
    ({"lodged_on": "1024-03-01"}, "row 2, column 'lodged_on': a day from 1950 to 2149."),
    ({"border_section": "Maria Example"}, "row 2, column 'border_section': a code such as GRC-LAND-NORTH, three letters of the State first."),
    ({"border_section": "ITA-SEA-1"}, "row 2, column 'border_section': a code that begins with the row's country."),
    ({"decided_on": "2024-05-01"}, "row 2, column 'outcome': it is given together with 'decided_on', or neither is."),
    ({"outcome": "granted", "decided_on": "2024-05-01"}, "row 2, column 'outcome': one of recognised, complementary, rejected, closed."),
    ({"protected_from": "2024-05-01", "protected_to": "2024-04-30"}, "row 2, column 'protected_to': it cannot be before 'protected_from'."),
    ({"ordered_to_leave_on": "2024-05-01", "departed_on": "2024-04-01", "departed_to": "unknown"},
     "row 2, column 'departed_on': it cannot be before 'ordered_to_leave_on'."),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "said"), REFUSED)
def test_a_bad_value_is_refused_by_row_and_column_and_never_repeated(bad, said):
    with pytest.raises(BadTable) as refusal:
        register(GOOD, bad, GOOD)
    assert str(refusal.value) == said
    assert "Maria" not in str(refusal.value)


def test_several_bad_rows_are_counted_and_the_first_is_named():
    with pytest.raises(BadTable, match=r"row 1, column 'sex': one of female, male, unknown \(2 such rows\)\."):
        register({"sex": "x"}, GOOD, {"sex": "y"})


@pytest.mark.parametrize("extra", ["family_name", "case_number", "date_of_birth", "note"])
def test_a_column_that_figures_do_not_need_is_refused(extra):
    rows = table(GOOD).append_column(extra, pa.array(["something"]))
    with pytest.raises(BadTable, match=f"column '{extra}' is not one that figures need: leave it out"):
        CaseRows.open(rows)


def test_a_missing_column_is_named():
    with pytest.raises(BadTable, match="column 'died_on' is missing: give it, empty if it is not kept"):
        CaseRows.open(table(GOOD).drop_columns(["died_on"]))


def test_a_column_of_another_type_is_refused():
    rows = table(GOOD)
    at = rows.schema.get_field_index("lodged_on")
    with pytest.raises(BadTable, match=r"column 'lodged_on' is TIMESTAMP.*: it must be DATE"):
        CaseRows.open(rows.set_column(at, "lodged_on", rows["lodged_on"].cast(pa.timestamp("us"))))


def test_a_column_that_holds_too_many_codes_holds_something_else():
    rows = [{"border_section": f"GRC-{n:06}"} for n in range(6000)]
    with pytest.raises(BadTable, match="it must hold border sections"):
        register(*rows)


@pytest.mark.parametrize("source", ["nowhere.parquet", "broken.parquet"])
def test_a_file_that_is_not_there_or_not_whole_is_refused(tmp_path, source):
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and then nothing")
    with pytest.raises(BadTable, match=source):
        CaseRows.open(tmp_path / source)


def test_an_empty_table_is_refused():
    with pytest.raises(BadTable, match="there is no row"):
        CaseRows.open(table(GOOD).slice(0, 0))


def test_no_column_says_who_a_person_is():
    names = {column.name for column in CASE_COLUMNS}
    assert not {
        name for name in names if any(word in name for word in ("name", "birth", "number", "id_", "text", "note"))
    }
    assert {name for pair in (*IN_ORDER, *TOGETHER) for name in pair} <= names


def test_synthetic_rows_pass_the_door_and_say_what_they_are(tmp_path):
    path = write(tmp_path / "a.parquet", 20_000)
    assert CaseRows.open(path).rows == 20_000
    assert pq.read_metadata(path).metadata[b"fairway"].decode() == LABEL
    assert list(tmp_path.iterdir()) == [path]
    again, other = write(tmp_path / "b.parquet", 20_000), write(tmp_path / "c.parquet", 20_000, seed=2)
    assert pq.read_table(path) == pq.read_table(again)
    assert pq.read_table(path) != pq.read_table(other)


def test_every_column_is_used_by_synthetic_rows(tmp_path):
    rows = pq.read_table(write(tmp_path / "a.parquet", 20_000))
    assert [name for name in rows.column_names if rows[name].null_count == rows.num_rows] == []
