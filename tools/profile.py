"""Writes tests/reports/profile.md: which functions a run spends its instructions in.

    python3 tools/profile.py [CORPORA]     where the annotated corpora are, else ../shared/corpora

Needs valgrind, Python and cargo; builds the program once more, with the names of its functions.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLES = 400
"""Of each corpus at most: a run under valgrind takes some fifty times as long."""
MOST = 30
"""Functions that are listed."""
STAGES = {
    "read": "read::jsonl::Records<R> as core::iter::traits::iterator::Iterator>::next",
    "recognize": "recognize::by_language::ByLanguage<E,O> as",
    "find coordinates that are written out": "recognize::coordinates::written_points",
    "find candidates": "geoparser::Geoparser::candidate_sets",
    "resolve": "resolve::weighted::WeightedResolver as",
    "classify": "classify::classifier::LexiconClassifier as",
    "write": "write::LayerWriter::write",
}
LINE = re.compile(r"^ *([\d,]+) \( *[\d.]+%\)  (\S*?):(.+?)(?: \[.*)?$")
HEAD = """# Where the instructions go

Made by `python3 tools/profile.py`: valgrind's callgrind counts the instructions of `mentionmap map` on {count:,} articles, {mb:.1f} MB, of
`../shared/corpora`, from the start of the process on, with nothing known before. {total:,.0f} million instructions in all, {each:,.0f} a byte
of text. What the compiler took into a function counts as that function's own.

"""


def main(corpora=ROOT / "../shared/corpora"):
    target = ROOT / "target/profile"
    build = ["cargo", "build", "--quiet", "--profile", "profiling", "--bin", "mentionmap", "--target-dir", target]
    subprocess.run(build, cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        count, bytes = sample(sorted(Path(corpora).glob("*.jsonl")), folder / "news.jsonl")
        run = [target / "profiling/mentionmap", "map", "--jobs", "1", folder / "news.jsonl", "-o", folder / "layer.geojsonl"]
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *run], check=True, capture_output=True)
        inclusive, own = counts(folder / "out", "yes"), counts(folder / "out", "no")
    total = own.total()
    head = HEAD.format(count=count, mb=bytes / 1e6, total=total / 1e6, each=total / bytes)
    stages = {stage: max((n for name, n in inclusive.items() if function in name), default=0) for stage, function in STAGES.items()}
    stages["between them, and the start of the process"] = total - sum(stages.values())
    text = head + table("stage, with all that it calls", stages.items(), total) + "\n" + table("function, by itself", own.most_common(MOST), total)
    (ROOT / "tests/reports/profile.md").write_text(text)


def sample(corpora, file):
    """Writes the first articles of each corpus; says how many, and their bytes of text."""
    count = bytes = 0
    with open(file, "w", encoding="utf-8") as out:
        for corpus in corpora:
            with open(corpus, encoding="utf-8") as lines:
                for _, line in zip(range(ARTICLES), lines):
                    document = json.loads(line)
                    out.write(json.dumps({"id": count, "text": document["text"]}) + "\n")
                    count, bytes = count + 1, bytes + len(document["text"].encode())
    return count, bytes


def counts(file, inclusive):
    """Instructions by function. Of one that lies in several files the parts are summed, or, inclusive, the largest taken."""
    asked = ["callgrind_annotate", f"--inclusive={inclusive}", "--threshold=100", file]
    found = Counter()
    for line in subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines():
        if said := LINE.match(line):
            number, name = int(said[1].replace(",", "")), said[3].replace("mentionmap::", "").strip()
            found[name] = max(found[name], number) if inclusive == "yes" else found[name] + number
    return found


def table(what, rows, total):
    lines = [f"| {what} | share |\n|---|---|\n"]
    lines += [f"| `{name}` | {n / total:.3f} |\n" if "::" in name or "_" in name else f"| {name} | {n / total:.3f} |\n" for name, n in rows]
    return "".join(lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
