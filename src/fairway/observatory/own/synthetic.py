"""Synthetic case rows, by the million, for tests and measurements. Nobody in them exists; figures from them mean nothing.

Each value is a hash of the row's number and a seed, so that the same call with the same DuckDB always gives the same rows. Rates,
delays and shares are round numbers of our own, chosen so that every column is used; they describe no State."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fairway.errors import Refused
from fairway.observatory.own.columns import CASE_COLUMNS

LABEL = "synthetic: no such persons"
STATES = tuple(
    [
        "DEU",
        "FRA",
        "ITA",
        "ESP",
        "GRC",
        "AUT",
        "BEL",
        "NLD",
        "SWE",
        "POL",
        "BGR",
        "CYP",
        "CZE",
        "DNK",
        "EST",
        "FIN",
        "HRV",
        "HUN",
        "IRL",
        "LTU",
        "LUX",
        "LVA",
        "MLT",
        "PRT",
        "ROU",
        "SVK",
        "SVN",
    ]
)
CITIZENSHIPS = tuple(
    "SYR AFG VEN COL TUR UKR IRQ MAR BGD PAK SOM ERI NGA GIN CIV TUN DZA EGY GEO IND ALB IRN PER RUS SDN MLI SEN GMB CMR COD"
    " ETH LKA NPL CHN VNM HTI HND SLV NIC CUB BRA MDA ARM AZE SRB MKD KSV XKX BIH LBN JOR YEM PSE STA UNK UGA GHA TGO BEN SLE"
    .replace(" KSV", "").split()
)  # fmt: skip
FIRST_DAY, DAYS = date(2019, 1, 1), 2190
"""Applications are lodged over six years from the first day."""


def query(rows: int, *, seed: int = 1, states: Sequence[str] = STATES) -> str:
    """SQL that makes synthetic rows with exactly the columns of `CASE_COLUMNS`."""
    return _SQL.format(
        rows=int(rows), seed=int(seed), first=FIRST_DAY.isoformat(), days=DAYS, states=_list(states), n_states=len(states),
        citizenships=_list(CITIZENSHIPS), n_citizenships=len(CITIZENSHIPS),
        columns=", ".join(column.name for column in CASE_COLUMNS),
    )  # fmt: skip


def write(path: Path, rows: int, *, seed: int = 1, states: Sequence[str] = STATES) -> Path:
    """Synthetic rows as one Parquet file, which appears when it is whole. Raises Refused without DuckDB."""
    con = _connection()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        target = str(part).replace("'", "''")
        # The label travels in the file's own metadata, so that nobody takes it for a register.
        con.execute(
            f"COPY ({query(rows, seed=seed, states=states)}) TO '{target}'"
            f" (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{fairway: '{LABEL}'}})"
        )
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        con.close()
    return path


def _connection() -> Any:
    try:
        import duckdb
    except ImportError:
        raise Refused('synthetic cases need DuckDB: install it with pip install "fairway[observatory]".') from None
    con = duckdb.connect()
    con.execute("SET enable_progress_bar = false")
    return con


def _list(values: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"


# a, b, c: three hashes of a row; each share of bits is used for one thing only, so that columns are independent of each other
# where the text does not say otherwise. kind: 0-74 application, 75-84 order alone, 85-92 temporary protection, 93-97 Dublin,
# 98-99 refusal of entry.
_SQL = """
WITH luck AS (
  SELECT hash(i, {seed}, 1) AS a, hash(i, {seed}, 2) AS b, hash(i, {seed}, 3) AS c, hash(i, {seed}, 4) AS d
  FROM generate_series(1, {rows}) AS s(i)
), drawn AS (
  SELECT
    (a % 100)::INTEGER AS kind,
    -- squares of a uniform number: some States and citizenships are much more frequent than others
    {states}[1 + (pow(((a >> 8) % 65536) / 65536.0, 1.7) * {n_states})::INTEGER % {n_states}] AS country,
    {citizenships}[1 + (pow(((a >> 24) % 65536) / 65536.0, 1.9) * {n_citizenships})::INTEGER % {n_citizenships}] AS citizenship,
    DATE '{first}' + ((a >> 40) % {days})::INTEGER AS begun,
    (b % 100)::INTEGER AS p1, ((b >> 7) % 100)::INTEGER AS p2, ((b >> 14) % 100)::INTEGER AS p3,
    ((b >> 21) % 100)::INTEGER AS p4, ((b >> 28) % 100)::INTEGER AS p5, ((b >> 35) % 100)::INTEGER AS p6,
    ((b >> 42) % 100)::INTEGER AS p7, ((b >> 49) % 100)::INTEGER AS p8,
    -- delays in days: sums of two uniform numbers
    ((c % 180) + ((c >> 8) % 360))::INTEGER AS d1, (((c >> 17) % 300) + ((c >> 26) % 300))::INTEGER AS d2,
    ((c >> 35) % 90)::INTEGER AS d3, ((c >> 42) % 120)::INTEGER AS d4, ((c >> 49) % 21)::INTEGER AS d5,
    ((d % 400) + ((d >> 9) % 500))::INTEGER AS d6, ((d >> 18) % 900)::INTEGER AS d7
  FROM luck
), decided AS (
  SELECT *,
    CASE WHEN kind < 75 THEN begun END AS registered_on,
    CASE WHEN kind < 75 AND p1 < 97 THEN begun + d5 END AS lodged_on,
    CASE WHEN kind < 75 AND p2 < 90 THEN begun + d5 + d1 END AS decided_on,
    CASE WHEN p3 < 28 THEN 'recognised' WHEN p3 < 45 THEN 'complementary' WHEN p3 < 88 THEN 'rejected' ELSE 'closed' END AS o
  FROM drawn
), ordered AS (
  SELECT *,
    CASE WHEN decided_on IS NOT NULL AND o = 'rejected' AND p4 < 55 THEN decided_on + d2 END AS appeal_decided_on,
    CASE WHEN kind BETWEEN 75 AND 84 THEN begun
         WHEN decided_on IS NOT NULL AND o = 'rejected' AND p6 < 80 THEN decided_on END AS ordered_to_leave_on
  FROM decided
), rows AS (
  SELECT
    country, citizenship,
    CASE WHEN p7 < 68 THEN 'male' WHEN p7 < 98 THEN 'female' ELSE 'unknown' END AS sex,
    CASE WHEN p8 < 35 THEN country || '-' || CASE WHEN p8 < 12 THEN 'LAND' WHEN p8 < 28 THEN 'SEA' ELSE 'AIR' END
      || '-' || (p8 % 4 + 1) END AS border_section,
    CASE WHEN kind >= 98 THEN begun END AS refused_entry_on,
    CASE WHEN kind BETWEEN 75 AND 84 AND p1 < 80 THEN begun END AS found_on,
    registered_on, lodged_on,
    CASE WHEN kind < 75 AND p5 < 96 THEN p5 < 82 END AS first_time,
    decided_on, CASE WHEN decided_on IS NOT NULL THEN o END AS outcome,
    CASE WHEN appeal_decided_on IS NOT NULL THEN CASE WHEN p5 < 30 THEN 'authority' ELSE 'court' END END AS appeal_before,
    appeal_decided_on,
    CASE WHEN appeal_decided_on IS NOT NULL THEN
      CASE WHEN p7 < 12 THEN 'recognised' WHEN p7 < 24 THEN 'complementary' WHEN p7 < 95 THEN 'rejected' ELSE 'closed' END
    END AS appeal_outcome,
    ordered_to_leave_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p8 < 90 THEN ordered_to_leave_on + d3 END AS order_final_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p1 >= 94 THEN ordered_to_leave_on + d7 END AS order_suspended_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p1 < 4 THEN ordered_to_leave_on + d7 END AS order_withdrawn_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p1 BETWEEN 4 AND 12 THEN ordered_to_leave_on + d7 END AS permitted_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p1 = 13 AND p2 < 40 THEN ordered_to_leave_on + d7 END AS died_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p1 BETWEEN 14 AND 45 THEN ordered_to_leave_on + d6 END AS departed_on,
    CASE WHEN ordered_to_leave_on IS NOT NULL AND p1 BETWEEN 14 AND 45 THEN
      CASE WHEN p2 < 78 THEN 'third_country' WHEN p2 < 95 THEN 'member_state' ELSE 'unknown' END END AS departed_to,
    CASE WHEN kind BETWEEN 85 AND 92 THEN begun END AS protected_from,
    CASE WHEN kind BETWEEN 85 AND 92 AND p2 < 35 THEN begun + d2 END AS protected_to,
    CASE WHEN kind BETWEEN 93 AND 97 THEN begun END AS dublin_requested_on,
    CASE WHEN kind BETWEEN 93 AND 97 THEN CASE WHEN p3 < 60 THEN 'outgoing' ELSE 'incoming' END END AS dublin_direction,
    CASE WHEN kind BETWEEN 93 AND 97 AND p4 < 85 THEN begun + d4 END AS dublin_answered_on,
    CASE WHEN kind BETWEEN 93 AND 97 AND p4 < 12 THEN begun + d4 + d3 END AS transferred_on
  FROM ordered
)
SELECT {columns} FROM rows
"""
