"""The log: faults of the program itself, each with the place in the program where it came up.

What is wrong with a file or a setting is told where one meets it, and does not stand here.
"""

from __future__ import annotations

import traceback

import reader
from reader.paths import user_paths
from reader.text.clean import clean, clean_line

LARGEST = 1_000_000  # bytes: then a new log is begun, and the one before is kept beside it


def note(fault: BaseException) -> str:
    """Write a fault into the log. Gives the line that tells of it, and where more of it stands."""
    import logging
    import sys
    from logging.handlers import RotatingFileHandler

    told = f"this should not happen: {clean_line(f'{type(fault).__name__}: {fault}')[:200]}"
    path = user_paths().log
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=LARGEST, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return told
    text = f"newsreader {reader.__version__}, Python {sys.version.split()[0]}: {' '.join(sys.argv[1:])}\n"
    text += "".join(traceback.format_exception(fault))
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.handle(logging.makeLogRecord({"msg": clean(text)}))
    handler.close()
    return f"{told}; {path} has more of it"
