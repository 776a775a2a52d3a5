"""Countries as polygons with their ISO 3166-1 codes: one GeoJSON Feature a line, cut at the antimeridian as RFC 7946 asks."""

from __future__ import annotations

import json
from pathlib import Path

from .rings import area, assemble, counterclockwise, cut_at_antimeridian, inside, rounded
from .topology import decode_arcs, simplify
from .world import polygons

# Square degrees, as in `world.Detail`: enough for a choropleth of the world.
BEND = 0.05
ISLAND = 0.15
# What has no number in ISO 3166: the code that GeoNames uses for Kosovo; for the others there is none.
CODES_BY_NAME = {"Kosovo": "XK"}


def write_outlines(topology: dict, codes: dict[str, str], path: Path) -> None:
    whole = decode_arcs(topology)
    arcs = [simplify(arc, BEND) for arc in whole]
    lines = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(country.get("id", "")).zfill(3)) or CODES_BY_NAME.get(country["properties"]["name"])
        if code:
            lines.setdefault(code, []).append((country["properties"]["name"], parts(country, arcs, whole)))
    features = [feature(code, entries) for code, entries in sorted(lines.items())]
    path.write_text("\n".join(features) + "\n", encoding="utf-8")


def parts(country: dict, arcs: list, whole: list) -> list[list]:
    """The polygons that are large enough, at least the largest."""
    sized = sorted(((abs(area(assemble(polygon[0], whole))), number) for number, polygon in enumerate(polygons(country))),
                   reverse=True)
    chosen = [number for place, (size, number) in enumerate(sized) if place == 0 or size >= ISLAND]
    found = [part for number in sorted(chosen) for part in cut(polygons(country)[number], arcs)]
    # Of the smallest, simplifying leaves nothing: they stay as they are.
    return found or cut(polygons(country)[sized[0][1]], whole)


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
