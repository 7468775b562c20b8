"""Eurostat: persons refused entry, found illegally present, ordered to leave and returned."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from tools.condense.drafts import NOT_STATED, Draft, Row, agree, near
from tools.condense.inputs import Inputs
from tools.condense.reading import quarter, whole, year

from fairway.reference.countries import EU27, iso3

OLD = "As kept in dw-data/quantify-europe_asylum-seekers (commit 57bbef8)."
NEW = "As kept in natix-x/Data-mining-in-Migration-Analysis (commit 6934b51)."
OLD_KNOWN = date(2018, 6, 30)
NEW_KNOWN = date(2024, 10, 31)
OLD_DAY = NOT_STATED + "before the figures of 2017 came out. "
NEW_DAY = NOT_STATED + "the newest table of the same collection ends in August 2024. "

# What Eurostat published for the Union of 28 (all citizenships).
EU28 = {
    ("migr_eiord", 2015): 533_395, ("migr_eiord", 2016): 493_785,
    ("migr_eirtn", 2015): 227_975, ("migr_eirtn", 2016): 247_165,
}  # fmt: skip
WHOLE_TABLES = (
    ("returns/eurostat_eiord_ordered_to_leave_by_citizenship_2012_2016.csv", "migr_eiord",
     "orders_to_leave_annual", "orders_to_leave_totals"),
    ("returns/eurostat_eirtn_returned_by_citizenship_2012_2016.csv", "migr_eirtn", "returned_annual", "returned_totals"),
    ("border_crossings/eurostat_eirfs_refused_entry_by_citizenship_2012_2016.csv", "migr_eirfs",
     "refused_entry_by_citizenship", "refused_entry"),
    ("border_crossings/eurostat_eipre_illegally_present_by_citizenship_2012_2016.csv", "migr_eipre",
     "illegally_present", "illegally_present_totals"),
)  # fmt: skip
REFUSED = "border_crossings/eurostat_eirfs_refused_entry_total_2014_2023.csv"
PRESENT = "border_crossings/eurostat_eipre_illegally_present_by_citizenship_2013_2023.csv"
PRESENT_BY_REASON = "border_crossings/eurostat_eipre_illegally_present_by_reason_place_2014_2023.csv"
THIRD_COUNTRY = "returns/eurostat_eirtn_third_country_by_citizenship_2014_2022.csv"
QUARTERS = "returns/eurostat_published_eu_totals_quarterly.csv"
QUARTERS_LARGEST = "returns/eurostat_published_top_countries_quarterly.csv"
# When each quarter's text was out; where it does not say, the day before the next text.
QUARTER_KNOWN = {
    "2022-Q4": date(2023, 10, 5), "2023-Q2": date(2023, 10, 6), "2023-Q3": date(2024, 3, 17),
    "2023-Q4": date(2024, 3, 18), "2024-Q1": date(2024, 6, 10), "2024-Q3": date(2025, 3, 17),
    "2024-Q4": date(2025, 3, 18),
}  # fmt: skip
QUARTER_COLUMNS = {
    "orders_to_leave": "orders_to_leave_published", "returned_all_destinations": "returned_published",
    "returned_third_country": "returned_third_country_published", "ordered": "orders_to_leave_published",
    "returned_all": "returned_published",
}  # fmt: skip
REASONS = {"Illegal entry": "illegal entry", "Overstay": "overstay", "Other reason": "other reason"}
PLACES = {
    "At the border crossing point – at sea, land, air": "border crossing point",
    "Between border crossing points - at land": "between crossing points, land",
    "Between border crossing points - at sea": "between crossing points, sea",
    "In the external border area": "external border area",
    "In the inland area": "inland",
}


def drafts(inputs: Inputs) -> list[Draft]:
    """The releases."""
    made = [draft for table in WHOLE_TABLES for draft in _whole_table(inputs, *table)]
    return [
        *made,
        _refused(inputs),
        _present(inputs),
        *_present_by_reason(inputs),
        _third_country(inputs),
        *_quarters(inputs),
    ]


def _letters(flag: str) -> str:
    """Eurostat's marks as flags. Its d, 'definition differs', has no flag of its own here: such a value is doubtful."""
    return "r" + "".join(letter for letter in flag if letter in "bdep")


def _whole_table(inputs: Inputs, name: str, table: str, by_citizenship: str, totals: str) -> list[Draft]:
    cells: list[Row] = []
    published: dict[tuple[str, date], tuple[int, str]] = {}
    sums: dict[tuple[str, date], int] = defaultdict(int)
    for r in inputs.rows(name):
        country, start, value = iso3(r["geo"], "eurostat"), year(r["year"]), whole(r["value"], name)
        if r["citizenship"] == "Total":
            published[country, start] = (value, _letters(r["flag"]))
        else:
            cells.append((country, iso3(r["citizenship"], "eurostat"), start, value, _letters(r["flag"])))
            sums[country, start] += value
    for (what, when), expected in EU28.items():
        if what == table:
            agree(f"{table} {when}, Union of 28", published["EU28", date(when, 1, 1)][0], expected)
    for key, (total, _) in published.items():
        if key[0] == "EU28":
            # Sums are lower: missing cells are left out, and each cell is rounded.
            near(f"{table}, {key[0]} {key[1]:%Y}, citizenships", sums[key], total, Fraction(1, 20))
    union = {key[1].year: (sums[key], total) for key, (total, _) in published.items() if key[0] == "EU28"}
    said = "; ".join(f"{when}: {found} of {total}" for when, (found, total) in sorted(union.items()))
    known = " and ".join(f"{total} in {when}" for (what, when), total in EU28.items() if what == table)
    marked = " A doubtful cell carries Eurostat's mark 'definition differs'."
    return [
        Draft(
            measure=f"eurostat:{by_citizenship}", known_at=OLD_KNOWN, rows=cells, made_from=(name,),
            source=f"Eurostat, {table}, 2012 to 2016", control=f"citizenships of the Union of 28 against its published totals: {said}",
            note=OLD_DAY + OLD + " Nil and missing cells are both left out." + marked,
        ),
        Draft(
            measure=f"eurostat:{totals}", known_at=OLD_KNOWN, made_from=(name,),
            rows=[(country, start, value, flags) for (country, start), (value, flags) in published.items()],
            source=f"Eurostat, {table}, all citizenships, 2012 to 2016",
            control=f"published for the Union of 28: {known}, exact" if known else f"sums of citizenships: {said}",
            note=OLD_DAY + OLD,
        ),
    ]  # fmt: skip


def _refused(inputs: Inputs) -> Draft:
    rows: list[Row] = []
    values: dict[tuple[str, int], int] = {}
    for r in inputs.rows(REFUSED):
        country, start = iso3(r["geo"], "eurostat"), year(r["year"])
        rows.append((country, start, whole(r["refused_entry"], REFUSED), _letters(r["flag"])))
        values[country, start.year] = rows[-1][2]
    for when in range(2014, 2024):
        near(f"refused entry in {when}", sum(values[c, when] for c in EU27), values["EU27", when], Fraction(1, 5000))
    return Draft(
        measure="eurostat:refused_entry", known_at=NEW_KNOWN, rows=rows, made_from=(REFUSED,),
        source="Eurostat, migr_eirfs, all citizenships, 2014 to 2023",
        control="27 countries against the published EU27 rows, ten years, each within 0.02 %", note=NEW_DAY + NEW,
    )  # fmt: skip


def _present(inputs: Inputs) -> Draft:
    rows: list[Row] = []
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for r in inputs.rows(PRESENT):
        country, start, value = iso3(r["geo"], "eurostat"), year(r["year"]), whole(r["illegally_present"], PRESENT)
        rows.append((country, iso3(r["citizenship"], "eurostat"), start, value, "r"))
        sums[country, start.year] += value
    shares = []
    for r in inputs.rows(PRESENT_BY_REASON):
        if r["geo"] == "EU27_2020" and r["reason"] == r["place"] == "Total":
            total, when = whole(r["persons"], PRESENT_BY_REASON), int(r["year"])
            found = sum(sums[country, when] for country in EU27)
            near(f"illegally present in {when}", found, total, Fraction(8, 100))
            shares.append(found * 1000 // total)
    return Draft(
        measure="eurostat:illegally_present", known_at=NEW_KNOWN, rows=rows, made_from=(PRESENT,),
        source="Eurostat, migr_eipre, by citizenship, 2013 to 2023",
        control=f"27 countries against the published totals of {len(shares)} years: "
        f"{min(shares) / 10:.1f} to {max(shares) / 10:.1f} %",
        note=NEW_DAY + NEW + " Cells of nil are left out.",
    )  # fmt: skip


def _present_by_reason(inputs: Inputs) -> list[Draft]:
    totals: list[Row] = []
    reasons: list[Row] = []
    places: list[Row] = []
    for r in inputs.rows(PRESENT_BY_REASON):
        country, start = iso3(r["geo"], "eurostat"), year(r["year"])
        value, flags = whole(r["persons"], PRESENT_BY_REASON), _letters(r["flag"])
        if r["reason"] == r["place"] == "Total":
            totals.append((country, start, value, flags))
        elif r["place"] == "Total":
            reasons.append((country, REASONS[r["reason"]], start, value, flags))
        elif r["reason"] == "Total":
            places.append((country, PLACES[r["place"]], start, value, flags))
    whole_of = {(row[0], row[1]): row[2] for row in totals}
    known = _check_union(whole_of)
    reasons, split = _split(reasons, whole_of)
    places, _ = _split(places, whole_of)
    met = _check_split(split, whole_of)
    common: dict[str, Any] = {"known_at": NEW_KNOWN, "made_from": (PRESENT_BY_REASON,), "note": NEW_DAY + NEW}
    common["note"] += " Nil for every reason or place beside a total that is not nil was taken for not reported."
    return [
        Draft(
            measure="eurostat:illegally_present_totals", rows=totals, source="Eurostat, migr_eipre, totals, 2014 to 2023",
            control=f"27 countries against the published EU27 rows ({known}), each within 0.5 %", **common,
        ),
        Draft(
            measure="eurostat:illegally_present_by_reason", rows=reasons, source="Eurostat, migr_eipre, by reason, 2019 to 2023",
            control=f"reasons add up to the published total in all {met} country-years that are split", **common,
        ),
        Draft(
            measure="eurostat:illegally_present_by_place", rows=places,
            source="Eurostat, migr_eipre, by place of detection, 2019 to 2023",
            control="no control: places overlap, so that they add up to more than the total", **common,
        ),
    ]  # fmt: skip


def _check_union(totals: dict[tuple[str, date], int]) -> str:
    union = {start: value for (country, start), value in totals.items() if country == "EU27"}
    for start, value in union.items():
        found = sum(totals.get((country, start), 0) for country in EU27)
        near(f"illegally present in {start.year}", found, value, Fraction(1, 200))
    return "; ".join(f"{start.year}: {value}" for start, value in sorted(union.items()))


def _check_split(split: dict[tuple[str, date], int], totals: dict[tuple[str, date], int]) -> int:
    reported = {key: found for key, found in split.items() if key[0] != "EU27" and found}
    for (country, start), found in reported.items():
        # Three reasons and a total, each rounded to 5.
        off = abs(found - totals[country, start])
        agree(f"reasons of {country} in {start.year}, off by more than 10", off // 11, 0)
    return len(reported)


def _split(rows: list[Row], totals: dict[tuple[str, date], int]) -> tuple[list[Row], dict[tuple[str, date], int]]:
    """Rows of a split, unknown where all of it is nil and the total is not; and the sums of each country and year."""
    sums: dict[tuple[str, date], int] = defaultdict(int)
    for country, _, start, value, _ in rows:
        sums[country, start] += value
    kept: list[Row] = []
    for country, part, start, value, flags in rows:
        reported = sums[country, start] > 0 or totals.get((country, start)) == 0
        kept.append((country, part, start, value, flags) if reported else (country, part, start, None, "m"))
    return kept, sums


def _third_country(inputs: Inputs) -> Draft:
    rows: list[Row] = []
    sums: dict[int, int] = defaultdict(int)
    for r in inputs.rows(THIRD_COUNTRY):
        country, start = iso3(r["geo"], "eurostat"), year(r["year"])
        value = whole(r["returned_third_country"], THIRD_COUNTRY)
        rows.append((country, iso3(r["citizenship"], "eurostat"), start, value, "r"))
        sums[start.year] += value if country in EU27 or country == "GBR" else 0
    everywhere = {r[0] + r[1]: int(r[2]) for r in _union_returned(inputs)}
    for when in (2014, 2015, 2016):
        # Returns to third countries are a part of returns to any country, and by far the larger one.
        near(
            f"returned to a third country in {when}", sums[when], everywhere[f"EU28{when}"] * 88 // 100, Fraction(1, 12)
        )
    return Draft(
        measure="eurostat:returned_third_country_annual", known_at=date(2024, 9, 20), rows=rows, made_from=(THIRD_COUNTRY,),
        source="Eurostat, migr_eirtn, returned to a third country, data of 20 September 2024",
        control=f"the Union of 28: {sums[2014]}, {sums[2015]}, {sums[2016]} in 2014 to 2016, of "
        f"{everywhere['EU282014']}, {everywhere['EU282015']}, {everywhere['EU282016']} to any country in an older release",
        note=NEW + " The file is misnamed 'ordered to leave' there; its own notebook shows what it is.",
    )  # fmt: skip


def _union_returned(inputs: Inputs) -> list[tuple[str, str, str]]:
    name = WHOLE_TABLES[1][0]
    return [
        (r["geo"], r["year"], r["value"])
        for r in inputs.rows(name)
        if r["geo"] == "EU28" and r["citizenship"] == "Total"
    ]


def _quarters(inputs: Inputs) -> list[Draft]:
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    sources: dict[str, str] = {}
    for r in inputs.rows(QUARTERS):
        sources[r["quarter"]] = r["source"]
        for column in ("orders_to_leave", "returned_all_destinations", "returned_third_country"):
            if r[column]:
                row = ("EU27", quarter(r["quarter"]), whole(r[column], QUARTERS), "r")
                cells[QUARTER_COLUMNS[column], r["quarter"]].append(row)
    for r in inputs.rows(QUARTERS_LARGEST):
        row = (iso3(r["country"], "eurostat"), quarter(r["quarter"]), whole(r["value"], QUARTERS_LARGEST), "r")
        cells[QUARTER_COLUMNS[r["measure"]], r["quarter"]].append(row)
    made = []
    for (measure, when), rows in sorted(cells.items()):
        union = [row[2] for row in rows if row[0] == "EU27"]
        named = sum(row[2] for row in rows if row[0] != "EU27")
        if union and named > union[0]:
            agree(f"{measure} {when}: the States named", named, union[0])
        made.append(
            Draft(
                measure=f"eurostat:{measure}",
                known_at=QUARTER_KNOWN[when],
                rows=rows,
                made_from=(QUARTERS, QUARTERS_LARGEST),
                source=f"{sources[when]}, with the largest States as named there",
                control=f"the States named are {named or 'not any'} of the Union's {union[0]}"
                if union
                else "no Union total for this quarter",
                note="Where the text is not dated, the day before the next text stands for its day.",
            )
        )
    return made
