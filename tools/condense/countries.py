"""The table of countries: ISO codes with the codes and names that publishers use instead, in one place.

ISO and M49 codes come from the IOM list, UNHCR's codes from the UNHCR list; the publishers' own spellings are listed below.
Codes that ISO leaves to its users: XKX Kosovo, UNK not known, STA stateless, and XS.. groups that a publisher does not split."""

from __future__ import annotations

import json
from typing import Any

from tools.condense.inputs import Inputs

# Eurostat writes two codes its own way; all others are ISO 3166 alpha-2.
EUROSTAT = {"GRC": "EL", "GBR": "UK"}
# The IOM list has no alpha-2 code for Taiwan; ISO has TW.
ISO2 = {"TWN": "TW"}
SHORT_NAMES = {
    "BOL": "Bolivia", "BRN": "Brunei", "CIV": "Côte d'Ivoire", "COD": "Congo (Kinshasa)", "COG": "Congo (Brazzaville)",
    "CZE": "Czechia", "FLK": "Falkland Islands", "FSM": "Micronesia", "GBR": "United Kingdom", "HKG": "Hong Kong",
    "IRN": "Iran", "KOR": "South Korea", "LAO": "Laos", "MAC": "Macao", "MDA": "Moldova", "MKD": "North Macedonia",
    "NLD": "Netherlands", "PRK": "North Korea", "PSE": "Palestine", "RUS": "Russia", "SYR": "Syria", "TUR": "Türkiye",
    "TWN": "Taiwan", "TZA": "Tanzania", "USA": "United States", "VAT": "Holy See", "VEN": "Venezuela",
    "VNM": "Vietnam", "XKX": "Kosovo", "STP": "São Tomé and Príncipe", "SWZ": "Eswatini", "CPV": "Cabo Verde",
    "GMB": "Gambia",
}  # fmt: skip
# Groups that are no country. A residual is counted in sums; an aggregate repeats what countries say and never is.
RESIDUALS = {
    "UNK": "not known", "STA": "stateless", "XSS": "sub-Saharan Africa, not specified", "XAS": "Asia, not specified",
    "XOT": "other citizenships", "XRN": "recognised non-citizens", "XBO": "British overseas countries and territories",
    "TIB": "Tibetans",
}  # fmt: skip
AGGREGATES = {
    "EU27": "European Union, the 27 States since 2020", "EU28": "European Union, the 28 States of 2013 to 2020",
    "EU27_2007": "European Union, the 27 States of 2007 to 2013", "EU27_EFTA": "European Union (27) with EFTA States",
}  # fmt: skip

FRONTEX = {
    "Côte d'Ivoire": "CIV", "Congo (Brazzaville)": "COG", "Congo (Kinshasa)": "COD", "Cape Verde": "CPV",
    "Iran": "IRN", "Kosovo*": "XKX", "Lao People's Democratic Republic": "LAO", "Moldova": "MDA",
    "North Korea": "PRK", "Palestine": "PSE", "Russia": "RUS", "South Korea": "KOR", "Stateless": "STA",
    "Swaziland": "SWZ", "Syria": "SYR", "Third-country": "UNK", "Turkey": "TUR", "Unknown": "UNK",
    "Unspecified sub-Saharan nationals": "XSS", "Virgin Islands, British": "VGB", "Réunion": "REU",
    "former Yugoslav Republic of Macedonia**": "MKD", "Tanzania, United Republic of": "TZA",
}  # fmt: skip
EUROSTAT_NAMES = {
    "Asia": "XAS", "British overseas countries and territories": "XBO", "Cape Verde": "CPV",
    "China (including Hong Kong)": "CHN", "Congo": "COG", "Cook Islands (NZ)": "COK", "Côte d’Ivoire": "CIV",
    "Czech Republic": "CZE", "Democratic Republic of the Congo": "COD", "Federated States of Micronesia": "FSM",
    "Former Yugoslav Republic of Macedonia, the": "MKD", "Gambia, The": "GMB", "Iran": "IRN",
    "Kosovo (under United Nations Security Council Resolution 1244/99)": "XKX", "Kosovo*": "XKX", "Laos": "LAO",
    "Moldova": "MDA", "Myanmar/Burma": "MMR", "North Korea": "PRK", "Palestine": "PSE", "Palestine*": "PSE",
    "Recognised non-citizens": "XRN", "Russia": "RUS", "South Korea": "KOR", "Stateless": "STA", "Swaziland": "SWZ",
    "Syria": "SYR", "Tanzania": "TZA", "Timor-Leste": "TLS", "Turkey": "TUR", "Unknown": "UNK", "Viet Nam": "VNM",
    "Germany (until 1990 former territory of the FRG)": "DEU",
    "European Union - 27 countries (from 2020)": "EU27", "European Union (28 countries)": "EU28",
    "European Union - 28 countries (2013-2020)": "EU28", "European Union - 27 countries (2007-2013)": "EU27_2007",
    "EU27_2020": "EU27",
}  # fmt: skip
DG_HOME = {
    "BRUNEI": "BRN", "CAPE VERDE": "CPV", "CONGO": "COG", "CONGO (BRAZZAVILLE)": "COG",
    "CONGO (DEMOCRATIC REPUBLIC)": "COD", "CONGO, THE DEMOCRATIC REPUBLIC OF THE": "COD", "COTE D'IVOIRE": "CIV",
    "CZECH REPUBLIC": "CZE", "FORMER YUGOSLAV REPUBLIC OF MACEDONIA": "MKD", "HOLY SEE": "VAT",
    "HOLY SEE (VATICAN CITY STATE)": "VAT", "HONG KONG S.A.R.": "HKG", "IRAN": "IRN",
    "IRAN, ISLAMIC REPUBLIC OF": "IRN", "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF": "PRK", "KOREA, REPUBLIC OF": "KOR",
    "KOSOVO": "XKX", "LAO PEOPLE'S DEMOCRATIC REPUBLIC": "LAO", "LIBYAN ARAB JAMAHIRIYA": "LBY",
    "MACAO S.A.R.": "MAC", "MOLDOVA, REPUBLIC OF": "MDA", "PALESTINIAN AUTHORITY": "PSE", "RUSSIAN FEDERATION": "RUS",
    "SAO TOME AND PRINCIPE": "STP", "SYRIAN ARAB REPUBLIC": "SYR", "TAIWAN, PROVINCE OF CHINA": "TWN",
    "TANZANIA, UNITED REPUBLIC OF": "TZA", "TURKEY": "TUR", "TÜRKIYE": "TUR", "USA": "USA", "VIET NAM": "VNM",
    "ST LUCIA": "LCA",
}  # fmt: skip
IOM = {"OOO": "UNK", "OOS": "XSS", "STL": "STA"}
UNHCR = {"XXA": "STA", "UKN": "UNK", "XXX": "UNK"}
OTHER_NAMES = {"Czechia": "CZE", "Burma": "MMR", "Ivory Coast": "CIV", "DR Congo": "COD", "UK": "GBR", "Tchad": "TCD",
               "Mauritanie": "MRT", "Guinée": "GIN", "The Gambia": "GMB",
               "Czech Republic": "CZE"}  # fmt: skip

# Accession and leaving; half-open on purpose: `to` is the first day on which it is no longer so.
EU = {
    "1958-01-01": "BEL DEU FRA ITA LUX NLD", "1973-01-01": "DNK IRL GBR", "1981-01-01": "GRC",
    "1986-01-01": "ESP PRT", "1995-01-01": "AUT FIN SWE", "2004-05-01": "CYP CZE EST HUN LTU LVA MLT POL SVK SVN",
    "2007-01-01": "BGR ROU", "2013-07-01": "HRV",
}  # fmt: skip
EU_LEFT = {"GBR": "2020-02-01"}
SCHENGEN = {
    "1995-03-26": "BEL DEU ESP FRA LUX NLD PRT", "1997-10-26": "ITA", "1997-12-01": "AUT", "2000-03-26": "GRC",
    "2001-03-25": "DNK FIN ISL NOR SWE", "2007-12-21": "CZE EST HUN LTU LVA MLT POL SVK SVN", "2008-12-12": "CHE",
    "2011-12-19": "LIE", "2023-01-01": "HRV", "2024-03-31": "BGR ROU",
}  # fmt: skip
SCHENGEN_NOTE = {
    "BGR": "air and sea borders since 2024-03-31, land borders since 2025-01-01",
    "ROU": "air and sea borders since 2024-03-31, land borders since 2025-01-01",
}
EVIDENCE = (
    "Days of accession and withdrawal and of the lifting of controls at internal land borders are from memory, "
    "not read in the acts; Bulgaria's and Romania's were read in secondary sources."
)


def table(inputs: Inputs) -> dict[str, Any]:
    """The whole table, ready to be written as JSON."""
    iom = {row["iso3"]: row for row in inputs.rows("reference/iom_countrynames.csv")}
    unhcr = {row["iso_code"]: row for row in inputs.rows("reference/unhcr_countries.csv") if row["iso_code"]}
    entries: dict[str, dict[str, Any]] = {}
    for iso3, row in iom.items():
        if iso3 in {"OOO", "OOS", "STL", "AB9", "XCX", "TIB"}:  # groups, and lumps that ISO does not know
            continue
        entries[iso3] = _country(iso3, row, unhcr.get(iso3))
    for code, name in RESIDUALS.items():
        entries[code] = {"name": name, "kind": "residual"}
    entries["STA"]["unhcr"] = "STA"
    entries["UNK"]["unhcr"] = "UKN"
    entries["TIB"]["unhcr"] = "TIB"
    for code, name in AGGREGATES.items():
        entries[code] = {"name": name, "kind": "aggregate"}
        entries[code]["eurostat"] = "EU27_2020" if code == "EU27" else code
    return {
        "schema": "fairway.countries/1",
        "about": "Countries and groups by ISO 3166-1 alpha-3, with the codes and names that publishers use instead.",
        "source": "ISO 3166-1 and UN M49 codes as listed by the IOM data package (gdidata, MIT); UNHCR codes as listed by the "
        "UNHCR data package (refugees, CC BY 4.0); publishers' own spellings as found in their tables.",
        "evidence": EVIDENCE,
        "countries": {code: entries[code] for code in sorted(entries)},
        "spellings": {
            "frontex": dict(sorted(FRONTEX.items())),
            "eurostat": dict(sorted(EUROSTAT_NAMES.items())),
            "dghome": dict(sorted(DG_HOME.items())),
            "unhcr": dict(sorted(UNHCR.items())),
            "iom": dict(sorted(IOM.items())),
            "name": dict(sorted(OTHER_NAMES.items())),
        },
        "memberships": {"EU": _spans(EU, EU_LEFT), "SCHENGEN": _spans(SCHENGEN, {})},
    }


def _country(iso3: str, iom: dict[str, str], unhcr: dict[str, str] | None) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": SHORT_NAMES.get(iso3, iom["name"]), "kind": "country"}
    iso2 = ISO2.get(iso3, iom["iso2"])
    if iso2:
        entry["iso2"] = iso2
        entry["eurostat"] = EUROSTAT.get(iso3, iso2)
    if iom["m49"]:
        entry["m49"] = f"{int(iom['m49']):03}"
    if unhcr:
        entry["unhcr"] = unhcr["unhcr_code"]
    others = {iom["name"], iom["name_text"], unhcr["name"] if unhcr else ""} - {entry["name"], ""}
    if others:
        entry["also"] = sorted(others)
    return entry


def _spans(joined: dict[str, str], left: dict[str, str]) -> dict[str, dict[str, str]]:
    spans: dict[str, dict[str, str]] = {}
    for day, codes in joined.items():
        for code in codes.split():
            spans[code] = {"from": day}
            if code in left:
                spans[code]["to"] = left[code]
            if joined is SCHENGEN and code in SCHENGEN_NOTE:
                spans[code]["note"] = SCHENGEN_NOTE[code]
    return dict(sorted(spans.items()))


def text(inputs: Inputs) -> str:
    """The file, one country a line."""
    found = table(inputs)
    lines = []
    for key, value in found.items():
        if key in {"countries", "memberships", "spellings"}:
            inner = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items())
            lines.append(f" {json.dumps(key)}: {{\n{inner}\n }}")
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"
