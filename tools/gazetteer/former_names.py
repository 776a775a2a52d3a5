"""Names that small towns of the English-speaking world had once or never, and large cities have now: Swainsboro, Georgia, was Paris."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from .names import fold
from .rows import Row, Table

log = logging.getLogger(__name__)

# There the English name is the one in use; elsewhere an alternate name may be.
COUNTRIES = frozenset("AU CA GB IE NZ US".split())
CITY = 200_000
TIMES_LARGER = 20


def drop_former_names(table: Table) -> None:
    cities = largest_of_names(table.values())
    dropped = 0
    for row in table.values():
        if row.feature_class != "P" or row.country_code not in COUNTRIES:
            continue
        kept = {name: None for name in row.alternates if not is_of_city(name, row, cities)}
        dropped += len(row.alternates) - len(kept)
        row.alternates = kept
    log.info("names of small towns that are a city's: dropped %d", dropped)


def largest_of_names(rows: Iterable[Row]) -> dict[str, Row]:
    """Folded name that a city is known by → the largest such city."""
    found: dict[str, Row] = {}
    for row in rows:
        if row.feature_class == "P" and row.population >= CITY:
            for key in main_names(row):
                found[key] = max(found.get(key, row), row, key=lambda city: city.population)
    return found


def main_names(city: Row) -> Iterator[str]:
    """'Frankfurt am Main' is Frankfurt, 'New York City' New York, 'San Jose' no San."""
    words = city.name.split()
    yield fold(city.name)
    if len(words) > 2 and words[1].islower() or words[-1] == "City":
        yield fold(" ".join(words[:1] if words[1].islower() else words[:-1]))


def is_of_city(name: str, row: Row, cities: dict[str, Row]) -> bool:
    city = cities.get(fold(name))
    own_words = set(map(fold, row.name.replace("-", " ").split()))
    of_own_words = any(fold(word) in own_words for word in name.split())
    return city is not None and city.id != row.id and not of_own_words and city.population >= TIMES_LARGER * row.population
