"""Small registers for tests: rows given by the columns that matter, all others empty."""

from datetime import date

import pyarrow as pa

from fairway.observatory.own.cases import CaseRows
from fairway.observatory.own.columns import CASE_COLUMNS, Kind

TYPES = {Kind.DATE: pa.date32(), Kind.YES_NO: pa.bool_()}
SCHEMA = pa.schema([(column.name, TYPES.get(column.kind, pa.string())) for column in CASE_COLUMNS])


def day(text):
    return date.fromisoformat(text) if isinstance(text, str) else text


def table(*rows):
    """Each row is a dict; dates as text. Greece and Syria where nothing is said."""
    whole = []
    for row in rows:
        full = dict.fromkeys(SCHEMA.names) | {"country": "GRC", "citizenship": "SYR"} | row
        whole.append({name: day(value) if name.endswith(("_on", "_from", "_to")) and name != "departed_to" else value
                      for name, value in full.items()})  # fmt: skip
    return pa.Table.from_pylist(whole, schema=SCHEMA)


def register(*rows, since=None):
    return CaseRows.open(table(*rows), since=since)
