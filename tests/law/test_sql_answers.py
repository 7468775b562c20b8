"""What SQL gives out: a fraction whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from fairway.law.pack import packaged_book

duckdb = pytest.importorskip("duckdb")


@pytest.mark.parametrize(("all_people", "all_gdp", "known", "why"), [
    (449_000_000, 17_000_000, True, "numbers as they are in Europe"),
    (9_414_087_248, 7_906_410_151, False, "numbers so large that the denominator needs more than 64 bits"),
])  # fmt: skip
def test_a_fraction_is_known_whole_or_not_at_all(all_people, all_gdp, known, why):
    from fairway.law.language.sql import run_sql

    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE states AS SELECT 7919 AS state_population, ? AS all_states_population,"
        " 104729 AS state_gdp_million_euro, ? AS all_states_gdp_million_euro",
        [all_people, all_gdp],
    )
    rule = "mandatory_fair_share"
    answer = run_sql(connection, packaged_book(), "states", [rule], on=date(2026, 9, 1)).fetchall()[0]
    assert (answer[0] is not None, answer[1] is not None) == (known, known), why
    assert answer[2] is False
