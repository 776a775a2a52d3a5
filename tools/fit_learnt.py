#!/usr/bin/env python3
"""Fits the learnt step of events: data/events/learnt_words.txt and learnt_weights.csv.

usage: tools/fit_learnt.py words VECTORS.json [--shared ../shared]
       tools/fit_learnt.py weights [--score]

`words` learns how much a word speaks for each type: a multinomial logistic regression on the mean of a sentence's word
vectors, and on its words themselves, which is a sum over the words and so a table: of a word that was seen often it is what is
known of it, of others what is known of words like it. It is taught by data/events/learnt_sentences.tsv, the triggers, and
sentences in which the rules find triggers, whose own words are mostly left out. VECTORS.json has `words` and `vectors`
(GloVe, 100 dimensions). After it the program has to be built anew, which `weights` does. `weights` fits by logistic regression when
a place without an event has one, to texts of tests/corpora (FITTED); `--score` says what comes of it, cross-validated by documents.
Fit the weights with rules that were not yet grown on these texts: of what rules miss in texts that they know there is little. Needs numpy and scipy.
"""
import argparse
import collections
import csv
import json
import pathlib
import random
import re
import subprocess
import tempfile
import zlib

import numpy
import scipy.sparse

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVENTS = ROOT / "data/events"
TABLE = ["cargo", "run", "-q", "--release", "--features", "train", "--example", "learnt_table", "--"]
CORPORA = ["lgl", "tr-news", "geowebnews", "worldwide-newswire"]
# Weak: what rules find in news. The others are few and sure.
WEAK, TRIGGER, OWN, NONE = 0.5, 0.6, 3.0, 0.25
MASKED, KEPT_NONE = 0.7, 0.35
# What a vector and a word count for, and what holds their weights down.
SCALE, WORD, PENALTY, WORD_PENALTY = 6.0, 4.0, 1e-4, 1e-5
EPOCHS, RATE, BATCH = 15, 0.02, 2048
MOST_WORDS, MOST_STEPS, MOST_WEIGHT, ZERO = 10_000, 46, 12.0, ord("O")
LEAST = 0.5
# Texts that rules were not grown on, or little.
FITTED = ["oblique-seen", "ordinary-seen"]
# Types which this step mostly gets wrong on the texts that it is fitted to.
TO_RULES = ["air_strike", "abduction", "shelling", "talks", "travel", "agreement", "troop_movement"]
LEFT = "left to the rules: wrong more often than right on the seen texts"
OF_ITSELF = "what the type has of itself"
SMALL = set("""the a an of to and in on is was with he as it by at from his be has have are but were not this who they had which will their its one
after been also we would two there all out she other her than over into last some you if no can three do could about up when more so what said says
say that i for or our my your us them him me then while where how any each both only own same such very just now here these those being did does
during before between through""".split())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["words", "weights"])
    parser.add_argument("vectors", nargs="?")
    parser.add_argument("--shared", default=ROOT / "../shared", type=pathlib.Path)
    parser.add_argument("--score", action="store_true")
    options = parser.parse_args()
    if options.verb == "words":
        fit_words(options)
    else:
        fit_weights(options)


def types():
    with open(EVENTS / "taxonomy.csv", encoding="utf-8") as file:
        return [row["slug"] for row in csv.DictReader(file) if row["slug"] != "mention"]


def triggers():
    with open(EVENTS / "triggers.csv", encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if line.strip() and not line.startswith("#")):
            for phrase in row["triggers"].split("|"):
                yield row["slug"], [word for word in phrase.split() if word != "~" and not word.startswith("@")]


def own_sentences():
    for line in (EVENTS / "learnt_sentences.tsv").read_text(encoding="utf-8").splitlines():
        slug, sentence = line.split("\t")
        yield slug, sentence.replace("'s", "").split()


def table(verb, paths):
    """The lines that examples/learnt_table.rs writes."""
    done = subprocess.run([*TABLE, verb, *map(str, paths)], check=True, cwd=ROOT, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def tuned(identity):
    """Whether a document is in the half that examples/score_events tunes on."""
    value = 0xCBF29CE484222325
    for byte in identity.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return (value >> 20) % 2 == 0


def unlabelled(shared, folder):
    """News without annotation, in one file: no article that tests/corpora keeps for counting."""
    read = map(json.loads, (ROOT / "tests/corpora/read-events.jsonl").read_text().splitlines())
    kept = {document["id"] for document in read if document["half"] == "kept"}
    files = [shared / f"corpora/{corpus}.jsonl" for corpus in CORPORA]
    tuning = [shared / f"events/{name}.jsonl" for name in ("acled.dev", "case2021.dev", "m2e2-voa-docs.dev", "plover-gsr")]
    path = pathlib.Path(folder) / "news.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for file in files + tuning:
            for line in file.open(encoding="utf-8"):
                record = json.loads(line)
                if record["id"] not in kept and (file in files or tuned(record["id"])):
                    out.write(json.dumps({"id": record["id"], "text": record["text"]}) + "\n")
    return path


class Vectors:
    """Words' vectors of length one, times how rare the word is in the news."""

    def __init__(self, path, sentences):
        read = json.load(open(path, encoding="utf-8"))
        self.documents = collections.Counter()
        for document in sentences:
            self.documents.update({word for words, _ in document["rows"] for word in words if word})
        self.count = len(sentences)
        self.of = {}
        for rank, word in enumerate(read["words"][:120_000]):
            if word in SMALL or not re.fullmatch(r"[a-z][a-z'-]+", word):
                continue
            vector = numpy.array(read["vectors"][word][:100])
            rare = min(1.0, max(0.15, numpy.log((self.count + 1) / (self.documents[word] + 1)) / 5))
            self.of[word] = (rank, vector / max(1e-6, numpy.linalg.norm(vector)) * rare)

        self.number = {word: at for at, word in enumerate(self.of)}

    def text(self, words):
        """The numbers of the words of a text that are known."""
        return [self.number[word] for word in words if word in self.of]

    def tables(self):
        """For each word its vector, and what it counts for itself."""
        vectors = SCALE * numpy.array([vector for _, vector in self.of.values()])
        itself = WORD * numpy.minimum(1, numpy.linalg.norm(vectors, axis=1) / SCALE)
        return vectors, itself


def fit_words(options):
    slugs = types()
    number = {slug: at for at, slug in enumerate([*slugs, "none"])}
    with tempfile.TemporaryDirectory() as folder:
        sentences = table("words", [unlabelled(options.shared, folder)])
    vectors = Vectors(options.vectors, sentences)
    taught = []
    for slug, words in triggers():
        if slug in number:
            taught.append((vectors.text(words), number[slug], TRIGGER))
    for slug, words in own_sentences():
        taught.append((vectors.text(words), number[slug], OWN))
    draw = random.Random(1)
    for document in sentences:
        for words, found in document["rows"]:
            told = sorted({slug for slug, *_ in found if slug in number})
            if len(words) < 5:
                continue
            if not told and draw.random() < KEPT_NONE:
                taught.append((vectors.text(words), number["none"], NONE))
            elif told and draw.random() < MASKED:
                hidden = {at for slug, first, last, _ in found if slug in number for at in range(first, last + 1)}
                words = [word for at, word in enumerate(words) if at not in hidden]
            taught.extend((vectors.text(words), number[slug], WEAK / len(told)) for slug in told)
    tables = vectors.tables()
    weights_of, bias = softmax(taught, tables, len(number))
    own = {word for _, words in [*own_sentences(), *triggers()] for word in words}
    rows = []
    for (word, (rank, _)), weights in zip(vectors.of.items(), weights_of):
        count = vectors.documents[word]
        if count >= 3 or word in own or rank < 15_000:
            # The same to each type and to none says nothing.
            weights = weights - weights[:-1].mean()
            telling = numpy.abs(weights).max() * numpy.log(2 + count + 3 * (word in own))
            rows.append((telling, word, weights))
    rows = sorted(rows, key=lambda row: (-row[0], row[1]))[:MOST_WORDS]
    most = max(numpy.abs(weights).max() for _, _, weights in rows)
    steps = [min(most, MOST_WEIGHT) / MOST_STEPS, numpy.abs(bias).max() / MOST_STEPS]
    with open(EVENTS / "learnt_words.txt", "w", encoding="utf-8") as file:
        file.write("# Made by tools/fit_learnt.py: types; what a step is worth in a word and in the bias; the bias; words. Each character is as many\n"
                   "# steps as it stands after O, one for each type and the last for none.\n")
        file.write(" ".join(slugs) + f"\n{steps[0]:.5f} {steps[1]:.5f}\n\t{characters(bias, steps[1])}\n")
        for _, word, weights in sorted(rows, key=lambda row: row[1]):
            file.write(f"{word}\t{characters(weights, steps[0])}\n")


def characters(weights, step):
    return "".join(chr(ZERO + int(numpy.clip(round(weight / step), -MOST_STEPS, MOST_STEPS))) for weight in weights)


def softmax(taught, tables, count):
    """Multinomial logistic regression by Adam; rare types count more than they are. The weights of each word, and of none."""
    words, labels, weights = zip(*taught)
    labels, weights = numpy.array(labels), numpy.array(weights)
    sums = numpy.bincount(labels, weights, count)
    weights = weights * numpy.sqrt(sums.mean() / sums[labels])
    weights /= weights.mean()
    # Each text is the sum of its words over the root of their number.
    shares = numpy.concatenate([numpy.full(len(text), 1 / numpy.sqrt(len(text) + 1)) for text in words])
    starts = numpy.cumsum([0, *map(len, words)])
    vectors, itself = tables
    texts = scipy.sparse.csr_matrix((shares, numpy.concatenate(words).astype(int), starts), (len(words), len(vectors)))
    features, texts = texts @ vectors, texts @ scipy.sparse.diags(itself)
    draw = numpy.random.default_rng(0)
    fitted = [numpy.zeros((vectors.shape[1], count)), numpy.zeros((len(vectors), count)), numpy.zeros(count)]
    first, second = ([numpy.zeros_like(part) for part in fitted] for _ in range(2))
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS) + 1e-4
        order = draw.permutation(len(labels))
        for start in range(0, len(order), BATCH):
            batch = order[start:start + BATCH]
            scores = features[batch] @ fitted[0] + texts[batch] @ fitted[1] + fitted[2]
            slopes = numpy.exp(scores - scores.max(1, keepdims=True))
            slopes /= slopes.sum(1, keepdims=True)
            slopes[numpy.arange(len(batch)), labels[batch]] -= 1
            slopes *= weights[batch][:, None] / len(batch)
            step += 1
            for at, slope in enumerate((features[batch].T @ slopes + PENALTY * fitted[0],
                                        texts[batch].T @ slopes + WORD_PENALTY * fitted[1], slopes.sum(0))):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope**2
                fitted[at] -= rate * (first[at] / (1 - 0.9**step)) / (numpy.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
    return vectors @ fitted[0] + itself[:, None] * fitted[1], fitted[2]


def fit_weights(options):
    slugs = types()
    gold = {}
    paths = [ROOT / f"tests/corpora/{name}.jsonl" for name in FITTED]
    for path in paths:
        gold.update((record["id"], record) for record in map(json.loads, path.open(encoding="utf-8")))
    names, *documents = table("places", paths)
    rows = [row for document in documents for row in pairs(document, gold[document["id"]], slugs)]
    own = numpy.eye(len(slugs))
    features = numpy.array([[*row[0], *own[slugs.index(row[4])]] for row in rows])
    told = numpy.array([row[1] for row in rows])
    weights, bias = logistic(features, told)
    if options.score:
        score(rows, features, told)
    path = EVENTS / "learnt_weights.csv"
    before = list(csv.DictReader(path.open(encoding="utf-8")))
    meanings = {row["feature"]: row["meaning"] for row in before}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight", "meaning"])
        count = len(names["features"])
        for name, weight in [*zip(names["features"], weights), ("bias", bias), ("least", LEAST)]:
            writer.writerow([name, f"{weight:.3f}", meanings.get(name, "")])
        for slug, weight in zip(slugs, weights[count:]):
            writer.writerow([slug, *((-100, LEFT) if slug in TO_RULES else (f"{weight:.3f}", OF_ITSELF))])


def pairs(document, gold, slugs):
    """Features, whether it is told, document, place and type of each place and type that can be judged."""
    mentions = gold["toponyms"]
    if not any("events" in mention or "events_optional" in mention for mention in mentions):
        return
    for start, end, likely in document["rows"]:
        name = gold["text"][start:end].casefold()
        same = [mention for mention in mentions if gold["text"][mention["start"]:mention["end"]].casefold() == name
                or mention["start"] < end and start < mention["end"]]
        of = lambda key: {slug for mention in same for either in mention.get(key) or [] for slug in either.split("|")}
        told, optional = of("events"), of("events_optional")
        for number, features in likely:
            slug = slugs[number]
            if slug in told or not optional & {slug, "*"}:
                yield features, slug in told, document["id"], name, slug, start


def logistic(features, told, penalty=8.0, rounds=25):
    """Newton's method with an L2 penalty on weights of features of one size; a step that makes it worse is halved."""
    mean, size = features.mean(0), features.std(0) + 1e-9
    given = numpy.column_stack([(features - mean) / size, numpy.ones(len(features))])
    weights = numpy.zeros(given.shape[1])
    held = numpy.append(numpy.full(len(mean), penalty), 0)

    def loss(weights):
        scores = given @ weights
        return (numpy.logaddexp(0, scores) - told * scores).sum() + held @ weights**2 / 2

    for _ in range(rounds):
        chance = 1 / (1 + numpy.exp(-numpy.clip(given @ weights, -30, 30)))
        slope = given.T @ (chance - told) + held * weights
        bend = (given * (chance * (1 - chance))[:, None]).T @ given + numpy.diag(held + 1e-6)
        step = numpy.linalg.solve(bend, slope)
        while numpy.abs(step).max() > 1e-6 and loss(weights - step) > loss(weights):
            step /= 2
        weights -= step
    plain = weights[:-1] / size
    return plain, weights[-1] - plain @ mean


def score(rows, features, told):
    """How many of the events that it tells are right, by documents that it was not fitted to."""
    fold = numpy.array([zlib.crc32(row[2].encode()) % 5 for row in rows])
    best = {}
    for held in range(5):
        weights, bias = logistic(features[fold != held], told[fold != held])
        for at in numpy.flatnonzero(fold == held):
            place = (rows[at][2], rows[at][5])
            best[place] = max(best.get(place, (0, 0)), (1 / (1 + numpy.exp(-features[at] @ weights - bias)), at))
    for least in (0.3, 0.4, 0.5, 0.6):
        kept = {(rows[at][2], rows[at][3], rows[at][4]): told[at] for chance, at in best.values() if chance >= least}
        print(f"{least}: {sum(kept.values())} of {len(kept)} are right")


if __name__ == "__main__":
    main()
