"""Terms that stand in a row.

A place in a segment is one number: its document, and where the row would end there that has the term at its place.
Those of the rarest term are looked for among those of the others: where one is frequent, each by itself; where it is
rarer, all together as sets, without a loop, or document by document where few are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import add

from reader.library.postings.packing import Postings

BITS = 24  # of a place within its document
FEW = 100  # documents
OFTEN = 20  # times in a document that is left: looking at the documents one by one is quicker then


def in_a_row(lists: Sequence[Postings]) -> set[int]:
    """The documents where terms, given by their postings, stand one after the other."""
    by_places = sorted(range(len(lists)), key=lambda number: sum(lists[number].frequencies()))
    if not _may_meet([lists[number] for number in by_places]):
        return set()
    rarest, *others = by_places
    last = len(lists) - 1
    found: Iterable[int] = _ends(lists[rarest], last - rarest)
    for number in others:
        postings, behind = lists[number], last - number
        if (dense := postings.dense()) is not None:
            found = dense.among(found, BITS, behind)
        else:
            found = _joined(set(found), postings, behind)
        if not found:
            break
    return set(_documents(found))


def _may_meet(lists: Sequence[Postings]) -> bool:
    """Does any document have all of some terms, the rarest given first? Where that one is not rare it is taken for
    granted."""
    few, *many = (postings.ids for postings in lists)
    return len(few) > FEW or bool(set(few).intersection(*many))


def _documents(found: Iterable[int]) -> Iterator[int]:
    return (end >> BITS for end in found)


def _ends(postings: Postings, behind: int) -> Iterator[int]:
    """Where a row would end that has so many words behind the term."""
    numbers = ((document << BITS) + behind for document in postings.ids)
    if (dense := postings.dense()) is not None:
        places: Sequence[int] = dense.numbers()
        return map(add, places, chain.from_iterable(map(repeat, numbers, postings.frequencies())))
    gaps = postings.gaps()
    if postings.counts is None:
        return map(add, gaps, numbers)
    sums = [0, *accumulate(gaps)]
    before = map(sums.__getitem__, postings.starts())
    shifts = (number - passed for number, passed in zip(numbers, before, strict=False))
    return map(add, islice(sums, 1, None), chain.from_iterable(map(repeat, shifts, postings.counts)))


def _joined(found: set[int], postings: Postings, behind: int) -> set[int]:
    """The same of a rarer term."""
    left = set(_documents(found))
    if sum(postings.frequencies()) < OFTEN * len(left):
        return found.intersection(_ends(postings, behind))
    gaps, bounds = postings.gaps(), postings.starts()
    kept: list[int] = []
    for at, document in enumerate(postings.ids):
        if document in left:
            ends = accumulate(gaps[bounds[at] : bounds[at + 1]], initial=(document << BITS) + behind)
            kept += found.intersection(islice(ends, 1, None))
    return set(kept)
