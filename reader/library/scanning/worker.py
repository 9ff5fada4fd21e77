"""A process that reads files for the one that indexes: `python -m reader.library.scanning.worker PARENT`.

It holds nothing of the index and no lock, ends with its parent, and may be killed at any moment: then the file it was
reading is the only one that suffers.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reader.library.scanning import child, frames
from reader.library.scanning.job import Job, perform

MEGABYTE = 1024 * 1024
MOST_MEMORY = 400 * MEGABYTE
CODE = 60 * MEGABYTE  # of which so much is the program itself, which limits of data do not count
RETIRE_AT = 250 * MEGABYTE  # what a big page leaves behind is not kept
TOO_MUCH_MEMORY = 77  # exit status


def main(parent: int) -> None:
    """Read what standard input names, until it ends."""
    out = child.begin(parent, _end_when_too_large)
    _limit_memory()
    with suppress(BrokenPipeError):
        out.write(frames.dump(frames.READY))
        out.flush()
        words = b""
        for line in sys.stdin.buffer:
            said = frames.load_line(line, words)
            if isinstance(said, bytes):
                words = said
                continue
            _work(said, out)
            if memory() > RETIRE_AT:
                break
    os._exit(0)


def _work(job: Job, out: BinaryIO) -> None:
    for record in perform(job):
        out.write(frames.dump_record(record))
        out.flush()
    out.write(frames.dump(frames.DONE))
    out.flush()


def _limit_memory() -> None:
    """Have the system refuse more than the most, where it can; beyond it `_end_when_too_large` does its part."""
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY - CODE, hard))


def memory() -> int:
    """The bytes of memory in use; where the system does not tell, the most there ever were."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


def _end_when_too_large() -> None:
    if memory() > MOST_MEMORY:
        os._exit(TOO_MUCH_MEMORY)


if __name__ == "__main__":
    main(int(sys.argv[1]))
