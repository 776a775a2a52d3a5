"""Articles in, what was found in them out, a line each: how every finder is run.

    python FINDER.py ARTICLES.jsonl FOUND.jsonl
"""

import json
import sys


def run(find):
    """`find` takes a text and gives dicts of a `name` and what else the finder knows: `start` and `end`, `lat` and `lon`, `ids`."""
    with open(sys.argv[1], encoding="utf-8") as articles, open(sys.argv[2], "w", encoding="utf-8") as out:
        for line in articles:
            article = json.loads(line)
            out.write(json.dumps({"id": article["id"], "found": list(find(article["text"]))}) + "\n")
