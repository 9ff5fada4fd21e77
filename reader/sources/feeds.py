"""RSS, Atom and RDF files, an entry an article. What a feed printed in full is read, else its summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources import page, records
from reader.sources.files import decode, read_bytes, unreadable
from reader.sources.items import Namer

CAP = 64 * 1024 * 1024  # bytes of a feed, which is parsed as a whole
ROOTS = ("<rss", "<feed", "<rdf:rdf", "<channel", ":feed", "<cdf")


def read(path: Path, stream: BinaryIO, saved: datetime) -> Iterator[FullArticle | UnreadableFile]:
    """The articles of a feed; a page that a browser saved under the name of one is told apart by `is_feed`."""
    feed = _parsed(path, read_bytes(path, stream, CAP))
    shared = {"outlet": _line(feed.feed.get("title")), "language": feed.feed.get("language")}
    namer = Namer()
    if not feed.entries:
        raise unreadable(path, "is a feed without an entry")
    for number, entry in enumerate(feed.entries, start=1):
        record = {**shared, **_record(entry)}
        item = namer.name(entry.get("id") or entry.get("link"), number)
        yield records.article(path, record, f"entry {number}", item, saved)


def is_feed(text: str) -> bool:
    """Is this XML a feed?"""
    head = text[:4000].lower()
    return any(root in head for root in ROOTS)


def _parsed(path: Path, data: bytes) -> Any:
    """What feedparser makes of the bytes: a stream, never a string, which it would take for an address to fetch."""
    import feedparser

    if not is_feed(decode(data[:16_000])):
        raise unreadable(path, "is XML, but no feed of news")
    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, KeyError, AttributeError, LookupError, AssertionError):
        raise unreadable(path, "is a feed that is too broken to be read") from None


def _record(entry: Any) -> dict[str, Any]:
    """An entry under the names of `fields`."""
    outlet = _line(entry.get("source", {}).get("title"))
    date = entry.get("published") or entry.get("issued") or entry.get("created") or entry.get("updated")
    found = {
        "title": _line(entry.get("title")),
        "content": _content(entry),
        "author": _line(entry.get("author")),
        "date": date,
        "url": _address(entry),
        "outlet": outlet,
        "language": entry.get("language"),
    }
    return {name: value for name, value in found.items() if value}


def _content(entry: Any) -> str:
    """The longest of the texts an entry holds in full, else its summary."""
    full = [str(part.get("value") or "") for part in entry.get("content", ())]
    return max(full, key=len, default="").strip() or str(entry.get("summary") or "")


def _address(entry: Any) -> str:
    """Where the article stands: the publisher's own address behind a feed service's, if the entry tells it."""
    return next((found for key in ("feedburner_origlink", "link", "id") if (found := entry.get(key))), "")


def _line(value: object) -> str:
    """A title as text: feeds print it with tags and entities in it."""
    text = value if isinstance(value, str) else ""
    return page.visible_text(text) if "<" in text or "&" in text else text
