"""UNHCR: nil as a word, codes of its own, pages, and lines that stand for all countries together."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest

from fairway.errors import BadTable
from fairway.observatory.sources import unhcr
from tests.observatory.sources import samples
from tests.observatory.sources.publisher import Handler, whole

DAY, YEAR = date(2025, 6, 1), date(2023, 1, 1)


def read(items, name="answer.json", **more):
    data = json.dumps({"page": 1, "maxPages": 1, "items": items, **more}).encode()
    return {one.measure: one for one in unhcr.read(data, name=name, known_at=DAY)}


def changed(items, row, **fields):
    made = copy.deepcopy(items)
    made[row].update(fields)
    return made


def test_stocks_by_origin_and_country_of_asylum():
    found = read(samples.UNHCR_POPULATION)
    assert found["unhcr:refugees"].rows == [
        ("STA", "AUT", YEAR, 7, ""),
        ("SYR", "AUT", YEAR, 0, ""),
        ("SYR", "DEU", YEAR, 705_762, ""),
    ]
    assert found["unhcr:asylum_seekers"].total == 118_875
    assert ("SYR", "AUT", YEAR, 5, "s") in found["unhcr:asylum_seekers"].rows, "5 may stand for 1 to 4"


def test_unhcrs_own_codes_are_not_taken_for_isos():
    items = [{k: v for k, v in one.items() if not k.endswith("_iso")} for one in samples.UNHCR_POPULATION]
    assert {row[1] for row in read(items)["unhcr:refugees"].rows} == {"DEU", "AUT"}, "AUS is Austria, GFR Germany"


def test_decisions_of_the_state_and_of_unhcr_are_added_up():
    found = read(samples.UNHCR_DECISIONS)
    assert found["unhcr:decisions_recognised"].rows == [("DEU", "SYR", "FI", "P", YEAR, 110, "")]
    assert found["unhcr:decisions_closed"].total == 0
    assert found["unhcr:decisions_rejected"].control == "2 of 2 lines add up to their own total"


def test_applications_keep_what_they_are():
    line = {"year": 2023, "coo_iso": "SYR", "coa_iso": "DEU", "procedure_type": "G", "app_type": "N", "dec_level": "FI",
            "app_pc": "P", "applied": 104_561}  # fmt: skip
    [one] = read([line]).values()
    assert one.dimensions == ("country", "origin", "level", "procedure", "kind", "counted")
    assert one.rows == [("DEU", "SYR", "FI", "G", "N", "P", YEAR, 104_561, "")]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (changed(samples.UNHCR_POPULATION, 0, refugees=-1), "answer.json, item 1, column 'refugees': is -1"),
        (changed(samples.UNHCR_POPULATION, 0, refugees="a lot"), "item 1, column 'refugees': is 'a lot'"),
        (changed(samples.UNHCR_POPULATION, 1, coo_iso="QQQ"), "item 2, column 'coo': 'QQQ' is no country"),
        (changed(samples.UNHCR_POPULATION, 1, year="?"), "item 2, column 'year': is '?'"),
        (changed(samples.UNHCR_POPULATION, 1, year=23), "item 2, column 'year': is '23', and a year must stand there."),
        (
            changed(samples.UNHCR_POPULATION, 1, coa="-", coa_iso="-", coa_name="-"),
            "lines of one country of asylum and lines of all together: it would count persons twice.",
        ),
        (
            changed(samples.UNHCR_POPULATION, 1, coo="-", coo_iso="-", coo_name="-"),
            "has lines for all countries of origin together: ask for each",
        ),
        (
            [*samples.UNHCR_POPULATION, samples.UNHCR_POPULATION[0]],
            "item 4, column 'refugees': SYR, DEU of 2023-01-01 stands there a second time.",
        ),
        ([*samples.UNHCR_DECISIONS, samples.UNHCR_DECISIONS[0]], "item 3: the same line stands at item 1 already."),
        (changed(samples.UNHCR_DECISIONS, 0, dec_total=1), "1 of 2 lines do not add up to their own total."),
        (changed(samples.UNHCR_DECISIONS, 0, dec_level=None), "item 1, column 'dec_level': is empty or missing"),
        (changed(samples.UNHCR_DECISIONS, 0, coa="-", coa_iso="-"), "item 1: stands for all countries together"),
        ([], "answer.json: has no line."),
        ([{"year": 2023, "coo_iso": "SYR", "coa_iso": "DEU"}], "has no column of counts that is read here."),
    ],
)
def test_what_is_not_the_table_is_refused_by_item_and_column(items, words):
    with pytest.raises(BadTable) as refusal:
        read(items)
    assert words in str(refusal.value), str(refusal.value)


@pytest.mark.parametrize("data", [b'{"items": [', b"[1, 2]", b'{"message": "error"}', b'{"items": [1]}'])
def test_an_answer_that_is_none_is_refused(data):
    with pytest.raises(BadTable, match=r"answer\.json"):
        unhcr.read(data, name="answer.json", known_at=DAY)


def test_the_download_page_in_both_its_headings():
    old = b'\n"Year","Country of origin","Country of origin (ISO)","Country of asylum","Country of asylum (ISO)",'
    old += b'"Refugees under UNHCR\'s mandate",Asylum-seekers\n2020,"Syrian Arab Rep.",SYR,Germany,DEU,605342,15\n'
    old += b'2020,"Unknown ",,Germany,DEU,10,20\n'
    new = b'Year,"Country of Asylum","Country of Origin","Country of Asylum ISO","Country of Origin ISO",Refugees,"Asylum Seekers"\n'
    new += b'2020,Germany,"Syrian Arab Rep.",DEU,SYR,605342,15\n2020,Germany,Unknown,DEU,-,10,20\n'
    for data in (old, new):
        found = {one.measure: one for one in unhcr.read(data, name="population.csv", known_at=DAY)}
        assert [row[:2] + row[3:4] for row in found["unhcr:refugees"].rows] == [
            ("SYR", "DEU", 605_342),
            ("UNK", "DEU", 10),
        ]
        with pytest.raises(BadTable):
            unhcr.read(data[:-1], name="population.csv", known_at=DAY)


def paged(sizes: dict[str, int], said: dict[str, int] | None = None):
    """Pages of items; `said` is the number of pages that a page claims."""

    def answer(handler: Handler) -> None:
        page = handler.publisher.asked[-1].query["page"]
        items = [{"year": 2023, "coo_iso": "SYR", "coa_iso": "DEU", "refugees": n} for n in range(sizes[page])]
        body = {"page": int(page), "maxPages": (said or {}).get(page, len(sizes)), "items": items}
        handler.send(200, {}, json.dumps(body).encode())

    return answer


def test_all_pages_make_one_file(publisher, fetcher):
    request = unhcr.requests(date(2023, 1, 1), today=DAY, base=publisher.url)[0]
    assert (request.params["yearFrom"], request.params["yearTo"]) == ("2023", "2025"), (
        "one without the other is ignored"
    )
    publisher.on("/population/", paged({"1": 3, "2": 3, "3": 1}))
    [(name, data)] = unhcr.collect(request, fetcher.ask)
    assert name == "unhcr-population.json"
    assert len(json.loads(data)["items"]) == 7
    assert [asked.query["page"] for asked in publisher.asked] == ["1", "2", "3"]


def test_pages_that_change_while_they_are_read_are_refused(publisher, fetcher):
    publisher.on("/population/", paged({"1": 1, "2": 1}, said={"1": 2, "2": 3}))
    with pytest.raises(BadTable, match="there are 3 pages, and the first page said 2"):
        unhcr.collect(unhcr.requests(None, today=DAY, base=publisher.url)[0], fetcher.ask)


def test_an_answer_for_every_country_says_all_of_its_years():
    asked = {"coo_all": "true", "coa_all": "true"}
    assert read(samples.UNHCR_POPULATION, asked=asked)["unhcr:refugees"].whole
    assert not read(samples.UNHCR_POPULATION)["unhcr:refugees"].whole


def test_a_page_that_is_no_answer_is_refused(publisher, fetcher):
    publisher.on("/population/", whole(b'{"detail": "busy"}'))
    with pytest.raises(BadTable, match="has no list of items"):
        unhcr.collect(unhcr.requests(None, today=DAY, base=publisher.url)[0], fetcher.ask)
