"""The catalogue: what is known of every article, and what was scanned. It makes lists and opening an article fast.

The postings (Whoosh) follow it: an article whose `indexed` is 0 is not in them yet, a row that they have and the
catalogue has not is gone. Row numbers are never used twice, so that the two cannot be mistaken for each other.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from reader.article import Article, Body
from reader.library import blobs
from reader.library.results import Problem
from reader.library.schema import Database, words_of
from reader.library.scope import Scope
from reader.library.telling import terms_of
from reader.text.term_table import Terms

COLUMNS = (
    "id, path, title, saved, item, title_from, outlet, first_publisher, agency, author, day, date_from, url, language, "
    "words"
)
NEWEST_FIRST = "day DESC NULLS LAST, saved DESC, path, length(item), item"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Value = TypeVar("Value")
AT_ONCE = 500  # values in one SQL statement


class Catalogue:
    """Reads the catalogue. Every method may be called by any thread."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._unwritten: dict[str, dict[str, bytes]] = {}  # what is kept for as long as we run, where none can write

    def version(self) -> int:
        """A number that changes whenever anything in the catalogue does."""
        return self.fact("version")

    def fact(self, key: str) -> int:
        """One of the numbers about the whole: "version", "articles", "postings", "born"."""
        with self.database.reading() as connection:
            return int(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])

    def articles(self, scope: Scope) -> list[Article]:
        """Newest first by day of publication; behind them what has none, by when it was saved."""
        where, values = within(scope)
        return self._articles(f"WHERE {where} ORDER BY {NEWEST_FIRST}", values)

    def editions(self, scope: Scope) -> dict[str, int]:
        """The ids of a scope's articles, each with its row number: a changed article gets another."""
        where, values = within(scope)
        with self.database.reading() as connection:
            return dict(connection.execute(f"SELECT id, row FROM articles WHERE {where}", values))

    def every(self, scope: Scope, step: int) -> list[str]:
        """The ids of about every so many-th article of a scope, spread evenly."""
        where, values = within(scope)
        with self.database.reading() as connection:
            query = f"SELECT id FROM articles WHERE {where} AND row % ? = 0 ORDER BY row"
            return [article for (article,) in connection.execute(query, (*values, step))]

    def count(self, scope: Scope) -> int:
        """The number of articles in a scope."""
        where, values = within(scope)
        with self.database.reading() as connection:
            return int(connection.execute(f"SELECT count(*) FROM articles WHERE {where}", values).fetchone()[0])

    def has_articles(self) -> bool:
        """Is there any article?"""
        with self.database.reading() as connection:
            return connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        if not article_id.isascii():  # a path, perhaps one in another encoding, which SQLite would refuse
            return None
        return next(iter(self._articles("WHERE id = ?", [article_id])), None)

    def at_path(self, path: Path) -> list[Article]:
        """The articles of a file, in its order."""
        return self._articles("WHERE path = ? ORDER BY row", [os.fsencode(path)])

    def is_current(self, path: Path) -> bool:
        """Is a file still as it was when it was read?"""
        try:
            status = os.stat(path)
        except OSError:
            return False
        with self.database.reading() as connection:
            query = "SELECT size, modified, changed FROM files WHERE path = ? AND complete"
            found = connection.execute(query, (os.fsencode(path),)).fetchone()
        return found is not None and tuple(found) == (status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def by_row(self, rows: Iterable[int]) -> dict[int, Article]:
        """The articles with these row numbers; those that are gone by now are left out."""
        found = {}
        with self.database.reading() as connection:
            for part in _parts(rows):
                query = f"SELECT row, {COLUMNS} FROM articles WHERE row IN ({_marks(part)})"
                found.update({row: _article(values) for row, *values in connection.execute(query, part)})
        return found

    def row(self, article_id: str) -> int | None:
        """The row number of an article."""
        with self.database.reading() as connection:
            found = connection.execute("SELECT row FROM articles WHERE id = ?", (article_id,)).fetchone()
        return int(found[0]) if found else None

    def rows(self, ids: Iterable[str]) -> dict[str, int]:
        """Id -> row number of those of some articles that there are."""
        found: dict[str, int] = {}
        with self.database.reading() as connection:
            for part in _parts(ids):
                query = f"SELECT id, row FROM articles WHERE id IN ({_marks(part)})"
                found.update(connection.execute(query, part))
        return found

    def titles(self, scope: Scope) -> list[tuple[int, str, str | None]]:
        """Row number, title and outlet of every article in a scope, newest first."""
        where, values = within(scope)
        with self.database.reading() as connection:
            query = f"SELECT row, title, outlet FROM articles WHERE {where} ORDER BY {NEWEST_FIRST}"
            return connection.execute(query, values).fetchall()

    def of_rows(self, column: str, rows: Iterable[int]) -> dict[int, str]:
        """The ids or the titles of the articles with these row numbers."""
        found: dict[int, str] = {}
        with self.database.reading() as connection:
            for part in _parts(rows):
                query = f"SELECT row, {column} FROM articles WHERE row IN ({_marks(part)})"
                found.update(connection.execute(query, part))
        return found

    def facts(self, scope: Scope) -> list[tuple[int, str | None, int | None, str | None]]:
        """Row number, outlet, ordinal of the day, and language of every article in a scope."""
        where, values = within(scope)
        with self.database.reading() as connection:
            return connection.execute(
                f"SELECT row, outlet, day, language FROM articles WHERE {where}", values
            ).fetchall()

    def named(self, column: str, scope: Scope) -> list[tuple[str, int]]:
        """The outlets, agencies, authors or languages of a scope with the number of their articles, most first."""
        where, values = within(scope)
        with self.database.reading() as connection:
            query = f"SELECT {column}, count(*) AS n FROM articles WHERE {where} AND {column} IS NOT NULL"
            return connection.execute(f"{query} GROUP BY {column} ORDER BY n DESC, {column}", values).fetchall()

    def newest_first(self, rows: Sequence[int]) -> list[int]:
        """A few row numbers in the order of `articles`; those that are gone by now are left out."""
        with self.database.reading() as connection:
            query = f"SELECT row FROM articles WHERE row IN ({_marks(rows)}) ORDER BY {NEWEST_FIRST}"
            return [row for (row,) in connection.execute(query, rows)]

    def languages(self) -> list[str | None]:
        """The languages there are."""
        with self.database.reading() as connection:
            return [language for (language,) in connection.execute("SELECT DISTINCT language FROM articles")]

    def main_language(self, rows: Iterable[int] | None = None) -> str:
        """The language that most articles are in: all, or these (of many, some). The unknown counts as English."""
        part = list(islice(rows, AT_ONCE)) if rows is not None else []
        where = f"WHERE row IN ({_marks(part)})" if part else ""
        query = f"SELECT language FROM articles {where} GROUP BY language ORDER BY count(*) DESC LIMIT 1"
        with self.database.reading() as connection:
            found = connection.execute(query, part).fetchone()
        return ((found[0] if found else None) or "en").split("-")[0].lower()

    def body(self, article_id: str) -> Body | None:
        """The text of an article."""
        with self.database.reading() as connection:
            query = "SELECT text FROM texts JOIN articles USING (row) WHERE id = ?"
            found = connection.execute(query, (article_id,)).fetchone()
            return blobs.unpack_text(found[0], words_of(connection)) if found else None

    def passages(self, row: int) -> tuple[list[str], list[str]]:
        """The plain texts of an article's paragraphs, and who contributed; none where the article is gone."""
        with self.database.reading() as connection:
            found = connection.execute("SELECT text FROM texts WHERE row = ?", (row,)).fetchone()
            return blobs.unpack_passages(found[0], words_of(connection)) if found else ([], [])

    def terms(self, ids: Iterable[str]) -> Iterator[tuple[str, Terms]]:
        """The weighted terms of these articles, in no certain order."""
        for part in _parts(ids):
            query = (
                f"SELECT id, title, language, text FROM articles JOIN texts USING (row) WHERE id IN ({_marks(part)})"
            )
            with self.database.reading() as connection:
                kept = connection.execute(query, part).fetchall()
                words = words_of(connection)
            counted = terms_of([(title, language, text) for _, title, language, text in kept], words)
            yield from zip((key for key, *_ in kept), counted, strict=True)

    def digests(self, ids: Iterable[str] | None = None) -> dict[str, bytes]:
        """The digests of the contents of these articles, or of all."""
        with self.database.reading() as connection:
            if ids is None:
                return dict(connection.execute("SELECT id, digest FROM articles"))
            found: dict[str, bytes] = {}
            for part in _parts(ids):
                query = f"SELECT id, digest FROM articles WHERE id IN ({_marks(part)})"
                found.update(connection.execute(query, part))
            return found

    def problems(self, scope: Scope) -> list[Problem]:
        """What could not be read in a scope, by path."""
        where, values = within(scope)
        query = f"SELECT path, reason FROM problems JOIN files USING (file) WHERE {where} ORDER BY path, problems.rowid"
        with self.database.reading() as connection:
            return [Problem(Path(os.fsdecode(path)), reason) for path, reason in connection.execute(query, values)]

    def derived(self, name: str, key: str) -> bytes | None:
        """One thing that was computed from the articles and kept."""
        if name in self._unwritten:
            return self._unwritten[name].get(key)
        with self.database.reading() as connection:
            found = connection.execute("SELECT value FROM derived WHERE name = ? AND key = ?", (name, key)).fetchone()
        return bytes(found[0]) if found else None

    def derived_all(self, name: str) -> dict[str, bytes]:
        """Everything that is kept under a name."""
        if name in self._unwritten:
            return dict(self._unwritten[name])
        with self.database.reading() as connection:
            return dict(connection.execute("SELECT key, value FROM derived WHERE name = ?", (name,)))

    def put_derived(self, name: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Replace everything that is kept under a name; for ourselves only where nothing can be written."""
        if self.database.read_only:
            self._unwritten[name] = dict(items)
            return
        with self.database.writing() as connection:
            connection.execute("DELETE FROM derived WHERE name = ?", (name,))
            rows = ((name, key, value) for key, value in items)
            connection.executemany("INSERT INTO derived VALUES (?, ?, ?)", rows)
            touch(connection)

    def update_derived(self, name: str, items: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        """Replace some of what is kept under a name."""
        if self.database.read_only:
            kept = self._unwritten.setdefault(name, self.derived_all(name))
            kept.update(items)
            for key in gone:
                kept.pop(key, None)
            return
        with self.database.writing() as connection:
            connection.executemany("DELETE FROM derived WHERE name = ? AND key = ?", [(name, key) for key in gone])
            rows = ((name, key, value) for key, value in items)
            connection.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?, ?)", rows)
            touch(connection)

    def _articles(self, clause: str, values: Sequence[bytes | str]) -> list[Article]:
        with self.database.reading() as connection:
            return [_article(found) for found in connection.execute(f"SELECT {COLUMNS} FROM articles {clause}", values)]


def within(scope: Scope) -> tuple[str, list[bytes]]:
    """The condition that a `path` lies in a scope, and its values."""
    ranges = scope.ranges()
    if not ranges:
        return "1", []
    condition = " OR ".join(["path = ? OR (path >= ? AND path < ?)"] * len(ranges))
    return f"({condition})", [bound for bounds in ranges for bound in bounds]


def touch(connection: sqlite3.Connection, *facts: str) -> None:
    """Count the version up, and other facts with it."""
    connection.executemany("UPDATE meta SET value = value + 1 WHERE key = ?", [(key,) for key in ("version", *facts)])


@lru_cache(maxsize=200_000)  # thousands of articles may lie in one file
def _path(encoded: bytes) -> Path:
    return Path(os.fsdecode(encoded))


def _article(values: Iterable[Any]) -> Article:
    article_id, path, title, saved, item, title_from, outlet, first, agency, author, day, *rest = values
    return Article(
        article_id, _path(path), title, EPOCH + timedelta(microseconds=saved), item, title_from, outlet, first, agency,
        author, date.fromordinal(day) if day else None, *rest,
    )  # fmt: skip


def _parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    everything = list(values)
    return (everything[at : at + AT_ONCE] for at in range(0, len(everything), AT_ONCE))


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
