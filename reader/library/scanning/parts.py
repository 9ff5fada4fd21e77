"""Big files of JSON Lines in parts, each read by itself and all of them together giving what the whole file gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reader.errors import UnreadableFile
from reader.sources.files import is_binary, locate, open_file

PART_SIZE = 256 * 1024  # bytes: about a third of a second's work
AT_ONCE = 1024 * 1024
LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Part:
    """Whole lines of a file: the bytes from `start` to `end`, with `line` lines before them."""

    start: int
    end: int
    line: int


def in_parts(path: Path) -> bool:
    """Is this a file that can be read in parts?"""
    return path.suffix.lower() in LINES


def parts(path: Path, start: int = 0) -> Iterator[Part]:
    """The parts of a file, in order, from a line's beginning on. None where the file cannot be opened."""
    try:
        stream, _ = open_file(locate(path))
    except (UnreadableFile, OSError):
        return
    with stream:
        if is_binary(stream.read(8192)):
            yield Part(0, 0, 0)
            return
        stream.seek(0)
        line = _count_lines(stream, start)
        while data := _some_lines(stream):
            if data.strip() or not start:
                yield Part(start, start + len(data), line)
            start += len(data)
            line += data.count(b"\n")


def _some_lines(stream: BinaryIO) -> bytes:
    data = stream.read(PART_SIZE) + stream.readline()
    while data and not data.strip() and (more := stream.readline()):
        data += more  # blank lines are no part by themselves
    return data


def _count_lines(stream: BinaryIO, end: int) -> int:
    """The number of lines before a place; leaves the stream there."""
    lines = 0
    while (left := end - stream.tell()) > 0 and (data := stream.read(min(left, AT_ONCE))):
        lines += data.count(b"\n")
    return lines


def without_next_line(path: Path, part: Part, offset: int, line: int) -> tuple[int, Part | None]:
    """A part of which all was read up to some line: the number of the next line that is not blank, and what comes
    after it."""
    try:
        stream, _ = open_file(locate(path))
    except (UnreadableFile, OSError):
        return line + 1, None
    with stream:
        stream.seek(offset)
        blank = True
        while blank and offset < part.end and (data := stream.readline()):
            offset += len(data)
            line += 1
            blank = not data.strip()
    return line, Part(offset, part.end, line) if offset < part.end else None


class LineRange:
    """One part of a file, as a file: the lines before it are blank, so that lines keep their numbers, and those after
    it are missing. `line` and `offset` tell the number of the last line that was read, and where it ends."""

    def __init__(self, stream: BinaryIO, part: Part) -> None:
        self._stream = stream
        self._part = part
        self._whole = True  # the last line was read to its end
        self.line = 0
        self.offset = part.start

    def read(self, size: int) -> bytes:
        """The beginning of the whole file."""
        return self._stream.read(size)

    def seek(self, _: int) -> int:
        """Go to the first line."""
        self.line, self.offset, self._whole = 0, self._part.start, True
        return self._stream.seek(self._part.start)

    def readline(self, limit: int) -> bytes:
        """The next line, or the next `limit` bytes of a longer one."""
        if self.line < self._part.line:
            self.line += 1
            return b"\n"
        if self.offset >= self._part.end:
            return b""
        self.line += self._whole
        data = self._stream.readline(limit)
        self._whole = data.endswith(b"\n")
        self.offset += len(data)
        return data
