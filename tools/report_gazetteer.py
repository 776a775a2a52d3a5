#!/usr/bin/env python3
"""Measures how the gazetteer opens, answers and is compiled, and writes the report of it.

usage: tools/report_gazetteer.py [--rows 13000000] [--folder /tmp/mentionmap-synthetic] [--report tests/reports/gazetteer.md]

Builds the program, makes files in GeoNames' format with the example `synthetic_geonames`, compiles them and maps an
article by the index. Needs 5 GB in the folder. Times are the least of three runs, except of compiling, which is run once.
"""
import argparse
import os
import pathlib
import re
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = ROOT / "target/release"
ARTICLE = ROOT / "examples/article.txt"
TEXT = """# The gazetteer: size, speed, memory

Made by `tools/report_gazetteer.py`, on {machine}. Files in the page cache, other work on the machine at the same time.

| | |
|---|---|
| `data/gazetteer.csv` | {csv:.1f} MB |
| embedded index | {index:.1f} MB |
| program | {program:.1f} MB |

## One article mapped, the whole process

`mentionmap map examples/article.txt`, the least of three.

| gazetteer | ms | MB resident |
|---|---|---|
| the built-in one | {world[0]:.0f} | {world[1]:.0f} |
| the built-in one `--also` the large index | {also[0]:.0f} | {also[1]:.0f} |
| the large index alone (`--gazetteer`) | {only[0]:.0f} | {only[1]:.0f} |

## A large index

{rows:,} rows and {alternates:,} alternate names in GeoNames' dump format, made up by
`cargo run --release --example synthetic_geonames -- {rows} FOLDER` ({text:.1f} GB of text).

| | |
|---|---|
| compiling (`mentionmap gazetteer compile`) | {compiling[0]:.0f} s, {compiling[1]:,.0f} MB resident at most |
| the index | {large:.0f} MB |

## Real files

What `mentionmap gazetteer compile` says of GeoNames' own files, as packages carry them.

{samples}

## Look-ups

Names of every so many rows, one after the other, each with all its candidates decoded (`cargo run --release --example
time_lookups -- INDEX NAMES`).

| gazetteer | look-ups | candidates | µs: mean | median | 99 in 100 under |
|---|---|---|---|---|---|
| the built-in one | {builtin} |
| the large index | {looked} |

The mean grows with the candidates: a name of the made-up files has more of them than one of the world.
"""


def run(*command, **options):
    """Runs a command; returns its output, seconds, and the most MB it had resident."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(map(str, command))}: exit status {os.waitstatus_to_exitcode(status)}")
    return out, time.monotonic() - began, usage.ru_maxrss / 1024


def sampled_files(folder, samples):
    """Compiles the real files that are there; a row each."""
    sets = {
        "Singapore, seas and regions, codes (`../shared/gazetteer/dump-samples`)": [
            samples / name for name in ("SG.zip", "no-country.txt", "admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt")
        ],
        "Great Britain (`test-data` of the crate `geonames-lib` 0.3.0)": sorted(
            (pathlib.Path.home() / ".cargo/registry/src").glob("*/geonames-lib-0.3.0/test-data/*.txt")
        ),
    }
    rows = ["| files | what was said |", "|---|---|"]
    for name, files in sets.items():
        if not files or not all(file.exists() for file in files):
            rows.append(f"| {name} | not there |")
            continue
        command = [RELEASE / "mentionmap", "gazetteer", "compile", *files, "-o", folder / "sample.idx"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        rows.append(f"| {name} | {said.strip().splitlines()[-1].split(': ', 1)[1]} |")
    return "\n".join(rows)


def mapped(*options):
    runs = [run(RELEASE / "mentionmap", "map", ARTICLE, *options)[1:] for _ in range(3)]
    return min(seconds for seconds, _ in runs) * 1000, min(megabytes for _, megabytes in runs)


def looked_up(index, names):
    out = run(RELEASE / "examples/time_lookups", index, names)[0]
    count, candidates, mean, median, most = re.search(
        r"(\d+) look-ups, (\d+) candidates.*?mean ([\d.]+), median ([\d.]+), 99 in 100 under ([\d.]+)", out, re.S
    ).groups()
    return f"{int(count):,} | {int(candidates):,} | {mean} | {median} | {most}"


def sampled(rows, file, every, column, separator):
    """Writes the names of every so many rows to a file."""
    with open(file, "w", encoding="utf-8") as out, open(rows, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 1:
                out.write(line.split(separator)[column].strip('"') + "\n")
    return file


def machine():
    info = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*: (.*)", info)
    return f"{os.cpu_count()} cores of {model.group(1) if model else 'an unknown processor'}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=13_000_000)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("/tmp/mentionmap-synthetic"))
    parser.add_argument("--report", type=pathlib.Path, default=ROOT / "tests/reports/gazetteer.md")
    parser.add_argument("--samples", type=pathlib.Path, default=ROOT.parent / "shared/gazetteer/dump-samples")
    args = parser.parse_args()
    run("cargo", "build", "--release", "--bins", "--examples", cwd=ROOT)
    places, names, index = (args.folder / name for name in ("allCountries.txt", "alternateNamesV2.txt", "world.idx"))
    run(RELEASE / "examples/synthetic_geonames", str(args.rows), args.folder)
    compiling = run(RELEASE / "mentionmap", "gazetteer", "compile", places, names, "-o", index)[1:]
    every = max(args.rows // 100_000, 1)
    csv = ROOT / "data/gazetteer.csv"
    embedded = max((ROOT / "target/release/build").glob("mentionmap-*/out/gazetteer.idx"), key=lambda path: path.stat().st_mtime)
    megabytes = lambda path: path.stat().st_size / 1e6
    report = TEXT.format(
        machine=machine(),
        csv=megabytes(csv),
        index=megabytes(embedded),
        program=megabytes(RELEASE / "mentionmap"),
        world=mapped(),
        also=mapped("--also", index),
        only=mapped("--gazetteer", index),
        rows=args.rows,
        alternates=sum(1 for _ in open(names, "rb")),
        text=(megabytes(places) + megabytes(names)) / 1000,
        compiling=compiling,
        large=megabytes(index),
        samples=sampled_files(args.folder, args.samples),
        builtin=looked_up("-", sampled(csv, args.folder / "builtin.names", 3, 1, ",")),
        looked=looked_up(index, sampled(places, args.folder / "large.names", every, 1, "\t")),
    )
    args.report.write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
