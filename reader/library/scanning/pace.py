"""How fast a scan goes, and how long it still takes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

A_FILE = 2048  # bytes that opening a file is like
SECONDS = 30.0  # the rate is that of the last so many: committing a batch, while nothing is read, takes some of them
FIRST_AFTER = 3.0  # seconds: the first are spent on starting
SAMPLE_EVERY = 0.25


class Pace:
    """Told of the work there is and the work that is done, in bytes, it tells the rate of `articles`, those read."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.articles = 0
        self._left = 0
        self._done = 0
        self._samples: deque[tuple[float, int, int]] = deque()  # time, bytes done, articles read

    def begin(self, size: int, files: int) -> None:
        """There is so much to read."""
        self._left = size + files * A_FILE
        self._samples.append((self._clock(), 0, 0))

    def advance(self, size: int, files: int = 0) -> None:
        """So much of it is done."""
        self._done += size + files * A_FILE

    def measure(self) -> tuple[float | None, float | None, float | None]:
        """Articles a second, the seconds left, and how much of the work is done, 0 to 1; None where nothing can be said
        yet."""
        share = min(1.0, self._done / self._left) if self._left else None
        now = self._clock()
        if not self._samples or now - self._samples[0][0] < FIRST_AFTER:
            return None, None, share
        then, done, before = self._samples[0]
        if now - self._samples[-1][0] >= SAMPLE_EVERY:
            self._samples.append((now, self._done, self.articles))
        while len(self._samples) > 2 and now - self._samples[1][0] > SECONDS:
            self._samples.popleft()
        rate = (self.articles - before) / (now - then)
        speed = (self._done - done) / (now - then)
        return rate, max(0, self._left - self._done) / speed if speed else None, share
