"""The visa suspension trigger: both sides of each limit, the two regimes by date, small numbers, unknown, one State's notice."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from fairway.law.language.source import Evidence
from fairway.observatory.triggers import evaluate, open_triggers
from fairway.observatory.triggers.record import listing
from tests.observatory.triggers.made import KNOWN_ON, Made, applications, asylum, decisions, illegal

NEW, LAST_OLD, FIRST_NEW = date(2026, 11, 22), date(2025, 12, 29), date(2025, 12, 30)


def ground(figures, letter, on=NEW, country="GEO", **more):
    found = evaluate("visa_suspension", figures, on, country=country, **more)
    return next(one for one in found if f"ground {letter}:" in one.title)


@pytest.mark.parametrize(
    ("before", "now", "on", "holds", "why"),
    [
        (1000, 1300, NEW, False, "exactly 30 % does not exceed 30 %"),
        (1000, 1301, NEW, True, "30.1 % exceeds 30 %"),
        (1000, 1301, FIRST_NEW, True, "30 December 2025 is the first day of 30 %"),
        (1000, 1301, LAST_OLD, False, "on 29 December 2025 the line is still 50 %"),
        (1000, 1500, LAST_OLD, False, "exactly 50 % does not exceed 50 %"),
        (1000, 1501, LAST_OLD, True, "50.1 % exceeds 50 %"),
    ],
)
def test_illegal_stay_on_both_sides_of_each_line(before, now, on, holds, why):
    outcome = ground(illegal("GEO", before, now), "a", on)
    assert outcome.findings[0].value is holds, why
    assert outcome.open is holds


@pytest.mark.parametrize(
    ("granted", "rejected", "on", "holds", "why"),
    [
        (199, 801, NEW, True, "19.9 % is under 20 %"),
        (200, 800, NEW, False, "20 % is not under 20 %"),
        (30, 970, LAST_OLD, True, "3 % is low by the recital"),
        (41, 959, LAST_OLD, False, "4.1 % is above 'around 3 or 4 %'"),
        (199, 801, LAST_OLD, False, "the 20 % are not the old law's"),
    ],
)
def test_applications_with_a_recognition_rate_on_both_sides(granted, rejected, on, holds, why):
    assert ground(asylum("GEO", 1000, 1600, granted, rejected), "b", on).findings[0].value is holds, why


def test_between_three_and_four_per_cent_the_old_law_waits_for_the_commission():
    outcome = ground(asylum("GEO", 1000, 1600, 35, 965), "b", LAST_OLD)
    assert outcome.findings[0].needs == ("visa_recognition_low_in_commission_view",)
    assert outcome.answer == "cannot be said: needs visa recognition low in commission view"
    assert not outcome.known


def test_numbers_of_the_law_carry_their_mark_and_change_with_the_regime():
    old, new = (ground(asylum("GEO", 1000, 1600, 10, 990), "b", on) for on in (LAST_OLD, NEW))
    assert {one.name: (one.value, one.evidence.value) for one in old.numbers} == {
        "visa_substantial_increase_2018": (F(1, 2), "S"),
        "visa_low_recognition_2018_least": (F(3, 100), "S"),
        "visa_low_recognition_2018_most": (F(1, 25), "S"),
    }
    assert {one.name: (one.value, one.evidence.value) for one in new.numbers} == {
        "visa_substantial_increase": (F(3, 10), "T"), "visa_low_recognition": (F(1, 5), "T"),
    }  # fmt: skip
    assert old.regime.startswith("Regulation (EU) 2018/1806 before Regulation (EU) 2025/2441")
    assert new.regime == "Regulation (EU) 2018/1806, text that applies from 2025-12-30"
    assert (old.evidence, new.evidence) == (Evidence.MEMORY, Evidence.TEXT)  # the old list itself is from memory


def test_arithmetic_facts_vintage_and_who_assesses():
    outcome = ground(asylum("GEO", 1000, 1310, 199, 801), "b")
    said = outcome.arithmetic.replace("\u202f", " ").replace("\u00a0", " ")
    assert said.startswith("1 310 v. 1 000 new asylum applications (2024 v. 2023): +31 %, where the line is over 30 %")
    facts = {one.name: one for one in outcome.facts}
    assert facts["asylum_applications_now"].value == 1310
    assert facts["asylum_applications_now"].vintage == date.fromisoformat(KNOWN_ON)
    assert facts["visa_recognition_rate"].value == F(199, 1000)
    assert outcome.answer == "yes: a ground for the Commission to assess"
    assert outcome.assess_by == "the European Commission"
    assert "monthly figures by nationality" in " ".join(outcome.missing)
    assert "decides nothing" in outcome.never


def test_small_numbers_warn_and_the_rule_is_applied_all_the_same():
    few, enough = ground(illegal("GEO", 30, 49), "a"), ground(illegal("GEO", 50, 80), "a")
    assert few.findings[0].value is True
    assert "This caution is ours, not the law's" in few.warnings[0]
    assert few.warnings[0] in few.arithmetic
    assert enough.warnings == ()


def test_a_rise_from_nothing_is_asked_of_the_commission_and_opens_from_fifty_on():
    few, many = (ground(illegal("GEO", 0, now), "a") for now in (49, 50))
    for outcome in (few, many):
        assert outcome.findings[0].needs == ("visa_rise_from_zero_substantial",)
    assert (few.open, many.open) == (False, True)


def test_a_count_that_nobody_has_is_unknown_and_never_nothing():
    # Germany reports the year before, but not of this nationality and nobody else does: unknown, not 0.
    figures = Made(
        {
            "unhcr:applications": [*applications("GEO", None, 900), *applications("SRB", 100, 100)],
            **decisions("GEO", 10, 990),
        }
    )
    outcome = ground(figures, "b")
    facts = {one.name: one.value for one in outcome.facts}
    assert facts["asylum_applications_reference"] is None
    assert "asylum_applications_reference" in outcome.findings[0].needs
    assert not outcome.open


def test_only_states_that_report_in_both_years_are_compared():
    rows = [*applications("GEO", 1000, 1200), *applications("GEO", None, 5000, country="FRA")]
    outcome = ground(Made({"unhcr:applications": rows, **decisions("GEO", 1, 999)}), "b")
    facts = {one.name: one for one in outcome.facts}
    assert facts["asylum_applications_now"].value == 1200
    assert facts["asylum_applications_now"].without == ("FRA",)
    assert outcome.findings[0].value is False


def test_a_states_own_notice_rests_on_its_figures_and_the_window_of_the_regime():
    figures = illegal("GEO", 100, 200)
    assert ground(figures, "a", NEW, state="DEU").findings[0].value is True
    assert not ground(figures, "a", NEW, state="FRA").known
    old = ground(figures, "a", LAST_OLD, state="DEU")
    assert old.answer.startswith("cannot be said from yearly figures")
    assert not old.open


def test_a_country_that_is_not_exempt_makes_no_ground():
    outcome = ground(illegal("AFG", 100, 900), "a", country="AFG")
    assert outcome.findings[0].value is False
    assert outcome.findings[0].note == "8a(1)(a): only a country listed in Annex II"


@pytest.mark.parametrize(
    ("country", "on", "listed", "mark"),
    [
        ("GEO", FIRST_NEW, True, "T"), ("GEO", LAST_OLD, True, "M"), ("AFG", FIRST_NEW, False, "T"),
        ("XKX", date(2023, 12, 31), False, "M"), ("XKX", date(2024, 1, 1), True, "M"),
        ("GBR", date(2020, 1, 31), False, "M"), ("GBR", date(2020, 2, 1), True, "M"),
        ("VUT", date(2024, 12, 31), True, "S"), ("VUT", date(2025, 3, 1), None, "S"), ("VUT", FIRST_NEW, False, "T"),
        ("GEO", date(2018, 12, 17), None, "M"),
    ],
)  # fmt: skip
def test_the_list_by_date_with_its_mark(country, on, listed, mark):
    found = listing(country, on)
    assert (found.listed, found.evidence.value) == (listed, mark)


def test_where_the_list_is_not_known_the_ground_is_not_said():
    outcome = ground(illegal("VUT", 100, 900), "a", date(2025, 3, 1), country="VUT")
    assert outcome.findings[0].needs == ("listed_visa_exempt_then",)


def test_grounds_without_open_figures_name_what_they_need():
    outcome = ground(Made({}), "c")
    assert "readmission_requests_now" in outcome.findings[0].needs
    assert "nobody publishes them" in " ".join(outcome.missing)
    letters = [one.title.split(":")[0][-1] for one in evaluate("visa_suspension", Made({}), LAST_OLD, country="GEO")]
    assert sorted(letters) == ["a", "b", "c", "d"]  # e to i came with the new text


def test_old_figures_open_nothing():
    figures = illegal("COL", 1000, 2000, year=2023)
    last, after = date(2025, 12, 31), date(2026, 1, 1)
    assert any(one.subject == "COL" for one in open_triggers(figures, last).get(4, ()))
    assert not any(one.subject == "COL" for one in open_triggers(figures, after).get(4, ()))
    outcome = ground(figures, "a", after, country="COL")
    assert outcome.findings[0].value is True
    assert not outcome.open
    assert "open nothing here" in outcome.warnings[-1]


@pytest.mark.parametrize(
    ("on", "runs", "why"),
    [
        (date(2026, 3, 5), False, "the day before it takes effect"),
        (date(2026, 3, 6), True, "its first day"),
        (date(2027, 3, 6), True, "the act's last day"),
        (date(2027, 3, 7), False, "the day after, without a further act"),
    ],
)
def test_the_suspension_for_official_passports_of_georgia(on, runs, why):
    found = [one for one in evaluate("visa_suspension", Made({}), on, country="GEO") if "in force" in one.title]
    assert bool(found) is runs, why
    assert all("2027-01-06" in one.arithmetic and one.evidence is Evidence.SECONDARY for one in found)
