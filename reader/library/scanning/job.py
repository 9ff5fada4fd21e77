"""What one process reads at a time: a file or a part of one, to articles that are prepared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.library.scanning.parts import LineRange, Part
from reader.library.scanning.prepared import Prepared, prepare
from reader.sources.files import locate, open_file


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read, or a part of it. `words` is the dictionary that texts are packed with."""

    path: Path
    part: Part | None = None
    words: bytes = b""


@dataclass(frozen=True, slots=True)
class Record:
    """An article, or why there is none in its place. In a part, `line` is its line and `offset` where that ends."""

    content: Prepared | str
    line: int = 0
    offset: int = 0


def perform(job: Job) -> Iterator[Record]:
    """The records of a job, one by one. Whatever is wrong with them is one of them: nothing is raised."""
    try:
        if job.part is None:
            yield from (Record(_content(item, job.words)) for item in sources.read(job.path))
        else:
            yield from _lines(job.path, job.part, job.words)
    except UnreadableFile as fault:
        yield Record(fault.reason)
    except (RecursionError, MemoryError):
        yield Record("is nested too deeply or too large to be read")
    except OSError as fault:
        yield Record(f"cannot be read: {fault.strerror or fault}")
    except Exception as fault:  # one file never stops a scan, not even by a mistake of ours
        yield Record(f"cannot be read: newsreader stumbles over it ({type(fault).__name__}); please report it")


def _lines(path: Path, part: Part, words: bytes) -> Iterator[Record]:
    from reader.sources import records

    located = locate(path)
    stream, saved = open_file(located)
    with stream:
        lines = LineRange(stream, part)
        for item in records.read_lines(located, cast(BinaryIO, lines), saved):
            yield Record(_content(item, words), lines.line, lines.offset)


def _content(item: FullArticle | UnreadableFile, words: bytes) -> Prepared | str:
    return item.reason if isinstance(item, UnreadableFile) else prepare(item, words)
