"""Countries as polygons with their ISO 3166-1 codes: one GeoJSON Feature a line, cut at the antimeridian as RFC 7946 asks."""

from __future__ import annotations

import json
from pathlib import Path

from .rings import area, assemble, counterclockwise, crossings, cut_at_antimeridian, inside, rounded
from .topology import Arc, Point, decode_arcs, nearest, refine, restore, simplify
from .world import index, polygons

# Square degrees, as in `world.Detail`: enough for a choropleth of the world.
BEND = 0.05
ISLAND = 0.15
# What has no number in ISO 3166: the code that GeoNames uses for Kosovo; for the others there is none.
CODES_BY_NAME = {"Kosovo": "XK"}


def write_outlines(topology: dict, codes: dict[str, str], path: Path) -> None:
    whole = decode_arcs(topology)
    arcs = [simplify(arc, BEND) for arc in whole]
    for country in topology["objects"]["countries"]["geometries"]:
        keep_extremes(country, arcs, whole)
    # An arc that is mended for one country is its neighbour's, too.
    while any([mend(country, arcs, whole) for country in topology["objects"]["countries"]["geometries"]]):
        pass
    lines = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(country.get("id", "")).zfill(3)) or CODES_BY_NAME.get(country["properties"]["name"])
        if code:
            lines.setdefault(code, []).append((country["properties"]["name"], parts(country, arcs, whole)))
    features = [feature(code, entries) for code, entries in sorted(lines.items())]
    path.write_text("\n".join(features) + "\n", encoding="utf-8")


def parts(country: dict, arcs: list, whole: list) -> list[list]:
    """The polygons that are shown. Of the smallest, simplifying leaves nothing: they stay as they are."""
    return [part for polygon in chosen(country, whole) for part in cut(polygon, arcs) or cut(polygon, whole)]


def chosen(country: dict, whole: list) -> list[list[list[int]]]:
    """The polygons that are large enough, at least the largest, and those that reach out of the box around these: so that the
    box of a country of islands holds them all."""
    boxes = extents(country, whole)
    order = sorted(range(len(boxes)), key=lambda number: (-boxes[number][0], number))
    found, around = [], None
    for number in order:
        size, box = boxes[number]
        if around is None or size >= ISLAND or reaches_out(box, around):
            found.append(number)
            around = box if around is None else (*map(min, box[:2], around[:2]), *map(max, box[2:], around[2:]))
    return [polygons(country)[number] for number in sorted(found)]


def extents(country: dict, whole: list) -> list[tuple]:
    """Of each polygon its size and its box, (west, south, east, north), all in the turn of the earth that the largest is in."""
    rings = [assemble(polygon[0], whole) for polygon in polygons(country)]
    middle = max(rings, key=lambda ring: abs(area(ring)))
    middle = (min(x for x, _ in middle) + max(x for x, _ in middle)) / 2
    found = []
    for ring in rings:
        xs, ys = zip(*ring)
        shift = nearest(sum(xs) / len(xs), middle) - sum(xs) / len(xs)
        found.append((abs(area(ring)), (min(xs) + shift, min(ys), max(xs) + shift, max(ys))))
    return found


def reaches_out(box: tuple, around: tuple) -> bool:
    return any(a < b for a, b in zip(box[:2], around[:2])) or any(a > b for a, b in zip(box[2:], around[2:]))


def keep_extremes(country: dict, arcs: list[Arc], whole: list[Arc]) -> None:
    """Puts back the northernmost, southernmost, easternmost and westernmost point of each polygon, so that boxes are right."""
    for polygon in chosen(country, whole):
        ring = assemble(polygon[0], whole)
        # What goes around a pole has no end to the east or west.
        if any(abs(latitude) > 89.9 for _, latitude in ring):
            continue
        for axis in (0, 1):
            for extreme in (min, max):
                point = extreme(ring, key=lambda point: point[axis])
                for number in map(index, polygon[0]):
                    arcs[number] = restore(arcs[number], whole[number], lambda own: same(own, point))


def same(a: tuple, b: tuple) -> bool:
    return abs(a[1] - b[1]) < 1e-9 and abs(nearest(a[0], b[0]) - b[0]) < 1e-9


def mend(country: dict, arcs: list[Arc], whole: list[Arc]) -> bool:
    """Where a country's arcs cross one another, gives them a point back that simplifying took; whether it did."""
    used = sorted({index(reference) for polygon in chosen(country, whole) for ring in polygon for reference in ring})
    segments = {(at, number): (snapped(a), snapped(b)) for number in used for at, (a, b) in enumerate(zip(arcs[number], arcs[number][1:]))}
    before = sum(len(arcs[number]) for number in used)
    for at, number in sorted(crossings(segments), reverse=True):
        arcs[number] = refine(arcs[number], whole[number], at)
    return sum(len(arcs[number]) for number in used) > before


def snapped(point: Point) -> tuple[int, int]:
    """In hundredths of a degree, as it is written."""
    return round(point[0] * 100), round(point[1] * 100)


def cut(polygon: list[list[int]], arcs: list) -> list[list]:
    """One polygon as those that lie in one turn of the earth, each with the holes that lie in it."""
    outer = [counterclockwise(ring) for ring in shapes(polygon[0], arcs)]
    holes = [counterclockwise(ring)[::-1] for reference in polygon[1:] for ring in shapes(reference, arcs)]
    return [[ring, *(hole for hole in holes if inside(hole[0], ring))] for ring in outer]


def shapes(references: list[int], arcs: list) -> list:
    rings = [rounded(ring, 2) for ring in cut_at_antimeridian(assemble(references, arcs))]
    return [ring for ring in rings if len(ring) > 3 and area(ring) != 0]


def feature(code: str, entries: list) -> str:
    """The largest entry names it: a few codes have two, such as Australia with its outlying islands."""
    name = max(entries, key=lambda entry: sum(abs(area(polygon[0])) for polygon in entry[1]))[0]
    coordinates = [polygon for _, found in entries for polygon in found]
    return json.dumps({
        "type": "Feature",
        "properties": {"country_code": code, "name": name},
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }, ensure_ascii=False, separators=(",", ":"))
