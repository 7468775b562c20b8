"""Visas, border controls, deaths at sea, displacement, conflict: what is read, and what is refused by row and column."""

from __future__ import annotations

import json
from datetime import date

import pytest

from fairway.errors import BadTable, NoSuchFigure, Refused
from fairway.observatory.measures import MEASURES
from fairway.observatory.sources import (
    SOURCES,
    acled,
    border_controls,
    hdx,
    idmc,
    iom_dtm,
    missing_migrants,
    source,
    ucdp,
    visas,
)
from fairway.observatory.sources.catalogue import OPERATOR_MEASURES
from fairway.observatory.sources.update import Settings
from tests.observatory.sources import samples
from tests.observatory.sources.publisher import Handler, whole

DAY = date(2025, 6, 1)


def read(which, data: bytes, name: str):
    return {one.measure: one for one in which.read(data, name=name, known_at=DAY)}


def refused(which, data: bytes, name: str, words: str):
    with pytest.raises(BadTable) as refusal:
        read(which, data, name)
    assert words in str(refusal.value), str(refusal.value)


# ---------------------------------------------------------------------------------------------------- all of them


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_says_who_publishes_and_under_which_licence(name):
    one = source(name)
    assert name == one.NAME
    assert one.TITLE and one.LICENCE and one.HOMEPAGE.startswith("https://") and one.BASE.startswith("https://")
    assert one.TOKEN in ("", f"FAIRWAY_{name.upper()}_KEY", f"FAIRWAY_{name.upper()}_TOKEN")


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_can_be_asked_at_another_address(name):
    one = source(name)
    asked = one.requests(date(2024, 1, 1), today=DAY, base="http://127.0.0.1:9", token="key")
    assert asked
    assert {request.url.startswith("http://127.0.0.1:9/") for request in asked} == {True}
    environment = {f"FAIRWAY_{name.upper()}_URL": "http://127.0.0.1:9/", one.TOKEN or "X": "key"}
    assert Settings(environment).base(one) == "http://127.0.0.1:9"
    assert Settings(environment).token(one) == ("key" if one.TOKEN else "")


@pytest.mark.parametrize("name", [name for name in SOURCES if source(name).TOKEN])
def test_a_missing_key_is_asked_for_by_name(name):
    with pytest.raises(Refused, match=f"set {source(name).TOKEN}, or give a file with --from"):
        Settings({}).token(source(name))


@pytest.mark.parametrize("name", [name for name in SOURCES if source(name).TOKEN])
def test_a_key_is_never_where_it_would_be_written_down(name):
    for request in source(name).requests(None, today=DAY, token="hidden-7f3a"):
        secrets = [*request.secret_headers.values(), *request.secret_params.values()]
        assert any("hidden-7f3a" in value for value in secrets)
        assert "hidden-7f3a" not in repr(request)
        assert "hidden-7f3a" not in f"{request.url} {dict(request.params)}"


def test_a_slip_in_a_name_is_mended():
    with pytest.raises(NoSuchFigure, match="Did you mean 'eurostat'"):
        source("eurostaat")


@pytest.mark.parametrize("name", SOURCES)
def test_nonsense_is_refused_in_one_sentence_that_names_the_file(name):
    for data in (b"\x00\x01\x02", b"<p>Sorry</p>\n", b"{}", b"[]", b"a,b\n1,2\n", b"PK\x03\x04xl/broken"):
        with pytest.raises(BadTable) as refusal:
            source(name).read(data, name="file.bin", known_at=DAY)
        assert str(refusal.value).startswith("file.bin"), data


def test_the_two_catalogues_do_not_overlap():
    assert set(MEASURES) & set(OPERATOR_MEASURES) == set()


# ---------------------------------------------------------------------------------------------------------- visas


def visa_book(rows) -> bytes:
    return samples.workbook(**{"Data_sp_for_sp_consulates": rows})


def changed(rows, row, column, value):
    made = [list(one) for one in rows]
    made[row][column] = value
    return made


def test_consulates_are_added_up_by_country():
    found = read(visas, visa_book(samples.visa_rows()), "2023-consulates.xlsx")
    assert found["dghome:uniform_visas_applied"].rows == [
        ("AUT", "ALB", date(2023, 1, 1), 73, ""),
        ("GRC", "RUS", date(2023, 1, 1), 150, ""),
    ]
    assert found["dghome:transit_visas_issued"].rows == [("GRC", "RUS", date(2023, 1, 1), 2, "")]
    assert found["dghome:limited_visas_issued"].control == "all 8 columns add up to the row 'Total worldwide 2023'"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (changed(samples.visa_rows(), 1, 6, 74), "row 6, column 'Uniform visas applied for': the total worldwide is 223, and"),
        (changed(samples.visa_rows(), 1, 6, -73), "row 2, column 'Uniform visas applied for': is -73"),
        (changed(samples.visa_rows(), 1, 6, "x"), "row 2, column 'Uniform visas applied for': is 'x'"),
        (changed(samples.visa_rows(), 1, 1, "ATLANTIS"), "row 2, column 'Country where consulate is located': 'ATLANTIS'"),
        (changed(samples.visa_rows(), 0, 6, "Visas wanted"), "there is no column 'Uniform visas applied for'."),
        (changed(samples.visa_rows(), 0, 7, "Uniform visas applied for"), "'Uniform visas applied for' stands there 2 times."),
        (changed(samples.visa_rows(), 3, 2, "MOSCOW"), "row 4: Greece, RUSSIAN FEDERATION, MOSCOW stands there already in row 3."),
        (changed(samples.visa_rows(), 5, 2, "Total worldwide 2022"), "speaks of 2022, 2023, and it must be of one year."),
    ],
)  # fmt: skip
def test_a_workbook_of_visas_is_refused_by_row_and_column(rows, words):
    refused(visas, visa_book(rows), "2023-consulates.xlsx", words)


def test_noise_of_binary_fractions_is_a_whole_number():
    rows = changed(samples.visa_rows(), 1, 6, 72.99999999999999)
    assert read(visas, visa_book(rows), "2023.xlsx")["dghome:uniform_visas_applied"].total == 223


def test_columns_of_visas_in_another_order():
    rows = [[row[at] for at in (2, 11, 6, 0, 1, 3, 4, 5, 10, 9, 8, 7)] for row in samples.visa_rows()]
    assert read(visas, visa_book(rows), "2023.xlsx")["dghome:uniform_visas_applied"].total == 223


# ------------------------------------------------------------------------------------------------- border controls

PAGE = """<html><body><table><tr><th>Menu</th></tr></table><h3>Current</h3><table>
<tr><th>Country</th><th>Duration</th><th>Reasons/Scope</th></tr>
<tr><td>Germany</td><td>16/09/2024 – 15/03/2025</td><td>migration;<br>all land borders</td></tr>
<tr><td>Germany</td><td>16/03/2025 - 15/09/2025</td><td>the same</td></tr>
<tr><td>Norway</td><td>To be confirmed</td><td>ports</td></tr></table></body></html>"""


def test_the_page_of_notifications_gives_whole_months_only():
    [one] = read(border_controls, PAGE.encode(), "page.html").values()
    assert [(row[1].month, row[2]) for row in one.rows] == [
        (10, 31), (11, 30), (12, 31), (1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30), (7, 31), (8, 31),
    ]  # fmt: skip
    assert [row[3] for row in one.rows] == [""] * 8 + ["p"] * 3, "months to come are as notified"
    assert one.note == "1 notifications without days were left out"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("16/09/2024", "31/09/2024"), "row 2, column 'Duration': has a day that does not exist."),
        (("15/03/2025", "15/03/2024"), "row 2, column 'Duration': the control would last -184 days"),
        (("<td>Germany", "<td>Ruritania"), "row 2, column 'Country': 'Ruritania' is no country"),
        (("<th>Country", "<th>Place"), "there is no column 'Country'."),
        (("<th>Duration", "<th>When"), "has no table with the columns Country, Duration and Reasons/Scope."),
    ],
)
def test_a_page_of_notifications_is_refused_by_row_and_column(change, words):
    refused(border_controls, PAGE.replace(*change).encode(), "page.html", words)


def test_a_numbered_list_counts_part_months_and_overlaps_once():
    text = b"nb,state,start,end,days\n1,FR,2006-10-21,2006-10-21,1\n2,FI,2006-10-09,2006-10-21,13\n3,FI,2006-10-20,2006-11-02,14\n"
    [one] = read(border_controls, text, "list.csv").values()
    assert [(row[0], row[1].month, row[2]) for row in one.rows] == [("FIN", 10, 23), ("FIN", 11, 2), ("FRA", 10, 1)]
    refused(
        border_controls, text.replace(b",13", b",12"), "list.csv", "row 3, column 'days': is 12, and the days are 13."
    )


# ------------------------------------------------------------------------------------------------ missing migrants

INCIDENTS = [
    ["Main ID", "Incident ID", "Incident Date", "Number of Dead", "Minimum Estimated Number of Missing",
     "Total Number of Dead and Missing", "Country of Incident", "Migration Route"],
    ["2024.MMP1", "2024.MMP1.1", "2024-01-05", 3, 10, 13, "Libya", "Central Mediterranean"],
    ["2024.MMP1", "2024.MMP1.2", "2024-01-06", "", 2, 2, "Libya", "Central Mediterranean"],
    ["2024.MMP2", "2024.MMP2.1", "2024-03-01", 1, "", 1, "", "Western Africa / Atlantic route to the Canary Islands"],
    ["2024.MMP3", "2024.MMP3.1", "2024-03-02", 9, "", 9, "Mexico", "US-Mexico border crossing"],
]  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_incidents_become_months_by_route_and_country(ending):
    data = samples.lines(INCIDENTS) if ending == "csv" else samples.workbook(Worksheet=INCIDENTS)
    [one] = read(missing_migrants, data, f"incidents.{ending}").values()
    assert one.rows == [
        ("Central Mediterranean", "LBY", date(2024, 1, 1), 15, ""),
        ("Western African", "UNK", date(2024, 3, 1), 1, ""),
    ]
    assert (one.first, one.last, one.whole) == (date(2024, 1, 1), date(2024, 3, 1), True), "February had none"


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (1, 5, 12, "row 2, column 'Total Number of Dead and Missing': is 12, and 3 dead and 10 missing are not that."),
        (1, 3, -3, "row 2, column 'Number of Dead': is -3"),
        (1, 2, "soon", "row 2, column 'Incident Date': is 'soon', and a day must stand there."),
        (2, 1, "2024.MMP1.1", "row 3, column 'Incident ID': the incident 2024.MMP1.1 stands there already in row 2."),
        (1, 6, "Atlantis", "row 2, column 'Country of Incident': 'Atlantis' is no country"),
        (0, 5, "Sum", "there is no column 'Total Number of Dead and Missing'."),
    ],
)
def test_incidents_are_refused_by_row_and_column(row, column, value, words):
    refused(missing_migrants, samples.lines(changed(INCIDENTS, row, column, value)), "incidents.csv", words)


# --------------------------------------------------------------------------------------------------------- IOM DTM


def round_line(**more):
    line = {"id": 1, "operation": "Armed Clashes in Sudan", "admin0Name": "Sudan", "admin0Pcode": "SDN",
            "numPresentIdpInd": 7823, "reportingDate": "2024-03-31T00:00:00", "roundNumber": 8, "displacementReason": "Conflict",
            "numberMales": 4088, "numberFemales": 3735, "idpOriginAdmin1Name": "Khartoum", "idpOriginAdmin1Pcode": "SD01",
            "assessmentType": "BA"}  # fmt: skip
    return line | more


def dtm(*lines_, **more) -> bytes:
    return json.dumps({"isSuccess": True, "result": list(lines_), "errorMessages": [], **more}).encode()


def test_a_round_is_added_up_over_origins():
    data = dtm(round_line(), round_line(idpOriginAdmin1Pcode="SD02", numPresentIdpInd="100"))
    [one] = read(iom_dtm, data, "dtm-sdn.json").values()
    assert one.rows == [("SDN", "Armed Clashes in Sudan", date(2024, 3, 31), 7923, "")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (dtm(round_line(), round_line()), "line 2: the same round, origin and reason stand there already in line 1."),
        (dtm(round_line(numPresentIdpInd=-1)), "line 1, column 'numPresentIdpInd': is -1"),
        (dtm(round_line(reportingDate="March")), "line 1, column 'reportingDate': is 'March'"),
        (dtm(round_line(admin0Pcode="ZZZ")), "line 1, column 'admin0Pcode': 'ZZZ' is no country"),
        (dtm({"operation": "x"}), "line 1: there is no column 'admin0Pcode'."),
        (dtm(round_line(), isSuccess=False, errorMessages=["no such country"]), "the DTM API says: no such country."),
    ],
)
def test_a_round_is_refused_by_line_and_column(data, words):
    refused(iom_dtm, data, "dtm-sdn.json", words)


def test_iom_is_asked_in_the_words_of_its_own_client():
    asked = iom_dtm.requests(date(2024, 1, 1), today=DAY, token="key")
    one = next(request for request in asked if request.name == "dtm-sdn.json")
    assert one.url == "https://dtmapi.iom.int/v3/displacement/admin0"
    assert one.params == {"Admin0Pcode": "SDN", "FromReportingDate": "2024-01-01", "ToReportingDate": "2025-06-01"}
    assert one.secret_headers == {"Ocp-Apim-Subscription-Key": "key"}


def test_a_country_without_an_operation_is_no_failure():
    [request] = iom_dtm.requests(None, today=DAY)[:1]
    assert iom_dtm.collect(request, lambda asked: dtm()) == []


# ------------------------------------------------------------------------------------------------------- IDMC, HDX

GIDD = [
    ["ISO3", "Name", "Year", "Conflict Internal Displacements", "Conflict Internal Displacements (Raw)",
     "Disaster Internal Displacements", "Disaster Internal Displacements (Raw)"],
    ["SDN", "Sudan", 2023, 6_000_000, 5_998_765, 37_000, 36_911],
    ["UKR", "Ukraine", 2023, 714_000, 713_971, None, None],
]  # fmt: skip


def test_the_exact_columns_come_before_the_rounded_ones():
    [one] = read(idmc, samples.workbook(**{"1_Displacement_data": GIDD}), "idmc.xlsx").values()
    assert one.rows == [
        ("SDN", "conflict", date(2023, 1, 1), 5_998_765, ""),
        ("SDN", "disaster", date(2023, 1, 1), 36_911, ""),
        ("UKR", "conflict", date(2023, 1, 1), 713_971, ""),
    ]
    rounded = [[row[at] for at in (0, 1, 2, 3, 5)] for row in GIDD]
    [one] = read(idmc, samples.workbook(**{"1_Displacement_data": rounded}), "idmc.xlsx").values()
    assert one.rows[0][3:] == (6_000_000, "r")


def test_the_answer_of_idmcs_service_is_read_as_well():
    listed = [{"iso3": "SDN", "year": 2023, "conflict_new_displacement": 5_998_765, "disaster_new_displacement": None}]
    [one] = read(idmc, json.dumps({"results": listed}).encode(), "idmc.json").values()
    assert one.total == 5_998_765
    refused(
        idmc,
        json.dumps({"results": [*listed, {"iso3": "UKR"}]}).encode(),
        "idmc.json",
        "row 2: has other fields than the first.",
    )


def test_a_country_twice_in_a_year_is_refused():
    rows = changed(GIDD, 2, 0, "SDN")
    refused(
        idmc,
        samples.workbook(**{"1_Displacement_data": rows}),
        "idmc.xlsx",
        "SDN, conflict of 2023-01-01 stands there a second time.",
    )


HXL = (
    b"Year,ISO3CoO,ISO3CoA,Refugees,Remark\n#date+year,#country+origin+code,#country+code+asylum,#affected +refugees,\n"
    b"2023,SYR,DEU,705762,\n2023,AFG,DEU,0,x\n"
)


def test_tags_say_what_a_column_is():
    [one] = read(hdx, HXL, "hdx.csv").values()
    assert one.measure == "unhcr:refugees"
    assert [row[:2] + row[3:4] for row in one.rows] == [("AFG", "DEU", 0), ("SYR", "DEU", 705_762)]
    renamed = HXL.replace(b"Year,ISO3CoO,ISO3CoA,Refugees", b"A,B,C,D")
    assert read(hdx, renamed, "hdx.csv") == read(hdx, HXL, "hdx.csv")


def test_parts_of_a_country_are_not_added_to_the_country():
    data = (
        b"id,operation,code,adm1,idps,date\n#id+code,#operation+name,#country+code,#adm1+code,#affected+idps,#date+reported\n"
        b"1,Clashes,SDN,,500,2024-03-31\n2,Clashes,SDN,SD01,300,2024-03-31\n3,Clashes,SDN,SD02,200,2024-03-31\n"
    )
    [one] = read(hdx, data, "hdx.csv").values()
    assert one.rows == [("SDN", "Clashes", date(2024, 3, 31), 500, "")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (HXL.replace(b"#", b""), "has no line of HXL tags"),
        (HXL.replace(b"#affected +refugees", b"#affected+cows"), "no measure fits its tags"),
        (HXL.replace(b"#country+code+asylum", b"#country+origin+code"), "row 2: the tag '#country+origin+code' stands there twice."),
        (HXL.replace(b"705762", b"-1"), "row 3, column '#affected +refugees': is -1"),
        (HXL.replace(b"AFG", b"SYR"), "row 4, column '#affected +refugees': SYR, DEU of 2023-01-01 stands there a second time."),
        (HXL.replace(b"2023,AFG", b"soon,AFG"), "row 4, column '#date+year': is 'soon'"),
    ],
)  # fmt: skip
def test_a_table_with_tags_is_refused_by_row_and_column(data, words):
    refused(hdx, data, "hdx.csv", words)


def test_the_exchanges_listing_leads_to_the_table(publisher, fetcher):
    listing = {"success": True, "result": {"resources": [
        {"format": "XLSX", "url": publisher.url + "/a.xlsx"}, {"format": "CSV", "name": "refugees", "url": publisher.url + "/t.csv"},
    ]}}  # fmt: skip
    publisher.on("/api/3/action/package_show", whole(json.dumps(listing).encode()))
    publisher.on("/t.csv", whole(HXL))
    [request] = hdx.requests(None, today=DAY, base=publisher.url)
    assert hdx.collect(request, fetcher.ask) == [("refugees.csv", HXL)]


# -------------------------------------------------------------------------------------------------- UCDP and ACLED


def ged(**more):
    return {
        "id": 1,
        "country": "Russia (Soviet Union)",
        "date_end": "2023-05-31 00:00:00.000",
        "type_of_violence": 1,
        "best": 4,
    } | more


def events(*made, total=None) -> bytes:
    return json.dumps(
        {"TotalCount": len(made) if total is None else total, "TotalPages": 1, "Result": list(made)}
    ).encode()


def test_events_become_months():
    data = events(
        ged(), ged(id=2, best=6), ged(id=3, country="DR Congo (Zaire)", type_of_violence=3, date_end="2023-07-01")
    )
    [one] = read(ucdp, data, "ged.json").values()
    assert one.rows == [
        ("COD", "one-sided", date(2023, 7, 1), 4, ""),
        ("RUS", "state-based", date(2023, 5, 1), 10, ""),
    ]
    assert one.whole and one.first == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (events(ged(), ged()), "event 2: the event 1 stands there already (event 1)."),
        (events(ged(), total=7), "has 1 events, and says that there are 7: pages are missing."),
        (events(ged(best=-1)), "event 1, column 'best': is -1"),
        (events(ged(type_of_violence=9)), "event 1, column 'type_of_violence': is '9'"),
        (events({"id": 1}), "event 1: there is no column 'country'."),
        (events(ged(country="Atlantis")), "event 1, column 'country': 'Atlantis' is no country"),
    ],
)
def test_events_are_refused_by_number_and_column(data, words):
    refused(ucdp, data, "ged.json", words)


def test_all_pages_of_events_are_asked_for_with_the_key(publisher, fetcher):
    def answer(handler: Handler) -> None:
        page = int(handler.publisher.asked[-1].query["page"])
        body = {"TotalCount": 3, "TotalPages": 2, "Result": [ged(id=n) for n in ([1, 2] if page == 0 else [3])]}
        handler.send(200, {}, json.dumps(body).encode())

    [request] = ucdp.requests(None, today=DAY, base=publisher.url, token="key")
    assert request.url.endswith("/gedevents/24.1"), "in June the edition of the year is not out yet"
    publisher.on("/gedevents/24.1", answer)
    [(_, data)] = ucdp.collect(request, fetcher.ask)
    assert read(ucdp, data, "ged.json")["ucdp:conflict_deaths"].total == 12
    assert {asked.headers["x-ucdp-access-token"] for asked in publisher.asked} == {"key"}


def acled_event(**more):
    return {"event_id_cnty": "SYR1", "event_date": "2024-05-01", "country": "Syria", "iso": "760", "event_type": "Battles",
            "fatalities": "3"} | more  # fmt: skip


def test_events_and_deaths_by_kind(publisher, fetcher):
    data = json.dumps(
        {"status": 200, "data": [acled_event(), acled_event(event_id_cnty="SYR2", fatalities=0)]}
    ).encode()
    found = read(acled, data, "acled.json")
    assert found["acled:events"].rows == [("SYR", "Battles", date(2024, 5, 1), 2, "")]
    assert found["acled:fatalities"].total == 3
    text = b"event_id_cnty,event_date,country,event_type,fatalities\nSYR1,01 May 2024,Syria,Battles,3\n"
    assert read(acled, text, "acled.csv")["acled:fatalities"].total == 3
    refused(
        acled, text + text.splitlines()[1] + b"\n", "acled.csv", "row 3: the event SYR1 stands there already (row 2)."
    )
    publisher.on("/acled/read", whole(data))
    [request] = acled.requests(None, today=DAY, base=publisher.url, token="key")
    [(_, body)] = acled.collect(request, fetcher.ask)
    assert read(acled, body, "acled.json") == found
    assert publisher.asked[0].headers["Authorization"] == "Bearer key"
    assert publisher.asked[0].query["event_date"] == "2023-01-01|2025-06-01"
