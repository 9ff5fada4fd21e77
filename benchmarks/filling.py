"""A library that is filled as a scan fills it, with texts that need no cleaning: in this process, or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing import Pool

from benchmarks.corpus import FILE
from reader.article import FullArticle
from reader.library import Library
from reader.library.scanning.intake import Batch, FileProgress, FileState, NewArticle
from reader.library.scanning.postings import Postings
from reader.library.scanning.prepared import Prepared, prepare

AT_ONCE = 200
AHEAD = 4  # parts that others prepare while we write


def fill(library: Library, everything: Sequence[FullArticle], processes: int = 0) -> None:
    """Put articles into a library; so many other processes prepare them."""
    with library._writing(1.0, lambda: False) as postings:
        assert postings is not None
        postings.check_sound()
        for part in _prepared(everything, processes, postings.intake.words):
            store(postings, [NewArticle(one) for one in part])
            postings.catch_up(lambda: False, only_when_due=True)
        postings.catch_up(lambda: False)
        postings.tidy(lambda: False)


def store(postings: Postings, new: list[NewArticle]) -> list[int]:
    """Put articles into the catalogue; gives their rows."""
    batch = Batch(files={FILE: FileProgress(FileState(1, 1, 1), complete=True)})
    batch.articles = [(FILE, one) for one in new]
    rows = postings.intake.store(batch)
    postings.gone.extend(one.replaces for one in new if one.replaces is not None)
    postings.ready.update(zip(rows, (one.prepared.postings for one in new), strict=True))
    return rows


def _prepared(
    everything: Sequence[FullArticle], processes: int, words: Callable[[], bytes]
) -> Iterator[list[Prepared]]:
    waiting = iter(everything)
    parts = iter(lambda: list(islice(waiting, AT_ONCE)), [])
    if not processes:
        yield from ([prepare(one, words()) for one in part] for part in parts)
        return
    with Pool(processes) as pool:
        begun = deque(pool.map_async(prepare, part, 10) for part in islice(parts, AHEAD))
        while begun:
            yield begun.popleft().get()
            begun.extend(pool.map_async(partial(prepare, words=words()), part, 10) for part in islice(parts, 1))
