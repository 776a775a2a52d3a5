"""The texts that everybody reads, as files of `id` and `text` alone."""

import json
import subprocess

GENERATED = 10_000
"""Articles."""
SLOW = 300_000
"""Bytes of text a second: who is slower reads each text once, and a few of the generated."""
FEW = 500_000
"""Bytes of text."""
SHORT = "Rescue crews from Kharkiv reached the village on Monday, the mayor of Odesa said."


def articles(file):
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(file, documents):
    """Gives the bytes of text."""
    with open(file, "w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps({"id": document["id"], "text": document["text"]}, ensure_ascii=False) + "\n")
    return size(documents)


def size(documents):
    return sum(len(document["text"].encode()) for document in documents)


def first(documents, limit):
    """The first of them, of `limit` bytes or a little more."""
    taken, bytes = [], 0
    for document in documents:
        if bytes >= limit:
            break
        taken.append(document)
        bytes += len(document["text"].encode())
    return taken


def has_places(documents):
    return any(mention.get("lat") is not None for document in documents for mention in document["toponyms"])


def generated(program):
    made = subprocess.run([program, str(GENERATED)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in made.stdout.splitlines()]
