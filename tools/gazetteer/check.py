"""What must hold between the files in data/: demonyms have their places, points are on the globe and in their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path

from .rows import Row, Table, distance_km, read_csv

# A curated point farther than this from every town (a sea, a desert) says nothing about its country.
NEAR_A_TOWN_KM = 50
# Border posts and passes: the nearest town is as likely that of the neighbour.
BORDER_CODES = ("CTRB", "PASS")


def problems(table: Table, data: Path) -> list[str]:
    borderers = {fields["id"] for fields in read_csv(data / "curated.csv") if fields["border"]}
    return [*points_off_the_globe(table), *demonyms_without_place(table, data), *curated_in_the_wrong_country(table, borderers)]


def points_off_the_globe(table: Table) -> Iterator[str]:
    for row in table.values():
        if not (-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180) or not row.name:
            yield f"gazetteer.csv: {row.id} {row.name!r} at {row.latitude}, {row.longitude}"


def demonyms_without_place(table: Table, data: Path) -> Iterator[str]:
    for fields in read_csv(data / "demonyms.csv"):
        if fields["id"] not in table:
            yield f"demonyms.csv: {fields['demonym']}: no row {fields['id']}"


def curated_in_the_wrong_country(table: Table, borderers: Set[str]) -> Iterator[str]:
    towns = towns_by_square_degree(table.values(), lambda row: row.feature_class == "P")
    for row in table.values():
        if row.id.startswith("cur:") and row.country_code and row.id not in borderers and row.feature_code not in BORDER_CODES:
            nearest = min(towns_around(towns, row), key=lambda town: distance_km(row, town), default=None)
            if nearest and distance_km(row, nearest) < NEAR_A_TOWN_KM and nearest.country_code != row.country_code:
                yield (f"curated.csv: {row.id} is booked under {row.country_code}, "
                       f"but lies by {nearest.name}, {nearest.country_code}")


def towns_by_square_degree(rows: Iterable[Row], is_wanted: Callable[[Row], bool]) -> dict[tuple[int, int], list[Row]]:
    squares: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in filter(is_wanted, rows):
        squares[square(row)].append(row)
    return squares


def square(row: Row) -> tuple[int, int]:
    return int(row.latitude // 1), int(row.longitude // 1)


def towns_around(towns: dict[tuple[int, int], list[Row]], row: Row) -> Iterator[Row]:
    south, west = square(row)
    for latitude in range(south - 1, south + 2):
        for longitude in range(west - 2, west + 3):
            yield from towns.get((latitude, longitude), ())
