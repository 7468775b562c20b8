"""One table of countries: every code leads to one country, every publisher's spelling leads somewhere, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from fairway.errors import NoSuchFigure
from fairway.law.calendars import STATES
from fairway.law.language.countries import COUNTRIES
from fairway.observatory.measures import EU_AND_EFTA
from fairway.reference import countries
from fairway.reference.countries import EU27, eu, is_aggregate, iso3, schengen


@pytest.mark.parametrize(("written", "scheme", "code", "why"), [
    ("GFR", "unhcr", "DEU", "UNHCR has a code of its own for Germany"),
    ("AUS", "unhcr", "AUT", "which is Australia everywhere else"),
    ("AUS", None, "AUS", "so UNHCR's codes are read only where the scheme says so"),
    ("ARE", "unhcr", "EGY", "and Egypt's is the Emirates' in ISO"),
    ("EL", "eurostat", "GRC", "Eurostat's own"),
    ("UK", "eurostat", "GBR", "Eurostat's own"),
    ("EU27_2020", "eurostat", "EU27", "an aggregate"),
    ("Kosovo (under United Nations Security Council Resolution 1244/99)", "eurostat", "XKX", "the label of 2017"),
    ("Kosovo*", "eurostat", "XKX", "the label of 2024"),
    ("Congo", "eurostat", "COG", "not the Democratic Republic"),
    ("Gambia, The", "eurostat", "GMB", "an inverted name"),
    ("Côte d’Ivoire", "eurostat", "CIV", "a typographic apostrophe"),
    ("Unspecified sub-Saharan nationals", "frontex", "XSS", "a residual group, counted"),
    ("Unknown", "frontex", "UNK", "a residual group, counted"),
    ("Stateless", "frontex", "STA", "a residual group, counted"),
    ("Congo (Kinshasa)", "frontex", "COD", "by capital"),
    ("RUSSIAN FEDERATION", "dghome", "RUS", "in capitals"),
    ("CONGO", "dghome", "COG", "in capitals"),
    ("FORMER YUGOSLAV REPUBLIC OF MACEDONIA", "dghome", "MKD", "before 2019"),
    ("MACAO S.A.R.", "dghome", "MAC", "with dots"),
    ("OOS", "iom", "XSS", "IOM's own code"),
    ("OOO", "iom", "UNK", "IOM's own code"),
    ("XXA", "unhcr", "STA", "UNHCR's own code in its newer tables"),
    ("NA", "iso2", "NAM", "Namibia is no missing value"),
    ("TW", "iso2", "TWN", "which the list that we started from leaves out"),
    ("278", "m49", None, "the German Democratic Republic is no more"),
    ("004", "m49", "AFG", "with its zeros"),
    ("  türkiye ", None, "TUR", "spaces, small letters and an accent"),
    ("turkiye", None, "TUR", "without the accent"),
    ("Turkey", None, "TUR", "the older name"),
    ("czech republic", None, "CZE", "the older name"),
    ("gr", None, "GRC", "alpha-2 in small letters"),
])  # fmt: skip
def test_a_country_is_found_as_its_publisher_writes_it(written, scheme, code, why):
    if code is None:
        with pytest.raises(NoSuchFigure):
            iso3(written, scheme=scheme)
    else:
        assert iso3(written, scheme=scheme) == code, why


@pytest.mark.parametrize("scheme", ["iso2", "m49", "eurostat", "unhcr"])
def test_a_code_leads_there_and_back(scheme):
    coded = {c.iso3: c.codes[scheme] for c in countries.countries().values() if scheme in c.codes}
    assert len(set(coded.values())) == len(coded) > 190
    assert [code for code, written in coded.items() if iso3(written, scheme=scheme) != code] == []
    assert [code for code, written in coded.items() if countries.scheme(code, scheme) != written] == []


def test_every_spelling_leads_to_a_country_that_there_is():
    table = countries._table()
    known = set(table["countries"])
    assert [s for words in table["spellings"].values() for s, code in words.items() if code not in known] == []
    assert set(table["spellings"]) <= set(countries.SCHEMES)


def test_the_law_and_the_figures_know_the_same_countries():
    assert [
        code for code in COUNTRIES if code != "XX" and countries.scheme(iso3(code, scheme="iso2"), "iso2") != code
    ] == []
    assert {countries.scheme(code, "iso2") for code in EU_AND_EFTA} == set(STATES)


def test_what_is_no_country_is_refused_with_what_is_near():
    with pytest.raises(NoSuchFigure) as refused:
        iso3("Germeny")
    assert str(refused.value).startswith("'Germeny' is no country known here. Near it: Germany (DEU)")
    with pytest.raises(NoSuchFigure, match=r"^'Total' is no country known here in the list 'eurostat'\.$"):
        iso3("Total", scheme="eurostat")
    with pytest.raises(NoSuchFigure, match=r"'fips' is no way of writing countries\. There are: iso3, iso2,"):
        iso3("GM", scheme="fips")
    with pytest.raises(NoSuchFigure, match="Tibetans \\(TIB\\) has no code in the list 'iso2'"):
        countries.scheme("TIB", "iso2")


@pytest.mark.parametrize("code", ["EU27", "EU28", "EU27_2007", "EU27_EFTA"])
def test_an_aggregate_is_marked_and_begins_as_the_store_expects(code):
    assert is_aggregate(code)
    assert code.startswith("EU2")


@pytest.mark.parametrize("code", ["UNK", "STA", "XSS", "XAS", "XOT", "DEU"])
def test_a_residual_is_counted_like_a_country(code):
    assert not is_aggregate(code)


def test_no_country_begins_like_an_aggregate():
    assert [c.iso3 for c in countries.countries().values() if c.iso3.startswith("EU2") != (c.kind == "aggregate")] == []


@pytest.mark.parametrize(("code", "group", "before", "after", "why"), [
    ("GBR", eu, date(2020, 2, 1), date(2020, 1, 31), "left at the end of 31 January 2020"),
    ("HRV", eu, date(2013, 6, 30), date(2013, 7, 1), "acceded on 1 July 2013"),
    ("HRV", schengen, date(2022, 12, 31), date(2023, 1, 1), "controls at land borders lifted on 1 January 2023"),
    ("BGR", schengen, date(2024, 3, 30), date(2024, 3, 31), "air and sea first"),
    ("ROU", schengen, date(2024, 3, 30), date(2024, 3, 31), "air and sea first"),
    ("CHE", schengen, date(2008, 12, 11), date(2008, 12, 12), "land borders"),
])  # fmt: skip
def test_a_membership_has_its_days(code, group, before, after, why):
    assert code not in group(before), why
    assert code in group(after), why


def test_the_union_has_its_numbers():
    assert len(EU27) == 27 == len(eu(date(2026, 1, 1)))
    assert len(eu(date(2013, 6, 30))) == 27
    assert len(eu(date(2013, 7, 1))) == 28
    assert len(schengen(date(2025, 1, 1))) == 29
    assert {"CYP", "IRL"} == EU27 - schengen(date(2025, 1, 1))


def test_what_is_from_memory_says_so():
    assert "from memory" in countries._table()["evidence"]
    assert "land borders since 2025-01-01" in countries._table()["memberships"]["SCHENGEN"]["BGR"]["note"]
