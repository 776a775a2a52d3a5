"""What kind of place a surface without candidates names, guessed from its words alone."""

from __future__ import annotations

import re

ELSEWHERE = "known, but elsewhere"
OTHER = "neighbourhood, village, or other"

# The first that matches is the kind.
KINDS = {
    "street or address": r"street|st\.$|avenue|ave|road|rd|drive|lane|boulevard|highway|parade|square|rue|block|[AMI]-?\d+|^\d+",
    "school or university": r"school|university|college|academy|institute|elementary|middle|high|campus|\w+ state$|ucla",
    "water": r"river|creek|lake|lagoon|bay|canal|falls|sea|ocean|reservoir|estuary",
    "park, terrain": r"park|forest|mountains?|mount|mt|valley|islands?|lakeshore|gardens?|beach|conservation area|protection area",
    "county, township, municipality": r"county|co\.?$|twp\.?$|township|parish|municipal|lga|local government area|mdc|barangay|state$",
    "facility, organisation": (
        r"hospital|church|cathedral|chapel|court|courthouse|airport|stadium|bank|embassy|hotel|cent(?:re|er)|hall|house"
        r"|theat(?:re|er)|station|power|castle|tower|club|council|commission|ministry|office|museum|library|market|complex|mall"
        r"|company|railroad|cup|wing|reserve|fc|city$|estate|inn|restaurant|prison|plant|racecourse|cemetery|graveyard|basilica"),
}
PATTERNS = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in KINDS.items()}


def kind_of(surface: str) -> str:
    return next((kind for kind, pattern in PATTERNS.items() if pattern.search(surface)), OTHER)
