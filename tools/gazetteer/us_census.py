"""Counties, towns and townships of the United States that GeoNames' 500-inhabitant list has not: US Census Bureau."""

from __future__ import annotations

import logging
import re
from collections import Counter

from .names import clean, fold
from .rows import Row, Table, index_by_name
from .sources import CensusPlace, Sources

log = logging.getLogger(__name__)

COUNTY_KINDS = ("County", "Parish", "Borough", "Census Area", "Municipality", "Municipio", "city")
TOWN_KINDS = ("city", "town", "village", "borough", "CDP", "municipality")
TOWNSHIP_KINDS = ("township", "charter township", "plantation", "location")
DESCRIPTION = re.compile(rf"(.+?) ({'|'.join([*COUNTY_KINDS, *TOWN_KINDS, *TOWNSHIP_KINDS])})\b.*")
COUNTY_FIPS_LENGTH = 5

# An entry nearer than this (degrees of latitude, of longitude) with the same name is the same place.
SAME_PLACE = (0.45, 0.6)


def add_census_places(table: Table, sources: Sources) -> None:
    known = index_by_name(row for row in table.values() if row.country_code == "US" and row.feature_class in "AP")
    counties = {(row.admin1_code, row.admin2_code): row for row in table.values() if is_us_county(row)}
    counts: Counter[str] = Counter()
    for place in sources.census_places:
        description, _, state = place.description.rpartition(", ")
        if len(place.fips) == COUNTY_FIPS_LENGTH:
            counts[add_county(table, counties, place, description, state)] += 1
        elif row := as_town_or_township(place, description, state):
            counts[add_unless_known(table, known, row)] += 1
    log.info("US Census: %s", ", ".join(f"{what} {count}" for what, count in sorted(counts.items())))


def is_us_county(row: Row) -> bool:
    return row.country_code == "US" and row.feature_code == "ADM2"


def add_county(table: Table, counties: dict, place: CensusPlace, name: str, state: str) -> str:
    """A county is known by its FIPS code, which GeoNames uses too; the Census has the better middle point."""
    code = place.fips[2:]
    county = counties.get((state, code))
    if county:
        county.latitude, county.longitude = place.latitude, place.longitude
        county.add_names([name])
        return "counties placed"
    table.add(Row(f"us:{place.fips}", clean(name), place.latitude, place.longitude, "A", "ADM2", "US", state, code))
    return "counties added"


def as_town_or_township(place: CensusPlace, description: str, state: str) -> Row | None:
    """Census county divisions, precincts, wards and the like are nobody's word for a place: None."""
    match = DESCRIPTION.fullmatch(description)
    if not match:
        return None
    base, kind = match.groups()
    if kind in TOWN_KINDS:
        return Row(f"us:{place.fips}", clean(base), place.latitude, place.longitude, "P", "PPL", "US", state)
    if kind in TOWNSHIP_KINDS:
        # Never its bare name: 'American Township' would make every 'American' a place.
        name = f"{base} Township" if "township" in kind else f"{base} {kind.title()}"
        return Row(f"us:{place.fips}", clean(name), place.latitude, place.longitude, "A", "ADMD", "US", state)
    return None


def add_unless_known(table: Table, known: dict[str, list[Row]], row: Row) -> str:
    key = fold(row.name)
    if any(is_same_place(row, other) for other in known.get(key, ())):
        return "known"
    # Not by its full description either: "Manchester city" would draw a football club to Kansas.
    known.setdefault(key, []).append(table.add(row, []))
    return "towns added" if row.feature_class == "P" else "townships added"


def is_same_place(row: Row, other: Row) -> bool:
    return (
        row.feature_class == other.feature_class
        and row.admin1_code == other.admin1_code
        and abs(row.latitude - other.latitude) < SAME_PLACE[0]
        and abs(row.longitude - other.longitude) < SAME_PLACE[1]
    )
