"""One writer at a time: a lock that the system lets go of when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import IndexFault

POLL_SECONDS = 0.05


@contextmanager
def writing_alone(folder: Path, *, wait: float, stop: Callable[[], bool], lock: str = "lock") -> Iterator[bool]:
    """Hold the lock of an index, or another one in its folder. Gives False where `stop` ended the waiting.

    Raises IndexFault when another newsreader holds it for longer than `wait` seconds.
    """
    descriptor = os.open(folder / lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield _acquire(descriptor, folder, wait, stop)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, folder: Path, wait: float, stop: Callable[[], bool]) -> bool:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if stop():
                return False
            if time.monotonic() >= end:
                reason = "another newsreader is indexing; wait until it is done, or end it"
                raise IndexFault(f"{folder}: {reason}") from None
            time.sleep(POLL_SECONDS)
