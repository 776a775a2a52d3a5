"""Large and middle-sized airports: OurAirports."""

from __future__ import annotations

import logging
import re

from .names import clean, fold
from .rows import Row, Table
from .sources import Sources

log = logging.getLogger(__name__)

MILITARY = re.compile(r"air ?(base|force|field)|\bAFB\b|naval", re.IGNORECASE)
SHORTEST_KEYWORD = 5
FULL_NAME = re.compile(r"(.+?) (International |Regional |Municipal )?Airport")


def add_airports(table: Table, sources: Sources) -> None:
    known = [airport for airport in sources.airports if is_placed(airport)]
    for airport in known:
        add_airport(table, sources, airport)
    log.info("airports: %d, without a position: %d", len(known), len(sources.airports) - len(known))


def is_placed(airport: dict[str, str]) -> bool:
    """Whether an airport has a position: one at 0, 0 has none."""
    return max(abs(float(airport[key])) for key in ("latitude_deg", "longitude_deg")) > 0.001


def add_airport(table: Table, sources: Sources, airport: dict[str, str]) -> None:
    name = clean(airport["name"])
    row = Row(f"oa:{airport['ident']}", name, float(airport["latitude_deg"]), float(airport["longitude_deg"]),
              "S", "AIRB" if MILITARY.search(name) else "AIRP", airport["iso_country"])
    table.add(row, other_names(airport, sources))


def other_names(airport: dict[str, str], sources: Sources) -> list[str]:
    """Keywords that speak of an airport, and the code of a large one unless it reads as a word ('FOR', 'MAN')."""
    keywords = [word for word in airport["keywords"].split(",") if len(word.strip()) >= SHORTEST_KEYWORD]
    names = [word for word in keywords if re.search(r"airport|airfield|base|aerodrome|field", word, re.IGNORECASE)]
    names += short_names(clean(airport["name"]), airport["municipality"] or "")
    code = airport["iata_code"]
    if airport["type"] == "large_airport" and code and code.lower() not in sources.english_words:
        names.append(code)
    return names


def short_names(name: str, city: str) -> list[str]:
    """'Ottawa Macdonald-Cartier International Airport' is 'Macdonald-Cartier International Airport' to its neighbours, and
    'Macdonald-Cartier Airport' to those in a hurry."""
    match = FULL_NAME.fullmatch(name)
    if not match:
        return []
    base, kind = match[1].replace(" / ", " "), match[2] or ""
    after_city = base[len(city) + 1:] if city and fold(base).startswith(fold(city) + " ") else ""
    bases = [base, after_city] if len(after_city) > 2 else [base]
    names = [f"{bases[-1]} {kind}Airport", *(f"{each} Airport" for each in bases)]
    return [short for short in dict.fromkeys(names) if short != name]
