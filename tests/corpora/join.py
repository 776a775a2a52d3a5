#!/usr/bin/env python3
"""Lays what read-events.jsonl says on the annotated news that it is about: gold files for `mentionmap evaluate`, in FOLDER.

usage: tests/corpora/join.py FOLDER [CORPORA]     CORPORA is ../shared/corpora where it is not given

The events of a place stand at its mention in read-events.jsonl: the nth occurrence of its name. A mention that the corpus does
not annotate is added without a point.
"""
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent


def main(folder, corpora=HERE.parents[2] / "shared/corpora"):
    read = [json.loads(line) for line in (HERE / "read-events.jsonl").read_text().splitlines()]
    documents = {}
    for corpus in sorted({document["corpus"] for document in read}):
        for line in (Path(corpora) / f"{corpus}.jsonl").open(encoding="utf-8"):
            document = json.loads(line)
            documents[document["id"]] = document
    halves = defaultdict(list)
    for said in read:
        halves[said["half"]].append(joined(documents[said["id"]], said["places"]))
    Path(folder).mkdir(parents=True, exist_ok=True)
    for half, gold in halves.items():
        lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in gold]
        (Path(folder) / f"read-{half}.jsonl").write_text("".join(lines))


def joined(document, places):
    """The document with its events; what is told at no place of it is told at none."""
    text, toponyms = document["text"], document["toponyms"]
    for toponym in toponyms:
        toponym["events"] = []
    for place in places:
        occurrences = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(place['place'])}(?!\w)", text)]
        start, end = occurrences[place["nth"] - 1]
        at = next((known for known in toponyms if known["start"] < end and start < known["end"]), None)
        if at is None:
            at = {"start": start, "end": end}
            toponyms.append(at)
        at["events"] = at.get("events", []) + place["events"]
        at["events_optional"] = at.get("events_optional", []) + place["events_optional"]
    return {key: document[key] for key in ("id", "text", "toponyms")}


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
