"""Reading and indexing in several processes beside one that does it all, and looking at an unchanged folder again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from reader.library import Library, Scope, reading
from tests.invented import write_articles


def figures(articles: int) -> Iterator[Figure]:
    """Seconds for a first scan, with the same in one process as its peer, and for a second scan."""
    with tempfile.TemporaryDirectory() as place:
        scope = Scope.of([write_articles(Path(place) / "articles", articles)])
        many = _scan(Path(place) / "many", scope)
        again = _scan(Path(place) / "many", scope)
        handful, reading.HANDFUL = reading.HANDFUL, float("inf")
        one = _scan(Path(place) / "one", scope)
        reading.HANDFUL = handful
    processes = min(reading.MOST_WORKERS, reading.cores())
    yield Figure(f"index {articles:,} articles, {processes} reading processes", many, None, one, "one process")
    yield Figure("look again at a folder that did not change", again, 5.0)


def _scan(index: Path, scope: Scope) -> float:
    begin = time.perf_counter()
    with Library(index) as library:
        library.scan(scope)
    return time.perf_counter() - begin
