"""An article made ready for the catalogue and the postings: everything that costs time is done, and it is all bytes.

It can be made in another process, and is sent from there to the one that writes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader import sources
from reader.article import FullArticle
from reader.library import blobs, credited, parcels
from reader.library.postings import inversion

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`facts` are the catalogue's columns from `title_from` on; `saved` is in microseconds since 1970.

    `text` and `postings` are packed (see `blobs` and `inversion`); `digest` tells of changes,
    `sameness` what was saved twice (see `copies`).
    """

    id: str
    path: str
    title: str
    saved: int
    item: str | None
    facts: tuple[str | int | None, ...]
    digest: bytes
    sameness: bytes | None
    text: bytes
    postings: bytes

    def named(self, item: str) -> Prepared:
        """The same as another record of its file."""
        return replace(self, item=item, id=sources.article_id(Path(self.path), item))

    def columns(self) -> tuple[object, ...]:
        """The values of the catalogue's columns."""
        return (self.id, os.fsencode(self.path), self.title, self.saved, self.item, *self.facts)


def prepare(full: FullArticle, words: bytes = b"") -> Prepared:
    """Invert and pack an article, its text with a dictionary of words."""
    a = full.article
    facts = (
        a.title_from, a.outlet, a.first_publisher, a.agency, a.author, a.date.toordinal() if a.date else None,
        a.date_from, a.url, a.language, a.words,
    )  # fmt: skip
    paragraphs = tuple(paragraph.text for paragraph in full.body.paragraphs if paragraph.text)
    contributors = map(credited.names, credited.credits(full.body.dropped))
    return Prepared(
        a.id,
        os.fspath(a.path),
        a.title,
        (a.saved - EPOCH) // timedelta(microseconds=1),
        a.item,
        facts,
        blobs.digest(full),
        blobs.sameness(full),
        blobs.pack_text(full.body, words),
        inversion.pack(inversion.invert(inversion.texts_of(a, paragraphs, contributors), a.language)),
    )


def pack(article: Prepared) -> bytes:
    """It as bytes."""
    a = article
    parts = [a.digest, a.sameness or b"", a.text, a.postings]
    return parcels.pack([a.id, a.path, a.title, a.saved, a.item, a.facts], parts)


def unpack(data: bytes) -> Prepared:
    """What was packed."""
    (key, path, title, saved, item, facts), (digest, same, text, postings) = parcels.unpack(data)
    return Prepared(key, path, title, saved, item, tuple(facts), digest, same or None, text, postings)
