"""Writes tests/reports/speed.md: what `cargo bench` finds of the speed of each stage, and each one's share of the whole.

    python3 tools/report_speed.py

Needs nothing but Python and cargo; the corpora of `../shared/corpora` are read where they are.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = ["cargo", "bench", "--quiet", "--bench", "stages", "--", "--sort", "location", "--color", "never"]
HEAD = """# The speed of each stage

Made by `python3 tools/report_speed.py` of what `cargo bench` says: one thread, MB of text a second, the fastest of all rounds. *Generated*
are a thousand articles of `examples/synthetic_news`; *news* are all texts of `../shared/corpora`. From the second round on, words and names are
known from the round before, as most are in a long batch: candidates, which were looked up then, cost nothing here (`profile.md` has what they
cost the first time). What is in no row is between the stages: sentences, datelines, memory that is given back. Compare rows of one
run only: the machine does other things as well.

"""
STAGE = re.compile(r"^[├╰]─ \d (.+?)(?=  |│)")
BATCH = re.compile(r"^[│ ]  [├╰]─ (\w+) +([\d.]+) (\w+)")
RATE = re.compile(r"([\d.]+) ([KMG]?)B/s")
SECONDS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}
MEGABYTES = {"": 1e-6, "K": 1e-3, "M": 1, "G": 1e3}


def main():
    said = subprocess.run(COMMAND, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    (ROOT / "tests/reports/speed.md").write_text(HEAD + table(stages(said)))


def stages(said):
    """By stage and batch, seconds and MB a second, of what is printed as a tree."""
    found, stage, batch = {}, None, None
    for line in said.splitlines():
        if begun := STAGE.match(line):
            stage = found.setdefault(begun[1].strip(), {})
        elif timed := BATCH.match(line):
            batch, seconds = timed[1], float(timed[2]) * SECONDS[timed[3]]
        elif batch and (rate := RATE.search(line)):
            stage[batch] = (seconds, float(rate[1]) * MEGABYTES[rate[2]])
            batch = None
    return found


def table(stages):
    *_, whole = stages.values()
    lines = ["| stage | " + " | ".join(f"MB/s, {batch} | share of the whole" for batch in whole) + " |\n|---|" + "---|---|" * len(whole) + "\n"]
    for stage, batches in stages.items():
        cells = [f"{rate:.1f} | {seconds / whole[batch][0]:.2f}" for batch, (seconds, rate) in batches.items()]
        lines.append(f"| {stage} | {' | '.join(cells)} |\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
