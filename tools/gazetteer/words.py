"""data/words.csv: what is known of single words, for telling a place's name from an ordinary word or a person's name."""

from __future__ import annotations

import csv
import json
import logging
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .names import strip_marks
from .sources import Sources

log = logging.getLogger(__name__)

HEADER = ("word", "ordinary", "lower", "upper", "given", "surname")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
# What may stand between two words of one sentence, so that a capital means something.
MID_SENTENCE = re.compile(r"[ ,;\-–/&]+|, ")
LEAST_COUNT = 3

# Share of the population, in per cent, that bears a name: bands 3 (very common), 2 and 1.
GIVEN_BANDS = ((3, 0.1), (2, 0.02), (1, 0.0))
SURNAME_BANDS = ((3, 0.02), (2, 0.005), (1, 0.001))
LEARNT_BANDS = ((2, 5), (1, 2))


@dataclass(frozen=True)
class Names:
    given: dict[str, int]
    surname: dict[str, int]


def write_words(path: Path, sources: Sources, shared: Path) -> None:
    lower, upper = count_cases(news_texts(shared))
    names = person_names(sources, shared)
    ordinary = {fold_word(word) for word in sources.english_words}
    rows = [
        (word, int(word in ordinary), lower[word], upper[word], names.given.get(word, 0), names.surname.get(word, 0))
        for word in sorted(ordinary | set(lower) | set(upper) | set(names.given) | set(names.surname))
    ]
    informative = [row for row in rows if says_something(row)]
    partial = path.with_suffix(".partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(informative)
    os.replace(partial, path)
    log.info("words: %d, of which ordinary %d, given names %d, surnames %d", len(informative),
             *(sum(bool(row[column]) for row in informative) for column in (1, 4, 5)))


def says_something(row: tuple) -> bool:
    _, ordinary, lower, upper, given, surname = row
    return bool(ordinary or given or surname or lower + upper >= LEAST_COUNT)


def fold_word(word: str) -> str:
    return strip_marks(word).lower()


def news_texts(shared: Path) -> Iterator[str]:
    for file in sorted([*shared.glob("corpora/*.jsonl"), *shared.glob("events/*.jsonl")]):
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def count_cases(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in lower case, and how often capitalised where no sentence begins."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        previous_end = None
        for match in WORD.finditer(text):
            word = POSSESSIVE.sub("", match[0])
            gap = text[previous_end:match.start()] if previous_end is not None else "\n"
            previous_end = match.end()
            if word.islower():
                lower[fold_word(word)] += 1
            elif MID_SENTENCE.fullmatch(gap) and is_capitalized(word):
                upper[fold_word(word)] += 1
    return lower, upper


def is_capitalized(word: str) -> bool:
    """'Paris', 'McDonald', but not 'PARIS': in a run of capitals a capital says nothing."""
    return word[0].isupper() and not word.isupper()


def person_names(sources: Sources, shared: Path) -> Names:
    census = sources.folders["names"] / "names-0.3.0" / "names"
    given = census_bands([census / "dist.male.first", census / "dist.female.first"], GIVEN_BANDS)
    surname = census_bands([census / "dist.all.last"], SURNAME_BANDS)
    persons = list(annotated_persons(shared))
    learn(given, Counter(fold_word(person[0]) for person in persons))
    learn(surname, Counter(fold_word(person[-1]) for person in persons))
    return Names(given, surname)


def census_bands(files: list[Path], bands: tuple[tuple[int, float], ...]) -> dict[str, int]:
    """The Census lists: name, share in per cent, cumulated share, rank."""
    found: dict[str, int] = {}
    for file in files:
        for line in file.read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            band = band_of(float(share), bands)
            if band:
                found[name.lower()] = max(band, found.get(name.lower(), 0))
    return found


def band_of(value: float, bands: tuple[tuple[int, float], ...]) -> int:
    return next((band for band, least in bands if value >= least), 0)


def learn(names: dict[str, int], counts: Counter[str]) -> None:
    for name, count in counts.items():
        band = band_of(count, LEARNT_BANDS)
        if band > names.get(name, 0) and WORD.fullmatch(name) and len(name) > 1:
            names[name] = band


def annotated_persons(shared: Path) -> Iterator[list[str]]:
    """Persons of two or more words in the BIO files; several of the sets spell the label their own way."""
    for file in sorted(shared.glob("corpora/ner/*.bio")):
        person: list[str] = []
        for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
            token, _, tag = line.partition("\t")
            if tag.lower() not in ("i-person", "i-per"):
                if len(person) > 1:
                    yield person
                person = []
            if tag.lower().endswith(("-person", "-per")):
                person.append(token)
