"""The letter's figures: the verdict on both sides of every limit, and the figures themselves from the open tables."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from fairway.errors import BadTable, NoSuchFigure
from fairway.observatory.letter.claims import Found, How, Selection, Verdict, check, claims, read_claims, verdict
from fairway.observatory.letter.commitments import record
from fairway.observatory.letter.entries import DATA, Figure, letter
from fairway.observatory.letter.shown import shown, shown_range
from fairway.observatory.letter.values import lookup
from fairway.observatory.letter.words import FigureUnit
from fairway.observatory.store import Store

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="the open data are not beside the checkout")
JUNE_2025 = date(2025, 6, 3)
MEMBERS = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
]  # fmt: skip


def _figure(id: str) -> Figure:
    return letter().entry(id).figure


def _claim(id: str):
    return next(one for one in claims() if one.entry == id)


# -------------------------------------------------------------------------------------------------------- verdicts

SPAIN = "2.7-claim-spain-sea"
BALKANS = "2.10-claim-western-balkans"
GREECE = "2.13-claim-greece-land-and-sea"
MILLION = "8.1-claim-one-million-displaced"


@pytest.mark.parametrize(
    ("id", "now", "earlier", "wanted", "why"),
    [
        (SPAIN, "0.555", None, Verdict.REPRODUCED, "55.5 % is the least that rounds to 56 %"),
        (SPAIN, "0.5549", None, Verdict.NOT_REPRODUCED, "a hair less"),
        (SPAIN, "0.5649", None, Verdict.REPRODUCED, "still rounds to 56 %"),
        (SPAIN, "0.565", None, Verdict.NOT_REPRODUCED, "rounds to 57 %"),
        (SPAIN, "0.5549", "0.563", Verdict.REVISED, "it fitted then"),
        (SPAIN, "0.5549", "0.57", Verdict.NOT_REPRODUCED, "it fitted neither then nor now"),
        (SPAIN, "0.56", "0.70", Verdict.REPRODUCED, "it fits now, whatever it was"),
        (SPAIN, None, "0.563", Verdict.NOT_REPRODUCIBLE, "no value now"),
        (BALKANS, "-0.785", None, Verdict.REPRODUCED, "the end that rounds to 79 % is in"),
        (BALKANS, "-0.7849", None, Verdict.NOT_REPRODUCED, "rounds to 78 %"),
        (BALKANS, "-0.7949", None, Verdict.REPRODUCED, "rounds to 79 %"),
        (BALKANS, "-0.795", None, Verdict.NOT_REPRODUCED, "rounds to 80 %"),
        (BALKANS, "0.79", None, Verdict.NOT_REPRODUCED, "the sign counts"),
        (GREECE, "1/4", None, Verdict.NOT_REPRODUCED, "more than a quarter is not a quarter"),
        (GREECE, "0.2501", None, Verdict.REPRODUCED, "just more"),
        (GREECE, "1/3", None, Verdict.NOT_REPRODUCED, "that would be called a third"),
        (MILLION, "1000000", None, Verdict.NOT_REPRODUCED, "more than a million is not a million"),
        (MILLION, "1000001", None, Verdict.REPRODUCED, "one more"),
        (MILLION, "1000000000", None, Verdict.REPRODUCED, "no upper end is named"),
        (MILLION, "0", None, Verdict.NOT_REPRODUCED, "nil is known, unlike nothing"),
    ],
)
def test_a_verdict_follows_from_three_numbers(id, now, earlier, wanted, why):
    value = {text: None if text is None else Fraction(text) for text in (now, earlier)}
    assert verdict(_figure(id), value[now], value[earlier]) is wanted, why


def test_every_figure_has_one_check_in_the_order_of_the_letter():
    assert [one.entry for one in claims()] == [entry.id for entry in letter().entries if entry.figure]


def test_without_data_only_dates_promises_and_quotations_are_said():
    for claim in claims():
        checked = check(claim, _figure(claim.entry), lambda chosen: None, record())
        rests_on_data = claim.reading is None or claim.reading.selection is not None
        assert (checked.verdict is Verdict.NOT_REPRODUCIBLE) == rests_on_data, claim.entry


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("1.1-claim-two-years", 24),
        ("4.5-claim-trade-preferences-extended", 2027 * 12 + 11),
        ("8.1-claim-one-million-displaced", 1_090_000),
        ("9.2-claim-extended-to-march-2026", 2026 * 12 + 2),
        ("10.2-claim-new-borders-code", 2024 * 12 + 6),
        ("money.1-action-turkiye-package", 100_000_000_000),
        ("money.2-claim-lebanon-latest-aid", 3_000_000_000),
        ("money.3-claim-lebanon-aid-in-the-year", 10_400_000_000),
        ("money.4-claim-lebanon-package", 100_000_000_000),
        ("money.5-claim-lebanon-first-half", Fraction(1, 2)),
        ("3.1-claim-one-in-five-returns", Fraction(27095, 107135) * Fraction(81, 100)),
    ],
)
def test_what_rests_on_dates_promises_and_quotations_is_reproduced(id, value):
    checked = check(_claim(id), _figure(id), lambda chosen: None, record())
    assert checked.now.value == value
    assert checked.verdict is Verdict.REPRODUCED


# ------------------------------------------------------------------------------------------- from the open tables


class Tables:
    """A second way to the figures, straight from the published files: no store, no indicator, no condensed table."""

    def __call__(self, chosen: Selection) -> Found | None:
        answer = getattr(self, chosen.indicator)(chosen)
        return None if answer is None else Found(answer, JUNE_2025, "open tables")

    def detections_change_year_to_date(self, chosen: Selection, border: str | None = None) -> Fraction:
        year, month = (int(part) for part in chosen.period.split("-"))
        sums = {year: 0, year - 1: 0}
        names = {
            f"{name.removesuffix('s')} Route" if name == "Western Balkans" else f"{name} Route"
            for name in chosen.where["route"]
        }
        for row in _rows("border_crossings/frontex_ibc_monthly_2009-01_2024-09.csv"):
            row_year, row_month = int(row["month"][:4]), int(row["month"][5:])
            if (
                row["route"] in names
                and row_year in sums
                and row_month <= month
                and border in (None, row["border_type"])
            ):
                sums[row_year] += int(row["detections"])
        return Fraction(sums[year], sums[year - 1]) - 1

    def detections_by_sea_change_year_to_date(self, chosen: Selection) -> Fraction:
        return self.detections_change_year_to_date(chosen, "Sea")

    def arrivals(self, chosen: Selection) -> Fraction | None:
        first, _, last = chosen.period.partition("/")
        months = [
            int(row["arrivals"])
            for row in _rows("arrivals/iom_dtm_arrivals_monthly_to_2023-12.csv")
            if row["country_iso3"] in chosen.where["country"] and first <= row["month"] <= (last or first)
        ]
        return Fraction(sum(months)) if months else None

    def return_rate_quarterly(self, chosen: Selection) -> Fraction | None:
        for row in _rows("returns/eurostat_published_eu_totals_quarterly.csv"):
            if row["quarter"] == chosen.period and row["returned_third_country"] and row["orders_to_leave"]:
                return Fraction(int(row["returned_third_country"]), int(row["orders_to_leave"]))
        return None

    def temporary_protection_beneficiaries(self, chosen: Selection) -> Fraction | None:
        return self._protected(chosen, "total")

    def temporary_protection_ukrainians(self, chosen: Selection) -> Fraction | None:
        return self._protected(chosen, "ukrainians")

    def _protected(self, chosen: Selection, name: str) -> Fraction | None:
        assert len(chosen.where["country"]) == len(MEMBERS)
        rows = list(_rows(f"temporary_protection/eurostat_asytpsm_{name}_2022-03_2024-08.csv"))
        found = {row["geo"]: row["beneficiaries_end_of_month"] for row in rows if row["month"] == chosen.period}
        if not set(MEMBERS) <= set(found):
            return None
        return Fraction(sum(int(found[member]) for member in MEMBERS))

    def visa_refusal_rate(self, chosen: Selection) -> Fraction:
        def rate(year: str) -> Fraction:
            states: dict[str, list[tuple[str, str]]] = {}
            for row in _rows(f"visa/visa_consulates_{year}.csv"):
                if row["Country where consulate is located"].strip().upper().startswith("RUSSIA"):
                    pair = (row["Total uniform visas issued (including MEV)"], row["Uniform visas not issued"])
                    states.setdefault(row["Schengen State"], []).append(pair)
            # Poland gave no refusals in 2023: what is not reported is not nil, so its visas do not count either.
            known = [pair for pairs in states.values() if any(refused for _, refused in pairs) for pair in pairs]
            issued, refused = (sum(int(float(pair[side] or 0)) for pair in known) for side in (0, 1))
            return Fraction(refused, issued + refused)

        return rate(chosen.period) / rate(chosen.baseline) - 1


@needs_data
@pytest.mark.parametrize(
    ("id", "now", "wanted"),
    [
        ("2.3-claim-central-mediterranean", Fraction(49794, 134081) - 1, Verdict.REPRODUCED),
        ("2.10-claim-western-balkans", Fraction(17089, 79609) - 1, Verdict.REPRODUCED),
        ("2.7-claim-spain-sea", Fraction(40206, 25962) - 1, Verdict.REVISED),
        ("2.13-claim-greece-land-and-sea", None, Verdict.NOT_REPRODUCIBLE),
        ("2.12-claim-cyprus-from-lebanon", None, Verdict.NOT_REPRODUCIBLE),
        ("2.6-claim-returns-from-north-africa", None, Verdict.NOT_REPRODUCIBLE),
        ("9.1-claim-under-temporary-protection", Fraction(4_319_170), Verdict.REPRODUCED),
    ],
)
def test_a_figure_on_the_vintage_of_june_2025(id, now, wanted):
    checked = check(_claim(id), _figure(id), Tables(), record())
    assert (checked.now.value if checked.now else None) == now
    assert checked.verdict is wanted


@needs_data
def test_more_visas_were_refused_in_russia_than_before():
    checked = check(_claim("6.6-claim-more-visas-refused"), _figure("6.6-claim-more-visas-refused"), Tables(), record())
    assert checked.verdict is Verdict.REPRODUCED
    assert [round(float(found.value), 2) for _, found in checked.values] == [2.41, 6.18]


@needs_data
def test_what_stands_beside_a_figure_is_computed_too():
    spain, greece = (check(_claim(id), _figure(id), Tables(), record()) for id in (SPAIN, GREECE))
    with_land, atlantic = (found.value for _, found in spain.values[1:])
    assert (with_land, atlantic) == (Fraction(42111, 26881) - 1, Fraction(30849, 15274) - 1)
    base, route = (found.value for _, found in greece.values)
    assert (base, route) == (30972, Fraction(47579, 39896) - 1)


@needs_data
def test_greece_is_borne_out_only_by_what_is_published_elsewhere():
    checked = check(_claim(GREECE), _figure(GREECE), Tables(), record())
    assert (checked.published, checked.published_fits) == (Fraction(41024, 30972) - 1, True)
    assert checked.now is None


@needs_data
def test_ukrainians_alone_were_fewer_than_the_words_allow():
    claim = _claim("9.1-claim-under-temporary-protection")
    values = [found.value for _, found in check(claim, _figure(claim.entry), Tables(), record()).values]
    assert values == [4_319_170, 4_244_140, 4_094_240]
    assert [_figure(claim.entry).holds(value) for value in values] == [True, False, False]


@needs_data
def test_the_packaged_figures_say_what_the_open_tables_say():
    """Two ways that share no code: the indicators on the packaged tables, and the published files."""
    packaged, tables = lookup(Store.packaged()), Tables()
    apart = {}
    for claim in claims():
        for one in claim.readings:
            if one.selection is not None:
                ours, theirs = packaged(one.selection), tables(one.selection)
                if (ours and ours.value) != (theirs and theirs.value):
                    apart[claim.entry, one.says] = (ours, theirs)
    assert apart == {}


def test_the_verdicts_on_the_packaged_figures():
    look = lookup(Store.packaged())
    verdicts = {one.entry: check(one, _figure(one.entry), look, record()).verdict for one in claims()}
    odd = {id: one for id, one in verdicts.items() if one is not Verdict.REPRODUCED}
    assert odd == {
        SPAIN: Verdict.REVISED,
        GREECE: Verdict.NOT_REPRODUCIBLE,
        "0.4-action-ten-points": Verdict.NOT_REPRODUCIBLE,
        "2.6-claim-returns-from-north-africa": Verdict.NOT_REPRODUCIBLE,
        "2.12-claim-cyprus-from-lebanon": Verdict.NOT_REPRODUCIBLE,
    }


def test_before_anything_was_published_nothing_is_reproduced_from_data():
    look = lookup(Store.packaged().as_of(date(2000, 1, 1)))
    found = [look(one.selection) for claim in claims() for one in claim.readings if one.selection]
    assert set(found) == {None}


@pytest.mark.parametrize(
    ("indicator", "where", "said"),
    [
        ("crossings", {}, "There is no indicator 'crossings': correct the letter's claims.toml."),
        ("detections", {"road": ("A1",)}, "detections has no dimension 'road': correct the letter's claims.toml."),
    ],
)
def test_a_selection_of_what_there_is_not_is_refused(indicator, where, said):
    chosen = Selection(indicator=indicator, where=where, how=How.VALUE, period="2024-09", baseline=None)
    with pytest.raises(NoSuchFigure) as refusal:
        lookup(Store.packaged())(chosen)
    assert str(refusal.value) == said


def test_a_sum_with_an_unknown_month_is_unknown():
    chosen = Selection(
        indicator="arrivals", where={"country": ("GRC",)}, how=How.SUM, period="2023-11/2024-02", baseline=None
    )
    assert lookup(Store.packaged())(chosen) is None


# --------------------------------------------------------------------------------------------------------- the door


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'entry = "2.10-claim-western-balkans"',
            'entry = "2.10-claim-other"',
            "claims.toml: there is no entry '2.10-claim-other' with a figure",
        ),
        (
            'entry = "2.10-claim-western-balkans"',
            'entry = "2.3-claim-central-mediterranean"',
            "the id '2.3-claim-central-mediterranean' is given twice",
        ),
        (
            'why_not = "No open table',
            'why = "No open table',
            "claims.toml, '2.6-claim-returns-from-north-africa', key 'why_not': give a reading",
        ),
        (
            'milestones = ["tp-until-2026"]',
            'milestones = ["tp-until-1926"]',
            "key 'milestones': there is no 'tp-until-1926' in milestones.toml.",
        ),
        (
            'of = ["lbn-2024-package"]',
            'of = ["lbn-package"]',
            "key 'of': there is no 'lbn-package' in commitments.toml.",
        ),
        (
            'commitments = ["tur-2024-package"]\n',
            "",
            "key 'selection': give one of: selection, quoted, commitments, one or two milestones.",
        ),
        (
            'how = "change", period = "2023", baseline = "2021"',
            'period = "2023", baseline = "2021"',
            "key 'baseline': a change needs a baseline, and nothing else has one.",
        ),
        ('how = "sum"', 'how = "mean"', "key 'how': 'mean' is not one of: value, sum, change."),
        (
            "value = 107135",
            "value = 0",
            "key 'formula': a ratio needs two quoted numbers or more, and the last must not be 0.",
        ),
        ("value = 30972", "value = 0", "key 'published': give one number, or the number now and a base that is not 0."),
    ],
    ids=lambda value: None,
)
def test_a_check_is_refused_with_its_place_and_key(tmp_path, old, new, said):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (folder / "claims.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "claims.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadTable) as refusal:
        read_claims(folder)
    assert said in str(refusal.value)


def test_a_figure_without_a_check_is_refused(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (folder / "claims.toml").read_text(encoding="utf-8")
    (folder / "claims.toml").write_text(text[: text.rindex("[[claim]]")], encoding="utf-8")
    with pytest.raises(BadTable, match=r"the figure of 'money\.5-claim-lebanon-first-half' has no check"):
        read_claims(folder)


def test_a_promise_that_is_not_there_cannot_be_summed():
    with pytest.raises(NoSuchFigure):
        record().cents(["nothing"])


# ----------------------------------------------------------------------------------------------------------- shown


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(-1, 8000), FigureUnit.CHANGE, "0.0 %"),
        (Fraction(5, 10000), FigureUnit.SHARE, "0.0 %"),
        (Fraction(15, 10000), FigureUnit.SHARE, "0.2 %"),
        (Fraction(4_319_170), FigureUnit.PERSONS, "4,319,170"),
        (Fraction(12_345_678), FigureUnit.EURO_CENTS, "EUR 123,456.78"),
        (Fraction(24_335), FigureUnit.MONTH, "December 2027"),
    ],
)
def test_a_number_is_rounded_only_when_it_is_shown(value, unit, text):
    assert shown(value, unit) == text


def test_a_range_is_said_in_words():
    assert shown_range(_figure(SPAIN)) == "from +55.5 %, below +56.5 %"
    assert shown_range(_figure(MILLION)) == "more than 1,000,000"
    assert shown_range(_figure("9.2-claim-extended-to-march-2026")) == "exactly March 2026"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
