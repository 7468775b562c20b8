"""Every true published file, to the last figure: sums that the publisher prints, or that were added up by other means."""

from __future__ import annotations

from datetime import date

import pytest

from fairway.errors import BadTable
from fairway.observatory.sources import border_controls, eurostat, frontex, unhcr, visas
from fairway.observatory.sources.decode import unpacked
from fairway.observatory.sources.eurostat_forms import form_of
from tests.observatory.sources.conftest import published

RAW = "border_crossings/raw/Frontex-Monthly_detections_of_IBC_20220204"
DAY = date(2026, 6, 1)


def read(source, path):
    name = path.rpartition("/")[2]
    return {one.measure: one for one in source.read(published(path), name=name, known_at=DAY)}


# ------------------------------------------------------------------------------------------------- Frontex


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_frontex_workbook_and_its_text_say_the_same(ending):
    [one] = read(frontex, f"{RAW}.{ending}").values()
    assert (len(one.rows), one.total) == (26_596, 3_965_684)
    assert (one.first, one.last, one.stated) == (date(2009, 1, 1), date(2021, 12, 1), date(2022, 2, 4))
    assert one.whole


def test_frontex_by_route_in_2015_and_2021():
    [one] = read(frontex, f"{RAW}.xlsx").values()
    years: dict[tuple[str, int], int] = {}
    for route, _, _, month, value, _ in one.rows:
        years[route, month.year] = years.get((route, month.year), 0) + value
    # Frontex, Risk Analysis for 2016: 885 386 on the Eastern Mediterranean in 2015, 764 038 on the Western Balkans
    assert years["Eastern Mediterranean", 2015] == pytest.approx(885_386, rel=0.002)
    assert years["Western Balkans", 2015] == pytest.approx(764_038, rel=0.002)
    # Frontex, news of 11 January 2022: 67 724 on the Central Mediterranean in 2021
    assert years["Central Mediterranean", 2021] == pytest.approx(67_724, rel=0.01)


# ------------------------------------------------------------------------------------------------ Eurostat


@pytest.mark.parametrize(
    ("file", "measure", "rows", "total", "control"),
    [
        (
            "fixtures/eurostat/databrowser_csv_codes_and_labels_MIGR_ASYTPSM.csv",
            "eurostat:temporary_protection_ukrainians", 124, 17_149_435, "no total",
        ),
        (
            "fixtures/eurostat/old_databrowser_1_Data_migr_eirtn_cp1252.csv",
            "eurostat:returned_totals", 238, 4_555_270, "no total",
        ),
        (
            "fixtures/eurostat/old_databrowser_1_Data_migr_eirtn_cp1252.csv",
            "eurostat:returned_third_country_totals", 238, 3_978_445, "no total",
        ),
        (
            "fixtures/eurostat/sdmx_csv_labels_DEMO_GIND.csv",
            "eurostat:population", 87, 2_060_967_992, "27 States add up to 2 totals of the Union",
        ),
        (
            "fixtures/eurostat/sdmx_csv_labels_MIGR_EIRFS_DEFAULTVIEW.csv",
            "eurostat:refused_entry", 327, 5_763_370, "27 States add up to 10 totals of the Union",
        ),
        (
            "asylum/raw/Eurostat-migr_asyappctzm__custom_2054915_-EU28-until2020-01.xlsx",
            "eurostat:first_time_applicants_by_citizenship", 9_185, 1_636_340, "no total of all citizenships",
        ),
        (
            "asylum/raw/Eurostat-migr_asyappctzm__custom_2054915_EU27-from2020-02.xlsx",
            "eurostat:first_time_applicants_by_citizenship", 1_210, 180_285, "no total of all citizenships",
        ),
    ],
)  # fmt: skip
def test_a_table_of_eurostat(file, measure, rows, total, control):
    one = read(eurostat, file)[measure]
    assert (len(one.rows), one.total) == (rows, total)
    assert control in one.control


def test_the_returns_that_eurostat_prints_for_the_union():
    one = read(eurostat, "fixtures/eurostat/old_databrowser_1_Data_migr_eirtn_cp1252.csv")["eurostat:returned_totals"]
    union = {row[1].year: row[2] for row in one.rows if row[0] == "EU28"}
    assert (union[2010], union[2015], union[2016]) == (225_415, 227_975, 247_165)


def test_south_sudan_before_it_was_a_state_is_not_nil():
    file = "asylum/raw/Eurostat-migr_asyappctzm__custom_2054915_-EU28-until2020-01.xlsx"
    [one] = read(eurostat, file).values()
    cells = {row[:3]: row[3:] for row in one.rows}
    assert cells["EU28", "SSD", date(2008, 1, 1)] == (None, "m")
    assert cells["EU28", "ERI", date(2008, 1, 1)] == (480, "d")
    assert one.stated == date(2021, 12, 14)


@pytest.mark.parametrize(
    ("file", "table", "number", "first"),
    [
        ("eurostat/sdmx_csv_codes_LFSA_ARGAN_flags.csv", "lfsa_argan", 2, ("66.5", "bd")),
        ("eurostat/sdmx_csv_codes_MIGR_RESFIRST.csv", "migr_resfirst", 2, ("287179", "")),
        ("eurostat/jsonstat_nama_10_gdp_DE_FR_2022_2023_trimmed.json", "", 4, (3989390.0, "")),
        ("eurostat_sdmx_ml/NAMA_10_GDP-ss.xml", "nama_10_gdp", 4, ("46526.2", "")),
        ("eurostat_sdmx_ml/footer2.zip", "nama_10_gdp", 43, ("9820.6", "e")),
    ],
)
def test_a_table_of_another_subject_is_read_and_then_refused_by_name(file, table, number, first):
    data, name = published(f"fixtures/{file}"), file.rpartition("/")[2]
    dump = form_of(unpacked(data, name), name)
    assert (dump.table, len(dump.observations)) == (table, number)
    assert (dump.observations[0].value, dump.observations[0].flags) == first
    with pytest.raises(BadTable, match=f"{table or 'does not name'} is none that is read here"):
        eurostat.read(data, name=name, known_at=DAY)


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("footer.xml", "http://ec.europa.eu/eurostat/SDMX/diss-web/file/wHsvjs7hQCy7Dqf4"),
        ("footer2.xml", "http://ec.europa.eu/eurostat/SDMX/diss-web/file/7JUdWyAy4fmjBSWT"),
    ],
)
def test_the_notice_that_a_table_is_being_prepared_names_where_it_will_be(file, address):
    data = published(f"fixtures/eurostat_sdmx_ml/{file}")
    assert eurostat.being_prepared(data) == address
    with pytest.raises(BadTable, match="the notice that Eurostat is preparing it"):
        eurostat.read(data, name=file, known_at=DAY)


# --------------------------------------------------------------------------------------------------- UNHCR


def test_the_page_of_unhcr_with_nil_as_a_word():
    found = read(unhcr, "fixtures/unhcr/population_page_trimmed.json")
    rows = found["unhcr:refugees_by_origin"].rows
    assert [(row[0], row[2], row[3]) for row in rows] == [("AFG", 5_766_586, ""), ("AIA", 0, "")]
    assert found["unhcr:asylum_seekers_by_origin"].rows[1][2:] == (5, "s")


def test_the_download_page_of_unhcr():
    found = read(unhcr, "fixtures/unhcr/download_page_ukraine_origin_2008_2024.csv")
    by_year = {row[1].year: row[2] for row in found["unhcr:refugees_by_origin"].rows}
    assert (by_year[2022], by_year[2024]) == (5_684_177, 6_066_598)
    assert sum(by_year.values()) == found["unhcr:refugees_by_origin"].total == 18_998_410


def test_the_download_page_of_unhcr_of_2022_with_its_odd_first_line():
    found = read(unhcr, "displacement/raw/unhcr_download_population_2022-02-08.csv")
    refugees = found["unhcr:refugees_by_origin"]
    assert (len(refugees.rows), refugees.total, refugees.stated) == (1_190, 114_671_225, date(2022, 2, 8))
    years: dict[int, int] = {}
    for _, day, value, _ in refugees.rows:
        years[day.year] = years.get(day.year, 0) + value
    assert round(years[2020], -5) == 20_700_000  # UNHCR, Global Trends 2020: 20.7 million refugees under its mandate
    assert {row[0] for row in refugees.rows} >= {"UNK", "SYR", "PSE"}


def test_the_footnotes_of_the_download_page_are_no_table():
    name = "unhcr_download_footnotes_2022-02-08.csv"
    with pytest.raises(BadTable, match="no line of headings that begins with 'Year'"):
        unhcr.read(published(f"displacement/raw/{name}"), name=name, known_at=DAY)


# --------------------------------------------------------------------------------------------------- visas


@pytest.mark.parametrize(
    ("file", "year", "applied", "issued", "refused"),
    [
        ("2018-consulates-schengen-visa-stats.xlsx", 2018, 16_016_599, 14_265_282, 1_539_362),
        ("2023-schengen-visa-statistics-consulates_en.xlsx", 2023, 10_327_572, 8_492_776, 1_632_984),
    ],
)
def test_a_workbook_of_visas_adds_up_to_the_total_worldwide(file, year, applied, issued, refused):
    found = read(visas, f"visa/raw/{file}")
    names = ("uniform_visas_applied", "uniform_visas_issued", "uniform_visas_refused")
    assert [found[f"dghome:{name}"].total for name in names] == [applied, issued, refused]
    assert {one.first for one in found.values()} == {date(year, 1, 1)}
    assert {one.control for one in found.values()} == {f"all 8 columns add up to the row 'Total worldwide {year}'"}


@pytest.mark.parametrize("year", range(2014, 2024))
def test_the_headings_of_every_year_of_visas_are_found(year):
    found = read(visas, f"visa/visa_consulates_{year}.csv")
    assert len(found) == 8
    assert found["dghome:uniform_visas_applied"].total >= found["dghome:uniform_visas_issued"].total


def test_the_state_of_a_visa_and_the_country_of_its_consulate():
    found = read(visas, "visa/raw/2023-schengen-visa-statistics-consulates_en.xlsx")
    applied = {row[:2]: row[3] for row in found["dghome:uniform_visas_applied"].rows}
    assert applied["AUT", "ALB"] == 73
    by_state: dict[str, int] = {}
    for (state, _), value in applied.items():
        by_state[state] = by_state.get(state, 0) + value
    assert (by_state["FRA"], by_state["DEU"], by_state["CHE"]) == (2_625_846, 1_459_560, 603_261)
    assert sum(value for (_, where), value in applied.items() if where == "CHN") == 1_117_365


# -------------------------------------------------------------------------------------------------- borders


@pytest.mark.parametrize(
    ("file", "notifications", "days"),
    [
        ("notified_internal_border_controls_2006_2020.csv", 122, 10_415),
        ("notified_internal_border_controls_2006_2021_full_text.csv", 261, 14_516),
        ("notified_internal_border_controls_2024_2025_partial.csv", 18, 1_791),
    ],
)
def test_a_list_of_notified_controls(file, notifications, days):
    [one] = read(border_controls, f"border_controls/{file}").values()
    assert one.control.startswith(f"{notifications} notifications")
    assert one.total == days
    france = [row[2] for row in one.rows if row[0] == "FRA" and row[1].year == 2019]
    assert france in ([], [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
