"""The villages, suburbs, waters, hills and parks of the United Kingdom, whose whole dump of GeoNames a package has.

Few of the villages have a population there, so that one is as likely as the next for the program. What is named like a
town elsewhere, like a word or like a person would do more harm than it is worth, and stays out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .names import clean, fold
from .rows import Row, Table, distance_km, index_by_name, read_csv
from .sources import DumpedPlace, Sources

log = logging.getLogger(__name__)

# Cyprus' bases are booked under GB, with regions of their own.
HOME_REGIONS = ("ENG", "NIR", "SCT", "WLS")
UNFIT = re.compile(r"[\d(),/;&]")  # '(historical)', 'A66(m) Motorway', 'Thorpe / Walton'

SETTLEMENTS = ("PPL", "PPLX")
# Of these there are thousands that no paper ever names: only those that an encyclopedia has an article of.
WITH_ARTICLE = frozenset({
    "H.BAY", "H.CNL", "H.INLT", "H.LK", "H.MOOR", "H.SD", "H.STRT", "L.AREA", "L.PRK", "L.RGN", "T.BCH", "T.CAPE", "T.HDLD",
    "T.HLL", "T.HLLS", "T.ISL", "T.ISLS", "T.MT", "T.MTS", "T.PASS", "T.PEN", "T.PK", "T.PLN", "T.PT", "T.VAL", "V.FRST",
})
# Or that say by their name what they are.
BY_NAME = {
    "H.STM": re.compile(r"(River|Afon) .+|.+ River"),
    "H.ESTY": re.compile(r".+ (Estuary|Firth|Water)|Firth of .+"),
    "H.LK": re.compile(r"(Loch|Lough|Llyn) .+"),
    "H.RSV": re.compile(r".+ Reservoir"),
    "H.CNL": re.compile(r".+ (Canal|Navigation)"),
    "L.PRK": re.compile(r".+ (National|Country|Forest) Park"),
    "T.HLLS": re.compile(r".+ Hills"),
    "T.VAL": re.compile(r"(Glen|Strath|Vale of) .+|.+ (Valley|Dale|Glen)"),
    "V.FRST": re.compile(r"Forest of .+|.+ Forest"),
}
BARE_DIRECTION = re.compile(r"(the )?((north|south|east|west|inner|outer|central|mid|greater) )+(\w+)")

LARGE_TOWN = 5000
REGIONS = ("ADM1", "ADM2", "CONT", "PCL", "RGN")
COMMON_NAME = 2  # as words.csv has it
# The same name so near is the same place, whatever class another source books it in.
SAME_VILLAGE_KM = 5
SAME_FEATURE_KM = 60
SAME_RIVER_KM = 150
# So many villages of one name tell nothing of where a text is.
MOST_NAMESAKES = 3


@dataclass(frozen=True)
class Words:
    ordinary: frozenset[str]
    persons: frozenset[str]

    def are_all_of(self, name: str) -> bool:
        return all(word in self.ordinary for word in re.split(r"[\s'-]+", fold(name)))

    def name_a_person(self, name: str) -> bool:
        return fold(name) in self.persons


def add_british_places(table: Table, sources: Sources, data: Path) -> Table:
    """Rows that the table lacks; they are returned besides, for their names have not been pruned."""
    words = read_words(data / "words.csv")
    known = index_by_name(table.values())
    added = Table()
    left_out: Counter[str] = Counter()
    for place in sources.british_places:
        if place.id in table or not is_wanted(place, sources):
            continue
        row = as_row(place, sources, table)
        if reason := why_not(row, known, words, sources.british_names[place.id].has_article):
            left_out[reason] += 1
        else:
            row.alternates = {name: None for name in row.alternates if not is_of_another(name, known, words)}
            added.add(row)
    drop_namesakes(added, left_out)
    table.update(added)
    classes = Counter(row.feature_class for row in added.values())
    log.info("of the United Kingdom besides: %s", said(classes))
    log.info("of the United Kingdom left out: %s", said(left_out))
    return added


def said(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))


def read_words(path: Path) -> Words:
    ordinary, persons = set(), set()
    for fields in read_csv(path):
        if fields["ordinary"] == "1":
            ordinary.add(fields["word"])
        if max(int(fields["given"]), int(fields["surname"])) >= COMMON_NAME:
            persons.add(fields["word"])
    return Words(frozenset(ordinary), frozenset(persons))


def is_wanted(place: DumpedPlace, sources: Sources) -> bool:
    if place.admin1_code not in HOME_REGIONS or UNFIT.search(place.name):
        return False
    if place.feature_class == "P":
        return place.feature_code in SETTLEMENTS
    kind = f"{place.feature_class}.{place.feature_code}"
    names = sources.british_names[place.id]
    if kind in WITH_ARTICLE and names.has_article:
        return True
    says_it = BY_NAME.get(kind)
    return says_it is not None and any(says_it.fullmatch(name) for name in (place.name, *names.names))


def as_row(place: DumpedPlace, sources: Sources, table: Table) -> Row:
    row = Row(place.id, clean(place.name), place.latitude, place.longitude, place.feature_class, place.feature_code,
              place.country_code, place.admin1_code, place.admin2_code, place.population, place.ascii_name)
    row.add_names(sources.british_names[place.id].names)
    if row.feature_code == "STM" and row.name.startswith("Afon "):
        row.add_names([row.name.replace("Afon", "River")])
    return row


def why_not(row: Row, known: dict[str, list[Row]], words: Words, has_article: bool) -> str:
    """Why a row stays out; '' if it does not."""
    namesakes = known.get(fold(row.name), ())
    if any(is_same_place(row, other) for name in row.all_names() for other in known.get(fold(name), ())):
        return "known"
    if words.are_all_of(row.name) or BARE_DIRECTION.fullmatch(fold(row.name)) and row.feature_class == "L":
        return "words"
    if words.name_a_person(row.name):
        return "persons"
    if any(map(is_large, namesakes)):
        return "named like something large"
    if namesakes and row.feature_class == "P" and not has_article:
        return "small, and named like another"
    return ""


def is_same_place(row: Row, other: Row) -> bool:
    if other.country_code not in ("", row.country_code):
        return False
    if row.feature_class == "P":
        return other.feature_class in "PALS" and distance_km(row, other) < SAME_VILLAGE_KM
    if row.feature_class == "H":
        return other.feature_class == "H" and distance_km(row, other) < SAME_RIVER_KM
    return distance_km(row, other) < SAME_FEATURE_KM


def is_large(row: Row) -> bool:
    return row.population >= LARGE_TOWN or row.feature_code.startswith(REGIONS)


def is_of_another(name: str, known: dict[str, list[Row]], words: Words) -> bool:
    """Whether an alternate name means something else to most readers."""
    return words.are_all_of(name) or words.name_a_person(name) or any(map(is_large, known.get(fold(name), ())))


def drop_namesakes(added: Table, left_out: Counter[str]) -> None:
    """Among the new rows themselves: one feature twice, and villages of a name that is everywhere."""
    for rows in index_by_name(added.values()).values():
        villages = [row for row in rows if row.feature_class == "P"]
        if len(villages) > MOST_NAMESAKES:
            drop(added, villages, left_out, "of one name")
        for place, row in enumerate(rows):
            if row.id in added and any(other.id in added and is_same_place(row, other) for other in rows[:place]):
                drop(added, [row], left_out, "twice")


def drop(added: Table, rows: Iterable[Row], left_out: Counter[str], reason: str) -> None:
    for row in rows:
        left_out[reason] += added.pop(row.id, None) is not None
