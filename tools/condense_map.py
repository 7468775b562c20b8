"""Condense the outlines of countries from world-atlas into the small table that the maps are drawn from.

    .venv/bin/python tools/condense_map.py [countries-50m.json [iom_countrynames.csv]]

Reads the TopoJSON of the npm package world-atlas 2.0.2 (Natural Earth 1:50 million), keeps what lies in a window from the
Sahel to the North Cape, thins the lines and writes `src/fairway/reference/data/map/europe.json`. Lines are thinned as arcs,
before they become countries: two neighbours keep one common border."""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from hashlib import sha256
from math import cos, radians
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "fairway" / "reference" / "data" / "map" / "europe.json"

WINDOW = (-40.0, 2.0, 74.0, 74.0)  # west, south, east, north; wider than any map, so that its cut edges are never seen
TOLERANCE = 0.035  # degrees: about 4 km, half a pixel on a map 720 pixels wide
SMALLEST = 60.0  # square kilometres; smaller islands are left out unless they are the country's largest piece
SCALE = 100  # stored in hundredths of a degree

Point = tuple[float, float]
Ring = list[Point]

# Natural Earth shows who controls an area, not whose it is. The Union does not recognise these as countries, or not the
# annexation; area by its name in the file, or by a point inside one of its pieces.
PART_OF = {"N. Cyprus": "CYP", "Somaliland": "SOM", "Siachen Glacier": "IND"}
WITHOUT_NUMBER = {"Kosovo": "XKX"}
MOVED = [((34.3, 45.2), "RUS", "UKR", "Crimea")]

NOTE = (
    "Borders are drawn for orientation and say nothing about the status of an area. Crimea is drawn as part of Ukraine, the "
    "north of Cyprus as part of Cyprus, and Western Sahara apart, up to the parallel that is its border. XKX is Kosovo; the "
    "designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ opinion on the "
    "Kosovo declaration of independence."
)


def main(arguments: list[str]) -> None:
    """Read, thin, cut, write, and say what came of it."""
    source = Path(arguments[0]) if arguments else SHARED / "boundaries" / "countries-50m.json"
    names = Path(arguments[1]) if len(arguments) > 1 else SHARED / "reference" / "iom_countrynames.csv"
    for path in (source, names):
        if not path.is_file():
            sys.exit(f"{path.name} is not there: give the path of {path.name} as an argument.")
    text = condensed(source, names)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(text, encoding="utf-8")
    table = json.loads(text)["countries"]
    points = sum(len(ring.split()) // 2 for one in table.values() for ring in one["rings"])
    print(f"{len(table)} countries, {points} points, {len(text.encode())} bytes: {OUT.relative_to(ROOT)}")


def condensed(source: Path, names: Path) -> str:
    """The whole table as text: the same files give the same text."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    arcs = decoded(atlas)
    divide_western_sahara(atlas["objects"]["countries"]["geometries"], arcs)
    countries, labels = grouped(atlas["objects"]["countries"]["geometries"], arcs, codes(names))
    thin = [thinned(arc) for arc in arcs]
    table = {}
    for code in sorted(countries):
        rings = [cut(ring_of(chain, thin)) for chain in merged(countries[code], arcs)]
        kept = large_enough([ring for ring in rings if len(ring) > 3])
        if kept:
            table[code] = {"name": labels[code], "rings": [packed(ring) for ring in kept]}
    document = {
        "source": "Natural Earth 1:50 million, as the npm package world-atlas 2.0.2 gives it (countries-50m.json)",
        "licence": "Natural Earth: public domain; world-atlas: ISC, copyright 2013-2019 Michael Bostock (see LICENCE-world-atlas.txt)",
        "note": NOTE,
        "made_from_sha256": sha256(source.read_bytes()).hexdigest(),
        "scale": SCALE,
        "window": list(WINDOW),
        "countries": table,
    }
    return json.dumps(document, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def codes(names: Path) -> dict[int, str]:
    """Numeric country code -> three letters."""
    with names.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    number = next(key for key in rows[0] if key.lower() in {"m49", "m49code", "iso_numeric", "numeric"})
    letters = next(key for key in rows[0] if key.lower() in {"iso3", "iso_3", "iso3code"})
    return {int(row[number]): row[letters] for row in rows if row[number].strip().isdigit() and row[letters]}


def decoded(atlas: dict) -> list[Ring]:
    """Arcs in degrees."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def divide_western_sahara(geometries: list[dict], arcs: list[Ring]) -> None:
    """Give Western Sahara its western part, which the file draws as Morocco: the border is a parallel, not the sand wall.

    The wall is the one arc that both have in common. It is replaced by a straight line from the place where three borders
    meet to the coast, and the coast is parted there."""
    named = {one["properties"]["name"]: one for one in geometries}
    morocco, sahara = named["Morocco"]["arcs"][0], named["W. Sahara"]["arcs"][0]
    walls = [arc for arc in morocco if ~arc in sahara]
    if len(walls) != 1 or named["Morocco"]["type"] != "Polygon":
        sys.exit(
            "Morocco and Western Sahara are drawn otherwise than in world-atlas 2.0.2: look at the file, mend this step."
        )
    at = morocco.index(walls[0])
    before, coast = morocco[at - 1], morocco[(at + 1) % len(morocco)]
    corner, line = directed(walls[0], arcs)[0], directed(coast, arcs)
    turn = next(n for n in range(1, len(line)) if line[n - 1][1] < corner[1] <= line[n][1])
    (x1, y1), (x2, y2) = line[turn - 1], line[turn]
    shore = (x1 + (x2 - x1) * (corner[1] - y1) / (y2 - y1), corner[1])
    south, north, border = len(arcs), len(arcs) + 1, len(arcs) + 2
    arcs += [[*line[:turn], shore], [shore, *line[turn:]], [shore, corner]]
    others = [arc for arc in morocco if arc not in (walls[0], coast, before)]
    named["Morocco"]["arcs"] = [[before, ~border, north, *others]]
    rest = sahara.index(~walls[0])
    named["W. Sahara"]["arcs"] = [[*sahara[rest + 1 :], *sahara[:rest], south, border]]


def grouped(
    geometries: list[dict], arcs: list[Ring], letters: dict[int, str]
) -> tuple[dict[str, list[list[int]]], dict[str, str]]:
    """Country -> the arcs of each of its rings, and country -> name."""
    countries: dict[str, list[list[int]]] = defaultdict(list)
    labels: dict[str, str] = {}
    for one in geometries:
        name = one["properties"]["name"]
        code = PART_OF.get(name) or WITHOUT_NUMBER.get(name) or letters.get(int(one.get("id") or 0))
        if code is None:
            continue
        if name not in PART_OF:
            labels[code] = name
        polygons = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
        for polygon in polygons:
            outer = ring_of(polygon[0], arcs)
            owner = next((to for at, of, to, _ in MOVED if of == code and inside(at, outer)), code)
            countries[owner] += polygon
    return countries, labels


def merged(rings: list[list[int]], arcs: list[Ring]) -> list[list[int]]:
    """The rings of a country without the arcs that two of its own pieces share."""
    used = {arc for ring in rings for arc in ring}
    whole = [ring for ring in rings if not any(~arc in used for arc in ring)]
    open_arcs = [arc for ring in rings if any(~arc in used for arc in ring) for arc in ring if ~arc not in used]
    return whole + stitched(open_arcs, arcs)


def stitched(open_arcs: list[int], arcs: list[Ring]) -> list[list[int]]:
    """Arcs chained end to start into closed rings."""
    left = list(open_arcs)
    rings = []
    while left:
        ring = [left.pop(0)]
        while directed(ring[-1], arcs)[-1] != directed(ring[0], arcs)[0]:
            following = next(arc for arc in left if directed(arc, arcs)[0] == directed(ring[-1], arcs)[-1])
            left.remove(following)
            ring.append(following)
        rings.append(ring)
    return rings


def directed(arc: int, arcs: list[Ring]) -> Ring:
    """An arc in its direction; a negative number runs backwards."""
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def ring_of(chain: list[int], arcs: list[Ring]) -> Ring:
    """The points of a ring."""
    return [point for arc in chain for point in directed(arc, arcs)[:-1]]


def inside(point: Point, ring: Ring) -> bool:
    """Is the point in the ring?"""
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def thinned(line: Ring) -> Ring:
    """Douglas and Peucker, with longitudes as wide as they are on the ground. The ends stay where they are."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:  # an island: keep its farthest point, too, or nothing is left of it
        far = max(range(len(line)), key=lambda n: distance(line[n], line[0], line[0]))
        return thinned(line[: far + 1])[:-1] + thinned(line[far:])
    worst = max(range(1, len(line) - 1), key=lambda n: distance(line[n], line[0], line[-1]))
    if distance(line[worst], line[0], line[-1]) <= TOLERANCE:
        return [line[0], line[-1]]
    return thinned(line[: worst + 1])[:-1] + thinned(line[worst:])


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the stretch between two others, in degrees of latitude."""
    k = cos(radians(start[1]))
    px, py = (point[0] - start[0]) * k, point[1] - start[1]
    ex, ey = (end[0] - start[0]) * k, end[1] - start[1]
    long = ex * ex + ey * ey
    share = 0.0 if long == 0 else max(0.0, min(1.0, (px * ex + py * ey) / long))
    return ((px - share * ex) ** 2 + (py - share * ey) ** 2) ** 0.5


def cut(ring: Ring) -> Ring:
    """What of a ring lies in the window (Sutherland and Hodgman)."""
    west, south, east, north = WINDOW
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: Ring = []
        for before, now in zip(ring[-1:] + ring[:-1], ring, strict=True):
            was, is_in = (before[axis] - bound) * sign >= 0, (now[axis] - bound) * sign >= 0
            if was != is_in:
                share = (bound - before[axis]) / (now[axis] - before[axis])
                kept.append((before[0] + share * (now[0] - before[0]), before[1] + share * (now[1] - before[1])))
            if is_in:
                kept.append(now)
        ring = kept
    return ring


def large_enough(rings: list[Ring]) -> list[Ring]:
    """The largest piece, and every other that can be seen."""
    sized = sorted(((area(ring), n) for n, ring in enumerate(rings)), reverse=True)
    return [rings[n] for rank, (size, n) in enumerate(sized) if rank == 0 or size >= SMALLEST]


def area(ring: Ring) -> float:
    """Square kilometres, near enough to sort islands."""
    k = cos(radians(ring[0][1])) * 111.2 * 111.2
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2 * k


def packed(ring: Ring) -> str:
    """Steps in hundredths of a degree: "x y dx dy dx dy ...", without points that fall together."""
    x = y = 0
    out: list[int] = []
    for lon, lat in ring:
        now_x, now_y = round(lon * SCALE), round(lat * SCALE)
        if out and (now_x, now_y) == (x, y):
            continue
        out += [now_x - x, now_y - y]
        x, y = now_x, now_y
    return " ".join(map(str, out))


if __name__ == "__main__":
    main(sys.argv[1:])
