"""Saved pages: what one costs beside trafilatura alone, and how much sooner several processes are through with many."""

from __future__ import annotations

import gzip
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.indexing import processes, scan_seconds, workers
from reader.library import Scope
from reader.library.scanning.prepared import prepare
from reader.sources import page
from reader.sources.draft import Draft, finish
from tests.invented import saved_page

PAGES, TIMED = 400, 60
REAL = Path(__file__).parents[2] / "shared" / "bench" / "pages"
SAVED = datetime(2026, 3, 1, tzinfo=UTC)


def figures(_articles: int) -> Iterator[Figure]:
    """Processor time for a page, and wall time for many; the page is read, cleaned, weighed and inverted."""
    pages, kind = _pages()
    ours, read, theirs = _processor_seconds(pages[:TIMED], _ours, _read, _theirs)
    yield Figure(f"read {kind}, processor time", read, None, theirs, "trafilatura alone", 1.4)
    yield Figure(f"{kind} to all that is indexed", ours, 1 / 25, theirs, "trafilatura alone", 1.4)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pages"
        folder.mkdir()
        for number in range(PAGES):
            (folder / f"{number}.html").write_bytes(pages[number % len(pages)])
        scope = Scope.of([folder])
        many = scan_seconds(Path(place) / "many", scope)
        with workers(1):
            one = scan_seconds(Path(place) / "one", scope)
    what = f"index {PAGES} saved pages, {processes()} reading processes"
    yield Figure(what, many, None, one, "one reading process", 1 / 3 if processes() == 4 else None)


def _pages() -> tuple[list[bytes], str]:
    """Pages of newspapers where there are any, else invented ones, which have less in them that is no article."""
    if real := [gzip.decompress(path.read_bytes()) for path in sorted(REAL.glob("*.html.gz"))]:
        random.Random(1).shuffle(real)
        return real, "a newspaper's page"
    return [saved_page(number).encode() for number in range(TIMED)], "an invented page"


def _ours(data: bytes) -> object:
    return prepare(finish(page.read(data, Draft()), Path("/a.html"), None, SAVED))


def _read(data: bytes) -> object:
    return page.read(data, Draft())


def _theirs(data: bytes) -> object:
    from trafilatura import extract

    return extract(data, output_format="html", include_links=True)


def _processor_seconds(pages: list[bytes], *works: Callable[[bytes], object]) -> list[float]:
    """The mean processor time of each work on a page, page by page in turn: what disturbs disturbs all."""
    totals = [0.0] * len(works)
    for number, text in enumerate([pages[0], *pages]):
        for place, work in enumerate(works):
            begin = time.process_time()
            work(text)
            totals[place] += (time.process_time() - begin) * bool(number)  # the first time it is imported
    return [total / len(pages) for total in totals]
