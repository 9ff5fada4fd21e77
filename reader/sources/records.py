"""JSON Lines and JSON, a record an article: the field names of CLI.md and of the collections people have on disk."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import fields, items, page, plain_text
from reader.sources.draft import Draft, finish
from reader.sources.files import decode, is_binary, unreadable
from reader.sources.items import Namer
from reader.sources.json_values import NotJson, Values

LINE_CAP = 8 * 1024 * 1024  # bytes of one record
LOOK_AHEAD = 64 * 1024 * 1024  # bytes of an object that holds a list of records
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
    """The articles of a JSON file, streamed: one object, a list of objects, or an object that holds such a list.

    What comes after a fault in a list cannot be told apart and is not read.
    """
    if is_binary(stream.read(8192)):
        raise unreadable(path, "is not a text file")
    values = Values(stream)
    try:
        if not (first := values.following()):
            raise unreadable(path, "is empty")
        if first == "[":
            yield from _listed(path, values.elements(), saved)
        elif first == "{":
            yield from _of_object(path, stream, saved)
        else:
            raise unreadable(path, "is not an article: no object with fields")
    except NotJson as fault:
        raise unreadable(path, str(fault)) from None


def _listed(path: Path, records: Iterable[object], saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    namer = Namer()
    for number, record in enumerate(records, start=1):
        yield article(path, record, f"record {number}", namer.name(own_name(record), number), saved)


def _of_object(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The article that an object is, or those of the list in it, for which the file is read a second time."""
    values = Values(stream)
    document, lists, whole = _outline(values)
    if whole and values.following():  # JSON Lines under another name
        stream.seek(0)
        yield from read_lines(path, stream, saved)
    elif (holding := _list_in(document, lists)) is None:
        yield finish(_draft(path, document, ""), path, None, saved)
    else:
        values = Values(stream)
        for name in values.members():
            if name == holding:
                yield from _listed(path, (_shared(record, document) for record in values.elements()), saved)
                return
            values.value()


def _outline(values: Values) -> tuple[dict[str, Any], set[str], bool]:
    """An object of which the lists that may hold records are cut to their first elements, the names of these lists,
    and whether all of it was seen: behind megabytes of records it is not worth to look for what is said of them."""
    document: dict[str, Any] = {}
    lists: set[str] = set()
    for name in values.members():
        if name not in LISTS or values.following() != "[":
            document[name] = values.value()
            continue
        lists.add(name)
        elements = values.elements()
        document[name] = list(islice(elements, 1))
        if any(values.seen > LOOK_AHEAD for _ in elements):
            return document, lists, False
    return document, lists, True


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


def _list_in(document: Mapping[str, Any], lists: Container[str]) -> str | None:
    """The name of the list of records in a document, of whose lists the first elements are known; None where the
    document itself is a record."""
    if _is_feed(document) and "items" in lists:
        return "items"
    if any(isinstance(document.get(key), str) for key in (*PLAIN, *EITHER)) and "items" not in document:
        return None
    holding = (key for key in LISTS if key in lists and (not document[key] or isinstance(document[key][0], dict)))
    return next(holding, None)


def _is_feed(document: Mapping[str, Any]) -> bool:
    return "jsonfeed.org" in str(document.get("version", ""))


def _shared(item: object, feed: Mapping[str, Any]) -> object:
    """An item of a JSON Feed with what the feed says about all of them; its HTML says more than its plain text."""
    if not isinstance(item, dict) or not _is_feed(feed):
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
