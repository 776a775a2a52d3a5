"""What is a usable name, and when two names are the same: cleaning, folding, pruning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 100

# Letters that have no decomposition into a base letter and a mark.
PLAIN_LETTERS = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ß": "ss",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H",
})
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´′"))
ASCII_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻʿʾ`´′"), "'")
HYPHENS = dict.fromkeys(map(ord, "-‐‑‒–—"), " ")

FLAG_EMOJI = re.compile("[\U0001F1E6-\U0001F1FF]")
THREE_CAPITALS = re.compile(r"[A-Z]{3}")
LETTERS_AND_NUMBER = re.compile(r"[A-Z]{1,3}-?\d+")
COUNTY = re.compile(r"(.+) (?:County|Parish|Borough)")
LATIN_LETTERS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
OTHER_SCRIPT = re.compile(r"[^\W\dA-Za-zÀ-ɏḀ-ỿʰ-˿̀-ͯ_]")


def clean(text: object) -> str:
    """The name as one line of composed Unicode, fit for a field that '|' separates; '' for what is no text."""
    if not isinstance(text, str):
        return ""
    # Some of the packages went through UTF-16 and kept lone or paired surrogates.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = unicodedata.normalize("NFC", text).replace("|", " ")
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf") or char in "\t\n\u200c\u200d")
    return " ".join(text.split())


def strip_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in decomposed if not unicodedata.combining(char) or is_other_script(char))
    return unicodedata.normalize("NFC", kept).translate(PLAIN_LETTERS)


def is_other_script(char: str) -> bool:
    """Vowel signs of Indic and other scripts are letters of the name, not decoration."""
    return ord(char) >= 0x0483


def to_ascii(text: str) -> str:
    """The name in ASCII, or '' where dropping marks is not enough."""
    plain = strip_marks(text).translate(ASCII_APOSTROPHES)
    return plain if plain.isascii() else ""


def fold(text: str) -> str:
    """Equal for names that differ only in case, marks, apostrophes, hyphens, dots, 'the', or Saint/Mount/Fort for St/Mt/Ft.

    The program has its own folding; this one is for pruning and for measuring coverage.
    """
    text = strip_marks(text).casefold().translate(APOSTROPHES).translate(HYPHENS)
    words = text.replace(".", " " if " " in text or text.count(".") == 1 else "").split()
    short = {"saint": "st", "mount": "mt", "fort": "ft"}
    words = [short.get(word, word) for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_usable(name: str) -> bool:
    """Neither empty, nor endless, nor an address, a number, a flag, a code with a number in it ('ES51')."""
    return (
        0 < len(name) <= LONGEST_NAME
        and not name.startswith(("http:", "https:", "www."))
        and not FLAG_EMOJI.search(name)
        and not LETTERS_AND_NUMBER.fullmatch(name)
        and any(char.isalpha() for char in name)
    )


def is_transliteration(name: str) -> bool:
    """An automatic romanisation ('ku er si ke'): Latin letters, not one of them a capital."""
    return bool(LATIN_LETTERS.search(name)) and not OTHER_SCRIPT.search(name) and name == name.lower()


def is_code(name: str) -> bool:
    """A bare code of three capitals, which on a town is that of its airport."""
    return bool(THREE_CAPITALS.fullmatch(name))


def is_shorter_than(length: int, name: str) -> bool:
    """Few Latin letters: 'Ko' for Kyiv matches everything but Kyiv. Two Chinese characters are a long name."""
    return len(name) < length and not OTHER_SCRIPT.search(name)


def county_stem(name: str) -> str:
    """'barrow' for 'Barrow County', as in 'Barrow, Jackson and Hall counties'; '' for what is no county."""
    match = COUNTY.fullmatch(name)
    return fold(match[1]) if match else ""


def prune(name: str, alternates: Iterable[str], *, is_town: bool, shortest: int, refused: frozenset[str]) -> list[str]:
    """The alternates worth keeping, sorted: usable, not refused, and none that only repeats another when folded."""
    stem = county_stem(name)
    seen = {fold(name)}
    kept = []
    for alternate in sorted(alternates):
        if not is_usable(alternate) or is_transliteration(alternate) or is_shorter_than(shortest, alternate):
            continue
        if is_town and is_code(alternate):
            continue
        key = fold(alternate)
        if key and key not in seen and (key not in refused or key == stem):
            seen.add(key)
            kept.append(alternate)
    return kept
