"""Articles in, what was found in them out, a line each: how every finder is run.

    python FINDER.py ARTICLES.jsonl FOUND.jsonl
"""

import json
import sys


def run(find):
    """`find` takes a text and gives dicts of a `name` and what else the finder knows: `start` and `end`, `lat` and `lon`, `ids`."""
    run_together(lambda texts: map(find, texts))


def run_together(find):
    """The same for a `find` that takes many texts at a time, and gives what is in each, in their order."""
    with open(sys.argv[1], encoding="utf-8") as articles, open(sys.argv[2], "w", encoding="utf-8") as out:
        read = [json.loads(line) for line in articles]
        for article, found in zip(read, find(article["text"] for article in read)):
            out.write(json.dumps({"id": article["id"], "found": list(found)}) + "\n")
