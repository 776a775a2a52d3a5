"""What a command takes: seconds of the wall, seconds of the processor, memory.

    python3 cost.py CORES COMMAND...     runs COMMAND on the given cores (0 or 0,1) and prints what it took as JSON

A process is measured by this small program and not by the one that asks, because the kernel counts into a process's peak what its
parent had when it was begun.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    seconds: float
    """Of the wall, from the process's start to its end."""
    cpu: float
    """Seconds of all its threads, the kernel's work for it included."""
    peak: int
    """Most bytes resident."""


def cost(command, cores=None):
    """On one core, where `cores` does not say which. Raises subprocess.CalledProcessError if the command fails."""
    cores = cores or sorted(os.sched_getaffinity(0))[:1]
    asked = [sys.executable, "-S", __file__, ",".join(map(str, cores)), *map(str, command)]
    one_thread = dict.fromkeys(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"], str(len(cores)))
    done = subprocess.run(asked, check=True, capture_output=True, text=True, env=os.environ | one_thread)
    return Cost(*json.loads(done.stdout))


def least(command, rounds, cores=None):
    """The least time of several runs, for what is more came from elsewhere, and the most memory."""
    seconds, cpu, peaks = zip(*(cost(command, cores) for _ in range(rounds)))
    return Cost(min(seconds), min(cpu), max(peaks))


def main(cores, *command):
    os.sched_setaffinity(0, map(int, cores.split(",")))
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        sys.exit(f"{Path(command[0]).name} failed: {said[-1000:].decode(errors='replace')}")
    print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]))


if __name__ == "__main__":
    main(*sys.argv[1:])
