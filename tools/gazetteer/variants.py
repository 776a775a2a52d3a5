"""Spellings that news uses and no source lists: 'Kursk Oblast' is also 'Kursk oblast' and 'Kursk region'."""

from __future__ import annotations

import logging
import re

from .names import fold
from .rows import Row, Table

log = logging.getLogger(__name__)

COUNTRIES = ("RU", "UA", "BY", "KZ", "UZ", "TM", "KG", "TJ", "BG")
TYPED_NAME = re.compile(r"([A-Z][A-Za-z'’ -]+?) (Oblast|oblast|Oblast'|Region|Raion|raion|Rayon|Krai|Kray)")
SYNONYMS = {
    "oblast": ("Oblast", "Region"), "region": ("Oblast", "Region"),
    "raion": ("Raion", "District"), "rayon": ("Raion", "District"),
    "krai": ("Krai", "Territory", "Region"), "kray": ("Krai", "Territory", "Region"),
}


def add_type_variants(table: Table) -> None:
    count = 0
    for row in table.values():
        if row.country_code in COUNTRIES and row.feature_code in ("ADM1", "ADM2"):
            before = len(row.alternates)
            row.add_names(variants_of(row))
            count += len(row.alternates) - before
    log.info("variants of oblasts, raions and krais: %d", count)


def variants_of(row: Row) -> list[str]:
    found = []
    known = {fold(name) for name in row.all_names()}
    for name in list(row.all_names()):
        match = TYPED_NAME.fullmatch(name)
        if match:
            for word in SYNONYMS[match[2].lower().rstrip("'")]:
                variant = f"{match[1]} {word}"
                if fold(variant) not in known:
                    known.add(fold(variant))
                    found.append(variant)
    return found
