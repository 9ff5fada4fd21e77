"""A process of its own groups a library, so that its memory can be told: `python -m benchmarks.grouping INDEX ROOT`.

It prints a line of JSON: the seconds that passed, those of all processors, those of this process alone, and megabytes.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader import stories
from reader.library import Library, Scope

COUNTED_IN = 1024 * (1024 if sys.platform == "darwin" else 1)  # bytes there, kilobytes elsewhere


@dataclass(frozen=True, slots=True)
class Cost:
    """What grouping took: `wall` and `cpu` seconds, these of all processes, and the `megabytes` of the main one."""

    wall: float
    cpu: float
    megabytes: float


def grouped(index: Path, root: Path) -> Cost:
    """Group a scope in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.grouping", os.fspath(index), os.fspath(root)],
        cwd=Path(__file__).parents[1],
        check=True,
        stdout=subprocess.PIPE,
    )
    return Cost(**json.loads(run.stdout))


def main(index: str, root: str) -> None:
    """Group, and print what it took."""
    begin = time.perf_counter()
    with Library(Path(index)) as library:
        stories.group(library, Scope.of([Path(root)]))
    wall = time.perf_counter() - begin
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    print(json.dumps({"wall": wall, "cpu": cpu, "megabytes": _megabytes()}))


def _megabytes() -> float:
    """The most memory that this process had at once. Where only the system's count is to be had, what started it may
    be counted in."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / COUNTED_IN


if __name__ == "__main__":
    main(*sys.argv[1:])
