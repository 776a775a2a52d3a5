"""Countries, territories and continents, with their names in all languages."""

from __future__ import annotations

import logging
import re

from .natural_earth import CountryLabel, country_labels
from .rows import Row, Table
from .sources import Sources

log = logging.getLogger(__name__)

# GeoNames' code by ISO code; who is not here is an independent country (PCLI).
FEATURE_CODES = {
    **dict.fromkeys(("HK", "MO"), "PCLS"),
    **dict.fromkeys(("AW", "CW", "SX", "BQ", "AX"), "PCLIX"),
    **dict.fromkeys(
        ("AI", "AS", "BL", "BM", "BV", "CC", "CK", "CX", "FK", "FO", "GF", "GG", "GI", "GL", "GP", "GS", "GU", "HM",
         "IM", "IO", "JE", "KY", "MF", "MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ",
         "TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT"), "PCLD"),
    "EH": "TERR",
    **dict.fromkeys(("AN", "CS"), "PCLH"),
}
# 'SAM', 'IM', 'S.U.': somebody's abbreviation, and something else in English. The English ones are in aliases_extra.csv.
ABBREVIATION = re.compile(r"[A-Z][A-Z. ]{0,5}")
# Antarctica is a continent here, and no second row for its entry as a country.
NOT_A_COUNTRY = {"AQ"}
# GeoNames' point is that of a time when the country was counted with Western Sahara; Natural Earth's label is in it.
MISPLACED = {"MA"}


def add_countries(table: Table, sources: Sources) -> None:
    labels = country_labels(sources)
    before = len(table)
    for iso, country in sources.countries.items():
        if iso not in NOT_A_COUNTRY:
            add_country(table, sources, iso, country, labels.get(iso))
    log.info("countries and territories: %d", len(table) - before)


def add_country(table: Table, sources: Sources, iso: str, country: dict, label: CountryLabel | None) -> None:
    id = str(country["geonameid"])
    geocoded = sources.geocoded.get(id)
    position = (
        (geocoded.latitude, geocoded.longitude) if geocoded and not (label and iso in MISPLACED)
        else (label.latitude, label.longitude) if label
        else largest_town(table, iso)
    )
    if position is None:
        log.warning("%s (%s) left out: no source has a position for it", country["name"], iso)
        return
    row = Row(id, country["name"], *position, "A", FEATURE_CODES.get(iso, "PCLI"), iso,
              population=country["population"] or 0)
    names = [
        *(geocoded.names if geocoded else []), *sources.cldr_territories.get(iso, []), *(label.names if label else []),
    ]
    table.add(row, [name for name in names if is_country_name(name)])


def is_country_name(name: str) -> bool:
    return not ABBREVIATION.fullmatch(name) and "(" not in name


def largest_town(table: Table, iso: str) -> tuple[float, float] | None:
    towns = [row for row in table.values() if row.country_code == iso]
    largest = max(towns, key=lambda row: (row.population, row.id), default=None)
    return (largest.latitude, largest.longitude) if largest else None


def add_continents(table: Table, sources: Sources) -> None:
    # GeoNames keeps links and codes among the names, marked by these 'languages'.
    not_names = {"link", "wkdt", "post", "iata", "icao", "faac", "unlc"}
    for continent in sources.continents.values():
        id = str(continent["geonameId"])
        row = Row(id, continent["name"], float(continent["lat"]), float(continent["lng"]), "L", "CONT",
                  population=continent["population"] or 0)
        names = [entry["name"] for entry in continent["alternateNames"] if entry.get("lang") not in not_names]
        geocoded = sources.geocoded.get(id)
        table.add(row, [*names, *(geocoded.names if geocoded else [])])
    log.info("continents: %d", len(sources.continents))
