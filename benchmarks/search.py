"""Searching as one types, beside SQLite's full-text search on the same articles."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.figure import Figure, percentile
from reader.library import Library, Scope
from reader.stopping import never
from tests.invented import record, word, write_articles

QUERIES = 40


def figures(articles: int) -> Iterator[Figure]:
    """The 95th percentile of each class of query."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_articles(Path(place) / "articles", articles)
        scope = Scope.of([folder])
        peer = _fts5(articles)
        with Library(Path(place) / "index") as library:
            library.scan(scope, on_progress=None, stop=never)
            for name, queries, typed in _classes():
                ours = _times(lambda query, typed=typed: library.search(query, scope, as_typed=typed), queries)
                theirs = _times(lambda query, typed=typed: _match(peer, query, typed), queries)
                yield Figure(f"{name}, {articles:,} articles, 95th percentile", ours, None, theirs, "SQLite FTS5")


def _classes() -> Iterator[tuple[str, list[str], bool]]:
    choose = random.Random(1)
    numbers = [choose.randint(5, 15_000) for _ in range(QUERIES)]
    yield "one word", [word(number) for number in numbers], False
    yield "two words", [f"{word(number)} {word(number // 2)}" for number in numbers], False
    yield "three letters as typed", [word(number)[:3] for number in numbers], True
    yield "two letters as typed", [word(number)[:2] for number in numbers], True


def _times(search: Callable[[str], object], queries: list[str]) -> float:
    times = []
    for query in queries:
        begin = time.perf_counter()
        search(query)
        times.append(time.perf_counter() - begin)
    return percentile(times, 0.95)


def _fts5(articles: int) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table article using fts5(title, body, tokenize='porter', prefix='2 3')")
    rows = ((made["title"], made["text"]) for made in map(record, range(articles)))
    connection.executemany("insert into article values (?, ?)", rows)
    return connection


def _match(connection: sqlite3.Connection, query: str, typed: bool) -> list[tuple[int, str]]:
    terms = " ".join(f'"{term}"' for term in query.split()) + ("*" if typed else "")
    found = "select rowid, snippet(article, 1, '', '', '…', 30) from article where article match ?"
    return connection.execute(f"{found} order by bm25(article, 2.0) limit 10", (terms,)).fetchall()
