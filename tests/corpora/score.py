#!/usr/bin/env python3
"""Scores a layer against annotated text: recognition by overlap, end to end by distance.

usage: mentionmap map --demonyms --format geojsonl GOLD.jsonl | tests/corpora/score.py GOLD.jsonl

Mentions are matched one to one, in text order, where their spans overlap. Recognition: matched pairs against all gold
mentions and all mentions in the layer. End to end: a pair counts where the pin lies within 161 km of the gold point;
recall is over gold mentions that have a point, precision over pins, of which those on a gold mention without a point
are left out, since nobody can say whether they are right. `strict` counts these as wrong too.
"""
import json
import math
import sys

KM = 161.0
HEADING = ("| corpus | mentions | recognition P | R | F1 | end to end P | R | F1 | strict F1 |\n"
           "|---|---|---|---|---|---|---|---|---|")


def kilometres(a, b):
    """Great-circle distance of two (latitude, longitude) pairs in degrees."""
    la, lo, lb, ln = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ln - lo) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def point(mention):
    """(latitude, longitude), or None."""
    placed = mention.get("lat") is not None and mention.get("lon") is not None
    return (mention["lat"], mention["lon"]) if placed else None


def overlap(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def pairs(gold, predicted):
    """Each predicted mention with the first free gold mention that it overlaps, or None."""
    free = sorted(gold, key=lambda mention: mention["start"])
    for mention in sorted(predicted, key=lambda mention: mention["start"]):
        partner = next((other for other in free if overlap(mention, other)), None)
        if partner is not None:
            free.remove(partner)
        yield mention, partner


class Counts:
    """What was counted over any number of documents."""

    def __init__(self):
        self.gold = self.gold_placed = self.predicted = self.pins = self.judged = self.found = self.right = 0

    def add(self, gold, predicted):
        self.gold += len(gold)
        self.gold_placed += sum(point(mention) is not None for mention in gold)
        self.predicted += len(predicted)
        for mention, partner in pairs(gold, predicted):
            pin, truth = point(mention), partner and point(partner)
            self.found += partner is not None
            self.pins += pin is not None
            self.judged += pin is not None and (partner is None or truth is not None)
            self.right += bool(pin and truth and kilometres(pin, truth) <= KM)

    def row(self, corpus):
        recognition = rates(self.found, self.predicted, self.gold)
        end_to_end = rates(self.right, self.judged, self.gold_placed)
        strict = rates(self.right, self.pins, self.gold_placed)[2]
        figures = " | ".join(f"{rate:.3f}" for rate in (*recognition, *end_to_end, strict))
        return f"| {corpus} | {self.gold} | {figures} |"


def rates(hits, predicted, gold):
    """Precision, recall and F1."""
    return (hits / max(predicted, 1), hits / max(gold, 1), 2 * hits / max(predicted + gold, 1))


def mention_of(feature):
    lon, lat = feature["geometry"]["coordinates"] if feature["geometry"] else (None, None)
    properties = feature["properties"]
    return {"start": properties["mention_start"], "end": properties["mention_end"], "lat": lat, "lon": lon}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    layer = {}
    for line in sys.stdin:
        feature = json.loads(line)
        layer.setdefault(feature["properties"]["source_id"], []).append(mention_of(feature))
    print(HEADING)
    for path in sys.argv[1:]:
        counts = Counts()
        with open(path, encoding="utf-8") as file:
            for record in map(json.loads, file):
                counts.add(record["toponyms"], layer.get(record["id"], []))
        print(counts.row(path.rsplit("/", 1)[-1].removesuffix(".jsonl")))


if __name__ == "__main__":
    main()
