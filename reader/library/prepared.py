"""An article made ready for the catalogue and the postings: everything that costs time is done, and it is all bytes.

It can be made in another process, and is sent from there to the one that writes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, takewhile
from pathlib import Path

from reader import sources
from reader.article import FullArticle, Paragraph
from reader.library import blobs, inversion, parcels
from reader.text import term_table
from reader.text.terms import weighted_terms

LONGEST_WEIGHED = 400_000  # characters
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`facts` are the catalogue's columns from `title_from` on; `saved` is in microseconds since 1970.

    `text`, `terms` and `postings` are packed (see `blobs`, `term_table` and `inversion`); `digest` tells of changes,
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
    terms: bytes
    postings: bytes

    def named(self, item: str) -> Prepared:
        """The same as another record of its file."""
        return replace(self, item=item, id=sources.article_id(Path(self.path), item))

    def columns(self) -> tuple[object, ...]:
        """The values of the catalogue's columns."""
        return (self.id, os.fsencode(self.path), self.title, self.saved, self.item, *self.facts)


def prepare(full: FullArticle) -> Prepared:
    """Weigh, invert and pack an article."""
    a = full.article
    facts = (
        a.title_from, a.outlet, a.first_publisher, a.agency, a.author, a.date.toordinal() if a.date else None,
        a.date_from, a.url, a.language, a.words,
    )  # fmt: skip
    paragraphs = tuple(paragraph.text for paragraph in full.body.paragraphs if paragraph.text)
    return Prepared(
        a.id,
        os.fspath(a.path),
        a.title,
        (a.saved - EPOCH) // timedelta(microseconds=1),
        a.item,
        facts,
        blobs.digest(full),
        blobs.sameness(full),
        blobs.pack_text(full.body),
        term_table.pack(weighted_terms(a.title, _telling(full.body.paragraphs), a.language)),
        inversion.pack(inversion.invert(inversion.texts_of(a, paragraphs), a.language)),
    )


def _telling(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs that tell what an article is about: of a book its beginning."""
    ends = accumulate(len(paragraph.text) for paragraph in paragraphs)
    return paragraphs[: sum(1 for _ in takewhile(lambda end: end < LONGEST_WEIGHED, ends)) + 1]


def pack(article: Prepared) -> bytes:
    """It as bytes."""
    a = article
    parts = [a.digest, a.sameness or b"", a.text, a.terms, a.postings]
    return parcels.pack([a.id, a.path, a.title, a.saved, a.item, a.facts], parts)


def unpack(data: bytes) -> Prepared:
    """What was packed."""
    (key, path, title, saved, item, facts), (digest, same, text, terms, postings) = parcels.unpack(data)
    return Prepared(key, path, title, saved, item, tuple(facts), digest, same or None, text, terms, postings)
