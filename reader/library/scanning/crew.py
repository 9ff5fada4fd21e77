"""Worker processes: jobs go out to them, records come in, and whoever takes too long or dies is replaced."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress

from reader.library.scanning import child, frames
from reader.library.scanning.slot import Slot
from reader.library.scanning.worker import MEGABYTE, MOST_MEMORY, TOO_MUCH_MEMORY

PATIENCE = 10.0  # seconds for one record
STARTING = 30.0  # seconds for a worker to start on a busy machine
READ_SIZE = MEGABYTE
AHEAD_BYTES, AHEAD_JOBS = 256 * 1024, 16  # what one worker is given beyond the job it does
MOST_HELD = 48 * MEGABYTE  # of records that wait to be written
MOST_FAILED_STARTS = 3


class Broken(Exception):
    """No worker can be started here."""


class Worker:
    """One process, and the slots it was given in their order."""

    def __init__(self, command: Sequence[str]) -> None:
        self.process = child.started(command)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.input, self.output = self.process.stdin, self.process.stdout
        self.slots: deque[Slot] = deque()
        self.buffer = bytearray()
        self.ready = False
        self._words = b""
        self.heard_at = time.monotonic()

    def has_room(self) -> bool:
        """Can it be given one more job?"""
        return len(self.slots) < 2 or (
            len(self.slots) < AHEAD_JOBS and sum(slot.size for slot in self.slots) < AHEAD_BYTES
        )

    def give(self, slot: Slot) -> None:
        """Have it do a job, after those it was given before."""
        if not self.slots:
            self.heard_at = time.monotonic()
        self.slots.append(slot)
        with suppress(BrokenPipeError):  # its end is seen when it is listened to
            if slot.job.words != self._words:
                self._words = slot.job.words
                self.input.write(frames.dump_words(self._words))
            self.input.write(frames.dump_job(slot.job))
            self.input.flush()

    def end(self, *, grace: float = 0.0) -> int:
        """Kill it, if it lives after so many seconds. Gives its exit status."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(grace)
        with suppress(ProcessLookupError):
            self.process.kill()
        with suppress(BrokenPipeError):
            self.input.close()
        self.output.close()
        return self.process.wait()


class Crew:
    """Some workers that do the jobs of slots. `pump` it often."""

    def __init__(
        self, slots: Iterator[Slot], size: int, *, command: Sequence[str] = (), patience: float = PATIENCE
    ) -> None:
        self._command = command or (sys.executable, "-m", "reader.library.scanning.worker")
        self._patience = patience
        self._size = size
        self._slots = slots
        self._returned: deque[Slot] = deque()
        self._workers: list[Worker] = []
        self._selector = selectors.DefaultSelector()
        self._failed_starts = 0
        self.held = 0  # bytes of records that came in; whoever takes them out of their slots subtracts them

    def pump(self, wait: float = 0.0) -> None:
        """Give out jobs, then take in what came within `wait` seconds; nothing where too much is held already.

        Raises Broken where no worker can be started; `left` then gives what is not done.
        """
        if self.held < MOST_HELD:
            self._give_out()
        if self.held >= 2 * MOST_HELD:
            for worker in self._workers:
                worker.heard_at = time.monotonic()
            return
        for key, _ in self._selector.select(wait if self._workers else 0):
            self._listen(key.data)
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.slots]:
            if worker.ready and now - worker.heard_at > self._patience:
                self._replace(worker, f"took longer than {self._patience:g} s")
            elif now - worker.heard_at > max(STARTING, self._patience):
                self._failed_start(worker)

    def left(self) -> Iterator[Slot]:
        """The slots that nobody does."""
        while (slot := self._take_next()) is not None:
            yield slot

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            with suppress(ProcessLookupError):
                worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._selector.close()

    def _take_next(self) -> Slot | None:
        return self._returned.popleft() if self._returned else next(self._slots, None)

    def _give_out(self) -> None:
        while (slot := self._take_next()) is not None:
            self._returned.appendleft(slot)
            worker = self._with_room()
            if worker is None:
                return
            worker.give(self._returned.popleft())

    def _with_room(self) -> Worker | None:
        """Who has least to do, if that is little; a new one where everybody has something to do."""
        least = min(self._workers, key=lambda worker: len(worker.slots), default=None)
        if (least is None or least.slots) and len(self._workers) < self._size and (hired := self._hire()):
            return hired
        return least if least is not None and least.has_room() else None

    def _hire(self) -> Worker | None:
        try:
            worker = Worker(self._command)
        except OSError:
            self._make_do()
            return None
        self._workers.append(worker)
        self._selector.register(worker.output, selectors.EVENT_READ, worker)
        return worker

    def _make_do(self) -> None:
        """Nobody more can be started: go on with those there are."""
        self._size = len(self._workers)
        if not self._workers:
            raise Broken

    def _listen(self, worker: Worker) -> None:
        data = os.read(worker.output.fileno(), READ_SIZE)
        if not data:
            self._bury(worker)
            return
        worker.heard_at = time.monotonic()
        worker.buffer += data
        for frame in frames.take(worker.buffer):
            self._hear(worker, frame)

    def _hear(self, worker: Worker, frame: frames.Frame) -> None:
        if frame[0] == frames.READY:
            worker.ready, self._failed_starts = True, 0
        elif worker.slots and frame[0] == frames.DONE:
            worker.slots.popleft().ended = True
        elif worker.slots:
            worker.slots[0].take(frame)
            self.held += len(frame[1])

    def _bury(self, worker: Worker) -> None:
        """It ended by itself: it was killed, failed, or retired between two jobs."""
        if not worker.ready:
            self._failed_start(worker)
            return
        status = self._dismiss(worker, grace=1.0)  # seconds for the system to say why
        if status == 0 or not worker.slots:
            self._returned.extendleft(reversed(worker.slots))
        else:
            self._blame(worker, _why(status))

    def _failed_start(self, worker: Worker) -> None:
        """It never was ready: what it was given is nobody's fault."""
        self._dismiss(worker, grace=0)
        self._failed_starts += 1
        self._returned.extendleft(reversed(worker.slots))
        if self._failed_starts >= MOST_FAILED_STARTS:
            self._make_do()

    def _replace(self, worker: Worker, reason: str) -> None:
        self._dismiss(worker, grace=0)
        self._blame(worker, reason)

    def _dismiss(self, worker: Worker, *, grace: float) -> int:
        self._selector.unregister(worker.output)
        self._workers.remove(worker)
        return worker.end(grace=grace)

    def _blame(self, worker: Worker, reason: str) -> None:
        """The first job of a worker suffers, the others are given to somebody else."""
        slot = worker.slots.popleft()
        self._returned.extendleft(reversed(worker.slots))
        slot.give_up(reason)
        if not slot.ended:
            self._returned.appendleft(slot)


def _why(status: int) -> str:
    if status == TOO_MUCH_MEMORY:
        return f"needs more than {MOST_MEMORY // MEGABYTE} MB of memory"
    return f"made newsreader's reading process end ({f'signal {-status}' if status < 0 else f'status {status}'})"
