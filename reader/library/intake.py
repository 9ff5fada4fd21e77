"""What a scan writes into the catalogue. One process at a time does so (see `lock`)."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from reader.article import FullArticle
from reader.library import blobs
from reader.library.analysis import vocabulary
from reader.library.catalogue import COLUMNS, EPOCH, touch, within
from reader.library.schema import Database
from reader.library.scope import Scope
from reader.text.terms import weighted_terms

INSERT_ARTICLE = f"INSERT INTO articles (file, {COLUMNS}) VALUES (?{', ?' * len(COLUMNS.split(','))})"
COUNT_WORD = (
    "INSERT INTO lexicon VALUES (?, ?) ON CONFLICT(word) DO UPDATE SET documents = documents + excluded.documents"
)
DOCUMENTS_AT_ONCE = 50
LONGEST_WORD = 40  # longer ones are addresses and noise
MOST_PROBLEMS = 20  # of one file; a broken file of many records says the same over and over


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was seen: size in bytes, and its times of content and of any change in nanoseconds."""

    size: int
    modified: int
    changed: int

    @classmethod
    def of(cls, stat: os.stat_result) -> FileState:
        """The state that `os.stat` tells."""
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file in the catalogue. `complete` is False where reading it was interrupted."""

    number: int
    state: FileState
    complete: bool
    problems: int
    articles: int


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article in the catalogue: its row, and what tells whether it has changed."""

    row: int
    digest: bytes
    saved: int


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be put into the catalogue, in the place of `replaces` where it has changed."""

    full: FullArticle
    digest: bytes
    replaces: int | None = None


@dataclass(slots=True)
class Batch:
    """What is to be written at once."""

    files: dict[Path, tuple[FileState, bool]] = field(default_factory=dict)  # and whether they are complete
    articles: list[tuple[Path, NewArticle]] = field(default_factory=list)
    saved: list[tuple[int, int]] = field(default_factory=list)  # microseconds, row
    gone: list[int] = field(default_factory=list)
    gone_files: list[int] = field(default_factory=list)
    problems: dict[Path, list[str]] = field(default_factory=dict)

    def size(self) -> int:
        """How much there is to write."""
        return len(self.articles) + len(self.files) + len(self.gone) + len(self.gone_files)


class Intake:
    """Writes the catalogue."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def known_files(self, scope: Scope) -> dict[bytes, KnownFile]:
        """The files of a scope that the catalogue knows, by path."""
        where, values = within(scope)
        query = (
            "SELECT path, file, size, modified, changed, complete, (SELECT count(*) FROM problems p WHERE "
            "p.file = files.file), (SELECT count(*) FROM articles a WHERE a.file = files.file) "
            f"FROM files WHERE {where}"
        )
        with self.database.reading() as connection:
            return {
                path: KnownFile(number, FileState(size, modified, changed), bool(complete), *counts)
                for path, number, size, modified, changed, complete, *counts in connection.execute(query, values)
            }

    def known_articles(self, number: int) -> dict[str, KnownArticle]:
        """The articles of a file, by id."""
        query = "SELECT id, row, digest, saved FROM articles JOIN texts USING (row) WHERE file = ?"
        with self.database.reading() as connection:
            return {key: KnownArticle(*known) for key, *known in connection.execute(query, (number,))}

    def store(self, batch: Batch) -> None:
        """Write a batch, all of it or nothing."""
        prepared = [_values(new.full, new.digest) for _, new in batch.articles]
        with self.database.writing() as connection:
            numbers = _store_files(connection, batch)
            for file in batch.gone_files:
                rows = connection.execute("SELECT row FROM articles WHERE file = ?", (file,))
                batch.gone.extend(row for (row,) in rows)
                connection.execute("DELETE FROM files WHERE file = ?", (file,))
                connection.execute("DELETE FROM problems WHERE file = ?", (file,))
            batch.gone.extend(new.replaces for _, new in batch.articles if new.replaces is not None)
            _withdraw(connection, batch.gone)
            for (path, _), (values, texts) in zip(batch.articles, prepared, strict=True):
                row = connection.execute(INSERT_ARTICLE, (numbers[path], *values)).lastrowid
                connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (row, *texts))
            connection.executemany("UPDATE articles SET saved = ? WHERE row = ?", batch.saved)
            touch(connection, "articles")

    def forget_postings(self) -> None:
        """The postings are lost: every article is to be indexed anew."""
        with self.database.writing() as connection:
            connection.execute("UPDATE articles SET indexed = 0")
            connection.execute("DELETE FROM lexicon")
            touch(connection, "postings")

    def indexed_rows(self) -> set[int]:
        """The rows that the postings should hold."""
        with self.database.reading() as connection:
            return {row for (row,) in connection.execute("SELECT row FROM articles WHERE indexed = 1")}

    def unindexed(self) -> list[int]:
        """The rows of the articles that are not in the postings yet."""
        with self.database.reading() as connection:
            return [row for (row,) in connection.execute("SELECT row FROM articles WHERE indexed = 0 ORDER BY row")]

    def documents(self, rows: Sequence[int]) -> Iterator[Document]:
        """What is indexed of some articles, read a few at a time."""
        for start in range(0, len(rows), DOCUMENTS_AT_ONCE):
            part = rows[start : start + DOCUMENTS_AT_ONCE]
            with self.database.reading() as connection:
                query = f"{_DOCUMENTS} WHERE row IN ({','.join('?' * len(part))}) ORDER BY row"
                found = connection.execute(query, part).fetchall()
            yield from (_document(*values) for values in found)

    def mark_indexed(self, rows: Iterable[int], words: Mapping[str, int]) -> None:
        """These are in the postings now; `words` is the number of them that have each word."""
        with self.database.writing() as connection:
            connection.executemany("UPDATE articles SET indexed = 1 WHERE row = ?", [(row,) for row in rows])
            connection.executemany(COUNT_WORD, sorted(words.items()))
            touch(connection, "postings")


@dataclass(frozen=True, slots=True)
class Document:
    """What of an article is indexed."""

    row: int
    language: str | None
    title: str
    outlet: tuple[str, ...]
    agency: tuple[str, ...]
    author: tuple[str, ...]
    body: tuple[str, ...]

    def vocabulary(self) -> set[str]:
        """Its words as the lexicon counts them."""
        texts = (self.title, *self.outlet, *self.agency, *self.author, *self.body)
        return {word for word in vocabulary(texts) if len(word) <= LONGEST_WORD}


_DOCUMENTS = (
    "SELECT row, language, title, outlet, first_publisher, agency, author, text FROM articles JOIN texts USING (row)"
)


def _document(
    row: int,
    language: str | None,
    title: str,
    outlet: str | None,
    publisher: str | None,
    agency: str | None,
    author: str | None,
    text: bytes,
) -> Document:
    outlets = tuple(filter(None, (outlet, publisher)))
    agencies, authors = tuple(filter(None, (agency,))), tuple(filter(None, (author,)))
    return Document(row, language, title, outlets, agencies, authors, tuple(blobs.unpack_paragraphs(text)))


def _store_files(connection: sqlite3.Connection, batch: Batch) -> dict[Path, int]:
    numbers = {}
    for path, (state, complete) in batch.files.items():
        values = (os.fsencode(path), state.size, state.modified, state.changed, complete)
        connection.execute(
            "INSERT INTO files VALUES (NULL, ?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET size = excluded.size, "
            "modified = excluded.modified, changed = excluded.changed, complete = excluded.complete",
            values,
        )
        (numbers[path],) = connection.execute("SELECT file FROM files WHERE path = ?", values[:1]).fetchone()
    for path, reasons in batch.problems.items():
        connection.execute("DELETE FROM problems WHERE file = ?", (numbers[path],))
        connection.executemany("INSERT INTO problems VALUES (?, ?)", [(numbers[path], reason) for reason in reasons])
    return numbers


def _withdraw(connection: sqlite3.Connection, rows: Iterable[int]) -> None:
    counts: Counter[str] = Counter()
    for row in rows:
        found = connection.execute(f"{_DOCUMENTS} WHERE row = ? AND indexed = 1", (row,)).fetchone()
        if found:
            counts.update(_document(*found).vocabulary())
        connection.execute("DELETE FROM articles WHERE row = ?", (row,))
        connection.execute("DELETE FROM texts WHERE row = ?", (row,))
    less = [(count, word) for word, count in counts.items()]
    connection.executemany("UPDATE lexicon SET documents = documents - ? WHERE word = ?", less)
    connection.executemany("DELETE FROM lexicon WHERE word = ? AND documents <= 0", [(word,) for word in counts])


def microseconds(full: FullArticle) -> int:
    """When the file of an article was saved, as the catalogue keeps it."""
    return (full.article.saved - EPOCH) // timedelta(microseconds=1)


def _values(full: FullArticle, digest: bytes) -> tuple[tuple[object, ...], tuple[object, ...]]:
    a = full.article
    values = (
        a.id, os.fsencode(a.path), a.title, microseconds(full), a.item, a.title_from, a.outlet, a.first_publisher,
        a.agency, a.author, a.date.toordinal() if a.date else None, a.date_from, a.url, a.language, a.words,
    )  # fmt: skip
    terms = weighted_terms(a.title, full.body.paragraphs, a.language)
    return values, (digest, blobs.pack_text(full.body), blobs.pack_terms(terms))
