"""The measuring itself; `run` beside it says what it is for, and gets what it needs.

    python compare.py CORPORA CACHE
"""

import csv
import io
import json
import math
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import plot
import report
import texts
from cost import least
from places import Gazetteer, mentions
from systems import NOT_RUN, PEERS, command

BUILT = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
MENTIONMAP = BUILT / "mentionmap"
ROUNDS = 3


class Speed(NamedTuple):
    start: float
    """Seconds of the wall for one short article."""
    news: float
    generated: float
    """Bytes of text a second of the processor, start-up apart."""
    peak: int
    """Most bytes resident, of all runs."""


class Row(NamedTuple):
    name: str
    does: str
    speed: Speed
    scores: dict
    """By corpus: F1 of exact spans, and end to end."""


def main(corpora, cache):
    work = cache / "work"
    work.mkdir(exist_ok=True)
    news = {file.stem: texts.articles(file) for file in sorted(corpora.glob("*.jsonl"))}
    gold = {name: documents for name, documents in news.items() if texts.has_places(documents)}
    batches = written(work, news, gold)
    rows, missing = [Row("mentionmap", "", speed(ours, work, batches), report.cross_validated(ROOT, gold))], list(NOT_RUN)
    gazetteer = Gazetteer(ROOT / "data")
    os.environ["GEONAMES_PLACES"] = str(places_file(work, cache))
    for peer in PEERS:
        print(f"{peer.name} ...", file=sys.stderr)
        asked = command(peer, cache, ROOT / "tools/peers/finders")
        run = lambda articles, found: [*asked, articles, found]
        try:
            took = speed(run, work, batches)
        except subprocess.CalledProcessError as error:
            print(error.stderr, file=sys.stderr)
            missing.append((f"{peer.name} {peer.version}", "did not run here: " + error.stderr.strip().splitlines()[-1]))
            continue
        rows.append(Row(f"{peer.name} {peer.version}", peer.does, took, scored(work, corpora, gold, gazetteer)))
    sizes = {name: bytes for name, (_, bytes) in batches.items()}
    scan = report.scanned(subprocess.check_output([BUILT / "examples/scan_names", work / "generated.jsonl"], text=True))
    reports = ROOT / "tests/reports"
    (reports / "peers.md").write_text(report.written(rows, missing, scan, sizes, len(news), list(gold)))
    plot.draw(rows, scan, reports / "peers.svg", work / "peers.png")


def written(work, news, gold):
    """By name the file of each batch of articles and its bytes of text."""
    everything = [document for documents in news.values() for document in documents]
    annotated = [document for documents in gold.values() for document in documents]
    generated = texts.generated(BUILT / "examples/synthetic_news")
    batches = {
        "short": [{"id": "short", "text": texts.SHORT}],
        "annotated": annotated,
        "news": everything,
        "few": texts.first(generated, texts.FEW),
        "generated": generated,
    }
    files = {name: work / f"{name}.jsonl" for name in batches}
    return {name: (files[name], texts.write(files[name], documents)) for name, documents in batches.items()}


def ours(articles, found):
    return [MENTIONMAP, "map", "--jobs", "1", articles, "-o", found.with_suffix(".geojsonl")]


def speed(run, work, batches):
    """What it found in the annotated texts remains in `work`."""
    begun = least(run(batches["short"][0], work / "short.found.jsonl"), ROUNDS)

    def rate(batch, rounds):
        file, bytes = batches[batch]
        took = least(run(file, work / f"{batch}.found.jsonl"), rounds)
        peaks.append(took.peak)
        working = took.cpu - begun.cpu
        # A rest that is small beside the start-up is noise.
        return bytes / working if working > begun.cpu / 10 else math.nan

    peaks = []
    annotated = rate("annotated", 1)
    if annotated < texts.SLOW:
        return Speed(begun.seconds, annotated, rate("few", 1), max(peaks))
    return Speed(begun.seconds, rate("news", ROUNDS), rate("generated", ROUNDS), max(peaks))


def scored(work, corpora, gold, gazetteer):
    """The scores of what the last finder found, by `mentionmap evaluate`."""
    found = {line["id"]: line["found"] for line in texts.articles(work / "annotated.found.jsonl")}
    scores = {}
    for name, documents in gold.items():
        predictions = work / "predictions.jsonl"
        with open(predictions, "w", encoding="utf-8") as out:
            for document in documents:
                given = mentions(document["text"], found[document["id"]], gazetteer)
                out.write(json.dumps({"id": document["id"], "mentions": given}) + "\n")
        asked = [MENTIONMAP, "evaluate", corpora / f"{name}.jsonl", "--predictions", predictions, "--format", "json"]
        all = json.loads(subprocess.check_output(asked))["corpora"][0]["groups"][0]
        scores[name] = (all["exact_f1"], all["end_to_end_f1"])
    return scores


def places_file(work, cache):
    """What geonames-tagger makes of our gazetteer, written as GeoNames' dump. Where it is not installed there is none."""
    gazetteer, tagger, places = ROOT / "data/gazetteer.csv", cache / "venv/bin/geonames-tagger", work / "places.tsv"
    made = places.exists() and places.stat().st_mtime > gazetteer.stat().st_mtime
    if tagger.exists() and not made:
        begun = work / "places.tmp"
        asked = [tagger, "build", "-i", dump(gazetteer, work / "allCountries.zip"), "-o", begun]
        subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        begun.rename(places)
    return places


def dump(gazetteer, file):
    """The gazetteer's places that have a number of GeoNames, as GeoNames writes them."""
    lines = io.StringIO()
    with open(gazetteer, encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            names = [row["id"], row["name"], row["ascii_name"], row["alternate_names"].replace(",", " ").replace("|", ",")]
            where = [row["latitude"], row["longitude"], row["feature_class"], row["feature_code"], row["country_code"], ""]
            if row["id"].isdigit():
                admins = [row["admin1_code"], "", "", ""]
                lines.write("\t".join([*names, *where, *admins, row["population"] or "0", "", "", "", ""]) + "\n")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("allCountries.txt", lines.getvalue())
    return file


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
