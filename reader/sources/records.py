"""JSON Lines and JSON, a record an article: the field names of CLI.md and of the collections people have on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import fields, items, page, plain_text
from reader.sources.draft import Draft, finish
from reader.sources.files import decode, is_binary, read_bytes, unreadable
from reader.sources.items import Namer

LINE_CAP = 8 * 1024 * 1024  # bytes of one record
JSON_CAP = 128 * 1024 * 1024  # bytes of a file that must be parsed as a whole
PLAIN = ("text", "maintext", "body", "article", "articlebody", "article_text", "plain_text", "content_text")
EITHER = ("content", "content_original", "content_html", "html", "description", "summary", "excerpt", "lead", "snippet")
ITEM = ("id", "guid", "message-id", "url")
LISTS = ("articles", "items", "entries", "results", "data", "docs", "stories", "news")
_HTML = re.compile(r"<(p|div|br|html|body|h[1-6]|ul|ol|a|span|img|strong|em|b|i|blockquote)\b[^<>]*>", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)


def read_lines(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of a JSON Lines file, streamed; a line that holds none costs that line."""
    head = stream.read(8192)
    stream.seek(0)
    if is_binary(head):
        yield unreadable(path, "is not a text file")
        return
    namer, empty = Namer(), True
    for number, line in enumerate(_lines(stream), start=1):
        empty = empty and line is not None and not line.strip()
        if line is None:
            yield unreadable(path, f"line {number}: is longer than {LINE_CAP // 1024 // 1024} MB")
        elif line.strip():
            yield _parsed(path, line, number, namer, saved)
    if empty:
        yield unreadable(path, "is empty")


def read_json(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of a JSON file: one object, a list of objects, or an object that holds such a list."""
    data = read_bytes(path, stream, JSON_CAP)
    try:
        document = json.loads(decode(data))
    except json.JSONDecodeError as fault:
        if fault.msg == "Extra data" and fault.pos > 0:  # JSON Lines under another name
            stream.seek(0)
            yield from read_lines(path, stream, saved)
            return
        raise unreadable(path, f"line {fault.lineno}: is not JSON: {fault.msg}") from None
    except (ValueError, RecursionError):
        raise unreadable(path, "is not JSON that can be read: a number or its nesting is out of all bounds") from None
    if not isinstance(records := _list(document), list):
        yield finish(_draft(path, document, ""), path, None, saved)
        return
    namer = Namer()
    for number, record in enumerate(records, start=1):
        yield article(path, record, f"record {number}", namer.name(own_name(record), number), saved)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long."""
    while line := stream.readline(LINE_CAP + 1):
        if len(line) <= LINE_CAP:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LINE_CAP)
        yield None


def _parsed(path: Path, line: bytes, number: int, namer: Namer, saved: datetime) -> FullArticle | UnreadableFile:
    try:
        record = json.loads(decode(line))
    except json.JSONDecodeError as fault:
        return unreadable(path, f"line {number}: is not JSON: {fault.msg}")
    except (ValueError, RecursionError):
        return unreadable(path, f"line {number}: a number or its nesting is out of all bounds")
    return article(path, record, f"line {number}", namer.name(own_name(record), number), saved)


def article(path: Path, record: object, place: str, item: str, saved: datetime) -> FullArticle | UnreadableFile:
    """The article of one record, or its fault."""
    return items.article(lambda: _draft(path, record, f"{place}: "), path, place, item, saved)


def own_name(record: object) -> str:
    """What a record calls itself: its id, guid, message-id or address; empty where it has none."""
    if not isinstance(record, dict):
        return ""
    found = {key.lower(): value for key, value in record.items()}
    for key in ITEM:
        value = found.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and (item := str(value).strip()):
            return item
    return ""


def _list(document: object) -> object:
    """The list of records in a document, or the document itself where it is one record."""
    if not isinstance(document, dict):
        return document
    if "jsonfeed.org" in str(document.get("version", "")) and isinstance(document.get("items"), list):
        return [_feed_item(item, document) for item in document["items"]]
    if any(isinstance(document.get(key), str) for key in (*PLAIN, *EITHER)) and "items" not in document:
        return document
    lists = (document[key] for key in LISTS if isinstance(document.get(key), list))
    return next((found for found in lists if not found or isinstance(found[0], dict)), document)


def _feed_item(item: object, feed: Mapping[str, Any]) -> object:
    """An item of a JSON Feed with what the feed says about all of them; its HTML says more than its plain text."""
    if not isinstance(item, dict):
        return item
    shared = {"outlet": feed.get("title"), "language": feed.get("language"), "authors": feed.get("authors")}
    record = {**{key: value for key, value in shared.items() if value}, **item}
    if record.get("content_html"):
        record.pop("content_text", None)
    return record


def _draft(path: Path, record: object, place: str) -> Draft:
    if not isinstance(record, dict):
        raise unreadable(path, f"{place}is not an article: no object with fields")
    found = {key.lower(): value for key, value in record.items() if value not in (None, "", [], {})}
    draft = fields.draft(found)
    body = fields.text(found, PLAIN) or fields.text(found, EITHER)
    if not draft.title and not body.strip():
        raise unreadable(path, f"{place}holds neither a title nor a text")
    return _with_body(draft, body)


def _with_body(draft: Draft, body: str) -> Draft:
    if _PAGE.search(body[:2000]):
        return page.read(body, draft)
    if len(_HTML.findall(body[:20_000])) >= 2 or (_HTML.match(body.lstrip()) and "</" in body):
        return page.fragment(body, draft)
    return plain_text.tidy(body, draft)
