"""Commitments and milestones: all that the sources list, exact, each euro once, no day that nobody gave."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.letter.commitments import Series, partner_cents, read_record, record
from fairway.observatory.letter.entries import DATA
from fairway.observatory.letter.words import Standing

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="the open data are not beside the checkout")
MILLION = 100_000_000


def test_there_are_thirteen_milestones_of_the_pact_and_ten_building_blocks():
    series = Counter(one.series for one in record().milestones)
    assert (series[Series.PACT], series[Series.BLOCK], series[Series.PLAN]) == (13, 10, 3)
    assert series[Series.LATER] >= 15


@needs_data
def test_every_listed_milestone_and_block_has_its_day():
    listed = [row["due"][:10] for row in _rows("commitments/pact_milestones.csv")]
    ours = [one.due for one in record().milestones if one.series is Series.PACT]
    for said, due in zip(listed, ours, strict=True):
        if said[:4].isdigit():  # one is counted from another day
            assert due.first.isoformat() == said
    blocks = [one.id for one in record().milestones if one.series is Series.BLOCK]
    assert [f"cip-{int(row['nr']):02}" for row in _rows("commitments/cip_building_blocks.csv")] == [
        id[:6] for id in blocks
    ]


@needs_data
def test_every_listed_amount_is_there_to_the_cent():
    ours = Counter(one.amount_cents for one in record().commitments)
    for row in _rows("funding/eu_external_migration_commitments_2016_2025.csv"):
        cents = int(row["amount_eur"]) * 100
        if cents == 67 * MILLION:  # 42 million of it are in the 105 million, 25 million in earlier programmes
            assert ours[42 * MILLION] == 1
        elif cents == 83 * MILLION:  # three countries, each with its part
            assert all(ours[part * MILLION] for part in (50, 20, 13))
        else:
            assert ours[cents], row["partner"]


def test_each_euro_is_counted_once():
    both = ["lbn-2024-package", "lbn-2024-package-first-half"]
    assert record().cents(both) == record().cents(both[:1]) == 1000 * MILLION
    assert record().cents(both[1:]) == 500 * MILLION
    assert record().cents([]) == 0


def test_what_goes_to_a_partner_alone():
    all_of = record().commitments
    assert partner_cents(all_of, "TUN") == (105 + 150 + 60) * MILLION
    assert partner_cents(all_of, "LBN", first=date(2024, 1, 1), last=date(2024, 12, 31)) == (1000 + 10 + 30) * MILLION
    assert partner_cents(all_of, "LBN", first=date(2024, 10, 4), last=date(2024, 12, 31)) == 0
    assert partner_cents(all_of, "TUR", last=date(2016, 3, 30)) == 0, "known is the month: it may have been the 31st"
    assert partner_cents(all_of, "TUR", last=date(2016, 3, 31)) == 6000 * MILLION


def test_conflicts_stay_conflicts():
    conflict = record().commitment("lbn-2024-package").conflict
    assert "200 million" in conflict
    assert "30 million" in conflict
    assert "264 million" in conflict


@pytest.mark.parametrize(
    ("id", "on", "overdue", "why"),
    [
        ("pact-national-plans", date(2024, 12, 12), False, "the day itself is in time"),
        ("pact-national-plans", date(2024, 12, 13), True, "a day later, thirteen were missing"),
        ("letter-turkiye-package", date(2024, 12, 31), False, "a month is over with its last day"),
        ("letter-turkiye-package", date(2025, 1, 1), True, "announced is not programmed"),
        ("pact-capacity-second", date(2026, 11, 22), False, "not due yet"),
        ("pact-pool-first", date(2027, 1, 1), False, "done"),
        ("pact-national-strategies", date(2027, 1, 1), False, "unknown is not overdue"),
        ("facilitation-directive", date(2027, 1, 1), False, "no day is set"),
    ],
)
def test_what_is_overdue(id, on, overdue, why):
    assert record().milestone(id).overdue(on) is overdue, why


@pytest.mark.parametrize(
    ("id", "days"),
    [
        ("pact-annual-report-first", 27),
        ("pact-capacity-first", -7),
        ("pact-applies", 0),
        ("pact-national-plans", None),
        ("letter-safe-third-country-review", None),
    ],
)
def test_how_late_it_was_where_both_days_are_known(id, days):
    assert record().milestone(id).late_days == days


def test_the_last_month_of_protection_is_the_end_of_a_chain():
    chain = [one for one in record().milestones if one.id.startswith("tp-until-")]
    assert [one.due.first for one in chain] == [date(2026, 3, 4), date(2027, 3, 4), date(2028, 3, 4)]


def test_unknown_has_no_day_and_open_is_not_done():
    for one in record().milestones:
        if one.state in (Standing.OPEN, Standing.NOT_MET, Standing.UNKNOWN):
            assert one.done is None, one.id


def test_what_is_not_there_is_refused():
    with pytest.raises(NoSuchFigure, match="There is no milestone 'never': look up its id"):
        record().milestone("never")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "commitments.toml",
            "amount_eur_cents = 600_000_000_000",
            "amount_eur_cents = 6e11",
            "'tur-2016-facility', key 'amount_eur_cents': expected a whole number",
        ),
        (
            "commitments.toml",
            "amount_eur_cents = 600_000_000_000",
            "amount_eur_cents = 0",
            "0: leave an unknown amount out, and write a known one in whole cents.",
        ),
        (
            "commitments.toml",
            'partners = ["TUR"]',
            'partners = ["TR"]',
            "key 'partners': expected ISO 3166 alpha-3 codes, found TR.",
        ),
        (
            "commitments.toml",
            'partners = ["TUR"]',
            "partners = []",
            "key 'partners': expected ISO 3166 alpha-3 codes, found none.",
        ),
        ("commitments.toml", 'made = "2016-03"', 'made = "2016-03-32"', "key 'made': "),
        (
            "commitments.toml",
            'part_of = "lbn-2024-package"',
            'part_of = "lbn-package"',
            "commitments.toml, 'lbn-2024-package-first-half', key 'part_of': there is no 'lbn-package'.",
        ),
        (
            "commitments.toml",
            'pledge = "committed"',
            'pledge = "paid"',
            "key 'pledge': 'paid' is not one of: proposed, announced",
        ),
        (
            "commitments.toml",
            'id = "tur-2021-additional"',
            'id = "tur-2016-facility"',
            "the id 'tur-2016-facility' is given twice",
        ),
        (
            "milestones.toml",
            'done = "2024-06-11"\n',
            "",
            "milestones.toml, 'pact-in-force', key 'done': what is met was done on some day",
        ),
        (
            "milestones.toml",
            'due = "2027-10-15"',
            'due = "2027-10-15"\ndone = "2026-01-01"',
            "'pact-capacity-second', key 'state': it is given as done, 1 January 2026: open does not fit.",
        ),
        ("milestones.toml", "point = 1", "point = 12", "key 'point': the letter has points 0 to 10, not 12."),
        (
            "milestones.toml",
            'series = "Pact"',
            'series = "Act"',
            "key 'series': 'Act' is not one of: Pact, Common Implementation Plan",
        ),
    ],
    ids=lambda value: None,
)
def test_a_file_is_refused_with_its_place_and_key(tmp_path, file, old, new, said):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadTable) as refusal:
        read_record(folder)
    assert said in str(refusal.value)


def _rows(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
