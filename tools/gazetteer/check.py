"""What must hold between the files in data/: demonyms have their places, points are on the globe and in their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .rows import Row, Table, distance_km, read_csv

# A curated point farther than this from every town (a sea, a desert) says nothing about its country.
NEAR_A_TOWN_KM = 50
# Border posts and passes: the nearest town is as likely that of the neighbour.
BORDER_CODES = ("CTRB", "PASS")
# Looked at by hand: the nearest town is across the border, the point is right.
KNOWN_BORDERERS = frozenset({
    "cur:mount-kilimanjaro", "cur:yeonpyeong", "cur:snake-island", "cur:british-isles", "cur:port-kavkaz",
    "cur:akrotiri", "cur:zugspitze", "cur:al-tanf", "cur:roj-camp", "cur:rukban", "cur:bakassi", "cur:boni-forest",
    "cur:katchatheevu", "cur:kaesong-industrial-complex", "cur:preah-vihear", "cur:pedra-branca",
    "cur:aamjiwnaang", "cur:arabah", "cur:big-diomede", "cur:bubiyan-island", "cur:cape-jangsan",
    "cur:chafarinas-islands", "cur:corisco", "cur:david-gareja", "cur:don-sahong-dam", "cur:dongyin", "cur:doro",
    "cur:farmakonisi", "cur:hawar-islands", "cur:heixiazi", "cur:idjwi", "cur:imia", "cur:iron-gate-i",
    "cur:iron-gates", "cur:jebel-musa", "cur:jost-van-dyke", "cur:kalapani", "cur:karachaganak", "cur:karamga",
    "cur:karawanks-tunnel", "cur:kempir-abad", "cur:khone-falls", "cur:khor-abdullah", "cur:khudafarin-dam",
    "cur:kidepo-valley-national-park", "cur:kwango-river", "cur:laguna-del-tigre", "cur:lake-abbe", "cur:lake-chilwa",
    "cur:lanin-volcano", "cur:leepa-valley", "cur:leibstadt-nuclear-plant", "cur:los-alerces-national-park",
    "cur:mandara-mountains", "cur:mayreau", "cur:mbanie", "cur:moei-river", "cur:mount-gilboa", "cur:narva-bay",
    "cur:nu-po", "cur:peljesac-bridge", "cur:qumran", "cur:ras-doumeira", "cur:richtersveld", "cur:rysy",
    "cur:safed-koh", "cur:saindak", "cur:shawal-valley", "cur:shortland-islands", "cur:shuafat-camp",
    "cur:si-phan-don", "cur:simon-bolivar-bridge", "cur:sirri", "cur:stara-planina", "cur:syama", "cur:tanger-med",
    "cur:tariquia", "cur:tirah-valley", "cur:tobago-cays", "cur:tusheti", "cur:union-island", "cur:wadi-khaled",
    "cur:warbah-island", "cur:waterton-lakes-national-park", "cur:wuqiu", "cur:zhenbao-island",
})


def problems(table: Table, data: Path) -> list[str]:
    return [*points_off_the_globe(table), *demonyms_without_place(table, data), *curated_in_the_wrong_country(table)]


def points_off_the_globe(table: Table) -> Iterator[str]:
    for row in table.values():
        if not (-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180) or not row.name:
            yield f"gazetteer.csv: {row.id} {row.name!r} at {row.latitude}, {row.longitude}"


def demonyms_without_place(table: Table, data: Path) -> Iterator[str]:
    for fields in read_csv(data / "demonyms.csv"):
        if fields["id"] not in table:
            yield f"demonyms.csv: {fields['demonym']}: no row {fields['id']}"


def curated_in_the_wrong_country(table: Table) -> Iterator[str]:
    towns = towns_by_square_degree(table)
    for row in table.values():
        if row.id.startswith("cur:") and row.country_code and not is_on_a_border(row):
            nearest = min(towns_around(towns, row), key=lambda town: distance_km(row, town), default=None)
            if nearest and distance_km(row, nearest) < NEAR_A_TOWN_KM and nearest.country_code != row.country_code:
                yield (f"curated.csv: {row.id} is booked under {row.country_code}, "
                       f"but lies by {nearest.name}, {nearest.country_code}")


def is_on_a_border(row: Row) -> bool:
    return row.feature_code in BORDER_CODES or row.id in KNOWN_BORDERERS


def towns_by_square_degree(table: Table) -> dict[tuple[int, int], list[Row]]:
    squares: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in table.values():
        if row.feature_class == "P":
            squares[square(row)].append(row)
    return squares


def square(row: Row) -> tuple[int, int]:
    return int(row.latitude // 1), int(row.longitude // 1)


def towns_around(towns: dict[tuple[int, int], list[Row]], row: Row) -> Iterator[Row]:
    south, west = square(row)
    for latitude in range(south - 1, south + 2):
        for longitude in range(west - 2, west + 3):
            yield from towns.get((latitude, longitude), ())
