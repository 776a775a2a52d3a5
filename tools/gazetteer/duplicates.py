"""Two rows for one town, as sources have it that were packed in different years: merged, for they would share its probability."""

from __future__ import annotations

import logging
from collections import defaultdict
from itertools import combinations

from .names import fold
from .rows import Row, Table, distance_km, id_order

log = logging.getLogger(__name__)

# GeoNames' own pairs of this kind lie within 5 km of each other (an old entry and a newer one for the seat of the district);
# beyond, villages of one name in one district are two villages.
SAME_TOWN_KM = 5
SEATS = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5")


def merge_duplicate_towns(table: Table) -> None:
    """Towns of one name, one country and one first-level region, or of a region that is not known, within 5 km."""
    before = len(table)
    for namesakes in towns_by_name(table).values():
        for one, other in combinations(sorted(namesakes, key=precedence), 2):
            if one.id in table and other.id in table and is_same_town(one, other):
                absorb(table, one, other)
    log.info("towns that were there twice: %d", before - len(table))


def towns_by_name(table: Table) -> dict[tuple[str, str], list[Row]]:
    towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table.values():
        if row.feature_class == "P":
            towns[row.country_code, fold(row.name)].append(row)
    return towns


def precedence(row: Row) -> tuple[int, int, tuple[int, int, str]]:
    """The seat of the higher government is the row that stays; among equals the larger, then the older."""
    rank = SEATS.index(row.feature_code) if row.feature_code in SEATS else len(SEATS)
    return rank, -row.population, id_order(row.id)


def is_same_town(one: Row, other: Row) -> bool:
    regions = {one.admin1_code, other.admin1_code} - {""}
    return len(regions) <= 1 and distance_km(one, other) <= SAME_TOWN_KM


def absorb(table: Table, one: Row, other: Row) -> None:
    one.population = max(one.population, other.population)
    if not one.admin1_code:
        one.admin1_code, one.admin2_code = other.admin1_code, other.admin2_code
    one.add_names(other.all_names())
    del table[other.id]
