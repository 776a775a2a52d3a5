"""Writes tests/reports/written.md: places and events in the news of tests/corpora.

    cargo build --release
    python3 tools/report_written.py [CORPORA]     where the annotated corpora are, else ../shared/corpora

Without these, the articles that were only read, whose texts they have, are left out.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
HERE = ROOT / "tests/corpora"
# The texts whose places have points.
PLACED = ("written", "oblique", "ordinary")
HEAD = """# News written and read for this project

Made by `cargo build --release && python3 tools/report_written.py`: `mentionmap evaluate --no-demonyms` on the files of
`tests/corpora`, whose README says what they are. *Seen* texts were used to find what the program lacks, *kept* ones for counting only.
Of the articles that were *read*, places are not scored: most have no points.

| corpus | documents | places | end to end P | R | F1 | events | P | R | F1 |
|---|---|---|---|---|---|---|---|---|---|
"""
TYPES = """
## Events by type, all together

| type | told | found | right | P | R | F1 |
|---|---|---|---|---|---|---|
"""


def main(corpora=ROOT / "../shared/corpora"):
    with tempfile.TemporaryDirectory() as folder:
        gold = [file for kind in PLACED for file in sorted(HERE.glob(f"{kind}-*.jsonl"), reverse=True)]
        if Path(corpora).is_dir():
            subprocess.run([HERE / "join.py", folder, corpora], check=True)
            gold += sorted(Path(folder).glob("read-*.jsonl"), reverse=True)
        command = [ROOT / "target/release/mentionmap", "evaluate", "--no-demonyms", "--format", "json", *gold]
        scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["corpora"]
    text = HEAD
    for corpus in scores:
        of_places, of_events = corpus["groups"][0], corpus["events"][0]
        is_placed = corpus["corpus"].startswith(PLACED)
        places = [of_places["gold_placed"], *(of_places[f"end_to_end_{rate}"] for rate in ("precision", "recall", "f1"))]
        row = [corpus["corpus"], corpus["documents"], *(places if is_placed else [""] * 4)]
        text += line([*row, of_events["gold"], *(of_events[rate] for rate in ("precision", "recall", "f1"))])
    text += TYPES
    for event in scores[-1]["events"][1:]:
        text += line(event.values())
    (ROOT / "tests/reports/written.md").write_text(text)


def line(cells):
    shown = (f"{cell:.3f}" if isinstance(cell, float) else "" if cell is None else str(cell) for cell in cells)
    return "| " + " | ".join(shown) + " |\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
