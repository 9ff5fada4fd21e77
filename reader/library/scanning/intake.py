"""What a scan writes into the catalogue. One process at a time does so (see `lock`)."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.library import blobs
from reader.library.catalogue import COLUMNS, touch, within
from reader.library.chronology import note
from reader.library.postings.documents import indexed_document
from reader.library.scanning import word_counts
from reader.library.scanning.prepared import Prepared
from reader.library.schema import Database, words_of
from reader.library.scope import Scope
from reader.library.wordbook import LEARNT_FROM, learnt, with_words

_PLACES = ", ?" * len(COLUMNS.split(","))
INSERT_ARTICLE = f"INSERT INTO articles (file, digest, sameness, {COLUMNS}) VALUES (?, ?, ?{_PLACES})"


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
    """A file in the catalogue. `complete` is False where reading it was interrupted, `reached` the number of bytes that
    need not be read again then."""

    number: int
    state: FileState
    complete: bool
    reached: int
    problems: int
    articles: int


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article in the catalogue: its row, and what tells whether it has changed."""

    row: int
    digest: bytes
    saved: int
    item: str | None


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be put into the catalogue, in the place of `replaces` where it has changed."""

    prepared: Prepared
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class FileProgress:
    """How far reading a file has come: wholly, or so many bytes that what lies before them need not be read again."""

    state: FileState
    complete: bool = False
    reached: int = 0


@dataclass(slots=True)
class Batch:
    """What is to be written at once."""

    files: dict[Path, FileProgress] = field(default_factory=dict)
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
            "SELECT path, file, size, modified, changed, complete, reached, (SELECT count(*) FROM problems p WHERE "
            "p.file = files.file), (SELECT count(*) FROM articles a WHERE a.file = files.file) "
            f"FROM files WHERE {where}"
        )
        with self.database.reading() as connection:
            return {
                path: KnownFile(number, FileState(size, modified, changed), bool(complete), reached, *counts)
                for path, number, size, modified, changed, complete, reached, *counts in connection.execute(
                    query, values
                )
            }

    def problems_of(self, number: int) -> list[str]:
        """What was wrong with a file."""
        with self.database.reading() as connection:
            query = "SELECT reason FROM problems WHERE file = ? ORDER BY rowid"
            return [reason for (reason,) in connection.execute(query, (number,))]

    def known_articles(self, number: int) -> dict[str, KnownArticle]:
        """The articles of a file, by id."""
        query = "SELECT id, row, digest, saved, item FROM articles WHERE file = ?"
        with self.database.reading() as connection:
            return {key: KnownArticle(*known) for key, *known in connection.execute(query, (number,))}

    def store(self, batch: Batch) -> list[int]:
        """Write a batch, all of it or nothing. Gives the rows of its articles."""
        rows = []
        with self.database.writing() as connection:
            numbers = _store_files(connection, batch)
            for file in batch.gone_files:
                gone = connection.execute("SELECT row FROM articles WHERE file = ?", (file,))
                batch.gone.extend(row for (row,) in gone)
                connection.execute("DELETE FROM files WHERE file = ?", (file,))
                connection.execute("DELETE FROM problems WHERE file = ?", (file,))
            batch.gone.extend(new.replaces for _, new in batch.articles if new.replaces is not None)
            _withdraw(connection, batch.gone)
            words = _words(connection, batch)
            for path, new in batch.articles:
                article = new.prepared
                values = (numbers[path], article.digest, article.sameness, *article.columns())
                row = connection.execute(INSERT_ARTICLE, values).lastrowid or 0
                connection.execute("INSERT INTO texts VALUES (?, ?)", (row, with_words(article.text, words)))
                rows.append(row)
            connection.executemany("UPDATE articles SET saved = ? WHERE row = ?", batch.saved)
            told = _store_problems(connection, batch, numbers) or bool(batch.gone_files)
            if rows or batch.gone or batch.saved:
                touch(connection, "articles")
                note(connection, [*batch.gone, *(row for _, row in batch.saved)])
            elif told:
                touch(connection)
        return rows

    def words(self) -> bytes:
        """The dictionary that new texts are to be packed with; empty where there is none yet."""
        with self.database.reading() as connection:
            return words_of(connection)

    def forget_postings(self) -> None:
        """The postings are lost: every article is to be indexed anew."""
        with self.database.writing() as connection:
            connection.execute("UPDATE articles SET indexed = 0")
            word_counts.forget(connection)
            touch(connection, "postings")

    def indexed_rows(self) -> set[int]:
        """The rows that the postings should hold."""
        with self.database.reading() as connection:
            return {row for (row,) in connection.execute("SELECT row FROM articles WHERE indexed = 1")}

    def unindexed(self) -> list[int]:
        """The rows of the articles that are not in the postings yet."""
        with self.database.reading() as connection:
            return [row for (row,) in connection.execute("SELECT row FROM articles WHERE indexed = 0 ORDER BY row")]

    def mark_indexed(self, rows: Iterable[int], words: Mapping[str, int]) -> None:
        """These are in the postings now, what was withdrawn is not any more; `words`: how many have each word."""
        with self.database.writing() as connection:
            connection.executemany("UPDATE articles SET indexed = 1 WHERE row = ?", [(row,) for row in rows])
            word_counts.settle(connection, words)
            touch(connection, "postings")


def _words(connection: sqlite3.Connection, batch: Batch) -> bytes:
    """The dictionary for the texts of a batch, made as soon as there are articles enough to make it of."""
    if words := words_of(connection):
        return words
    query = "SELECT text FROM texts ORDER BY row DESC LIMIT ?"
    texts = [text for (text,) in connection.execute(query, (LEARNT_FROM,))]
    texts += [new.prepared.text for _, new in batch.articles]
    if len(texts) < LEARNT_FROM:
        return b""
    words = learnt(map(blobs.unpack_letters, texts))
    connection.execute("INSERT INTO meta VALUES ('words', ?)", (words,))
    return words


def _store_files(connection: sqlite3.Connection, batch: Batch) -> dict[Path, int]:
    numbers = {}
    for path, progress in batch.files.items():
        state = progress.state
        values = (
            os.fsencode(path), state.size, state.modified, state.changed, progress.complete, progress.reached
        )  # fmt: skip
        connection.execute(
            "INSERT INTO files VALUES (NULL, ?, ?, ?, ?, ?, ?) ON CONFLICT(path) DO UPDATE SET size = excluded.size, "
            "modified = excluded.modified, changed = excluded.changed, complete = excluded.complete, "
            "reached = excluded.reached",
            values,
        )
        (numbers[path],) = connection.execute("SELECT file FROM files WHERE path = ?", values[:1]).fetchone()
    return numbers


def _store_problems(connection: sqlite3.Connection, batch: Batch, numbers: Mapping[Path, int]) -> bool:
    """Tells whether any of them is new or gone."""
    told = False
    for path, reasons in batch.problems.items():
        known = connection.execute("SELECT reason FROM problems WHERE file = ? ORDER BY rowid", (numbers[path],))
        if [reason for (reason,) in known] != reasons:
            told = True
            connection.execute("DELETE FROM problems WHERE file = ?", (numbers[path],))
            rows = [(numbers[path], reason) for reason in reasons]
            connection.executemany("INSERT INTO problems VALUES (?, ?)", rows)
    return told


def _withdraw(connection: sqlite3.Connection, rows: Iterable[int]) -> None:
    counts: Counter[str] = Counter()
    for row in rows:
        if (document := indexed_document(connection, row)) is not None:
            counts.update(document.vocabulary())
        connection.execute("DELETE FROM articles WHERE row = ?", (row,))
        connection.execute("DELETE FROM texts WHERE row = ?", (row,))
    word_counts.owe(connection, counts)
