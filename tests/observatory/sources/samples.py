"""Small files in the publishers' own forms, made for these tests: a fresh checkout tests with them what true files test beside it."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl

ROUTES = (
    "Western African Route", "Western Mediterranean Route", "Central Mediterranean Route", "Eastern Mediterranean Route",
    "Western Balkan Route", "Circular Route from Albania to Greece", "Eastern Borders Route", "Black Sea Route", "Other",
)  # fmt: skip
MONTHS = ("NOV2023", "DEC2023", "JAN2024")


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_sp_", " "))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lines(rows: list[list[Any]], separator: str = ",", end: str = "\n") -> bytes:
    return "".join(separator.join(map(str, row)) + end for row in rows).encode()


def frontex_rows() -> list[list[Any]]:
    """Nine routes, two nationalities each, three months; detections are 1, 2, 3 ... in the order of the rows."""
    heading = ["Route", "Border type or inland", "Nationality", *MONTHS]
    body, n = [], 0
    for route in ROUTES:
        for who in ("Syria", "Kosovo*"):
            body.append([route, "Land" if "Balkan" in route else "Sea", who, n + 1, n + 2, 0])
            n += 2
    return [heading, *body]


def frontex_csv() -> bytes:
    return b"\xef\xbb\xbf" + lines(frontex_rows(), ";")


def frontex_xlsx() -> bytes:
    notes = [["Definition: detections"], [None], ["Source: FRAN data as of 03JUN25"]]
    dictionary = [["NationalityLong (third countries)", None, "Route", "Zones included"]]
    dictionary += [["Syria", None, route, "somewhere"] for route in ROUTES]
    return workbook(Detections_of_IBC=frontex_rows(), Notes=notes, Dictionary=dictionary)


EU27 = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT",
    "RO", "SE", "SI", "SK",
]  # fmt: skip
FLOW = "ESTAT:MIGR_ASYTPSM(1.0)"
SDMX_HEADING = [
    "DATAFLOW",
    "LAST UPDATE",
    "freq",
    "unit",
    "citizen",
    "sex",
    "age",
    "geo",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_FLAG",
    "CONF_STATUS",
]


def protection_rows(value: int = 1000) -> list[list[Any]]:
    """Temporary protection in one month: 27 States and their Union, all citizenships; Germany is flagged."""
    made = [[FLOW, "15/10/24 23:00:00", "M", "PER", "TOTAL", "T", "TOTAL", geo, "2024-08", value, "b" if geo == "DE" else "", ""]
            for geo in EU27]  # fmt: skip
    union = [FLOW, "15/10/24 23:00:00", "M", "PER", "TOTAL", "T", "TOTAL", "EU27_2020", "2024-08", 27 * value, "", ""]
    return [SDMX_HEADING, *made, union]


def protection_csv() -> bytes:
    return lines(protection_rows())


def protection_csv_2() -> bytes:
    """The same as SDMX-CSV 2.0."""
    rows = [["STRUCTURE", "STRUCTURE_ID", *SDMX_HEADING[2:]]]
    rows += [["dataflow", FLOW, *row[2:]] for row in protection_rows()[1:]]
    return lines(rows)


def protection_tsv() -> bytes:
    rows = [["freq,unit,citizen,sex,age,geo\\TIME_PERIOD", "2024-08 "]]
    for row in protection_rows()[1:]:
        rows.append([",".join(row[2:8]), f"{row[9]} {row[10]}"])
    return lines(rows, "\t")


def protection_json() -> bytes:
    geos = [*EU27, "EU27_2020"]
    singles = {"freq": "M", "unit": "PER", "citizen": "TOTAL", "sex": "T", "age": "TOTAL"}
    dimension = {word: {"category": {"index": {code: 0}}} for word, code in singles.items()}
    dimension["geo"] = {"category": {"index": {code: at for at, code in enumerate(geos)}}}
    dimension["time"] = {"category": {"index": ["2024-08"]}}
    return json.dumps({
        "version": "2.0", "class": "dataset", "label": "Beneficiaries", "updated": "2024-10-15T23:00:00+0200",
        "id": [*singles, "geo", "time"], "size": [1] * 5 + [len(geos), 1], "dimension": dimension,
        "value": {str(at): 27_000 if code == "EU27_2020" else 1000 for at, code in enumerate(geos)},
        "status": {str(geos.index("DE")): "b"}, "extension": {"id": "MIGR_ASYTPSM"},
    }).encode()  # fmt: skip


def protection_xml() -> bytes:
    series = "".join(
        f'<Series freq="M" unit="PER" citizen="TOTAL" sex="T" age="TOTAL" geo="{row[7]}">'
        f'<Obs TIME_PERIOD="2024-08" OBS_VALUE="{row[9]}"{" OBS_FLAG=" + chr(34) + row[10] + chr(34) if row[10] else ""}/></Series>'
        for row in protection_rows()[1:]
    )
    base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><m:StructureSpecificData xmlns:m="{base}/message" '
        f'xmlns:s="{base}/data/structurespecific" xmlns:c="{base}/common" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:u="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=ESTAT:MIGR_ASYTPSM(1.0):ObsLevelDim:TIME_PERIOD">'
        "<m:Header><m:ID>1</m:ID><m:Test>false</m:Test><m:Prepared>2024-10-15T23:00:00Z</m:Prepared>"
        '<m:Sender id="ESTAT"/><m:Structure dimensionAtObservation="TIME_PERIOD" structureID="STR1"><c:StructureUsage>'
        '<Ref id="MIGR_ASYTPSM" agencyID="ESTAT" version="1.0"/></c:StructureUsage></m:Structure></m:Header>'
        '<u:DataSet s:structureRef="STR1" s:dataScope="DataStructure" xsi:type="u:DataSetType">'
        f"{series}</u:DataSet></m:StructureSpecificData>"
    ).encode()


def orders_rows() -> list[list[Any]]:
    """Orders to leave in one year, two States by two citizenships and their totals, rounded to 5."""
    flow = "ESTAT:MIGR_EIORD(1.0)"
    heading = [
        "DATAFLOW",
        "LAST UPDATE",
        "freq",
        "unit",
        "citizen",
        "sex",
        "age",
        "geo",
        "TIME_PERIOD",
        "OBS_VALUE",
        "OBS_FLAG",
        "CONF_STATUS",
    ]
    cells = {"EL": {"AF": 100, "SY": 205, "TOTAL": 305}, "IT": {"AF": 5, "SY": 10, "TOTAL": 20}}
    return [heading] + [
        [flow, "", "A", "PER", who, "T", "TOTAL", geo, "2023", value, "", ""]
        for geo, row in cells.items()
        for who, value in row.items()
    ]


UNHCR_POPULATION = [
    {"year": 2023, "coo_id": 1, "coo_name": "Syrian Arab Rep.", "coo": "SYR", "coo_iso": "SYR", "coa_id": 2,
     "coa_name": "Germany", "coa": "GFR", "coa_iso": "DEU", "refugees": 705_762, "asylum_seekers": 118_870, "idps": "0"},
    {"year": 2023, "coo_id": 1, "coo_name": "Syrian Arab Rep.", "coo": "SYR", "coo_iso": "SYR", "coa_id": 3,
     "coa_name": "Austria", "coa": "AUS", "coa_iso": "AUT", "refugees": "0", "asylum_seekers": 5, "idps": "0"},
    {"year": 2023, "coo_id": 4, "coo_name": "Stateless", "coo": "STA", "coo_iso": "XXA", "coa_id": 3,
     "coa_name": "Austria", "coa": "AUS", "coa_iso": "AUT", "refugees": 7, "asylum_seekers": "0", "idps": "0"},
]  # fmt: skip
UNHCR_DECISIONS = [
    {"year": 2023, "coo": "SYR", "coo_iso": "SYR", "coa": "GFR", "coa_iso": "DEU", "procedure_type": side, "dec_level": "FI",
     "dec_pc": "P", "dec_recognized": a, "dec_other": b, "dec_rejected": c, "dec_closed": "0", "dec_total": a + b + c}
    for side, a, b, c in (("G", 100, 20, 5), ("U", 10, 0, 1))
]  # fmt: skip


def visa_rows() -> list[list[Any]]:
    heading = [
        "Schengen State", "Country where consulate is located", "Consulate", "Airport transit visas (ATVs) applied for ",
        " ATVs issued (including multiple)", "ATVs not issued ", "Uniform visas applied for",
        "Total  uniform visas issued (including MEV) \n", "Multiple entry uniform visas (MEVs) issued 1)", "Total LTVs issued 2)",
        "Uniform visas not issued", None,
    ]  # fmt: skip
    return [
        heading,
        ["Austria", "ALBANIA", "TIRANA", None, None, None, 73, 64, 57, 2, 7, None],
        ["Greece", "RUSSIAN FEDERATION", "MOSCOW", 1, 1, 0, 100, 90, 80, 0, 10, None],
        ["Greece", "RUSSIAN FEDERATION", "NOVOROSSIYSK", 2, 1, 1, 50, 45, 40, 1, 5, None],
        [None, None, None, None, None, None, None, None, None, None, None, 0],
        [None, None, "Total worldwide 2023", 3, 2, 1, 223, 199, 177, 3, 22, None],
    ]
