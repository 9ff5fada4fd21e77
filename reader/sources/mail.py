"""Newsletters and pages kept as mail: single messages, mailboxes, and the web archives that browsers save as MHTML."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path
from typing import BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import dates, items, outlets, page, plain_text
from reader.sources.draft import Draft, finish
from reader.sources.files import PAGE_CAP, decode, read_bytes, unreadable
from reader.sources.items import Namer
from reader.text.clean import clean_line

ARCHIVE_CAP = 128 * 1024 * 1024  # bytes of a web archive, most of which are pictures
HEADER_CAP = 10_000  # characters; decoding a megabyte of encoded words takes all memory
MOST_PARTS = 500
ENOUGH = 0.5  # of a message's words that are no link must be in what was found in its HTML
_FROM = re.compile(rb"From \S+.{0,200}\d\d:\d\d")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_TABLE = re.compile(r"<(/?)(?:table|thead|tbody|tfoot|tr|td|th|center)\b[^<>]*>", re.IGNORECASE)
_FORWARDED = re.compile(r"(?:(?:fwd?|wg|tr|rv|i)\s*:\s*)+", re.IGNORECASE)


def read_message(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The article of a file that is one message."""
    yield finish(_newsletter(path, read_bytes(path, stream)), path, None, saved)


def read_mailbox(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of a mailbox, a message each, streamed."""
    namer, empty = Namer(), True
    for number, (line, data) in enumerate(_messages(stream), start=1):
        empty, place = False, f"message {number} (line {line})"
        if data is None:
            yield unreadable(path, f"{place}: is larger than {PAGE_CAP // 1024 // 1024} MB")
            continue
        item = namer.name(_own_name(data), number)
        yield items.article(lambda data=data: _newsletter(path, data), path, place, item, saved)  # type: ignore[misc]
    if empty:
        raise unreadable(path, "is not a mailbox: no message begins in it")


def read_archive(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The article of a page saved with everything in it (MHTML): its first part that is HTML."""
    message = email.message_from_bytes(read_bytes(path, stream, ARCHIVE_CAP))
    part = next((part for part in _parts(message) if part.get_content_type().endswith("html")), None)
    if part is None:
        raise unreadable(path, "is a web archive without a page in it")
    named = (message.get("Snapshot-Content-Location"), part.get("Content-Location"))
    address = next((url for value in named if (url := outlets.web_address(_header(value)))), None)
    yield finish(page.read(_text(part), Draft(), address), path, None, saved)


def _newsletter(path: Path, data: bytes) -> Draft:
    message = email.message_from_bytes(data)
    if not message.keys():
        raise unreadable(path, "is not a mail message: it has no header")
    name, address = parseaddr(_header(message.get("From")))
    draft = Draft(
        title=_FORWARDED.sub("", _header(message.get("Subject")), count=1) or None,
        outlet=outlets.name(name) or outlets.domain(address.rpartition("@")[2]),
        date=dates.in_metadata(_header(message.get("Date"))),
        url=outlets.web_address(_header(message.get("Content-Base"))),  # where a feed reader kept the article's
        language=_header(message.get("Content-Language")).split(",")[0] or None,
    )
    return _with_body(message, draft)


def _with_body(message: Message, draft: Draft) -> Draft:
    """The draft with the message's HTML as a page; with all of it, or its plain text, where too little was found."""
    parts = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    html = next((_text(part) for part in parts if part.get_content_type() == "text/html"), "")
    html = _TABLE.sub(r"<\1div>", html)  # the tables of a newsletter hold its columns, not data
    plain = next((_text(part) for part in parts if part.get_content_type() == "text/plain"), "")
    if html.strip():
        found = page.read(html, _copy(draft))
        told = page.visible_text(page.without_links(page.guarded(html).html))  # menus and footers are made of links
        if len(found.markdown.split()) < ENOUGH * len(told.split()):
            found = max(found, page.fragment(page.body(html), _copy(draft)), key=lambda each: len(each.markdown))
        if len(found.markdown.split()) * 3 >= len(plain.split()):
            return found
    return plain_text.tidy(plain, draft)


def _copy(draft: Draft) -> Draft:
    return Draft(**{name: getattr(draft, name) for name in draft.__slots__})


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves, in order; a message within a message is nested without end at most."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part, seen = waiting.pop(), seen + 1
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting.extend(inner for inner in reversed(payload) if isinstance(inner, Message))
        else:
            yield part


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, part.get_content_charset())


def _header(value: object) -> str:
    """A header's text on one line: encoded words decoded, in a cap's bounds."""
    raw = str(value or "")[:HEADER_CAP]
    try:
        words = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return clean_line(raw)
    return clean_line("".join(word if isinstance(word, str) else decode(word, charset) for word, charset in words))


def _own_name(data: bytes) -> str:
    """The Message-ID without its brackets, which are no part of it (RFC 5322, 3.6.4)."""
    match = re.search(rb"(?im)^message-id:\s*<?([^\s<>]{1,500})", data[:200_000].split(b"\n\n", 1)[0])
    return match[1].decode("utf-8", "replace") if match else ""


def _messages(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The messages of a mailbox, each with the line it starts on; None for one that is too large.

    A line "From …" starts one after an empty line, as mailbox programs write it (RFC 4155).
    """
    lines: list[bytes] = []
    start = size = number = 0
    after_gap = True
    while line := stream.readline(1024 * 1024):
        number += line.endswith(b"\n")
        if after_gap and _FROM.match(line):
            if start:
                yield start, _joined(lines, size)
            lines, start, size = [], max(1, number), 0
        elif start:
            size += len(line)
            if size <= PAGE_CAP:
                lines.append(line)
            else:
                lines.clear()
        after_gap = not line.strip()
    if start:
        yield start, _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines)) if size <= PAGE_CAP else None
