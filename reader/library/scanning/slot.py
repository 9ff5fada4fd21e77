"""A job on its way: what came of it so far, wherever it is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.library.scanning import frames
from reader.library.scanning.job import Job, Record
from reader.library.scanning.parts import without_next_line


@dataclass(slots=True)
class Slot:
    """A place in the order of a file's records. `job` is what is still to be done of it."""

    job: Job
    size: int
    ended: bool = False
    waiting: deque[frames.Frame | Record] = field(default_factory=deque)
    _last: tuple[int, int] | None = None

    def take(self, frame: frames.Frame) -> None:
        """A record came in."""
        self.waiting.append(frame)
        self._last = frames.place_of(frame[1])

    def give_up(self, reason: str) -> None:
        """Whoever did the job failed at the record after the last that came in: it is lost, what is after it is not."""
        part = self.job.part
        if part is None:
            self.waiting.append(Record(reason))
            self.ended = True
            return
        line, offset = self._last or (part.line, part.start)
        line, rest = without_next_line(self.job.path, part, offset, line)
        self.waiting.append(Record(f"line {line}: {reason}", line))
        self._last = None
        self.ended = rest is None
        self.job = replace(self.job, part=rest)

    def records(self) -> Iterator[tuple[Record, int]]:
        """Take out what waits, each with the bytes it came in."""
        while self.waiting:
            item = self.waiting.popleft()
            yield (item, 0) if isinstance(item, Record) else (frames.load_record(item), len(item[1]))
