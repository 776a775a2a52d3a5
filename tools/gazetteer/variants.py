"""Spellings that news uses and no source lists: 'Kursk Oblast' is also 'Kursk oblast' and 'Kursk region'."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

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
# Federal states that news calls so where the name is that of their capital too: 'Oaxaca State', 'Kano State'.
STATE_COUNTRIES = ("AU", "BR", "IN", "MM", "MX", "MY", "NG", "SD", "SS", "VE")
US_ABBREVIATIONS = {"Township": "Twp", "County": "Co"}


def add_type_variants(table: Table) -> None:
    count = 0
    for row in table.values():
        if row.feature_class == "A":
            before = len(row.alternates)
            row.add_names(rule(row) if (rule := rule_for(row)) else [])
            count += len(row.alternates) - before
    log.info("variants of oblasts, raions, states, counties and townships: %d", count)


def rule_for(row: Row) -> Callable[[Row], list[str]] | None:
    if row.country_code in COUNTRIES and row.feature_code in ("ADM1", "ADM2"):
        return variants_of
    if row.country_code in STATE_COUNTRIES and row.feature_code == "ADM1":
        return state
    if row.country_code == "NG" and row.feature_code == "ADM2":
        return local_government_area
    return abbreviated if row.country_code == "US" else None


def state(row: Row) -> list[str]:
    return [] if "state" in fold(row.name).split() else [f"{row.name} State"]


def local_government_area(row: Row) -> list[str]:
    base = row.name.removesuffix(" Local Government Area")
    return [f"{base} LGA", f"{base} Local Government Area"]


def abbreviated(row: Row) -> list[str]:
    """'Madison Twp.' and 'Loudon Co.', as local papers shorten them; folding takes the full stop."""
    base, _, kind = row.name.rpartition(" ")
    return [f"{base} {US_ABBREVIATIONS[kind]}"] if base and kind in US_ABBREVIATIONS else []


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
