"""A library that is filled as a scan fills it, with texts that need no cleaning: in this process, or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult

from benchmarks.corpus import FILE
from reader.article import FullArticle
from reader.library import Library
from reader.library.scanning.intake import Batch, FileProgress, FileState, NewArticle
from reader.library.scanning.postings import Postings
from reader.library.scanning.prepared import Prepared, pack, prepare, unpack

AT_ONCE = 200
AT_FIRST = 2  # parts before there are words to compress texts with
_inherited: list[FullArticle] = []  # by the processes that prepare: those of a scan read the articles by themselves too
AHEAD = 20  # parts that others prepare while we write: a scan holds so much too


def fill(library: Library, everything: Sequence[FullArticle], processes: int = 0) -> None:
    """Put articles into a library; so many other processes prepare them."""
    with library._writing(1.0, lambda: False) as postings:
        assert postings is not None
        postings.check_sound()
        postings.helped = bool(processes)
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
    postings.add(dict(zip(rows, (one.prepared.postings for one in new), strict=True)))
    return rows


def _prepared(
    everything: Sequence[FullArticle], processes: int, words: Callable[[], bytes]
) -> Iterator[list[Prepared]]:
    parts = (range(start, min(start + AT_ONCE, len(everything))) for start in range(0, len(everything), AT_ONCE))
    if not processes:
        yield from ([prepare(everything[number], words()) for number in part] for part in parts)
        return
    _inherited[:] = everything
    with get_context("fork").Pool(processes) as pool:

        def begin(part: range) -> AsyncResult[list[bytes]]:
            return pool.map_async(partial(_prepare, words()), part, 10)

        begun = deque(map(begin, islice(parts, AT_FIRST)))
        while begun:
            yield list(map(unpack, begun.popleft().get()))
            begun.extend(map(begin, islice(parts, AHEAD - len(begun))))


def _prepare(words: bytes, number: int) -> bytes:
    return pack(prepare(_inherited[number], words))
