"""The log: faults of the program itself, each with the place in the program where it came up.

What is wrong with a file or a setting is told where one meets it, and does not stand here.
"""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

import reader
from reader.paths import user_paths
from reader.text.clean import clean, clean_line

LARGEST = 1_000_000  # bytes: then a new log is begun, and the one before is kept beside it


def note(fault: BaseException) -> str:
    """Write a fault into the log. Gives the line that tells of it, and where more of it stands."""
    import sys

    told = f"this should not happen: {clean_line(f'{type(fault).__name__}: {fault}')[:200]}"
    begun = f"{datetime.now():%Y-%m-%d %H:%M:%S} newsreader {reader.__version__}, Python {sys.version.split()[0]}"
    text = f"{begun}: {' '.join(sys.argv[1:])}\n{''.join(traceback.format_exception(fault))}"
    path = user_paths().log
    try:
        _append(path, clean(text).rstrip("\n") + "\n")
    except OSError:  # the disk may be full, and that the fault itself
        return told
    return f"{told}; {path} has more of it"


def _append(path: Path, text: str) -> None:
    """Not by `logging`, which prints where it cannot write: there a screen may be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.isfile(path) and os.path.getsize(path) + len(text) > LARGEST:
        path.replace(path.with_name(f"{path.name}.1"))
    with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(text)
