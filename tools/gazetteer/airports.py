"""Large and middle-sized airports: OurAirports."""

from __future__ import annotations

import logging
import re

from .names import clean
from .rows import Row, Table
from .sources import Sources

log = logging.getLogger(__name__)

MILITARY = re.compile(r"air ?(base|force|field)|\bAFB\b|naval", re.IGNORECASE)
SHORTEST_KEYWORD = 5


def add_airports(table: Table, sources: Sources) -> None:
    for airport in sources.airports:
        add_airport(table, sources, airport)
    log.info("airports: %d", len(sources.airports))


def add_airport(table: Table, sources: Sources, airport: dict[str, str]) -> None:
    name = clean(airport["name"])
    row = Row(f"oa:{airport['ident']}", name, float(airport["latitude_deg"]), float(airport["longitude_deg"]),
              "S", "AIRB" if MILITARY.search(name) else "AIRP", airport["iso_country"])
    table.add(row, other_names(airport, sources))


def other_names(airport: dict[str, str], sources: Sources) -> list[str]:
    """Keywords that speak of an airport, and the code of a large one unless it reads as a word ('FOR', 'MAN')."""
    keywords = [word for word in airport["keywords"].split(",") if len(word.strip()) >= SHORTEST_KEYWORD]
    names = [word for word in keywords if re.search(r"airport|airfield|base|aerodrome|field", word, re.IGNORECASE)]
    code = airport["iata_code"]
    if airport["type"] == "large_airport" and code and code.lower() not in sources.english_words:
        names.append(code)
    return names
