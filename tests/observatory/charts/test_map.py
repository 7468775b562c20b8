"""The map: equal areas, arrows as wide as their numbers, outlines that follow the Union's view of whose land it is."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from math import pi, radians, sin
from pathlib import Path

import pytest

from fairway.observatory.charts import Arrow, BadPage, RouteMap
from fairway.observatory.charts.map import class_bounds, class_of
from fairway.observatory.charts.projection import Albers
from fairway.observatory.charts.routes import COURSES
from fairway.reference import atlas as atlas_module
from fairway.reference.atlas import atlas

from .samples import routes

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
SVG = "{http://www.w3.org/2000/svg}"
UNION = "AUT BEL BGR CYP CZE DEU DNK EST ESP FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"


def at(lon: float, lat: float) -> list[str]:
    """The countries that a place lies in."""

    def odd(ring) -> bool:
        crossed = False
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                crossed = not crossed
        return crossed

    return [one.code for one in atlas().outlines if sum(odd(ring) for ring in one.rings) % 2]


@pytest.mark.parametrize(("place", "lon", "lat", "code"), [
    ("Simferopol", 34.1, 45.0, "UKR"),
    ("north of Nicosia", 33.3, 35.25, "CYP"),
    ("south of Nicosia", 33.2, 35.0, "CYP"),
    ("Pristina", 21.1, 42.6, "XKX"),
    ("inland of Laayoune", -12.5, 26.5, "ESH"),
    ("Agadir", -9.3, 30.3, "MAR"),
    ("east of the sand wall", -9.0, 26.4, "ESH"),
    ("Hargeisa", 44.1, 9.6, "SOM"),
    ("Lesbos", 26.3, 39.2, "GRC"),
    ("Gran Canaria", -15.6, 27.95, "ESP"),
    ("Malta", 14.4, 35.89, "MLT"),
    ("Kaliningrad", 21.3, 54.6, "RUS"),
])  # fmt: skip
def test_places_lie_in_one_country_each(place, lon, lat, code):
    assert at(lon, lat) == [code], place


def test_every_member_state_and_neighbour_is_there_and_nothing_is_far_away():
    codes = {one.code for one in atlas().outlines}
    assert set(UNION.split()) <= codes
    assert {
        "ALB",
        "BIH",
        "CHE",
        "GBR",
        "LBY",
        "MAR",
        "MKD",
        "MRT",
        "SEN",
        "SRB",
        "SYR",
        "TUN",
        "TUR",
        "UKR",
        "XKX",
    } <= codes
    west, south, east, north = atlas().window
    points = [point for one in atlas().outlines for ring in one.rings for point in ring]
    assert all(west <= lon <= east and south <= lat <= north for lon, lat in points)


def test_the_table_is_small_and_carries_its_licence():
    folder = Path(atlas_module.__file__).with_name("data") / "map"
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 250_000
    assert "public domain" in atlas().licence
    assert "ISC" in atlas().licence
    assert "Permission to use" in (folder / "LICENCE-world-atlas.txt").read_text()
    assert "without prejudice" in atlas().note


@pytest.mark.skipif(not (SHARED / "boundaries").is_dir(), reason="needs ../shared/data/boundaries")
def test_the_table_is_what_the_script_makes(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    sys.modules.pop("condense_map", None)
    import condense_map

    made = condense_map.condensed(
        SHARED / "boundaries" / "countries-50m.json", SHARED / "reference" / "iom_countrynames.csv"
    )
    assert json.loads(made) == json.loads(condense_map.OUT.read_text())


@pytest.mark.parametrize("lat", [12, 35, 48, 61, 70])
def test_equal_areas_stay_equal(lat):
    """A cell of a degree has on paper the area that it has on the sphere, in the south as in the north."""
    paper = Albers()
    corners = [paper.at(20 + x, lat + y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    drawn = (
        abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True))) / 2
    )
    true = 6371.0**2 * (sin(radians(lat + 1)) - sin(radians(lat))) * pi / 180
    assert drawn == pytest.approx(true, rel=0.002)


def band(chart: RouteMap, n: int) -> float:
    """The width of an arrow where it begins: the distance of the first and the last point of its shape."""
    arrows = [
        node.get("d") for node in ET.fromstring(chart.svg()).iter(f"{SVG}path") if node.get("class") == "fw-arrow"
    ]
    found = [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", arrows[n])]
    (x1, y1), (x2, y2) = found[0], found[-1]
    return ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5


def test_arrows_are_as_wide_as_their_numbers():
    chart = routes()
    assert band(chart, 1) / band(chart, 0) == pytest.approx(30849 / 49794, abs=0.02)


def test_nought_has_no_arrow_and_the_unknown_a_dotted_one():
    root = ET.fromstring(routes().svg())
    shapes = [node for node in root.iter(f"{SVG}path") if node.get("class") == "fw-arrow"]
    dotted = [node for node in root.iter(f"{SVG}path") if node.get("stroke-dasharray") == "2 3"]
    assert (len(shapes), len(dotted)) == (2, 1)
    told = {row[0]: row[1] for row in routes().table().rows}
    assert told["Black Sea Route"] == "0"
    assert told["Exits towards the UK"] is None
    assert told["Poland"] is None


def test_the_unknown_country_is_hatched():
    fills = {node.get("class"): node.get("fill") for node in ET.fromstring(routes().svg()).iter(f"{SVG}path")}
    assert fills["fw-void"] == "url(#hatch)"


@pytest.mark.parametrize(("values", "value", "n", "why"), [
    ([3, 41, 112], 0, 0, "nought is in the first class"),
    ([3, 41, 112], 20, 1, "a bound belongs to the class above"),
    ([3, 41, 112], 112, 5, "the largest is in the last"),
    ([120, 60], 120, 5, "the last bound belongs to the last class"),
    ([0], 0, 0, "a single nought"),
])  # fmt: skip
def test_classes(values, value, n, why):
    bounds = class_bounds(values)
    assert len(bounds) <= 7
    assert class_of(value, bounds) == n, why


def test_every_known_course_can_be_drawn():
    chart = RouteMap(title="x", arrows=tuple(Arrow(name, 5) for name in COURSES))
    shapes = [node for node in ET.fromstring(chart.svg()).iter(f"{SVG}path") if node.get("class") == "fw-arrow"]
    assert len(shapes) == len(COURSES)


def test_an_arrow_nobody_placed_is_refused():
    with pytest.raises(BadPage, match="give its course"):
        RouteMap(title="x", arrows=(Arrow("Somewhere", 3),))
