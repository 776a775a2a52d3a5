"""Regions for the rows whose source has none: those of the towns around."""

from __future__ import annotations

import heapq
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable

from .check import towns_around, towns_by_square_degree
from .rows import Row, Table, distance_km

log = logging.getLogger(__name__)

# What lies at one point, and so in one region: no rivers, ranges, deserts or provinces.
COMPACT_CLASSES = "PS"
COMPACT_CODES = ("ISL", "MT", "PK", "HLL", "VLC", "PASS", "PEN", "CMP", "MILB", "DAM", "LK", "RSV", "FRST", "PRK", "VAL")
NEIGHBOURS = 5
REACH_KM = 60
# Share of the neighbours, the near ones counting more, that must agree. Of GeoNames' own towns, each guessed by the others, 98.7 %
# get their first-level region where .7 agree (93 % of all towns), 98.4 % their second-level one where .9 do (51 %).
AGREE_ON_FIRST = 0.7
AGREE_ON_SECOND = 0.9


def fill_regions(table: Table) -> None:
    lacking = [row for row in table.values() if may_have_region(row)]
    # Nobody is asked who is to be told.
    asked = table.keys() - {row.id for row in lacking}
    towns = towns_by_square_degree(
        table.values(), lambda row: row.feature_class == "P" and bool(row.admin1_code) and row.id in asked)
    first = second = 0
    for row in lacking:
        shares = neighbours(row, towns_around(towns, row))
        row.admin1_code = row.admin1_code or agreed(shares, lambda town: town.admin1_code, AGREE_ON_FIRST)
        if row.admin1_code:
            of_first = [(share, town) for share, town in shares if town.admin1_code == row.admin1_code]
            row.admin2_code = agreed(of_first, lambda town: town.admin2_code, AGREE_ON_SECOND)
        first += bool(row.admin1_code)
        second += bool(row.admin2_code)
    log.info("regions of the towns around: %d of %d, second-level ones %d", first, len(lacking), second)


def may_have_region(row: Row) -> bool:
    """Of rows written by hand some say their first-level region, none the second-level one."""
    compact = row.feature_class in COMPACT_CLASSES or row.feature_code in COMPACT_CODES
    return compact and bool(row.country_code) and (not row.admin1_code or row.id.startswith("cur:"))


def neighbours(row: Row, towns: Iterable[Row]) -> list[tuple[float, Row]]:
    """The nearest towns of the row's country, each with its weight; none where the nearest is far."""
    here = ((distance_km(row, town), town) for town in towns if town.country_code == row.country_code)
    nearest = heapq.nsmallest(NEIGHBOURS, here, key=lambda pair: (pair[0], pair[1].id))
    if not nearest or nearest[0][0] > REACH_KM:
        return []
    return [(1 / (km + 1), town) for km, town in nearest]


def agreed(towns: list[tuple[float, Row]], code: Callable[[Row], str], least: float) -> str:
    sums: dict[str, float] = defaultdict(float)
    for weight, town in towns:
        sums[code(town)] += weight
    best = max(sums, key=lambda key: (sums[key], key), default="")
    return best if best and sums[best] >= least * sum(sums.values()) else ""
