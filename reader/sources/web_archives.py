"""WARC: crawls such as CC-NEWS, a page an article. Read with warcio, which is an extra: few people hold such files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import items, page
from reader.sources.draft import Draft
from reader.sources.extras import missing
from reader.sources.files import PAGE_CAP, decode, is_binary, unreadable
from reader.sources.items import Namer

logging.getLogger("warcio").addHandler(logging.NullHandler())  # else its warnings are printed over the screen


def read(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The pages that a server sent, streamed, each called by its address; of anything else nothing is said."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise missing(path, "warc") from None
    namer, number = Namer(), 0
    try:
        records = ArchiveIterator(stream)
        records.INC_RECORD = ""  # else it prints a warning over the screen
        for record in records:
            if _is_page(record):
                number += 1
                yield _article(path, record, number, namer, saved)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError) as fault:
        yield unreadable(path, f"is damaged after {number:,} pages: {fault}")
        return
    if not number:
        yield unreadable(path, "is a web archive without a page in it")


def _is_page(record: Any) -> bool:
    """Is this record a page that was delivered: no request, no picture, no redirection, no error?"""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "").lower().startswith(("text/html", "application/xhtml"))


def _article(path: Path, record: Any, number: int, namer: Namer, saved: datetime) -> FullArticle | UnreadableFile:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    place = f"page {number} ({address[:200]})" if address else f"page {number}"
    data = _content(record.content_stream())
    item = namer.name(address, number)
    if len(data) > PAGE_CAP:
        return unreadable(path, f"{place}: is larger than {PAGE_CAP // 1024 // 1024} MB, too big for one article")
    if is_binary(data):
        return unreadable(path, f"{place}: is packed in a way that is not known, or is no page")
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    html = decode(data, charset) if charset else data
    return items.article(lambda: page.read(html, Draft(), address), path, place, item, saved)


def _content(stream: Any) -> bytes:
    """All of a page up to the cap and one byte more: a stream unpacked as it is read gives it in small pieces."""
    parts: list[bytes] = []
    size = 0
    with redirect_stderr(StringIO()):  # where warcio prints that a page's packing is broken
        while size <= PAGE_CAP and (part := stream.read(min(1024 * 1024, PAGE_CAP + 1 - size))):
            parts.append(part)
            size += len(part)
    return b"".join(parts)
