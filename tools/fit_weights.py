#!/usr/bin/env python3
"""Fits data/recognizer/weights.csv, the recognizer's rules, to annotated news, and reports cross-validated scores.

usage: tools/fit_weights.py [--shared ../shared] [--write] [--report FILE]

The rules are fitted by logistic regression (is this possible name a toponym?) with an L2 penalty. Scores are five-fold,
split by document; each fold runs the real program with rules that never saw the fold. The resolver goes with the weights
in data/resolver, which examples/train_resolver fits. Needs numpy and scipy.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
from scipy.optimize import minimize

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/corpora"))
from score import HEADING, Counts, point  # noqa: E402  (the scorer stands with the tests)

PROGRAM = ROOT / "target/release/examples/training_table"
CORPORA = ["lgl", "tr-news", "geowebnews", "worldwide-newswire"]
SCORED = CORPORA[:3]
FOLDS = 5
RULE_PENALTY = 1.0
# Texts annotated without points leave out places within organisations' names, which the others mark; and they are
# three quarters of all. A third of their weight keeps what they say of the world's names and not of that.
UNPLACED_SHARE = 0.33
THRESHOLD = 0.3
REPORT = """# Accuracy on annotated news

Made by `tools/fit_weights.py --report tests/reports/accuracy.md`; what the columns count is said in
`tests/corpora/score.py`. The corpora are those of `../shared/corpora`, demonyms included. The rules were
thought out with these texts in sight, and `data/words.csv` counts their words; the rules' weights never saw what they
are scored on here, the resolver's did (`resolution.md` has it apart). The threshold is {threshold}.

## Cross-validated, {folds} folds, split by document

{heading}
{crossed}

## Leave one corpus out: weights fitted on the other corpora only

{heading}
{apart}
"""


def table(documents, rules, threshold):
    """Runs the program over documents (raw JSON lines) and returns its rows."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_weights(folder / "rules.csv", "rule", rules, {})
        (folder / "gold.jsonl").write_text("".join(documents), encoding="utf-8")
        command = [PROGRAM, str(threshold), folder / "rules.csv", folder / "gold.jsonl"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in printed.split("\n") if line]


def is_overlap(span, gold):
    return span[0] < gold["end"] and gold["start"] < span[1]


def is_pin(mention, gold):
    """Whether a pin for this mention would be right by this annotation: not "Dublin" of "Dublin Road"."""
    if not is_overlap(mention["span"], gold) or gold.get("type") == "Homonym":
        return False
    if point(gold):
        return True
    start, end = mention["span"]
    return max(end, gold["end"]) - min(start, gold["start"]) <= (end - start) * 1.3


def recognition_rows(documents):
    """(rules that fired, whether a pin there would be right, weight) of every possible name."""
    for document in documents:
        for mention in document["mentions"]:
            label = any(is_pin(mention, gold) for gold in document["gold"])
            yield list(mention["rules"]), label, 1.0 if any(map(point, document["gold"])) else UNPLACED_SHARE


def fit_rules(documents):
    rows = list(recognition_rows(documents))
    names = sorted({name for rules, _, _ in rows for name in rules})
    column = {name: n for n, name in enumerate(names)}
    matrix = numpy.zeros((len(rows), len(names)), dtype=numpy.float32)
    for n, (rules, _, _) in enumerate(rows):
        matrix[n, [column[rule] for rule in rules]] = 1
    truth = numpy.array([label for _, label, _ in rows], dtype=numpy.float64) * 2 - 1
    share = numpy.array([share for _, _, share in rows])

    def loss(weights):
        margin = truth * (matrix @ weights)
        gradient = -(matrix.T @ (share * truth / (1 + numpy.exp(margin)))) + RULE_PENALTY * weights
        return (share * numpy.logaddexp(0, -margin)).sum() + RULE_PENALTY / 2 * (weights @ weights), gradient

    fitted = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, fitted))


def add_scores(counts, documents):
    """Adds what the program says of documents to the counts."""
    for document in documents:
        predicted = []
        for mention in document["mentions"]:
            best = mention["candidates"][0] if mention["candidates"] else {}
            start, end = mention["span"]
            predicted.append({"start": start, "end": end, "lat": best.get("lat"), "lon": best.get("lon")})
        counts.add(document["gold"], [mention for mention in predicted if point(mention)])


def cross_validate(corpora, log):
    """Counts of each corpus, every document scored by weights that were fitted without its fold."""
    totals = {corpus: Counts() for corpus in SCORED}
    for fold in range(FOLDS):
        training = [line for lines in corpora.values() for n, line in enumerate(lines) if n % FOLDS != fold]
        rules = fit_rules(table(training, {}, 0))
        log(f"rules fitted on {len(training)} documents")
        for corpus in SCORED:
            kept_apart = [line for n, line in enumerate(corpora[corpus]) if n % FOLDS == fold]
            add_scores(totals[corpus], table(kept_apart, rules, THRESHOLD))
    return totals


def leave_one_out(corpora, log):
    """Counts of each corpus, scored by weights that were fitted on the other corpora only."""
    totals = {corpus: Counts() for corpus in SCORED}
    for corpus in SCORED:
        training = [line for name, lines in corpora.items() if name != corpus for line in lines]
        rules = fit_rules(table(training, {}, 0))
        log(f"rules fitted on {len(training)} documents")
        add_scores(totals[corpus], table(corpora[corpus], rules, THRESHOLD))
    return totals


def meanings(path):
    """The meaning of each name in the weights file as it stands."""
    with open(path, encoding="utf-8", newline="") as file:
        return {row[0]: row[2] for row in csv.reader(file) if len(row) > 2}


def write_weights(path, heading, weights, meaning):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([heading, "weight", "meaning"])
        for name in meaning if meaning else sorted(weights):
            if name != heading:
                writer.writerow([name, f"{weights.get(name, 0.0):.3f}", meaning.get(name, "")])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", default=ROOT.parent / "shared", type=pathlib.Path)
    parser.add_argument("--write", action="store_true", help="write the weights fitted on all documents into data/")
    parser.add_argument("--report", type=pathlib.Path, help="write the cross-validated scores to this file")
    arguments = parser.parse_args()

    def log(line):
        print(line, file=sys.stderr)

    subprocess.run(["cargo", "build", "--release", "--quiet", "--example", "training_table"], cwd=ROOT, check=True)
    corpora = {name: (arguments.shared / f"corpora/{name}.jsonl").open(encoding="utf-8").readlines() for name in CORPORA}
    if arguments.report or not arguments.write:
        report = REPORT.format(
            folds=FOLDS,
            threshold=THRESHOLD,
            heading=HEADING,
            crossed="\n".join(counts.row(corpus) for corpus, counts in cross_validate(corpora, log).items()),
            apart="\n".join(counts.row(corpus) for corpus, counts in leave_one_out(corpora, log).items()),
        )
        print(report)
        if arguments.report:
            arguments.report.write_text(report, encoding="utf-8")
    if arguments.write:
        rules = fit_rules(table([line for lines in corpora.values() for line in lines], {}, 0))
        path = ROOT / "data/recognizer/weights.csv"
        known = meanings(path)
        write_weights(path, "rule", rules, {name: known.get(name, "") for name in [*known, *sorted(set(rules) - set(known))]})


if __name__ == "__main__":
    main()
