"""The search engine beside its peers, in one run on the same articles: speed, size, memory and what it takes to start.

    python benchmarks/run.py engine --articles 37000

Where all peers would take too long, stock Whoosh gets the first 3,000 articles only: its lines say so.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from benchmarks.corpus import articles
from benchmarks.figure import Figure, percentile
from benchmarks.filling import fill, store
from benchmarks.peers import DATES, PEERS, Peer, StockWhoosh, text_of
from benchmarks.programs import PROGRAMS
from benchmarks.queries import queries
from reader.article import FullArticle
from reader.library import Library, Scope
from reader.library.postings.index import Index
from reader.library.postings.inversion import invert, texts_of
from reader.library.scanning.intake import NewArticle
from reader.library.scanning.postings import Postings
from reader.library.scanning.prepared import Prepared, prepare
from reader.library.scanning.reading import cores

ALONE = 2_000  # articles for the comparison of the writers
MOST_TOGETHER = 40_000  # for that of one process with several
MOST_STOCK = 3_000
STARTS = 3
EVERYTHING = Scope()
BARS = {"frequent": (None, 0.015), "two": (None, 0.020), "phrase": (None, 0.050), "typed": (0.005, 0.040)}
PAGE = """
import sys, time
begin = time.perf_counter()
from pathlib import Path
from reader.library import Library, Scope
library = Library(Path(sys.argv[1]))
hits = library.search(sys.argv[2], Scope()).hits
seconds = time.perf_counter() - begin
for query in sys.argv[2:]:
    library.search(query, Scope(), as_typed=True)
size = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS"))
print(len(hits), seconds, size / 1024)
"""


def figures(count: int) -> Iterator[Figure | str]:
    """Everything, line by line."""
    with tempfile.TemporaryDirectory() as place:
        yield from _writers(Path(place), count)
        yield from _engines(Path(place), count)


def _writers(place: Path, count: int) -> Iterator[Figure | str]:
    """Indexing alone, in processor time: other programs on the machine do not count."""
    some = list(articles(ALONE))
    index = Index(place / "alone", 1)
    index.create()
    ours = _processor(lambda: index.update(enumerate(map(_inverted, some), 1), (), lambda: None))
    (place / "stock").mkdir()
    stock = StockWhoosh(place / "stock")
    theirs = _processor(lambda: stock.index(some))
    size = sum(len(text_of(one).encode()) for one in some)
    yield f"one core, {ALONE:,} articles: {ALONE / ours:,.0f} a second, stock Whoosh {ALONE / theirs:,.0f}: " + _ratio(
        theirs / ours, 5.0
    )
    yield from _all_that_is_kept(place, list(articles(min(count, MOST_TOGETHER))), ALONE / theirs)
    yield f"postings alone: {_bytes(place / 'alone') / size:.2f} times the text, stock Whoosh {stock.size() / size:.2f}"


def _all_that_is_kept(place: Path, some: Sequence[FullArticle], stock: float) -> Iterator[str]:
    """Catalogue, texts and postings: in processor time of one core, then in wall time with all cores beside one."""
    took = {}
    for processes in (0, cores()):
        with Library(place / f"kept by {processes}") as library:
            begin, used = time.perf_counter(), time.process_time()
            fill(library, some, processes)
            took[processes] = time.perf_counter() - begin, time.process_time() - used
    (alone, used), (together, _) = took.values()
    rate = len(some) / used
    yield (
        f"all that is kept, one core, {len(some):,} articles: {rate:,.0f} a second, {rate / stock:.1f} times stock "
        "Whoosh's index"
    )
    yield (
        f"all that is kept, {cores()} processes: {len(some) / together:,.0f} a second on the clock, one "
        f"{len(some) / alone:,.0f}: {_ratio(alone / together, 2.5)}"
    )


def _inverted(one: FullArticle) -> object:
    return invert(texts_of(one.article, tuple(part.text for part in one.body.paragraphs)), "en")


def _engines(place: Path, count: int) -> Iterator[Figure | str]:
    everything = list(articles(count))
    asked = queries(everything)
    text = sum(len(text_of(one).encode()) for one in everything)
    begin = time.perf_counter()
    with Library(place / "ours") as library:
        fill(library, everything, cores())
        seconds = time.perf_counter() - begin
        folder = place / "ours"
        yield (
            f"newsreader: {count:,} articles in {seconds:,.1f} s with catalogue and texts; postings "
            f"{_bytes(folder / 'whoosh') / text:.2f} times the text, everything {_bytes(folder) / text:.2f}"
        )
        ours = {kind: _times(partial(_search, library, kind), some) for kind, some in asked.items()}
        peers = dict(_peers(place, everything, asked))
        for name, told in peers.items():
            if isinstance(told, str):
                yield f"{name}: {told}"
        for kind, times in ours.items():
            yield from _beside(
                kind, times, {name: told[kind] for name, told in peers.items() if isinstance(told, dict)}
            )
        yield from _changes(library, everything)
    pages = [_page(place / "ours", [*asked["frequent"], *asked["typed"]]) for _ in range(STARTS)]
    hits, _, memory = pages[-1]
    seconds = min(seconds for _, seconds, _ in pages)
    yield Figure(f"a new process: index open, first page of {hits:.0f} with snippets", seconds, 0.25)
    yield f"memory of a reader after {len(asked['typed'])} keys: {memory:,.0f} MB"


def _page(index: Path, asked: Sequence[str]) -> tuple[float, float, float]:
    """Hits, seconds and megabytes of a program as it is installed: compiled."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-c", PAGE, str(index), *asked],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1], env=compiled,
    )  # fmt: skip
    hits, seconds, memory = map(float, run.stdout.split())
    return hits, seconds, memory


def _search(library: Library, kind: str, words: str) -> object:
    query = f'"{words}"' if kind == "phrase" else words
    if kind == "date":
        query += f" date:{DATES[0]}..{DATES[1]}"
    return library.search(query, EVERYTHING, as_typed=kind.startswith("typed"), snippets=False)


def _peers(
    place: Path, everything: Sequence[FullArticle], asked: dict[str, list[str]]
) -> Iterator[tuple[str, dict[str, list[float]] | str]]:
    for make in (*PEERS, *PROGRAMS):
        try:
            (place / make.__name__).mkdir()
            peer = make(place / make.__name__)
        except (ImportError, FileNotFoundError) as absent:
            yield make.__name__, f"left out ({absent})"
            continue
        some = everything[:MOST_STOCK] if make is StockWhoosh else everything
        begin = _spent(time.process_time)
        peer.index(some)
        spent, text = _spent(time.process_time) - begin, sum(len(text_of(one).encode()) for one in some)
        yield (
            f"{peer.name}, index",
            f"{len(some) / spent:,.0f} articles a second of processor, {peer.size() / text:.2f} times the text",
        )
        name = peer.name + (f" with {len(some):,}" if len(some) < len(everything) else "")
        yield name, {kind: _times(partial(peer.search, kind), _few(peer, many)) for kind, many in asked.items()}


def _few(peer: Peer, many: list[str]) -> list[str]:
    """A slow peer is asked less."""
    return many[:: max(1, len(many) // 15)] if peer.name in ("stock Whoosh", "ripgrep", "Recoll") else many


def _times(search: Callable[[str], object], many: Sequence[str]) -> list[float]:
    """Seconds of processor for each query, each once, as when one searches: of this thread, and of what it runs."""
    times = []
    for words in many:
        begin = _spent()
        with suppress(Exception):  # a peer may not understand every query
            search(words)
        times.append(_spent() - begin)
    return times


def _spent(ours: Callable[[], float] = time.thread_time) -> float:
    """Seconds of processor that this thread (or process) has used, and all programs that it ran and waited for."""
    of_programs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours() + of_programs.ru_utime + of_programs.ru_stime


def _beside(kind: str, times: list[float], peers: dict[str, list[float]]) -> Iterator[Figure | str]:
    middle, high = BARS.get(kind, (None, None))
    fts5 = peers.get("SQLite FTS5")
    if kind == "frequent" and fts5:
        middle = percentile(fts5, 0.5) / 2
    for share, bar in ((0.5, middle), (0.95, high)):
        ours = percentile(times, share)
        theirs = {name: percentile(many, share) for name, many in peers.items()}
        yield Figure(f"{kind}, p{share * 100:.0f}", ours, bar)
        beside = (f"{name} {value * 1000:,.1f} (x {ours / value:.2f})" for name, value in theirs.items() if value)
        yield f"    {', '.join(beside)}"


def _changes(library: Library, everything: Sequence[FullArticle]) -> Iterator[Figure]:
    changed = [prepare(one) for one in everything[:101]]
    with library._writing(1.0, lambda: False) as postings:
        assert postings is not None
        known = postings.intake.known_articles(1)
        for some, bar in ((changed[:1], 0.05), (changed[1:], 0.5)):
            begin = time.perf_counter()
            _change(library, postings, some, {key: article.row for key, article in known.items()})
            yield Figure(f"{len(some)} changed articles can be found", time.perf_counter() - begin, bar)


def _change(library: Library, postings: Postings, some: list[Prepared], rows: dict[str, int]) -> None:
    store(postings, [NewArticle(one, rows[one.id]) for one in some])
    postings.catch_up(lambda: False)
    library.search("council", EVERYTHING, snippets=False)


def _processor(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _ratio(ratio: float, bar: float) -> str:
    return f"{ratio:.1f} times (bar {bar:.1f} {'ok' if ratio >= bar else 'UNDER'})"
