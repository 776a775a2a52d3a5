"""Regions that are named for their seat: they have all its spellings. "Kamianske, Zaporizhia" lies in Zaporizhzhya Oblast."""

from __future__ import annotations

import logging

from .bare_names import LATIN, stem
from .names import fold
from .rows import Row, Table, index_by_name

log = logging.getLogger(__name__)

SEATS = ("PPLA", "PPLC")
# Shorter ones are codes and other words more often than not.
SHORTEST = 5


def add_seat_names(table: Table) -> None:
    """Comes after all that adds names: a spelling that any other place has is left to the towns."""
    known = index_by_name(table.values())
    seats = {row.admin1_key(): row for row in table.values() if row.feature_code in SEATS and row.admin1_code}
    count = 0
    for region in table.values():
        seat = seats.get(region.admin1_key()) if region.feature_code == "ADM1" else None
        if seat is None or not is_named_for(region, seat):
            continue
        before = len(region.alternates)
        region.add_names(name for name in seat.all_names() if is_only_of(name, seat, known))
        count += len(region.alternates) - before
    log.info("spellings of seats for the regions named for them: %d", count)


def is_named_for(region: Row, seat: Row) -> bool:
    of_seat = set(map(fold, seat.all_names()))
    return fold(stem(region)) in of_seat or not of_seat.isdisjoint(map(fold, region.all_names()))


def is_only_of(name: str, seat: Row, known: dict[str, list[Row]]) -> bool:
    key = fold(name)
    return len(key) >= SHORTEST and LATIN.fullmatch(name) is not None and all(row is seat for row in known[key])
