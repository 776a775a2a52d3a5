"""The row of data/gazetteer.csv, and the table of them while it is being made."""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .names import clean, fold, to_ascii

HEADER = (
    "id", "name", "ascii_name", "latitude", "longitude", "feature_class", "feature_code", "country_code",
    "admin1_code", "admin1_name", "admin2_code", "admin2_name", "population", "alternate_names",
)
EARTH_DIAMETER_KM = 2 * 6371.0088


@dataclass(slots=True)
class Row:
    id: str
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    admin2_code: str = ""
    population: int = 0
    ascii_name: str = ""
    # A dict for its order and its uniqueness; the values mean nothing.
    alternates: dict[str, None] = field(default_factory=dict)

    def add_names(self, names: Iterable[object]) -> None:
        for name in map(clean, names):
            if name and name != self.name:
                self.alternates[name] = None

    def all_names(self) -> Iterator[str]:
        yield self.name
        yield from self.alternates

    def admin1_key(self) -> str:
        return f"{self.country_code}.{self.admin1_code}" if self.admin1_code else ""

    def admin2_key(self) -> str:
        return f"{self.admin1_key()}.{self.admin2_code}" if self.admin1_code and self.admin2_code else ""


class Table(dict[str, Row]):
    """Rows by id. The first to bring an id owns the row; later sources add names to it."""

    def add(self, row: Row, names: Iterable[object] = ()) -> Row:
        row.add_names(names)
        return self.setdefault(row.id, row)

    def in_order(self) -> list[Row]:
        return sorted(self.values(), key=lambda row: id_order(row.id))


def id_order(id: str) -> tuple[int, int, str]:
    """GeoNames' numbers ascending, then the prefixed ids."""
    return (0, int(id), "") if id.isdigit() else (1, 0, id)


def distance_km(a: Row, b: Row) -> float:
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (lat1, lon1, lat2, lon2))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(chord)))


def index_by_name(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Folded name → the rows that bear it."""
    index: dict[str, list[Row]] = {}
    for row in rows:
        for key in {fold(name) for name in row.all_names()}:
            index.setdefault(key, []).append(row)
    return index


def write_csv(path: Path, table: Table) -> None:
    """Writes under a temporary name and renames, so that a reader never sees half a table."""
    # A region without a code of its own names nobody's parent.
    admin1_names = {row.admin1_key(): row.name for row in table.values() if row.feature_code == "ADM1" and row.admin1_code}
    admin2_names = {row.admin2_key(): row.name for row in table.values() if row.feature_code == "ADM2" and row.admin2_code}
    partial = path.with_suffix(".partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for row in table.in_order():
            writer.writerow(as_fields(row, admin1_names, admin2_names))
    os.replace(partial, path)


def as_fields(row: Row, admin1_names: dict[str, str], admin2_names: dict[str, str]) -> list[object]:
    return [
        row.id, row.name, row.ascii_name or to_ascii(row.name), degrees(row.latitude), degrees(row.longitude),
        row.feature_class, row.feature_code, row.country_code,
        row.admin1_code, admin1_names.get(row.admin1_key(), ""),
        row.admin2_code, admin2_names.get(row.admin2_key(), ""),
        row.population, "|".join(row.alternates),
    ]


def degrees(value: float) -> str:
    """Five decimals at most: a metre, which is finer than any of the sources."""
    rounded = round(value, 5) + 0.0  # never '-0'
    return f"{rounded:.5f}".rstrip("0").rstrip(".")


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
