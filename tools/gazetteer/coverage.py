"""How many of the places that annotated news names have a candidate near the truth: `python3 -m gazetteer.coverage`."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .missing import ELSEWHERE, kind_of
from .names import fold
from .rows import kilometres, read_csv

NEAR_KM = 161.0  # 100 miles, the field's yardstick
CORPORA = {"lgl": "LGL", "tr-news": "TR-News", "geowebnews": "GeoWebNews"}
# The words that the program takes into a mention after its name, `widened` in src/recognize/possible.rs.
TYPE_WORDS = frozenset(
    "region oblast province district county governorate prefecture raion rayon municipality parish".split())

Position = tuple[float, float]
Lookup = Callable[[str], Iterable[Position]]


@dataclass
class Coverage:
    mentions: int
    uncovered: Counter[tuple[str, str]]  # by surface and kind

    def share(self) -> float:
        return 1 - self.uncovered.total() / self.mentions


class Gazetteer:
    """Folded name or demonym → where it may be; with the program's fall-backs, or without."""

    def __init__(self, data: Path) -> None:
        self.positions: dict[str, list[Position]] = {}
        by_id: dict[str, Position] = {}
        for fields in read_csv(data / "gazetteer.csv"):
            position = by_id[fields["id"]] = (float(fields["latitude"]), float(fields["longitude"]))
            names = (fields["name"], fields["ascii_name"], *fields["alternate_names"].split("|"))
            for key in {fold(name) for name in names if name}:
                self.positions.setdefault(key, []).append(position)
        for fields in read_csv(data / "demonyms.csv"):
            self.positions.setdefault(fold(fields["demonym"]), []).append(by_id[fields["id"]])
        cues = {fields["kind"]: fields["words"].split() for fields in read_csv(data / "recognizer" / "cues.csv")}
        self.directions = frozenset(cues["direction"])

    def bare(self, surface: str) -> list[Position]:
        return self.positions.get(fold(surface), [])

    def as_the_program(self, surface: str) -> list[Position]:
        """The whole name; else without the type word after it, or the directions before it: what `widened` undone gives."""
        words = fold(surface).split()
        for candidate in self.shorter_names(words):
            if found := self.positions.get(" ".join(candidate)):
                return found
        return []

    def shorter_names(self, words: list[str]) -> Iterator[list[str]]:
        yield words
        if len(words) > 1 and words[-1] in TYPE_WORDS:
            yield words[:-1]
        if len(words) > 1 and words[0] in self.directions:
            yield from self.shorter_names(words[1:])


def gold_mentions(corpus: Path) -> Iterator[tuple[str, float, float]]:
    with corpus.open(encoding="utf-8") as file:
        for document in map(json.loads, file):
            for toponym in document["toponyms"]:
                if toponym.get("lat") is not None and toponym.get("lon") is not None:
                    yield toponym["text"], float(toponym["lat"]), float(toponym["lon"])


def measure(corpus: Path, lookup: Lookup) -> Coverage:
    mentions, uncovered = 0, Counter[tuple[str, str]]()
    for surface, latitude, longitude in gold_mentions(corpus):
        mentions += 1
        candidates = lookup(surface)
        if not any(kilometres(latitude, longitude, *candidate) <= NEAR_KM for candidate in candidates):
            uncovered[surface, ELSEWHERE if candidates else kind_of(surface)] += 1
    return Coverage(mentions, uncovered)


def report(gazetteer: Gazetteer, corpora: Path, top: int) -> str:
    missing: Counter[tuple[str, str]] = Counter()
    shares = []
    for name, title in CORPORA.items():
        bare = measure(corpora / f"{name}.jsonl", gazetteer.bare)
        helped = measure(corpora / f"{name}.jsonl", gazetteer.as_the_program)
        missing += helped.uncovered
        shares.append(f"| {title} | {bare.mentions} | {bare.share():.3f} | {helped.share():.3f} |")
    kinds: Counter[str] = Counter()
    for (_, kind), count in missing.items():
        kinds[kind] += count
    return PAGE.format(
        shares="\n".join(shares),
        kinds="\n".join(f"| {kind} | {count} |" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        surfaces="\n".join(f"| {surface} | {kind} | {count} |" for (surface, kind), count in most_frequent(missing, top)),
        top=top,
    )


def most_frequent(missing: Counter[tuple[str, str]], top: int) -> list[tuple[tuple[str, str], int]]:
    without_any = [item for item in missing.items() if item[0][1] != ELSEWHERE]
    return sorted(without_any, key=lambda item: (-item[1], item[0]))[:top]


PAGE = """# Coverage of annotated news

Made by `PYTHONPATH=tools python3 -m gazetteer.coverage --report tests/reports/coverage.md`. Of the mentions in
`../shared/corpora` that have coordinates (demonyms included), the share that has a candidate within 161 km.

*Bare*: a name or demonym that is equal when folded. *As the program*: where there is none, the name without the type word
after it ("Kursk region") or the directions before it ("North London"), as the recognizer does.

| corpus | mentions | bare | as the program |
|---|---|---|---|
{shares}

## What is not covered, by kind

The kind is guessed from the words of the surface, by the rules of `tools/gazetteer/missing.py`; *known, but elsewhere* has
candidates, none of them near: a namesake, or another point of something large.

| kind | mentions |
|---|---|
{kinds}

## The {top} most frequent surfaces without any candidate

| surface | kind | mentions |
|---|---|---|
{surfaces}
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="gazetteer.coverage", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--top", type=int, default=50, help="so many of the surfaces without a candidate")
    parser.add_argument("--report", type=Path, help="write to this file instead of the terminal")
    arguments = parser.parse_args()
    page = report(Gazetteer(arguments.data), arguments.corpora, arguments.top)
    if arguments.report:
        arguments.report.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
