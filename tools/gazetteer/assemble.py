"""Puts the sources together, in the order in which they own their rows."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

from . import (
    admin, airports, bare_names, countries, curated, duplicates, former_names, geonames_places, great_britain, lakes, natural_earth,
    nearest_regions, regions, seat_names, us_census, variants,
)
from .names import clean, fold, prune
from .rows import Row, Table, read_csv
from .sources import Sources

log = logging.getLogger(__name__)

# Shortest alternate name, in Latin letters; the short ones that are wanted (US, U.K.) are in aliases_extra.csv.
SHORTEST = 3
SHORTEST_OF_LARGE = 5


def build_table(sources: Sources, data: Path) -> Table:
    table = Table()
    geonames_places.add_places(table, sources)
    countries.add_countries(table, sources)
    countries.add_continents(table, sources)
    admin.add_regions_of_both_levels(table, sources)
    regions.add_remaining(table, sources)
    natural_earth.add_waters(table, sources)
    lakes.add_lakes(table, sources)
    us_census.add_census_places(table, sources)
    airports.add_airports(table, sources)
    duplicates.merge_duplicate_towns(table)
    variants.add_type_variants(table)
    admin.fill_populations(table)
    prune_names(table, sources, data)
    former_names.drop_former_names(table)
    # After the pruning: what was written by hand is wanted, codes and English words included.
    curated.add_curated(table, data / "curated.csv")
    # After all others, for it takes only what they lack.
    prune_names(great_britain.add_british_places(table, sources, data), sources, data)
    curated.add_aliases(table, data / "aliases_extra.csv")
    bare_names.add_bare_names(table, data)
    nearest_regions.fill_regions(table)
    seat_names.add_seat_names(table)
    classes = Counter(row.feature_class for row in table.values())
    log.info("rows: %d (%s)", len(table), ", ".join(f"{name} {count}" for name, count in sorted(classes.items())))
    return table


def prune_names(table: Table, sources: Sources, data: Path) -> None:
    """One rule for all sources. An alternate name that is an English word ('Union' for a country, 'Most' for a
    district) would be found everywhere and meant nowhere; a row's own name may be one."""
    refused_by_id: dict[str, set[str]] = {}
    for fields in read_csv(data / "names_refused.csv"):
        refused_by_id.setdefault(fields["id"], set()).add(fold(fields["name"]))
    english = frozenset(map(fold, sources.english_words))
    # 'German' is not a name of Germany: demonyms are found by their own list.
    refused_on_large = english.union(fold(fields["demonym"]) for fields in read_csv(data / "demonyms.csv"))
    gathered = kept = 0
    for row in table.values():
        row.name = clean(row.name)
        gathered += len(row.alternates)
        refused = refused_on_large if is_large(row) else english
        if row.id in refused_by_id:
            refused = refused | refused_by_id[row.id]
        names = prune(row.name, row.alternates, is_town=row.feature_class == "P",
                      shortest=SHORTEST_OF_LARGE if is_large(row) else SHORTEST, refused=refused)
        row.alternates = dict.fromkeys(names)
        kept += len(names)
    log.info("alternate names: kept %d of %d", kept, gathered)


def is_large(row: Row) -> bool:
    """Countries and continents: their wrong names do the most harm, and they have names in hundreds of languages."""
    return row.feature_code == "CONT" or row.feature_code.startswith("PCL")
