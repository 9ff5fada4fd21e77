"""Reading and indexing in several processes beside one, and looking at an unchanged folder again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figure import Figure
from reader.library import Library, Scope
from reader.library.scanning import reading
from tests.invented import write_articles


def figures(articles: int) -> Iterator[Figure]:
    """Seconds for a first scan, with the same in one process as its peer, and for a second scan."""
    with tempfile.TemporaryDirectory() as place:
        scope = Scope.of([write_articles(Path(place) / "articles", articles)])
        many = scan_seconds(Path(place) / "many", scope)
        again = scan_seconds(Path(place) / "many", scope)
        with workers(1):
            one = scan_seconds(Path(place) / "one", scope)
    yield Figure(
        f"index {articles:,} articles, {processes()} reading processes", many, None, one, "one reading process"
    )
    yield Figure("look again at a folder that did not change", again, 5.0)


def processes() -> int:
    """How many processes read at most on this machine."""
    return min(reading.MOST_WORKERS, reading.cores())


@contextmanager
def workers(most: int) -> Iterator[None]:
    """Read in so many processes at most."""
    usual, reading.MOST_WORKERS = reading.MOST_WORKERS, most
    try:
        yield
    finally:
        reading.MOST_WORKERS = usual


def scan_seconds(index: Path, scope: Scope) -> float:
    """Wall time of a scan into the library in a folder."""
    begin = time.perf_counter()
    with Library(index) as library:
        library.scan(scope)
    return time.perf_counter() - begin
