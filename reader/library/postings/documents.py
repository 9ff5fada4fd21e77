"""What of an article is indexed, as read from the catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reader.library import blobs, credited
from reader.library.postings import inversion
from reader.library.postings.inversion import Inverted, by_field, invert
from reader.library.schema import Database, words_of

AT_ONCE = 50
_COLUMNS = "row, language, title, outlet, first_publisher, agency, author, text"


@dataclass(frozen=True, slots=True)
class Document:
    """The texts of an article by field (see `inversion.by_field`)."""

    row: int
    language: str | None
    texts: dict[str, tuple[str, ...]]

    def vocabulary(self, field: str | None = None) -> set[str]:
        """The words of a field, or of all, as the lexicon has them."""
        return inversion.words_of({field: self.texts[field]} if field else self.texts)

    def parts(self, field: str | None = None) -> Iterator[str]:
        """The texts of a field, or of all."""
        return chain.from_iterable((self.texts[field],) if field else self.texts.values())

    def inverted(self) -> Inverted:
        """As the postings take it."""
        return invert(self.texts, self.language)


def documents(database: Database, rows: Sequence[int]) -> Iterator[Document]:
    """What is indexed of the articles with these row numbers, in their order, read a few at a time."""
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        query = f"SELECT {_COLUMNS} FROM articles JOIN texts USING (row) WHERE row IN ({','.join('?' * len(part))})"
        with database.reading() as connection:
            found = connection.execute(f"{query} ORDER BY row", part).fetchall()
            read = [_document(words_of(connection), *values) for values in found]
        yield from read


def letters(database: Database, rows: Iterable[int]) -> dict[int, str]:
    """The words of a few articles, title and text, with signs between them."""
    part = list(rows)
    query = f"SELECT row, title, text FROM articles JOIN texts USING (row) WHERE row IN ({','.join('?' * len(part))})"
    with database.reading() as connection:
        found = connection.execute(query, part).fetchall()
        words = words_of(connection)
        return {row: f"{title} {blobs.unpack_letters(text, words)}" for row, title, text in found}


def indexed_document(connection: sqlite3.Connection, row: int) -> Document | None:
    """What is in the postings of an article, None where it is not in them."""
    query = f"SELECT {_COLUMNS} FROM articles JOIN texts USING (row) WHERE row = ? AND indexed = 1"
    found = connection.execute(query, (row,)).fetchone()
    return _document(words_of(connection), *found) if found else None


def _document(
    words: bytes,
    row: int,
    language: str | None,
    title: str,
    outlet: str | None,
    publisher: str | None,
    agency: str | None,
    author: str | None,
    text: bytes,
) -> Document:
    paragraphs, credits = blobs.unpack_passages(text, words)
    authors = (author, *map(credited.names, credits))
    return Document(row, language, by_field(title, tuple(paragraphs), (outlet, publisher), agency, authors))
