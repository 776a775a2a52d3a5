"""Writes tests/reports/reading.md: one batch of articles in three formats, what comes out of each, and what it takes.

    cargo build --release
    python3 tools/report_reading.py target/release/mentionmap CORPUS.jsonl... > tests/reports/reading.md

Needs nothing but Python; the corpora are of English, and each line has a `text`. The articles are put together from sentences at random, the seed being fixed.
"""

import collections
import csv
import gzip
import hashlib
import html
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = 10_000
A_TENTH = 1_000
PLACES = """Oslo Bergen Dresden Leipzig Prague Vienna Lyon Marseille Madrid Seville Lisbon Porto Rome Naples Warsaw Gdansk
Kyiv Kharkiv Odesa Dnipro Nairobi Mombasa Lagos Abuja Cairo Alexandria Tokyo Osaka Lima Cusco Bogota Quito""".split()
SENTENCES = [
    "The river rose by two metres in {} on Monday night, and fire crews pumped out cellars until the morning.",
    "Trains between {} and {} were cancelled, and those who had booked one were told that their tickets stay valid.",
    "Officials in {} said that nobody had been hurt, though several roads would stay closed until the end of the week.",
    "Drones struck a depot near {} overnight, the regional governor said, and the fire was put out in the morning.",
    "Thousands of people marched through {} on Sunday and asked for higher wages, police said.",
    "The talks in {} ended without a result, and the delegations will meet again in {} next month.",
]


def articles(count):
    """Records with id, url, title, date and paragraphs."""
    rng = random.Random(7)
    for n in range(count):
        chosen = rng.sample(SENTENCES, 4)
        paragraphs = [sentence.format(rng.choice(PLACES), rng.choice(PLACES)) for sentence in chosen]
        url = f"https://news.example.org/story/{n}"
        title = f"What happened in {rng.choice(PLACES)}, part {n}"
        yield url, title, "2024-03-05", paragraphs


def write_jsonl(path, count):
    with open(path, "w") as out:
        for n, (url, title, date, paragraphs) in enumerate(articles(count)):
            if n == count // 2:
                out.write('{"id": "broken", "text": "It stops\n')
            text = "\n\n".join([title, *paragraphs])
            out.write(json.dumps({"id": url, "url": url, "title": title, "date": date, "text": text}) + "\n")


def write_csv(path, count):
    with open(path, "w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "url", "title", "date", "text"])
        for n, (url, title, date, paragraphs) in enumerate(articles(count)):
            if n == count // 2:
                out.write("broken,a row of,three fields\n")
            rows.writerow([url, url, title, date, "\n\n".join([title, *paragraphs])])


def write_warc(path, count):
    with open(path, "wb") as out:
        for n, (url, title, date, paragraphs) in enumerate(articles(count)):
            if n == count // 2:
                out.write(gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n"))
            body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
            page = (
                f"<html><head><title>{title}</title><meta property='article:published_time' content='{date}'></head>"
                f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
            )
            http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", compresslevel=1))


def run(program, path, folder):
    """Features, what was said, exit status, seconds, and the most memory in MiB."""
    layer, said = folder / "layer.geojsonl", folder / "said.txt"
    start = time.monotonic()
    with open(said, "wb") as stderr, open(layer, "wb") as stdout:
        pid = os.fork()
        if pid == 0:
            os.dup2(stdout.fileno(), 1)
            os.dup2(stderr.fileno(), 2)
            os.execv(program, [program, "map", str(path), "--format", "geojsonl"])
        _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    digest, count = hashlib.sha256(), 0
    with open(layer) as lines:
        for line in lines:
            digest.update(line.encode())
            count += 1
    said = said.read_text().replace(str(folder) + "/", "").strip().splitlines()
    return count, digest.hexdigest()[:12], said, os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024


def languages(program, texts, folder):
    """How many of the texts are taken for each language."""
    given, seen = folder / "texts.jsonl", folder / "seen.jsonl"
    with open(given, "w") as out:
        out.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    command = [program, "map", str(given), "--text-out", str(seen), "--format", "csv", "-o", str(folder / "layer.csv")]
    subprocess.run(command, check=True)
    with open(seen) as lines:
        return collections.Counter(json.loads(line)["lang"] or "untold" for line in lines)


def pieces(text):
    """Pieces of 100 to 150 characters from the first 1,500 of a text."""
    cut = [text[n : n + 150].strip() for n in range(0, min(len(text), 1500), 150)]
    return [piece for piece in cut if len(piece) >= 100]


def report_languages(program, corpora, folder):
    texts = []
    for corpus in corpora:
        with open(corpus) as lines:
            texts += [json.loads(line)["text"] for line in lines]
    print("\n## Languages\n")
    print("English news (" + ", ".join(Path(corpus).stem for corpus in corpora) + ") and what it is taken for:\n")
    print("| texts | en | untold | others |\n|---|---|---|---|")
    for what, given in [("whole", texts), ("100 to 150 characters", [piece for text in texts for piece in pieces(text)])]:
        counts = languages(program, given, folder)
        others = ", ".join(f"{lang} {n}" for lang, n in counts.most_common() if lang not in ("en", "untold"))
        print(f"| {len(given):,}, {what} | {counts['en']:,} | {counts['untold']:,} | {others or 'none'} |")


def main():
    program = os.path.abspath(sys.argv[1])
    print("# Reading: one batch in three formats\n")
    print(f"{ARTICLES:,} articles with one bad record in the middle; made and measured by `tools/report_reading.py`.")
    print("*Digest*: of all features with all their properties, in their order. Seconds on a shared machine.\n")
    print("| input | features | digest | exit status | seconds | most memory, MiB |")
    print("|---|---|---|---|---|---|")
    warnings = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for write, file, count in [
            (write_jsonl, "few.jsonl", A_TENTH),
            (write_jsonl, "news.jsonl", ARTICLES),
            (write_csv, "news.csv", ARTICLES),
            (write_warc, "news.warc.gz", ARTICLES),
        ]:
            write(folder / file, count)
            features, digest, said, status, seconds, memory = run(program, folder / file, folder)
            warnings += said
            print(f"| {file}, {count:,} articles | {features:,} | {digest} | {status} | {seconds:.0f} | {memory:.0f} |")
            (folder / file).unlink()
        print("\nWhat was said:\n")
        print("```\n" + "\n".join(warnings) + "\n```")
        if sys.argv[2:]:
            report_languages(program, sys.argv[2:], folder)


if __name__ == "__main__":
    main()
