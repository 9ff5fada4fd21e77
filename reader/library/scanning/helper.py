"""A process beside us that makes segments of postings (see `maker`), while we put more articles into the catalogue."""

from __future__ import annotations

import os
import select
import shutil
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from reader.library.postings.index import Index
from reader.library.scanning import child, frames, word_counts
from reader.library.scanning.maker import segment_of
from reader.library.schema import MAKING

READ_SIZE = 1024 * 1024
PATIENCE = 60.0  # seconds until it takes what it is sent, or has made what it was told to: then it hangs, or is stopped


class Failed(Exception):
    """The process cannot be started, or it ended, or hangs: nothing of what it had not finished is in any segment."""


@dataclass(frozen=True, slots=True)
class Made:
    """An index of one segment, the rows that it holds, and how many of them have each word."""

    index: Index
    rows: Sequence[int]
    words: Mapping[str, int]


class Helper:
    """The process, and what it was given. Every method may raise Failed; then `close` it."""

    def __init__(self, folder: Path) -> None:
        """Start it; it works in a folder within this one."""
        self.rows: list[int] = []
        """What it was given of the next segment."""
        self._told: deque[list[int]] = deque()
        self._made = 0
        self._since = 0.0  # when it was told to make the segment that it is to make next, or had made the one before
        self._buffer = bytearray()
        self._folder = Path(mkdtemp(prefix=MAKING, dir=folder))
        try:
            self._process = child.started([sys.executable, "-m", "reader.library.scanning.maker", str(self._folder)])
        except OSError as fault:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise Failed from fault
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self._output = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._input, False)

    def take(self, packed: Mapping[int, bytes]) -> None:
        """Give it some articles, packed, by their rows."""
        self.rows.extend(packed)
        self._send(b"".join(frames.dump_numbered(frames.ARTICLE, row, postings) for row, postings in packed.items()))

    def finish(self) -> None:
        """Have it make a segment of what it was given."""
        if self.rows:
            self._since = self._since if self._told else time.monotonic()
            self._told.append(self.rows)
            self.rows = []
            self._send(frames.dump(frames.DONE))

    def waiting(self) -> int:
        """How many segments it has not made yet of those it was told to."""
        return len(self._told)

    def made(self, wait: float = 0.0) -> Iterator[Made]:
        """The segments that were finished by now, or within so many seconds, in the order of their articles."""
        if not self._told:
            return
        if not select.select([self._output], [], [], wait)[0]:
            if time.monotonic() - self._since >= PATIENCE:
                raise Failed
            return
        if not (data := os.read(self._output, READ_SIZE)):
            raise Failed
        self._buffer += data
        for _, payload in frames.take(self._buffer):
            self._since = time.monotonic()
            yield Made(segment_of(self._folder, self._made), self._told.popleft(), word_counts.unpack(payload))
            self._made += 1

    def close(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _send(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            if not select.select([], [self._input], [], PATIENCE)[1]:
                raise Failed
            try:
                left = left[os.write(self._input, left) :]
            except OSError as fault:
                raise Failed from fault


def sweep(folder: Path) -> None:
    """Remove what helpers left that were killed."""
    for left in folder.glob(f"{MAKING}*"):
        shutil.rmtree(left, ignore_errors=True)
