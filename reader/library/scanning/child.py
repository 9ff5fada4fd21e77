"""A process of our own program beside us, which ends when we do, however we do.

It is a fresh Python that inherits three pipes and nothing else: neither the lock of the index nor its files.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import reader

LOOK_EVERY = 0.1  # seconds
PIPE_SIZE = 1024 * 1024  # bytes
DEATH_SIGNAL = 1  # of Linux's prctl


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start it, the number of our process behind what it is told. Raises OSError where that cannot be done."""
    process = subprocess.Popen(
        [*command, str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(reader.__file__).parents[1],  # the same program as ours, whatever lies in the current folder
    )
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError, AttributeError):  # Linux only; it lets either side go on while the other is busy
            fcntl.fcntl(cast(BinaryIO, pipe), fcntl.F_SETPIPE_SZ, PIPE_SIZE)
    return process


def begin(parent: int, look: Callable[[], None] = lambda: None) -> BinaryIO:
    """In the child: what is written to the parent goes there; whatever else is printed goes nowhere.

    It ends with the parent from now on. `look` is called ten times a second.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's matter
    out = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # a package that prints must not be heard
        os.dup2(nowhere.fileno(), 1)
    _end_with(parent)
    threading.Thread(target=_watch, args=(parent, look), daemon=True).start()
    return out


def _watch(parent: int, look: Callable[[], None]) -> None:
    while True:
        if os.getppid() != parent:
            os._exit(1)
        look()
        time.sleep(LOOK_EVERY)


def _end_with(parent: int) -> None:
    """Have the system kill us when the parent ends, where it can."""
    with suppress(OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
