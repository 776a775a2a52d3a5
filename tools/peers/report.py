"""Measurements in, tests/reports/peers.md out."""

import math
from typing import NamedTuple

import texts

HEAD = """# Who else finds places in news

Made by `tools/peers/run`, which gets everybody from their packages, measures all in one run on one core, and draws the picture. To compare are
the rows of one run: the machine may do other things as well, and is another one elsewhere.

![End-to-end F1 against speed, each finder a point](peers.svg)

"""

NOTES = """
* *Start-up*: seconds from the start of the process to its end with one short article, the least of three runs. It is not in the speeds: what
  its processor time is, is taken off.
* *Speed*: 1000 bytes of text a second of the processor, of user and kernel, with reading JSON and writing what was found; none where that took
  less than a tenth of the start-up. *News* are {news}
  corpora together, {news_kb} kB. *Generated* are articles of `cargo run --release --example synthetic_news`, {generated_kb} kB. Who reads less
  than {slow} kB a second reads those corpora alone that have coordinates, {annotated_kb} kB, and {few_kb} kB of the generated. The least of three runs counts, of
  the slow the only one. *Ratio*: how many times as fast mentionmap is on news, which finds, resolves, classifies and writes a layer.
* *Peak*: most memory resident in any of these runs. What the look-ups below would take is in none of the figures.
* *Recognition*: F1 of exact spans. *End to end*: F1 of mentions found and placed within 161 km. Both by `mentionmap evaluate`, pairs one to
  one, demonyms and all, as the corpora mark them.
* *Places looked up*: of who gives names alone, the most populous place of that name in our gazetteer, by its demonyms too, is taken:
  what people write at home about a finder of names. Who gives names without offsets is helped to them: they stand wherever their words do.
* mentionmap's F1 are **not** those of the program that was timed. Its model and weights were made with these very corpora, and would look better
  here than they are; the figures are the cross-validated ones of `recognition.md` and `resolution.md`, with nothing known of
  outlets. Nobody else was fitted to these texts here.
* *A bare scan* for {names} names by the crate `aho-corasick`, which does nothing with what it finds, is the limit of all who go by names:
  {scan_mb} MB a second on the generated articles.
"""


class Scan(NamedTuple):
    names: int
    rate: float
    """Bytes a second."""


def scanned(line):
    names, _, rate, _ = line.split()
    return Scan(int(names), float(rate))


def written(rows, missing, scan, sizes, corpora, gold):
    ours = rows[0].speed
    lines = [HEAD]
    lines += row("finder", "start-up s", "kB/s, news", "ratio", "kB/s, generated", "peak MB", "what it is")
    lines += row(*["---"] * 7)
    for name, does, speed, _ in rows:
        ratio = f"{ours.news / speed.news:,.1f}"
        costs = [f"{speed.start:.2f}", kb(speed.news), ratio, kb(speed.generated), f"{speed.peak / 1e6:.0f}"]
        lines += row(name, *costs, does or "this program, all stages")
    lines += ["\n"] + row("finder", *[f"{score}, {name}" for score in ("recognition", "end to end") for name in gold], "end to end, mean")
    lines += row(*["---"] * (2 + 2 * len(gold)))
    for name, _, _, scores in rows:
        lines += row(name, *[f"{scores[corpus][which]:.3f}" for which in (0, 1) for corpus in gold], f"{mean(scores):.3f}")
    lines += asked(rows) + [notes(scan, sizes, corpora)]
    lines += ["\n## Not measured\n\n"] + row("finder", "why") + row("---", "---")
    return "".join(lines + [line for gone in missing for line in row(*gone)])


ASKED = [("geotext", 1), ("spaCy small", 300)]
"""How many times as fast as these mentionmap is to be, and so many bytes a second of one core at least."""
ASKED_RATE = 15_000_000


def asked(rows):
    """What was to be reached, and whether it is."""
    ours = rows[0].speed.news
    goals = [(f"MB of news a second of the processor: {ASKED_RATE / 1e6:.0f}", ours / 1e6, ours / ASKED_RATE)]
    for peer, times in ASKED:
        for ratio in (ours / row.speed.news for row in rows if row.name.startswith(peer)):
            goals.append((f"times as fast as {peer}: {times}", ratio, ratio / times))
    lines = ["\n"] + row("asked", "is", "") + row(*["---"] * 3)
    return lines + [line for what, value, share in goals for line in row(what, f"{value:.1f}", "met" if share >= 1 else "**not met**")]


def notes(scan, sizes, corpora):
    kilobytes = {f"{name}_kb": kb(bytes) for name, bytes in sizes.items()}
    return NOTES.format(news=corpora, slow=kb(texts.SLOW), names=f"{scan.names:,}", scan_mb=f"{scan.rate / 1e6:.0f}", **kilobytes)


def mean(scores):
    """Of the corpora's F1, end to end."""
    return sum(end_to_end for _, end_to_end in scores.values()) / len(scores)


def cross_validated(root, corpora):
    """Our scores on texts that the model had not seen, from the reports that fitted it anew for each fifth."""
    reports = root / "tests/reports"
    recognition = table(reports / "recognition.md", "## Cross-validated, five folds")
    places = table(reports / "resolution.md", "## Cross-validated, five folds")
    return {name: (float(recognition[name]["F1"]), float(places[name]["F1"])) for name in corpora}


def table(report, heading):
    """The first table below the heading, by its first column."""
    below = report.read_text().split(heading, 1)[1]
    rows = [line.strip("|").split("|") for line in below[below.index("|") :].split("\n\n")[0].splitlines()]
    names, _, *rows = [[cell.strip() for cell in cells] for cells in rows]
    return {cells[0]: dict(zip(names, cells)) for cells in rows}


def row(*cells):
    return ["| " + " | ".join(map(str, cells)) + " |\n"]


def kb(bytes):
    return "–" if math.isnan(bytes) else f"{bytes / 1000:,.0f}"
