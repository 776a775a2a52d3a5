"""Regions that the sources know only with the word for what they are: 'Kabupaten Nduga' is 'Nduga' in the news."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from .great_britain import BARE_DIRECTION, Words, read_words
from .names import fold
from .rows import Row, Table, index_by_name

log = logging.getLogger(__name__)

REGIONS = ("ADM1", "ADM2", "ADM3", "ADM4", "ADMD")
# Where the bare form is an adjective (Kursky, proszowicki), a person (the municipalities of Venezuela), or where nobody
# calls thousands of townships so.
NOT_IN = frozenset("AZ BG BY CZ EE FR HR IT KG KZ MD MK PA PL RO RS RU SE SI SK TJ TM UA US UZ VE".split())

BEFORE = re.compile(
    r"(?:(?:Huyện|Thị [Xx]ã|Thành [Pp]hố|Quận|Kabupaten|Kota|Daerah|Bahagian|Amphoe|Srŏk|Khan|Daïra|Dimos|Bashkia|"
    r"Shahrestān-e|Bakhsh-e|Landkreis) |"
    r"(?:Provincia|Departamento|Distrito|Partido|Municipio|Cantón|Corregimiento|Province|Préfecture|Département|"
    r"County|District|Regional Municipality|Municipality) (?:de |del |of the |of |du |de la |d[’'])?)(.+)")
# In English sources say it of places whose own name has a word of another language for it.
ENGLISH_AFTER = re.compile(r"(.+?) (?:District|Regency|Prefecture|Governorate|County|Municipality|Division|Upazila)")
AFTER = re.compile(
    r"(.+?)(?: (?:Metropolitan|District|Local|Regional|Municipal))?[ -]"
    r"(?:District|Municipality|County|Regency|Prefecture|Province|Governorate|Division|Department|Region|Parish|Canton|"
    r"Sub-Prefecture|Township|Tehsil|Taluka|Upazila|Commune|Community|Territory|İlçesi|Qu|Xian|Shi)")
KOREAN_AFTER = re.compile(r"(.{5,})-gun?")  # not Nam-gu, the south of several cities
# What is left over of longer kinds, and what tells nothing without the kind.
NO_NAME = re.compile(
    r"\b(Autonom\w*|Administrati\w*|Metropolitan\w*|Municipal\w*|Metropolis|Urban|Rural|Indigenous|National|Special|Federal|"
    r"Regional|District|County|City|Province|Provincial|Capital|Central|Tingkat|Mueang|Muang|[IVX]+|of|de la)\b|\bGJ|[\d(),/;&]",
    re.IGNORECASE)
# Directions in Malay, numbers in Vietnamese, and words that mean much else besides.
OTHER_WORDS = re.compile(r"(timur|barat|utara|selatan|tengah|laut|daya| )+|muoi( \w+)?|lago|capricorn|hamza|mitre")
ADJECTIVE = re.compile(r".+sk([iy]y?|[aiy]y?a|oye|[aeo])")
CAPITALISED = re.compile(r"(?:[a-z]{1,2})?[A-ZÀ-ÞĀ-Ž][^A-Z]{2,}(?:[ -’'].+)?|[A-Z][a-z][ -].+")
LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u02bb-\u02bf’‘ʻ ]+")
# They begin names of places as often as names of persons.
BEGINS_PLACES = frozenset("al el ain san santa north south east west".split())
# A town so large, or such a region, is what readers of another country think of.
LARGE_TOWN = 15_000
LARGE = ("ADM1", "CONT", "PCL", "TERR", "RGN")


def add_bare_names(table: Table, data: Path) -> None:
    """Comes after all that adds places, for a bare name is given only where nothing else in the country has it."""
    words = read_words(data / "words.csv")
    known = index_by_name(table.values())
    wanted: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    for row in table.values():
        if row.feature_code in REGIONS and row.country_code not in NOT_IN:
            for key, name in bare_names(row, words).items():
                wanted.setdefault((row.country_code, key), []).append((row, name))
    count = 0
    for (country, key), found in wanted.items():
        if len(found) == 1 and not any(is_meant_rather(other, country) for other in known.get(key, ())):
            row, name = found[0]
            row.add_names([name])
            count += 1
    log.info("bare names of regions: %d", count)


def is_meant_rather(other: Row, country: str) -> bool:
    return other.country_code in ("", country) or other.population >= LARGE_TOWN or other.feature_code.startswith(LARGE)


def bare_names(row: Row, words: Words) -> dict[str, str]:
    """Folded name → name."""
    found: dict[str, str] = {}
    own = stem(row)
    if own and is_a_name(own, words):
        for name in (own, *english_stems(row)):
            if is_a_name(name, words):
                found.setdefault(fold(name), name)
    return found


def stem(row: Row) -> str:
    """The name without the word for what it is; '' where it has none."""
    if not LATIN.fullmatch(row.name):
        return ""
    match = AFTER.fullmatch(row.name) or BEFORE.fullmatch(row.name)
    if row.country_code == "KR":
        match = match or KOREAN_AFTER.fullmatch(row.name)
    return match[1].strip() if match else ""


def english_stems(row: Row) -> Iterator[str]:
    """'East Halmahera' of 'East Halmahera Regency', for the Kabupaten Halmahera Timur."""
    for name in row.alternates:
        if LATIN.fullmatch(name) and (match := ENGLISH_AFTER.fullmatch(name)):
            yield match[1]


def is_a_name(name: str, words: Words) -> bool:
    """No word of the language, no direction ('North'), no person, no adjective, nothing cut off in the middle."""
    folded = fold(name)
    return (
        CAPITALISED.fullmatch(name) is not None
        and not NO_NAME.search(name)
        and not ADJECTIVE.fullmatch(folded)
        and not BARE_DIRECTION.fullmatch(f"{folded} x")
        and not OTHER_WORDS.fullmatch(folded)
        and not words.are_all_of(name)
        and not words.name_a_person(name)
        and not is_a_full_name(folded.split(), words)
    )


def is_a_full_name(parts: list[str], words: Words) -> bool:
    """'Rafael Bustillo', but neither 'Nelson Mandela Bay' nor 'San Pa Tong'."""
    return len(parts) > 1 and parts[0] in words.persons - BEGINS_PLACES and parts[-1] not in words.ordinary
