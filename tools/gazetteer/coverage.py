"""How many of the places that annotated news names have a candidate near the truth: `python3 -m gazetteer.coverage`."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .names import fold
from .rows import kilometres, read_csv

NEAR_KM = 161.0  # 100 miles, the field's yardstick
CORPORA = ("lgl", "tr-news", "geowebnews")
Positions = dict[str, list[tuple[float, float]]]


@dataclass
class Coverage:
    mentions: int
    uncovered: Counter[str]

    def share(self) -> float:
        return 1 - self.uncovered.total() / self.mentions


def positions_by_name(data: Path) -> Positions:
    """Folded name or demonym → where it may be."""
    index: Positions = {}
    by_id: dict[str, tuple[float, float]] = {}
    for fields in read_csv(data / "gazetteer.csv"):
        position = by_id[fields["id"]] = (float(fields["latitude"]), float(fields["longitude"]))
        names = (fields["name"], fields["ascii_name"], *fields["alternate_names"].split("|"))
        for key in {fold(name) for name in names if name}:
            index.setdefault(key, []).append(position)
    for fields in read_csv(data / "demonyms.csv"):
        index.setdefault(fold(fields["demonym"]), []).append(by_id[fields["id"]])
    return index


def gold_mentions(corpus: Path) -> Iterator[tuple[str, float, float]]:
    with corpus.open(encoding="utf-8") as file:
        for document in map(json.loads, file):
            for toponym in document["toponyms"]:
                if toponym.get("lat") is not None and toponym.get("lon") is not None:
                    yield toponym["text"], float(toponym["lat"]), float(toponym["lon"])


def measure(corpus: Path, index: Positions) -> Coverage:
    mentions, uncovered = 0, Counter[str]()
    for surface, latitude, longitude in gold_mentions(corpus):
        mentions += 1
        candidates = index.get(fold(surface), ())
        if not any(kilometres(latitude, longitude, *candidate) <= NEAR_KM for candidate in candidates):
            uncovered[surface if candidates else f"{surface} (no candidate)"] += 1
    return Coverage(mentions, uncovered)


def main() -> None:
    parser = argparse.ArgumentParser(prog="gazetteer.coverage", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--top", type=int, default=40, help="so many of the surfaces without a candidate")
    arguments = parser.parse_args()
    index = positions_by_name(arguments.data)
    missing: Counter[str] = Counter()
    for name in CORPORA:
        coverage = measure(arguments.corpora / f"{name}.jsonl", index)
        missing += coverage.uncovered
        print(f"{name}\t{coverage.mentions} mentions\t{coverage.share():.3f}")
    for surface, count in missing.most_common(arguments.top):
        print(f"{count}\t{surface}")


if __name__ == "__main__":
    main()
