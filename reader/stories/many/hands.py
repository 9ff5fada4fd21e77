"""Processes beside ours, on the processors that are free, for what takes longest in grouping (see `work`).

Where none can be started, or one ends before its time, we do the work ourselves.
"""

from __future__ import annotations

import json
import os
import selectors
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reader.library.scanning import child, frames
from reader.stories.many.work import KINDS

if TYPE_CHECKING:
    from reader.library import Library

MOST = 8  # processes: more come with more than one can take in
WORTH = 600  # articles for each: it takes a fifth of a second to start
AHEAD = 2  # jobs that each is given at once
PATIENCE = 60.0  # seconds for one job: then we do it ourselves
A_STORY = 0.02  # seconds more for each article of a story: one may have ten thousand
READ_SIZE = 1024 * 1024

Job = tuple[int, Sequence[Any]]


class Hand:
    """One process, and the jobs it was given."""

    def __init__(self, library: Library) -> None:
        self.process = child.started([sys.executable, "-m", "reader.stories.many.work", str(library.folder)])
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.input, self.output = self.process.stdin, self.process.stdout
        self.given: deque[Job] = deque()
        self._buffer = bytearray()

    def give(self, kind: str, job: Job) -> None:
        """Have it do a job after those it was given."""
        self.given.append(job)
        with suppress(BrokenPipeError):  # its end is seen when it is listened to
            self.input.write(json.dumps([job[0], kind, job[1]]).encode() + b"\n")
            self.input.flush()

    def answers(self) -> list[tuple[int, bytes]] | None:
        """The answers that came, None where it has ended."""
        if not (data := os.read(self.output.fileno(), READ_SIZE)):
            return None
        self._buffer += data
        found = [frames.load_numbered(frame) for frame in frames.take(self._buffer)]
        for _ in found:
            self.given.popleft()
        return found

    def end(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            self.process.kill()
        for pipe in (self.input, self.output):
            with suppress(OSError):
                pipe.close()
        self.process.wait()


class Hands:
    """So many processes at most; they are started when there is work. Close them at the end, or to stop at once."""

    def __init__(self, library: Library, processes: int) -> None:
        self.library, self._wanted = library, processes
        self._hands: list[Hand] = []

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *_: object) -> None:
        self._wanted = 0
        while self._hands:
            self._hands.pop().end()

    def do(self, kind: str, jobs: Iterable[Sequence[Any]]) -> Iterator[tuple[int, bytes]]:
        """The number and the answer of each job, as they come."""
        left = deque(enumerate(jobs))
        self._start(len(left))
        while left or any(hand.given for hand in self._hands):
            self._give_out(kind, left)
            if self._hands:
                yield from self._listen(left)
            elif left:
                number, ids = left.popleft()
                yield number, KINDS[kind](self.library, ids)

    def _start(self, most: int) -> None:
        with suppress(OSError):
            while len(self._hands) < min(most, self._wanted):
                self._hands.append(Hand(self.library))

    def _give_out(self, kind: str, left: deque[Job]) -> None:
        for hand in self._hands:
            while left and len(hand.given) < AHEAD:
                hand.give(kind, left.popleft())

    def _listen(self, left: deque[Job]) -> Iterator[tuple[int, bytes]]:
        """The answers that come next; the jobs of one that ends, or does not answer, are left to others."""
        with selectors.DefaultSelector() as selector:
            for hand in self._hands:
                if hand.given:
                    selector.register(hand.output, selectors.EVENT_READ, hand)
            ready = [
                key.data for key, _ in selector.select(patience(job for hand in self._hands for job in hand.given))
            ]
        for hand in ready or self._hands[:]:
            answers = hand.answers() if ready else None
            if answers is None:
                self._hands.remove(hand)
                self._wanted -= 1
                left.extendleft(reversed(hand.given))
                hand.end()
            else:
                yield from answers


def patience(jobs: Iterable[Job]) -> float:
    """How many seconds an answer to any of some jobs may take."""
    stories = (len(one) for _, ids in jobs for one in ids if not isinstance(one, str))
    return PATIENCE + A_STORY * max(stories, default=0)


def hands_for(library: Library, articles: int, spared: int) -> Hands:
    """As many as the work on so many articles is worth, `spared` processors left to others."""
    from reader.library.scanning.reading import cores

    processes = min(MOST, cores() - spared, articles // WORTH)
    return Hands(library, processes if processes > 1 else 0)
