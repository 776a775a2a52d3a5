"""The command line: `python3 -m basemap --data data --cache target/data-packages`."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

from gazetteer.packages import PackageError, install, read_lock

from .outlines import write_outlines
from .rings import assemble, inside
from .topology import decode_arcs
from .world import COARSE, FINE, polygons, write_world

log = logging.getLogger("basemap")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make-basemap", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gazetteer.csv; basemap/ is written into it")
    parser.add_argument("--cache", type=Path, required=True, help="folder for the packages")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    try:
        lock = read_lock(Path(__file__).with_name("packages.lock"))
        folders = {package.name: install(package, arguments.cache) for package in lock}
    except PackageError as error:
        log.error("%s", error)
        return 2
    make(folders, arguments.data)
    return 0


def make(folders: dict[str, Path], data: Path) -> None:
    topology = json.loads((folders["world-atlas"] / "package/countries-50m.json").read_bytes())
    give_crimea_to_ukraine(topology)
    give_antarctica_its_coast(topology)
    written = [write_world(topology, data / "gazetteer.csv", data / "basemap", detail) for detail in (COARSE, FINE)]
    written.append(data / "basemap/countries.geojsonl")
    write_outlines(topology, codes_by_number(folders["cldr-core"]), written[-1])
    for path in written:
        log.info("wrote %s, %.0f kB", path, path.stat().st_size / 1e3)


def give_crimea_to_ukraine(topology: dict) -> None:
    """Natural Earth has it as Russia's, who holds it; the gazetteer as Ukraine's, as the United Nations do (resolution 68/262). A
    mention's country and the outline that it lies in are to be the same."""
    arcs = decode_arcs(topology)
    countries = {country["properties"]["name"]: country for country in topology["objects"]["countries"]["geometries"]}
    russia, ukraine = countries["Russia"], countries["Ukraine"]
    (crimea,) = [polygon for polygon in polygons(russia) if inside((34.1, 45.0), assemble(polygon[0], arcs))]
    russia["arcs"] = [polygon for polygon in polygons(russia) if polygon is not crimea]
    ukraine.update(type="MultiPolygon", arcs=joined(polygons(ukraine), crimea[0]))


def give_antarctica_its_coast(topology: dict) -> None:
    """It comes as a strip along the pole whose hole is the coast: the coast is to be its edge."""
    arcs = decode_arcs(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        if country["properties"]["name"] == "Antarctica":
            country["arcs"] = [polygon[1:] if all(latitude < -89.9 for _, latitude in assemble(polygon[0], arcs)) else polygon
                               for polygon in polygons(country)]


def joined(neighbours: list[list[list[int]]], ring: list[int]) -> list[list[list[int]]]:
    """Polygons of which one gets a ring without holes that has one arc with it in common, and that arc no longer."""
    (shared,) = [arc for arc in ring for polygon in neighbours if ~arc in polygon[0]]
    at = ring.index(shared)
    way = [*ring[at + 1 :], *ring[:at]]
    return [[[step for arc in outer for step in (way if arc == ~shared else [arc])], *holes] for outer, *holes in neighbours]


def codes_by_number(folder: Path) -> dict[str, str]:
    """ISO 3166-1: number → two letters."""
    mappings = json.loads((folder / "package/supplemental/codeMappings.json").read_bytes())
    entries = mappings["supplemental"]["codeMappings"].items()
    # Where two codes have one number, the one that is no longer in use has `_numeric` by courtesy: letters decide.
    return {entry["_numeric"]: code for code, entry in sorted(entries, reverse=True) if "_numeric" in entry and len(code) == 2}


if __name__ == "__main__":
    sys.exit(main())
