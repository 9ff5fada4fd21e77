"""Peers of the search engine at their best settings: stock Whoosh, SQLite FTS5, tantivy."""

from __future__ import annotations

import re
import sqlite3
import warnings
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from reader.article import FullArticle


class Peer(Protocol):
    """An engine. A query is a kind of `benchmarks.queries`, and its words."""

    name: str

    def index(self, articles: Iterable[FullArticle]) -> None:
        """Index articles in one process."""

    def search(self, kind: str, words: str) -> object:
        """The first ten hits."""

    def size(self) -> int:
        """Bytes on disk."""


class Fts5:
    """SQLite FTS5 with an index of prefixes of two and three letters; it holds the texts too."""

    name = "SQLite FTS5"

    def __init__(self, place: Path) -> None:
        self.path = place / "fts5.sqlite"
        self.database = sqlite3.connect(self.path)
        columns = "title, body, day unindexed, tokenize='porter unicode61', prefix='2 3'"
        self.database.execute(f"create virtual table article using fts5({columns})")

    def index(self, articles: Iterable[FullArticle]) -> None:
        """Index articles."""
        rows = ((one.article.title, text_of(one), day_of(one)) for one in articles)
        with self.database:
            self.database.executemany("insert into article values (?, ?, ?)", rows)

    def search(self, kind: str, words: str) -> object:
        """The first ten, title twice as heavy."""
        terms = [f'"{word}"' for word in re.findall(r"\w+", words)]
        if kind == "phrase":
            terms = [f'"{words}"']
        elif kind.startswith("typed"):
            terms[-1] += "*"
        query, limits = " ".join(terms), ""
        if kind == "date":
            limits = f" and day between {DATES[0].toordinal()} and {DATES[1].toordinal()}"
        statement = (
            f"select rowid, title from article where article match ?{limits} order by bm25(article, 2.0) limit 10"
        )
        return self.database.execute(statement, (query,)).fetchall()

    def size(self) -> int:
        """Bytes of the database."""
        return self.path.stat().st_size


class StockWhoosh:
    """Whoosh as it comes, limitmb=128, its segments in files of their own, which open a thousand times faster."""

    name = "stock Whoosh"

    def __init__(self, place: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh import fields, index, qparser
            from whoosh.analysis import StemmingAnalyzer
        self.path = place / "whoosh"
        self.path.mkdir()
        words = fields.TEXT(analyzer=StemmingAnalyzer(cachesize=-1), phrase=True)
        schema = fields.Schema(key=fields.STORED, title=words, body=words, day=fields.NUMERIC(sortable=True))
        self._index = index.create_in(str(self.path), schema)
        self._parser = qparser.MultifieldParser(["title", "body"], schema, fieldboosts={"title": 2.0})
        self._searcher: Any = None

    def index(self, articles: Iterable[FullArticle]) -> None:
        """Index articles."""
        writer = self._index.writer(limitmb=128, compound=False)
        for one in articles:
            writer.add_document(key=one.article.id, title=one.article.title, body=text_of(one), day=day_of(one))
        writer.commit()
        self._searcher = self._index.searcher()

    def search(self, kind: str, words: str) -> object:
        """The first ten."""
        query = {"phrase": f'"{words}"', "typed": f"{words}*", "typed 2": f"{words}*"}.get(kind, words)
        if kind == "date":
            query += f" day:[{DATES[0].toordinal()} TO {DATES[1].toordinal()}]"
        return [hit["key"] for hit in self._searcher.search(self._parser.parse(query), limit=10)]

    def size(self) -> int:
        """Bytes of the index."""
        return sum(file.stat().st_size for file in self.path.iterdir())


class Tantivy:
    """tantivy, Lucene's likeness in Rust: `pip install --group bench`."""

    name = "tantivy"

    def __init__(self, place: Path) -> None:
        import tantivy

        self.path = place / "tantivy"
        self.path.mkdir()
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("title", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("body", tokenizer_name="en_stem")
        schema.add_integer_field("day", indexed=True, fast=True)
        self._document: Callable[..., Any] = tantivy.Document
        self._index = tantivy.Index(schema.build(), path=str(self.path))

    def index(self, articles: Iterable[FullArticle]) -> None:
        """Index articles."""
        writer = self._index.writer(heap_size=128_000_000, num_threads=1)
        for one in articles:
            writer.add_document(self._document(title=one.article.title, body=text_of(one), day=day_of(one)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, kind: str, words: str) -> object:
        """The first ten."""
        quoted = f'"{words}"' if kind == "phrase" else " ".join(f'"{word}"' for word in re.findall(r"\w+", words))
        query = f"{quoted} AND day:[{DATES[0].toordinal()} TO {DATES[1].toordinal()}]" if kind == "date" else quoted
        if kind.startswith("typed"):
            query = f'"{words.lower()}"*' if " " in words else f"{words.lower()}*"
        parsed, _ = self._index.parse_query_lenient(
            query, ["title", "body"], field_boosts={"title": 2.0}, conjunction_by_default=True
        )
        return self._index.searcher().search(parsed, 10).hits

    def size(self) -> int:
        """Bytes of the index."""
        return sum(file.stat().st_size for file in self.path.iterdir())


PEERS: tuple[Callable[[Path], Peer], ...] = (StockWhoosh, Fts5, Tantivy)
DATES = date(2017, 1, 1), date(2018, 12, 31)


def text_of(one: FullArticle) -> str:
    """The body as one text."""
    return one.body.markdown


def day_of(one: FullArticle) -> int:
    """The ordinal of the day of publication."""
    assert one.article.date is not None
    return one.article.date.toordinal()
