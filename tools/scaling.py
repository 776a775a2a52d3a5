"""Writes tests/reports/scaling.md: what batches of 10³ to 10⁵ articles take on one core and on two, and documents out of the ordinary.

    python3 tools/scaling.py [ARTICLES]    up to so many, else to 100,000

Builds the program and the generator of articles (`examples/synthetic_news`). Needs Linux, Python and 2 GB in the folder for temporary files.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from cost import cost, least

ROOT = Path(__file__).parents[1]
BUILT = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
MENTIONMAP = BUILT / "mentionmap"
ARTICLES = 100_000
OFTEN = 1_000
"""Batches of no more articles are read three times, and the least counts."""
STARTS = 20
LONG = 20_000_000
IN_ONE = 12_000
"""Articles, which are enough for the longest document."""
MENTIONS = 10_000
SHORT = "Rescue crews from Kharkiv reached the village on Monday, the mayor of Odesa said.\n"

HEAD = """# How it grows

Made by `python3 tools/scaling.py{up_to}`. The articles are generated (`examples/synthetic_news`) and read as JSON Lines; the layer is
GeoJSON lines in a file. *CPU* are seconds of all threads. *Peak* is most memory resident, the program's own pages included, as far as
they were read. MB are of text. Batches of a thousand are read three times, and the least counts.

"""


def main(most=ARTICLES):
    counts = [10**digits for digits in range(3, len(str(most)))]
    subprocess.run(["cargo", "build", "--release", "--quiet", "--bin", "mentionmap", "--example", "synthetic_news"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        news = articles(folder / "news.jsonl", max(counts[-1], IN_ONE))
        goals = []
        sections = [batches(news, counts, folder, goals), documents(news, folder), starts(folder, goals)]
    head = HEAD.format(up_to="" if most == ARTICLES else f" {most}")
    (ROOT / "tests/reports/scaling.md").write_text(head + asked(goals) + "\n" + "\n".join(sections))


def asked(goals):
    """What was to be reached, what is, and whether that is so."""
    return "".join(row("asked", "is", "") + row(*["---"] * 3) + [line for what, told, met in goals for line in row(what, told, "met" if met else "**not met**")])


def batches(news, counts, folder, goals):
    lines = ["## Batches\n\n", *row("articles", "MB", "cores", "s", "CPU s", "MB/s", "MB/CPU s", "peak MB", "times as fast as on one core")]
    lines += row(*["---"] * 9)
    peaks = []
    for count in counts:
        batch = first(news, count, folder / "batch.jsonl")
        mb = size(batch) / 1e6
        one = None
        for cores in cores_here():
            took = least(mapped(batch, folder, len(cores)), 3 if count <= OFTEN else 1, cores)
            one = one or took
            speeds = [f"{mb / took.seconds:.1f}", f"{mb / took.cpu:.1f}", f"{took.peak / 1e6:.0f}", f"{one.seconds / took.seconds:.2f}"]
            lines += row(f"{count:,}", f"{mb:.1f}", len(cores), f"{took.seconds:.2f}", f"{took.cpu:.2f}", *speeds)
            peaks.append(took.peak)
    times = one.seconds / took.seconds
    goals.append((f"two cores 1.8 times as fast as one, of {counts[-1]:,} articles", f"{times:.2f}", times >= 1.8))
    goals.append(("150 MB of memory at most, whatever the batch", f"{max(peaks) / 1e6:.0f} MB", max(peaks) < 150e6))
    return "".join(lines)


def documents(news, folder):
    """One document as long as asked for, and parts of it: what is linear has the same speed in each row."""
    lines = ["## Single documents\n\nArticles joined to one.\n\n", *row("document", "MB", "mentions", "CPU s", "MB/CPU s", "peak MB"), *row(*["---"] * 6)]
    with open(news, encoding="utf-8") as records:
        texts = [json.loads(record)["text"] for _, record in zip(range(IN_ONE), records)]
    for share in (16, 4, 1):
        lines += document(f"1/{share} of 20 MB" if share > 1 else "20 MB", joined(texts, LONG // share), folder)
    for share in (16, 4, 1):
        lines += document(f"{MENTIONS // share:,} mentions", with_mentions(texts, MENTIONS // share, folder), folder)
    return "".join(lines)


def document(name, text, folder):
    file = folder / "long.txt"
    file.write_text(text, encoding="utf-8")
    took = least([*mapped(file, folder, 1), "--max-document", "1G", "--summary-json", folder / "summary.json"], 1)
    found = json.loads((folder / "summary.json").read_text())["mentions"]
    mb = len(text.encode()) / 1e6
    return row(name, f"{mb:.2f}", f"{found:,}", f"{took.cpu:.2f}", f"{mb / took.cpu:.1f}", f"{took.peak / 1e6:.0f}")


def starts(folder, goals):
    file = folder / "short.txt"
    file.write_text(SHORT, encoding="utf-8")
    took = [cost(mapped(file, folder, 1)) for _ in range(STARTS)]
    seconds = sorted(each.seconds for each in took)
    peak = max(each.peak for each in took)
    goals.append(("a short article within 20 ms, start included", f"{1000 * statistics.median(seconds):.0f} ms in the median", statistics.median(seconds) < 0.02))
    told = f"{1000 * seconds[0]:.0f} ms at least, {1000 * statistics.median(seconds):.0f} ms in the median of {STARTS} runs, {peak / 1e6:.0f} MB at the most."
    return f"## One short article\n\n{len(SHORT)} bytes, start of the process included: {told}\n"


def articles(file, count):
    with open(file, "w", encoding="utf-8") as out:
        subprocess.run([BUILT / "examples/synthetic_news", str(count)], stdout=out, check=True)
    return file


def first(news, count, batch):
    with open(news, encoding="utf-8") as lines, open(batch, "w", encoding="utf-8") as out:
        for _, line in zip(range(count), lines):
            out.write(line)
    return batch


def size(file):
    """Bytes of text in JSON Lines."""
    with open(file, encoding="utf-8") as lines:
        return sum(len(json.loads(line)["text"].encode()) for line in lines)


def joined(texts, bytes):
    """The texts one after the other, as many as `bytes` hold."""
    taken, left = [], bytes
    for text in texts:
        left -= len(text.encode()) + 2
        if left < 0:
            break
        taken.append(text)
    return "\n\n".join(taken)


def with_mentions(texts, mentions, folder):
    """As many of the texts as have so many mentions together, or some more."""
    file, summary = folder / "long.txt", folder / "summary.json"
    file.write_text("\n\n".join(texts[:1000]), encoding="utf-8")
    cost([*mapped(file, folder, 1), "--summary-json", summary])
    found = json.loads(summary.read_text())["mentions"]
    return "\n\n".join(texts[: math.ceil(1020 * mentions / found)])


def mapped(file, folder, jobs):
    return [MENTIONMAP, "map", file, "--jobs", str(jobs), "-o", folder / "layer.geojsonl"]


def cores_here():
    """One of the cores, and two where there are two."""
    cores = sorted(os.sched_getaffinity(0))
    return [cores[:1], cores[:2]][: len(cores)]


def row(*cells):
    return ["| " + " | ".join(map(str, cells)) + " |\n"]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
