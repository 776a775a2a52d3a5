"""The files written for this project by hand: places that no package has, and further names of those that one has."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

from .names import fold
from .rows import Row, Table, distance_km, index_by_name, read_csv

log = logging.getLogger(__name__)

# Within so many kilometres, the same name in a like class means the same place.
REACH_KM = {"A": 400, "L": 800, "P": 40, "T": 250, "S": 15, "V": 50, "R": 15}
# A lake is compact; the middle of a sea or of a river's line may be anywhere in it.
LAKE_REACH_KM = 300
WATER_REACH_KM = 1500
# Of one country there are several Black Rivers, each hardly longer than this.
RIVER_REACH_KM = 500
# A town or an island may be in GeoNames as the administrative unit that it is.
LIKE_CLASSES = {"A": "AL", "L": "AL", "P": "PA", "T": "AL", "S": "S", "V": "V", "R": "R", "H": "H"}
LAKE_CODES = ("LK", "RSV")
LAND_CODES = ("ISL", "ISLS", "PEN")
WHOLE_ISLANDS = ("ADM1", "PCLD", "PCLI", "RGN")
ISLAND_REACH_KM = 20
AIRPORT_CODES = ("AIRP", "AIRB")
AIRPORT_REACH_KM = 5
PARK_REACH_KM = 15
# A town is not its district, unless both stand at one point.
SEAT_REACH_KM = 5
NAMESAKE_TOWN_REACH_KM = 3


def add_curated(table: Table, path: Path) -> None:
    index = index_by_name(table.values())
    airports = [row for row in table.values() if row.feature_code in AIRPORT_CODES]
    codes = first_level_codes(table)
    counts: Counter[str] = Counter()
    for fields in read_csv(path):
        row = as_row(fields)
        if region := fields["admin1"]:
            row.admin1_code = codes.get((row.country_code, fold(region)), "")
            if not row.admin1_code:
                raise ValueError(f"curated.csv: {row.id}: no first-level region {region!r} in {row.country_code!r}")
        names = fields["alternate_names"].split("|")
        if row.feature_class == "H":
            counts["waters replaced"] += take_over_waters(table, index, row, names)
        elif known := nearest_same_place(index, airports, row):
            known.add_names([row.name, *names])
            if known.feature_code == "RGN":
                known.country_code = row.country_code
            counts["merged"] += 1
            continue
        table.add(row, names)
        counts["added"] += 1
    log.info("curated: %s", ", ".join(f"{what} {count}" for what, count in sorted(counts.items())))


def first_level_codes(table: Table) -> dict[tuple[str, str], str]:
    """Country and folded name of a first-level region → its code."""
    regions = (row for row in table.values() if row.feature_code == "ADM1" and row.admin1_code)
    return {(region.country_code, fold(region.name)): region.admin1_code for region in regions}


def as_row(fields: dict[str, str]) -> Row:
    return Row(fields["id"], fields["name"], float(fields["latitude"]), float(fields["longitude"]),
               fields["feature_class"], fields["feature_code"], fields["country_code"], population=int(fields["population"] or 0))


def nearest_same_place(index: dict[str, list[Row]], airports: list[Row], row: Row) -> Row | None:
    """An airport is known by where it is, for it has a dozen names; anything else by name and place."""
    named_alike = airports if row.feature_code in AIRPORT_CODES else index.get(fold(row.name), ())
    candidates = [other for other in named_alike if is_same_place(row, other)]
    return min(candidates, key=lambda other: distance_km(row, other), default=None)


def is_same_place(row: Row, other: Row) -> bool:
    if is_the_town_of(row, other):
        return True
    if other.feature_class not in LIKE_CLASSES[row.feature_class]:
        return False
    reach = reach_km(row)
    if other.feature_code == "RGN" and not row.country_code:
        # A region of several countries that GeoNames books under one of them: Kurdistan, Lapland, Patagonia.
        return distance_km(row, other) < reach
    if other.country_code not in ("", row.country_code):
        return False
    if row.feature_class == "T":
        # An island is its municipality only if they are of one size; a first-level region or country may be off-centre.
        is_terrain_of_land = row.feature_code in LAND_CODES
        reach = reach if other.feature_code in WHOLE_ISLANDS else ISLAND_REACH_KM
        return is_terrain_of_land and distance_km(row, other) < reach
    if row.feature_class == "P" and other.feature_class == "A":
        reach = SEAT_REACH_KM
    return distance_km(row, other) < reach


def is_the_town_of(row: Row, other: Row) -> bool:
    """Fort Bliss and Sentosa are towns to GeoNames: a second row a stone's throw away would only share their weight."""
    return (
        row.feature_class in "LST" and other.feature_class == "P" and row.country_code == other.country_code
        and fold(row.name) == fold(other.name) and distance_km(row, other) < NAMESAKE_TOWN_REACH_KM
    )


def reach_km(row: Row) -> float:
    if row.feature_code in AIRPORT_CODES:
        return AIRPORT_REACH_KM
    if row.feature_class == "L" and not row.feature_code.startswith("RGN"):
        return PARK_REACH_KM  # Yellowstone is not Yellowstone County
    return REACH_KM[row.feature_class]


def take_over_waters(table: Table, index: dict[str, list[Row]], row: Row, names: list[str]) -> int:
    """Our point of a water is chosen for a map, Natural Earth's is the middle of its line: ours stays, with all names."""
    taken = 0
    reach = water_reach_km(row)
    for name in (row.name, *names):
        for other in index.get(fold(name), ()):
            if other.id in table and other.id.startswith("ne:") and distance_km(row, other) < reach:
                row.add_names(other.all_names())
                del table[other.id]
                taken += 1
    return taken


def water_reach_km(row: Row) -> float:
    if row.feature_code in LAKE_CODES:
        return LAKE_REACH_KM
    return RIVER_REACH_KM if row.feature_code == "STM" and row.country_code else WATER_REACH_KM


def add_aliases(table: Table, path: Path) -> None:
    """Rows are named by id, so that a wrong one is an error and not a silent loss."""
    count = 0
    for fields in read_csv(path):
        if fields["id"] not in table:
            raise ValueError(f"{path.name}: no row {fields['id']} ({fields['name']})")
        table[fields["id"]].add_names(fields["aliases"].split("|"))
        count += 1
    log.info("rows with further aliases: %d", count)
