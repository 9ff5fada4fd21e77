"""Terms that stand in a row.

A place in a segment is one number: its document, and where it is there. Those of the rarest term come as one set,
without a loop. A term that is not much more frequent is intersected with it in the same way; a stop word is only looked
at in the documents that are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import add

from reader.library.packing import Postings

BITS = 24  # of a place within its document
OFTEN = 12  # times in a document: looking at whole documents is quicker then


def in_a_row(lists: Sequence[Postings]) -> set[int]:
    """The documents where terms, given by their postings, stand one after the other."""
    first, *others = sorted(range(len(lists)), key=lambda offset: len(lists[offset].ids))
    common = set(lists[first].ids).intersection(*(lists[offset].ids for offset in others))
    if not common:
        return common
    found = set(_places(lists[first], first))
    for offset in others:
        postings = lists[offset]
        left = common.intersection(_documents(found))
        if sum(postings.frequencies()) < OFTEN * len(left):
            found.intersection_update(_places(postings, offset))
        else:
            found = _narrowed(found, left, postings, offset)
    return set(_documents(found))


def _documents(found: set[int]) -> Iterator[int]:
    return (place >> BITS for place in found)


def _places(postings: Postings, offset: int) -> Iterator[int]:
    """Where a phrase would begin that has the term so many words behind its beginning."""
    gaps = postings.gaps()
    if postings.counts is None:
        return map(add, gaps, ((document << BITS) - offset for document in postings.ids))
    sums = [0, *accumulate(gaps)]
    before = map(sums.__getitem__, postings.starts())
    shifts = ((document << BITS) - offset - sum_ for document, sum_ in zip(postings.ids, before, strict=False))
    return map(add, islice(sums, 1, None), chain.from_iterable(map(repeat, shifts, postings.counts)))


def _narrowed(found: set[int], left: set[int], postings: Postings, offset: int) -> set[int]:
    """Those of some places where the term stands too, looked for in some documents."""
    gaps, bounds = postings.gaps(), postings.starts()
    narrowed: list[int] = []
    for at, document in enumerate(postings.ids):
        if document in left:
            places = accumulate(gaps[bounds[at] : bounds[at + 1]], initial=(document << BITS) - offset)
            narrowed += found.intersection(islice(places, 1, None))
    return set(narrowed)
