"""Reading many files, in as many processes as it is worth, and handing on what is in them in each file's order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.scanning.crew import Broken, Crew
from reader.library.scanning.job import Job, Record, perform
from reader.library.scanning.parts import in_parts, parts
from reader.library.scanning.slot import Slot

MOST_WORKERS = 4
SECONDS_A_FILE, SECONDS_A_BYTE = 0.001, 1.2e-6  # what reading costs, roughly
PAGES = frozenset({".html", ".htm", ".xhtml"})
SECONDS_A_PAGE = 0.04
TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".json", ".csv", ".tsv"})
LITTLE = 32 * 1024  # bytes of a text that takes a second at worst
HANDFUL = 0.6  # seconds of work that are not worth another process
WORTH_A_WORKER = 0.4  # seconds of work
PATIENCE_OF_A_PUMP = 0.05  # seconds


@dataclass(eq=False, slots=True)
class Unread:
    """A file to be read, from a place on where the records before it are known."""

    path: Path
    size: int
    start: int = 0
    slots: list[Slot] = field(default_factory=list)
    issued: bool = False  # all its slots have been


@dataclass(frozen=True, slots=True)
class Read:
    """A record of a file."""

    file: Unread
    record: Record


@dataclass(frozen=True, slots=True)
class Reached:
    """All records of a file before a place have been given, or all there are (None)."""

    file: Unread
    offset: int | None


Event = Read | Reached


def workers_for(files: Sequence[Unread], spared: int = 0) -> int:
    """How many processes the reading of some files is worth, `spared` processors left alone as far as there are others.

    What may be hostile is never read in ours, where nothing bounds its time and memory: only little text is.
    """
    pages = sum(1 for file in files if file.path.suffix.lower() in PAGES)
    seconds = sum(SECONDS_A_FILE + SECONDS_A_BYTE * (file.size - file.start) for file in files) + SECONDS_A_PAGE * pages
    if seconds < HANDFUL and all(map(_is_little_text, files)):
        return 0
    return max(1, min(MOST_WORKERS, cores() - spared, round(seconds / WORTH_A_WORKER)))


def _is_little_text(file: Unread) -> bool:
    return file.size <= LITTLE and file.path.suffix.lower() in TEXTS


def cores() -> int:
    """The processors that we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Reading:
    """Reads some files, on all processors but those `spared`. Close it at the end, or to stop at once.

    `words` is the dictionary that texts are packed with from now on.
    """

    def __init__(self, files: Sequence[Unread], spared: int = 0, words: bytes = b"") -> None:
        self.words = words
        self._open: dict[Unread, None] = {}
        self._slots = self._issue(files)
        size = workers_for(files, spared)
        self._crew = Crew(self._slots, size) if size else None

    def events(self) -> Iterator[Event | None]:
        """What is read, as it comes in; None now and then where nothing does."""
        while self._crew is not None:
            try:
                self._crew.pump(PATIENCE_OF_A_PUMP)
            except Broken:
                self._slots, self._crew = self._crew.left(), None
                break
            yield from self._come_in()
            if not self._open:
                return
            yield None
        yield from self._read_here()

    def pump(self) -> None:
        """Keep the workers busy while the one who takes the events does something else."""
        if self._crew is not None:
            try:
                self._crew.pump()
            except Broken:
                self._slots, self._crew = self._crew.left(), None

    def close(self) -> None:
        """End all that still goes on."""
        if self._crew is not None:
            self._crew.close()

    def _read_here(self) -> Iterator[Event]:
        for slot in self._slots:
            for record in perform(slot.job):
                slot.waiting.append(record)
                yield from self._come_in()
            slot.ended = True
            yield from self._come_in()
        yield from self._come_in()

    def _issue(self, files: Sequence[Unread]) -> Iterator[Slot]:
        for file in files:
            self._open[file] = None
            slots = self._slots_of(file)
            slot = next(slots, None)
            file.issued = slot is None
            while slot is not None:
                following = next(slots, None)
                file.issued = following is None
                file.slots.append(slot)
                yield slot
                slot = following

    def _slots_of(self, file: Unread) -> Iterator[Slot]:
        if in_parts(file.path):
            nothing = True
            for part in parts(file.path, file.start):
                nothing = False
                yield Slot(Job(file.path, part, self.words), part.end - part.start)
            if not nothing or file.start:
                return
        yield Slot(Job(file.path, words=self.words), file.size)

    def _come_in(self) -> Iterator[Event]:
        for file in list(self._open):
            while file.slots:
                slot = file.slots[0]
                part = slot.job.part
                for record, size in slot.records():
                    if self._crew is not None:
                        self._crew.held -= size
                    yield Read(file, record)
                if not slot.ended:
                    break
                file.slots.pop(0)
                if part is not None:
                    yield Reached(file, part.end)
            if file.issued and not file.slots:
                del self._open[file]
                yield Reached(file, None)
