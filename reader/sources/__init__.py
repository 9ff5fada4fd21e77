"""A file of saved news to articles: one module a format, one table that picks it by the name's suffix.

A fault of a file or of one record is yielded, never raised, so that one bad file never stops a scan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources.draft import Draft, article_id, finish
from reader.sources.files import decode, locate, open_file, read_bytes, unreadable

__all__ = ["RULES", "article_id", "read", "wanted"]

RULES = 3  # raise it when reading gives other articles than before: every library then reads its files again

Reader = Callable[[Path, BinaryIO, datetime], Iterator[FullArticle | UnreadableFile]]


def wanted(path: Path) -> bool:
    """Is this the name of a kind of file that is read?"""
    return path.suffix.lower() in READERS


def read(path: Path) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of one file, one by one; its faults, and those of single records, as UnreadableFile among them.

    `article.path` is absolute, links resolved. The file is opened for reading only, is never waited for, and is not
    read beyond the caps of `files` and `records`.
    """
    try:
        path = locate(path)
        stream, saved = open_file(path)
        with stream:
            yield from READERS.get(path.suffix.lower(), _plain)(path, stream, saved)
    except UnreadableFile as fault:
        yield fault
    except OSError as fault:
        yield unreadable(path, f"cannot be read: {fault.strerror or fault}")
    except (RecursionError, MemoryError):
        yield unreadable(path, "is nested too deeply or too large to be read")


def _plain(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle]:
    from reader.sources import page, plain_text

    data = read_bytes(path, stream)
    text = decode(data)
    draft = page.read(data, Draft()) if page.is_page(text) else plain_text.read(text)
    yield finish(draft, path, None, saved)


def _markdown(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle]:
    from reader.sources import markdown_files

    yield finish(markdown_files.read(decode(read_bytes(path, stream))), path, None, saved)


def _page(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle]:
    from reader.sources import page

    yield finish(page.read(read_bytes(path, stream), Draft()), path, None, saved)


def _lines(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import records

    yield from records.read_lines(path, stream, saved)


def _json(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import records

    yield from records.read_json(path, stream, saved)


READERS: dict[str, Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _json,
}
