"""What a reader of one format found in a file, and the article that is made of it."""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reader.article import Article, Body, Dropped, FullArticle, Kind
from reader.sources.files import unreadable
from reader.text.clean import clean, clean_line
from reader.text.markdown import paragraphs
from reader.text.words import number_of_words

PROSE = (Kind.PROSE, Kind.QUOTATION, Kind.ITEM)


@dataclass(slots=True)
class Draft:
    """An article as a format's reader hands it over: facts as found, the body as Markdown. Filled in step by step."""

    markdown: str = ""
    title: str | None = None
    outlet: str | None = None
    first_publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    date: date | None = None
    date_from: str | None = None
    url: str | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()


def article_id(path: Path, item: str | None) -> str:
    """The stable short id of an article: ten lower-case letters and digits, from its path and record."""
    key = os.fsencode(path) + (b"" if item is None else b"\x00" + item.encode("utf-8", "surrogatepass"))
    return base64.b32encode(hashlib.sha256(key).digest()).decode("ascii").lower()[:10]


def finish(draft: Draft, path: Path, item: str | None, saved: datetime) -> FullArticle:
    """The finished article. Raises UnreadableFile where the draft holds neither title nor text."""
    blocks = paragraphs(draft.markdown)
    title = _line(draft.title)
    prose = [block.text for block in blocks if block.kind in PROSE and block.text]
    if not title and not prose:
        raise unreadable(path, "holds no article text")
    day, day_from = draft.date, draft.date_from or "metadata"
    if day is None:
        from reader.sources.dates import in_address  # late, as below: a search needs no reading of files

        day, day_from = in_address(draft.url), "url"
    article = Article(
        id=article_id(path, item),
        path=path,
        title=title or _derived(prose[0]),
        saved=saved,
        item=item,
        title_from="metadata" if title else "text",
        outlet=_line(draft.outlet),
        first_publisher=_line(draft.first_publisher),
        agency=_line(draft.agency),
        author=_line(draft.author),
        date=day,
        date_from=day_from if day else None,
        url=_line(draft.url),
        language=_line(draft.language),
        words=sum(map(number_of_words, prose)),
    )
    dropped = tuple(Dropped(clean_line(piece.text), piece.why) for piece in draft.dropped if piece.text.strip())
    return FullArticle(article, Body(clean(draft.markdown).strip(), blocks, dropped))


def _derived(text: str) -> str:
    from reader.sources.headline import derived

    return derived(text)


def _line(value: str | None) -> str | None:
    return clean_line(value or "")[:1000].rstrip() or None
