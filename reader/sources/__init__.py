"""A file of saved news to articles: one module a format, one table that picks it by the name's suffix.

A fault of a file or of one record is yielded, never raised, so that one bad file never stops a scan.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources.draft import Draft, article_id, finish
from reader.sources.extras import lacks_extra
from reader.sources.files import decode, locate, open_file, read_bytes, size_of, unreadable

__all__ = ["RULES", "article_id", "lacks_extra", "read", "wanted"]

RULES = 12  # raise it when reading gives other articles than before: every library then reads its files again

Reader = Callable[[Path, BinaryIO, datetime], Iterator[FullArticle | UnreadableFile]]


def wanted(path: str | Path) -> bool:
    """Is this the name of a kind of file that is read?"""
    return _reader(os.path.basename(path)) is not None


def read(path: Path) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of one file, one by one; its faults, and those of single records, as UnreadableFile among them.

    `article.path` is absolute, links resolved. The file is opened for reading only, is never waited for, and is not
    read beyond the caps of `files` and `records`.
    """
    try:
        path = locate(path)
        stream, saved = open_file(path)
        with stream:
            if not size_of(stream):
                raise unreadable(path, "is empty")
            yield from (_reader(path.name) or _plain)(path, stream, saved)
    except UnreadableFile as fault:
        yield fault
    except OSError as fault:
        yield unreadable(path, f"cannot be read: {fault.strerror or fault}")
    except (RecursionError, MemoryError):
        yield unreadable(path, "is nested too deeply or too large to be read")
    except Exception as fault:  # the libraries below raise what they like on hostile files; the scan goes on
        yield unreadable(path, f"cannot be read: {type(fault).__name__}: {fault}")


def _reader(name: str) -> Reader | None:
    """What reads a file of this name: by its suffix, or for one packed by gzip by the suffix before."""
    stem, suffix = os.path.splitext(name.lower())
    if suffix != ".gz":
        return READERS.get(suffix)
    inner = READERS.get(os.path.splitext(stem)[1])
    return partial(_gzip, inner) if inner and inner not in (_zip, _book) else None


def _plain(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle]:
    from reader.sources import page, plain_text, repeats

    data = read_bytes(path, stream)
    text = decode(data)
    draft = page.read(data, Draft()) if page.is_page(text) else plain_text.read(text, repeats.of_folder(path))
    yield finish(draft, path, None, saved)


def _markdown(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle]:
    from reader.sources import markdown_files

    yield finish(markdown_files.read(decode(read_bytes(path, stream))), path, None, saved)


def _page(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle]:
    from reader.sources import link_lists, omnivore, page

    data = read_bytes(path, stream)
    if reason := link_lists.explained(data):
        raise unreadable(path, reason)
    known = omnivore.known_of(path)
    draft = omnivore.draft(known, data) if known else page.read(data, Draft())
    yield finish(draft, path, None, saved)


def _lines(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import records

    yield from records.read_lines(path, stream, saved)


def _json(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import omnivore, records

    if omnivore.is_list(path):
        yield from omnivore.read_list(path, stream)
    else:
        yield from records.read_json(path, stream, saved)


def _table(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import tables

    yield from tables.read(path, stream, saved)


def _feed(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import feeds, page

    head = decode(stream.read(4096))
    stream.seek(0)
    yield from (_page if page.is_page(head) else feeds.read)(path, stream, saved)


def _message(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import mail

    yield from mail.read_message(path, stream, saved)


def _mailbox(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import mail

    yield from mail.read_mailbox(path, stream, saved)


def _archive(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import mail

    yield from mail.read_archive(path, stream, saved)


def _gzip(inner: Reader, path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import packed

    yield from packed.read_gzip(path, stream, saved, inner)


def _zip(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import packed

    yield from packed.read_zip(
        path, stream, saved, lambda name: None if name.lower().endswith(".zip") else _reader(name)
    )


def _book(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import books

    yield from books.read(path, stream, saved)


def _crawl(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import web_archives

    yield from web_archives.read(path, stream, saved)


def _document(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    from reader.sources import documents

    yield from documents.read(path, stream, saved)


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
    ".csv": _table,
    ".tsv": _table,
    ".rss": _feed,
    ".atom": _feed,
    ".rdf": _feed,
    ".xml": _feed,
    ".eml": _message,
    ".mbox": _mailbox,
    ".mht": _archive,
    ".mhtml": _archive,
    ".zip": _zip,
    ".epub": _book,
    ".warc": _crawl,
    ".pdf": _document,
}
