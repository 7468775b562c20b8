"""Triggers on the packaged figures: 31 of 61, the published shares and capacities, links of the letter, speed, and who is never named."""

from __future__ import annotations

import csv
import time
from datetime import date
from fractions import Fraction as F
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from fairway import law
from fairway.errors import NoSuchFigure
from fairway.observatory.indicators import INDICATORS
from fairway.observatory.indicators import evaluate as compute
from fairway.observatory.letter.entries import letter
from fairway.observatory.spans import Period
from fairway.observatory.store import Store
from fairway.observatory.triggers import NEVER, TRIGGERS, evaluate, open_triggers, trigger
from fairway.observatory.triggers.fair_shares import KEY
from fairway.observatory.triggers.shown import as_dict, declared
from fairway.reference.countries import EU27, iso3

ON = date(2026, 11, 22)
GOLDEN = Path(__file__).parents[4] / "shared" / "data" / "golden"
needs_golden = pytest.mark.skipif(
    not GOLDEN.is_dir(), reason="the published figures to test against are not beside the checkout"
)


def rows(name):
    return list(csv.DictReader((GOLDEN / name).open(encoding="utf-8")))


def state(code):
    return iso3(code, "eurostat")


@pytest.fixture(scope="module")
def store():
    return Store.packaged()


def test_31_of_61_nationalities_are_within_twenty_per_cent_in_2024(store):
    """First instance, persons, 27 Member States, decisions on the merits; 2 of the 61 are groups and not nationalities."""
    found = evaluate("recognition_threshold", store, ON)
    assert (sum(one.open for one in found), len(found)) == (31, 61)
    assert sorted(one.subject for one in found if "not a nationality" in one.arithmetic) == ["STA", "UNK"]
    assert {one.facts[0].period for one in found} == {"2024"}


def test_the_rates_are_those_of_the_indicator(store):
    year, where = Period.read("2024"), {"country": tuple(sorted(EU27))}
    result = compute(
        INDICATORS["recognition_rate_first_instance"], store, by=("origin",), where=where, first=year, last=year
    )
    for one in evaluate("recognition_threshold", store, ON):
        assert one.facts[0].value == result.value((one.subject,), year).number, one.subject


def test_what_was_not_known_yet_is_not_used(store):
    assert evaluate("recognition_threshold", store.as_of(date(2026, 6, 24)), ON) == []
    unknown = evaluate("recognition_threshold", store.as_of(date(2026, 6, 24)), ON, country="GEO")[0]
    assert not unknown.known
    assert unknown.facts[0].value is None


def test_every_exempt_country_can_be_asked_under_both_regimes(store):
    for on in (date(2025, 12, 29), date(2025, 12, 30)):
        found = evaluate("visa_suspension", store, on)
        assert len({one.subject for one in found}) >= 40
        assert all(one.facts and one.citation and one.regime for one in found)


@needs_golden
def test_fair_shares_beside_the_published_intervals(store):
    """Eleven published shares. The stand-in is within 4 % of each, so it is shown as a stand-in and judges no pledge."""
    shares = {one.subject: one.findings[0].value for one in evaluate("fair_shares", store, ON)}
    seen = rows("fair_share_checks.csv")
    assert len(seen) == 11
    for row in seen:
        share, low, high = (
            shares[state(row["geo"])],
            F(row["share_lower_excl_pct"]) / 100,
            F(row["share_upper_incl_pct"]) / 100,
        )
        assert round(share * 100, 4) == F(row["standin_26_states_pct"]), row["geo"]
        off = share / high - 1
        assert round(off * 1000) == round(F(row["dev26_vs_upper_pct"]) * 10), row["geo"]
        assert -F(4, 100) < off < F(12, 1000)
        assert low < high


@needs_golden
def test_published_units_are_the_share_rounded_up_by_the_law():
    for row in rows("fair_share_checks.csv"):
        if row["published_share_pct"]:
            share = F(row["published_share_pct"]) / 100
            facts = {"state_population": share.numerator, "all_states_population": share.denominator}
            facts |= {"state_gdp_million_euro": share.numerator, "all_states_gdp_million_euro": share.denominator}
            answer = law.ask(
                facts | {"reference_relocations": int(row["pool"])}, on=ON, rules=[KEY, "fair_share_relocations"]
            )
            assert answer["fair_share_relocations"].value == int(row["units"])


@needs_golden
def test_the_record_of_the_pool_agrees_with_what_was_collected():
    from fairway.observatory.triggers.record import record

    found = record()
    for row in rows("solidarity_pool_2026_by_state.csv"):
        one = state(row["geo"])
        pledge = row["pledge_relocation_equivalents"]
        assert found["pool"]["pledges"].get(one) == (int(pledge) if pledge else None), one
        for column, name in (
            ("under_migratory_pressure", "under_pressure"),
            ("at_risk", "at_risk"),
            ("significant_situation", "significant"),
        ):
            assert (one in found["determination"][name]) == (row[column] == "yes"), (one, column)
    assert found["pool"]["reference_relocations"] == 21_000


@needs_golden
def test_capacities_published_and_reconstructed(store):
    found = {one.subject: {f.rule: f.value for f in one.findings} for one in evaluate("adequate_capacity", store, ON)}
    for row in rows("adequate_capacity_reconstruction.csv"):
        values = found[state(row["geo"])]
        assert round(values["adequate_capacity_by_formula"]) == int(row["reconstructed_capacity"]), row["geo"]
        assert values["adequate_capacity"] == (int(row["published_capacity"]) if row["published_capacity"] else None)


def test_the_panel_of_a_state_has_figures_and_names_those_it_lacks(store):
    outcome = evaluate("migratory_pressure", store, ON, country="ITA")[0]
    known = [one for one in outcome.facts if one.value is not None]
    assert len(known) >= 18
    arrivals = next(one for one in known if one.words.startswith("Arrivals by land and sea"))
    assert (arrivals.period, arrivals.value) == ("2023", 157_652)
    assert any(line.startswith("a figure: Dublin requests sent") for line in outcome.missing)


def test_a_number_of_the_law_that_changes_changes_the_finding(store, monkeypatch):
    """No threshold is written in a trigger: with another number of the law another finding comes out."""
    before = {one.subject for one in evaluate("visa_suspension", store, ON) if one.open}
    monkeypatch.setattr(law, "ask", partial(law.ask, amend={"visa_substantial_increase": F(6, 10)}))
    after = {one.subject for one in evaluate("visa_suspension", store, ON) if one.open}
    assert "SRB" in before - after


def test_the_letters_links_lead_to_triggers():
    linked = {name for entry in letter().entries for name in entry.links.triggers}
    assert linked == set(TRIGGERS)


def test_rules_of_every_trigger_are_in_the_law():
    book = law.packaged_book()
    assert [rule for one in TRIGGERS.values() for rule in one.rules if rule not in book.rules] == []


def test_open_triggers_come_by_point_the_largest_first_and_fast(store):
    open_triggers(store, ON)  # tables and the law are loaded once, by whoever asks first
    began = time.process_time()
    found = open_triggers(store, ON)
    took = time.process_time() - began
    assert set(found) == {1, 4}
    assert found[1][0].subject == "TUR"
    assert all(one.open for outcomes in found.values() for one in outcomes)
    assert [one.size for one in found[1]] == sorted((one.size for one in found[1]), reverse=True)
    assert took < 1.5, "0.26 s alone on a quiet machine"


def test_on_the_day_of_the_letter_nothing_is_open_that_was_not_known(store):
    assert open_triggers(store.as_of(date(2024, 10, 14)), date(2024, 10, 14)).get(1, ()) == ()


def test_every_outcome_has_article_who_assesses_and_the_sentence(store):
    for name in TRIGGERS:
        for one in evaluate(name, store, ON):
            assert one.citation and one.assess_by and one.arithmetic and one.answer and one.regime, (name, one.subject)
            assert one.never == NEVER
            assert as_dict(one)["trigger"] == name
            assert all(given.releases or given.value is None or given.name or given.source for given in one.facts), (
                name,
                one.subject,
            )


def test_a_slip_is_answered_with_the_nearest_name():
    with pytest.raises(NoSuchFigure, match="visa_suspension"):
        trigger("visa_suspensions")
    assert declared(trigger("visa_suspension"))["by_state"] is True
