"""The map under the points: land, borders, names of countries and of large towns, as one small JSON."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from .rings import area, assemble
from .topology import Arc, decode_arcs, encode, simplify


@dataclass(frozen=True)
class Detail:
    """How fine a map is."""

    file: str
    # Square degrees: a bend that spans less is straightened, an island that is smaller is left out.
    bend: float
    island: float
    # Degrees.
    unit: float
    towns: int


COARSE = Detail("world.json", bend=0.025, island=0.03, unit=0.01, towns=900)
FINE = Detail("world-fine.json", bend=0.0004, island=0.0, unit=0.005, towns=2000)

# Degrees between towns, in the order in which they are chosen.
SPACING = (12, 8, 5, 3, 2, 1.3, 0.8)


def write_world(topology: dict, gazetteer: Path, folder: Path, detail: Detail) -> Path:
    world = build_world(topology, detail) | names(topology, gazetteer, detail)
    path = folder / detail.file
    lines = [f"{json.dumps(key)}:{lines_of(value)}" for key, value in world.items()]
    path.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    return path


def lines_of(value) -> str:
    """One line an entry, for `git diff`."""
    if not isinstance(value, list):
        return json.dumps(value)
    entries = [json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in value]
    return "[\n" + ",\n".join(entries) + "]"


def build_world(topology: dict, detail: Detail) -> dict:
    """`arcs` as text, `land` as rings of arcs, `borders` as the arcs that lie between two countries."""
    whole = decode_arcs(topology)
    arcs = [simplify(arc, detail.bend) for arc in whole]
    rings = [ring for polygon in polygons(topology["objects"]["land"]) for ring in polygon]
    land = [ring for ring in rings if abs(area(assemble(ring, whole))) >= detail.island]
    shared = borders(topology)
    used = sorted({index(reference) for ring in land for reference in ring} | set(shared))
    number = {old: new for new, old in enumerate(used)}

    def renumbered(reference: int) -> int:
        return number[reference] if reference >= 0 else ~number[~reference]

    return {
        "unit": detail.unit,
        "arcs": [encode(arcs[old], detail.unit) for old in used],
        "land": [[renumbered(reference) for reference in ring] for ring in land],
        "borders": [number[old] for old in shared],
    }


def polygons(geometry: dict) -> list[list[list[int]]]:
    """Polygons of rings of arcs, whatever the geometry."""
    if geometry["type"] == "GeometryCollection":
        return [polygon for part in geometry["geometries"] for polygon in polygons(part)]
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def index(reference: int) -> int:
    return reference if reference >= 0 else ~reference


def borders(topology: dict) -> list[int]:
    """The arcs that two countries use."""
    seen: dict[int, int] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        for arc in {index(reference) for polygon in polygons(country) for ring in polygon for reference in ring}:
            seen[arc] = seen.get(arc, 0) + 1
    return sorted(arc for arc, count in seen.items() if count > 1)


def names(topology: dict, gazetteer: Path, detail: Detail) -> dict:
    """`countries` as [name, longitude, latitude, extent], the larger first, and `towns` as [name, longitude, latitude,
    is capital], the most important first."""
    with gazetteer.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["feature_class"] == "P" and int(row["population"] or 0) > 90_000
                or row["feature_code"] == "PPLC"]
    return {"countries": country_names(topology), "towns": towns(rows, detail.towns)}


def country_names(topology: dict) -> list[list]:
    """The extent is the square root of the largest part's area in degrees: what a name has room in."""
    arcs = decode_arcs(topology)
    entries = []
    for country in topology["objects"]["countries"]["geometries"]:
        largest = max((assemble(polygon[0], arcs) for polygon in polygons(country)), key=lambda ring: abs(area(ring)))
        longitude, latitude = middle(largest)
        entries.append([country["properties"]["name"], longitude, latitude, round(abs(area(largest)) ** 0.5, 1)])
    return sorted(entries, key=lambda entry: (-entry[3], entry[0]))


def middle(ring: Arc) -> tuple[float, float]:
    """A point well inside: the middle of the widest stretch on one of nine parallels, the long ones through the middle first."""
    bottom, top = min(lat for _, lat in ring), max(lat for _, lat in ring)
    best = (0.0, 0.0, 0.0)
    for step in range(1, 10):
        latitude = bottom + (top - bottom) * (step + 0.013) / 10
        crossings = sorted(a[0] + (latitude - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                           for a, b in zip(ring, ring[1:]) if (a[1] > latitude) != (b[1] > latitude))
        weight = 1 - abs(step - 5) / 8
        for west, east in zip(crossings[::2], crossings[1::2]):
            best = max(best, ((east - west) * weight, (west + east) / 2, latitude))
    longitude = (best[1] + 180) % 360 - 180
    return round(longitude, 1), round(best[2], 1)


def towns(rows: list[dict], most: int) -> list[list]:
    """The largest of wide surroundings first, then those of narrower ones, so that a map at any scale has some everywhere.
    Capitals count as ten times as large."""
    def weight(row: dict) -> float:
        return int(row["population"] or 0) * (10 if row["feature_code"] == "PPLC" else 1)

    ordered = sorted(rows, key=lambda row: (-weight(row), row["id"]))
    entries = [[row["name"], round(float(row["longitude"]), 2), round(float(row["latitude"]), 2), int(row["feature_code"] == "PPLC")]
               for row in ordered]
    chosen: list[list] = []
    for apart in SPACING:
        for entry in entries:
            if all(distance(entry, other) > apart for other in chosen):
                chosen.append(entry)
    return chosen[:most]


def distance(a: list, b: list) -> float:
    """In degrees, roughly; a town is no distance from itself."""
    return max(abs(a[1] - b[1]) * 0.7, abs(a[2] - b[2]))
